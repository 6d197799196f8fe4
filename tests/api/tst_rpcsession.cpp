// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "testapi.h"

#include "rpcserver.h"

#include <QtCore/QPointF>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class Counter : public RpcTarget
{
    Q_OBJECT
public:
    explicit Counter(int start) : m_value(start) { ++alive; }
    ~Counter() override { --alive; }
    Q_INVOKABLE int increment(int by = 1) { return m_value += by; }
    static inline int alive = 0;

private:
    int m_value;
};

class Api : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int visitors READ visitors CONSTANT)
public:
    using RpcTarget::RpcTarget;
    int visitors() const { return 3; }
    Q_INVOKABLE QString hello(const QString &name) { return u"Hello, "_s + name; }
    Q_INVOKABLE Value authenticate(const QString &token)
    {
        if (token != u"secret")
            throw RpcError(u"bad token"_s);
        return Value::object({{u"id"_s, u"u1"_s}, {u"name"_s, u"Ada"_s}});
    }
    Q_INVOKABLE QString getUserProfile(const QString &id) { return u"profile of "_s + id; }
    Q_INVOKABLE Counter *makeCounter(int start) { return new Counter(start); }
    Q_INVOKABLE RpcPromise callTwice(RpcStub function)
    {
        const int once = co_await function(2).as<int>();
        co_return once + co_await function(3).as<int>();
    }
    Q_INVOKABLE void keep(const RpcStub &stub) { kept = stub; }
    Q_INVOKABLE RpcStub giveBack() { return std::exchange(kept, {}); }
    Q_INVOKABLE RpcPromise never()
    {
        pending.append(Deferred());
        return RpcPromise(pending.last().promise);
    }
    Q_INVOKABLE void endSession() { delete session; }
    Q_INVOKABLE Value echo(const Value &value) { return value; }
    Q_INVOKABLE int use(const RpcStub &counter)
    {
        used.append(counter.call<int>("increment", 1));
        return 0;
    }

    RpcStub kept;
    QList<Deferred> pending;
    QList<RpcPromise> used;
    QPointer<RpcSession> session;
};

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

