// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "corpuspath.h"
#include "ndjsonreader.h"
#include "ndjsonwriter.h"
#include "redaction.h"
#include "transcript.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

Redactor redactorOf(const RedactionRules &rules)
{
    auto made = Redactor::make(rules);
    if (const auto *error = std::get_if<FilterError>(&made))
        qFatal("%s", qPrintable(error->message));
    return std::get<Redactor>(std::move(made));
}

// What tables and calls say of a capture, at its end and on the way.
QStringList structureOf(const Capture &capture)
{
    QStringList lines;
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        const Row row = capture.row(i);
        lines.append(u"%1 %2 %3 %4 %5 %6"_s.arg(int(row.kind))
                         .arg(int(row.message))
                         .arg(row.decoded)
                         .arg(row.id)
                         .arg(row.session)
                         .arg(row.hasProblem));
        const CallId call = capture.calls().callOf(i);
        lines.append(call == NoCall ? QString() : capture.calls().method(capture.calls().call(call).method));
    }
    for (CallId id = 0; id < capture.calls().count(); ++id) {
        const Call call = capture.calls().call(id);
        lines.append(u"%1 %2 %3 %4 %5 %6"_s.arg(call.push)
                         .arg(call.pull)
                         .arg(call.settled)
                         .arg(call.released)
                         .arg(call.targetCall)
                         .arg(int(call.state)));
    }
    for (quint32 session = 0; session < quint32(capture.sessionCount()); ++session) {
        for (const Side side : {Side::A, Side::B}) {
            for (const Table table : {Table::Imports, Table::Exports}) {
                for (const RecordIndex at : {TableHistory::Latest, capture.count() / 2}) {
                    for (const TableEntry &entry : capture.tables().entries(session, side, table, at))
                        lines.append(u"%1 %2 %3 %4 %5"_s.arg(entry.id.value)
                                         .arg(entry.references)
                                         .arg(entry.born)
                                         .arg(entry.resolved)
                                         .arg(entry.released));
                }
            }
        }
    }
    return lines;
}

} // namespace

class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreHidden_data();
    void valuesAreHidden();
    void otherRecordsAreRedactedToo();
    void aCaptureIsRedactedByMethod();
    void theStructureOfTheCorpusStays_data();
    void theStructureOfTheCorpusStays();
    void wrongRulesSaySo();
    void deepTextsCostNoStack();
};

