// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "seencalls.h"
#include "transcript.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;

/// What traffic tells of interfaces: methods, and the types of their arguments.
class TestSeenCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapesAreTypesWithoutValues_data();
    void shapesAreTypesWithoutValues();
    void aHugeValueHasASmallShape();
    void methodsHaveTheirArguments();
    void theShapeSeenLastIsTheLast();
    void manyShapesAreBounded();
    void manyMethodsAreBounded();
    void onlyOneSideIsLookedAt();
    void capabilitiesOfOneOriginAreOneInterface();
    void originsAreTheLabelsOfResults();
    void resultsTellTheirProperties();
    void largeMessagesCountWithoutAShape();
    void hostileNamesAreNotOffered();
    void itGrowsWithTheCapture();
};

namespace {

SeenCalls learned(const Capture &capture, Side side = Side::A)
{
    SeenCalls seen(side);
    while (!seen.update(capture)) { }
    return seen;
}

QStringList words(const SeenCalls &seen, const QString &origin)
{
    QStringList result;
    for (const SeenMember &member : seen.members(origin)) {
        QString word = pathToString(member.path);
        if (member.calls) {
            word += u'(';
            if (const SeenArguments *last = member.lastArguments())
                word += last->text;
            word += u')';
        }
        result.append(word);
    }
    return result;
}

QString shapeText(const QByteArray &json)
{
    JsonDocument document;
    return document.parse(json).isError() ? u"no JSON"_s : toText(shapeOf(document.root()));
}

void push(Capture &capture, const QByteArray &text, Side from = Side::A)
{
    Record record;
    record.text = text;
    record.from = from;
    record.size = text.size();
    capture.append(std::move(record));
}

} // namespace

void TestSeenCalls::shapesAreTypesWithoutValues_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &json, const QString &text) { QTest::newRow(name) << json << text; };
    row("string", "\"s3cret\"", u"string"_s);
    row("number", "1.5", u"number"_s);
    row("not a number", "[\"nan\"]", u"number"_s);
    row("boolean", "true", u"boolean"_s);
    row("null", "null", u"null"_s);
    row("undefined", "[\"undefined\"]", u"undefined"_s);
    row("date", "[\"date\",0]", u"Date"_s);
    row("bigint", "[\"bigint\",\"12\"]", u"bigint"_s);
    row("bytes", "[\"bytes\",\"AA\"]", u"bytes"_s);
    row("callback", "[\"export\",-1]", u"stub"_s);
    row("reference", "[\"import\",2]", u"capability"_s);
    row("stream", "[\"readable\",2]", u"ReadableStream"_s);
    row("object", "{\"id\":1,\"tags\":[[\"a\",\"b\"]]}", u"{id: number, tags: [string]}"_s);
    row("items that differ", "[[1,\"a\",null,2]]", u"[number | string | null]"_s);
    row("many that differ", "[[1,\"a\",null,true]]", u"[number | string | null | …]"_s);
    row("empty", "[[]]", u"[]"_s);
    row("empty object", "{}", u"{}"_s);
    row("deep", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}", u"{a: {b: {c: {d: {e: …}}}}}"_s);
    row("a dictionary by e-mail", "{\"alice@example.com\":1,\"bob@example.com\":2}", u"{[key]: number}"_s);
    row("a dictionary by token", "{\"f3a9c2b7d1e84650\":true}", u"{[key]: boolean}"_s);
    row("a dictionary by number", "{\"17\":\"x\"}", u"{[key]: string}"_s);
    row("no expression", "[\"whatever\",1]", u"…"_s);
    row("members twice", "{\"a\":1,\"a\":\"x\"}", u"{a: string}"_s);
}

void TestSeenCalls::shapesAreTypesWithoutValues()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    QCOMPARE(shapeText(json), text);
}

