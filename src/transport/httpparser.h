// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpmessage.h"
#include "qtcapnwebglobal.h"

#include <memory>

/// \file
/// From bytes to a request.

namespace QtCapnWeb {

/// \brief Reads one HTTP/1 request, of which it trusts nothing; after reset() the next.
///
/// The grammar is Boost.Beast's, which is known to this class's source file alone. On top of it everything is refused on which a
/// proxy and this server could disagree about where a request ends (RFC 9112, 11.2): a repeated or listed Content-Length, a
/// Transfer-Encoding beside it or in HTTP/1.0 or other than `chunked`, folded lines; and a Host that is missing or repeated.
/// Trailers are read and dropped.
class QTCAPNWEB_EXPORT HttpParser
{
public:
    enum class Step {
        NeedMore, ///< all that can be said of these bytes was said
        Done, ///< the head or the body is here, whichever was read
        Failed, ///< the request can't be answered other than with status(), and nothing behind it can be read
    };

    /// \a maximumHead: bytes of request line and headers, up to and with the empty line. \a maximumBody: bytes of the body,
    /// without what the chunked coding adds.
    HttpParser(qsizetype maximumHead, qint64 maximumBody);
    ~HttpParser();
    Q_DISABLE_COPY_MOVE(HttpParser)

    /// Forgets all, for the next request.
    void reset();

    /// \a bytes are all that came of this request so far; called again with more of them until it is not NeedMore. It never looks
    /// at more than the first maximumHead of them. A body that is announced as too large fails here already.
    Step readHead(QByteArrayView bytes);
    /// What the head takes of the bytes, once it is Done: what follows is the body, or another request.
    qsizetype headSize() const;
    /// Complete once the head is Done.
    const HttpRequest &request() const;

    /// Reads what follows the head. \a used tells how many of \a bytes were taken; the others come again, with more behind them.
    /// It is Done at once if the request has no body.
    Step readBody(QByteArrayView bytes, qsizetype *used);
    /// Of the body, as much as was read.
    qint64 bodySize() const;
    QByteArray takeBody();

    /// Why it failed: 400, 413, 414, 431, 501 or 505.
    int status() const;
    /// The same in words.
    QByteArray reason() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb
