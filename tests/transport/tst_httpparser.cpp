// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httpparser.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

using Step = HttpParser::Step;

class HttpParserTest : public QObject
{
    Q_OBJECT

    // Reads all of \a bytes, in pieces of \a piece. \return "" if it is a whole request, else the status, or "more"
    static QByteArray read(const QByteArray &bytes, qsizetype piece, QByteArray *body = nullptr, HttpRequest *head = nullptr)
    {
        HttpParser parser(1000, 100);
        Step step = Step::NeedMore;
        for (qsizetype have = 0; step == Step::NeedMore && have < bytes.size();) {
            have = std::min(have + piece, bytes.size());
            step = parser.readHead(QByteArrayView(bytes).first(have));
        }
        if (step == Step::Failed)
            return QByteArray::number(parser.status());
        if (step == Step::NeedMore)
            return "more"_ba;
        if (head)
            *head = parser.request();
        const QByteArray rest = bytes.sliced(parser.headSize());
        step = Step::NeedMore;
        qsizetype used = 0;
        qsizetype done = 0;
        for (qsizetype have = 0; step == Step::NeedMore;) {
            step = parser.readBody(QByteArrayView(rest).sliced(done, have - done), &used);
            done += used;
            if (have == rest.size() && used == 0)
                break;
            have = std::min(have + piece, rest.size());
        }
        if (step == Step::Failed)
            return QByteArray::number(parser.status());
        if (step == Step::NeedMore)
            return "more"_ba;
        if (body)
            *body = parser.takeBody();
        return {};
    }

private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char *name, const QByteArray &text, const QByteArray &result) {
            QTest::newRow(name) << text << result;
        };
        const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n"_ba;
        row("plain", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", {});
        row("empty line in front", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", {});
        row("nothing but empty lines", QByteArray("\r\n").repeated(600), "431");
        row("1.0 without host", "GET / HTTP/1.0\r\n\r\n", {});
        row("length", post + "Content-Length: 3\r\n\r\nabc", {});
        row("length of zero", post + "Content-Length: 0\r\n\r\n", {});
        row("chunked", post + "Transfer-Encoding: Chunked\r\n\r\n3;x=\"y\"\r\nabc\r\n2\r\nde\r\n0\r\nA: b\r\n\r\n", {});
        row("body that is cut", post + "Content-Length: 3\r\n\r\nab", "more");
        row("chunk that is cut", post + "Transfer-Encoding: chunked\r\n\r\n3\r\nab", "more");
        row("head that is cut", post, "more");
        row("no version", "GET /\r\n\r\n", "400");
        row("version of its own", "GET / HTTX/1.1\r\n\r\n", "400");
        row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505");
        row("HTTP/0.9", "GET / HTTP/0.9\r\n\r\n", "505");
        row("bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", "400");
        row("TLS", QByteArray::fromHex("16030100f5010000f10303"), "400");
        row("no host", "GET / HTTP/1.1\r\n\r\n", "400");
        row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "400");
        row("bad header", "GET / HTTP/1.1\r\nHost: a\r\nbroken\r\n\r\n", "400");
        row("space before colon", "GET / HTTP/1.1\r\nHost: a\r\nA : b\r\n\r\n", "400");
        row("empty name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", "400");
        row("folded", "GET / HTTP/1.1\r\nHost: a\r\nA: b\r\n c\r\n\r\n", "400");
        row("folded first", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", "400");
        row("NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nA: b\0c\r\n\r\n"_ba, "400");
        row("NUL in the target", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"_ba, "400");
        row("lone CR in a value", "GET / HTTP/1.1\r\nHost: a\r\nA: b\rc\r\n\r\n", "400");
        row("lone LF in a value", "GET / HTTP/1.1\r\nHost: a\r\nA: b\nc: d\r\n\r\n", "400");
        row("long head", "GET / HTTP/1.1\r\nHost: a\r\nA: " + QByteArray(1000, 'x') + "\r\n\r\n", "431");
        row("long target", "GET /" + QByteArray(1000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", "414");
        row("lengths that differ", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "400");
        row("lengths that agree", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", "400");
        row("list of lengths", post + "Content-Length: 3, 3\r\n\r\nabc", "400");
        row("negative length", post + "Content-Length: -1\r\n\r\n", "400");
        row("length with a sign", post + "Content-Length: +3\r\n\r\nabc", "400");
        row("hexadecimal length", post + "Content-Length: 0x3\r\n\r\nabc", "400");
        row("no length", post + "Content-Length: \r\n\r\n", "400");
        row("length beyond 64 bits", post + "Content-Length: 18446744073709551616\r\n\r\n", "400");
        row("too long", post + "Content-Length: 101\r\n\r\n", "413");
        row("too long in chunks", post + "Transfer-Encoding: chunked\r\n\r\n60\r\n" + QByteArray(96, 'x') + "\r\n5\r\nabcde\r\n",
            "413");
        row("length and chunks", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400");
        row("chunks and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", "400");
        row("gzip and length", post + "Transfer-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", "400");
        row("gzip", post + "Transfer-Encoding: gzip\r\n\r\n", "501");
        row("gzip in chunks", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "501");
        row("not quite chunked", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "501");
        row("identity", post + "Transfer-Encoding: identity\r\n\r\n", "501");
        row("chunked twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400");
        row("chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400");
        row("no chunk size", post + "Transfer-Encoding: chunked\r\n\r\n\r\n\r\n\r\n", "400");
        row("negative chunk", post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n", "400");
        row("chunk without its end", post + "Transfer-Encoding: chunked\r\n\r\n1\r\naX0\r\n\r\n", "400");
        row("chunk size beyond 64 bits", post + "Transfer-Encoding: chunked\r\n\r\n1ffffffffffffffff\r\n", "400");
        row("trailer that changes the length", post + "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 3\r\n\r\n", "400");
        row("endless chunk extension", post + "Transfer-Encoding: chunked\r\n\r\n1;" + QByteArray(2000, 'x'), "400");
        row("bad method", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("no method", " / HTTP/1.1\r\nHost: a\r\n\r\n", "400");
        row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "400");
    }

    // Where the bytes are cut makes no difference.
    void tells()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, result);
        for (const qsizetype piece : {qsizetype(1), qsizetype(2), qsizetype(7), text.size()})
            QCOMPARE(read(text, piece), result);
    }

    void readsWhatIsThere()
    {
        const QByteArray text = "POST /a%20b?c=d HTTP/1.1\r\nhost: x:1\r\nConnection: close\r\nAccept: a, b,\r\nAccept:c\r\n"
                                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;z\r\nde\r\n0\r\nExtra: no\r\n\r\n"_ba;
        for (const qsizetype piece : {qsizetype(1), text.size()}) {
            QByteArray body;
            HttpRequest head;
            QCOMPARE(read(text, piece, &body, &head), ""_ba);
            QCOMPARE(body, "abcde"_ba);
            QCOMPARE(head.method, "POST"_ba);
            QCOMPARE(head.path(), "/a%20b"_ba);
            QCOMPARE(head.query(), "c=d"_ba);
            QCOMPARE(head.authority(), "x:1"_ba);
            QCOMPARE(head.headers.size(), 5);
            QCOMPARE(headerList(head.headers, "accept"), (QByteArrayList{"a"_ba, "b"_ba, "c"_ba}));
            QVERIFY(head.hasBody);
            QVERIFY(!head.keepAlive);
            QVERIFY(!head.isUpgrade);
        }
    }

    void anAbsoluteTargetHasAHostOfItsOwn()
    {
        HttpRequest head;
        QCOMPARE(read("GET http://b:2?c HTTP/1.1\r\nHost: a\r\n\r\n"_ba, 100, nullptr, &head), ""_ba);
        QCOMPARE(head.authority(), "b:2"_ba);
        QCOMPARE(head.path(), "/"_ba);
        QCOMPARE(head.query(), "c"_ba);
    }

    void aRequestEndsWhereItsBodyEnds()
    {
        const QByteArray text = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /next HTTP/1.1\r\n\r\n"_ba;
        HttpParser parser(1000, 100);
        QCOMPARE(parser.readHead(text), Step::Done);
        qsizetype used = 0;
        QCOMPARE(parser.readBody(QByteArrayView(text).sliced(parser.headSize()), &used), Step::Done);
        QCOMPARE(used, 3);
        QCOMPARE(parser.takeBody(), "abc"_ba);
    }

    void nothingIsLeftAfterAReset_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("a request")
            << "POST /a HTTP/1.1\r\nHost: a\r\nX: 1\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc"_ba;
        QTest::newRow("a body without its end") << "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nabc"_ba;
        QTest::newRow("a head without its end") << "\r\nPOST /a HTTP/1.1\r\nHost: a\r\nX: 1\r\n"_ba;
        QTest::newRow("a folded line") << "GET /a HTTP/1.1\r\nHost: a\r\n b\r\n\r\n"_ba;
        QTest::newRow("no HTTP") << "\1\2\3\r\n\r\n"_ba;
    }

    void nothingIsLeftAfterAReset()
    {
        QFETCH(QByteArray, before);
        HttpParser parser(1000, 100);
        if (parser.readHead(before) == Step::Done) {
            qsizetype used = 0;
            parser.readBody(QByteArrayView(before).sliced(parser.headSize()), &used);
        }
        parser.reset();
        const QByteArray next = "POST /b HTTP/1.1\r\nHost: b\r\nContent-Length: 2\r\n\r\nde"_ba;
        QCOMPARE(parser.readHead(next), Step::Done);
        QCOMPARE(parser.request().target, "/b"_ba);
        QCOMPARE(parser.request().headers.size(), 2);
        QVERIFY(parser.request().keepAlive);
        QCOMPARE(parser.headSize(), next.size() - 2);
        qsizetype used = 0;
        QCOMPARE(parser.readBody(QByteArrayView(next).sliced(parser.headSize()), &used), Step::Done);
        QCOMPARE(used, 2);
        QCOMPARE(parser.takeBody(), "de"_ba);
    }

    // A byte at a time costs many times what it carries.
    void chunksThatCarryLittleAreRefused()
    {
        HttpParser parser(1000, 1'000'000);
        QCOMPARE(parser.readHead("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"_ba), Step::Done);
        const QByteArray chunk = "1;" + QByteArray(900, 'x') + "\r\na\r\n";
        Step step = Step::NeedMore;
        int chunks = 0;
        QByteArray rest;
        for (; step == Step::NeedMore && chunks < 1000; ++chunks) {
            rest += chunk;
            qsizetype used = 0;
            step = parser.readBody(rest, &used);
            rest.remove(0, used);
        }
        QCOMPARE(step, Step::Failed);
        QVERIFY2(chunks < 40, qPrintable(QString::number(chunks)));
    }
};

QTEST_GUILESS_MAIN(HttpParserTest)
#include "tst_httpparser.moc"
