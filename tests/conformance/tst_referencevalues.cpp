// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expressioncases.h"
#include "referencetargets.h"

#include <QtCore/QtEndian>

using namespace Reference;

/// \file
/// Values and errors as text and back: without a session, and to a peer and back again.

namespace {

Value decoded(const QByteArray &text)
{
    const ExpressionCases::Outcome outcome = ExpressionCases::deserialize(text);
    return outcome.value ? *outcome.value : Value(u"refused: "_s + outcome.error);
}

QByteArray encoded(const Value &value)
{
    const ExpressionCases::Serialized result = ExpressionCases::serialize(value);
    return result.text.isNull() ? "refused: " + result.error.toUtf8() : result.text;
}

Value pairs(const QList<std::pair<QString, QString>> &list)
{
    QList<Value> items;
    for (const auto &[name, value] : list)
        items.append(Value::array({name, value}));
    return Value::array(items);
}

Value nested(int depth)
{
    Value value = 1;
    for (int i = 0; i < depth; ++i)
        value = Value::array({value});
    return value;
}

RpcError errorWith(RpcError error, const QList<Value::Member> &properties)
{
    error.setProperties(Value::object(properties));
    return error;
}

} // namespace

class ReferenceValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesHaveTheirText_data();
    void valuesHaveTheirText();

    void whatIsNestedTooDeepIsRefused()
    {
        // What a cycle is to JavaScript: C++ values have none, but may be as deep as they like.
        QCOMPARE(encoded(nested(1000)),
                 "refused: Error: Serialization exceeded maximum allowed depth. (Does the message contain cycles?)"_ba);
        Pair pair(new TestTarget);
        QCOMPARE(errorOf(pair.api().call("echo", nested(1000))),
                 u"Error: Serialization exceeded maximum allowed depth. (Does the message contain cycles?)"_s);
        QCOMPARE(wait(pair.api().call("echo", nested(100))), nested(100));
        VERIFY_AT_REST(pair);
    }

    void malformedTextIsRefused_data();
    void malformedTextIsRefused();

    void bytesOfAnyKindAndLengthSurvive_data();
    void bytesOfAnyKindAndLengthSurvive();
    void numbersOfSeveralBytesAreLittleEndian();

    void whatNeedsASessionIsRefusedWithoutOne()
    {
        QVERIFY(encoded(BlobData{u"text/plain"_s, "hello"}).startsWith("refused: "));
        QVERIFY(encoded(toValue([] {})).startsWith("refused: "));
    }

    void errorsHaveTheirText_data();
    void errorsHaveTheirText();

    void errorsOfOlderPeersAreRead()
    {
        QCOMPARE(decoded(R"(["error","Error","msg"])"), Value(RpcError(u"msg"_s)));
        const RpcError four = decoded(R"(["error","TypeError","msg","trace"])").toError();
        QCOMPARE(four.toString(), u"TypeError: msg"_s);
        QCOMPARE(four.stack(), u"trace"_s);
    }

    void propertiesThatCannotBeSentAreDropped()
    {
        const RpcError some = errorWith(RpcError(u"with-bad-prop"_s), {{u"code"_s, u"E_OK"_s}, {u"bad"_s, nested(300)}});
        QCOMPARE(encoded(some), R"(["error","Error","with-bad-prop",null,{"code":"E_OK"}])"_ba);
        const RpcError all = errorWith(RpcError(u"all-bad"_s), {{u"a"_s, nested(300)}, {u"b"_s, toValue([] {})}});
        QCOMPARE(encoded(all), R"(["error","Error","all-bad"])"_ba);
    }

    void namesOfJavaScriptsObjectsAreNoProperties()
    {
        const RpcError error = decoded(R"(["error","Error","boom","at test x:1:1",{"code":"E_TEST","toString":"nope",)"
                                       R"("valueOf":"nope","hasOwnProperty":"nope","toJSON":"nope",)"
                                       R"("__proto__":{"polluted":true}}])")
                                   .toError();
        QCOMPARE(error.toString(), u"Error: boom"_s);
        QCOMPARE(error.stack(), u"at test x:1:1"_s);
        QCOMPARE(error.properties(), Value::object({{u"code"_s, u"E_TEST"_s}}));
    }

    void strangeTypesOfErrorsAreErrors_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("read");
        for (const char *type : {"constructor", "toString", "valueOf", "hasOwnProperty", "__proto__", "isPrototypeOf",
                                 "propertyIsEnumerable", "MyError"})
            QTest::newRow(type) << QString::fromLatin1(type) << u"Error"_s;
        for (const char *type : {"TypeError", "RangeError"})
            QTest::newRow(type) << QString::fromLatin1(type) << QString::fromLatin1(type);
    }
    void strangeTypesOfErrorsAreErrors()
    {
        QFETCH(QString, type);
        QFETCH(QString, read);
        const RpcError error =
            decoded(u"[\"error\",\"%1\",\"msg\",null,{\"injected\":true,\"httpStatus\":200}]"_s.arg(type).toUtf8()).toError();
        QCOMPARE(error.type(), read);
        QCOMPARE(error.message(), u"msg"_s);
        QCOMPARE(error.properties(), Value::object({{u"injected"_s, true}, {u"httpStatus"_s, 200}}));
    }
};

