// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expression.h"
#include "jsonwriter.h"
#include "trackedcapability.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

/// Sends stubs as exports -1, -2 …; those named "unsendable" it refuses.
class LoggingExporter final : public Exporter
{
public:
    QList<int> exported;
    int errorsSeen = 0;
    std::optional<RpcError> replacement;

    void writeCapability(JsonWriter &writer, const Value &capability) override
    {
        exported.append(-1 - int(exported.size()));
        if (capability.capability()->describe() == "unsendable"_L1)
            throw RpcError(u"it cannot be sent"_s);
        writer.beginArray();
        writer.tag("export");
        writer.number(qint64(exported.last()));
        writer.endArray();
    }
    void writeBlobContent(JsonWriter &writer, const BlobData &blob) override
    {
        writer.beginArray();
        writer.tag("readable");
        writer.number(qint64(blob.data.size()));
        writer.endArray();
    }
    std::optional<RpcError> onSendError(const RpcError &) override
    {
        ++errorsSeen;
        return replacement;
    }
    qsizetype mark() override { return exported.size(); }
    void rollBack(qsizetype mark) override { exported.resize(mark); }
};

QStringList disposedLog; // where the capabilities below tell their end

Value stubNamed(const QString &name) { return Value::stub(CapabilityPtr(new Tracked(name, &disposedLog))); }

QByteArray serialized(const Value &value, LoggingExporter &exporter)
{
    JsonWriter writer;
    serialize(writer, value, exporter);
    return writer.take();
}

Value nestedArrays(int levels)
{
    Value value = 1;
    for (int i = 0; i < levels; ++i)
        value = Value::array({value});
    return value;
}

} // namespace

