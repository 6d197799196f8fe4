// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "testapi.h"
#include "testmain.h"

#include <QtCore/QPointF>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;
using namespace TestMain;

/// Keeps what a tap sees.
class Sink : public RecordSink
{
public:
    void record(Record &&record) override { records.append(std::move(record)); }
    QStringList texts(Side from) const
    {
        QStringList result;
        for (const Record &record : records) {
            if (record.kind == Record::Kind::Message && record.from == from)
                result.append(QString::fromUtf8(record.text));
        }
        return result;
    }
    QList<Record> records;
};

/// Calls over a session, and what travels by them.
class TestRpcCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QTRY_COMPARE(Counter::alive, 0); }

    void aCallReturnsItsResult()
    {
        SessionPair pair(new Api);
        QSignalSpy opened(pair.client, &RpcSession::opened);
        QCOMPARE(waitFor<QString>(pair.api().call("hello", "World")), u"Hello, World"_s);
        QCOMPARE(waitFor<int>(pair.api()["visitors"]), 3);
        QCOMPARE(opened.size(), 1);
        QVERIFY(pair.client->isOpen());
        VERIFY_AT_REST(pair);
    }

    void pipelinedCallsTakeOneRoundTrip()
    {
        Sink sink;
        const auto [a, b] = MemoryTransport::createPair();
        RpcSessionOptions options;
        options.tap = &sink;
        RpcSession client(a, {}, options);
        RpcSession server(b, new Api);
        const RpcStub api = client.remoteMain();

        RpcPromise user = api.call("authenticate", "secret");
        RpcPromise profile = api.call("getUserProfile", user["id"]);
        const auto run = [](RpcPromise first, RpcPromise second) -> RpcPromise {
            auto [u, p] = co_await all(first, second);
            co_return u.value(u"name").toString() + u": "_s + p.toString();
        };
        QCOMPARE(waitFor<QString>(run(user, profile)), u"Ada: profile of u1"_s);
        // Every question left before any answer came.
        bool answered = false;
        for (const Record &record : std::as_const(sink.records)) {
            answered = answered || record.text.startsWith("[\"resolve\"");
            QVERIFY(!answered || !record.text.startsWith("[\"push\""));
        }
        QVERIFY(sink.texts(Side::A).contains(u"[\"push\",[\"pipeline\",0,[\"getUserProfile\"],[[\"pipeline\",1,[\"id\"]]]]]"_s));
        user = {};
        profile = {};
        QTRY_COMPARE(client.stats(), SessionStats({1, 1}));
        QTRY_COMPARE(server.stats(), SessionStats({1, 1}));
    }

    void aPropertySendsNothingUntilItIsUsed()
    {
        Sink sink;
        const auto [a, b] = MemoryTransport::createPair();
        RpcSessionOptions options;
        options.tap = &sink;
        RpcSession client(a, {}, options);
        RpcSession server(b, new Api);
        QCOMPARE(waitFor<QString>(client.remoteMain().call("hello", "x")), u"Hello, x"_s);
        const auto before = sink.texts(Side::A).size();
        const RpcPromise deep = client.remoteMain()["a"]["b"][3];
        QTest::qWait(0);
        QCOMPARE(sink.texts(Side::A).size(), before);
    }

    void anErrorArrivesWithItsType()
    {
        SessionPair pair(new Api);
        QCOMPARE(errorOf(pair.api().call("authenticate", "wrong")), u"Error: bad token"_s);
        QCOMPARE(errorOf(pair.api().call("hello", 1)), u"TypeError: hello: argument 1: expected QString, got number"_s);
        QCOMPARE(errorOf(pair.api().call("deleteLater")).left(60),
                 u"TypeError: Attempted to access property 'deleteLater', which "_s.left(60));
        VERIFY_AT_REST(pair);
    }

    void objectsTravelByReference()
    {
        SessionPair pair(new Api);
        {
            const auto counter = waitFor<RpcStub>(pair.api().call("makeCounter", 10));
            QCOMPARE(waitFor<int>(counter.call("increment")), 11);
            QCOMPARE(waitFor<int>(counter.call("increment", 5)), 16);
            QCOMPARE(Counter::alive, 1);
            QTRY_COMPARE(pair.server->stats().exports, 2);
        }
        VERIFY_AT_REST(pair);
        QTRY_COMPARE(Counter::alive, 0);
        // Pipelined on the promise, without waiting for it.
        QCOMPARE(waitFor<int>(pair.api().call("makeCounter", 1).call("increment")), 2);
        VERIFY_AT_REST(pair);
    }

    void functionsAreCalledBack()
    {
        SessionPair pair(new Api);
        int calls = 0;
        const auto square = [&calls](int x) {
            ++calls;
            return x * x;
        };
        QCOMPARE(waitFor<int>(pair.api().call("callTwice", square)), 13);
        QCOMPARE(calls, 2);
        QCOMPARE(waitFor<int>(pair.api().call("callTwice", bind(this, [](int x) { return x; }))), 5);
        VERIFY_AT_REST(pair);
    }

    void aLambdaMayAnswerLater()
    {
        SessionPair pair(new Api);
        const RpcStub api = pair.api();
        const auto slow = [api](int x) -> RpcPromise {
            const auto text = co_await api.call<QString>("hello", "x");
            co_return x + int(text.size());
        };
        QCOMPARE(waitFor<int>(api.call("callTwice", slow)), 21);
    }

    void aStubComesBackToWhereItCameFrom()
    {
        Api *api = new Api;
        SessionPair pair(api);
        int ends = 0;
        {
            const RpcStub mine = bind(this, [&ends] { return ++ends; });
            wait(pair.api().call("keep", mine));
            QCOMPARE(pair.client->stats().exports, 2);
            const auto back = waitFor<RpcStub>(pair.api().call("giveBack"));
            const auto sent = pair.server->stats();
            QCOMPARE(waitFor<int>(back()), 1); // it is ours: nothing goes over the wire
            QCOMPARE(pair.server->stats().imports, sent.imports);
        }
        VERIFY_AT_REST(pair);
        // A stub of the peer's goes home, too.
        QCOMPARE(waitFor<int>(pair.api().call("use", waitFor<RpcStub>(pair.api().call("makeCounter", 1)))), 0);
        QCOMPARE(api->used.size(), 1);
        QTRY_VERIFY(api->used.first().isSettled());
        QCOMPARE(waitFor<int>(api->used.first()), 2);
        api->used.clear();
        VERIFY_AT_REST(pair);
    }

    void theCallerMayDisposeWhatItPassed()
    {
        Api *api = new Api;
        SessionPair pair(api);
        const RpcStub mine = bind(this, [] { return 5; });
        const RpcPromise keeping = pair.api().call("keep", mine);
        mine.dispose();
        wait(keeping);
        QCOMPARE(waitFor<int>(api->kept()), 5);
        api->kept = {};
        VERIFY_AT_REST(pair);
    }

    void callsThatNobodyAwaitsLeaveNothing()
    {
        SessionPair pair(new Api);
        pair.api().call("hello", "x");
        pair.api().call("hello", "y").detach();
        QTest::ignoreMessage(QtWarningMsg, "A call failed, and nobody handles it: Error: bad token");
        pair.api().call("authenticate", "z").detach();
        wait(pair.api().call("hello", "last"));
        VERIFY_AT_REST(pair);
    }

    void anArgumentThatCannotBeSentRejectsTheCall()
    {
        SessionPair pair(new Api);
        QVERIFY(errorOf(pair.api().call("echo", QVariant::fromValue(QPointF())))
                    .startsWith(u"TypeError: A QVariant of the type 'QPointF'"));
        VERIFY_AT_REST(pair);
    }
};

QTEST_GUILESS_MAIN(TestRpcCalls)
#include "tst_rpccalls.moc"
