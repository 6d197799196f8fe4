// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httpparser.h"

#include <cstdint>
#include <cstdlib>

/// \file
/// Any bytes into the HTTP parser, once whole and once in pieces: both must tell the same, within the bounds. The first byte says
/// how long the pieces are.

using namespace QtCapnWeb;

namespace {

constexpr qsizetype MaximumHead = 512;
constexpr qint64 MaximumBody = 256;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

struct Reading {
    int status = 0; // 0 if it is not Failed
    bool head = false; // is here
    bool done = false;
    qsizetype end = -1; // where the next request begins, if it is done
    HttpRequest request;
    QByteArray body;
};

Reading read(HttpParser &parser, QByteArrayView bytes, qsizetype piece)
{
    using Step = HttpParser::Step;
    Reading reading;
    parser.reset(); // of whatever it read before
    qsizetype have = 0;
    Step step = Step::NeedMore;
    while (step == Step::NeedMore && have < bytes.size()) {
        have = std::min(have + piece, bytes.size());
        step = parser.readHead(bytes.first(have));
    }
    if (step == Step::Failed) {
        require(parser.status() >= 400 && parser.status() <= 505 && !parser.reason().isEmpty());
        reading.status = parser.status();
        return reading;
    }
    if (step == Step::NeedMore) {
        require(bytes.size() < MaximumHead);
        return reading;
    }
    reading.head = true;
    reading.request = parser.request();
    require(parser.headSize() >= 16 && parser.headSize() <= std::min(MaximumHead, have));
    qsizetype done = parser.headSize();
    for (step = Step::NeedMore;;) {
        qsizetype used = 0;
        step = parser.readBody(bytes.sliced(done, have - done), &used);
        require(used >= 0 && used <= have - done);
        done += used;
        require(parser.bodySize() <= MaximumBody);
        if (step != Step::NeedMore || (have == bytes.size() && used == 0))
            break;
        have = std::min(have + piece, bytes.size());
    }
    if (step == Step::Failed) {
        require(parser.status() == 400 || parser.status() == 413);
        reading.status = parser.status();
        return reading;
    }
    reading.done = step == Step::Done;
    if (reading.done)
        reading.end = done;
    reading.body = parser.takeBody();
    return reading;
}

// What the layers above rely on.
void check(const HttpRequest &request)
{
    require(!request.method.isEmpty() && !request.target.isEmpty());
    require(request.minorVersion == 0 || !request.header("host").isNull());
    for (const auto &[name, value] : request.headers) {
        require(!name.isEmpty() && !name.contains(':'));
        for (const char c : value)
            require(c != '\r' && c != '\n' && c != '\0');
    }
    require(request.path().isNull() || request.path() == "*" || request.path().startsWith('/'));
    (void)request.query();
    (void)request.authority();
    (void)headerList(request.headers, "connection");
    const QByteArray wire =
        HttpResponse{.status = 200, .body = request.target, .headers = request.headers, .close = false}.toWire(true, true);
    require(wire.count("\r\n\r\n") == 1 + request.target.count("\r\n\r\n"));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(data) + 1, qsizetype(size - 1));
    HttpParser parser(MaximumHead, MaximumBody);
    const Reading whole = read(parser, bytes, std::max<qsizetype>(bytes.size(), 1));
    const Reading pieces = read(parser, bytes, 1 + data[0] % 16);
    if (whole.head)
        check(whole.request);
    // An error may be found sooner or later, but where a request ends is the same; unless its end is where the bounds are.
    if (bytes.size() >= MaximumHead)
        return 0;
    require(whole.done == pieces.done && whole.end == pieces.end);
    if (whole.done) {
        require(whole.body == pieces.body && whole.request.headers == pieces.request.headers);
        require(whole.request.method == pieces.request.method && whole.request.target == pieces.request.target);
        require(whole.request.keepAlive == pieces.request.keepAlive && whole.request.isUpgrade == pieces.request.isUpgrade);
    }
    return 0;
}
