// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httpbatchtransport.h"
#include "peerprocess.h"
#include "rpcbatch.h"
#include "rpcpromise.h"
#include "rpcserver.h"
#include "rpcsession.h"
#include "rpctarget.h"
#include "scriptedhttpserver.h"
#include "settle.h"
#include "testcertificate.h"

#include <QtCore/QThread>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

class BatchApi : public RpcTarget
{
    Q_OBJECT
public:
    BatchApi() { ++alive; }
    ~BatchApi() override { --alive; }
    Q_INVOKABLE QString authenticate(const QString &token)
    {
        if (token != u"secret")
            throw RpcError(u"bad token"_s);
        return u"u1"_s;
    }
    Q_INVOKABLE QString profile(const QString &id) { return u"profile of "_s + id; }
    Q_INVOKABLE RpcPromise callBack(RpcStub function) { co_return co_await function(1); }
    Q_INVOKABLE void note(const QString &text) { noted.append(text); }

    static inline int alive = 0;
    static inline QStringList noted;
};

class Records : public RecordSink
{
public:
    void record(Record &&record) override { list.append(record); }
    QList<Record> list;
};

using Request = ScriptedHttpServer::Request;

} // namespace

class HttpBatchTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ScriptedHttpServer> m_server;
    std::unique_ptr<PeerProcess> m_reference;
    QUrl m_referenceUrl;

    /// Answers batches by our own function.
    void serveApi()
    {
        m_server->onRequest = [](QTcpSocket *socket, const Request &request) {
            answerBatch(request.body, new BatchApi).then(socket, [socket](const QByteArray &body) {
                socket->write(ScriptedHttpServer::response("200 OK", body));
            });
        };
    }
    void answerWith(const QByteArray &response)
    {
        m_server->onRequest = [response](QTcpSocket *socket, const Request &) { socket->write(response); };
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_reference = std::make_unique<PeerProcess>();
        QVERIFY2(m_reference->startScript(u"server.mjs"_s), qPrintable(m_reference->errors()));
        m_referenceUrl = m_reference->waitForUrl();
        QVERIFY2(m_referenceUrl.isValid(), qPrintable(m_reference->errors()));
        m_referenceUrl.setScheme(u"http"_s);
    }
    void cleanupTestCase() { m_reference.reset(); }
    void init()
    {
        m_server = std::make_unique<ScriptedHttpServer>();
        QVERIFY(m_server->isListening());
    }
    void cleanup()
    {
        m_server.reset();
        BatchApi::noted.clear();
        QTRY_COMPARE(BatchApi::alive, 0);
    }

    void referenceAnswersABatch()
    {
        RpcStub api = startBatch(m_referenceUrl);
        const RpcPromise square = api.call("square", 5);
        const RpcPromise counter = api.call("makeCounter", 3);
        const RpcPromise sum = counter.call("increment", 4);
        const RpcPromise profile = api.call("authenticate", "secret").call("profile");
        const RpcPromise error = api.call("throwError");
        const RpcPromise squares = api.call("generateFibonacci", 6).map([&](RpcPromise i) { return api.call("square", i); });
        for (const RpcPromise &promise : {square, sum, profile, error, squares})
            promise.pull([](const Outcome &) {});
        QCOMPARE(ask(square), u"25"_s);
        QCOMPARE(ask(sum), u"7"_s);
        QCOMPARE(ask(profile), u"{id: 1, name: \"Ada\"}"_s);
        QCOMPARE(ask(error), u"! RangeError: test error"_s);
        QCOMPARE(ask(squares), u"[0, 1, 1, 4, 9, 25]"_s);
        // The batch is over.
        QCOMPARE(ask(counter.call("increment", 4)), u"! Error: Batch RPC request ended."_s);
        QCOMPARE(ask(api.call("square", 5)), u"! Error: Batch RPC request ended."_s);
    }

    void whatTheReferenceCannotTakeFailsAlone()
    {
        RpcStub api = startBatch(m_referenceUrl);
        const RpcPromise first = api.call("square", 5);
        first.pull([](const Outcome &) {});
        const RpcPromise deep = api.call("square", nested(300));
        QCOMPARE(ask(first), u"25"_s);
        QCOMPARE(ask(deep), u"! Error: Serialization exceeded maximum allowed depth. (Does the message contain cycles?)"_s);
    }

    void aLargeBatchArrives()
    {
        serveApi();
        const QString large(3'000'000, u'x');
        QCOMPARE(ask(startBatch(m_server->url()).call("profile", large)).size(), 3'000'000 + 13);
    }

    void callsOfATurnGoInOneRequest()
    {
        serveApi();
        RpcStub api = startBatch(m_server->url());
        RpcPromise user = api.call("authenticate", "secret");
        RpcPromise profile;
        // What was posted in this turn belongs to it.
        QMetaObject::invokeMethod(
            this,
            [&] {
                profile = api.call("profile", user);
                profile.pull([](const Outcome &) {});
            },
            Qt::QueuedConnection);
        QCOMPARE(ask(user), u"\"u1\""_s);
        QCOMPARE(ask(profile), u"\"profile of u1\""_s);
        QCOMPARE(m_server->requests.size(), 1);
        QCOMPARE(m_server->requests.first().head.split(' ').first(), QByteArray("POST"));
        QCOMPARE(m_server->requests.first().header("content-type"), QByteArray("text/plain;charset=UTF-8"));
        QCOMPARE(m_server->requests.first().body, QByteArray(R"(["push",["pipeline",0,["authenticate"],["secret"]]])"
                                                             "\n"
                                                             R"(["pull",1])"
                                                             "\n"
                                                             R"(["push",["pipeline",0,["profile"],[["pipeline",1]]]])"
                                                             "\n"
                                                             R"(["pull",2])"));
    }

    void ourServerAnswersBatchesAndWebSocketsOnOnePort()
    {
        RpcServer server([] { return new BatchApi; });
        QVERIFY(server.listen());
        QUrl url = server.url();
        url.setScheme(u"http"_s);
        RpcStub api = startBatch(url);
        QCOMPARE(ask(api.call("profile", api.call("authenticate", "secret"))), u"\"profile of u1\""_s);
        QCOMPARE(ask(startBatch(url).call("callBack", [](int) {})), u"! Error: Batch RPC request ended."_s);
        api = connectToServer(server.url());
        QCOMPARE(ask(api.call("profile", api.call("authenticate", "secret"))), u"\"profile of u1\""_s);
    }

    void tlsMayBeConfigured()
    {
        RpcServerOptions serverOptions;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(QByteArray(TestCertificate::Certificate)));
        tls.setPrivateKey(QSslKey(QByteArray(TestCertificate::Key), QSsl::Ec));
        serverOptions.tls = tls;
        RpcServer server([] { return new BatchApi; }, serverOptions);
        QVERIFY(server.listen());
        QUrl url = server.url();
        url.setHost(u"localhost"_s);

        const QString refused = ask(startBatch(url).call("authenticate", "secret"));
        QVERIFY2(refused.startsWith(u"! Error: RPC request failed: TLS failed: "_s), qPrintable(refused));
        RpcBatchOptions options;
        options.tls = QSslConfiguration::defaultConfiguration();
        options.tls->addCaCertificate(tls.localCertificate());
        QCOMPARE(ask(startBatch(url, options).call("authenticate", "secret")), u"\"u1\""_s);
        QCOMPARE(ask(connectToServer(url, options).call("authenticate", "secret")), u"\"u1\""_s);
    }

    void aThreadMayEndBeforeItsSessions()
    {
        RpcServer server([] { return new BatchApi; });
        QVERIFY(server.listen());
        QString told;
        // The session, its connection and a batch that waits for its answer are there when the thread ends.
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            const RpcStub api = connectToServer(server.url());
            told = ask(api.call("authenticate", "secret"));
            startBatch(m_server->url()).call("note", "never answered");
            const QList<Deferred> never(1);
            answerBatch("[\"push\",[\"pipeline\",0,[]]]\n[\"pull\",1]", RpcPromise(never.first().promise));
            QCoreApplication::processEvents();
        }));
        thread->start();
        QTRY_VERIFY(thread->isFinished());
        QCOMPARE(told, u"\"u1\""_s);
        QTRY_COMPARE(server.sessionCount(), 0);
    }

    void aThreadMayEndAfterItsBatches()
    {
        serveApi();
        const QUrl url = m_server->url();
        QString told;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { told = ask(startBatch(url).call("authenticate", "secret")); }));
        thread->start();
        QTRY_VERIFY(thread->isFinished());
        QCOMPARE(told, u"\"u1\""_s);
    }

    void batchesUseAConnectionAgain()
    {
        serveApi();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(ask(startBatch(m_server->url()).call("profile", i == 1 ? u"b"_s : u"a"_s)).size(), 14);
        QCOMPARE(m_server->requests.size(), 3);
        QCOMPARE(m_server->connections, 1);
    }

    void whatNobodyWaitsForIsSentToo()
    {
        serveApi();
        startBatch(m_server->url()).call("note", "hello");
        QTRY_COMPARE(BatchApi::noted, QStringList{u"hello"_s});
    }

    void aTurnWithoutACallMakesNoRequest()
    {
        serveApi();
        const RpcStub api = startBatch(m_server->url());
        QString error;
        api.onBroken(this, [&](const RpcError &reason) { error = reason.message(); });
        QTRY_COMPARE(error, u"Batch RPC request ended."_s);
        QCOMPARE(m_server->requests.size(), 0);
    }

    void disposingTheMainStubInItsTurnSendsNothing()
    {
        serveApi();
        const RpcStub api = startBatch(m_server->url());
        const RpcPromise call = api.call("note", "hello");
        api.dispose();
        QCOMPARE(ask(call), u"! Error: RPC session was shut down by disposing the main stub"_s);
        QCOMPARE(ask(startBatch(m_server->url()).call("authenticate", "secret")), u"\"u1\""_s);
        QCOMPARE(m_server->requests.size(), 1);
    }

    void aFunctionOfOursCannotBeAwaited()
    {
        serveApi();
        bool called = false;
        QCOMPARE(ask(startBatch(m_server->url()).call("callBack", [&](int) { called = true; })),
                 u"! Error: Batch RPC request ended."_s);
        QTRY_VERIFY(called); // but it arrives
    }

    void headersAreSent()
    {
        serveApi();
        RpcBatchOptions options;
        options.headers = {{"Authorization", "Bearer x"}, {"Content-Type", "application/json"}};
        QUrl url = m_server->url();
        url.setUserInfo(u"user:password"_s);
        QCOMPARE(ask(startBatch(url, options).call("authenticate", "secret")), u"\"u1\""_s);
        QCOMPARE(m_server->requests.first().header("authorization"), QByteArray("Bearer x"));
        QCOMPARE(m_server->requests.first().header("content-type"), QByteArray("application/json"));
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<QString>("error");
        using S = ScriptedHttpServer;
        QTest::newRow("status") << S::response("500 Internal Server Error", "no") << u"500 Internal Server Error"_s;
        QTest::newRow("status of its own") << S::response("418 I'm a teapot", R"(["resolve",1,1])") << u"418 I'm a teapot"_s;
        QTest::newRow("authentication") << S::response("401 Unauthorized", "", "WWW-Authenticate: Basic realm=\"x\"\r\n")
                                        << u"401 Unauthorized"_s;
        QTest::newRow("redirection elsewhere")
            << S::response("307 Temporary Redirect", "", "Location: http://127.0.0.2:1/\r\n") << u"307 Temporary Redirect"_s;
        QTest::newRow("redirection to a GET") << S::response("303 See Other", "", "Location: /api\r\n") << u"303 See Other"_s;
        QTest::newRow("too large") << S::response("200 OK", QByteArray(5000, ' ')) << u"the response has more than 4000 bytes"_s;
        QTest::newRow("not HTTP") << QByteArray("220 mail ready\r\n\r\n") << QString();
    }

    void failures()
    {
        QFETCH(QByteArray, response);
        QFETCH(QString, error);
        answerWith(response);
        RpcBatchOptions options;
        options.maximumResponseSize = 4000;
        const RpcStub api = startBatch(m_server->url(), options);
        const QString told = ask(api.call("authenticate", "secret"));
        const QString expected = u"! Error: RPC request failed: "_s + error;
        if (error.isEmpty())
            QVERIFY2(told.startsWith(expected), qPrintable(told));
        else
            QCOMPARE(told, expected);
        // The same for what comes later.
        QCOMPARE(ask(api.call("authenticate", "secret")), told);
        QCOMPARE(m_server->requests.size(), 1);
    }

    void aConnectionThatEndsWithoutAnAnswerIsNotTriedAgain()
    {
        // The first is answered, so that the connection is one that is used again.
        serveApi();
        QCOMPARE(ask(startBatch(m_server->url()).call("authenticate", "secret")), u"\"u1\""_s);
        m_server->onRequest = [](QTcpSocket *socket, const Request &) { socket->abort(); };
        const QString told = ask(startBatch(m_server->url()).call("note", "once"));
        QVERIFY2(told.startsWith(u"! Error: RPC request failed: "_s), qPrintable(told));
        QCOMPARE(m_server->requests.size(), 2);
    }

    void aTruncatedResponseFails()
    {
        m_server->onRequest = [](QTcpSocket *socket, const Request &) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[\"resolve\",1,1]\n");
            socket->disconnectFromHost();
        };
        const QString told = ask(startBatch(m_server->url()).call("authenticate", "secret"));
        QVERIFY2(told.startsWith(u"! Error: RPC request failed: "_s), qPrintable(told));
    }

    void aRedirectionOnTheSameServerIsFollowed()
    {
        m_server->onRequest = [](QTcpSocket *socket, const Request &request) {
            if (request.head.startsWith("POST /api "))
                socket->write(ScriptedHttpServer::response("307 Temporary Redirect", "", "Location: /v2\r\n"));
            else
                socket->write(ScriptedHttpServer::response("200 OK", R"(["resolve",1,"moved"])"));
        };
        QCOMPARE(ask(startBatch(m_server->url()).call("authenticate", "secret")), u"\"moved\""_s);
        QCOMPARE(m_server->requests.size(), 2);
        QCOMPARE(m_server->requests[1].body, m_server->requests[0].body);
    }

    void aRedirectionElsewhereGetsNoSecrets()
    {
        ScriptedHttpServer other;
        other.onRequest = [](QTcpSocket *socket, const Request &) {
            socket->write(ScriptedHttpServer::response("200 OK", R"(["resolve",1,"moved"])"));
        };
        answerWith(ScriptedHttpServer::response("308 Permanent Redirect", "", "Location: " + other.url().toEncoded() + "\r\n"));
        RpcBatchOptions options;
        options.headers = {{"Authorization", "Bearer x"}, {"X-Trace", "y"}};
        const QString told = ask(startBatch(m_server->url(), options).call("authenticate", "secret"));
        QCOMPARE(told, u"! Error: RPC request failed: 308 Permanent Redirect"_s);
        options.redirects = QNetworkRequest::NoLessSafeRedirectPolicy;
        QCOMPARE(ask(startBatch(m_server->url(), options).call("authenticate", "secret")), u"\"moved\""_s);
        QCOMPARE(other.requests.size(), 1);
        QCOMPARE(other.requests.first().header("authorization"), QByteArray());
        QCOMPARE(other.requests.first().header("x-trace"), QByteArray("y"));
    }

    void aServerThatDoesNotAnswerTimesOut()
    {
        RpcBatchOptions options;
        options.timeout = std::chrono::milliseconds(50);
        QCOMPARE(ask(startBatch(m_server->url(), options).call("authenticate", "secret")),
                 u"! Error: RPC request failed: timed out after 50 ms"_s);
    }

    void aServerThatIsNotThereIsNamed()
    {
        const QUrl url = m_server->url();
        m_server->close();
        QCOMPARE(ask(startBatch(url).call("authenticate", "secret")), u"! Error: RPC request failed: Connection refused"_s);
        QCOMPARE(ask(startBatch(QUrl(u"ftp://127.0.0.1/"_s)).call("authenticate", "secret")),
                 u"! Error: Cannot connect to ftp://127.0.0.1/: the scheme must be ws, wss, http or https"_s);
    }

    void aManagerThatGoesEndsTheBatch()
    {
        auto manager = std::make_unique<QNetworkAccessManager>();
        RpcBatchOptions options;
        options.manager = manager.get();
        const RpcStub api = startBatch(m_server->url(), options);
        const RpcPromise call = api.call("authenticate", "secret");
        call.pull([](const Outcome &) {});
        QTRY_COMPARE(m_server->requests.size(), 1);
        manager.reset();
        QCOMPARE(ask(call), u"! Error: RPC request failed: the QNetworkAccessManager was destroyed"_s);
        options.manager = nullptr;
    }

    void aMessageThatIsTooLargeAbortsTheSession()
    {
        answerWith(ScriptedHttpServer::response("200 OK", "[\"resolve\",1,\"" + QByteArray(200, 'x') + "\"]"));
        RpcBatchOptions options;
        options.limits.maxMessageSize = 100;
        QCOMPARE(ask(startBatch(m_server->url(), options).call("authenticate", "secret")),
                 u"! TypeError: Incoming message exceeds maximum size of 100 UTF-16 code units."_s);
    }

    void aHandlerMayDestroyTheSession()
    {
        serveApi();
        auto *session = new RpcSession(new HttpBatchTransport(QNetworkRequest(m_server->url())));
        const RpcPromise first = session->remoteMain().call("authenticate", "secret");
        const RpcPromise second = session->remoteMain().call("authenticate", "secret");
        QString told;
        first.pull([&](const Outcome &) { delete session; });
        second.pull([&](const Outcome &outcome) { told = show(outcome); });
        QTRY_COMPARE(told, u"! Error: The RPC session was closed."_s);
    }

    void aNestedEventLoopGetsTheOtherResults()
    {
        serveApi();
        const RpcStub api = startBatch(m_server->url());
        const RpcPromise first = api.call("authenticate", "secret");
        const RpcPromise second = api.call("authenticate", "guess");
        QString within;
        second.pull([](const Outcome &) {});
        first.pull([&](const Outcome &) { within = ask(second); });
        QTRY_COMPARE(within, u"! Error: bad token"_s);
    }

    void closingAfterTheRequestHasLeftEndsInGoodOrder()
    {
        serveApi();
        RpcSession session(new HttpBatchTransport(QNetworkRequest(m_server->url())));
        QSignalSpy closed(&session, &RpcSession::closed);
        session.remoteMain().call("note", "kept");
        QTRY_COMPARE(m_server->requests.size(), 1);
        session.close();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(BatchApi::noted, QStringList{u"kept"_s});
    }

    /// What the reference's client and server did is recorded: the same calls, answered by the same response.
    void tablesAtTheEndAreTheReferences()
    {
        answerWith(ScriptedHttpServer::response("200 OK", R"(["release",-1,1])"
                                                          "\n"
                                                          R"(["release",-2,1])"
                                                          "\n"
                                                          R"(["resolve",1,2])"
                                                          "\n"
                                                          R"(["resolve",2,["import",-3]])"
                                                          "\n"
                                                          R"(["resolve",3,{"s":["import",-4]}])"));
        Records records;
        RpcSessionOptions options;
        options.tap = &records;
        RpcSession session(new HttpBatchTransport(QNetworkRequest(m_server->url())), {}, options);
        const RpcStub api = session.remoteMain();
        const auto function = [](int i) { return i; };
        const RpcPromise count = api.call("count", QList<Value>{toValue(RpcStub::fromValue(toValue(function))),
                                                                toValue(RpcStub::fromValue(toValue(function)))});
        const RpcPromise same = api.call("same", function);
        const RpcPromise wrap = api.call("wrap", function);
        for (const RpcPromise &promise : {count, same, wrap})
            promise.pull([](const Outcome &) {});
        QSignalSpy broken(&session, &RpcSession::broken);
        QSignalSpy closed(&session, &RpcSession::closed);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(broken.size(), 1);
        QCOMPARE(m_server->requests.first().body,
                 QByteArray(R"(["push",["pipeline",0,["count"],[[[["export",-1],["export",-2]]]]]])"
                            "\n"
                            R"(["push",["pipeline",0,["same"],[["export",-3]]]])"
                            "\n"
                            R"(["push",["pipeline",0,["wrap"],[["export",-4]]]])"
                            "\n"
                            R"(["pull",1])"
                            "\n"
                            R"(["pull",2])"
                            "\n"
                            R"(["pull",3])"));
        QCOMPARE(ask(count), u"2"_s);
        QCOMPARE(session.abortReason()->message(), u"Batch RPC request ended."_s);
        const SessionTables tables = session.tables();
        QList<double> imports;
        for (const auto &entry : tables.imports)
            imports.append(entry.id.value);
        QList<std::pair<double, double>> exports;
        for (const auto &entry : tables.exports)
            exports.append({entry.id.value, entry.refcount});
        QCOMPARE(imports, QList<double>{0});
        QCOMPARE(exports, (QList<std::pair<double, double>>{{-4, 1}, {-3, 1}, {0, 1}}));
        QCOMPARE(tables.nextImport, 4.0);
        QCOMPARE(tables.nextExport, -5.0);
        QCOMPARE(tables.nextPeerPush, 1.0);

        // The tap has seen what left, and that the releases did not.
        QStringList unsent;
        int sent = 0;
        for (const Record &record : std::as_const(records.list)) {
            if (record.kind != Record::Kind::Message || record.from != Side::A)
                continue;
            if (record.onWire)
                ++sent;
            else
                unsent.append(QString::fromUtf8(record.text));
        }
        QCOMPARE(sent, 6);
        QCOMPARE(unsent, (QStringList{u"[\"release\",1,1]"_s, u"[\"release\",2,1]"_s, u"[\"release\",3,1]"_s}));
        QCOMPARE(records.list.last().kind, Record::Kind::Closed);
    }

private:
    static Value nested(int levels)
    {
        Value value = 1;
        for (int i = 0; i < levels; ++i)
            value = Value::array({value});
        return value;
    }
};

QTEST_GUILESS_MAIN(HttpBatchTest)
#include "tst_httpbatch.moc"
