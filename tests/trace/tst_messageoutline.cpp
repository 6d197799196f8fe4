// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "messageoutline.h"
#include "rpclimits.h"

#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

class TestMessageOutline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countedMessagesAreReadAsAllOthersAre_data();
    void countedMessagesAreReadAsAllOthersAre();
};

void TestMessageOutline::countedMessagesAreReadAsAllOthersAre_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {
             R"(["pull",1])",
             R"(["pull",-7])",
             R"(["pull",0])",
             R"(["pull",-0])",
             R"(["pull",01])",
             R"(["pull",-])",
             R"(["pull",1.5])",
             R"(["pull",1e3])",
             R"(["pull",999999999999999])",
             R"(["pull",1234567890123456])",
             R"(["pull",9007199254740993])",
             R"(["pull",123456789012345678901234567890])",
             R"(["pull", 1])",
             R"(["pull",1 ])",
             R"(["pull",1] )",
             R"(["pull",1],)",
             R"(["pull",1)",
             R"(["pull",)",
             R"(["pull"])",
             R"(["pull",1,2])",
             R"(["pull","1"])",
             R"(["pulls",1])",
             R"(["release",1,1])",
             R"(["release",-3,2])",
             R"(["release",4,0])",
             R"(["release",4,-1])",
             R"(["release",4,0.5])",
             R"(["release",4,1e400])",
             R"(["release",4])",
             R"(["release",4,])",
             R"(["release",4,1,1])",
             R"(["release",4,1]])",
             R"(["release",4,null])",
             R"(["resolve",4,1])",
             R"(["push",1])",
             R"()",
             R"([)",
         })
        QTest::newRow(*text ? text : "nothing") << QByteArray(text);
}

void TestMessageOutline::countedMessagesAreReadAsAllOthersAre()
{
    QFETCH(QByteArray, text);
    OutlineReader reader;
    OutlineStore store;
    OutlineStore otherStore;
    const MessageOutline outline = reader.read(text, &store);
    const MessageOutline other = reader.read(text, RpcLimits(), &otherStore); // knows no shortcut
    QCOMPARE(outline.decoded, other.decoded);
    QCOMPARE(store.problem(outline), otherStore.problem(other));
    if (!other.decoded)
        return;
    QCOMPARE(outline.kind, other.kind);
    QCOMPARE(outline.id.value, other.id.value);
    QCOMPARE(std::signbit(outline.id.value), std::signbit(other.id.value));
    QCOMPARE(outline.refcount, other.refcount);
    QCOMPARE(outline.hasExpression, other.hasExpression);
    QCOMPARE(outline.isFaulty, other.isFaulty);
    QCOMPARE(outline.subject, other.subject);
    QCOMPARE(outline.expression, other.expression);
    QCOMPARE(outline.payload, other.payload);
    QCOMPARE(outline.stepCount, other.stepCount);
    QCOMPARE(outline.pathSize, other.pathSize);
}

QTEST_GUILESS_MAIN(TestMessageOutline)
#include "tst_messageoutline.moc"
