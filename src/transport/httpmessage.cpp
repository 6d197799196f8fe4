// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httpmessage.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

/// Whether a token may hold it (RFC 9110, 5.6.2).
constexpr auto IsTokenCharacter = [] {
    std::array<bool, 256> table{};
    for (int c = 0; c < 128; ++c)
        table[size_t(c)] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    for (const char c : {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'})
        table[uchar(c)] = true;
    return table;
}();

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return IsTokenCharacter[uchar(c)]; });
}

bool saysHowItIsFramed(QByteArrayView name)
{
    static constexpr QByteArrayView names[] = {"Connection", "Content-Length", "Date", "Transfer-Encoding"};
    return std::any_of(std::begin(names), std::end(names), [name](QByteArrayView one) { return isSameName(one, name); });
}

bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return uchar(c) >= 0x20 ? c != 0x7f : c == '\t'; });
}

/// Copies \a text to \a out. \return what stands behind it
char *copied(QByteArrayView text, char *out) { return std::copy(text.begin(), text.end(), out); }

QByteArrayView decimal(qint64 number, std::array<char, 24> &digits)
{
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr};
}

// The start of the authority in an absolute target, or -1 if it is no absolute one.
qsizetype authorityStart(QByteArrayView target)
{
    if (target.startsWith('/'))
        return -1;
    const qsizetype colon = target.indexOf("://");
    return colon > 0 ? colon + 3 : -1;
}

qsizetype authorityEnd(QByteArrayView target, qsizetype start)
{
    qsizetype end = start;
    while (end < target.size() && target[end] != '/' && target[end] != '?' && target[end] != '#')
        ++end;
    return end;
}

// Formatting a date costs more than all the rest of a short response.
QByteArray httpDate()
{
    thread_local qint64 second = -1;
    thread_local QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        text =
            QLocale::c().toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
    }
    return text;
}

} // namespace

QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (isSameName(key, name))
            return value.isNull() ? QByteArray("") : value;
    }
    return {};
}

QByteArrayList headerList(const HttpHeaders &headers, QByteArrayView name)
{
    QByteArrayList items;
    for (const auto &[key, value] : headers) {
        if (!isSameName(key, name))
            continue;
        for (const QByteArray &item : value.split(',')) {
            if (const QByteArray trimmed = item.trimmed(); !trimmed.isEmpty())
                items.append(trimmed);
        }
    }
    return items;
}

bool HttpRequest::expectsContinue() const { return minorVersion > 0 && isSameName(header("expect"), "100-continue"); }

QByteArray HttpRequest::path() const
{
    if (target == "*")
        return target;
    qsizetype start = 0;
    if (const qsizetype authority = authorityStart(target); authority >= 0)
        start = authorityEnd(target, authority);
    else if (!target.startsWith('/'))
        return {};
    qsizetype end = start;
    while (end < target.size() && target[end] != '?' && target[end] != '#')
        ++end;
    return end == start ? "/"_ba : target.sliced(start, end - start);
}

QByteArray HttpRequest::query() const
{
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return {};
    const qsizetype end = target.indexOf('#', mark);
    return target.sliced(mark + 1, (end < 0 ? target.size() : end) - mark - 1);
}

QByteArray HttpRequest::authority() const
{
    const qsizetype start = authorityStart(target);
    if (start < 0)
        return header("host");
    return target.sliced(start, authorityEnd(target, start) - start);
}

QByteArray headerLines(const HttpHeaders &headers)
{
    // Once to know how much it is: QByteArray costs more for each piece than most of these have bytes.
    const auto isWritten = [](const auto &header) {
        return isToken(header.first) && isFieldValue(header.second) && !saysHowItIsFramed(header.first);
    };
    qsizetype size = 0;
    for (const auto &header : headers)
        size += isWritten(header) ? header.first.size() + header.second.size() + 4 : 0;
    QByteArray lines(size, Qt::Uninitialized);
    char *out = lines.data();
    for (const auto &header : headers) {
        if (isWritten(header))
            out = copied("\r\n", copied(header.second, copied(": ", copied(header.first, out))));
    }
    return lines;
}

HttpResponse HttpResponse::text(int status, const QByteArray &body)
{
    HttpResponse response;
    response.status = status;
    response.body = body + '\n';
    response.add("Content-Type"_ba, "text/plain;charset=UTF-8"_ba);
    return response;
}

void HttpResponse::appendTo(QByteArray *wire, bool keepAlive, bool withBody) const
{
    const bool sendsBody = withBody && status != 204 && status != 304;
    const bool tellsLength = status >= 200 && status != 204; // RFC 9110, 8.6: not with these
    const bool upgrades = !headerValue(headers, "Upgrade").isNull(); // 7.8: whoever sends Upgrade names it in Connection
    std::array<char, 24> codeDigits;
    std::array<char, 24> lengthDigits;
    const QByteArrayView code = decimal(status, codeDigits);
    const QByteArrayView length = tellsLength ? decimal(body.size(), lengthDigits) : QByteArrayView();
    const QByteArray date = httpDate();
    const QByteArray lines = headerLines(headers);
    const std::array<QByteArrayView, 13> parts{"HTTP/1.1 ",
                                               code,
                                               " ",
                                               reasonPhrase(status),
                                               "\r\nDate: ",
                                               date,
                                               "\r\n",
                                               lines,
                                               tellsLength ? QByteArrayView("Content-Length: ") : QByteArrayView(),
                                               length,
                                               tellsLength ? QByteArrayView("\r\nConnection: ") : QByteArrayView("Connection: "),
                                               upgrades ? QByteArrayView("Upgrade, ") : QByteArrayView(),
                                               keepAlive ? QByteArrayView("keep-alive\r\n\r\n")
                                                         : QByteArrayView("close\r\n\r\n")};
    qsizetype size = sendsBody ? body.size() : 0;
    for (const QByteArrayView part : parts)
        size += part.size();
    const qsizetype before = wire->size();
    wire->resize(before + size);
    char *out = wire->data() + before;
    for (const QByteArrayView part : parts)
        out = copied(part, out);
    if (sendsBody)
        copied(body, out);
}

QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 402:
        return "Payment Required";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 421:
        return "Misdirected Request";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return status < 400 ? "OK" : status < 500 ? "Client Error" : "Server Error";
    }
}

} // namespace QtCapnWeb
