// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "accessapi.h"
#include "rpcbatch.h"

#include <QtCore/QPointer>
#include <QtCore/QPromise>
#include <QtCore/QTimer>
#include <QtNetwork/QAuthenticator>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>
#include <stdexcept>

using namespace AccessApi;
using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

/// What the application's own hook decides of a request, and what it may do meanwhile.
class AuthorizeHookTest : public QObject
{
    Q_OBJECT

    using Session = std::unique_ptr<RpcSession>;

private Q_SLOTS:
    void whoIsAdmittedGetsAMainOfItsOwn()
    {
        RpcServerOptions options;
        options.authorize = [](const RpcRequest &request) {
            const QByteArray name = request.header("authorization");
            if (name.isEmpty())
                return RpcAdmission::refuse(401, u"Who are you?"_s).withHeaders({{"WWW-Authenticate"_ba, "Bearer"_ba}});
            if (name == "shared")
                return RpcAdmission::accept(RpcStub(new Api(u"shared"_s)));
            if (name == "plain")
                return RpcAdmission::accept();
            if (name == "throws")
                return RpcAdmission::accept([]() -> RpcTarget * { throw RpcError::typeError(u"no main"_s); });
            return RpcAdmission::accept([name] { return new Api(QString::fromUtf8(name)); })
                .withHeaders({{"Set-Cookie"_ba, "a=b"_ba}, {"X-Bad"_ba, "a\r\nX: y"_ba}});
        };
        RpcServer server([] { return new Api(u"anybody"_s); }, options);
        QVERIFY(server.listen());
        QCOMPARE(ask(server), both(u"HTTP 401"_s));
        QCOMPARE(ask(server, "Authorization: ada\r\n"_ba), both(u"ada"_s));
        QCOMPARE(ask(server, "Authorization: shared\r\n"_ba), both(u"shared"_s));
        QCOMPARE(ask(server, "Authorization: plain\r\n"_ba), both(u"anybody"_s));
        QVERIFY(ask(server, "Authorization: throws\r\n"_ba).at(1).contains("TypeError: no main"_L1));
        RawClient client(server.httpUrl());
        const HttpResponse response = client.ask(postRequest({}));
        QCOMPARE(response.status, 401);
        QCOMPARE(response.body, "Who are you?\n"_ba);
        QCOMPARE(header(response, "www-authenticate"), "Bearer"_ba);
        // The next request on the connection is judged anew.
        const HttpResponse admitted = client.ask(postRequest(call(), "Authorization: ada\r\n"));
        QCOMPARE(admitted.status, 200);
        QCOMPARE(header(admitted, "set-cookie"), "a=b"_ba);
        QVERIFY(header(admitted, "x-bad").isNull()); // it would be two
        QVERIFY(header(admitted, "www-authenticate").isNull());
        QCOMPARE(client.ask(postRequest(call())).status, 401);
    }

