// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "lazytimer.h"

#include <QtTest/QTest>

#include <memory>

using namespace QtCapnWeb;
using namespace std::chrono_literals;

class TestLazyTimer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itExpiresOnce()
    {
        int count = 0;
        LazyTimer timer([&] { ++count; });
        timer.start(1ms);
        QTRY_COMPARE(count, 1);
        waitFor(30ms);
        QCOMPARE(count, 1);
        timer.start(1ms);
        QTRY_COMPARE(count, 2);
    }

    void aLaterDeadlineReplacesTheFirst()
    {
        qint64 expiredAt = 0;
        LazyTimer timer([&] { expiredAt = LazyTimer::now(); });
        timer.start(5ms);
        const qint64 start = LazyTimer::now();
        timer.start(60ms);
        QTRY_VERIFY(expiredAt > 0);
        QVERIFY(expiredAt - start >= 60);
    }

    void anEarlierDeadlineReplacesTheFirst()
    {
        int count = 0;
        LazyTimer timer([&] { ++count; });
        timer.start(std::chrono::hours(10'000)); // more than a QTimer counts
        timer.start(1ms);
        QTRY_COMPARE(count, 1);
    }

    void aDeadlineThatIsLiftedDoesNotExpire_data()
    {
        QTest::addColumn<bool>("byStart");
        QTest::newRow("stop") << false;
        QTest::newRow("no time") << true;
    }

    void aDeadlineThatIsLiftedDoesNotExpire()
    {
        QFETCH(bool, byStart);
        int count = 0;
        LazyTimer timer([&] { ++count; });
        timer.start(1ms);
        if (byStart)
            timer.start(0ms);
        else
            timer.stop();
        waitFor(30ms);
        QCOMPARE(count, 0);
        timer.start(1ms); // serves again
        QTRY_COMPARE(count, 1);
    }

    void itMayBeDestroyedAsItExpires()
    {
        std::unique_ptr<LazyTimer> timer;
        bool expired = false;
        timer = std::make_unique<LazyTimer>([&] {
            timer.reset();
            expired = true;
        });
        timer->start(1ms);
        QTRY_VERIFY(expired);
    }

private:
    // Until another timer, which was started later and takes longer, has expired.
    static void waitFor(std::chrono::milliseconds time)
    {
        bool over = false;
        LazyTimer timer([&] { over = true; });
        timer.start(time);
        QTRY_VERIFY(over);
    }
};

QTEST_GUILESS_MAIN(TestLazyTimer)
#include "tst_lazytimer.moc"
