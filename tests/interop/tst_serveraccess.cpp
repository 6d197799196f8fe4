// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "accessapi.h"
#include "serverpolicy.h"

#include <QtTest/QTest>

using namespace AccessApi;
using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

/// Who gets a session: by path, origin and host.
class ServerAccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPathHasAMainOfItsOwn()
    {
        RpcServer server([] { return new Api(u"root"_s); });
        server.serve(u"/api"_s, [] { return new Api(u"api"_s); });
        server.serve(u"/api/*"_s, RpcStub(new Api(u"below"_s)));
        server.serve(u"/api/v2/*"_s, [] { return new Api(u"v2"_s); });
        server.serve(u"/caf\u00e9"_s, [] { return new Api(u"cafe"_s); });
        QVERIFY(server.listen());
        QCOMPARE(ask(server), both(u"root"_s));
        QCOMPARE(ask(server, {}, "/?a=b"_ba), both(u"root"_s));
        QCOMPARE(ask(server, {}, "/api"_ba), both(u"api"_s));
        QCOMPARE(ask(server, {}, "/%61pi"_ba), both(u"api"_s));
        QCOMPARE(ask(server, {}, "/api/"_ba), both(u"below"_s));
        QCOMPARE(ask(server, {}, "/api/x/y"_ba), both(u"below"_s));
        QCOMPARE(ask(server, {}, "/api/v2/y"_ba), both(u"v2"_s));
        QCOMPARE(ask(server, {}, "/caf%C3%A9"_ba), both(u"cafe"_s));
        QCOMPARE(ask(server, {}, "/apis"_ba), both(u"HTTP 404"_s));
        server.serve(u"/*"_s, [] { return new Api(u"any"_s); });
        QCOMPARE(ask(server, {}, "/apis"_ba), both(u"any"_s));
        server.serve(u"/*"_s, [] { return new Api(u"other"_s); });
        QCOMPARE(ask(server, {}, "/apis"_ba), both(u"other"_s));
    }

    void nothingIsServedWithoutAMain()
    {
        RpcServer server;
        QVERIFY(server.listen());
        QCOMPARE(ask(server), both(u"HTTP 404"_s));
    }

    void anOriginCanBeRefused()
    {
        RpcServerOptions options;
        options.allowOrigin = [](const QString &origin) { return origin.isEmpty() || origin == "https://good.example"_L1; };
        RpcServer server([] { return new Api(u"me"_s); }, options);
        QVERIFY(server.listen());
        QCOMPARE(ask(server), both(u"me"_s));
        QCOMPARE(ask(server, "Origin: https://good.example\r\n"_ba), both(u"me"_s));
        QCOMPARE(ask(server, "Origin: https://evil.example\r\n"_ba), both(u"HTTP 403"_s));
        QCOMPARE(ask(server, "Origin: null\r\n"_ba), both(u"HTTP 403"_s));
    }

    void pagesMayReadWhatTheyMayAsk()
    {
        const QByteArray preflight =
            "OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://good.example\r\n"
            "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n\r\n";
        {
            RpcServer server([] { return new Api(u"me"_s); });
            QVERIFY(server.listen());
            RawClient client(server.httpUrl());
            HttpResponse response = client.ask(preflight);
            QCOMPARE(response.status, 204);
            QCOMPARE(header(response, "access-control-allow-origin"), "*"_ba);
            QCOMPARE(header(response, "access-control-allow-methods"), "POST"_ba);
            QCOMPARE(header(response, "access-control-allow-headers"), "authorization"_ba);
            QVERIFY(header(response, "access-control-allow-credentials").isNull());
            response = client.ask(postRequest(call(), "Origin: https://any.example\r\n"));
            QCOMPARE(response.status, 200);
            QCOMPARE(header(response, "access-control-allow-origin"), "*"_ba);
        }
        RpcServerOptions options;
        options.allowOrigin = [](const QString &origin) { return origin == "https://good.example"_L1; };
        options.allowCredentials = true;
        options.authorize = [](const RpcRequest &request) {
            return request.header("authorization").isEmpty() ? RpcAdmission::refuse(401) : RpcAdmission::accept();
        };
        RpcServer server([] { return new Api(u"me"_s); }, options);
        QVERIFY(server.listen());
        RawClient client(server.httpUrl());
        // A preflight never has credentials.
        HttpResponse response = client.ask(preflight);
        QCOMPARE(response.status, 204);
        QCOMPARE(header(response, "access-control-allow-origin"), "https://good.example"_ba);
        QCOMPARE(header(response, "access-control-allow-credentials"), "true"_ba);
        QCOMPARE(header(response, "vary"), "Origin"_ba);
        response = client.ask(postRequest(call(), "Origin: https://good.example\r\nAuthorization: x\r\n"));
        QCOMPARE(response.status, 200);
        QCOMPARE(header(response, "access-control-allow-origin"), "https://good.example"_ba);
        // A page may read why it was refused, if it may read anything.
        response = client.ask(postRequest({}, "Origin: https://good.example\r\n"));
        QCOMPARE(response.status, 401);
        QCOMPARE(header(response, "access-control-allow-origin"), "https://good.example"_ba);
        response = client.ask(QByteArray(preflight).replace("good", "evil"));
        QCOMPARE(response.status, 403);
        QVERIFY(header(response, "access-control-allow-origin").isNull());
    }

    void hostsAreReadStrictly()
    {
        QCOMPARE(hostOfAuthority("Example.com:80"_ba), u"example.com"_s);
        QCOMPARE(hostOfAuthority("example.com."_ba), u"example.com"_s);
        QCOMPARE(hostOfAuthority("[::1]:80"_ba), u"::1"_s);
        QCOMPARE(hostOfAuthority("127.0.0.1"_ba), u"127.0.0.1"_s);
        for (const QByteArray &bad : {""_ba, ":80"_ba, "a b"_ba, "a@b"_ba, "a:b"_ba, "a:123456"_ba, "[::1"_ba,
                                      "[evil.example]"_ba, "[::1]x"_ba, "a/b"_ba, "a,b"_ba, "\xc3\xa9"_ba})
            QVERIFY2(hostOfAuthority(bad).isNull(), bad.constData());
        for (const QString &local : {u"localhost"_s, u"a.localhost"_s, u"127.0.0.1"_s, u"::1"_s, u"192.168.1.1"_s})
            QVERIFY2(isLocalHostName(local), qPrintable(local));
        for (const QString &other :
             {u"evil.example"_s, u"localhost.evil.example"_s, u"notlocalhost"_s, u"127.0.0.1.nip.io"_s, u""_s})
            QVERIFY2(!isLocalHostName(other), qPrintable(other));
    }

    // DNS rebinding: the page's own name leads here.
    void aForeignHostIsRefused()
    {
        const auto request = [](const QByteArray &host) {
            return "POST / HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\nContent-Length: 0\r\n\r\n";
        };
        RpcServer local([] { return new Api(u"me"_s); });
        QVERIFY(local.listen());
        RawClient client(local.httpUrl());
        QCOMPARE(client.ask(request("evil.example")).status, 421);
        QCOMPARE(client.ask(request("localhost:1234")).status, 200);
        QCOMPARE(client.ask(request("[::1]")).status, 200);
        RawClient webSocket(local.httpUrl());
        QCOMPARE(webSocket.ask(upgradeRequest().replace("Host: localhost", "Host: evil.example")).status, 421);

        RpcServer everywhere([] { return new Api(u"me"_s); });
        QVERIFY(everywhere.listen(QHostAddress::AnyIPv4));
        QUrl url = everywhere.httpUrl();
        url.setHost(u"127.0.0.1"_s);
        RawClient any(url);
        QCOMPARE(any.ask(request("good.example")).status, 200);

        RpcServerOptions options;
        QStringList asked;
        options.allowHost = [&](const QString &host) {
            asked << host;
            return host == "good.example"_L1;
        };
        RpcServer chosen([] { return new Api(u"me"_s); }, options);
        QVERIFY(chosen.listen());
        RawClient other(chosen.httpUrl());
        QCOMPARE(other.ask(request("Good.Example:80")).status, 200);
        QCOMPARE(other.ask(request("localhost")).status, 421);
        QCOMPARE(asked, (QStringList{u"good.example"_s, u"localhost"_s}));
    }
};

QTEST_GUILESS_MAIN(ServerAccessTest)
#include "tst_serveraccess.moc"
