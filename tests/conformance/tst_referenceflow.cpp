// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "flowcontroller.h"

#include <QtTest/QTest>

#include <algorithm>
#include <array>
#include <deque>

using namespace QtCapnWeb;

/// \file
/// The flow control of a stream over a connection of known speed, as the reference's tests simulate it: 10 KiB per ms and
/// 100 ms, so that 1000 KiB are on their way at best.

namespace {

constexpr double KiB = 1024;

/// \brief A connection that sends one write after the other, and acknowledges each a round trip after it was sent.
class Link
{
public:
    double roundTrip = 100; ///< ms
    double bandwidth = 10 * KiB; ///< bytes per ms
    double now = 0;
    FlowController flow{[this] { return now; }};

    /// What a full connection holds.
    double product() const { return roundTrip * bandwidth; }
    qsizetype onTheWay() const { return qsizetype(m_onTheWay.size()); }

    void send(double size)
    {
        m_lineFree = std::max(m_lineFree, now) + size / bandwidth;
        m_onTheWay.push_back({m_lineFree + roundTrip, flow.sent(size)});
    }
    int fill(double size)
    {
        int count = 0;
        for (; flow.hasRoom(); ++count)
            send(size);
        return count;
    }
    void acknowledgeNext()
    {
        const auto [time, write] = m_onTheWay.front();
        m_onTheWay.pop_front();
        now = time;
        flow.acknowledged(write);
    }
    /// Writes as much as may be written for \a duration, in pieces of various sizes, and waits for all of it.
    void saturate(double duration)
    {
        constexpr std::array<double, 8> Sizes = {32 * KiB, 4 * KiB, 16000, 12345, 16, 9999, 4321, 8};
        const double end = now + duration;
        for (size_t i = 0; now < end;) {
            if (flow.hasRoom())
                send(Sizes.at(i++ % Sizes.size()));
            else
                acknowledgeNext();
        }
        while (!m_onTheWay.empty())
            acknowledgeNext();
    }

private:
    double m_lineFree = 0;
    std::deque<std::pair<double, FlowController::Write>> m_onTheWay;
};

} // namespace

class ReferenceFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFullWindowBlocks()
    {
        Link link;
        QCOMPARE(link.fill(64 * KiB), 4);
        QCOMPARE(link.flow.inFlight(), link.flow.window());
        QCOMPARE(link.flow.window(), 256 * KiB);
    }

    void anAcknowledgementMakesRoom()
    {
        Link link;
        for (int i = 0; i < 4; ++i) {
            link.now = i;
            QVERIFY(link.flow.hasRoom());
            link.send(64 * KiB);
        }
        QVERIFY(!link.flow.hasRoom());
        link.acknowledgeNext();
        QCOMPARE(link.flow.inFlight(), 192 * KiB);
        QVERIFY(link.flow.hasRoom());
    }

    void theWindowGrowsAtTheStart()
    {
        Link link;
        link.saturate(link.roundTrip * 5);
        QVERIFY(link.flow.window() > FlowController::InitialWindow);
        QVERIFY(link.flow.window() > link.product());
    }

    void theStartEnds()
    {
        Link link;
        QVERIFY(link.flow.isStarting());
        link.saturate(link.roundTrip * 50);
        QVERIFY(!link.flow.isStarting());
    }

    void theWindowSettlesAboveWhatTheConnectionHolds()
    {
        Link link;
        link.saturate(link.roundTrip * 50);
        for (int i = 0; i < 2; ++i) {
            QVERIFY2(link.flow.window() > link.product() * 1.2 && link.flow.window() < link.product() * 1.3,
                     qPrintable(QString::number(link.flow.window() / link.product())));
            link.saturate(link.roundTrip * 20);
        }
    }

    void aWriterThatHasLittleToSayLeavesTheWindow()
    {
        Link link;
        link.saturate(link.roundTrip * 50);
        const double window = link.flow.window();
        for (int i = 0; i < 50; ++i) {
            link.send(KiB);
            link.acknowledgeNext();
        }
        QCOMPARE(link.flow.window(), window);
    }

    void theWindowFollowsASlowerConnection()
    {
        Link link;
        link.saturate(link.roundTrip * 50);
        QVERIFY(link.flow.window() > link.product());
        link.bandwidth /= 4;
        link.saturate(link.roundTrip * 200);
        QVERIFY(link.flow.window() < link.product() * 2);
    }

    void aFailureGivesItsRoomBack()
    {
        Link link;
        const FlowController::Write write = link.flow.sent(64 * KiB);
        QCOMPARE(link.flow.inFlight(), 64 * KiB);
        const double window = link.flow.window();
        link.flow.failed(write);
        QCOMPARE(link.flow.inFlight(), 0.0);
        QCOMPARE(link.flow.window(), window);
    }

    void theWindowAtMostDoublesInARoundTrip()
    {
        Link link;
        link.fill(64 * KiB);
        link.acknowledgeNext();
        const double before = link.flow.window();
        link.fill(64 * KiB);
        while (link.onTheWay() > 0)
            link.acknowledgeNext();
        QVERIFY(link.flow.window() <= before * 2 + 1);
    }

    void theWindowHasAMinimum()
    {
        Link link;
        link.roundTrip = 1;
        link.bandwidth = 1;
        link.saturate(10'000'000);
        QCOMPARE(link.flow.window(), 64 * KiB);
    }
};

QTEST_GUILESS_MAIN(ReferenceFlowTest)
#include "tst_referenceflow.moc"
