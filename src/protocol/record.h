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
        /// \c from asked by HTTP: a batch, or the handshake of a WebSocket. \c text is one JSON object on one line: "method",
        /// "url", "headers" (an array of `[name, value]`) and, only where it is not the messages' lines, "body". Any of them may
        /// be missing.
        Request,
        /// \c from answered by HTTP; \c code is the status. \c text is such an object with "status", "reason", "headers", "body".
        Response,
        Note, ///< A remark of the recorder about what \c from sent, such as "compressed frame passed on": words in \c text.
        Comment, ///< A person's words about message \c seq. The last one counts; an empty one takes it back.
        Mark, ///< A person's mark on message \c seq: a word, such as a colour. The last one counts; an empty one takes it off.
    };

    Kind kind = Kind::Message;
    Side from = Side::A; ///< Who sent it.
    /// False for a text that the sending session handed out but that never left (batch clients do that at their end).
    bool onWire = true;
    quint16 code = 0; ///< WebSocket close code, for \c Closed; HTTP status, for \c Response.
    quint32 session = 0; ///< Number of the session within its capture, from 0.
    qint64 time = -1; ///< Nanoseconds since the capture started, on a monotonic clock; -1 if unknown.
    qint64 size = 0; ///< Bytes of the payload, also where the payload was not kept.
    /// For \c Comment and \c Mark: the message that is meant. The Message, Binary and Refused records of a capture are numbered
    /// from 0 in their order. -1: the whole capture. Of no meaning for other kinds.
    qint64 seq = -1;
    QByteArray text; ///< UTF-8, see \c kind.
};

/// Whether it is one of the records that a capture numbers, see Record::seq.
constexpr bool isNumbered(Record::Kind kind)
{
    return kind == Record::Kind::Message || kind == Record::Kind::Binary || kind == Record::Kind::Refused;
}

/// \brief Where a transport's tap hands its records. Called on the transport's thread, in wire order.
class QTCAPNWEB_EXPORT RecordSink
{
public:
    virtual ~RecordSink();
    virtual void record(Record &&record) = 0;
};

} // namespace QtCapnWeb
