// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "corpuspath.h"
#include "jsondocument.h"
#include "jsonwriter.h"
#include "rpcbatch.h"
#include "sessiontesting.h"
#include "streamhook.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// Hand-made conversations with the reference's server, held with a session of ours: what it sends, why it aborts, and its tables
/// at the end. The corpus is not part of the project: its folder is $QTCAPNWEB_CORPUS, or ../shared/corpus beside the checkout.

namespace {

// Where we differ on purpose: (what the reference sent, what we send, why).
struct Difference {
    const char *id;
    QByteArray theirs;
    QByteArray ours;
    const char *reason;
    std::optional<double> importWeDoNotHold = std::nullopt;
    std::optional<double> importWeHold = std::nullopt;
};
const std::array Differences{
    Difference{"m098", "[\"reject\",1,[\"error\",\"Error\",\"owned payload shouldn't contain raw RpcTargets\"]]",
               R"(["reject",1,["error","Error","RPC was canceled because the RpcPromise was disposed."]])",
               "an internal error of the reference"},
    Difference{"m130", R"(["release",-1,1])", R"(["release",-1,2])", "introductions are counted and all released"},
    Difference{"m134", R"(["release",-1,1])", R"(["release",-1,2])", "introductions are counted and all released"},
    Difference{"m149", "[\"abort\",[\"error\",\"Error\",\"no such entry on exports table: 50\"]]",
               "[\"release\",-1,1]\n[\"abort\",[\"error\",\"Error\",\"no such entry on exports table: 50\"]]",
               "captures are released when a later one is refused", -1},
    Difference{
        "m177",
        R"(["reject",4,["error","Error","This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n)"
        R"(Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n",null,)"
        R"({"code":"ERR_INTERNAL_ASSERTION"}]])",
        R"(["reject",4,["error","TypeError","Invalid state: WritableStream is closed"]])", "a bug of Node.js"},
    Difference{"m182", R"(["release",-1,1])", "",
               "a writable that is given back stays usable: it is let go with the last that holds it", std::nullopt, -1},
};

/// The main object of the recorded server.
class RecordedMain
{
public:
    RecordedMain()
    {
        m_script->methods = {
            {u"echo"_s, [](const QList<Value> &a) { return a.value(0); }},
            {u"add"_s, [](const QList<Value> &a) { return a.value(0).toNumber() + a.value(1).toNumber(); }},
            {u"make"_s, [this](const QList<Value> &a) { return makeThing(a.value(0)); }},
            {u"fail"_s, [](const QList<Value> &a) -> Value { throw RpcError::rangeError(a.value(0).toString()); }},
            {u"delay"_s, [this](const QList<Value> &a) { return later(a.value(1), a.value(0).toNumber()); }},
            {u"delayThing"_s, [this](const QList<Value> &) { return later(makeThing(7)); }},
            {u"call"_s, [](const QList<Value> &a) { return awaitCall(hookIn(a.value(0)), a.value(1)); }},
            {u"callNoWait"_s,
             [this](const QList<Value> &a) {
                 // JavaScript has not collected its promise when the answer is complete.
                 m_calls.append(call(hookIn(a.value(0)), u""_s, {1}));
                 return Value();
             }},
            {u"keep"_s,
             [this](const QList<Value> &a) {
                 m_kept.append(a.value(0));
                 return Value();
             }},
            {u"list"_s,
             [](const QList<Value> &) {
                 return Value::array({1, 2, 3});
             }},
            {u"things"_s,
             [this](const QList<Value> &) {
                 return Value::array({makeThing(1), makeThing(2)});
             }},
            {u"count"_s, [](const QList<Value> &a) { return double(a.size()); }},
            {u"promise"_s, [](const QList<Value> &) { return promiseOf(makeValueHook(1)); }},
            {u"undef"_s, [](const QList<Value> &) { return Value(); }},
            {u"read"_s, [](const QList<Value> &a) { return countChunks(a.value(0)); }},
            {u"sink"_s,
             [](const QList<Value> &) {
                 const HookPtr hook = makeWritableHook(std::make_unique<NullSink>());
                 return Value::writable(CapabilityPtr(hook.data()));
             }},
            {u"out"_s,
             [](const QList<Value> &) {
                 const HookPtr hook = makeReadableHook(std::make_unique<TwoChunks>());
                 return Value::readable(CapabilityPtr(hook.data()));
             }},
        };
        m_script->properties[u"prop"_s] = [] { return Value::object({{u"a"_s, Value::array({1, 2})}}); };
    }

