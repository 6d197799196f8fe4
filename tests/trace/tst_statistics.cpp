// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsondocument.h"
#include "statistics.h"
#include "transcript.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;

/// What is counted, and that ranges add up.
class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewLatenciesAreExact();
    void manyLatenciesAreWithinTheStatedError_data();
    void manyLatenciesAreWithinTheStatedError();
    void mergedHistogramsAreOfAllValues();

    void methodsAreCounted();
    void roundTripsAreWhatIsWaitedFor();
    void throughputIsKeptInBuckets();
    void rangesAddUp();
    void slicesCountTheSame();
    void methodsAreBounded();
    void tablesOverTime();
    void jsonHasItsDocumentedKeys();
};

void TestStatistics::fewLatenciesAreExact()
{
    LatencyHistogram histogram;
    QCOMPARE(histogram.percentile(50), qint64(-1));
    for (int i = 100; i >= 1; --i)
        histogram.add(i * 1000003);
    QVERIFY(histogram.isExact());
    QCOMPARE(histogram.percentile(50), qint64(50 * 1000003));
    QCOMPARE(histogram.percentile(95), qint64(95 * 1000003));
    QCOMPARE(histogram.percentile(100), qint64(100 * 1000003));
    QCOMPARE(histogram.percentile(0), qint64(1000003));
    QCOMPARE(histogram.minimum(), qint64(1000003));
    QCOMPARE(histogram.mean(), 50.5 * 1000003);
}

namespace {

std::vector<qint64> latencies(int count, double spread)
{
    QRandomGenerator random(7);
    std::vector<qint64> values;
    for (int i = 0; i < count; ++i)
        values.push_back(qint64(std::exp(random.generateDouble() * spread)));
    return values;
}

} // namespace

void TestStatistics::manyLatenciesAreWithinTheStatedError_data()
{
    QTest::addColumn<double>("spread");
    QTest::newRow("to 100 ns") << 4.6;
    QTest::newRow("to 20 ms") << 16.8;
    QTest::newRow("to a century") << 42.0;
}

void TestStatistics::manyLatenciesAreWithinTheStatedError()
{
    QFETCH(double, spread);
    std::vector<qint64> values = latencies(100000, spread);
    LatencyHistogram histogram;
    for (const qint64 value : values)
        histogram.add(value);
    QVERIFY(!histogram.isExact());
    std::sort(values.begin(), values.end());
    for (const double percent : {0.1, 1.0, 25.0, 50.0, 90.0, 99.0, 99.9, 100.0}) {
        const auto rank = size_t(std::ceil(percent / 100 * double(values.size())));
        const auto exact = double(values[rank - 1]);
        QVERIFY(std::abs(double(histogram.percentile(percent)) - exact) <= exact * LatencyHistogram::RelativeError);
    }
    QCOMPARE(histogram.maximum(), values.back());
}

void TestStatistics::mergedHistogramsAreOfAllValues()
{
    const std::vector<qint64> values = latencies(20000, 20);
    LatencyHistogram all;
    LatencyHistogram parts[3]; // the first is exact
    for (size_t i = 0; i < values.size(); ++i) {
        all.add(values[i]);
        parts[i < 100 ? 0 : i < 9000 ? 1 : 2].add(values[i]);
    }
    LatencyHistogram merged;
    for (const LatencyHistogram &part : parts)
        merged.merge(part);
    QCOMPARE(merged.count(), all.count());
    for (const double percent : {1.0, 50.0, 99.0})
        QCOMPARE(merged.percentile(percent), all.percentile(percent));
    QCOMPARE(merged.minimum(), all.minimum());
}

