// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "findings.h"
#include "findingstesting.h"
#include "secretscanner.h"
#include "transcript.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;
using namespace FindingsTesting;

/// Each rule of docs/findings.md: what fires it, and what does not.
class TestFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDocumentNamesEveryRule();
    void rules_data();
    void rules();
    void goodSessionsAreQuiet_data();
    void goodSessionsAreQuiet();

    void sequencesAreCountedAndBounded();
    void aPauseEndsASequence();
    void concurrentCallsAreNoSequence();
    void leaksAreRankedByCountThenAge();
    void whatComesAtOnceIsNoLeak();
    void largeMessages();
    void secretsOnOpenConnections_data();
    void secretsOnOpenConnections();
    void secrets_data();
    void secrets();
};

void TestFindings::theDocumentNamesEveryRule()
{
    QFile file(QStringLiteral(QTCAPNWEB_SOURCE_DIR "/docs/findings.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QStringList documented;
    for (const QString &line : text.split(u'\n')) {
        if (!line.startsWith(u"| `"_s))
            continue;
        const QStringList cells = line.split(u'|');
        documented.append(cells[1].trimmed().remove(u'`') + u' ' + cells[2].trimmed());
        QVERIFY(cells[3].trimmed().size() > 20);
    }
    QStringList known;
    for (const FindingRuleInfo &info : findingRules()) {
        QCOMPARE(&findingRule(info.rule), &info);
        known.append(QString(info.id) + u' ' + QString(severityName(info.highest)));
    }
    QCOMPARE(documented, known);
    QVERIFY(text.contains(u"Of each rule %1 findings"_s.arg(FindingOptions().maximumPerRule)));
}

void TestFindings::rules_data()
{
    QTest::addColumn<QByteArray>("conversation");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("record");
    const auto row = [](const char *name, const char *conversation, const char *id, int record) {
        QTest::newRow(name) << QByteArray(conversation) << QString::fromLatin1(id) << record;
    };
    row("no JSON", "> hello", "protocol-error/error", 0);
    row("no message", R"(> ["bogus"])", "protocol-error/error", 0);
    row("no expression", R"(> ["push",["nonsense",1]])", "protocol-error/error", 0);
    row("an import that never was", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["push",["pipeline",7,["f"],[]]])",
        "unknown-id/error", 1);
    row("a pull of an id that never was", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1]
        > ["pull",7])",
        "unknown-id/error", 2);
    row("a release of an id that never was", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1]
        > ["release",7,1])",
        "release-of-unknown-id/error", 2);
    row("a released id is used", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1]
        < ["resolve",1,["export",-1]]
        > ["release",1,1]
        > ["release",-1,1]
        > ["push",["pipeline",-1,["f"],[]]])",
        "use-after-release/error", 5);
    row("a released id is released", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["release",1,1]
        > ["release",1,1])",
        "use-after-release/error", 2);
    row("released too often", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["release",1,2])",
        "refcount-mismatch/error", 1);
    row("released too rarely", R"(
        > ["push",["pipeline",0,["f"],[["export",-1],["export",-1]]]]
        < ["release",-1,1])",
        "refcount-mismatch/warning", 1);
    row("an abort", R"(
        > ["push",["pipeline",0,["f"],[]]]
        < ["abort",["error","Error","enough"]])",
        "abort/error", 1);
    row("sent after an abort", R"(
        > ["abort",["error","Error","enough"]]
        > ["push",["pipeline",0,["f"],[]]])",
        "sent-after-abort/note", 1);
    row("a connection failed", R"(
        > ["push",["pipeline",0,["f"],[]]]
        ! refused)",
        "connection-failed/warning", 1);
    row("a protocol error of the socket", "x 1002 bad", "abnormal-close/warning", 0);
    row("an application's close", "x 4001 maintenance", "abnormal-close/note", 0);
    row("a call fails", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1]
        < ["reject",1,["error","Error","no"]])",
        "call-failed/note", 2);
    row("closed while a result is awaited", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1]
        x 1000)",
        "call-unanswered/warning", 0);
    row("broken while a result is awaited", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1]
        x 1006)",
        "call-unanswered/note", 0);
    row("the recording ends while a result is awaited", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1])",
        "call-unanswered/note", 0);
    row("a result is awaited only to be called", R"(
        > ["push",["pipeline",0,["open"],[]]]
        > ["pull",1]
        < ["resolve",1,{"room":["export",-1]}]
        > ["release",1,1]
        > ["push",["pipeline",-1,["say"],["hi"]]])",
        "pipelining-opportunity/note", 4);
}

void TestFindings::rules()
{
    QFETCH(QByteArray, conversation);
    QFETCH(QString, id);
    QFETCH(int, record);
    Capture capture;
    play(capture, conversation.constData());
    const Found found(capture);
    QVERIFY2(found.ids().contains(id), qUtf8Printable(found.ids().join(u' ')));
    const qsizetype place = found.ids().indexOf(id);
    const Finding &finding = found.engine.findings()[size_t(place)];
    QCOMPARE(finding.records.value(0), RecordIndex(record));
    QVERIFY(!finding.title.isEmpty());
    QVERIFY(!finding.explanation.isEmpty());
}