void ReferenceValuesTest::valuesHaveTheirText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Value>("value");
    const auto row = [](const char *text, const Value &value) { QTest::newRow(text) << QByteArray(text) << value; };
    const double infinity = std::numeric_limits<double>::infinity();

    row("123", 123);
    row("null", nullptr);
    row(R"("foo")", u"foo"_s);
    row("true", true);
    row(R"({"foo":123})", Value::object({{u"foo"_s, 123}}));
    row(R"({"foo":{"bar":123,"baz":456},"qux":789})",
        Value::object({{u"foo"_s, Value::object({{u"bar"_s, 123}, {u"baz"_s, 456}})}, {u"qux"_s, 789}}));
    row("[[123]]", Value::array({123}));
    row("[[[[123,456]]]]", Value::array({Value::array({123, 456})}));
    row(R"({"foo":[[123]],"bar":[[456,789]]})",
        Value::object({{u"foo"_s, Value::array({123})}, {u"bar"_s, Value::array({456, 789})}}));
    row(R"(["undefined"])", Value());
    row(R"(["inf"])", infinity);
    row(R"(["-inf"])", -infinity);
    row(R"(["nan"])", std::numeric_limits<double>::quiet_NaN());

    BigInt big;
    for (const char *digits : {"123", "0", "255", "-255", "12345678901234567890", "-9223372036854775809"}) {
        QVERIFY(BigInt::fromText(QString::fromLatin1(digits), &big));
        row(qPrintable(u"[\"bigint\",\"%1\"]"_s.arg(QLatin1StringView(digits))), big);
    }
    const QString long4096(1234, u'7');
    QVERIFY(BigInt::fromText(u'-' + long4096, &big));
    QTest::newRow("a long bigint") << u"[\"bigint\",\"-%1\"]"_s.arg(long4096).toUtf8() << Value(big);

    row(R"(["date",1234])", Date{1234});
    row(R"(["date",null])", Date{std::numeric_limits<double>::quiet_NaN()});
    row(R"(["bytes","aGVsbG8h"])", "hello!"_ba);
    row(R"(["error","Error","the message"])", RpcError(u"the message"_s));
    row(R"(["error","TypeError","the message"])", RpcError::typeError(u"the message"_s));
    row(R"(["error","RangeError","the message"])", RpcError::rangeError(u"the message"_s));
    row(R"(["url","https://example.com/path?q=1"])", Url{u"https://example.com/path?q=1"_s});
    row(R"(["headers",[]])", Headers());
    row(R"(["headers",[["content-type","text/plain"],["x-custom","hello"]]])",
        Headers{{{u"content-type"_s, u"text/plain"_s}, {u"x-custom"_s, u"hello"_s}}});

    const auto request = [](const QList<Value::Member> &init) {
        return RequestData{u"http://example.com/"_s, Value::object(init), Value()};
    };
    row(R"(["request","http://example.com/",{"method":"HEAD"}])", request({{u"method"_s, u"HEAD"_s}}));
    row(R"(["request","http://example.com/",{"method":"DELETE","headers":[["x-foo","bar"]]}])",
        request({{u"method"_s, u"DELETE"_s}, {u"headers"_s, pairs({{u"x-foo"_s, u"bar"_s}})}}));
    row(R"(["request","http://example.com/",{"redirect":"manual"}])", request({{u"redirect"_s, u"manual"_s}}));
    const auto response = [](const QList<Value::Member> &init) { return ResponseData{Value(nullptr), Value::object(init)}; };
    row(R"(["response",null,{"statusText":"OK"}])", response({{u"statusText"_s, u"OK"_s}}));
    row(R"(["response",null,{"status":404,"statusText":"Not Found"}])",
        response({{u"status"_s, 404}, {u"statusText"_s, u"Not Found"_s}}));
    row(R"(["response",null,{"status":201,"statusText":"Hello","headers":[["x-custom","value"]]}])",
        response({{u"status"_s, 201}, {u"statusText"_s, u"Hello"_s}, {u"headers"_s, pairs({{u"x-custom"_s, u"value"_s}})}}));

    row(R"({"level1":{"level2":{"array":[[1,2,{"nested":"deep"}]],"date":["date",5678],"none":null,"undef":["undefined"]}},)"
        R"("top":[[[[1,2]],[[3,4]]]]})",
        Value::object(
            {{u"level1"_s,
              Value::object(
                  {{u"level2"_s, Value::object({{u"array"_s, Value::array({1, 2, Value::object({{u"nested"_s, u"deep"_s}})})},
                                                {u"date"_s, Date{5678}},
                                                {u"none"_s, nullptr},
                                                {u"undef"_s, Value()}})}})},
             {u"top"_s, Value::array({Value::array({1, 2}), Value::array({3, 4})})}}));
}

void ReferenceValuesTest::valuesHaveTheirText()
{
    QFETCH(QByteArray, text);
    QFETCH(Value, value);
    QCOMPARE(encoded(value), text);
    QCOMPARE(decoded(text), value);
    // The same there and back: what goes out is this text, and so is what comes back.
    Pair pair(new TestTarget);
    QCOMPARE(wait(pair.api().call("echo", value)), value);
    QCOMPARE(pair.clientEnd->sent.first(), R"(["push",["pipeline",0,["echo"],[)" + text + "]]]");
    QCOMPARE(pair.serverEnd->sent.first(), R"(["resolve",1,)" + text + ']');
    VERIFY_AT_REST(pair);
}

void ReferenceValuesTest::malformedTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error"); // how it begins
    const auto row = [](const char *text, const QString &error) { QTest::newRow(text) << QByteArray(text) << error; };
    row(R"({"unclosed": )", u"SyntaxError: "_s);
    for (const char *text :
         {R"(["unknown_type", "param"])", R"(["date"])", R"(["error"])", R"(["blob"])", R"(["blob","text/plain"])",
          R"(["blob",123,["readable",0]])", R"(["blob","text/plain",["readable",0],"extra"])",
          R"(["error","Error","msg",null,"not-an-object"])", R"(["error","Error","msg",null,42])",
          R"(["error","Error","msg",null,[1,2]])", R"(["error","Error","msg",null,null])"})
        row(text, u"TypeError: "_s);
    const auto misaligned = [&](int length, const QString &type, int size) {
        const QString text = u"[\"bytes\",\"%1\",\"%2\"]"_s.arg(QString::fromLatin1(QByteArray(length, '\0').toBase64()), type);
        row(qPrintable(text),
            u"TypeError: Invalid byte length %1 for %2; expected a multiple of %3"_s.arg(length).arg(type).arg(size));
    };
    misaligned(1, u"Int16Array"_s, 2);
    misaligned(3, u"Float32Array"_s, 4);
    misaligned(7, u"BigUint64Array"_s, 8);
    row(R"(["bytes","SGVsbG8","invalidUint8Array"])", u"TypeError: Unknown bytes type marker: invalidUint8Array"_s);
    row(R"(["bytes","SGVsbG8",123])", u"TypeError: Unknown bytes type marker type: number"_s);
}

void ReferenceValuesTest::malformedTextIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    const ExpressionCases::Outcome outcome = ExpressionCases::deserialize(text);
    QVERIFY(!outcome.value);
    QVERIFY2(outcome.error.startsWith(error), qPrintable(outcome.error));
}