/// What a sender writes for a value, and references as the wire has them.
class ExpressionEncodingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wireReferencesRoundTrip_data();
    void wireReferencesRoundTrip();

    void wireReferencesDescribeThemselves()
    {
        JsonDocument document;
        QVERIFY(!document.parse(R"(["pipeline",-3,["a",0],[1]])").isError());
        const Value value = decodeExpression(document.root());
        QCOMPARE(value.type(), Value::Type::Promise);
        QCOMPARE(value.capability()->describe(), u"pipeline -3.a.0(\u2026)"_s);
        QVERIFY_THROWS_EXCEPTION(RpcError, encodeExpression(stubNamed(u"live"_s)));
        QVERIFY_THROWS_EXCEPTION(RpcError, encodeExpression(BlobData()));
    }

    void unsendablePropertiesAreDropped()
    {
        RpcError error(u"m"_s);
        error.setProperty(u"ok"_s, stubNamed(u"fine"_s));
        error.setProperty(u"bad"_s, Value::array({stubNamed(u"fine"_s), stubNamed(u"unsendable"_s)}));
        error.setProperty(u"deep"_s, nestedArrays(300));
        error.setProperty(u"name"_s, u"hidden"_s);
        error.setProperty(u"last"_s, 1);
        LoggingExporter exporter;
        QCOMPARE(serialized(Value::array({error}), exporter),
                 QByteArray(R"([[["error","Error","m",null,{"ok":["export",-1],"last":1}]]])"));
        QCOMPARE(exporter.exported, QList<int>{-1}); // what the dropped ones had exported is taken back
    }

    void anErrorWhosePropertiesAllFailHasNone()
    {
        RpcError error(u"m"_s);
        error.setProperty(u"bad"_s, stubNamed(u"unsendable"_s));
        LoggingExporter exporter;
        QCOMPARE(serialized(error, exporter), QByteArray(R"(["error","Error","m"])"));
        exporter.replacement = error;
        exporter.replacement->setStack(u"at f"_s);
        QCOMPARE(serialized(error, exporter), QByteArray(R"(["error","Error","m","at f"])"));
    }

    void stacksAreSentOnlyIfOnSendErrorSaysSo()
    {
        RpcError error = RpcError::typeError(u"secret"_s);
        error.setStack(u"at home"_s);
        LoggingExporter exporter;
        QCOMPARE(serialized(error, exporter), QByteArray(R"(["error","TypeError","secret"])"));
        exporter.replacement = RpcError(u"hidden"_s);
        QCOMPARE(serialized(error, exporter), QByteArray(R"(["error","Error","hidden"])"));
        exporter.replacement->setStack(u"at f"_s);
        QCOMPARE(serialized(error, exporter), QByteArray(R"(["error","Error","hidden","at f"])"));
        exporter.replacement->setProperty(u"code"_s, 1);
        QCOMPARE(serialized(error, exporter), QByteArray(R"(["error","Error","hidden","at f",{"code":1}])"));
    }

    void aggregateErrorsAlwaysHaveErrors()
    {
        LoggingExporter exporter;
        RpcError error(u"AggregateError"_s, u"m"_s);
        QCOMPARE(serialized(error, exporter), QByteArray(R"(["error","AggregateError","m",null,{"errors":[[]]}])"));
        error.setProperties(Value::object({{u"errors"_s, Value::array({1})}, {u"code"_s, 2}}));
        QCOMPARE(serialized(error, exporter), QByteArray(R"(["error","AggregateError","m",null,{"code":2,"errors":[[1]]}])"));
    }

    void nestedCausesCostOnceEach()
    {
        constexpr int Levels = 250;
        RpcError error(u"innermost"_s);
        for (int i = 1; i < Levels; ++i) {
            RpcError outer(u"m"_s);
            outer.setProperty(u"cause"_s, error);
            error = outer;
        }
        LoggingExporter exporter;
        const QByteArray text = serialized(error, exporter);
        QCOMPARE(exporter.errorsSeen, Levels);
        QCOMPARE(text.count("\"error\""), Levels);
        QVERIFY(text.contains("innermost"));
    }

    void aFailureLeavesNoTrace()
    {
        LoggingExporter exporter;
        exporter.exported = {-1};
        JsonWriter writer;
        writer.beginArray();
        writer.tag("push");
        const QByteArray before = writer.text();
        const Value bad = Value::object({{u"a"_s, stubNamed(u"fine"_s)}, {u"b"_s, Value::array({stubNamed(u"unsendable"_s)})}});
        QVERIFY_THROWS_EXCEPTION(RpcError, serialize(writer, bad, exporter));
        QVERIFY_THROWS_EXCEPTION(RpcError, serializeArguments(writer, Value::array({bad}), exporter));
        QCOMPARE(writer.text(), before);
        QCOMPARE(exporter.exported, QList<int>{-1});
        serialize(writer, Value::array({1}), exporter);
        writer.endArray();
        QCOMPARE(writer.text(), QByteArray(R"(["push",[[1]]])"));
    }

    void sendersStopAt256()
    {
        LoggingExporter exporter;
        QCOMPARE(serialized(nestedArrays(255), exporter).count('['), 510);
        try {
            serialized(nestedArrays(256), exporter);
            QFAIL("nothing was thrown");
        } catch (const RpcError &error) {
            QCOMPARE(error.toString(),
                     u"Error: Serialization exceeded maximum allowed depth. (Does the message contain cycles?)"_s);
        }
    }

    void argumentsAreBare()
    {
        LoggingExporter exporter;
        JsonWriter writer;
        serializeArguments(writer, Value::array({1, Value::array({2}), stubNamed(u"fine"_s)}), exporter);
        QCOMPARE(writer.take(), QByteArray(R"([1,[[2]],["export",-1]])"));
        serializeArguments(writer, Value::array(), exporter);
        QCOMPARE(writer.take(), QByteArray("[]"));
    }

    void everyKindHasItsText_data();
    void everyKindHasItsText();

    void pathsJoinAsTheReferenceJoinsThem()
    {
        QCOMPARE(pathToString({u"a"_s, 0.0, u""_s, 1.5}), u"a.0..1.5"_s);
        QCOMPARE(pathToString({}), QString());
        JsonWriter writer;
        writePath(writer, {u"a\"b"_s, 3.0});
        QCOMPARE(writer.take(), QByteArray("[\"a\\\"b\",3]"));
        QVERIFY(isObjectPrototypeName(u"__lookupSetter__"));
        QVERIFY(!isObjectPrototypeName(u"toJSON"));
        QVERIFY(!isObjectPrototypeName(u""));
    }

    void loneSurrogatesSurvive()
    {
        JsonDocument document;
        const QByteArray text = "{\"\\ud800\":[[\"\\udc00\\ud83d\",\"\\ud83d\\ude00\"]]}";
        QVERIFY(!document.parse(text).isError());
        const Value value = decodeExpression(document.root());
        QCOMPARE(value.members().first().first, QString(QChar(0xd800)));
        QCOMPARE(encodeExpression(value), QByteArray("{\"\\ud800\":[[\"\\udc00\\ud83d\",\"\xf0\x9f\x98\x80\"]]}"));
    }
};