    HookPtr hook() const { return hookOn(m_script); }
    /// Lets the oldest delay pass. \return whether there was one
    bool passTime()
    {
        if (m_delayed.isEmpty())
            return false;
        const Delay delay = m_delayed.takeFirst();
        delay.deferred.resolve(delay.value);
        return true;
    }
    /// Lets all delays pass, the shortest first.
    void passAllTime()
    {
        std::stable_sort(m_delayed.begin(), m_delayed.end(), [](const Delay &a, const Delay &b) { return a.time < b.time; });
        while (passTime()) { }
    }

private:
    static Value makeThing(const Value &number)
    {
        const ScriptPtr thing = makeScript();
        thing->methods[u"value"_s] = [number](const QList<Value> &) { return number; };
        return stubOf(hookOn(thing));
    }

    class NullSink final : public WritableSink
    {
    public:
        void write(const Value &, StreamCallback done) override { done(std::nullopt); }
        void close(StreamCallback done) override { done(std::nullopt); }
        void abort(const RpcError &) override { }
    };

    class TwoChunks final : public ReadableSource
    {
    public:
        void read(ReadCallback callback) override
        {
            callback(m_count == 2 ? ReadResult::end() : ReadResult::of(double(++m_count)));
        }
        void cancel(const RpcError &) override { }

    private:
        int m_count = 0;
    };

    // Reads a stream to its end.
    static Value countChunks(const Value &stream)
    {
        struct Count : std::enable_shared_from_this<Count> {
            HookPtr hook;
            double chunks = 0;
            Deferred deferred;
            void next()
            {
                dynamic_cast<ReadableHook &>(*hook).read([self = shared_from_this()](const ReadResult &result) {
                    if (result.kind == ReadResult::Kind::Failed) {
                        self->deferred.reject(result.error);
                    } else if (result.kind == ReadResult::Kind::End) {
                        self->deferred.resolve(self->chunks);
                    } else {
                        ++self->chunks;
                        self->next();
                    }
                });
            }
        };
        const auto count = std::make_shared<Count>();
        count->hook = HookPtr(StubHook::from(stream.capability().data()));
        count->next();
        return promiseOf(count->deferred.promise);
    }

    Value later(const Value &value, double time = 0)
    {
        m_delayed.append({Deferred(), value, time});
        return promiseOf(m_delayed.last().deferred.promise);
    }

    // `await f(x)`, as a coroutine that holds f by value does it.
    static Value awaitCall(const HookPtr &function, const Value &argument)
    {
        const Deferred deferred;
        call(function, u""_s, {argument})->pull([deferred, kept = function](const Outcome &outcome) mutable {
            kept.reset();
            if (const Value *value = std::get_if<Value>(&outcome))
                deferred.resolve(*value);
            else
                deferred.reject(std::get<RpcError>(outcome));
        });
        return promiseOf(deferred.promise);
    }

    struct Delay {
        Deferred deferred;
        Value value;
        double time;
    };

    ScriptPtr m_script = makeScript();
    QList<Delay> m_delayed;
    QList<Value> m_kept;
    QList<HookPtr> m_calls;
};

QByteArray canonical(const QByteArray &text)
{
    JsonDocument document;
    return document.parse(text).isError() ? text : toCanonicalJson(document.root());
}

// What JSON.parse says is no contract, only that it refuses.
QByteArray withoutParserText(const QByteArray &text)
{
    constexpr QByteArrayView Start = R"(["abort",["error","SyntaxError",)";
    return text.startsWith(Start) && !text.contains("BigInt") ? Start.toByteArray() : text;
}

QByteArray generated(const JsonNode &generate)
{
    const auto repeated = [&](QByteArrayView key) {
        return generate.member(key).isNone()
                   ? QByteArray()
                   : generate.member(key).toString().toUtf8().repeated(qsizetype(generate.member("count").toNumber()));
    };
    const auto text = [&](QByteArrayView key) {
        return generate.member(key).isNone() ? QByteArray() : generate.member(key).toString().toUtf8();
    };
    return text("prefix") + repeated("unit") + text("middle") + repeated("unit2") + text("suffix");
}

} // namespace

class CorpusMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversation_data();
    void conversation();
    void batch_data();
    void batch();

private:
    static void addRows(bool batches);
    void deliver(Session &session, const JsonNode &frame);
    void checkTables(const Session &session, const JsonNode &expected, std::optional<double> importWeDoNotHold,
                     std::optional<double> importWeHold);
};

void CorpusMessagesTest::conversation_data() { addRows(false); }
void CorpusMessagesTest::batch_data() { addRows(true); }

void CorpusMessagesTest::addRows(bool batches)
{
    QTest::addColumn<QByteArray>("line");
    QFile file(corpusPath(u"messages.ndjson"_s));
    if (!file.open(QIODevice::ReadOnly)) {
        QTest::newRow("absent") << QByteArray();
        return;
    }
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        JsonDocument document;
        if (line.isEmpty() || document.parse(line).isError() || document.root().member("transport").equals("http") != batches)
            continue;
        if (batches && document.root().member("request").member("body").isNone())
            continue; // The method is wrong: what answers then is the HTTP server.
        const QByteArray id = document.root().member("id").toString().toLatin1();
        QTest::newRow(id.constData()) << line;
    }
}

void CorpusMessagesTest::deliver(Session &session, const JsonNode &frame)
{
    if (const JsonNode close = frame.member("close"); !close.isNone()) {
        session.disconnected(RpcError("Peer closed WebSocket: %1 %2"_L1.arg(QString::number(close.member("code").toNumber()),
                                                                            close.member("reason").toString())));
    } else if (!frame.member("binary_hex").isNone()) {
        session.receiveBinary(QByteArray::fromHex(frame.member("binary_hex").toString().toLatin1()));
    } else if (!frame.member("generate").isNone()) {
        session.receive(generated(frame.member("generate")));
    } else {
        session.receive(frame.member("text").toString().toUtf8());
    }
}

void CorpusMessagesTest::conversation()
{
    QFETCH(QByteArray, line);
    if (line.isEmpty())
        return;
    JsonDocument document;
    QVERIFY(!document.parse(line).isError());
    const JsonNode record = document.root();
    const QByteArray id = record.member("id").toString().toLatin1();

    SessionOptions options;
    if (const JsonNode limits = record.member("limits"); !limits.isNone()) {
        if (!limits.member("maxDepth").isNone())
            options.limits.maxDepth = int(limits.member("maxDepth").toNumber());
        if (!limits.member("maxBigIntDigits").isNone())
            options.limits.maxBigIntDigits = int(limits.member("maxBigIntDigits").toNumber());
        if (!limits.member("maxMessageSize").isNone())
            options.limits.maxMessageSize = qint64(limits.member("maxMessageSize").toNumber());
    }
    RecordedMain main;
    const bool hasMain = record.member("no_main").isNone();
    Transcript transcript(hasMain ? main.hook() : HookPtr(), options);
    // The reference's session holds its own main stub all the time.
    const HookPtr remoteMain = transcript.session->remoteMain();

    QByteArrayList expected;
    const JsonNode log = record.member("log");
    for (JsonNode frame = log.first(); !frame.isNone(); frame = frame.next()) {
        if (!frame.member("unsent").isNone())
            continue;
        if (frame.member("dir").equals("client")) {
            deliver(*transcript.session, frame);
            continue;
        }
        expected.append(canonical(frame.member("text").toString().toUtf8()));
        while (transcript.peer.sent.size() < expected.size() && main.passTime()) { }
    }
    while (main.passTime()) { }

    std::optional<double> importWeDoNotHold;
    std::optional<double> importWeHold;
    for (const Difference &difference : Differences) {
        if (id != difference.id)
            continue;
        QVERIFY2(expected.contains(difference.theirs), difference.reason);
        if (difference.ours.isEmpty())
            expected.removeOne(difference.theirs);
        else
            std::replace(expected.begin(), expected.end(), difference.theirs, difference.ours);
        importWeDoNotHold = difference.importWeDoNotHold;
        importWeHold = difference.importWeHold;
    }
    QByteArrayList sent;
    for (const QByteArray &text : transcript.peer.sent)
        sent.append(withoutParserText(text));
    for (QByteArray &text : expected)
        text = withoutParserText(text);
    // Several answers to one frame come in the order of JavaScript's microtasks there.
    if (sent != expected && sent.size() == expected.size()) {
        std::sort(sent.begin(), sent.end());
        std::sort(expected.begin(), expected.end());
    }
    QCOMPARE(sent.join('\n'), expected.join('\n'));

    const bool aborted = record.member("server_aborted").kind() == JsonNode::Kind::True;
    QCOMPARE(transcript.session->isAborted(), aborted);
    if (aborted) {
        const JsonNode reason = record.member("server_abort_reason");
        if (const JsonNode name = reason.member("name"); !name.isNone()) {
            QCOMPARE(transcript.session->abortReason()->type(), name.toString());
            if (!name.equals("SyntaxError"))
                QCOMPARE(transcript.session->abortReason()->message(), reason.member("message").toString());
        }
    }
    checkTables(*transcript.session, record.member("server_tables"), importWeDoNotHold, importWeHold);
}

