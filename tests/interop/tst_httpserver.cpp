// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rawclient.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "settle.h"
#include "testcertificate.h"
#include "websockettransport.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryFile>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

class Main : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE int square(int x) { return x * x; }
    Q_INVOKABLE int length(const QString &text) { return int(text.size()); }
};

// square(x) as a batch, and its answer.
QByteArray call(int x) { return "[\"push\",[\"pipeline\",0,[\"square\"],[" + QByteArray::number(x) + "]]]\n[\"pull\",1]"; }
QByteArray answer(int x) { return "[\"resolve\",1," + QByteArray::number(x * x) + "]"; }

class Records : public RecordSink
{
public:
    void record(Record &&record) override { list.append(record); }
    QList<Record> list;
};

} // namespace

/// What the server answers at the level of HTTP.
class HttpServerTest : public QObject
{
    Q_OBJECT

    using Session = std::unique_ptr<RpcSession>;
    std::unique_ptr<RpcServer> m_server;

    static QByteArray header(const HttpResponse &response, QByteArrayView name) { return headerValue(response.headers, name); }

    // What curl prints, and how it ends.
    static QByteArray curl(const QStringList &arguments, int *code = nullptr)
    {
        QProcess process;
        process.start(u"curl"_s, QStringList{u"--silent"_s, u"--max-time"_s, u"20"_s} + arguments);
        QSignalSpy finished(&process, &QProcess::finished);
        if (process.state() != QProcess::NotRunning && finished.isEmpty())
            (void)finished.wait(30'000);
        if (code)
            *code = process.exitCode();
        return process.error() == QProcess::FailedToStart ? "curl could not be started"_ba : process.readAllStandardOutput();
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RpcServer>([] { return new Main; });
        QVERIFY(m_server->listen());
    }

    void cleanup() { m_server.reset(); }

    void answersABatch()
    {
        RawClient client(m_server->httpUrl());
        const HttpResponse response = client.ask(postRequest(call(7)));
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body, answer(7));
        QCOMPARE(header(response, "content-type"), "text/plain;charset=UTF-8"_ba);
        QCOMPARE(header(response, "access-control-allow-origin"), QByteArray());
        QVERIFY(header(response, "date").endsWith(" GMT"));
        QVERIFY(!response.close);
        // An empty batch has an empty answer, on the same connection.
        const HttpResponse empty = client.ask(postRequest({}));
        QCOMPARE(empty.status, 200);
        QCOMPARE(empty.body, ""_ba);
        QCOMPARE(m_server->batchCount(), 0);
        QCOMPARE(m_server->connectionCount(), 1);
        client.socket().disconnectFromHost();
        QTRY_COMPARE(m_server->connectionCount(), 0);
    }

    void answersKeepTheirOrder()
    {
        RawClient client(m_server->httpUrl());
        QByteArray all;
        for (int i = 0; i < 200; ++i)
            all += postRequest(call(i));
        client.send(all);
        for (int i = 0; i < 200; ++i)
            QCOMPARE(client.receive().body, answer(i));
    }

    void readsABodyInPieces()
    {
        RawClient client(m_server->httpUrl());
        const QByteArray body = call(9);
        QByteArray chunks;
        for (const char c : body)
            chunks += "1\r\n" + QByteArray(1, c) + "\r\n";
        const QByteArray text = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n";
        for (const char c : text)
            client.send(QByteArray(1, c));
        QCOMPARE(client.receive().body, answer(9));
        // And all at once.
        QCOMPARE(client.ask(text).body, answer(9));
    }