void ReferenceValuesTest::bytesOfAnyKindAndLengthSurvive_data()
{
    QTest::addColumn<Bytes>("bytes");
    QTest::addColumn<QByteArray>("text"); // if it is short
    using Container = Bytes::Container;
    const auto row = [](const char *name, const QByteArray &data, Container container, const char *text = nullptr) {
        QTest::newRow(name) << Bytes{data, container} << QByteArray(text);
    };
    QByteArray large;
    for (int i = 0; i < 200000; ++i)
        large.append(char(i & 0xff));
    row("200000 bytes", large, Container::Uint8Array);
    row("ends with the byte of =", "Hello=", Container::Uint8Array, R"(["bytes","SGVsbG89"])");
    row("no padding", "\1\2\3\4\5", Container::Uint8Array, R"(["bytes","AQIDBAU"])");
    row("the usual container has no marker", "Hello", Container::Uint8Array, R"(["bytes","SGVsbG8"])");
    row("a buffer has one", "Hello", Container::ArrayBuffer, R"(["bytes","SGVsbG8","ArrayBuffer"])");
    const QByteArray sixteen("\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17\20");
    for (const Container container :
         {Container::DataView, Container::Int8Array, Container::Uint8ClampedArray, Container::Int16Array, Container::Uint16Array,
          Container::Int32Array, Container::Uint32Array, Container::BigInt64Array, Container::BigUint64Array,
          Container::Float32Array, Container::Float64Array}) {
        const QByteArray name = QByteArray(Bytes::containerName(container).data(), Bytes::containerName(container).size());
        const QByteArray data = sixteen.first(2 * Bytes::elementSize(container));
        const QByteArray base64 = data.toBase64(QByteArray::OmitTrailingEquals);
        row(name.constData(), data, container, QByteArray("[\"bytes\",\"" + base64 + "\",\"" + name + "\"]").constData());
    }
}

