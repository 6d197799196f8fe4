// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "corpuspath.h"
#include "filterfields.h"
#include "filterrun.h"
#include "findings.h"
#include "madetraffic.h"
#include "ndjsonreader.h"
#include "transcript.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

Filter filterOf(QStringView text)
{
    auto compiled = Filter::compile(text);
    if (const auto *error = std::get_if<FilterError>(&compiled))
        qFatal("%s: %s", qPrintable(text.toString()), qPrintable(error->message));
    return std::get<Filter>(std::move(compiled));
}

std::vector<quint32> oneByOne(const Capture &capture, const Filter &filter)
{
    std::vector<quint32> found;
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        if (filter.matches(capture, i))
            found.push_back(quint32(i));
    }
    return found;
}

// Made ones, and behind them all of the corpus, in the order of its files, where it is here.
std::vector<Record> manyRecords()
{
    constexpr quint32 madeSessions = 700;
    Capture all;
    MadeTraffic::appendSessions(all, madeSessions);
    for (const QFileInfo &info : corpusTraces()) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            readNdjson(file, all);
    }
    std::vector<Record> records;
    for (RecordIndex i = 0; i < all.count(); ++i) {
        const Row row = all.row(i);
        if (row.kind == Record::Kind::Comment || row.kind == Record::Kind::Mark)
            continue;
        Record record;
        record.kind = row.kind;
        record.from = row.from;
        record.onWire = row.onWire;
        record.code = row.closeCode;
        record.session = row.session;
        record.time = i * 1000000;
        record.text = all.text(i);
        record.size = record.text.size();
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace

class TestFilterRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findingsAreAskedFor();
    void aFindingMayComeToAnEarlierRecord();
    void blocksFindWhatOneByOneFinds_data();
    void blocksFindWhatOneByOneFinds();
    void aGrowingCaptureGivesWhatTheWholeGives_data();
    void aGrowingCaptureGivesWhatTheWholeGives();
    void aRunGoesOnInTheWholeCapture_data();
    void aRunGoesOnInTheWholeCapture();
    void theAnswerChangesWhatIsSaidOfItsCall();
    void theEndOfASessionBreaksItsCalls();
    void slicesStopWhenAsked();
    void ranksAndRecordsAgree();

private:
    std::vector<Record> m_records;
};

void TestFilterRun::findingsAreAskedFor()
{
    Capture capture;
    Transcript::play(capture, R"(
> ["push",["pipeline",0,["f"],[]]]
> ["pull",1]
< ["reject",1,["error","TypeError","no"]]
> ["release",1,1]
> ["push",["pipeline",7,["f"],[]]]
> ["push",["pipeline",0,["g"],[]]]
> ["pull",3]
)");
    const auto found = [&](QStringView text) {
        const Filter filter = filterOf(text);
        FilterRun run(capture, filter);
        run.finish();
        // One by one costs a pass for each record, and says the same.
        if (run.records() != oneByOne(capture, filter))
            return std::vector<quint32>{99};
        return run.records();
    };
    using Records = std::vector<quint32>;
    QCOMPARE(found(u"finding == call-failed"), Records{2});
    QCOMPARE(found(u"finding == unknown-id"), Records{4});
    QVERIFY(!found(u"finding == call-unanswered").empty());
    QCOMPARE(found(u"finding in {call-failed, unknown-id} and reject"), Records{2});
    QVERIFY(found(u"finding").size() >= 3);
    QCOMPARE(found(u"finding").size() + found(u"not finding").size(), size_t(capture.count()));
    QCOMPARE(found(u"finding == large-message"), Records{});
    QVERIFY(std::holds_alternative<FilterError>(Filter::compile(u"finding == nothing-of-the-kind")));
    // The words are the rules'.
    const FilterFieldInfo *field = findFilterField(u"finding");
    QVERIFY(field);
    QCOMPARE(field->values.size(), findingRules().size());
    for (size_t i = 0; i < findingRules().size(); ++i)
        QCOMPARE(field->values[i], findingRules()[i].id);
}

