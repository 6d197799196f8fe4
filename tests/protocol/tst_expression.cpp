// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expression.h"
#include "expressionwalker.h"
#include "trackedcapability.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

QString idText(EntryId id) { return QString::fromLatin1(numberToJavaScript(id.value)); }

/// Writes down what it is told. Exports 0, 1 and 2 exist.
class LoggingImporter final : public Importer
{
public:
    QStringList log;

    Value importStub(EntryId id) override { return Value::stub(told("export "_L1 + idText(id))); }
    Value importPromise(EntryId id) override { return Value::promise(told("promise "_L1 + idText(id))); }
    Value importWritable(EntryId id) override { return Value::writable(told("writable "_L1 + idText(id))); }
    Value pipeReadable(EntryId id) override { return Value::readable(told("readable "_L1 + idText(id))); }
    CapabilityPtr exported(EntryId id) override
    {
        if (id.value < 0 || id.value > 2)
            throw RpcError("no such entry on exports table: "_L1 + idText(id));
        return told("lookup "_L1 + idText(id));
    }
    Value reference(const CapabilityPtr &target, bool asPromise) override
    {
        return result(asPromise, "get "_L1 + target->describe());
    }
    Value property(const CapabilityPtr &target, bool asPromise, PropertyPath &&path) override
    {
        return result(asPromise, "get "_L1 + target->describe() + u'.' + pathToString(path));
    }
    Value call(const CapabilityPtr &target, bool asPromise, PropertyPath &&path, Value &&arguments,
               bool argumentsHoldPromise) override
    {
        lastArguments = arguments;
        return result(asPromise, "call "_L1 + target->describe() + u'.' + pathToString(path) + u'/'
                                     + QString::number(arguments.size()) + (argumentsHoldPromise ? " with promise"_L1 : ""_L1));
    }
    Value remap(const CapabilityPtr &target, PropertyPath &&path, QList<CapabilityPtr> &&captures,
                const JsonNode &instructions) override
    {
        return result(true, "remap "_L1 + target->describe() + u'.' + pathToString(path) + u'/' + QString::number(captures.size())
                                + u' ' + QString::fromUtf8(instructions.sourceText()));
    }
    Value blob(const QString &type, Value &&content) override
    {
        return result(true, "blob "_L1 + type + u' ' + content.capability()->describe());
    }

    QStringList disposed;
    Value lastArguments;

private:
    CapabilityPtr told(const QString &what)
    {
        log.append(what);
        return CapabilityPtr(new Tracked(what, &disposed));
    }
    Value result(bool asPromise, const QString &what)
    {
        const CapabilityPtr capability = told(what);
        return asPromise ? Value::promise(capability) : Value::stub(capability);
    }
};

/// The walker's other kind of handler: builds nothing, writes down the same things.
struct LoggingHandler {
    static constexpr bool BuildsValues = false;
    struct Result {
    };
    using Target = EntryId;
    struct Captures {
        int count = 0;
    };
    QStringList log;

    Result importStub(EntryId id) { return told("export "_L1 + idText(id)); }
    Result importPromise(EntryId id) { return told("promise "_L1 + idText(id)); }
    Result importWritable(EntryId id) { return told("writable "_L1 + idText(id)); }
    Result pipeReadable(EntryId id) { return told("readable "_L1 + idText(id)); }
    EntryId exported(EntryId id)
    {
        if (id.value < 0 || id.value > 2)
            throw RpcError("no such entry on exports table: "_L1 + idText(id));
        told("lookup "_L1 + idText(id));
        return id;
    }
    Result reference(EntryId target, bool) { return told("get lookup "_L1 + idText(target)); }
    Result property(EntryId target, bool, const JsonNode &path)
    {
        return told("get lookup "_L1 + idText(target) + u'.' + pathToString(toPropertyPath(path)));
    }
    void beginArguments() { }
    Result call(EntryId target, bool, const JsonNode &path, Result &&, const JsonNode &arguments)
    {
        return told("call lookup "_L1 + idText(target) + u'.' + pathToString(toPropertyPath(path)) + u'/'
                    + QString::number(arguments.size()));
    }
    void captureStub(Captures &captures, EntryId id)
    {
        ++captures.count;
        importStub(id);
    }
    void captureExported(Captures &captures, EntryId id)
    {
        ++captures.count;
        exported(id);
    }
    Result remap(EntryId target, const JsonNode &path, Captures &&captures, const JsonNode &instructions)
    {
        return told("remap lookup "_L1 + idText(target) + u'.' + pathToString(toPropertyPath(path)) + u'/'
                    + QString::number(captures.count) + u' ' + QString::fromUtf8(instructions.sourceText()));
    }
    Result blob(const JsonNode &type, Result &&) { return told("blob "_L1 + type.toString()); }

private:
    Result told(const QString &what)
    {
        log.append(what);
        return {};
    }
};

