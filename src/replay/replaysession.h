// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callmatcher.h"
#include "idbridge.h"
#include "replayoptions.h"
#include "replayplan.h"
#include "replayreport.h"

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <memory>
#include <vector>

/// \file
/// One session of a replay.

namespace QtCapnWeb {
class Transport;
} // namespace QtCapnWeb

namespace QtCapnWeb::Replay {

/// \brief What the sessions of a replay have in common.
struct ReplayRun {
    const ReplayPlan &plan;
    const ReplayOptions &options;
    ReplayReport &report;
    /// By record: a step that was made, a message of the server's that came, or one that is not waited for any more.
    std::vector<bool> isDone;
    std::vector<bool> isPlanned;
    ChangedStrings changed; ///< strings of live results; see ReplayOptions::carryValues
    int round = 0;
    qint64 liveRecords = 0; ///< given to the sink so far
    int outstanding = 0; ///< results that are waited for, in all sessions
    double patience = 1; ///< share of ReplayOptions::callbackTimeout

    const Trace::Capture &capture() const { return plan.capture(); }
};

/// \brief Plays the client's side of a recorded session on a live connection. It sends when it is told to, and understands by
/// itself what comes: which recorded message that is, and what of the live session stands for what of the recorded one.
class ReplaySession final : public QObject
{
    Q_OBJECT
public:
    /// \a run outlives it.
    ReplaySession(ReplayRun *run, quint32 session, QObject *parent = nullptr);
    ~ReplaySession() override;

    quint32 session() const { return m_session; }
    /// Takes \a transport over.
    void open(Transport *transport);
    bool wasOpened() const { return m_transport != nullptr || m_hasEnded; }
    bool isReady() const;
    /// The connection ended, or has never been.
    bool hasEnded() const { return m_hasEnded; }
    /// Why, in words; empty if we closed it.
    QString endReason() const { return m_endReason; }
    qint64 bytesToWrite() const;

    /// The recorded message of the server that must come before step \a record can be made; NoRecord if it can.
    Trace::RecordIndex awaited(Trace::RecordIndex record);
    /// When the wait for it, which began at \a began, is over; nanoseconds of Tap::monotonicNow().
    qint64 deadline(Trace::RecordIndex awaited, qint64 began) const;
    /// It is not waited for any more.
    void giveUp(Trace::RecordIndex awaited);
    /// Sends the client's message \a record. What can't be sent is reported.
    void send(Trace::RecordIndex record);

    /// All steps were made: waits for what is still to come, then closes.
    void finish();
    bool isFinishing() const { return m_finishBegan >= 0; }
    /// To be called now and then while it is finishing. \return whether it has ended, so that it can be destroyed.
    bool checkFinished();
    /// Closes at once; what is outstanding is reported as missing for \a reason.
    void abandon(const QString &reason);

Q_SIGNALS:
    /// Something came, or the connection changed.
    void moved();

private:
    struct Outstanding {
        qint64 askedAt;
        Trace::RecordIndex call;
    };

    void onText(const QByteArray &text);
    void onPush(const WireMessage &live);
    void onPull(const WireMessage &live);
    void onSettled(const WireMessage &live);
    void onEnded(const QString &reason);
    void answer(EntryId recorded);
    void transmit(const QByteArray &text);
    QString whyMissing(const IdBridge::Missing &missing, Trace::RecordIndex record) const;
    Trace::RecordIndex origin(const IdBridge::Missing &missing, Trace::RecordIndex record) const;
    bool mayCome(Trace::RecordIndex record) const;
    struct Theirs {
        Trace::RecordIndex pulled = Trace::NoRecord;
        Trace::RecordIndex settled = Trace::NoRecord;
    };
    Theirs callOfServer(EntryId id) const;
    Trace::RecordIndex settleOf(EntryId import) const;
    std::vector<TextChange> valueChanges(const WireMessage &message) const;
    void compare(EntryId import, Trace::RecordIndex recordedSettle, const WireMessage &recorded, const WireMessage &live);
    void report(ReplayOutcome &&outcome);
    void notSent(Trace::RecordIndex record, const QString &reason);
    void failOutstanding(const QString &reason);
    void reportMissingCallbacks();
    void drop(EntryId import);

    ReplayRun *const m_run;
    const Trace::Capture &m_capture;
    const quint32 m_session;
    Transport *m_transport = nullptr;
    IdBridge m_ids;
    CallMatcher m_matcher;
    QHash<EntryId, Outstanding> m_outstanding; // recorded imports that were pulled, and streams
    QHash<EntryId, std::vector<Trace::RecordIndex>> m_settles; // recorded results, by the import that they are of
    struct Sent {
        qint64 time;
        qint64 record; // of the replay's own
    };
    QHash<EntryId, Sent> m_sentAt; // recorded pushes that have not settled
    QHash<EntryId, Trace::RecordIndex> m_releases; // by import, that are sent when its result has come
    QSet<EntryId> m_unansweredCalls; // recorded exports, whose answer could not be sent when it was its turn
    QSet<EntryId> m_pulled; // live exports that the peer asked the result of
    WireMessage m_message; // scratch
    qint64 m_expectedCallbacks = 0;
    quint16 m_closeCode;
    QString m_closeReason;
    qint64 m_finishBegan = -1;
    qint64 m_closedAt = -1;
    QString m_endReason;
    bool m_isOpened = false;
    bool m_hasEnded = false;
    bool m_isClosing = false;
};

} // namespace QtCapnWeb::Replay
