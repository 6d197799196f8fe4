// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "record.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

/// \file
/// Recording into a file. Any session, on any thread, is recorded by one line:
///
///     QtCapnWeb::Trace::CaptureWriter recorder(u"session.cwtrace"_s);
///     sessionOptions.tap = &recorder;                                          // RpcSessionOptions
///     serverOptions.tap = [&](quint32, const QString &) { return &recorder; }; // RpcServerOptions: all sessions in one file

namespace QtCapnWeb::Trace {

/// \brief Something that whoever records should know.
struct CaptureWriterEvent {
    enum class Kind : quint8 {
        Failed, ///< The file cannot be written. Recording tries again with each record that comes; what comes meanwhile is lost.
        Recovered, ///< It can be written again.
        Dropped, ///< \c count records were lost: they came faster than the disk takes them, or while it failed. The file says so,
                 ///< too.
        Full, ///< CaptureWriterOptions::maximumSize was reached, and recording has ended.
        Rotated, ///< It was reached, and recording goes on in \c path.
    };
    Kind kind;
    QString text; ///< for a person
    QString path;
    qint64 count = 0;
};

struct CaptureWriterOptions {
    enum class WhenFull : quint8 {
        Stop,
        Rotate, ///< go on in NAME.2.cwtrace, NAME.3.cwtrace …; a session that is open has its `session` line in each
    };

    /// Bytes of a file; 0: no limit. It is passed by one record at most.
    qint64 maximumSize = 0;
    WhenFull whenFull = WhenFull::Stop;
    /// Rotate: older files are deleted; 0: none.
    int keptFiles = 0;
    /// Go on with a file that is there (to add comments, for instance), in place of a new one. Its header stays.
    bool append = false;
    /// Number of the first message, see Record::seq: how many an appended file has.
    qint64 firstSeq = 0;
    /// Only the user who records may read the file (0600).
    bool isPrivate = false;
    /// Bytes of records that wait for the disk at most; what is more is dropped, and counted.
    qint64 maximumWaiting = 256 << 20;
    /// How long a record waits at most before it is handed to the system. A recorder that is killed loses so much.
    std::chrono::milliseconds delay{20};

    /// `started` of the header; not valid: now.
    QDateTime started;
    /// What Record::time counts from, on the clock of Tap::monotonicNow(): what the sessions have as their \c tapClockStart. The
    /// file has times since \c started. Nothing: the records have such times themselves.
    std::optional<qint64> clockStart = 0;

    /// Told on the thread that writes; must not block for long, nor destroy the writer.
    std::function<void(const CaptureWriterEvent &)> onEvent;
};

/// \brief Appends records to a capture file (NDJSON, see ndjsonwriter.h), on a thread of its own.
///
/// record() takes a lock for an instant and never waits for a disk, throws or fails: the traffic that is recorded goes on, come
/// what may. Everything is handed to the system within CaptureWriterOptions::delay, also if nothing else comes; what was handed
/// over survives the death of the process, and a line that was cut off is only ever the last one. Destroying the writer writes
/// what waits.
class QTCAPNWEB_EXPORT CaptureWriter final : public RecordSink
{
public:
    /// Replaces a file that is there, unless \a options say otherwise. Ask errorString() whether it could be opened.
    explicit CaptureWriter(const QString &path, const CaptureWriterOptions &options = {});
    ~CaptureWriter() override;
    Q_DISABLE_COPY_MOVE(CaptureWriter)

    /// From any thread. Those of one thread keep their order.
    void record(Record &&record) override;
    /// Waits until all that was recorded before is with the system (not: on the disk). \return false if some of it was lost.
    bool flush();

    /// Why the file cannot be written at this moment; empty if it can.
    QString errorString() const;
    /// The file that is written at this moment.
    QString path() const;
    /// Records that were lost since the beginning.
    qint64 droppedCount() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb::Trace