void ReferenceValuesTest::bytesOfAnyKindAndLengthSurvive()
{
    QFETCH(Bytes, bytes);
    QFETCH(QByteArray, text);
    const QByteArray written = encoded(bytes);
    if (!text.isEmpty())
        QCOMPARE(written, text);
    QVERIFY(decoded(written) == Value(bytes));
    Pair pair(new TestTarget);
    QVERIFY(wait(pair.api().call("echo", Value(bytes))) == Value(bytes));
    // In the usual container they are Qt's bytes, both ways.
    if (bytes.container == Bytes::Container::Uint8Array) {
        QVERIFY(waitFor<QByteArray>(pair.api().call("echo", bytes.data)) == bytes.data);
        const QByteArray explicitly = written.chopped(1) + ",\"Uint8Array\"]";
        QVERIFY(decoded(explicitly) == Value(bytes));
    }
    VERIFY_AT_REST(pair);
}

void ReferenceValuesTest::numbersOfSeveralBytesAreLittleEndian()
{
    const Bytes read = decoded(R"(["bytes","BAMCAQ","Uint32Array"])").toBytes();
    QCOMPARE(read.container, Bytes::Container::Uint32Array);
    QCOMPARE(qFromLittleEndian<quint32>(read.data.constData()), quint32(0x01020304));
    QByteArray data(4, '\0');
    qToLittleEndian<quint32>(0x01020304, data.data());
    QCOMPARE(encoded(Bytes{data, Bytes::Container::Uint32Array}), R"(["bytes","BAMCAQ","Uint32Array"])"_ba);
}