class TestRpcSession : public QObject
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

    void bothSidesMayOfferAMain()
    {
        SessionPair pair(new Api, new Api);
        QCOMPARE(waitFor<QString>(pair.server->remoteMain().call("hello", "client")), u"Hello, client"_s);
        SessionPair silent{RpcStub()};
        QCOMPARE(errorOf(silent.api().call("x")), u"Error: This connection has no main object."_s);
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

    void closingRejectsWhatIsPendingAndIsNoError()
    {
        SessionPair pair(new Api);
        const RpcStub api = pair.api();
        const RpcPromise pending = api.call("never");
        QSignalSpy broken(pair.client, &RpcSession::broken);
        QSignalSpy closed(pair.client, &RpcSession::closed);
        QSignalSpy peerClosed(pair.server, &RpcSession::closed);
        wait(api.call("hello", "x"));
        pair.client->close();
        QCOMPARE(errorOf(pending), u"Error: The RPC session was closed."_s);
        QTRY_COMPARE(closed.size(), 1);
        QTRY_COMPARE(peerClosed.size(), 1);
        QCOMPARE(broken.size(), 0);
        QVERIFY(pair.client->isAborted());
        QCOMPARE(errorOf(api.call("hello", "x")), u"Error: The RPC session was closed."_s);
        pair.client->close();
    }

    void disposingTheRemoteMainEndsTheSessionInGoodOrder()
    {
        SessionPair pair(new Api);
        QSignalSpy broken(pair.client, &RpcSession::broken);
        QSignalSpy closed(pair.client, &RpcSession::closed);
        const RpcStub api = pair.api();
        wait(api.call("hello", "x"));
        api.dispose();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(broken.size(), 0);
        QCOMPARE(pair.client->abortReason()->message(), u"RPC session was shut down by disposing the main stub"_s);
    }

    void anAbortReachesTheOtherSide()
    {
        SessionPair pair(new Api);
        QSignalSpy broken(pair.client, &RpcSession::broken);
        QSignalSpy closed(pair.client, &RpcSession::closed);
        QSignalSpy serverBroken(pair.server, &RpcSession::broken);
        QSignalSpy serverClosed(pair.server, &RpcSession::closed);
        const RpcStub api = pair.api();
        const RpcPromise pending = api.call("never");
        QString told;
        api.onBroken(this, [&told](const RpcError &error) { told = error.message(); });
        wait(api.call("hello", "x"));
        pair.server->abort(RpcError(u"enough"_s));
        QCOMPARE(errorOf(pending), u"Error: enough"_s);
        QCOMPARE(told, u"enough"_s);
        QTRY_COMPARE(closed.size(), 1);
        QTRY_COMPARE(serverClosed.size(), 1);
        QCOMPARE(broken.size(), 1);
        QCOMPARE(broken.first().first().value<RpcError>().message(), u"enough"_s);
        QCOMPARE(serverBroken.size(), 1);
    }

    void garbageAborts()
    {
        const auto [a, b] = MemoryTransport::createPair();
        std::unique_ptr<MemoryTransport> raw(a);
        RpcSession server(b, new Api);
        QSignalSpy broken(&server, &RpcSession::broken);
        raw->send("[\"nonsense\"]");
        QTRY_COMPARE(broken.size(), 1);
        QCOMPARE(broken.first().first().value<RpcError>().message(), u"bad RPC message: [\"nonsense\"]"_s);
        QVERIFY(!server.isOpen());
    }

    void binaryFramesAndOversizedMessagesAbort()
    {
        {
            const auto [a, b] = MemoryTransport::createPair();
            std::unique_ptr<MemoryTransport> raw(a);
            RpcSession server(b, new Api);
            raw->sendBinary("x");
            QTRY_VERIFY(server.isAborted());
        }
        const auto [a, b] = MemoryTransport::createPair();
        std::unique_ptr<MemoryTransport> raw(a);
        RpcSessionOptions options;
        options.limits.maxMessageSize = 100;
        RpcSession server(b, new Api, options);
        raw->send(QByteArray(200, ' '));
        QTRY_VERIFY(server.isAborted());
        QCOMPARE(server.abortReason()->toString(),
                 u"TypeError: Incoming message exceeds maximum size of 100 UTF-16 code units."_s);
    }

    void aPromiseOutlivesItsSession()
    {
        RpcPromise pending;
        RpcStub api;
        {
            SessionPair pair(new Api);
            api = pair.api();
            pending = api.call("never");
            wait(api.call("hello", "x"));
        }
        QVERIFY(!errorOf(pending).isEmpty());
        QVERIFY(!errorOf(api.call("hello", "x")).isEmpty());
        QVERIFY(!errorOf(api["visitors"]).isEmpty());
        QVERIFY(!errorOf(api.dup()()).isEmpty());
    }

    void aHandlerMayDestroyItsSession()
    {
        auto *api = new Api;
        SessionPair pair(api);
        api->session = pair.server;
        QString error;
        pair.api()
            .call("endSession")
            .then(
                this, [] {}, [&error](const RpcError &reason) { error = reason.message(); });
        QTRY_VERIFY(!error.isEmpty());
        QVERIFY(!pair.server);
        // And the caller in its callback.
        SessionPair second(new Api);
        bool done = false;
        second.api().call("hello", "x").then(this, [&] {
            delete second.client;
            done = true;
        });
        QTRY_VERIFY(done);
        QVERIFY(!second.client);
    }

    void aCallbackMayDestroyTheSessionThatBreaks()
    {
        SessionPair pair(new Api);
        const RpcStub api = pair.api();
        const RpcPromise pending = api.call("never");
        pending.then(
            this, [] {}, [&pair](const RpcError &) { delete pair.client; });
        api.onBroken(this, [&pair](const RpcError &) { delete pair.client; });
        wait(api.call("hello", "x"));
        pair.client->close();
        QTRY_VERIFY(!pair.client);
    }

    void nothingIsCalledWhileAnOwnerIsBeingDestroyed()
    {
        // The session is a member of the object that waits: its destructor is running when everything breaks.
        struct Owner : QObject {
            Owner(RpcSession *session, int *callCount) : owned(session), calls(callCount) { }
            void begin()
            {
                const RpcStub api = owned->remoteMain();
                api.call("never").then(
                    this, [this] { ++*calls; }, [this](const RpcError &) { ++*calls; });
                api.onBroken(this, [this](const RpcError &) { ++*calls; });
                waitInCoroutine(api.call("never")).detach();
            }
            RpcPromise waitInCoroutine(RpcPromise promise)
            {
                co_await promise;
                ++*calls;
                co_return Value();
            }
            std::unique_ptr<RpcSession> owned;
            int *calls;
        };
        const auto [a, b] = MemoryTransport::createPair();
        RpcSession server(b, new Api);
        int calls = 0;
        auto owner = std::make_unique<Owner>(new RpcSession(a), &calls);
        owner->begin();
        QTRY_COMPARE(server.stats().exports, 3);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A call failed, and nobody handles it"_s));
        owner.reset();
        QTest::qWait(0);
        QCOMPARE(calls, 0);
    }

    void drainWaitsForWhatThePeerAskedFor()
    {
        auto *api = new Api;
        SessionPair pair(api);
        const RpcPromise pending = pair.api().call("never");
        bool answered = false;
        pending.then(this, [&answered] { answered = true; });
        QTRY_COMPARE(api->pending.size(), 1);
        wait(pair.api().call("hello", "x"));
        const RpcPromise drained = pair.server->drain();
        QVERIFY(!drained.isSettled());
        api->pending.takeFirst().resolve(1);
        wait(drained);
        QTRY_VERIFY(answered);
    }

    void toolsGetHandlesOnTableEntries()
    {
        SessionPair pair(new Api);
        const auto counter = waitFor<RpcStub>(pair.api().call("makeCounter", 1));
        const QList<SessionTables::Import> imports = pair.client->tables().imports;
        QCOMPARE(imports.size(), 2);
        const double id = imports.first().id.value;
        QVERIFY(id < 0);
        QCOMPARE(counter.importId(), EntryId(id));
        const RpcStub tool = pair.client->stubForImport(id);
        QCOMPARE(tool.importId(), EntryId(id));
        QVERIFY(!pair.server->stubForExport(id).importId()); // ours
        QVERIFY(!counter["x"].importId());
        QVERIFY(!RpcStub().importId());
        const RpcPromise call = pair.api().call("hello", "you");
        QVERIFY(call.importId() > EntryId(0));
        call.dispose();
        QVERIFY(!call.importId());
        QCOMPARE(waitFor<int>(tool.callPath({PathPart(u"increment"_s)}, Value::array({3}))), 4);
        QCOMPARE(waitFor<int>(pair.server->stubForExport(id).call("increment")), 5);
        QVERIFY(pair.client->stubForImport(99).isNull());
        QVERIFY(pair.client->stubForExport(-99).isNull());
        QVERIFY(!pair.client->isProcessing());
    }

    void errorsThatGoOutCanBeReplaced()
    {
        const auto [a, b] = MemoryTransport::createPair();
        RpcSessionOptions options;
        options.onSendError = [](const RpcError &error) { return std::optional(RpcError(u"hidden: "_s + error.message())); };
        RpcSession client(a);
        RpcSession server(b, new Api, options);
        QCOMPARE(errorOf(client.remoteMain().call("authenticate", "x")), u"Error: hidden: bad token"_s);
    }

    void aSessionThatIsToCloseWhenIdleDoesSo()
    {
        const auto [a, b] = MemoryTransport::createPair();
        RpcSessionOptions options;
        options.closeWhenIdle = true;
        RpcSession client(a, {}, options);
        RpcSession server(b, new Api);
        QSignalSpy closed(&client, &RpcSession::closed);
        RpcStub api = client.remoteMain();
        wait(api.call("hello", "x"));
        auto counter = waitFor<RpcStub>(api.call("makeCounter", 1));
        RpcPromise pending = api.call("hello", "y");
        bool answered = false;
        api = {};
        // A handle is left, then only a pending call.
        QTest::qWait(20);
        QCOMPARE(closed.size(), 0);
        counter = {};
        pending.then(this, [&answered] { answered = true; });
        pending = {};
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(answered);
    }

    void connectToServerKeepsTheSessionAsLongAsItIsUsed()
    {
        QPointer<RpcSession> server;
        QByteArray header;
        RpcServerOptions serverOptions;
        serverOptions.authorize = [&header](const RpcRequest &request) {
            header = request.header("Authorization");
            return RpcAdmission::accept();
        };
        RpcServer listener([] { return new Api; }, serverOptions);
        connect(&listener, &RpcServer::sessionOpened, this, [&server](RpcSession *session) { server = session; });
        QVERIFY(listener.listen());
        QUrl url(u"http://127.0.0.1/"_s);
        url.setPort(listener.port());
        RpcSessionOptions options;
        options.headers = {{"Authorization", "Bearer x"}};
        // The main stub is a temporary: the pending call keeps the session, then the counter does.
        auto counter = waitFor<RpcStub>(connectToServer(url, options).call("makeCounter", 1));
        QCOMPARE(header, QByteArray("Bearer x"));
        QCOMPARE(waitFor<int>(counter.call("increment")), 2);
        QVERIFY(server);
        counter = {};
        QTRY_VERIFY(!server);

        // Disposing the main stub ends it, whatever is left.
        const RpcStub api = connectToServer(url, options);
        counter = waitFor<RpcStub>(api.call("makeCounter", 1));
        QVERIFY(server);
        api.dispose();
        QTRY_VERIFY(!server);
        QVERIFY(!errorOf(counter.call("increment")).isEmpty());
    }

    void aServerThatIsNotThereBreaksTheStub()
    {
        QTcpServer listener; // finds a port, and frees it
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        QUrl url(u"ws://127.0.0.1/"_s);
        url.setPort(listener.serverPort());
        listener.close();
        const RpcStub api = connectToServer(url);
        QString told;
        api.onBroken(this, [&told](const RpcError &error) { told = error.message(); });
        const QString error = errorOf(api.call("hello", "x"));
        QVERIFY2(error.contains(u"refused"), qPrintable(error));
        QTRY_COMPARE(u"Error: "_s + told, error);
    }

    void aWrongUrlBreaksTheStub_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QUrl() << u"Not a valid URL: it is empty"_s;
        QTest::newRow("scheme") << QUrl(u"ftp://example.com/"_s)
                                << u"Cannot connect to ftp://example.com/: the scheme must be ws, wss, http or https"_s;
        QTest::newRow("host") << QUrl(u"ws:///x"_s) << u"Cannot connect to ws:///x: the URL has no host"_s;
    }
    void aWrongUrlBreaksTheStub()
    {
        QFETCH(QUrl, url);
        QFETCH(QString, text);
        const RpcStub api = connectToServer(url);
        QCOMPARE(errorOf(api.call("hello", "x")), u"Error: "_s + text);
        QString told;
        api.onBroken(this, [&told](const RpcError &error) { told = error.message(); });
        QCOMPARE(told, text);
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(TestRpcSession)
#include "tst_rpcsession.moc"