void TestStatistics::methodsAreCounted()
{
    Capture capture;
    play(capture, R"(
        @1 > ["push",["pipeline",0,["add"],[1,2]]]
        @1 > ["pull",1]
        @1 > ["push",["pipeline",0,["add"],["x"]]]
        @1 > ["pull",2]
        @3 < ["resolve",1,3]
        @5 < ["reject",2,["error","Error","no"]]
        > ["push",["pipeline",0,["add"]]]
        > ["stream",["pipeline",0,["write"],[1]]]
        hello
    )");
    Statistics statistics;
    QVERIFY(statistics.update(capture));
    QCOMPARE(statistics.methods().size(), size_t(3));
    const MethodStatistics &add = statistics.methods()[0];
    QCOMPARE(add.method, u"add"_s);
    QCOMPARE(add.kind, MethodStatistics::Kind::Call);
    QCOMPARE(add.calls, 2);
    QCOMPARE(add.answers, 2);
    QCOMPARE(add.errors, 1);
    QCOMPARE(add.requestBytes, capture.text(0).size() + capture.text(2).size());
    QCOMPARE(add.responseBytes, capture.text(4).size() + capture.text(5).size());
    QCOMPARE(add.latency.percentile(50), qint64(2'000'000));
    QCOMPARE(add.latency.maximum(), qint64(4'000'000));
    QCOMPARE(statistics.methods()[1].kind, MethodStatistics::Kind::Property);
    QCOMPARE(statistics.methods()[2].kind, MethodStatistics::Kind::Stream);
    const StatisticsTotals &totals = statistics.totals();
    QCOMPARE(totals.calls, 3);
    QCOMPARE(totals.streamWrites, 1);
    QCOMPARE(totals.errors, 1);
    QCOMPARE(totals.sessions, 1);
    QCOMPARE(totals.messages[0], 6);
    QCOMPARE(totals.messages[1], 3);
    QCOMPARE(totals.problems, 1);
    QCOMPARE(totals.firstTime, qint64(1'000'000));
    QCOMPARE(totals.lastTime, qint64(5'000'000));
}

void TestStatistics::roundTripsAreWhatIsWaitedFor()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["a"],[]]]
        > ["pull",1]
        > ["push",["pipeline",0,["b"],[]]]
        > ["pull",2]
        < ["resolve",1,1]
        < ["resolve",2,1]
        > ["push",["pipeline",0,["c"],[]]]
        > ["pull",3]
        < ["push",["pipeline",0,["back"],[]]]
        < ["pull",1]
    )");
    Statistics statistics;
    statistics.update(capture);
    QCOMPARE(statistics.totals().roundTrips, 3); // A's two, B's one
}

void TestStatistics::throughputIsKeptInBuckets()
{
    Capture capture;
    qint64 bytes = 0;
    for (int i = 0; i < 5000; ++i) {
        Record record;
        record.text = R"(["pull",0])";
        record.size = record.text.size();
        bytes += record.size;
        record.time = qint64(i) * 10'000'000;
        record.from = i % 2 ? Side::B : Side::A;
        capture.append(std::move(record));
    }
    Statistics statistics;
    statistics.update(capture);
    QVERIFY(statistics.throughput().size() <= size_t(Statistics::MostBuckets));
    QVERIFY(statistics.throughput().size() >= size_t(Statistics::MostBuckets / 2));
    ThroughputBucket sum;
    for (const ThroughputBucket &bucket : statistics.throughput()) {
        for (int side = 0; side < 2; ++side) {
            sum.messages[side] += bucket.messages[side];
            sum.bytes[side] += bucket.bytes[side];
        }
    }
    QCOMPARE(sum.messages[0], 2500);
    QCOMPARE(sum.messages[1], 2500);
    QCOMPARE(sum.bytes[0] + sum.bytes[1], bytes);
    const auto first = statistics.bucketWidth() / 10'000'000 + 1; // messages at 0, 10, 20 … ms
    QCOMPARE(statistics.throughput().front().messages[0] + statistics.throughput().front().messages[1], first);
}

namespace {

void playMany(Capture &capture)
{
    for (int i = 0; i < 300; ++i) {
        const auto session = quint32(i % 3);
        const QByteArray id = QByteArray::number(i / 3 + 1);
        const QByteArray now = "@" + QByteArray::number(i * 7);
        const QByteArray then = "@" + QByteArray::number(i * 7 + i % 5);
        play(capture,
             (now + " > [\"push\",[\"pipeline\",0,[\"m" + QByteArray::number(i % 4) + "\"],[]]]\n" + now + " > [\"pull\"," + id
              + "]\n" + then + (i % 6 ? " < [\"resolve\"," + id + ",1]" : " < [\"reject\"," + id + ",1]") + "\n" + then
              + " > [\"release\"," + id + ",1]")
                 .constData(),
             session);
    }
}

QList<QByteArray> sorted(const Statistics &statistics)
{
    QList<QByteArray> lines;
    for (const MethodStatistics &method : statistics.methods())
        lines.append(toJson(method));
    std::sort(lines.begin(), lines.end());
    lines.append(totalsToJson(statistics));
    lines.append(throughputToJson(statistics));
    return lines;
}

} // namespace

