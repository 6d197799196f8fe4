// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencetargets.h"

using namespace Reference;

/// \file
/// Blobs, and requests and responses with bodies: what a web platform passes along with RPC.

namespace {

QByteArray allBytes()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes.append(char(i));
    return bytes;
}

RpcBlob textBlob(const char *text) { return {u"text/plain"_s, text}; }

class BlobTarget : public TestTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QtCapnWeb::Value makePayload()
    {
        return Value::object({{u"name"_s, u"test.txt"_s}, {u"blob"_s, toValue(textBlob("file content"))}, {u"size"_s, 12}});
    }
    Q_INVOKABLE QString concatenate(const QtCapnWeb::BlobData &a, const QtCapnWeb::BlobData &b)
    {
        return QString::fromUtf8(a.data + '|' + b.data);
    }
    Q_INVOKABLE QtCapnWeb::Value makeBlobs() { return Value::array({textBlob("first"), textBlob("second"), textBlob("third")}); }
};

Value pairs(const QString &name, const QString &value) { return Value::array({Value::array({name, value})}); }

/// The text of a body, which travels as a stream.
RpcPromise textOf(Value body)
{
    if (body.type() != Value::Type::Readable)
        co_return body;
    const QByteArray bytes = co_await fromValue<RpcReadable>(body).readAll();
    co_return QString::fromUtf8(bytes);
}

class FetchTarget : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QtCapnWeb::Value getHeaders()
    {
        return *Headers::normalised({{u"Content-Type"_s, u"text/html"_s}, {u"X-Server"_s, u"test"_s}});
    }
    Q_INVOKABLE QString readHeader(const QtCapnWeb::Value &headers, const QString &name)
    {
        const Headers given = headers.toHeaders();
        for (const auto &[key, value] : given.pairs) {
            if (key == name)
                return value;
        }
        return {};
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise receiveRequest(QtCapnWeb::Value value)
    {
        const RequestData request = value.toRequest();
        const Value body = co_await textOf(request.body);
        co_return Value::object({{u"url"_s, request.url},
                                 {u"method"_s, request.init.value(u"method")},
                                 {u"headers"_s, request.init.value(u"headers")},
                                 {u"body"_s, body}});
    }
    Q_INVOKABLE QtCapnWeb::Value getRequest()
    {
        return RequestData{
            u"http://example.com/api"_s,
            Value::object(
                {{u"method"_s, u"POST"_s}, {u"headers"_s, pairs(u"x-custom"_s, u"fromserver"_s)}, {u"duplex"_s, u"half"_s}}),
            toValue(RpcReadable::fromBytes("server body"))};
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise receiveResponse(QtCapnWeb::Value value)
    {
        const ResponseData response = value.toResponse();
        const Value body = co_await textOf(response.body);
        co_return Value::object({{u"status"_s, response.init.value(u"status")},
                                 {u"statusText"_s, response.init.value(u"statusText")},
                                 {u"headers"_s, response.init.value(u"headers")},
                                 {u"body"_s, body}});
    }
    Q_INVOKABLE QtCapnWeb::Value getResponse()
    {
        return ResponseData{
            toValue(RpcReadable::fromBytes("hello from server")),
            Value::object(
                {{u"status"_s, 201}, {u"statusText"_s, u"Created"_s}, {u"headers"_s, pairs(u"x-custom"_s, u"fromserver"_s)}})};
    }
};

} // namespace

class ReferenceBlobsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { settle(); }

    void aBlobGoesThereAndBack_data();
    void aBlobGoesThereAndBack();

    void aBlobStandsWithinAResult()
    {
        Pair pair(new BlobTarget);
        const Value result = wait(pair.api().call("makePayload"));
        QCOMPARE(result.value(u"name"), Value(u"test.txt"_s));
        QCOMPARE(result.value(u"size"), Value(12));
        const auto blob = fromValue<RpcBlob>(result.value(u"blob"));
        QCOMPARE(blob.type, u"text/plain"_s);
        QCOMPARE(blob.data, "file content"_ba);
        VERIFY_AT_REST(pair);
    }

    void severalBlobsInOneCall()
    {
        Pair pair(new BlobTarget);
        QCOMPARE(waitFor<QString>(pair.api().call("concatenate", textBlob("hello"), textBlob("world"))), u"hello|world"_s);
        VERIFY_AT_REST(pair);
    }

    void anArrayOfBlobs()
    {
        Pair pair(new BlobTarget);
        const Value blobs = wait(pair.api().call("makeBlobs"));
        QCOMPARE(blobs.size(), 3);
        QCOMPARE(blobs.at(0).toBlob().data, "first"_ba);
        QCOMPARE(blobs.at(1).toBlob().data, "second"_ba);
        QCOMPARE(blobs.at(2).toBlob().data, "third"_ba);
        VERIFY_AT_REST(pair);
    }

    void aBlobThroughAStubOfOurs()
    {
        const RpcStub stub = new BlobTarget;
        const auto blob = waitFor<RpcBlob>(stub.call("echoBlob", textBlob("loopback content")));
        QCOMPARE(blob.type, u"text/plain"_s);
        QCOMPARE(blob.data, "loopback content"_ba);
    }

    void disposingAResultWithABlobIsHarmless()
    {
        Pair pair(new BlobTarget);
        {
            const RpcPromise result = pair.api().call("echoBlob", textBlob("hello"));
            const Value value = wait(result);
            result.dispose();
            QCOMPARE(value.toBlob().data, "hello"_ba);
            const RpcPromise unread = pair.api().call("makeBlobs");
            unread.dispose();
        }
        VERIFY_AT_REST(pair);
    }

    void aBlobIsAPipeOnTheWire()
    {
        Pair pair(new BlobTarget);
        pair.serverEnd->hold();
        const RpcPromise result = pair.api().call("echoBlob", textBlob("hello"));
        QTRY_VERIFY(pair.serverEnd->heldBack() > 1);
        QCOMPARE(pair.clientEnd->sent.first(), R"(["pipe"])"_ba);
        QVERIFY(
            pair.clientEnd->sent.contains(R"(["push",["pipeline",0,["echoBlob"],[["blob","text/plain",["readable",1]]]]])"_ba));
        QVERIFY(pair.clientEnd->sent.contains(R"(["stream",["pipeline",1,["write"],[["bytes","aGVsbG8"]]]])"_ba));
        pair.serverEnd->release();
        QCOMPARE(waitFor<RpcBlob>(result).data, "hello"_ba);
        VERIFY_AT_REST(pair);
    }

    void headersTravelBothWays()
    {
        Pair pair(new FetchTarget);
        const Headers headers = wait(pair.api().call("getHeaders")).toHeaders();
        QCOMPARE(headers, (Headers{{{u"content-type"_s, u"text/html"_s}, {u"x-server"_s, u"test"_s}}}));
        const std::optional<Headers> mine = Headers::normalised({{u"Authorization"_s, u"Bearer abc"_s}});
        QVERIFY(mine);
        QCOMPARE(waitFor<QString>(pair.api().call("readHeader", Value(*mine), u"authorization"_s)), u"Bearer abc"_s);
        VERIFY_AT_REST(pair);
    }

    void requestsTravelBothWays_data();
    void requestsTravelBothWays();
    void responsesTravelBothWays_data();
    void responsesTravelBothWays();
};

void ReferenceBlobsTest::aBlobGoesThereAndBack_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("binary") << u"application/octet-stream"_s << "hello from blob"_ba;
    QTest::newRow("a type with parameters") << u"text/html; charset=utf-8"_s << "<h1>hello</h1>"_ba;
    QTest::newRow("empty") << u"application/octet-stream"_s << QByteArray();
    QTest::newRow("no type") << QString() << "untyped content"_ba;
    QTest::newRow("every byte") << u"application/octet-stream"_s << allBytes();
    QTest::newRow("large") << u"application/octet-stream"_s << allBytes().repeated(4096);
}