struct Evaluated {
    Value value;
    bool holdsPromise = false;
    QString error;
    qsizetype offset = -1;
};

Evaluated evaluateText(const QByteArray &text, Importer &importer, const RpcLimits &limits = {})
{
    JsonDocument document;
    if (document.parse(text).isError())
        return {{}, false, u"not JSON"_s, -1};
    try {
        Evaluation evaluation = evaluate(document.root(), importer, limits);
        return {evaluation.value, evaluation.holdsPromise, {}, -1};
    } catch (const ExpressionError &error) {
        return {{}, false, error.toString(), error.offset()};
    }
}

} // namespace

/// What a receiver makes of an expression.
class ExpressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsReferencesInWireOrder_data();
    void tellsReferencesInWireOrder();

    void knowsWherePromisesAre_data();
    void knowsWherePromisesAre();

    void errorsHaveAPlace_data();
    void errorsHaveAPlace();

    void whatWasImportedBeforeAnErrorIsDisposed()
    {
        LoggingImporter importer;
        const Evaluated result = evaluateText(R"([[["export",-1],["nope"],["export",-2]]])", importer);
        QCOMPARE(result.error, u"TypeError: unknown special value: [\"nope\"]"_s);
        QCOMPARE(importer.log, QStringList{u"export -1"_s});
        QCOMPARE(importer.disposed, QStringList{u"dispose export -1"_s});
    }

    void droppedMembersLiveUntilTheWalkIsOver()
    {
        LoggingImporter importer;
        const Evaluated result =
            evaluateText(R"({"toJSON":["export",-1],"a":["pipeline",0,["f"],[{"valueOf":["export",-2]}]],"b":1})", importer);
        QCOMPARE(result.error, QString());
        QCOMPARE(result.value.size(), 2);
        QVERIFY(!result.value.contains(u"toJSON"));
        QCOMPARE(importer.lastArguments.at(0).size(), 0);
        const QStringList log{u"export -1"_s, u"lookup 0"_s, u"export -2"_s, u"call lookup 0.f/1"_s};
        QCOMPARE(importer.log, log);
        QVERIFY(importer.disposed.contains(u"dispose export -1"_s) && importer.disposed.contains(u"dispose export -2"_s));
    }

    void depthIsBounded_data();
    void depthIsBounded();

    void argumentsAreAnArray()
    {
        LoggingImporter importer;
        const Evaluated result = evaluateText(R"(["import",1,["a",0,"b"],[1,[["x"]],["date",5]]])", importer);
        QCOMPARE(result.value.type(), Value::Type::Stub);
        QCOMPARE(importer.lastArguments, Value::array({1, Value::array({u"x"_s}), Date{5}}));
        QCOMPARE(importer.log.last(), u"call lookup 1.a.0.b/3"_s);
    }

    void bigintsAreLimitedBeforeTheyAreRead()
    {
        RpcLimits limits;
        limits.maxBigIntDigits = 4;
        LoggingImporter importer;
        QCOMPARE(evaluateText(R"(["bigint","1234"])", importer, limits).error, QString());
        QCOMPARE(evaluateText(R"(["bigint","-1234"])", importer, limits).error,
                 u"TypeError: Deserialized bigint exceeds maximum length of 4 digits."_s);
    }

    void aPromiseThatIsDroppedIsToldNonetheless()
    {
        LoggingImporter importer;
        const Evaluated result = evaluateText(R"({"toJSON":["promise",-1]})", importer);
        QCOMPARE(result.value.size(), 0);
        QVERIFY(result.holdsPromise);
        QVERIFY(!result.value.containsPromise());
    }
};

