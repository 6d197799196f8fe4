// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httpparser.h"

// The only source file that includes Boost.
#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <string_view>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

namespace Http = boost::beast::http;
using ErrorCode = boost::beast::error_code;
using Text = boost::beast::string_view;

// What the chunked coding may add to a body: some room, and then a share of what it carries. Otherwise a client could have us
// read for ever to get nothing.
constexpr qint64 FreeOverhead = 16 * 1024;
constexpr qint64 OverheadPerByte = 16;

QByteArray bytesOf(Text text) { return QByteArray(text.data(), qsizetype(text.size())); }

} // namespace

class HttpParser::Private final : public Http::basic_parser<true>
{
public:
    Private(qsizetype headLimit, qint64 bodyLimit) : maximumHead(headLimit), maximumBody(bodyLimit)
    {
        header_limit(std::uint32_t(std::clamp<qsizetype>(headLimit, 1, 1 << 30)));
        body_limit(std::uint64_t(std::max<qint64>(bodyLimit, 0)));
        eager(true);
    }

    Step fail(int why, const QByteArray &words)
    {
        status = why;
        reason = words;
        failed = true;
        return Step::Failed;
    }

    Step failHead(const ErrorCode &error, QByteArrayView bytes);
    Step failBody(const ErrorCode &error);
    Step checkHead();
    bool linesAreFine(QByteArrayView head);
    qsizetype count(QByteArrayView name) const;

    const qsizetype maximumHead;
    const qint64 maximumBody;
    HttpRequest request;
    QByteArray body;
    qsizetype fed = 0; // bytes of the head that the grammar took
    qsizetype searched = 0; // where the end of the head was not found yet
    qsizetype scanned = 0; // what linesAreFine() has seen
    bool folded = false; // and whether a line in it goes on in the next
    qsizetype size = 0; // of the head
    qint64 overhead = 0; // bytes of the body that carried nothing
    int status = 0;
    QByteArray reason;
    bool headDone = false;
    bool failed = false;

protected:
    void on_request_impl(Http::verb, Text method, Text target, int version, ErrorCode &) override
    {
        request.method = bytesOf(method);
        request.target = bytesOf(target);
        request.minorVersion = version % 10;
    }
    void on_response_impl(int, Text, int, ErrorCode &) override { }
    void on_field_impl(Http::field, Text name, Text value, ErrorCode &) override
    {
        if (headDone)
            return; // a trailer
        if (request.headers.isEmpty())
            request.headers.reserve(8);
        request.headers.append({bytesOf(name), bytesOf(value)});
    }
    void on_header_impl(ErrorCode &) override { }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ErrorCode &) override { }
    std::size_t on_body_impl(Text part, ErrorCode &) override { return take(part); }
    void on_chunk_header_impl(std::uint64_t, Text, ErrorCode &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, Text part, ErrorCode &) override { return take(part); }
    void on_finish_impl(ErrorCode &) override { }

private:
    std::size_t take(Text part)
    {
        body.append(part.data(), qsizetype(part.size()));
        return part.size();
    }
};

qsizetype HttpParser::Private::count(QByteArrayView name) const
{
    return std::count_if(request.headers.begin(), request.headers.end(),
                         [&](const auto &header) { return isSameName(header.first, name); });
}

HttpParser::Step HttpParser::Private::failHead(const ErrorCode &error, QByteArrayView bytes)
{
    if (error == Http::error::header_limit)
        return fail(431, "The headers are too large."_ba);
    if (error == Http::error::body_limit)
        return fail(413, "The body must not have more than "_ba + QByteArray::number(maximumBody) + " bytes."_ba);
    if (error == Http::error::bad_version) {
        // Another version is not the same as none: the preface of HTTP/2 is a request line.
        const QByteArrayView line = bytes.first(std::max<qsizetype>(bytes.indexOf("\r\n"), 0));
        const QByteArrayView version = line.sliced(line.lastIndexOf(' ') + 1);
        const auto digit = [&](qsizetype at) { return version[at] >= '0' && version[at] <= '9'; };
        if (version.size() == 8 && version.startsWith("HTTP/") && digit(5) && version[6] == '.' && digit(7))
            return fail(505, "This server speaks HTTP/1.1."_ba);
    }
    return fail(400, "This is not HTTP: "_ba + QByteArray::fromStdString(error.message()) + '.');
}

// Everything here is RFC 9112, 3.2, 6.1 and 6.3, in its strictest reading.
HttpParser::Step HttpParser::Private::checkHead()
{
    const qsizetype hosts = count("host");
    if (hosts > 1 || (hosts == 0 && request.minorVersion > 0))
        return fail(400, "There must be one Host header."_ba);
    const qsizetype lengths = count("content-length");
    const qsizetype encodings = count("transfer-encoding");
    if (lengths > 1 || (lengths == 1 && request.header("content-length").contains(',')))
        return fail(400, "There must not be more than one Content-Length."_ba);
    if (encodings > 0) {
        if (lengths > 0)
            return fail(400, "There must not be both Content-Length and Transfer-Encoding."_ba);
        if (request.minorVersion == 0)
            return fail(400, "HTTP/1.0 has no Transfer-Encoding."_ba);
        if (encodings > 1 || request.header("transfer-encoding").compare("chunked", Qt::CaseInsensitive) != 0)
            return fail(501, "The only Transfer-Encoding known here is chunked."_ba);
    }
    request.hasBody = !is_done();
    request.keepAlive = keep_alive();
    request.isUpgrade = request.minorVersion > 0 && upgrade();
    headDone = true;
    return Step::Done;
}