void TestRedaction::valuesAreHidden_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto byKey = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << u"Token"_s << QString() << QString() << QByteArray(text) << QByteArray(expected);
    };
    byKey("a key anywhere", R"(["push",["pipeline",0,["f"],[{"a":{"token":"s3"}, "b" : "s3"}]]])",
          R"(["push",["pipeline",0,["f"],[{"a":{"token":"[redacted]"}, "b" : "s3"}]]])");
    byKey("all below a key", R"(["resolve",1,{"token":{"x":"a","n":5,"t":true,"f":null,"l":[["b",["date",7],["export",-1]]]}}])",
          R"(["resolve",1,{"token":{"x":"[redacted]","n":0,"t":false,"f":null,"l":[["[redacted]",["date",0],["export",-1]]]}}])");
    byKey("heads, ids and paths stay", R"(["push",["pipeline",5,["token","x"],[{"token":["pipeline",1,["token"]]}]]])",
          R"(["push",["pipeline",5,["token","x"],[{"token":["pipeline",1,["token"]]}]]])");
    byKey(
        "typed values",
        R"(["resolve",1,{"token":[[["bigint","123"],["bytes","QUJD"],["url","https://a/"],["undefined"],["inf"]]]}])",
        R"(["resolve",1,{"token":[[["bigint","000"],["bytes","AAAA"],["url","https://redacted.invalid/"],["undefined"],["inf"]]]}])");
    byKey("headers", R"(["resolve",1,["headers",[["Token","s3"],["Accept","s3"]]]])",
          R"(["resolve",1,["headers",[["Token","[redacted]"],["Accept","s3"]]]])");
    byKey(
        "a request",
        R"(["resolve",1,["request","https://a/",{"method":"POST","headers":[["token","s3"]],"body":{"token":"x"}}]])",
        R"(["resolve",1,["request","https://a/",{"method":"POST","headers":[["token","[redacted]"]],"body":{"token":"[redacted]"}}]])");
    byKey("properties of errors", R"(["reject",1,["error","TypeError","m",null,{"token":"s3"}]])",
          R"(["reject",1,["error","TypeError","m",null,{"token":"[redacted]"}]])");
    byKey("calls within maps",
          R"(["push",["remap",0,["a"],[["import",1]],[["pipeline",0,["b"],[{"token":"s3"}]],["pipeline",1]]]])",
          R"(["push",["remap",0,["a"],[["import",1]],[["pipeline",0,["b"],[{"token":"[redacted]"}]],["pipeline",1]]]])");
    byKey("what is no JSON", "{\"token\":\"s3", "[redacted]");
    byKey("what is no message", R"({"token":"s3","x":["s3"]})", R"({"token":"[redacted]","x":["s3"]})");
    byKey("keys with escapes", R"(["resolve",1,{"\u0074oken":"s3"}])", R"(["resolve",1,{"\u0074oken":"[redacted]"}])");

    const auto byPath = [](const char *path, const char *text, const char *expected) {
        QTest::newRow(path) << QString() << QString::fromLatin1(path) << QString() << QByteArray(text) << QByteArray(expected);
    };
    const char *const login = R"(["push",["pipeline",0,["login"],["me",{"password":"s3","l":[["s4"]]}]]])";
    byPath("login:0", login, R"(["push",["pipeline",0,["login"],["[redacted]",{"password":"s3","l":[["s4"]]}]]])");
    byPath("login:1.password", login, R"(["push",["pipeline",0,["login"],["me",{"password":"[redacted]","l":[["s4"]]}]]])");
    byPath("*:1.*.0", login, R"(["push",["pipeline",0,["login"],["me",{"password":"s3","l":[["[redacted]"]]}]]])");
    byPath("other:0", login, login);
    byPath("login:result", R"(["resolve",1,{"a":["bytes","QUI"]}])", R"(["resolve",1,{"a":["bytes","AAA"]}])");
    byPath("login:result.a", R"(["resolve",1,{"a":"x","b":"y"}])", R"(["resolve",1,{"a":"[redacted]","b":"y"}])");
    byPath("login:error", R"(["reject",1,["error","RangeError","secret"]])",
           R"(["reject",1,["error","RangeError","[redacted]"]])");

    const auto byPattern = [](const char *pattern, const char *text, const char *expected) {
        QTest::newRow(pattern) << QString() << QString() << QString::fromLatin1(pattern) << QByteArray(text)
                               << QByteArray(expected);
    };
    byPattern("sk-[a-z]+", R"(["push",["pipeline",0,["sk-abc"],["key sk-abc.", "\u0073k-x"]]])",
              R"(["push",["pipeline",0,["sk-abc"],["key [redacted].", "[redacted]"]]])");
    byPattern("\\b\\d{4}\\b", R"(["resolve",1234,[[1234,12345,"1234"]]])", R"(["resolve",1234,[[0,12345,"[redacted]"]]])");
    byPattern("ABC", R"(["resolve",1,[[["bytes","QUJD"],["bytes","QUJE"]]]])",
              R"(["resolve",1,[[["bytes","AAAA"],["bytes","QUJE"]]]])");
    byPattern("(a+)+$", ("[\"resolve\",1,\"" + QByteArray(5000, 'a') + "!\"]").constData(), "[\"resolve\",1,\"[redacted]\"]");
}

void TestRedaction::valuesAreHidden()
{
    QFETCH(QString, key);
    QFETCH(QString, path);
    QFETCH(QString, pattern);
    RedactionRules rules;
    for (const auto &[from, to] :
         {std::pair(key, &rules.keys), std::pair(path, &rules.paths), std::pair(pattern, &rules.patterns)}) {
        if (!from.isEmpty())
            to->append(from);
    }
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    Record record;
    record.text = text;
    record.size = text.size();
    QCOMPARE(redactorOf(rules).redact(record, u"login"), text != expected);
    QCOMPARE(record.text, expected);
    QCOMPARE(record.size, qint64(expected.size()));
}

void TestRedaction::otherRecordsAreRedactedToo()
{
    RedactionRules rules;
    rules.keys = {u"authorization"_s, u"token"_s};
    rules.patterns = {u"s3cret"_s};
    const Redactor redactor = redactorOf(rules);
    const auto redacted = [&](Record::Kind kind, const QByteArray &text) {
        Record record;
        record.kind = kind;
        record.text = text;
        redactor.redact(record, {});
        return record.text;
    };
    QCOMPARE(redacted(Record::Kind::Opened, "wss://a/api?x=1&token=abc#f"), QByteArray("wss://a/api?x=1&token=[redacted]#f"));
    QCOMPARE(redacted(Record::Kind::Opened, "wss://u:s3cret@a/"), QByteArray("wss://u:[redacted]@a/"));
    QCOMPARE(redacted(Record::Kind::Closed, "bye s3cret"), QByteArray("bye [redacted]"));
    QCOMPARE(redacted(Record::Kind::Comment, "plain"), QByteArray("plain"));
    QCOMPARE(redacted(Record::Kind::Binary, "\x01s3cret"), QByteArray());
    QCOMPARE(
        redacted(
            Record::Kind::Request,
            R"({"method":"GET","url":"/api?token=1","headers":[["Authorization","Bearer x"],["Host","a"]],"body":"has s3cret"})"),
        QByteArray(
            R"({"method":"GET","url":"/api?token=[redacted]","headers":[["Authorization","[redacted]"],["Host","a"]],"body":"has [redacted]"})"));
}

void TestRedaction::aCaptureIsRedactedByMethod()
{
    Capture capture;
    Transcript::play(capture, R"(
        @1 > ["push",["pipeline",0,["login"],["me","s3cret"]]]
        @2 > ["pull",1]
        @3 < ["resolve",1,{"token":"s3cret"}]
        @4 > ["push",["pipeline",0,["echo"],["me","public"]]]
    )");
    RedactionRules rules;
    rules.paths = {u"login:1"_s, u"login:result.token"_s};
    const Redactor redactor = redactorOf(rules);
    QCOMPARE(redactor.redacted(capture, 0).text, QByteArray(R"(["push",["pipeline",0,["login"],["me","[redacted]"]]])"));
    QCOMPARE(redactor.redacted(capture, 2).text, QByteArray(R"(["resolve",1,{"token":"[redacted]"}])"));
    QCOMPARE(redactor.redacted(capture, 3).text, capture.text(3));
    QCOMPARE(redactor.redacted(capture, 3).time, 4'000'000);
}

void TestRedaction::theStructureOfTheCorpusStays_data()
{
    QTest::addColumn<RedactionRules>("rules");
    QTest::newRow("every text") << RedactionRules{{}, {}, {u".+"_s}};
    QTest::newRow("every argument, result and error") << RedactionRules{{}, {u"*:*"_s}, {}};
    QTest::newRow("the usual keys") << RedactionRules{RedactionRules::usualKeys(), {}, {}};
    QTest::newRow("letters") << RedactionRules{{u"a"_s, u"value"_s, u"name"_s}, {}, {u"[a-m]"_s}};
}

void TestRedaction::theStructureOfTheCorpusStays()
{
    if (!hasCorpus())
        QSKIP(NoCorpus);
    QFETCH(RedactionRules, rules);
    const Redactor redactor = redactorOf(rules);
    qint64 changed = 0;
    for (const QFileInfo &info : corpusTraces()) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        Capture capture;
        Capture redacted;
        // Limits stand in the sessions' lines, so these are read again.
        readNdjson(file, capture);
        for (quint32 session = 0; session < quint32(capture.sessionCount()); ++session) {
            for (const Side side : {Side::A, Side::B}) {
                if (const RpcLimits *limits = capture.limits(session, side))
                    redacted.setLimits(session, side, *limits);
            }
        }
        for (RecordIndex i = 0; i < capture.count(); ++i) {
            Record record = redactor.redacted(capture, i);
            changed += record.text != capture.text(i);
            redacted.append(std::move(record));
        }
        const QStringList before = structureOf(capture);
        const QStringList after = structureOf(redacted);
        for (qsizetype i = 0; i < std::min(before.size(), after.size()); ++i) {
            if (before.at(i) != after.at(i)) {
                const RecordIndex at = std::min<RecordIndex>(i / 2, capture.count() - 1);
                qWarning("%s: record %lld\n%.300s\n%.300s\n%s\n%s", qPrintable(info.fileName()), at, capture.text(at).constData(),
                         redacted.text(at).constData(), qPrintable(capture.problem(at)), qPrintable(redacted.problem(at)));
                break;
            }
        }
        QCOMPARE(after, before);
    }
    QVERIFY(changed > 0);
}

void TestRedaction::wrongRulesSaySo()
{
    const auto message = [](const RedactionRules &rules) {
        const auto made = Redactor::make(rules);
        const auto *error = std::get_if<FilterError>(&made);
        return error ? error->message : QString();
    };
    QCOMPARE(message({{}, {u"login"_s}, {}}), u"\"login\" is no path; write one as login:0.password or *:result.token."_s);
    QVERIFY(!message({{}, {u":0"_s}, {}}).isEmpty());
    QVERIFY(!message({{}, {u"a:0..b"_s}, {}}).isEmpty());
    QVERIFY(message({{}, {}, {u"a("_s}}).startsWith(u"\"a(\": No regular expression: "));
    QCOMPARE(message({{u"a"_s}, {u"a.b:0.c.*"_s, u"*:*"_s}, {u"a"_s}}), QString());
}

void TestRedaction::deepTextsCostNoStack()
{
    RedactionRules rules;
    rules.keys = {u"k"_s};
    Record record;
    record.text = "[\"resolve\",1," + QByteArray("{\"k\":").repeated(200000) + "\"s3cret\"" + QByteArray(200000, '}') + "]";
    QVERIFY(redactorOf(rules).redact(record, {}));
    QVERIFY(!record.text.contains("s3cret"));
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
