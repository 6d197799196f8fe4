// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "flowcontroller.h"

#include <QtTest/QTest>

#include <deque>

using namespace QtCapnWeb;

/// A connection of a known bandwidth and delay, in the time of a clock that the test turns.
class Link
{
public:
    Link(double bytesPerMs, double delayMs) : m_bytesPerMs(bytesPerMs), m_delayMs(delayMs) { }

    FlowController flow{[this] { return m_now; }};

    /// Sends pieces of \a size for \a duration, as long as there is room.
    void run(double duration, double size)
    {
        const double end = m_now + duration;
        while (m_now < end) {
            while (flow.hasRoom()) {
                const FlowController::Write write = flow.sent(size);
                m_lineFree = std::max(m_lineFree, m_now) + size / m_bytesPerMs;
                m_onTheWay.push_back({m_lineFree + m_delayMs, write});
            }
            m_now = m_onTheWay.front().first;
            flow.acknowledged(m_onTheWay.front().second);
            m_onTheWay.pop_front();
        }
    }

private:
    double m_now = 1;
    double m_lineFree = 0;
    double m_bytesPerMs;
    double m_delayMs;
    std::deque<std::pair<double, FlowController::Write>> m_onTheWay;
};

class FlowControlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithAQuarterOfAMebibyte()
    {
        double now = 1;
        FlowController flow([&] { return now; });
        QCOMPARE(flow.window(), 262144.0);
        QVERIFY(!flow.sent(262143).filledWindow);
        QVERIFY(flow.hasRoom());
        QVERIFY(flow.sent(1).filledWindow);
        QVERIFY(!flow.hasRoom());
    }

    void firstAcknowledgementTellsNothing()
    {
        double now = 1;
        FlowController flow([&] { return now; });
        const auto write = flow.sent(300000);
        now += 50;
        flow.acknowledged(write);
        QCOMPARE(flow.window(), 262144.0);
        QCOMPARE(flow.inFlight(), 0.0);
        QVERIFY(flow.isStarting());
    }

    void failedWriteOnlyGivesItsRoomBack()
    {
        double now = 1;
        FlowController flow([&] { return now; });
        const auto write = flow.sent(300000);
        now += 50;
        flow.failed(write);
        QVERIFY(flow.hasRoom());
        QCOMPARE(flow.window(), 262144.0);
    }

    void growsToWhatTheConnectionHolds()
    {
        Link link(12500, 100); // 100 Mbit/s, 100 ms: 1.25 MB are on their way
        link.run(5000, 16384);
        QVERIFY(!link.flow.isStarting());
        QVERIFY2(link.flow.window() > 1'250'000 && link.flow.window() < 6'000'000,
                 qPrintable(QString::number(link.flow.window())));
    }

    void atMostDoublesEachRoundTrip()
    {
        double now = 1;
        FlowController flow([&] { return now; });
        const auto first = flow.sent(100000);
        const auto second = flow.sent(200000);
        now += 10;
        flow.acknowledged(first);
        now += 0.001; // a bandwidth beyond all bounds
        flow.acknowledged(second);
        QCOMPARE(flow.window(), 524288.0);
    }

    void neverBelowTheMinimum()
    {
        Link link(1, 1); // 8 kbit/s
        link.run(3'000'000, 16384);
        QCOMPARE(link.flow.window(), 65536.0);
    }

    void shrinksByATenthAtMost()
    {
        double now = 1;
        FlowController flow([&] { return now; });
        const auto first = flow.sent(1000);
        const auto second = flow.sent(300000);
        QVERIFY(second.filledWindow);
        now += 1;
        flow.acknowledged(first);
        now += 1e6;
        flow.acknowledged(second);
        QCOMPARE(flow.window(), 262144 * 0.9);
    }

    void doesNotShrinkForAWriterThatDoesNotFillIt()
    {
        double now = 1;
        FlowController flow([&] { return now; });
        for (int i = 0; i < 100; ++i) {
            const auto write = flow.sent(10);
            now += 1000;
            flow.acknowledged(write);
        }
        QCOMPARE(flow.window(), 262144.0);
    }

    void leavesTheStartAfterThreeRoundsWithoutGrowth()
    {
        double now = 1;
        FlowController flow([&] { return now; });
        const auto round = [&] {
            const auto write = flow.sent(10);
            now += 100;
            flow.acknowledged(write);
        };
        round(); // no estimate yet
        round(); // the first round is compared with nothing, and counts as growth
        round();
        round();
        QVERIFY(flow.isStarting());
        round();
        QVERIFY(!flow.isStarting());
    }

    void clockThatStandsStillIsHarmless()
    {
        FlowController flow([] { return 0.0; });
        for (int i = 0; i < 100; ++i) {
            const auto write = flow.sent(1e6);
            flow.acknowledged(write);
            QVERIFY(flow.window() >= 65536 && flow.window() <= 1073741824);
        }
        QVERIFY(flow.hasRoom());
    }
};

QTEST_GUILESS_MAIN(FlowControlTest)
#include "tst_flowcontrol.moc"
