// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

/// \file
/// A record: one thing that was seen on a connection. A session is a list of records, and everything that the
/// inspector shows is computed from that list (ARCHITECTURE.md, "The idea that everything follows from").

namespace QtCapnWeb {

/// \brief One message, or one event of the connection that carried it.
struct Record {
    enum class Kind : quint8 {
        Opened, ///< The session began; \c text is its URL or another name of the peer.
        Message, ///< One text, exactly as on the wire.
        Binary, ///< A binary frame, which the protocol forbids; \c text is its bytes.
        Refused, ///< A message that was refused for its size and not kept; \c size tells how large it was.
        Closed, ///< \c from closed the connection with \c code and the reason in \c text.
        Failed, ///< The connection could not be made, or broke; \c text says why, in words for a person.
    };

    Kind kind = Kind::Message;
    Side from = Side::A; ///< Who sent it.
    /// False for a text that the sending session handed out but that never left (batch clients do that at their end).
    bool onWire = true;
    quint16 code = 0; ///< WebSocket close code, for \c Closed.
    quint32 session = 0; ///< Number of the session within its capture, from 0.
    qint64 time = -1; ///< Nanoseconds since the capture started, on a monotonic clock; -1 if unknown.
    qint64 size = 0; ///< Bytes of the payload, also where the payload was not kept.
    QByteArray text; ///< UTF-8, see \c kind.
};

/// \brief Where a transport's tap hands its records. Called on the transport's thread, in wire order.
class QTCAPNWEB_EXPORT RecordSink
{
public:
    virtual ~RecordSink();
    virtual void record(Record &&record) = 0;
};

} // namespace QtCapnWeb
