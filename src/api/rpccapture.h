// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capturewriter.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QString>

#include <memory>
#include <utility>

/// \file
/// Sessions recorded into a file.

namespace QtCapnWeb {

/// \brief A file that records what passes in sessions: every message with its time, who sent it, and how it ended. The Cap'n Web
/// Inspector opens it, and shows both capability tables as they were at any message. Its format, one JSON value a line, is
/// described at NdjsonWriter in the sources.
/// \code
/// RpcSessionOptions options;      // or RpcServerOptions, RpcClientOptions, RpcBatchOptions
/// options.capture = u"session.cwtrace"_s;
/// \endcode
/// A handle: copies write to the same file, and so do all sessions that are made with copies of the same options. They are
/// numbered in the order in which they began: each connection of a server, each one of an RpcClient that reconnects, each batch.
/// One capture may be given to a client and a server at once, and to sessions on several threads.
///
/// The file is complete when the last copy has gone, those of sessions and of servers included; flush() makes it so before.
/// Traffic never waits for the disk: see Trace::CaptureWriter. A file that cannot be written is told in the log
/// (`qtcapnweb.api`), and the sessions go on.
///
/// Messages hold whatever calls hold, passwords and tokens among them; headers are not recorded.
class QTCAPNWEB_EXPORT RpcCapture
{
public:
    /// None: nothing is recorded.
    RpcCapture() noexcept;
    /// Begins a new file at \a path, which replaces one that is there. Only the user who runs this may read it.
    RpcCapture(const QString &path);
    /// With a limit of size, rotation, and whatever else CaptureWriterOptions has.
    RpcCapture(const QString &path, const Trace::CaptureWriterOptions &options);
    ~RpcCapture();
    RpcCapture(const RpcCapture &) noexcept;
    RpcCapture(RpcCapture &&) noexcept;
    RpcCapture &operator=(const RpcCapture &) noexcept;
    RpcCapture &operator=(RpcCapture &&) noexcept;

    bool isNull() const { return !d; }
    /// The file that is written at this moment; it changes with rotation.
    QString path() const;
    /// Why it cannot be written at this moment; empty if it can.
    QString errorString() const;
    /// Waits until all that was recorded is in the file. \return false if some of it was lost.
    bool flush() const;

    /// For whoever makes a Tap of his own: where its records go. It lives as long as a copy of this.
    RecordSink *sink() const;
    /// The number of the next session in this file, which is taken by that.
    quint32 takeSessionNumber() const;
    /// What the Tap's times count from.
    qint64 clockStart() const;

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace QtCapnWeb
