// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "exampleprocess.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

/// Every example as its page says that it is run: server and clients as processes of their own, which end by themselves.
class TestExamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hello()
    {
        ExampleProcess server(u"hello"_s, {u"--serve"_s, u"--sessions"_s, u"1"_s});
        ExampleProcess client(u"hello"_s, {u"--connect"_s, server.url(), u"--name"_s, u"Zoë"_s});
        QCOMPARE(client.result(), 0);
        QCOMPARE(client.lines(), (QStringList{u"Hello, Zoë!"_s, u"en: Hello, Zoë!"_s, u"de: Hallo Zoë!"_s, u"fr: Bonjour Zoë !"_s,
                                              u"RangeError: No greeting is known in 'tlh'."_s}));
        QCOMPARE(server.result(), 0);
    }

    void serverAndClientInOneProcess_data()
    {
        QTest::addColumn<QString>("last");
        QTest::newRow("hello") << u"RangeError: No greeting is known in 'tlh'."_s;
        QTest::newRow("batch") << u"three requests: "_s;
        QTest::newRow("counter") << u"server: a counter ends at "_s;
        QTest::newRow("subscriptions") << u"client: 0 subscriptions are left"_s;
        QTest::newRow("reconnection") << u"client: connected, the owner is Ada"_s;
    }
    void serverAndClientInOneProcess()
    {
        QFETCH(QString, last);
        ExampleProcess both(QString::fromUtf8(QTest::currentDataTag()));
        QCOMPARE(both.result(), 0);
        QVERIFY2(both.output().contains(last), qPrintable(both.output()));
    }

    void helpTellsTheOptions()
    {
        ExampleProcess help(u"hello"_s, {u"--help"_s});
        QCOMPARE(help.result(), 0);
        QVERIFY(help.output().contains(u"--connect"_s));
    }

    void serverThatIsNotThere()
    {
        ExampleProcess client(u"hello"_s, {u"--connect"_s, u"ws://127.0.0.1:1/"_s});
        QCOMPARE(client.result(), 1);
        QVERIFY2(client.errors().contains(u"Could not connect to ws://127.0.0.1:1/"_s), qPrintable(client.errors()));
    }

    void batchTakesOneRequestForThreeCalls()
    {
        ExampleProcess server(u"batch"_s, {u"--serve"_s, u"--sessions"_s, u"4"_s, u"--latency"_s, u"100"_s});
        ExampleProcess client(u"batch"_s, {u"--connect"_s, server.url()});
        QCOMPARE(client.result(), 0);
        QCOMPARE(server.result(), 0);
        QCOMPARE(server.lines().count(u"server: a request"_s), 4); // one, and three

        const QRegularExpression times(u"one request, pipelined: (\\d+) ms.*three requests: (\\d+) ms"_s,
                                       QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch match = times.match(client.output());
        QVERIFY2(match.hasMatch(), qPrintable(client.output()));
        QVERIFY(match.captured(1).toInt() >= 90); // timers of this length may be a twentieth early
        QVERIFY(match.captured(2).toInt() >= 270);
        QCOMPARE(client.lines().count(u"  Ada, Mathematician: Welcome! You have 2 new followers."_s), 2);
    }

    void countersGoWhenTheClientLetsGo()
    {
        ExampleProcess server(u"counter"_s, {u"--serve"_s, u"--sessions"_s, u"1"_s});
        ExampleProcess client(u"counter"_s, {u"--connect"_s, server.url()});
        QCOMPARE(client.result(), 0);
        QCOMPARE(client.lines(), (QStringList{u"client: mine stands at 16"_s, u"client: the shared one stands at 100"_s,
                                              u"client: together 116"_s, u"client: mine is let go of"_s}));
        QCOMPARE(server.result(), 0);
        QCOMPARE(server.lines().mid(1), (QStringList{u"server: a counter ends at 16"_s, u"server: a counter ends at 100"_s}));
    }

    void subscriptionsEnd()
    {
        ExampleProcess server(u"subscriptions"_s, {u"--serve"_s, u"--sessions"_s, u"1"_s});
        ExampleProcess client(u"subscriptions"_s, {u"--connect"_s, server.url(), u"--ticks"_s, u"2"_s});
        QCOMPARE(client.result(), 0);
        QCOMPARE(client.lines(), (QStringList{u"client: subscribed"_s, u"client: tick 1"_s, u"client: tick 2"_s,
                                              u"client: 0 subscriptions are left"_s}));
        QCOMPARE(server.result(), 0);
        QCOMPARE(server.lines().count(u"server: a subscription ends"_s), 1);
    }

    void reconnectionNeedsAFreshTokenAndSecretsStay()
    {
        ExampleProcess server(u"reconnection"_s, {u"--serve"_s, u"--sessions"_s, u"2"_s});
        ExampleProcess client(u"reconnection"_s, {u"--connect"_s, server.url(), u"--tokens"_s, u"t"_s});
        QCOMPARE(client.result(), 0);
        const QStringList lines = client.lines();
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines.at(0), u"client: connected, the owner is Ada"_s);
        QCOMPARE(lines.at(1), u"client: the balance is not to be had, Internal error"_s);
        QVERIFY2(lines.at(2).startsWith(u"client: disconnected, "_s), qPrintable(lines.at(2)));
        QCOMPARE(lines.at(3), u"client: attempt 1 follows"_s);
        QCOMPARE(lines.at(4), u"client: connected, the owner is Ada"_s);
        QCOMPARE(server.result(), 0);
        QVERIFY(server.lines().contains(u"server: admits Bearer t1"_s));
        QVERIFY(server.lines().contains(u"server: admits Bearer t2"_s));
        QVERIFY(server.output().contains(u"hunter2"_s)); // in the server's own log only
    }

    void chatOfSeveral()
    {
        ExampleProcess server(u"chat"_s, {u"--serve"_s, u"--sessions"_s, u"3"_s});
        ExampleProcess ada(u"chat"_s, {u"--connect"_s, server.url(), u"--name"_s, u"Ada"_s});
        QVERIFY(ada.says(u"Ada: joined"_s));
        ExampleProcess second(u"chat"_s, {u"--connect"_s, server.url(), u"--name"_s, u"Ada"_s});
        QCOMPARE(second.result(), 1);
        QVERIFY(second.output().contains(u"'Ada' is taken."_s));

        ExampleProcess bob(u"chat"_s, {u"--connect"_s, server.url(), u"--name"_s, u"Bob"_s, u"--hear"_s, u"3"_s});
        QVERIFY(ada.says(u"Bob: joined"_s));
        ada.type(u"Hello, Bob!"_s);
        QVERIFY(bob.says(u"Ada: Hello, Bob!"_s));
        bob.type(u"one\ntwo"_s); // two lines at once
        QCOMPARE(bob.result(), 0);
        QVERIFY(ada.says(u"Bob: two"_s));
        QVERIFY(ada.says(u"Bob: left"_s));
        ada.endInput();
        QCOMPARE(ada.result(), 0);
        QCOMPARE(server.result(), 0);
        QCOMPARE(server.lines().last(), u"room: Ada: left"_s);
    }

    void filesGoThereAndBack()
    {
        QTemporaryDir kept;
        QTemporaryDir mine;
        QTemporaryDir back;
        QByteArray content(3'000'000, '\0');
        for (qsizetype i = 0; i < content.size(); ++i)
            content[i] = char(i * 31 + i / 1000);
        QFile file(mine.filePath(u"data.bin"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();

        ExampleProcess server(u"files"_s, {u"--serve"_s, u"--sessions"_s, u"2"_s, u"--folder"_s, kept.path()});
        ExampleProcess client(u"files"_s, {u"--connect"_s, server.url(), u"--upload"_s, file.fileName(), u"--download"_s,
                                           u"data.bin"_s, u"--to"_s, back.path()});
        QCOMPARE(client.result(), 0);
        QCOMPARE(client.lines(), (QStringList{u"uploaded data.bin, 3000000 bytes"_s, u"at the server: data.bin"_s,
                                              u"downloaded data.bin, 3000000 bytes"_s}));
        QFile copy(back.filePath(u"data.bin"_s));
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QVERIFY(copy.readAll() == content);

        ExampleProcess thief(u"files"_s, {u"--connect"_s, server.url(), u"--download"_s, u"../data.bin"_s});
        QCOMPARE(thief.result(), 1);
        QVERIFY(thief.errors().contains(u"'../data.bin' is not the name of a file."_s));
        QCOMPARE(server.result(), 0);
    }

#ifdef HAS_LIVEDATA
    void windowShowsLiveData()
    {
        ExampleProcess server(u"livedata"_s, {u"--serve"_s, u"--sessions"_s, u"1"_s});
        const QString url = server.url();
        ExampleProcess client(u"livedata"_s, {u"--connect"_s, url, u"--updates"_s, u"3"_s});
        QCOMPARE(client.result(), 0);
        QCOMPARE(client.lines(), QStringList{u"Connected to %1; 3 rows, the first is Cellar"_s.arg(url)});
        QCOMPARE(server.result(), 0);
    }
#endif
};

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
