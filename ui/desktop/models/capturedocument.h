// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture.h"

#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <QtCore/QString>

#include <memory>
#include <vector>

/// \file
/// One capture as the window shows it: the records of one connection and its reconnects, or of a file.

namespace Inspector {

/// \brief A capture with a name and the state of whatever fills it.
///
/// It holds the Capture, which jobs that save it share. Its one writer is the controller (or a reader of files), which hands
/// records over in batches on the GUI thread; every model reads it there. Nothing is ever taken out again: a cleared view is a
/// new document.
///
/// Of a large file the first records are there long before the others. They are a capture of their own, in whose place the whole
/// one comes later: with the same records under the same indexes, so that for everyone who asks this document they are records
/// that were appended. Who keeps a capture goes on with the new one, see appended().
class CaptureDocument final : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 {
        Idle, ///< a file, or a live session that was never connected
        Connecting,
        Connected,
        Closing, ///< asked to close, the peer has not answered yet
        Disconnected, ///< was connected; closed in good order by either side
        Failed, ///< could not connect, or broke; of a file: it cannot be read
        Listening, ///< a proxy that waits for clients and records them
        Loading, ///< a file that is being read: its first records come soon, all others at once when that is done
    };
    Q_ENUM(State)

    explicit CaptureDocument(const QString &title, QObject *parent = nullptr);
    ~CaptureDocument() override;

    /// What the person called it, or its URL.
    QString title() const { return m_title; }
    void setTitle(const QString &title);

    /// The side that is ours: rows from it are shown as outgoing. A, the connecting side, unless set.
    QtCapnWeb::Side ownSide() const { return m_ownSide; }
    void setOwnSide(QtCapnWeb::Side side);

    State state() const { return m_state; }
    /// More records may come.
    bool isGrowing() const;
    /// Only the first records of its file are here, because the others are being read or because reading them failed: not what a
    /// copy, or anything else that needs all of them, may be made from.
    bool isPartial() const { return m_partial; }
    /// Words that go with the state: the peer's close reason, what went wrong. May be empty.
    QString stateDetail() const { return m_stateDetail; }
    void setState(State state, const QString &detail = {});

    const QtCapnWeb::Trace::Capture &capture() const { return *m_capture; }
    std::shared_ptr<const QtCapnWeb::Trace::Capture> sharedCapture() const { return m_capture; }
    qint64 count() const { return m_capture->count(); }

    /// When its clock began: when it was made, unless a file says otherwise. Not valid if a file does not say.
    QDateTime started() const { return m_started; }
    void setStarted(const QDateTime &started) { m_started = started; }

    /// The file that it was read from or saved to last; empty if there is none.
    QString filePath() const { return m_filePath; }
    void setFilePath(const QString &path);
    /// It is read when it is shown first.
    bool isUnread() const { return m_unread; }
    void setUnread(bool unread);
    /// Records that come into its file later are shown as they come.
    bool isFollowingFile() const { return m_followingFile; }
    void setFollowingFile(bool following);
    /// The file that what comes is recorded into right now; empty if there is none.
    QString recordingPath() const { return m_recordingPath; }
    /// Why that file cannot be written at this moment, for a person; empty if it can.
    QString recordingProblem() const { return m_recordingProblem; }
    void setRecording(const QString &path, const QString &problem = {});
    /// How much of the job in progress is done, 0 to 1; -1 if there is none, or nobody knows.
    double progress() const { return m_progress; }
    void setProgress(double progress);

    /// What one should know while there is no record: a title, a line break, more words. May be empty.
    QString hint() const { return m_hint; }
    void setHint(const QString &hint);

    /// Whether what is not in a file is worth a question before it is lost. No, unless set: the built-in demo can be had again.
    bool isWorthKeeping() const { return m_worthKeeping; }
    void setWorthKeeping(bool worth);
    /// Records [0, count) are in a file.
    void setSaved(qint64 count);
    /// Whether records that are worth keeping are in no file.
    bool isModified() const { return m_worthKeeping && count() > m_saved; }

    /// The moment that "now" is on the capture's clock, in nanoseconds: it runs while connected, and else stands where the last
    /// record is.
    qint64 now() const;

    /// Appends \a records in their order and announces them once. Empty batches are ignored.
    void append(std::vector<QtCapnWeb::Record> &&records);
    /// Announces the records from \a first on, which a reader of its file has put into the capture on this thread. They are in
    /// that file already.
    void noteAppended(qint64 first);
    /// Takes over the first records of a file, to be shown until all of it was read; for a document without records.
    void adoptHead(std::shared_ptr<QtCapnWeb::Trace::Capture> capture);
    /// Takes over what was read from a file; for a document without records, or with the first ones that \a capture has.
    void adopt(std::shared_ptr<QtCapnWeb::Trace::Capture> capture);

Q_SIGNALS:
    void titleChanged();
    void ownSideChanged();
    void stateChanged();
    void progressChanged();
    /// isModified() or filePath() may be another now; not emitted for records that come, of which appended() tells.
    void savedChanged();
    void recordingChanged();
    /// Records [first, first + count) are there now. One emission a batch. sharedCapture() may be another one: where \a first is
    /// 0, whatever was known is to be forgotten; else it begins with all that the one before holds, which need not be looked at
    /// again.
    void appended(qint64 first, qint64 count);

private:
    std::shared_ptr<QtCapnWeb::Trace::Capture> m_capture;
    QElapsedTimer m_sinceAppend;
    QDateTime m_started = QDateTime::currentDateTimeUtc();
    QString m_title;
    QString m_filePath;
    QString m_hint;
    double m_progress = -1;
    qint64 m_saved = 0;
    bool m_worthKeeping = false;
    bool m_unread = false;
    bool m_followingFile = false;
    bool m_partial = false;
    QString m_recordingPath;
    QString m_recordingProblem;
    QString m_stateDetail;
    State m_state = State::Idle;
    QtCapnWeb::Side m_ownSide = QtCapnWeb::Side::A;
};

} // namespace Inspector