// While a capture grows, only what is certain is told; at its end, all.
void TestFilterRun::aFindingMayComeToAnEarlierRecord()
{
    Capture capture;
    FilterRun run(capture, filterOf(u"finding == sequential-calls"));
    for (int i = 1; i <= 40; ++i) {
        const QByteArray id = QByteArray::number(i);
        const QByteArray now = '@' + QByteArray::number(i * 2);
        Transcript::play(capture, (now + " > [\"push\",[\"pipeline\",0,[\"f\"],[]]]\n" + now + " > [\"pull\"," + id + "]\n" + now
                                   + " < [\"resolve\"," + id + ",1]\n" + now + " > [\"release\"," + id + ",1]")
                                      .constData());
        QVERIFY(run.advance(1min));
        if (i == 4)
            QCOMPARE(run.count(), 0);
    }
    // All of them, also those that were looked at before there were enough, and those that a finding does not keep.
    QCOMPARE(run.count(), 40);
    QCOMPARE(run.at(0), RecordIndex(0));
    QCOMPARE(run.at(39), RecordIndex(156));

    Transcript::play(capture, R"(
> ["push",["pipeline",0,["g"],[]]]
> ["pull",41]
)");
    FilterRun unanswered(capture, filterOf(u"finding == call-unanswered"));
    QVERIFY(unanswered.advance(1min));
    QCOMPARE(unanswered.count(), 0);
    unanswered.setCaptureEnded(true);
    QVERIFY(!unanswered.isComplete());
    QVERIFY(unanswered.advance(1min));
    QVERIFY(unanswered.isComplete());
    QCOMPARE(unanswered.count(), 1);
}

void TestFilterRun::initTestCase()
{
    m_records = manyRecords();
    QVERIFY(m_records.size() > 20000);
}

void TestFilterRun::blocksFindWhatOneByOneFinds_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "push", "push and latency > 5 ms and session == 3", "not (push or pull) or size > 1 kB",
          "pipelined or stream or map", "state in {broken, released} and not error", "error matches \"range|type\"",
          "method contains \"e\" and from == b", "id in {-5..-1, 3, 7..9} and not problem", "delta > 0.5 ms",
          "callback or \"Hello\"", "target contains \"main\" and no < 4000", "refcount == 1", "opened", "wire == false"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestFilterRun::blocksFindWhatOneByOneFinds()
{
    static Capture capture;
    if (capture.count() == 0) {
        for (const Record &record : m_records)
            capture.append(Record(record));
    }
    QFETCH(QString, text);
    FilterRun run(capture, filterOf(text));
    QVERIFY(run.finish());
    QCOMPARE(run.examined(), capture.count());
    QVERIFY(run.records() == oneByOne(capture, run.filter()));
    QVERIFY(run.count() > 0); // else it proves nothing
}

void TestFilterRun::aGrowingCaptureGivesWhatTheWholeGives_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"push", "latency > 5 ms", "state == broken", "state == pending", "not error",
                             "error or state == released", "pulled and push", "method == \"add\" and latency < 20 ms"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestFilterRun::aGrowingCaptureGivesWhatTheWholeGives()
{
    QFETCH(QString, text);
    QRandomGenerator random(1);
    Capture capture;
    FilterRun run(capture, filterOf(text));
    std::vector<quint32> seen; // what a view holds that asks only for what changed
    for (size_t i = 0; i < m_records.size();) {
        for (size_t batch = random.bounded(300u); batch > 0 && i < m_records.size(); --batch)
            capture.append(Record(m_records[i++]));
        run.advance(random.bounded(4) == 0 ? 0ns : 1s);
        QVERIFY(run.unchanged() <= qint64(seen.size()));
        seen.resize(size_t(run.unchanged()));
        seen.insert(seen.end(), run.records().begin() + run.unchanged(), run.records().end());
        QVERIFY(seen == run.records());
    }
    QVERIFY(run.finish());
    QVERIFY(run.count() > 0);
    QVERIFY(run.records() == oneByOne(capture, run.filter()));
}

void TestFilterRun::aRunGoesOnInTheWholeCapture_data()
{
    aGrowingCaptureGivesWhatTheWholeGives_data();
    QTest::newRow("finding") << u"finding and not error"_s;
}