    void headersGoWithTheAnswerThatOpensAWebSocket()
    {
        RpcServerOptions options;
        options.authorize = [](const RpcRequest &) {
            return RpcAdmission::accept().withHeaders({{"Set-Cookie"_ba, "a=b; HttpOnly"_ba},
                                                       {"Set-Cookie"_ba, "c=d"_ba},
                                                       {"X-Bad"_ba, "a\r\nX: y"_ba},
                                                       {"Bad name"_ba, "a"_ba},
                                                       // The handshake's own:
                                                       {"connection"_ba, "close"_ba},
                                                       {"Content-Length"_ba, "5"_ba},
                                                       {"Transfer-Encoding"_ba, "chunked"_ba},
                                                       {"Upgrade"_ba, "h2c"_ba},
                                                       {"Sec-WebSocket-Accept"_ba, "x"_ba}});
        };
        RpcServer server([] { return new Api(u"me"_s); }, options);
        QVERIFY(server.listen());
        RawClient client(server.httpUrl());
        const HttpResponse response = client.ask(upgradeRequest());
        QCOMPARE(response.status, 101);
        QList<QByteArray> lines;
        for (const auto &[name, value] : response.headers) {
            if (!name.startsWith("Access-Control-") && name != "Date" && name != "Server") // QWebSocketServer's own
                lines << name.toLower() + ": " + value;
        }
        std::sort(lines.begin(), lines.end());
        const QList<QByteArray> expected{"connection: Upgrade"_ba,
                                         "sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="_ba, // RFC 6455, 1.3
                                         "set-cookie: a=b; HttpOnly"_ba, "set-cookie: c=d"_ba, "upgrade: websocket"_ba};
        QVERIFY2(lines == expected, lines.join(" | ").constData());
        QTRY_COMPARE(server.sessionCount(), 1);
        // What follows is a WebSocket as ever: a session that uses it works, and a batch has none of the others' headers twice.
        QCOMPARE(ask(server), both(u"me"_s));
        RawClient other(server.httpUrl());
        const HttpResponse batch = other.ask(postRequest(call()));
        QCOMPARE(headerList(batch.headers, "set-cookie").size(), 2);
        QCOMPARE(headerList(batch.headers, "content-length"), QByteArrayList{QByteArray::number(batch.body.size())});
        QCOMPARE(headerList(batch.headers, "connection"), (QByteArrayList{"Upgrade"_ba, "keep-alive"_ba})); // as Upgrade is sent
        QVERIFY(header(batch, "transfer-encoding").isNull());
        QVERIFY(header(batch, "x-bad").isNull());
    }

