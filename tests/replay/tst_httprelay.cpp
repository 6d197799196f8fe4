// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httpparser.h"
#include "httprelay.h"
#include "proxyroute.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;

/// Where messages of HTTP end, and what a proxy changes in a request.
class HttpRelayTest : public QObject
{
    Q_OBJECT

    static HttpRequest parsed(const QByteArray &head)
    {
        HttpParser parser(65536, 1 << 20);
        return parser.readHead(head) == HttpParser::Step::Done ? parser.request() : HttpRequest();
    }

private Q_SLOTS:
    void aResponseHeadIsRead()
    {
        const QByteArray bytes = "HTTP/1.1 404 Not here\r\nX-One: 1\r\nx-two:\t2 \r\n more\r\n\r\nbody"_ba;
        for (qsizetype have = 0; have < bytes.size() - 4; ++have) {
            qsizetype searched = 0;
            ResponseHead head;
            QCOMPARE(readResponseHead(QByteArrayView(bytes).first(have), 1000, &searched, &head), HeadStep::NeedMore);
            QCOMPARE(readResponseHead(bytes, 1000, &searched, &head), HeadStep::Done);
            QCOMPARE(head.status, 404);
            QCOMPARE(head.reason, "Not here"_ba);
            QCOMPARE(head.size, bytes.size() - 4);
            QCOMPARE(head.headers, (HttpHeaders{{"X-One", "1"}, {"x-two", "2 more"}}));
        }
        qsizetype searched = 0;
        ResponseHead head;
        QCOMPARE(readResponseHead("HTTP/1.0 200\nA: b\n\n", 100, &searched, &head), HeadStep::Done);
        QCOMPARE(head.minorVersion, 0);
        QCOMPARE(head.reason, QByteArray());
    }

    void whatIsNoResponseIsTold()
    {
        for (const char *bytes : {"SSH-2.0", "HTTP/2 200 OK\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n",
                                  "HTTP/1.1-200 OK\r\n\r\n", "<html>"}) {
            qsizetype searched = 0;
            ResponseHead head;
            QCOMPARE(readResponseHead(bytes, 1000, &searched, &head), HeadStep::Failed);
        }
        qsizetype searched = 0;
        ResponseHead head;
        QCOMPARE(readResponseHead("HTTP/1.1 200 OK\r\nA: "_ba + QByteArray(100, 'x'), 100, &searched, &head), HeadStep::Failed);
    }

