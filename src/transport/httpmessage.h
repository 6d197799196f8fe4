// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <QtCore/QString>

#include <utility>

/// \file
/// What goes over HTTP/1.1, as values (RFC 9110 and RFC 9112).

namespace QtCapnWeb {

/// In the order in which they stand on the wire; names as they were written.
using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// Whether these names are the same, in either case (RFC 9110, 5.1).
inline bool isSameName(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}
/// The value of the first header of this \a name, which may be written in either case; null if there is none.
QTCAPNWEB_EXPORT QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name);
/// The items of all headers of this \a name, which is a comma-separated list (RFC 9110, 5.6.1); empty items are left out.
QTCAPNWEB_EXPORT QByteArrayList headerList(const HttpHeaders &headers, QByteArrayView name);

/// \brief The head of a request, which was checked: see HttpParser.
struct HttpRequest {
    QByteArray method; ///< as written; methods tell case apart
    QByteArray target; ///< as written: `/path?query`, `http://host/path`, or `*`
    int minorVersion = 1; ///< of HTTP/1: 0 or 1
    HttpHeaders headers;
    bool hasBody = false; ///< of at least one byte, as far as is known
    bool keepAlive = true; ///< whether the client may use the connection again
    bool isUpgrade = false; ///< it wants another protocol (RFC 9110, 7.8)

    QByteArray header(QByteArrayView name) const { return headerValue(headers, name); }
    bool expectsContinue() const;
    /// The part of the target that names a resource, percent-encoded as it came, without query: `/` at least; `*` as such. Null
    /// if the target has none.
    QByteArray path() const;
    QByteArray query() const;
    /// Host and port, from the target if it names them, else from the header. Null if neither does (HTTP/1.0).
    QByteArray authority() const;
};

/// \a headers as lines, each with its CRLF. Left out are those that would break the message, and those that say how it is framed
/// (Connection, Content-Length, Date, Transfer-Encoding), which is for whoever writes it to say.
QTCAPNWEB_EXPORT QByteArray headerLines(const HttpHeaders &headers);

/// \brief A response. Content-Length, Date and Connection are written by the connection.
struct HttpResponse {
    int status = 200;
    QByteArray body;
    HttpHeaders headers;
    bool close = false; ///< end the connection with it

    /// A line of text for people, which is what a refusal has as its body.
    static QTCAPNWEB_EXPORT HttpResponse text(int status, const QByteArray &body);
    void add(const QByteArray &name, const QByteArray &value) { headers.append({name, value}); }
    /// Adds what goes over the wire to \a wire. Of the headers, those that headerLines() gives. A response to HEAD has no body
    /// but tells its length.
    QTCAPNWEB_EXPORT void appendTo(QByteArray *wire, bool keepAlive, bool withBody) const;
    QByteArray toWire(bool keepAlive, bool withBody) const
    {
        QByteArray wire;
        appendTo(&wire, keepAlive, withBody);
        return wire;
    }
};

/// The words of RFC 9110, 15, for \a status.
QTCAPNWEB_EXPORT QByteArrayView reasonPhrase(int status);

} // namespace QtCapnWeb