    void qtReadsTheHeadersOfBatchesAndRefusals()
    {
        RpcServerOptions options;
        options.authorize = [](const RpcRequest &request) {
            if (request.cookie("session") == "7")
                return RpcAdmission::accept([] { return new Api(u"who has a cookie"_s); });
            if (request.header("authorization") == "Basic " + "ada:secret"_ba.toBase64())
                return RpcAdmission::accept([] { return new Api(u"who has a password"_s); })
                    .withHeaders({{"Set-Cookie"_ba, "session=7; Path=/"_ba}});
            return RpcAdmission::refuse(401, u"{}"_s)
                .withHeaders({{"WWW-Authenticate"_ba, "Basic realm=\"here\""_ba}, {"Content-Type"_ba, "application/json"_ba}});
        };
        RpcServer server(options);
        server.serve(u"/"_s, [] { return new Api(u"anybody"_s); });
        QVERIFY(server.listen());
        QNetworkAccessManager manager;
        // A refusal, as QNetworkAccessManager gives it: its text has the type that the hook named.
        {
            const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(server.httpUrl())));
            QSignalSpy finished(reply.get(), &QNetworkReply::finished);
            QTRY_COMPARE(finished.size(), 1);
            QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 405); // GET is no session
        }
        QNetworkRequest request(server.httpUrl());
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"text/plain"_s);
        {
            const std::unique_ptr<QNetworkReply> reply(manager.post(request, QByteArray()));
            QSignalSpy finished(reply.get(), &QNetworkReply::finished);
            QTRY_COMPARE(finished.size(), 1);
            QCOMPARE(reply->error(), QNetworkReply::AuthenticationRequiredError);
            QCOMPARE(reply->header(QNetworkRequest::ContentTypeHeader).toString(), u"application/json"_s);
            QCOMPARE(reply->readAll(), "{}\n"_ba);
        }
        // WWW-Authenticate makes it ask for a password; the cookie that comes with the answer is sent with the next request.
        QStringList realms;
        QObject::connect(&manager, &QNetworkAccessManager::authenticationRequired, &manager,
                         [&](QNetworkReply *, QAuthenticator *authenticator) {
                             realms << authenticator->realm();
                             authenticator->setUser(u"ada"_s);
                             authenticator->setPassword(u"secret"_s);
                         });
        const auto post = [&] {
            const std::unique_ptr<QNetworkReply> reply(manager.post(request, call()));
            QSignalSpy finished(reply.get(), &QNetworkReply::finished);
            if (finished.isEmpty())
                (void)finished.wait();
            return reply->readAll();
        };
        QCOMPARE(post(), R"(["resolve",1,"who has a password"])"_ba);
        QCOMPARE(realms, QStringList{u"here"_s});
        QCOMPARE(post(), R"(["resolve",1,"who has a cookie"])"_ba);
        RpcBatchOptions batch;
        batch.manager = &manager;
        QCOMPARE(::ask(startBatch(server.httpUrl(), batch).call("whoAmI")), u"\"who has a cookie\""_s);
        QCOMPARE(realms.size(), 1);
    }

    void aHookKeepsItsState()
    {
        RpcServerOptions options;
        options.authorize = [count = 0](const RpcRequest &) mutable {
            const QString name = QString::number(++count);
            return RpcAdmission::accept([name] { return new Api(name); });
        };
        RpcServer first([] { return new Api(u"anybody"_s); }, options);
        RpcServer second([] { return new Api(u"anybody"_s); }, options);
        QVERIFY(first.listen() && second.listen());
        QCOMPARE(ask(first), (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(ask(first), (QStringList{u"3"_s, u"4"_s}));
        QCOMPARE(ask(second), (QStringList{u"1"_s, u"2"_s})); // a copy of the options begins anew
    }

    void theHookSeesTheRequest()
    {
        QList<RpcRequest> seen;
        RpcServerOptions options;
        options.authorize = [&](const RpcRequest &request) {
            seen << request;
            return RpcAdmission::accept();
        };
        RpcServer server(options);
        server.serve(u"/a b"_s, [] { return new Api(u"me"_s); });
        QVERIFY(server.listen());
        const QByteArray headers = "Cookie: a=b; session=abc=; c\r\nX-Token: 1\r\n"_ba;
        QCOMPARE(ask(server, headers, "/a%20b?x=%20y"_ba), both(u"me"_s));
        QCOMPARE(seen.size(), 2);
        for (const RpcRequest &request : std::as_const(seen)) {
            QCOMPARE(request.path, u"/a b"_s);
            QCOMPARE(request.query, u"x=%20y"_s);
            QCOMPARE(request.cookie("session"), "abc="_ba);
            QCOMPARE(request.cookie("c"), QByteArray());
            QCOMPARE(request.header("x-token"), "1"_ba);
            QCOMPARE(request.peerAddress, QHostAddress(QHostAddress::LocalHost));
            QVERIFY(request.peerPort > 0);
            QVERIFY(!request.isEncrypted);
        }
        QCOMPARE(seen.at(0).method, "POST"_ba);
        QVERIFY(!seen.at(0).isWebSocket);
        QCOMPARE(seen.at(1).method, "GET"_ba);
        QVERIFY(seen.at(1).isWebSocket);
    }

    void aVerdictMayComeLater()
    {
        RpcServerOptions options;
        std::vector<QPromise<RpcAdmission>> waiting;
        options.authorize = [&](const RpcRequest &) -> QFuture<RpcAdmission> {
            waiting.emplace_back();
            waiting.back().start();
            return waiting.back().future();
        };
        options.handshakeTimeout = std::chrono::milliseconds(300);
        RpcServer server([] { return new Api(u"anybody"_s); }, options);
        QVERIFY(server.listen());
        RawClient batch(server.httpUrl());
        batch.send(postRequest(call()) + postRequest(call()));
        const Session session(RpcSession::connectTo(server.url()));
        const RpcPromise name = session->main().call("whoAmI");
        QTRY_COMPARE(waiting.size(), 2u);
        QCOMPARE(server.sessionCount(), 0);
        for (int i = 0; i < 2; ++i) {
            waiting[size_t(i)].addResult(RpcAdmission::accept([] { return new Api(u"ada"_s); }));
            waiting[size_t(i)].finish();
        }
        QCOMPARE(batch.receive().body, "[\"resolve\",1,\"ada\"]"_ba);
        QCOMPARE(::ask(name), u"\"ada\""_s);
        // The second on that connection waits, and then for too long.
        QTRY_COMPARE(waiting.size(), 3u);
        QCOMPARE(batch.receive().status, 503);
        waiting[2].addResult(RpcAdmission::accept());
        waiting[2].finish();
        // Refused, failed, cancelled; and a client that does not wait for it. A body that was not read ends a connection.
        QVERIFY(batch.waitForEnd());
        RawClient empty(server.httpUrl());
        empty.send(postRequest({}));
        QTRY_COMPARE(waiting.size(), 4u);
        waiting[3].addResult(RpcAdmission::refuse(429));
        waiting[3].finish();
        QCOMPARE(empty.receive().status, 429);
        empty.send(postRequest({}));
        QTRY_COMPARE(waiting.size(), 5u);
        waiting[4].setException(std::make_exception_ptr(std::runtime_error("secret")));
        waiting[4].finish();
        const HttpResponse failed = empty.receive();
        QCOMPARE(failed.status, 500);
        QVERIFY(!failed.body.contains("secret"));
        empty.send(postRequest({}));
        QTRY_COMPARE(waiting.size(), 6u);
        waiting[5].future().cancel();
        waiting[5].finish();
        QCOMPARE(empty.receive().status, 500);
        empty.send(postRequest({}));
        QTRY_COMPARE(waiting.size(), 7u);
        empty.socket().abort();
        QTRY_COMPARE(server.connectionCount(), 1);
        waiting[6].addResult(RpcAdmission::accept());
        waiting[6].finish();
        QCOMPARE(::ask(session->main().call("whoAmI")), u"\"ada\""_s);
    }

    void aHookThatThrowsAdmitsNobody()
    {
        const auto thrower = [](const QString &) -> bool { throw std::runtime_error("secret"); };
        RpcServerOptions options;
        options.authorize = [](const RpcRequest &) -> RpcVerdict { throw std::runtime_error("secret"); };
        RpcServer server([] { return new Api(u"me"_s); }, options);
        QVERIFY(server.listen());
        QCOMPARE(ask(server), both(u"HTTP 500"_s));
        RpcServerOptions origins;
        origins.allowOrigin = thrower;
        RpcServer other([] { return new Api(u"me"_s); }, origins);
        QVERIFY(other.listen());
        QCOMPARE(ask(other), both(u"HTTP 403"_s));
        RpcServerOptions hosts;
        hosts.allowHost = thrower;
        RpcServer third([] { return new Api(u"me"_s); }, hosts);
        QVERIFY(third.listen());
        QCOMPARE(ask(third), both(u"HTTP 421"_s));
    }

    void hooks_data()
    {
        QTest::addColumn<QString>("hook");
        QTest::addColumn<bool>("webSocket");
        for (const QString &hook : {u"allowHost"_s, u"allowOrigin"_s, u"authorize"_s, u"awaited"_s, u"factory"_s, u"tap"_s,
                                    u"method"_s, u"onSendError"_s, u"disposed"_s, u"sessionOpened"_s}) {
            for (const bool webSocket : {false, true}) {
                if (webSocket || hook != "sessionOpened"_L1)
                    QTest::newRow(qPrintable(hook + (webSocket ? u" WebSocket"_s : u" batch"_s))) << hook << webSocket;
            }
        }
    }

    // Whatever the application does in a hook.
    void runHook(const std::function<void(RpcServer &)> &act, bool destroys)
    {
        QFETCH(QString, hook);
        QFETCH(bool, webSocket);
        QPointer<RpcServer> server;
        bool acted = false;
        const auto actIn = [&](const char *name) {
            if (hook == QLatin1StringView(name) && server && !std::exchange(acted, true))
                act(*server);
        };
        class Witness : public Api
        {
        public:
            Witness(std::function<void()> onCall, std::function<void()> onDisposed)
                : Api(u"me"_s, std::move(onCall)), m_onDisposed(std::move(onDisposed))
            { }

        protected:
            void disposed() override { m_onDisposed(); }

        private:
            std::function<void()> m_onDisposed;
        };
        RpcServerOptions options;
        options.allowHost = [&](const QString &) {
            actIn("allowHost");
            return true;
        };
        options.allowOrigin = [&](const QString &) {
            actIn("allowOrigin");
            return true;
        };
        std::vector<std::unique_ptr<QPromise<RpcAdmission>>> promises;
        options.authorize = [&](const RpcRequest &) -> RpcVerdict {
            actIn("authorize");
            if (hook != "awaited"_L1)
                return RpcAdmission::accept();
            promises.push_back(std::make_unique<QPromise<RpcAdmission>>());
            promises.back()->start();
            QTimer::singleShot(0, this, [&actIn, promise = promises.back().get()] {
                actIn("awaited");
                promise->addResult(RpcAdmission::accept());
                promise->finish();
            });
            return promises.back()->future();
        };
        options.tap = [&](quint32, const QString &) -> RecordSink * {
            actIn("tap");
            return nullptr;
        };
        options.onSendError = [&](const RpcError &error) {
            actIn("onSendError");
            return error;
        };
        server = new RpcServer(
            [&] {
                actIn("factory");
                return new Witness(
                    [&] {
                        actIn("method");
                        throw RpcError(u"on purpose"_s);
                    },
                    [&] { actIn("disposed"); });
            },
            options);
        connect(server, &RpcServer::sessionOpened, this, [&] { actIn("sessionOpened"); });
        QVERIFY(server->listen());
        if (webSocket) {
            Session session(RpcSession::connectTo(server->url()));
            const QString outcome = ::ask(session->main().call("act"));
            QVERIFY2(outcome.startsWith(u"! ") && !outcome.contains("nothing came"_L1), qPrintable(outcome));
            session.reset();
            QTRY_VERIFY(acted);
        } else {
            RawClient client(server->httpUrl());
            const HttpResponse response = client.ask(postRequest(call("act"_ba)));
            QVERIFY(response.status == 0 || response.body.contains("on purpose"));
            QTRY_VERIFY(acted);
        }
        QCOMPARE(server.isNull(), destroys);
        if (server) {
            QTRY_COMPARE(server->batchCount(), 0);
            QTRY_COMPARE(server->connectionCount(), 0);
        }
        delete server;
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void aHookMayDestroyTheServer_data() { hooks_data(); }
    void aHookMayDestroyTheServer()
    {
        runHook([](RpcServer &server) { delete &server; }, true);
    }

    void aHookMayDestroyItsSession_data()
    {
        QTest::addColumn<QString>("hook");
        QTest::addColumn<bool>("webSocket");
        for (const QString &hook : {u"method"_s, u"onSendError"_s, u"disposed"_s, u"sessionOpened"_s})
            QTest::newRow(qPrintable(hook)) << hook << true;
    }
    void aHookMayDestroyItsSession()
    {
        runHook([](RpcServer &server) { delete server.sessions().value(0); }, false);
    }

    void aHookMayCloseTheServer_data() { hooks_data(); }
    void aHookMayCloseTheServer()
    {
        runHook([](RpcServer &server) { server.close(); }, false);
    }

    void aHookMaySpinAnEventLoop_data() { hooks_data(); }
    void aHookMaySpinAnEventLoop()
    {
        const auto spin = [](RpcServer &server) {
            // Another client is served meanwhile.
            RawClient other(server.httpUrl());
            QVERIFY(other.ask(postRequest(call())).body.contains("\"me\""));
        };
        runHook(spin, false);
    }
};

QTEST_GUILESS_MAIN(AuthorizeHookTest)
#include "tst_authorizehook.moc"
