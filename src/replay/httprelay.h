// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpmessage.h"

#include <optional>

/// \file
/// HTTP/1 read by one who passes it on: where a message ends, and what it carries (RFC 9112).

namespace QtCapnWeb::Replay {

/// The head of a response. What is passed on are its bytes, not this.
struct ResponseHead {
    int status = 0;
    int minorVersion = 1;
    QByteArray reason;
    HttpHeaders headers;
    qsizetype size = 0; ///< bytes that it takes

    /// Another follows for the same request; 101 is not one of these.
    bool isInterim() const { return status >= 100 && status < 200 && status != 101; }
};

enum class HeadStep : quint8 { NeedMore, Done, Failed };

/// Reads the head that \a bytes begin with. Called again with more behind them until it is not NeedMore; it looks at no more than
/// \a maximum of them. \a searched is where that search goes on; 0 for a new head.
HeadStep readResponseHead(QByteArrayView bytes, qsizetype maximum, qsizetype *searched, ResponseHead *head);

/// \brief Where a body ends, and what is payload in it. It keeps nothing of it.
class BodyFraming
{
public:
    /// No body.
    BodyFraming() = default;
    /// Of a request whose head was accepted by HttpParser.
    static BodyFraming ofRequest(const HttpHeaders &headers);
    /// Of the response to a request with the method \a method; nothing if its length can't be told (RFC 9112, 6.3).
    static std::optional<BodyFraming> ofResponse(const ResponseHead &head, const QByteArray &method);

    /// Takes bytes that belong to the body from the front of \a bytes: all of one piece of payload, which \a payload then is, or
    /// what stands between two, and \a payload is empty. Call it until the body is done or \a bytes are empty.
    /// \return how many were taken; \a bytes is left as it is.
    qsizetype take(QByteArrayView bytes, QByteArrayView *payload);

    bool isDone() const { return m_state == State::Done; }
    /// The body ends with the connection.
    bool isUntilClose() const { return m_state == State::UntilClose; }
    /// The chunks make no sense: what follows can't be told apart.
    bool hasFailed() const { return m_state == State::Failed; }

private:
    enum class State : quint8 {
        Done,
        UntilClose,
        Length,
        ChunkSize,
        ChunkExtension,
        ChunkSizeEnd,
        ChunkData,
        ChunkEnd,
        ChunkEndLine,
        TrailerStart,
        Trailer,
        TrailerEnd,
        Failed
    };

    static BodyFraming withLength(quint64 length);
    static BodyFraming chunked();
    qsizetype takeChunked(QByteArrayView bytes, QByteArrayView *payload);
    State afterSize() const { return m_left == 0 ? State::TrailerStart : State::ChunkData; }

    State m_state = State::Done;
    quint64 m_left = 0; // of the body, or of the chunk
    bool m_hasDigits = false; // of the chunk's size
};

} // namespace QtCapnWeb::Replay