void CorpusMessagesTest::batch()
{
    QFETCH(QByteArray, line);
    if (line.isEmpty())
        return;
    JsonDocument document;
    QVERIFY(!document.parse(line).isError());
    const JsonNode record = document.root();
    const QByteArray id = record.member("id").toString().toLatin1();

    RecordedMain main;
    const QFuture<QByteArray> answer =
        answerBatch(record.member("request").member("body").toString().toUtf8(), RpcStub(main.hook()));
    QTRY_VERIFY((main.passAllTime(), answer.isFinished()));
    QCOMPARE(answer.resultCount(), 1);
    QByteArrayList sent;
    if (!answer.result().isEmpty())
        sent = answer.result().split('\n');

    // The reference's function rejects where ours gives what was sent until then, which says as much.
    if (const JsonNode why = record.member("batch_function_rejected_with"); !why.isNone()) {
        if (why.toString().startsWith(u"SyntaxError: "_s)) {
            QVERIFY(!sent.isEmpty());
            QVERIFY(sent.last().startsWith(R"(["abort",["error","SyntaxError",)"));
        } else {
            QCOMPARE(why.toString(), u"\"x\""_s); // The client's own abort is not echoed.
            QCOMPARE(sent, QByteArrayList());
        }
        return;
    }
    if (!record.member("no_response").isNone()) {
        // It would wait for the client for ever; we tell why that cannot be.
        QVERIFY2(answer.result().contains("Batch RPC request ended."), answer.result().constData());
        return;
    }
    QByteArrayList expected;
    const QByteArray body = record.member("response").member("body").toString().toUtf8();
    if (!body.isEmpty())
        expected = body.split('\n');
    QCOMPARE(record.member("response").member("status").toNumber(), 200);
    if (id == "m281") {
        // Their answer is taken after the first chunk, in which order the microtasks run; ours holds what the window holds.
        QCOMPARE(sent.first(expected.size()).join('\n'), expected.join('\n'));
        return;
    }
    QCOMPARE(sent.join('\n'), expected.join('\n'));
}

void CorpusMessagesTest::checkTables(const Session &session, const JsonNode &expected, std::optional<double> importWeDoNotHold,
                                     std::optional<double> importWeHold)
{
    const SessionTables tables = session.tables();
    QList<double> imports;
    for (JsonNode import = expected.member("imports").first(); !import.isNone(); import = import.next()) {
        if (import.toNumber() != importWeDoNotHold)
            imports.append(import.toNumber());
    }
    if (importWeHold)
        imports.append(*importWeHold);
    std::sort(imports.begin(), imports.end());
    QList<double> ours;
    for (const SessionTables::Import &import : tables.imports)
        ours.append(import.id.value);
    QCOMPARE(ours, imports);

    QMap<double, double> exports;
    for (JsonNode key = expected.member("exports").first(); !key.isNone(); key = key.next().next())
        exports[key.toString().toDouble()] = key.next().toNumber();
    QMap<double, double> ourExports;
    for (const SessionTables::Export &entry : tables.exports)
        ourExports[entry.id.value] = entry.refcount;
    QCOMPARE(ourExports, exports);

    const JsonNode next = expected.member("next");
    QCOMPARE(tables.nextImport, next.member("import").toNumber());
    QCOMPARE(tables.nextExport, next.member("export").toNumber());
    QCOMPARE(tables.nextPeerPush, next.member("peer_push").toNumber());
}

QTEST_GUILESS_MAIN(CorpusMessagesTest)
#include "tst_corpusmessages.moc"