void TestFindings::goodSessionsAreQuiet_data()
{
    QTest::addColumn<QByteArray>("conversation");
    const auto row = [](const char *name, const char *conversation) { QTest::newRow(name) << QByteArray(conversation); };
    row("calls, answered and released", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1]
        < ["resolve",1,1]
        > ["release",1,1]
        x 1000)");
    row("pipelined", R"(
        > ["push",["pipeline",0,["open"],[]]]
        > ["push",["pipeline",1,["say"],["hi"]]]
        > ["pull",2]
        < ["resolve",2,1]
        > ["release",2,1]
        > ["release",1,1]
        x 3000)");
    row("a reintroduction crosses the release", R"(
        > ["push",["pipeline",0,["on"],[["export",-1]]]]
        > ["push",["pipeline",0,["on"],[["export",-1]]]]
        < ["release",-1,2]
        x 1000)");
    row("the end of a batch", R"(
        > ["push",["pipeline",0,["f"],[]]]
        > ["pull",1]
        < ["resolve",1,["export",-1]]
        ) ["release",1,1]
        ) ["abort",["error","Error","Batch RPC request ended."]])");
    row("both sides tell of the close", R"(
        > ["push",["pipeline",0,["f"],[]]]
        x 1000
        x 1006)");
}

void TestFindings::goodSessionsAreQuiet()
{
    QFETCH(QByteArray, conversation);
    Capture capture;
    play(capture, conversation.constData());
    const Found found(capture);
    QVERIFY2(found.ids().isEmpty(), qUtf8Printable(found.ids().join(u' ')));
}

namespace {

// Calls of f, each of which begins \a pause ms after the answer to the one before.
void playSequence(Capture &capture, int count, double pause)
{
    double time = 0;
    for (int i = 1; i <= count; ++i) {
        const QByteArray id = QByteArray::number(i);
        const QByteArray now = "@" + QByteArray::number(time, 'f', 3);
        const QByteArray then = "@" + QByteArray::number(time + 5, 'f', 3);
        play(capture, (now + " > [\"push\",[\"pipeline\",0,[\"f\"],[]]]\n" + now + " > [\"pull\"," + id + "]\n" + then
                       + " < [\"resolve\"," + id + ",1]\n" + then + " > [\"release\"," + id + ",1]")
                          .constData());
        time += 5 + pause;
    }
}

} // namespace

void TestFindings::sequencesAreCountedAndBounded()
{
    Capture four;
    playSequence(four, 4, 1);
    QCOMPARE(Found(four).find(FindingRule::SequentialCalls), nullptr);
    Capture many;
    playSequence(many, 40, 1);
    const Found found(many);
    const Finding *finding = found.find(FindingRule::SequentialCalls);
    QVERIFY(finding);
    QCOMPARE(finding->count, 40);
    QCOMPARE(finding->records.front(), RecordIndex(0));
    QCOMPARE(finding->records.size(), Finding::MostRecords);
    QCOMPARE(finding->title, u"f was called 40 times, each after the answer to the one before"_s);
}

void TestFindings::aPauseEndsASequence()
{
    Capture capture;
    playSequence(capture, 40, 500);
    QCOMPARE(Found(capture).find(FindingRule::SequentialCalls), nullptr);
}

void TestFindings::concurrentCallsAreNoSequence()
{
    Capture capture;
    for (int i = 1; i <= 20; ++i) {
        const QByteArray id = QByteArray::number(i);
        play(capture, ("> [\"push\",[\"pipeline\",0,[\"f\"],[]]]\n> [\"pull\"," + id + "]").constData());
    }
    for (int i = 1; i <= 20; ++i)
        play(capture, ("< [\"resolve\"," + QByteArray::number(i) + ",1]").constData());
    QCOMPARE(Found(capture).find(FindingRule::SequentialCalls), nullptr);
}

void TestFindings::leaksAreRankedByCountThenAge()
{
    Capture capture;
    int calls = 0;
    int stubs = 0;
    playLeaks(capture, "few", 3, &calls, &stubs);
    playLeaks(capture, "many", 12, &calls, &stubs);
    playLeaks(capture, "later", 3, &calls, &stubs);
    const QList<LeakCandidate> candidates = leakCandidates(capture, 0);
    QCOMPARE(candidates.size(), 3);
    QCOMPARE(candidates[0].origin, u"many(…)"_s);
    QCOMPARE(candidates[0].count, 12);
    QCOMPARE(candidates[0].holder, Side::A);
    QVERIFY(!candidates[0].promises);
    QCOMPARE(candidates[1].origin, u"few(…)"_s);
    QCOMPARE(candidates[2].origin, u"later(…)"_s);
    const Found found(capture);
    const Finding *finding = found.find(FindingRule::CapabilityLeak);
    QVERIFY(finding);
    QCOMPARE(finding->severity, Severity::Note);
    QCOMPARE(finding->count, 12);

    playLeaks(capture, "many", 12, &calls, &stubs);
    const Found more(capture);
    QCOMPARE(more.find(FindingRule::CapabilityLeak)->severity, Severity::Warning);
    QVERIFY(leakCandidates(capture, 0, 2).size() == 1); // at that moment there was one
}

