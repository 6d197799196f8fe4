// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callmatcher.h"
#include "idbridge.h"
#include "mockserver.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <vector>

/// \file
/// One session of a mock server.

namespace QtCapnWeb {
class Transport;
} // namespace QtCapnWeb

namespace QtCapnWeb::Replay {

/// \brief What a recorded server said, by what it came after. Shared by all who play it.
///
/// Results of the client's calls have their call as cause. All else that the server sent (calls of its own, what it asked for and
/// let go, resolutions of promises, its end) is taken to be caused by the client's message that was the last before it.
struct MockScript {
    MockScript(const Trace::Capture &capture, quint32 session);

    quint32 session = 0;
    CallMatcher calls; ///< of the client
    std::map<Trace::RecordIndex, std::vector<Trace::RecordIndex>> caused; ///< by cause; NoRecord: by the connection itself
    QHash<EntryId, std::vector<Trace::RecordIndex>> settles; ///< what the client answered, by the server's import
    qint64 closesAfter = 0; ///< messages of the client, before the server closes
};

/// \brief Plays the server's side of a recorded session to one client.
class MockSession final : public QObject
{
    Q_OBJECT
public:
    /// Takes \a transport over, which is open. \a chooseScript is asked for the first message, or with null before it.
    using ScriptChooser = std::function<std::shared_ptr<const MockScript>(const WireMessage *first)>;
    MockSession(const Trace::Capture &capture, const MockOptions &options, Transport *transport, ScriptChooser chooseScript,
                QObject *parent = nullptr);
    ~MockSession() override;

    Transport *transport() const { return m_transport; }

Q_SIGNALS:
    void found(const QtCapnWeb::Replay::MockFinding &finding);
    /// A call of the client was recognised.
    void matched(bool isExact);
    /// The client has sent all that it will, and all was said that there is to say; for batches.
    void answered();
    void ended();

private:
    struct Planned {
        qint64 due;
        Trace::RecordIndex record;
        EntryId call; ///< live: of the client's call that it answers; 0 if it answers none
        bool again = false; ///< it was said before

        friend bool operator<(const Planned &a, const Planned &b)
        {
            return std::tie(a.due, a.record, a.call) < std::tie(b.due, b.record, b.call);
        }
    };

    void take(std::shared_ptr<const MockScript> script);
    void onText(const QByteArray &text);
    void onCall(const WireMessage &live);
    void onPull(const WireMessage &live);
    void onSettled(const WireMessage &live);
    void trigger(Trace::RecordIndex cause);
    void planAnswer(EntryId liveCall, Trace::RecordIndex settled, qint64 from, bool again);
    void schedule();
    void play();
    bool say(const Planned &planned);
    void refuse(EntryId liveCall, const QString &why);
    void find(MockFinding::Kind kind, Trace::RecordIndex record, const QString &text);
    qint64 scaled(qint64 nanoseconds) const;

    const Trace::Capture &m_capture;
    const MockOptions &m_options;
    Transport *m_transport;
    ScriptChooser m_chooseScript;
    std::shared_ptr<const MockScript> m_script;
    CallMatcher m_calls;
    IdBridge m_ids;
    std::set<Planned> m_planned;
    std::set<Trace::RecordIndex> m_caused; // those of m_planned that answer no call
    std::vector<Planned> m_blocked; // due, but something that they name is not there yet
    std::set<Trace::RecordIndex> m_triggered; // causes that have something to say
    std::set<Trace::RecordIndex> m_awaited; // recorded answers of the client to calls that were made again
    QSet<Trace::RecordIndex> m_settled; // answers of the client that came
    struct LiveCall {
        qint64 came;
        bool again;
    };
    QHash<EntryId, LiveCall> m_liveCalls; // live ids of the client's calls that were recognised
    QSet<EntryId> m_pulled; // live
    QHash<EntryId, QString> m_unknown; // live ids of calls that were not recognised, and what is said of them
    QTimer m_timer;
    qint64 m_received = 0; // messages
    bool m_inputEnded = false;
    bool m_hasEnded = false;
};

} // namespace QtCapnWeb::Replay
