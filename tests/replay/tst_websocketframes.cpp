// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "websocketframes.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Replay;

namespace {

// A frame from its parts, whatever they are.
QByteArray raw(int first, int length, const QByteArray &extended, const QByteArray &rest)
{
    return QByteArray(1, char(first)) + char(length) + extended + rest;
}

QByteArray masked(const QByteArray &payload, const QByteArray &key = "\x01\x80\xff\x7f"_ba)
{
    QByteArray bytes = key;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes += char(payload[i] ^ key[i % 4]);
    return bytes;
}

// What the frames come to, a word or two for each event, read in pieces of \a piece bytes.
QStringList read(const QByteArray &bytes, qsizetype piece, FrameDecoder &decoder)
{
    static const char *const names[] = {"text", "binary", "large", "ping", "pong", "close", "fault"};
    QStringList events;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        QByteArrayView view = QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at));
        FrameEvent event;
        while (decoder.next(&view, &event)) {
            QString line = QString::fromLatin1(names[int(event.kind)]);
            if (event.kind == FrameEvent::Kind::Fault)
                line += u": "_s + event.problem;
            else if (event.kind == FrameEvent::Kind::Close)
                line += u" %1 %2"_s.arg(event.code).arg(QString::fromUtf8(event.payload));
            else if (event.kind == FrameEvent::Kind::TooLarge)
                line += u" %1"_s.arg(event.size);
            else if (event.payload.size() > 40)
                line += u" %1 %2"_s.arg(event.payload.size()).arg(qChecksum(event.payload));
            else
                line += u' ' + QString::fromLatin1(event.payload.toPercentEncoding());
            events << line;
        }
        Q_ASSERT(view.isEmpty());
    }
    return events;
}

QByteArray sample(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char('a' + (i * 7 + i / 26) % 26);
    return bytes;
}

} // namespace

