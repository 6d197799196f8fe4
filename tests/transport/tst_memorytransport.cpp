// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "memorytransport.h"

#include <QtCore/QEventLoop>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

class MemoryTransportTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<MemoryTransport> m_a;
    std::unique_ptr<MemoryTransport> m_b;

private Q_SLOTS:
    void init()
    {
        const auto [a, b] = MemoryTransport::createPair();
        m_a.reset(a);
        m_b.reset(b);
    }

    void cleanup()
    {
        m_a.reset();
        m_b.reset();
    }

    void nothingIsEmittedFromWithinACall()
    {
        QSignalSpy opened(m_b.get(), &Transport::opened);
        QSignalSpy received(m_b.get(), &Transport::received);
        m_a->send("1"_ba);
        QCOMPARE(opened.count(), 0);
        QCOMPARE(received.count(), 0);
        QTRY_COMPARE(received.count(), 1);
        QCOMPARE(opened.count(), 1);
    }

    void textsArriveInOrderAndBeforeTheClose()
    {
        QStringList seen;
        connect(m_b.get(), &Transport::received, this, [&](const QByteArray &text) { seen << QString::fromUtf8(text); });
        connect(m_b.get(), &Transport::closed, this, [&](quint16, const QString &, const QString &error) { seen << error; });
        for (const char *text : {"1", "2", "3"})
            m_a->send(text);
        m_a->close(3000, u"done"_s);
        m_a->send("lost"_ba);
        QTRY_COMPARE(seen.size(), 4);
        QCOMPARE(seen, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"Peer closed WebSocket: 3000 done"_s}));
    }

    void whatIsNotReadYetIsCounted()
    {
        QSignalSpy received(m_b.get(), &Transport::received);
        QCOMPARE(m_a->bytesToWrite(), 0);
        m_a->send("12345"_ba);
        m_a->send("678"_ba);
        QCOMPARE(m_a->bytesToWrite(), 8);
        QCOMPARE(m_b->bytesToWrite(), 0);
        QTRY_COMPARE(received.count(), 2);
        QCOMPARE(m_a->bytesToWrite(), 0);
        m_a->send("1"_ba);
        m_b.reset();
        QCOMPARE(m_a->bytesToWrite(), 0);
    }

    void theOtherEndIsClosingAsSoonAsOneCloses()
    {
        QSignalSpy received(m_b.get(), &Transport::received);
        QSignalSpy closed(m_b.get(), &Transport::closed);
        QSignalSpy receivedBack(m_a.get(), &Transport::received);
        QTRY_COMPARE(m_b->state(), Transport::State::Open);
        m_a->send("1"_ba);
        m_a->close(3000, u"done"_s);
        QCOMPARE(m_b->state(), Transport::State::Closing); // what it sends goes nowhere, and says so
        m_b->send("2"_ba);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(received.count(), 1);
        QCOMPARE(receivedBack.count(), 0);
        QCOMPARE(m_b->state(), Transport::State::Closed);
    }

    void whoClosesIsToldWithoutAnError()
    {
        QSignalSpy a(m_a.get(), &Transport::closed);
        QSignalSpy b(m_b.get(), &Transport::closed);
        m_a->close(1000, u"bye"_s);
        QCOMPARE(m_a->state(), Transport::State::Closing);
        QTRY_COMPARE(b.count(), 1);
        QTRY_COMPARE(a.count(), 1);
        QCOMPARE(a.at(0), (QVariantList{quint16(1000), u"bye"_s, QString()}));
        QCOMPARE(m_a->state(), Transport::State::Closed);
        QCOMPARE(m_b->state(), Transport::State::Closed);
    }

    void closedComesOnceIfBothClose()
    {
        QSignalSpy a(m_a.get(), &Transport::closed);
        QSignalSpy b(m_b.get(), &Transport::closed);
        m_a->close(3000, u"a"_s);
        m_b->close(3000, u"b"_s);
        QTRY_COMPARE(a.count(), 1);
        QTRY_COMPARE(b.count(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(a.count(), 1);
        QCOMPARE(b.count(), 1);
    }

    void aDestroyedEndGoesAway()
    {
        QSignalSpy closed(m_b.get(), &Transport::closed);
        m_a.reset();
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.at(0).at(2).toString(), u"Peer closed WebSocket: 1001 "_s);
        m_b->send("nobody"_ba);
    }

    void aReceiverMayDestroyBothEnds()
    {
        int count = 0;
        connect(m_b.get(), &Transport::received, this, [&] {
            ++count;
            m_b.reset();
            m_a.reset();
        });
        m_a->send("1"_ba);
        m_a->send("2"_ba);
        QTRY_COMPARE(count, 1);
        QCoreApplication::processEvents();
        QCOMPARE(count, 1);
    }

    void aNestedEventLoopGetsTheFollowingTexts()
    {
        QList<QByteArray> seen;
        QEventLoop nested;
        connect(m_b.get(), &Transport::received, this, [&](const QByteArray &text) {
            seen << text;
            if (text == "1")
                nested.exec();
            else if (text == "2")
                nested.quit();
        });
        for (const char *text : {"1", "2", "3"})
            m_a->send(text);
        QTRY_COMPARE(seen.size(), 3);
        QCOMPARE(seen, (QList<QByteArray>{"1", "2", "3"}));
    }

    void sizeIsCountedInCodeUnits()
    {
        QSignalSpy received(m_b.get(), &Transport::received);
        QSignalSpy refused(m_b.get(), &Transport::refused);
        m_b->setMaximumMessageSize(4);
        m_a->send(u"\u20ac\u20ac\u20ac\u20ac"_s.toUtf8()); // 4 code units, 12 bytes
        m_a->send("12345"_ba);
        m_a->send("6"_ba);
        QTRY_COMPARE(received.count(), 2);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.at(0).at(0).toLongLong(), 5);
    }

    void closeReasonsAreCutOnACodePointBoundary_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("cut");
        QTest::newRow("fits") << QString(123, u'x') << QString(123, u'x');
        QTest::newRow("ASCII") << QString(124, u'x') << QString(123, u'x');
        QTest::newRow("two bytes over the edge") << QString(122, u'x') + u"\u00e9"_s << QString(122, u'x');
        QTest::newRow("two bytes before it") << QString(121, u'x') + u"\u00e9z"_s << QString(121, u'x') + u"\u00e9"_s;
        QTest::newRow("surrogate pair") << QString(120, u'x') + u"\U0001F600"_s << QString(120, u'x');
    }

    void closeReasonsAreCutOnACodePointBoundary()
    {
        QFETCH(QString, reason);
        QTEST(truncatedCloseReason(reason), "cut");
    }
};

QTEST_GUILESS_MAIN(MemoryTransportTest)
#include "tst_memorytransport.moc"