    void tellsAClientThatWaitsToGoOn()
    {
        RawClient client(m_server->httpUrl());
        const QByteArray body = call(3);
        client.send("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: "
                    + QByteArray::number(body.size()) + "\r\n\r\n");
        QCOMPARE(client.receive().status, 100);
        QCOMPARE(client.ask(body).body, answer(3));
        const HttpResponse other = client.ask(postRequest(body, "Expect: miracles\r\n"));
        QCOMPARE(other.status, 417);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<QByteArray>("headers"); // lines that must be there
        const auto row = [](const char *name, const QByteArray &text, int status, bool closes, const QByteArray &headers = {}) {
            QTest::newRow(name) << text << status << closes << headers;
        };
        const auto bare = [](const QByteArray &method, const QByteArray &target = "/"_ba) {
            return method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        };
        // RFC 9110, 7.8: Upgrade says what GET is for, and Connection that it says so.
        row("GET", bare("GET"), 405, false, "Allow: POST, OPTIONS\nUpgrade: websocket\nConnection: Upgrade, keep-alive");
        row("HEAD", bare("HEAD"), 405, false, "Allow: POST, OPTIONS\nUpgrade: websocket");
        row("PUT", bare("PUT"), 405, false, "Allow: GET, POST, OPTIONS");
        row("DELETE", bare("DELETE"), 405, false, "Allow: GET, POST, OPTIONS");
        row("TRACE", bare("TRACE"), 405, false, "Allow: GET, POST, OPTIONS");
        row("CONNECT", bare("CONNECT", "localhost:80"), 404, false);
        row("unknown method", bare("BREW"), 501, false);
        row("method in lower case", bare("post"), 501, false);
        row("OPTIONS", bare("OPTIONS"), 204, false, "Allow: GET, POST, OPTIONS");
        row("OPTIONS of all", bare("OPTIONS", "*"), 204, false, "Allow: GET, POST, OPTIONS");
        row("other path", bare("POST", "/other"), 404, false);
        row("path with NUL", bare("POST", "/%00"), 404, false);
        row("path that is no UTF-8", bare("POST", "/%ff"), 404, false);
        row("PUT with a body", "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc", 405, true);
        row("gzip", postRequest("x", "Content-Encoding: gzip\r\n"), 415, true, "Accept-Encoding: identity");
        row("foreign host", "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 0\r\n\r\n", 421, false);
        row("malformed host", "POST / HTTP/1.1\r\nHost: a b\r\nContent-Length: 0\r\n\r\n", 400, true);
        row("host with user", "POST / HTTP/1.1\r\nHost: a@localhost\r\nContent-Length: 0\r\n\r\n", 400, true);
        row("two origins", postRequest({}, "Origin: http://a\r\nOrigin: http://b\r\n"), 400, true);
        row("bad request line", "nonsense\r\n\r\n", 400, true);
        row("bad header", "POST / HTTP/1.1\r\nHost: localhost\r\nbroken\r\n\r\n", 400, true);
        row("folded header", "POST / HTTP/1.1\r\nHost: localhost\r\nA: b\r\n c\r\n\r\n", 400, true);
        row("lengths that differ", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
            400, true);
        row("smuggled", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400, true);
        row("NUL", "POST / HTTP/1.1\r\nHost: localhost\r\nA: \0\r\n\r\n"_ba, 400, true);
        row("no host", "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 400, true);
        row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, true);
        row("TLS", QByteArray::fromHex("16030100f5010000f10303"), 400, true);
        row("huge header", "POST / HTTP/1.1\r\nHost: localhost\r\nA: " + QByteArray(20'000, 'x') + "\r\n\r\n", 431, true);
        row("huge target", "POST /" + QByteArray(20'000, 'x') + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414, true);
        row("many headers", "POST / HTTP/1.1\r\nHost: localhost\r\n" + QByteArray("A: b\r\n").repeated(4000) + "\r\n", 431, true);
        row("unknown transfer encoding", "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", 501, true);
        row("broken chunk", "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n", 400, true);
        row("huge body", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999999\r\n\r\n", 413, true);
        row("upgrade to something else", "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", 426,
            true, "Upgrade: websocket");
        const QByteArray good = upgradeRequest();
        row("old WebSocket", QByteArray(good).replace("Version: 13", "Version: 8"), 426, true, "Sec-WebSocket-Version: 13");
        row("WebSocket without a key", QByteArray(good).replace("Sec-WebSocket-Key", "X-Key"), 400, true);
        row("WebSocket with a short key", QByteArray(good).replace("dGhlIHNhbXBsZSBub25jZQ==", "dGhl"), 400, true);
        row("WebSocket at another path", upgradeRequest({}, "/other"), 404, true);
        row("WebSocket with more than 100 headers", upgradeRequest(QByteArray("A: b\r\n").repeated(100)), 431, true);
        row("WebSocket that begins too early", good + "\x81\x80xxxx", 400, true);
        row("WebSocket by POST", QByteArray(good).replace("GET", "POST"), 200, false);
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        QFETCH(bool, closes);
        QFETCH(QByteArray, headers);
        RawClient client(m_server->httpUrl());
        client.send(text);
        const HttpResponse response = client.receive(!text.startsWith("HEAD"));
        QCOMPARE(response.status, status);
        QCOMPARE(response.close, closes);
        for (const QByteArray &line : headers.split('\n')) {
            if (const qsizetype colon = line.indexOf(':'); colon > 0)
                QCOMPARE(header(response, line.first(colon)), line.sliced(colon + 2));
        }
        if (closes) {
            QVERIFY(client.waitForEnd());
            QCOMPARE(client.rest(), ""_ba);
        } else {
            QCOMPARE(client.ask(postRequest(call(4))).body, answer(4));
        }
        // It is as good as before for everybody else.
        RawClient next(m_server->httpUrl());
        QCOMPARE(next.ask(postRequest(call(5))).body, answer(5));
        QCOMPARE(m_server->sessionCount(), 0);
    }

    void oldClientsAreServed()
    {
        RawClient closing(m_server->httpUrl());
        const QByteArray length = "Content-Length: " + QByteArray::number(call(2).size()) + "\r\n";
        HttpResponse response = closing.ask("POST / HTTP/1.0\r\n" + length + "\r\n" + call(2));
        QCOMPARE(response.body, answer(2));
        QVERIFY(response.close);
        QVERIFY(closing.waitForEnd());
        RawClient keeping(m_server->httpUrl());
        for (int i = 0; i < 2; ++i) {
            response = keeping.ask("POST / HTTP/1.0\r\nConnection: keep-alive\r\n" + length + "\r\n" + call(2));
            QCOMPARE(response.body, answer(2));
            QVERIFY(!response.close);
        }
    }

    void aClientMayAskForTheEnd()
    {
        RawClient client(m_server->httpUrl());
        const HttpResponse response = client.ask(postRequest(call(2), "Connection: close\r\n"));
        QCOMPARE(response.body, answer(2));
        QVERIFY(response.close);
        QVERIFY(client.waitForEnd());
        QTRY_COMPARE(m_server->connectionCount(), 0);
    }

    void aTargetMayBeAbsolute()
    {
        RawClient client(m_server->httpUrl());
        QCOMPARE(client.ask(postRequest(call(2), {}, "http://localhost/?x=y")).body, answer(2));
        QCOMPARE(client.ask(postRequest(call(2), {}, "http://evil.example/")).status, 421);
    }

    // What is there of a body that is too large is not read, and yet the client gets to see the answer.
    void aBodyThatIsTooLargeIsCutOff()
    {
        RpcServerOptions options;
        options.maxBodySize = 100'000;
        RpcServer server([] { return new Main; }, options);
        QVERIFY(server.listen());
        RawClient announced(server.httpUrl());
        QCOMPARE(announced.ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100001\r\n\r\n").status, 413);
        QVERIFY(announced.waitForEnd());
        RawClient chunked(server.httpUrl());
        chunked.send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        const QByteArray chunk = "4000\r\n" + QByteArray(0x4000, 'x') + "\r\n";
        for (int i = 0; i < 1000; ++i)
            chunked.socket().write(chunk);
        QCOMPARE(chunked.receive().status, 413);
        QVERIFY(chunked.waitForEnd());
        QTRY_COMPARE(server.connectionCount(), 0);
    }

    void oneOfThemCanBeSwitchedOff()
    {
        RpcServerOptions options;
        options.batches = false;
        RpcServer webSockets([] { return new Main; }, options);
        QVERIFY(webSockets.listen());
        RawClient post(webSockets.httpUrl());
        HttpResponse response = post.ask(postRequest({}));
        QCOMPARE(response.status, 405);
        QCOMPARE(header(response, "allow"), "GET, OPTIONS"_ba);
        RawClient plain(webSockets.httpUrl());
        response = plain.ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(response.status, 426);
        QCOMPARE(header(response, "upgrade"), "websocket"_ba);
        options = {};
        options.webSockets = false;
        RpcServer batches([] { return new Main; }, options);
        QVERIFY(batches.listen());
        RawClient get(batches.httpUrl());
        response = get.ask(upgradeRequest());
        QCOMPARE(response.status, 405);
        QCOMPARE(header(response, "allow"), "POST, OPTIONS"_ba);
    }

    void aTapSeesBatchesAndWebSockets()
    {
        Records records;
        QStringList peers;
        RpcServerOptions options;
        options.tap = [&](quint32 session, const QString &peer) {
            peers << u"%1 %2"_s.arg(session).arg(peer.section(u':', 0, 0));
            return &records;
        };
        RpcServer server([] { return new Main; }, options);
        QVERIFY(server.listen());
        {
            RawClient client(server.httpUrl());
            QCOMPARE(client.ask(postRequest(call(3))).body, answer(3));
        }
        const Session session(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(session->main().call("square", 4)), u"16"_s);
        QCOMPARE(peers, (QStringList{u"0 127.0.0.1"_s, u"1 127.0.0.1"_s}));
        QList<QByteArray> texts;
        for (const Record &record : std::as_const(records.list)) {
            if (record.session == 0 && record.kind == Record::Kind::Message)
                texts << (record.from == Side::A ? "A " : "B ") + record.text;
        }
        QCOMPARE(texts,
                 (QList<QByteArray>{"A " + call(3).split('\n').at(0), "A " + call(3).split('\n').at(1), "B " + answer(3)}));
    }

    void curlGetsAnAnswer()
    {
        const QString url = m_server->httpUrl().toString();
        QCOMPARE(curl({u"--data-binary"_s, QString::fromUtf8(call(6)), url}), answer(6));
        QCOMPARE(curl({u"--http1.0"_s, u"--data-binary"_s, QString::fromUtf8(call(6)), url}), answer(6));
        // A large body, for which curl waits to be told to go on.
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("[\"push\",[\"pipeline\",0,[\"length\"],[\"" + QByteArray(5'000'000, 'x') + "\"]]]\n[\"pull\",1]");
        file.close();
        const QByteArray length = "[\"resolve\",1,5000000]"_ba;
        QCOMPARE(curl({u"--data-binary"_s, u"@"_s + file.fileName(), url}), length);
        QCOMPARE(curl({u"--header"_s, u"Transfer-Encoding: chunked"_s, u"--data-binary"_s, u"@"_s + file.fileName(), url}),
                 length);
        const QStringList code{u"--output"_s, u"/dev/null"_s, u"--write-out"_s, u"%{http_code}"_s};
        QCOMPARE(curl(code + QStringList{url}), "405"_ba);
        QCOMPARE(curl(code + QStringList{u"--request"_s, u"DELETE"_s, url}), "405"_ba);
        QCOMPARE(curl(code + QStringList{u"--head"_s, url + u"other"_s}), "404"_ba);
        int result = -1;
        QVERIFY(curl({u"--fail"_s, url + u"other"_s}, &result).isEmpty());
        QCOMPARE(result, 22);
    }

    void servesBothOverTls()
    {
        RpcServerOptions options;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(QByteArray(TestCertificate::Certificate)));
        tls.setPrivateKey(QSslKey(QByteArray(TestCertificate::Key), QSsl::Ec));
        options.tls = tls;
        options.handshakeTimeout = std::chrono::milliseconds(300);
        options.authorize = [](const RpcRequest &) {
            return RpcAdmission::accept().withHeaders({{"Set-Cookie"_ba, "session=1; Secure"_ba}});
        };
        RpcServer server([] { return new Main; }, options);
        QVERIFY(server.listen());
        QCOMPARE(server.url().scheme(), u"wss"_s);
        QCOMPARE(server.httpUrl().scheme(), u"https"_s);
        QTemporaryFile certificate;
        QVERIFY(certificate.open());
        certificate.write(TestCertificate::Certificate);
        certificate.close();
        const QString url = u"https://localhost:%1/"_s.arg(server.port());
        const QStringList trust{u"--ipv4"_s, u"--cacert"_s, certificate.fileName()};
        QCOMPARE(curl(trust + QStringList{u"--data-binary"_s, QString::fromUtf8(call(6)), url}), answer(6));

        QNetworkRequest request(server.url());
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificate(tls.localCertificate());
        request.setSslConfiguration(trusting);
        RpcSession session(new WebSocketTransport(request));
        QCOMPARE(ask(session.main().call("square", 5)), u"25"_s);
        QTRY_COMPARE(session.stats(), (SessionStats{1, 1}));
        // The headers of authorize go through TLS like the handshake that they stand in.
        QSslSocket raw;
        raw.setSslConfiguration(trusting);
        raw.connectToHostEncrypted(u"127.0.0.1"_s, server.port(), u"localhost"_s);
        raw.write(upgradeRequest());
        QByteArray head;
        QTRY_VERIFY((head += raw.readAll()).endsWith("\r\n\r\n"));
        QVERIFY2(head.startsWith("HTTP/1.1 101 "), head.constData());
        QCOMPARE(head.count("\r\nSet-Cookie: session=1; Secure\r\n"), 1);
        raw.abort();
        QTRY_COMPARE(server.connectionCount(), 1);
        // Who does not begin TLS is cut off, and who speaks no TLS.
        RawClient silent(server.httpUrl());
        QVERIFY(silent.waitForEnd());
        RawClient plain(server.httpUrl());
        plain.send(postRequest(call(1)));
        QVERIFY(plain.waitForEnd());
        QTRY_COMPARE(server.connectionCount(), 1);
    }
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "tst_httpserver.moc"