void TestSeenCalls::aHugeValueHasASmallShape()
{
    QByteArray wide = "{";
    for (int i = 0; i < 50'000; ++i)
        wide += (i ? ",\"k" : "\"k") + QByteArray::number(i) + "\":{\"x\":[[1]]}";
    wide += '}';
    QCOMPARE(shapeText(wide), u"{[key]: {x: [number]}}"_s);
    const QByteArray deep = QByteArray("{\"a\":").repeated(2000) + '1' + QByteArray("}").repeated(2000);
    QVERIFY(shapeText(deep).size() < 100);
    QByteArray nested = "1";
    for (int i = 0; i < 5; ++i) {
        QByteArray level = "{";
        for (char c = 'a'; c < 'k'; ++c)
            level += (c == 'a' ? "\"" : ",\"") + QByteArray(1, c) + "\":" + nested;
        nested = level + '}';
    }
    QVERIFY(shapeText(nested).size() < 600);
}

void TestSeenCalls::methodsHaveTheirArguments()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["authenticate"],["cookie-123"]]]
        > ["push",["pipeline",0,["add"],[1,2]]]
        > ["push",["pipeline",0,["users","find"],[{"id":5,"tags":[["a"]]}]]]
        > ["push",["pipeline",0,["users","count"]]]
        > ["push",["import",0,["add"],[1,2]]]
        > ["push",["pipeline",0,["ping"],[]]]
    )");
    const SeenCalls seen = learned(capture);
    QCOMPARE(words(seen, u"main"_s), QStringList({u"authenticate(string)"_s, u"add(number, number)"_s,
                                                  u"users.find({id: number, tags: [string]})"_s, u"users.count"_s, u"ping()"_s}));
    const SeenMember *add = seen.find(u"main"_s, {u"add"_s});
    QVERIFY(add);
    QCOMPARE(add->calls, 2);
    QCOMPARE(add->last, RecordIndex(4));
    QCOMPARE(add->lastArguments()->shape.count, 2);
    QCOMPARE(add->lastArguments()->calls, 2);
    QCOMPARE(seen.find(u"main"_s, PropertyPath({u"users"_s, u"count"_s}))->reads, 1);
    QVERIFY(!seen.find(u"main"_s, {u"users"_s}));
    QVERIFY(!seen.find(u"nowhere"_s, {u"add"_s}));
}

void TestSeenCalls::theShapeSeenLastIsTheLast()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["m"],["x"]]]
        > ["push",["pipeline",0,["m"],[1]]]
        > ["push",["pipeline",0,["m"],["y"]]]
    )");
    const SeenCalls seen = learned(capture);
    const SeenMember *member = seen.find(u"main"_s, {u"m"_s});
    QVERIFY(member);
    QCOMPARE(member->arguments.size(), size_t(2));
    QCOMPARE(member->arguments[0].text, u"number"_s);
    QCOMPARE(member->arguments[1].text, u"string"_s);
    QCOMPARE(member->arguments[1].calls, 2);
    QCOMPARE(member->arguments[1].last, RecordIndex(2));
}

void TestSeenCalls::manyShapesAreBounded()
{
    Capture capture;
    for (int i = 0; i < 200; ++i) {
        QByteArray arguments;
        for (int k = 0; k < i; ++k)
            arguments += k ? ",1" : "1";
        push(capture, "[\"push\",[\"pipeline\",0,[\"m\"],[" + arguments + "]]]");
    }
    const SeenCalls seen = learned(capture);
    const SeenMember *member = seen.find(u"main"_s, {u"m"_s});
    QVERIFY(member);
    QCOMPARE(member->arguments.size(), SeenCalls::MostShapes);
    QCOMPARE(member->calls, 200);
    QCOMPARE(member->otherCalls, 200 - qint64(SeenCalls::MostShapes));
    QCOMPARE(member->lastArguments()->shape.count, 199);
    QVERIFY(member->lastArguments()->text.endsWith(u", …"_s));
}

void TestSeenCalls::manyMethodsAreBounded()
{
    Capture capture;
    for (int i = 0; i < 1000; ++i)
        push(capture, "[\"push\",[\"pipeline\",0,[\"m" + QByteArray::number(i) + "\"],[]]]");
    const SeenCalls seen = learned(capture);
    QCOMPARE(seen.members(u"main"_s).size(), SeenCalls::MostMembers);
}

void TestSeenCalls::onlyOneSideIsLookedAt()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["ours"],[]]]
        < ["push",["pipeline",0,["theirs"],[1]]]
    )");
    QCOMPARE(words(learned(capture), u"main"_s), QStringList(u"ours()"_s));
    QCOMPARE(words(learned(capture, Side::B), u"main"_s), QStringList(u"theirs(number)"_s));
}

void TestSeenCalls::capabilitiesOfOneOriginAreOneInterface()
{
    Capture capture;
    const char *conversation = R"(
        > ["push",["pipeline",0,["makeCounter"],[1]]]
        > ["push",["pipeline",1,["increment"],[2]]]
        > ["push",["pipeline",0,["list"],[]]]
        > ["pull",1]
        > ["pull",3]
        < ["resolve",1,["export",-1]]
        < ["resolve",3,{"items":[[["export",-2],["export",-3]]]}]
        > ["push",["import",-1,["value"]]]
        > ["push",["import",-2,["open"],["r"]]]
        > ["push",["import",-3,["close"],[]]]
    )";
    play(capture, conversation, 0);
    play(capture, conversation, 1);
    const SeenCalls seen = learned(capture);
    QCOMPARE(words(seen, u"makeCounter(…)"_s), QStringList({u"increment(number)"_s, u"value"_s}));
    QCOMPARE(seen.find(u"makeCounter(…)"_s, {u"increment"_s})->calls, 2);
    QCOMPARE(words(seen, u"list(…).items.#"_s), QStringList({u"open(string)"_s, u"close()"_s}));
    QCOMPARE(SeenCalls::originOf(capture, 1, Side::A, EntryId(-3)), u"list(…).items.#"_s);
    QCOMPARE(SeenCalls::originOf(capture, 1, Side::A, EntryId(-1)), u"makeCounter(…)"_s);
    QCOMPARE(SeenCalls::originOf(capture, 1, Side::A, EntryId(-77)), QString());
    QCOMPARE(seen.find(u"main"_s, {u"list"_s})->result, u"{items: [stub]}"_s);
    QCOMPARE(seen.find(u"main"_s, {u"makeCounter"_s})->result, u"stub"_s);
}