/// Frames, as one who watches reads them. Each row is read whole and in pieces.
class WebSocketFramesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void framesComeToTheirEvents_data()
    {
        QTest::addColumn<bool>("client");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("events");
        const auto server = [](const char *name, const QByteArray &bytes, const QStringList &events) {
            QTest::newRow(name) << false << bytes << events;
        };
        const auto client = [](const char *name, const QByteArray &bytes, const QStringList &events) {
            QTest::newRow(name) << true << bytes << events;
        };
        // RFC 6455, 5.7
        server("text", raw(0x81, 5, {}, "Hello"), {u"text Hello"_s});
        client("masked text", QByteArray::fromHex("818537fa213d7f9f4d5158"), {u"text Hello"_s});
        server("fragmented", raw(0x01, 3, {}, "Hel") + raw(0x80, 2, {}, "lo"), {u"text Hello"_s});
        server("ping", raw(0x89, 5, {}, "Hello"), {u"ping Hello"_s});
        client("masked pong", QByteArray::fromHex("8a8537fa213d7f9f4d5158"), {u"pong Hello"_s});
        server("empty text", raw(0x81, 0, {}, {}), {u"text "_s});
        server("binary", raw(0x82, 2, {}, "\x01\xff"_ba), {u"binary %01%FF"_s});
        server("control between fragments",
               raw(0x01, 1, {}, "a") + raw(0x89, 1, {}, "p") + raw(0x00, 1, {}, "b") + raw(0x8a, 0, {}, {})
                   + raw(0x80, 0, {}, {}),
               {u"ping p"_s, u"pong "_s, u"text ab"_s});
        client("fragments with other masks",
               raw(0x01, 0x80 | 5, {}, masked("abcde")) + raw(0x80, 0x80 | 3, {}, masked("fgh", "\x55\x66\x77\x08"_ba)),
               {u"text abcdefgh"_s});
        for (const int size : {125, 126, 127, 65535, 65536, 200'000}) {
            const QByteArray payload = sample(size);
            const QByteArray length =
                QByteArray::fromHex(QByteArray::number(size, 16).rightJustified(size > 65535 ? 16 : 4, '0'));
            const int code = size < 126 ? size : size < 65536 ? 126 : 127;
            const QStringList events{u"text %1 %2"_s.arg(size).arg(qChecksum(payload))};
            server(qPrintable(u"%1 bytes"_s.arg(size)), raw(0x81, code, size < 126 ? QByteArray() : length, payload), events);
            client(qPrintable(u"%1 bytes, masked"_s.arg(size)),
                   raw(0x81, 0x80 | code, size < 126 ? QByteArray() : length, masked(payload)), events);
        }
        server("close",
               raw(0x88, 5, {},
                   "\x03\xe9"_ba
                   "bye"),
               {u"close 1001 bye"_s});
        server("close without a code", raw(0x88, 0, {}, {}), {u"close 1005 "_s});

        // What is wrong is told, and what follows is read.
        const QByteArray next = raw(0x81, 2, {}, "ok");
        server("half a close code", raw(0x88, 1, {}, "x") + next,
               {u"fault: A close frame has half a code."_s, u"close 1005 "_s, u"text ok"_s});
        server("reserved opcode", raw(0x83, 3, {}, "abc") + next, {u"fault: A frame has the reserved opcode 3."_s, u"text ok"_s});
        server("reserved control opcode", raw(0x8b, 3, {}, "abc") + next,
               {u"fault: A control frame has the reserved opcode 11."_s, u"text ok"_s});
        const QString compressed =
            u"fault: A message has reserved bits set (4): it is compressed, or of an extension that was not "
            "agreed on. It can't be read."_s;
        server("compressed", raw(0xc1, 3, {}, "abc") + next, {compressed, u"text ok"_s});
        server("compressed and fragmented", raw(0x41, 3, {}, "abc") + raw(0x80, 3, {}, "abc") + next, {compressed, u"text ok"_s});
        server("reserved bits on a continuation", raw(0x01, 1, {}, "a") + raw(0x20, 1, {}, "b") + raw(0x90, 1, {}, "c") + next,
               {u"fault: A frame that continues a message has reserved bits set (2)."_s, u"text ok"_s});
        server("reserved bits on a control frame", raw(0xa9, 1, {}, "a") + next,
               {u"fault: A control frame has reserved bits set (2)."_s, u"text ok"_s});
        server("continuation of nothing", raw(0x80, 1, {}, "a") + next,
               {u"fault: A frame continues a message that was not begun."_s, u"text ok"_s});
        server("message within a message", raw(0x01, 1, {}, "a") + next,
               {u"fault: A message begins before the last one has ended."_s, u"text ok"_s});
        server("fragmented control", raw(0x09, 1, {}, "a") + next, {u"fault: A control frame is fragmented."_s, u"text ok"_s});
        server("long control", raw(0x89, 126, QByteArray::fromHex("007e"), sample(126)) + next,
               {u"fault: A control frame has 126 bytes; 125 are the most."_s, u"text ok"_s});
        server("masked by the server", raw(0x81, 0x82, {}, masked("ok")),
               {u"fault: A frame of the server is masked."_s, u"text ok"_s});
        client("not masked by the client", next, {u"fault: A frame of the client is not masked."_s, u"text ok"_s});
        server("length not shortest", raw(0x81, 126, QByteArray::fromHex("0002"), "ok"),
               {u"fault: The length of a frame is not written in its shortest form."_s, u"text ok"_s});
        server("no UTF-8", raw(0x81, 2, {}, "\xc3("_ba) + next,
               {u"fault: A text message is no valid UTF-8."_s, u"binary %C3%28"_s, u"text ok"_s});
        server("UTF-8 over two frames", raw(0x01, 1, {}, "\xc3"_ba) + raw(0x80, 1, {}, "\xa9"_ba), {u"text %C3%A9"_s});
        server("impossible length", raw(0x81, 127, QByteArray::fromHex("8000000000000000"), "abc") + next,
               {u"fault: A frame claims an impossible length; what follows it can't be read."_s});
        server("truncated", raw(0x81, 5, {}, "Hel"), {});
    }

    void framesComeToTheirEvents()
    {
        QFETCH(bool, client);
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, events);
        const auto sender = client ? FrameDecoder::Sender::Client : FrameDecoder::Sender::Server;
        for (const qsizetype piece : {bytes.size(), qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(7), qsizetype(4096)}) {
            FrameDecoder decoder(sender, 1 << 20);
            QCOMPARE(read(bytes, piece, decoder), events);
        }
    }

    void whatIsTooLargeIsCounted()
    {
        const QByteArray fits = raw(0x81, 100, {}, sample(100));
        const QByteArray one = raw(0x81, 101, {}, sample(101));
        const QByteArray parts = raw(0x01, 60, {}, sample(60)) + raw(0x00, 60, {}, sample(60)) + raw(0x80, 1, {}, "x");
        for (const qsizetype piece : {1, 50, 1000}) {
            FrameDecoder decoder(FrameDecoder::Sender::Server, 100);
            QCOMPARE(read(one + fits + parts, piece, decoder),
                     (QStringList{u"large 101"_s, u"text 100 %1"_s.arg(qChecksum(sample(100))), u"large 121"_s}));
        }
    }

    void aHugeClaimTakesNoMemory()
    {
        FrameDecoder decoder(FrameDecoder::Sender::Server, 100);
        QCOMPARE(read(raw(0x81, 127, QByteArray::fromHex("7fffffffffffffff"), sample(5000)), 64, decoder), QStringList());
        QVERIFY(decoder.isInside());
        QVERIFY(!decoder.isLost());
    }

    void itKnowsWhereItStands()
    {
        FrameDecoder decoder(FrameDecoder::Sender::Server, 100);
        QVERIFY(!decoder.isInside());
        (void)read(raw(0x01, 1, {}, "a"), 10, decoder);
        QVERIFY(decoder.isInside());
        (void)read(raw(0x80, 1, {}, "b"), 10, decoder);
        QVERIFY(!decoder.isInside());
        (void)read("\x81"_ba, 10, decoder);
        QVERIFY(decoder.isInside());
    }
};

QTEST_GUILESS_MAIN(WebSocketFramesTest)
#include "tst_websocketframes.moc"
