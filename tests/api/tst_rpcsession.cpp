// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcserver.h"
#include "testapi.h"
#include "testmain.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;
using namespace TestMain;

/// The life of a session: its options, how it is opened, closed, broken and destroyed. The calls over it are in tst_rpccalls.cpp.
class TestRpcSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QTRY_COMPARE(Counter::alive, 0); }

    void bothSidesMayOfferAMain()
    {
        SessionPair pair(new Api, new Api);
        QCOMPARE(waitFor<QString>(pair.server->remoteMain().call("hello", "client")), u"Hello, client"_s);
        SessionPair silent{RpcStub()};
        QCOMPARE(errorOf(silent.api().call("x")), u"Error: This connection has no main object."_s);
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
