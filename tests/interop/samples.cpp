// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "samples.h"

#include "rpcconversion.h"
#include "rpcfunction.h"
#include "rpcstream.h"
#include "rpctarget.h"

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace InteropTest {

namespace {

class Thing : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE int value() const { return 7; }
};

using Member = Value::Member;

Value thing() { return toValue(RpcStub(new Thing)); }
Value function()
{
    return toValue([] { return 5; });
}
Value bytes(const char *hex, Bytes::Container container = Bytes::Container::Uint8Array)
{
    return Value(Bytes{QByteArray::fromHex(hex), container});
}
Value chunks(const QList<Value> &list) { return toValue(RpcReadable::fromChunks(list)); }
Value error(const QString &type, const QString &message, const QList<Member> &properties = {}, const QString &stack = {})
{
    RpcError result(type, message);
    for (const auto &[name, value] : properties)
        result.setProperty(name, value);
    if (!stack.isEmpty())
        result.setStack(stack);
    return result;
}
Value pairs(const QList<std::pair<QString, QString>> &list)
{
    QList<Value> items;
    for (const auto &[name, value] : list)
        items.append(Value::array({name, value}));
    return Value::array(items);
}
Value request(const QString &url, const QList<Member> &init = {}, const Value &body = {})
{
    return RequestData{url, Value::object(init), body};
}
Value response(const Value &body, const QList<Member> &init = {}) { return ResponseData{body, Value::object(init)}; }
Value bigint(const QString &decimal)
{
    BigInt result;
    BigInt::fromText(decimal, &result);
    return result;
}
Value url(QStringView text) { return Url::parse(text).value_or(Url()); }

constexpr char Sixteen[] = "000102037f80feff0000f03f0000807f";

Value nested(int depth)
{
    Value value = u"core"_s;
    for (int i = 0; i < depth; ++i)
        value = i % 2 ? Value::object({{u"a"_s, value}}) : Value::array({value});
    return value;
}

QList<Sample> makePlainSamples()
{
    const QString lone(QChar(0xD800));
    const QString loneLow(QChar(0xDC00));
    QList<Sample> list{
        {u"undefined"_s, [] { return Value(); }},
        {u"null"_s, [] { return Value(nullptr); }},
        {u"true"_s, [] { return Value(true); }},
        {u"false"_s, [] { return Value(false); }},
        {u"numbers"_s,
         [] {
             return Value::array(
                 {0, 1, -1, 0.1, -2.5, 1e21, 1e300, 5e-324, 1.7976931348623157e308, 9007199254740991.0, -9007199254740992.0});
         }},
        {u"nan"_s, [] { return Value(qQNaN()); }},
        {u"inf"_s, [] { return Value(qInf()); }},
        {u"-inf"_s, [] { return Value(-qInf()); }},
        {u"strings"_s,
         [] {
             return Value::array({u""_s, u"a"_s, QString::fromUtf8("\"\\/\b\f\n\r\t\0\x1f\x7f", 11), u"\u00e9\u20ac"_s,
                                  u"\U0001F600"_s, u"\u2028\u2029\ufeff\uffff"_s});
         }},
        {u"lone surrogates"_s,
         [=] {
             return Value::array({lone, u'a' + loneLow + u'b', loneLow + lone, Value::object({{QString(QChar(0xD83D)), 1}})});
         }},
        {u"small bigints"_s,
         [] {
             return Value::array({BigInt(qint64(0)), BigInt(qint64(-1)), BigInt(std::numeric_limits<qint64>::max()),
                                  BigInt(std::numeric_limits<qint64>::min()), BigInt(std::numeric_limits<quint64>::max()),
                                  bigint(u"18446744073709551616"_s)});
         }},
        {u"large bigints"_s,
         [] {
             return Value::array({bigint(u'1' + QString(16383, u'0')), bigint(u"-1"_s + QString(16377, u'0') + u"12345"_s)});
         }},
        {u"dates"_s,
         [] {
             return Value::array({Date{0}, Date{1234567890123.0}, Date{-1}, Date{8.64e15}, Date{-8.64e15}});
         }},
        {u"invalid date"_s, [] { return Value(Date{qQNaN()}); }},
    };
    using Container = Bytes::Container;
    for (int i = int(Container::ArrayBuffer); i <= int(Container::Float64Array); ++i)
        list.append({QString(Bytes::containerName(Container(i))), [i] { return bytes(Sixteen, Container(i)); }});
    list += {
        {u"empty bytes"_s,
         [] {
             return Value::array({bytes(""), bytes("", Container::ArrayBuffer), bytes("", Container::Float64Array)});
         }},
        {u"bytes of each length"_s,
         [] {
             return Value::array({bytes("3f"), bytes("3f00"), bytes("3f0000"), bytes("3f000080"), bytes("3f0000807f")});
         }},
        {u"urls"_s,
         [] {
             return Value::array({url(u"https://user:pw@ex%41mple.com:8080/a b/../c?q=\u00e9#f"), url(u"data:text/plain,x")});
         }},
        {u"headers"_s,
         [] {
             const auto headers = Headers::normalised({{u"X-B"_s, u" 2 "_s},
                                                       {u"a"_s, u"1"_s},
                                                       {u"A"_s, u"3"_s},
                                                       {u"set-cookie"_s, u"c=1"_s}}); // one: Node.js 18 joins them
             return Value::array({Headers(), headers.value_or(Headers())});
         }},
    };
    return list;
}

QList<Sample> makeFetchSamples()
{
    const auto textHeader = [] { return Member(u"headers"_s, pairs({{u"content-type"_s, u"text/plain"_s}})); };
    const auto post = [] { return Member(u"method"_s, u"POST"_s); };
    const QString home = u"http://example.com/"_s;
    return {
        {u"request"_s, [] { return request(u"http://example.com/x?y"_s); }},
        {u"request with everything"_s,
         [] {
             return request(u"http://example.com/put"_s, {{u"method"_s, u"PUT"_s},
                                                          {u"headers"_s, pairs({{u"x-a"_s, u"1"_s}})},
                                                          {u"cache"_s, u"no-store"_s},
                                                          {u"redirect"_s, u"manual"_s},
                                                          {u"integrity"_s, u"sha256-AA"_s},
                                                          {u"mode"_s, u"same-origin"_s},
                                                          {u"credentials"_s, u"omit"_s},
                                                          {u"referrerPolicy"_s, u"no-referrer"_s},
                                                          {u"keepalive"_s, true}});
         }},
        {u"request with a text"_s,
         [=] {
             return request(home, {post(), textHeader()}, u"b\u00f6dy"_s);
         },
         true},
        {u"request with bytes"_s, [=] { return request(home, {post()}, bytes(Sixteen)); }, true},
        {u"request with a stream"_s,
         [=] {
             return request(home, {post()}, chunks({bytes(Sixteen), bytes(Sixteen)}));
         },
         true},
        {u"response"_s,
         [] {
             return response(nullptr, {{u"status"_s, 204}, {u"statusText"_s, u"Nothing"_s}});
         }},
        {u"response with a text"_s,
         [] {
             return response(u"b\u00f6dy"_s, {{u"status"_s, 404},
                                              {u"headers"_s, pairs({{u"content-type"_s, u"text/plain"_s}, {u"x-a"_s, u"1"_s}})}});
         },
         true},
        {u"response with bytes"_s, [] { return response(bytes(Sixteen)); }, true},
        {u"response with a stream"_s,
         [] {
             return response(chunks({bytes(Sixteen), bytes(Sixteen)}), {{u"status"_s, 201}});
         },
         true},
        {u"blobs"_s,
         [] {
             QByteArray large(200'000, Qt::Uninitialized);
             for (qsizetype i = 0; i < large.size(); ++i)
                 large[i] = char(i * 7);
             return Value::array({BlobData{}, BlobData{u"text/plain"_s, "text"_ba}, BlobData{u""_s, large}});
         }},
    };
}

QList<Sample> makeErrorSamples()
{
    return {
        {u"errors"_s,
         [] {
             QList<Value> list;
             for (const QString &type : {u"Error"_s, u"EvalError"_s, u"RangeError"_s, u"ReferenceError"_s, u"SyntaxError"_s,
                                         u"TypeError"_s, u"URIError"_s})
                 list.append(error(type, u"a "_s + type));
             return Value::array(list);
         }},
        {u"error with a cause"_s,
         [] {
             const Value inner = error(u"TypeError"_s, u"inner"_s, {{u"cause"_s, u"core"_s}});
             return error(u"RangeError"_s, u"outer"_s, {{u"cause"_s, inner}});
         }},
        {u"error with properties"_s,
         [] {
             return error(u"Error"_s, u""_s,
                          {{u"code"_s, u"E"_s},
                           {u"when"_s, Date{5}},
                           {u"list"_s, Value::array({1, Value::array({2})})},
                           {u"cause"_s, Value()}});
         }},
        {u"aggregate error"_s,
         [] {
             return error(
                 u"AggregateError"_s, u"both"_s,
                 {{u"cause"_s, BigInt(qint64(3))}, {u"errors"_s, Value::array({error(u"TypeError"_s, u"one"_s), 2, Value()})}});
         }},
        {u"error with a stack"_s, [] { return error(u"Error"_s, u"stacked"_s, {}, u"wire stack\n  at somewhere"_s); }},
        {u"error with stack and cause"_s,
         [] {
             return error(u"URIError"_s, u"stacked"_s, {{u"cause"_s, 1}}, u"wire stack"_s);
         }},
    };
}

QList<Sample> makeCompoundSamples()
{
    return {
        {u"arrays"_s,
         [] {
             const Value empty = Value::array();
             const Value one = Value::array({Value::array({1})});
             return Value::array(
                 {empty, Value::array({empty}), Value::array({Value::array({empty, one})}), Value::array({Value(), nullptr})});
         }},
        {u"arrays that look like expressions"_s,
         [] {
             return Value::array({Value::array({u"export"_s, -1}), Value::array({u"undefined"_s}), Value::array({u"date"_s, 5}),
                                  Value::array({Value::array({u"import"_s, 0})}), Value::array({u"no such tag"_s})});
         }},
        {u"objects"_s,
         [] {
             return Value::array({Value::object(), Value::object({{u""_s, 1}}),
                                  Value::object({{u"0"_s, u"zero"_s}, {u"10"_s, u"ten"_s}, {u"b"_s, 1}, {u"a"_s, 2}}),
                                  Value::object({{u"\u00e9 \"\n"_s, Value::object({{u"x.y"_s, Value::array()}})}}),
                                  Value::object({{u"then"_s, 1}, {u"length"_s, 2}})});
         }},
        {u"nested"_s, [] { return nested(200); }},
        {u"function"_s, function, true},
        {u"target"_s, thing, true},
        {u"capabilities within"_s,
         [] {
             return Value::object(
                 {{u"list"_s, Value::array({thing(), Value::object({{u"f"_s, function()}})})}, {u"value"_s, thing()}});
         },
         true},
        {u"readable"_s,
         [] {
             return chunks(
                 {1, u"two"_s, Value(), Value::array({Date{3}}), thing(), Value::object({{u"inner"_s, chunks({u"a"_s})}})});
         },
         true},
        {u"empty readable"_s, [] { return chunks({}); }, true},
        {u"writable"_s,
         [] {
             const RpcPipe pipe = RpcPipe::create();
             // Somebody reads it to its end.
             [](RpcReadable stream) -> RpcPromise {
                 while (const RpcChunk chunk = co_await stream.read()) { }
                 co_return Value();
             }(pipe.readable)
                                           .detach();
             return toValue(pipe.writable);
         },
         true},
    };
}

QString text(const QString &string) { return QString::fromUtf8(encodeExpression(string)); }

QString hex(const QByteArray &data)
{
    if (data.size() <= 64)
        return QString::fromLatin1(data.toHex());
    qint64 sum = 0;
    for (const char byte : data)
        sum += uchar(byte);
    return u"%1 bytes, sum %2"_s.arg(data.size()).arg(sum);
}

QString number(double value) { return QString::fromLatin1(numberToJavaScript(value)); }

QString pairsText(const Value &list)
{
    QStringList parts;
    for (const Value &pair : list.items())
        parts << u"[%1,%2]"_s.arg(text(pair.at(0).toString()), text(pair.at(1).toString()));
    return u'[' + parts.join(u',') + u']';
}

RpcResult<QString> describeMembers(QList<Member> members)
{
    QStringList parts;
    for (const auto &[key, value] : members)
        parts << text(key) + u": "_s + co_await describe(value);
    co_return u'{' + parts.join(u", ") + u'}';
}

RpcResult<QString> describeError(RpcError error)
{
    QString result = u"%1(%2)"_s.arg(error.type(), text(error.message()));
    if (!error.stack().isEmpty())
        result += u" stack "_s + text(error.stack());
    QList<Member> members = error.properties().members();
    std::sort(members.begin(), members.end(), [](const Member &a, const Member &b) { return a.first < b.first; });
    if (!members.isEmpty())
        result += u' ' + co_await describeMembers(members);
    co_return result;
}

RpcResult<QString> describeBody(Value body)
{
    if (body.isUndefined() || body.isNull())
        co_return u"no body"_s;
    QByteArray data;
    if (body.type() == Value::Type::String)
        data = body.toString().toUtf8();
    else if (body.type() == Value::Type::Bytes)
        data = body.toBytes().data;
    else
        data = co_await fromValue<RpcReadable>(body).readAll();
    co_return u"body "_s + hex(data);
}

RpcResult<QString> describeRequest(RequestData request)
{
    const auto show = [&](const QString &key, const QString &usual) {
        const Value value = request.init.value(key);
        return value.isUndefined() ? usual : value.toString();
    };
    QStringList parts{u"request"_s, show(u"method"_s, u"GET"_s), request.url, pairsText(request.init.value(u"headers"))};
    for (const QString &key :
         {u"cache"_s, u"credentials"_s, u"integrity"_s, u"keepalive"_s, u"mode"_s, u"redirect"_s, u"referrerPolicy"_s}) {
        const Value value = request.init.value(key);
        if (value.type() == Value::Type::Boolean)
            parts << key + u'=' + (value.toBoolean() ? u"true"_s : u"false"_s);
        else if (!value.isUndefined())
            parts << key + u'=' + value.toString();
    }
    parts << co_await describeBody(request.body);
    co_return parts.join(u' ');
}

RpcResult<QString> describeReadable(RpcReadable stream)
{
    QStringList parts;
    while (const RpcChunk chunk = co_await stream.read())
        parts << co_await describe(chunk.value);
    co_return u"readable [%1]"_s.arg(parts.join(u", "));
}

RpcResult<QString> describeWritable(RpcWritable stream)
{
    const Value chunk = Value::array({u"chunk"_s, Date{3}});
    co_await stream.write(chunk);
    co_await stream.close();
    co_return u"writable"_s;
}

} // namespace

const QList<Sample> &samples()
{
    static const QList<Sample> list = makePlainSamples() + makeFetchSamples() + makeErrorSamples() + makeCompoundSamples();
    return list;
}

const Sample *sampleOf(const QString &name)
{
    for (const Sample &sample : samples()) {
        if (sample.name == name)
            return &sample;
    }
    return nullptr;
}

RpcResult<QString> describe(Value value)
{
    switch (value.type()) {
    case Value::Type::Undefined:
        co_return u"undefined"_s;
    case Value::Type::Null:
        co_return u"null"_s;
    case Value::Type::Boolean:
        co_return value.toBoolean() ? u"true"_s : u"false"_s;
    case Value::Type::Number:
        co_return number(value.toNumber());
    case Value::Type::BigInt:
        co_return QString::fromLatin1(value.toBigInt().decimal()) + u'n';
    case Value::Type::String:
        co_return text(value.toString());
    case Value::Type::Bytes:
        co_return QString(Bytes::containerName(value.toBytes().container)) + u' ' + hex(value.toBytes().data);
    case Value::Type::Date:
        co_return u"date "_s + number(value.toDate().milliseconds);
    case Value::Type::Error:
        co_return co_await describeError(value.toError());
    case Value::Type::Url:
        co_return u"url "_s + value.toUrl().href;
    case Value::Type::Headers: {
        const Headers headers = value.toHeaders();
        co_return u"headers "_s + pairsText(pairs(headers.pairs));
    }
    case Value::Type::Request:
        co_return co_await describeRequest(value.toRequest());
    case Value::Type::Response: {
        const ResponseData data = value.toResponse();
        const Value status = data.init.value(u"status");
        const QString body = co_await describeBody(data.body);
        co_return u"response %1 %2 %3 %4"_s.arg(number(status.isUndefined() ? 200 : status.toNumber()),
                                                text(data.init.value(u"statusText").toString()),
                                                pairsText(data.init.value(u"headers")), body);
    }
    case Value::Type::Blob:
        co_return u"blob %1 %2"_s.arg(text(value.toBlob().type), hex(value.toBlob().data));
    case Value::Type::Array: {
        QStringList parts;
        const QList<Value> items = value.items();
        for (const Value &item : items)
            parts << co_await describe(item);
        co_return u'[' + parts.join(u", ") + u']';
    }
    case Value::Type::Object:
        co_return co_await describeMembers(value.members());
    case Value::Type::Stub:
        co_return u"stub"_s;
    case Value::Type::Promise:
        break;
    case Value::Type::Readable:
        co_return co_await describeReadable(fromValue<RpcReadable>(value));
    case Value::Type::Writable:
        co_return co_await describeWritable(fromValue<RpcWritable>(value));
    }
    co_return u"a promise, which nobody should see"_s;
}

std::optional<RpcError> sendStacksOfSamples(const RpcError &error)
{
    if (error.stack().startsWith("wire "_L1))
        return error;
    return std::nullopt;
}

} // namespace InteropTest

#include "samples.moc"
