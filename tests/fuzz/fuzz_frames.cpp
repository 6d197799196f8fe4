// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httprelay.h"
#include "websocketframes.h"

#include <QtCore/QUtf8StringView>

#include <cstdint>
#include <cstdlib>

/// \file
/// Any bytes into what a proxy reads beside the path: as frames of a client and of a server, as a response's head, and as chunks.
/// In pieces they must come to the same as whole. The first byte says how long the pieces are.

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;

namespace {

constexpr qint64 MaximumMessage = 300;
constexpr qsizetype LargestReason = 3 * 123; // a byte that is no UTF-8 becomes a replacement character, of three bytes

void require(bool condition)
{
    if (!condition)
        std::abort();
}

QByteArray readFrames(FrameDecoder::Sender sender, QByteArrayView bytes, qsizetype piece)
{
    FrameDecoder decoder(sender, MaximumMessage);
    QByteArray events;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        QByteArrayView view = bytes.sliced(at, std::min(piece, bytes.size() - at));
        FrameEvent event;
        while (decoder.next(&view, &event)) {
            require(event.payload.size() <= (event.kind == FrameEvent::Kind::Close ? LargestReason : MaximumMessage));
            require(!(decoder.isLost() && event.kind != FrameEvent::Kind::Fault));
            if (event.kind == FrameEvent::Kind::Text)
                require(QUtf8StringView(event.payload.constData(), event.payload.size()).isValidUtf8());
            require((event.kind == FrameEvent::Kind::Fault) == !event.problem.isEmpty());
            require(event.kind != FrameEvent::Kind::TooLarge || event.size > MaximumMessage);
            events += QByteArray::number(int(event.kind)) + ' ' + QByteArray::number(event.code) + ' '
                      + QByteArray::number(event.size) + ' ' + event.payload + ' ' + event.problem.toUtf8() + '\n';
        }
        require(view.isEmpty());
    }
    return events + (decoder.isInside() ? "inside" : "") + (decoder.isLost() ? "lost" : "");
}

QByteArray readBody(BodyFraming body, QByteArrayView bytes, qsizetype piece)
{
    QByteArray payload;
    qsizetype at = 0;
    while (at < bytes.size() && !body.isDone() && !body.hasFailed()) {
        const QByteArrayView view = bytes.sliced(at, std::min(piece, bytes.size() - at));
        QByteArrayView part;
        const qsizetype taken = body.take(view, &part);
        require(taken > 0 && taken <= view.size() && part.size() <= taken);
        at += taken;
        payload += part;
    }
    // Where it fails may be found within a piece, behind payload of it.
    return payload + (body.isDone() ? "|done " + QByteArray::number(at) : QByteArray()) + (body.hasFailed() ? "|failed" : "");
}

void readResponse(QByteArrayView bytes, qsizetype piece)
{
    ResponseHead whole;
    qsizetype searched = 0;
    const HeadStep once = readResponseHead(bytes, 500, &searched, &whole);
    ResponseHead pieces;
    searched = 0;
    HeadStep step = HeadStep::NeedMore;
    for (qsizetype have = 0; have < bytes.size() && step == HeadStep::NeedMore;) {
        have = std::min(have + piece, bytes.size());
        step = readResponseHead(bytes.first(have), 500, &searched, &pieces);
    }
    require(step == once || bytes.isEmpty());
    if (once != HeadStep::Done)
        return;
    require(whole.size == pieces.size && whole.status == pieces.status && whole.headers == pieces.headers);
    require(whole.size <= bytes.size() && whole.status >= 100 && whole.status <= 999);
    for (const QByteArray &method : {QByteArray("POST"), QByteArray("HEAD")}) {
        if (const auto body = BodyFraming::ofResponse(whole, method))
            require(readBody(*body, bytes.sliced(whole.size), bytes.size()) == readBody(*body, bytes.sliced(whole.size), piece));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(data) + 1, qsizetype(size - 1));
    const qsizetype piece = 1 + data[0] % 16;
    for (const auto sender : {FrameDecoder::Sender::Client, FrameDecoder::Sender::Server})
        require(readFrames(sender, bytes, std::max<qsizetype>(bytes.size(), 1)) == readFrames(sender, bytes, piece));
    readResponse(bytes, piece);
    const BodyFraming chunks = BodyFraming::ofRequest({{"Transfer-Encoding", "chunked"}});
    require(readBody(chunks, bytes, std::max<qsizetype>(bytes.size(), 1)) == readBody(chunks, bytes, piece));
    return 0;
}