void ReferenceBlobsTest::aBlobGoesThereAndBack()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, data);
    Pair pair(new BlobTarget);
    const auto result = waitFor<RpcBlob>(pair.api().call("echoBlob", RpcBlob{type, data}));
    QCOMPARE(result.type, type);
    QCOMPARE(result.data.size(), data.size());
    QVERIFY(result.data == data);
    VERIFY_AT_REST(pair);
}

void ReferenceBlobsTest::requestsTravelBothWays_data()
{
    QTest::addColumn<bool>("hasBody");
    QTest::newRow("with a body") << true;
    QTest::newRow("without") << false;
}

void ReferenceBlobsTest::requestsTravelBothWays()
{
    QFETCH(bool, hasBody);
    Pair pair(new FetchTarget);
    {
        RequestData request{u"http://test.com/path"_s,
                            Value::object({{u"method"_s, u"PUT"_s}, {u"headers"_s, pairs(u"x-custom"_s, u"hello"_s)}}), Value()};
        if (hasBody)
            request.body = toValue(RpcReadable::fromBytes("request body"));
        const Value seen = wait(pair.api().call("receiveRequest", Value(std::exchange(request, {}))));
        QCOMPARE(seen.value(u"url"), Value(u"http://test.com/path"_s));
        QCOMPARE(seen.value(u"method"), Value(u"PUT"_s));
        QCOMPARE(seen.value(u"headers"), pairs(u"x-custom"_s, u"hello"_s));
        QCOMPARE(seen.value(u"body"), hasBody ? Value(u"request body"_s) : Value());
    }
    if (hasBody) {
        const RequestData request = wait(pair.api().call("getRequest")).toRequest();
        QCOMPARE(request.url, u"http://example.com/api"_s);
        QCOMPARE(request.init.value(u"method"), Value(u"POST"_s));
        QCOMPARE(request.init.value(u"headers"), pairs(u"x-custom"_s, u"fromserver"_s));
        QCOMPARE(waitFor<QString>(textOf(request.body)), u"server body"_s);
    }
    VERIFY_AT_REST(pair);
}

void ReferenceBlobsTest::responsesTravelBothWays_data()
{
    QTest::addColumn<bool>("hasBody");
    QTest::newRow("with a body") << true;
    QTest::newRow("without") << false;
}

void ReferenceBlobsTest::responsesTravelBothWays()
{
    QFETCH(bool, hasBody);
    Pair pair(new FetchTarget);
    {
        ResponseData response{nullptr, Value::object({{u"status"_s, 404},
                                                      {u"statusText"_s, u"Not Found"_s},
                                                      {u"headers"_s, pairs(u"x-custom"_s, u"value"_s)}})};
        if (hasBody)
            response.body = toValue(RpcReadable::fromBytes("response body"));
        const Value seen = wait(pair.api().call("receiveResponse", Value(std::exchange(response, {}))));
        QCOMPARE(seen.value(u"status"), Value(404));
        QCOMPARE(seen.value(u"statusText"), Value(u"Not Found"_s));
        QCOMPARE(seen.value(u"headers"), pairs(u"x-custom"_s, u"value"_s));
        QCOMPARE(seen.value(u"body"), hasBody ? Value(u"response body"_s) : Value(nullptr));
    }
    if (hasBody) {
        const ResponseData response = wait(pair.api().call("getResponse")).toResponse();
        QCOMPARE(response.init.value(u"status"), Value(201));
        QCOMPARE(response.init.value(u"statusText"), Value(u"Created"_s));
        QCOMPARE(response.init.value(u"headers"), pairs(u"x-custom"_s, u"fromserver"_s));
        QCOMPARE(waitFor<QString>(textOf(response.body)), u"hello from server"_s);
    }
    VERIFY_AT_REST(pair);
}

QTEST_GUILESS_MAIN(ReferenceBlobsTest)
#include "tst_referenceblobs.moc"