void ReferenceValuesTest::errorsHaveTheirText_data()
{
    QTest::addColumn<RpcError>("error");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("readType");
    const auto row = [](const char *name, const RpcError &error, const char *text, const QString &readType = u"Error"_s) {
        QTest::newRow(name) << error << QByteArray(text) << readType;
    };
    row("plain", RpcError(u"plain"_s), R"(["error","Error","plain"])");
    row("properties",
        errorWith(RpcError(u"the message"_s),
                  {{u"code"_s, u"E_FOO"_s}, {u"details"_s, Value::object({{u"reason"_s, u"x"_s}, {u"retries"_s, 3}})}}),
        R"(["error","Error","the message",null,{"code":"E_FOO","details":{"reason":"x","retries":3}}])");
    row("of a class of one's own", errorWith(RpcError(u"MyError"_s, u"boom"_s), {{u"foo"_s, u"bar"_s}}),
        R"(["error","MyError","boom",null,{"foo":"bar"}])");
    row("of a well-known class", errorWith(RpcError::typeError(u"t"_s), {{u"code"_s, 1}}),
        R"(["error","TypeError","t",null,{"code":1}])", u"TypeError"_s);
    BigInt big;
    QVERIFY(BigInt::fromText(u"12345678901234567890", &big));
    row("values of all kinds",
        errorWith(RpcError(u"nested"_s), {{u"when"_s, Date{1234}},
                                          {u"big"_s, big},
                                          {u"bytes"_s, "hi!"_ba},
                                          {u"obj"_s, Value::object({{u"a"_s, 1}, {u"b"_s, Value::array({2, 3})}})},
                                          {u"inner"_s, RpcError::typeError(u"inner"_s)}}),
        R"(["error","Error","nested",null,{"when":["date",1234],"big":["bigint","12345678901234567890"],)"
        R"("bytes":["bytes","aGkh"],"obj":{"a":1,"b":[[2,3]]},"inner":["error","TypeError","inner"]}])");
    row("cause", errorWith(RpcError(u"outer"_s), {{u"cause"_s, RpcError::typeError(u"inner"_s)}}),
        R"(["error","Error","outer",null,{"cause":["error","TypeError","inner"]}])");
    row("a cause that is no error", errorWith(RpcError(u"oops"_s), {{u"cause"_s, u"boom"_s}}),
        R"(["error","Error","oops",null,{"cause":"boom"}])");
    row("several errors",
        errorWith(RpcError(u"AggregateError"_s, u"agg"_s),
                  {{u"errors"_s, Value::array({RpcError::typeError(u"a"_s), RpcError::rangeError(u"b"_s)})}}),
        R"(["error","AggregateError","agg",null,{"errors":[[["error","TypeError","a"],["error","RangeError","b"]]]}])",
        u"AggregateError"_s);
}

void ReferenceValuesTest::errorsHaveTheirText()
{
    QFETCH(RpcError, error);
    QFETCH(QByteArray, text);
    QFETCH(QString, readType);
    // A decoder that knows only the first three or four items reads the same type and message.
    QCOMPARE(encoded(error), text);
    const RpcError read = decoded(text).toError();
    QCOMPARE(read.type(), readType);
    QCOMPARE(read.message(), error.message());
    QCOMPARE(read.properties(), error.properties());
}

QTEST_GUILESS_MAIN(ReferenceValuesTest)
#include "tst_referencevalues.moc"