void ExpressionEncodingTest::wireReferencesRoundTrip_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {R"(["import",0])",
          R"(["import",0,[]])",
          R"(["import",1,["a",0,"b"]])",
          R"(["import",1,[],[]])",
          R"(["import",1,["f"],[1,[[2]],["undefined"]]])",
          R"(["pipeline",3])",
          R"(["pipeline",-3,["x"]])",
          R"(["pipeline",3,["f"],[["pipeline",4,["g"],[["export",-1]]],{"a":["import",0]}]])",
          R"(["export",-1])",
          R"(["export",-1.5])",
          R"(["promise",-2])",
          R"(["writable",-3])",
          R"(["readable",4])",
          R"(["blob","text/plain",["readable",5]])",
          R"(["remap",1,[],[],[]])",
          R"(["remap",1,["a"],[["import",2],["export",-4]],[["pipeline",0,["x"],[["import",-1]]],{"b":[[1]]}]])",
          R"([[["export",-1],["export",-1]]])",
          R"(["error","CustomError","m"])",
          R"(["error","Error","m","stack"])",
          R"(["error","AggregateError","m"])",
          R"(["error","Error","m",null,{"cause":["error","TypeError","t","s",{"x":["export",-1]}]}])",
          R"(["request","http://a/",{"method":"PUT","body":["readable",1],"duplex":"half"}])",
          R"(["response",["readable",1],{"status":404,"headers":[["a","b"]]}])",
          R"(["bytes","AQI","Int16Array"])",
          R"(["bytes","AQI"])",
          R"(["bigint","-12"])",
          R"(["date",null])",
          R"(["date",-5])",
          R"(["inf"])",
          R"(["-inf"])",
          R"(["nan"])",
          R"(["undefined"])",
          R"(["export",1e999])",
          R"(["pipeline",-1e999,[1e999,"x"],[["inf"]]])",
          R"(["url","http://a/"])",
          R"(["headers",[["a","b"]]])",
          R"({"a":[[]],"b":{},"c":null,"d":[[[[false]]]]})"})
        QTest::newRow(text) << QByteArray(text);
}

void ExpressionEncodingTest::wireReferencesRoundTrip()
{
    QFETCH(QByteArray, text);
    JsonDocument document;
    QVERIFY(!document.parse(text).isError());
    QCOMPARE(encodeExpression(decodeExpression(document.root())), text);
}

void ExpressionEncodingTest::everyKindHasItsText_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("text");
    const double infinity = std::numeric_limits<double>::infinity();
    QTest::newRow("negative zero") << Value(-0.0) << QByteArray("0");
    QTest::newRow("infinities") << Value::array({infinity, -infinity, infinity - infinity})
                                << QByteArray(R"([[["inf"],["-inf"],["nan"]]])");
    QTest::newRow("date") << Value(Date{1.9}) << QByteArray(R"(["date",1])");
    QTest::newRow("date out of range") << Value(Date{9e15}) << QByteArray(R"(["date",null])");
    QTest::newRow("bytes") << Value(QByteArray("\xfb\xff\xfe?", 4)) << QByteArray(R"(["bytes","+//+Pw"])");
    QTest::newRow("buffer") << Value(Bytes{{}, Bytes::Container::ArrayBuffer}) << QByteArray(R"(["bytes","","ArrayBuffer"])");
    QTest::newRow("blob") << Value(BlobData{u"a/b"_s, "xyz"}) << QByteArray(R"(["blob","a/b",["readable",3]])");
    QTest::newRow("own toString") << Value::object({{u"toString"_s, 1}, {u"__proto__"_s, 2}}) << QByteArray(R"({"toString":1})");
    QTest::newRow("another type of error") << Value(RpcError(u"QuotaError"_s, u"m"_s))
                                           << QByteArray(R"(["error","QuotaError","m"])");
    QTest::newRow("thrown value") << Value(RpcError::fromThrownValue(Value(5))) << QByteArray("5");
    QTest::newRow("request")
        << Value(RequestData{
               u"http://a/"_s,
               Value::object({{u"method"_s, u"PUT"_s}, {u"headers"_s, Value::array({Value::array({u"a"_s, u"b"_s})})}}),
               u"text"_s})
        << QByteArray(R"(["request","http://a/",{"method":"PUT","headers":[["a","b"]],"body":"text","duplex":"half"}])");
    QTest::newRow("response") << Value(ResponseData{Value(), Value::object({{u"status"_s, 404}})})
                              << QByteArray(R"(["response",null,{"status":404}])");
}

void ExpressionEncodingTest::everyKindHasItsText()
{
    QFETCH(Value, value);
    QFETCH(QByteArray, text);
    LoggingExporter exporter;
    QCOMPARE(serialized(value, exporter), text);
}

QTEST_GUILESS_MAIN(ExpressionEncodingTest)
#include "tst_expressionencoding.moc"