void ExpressionTest::tellsReferencesInWireOrder_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *text, const char *log, const char *error = "") {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(log) << QString::fromLatin1(error);
    };
    row("introductions", R"([[["export",-1],["promise",-2],["writable",-3],["readable",1]]])",
        "export -1|promise -2|writable -3|readable 1");
    row("odd ids", R"([[["export",5],["export",-1.5],["export",-0],["promise",1e21]]])",
        "export 5|export -1.5|export 0|promise 1e+21");
    row("superfluous items", R"([[["export",-1,["export",-2]],["date",5,["export",-3]],["inf",["export",-4]],["readable",1,2]]])",
        "export -1|readable 1");
    row("import", R"(["import",1])", "lookup 1|get lookup 1");
    row("pipeline", R"(["pipeline",1,["a",2]])", "lookup 1|get lookup 1.a.2");
    row("the export is looked up before the path is checked", R"(["import",7,"x"])", "",
        "Error: no such entry on exports table: 7");
    row("the path before the arguments", R"(["import",1,[null],[["export",-1]]])", "lookup 1",
        R"(TypeError: unknown special value: ["import",1,[null],[["export",-1]]])");
    row("arguments must be an array", R"(["import",1,["a"],{"0":["export",-1]}])", "lookup 1",
        R"(TypeError: unknown special value: ["import",1,["a"],{"0":["export",-1]}])");
    row("too many items", R"(["import",1,[],[],[]])", "", R"(TypeError: unknown special value: ["import",1,[],[],[]])");
    row("arguments before their call",
        R"(["pipeline",0,["f"],[["export",-1],["pipeline",1,["g"],[["export",-2]]],["export",-3]]])",
        "lookup 0|export -1|lookup 1|export -2|call lookup 1.g/1|export -3|call lookup 0.f/3");
    row("calls before a later error", R"([[["pipeline",0,["f"],[]],["import",9]]])", "lookup 0|call lookup 0.f/0",
        "Error: no such entry on exports table: 9");
    row("captures in order", R"(["remap",0,["a"],[["export",-1],["import",2],["export",-2]],[["import",7],["nope"]]])",
        R"(lookup 0|export -1|lookup 2|export -2|remap lookup 0.a/3 [["import",7],["nope"]])");
    row("a later capture fails", R"(["remap",0,[],[["export",-1],["import",9],["export",-2]],[]])", "lookup 0|export -1",
        "Error: no such entry on exports table: 9");
    row("an unknown capture", R"(["remap",0,[],[["export",-1],["promise",-2]],[]])", "lookup 0|export -1",
        R"(TypeError: unknown map capture: ["promise",-2])");
    row("a capture with more", R"(["remap",0,[],[["export",-1,1]],[]])", "lookup 0",
        R"(TypeError: unknown map capture: ["export",-1,1])");
    row("remap is checked before its export", R"(["remap",9,[],[],{}])", "",
        R"(TypeError: unknown special value: ["remap",9,[],[],{}])");
    row("but its path after it", R"(["remap",0,[{}],[],[]])", "lookup 0",
        R"(TypeError: unknown special value: ["remap",0,[{}],[],[]])");
    row("members in order", R"({"b":["export",-1],"a":["export",-2]})", "export -1|export -2");
    row("indexes before other keys", R"({"b":["export",-1],"10":["export",-2],"9":["export",-3],"01":["export",-4]})",
        "export -3|export -2|export -1|export -4");
    row("shadowed members", R"({"a":["export",-1],"b":["export",-2],"a":["export",-3]})", "export -3|export -2");
    row("dropped members", R"({"__proto__":["export",-1],"toJSON":["export",-2],"x":["export",-3]})",
        "export -1|export -2|export -3");
    row("error properties",
        R"(["error","Error","m",["export",-1],{"name":["export",-2],"stack":["export",-3],"message":["export",-4],"valueOf":["export",-5],"x":["export",-6]},["export",-7]])",
        "export -5|export -6");
    row("malformed error properties", R"(["error","Error","m",null,[["export",-1]]])", "",
        R"(TypeError: unknown special value: ["error","Error","m",null,[["export",-1]]])");
    row("bigints of all forms", R"([[["bigint",""],["bigint"," -07 "],["bigint","0xfF"],["bigint","\u0030b1"],["export",-1]]])",
        "export -1");
    row("a bigint that is none", R"([[["export",-1],["bigint","-0x1"],["export",-2]]])", "export -1",
        "SyntaxError: Cannot convert -0x1 to a BigInt");
    row("headers are opaque", R"(["headers",[["export","-1"]]])", "");
    row("init is opaque but for its body",
        R"(["request","http://a/",{"method":"PUT","duplex":"half","cf":["export",-1],"body":["readable",1]}])", "readable 1");
    row("a falsy body is not evaluated", R"(["request","http://a/",{"body":null,"x":[["export",-1]]}])", "");
    row("a body that is none", R"(["request","http://a/",{"method":"PUT","body":["export",-1],"signal":["export",-2]}])",
        "export -1", "TypeError: Request body must be of type ReadableStream.");
    row("a signal", R"(["request","http://a/",{"method":"PUT","body":"x","signal":["export",-2],"headers":5}])", "export -2",
        "TypeError: Request siganl must be of type AbortSignal.");
    row("response", R"(["response",["readable",1],{"status":404,"headers":[["export","x"]]}])", "readable 1");
    row("a response's body comes before its init", R"(["response",["readable",1],null])", "readable 1",
        R"(TypeError: unknown special value: ["response",["readable",1],null])");
    row("blob", R"(["blob","text/plain",["readable",1]])", "readable 1|blob text/plain");
    row("blob of a stub", R"(["blob","",["export",-1]])", "export -1",
        "TypeError: Blob content must be serialized as a ReadableStream.");
}

void ExpressionTest::tellsReferencesInWireOrder()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, log);
    QFETCH(QString, error);
    LoggingImporter importer;
    const Evaluated result = evaluateText(text, importer);
    QCOMPARE(result.error, error);
    QStringList told = importer.log;
    for (QString &line : told) {
        if (line.startsWith("blob "_L1))
            line = line.section(u' ', 0, 1); // the other handler does not see the content
        line.remove(" with promise"_L1); // nor what knowsWherePromisesAre() is about
    }
    QCOMPARE(told.join(u'|'), log);

    // The handler that builds nothing is told the same, and sees the same errors at the same places.
    JsonDocument document;
    QVERIFY(!document.parse(text).isError());
    LoggingHandler handler;
    const RpcLimits limits;
    try {
        ExpressionWalker<LoggingHandler>(handler, limits).walk(document.root());
        QCOMPARE(QString(), error);
    } catch (const ExpressionError &thrown) {
        QCOMPARE(thrown.toString(), error);
        QCOMPARE(thrown.offset(), result.offset);
    }
    QCOMPARE(handler.log.join(u'|'), log);
}