void TestFilterRun::aRunGoesOnInTheWholeCapture()
{
    QFETCH(QString, text);
    Capture whole;
    for (const Record &record : m_records)
        whole.append(Record(record));
    FilterRun atOnce(whole, filterOf(text));
    QVERIFY(atOnce.finish());
    const std::vector<quint32> expected = atOnce.records();
    QVERIFY(!expected.empty());
    for (const double part : {0.0, 0.3, 1.0}) {
        for (const auto budget : {0ns, std::chrono::nanoseconds(1s)}) { // where nearly nothing, or all, was looked at
            auto head = std::make_unique<Capture>();
            for (size_t i = 0; i < size_t(part * double(m_records.size())); ++i)
                head->append(Record(m_records[i]));
            FilterRun run(*head, filterOf(text));
            run.advance(budget);
            const std::vector<quint32> before = run.records();
            run.continueIn(whole);
            head.reset();
            QVERIFY(run.records() == before);
            run.advance(0ns);
            const auto kept = std::ptrdiff_t(run.unchanged());
            QVERIFY(std::equal(before.begin(), before.begin() + kept, run.records().begin()));
            QVERIFY(run.finish());
            QVERIFY(run.records() == expected);
        }
    }
}

void TestFilterRun::theAnswerChangesWhatIsSaidOfItsCall()
{
    Capture capture;
    FilterRun run(capture, filterOf(u"latency > 5 ms or release"));
    QVERIFY(run.filter().looksAhead());
    QVERIFY(!filterOf(u"push and method == a").looksAhead());
    Transcript::play(capture, R"(
        @0 > ["push",["pipeline",0,["slow"],[]]]
        @0 > ["pull",1]
        @1 > ["release",7,1]
    )");
    QVERIFY(run.advance(1s));
    QCOMPARE(run.records(), (std::vector<quint32>{2}));
    Transcript::play(capture, R"(@9 < ["resolve",1,null])");
    QVERIFY(!run.isComplete());
    QVERIFY(run.advance(1s));
    QCOMPARE(run.records(), (std::vector<quint32>{0, 1, 2, 3}));
    QCOMPARE(run.unchanged(), 0);
}

void TestFilterRun::theEndOfASessionBreaksItsCalls()
{
    Capture capture;
    FilterRun run(capture, filterOf(u"state == broken"));
    Transcript::play(capture, "> [\"push\",[\"pipeline\",0,[\"a\"],[]]]", 0);
    Transcript::play(capture, "> [\"push\",[\"pipeline\",0,[\"a\"],[]]]\n> [\"pull\",1]", 1);
    QVERIFY(run.advance(1s));
    QCOMPARE(run.count(), 0);
    Transcript::play(capture, "x 1000 bye", 1);
    QVERIFY(run.advance(1s));
    QCOMPARE(run.records(), (std::vector<quint32>{1, 2}));
}

void TestFilterRun::slicesStopWhenAsked()
{
    Capture capture;
    for (int i = 0; i < 3; ++i) {
        for (const Record &record : m_records)
            capture.append(Record(record));
    }
    FilterRun run(capture, filterOf(u"push"));
    QVERIFY(!run.advance(0ns));
    QVERIFY(run.examined() > 0);
    const RecordIndex examined = run.examined();
    std::stop_source source;
    source.request_stop();
    QVERIFY(!run.advance(1s, source.get_token()));
    QCOMPARE(run.examined(), examined);
    QVERIFY(!run.finish(source.get_token()));
    QVERIFY(run.finish());
    QVERIFY(run.finish());
}

void TestFilterRun::ranksAndRecordsAgree()
{
    Capture capture;
    for (const Record &record : m_records)
        capture.append(Record(record));
    FilterRun run(capture, filterOf(u"push"));
    QVERIFY(run.finish());
    for (qint64 rank = 0; rank < run.count(); ++rank) {
        QCOMPARE(run.rank(run.at(rank)), rank);
        QVERIFY(run.contains(run.at(rank)));
    }
    QCOMPARE(run.rank(0), 0);
    QCOMPARE(run.rank(capture.count()), run.count());
    QVERIFY(!run.contains(capture.count()));
}

QTEST_GUILESS_MAIN(TestFilterRun)
#include "tst_filterrun.moc"