void TestFindings::whatComesAtOnceIsNoLeak()
{
    Capture capture;
    QByteArray stubs;
    for (int i = 1; i <= 100; ++i)
        stubs += (i > 1 ? "," : "") + ("[\"export\",-" + QByteArray::number(i) + "]");
    play(capture,
         ("> [\"push\",[\"pipeline\",0,[\"list\"],[]]]\n> [\"pull\",1]\n< [\"resolve\",1,[[" + stubs + "]]]").constData());
    int calls = 1;
    int more = 100;
    playLeaks(capture, "x", 3, &calls, &more);
    const Found found(capture);
    const Finding *finding = found.find(FindingRule::CapabilityLeak);
    QVERIFY(finding);
    QCOMPARE(finding->severity, Severity::Note);
    QCOMPARE(finding->count, 100);
}

void TestFindings::largeMessages()
{
    for (const qsizetype size : {qsizetype(1 << 19), qsizetype(2 << 20), qsizetype(17 << 20)}) {
        Capture capture;
        Record record;
        record.text = "[\"push\",\"" + QByteArray(size, 'x') + "\"]";
        record.size = record.text.size();
        capture.append(std::move(record));
        const Found found(capture);
        const Finding *finding = found.find(FindingRule::LargeMessage);
        QCOMPARE(finding != nullptr, size > (1 << 20));
        if (finding)
            QCOMPARE(finding->severity, size > (16 << 20) ? Severity::Warning : Severity::Note);
    }
}

void TestFindings::secretsOnOpenConnections_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("exposed");
    QTest::newRow("open") << QByteArray("ws://example.com/api") << true;
    QTest::newRow("open http") << QByteArray("http://10.0.0.1:8080/api") << true;
    QTest::newRow("encrypted") << QByteArray("wss://example.com/api") << false;
    QTest::newRow("loopback") << QByteArray("ws://127.0.0.1:8080/") << false;
    QTest::newRow("loopback 6") << QByteArray("ws://[::1]:8080/") << false;
    QTest::newRow("localhost") << QByteArray("http://localhost/") << false;
    QTest::newRow("unknown") << QByteArray() << false;
}

void TestFindings::secretsOnOpenConnections()
{
    QFETCH(QByteArray, address);
    QFETCH(bool, exposed);
    Capture capture;
    Record opened;
    opened.kind = Record::Kind::Opened;
    opened.text = address;
    capture.append(std::move(opened));
    play(capture, R"(> ["push",["pipeline",0,["login"],[{"password":"hunter2"}]]])");
    const Found found(capture);
    const Finding *finding = found.find(FindingRule::SecretInClear);
    QVERIFY(finding);
    QCOMPARE(finding->severity, exposed ? Severity::Warning : Severity::Note);
    QVERIFY(!finding->title.contains(u"hunter2"_s));
}

void TestFindings::secrets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *name, const char *text, int offset) { QTest::newRow(name) << QByteArray(text) << offset; };
    row("a password", R"({"password":"x"})", 2);
    row("whatever its case", R"({"a":1, "Api-Key" : "x"})", 9);
    row("with underscores", R"({"access_token":"x"})", 2);
    row("an empty one", R"({"password":""})", -1);
    row("a number", R"({"token":5})", -1);
    row("a method", R"(["pipeline",0,["token"],["x"]])", -1);
    row("a pair of headers", R"(["headers",[["authorization","abc"]]])", 14);
    row("a bearer token", R"(["Bearer abcdefgh12"])", 2);
    row("a sentence", R"(["Bearer of good news"])", -1);
    row("a short one", R"(["Bearer abc"])", -1);
    row("a JWT", R"(["x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P"])", 4);
    row("two parts are none", R"(["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0"])", -1);
    row("a text in a text", R"(["{\"password\":\"x\"}"])", -1);
    row("a cut text", R"({"password":"x)", 2);
    row("nothing", "", -1);
}

void TestFindings::secrets()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    const auto place = findSecret(text);
    QCOMPARE(place ? int(place->offset) : -1, offset);
    // String by string it is the same.
    std::optional<SecretPlace> piece;
    for (qsizetype at = 0; !piece && at < text.size();) {
        const qsizetype before = at;
        piece = findSecret(text, &at, 1);
        QVERIFY(at > before);
    }
    QCOMPARE(piece ? int(piece->offset) : -1, offset);
}

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