void TestSeenCalls::originsAreTheLabelsOfResults()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["auth"],["t"]]]
        > ["push",["pipeline",1,["user","profile"],[]]]
        > ["push",["pipeline",2,["name"]]]
        > ["push",["pipeline",0,[],[1]]]
    )");
    const auto label = [&](double id) { return SeenCalls::originOf(capture, 0, Side::A, EntryId(id)); };
    const QString auth = SeenCalls::resultOf(u"main"_s, {u"auth"_s});
    QCOMPARE(auth, label(1));
    const QString profile = SeenCalls::resultOf(auth, {u"user"_s, u"profile"_s});
    QCOMPARE(profile, label(2));
    QCOMPARE(SeenCalls::resultOf(profile, {u"name"_s}, false), label(3));
    QCOMPARE(SeenCalls::resultOf(u"main"_s, {}), label(4));
}

void TestSeenCalls::resultsTellTheirProperties()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["login"],["t"]]]
        > ["pull",1]
        < ["resolve",1,{"id":7,"profile":{"name":"Alice"},"session":["export",-1]}]
    )");
    const SeenCalls seen = learned(capture);
    QCOMPARE(words(seen, u"login(…)"_s), QStringList({u"id"_s, u"profile"_s, u"profile.name"_s, u"session"_s}));
    QCOMPARE(seen.find(u"login(…)"_s, {u"id"_s})->type, u"number"_s);
    QCOMPARE(seen.find(u"login(…)"_s, PropertyPath({u"profile"_s, u"name"_s}))->type, u"string"_s);
    QCOMPARE(seen.find(u"login(…)"_s, {u"session"_s})->type, u"stub"_s);
    QCOMPARE(seen.find(u"main"_s, {u"login"_s})->result, u"{id: number, profile: {name: string}, session: stub}"_s);
}

void TestSeenCalls::largeMessagesCountWithoutAShape()
{
    Capture capture;
    push(capture, "[\"push\",[\"pipeline\",0,[\"upload\"],[\"" + QByteArray(SeenCalls::LargestRead, 'x') + "\"]]]");
    const SeenCalls seen = learned(capture);
    const SeenMember *member = seen.find(u"main"_s, {u"upload"_s});
    QVERIFY(member);
    QCOMPARE(member->calls, 1);
    QCOMPARE(member->otherCalls, 1);
    QVERIFY(!member->lastArguments());
}

void TestSeenCalls::hostileNamesAreNotOffered()
{
    Capture capture;
    push(capture, "[\"push\",[\"pipeline\",0,[\"a\\u202Eb\"],[]]]");
    push(capture, "[\"push\",[\"pipeline\",0,[\"a\\nb\"],[]]]");
    push(capture, "[\"push\",[\"pipeline\",0,[\"" + QByteArray(5000, 'n') + "\"],[]]]");
    push(capture, "[\"push\",[\"pipeline\",0," + QByteArray("[\"a\"") + QByteArray(",\"a\"").repeated(100) + "],[]]]");
    push(capture, "[\"push\",[\"pipeline\",0,[\"fine\"],[]]]");
    QCOMPARE(words(learned(capture), u"main"_s), QStringList(u"fine()"_s));
}

void TestSeenCalls::itGrowsWithTheCapture()
{
    Capture capture;
    SeenCalls seen(Side::A);
    QVERIFY(seen.update(capture));
    const quint64 before = seen.revision();
    for (int i = 0; i < 10; ++i)
        push(capture, "[\"push\",[\"pipeline\",0,[\"m\"],[]]]");
    QVERIFY(!seen.update(capture, 4));
    QCOMPARE(seen.find(u"main"_s, {u"m"_s})->calls, 4);
    QVERIFY(seen.revision() != before);
    QVERIFY(seen.update(capture));
    QCOMPARE(seen.find(u"main"_s, {u"m"_s})->calls, 10);
    push(capture, "[\"push\",[\"pipeline\",0,[\"late\"],[]]]");
    QVERIFY(seen.update(capture));
    QVERIFY(seen.find(u"main"_s, {u"late"_s}));
}

QTEST_GUILESS_MAIN(TestSeenCalls)
#include "tst_seencalls.moc"
