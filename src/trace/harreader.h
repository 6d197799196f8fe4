// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

/// \file
/// Reading of HTTP archives (HAR 1.2), as browsers' developer tools and proxies save them.
/// Sources: the HAR 1.2 specification; chromium's and mitmproxy's own files (tests/data/har) for WebSocket messages.

namespace QtCapnWeb {
class RecordSink;
} // namespace QtCapnWeb

namespace QtCapnWeb::Trace {

class Capture;

/// How reading went.
struct HarReport {
    QString creator; ///< "WebInspector 537.36": the program that made it
    QDateTime started; ///< the moment that times of the records count from
    qint64 records = 0;
    int sessions = 0;
    int otherEntries = 0; ///< requests and WebSockets that are no Cap'n Web
    QList<QString> faults; ///< what was skipped of those that are, or is missing; the first 100
    QString error; ///< why there is nothing to show: it is no HAR, or has no Cap'n Web traffic
};

/// Whether it looks like a HAR: JSON whose first member, or one soon behind it, is "log".
QTCAPNWEB_EXPORT bool looksLikeHar(QByteArrayView beginning);

/// \brief Gives all Cap'n Web traffic of a HAR to \a sink, in order of time; sessions are numbered from 0.
///
/// A session is one WebSocket with `_webSocketMessages` (Chrome, Edge, newer Firefox, mitmproxy), or one POST whose body's lines
/// are messages, with its answer. A WebSocket or a POST whose first messages are none of the protocol is another's, and left out.
/// Handshakes and HTTP facts become Request and Response records.
///
/// All is read at once: the text must be below 2 GiB, and takes about three times its size while it is read.
QTCAPNWEB_EXPORT HarReport readHar(const QByteArray &text, RecordSink &sink);
/// The same, appended to \a capture; its sessions get new numbers, behind those that the capture has.
QTCAPNWEB_EXPORT HarReport readHar(const QByteArray &text, Capture &capture);

} // namespace QtCapnWeb::Trace