void ExpressionTest::knowsWherePromisesAre_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("holdsPromise");
    QTest::addColumn<QString>("lastCall");
    QTest::newRow("stub") << QByteArray(R"([[["export",-1],["import",0,["a"]]]])") << false << QString();
    QTest::newRow("promise") << QByteArray(R"({"a":["promise",-1]})") << true << QString();
    QTest::newRow("pipeline") << QByteArray(R"({"a":["pipeline",0]})") << true << QString();
    QTest::newRow("remap") << QByteArray(R"(["remap",0,[],[],[]])") << true << QString();
    QTest::newRow("blob") << QByteArray(R"(["blob","",["readable",1]])") << true << QString();
    QTest::newRow("in an error") << QByteArray(R"(["error","Error","m",null,{"cause":["promise",-1]}])") << true << QString();
    QTest::newRow("in the arguments only") << QByteArray(R"(["import",0,["f"],[["promise",-1]]])") << false
                                           << u"call lookup 0.f/1 with promise"_s;
    QTest::newRow("beside the call only") << QByteArray(R"([[["promise",-1],["import",0,["f"],[1]]]])") << true
                                          << u"call lookup 0.f/1"_s;
    QTest::newRow("in inner arguments only")
        << QByteArray(R"(["import",0,["f"],[["import",1,["g"],[["promise",-1]]]]])") << false << u"call lookup 0.f/1"_s;
    QTest::newRow("an inner promise") << QByteArray(R"(["import",0,["f"],[["pipeline",1,["g"],[]],2]])") << false
                                      << u"call lookup 0.f/2 with promise"_s;
}