    void aBodyEndsWhereItsHeadSays_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("bytes"); // | stands where it ends
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("length") << "POST"_ba << 200 << "content-length: 5"_ba
                                << "12345|more"_ba
                                << "12345"_ba;
        QTest::newRow("zero") << "POST"_ba << 200 << "content-length: 0"_ba
                              << "|more"_ba
                              << ""_ba;
        QTest::newRow("same twice") << "POST"_ba << 200 << "Content-Length: 1, 1"_ba
                                    << "x|more"_ba
                                    << "x"_ba;
        QTest::newRow("head") << "HEAD"_ba << 200 << "content-length: 5"_ba
                              << "|HTTP"_ba
                              << ""_ba;
        QTest::newRow("204") << "POST"_ba << 204 << ""_ba
                             << "|HTTP"_ba
                             << ""_ba;
        QTest::newRow("304") << "GET"_ba << 304 << "content-length: 5"_ba
                             << "|HTTP"_ba
                             << ""_ba;
        QTest::newRow("until close") << "POST"_ba << 200 << ""_ba
                                     << "all there is"_ba
                                     << "all there is"_ba;
        QTest::newRow("other encoding") << "POST"_ba << 200 << "Transfer-Encoding: gzip"_ba
                                        << "all"_ba
                                        << "all"_ba;
        QTest::newRow("chunks") << "POST"_ba << 200 << "Transfer-Encoding: chunked"_ba
                                << "5\r\nhello\r\n1;x=\"y\"\r\n!\r\n00A \r\n0123456789\r\n0\r\n\r\n|next"_ba
                                << "hello!0123456789"_ba;
        QTest::newRow("trailers") << "POST"_ba << 200 << "Transfer-Encoding: chunked"_ba
                                  << "1\r\nx\r\n0\r\nA: b\r\nC: d\r\n\r\n|next"_ba
                                  << "x"_ba;
        QTest::newRow("line feeds") << "POST"_ba << 200 << "Transfer-Encoding: chunked"_ba
                                    << "1\nx\n0\n\n|next"_ba
                                    << "x"_ba;
        QTest::newRow("chunked wins") << "POST"_ba << 200 << "Transfer-Encoding: chunked\nContent-Length: 3"_ba
                                      << "1\r\nx\r\n0\r\n\r\n|next"_ba
                                      << "x"_ba;
    }

    void aBodyEndsWhereItsHeadSays()
    {
        QFETCH(QByteArray, method);
        QFETCH(int, status);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, payload);
        ResponseHead head;
        head.status = status;
        for (const QByteArray &line : headers.split('\n')) {
            if (!line.isEmpty())
                head.headers.append({line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1).trimmed()});
        }
        const qsizetype end = bytes.indexOf('|');
        if (end >= 0)
            bytes.remove(end, 1);
        for (const qsizetype piece : {qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(1000)}) {
            BodyFraming body = BodyFraming::ofResponse(head, method).value();
            QByteArray carried;
            qsizetype taken = 0;
            while (taken < bytes.size() && !body.isDone() && !body.hasFailed()) {
                const QByteArrayView view = QByteArrayView(bytes).sliced(taken, std::min(piece, bytes.size() - taken));
                QByteArrayView part;
                const qsizetype count = body.take(view, &part);
                QVERIFY(count > 0);
                taken += count;
                carried += part;
            }
            QVERIFY(!body.hasFailed());
            QCOMPARE(body.isUntilClose(), end < 0);
            QCOMPARE(body.isDone(), end >= 0);
            QCOMPARE(taken, end >= 0 ? end : bytes.size());
            QCOMPARE(carried, payload);
        }
    }

    void badChunksAreTold()
    {
        for (const QByteArray &bytes :
             {"x\r\n"_ba, "\r\n"_ba, "5\rx"_ba, "1\r\nxy"_ba, "1\r\nx\ry"_ba, "fffffffffffffffff\r\n"_ba, "0\r\n\rx"_ba}) {
            BodyFraming body = BodyFraming::ofRequest({{"Transfer-Encoding", "chunked"}});
            qsizetype taken = 0;
            while (taken < bytes.size() && !body.isDone() && !body.hasFailed()) {
                QByteArrayView part;
                taken += body.take(QByteArrayView(bytes).sliced(taken), &part);
            }
            QVERIFY2(body.hasFailed(), bytes.toPercentEncoding().constData());
        }
    }

    void lengthsThatDifferAreNone()
    {
        ResponseHead head;
        head.status = 200;
        for (const QByteArray &length : {"1, 2"_ba, "x"_ba, "-1"_ba, "9999999999999999999"_ba}) {
            head.headers = {{"Content-Length", length}};
            QVERIFY2(!BodyFraming::ofResponse(head, "POST").has_value(), length.constData());
        }
    }

    void targetsAreJoined_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("joined");
        QTest::newRow("nothing to join") << u"ws://h"_s << "/"_ba
                                         << "/"_ba;
        QTest::newRow("the request's path") << u"ws://h/"_s << "/chat?x=1"_ba
                                            << "/chat?x=1"_ba;
        QTest::newRow("the server's path") << u"wss://h/api"_s << "/"_ba
                                           << "/api"_ba;
        QTest::newRow("its slash stays") << u"wss://h/api/"_s << "/"_ba
                                         << "/api/"_ba;
        QTest::newRow("both") << u"wss://h/api/"_s << "/chat"_ba
                              << "/api/chat"_ba;
        QTest::newRow("queries") << u"wss://h/api?v=2&w"_s << "/chat?room=1"_ba
                                 << "/api/chat?v=2&w&room=1"_ba;
        QTest::newRow("server's query") << u"wss://h/api?v=2"_s << "/"_ba
                                        << "/api?v=2"_ba;
        QTest::newRow("escapes stay") << u"wss://h/a%2Fb%20c"_s << "/%C3%A9?q=%26"_ba
                                      << "/a%2Fb%20c/%C3%A9?q=%26"_ba;
        QTest::newRow("absolute") << u"wss://h/api"_s << "http://127.0.0.1:9001/x?y"_ba
                                  << "/api/x?y"_ba;
        QTest::newRow("star") << u"wss://h/api"_s << "*"_ba
                              << "*"_ba;
        QTest::newRow("authority") << u"wss://h/api"_s << "h:443"_ba
                                   << ""_ba;
    }

    void targetsAreJoined()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, joined);
        HttpRequest request;
        request.target = target;
        QCOMPARE(ProxyRoute(QUrl(url), false).target(request), joined);
    }

    void onlyTheseHeadersChange()
    {
        const QByteArray head = "\r\nGET / HTTP/1.1\r\nhOST:  localhost:9001\r\nOrigin: http://localhost:3000\r\n"
                                "accept-encoding: gzip, br\r\nCookie:a=b\r\nSec-WebSocket-Extensions: permessage-deflate\r\n"
                                "Sec-WebSocket-Protocol: one, two\r\nX: Origin: y\r\n\r\n"_ba;
        const HttpRequest request = parsed(head);
        QCOMPARE(ProxyRoute(QUrl(u"wss://user:secret@example.com:444/api"_s), false).rewritten(head, request, "/api"),
                 "GET /api HTTP/1.1\r\nhOST: example.com:444\r\nOrigin: https://example.com:444\r\naccept-encoding: identity\r\n"
                 "Cookie:a=b\r\nSec-WebSocket-Protocol: one, two\r\nX: Origin: y\r\n\r\n"_ba);
        QVERIFY(ProxyRoute(QUrl(u"wss://example.com/api"_s), true)
                    .rewritten(head, request, "/api")
                    .contains("hOST: example.com\r\nOrigin: http://localhost:3000\r\n"));
        const QByteArray old = "GET /x HTTP/1.0\r\nA: b\r\n\r\n"_ba;
        QCOMPARE(ProxyRoute(QUrl(u"http://[::1]:80/"_s), false).rewritten(old, parsed(old), "/x"),
                 "GET /x HTTP/1.0\r\nA: b\r\nHost: [::1]\r\n\r\n"_ba);
    }
};

QTEST_GUILESS_MAIN(HttpRelayTest)
#include "tst_httprelay.moc"