bool HttpParser::Private::linesAreFine(QByteArrayView head)
{
    // What is before it, where it begins: nothing that matters.
    uchar before = scanned > 0 ? uchar(head[scanned - 1]) : ' ';
    for (const char byte : head.sliced(scanned)) {
        const auto c = uchar(byte);
        if (c <= ' ' || c == 0x7f || before == '\r') {
            const bool afterReturn = before == '\r';
            if (c == '\n' ? !afterReturn : afterReturn || (c < 0x20 && c != '\r' && c != '\t') || c == 0x7f)
                return false;
            folded = folded || ((c == ' ' || c == '\t') && before == '\n');
        }
        before = c;
    }
    scanned = head.size();
    return true;
}

HttpParser::Step HttpParser::Private::failBody(const ErrorCode &error)
{
    if (error == Http::error::body_limit)
        return fail(413, "The body must not have more than "_ba + QByteArray::number(maximumBody) + " bytes."_ba);
    return fail(400, "The body is not what its headers say: "_ba + QByteArray::fromStdString(error.message()) + '.');
}

HttpParser::HttpParser(qsizetype maximumHead, qint64 maximumBody) : d(std::make_unique<Private>(maximumHead, maximumBody)) { }

HttpParser::~HttpParser() = default;

void HttpParser::reset()
{
    const qsizetype maximumHead = d->maximumHead;
    const qint64 maximumBody = d->maximumBody;
    // In its place: Beast's parsers are for one message, and neither step can fail.
    std::destroy_at(d.get());
    std::construct_at(d.get(), maximumHead, maximumBody);
}

HttpParser::Step HttpParser::readHead(QByteArrayView bytes)
{
    Q_ASSERT(!d->headDone && !d->failed);
    const QByteArrayView head = bytes.first(std::min(bytes.size(), d->maximumHead));
    // Empty lines in front of a request are to be ignored (RFC 9112, 2.2): they may come of an earlier one.
    while (d->fed == d->size && head.sliced(d->fed).startsWith("\r\n"))
        d->size = d->fed += 2;
    if (head.size() == d->fed || (d->fed == d->size && head.sliced(d->fed) == "\r"))
        return head.size() < d->maximumHead ? Step::NeedMore : d->fail(431, "The headers are too large."_ba);

    const qsizetype start = d->size;
    // QByteArrayView has a search for long needles, which takes a while to prepare.
    const auto found =
        qsizetype(std::string_view(head.data(), size_t(head.size())).find("\r\n\r\n", size_t(std::max(d->searched, start))));
    const qsizetype end = found < 0 ? head.size() : found + 4;
    d->searched = std::max<qsizetype>(head.size() - 3, 0);
    if (found < 0 && head.size() >= d->maximumHead) {
        return head.sliced(start).contains("\r\n") ? d->fail(431, "The headers are too large."_ba)
                                                   : d->fail(414, "The request line is too long."_ba);
    }
    // Beast tells of these only once the whole head is here, which such a head may never be.
    if (!d->linesAreFine(head.first(end)))
        return d->fail(400, "This is not HTTP: a line holds what it must not, or has another end than CR LF."_ba);
    // A line that goes on in the next is obsolete, and was a way to hide headers (RFC 9112, 5.2).
    if (found >= 0 && d->folded)
        return d->fail(400, "A header must not go on in the next line."_ba);
    ErrorCode error;
    // Eager, it would read the body as well: it is shown the head alone.
    d->fed += qsizetype(d->put(boost::asio::const_buffer(head.data() + d->fed, std::size_t(end - d->fed)), error));
    if (error && error != Http::error::need_more)
        return d->failHead(error, head.sliced(start));
    if (found < 0)
        return Step::NeedMore;
    if (!d->is_header_done())
        return d->fail(400, "This is not HTTP."_ba);
    d->size = end;
    return d->checkHead();
}

qsizetype HttpParser::headSize() const { return d->size; }

const HttpRequest &HttpParser::request() const { return d->request; }

HttpParser::Step HttpParser::readBody(QByteArrayView bytes, qsizetype *used)
{
    Q_ASSERT(d->headDone && !d->failed);
    *used = 0;
    if (d->is_done())
        return Step::Done;
    // No chunked body ends with less than "0", an empty line and their ends. Beast 1.74 asserts that it sees no less of that.
    if (bytes.isEmpty() || (d->chunked() && bytes.size() < 5))
        return Step::NeedMore;
    const qint64 before = d->body.size();
    ErrorCode error;
    *used = qsizetype(d->put(boost::asio::const_buffer(bytes.data(), std::size_t(bytes.size())), error));
    if (error && error != Http::error::need_more)
        return d->failBody(error);
    d->overhead += *used - (d->body.size() - before);
    // What waits for its end, a chunk's size or a trailer, has no more room than a head.
    if (d->overhead > FreeOverhead + OverheadPerByte * d->body.size() || (error && bytes.size() - *used >= d->maximumHead))
        return d->fail(400, "The chunks carry too little."_ba);
    return d->is_done() ? Step::Done : Step::NeedMore;
}

qint64 HttpParser::bodySize() const { return d->body.size(); }

QByteArray HttpParser::takeBody() { return std::exchange(d->body, {}); }

int HttpParser::status() const { return d->status; }

QByteArray HttpParser::reason() const { return d->reason; }

} // namespace QtCapnWeb
