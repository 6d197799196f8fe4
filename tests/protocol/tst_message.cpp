// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "message.h"

#include <QtTest/QTest>

#include <limits>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class MessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void refuses_data();
    void refuses();
    void ofDuplicateKeysTheLastIsReported();
    void kindsHaveNames();
};

void MessageTest::decodes_data()
{
    using Kind = Message::Kind;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Message::Kind>("kind");
    QTest::addColumn<double>("id");
    QTest::addColumn<double>("refcount");
    QTest::addColumn<QByteArray>("expression"); // empty: none

    const auto add = [](const char *text, Kind kind, double id, double refcount, const char *expression) {
        QTest::newRow(text) << QByteArray(text) << kind << id << refcount << QByteArray(expression);
    };
    const double infinity = std::numeric_limits<double>::infinity();
    add(R"(["push",["pipeline",0,["hello"],["World"]]])", Kind::Push, 0, 0, R"(["pipeline",0,["hello"],["World"]])");
    add(R"(["push",null])", Kind::Push, 0, 0, "null");
    add(R"(["push",1,2,3])", Kind::Push, 0, 0, "1");
    add(R"([ "p\u0075sh" , {} ])", Kind::Push, 0, 0, "{}");
    add(R"(["stream",["pipeline",1,["write"],["x"]]])", Kind::Stream, 0, 0, R"(["pipeline",1,["write"],["x"]])");
    add(R"(["stream",false,"x"])", Kind::Stream, 0, 0, "false");
    add(R"(["pull",1])", Kind::Pull, 1, 0, "");
    add(R"(["pull",-1.5,"x"])", Kind::Pull, -1.5, 0, "");
    add(R"(["pull",1e400])", Kind::Pull, infinity, 0, "");
    add(R"(["pull",-0])", Kind::Pull, 0, 0, "");
    add(R"(["resolve",1,["undefined"]])", Kind::Resolve, 1, 0, R"(["undefined"])");
    add(R"(["resolve",-3,null,"x"])", Kind::Resolve, -3, 0, "null");
    add(R"(["reject",1,["error","Error","no"]])", Kind::Reject, 1, 0, R"(["error","Error","no"])");
    add(R"(["release",1,1])", Kind::Release, 1, 1, "");
    add(R"(["release",1,1,"x"])", Kind::Release, 1, 1, "");
    add(R"(["release",-2,0])", Kind::Release, -2, 0, "");
    add(R"(["release",0.5,-1.5])", Kind::Release, 0.5, -1.5, "");
    add(R"(["pipe"])", Kind::Pipe, 0, 0, "");
    add(R"(["pipe","x",[],{}])", Kind::Pipe, 0, 0, "");
    add(R"(["abort",["error","Error","bye"]])", Kind::Abort, 0, 0, R"(["error","Error","bye"])");
    add(R"(["abort"])", Kind::Abort, 0, 0, "");
    add(R"(["abort",1,2])", Kind::Abort, 0, 0, "1");
}

void MessageTest::decodes()
{
    QFETCH(QByteArray, text);
    QFETCH(Message::Kind, kind);
    QFETCH(double, id);
    QFETCH(double, refcount);
    QFETCH(QByteArray, expression);
    JsonDocument document;
    QVERIFY(!document.parse(text).isError());
    const std::optional<Message> message = Message::decode(document.root());
    QVERIFY(message);
    QCOMPARE(message->kind, kind);
    QVERIFY(message->id == EntryId(id));
    QCOMPARE(message->refcount, refcount);
    QCOMPARE(message->expression.isNone(), expression.isEmpty());
    if (!expression.isEmpty())
        QCOMPARE(message->expression.sourceText(), QByteArrayView(expression));
}

void MessageTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("canonical");

    const auto add = [](const char *text, QString canonical = {}) {
        QTest::newRow(text) << QByteArray(text) << (canonical.isNull() ? QString::fromUtf8(text) : canonical);
    };
    add("null");
    add("true");
    add("7");
    add(R"("push")");
    add("{}");
    add(R"({"0":"push","1":1,"length":2})");
    add("[]");
    add("[1,2]");
    add("[null]");
    add("[[]]");
    add(R"([["push"],1])");
    add(R"(["frobnicate",1])");
    add(R"(["Push",1])");
    add(R"(["push ",1])");
    add(R"(["constructor",1])");
    add(R"(["push"])");
    add(R"(["stream"])");
    add(R"(["pull"])");
    add(R"(["pull","1"])");
    add(R"(["pull",null])");
    add(R"(["pull",[1]])");
    add(R"(["pull",true])");
    add(R"(["resolve"])");
    add(R"(["resolve",1])");
    add(R"(["resolve","1",2])");
    add(R"(["reject",1])");
    add(R"(["reject",null,["error","Error","x"]])");
    add(R"(["release"])");
    add(R"(["release",1])");
    add(R"(["release",1,"1"])");
    add(R"(["release","1",1])");
    add(R"(["release",1,null])");
    add(R"(["pull" , "x\u000a\ud800" , 1.50 ,-0,1e999, {"b":1,"2":[ ]} ])",
        uR"(["pull","x\n\ud800",1.5,0,null,{"2":[],"b":1}])"_s);
}

void MessageTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, canonical);
    JsonDocument document;
    QVERIFY(!document.parse(text).isError());
    QVERIFY(!Message::decode(document.root()));
    QCOMPARE(badMessageText(document.root()), u"bad RPC message: "_s + canonical);
}

void MessageTest::ofDuplicateKeysTheLastIsReported()
{
    JsonDocument document;
    QVERIFY(!document.parse(R"([{"a":1,"b":2,"a":"\u00e9"}])").isError());
    QCOMPARE(badMessageText(document.root()), u"bad RPC message: [{\"a\":\"\u00e9\",\"b\":2}]"_s);
    QVERIFY(!Message::decode(JsonNode()));
}

void MessageTest::kindsHaveNames()
{
    using Kind = Message::Kind;
    for (const auto &[kind, name] :
         {std::pair(Kind::Push, "push"_L1), std::pair(Kind::Pull, "pull"_L1), std::pair(Kind::Resolve, "resolve"_L1),
          std::pair(Kind::Reject, "reject"_L1), std::pair(Kind::Release, "release"_L1), std::pair(Kind::Stream, "stream"_L1),
          std::pair(Kind::Pipe, "pipe"_L1), std::pair(Kind::Abort, "abort"_L1)}) {
        QCOMPARE(Message::kindName(kind), name);
        JsonDocument document;
        QVERIFY(!document.parse("[\"" + QByteArray(name.data(), name.size()) + "\",1,1]").isError());
        const std::optional<Message> message = Message::decode(document.root());
        QVERIFY(message);
        QCOMPARE(message->kind, kind);
    }
}

QTEST_GUILESS_MAIN(MessageTest)
#include "tst_message.moc"
