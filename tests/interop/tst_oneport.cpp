// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "peerprocess.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;

/// The reference's clients on one port of ours: batches and WebSockets.
class OnePortTest : public QObject
{
    Q_OBJECT

    QMap<QString, QStringList> m_outcomes; // by scenario and transport

private Q_SLOTS:
    void initTestCase()
    {
        PeerProcess server;
        QVERIFY2(server.startProgram(QStringLiteral(TESTSERVER)), qPrintable(server.errors()));
        const QString ready = server.waitForLine(u"READY "_s);
        const QUrl webSocket(ready.section(u' ', 0, 0));
        const QUrl http(ready.section(u' ', 1, 1));
        QCOMPARE(ready, u"ws://127.0.0.1:%1/ http://127.0.0.1:%1/"_s.arg(webSocket.port()));
        PeerProcess client;
        QVERIFY2(client.startScript(u"oneport.mjs"_s, {webSocket.toString(), http.toString()}), qPrintable(client.errors()));
        QVERIFY2(!client.waitForLine(u"STARTED"_s).isNull(), qPrintable(client.errors()));
        for (;;) {
            const QString line = client.waitForLine(u""_s);
            QVERIFY2(!line.isNull(), qPrintable(client.errors()));
            if (line == "DONE"_L1)
                break;
            const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
            const QString key = u"%1 %2"_s.arg(object.value("scenario"_L1).toString(), object.value("over"_L1).toString());
            m_outcomes[key] << (object.contains("error"_L1)
                                    ? u"! "_s + object.value("error"_L1).toString()
                                    : QString::fromUtf8(
                                        QJsonDocument(QJsonArray{object.value("result"_L1)}).toJson(QJsonDocument::Compact)));
        }
        // All sessions have ended, those of batches as well.
        QTRY_COMPARE(server.ask(u"stats"_s, u"STATS"_s), QJsonArray());
    }

    void eachGivesTheSameOverBoth_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<int>("times");
        const auto row = [](const char *name, const QString &outcome, int times = 1) { QTest::newRow(name) << outcome << times; };
        row("square", u"[25]"_s);
        row("several", u"[[1,4,[0,1,1,2,3,5]]]"_s, 26);
        row("pipelined", u"[[7,8,8]]"_s);
        row("authenticated", u"[{\"id\":1,\"name\":\"Ada\"}]"_s);
        row("mapped", u"[[{\"i\":0,\"square\":0},{\"i\":1,\"square\":1},{\"i\":1,\"square\":1},{\"i\":2,\"square\":4},{\"i\":3,"
                      u"\"square\":9},"
                      u"{\"i\":5,\"square\":25}]]"_s);
        row("stubBack", u"[15]"_s);
        row("text", u"[\"\u00e9\u20ac\U0001F600\\n\\\"\\\\\"]"_s);
        row("large", u"[true]"_s);
        row("throwError", u"! RangeError: test error"_s);
        row("noSuchMethod", u"! TypeError: 'noSuchMethod' is not a function."_s);
        row("nothing", u"[\"nothing\"]"_s);
    }

    void eachGivesTheSameOverBoth()
    {
        QFETCH(QString, outcome);
        QFETCH(int, times);
        const QString scenario = QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(m_outcomes.value(scenario + u" batch"_s), QStringList(times, outcome));
        QCOMPARE(m_outcomes.value(scenario + u" websocket"_s), QStringList(times, outcome));
    }

    void aRefusalIsToldByItsStatus()
    {
        QCOMPARE(m_outcomes.value(u"notFound batch"_s), QStringList{u"! Error: RPC request failed: 404 Not Found"_s});
        QCOMPARE(m_outcomes.value(u"refused batch"_s), QStringList{u"! Error: RPC request failed: 415 Unsupported Media Type"_s});
    }
};

QTEST_GUILESS_MAIN(OnePortTest)
#include "tst_oneport.moc"