void TestStatistics::rangesAddUp()
{
    Capture capture;
    playMany(capture);
    Statistics whole;
    whole.update(capture);

    Statistics bySession;
    for (quint32 session = 0; session < 3; ++session) {
        StatisticsRange range;
        range.session = session;
        Statistics part(range);
        part.update(capture);
        QCOMPARE(part.totals().sessions, 1);
        bySession.merge(part);
    }
    QCOMPARE(sorted(bySession), sorted(whole));

    Statistics byTime;
    for (qint64 from = 0; from < 3'000'000'000; from += 123'456'789) {
        StatisticsRange range;
        range.fromTime = from;
        range.toTime = from + 123'456'789;
        Statistics part(range);
        part.update(capture);
        byTime.merge(part);
    }
    QCOMPARE(sorted(byTime), sorted(whole));
    QCOMPARE(whole.totals().calls, 300);
    QCOMPARE(whole.totals().errors, 50);
}

void TestStatistics::slicesCountTheSame()
{
    Capture capture;
    playMany(capture);
    Statistics whole;
    whole.update(capture);
    Statistics sliced;
    while (!sliced.update(capture, 11))
        continue;
    QCOMPARE(sorted(sliced), sorted(whole));
}

void TestStatistics::methodsAreBounded()
{
    Capture capture;
    for (int i = 0; i < Statistics::MostMethods + 500; ++i) {
        Record record;
        record.text = "[\"push\",[\"pipeline\",0,[\"m" + QByteArray::number(i) + "\"],[]]]";
        capture.append(std::move(record));
    }
    Statistics statistics;
    statistics.update(capture);
    QCOMPARE(statistics.methods().size(), size_t(Statistics::MostMethods + 1));
    QCOMPARE(statistics.methods().back().method, u"…"_s);
    QCOMPARE(statistics.methods().back().calls, 500);
}

void TestStatistics::tablesOverTime()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["a"],[]]]
        > ["push",["pipeline",0,["b"],[]]]
        > ["release",1,1]
        > ["release",2,1]
    )");
    QList<qint64> imports;
    for (const TableSizePoint &point : tableSizesOverTime(capture, 0))
        imports.append(point.sizes[0].imports);
    QCOMPARE(imports, (QList<qint64>{2, 3, 2, 1}));
    QCOMPARE(tableSizesOverTime(capture, 0, 2).size(), 2);
    QCOMPARE(tableSizesOverTime(capture, 0, 2).last().record, RecordIndex(3));
    QVERIFY(tableSizesOverTime(capture, 9).isEmpty());
    const QByteArray expected =
        R"({"seq":3,"session":0,"timeNs":null,"a":{"imports":1,"exports":1},"b":{"imports":1,"exports":1}})";
    QCOMPARE(toJson(capture, 0, tableSizesOverTime(capture, 0, 1).last()), expected);
}

void TestStatistics::jsonHasItsDocumentedKeys()
{
    Capture capture;
    play(capture, R"(
        @1 > ["push",["pipeline",0,["add"],[1,2]]]
        @1 > ["pull",1]
        @3 < ["resolve",1,3]
    )");
    Statistics statistics;
    statistics.update(capture);
    const QByteArray method =
        R"({"method":"add","kind":"call","calls":1,"answers":1,"errors":0,"requestBytes":37,"responseBytes":15,"latencyNs":)"
        R"({"count":1,"min":2000000,"mean":2000000,"p50":2000000,"p90":2000000,"p95":2000000,"p99":2000000,"max":2000000,"exact":true}})";
    QCOMPARE(toJson(statistics.methods().front()), method);
    JsonDocument document;
    QVERIFY(!document.parse(totalsToJson(statistics)).isError());
    QCOMPARE(document.root().member("messages").member("a").toNumber(), 2.0);
    QCOMPARE(document.root().member("roundTrips").toNumber(), 1.0);
    QVERIFY(!document.parse(throughputToJson(statistics)).isError());
    QCOMPARE(document.root().member("bucketNs").toNumber(), double(statistics.bucketWidth()));
}

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
