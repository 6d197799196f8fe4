// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "framecodec.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

using Step = WebSocketReader::Step;
using Message = WebSocketReader::Message;

namespace {

QByteArray frame(WebSocketOpcode opcode, const QByteArray &payload, WebSocketRole sender = WebSocketRole::Client)
{
    QByteArray bytes;
    appendFrame(&bytes, sender, opcode, payload);
    return bytes;
}

// An unmasked frame, byte by byte.
QByteArray raw(quint8 first, quint8 second, const QByteArray &rest = {})
{
    return QByteArray(1, char(first)) + char(second) + rest;
}

} // namespace

class FrameCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesFramesAsTheStandardShowsThem()
    {
        // RFC 6455, 5.7
        QCOMPARE(frame(WebSocketOpcode::Text, "Hello"_ba, WebSocketRole::Server), "\x81\x05Hello"_ba);
        QCOMPARE(frame(WebSocketOpcode::Ping, "Hello"_ba, WebSocketRole::Server), "\x89\x05Hello"_ba);
        QCOMPARE(frame(WebSocketOpcode::Binary, QByteArray(256, 'x'), WebSocketRole::Server).first(4), "\x82\x7e\x01\x00"_ba);
        QCOMPARE(frame(WebSocketOpcode::Binary, QByteArray(65536, 'x'), WebSocketRole::Server).first(10),
                 QByteArray("\x82\x7f\0\0\0\0\0\1\0\0", 10));
    }

    void everyMaskIsAnother()
    {
        QSet<QByteArray> masks;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray bytes = frame(WebSocketOpcode::Text, "abc"_ba);
            QCOMPARE(bytes.size(), 9);
            QCOMPARE(quint8(bytes.at(1)), quint8(0x83));
            masks.insert(bytes.sliced(2, 4));
        }
        QVERIFY(masks.size() > 990);
    }

    void readsWhatItWrites_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 3, 7, 8, 9, 125, 126, 127, 1000, 65535, 65536, 300'000})
            QTest::addRow("%d", size) << size;
    }

    void readsWhatItWrites()
    {
        QFETCH(int, size);
        QByteArray payload(size, Qt::Uninitialized);
        for (int i = 0; i < size; ++i)
            payload[i] = char('a' + i % 23);
        for (const WebSocketRole sender : {WebSocketRole::Client, WebSocketRole::Server}) {
            const bool isClient = sender == WebSocketRole::Client;
            WebSocketReader reader(isClient ? WebSocketRole::Server : WebSocketRole::Client, 1'000'000);
            const QByteArray bytes =
                frame(WebSocketOpcode::Text, payload, sender) + frame(WebSocketOpcode::Binary, "b"_ba, sender);
            // In pieces of every kind.
            const qsizetype piece = size < 1000 ? 1 : 997;
            Message message;
            QList<Message> seen;
            for (qsizetype at = 0; at < bytes.size(); at += piece) {
                reader.append(bytes.sliced(at, std::min(piece, bytes.size() - at)));
                while (reader.next(&message) == Step::Done)
                    seen.append(message);
                reader.settle();
            }
            QCOMPARE(seen.size(), 2);
            QCOMPARE(seen.at(0).payload, payload);
            QCOMPARE(seen.at(1).opcode, WebSocketOpcode::Binary);
            QVERIFY(!reader.hasInput());
        }
    }

    void aLargeMessageLeavesNothingBehind()
    {
        const QByteArray payload(300'000, 'x');
        const QByteArray whole = frame(WebSocketOpcode::Text, payload);
        WebSocketReader reader(WebSocketRole::Server, 1'000'000);
        Message message;
        for (const qsizetype piece : {whole.size(), whole.size() - 1, qsizetype(7), qsizetype(65'536)}) {
            reader.append(whole.first(piece));
            reader.append(whole.sliced(piece));
            QCOMPARE(reader.next(&message), Step::Done);
            QCOMPARE(message.payload, payload);
            QVERIFY(!reader.hasInput());
            reader.settle();
            reader.append(frame(WebSocketOpcode::Text, "behind"_ba));
            QCOMPARE(reader.next(&message), Step::Done);
            QCOMPARE(message.payload, "behind"_ba);
        }
    }

    void aHeaderAndItsPayloadAreAFrame()
    {
        const QByteArray payload(70'000, 'x');
        QByteArray bytes;
        appendServerHeader(&bytes, WebSocketOpcode::Text, payload.size());
        QCOMPARE(bytes + payload, frame(WebSocketOpcode::Text, payload, WebSocketRole::Server));
    }

    void putsFragmentsTogetherAndTellsWhatComesBetween()
    {
        WebSocketReader reader(WebSocketRole::Client, 100);
        reader.append(raw(0x01, 3, "Hel"_ba) + raw(0x89, 1, "p"_ba) + raw(0x00, 0) + raw(0x80, 2, "lo"_ba));
        Message message;
        QCOMPARE(reader.next(&message), Step::Done);
        QCOMPARE(message.opcode, WebSocketOpcode::Ping);
        QCOMPARE(message.payload, "p"_ba);
        QCOMPARE(reader.next(&message), Step::Done);
        QCOMPARE(message.opcode, WebSocketOpcode::Text);
        QCOMPARE(message.payload, "Hello"_ba);
        QCOMPARE(reader.next(&message), Step::NeedMore);
    }

    void readsCloseFrames()
    {
        WebSocketReader reader(WebSocketRole::Server, 100);
        reader.append(frame(WebSocketOpcode::Close, closePayload(3000, "bye"_ba)) + frame(WebSocketOpcode::Close, {}));
        Message message;
        QCOMPARE(reader.next(&message), Step::Done);
        QCOMPARE(message.closeCode, quint16(3000));
        QCOMPARE(message.payload, "bye"_ba);
        QCOMPARE(reader.next(&message), Step::Done);
        QCOMPARE(message.closeCode, quint16(1005));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("a reserved bit") << raw(0xc1, 1, "x"_ba) << 1002;
        QTest::newRow("an unknown opcode") << raw(0x83, 1, "x"_ba) << 1002;
        QTest::newRow("an unknown control opcode") << raw(0x8b, 1, "x"_ba) << 1002;
        QTest::newRow("a mask of a server") << frame(WebSocketOpcode::Text, "x"_ba) << 1002;
        QTest::newRow("a fragmented ping") << raw(0x09, 1, "x"_ba) << 1002;
        QTest::newRow("a long ping") << raw(0x89, 126, "\0\x7e"_ba + QByteArray(126, 'x')) << 1002;
        QTest::newRow("a continuation of nothing") << raw(0x80, 1, "x"_ba) << 1002;
        QTest::newRow("a message within another") << raw(0x01, 1, "x"_ba) + raw(0x81, 1, "x"_ba) << 1002;
        QTest::newRow("a length that is too long, 16") << raw(0x81, 126, QByteArray("\0\x05Hello", 7)) << 1002;
        QTest::newRow("a length that is too long, 64") << raw(0x81, 127, QByteArray("\0\0\0\0\0\0\0\5Hello", 13)) << 1002;
        QTest::newRow("a negative length") << raw(0x81, 127, QByteArray(8, '\xff')) << 1002;
        QTest::newRow("a large message, by its length") << raw(0x81, 127, QByteArray("\0\0\0\1\0\0\0\0", 8)) << 1009;
        QTest::newRow("a large message in fragments") << raw(0x01, 90, QByteArray(90, 'x')) + raw(0x80, 11) << 1009;
        QTest::newRow("half a close code") << raw(0x88, 1, "x"_ba) << 1002;
        for (const quint16 code : {0, 999, 1004, 1005, 1006, 1015, 2999, 5000})
            QTest::addRow("close code %d", code) << raw(0x88, 2, closePayload(code, {})) << 1002;
        QTest::newRow("a reason that is no UTF-8") << raw(0x88, 3, closePayload(1000, "\xff"_ba)) << 1007;
        for (const char *text :
             {"\x80", "\xc3", "\xc0\xaf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5"})
            QTest::addRow("text %s", QByteArray(text).toHex().constData()) << raw(0x81, quint8(qstrlen(text)), text) << 1007;
    }

    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        WebSocketReader reader(WebSocketRole::Client, 100);
        reader.append(bytes);
        Message message;
        Step step = Step::Done;
        while (step == Step::Done)
            step = reader.next(&message);
        QCOMPARE(step, Step::Failed);
        QCOMPARE(int(reader.failure().code), code);
        QVERIFY(!reader.failure().reason.isEmpty());
        reader.append(frame(WebSocketOpcode::Text, "x"_ba, WebSocketRole::Server));
        QCOMPARE(reader.next(&message), Step::Failed); // for good
    }

    void aServerRefusesWhatIsNotMasked()
    {
        WebSocketReader reader(WebSocketRole::Server, 100);
        reader.append("\x81\x05Hello"_ba);
        Message message;
        QCOMPARE(reader.next(&message), Step::Failed);
        QCOMPARE(int(reader.failure().code), 1002);
    }

    void acceptsAllOfUtf8()
    {
        for (const char32_t code : {0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x10ffff}) {
            const QByteArray text = "ascii, "_ba + QString::fromUcs4(&code, 1).toUtf8() + ", and more"_ba;
            QVERIFY2(isUtf8(text), text.toHex().constData());
        }
        QVERIFY(isUtf8({}));
    }

    void looksAtEachByteOfALongText()
    {
        for (qsizetype at = 0; at < 200; ++at) {
            QByteArray text(200, 'a');
            QVERIFY(isUtf8(text));
            text.replace(at, 1, "\u00e9");
            QVERIFY2(isUtf8(text), QByteArray::number(at).constData());
            text.remove(at + 1, 1);
            QVERIFY2(!isUtf8(text), QByteArray::number(at).constData());
        }
    }
};

QTEST_GUILESS_MAIN(FrameCodecTest)
#include "tst_framecodec.moc"
