// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsonwriter.h"
#include "sparebuffers.h"

#include <QtTest/QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

constexpr qsizetype Large = 1'000'000;

QByteArray buffer(qsizetype capacity)
{
    QByteArray bytes;
    bytes.reserve(capacity);
    return bytes;
}

} // namespace

class SpareBuffersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        while (SpareBuffers::dropUnused())
            ;
    }

    void whatIsGivenServesTheNext()
    {
        QByteArray given = buffer(Large);
        const void *const memory = given.constData();
        SpareBuffers::give(std::move(given));
        QVERIFY(SpareBuffers::any());

        QByteArray text = "what is there"_ba;
        QVERIFY(SpareBuffers::grow(&text, Large));
        QCOMPARE(text, "what is there"_ba);
        QCOMPARE(static_cast<const void *>(text.constData()), memory);
        QVERIFY(text.capacity() >= Large);
        QVERIFY(!SpareBuffers::any());
        QVERIFY(!SpareBuffers::grow(&text, Large));
        QCOMPARE(text, "what is there"_ba);
    }

    void whatWasCutInFrontHasAllItsRoomAgain()
    {
        QByteArray given(Large, 'x');
        given.remove(0, 100);
        SpareBuffers::give(std::move(given));
        QByteArray text;
        QVERIFY(SpareBuffers::grow(&text, Large));
        const void *const memory = text.constData();
        text.resize(Large);
        QCOMPARE(static_cast<const void *>(text.constData()), memory);
    }

    void whatIsSharedStaysWithItsHolders()
    {
        const QByteArray kept(Large, 'x');
        QByteArray given = kept;
        SpareBuffers::give(std::move(given));
        QVERIFY(!SpareBuffers::any());
        QCOMPARE(kept, QByteArray(Large, 'x'));
    }

    void literalsAndSmallOnesAreLeft()
    {
        SpareBuffers::give(buffer(1000));
        SpareBuffers::give({});
        SpareBuffers::give("literal"_ba);
        SpareBuffers::give(QByteArray::fromRawData("raw", 3));
        SpareBuffers::give(buffer(64 * 1024 * 1024)); // more than is kept
        QVERIFY(!SpareBuffers::any());
        QByteArray text;
        QVERIFY(!SpareBuffers::grow(&text, 10));
    }

    // A text that somebody keeps must not hold many times its size.
    void aSmallTextGetsNoLargeMemory()
    {
        SpareBuffers::give(buffer(4 * Large));
        QByteArray text;
        QVERIFY(!SpareBuffers::grow(&text, Large));
        QVERIFY(SpareBuffers::grow(&text, 3 * Large));
    }

    void whatNobodyUsesIsDropped()
    {
        SpareBuffers::give(buffer(Large));
        QVERIFY(SpareBuffers::dropUnused()); // given a moment ago
        QVERIFY(!SpareBuffers::dropUnused());
        QVERIFY(!SpareBuffers::any());

        SpareBuffers::give(buffer(Large));
        QVERIFY(SpareBuffers::dropUnused());
        QByteArray used;
        QVERIFY(SpareBuffers::grow(&used, Large));
        SpareBuffers::give(std::move(used));
        QVERIFY(SpareBuffers::dropUnused()); // used meanwhile
    }

    void noMoreThanAFewAreKept()
    {
        for (int i = 0; i < 10; ++i)
            SpareBuffers::give(buffer(Large));
        QList<QByteArray> texts;
        for (QByteArray text; SpareBuffers::grow(&text, Large); text = {})
            texts.append(text);
        QCOMPARE(texts.size(), 2);
    }

    void eachThreadHasItsOwn()
    {
        SpareBuffers::give(buffer(Large));
        bool hasSome = true;
        std::thread([&hasSome] { hasSome = SpareBuffers::any(); }).join();
        QVERIFY(!hasSome);
    }

    void theWriterTakesAndKeepsItsText()
    {
        QByteArray expected = "[";
        for (int i = 0; i < 100'000; ++i)
            expected += QByteArray::number(i) + ',';
        expected.back() = ']';
        for (int round = 0; round < 3; ++round) {
            JsonWriter writer;
            writer.beginArray();
            for (int i = 0; i < 100'000; ++i)
                writer.number(i);
            writer.endArray();
            QCOMPARE(writer.text(), expected);
            SpareBuffers::give(writer.take());
            QVERIFY(SpareBuffers::any());
        }
    }
};

QTEST_APPLESS_MAIN(SpareBuffersTest)

#include "tst_sparebuffers.moc"
