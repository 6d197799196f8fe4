// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rawclient.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "settle.h"

#include <QtCore/QEventLoop>
#include <QtCore/QPointer>
#include <QtTest/QTest>

#include <functional>
#include <memory>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

namespace {

/// Does what a test says within its call, and when it goes.
class Main : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE int square(int x) { return x * x; }
    Q_INVOKABLE int act()
    {
        const std::function<void()> action = std::exchange(s_action, {}); // nobody's once it runs
        if (action)
            action();
        return 1;
    }
    static inline std::function<void()> s_action;
    static inline std::function<void()> s_disposal;

protected:
    void disposed() override
    {
        if (const std::function<void()> action = std::exchange(s_disposal, {}))
            action();
    }
};

QByteArray pushOf(const QByteArray &method, const QByteArray &arguments = {})
{
    return "[\"push\",[\"pipeline\",0,[\"" + method + "\"],[" + arguments + "]]]";
}

QByteArray pullOf(int id) { return "[\"pull\"," + QByteArray::number(id) + "]"; }

} // namespace

/// A batch is dealt with in the event that brought its last byte: what its calls do may end all of that.
class BatchReentrancyTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<RpcServer> m_server;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RpcServer>([] { return new Main; });
        QVERIFY(m_server->listen());
    }

    void cleanup()
    {
        Main::s_action = {};
        Main::s_disposal = {};
        m_server.reset();
    }

    void methodDestroysTheServer()
    {
        RawClient client(m_server->httpUrl());
        Main::s_action = [this] { m_server.reset(); };
        client.send(postRequest(pushOf("act") + '\n' + pullOf(1) + '\n' + pushOf("square", "3") + '\n' + pullOf(2)));
        QVERIFY(client.waitForEnd());
        QVERIFY(!m_server);
    }

    void disposalDestroysTheServer()
    {
        RawClient client(m_server->httpUrl());
        Main::s_disposal = [this] { m_server.reset(); };
        client.send(postRequest(pushOf("square", "3") + '\n' + pullOf(1)));
        QVERIFY(client.waitForEnd());
        QVERIFY(!m_server);
    }

    void methodClosesTheServer()
    {
        RawClient client(m_server->httpUrl());
        Main::s_action = [this] { m_server->close(); };
        client.send(postRequest(pushOf("act") + '\n' + pullOf(1)));
        QVERIFY(client.waitForEnd());
        QCOMPARE(m_server->batchCount(), 0);
        QTRY_COMPARE(m_server->connectionCount(), 0);
    }

    void othersAreAnsweredWithinAMethodsEventLoop()
    {
        RawClient first(m_server->httpUrl());
        RawClient second(m_server->httpUrl());
        QByteArray within;
        Main::s_action = [&] { within = second.ask(postRequest(pushOf("square", "5") + '\n' + pullOf(1))).body; };
        const QByteArray outer = pushOf("act") + '\n' + pullOf(1) + '\n' + pushOf("square", "3") + '\n' + pullOf(2);
        const QByteArray answer = first.ask(postRequest(outer)).body;
        QCOMPARE(within, "[\"resolve\",1,25]"_ba);
        QVERIFY2(answer.contains("[\"resolve\",1,1]") && answer.contains("[\"resolve\",2,9]"), answer);
        QCOMPARE(m_server->batchCount(), 0);
    }

    void clientGoesWithinAMethodsEventLoop()
    {
        auto client = std::make_unique<RawClient>(m_server->httpUrl());
        bool gone = false;
        Main::s_action = [&] {
            client.reset();
            gone = QTest::qWaitFor([&] { return m_server->connectionCount() == 0; }, 20'000);
        };
        client->send(postRequest(pushOf("act") + '\n' + pullOf(1) + '\n' + pushOf("square", "3") + '\n' + pullOf(2)));
        QTRY_VERIFY_WITH_TIMEOUT(gone, 30'000);
        QTRY_COMPARE(m_server->batchCount(), 0);
        RawClient other(m_server->httpUrl());
        QCOMPARE(other.ask(postRequest(pushOf("square", "4") + '\n' + pullOf(1))).body, "[\"resolve\",1,16]"_ba);
    }

    void whatIsSentAheadIsAnsweredInOrder()
    {
        RawClient client(m_server->httpUrl());
        QByteArray all;
        for (int i = 0; i < 100; ++i) {
            all += postRequest(i % 7 == 0 ? QByteArray() : pushOf("square", QByteArray::number(i)) + '\n' + pullOf(1));
        }
        client.send(all);
        for (int i = 0; i < 100; ++i) {
            const HttpResponse response = client.receive();
            QCOMPARE(response.status, 200);
            QCOMPARE(response.body, i % 7 == 0 ? QByteArray() : "[\"resolve\",1," + QByteArray::number(i * i) + "]");
        }
        QVERIFY(client.rest().isEmpty());
    }

    void whatWasAnsweredLeavesBeforeAMethodsEventLoop()
    {
        RawClient client(m_server->httpUrl());
        QByteArray within;
        Main::s_action = [&] { within = client.receive().body; };
        client.send(postRequest(pushOf("square", "3") + '\n' + pullOf(1)) + postRequest(pushOf("act") + '\n' + pullOf(1)));
        QTRY_COMPARE_WITH_TIMEOUT(within, "[\"resolve\",1,9]"_ba, 20'000);
        QCOMPARE(client.receive().body, "[\"resolve\",1,1]"_ba);
    }

    void whatWasAnsweredLeavesWhenTheServerCloses()
    {
        RawClient client(m_server->httpUrl());
        Main::s_action = [this] { m_server->close(); };
        client.send(postRequest(pushOf("square", "3") + '\n' + pullOf(1)) + postRequest(pushOf("act") + '\n' + pullOf(1)));
        QCOMPARE(client.receive().body, "[\"resolve\",1,9]"_ba);
        QVERIFY(client.waitForEnd());
    }

    void abortIsAnsweredOnce()
    {
        RawClient client(m_server->httpUrl());
        const HttpResponse response =
            client.ask(postRequest(pushOf("square", "3") + '\n' + pullOf(1) + "\n[\"pull\",77]\n" + pullOf(1)));
        QCOMPARE(response.status, 200);
        QVERIFY2(response.body.startsWith("[\"resolve\",1,9]\n[\"abort\",[\"error\",\"Error\",\"no such export ID: 77\""),
                 response.body);
        QCOMPARE(client.ask(postRequest(pushOf("square", "2") + '\n' + pullOf(1))).body, "[\"resolve\",1,4]"_ba);
    }

    void aLongBatchLeavesOthersTheirTurn()
    {
        // More messages than are dealt with in one turn.
        RawClient client(m_server->httpUrl());
        QByteArray body;
        for (int i = 1; i <= 2000; ++i)
            body += pushOf("square", QByteArray::number(i)) + '\n' + pullOf(i) + (i < 2000 ? "\n" : "");
        const QByteArrayList lines = client.ask(postRequest(body)).body.split('\n');
        QCOMPARE(lines.size(), 2000);
        QCOMPARE(lines.last(), "[\"resolve\",2000,4000000]"_ba);
    }
};

QTEST_GUILESS_MAIN(BatchReentrancyTest)

#include "tst_batchreentrancy.moc"