void ExpressionTest::knowsWherePromisesAre()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, holdsPromise);
    QFETCH(QString, lastCall);
    LoggingImporter importer;
    const Evaluated result = evaluateText(text, importer);
    QCOMPARE(result.error, QString());
    QCOMPARE(result.holdsPromise, holdsPromise);
    QCOMPARE(result.value.containsPromise(), holdsPromise);
    if (!lastCall.isEmpty())
        QCOMPARE(importer.log.last(), lastCall);
}

void ExpressionTest::errorsHaveAPlace_data()
{
    QTest::addColumn<QByteArray>("text"); // the place is marked by @, which is taken out
    QTest::newRow("tag") << QByteArray(R"([[1,{"a":@["nope"]}]])");
    QTest::newRow("bare array") << QByteArray(R"({"a": @[1,2]})");
    QTest::newRow("bigint") << QByteArray(R"([["x",@["bigint","1x"]]])");
    QTest::newRow("bytes") << QByteArray(R"([[@["bytes","AQ","Int16Array"]]])");
    QTest::newRow("url") << QByteArray(R"({"u":@["url","x"]})");
    QTest::newRow("unknown export") << QByteArray(R"([["pipeline",@["import",9]]])");
    QTest::newRow("in arguments") << QByteArray(R"(["pipeline",0,["f"],[1,@["import",9]]])");
    QTest::newRow("capture") << QByteArray(R"(["remap",0,[],[["export",-1],@["import",9]],[]])");
    QTest::newRow("unknown capture") << QByteArray(R"(["remap",0,[],[["export",-1],@["x",9]],[]])");
    QTest::newRow("body") << QByteArray(R"([[@["response",5,{}]]])");
}

void ExpressionTest::errorsHaveAPlace()
{
    QFETCH(QByteArray, text);
    const qsizetype place = text.indexOf('@');
    LoggingImporter importer;
    const Evaluated result = evaluateText(text.replace("@", ""), importer);
    QVERIFY(!result.error.isEmpty());
    QCOMPARE(result.offset, place);
}

void ExpressionTest::depthIsBounded_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("array") << QByteArray("[[") << QByteArray("]]");
    QTest::newRow("object") << QByteArray(R"({"a":)") << QByteArray("}");
    QTest::newRow("error") << QByteArray(R"(["error","Error","m",null,{"a":)") << QByteArray("}]");
    QTest::newRow("dropped") << QByteArray(R"({"toJSON":)") << QByteArray("}");
    // One level each, since arguments continue at their call's depth.
    QTest::newRow("call") << QByteArray(R"(["import",0,["f"],[)") << QByteArray("]]");
}

void ExpressionTest::depthIsBounded()
{
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, close);
    RpcLimits limits;
    for (const int maxDepth : {1, 7, 256}) {
        limits.maxDepth = maxDepth;
        LoggingImporter importer;
        QCOMPARE(evaluateText(open.repeated(maxDepth - 1) + "1" + close.repeated(maxDepth - 1), importer, limits).error,
                 QString());
        QCOMPARE(evaluateText(open.repeated(maxDepth) + "1" + close.repeated(maxDepth), importer, limits).error,
                 u"TypeError: Deserialization exceeded maximum allowed message depth of %1."_s.arg(maxDepth));
    }
    // Far beyond: refused at the limit, whatever stands inside.
    LoggingImporter importer;
    QVERIFY(!evaluateText(open.repeated(20000) + "1" + close.repeated(20000), importer).error.isEmpty());
}

QTEST_GUILESS_MAIN(ExpressionTest)
#include "tst_expression.moc"
