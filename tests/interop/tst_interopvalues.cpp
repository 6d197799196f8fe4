// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referenceserver.h"
#include "rpcpromise.h"
#include "rpcsession.h"
#include "rpcstream.h"
#include "rpctarget.h"
#include "samples.h"
#include "settle.h"
#include "wirecoverage.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

/// \file
/// Our client with the reference's server: every kind of value, reference and message, both ways; streams beside calls; limits.

namespace {

class Doubler : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QList<int> list() const { return {1, 2, 3}; }
    Q_INVOKABLE int twice(int i) const { return i * 2; }
};

// How often a stream was read.
class CountingSource final : public ReadableSource
{
public:
    CountingSource(int chunks, std::shared_ptr<int> reads) : m_chunks(chunks), m_reads(std::move(reads)) { }
    void read(ReadCallback callback) override
    {
        callback((*m_reads)++ < m_chunks ? ReadResult::of(QByteArray(65'536, 'x')) : ReadResult::end());
    }
    void cancel(const RpcError &) override { }

private:
    const int m_chunks;
    const std::shared_ptr<int> m_reads;
};

} // namespace

class InteropValuesTest : public QObject
{
    Q_OBJECT

    WireCoverage m_coverage; // outlives the sessions
    ReferenceServer m_server;
    RpcStub m_api;
    bool m_mayEndOtherwise = false; // this test breaks its session on purpose

    RpcSessionOptions options()
    {
        RpcSessionOptions options;
        options.tap = &m_coverage;
        options.onSendError = InteropTest::sendStacksOfSamples;
        return options;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.errors())); }

    void init()
    {
        m_mayEndOtherwise = false;
        QVERIFY(m_server.connectWith(options()));
        m_api = m_server.main();
    }

    void cleanup()
    {
        if (!m_mayEndOtherwise && !QTest::currentTestFailed())
            QVERIFY2(m_server.bothAtRest(), "a table holds more than the main interface");
        m_api = {};
        m_server.disconnect();
    }

    void samplesAreTheSame()
    {
        QStringList names;
        for (const InteropTest::Sample &sample : InteropTest::samples())
            names << sample.name;
        QCOMPARE(settle(m_api.call<QStringList>("sampleNames")), Outcome(toValue(names)));
    }

    void valueCrossesBothWays_data()
    {
        QTest::addColumn<QString>("name");
        for (const InteropTest::Sample &sample : InteropTest::samples())
            QTest::newRow(qPrintable(sample.name)) << sample.name;
    }
    void valueCrossesBothWays()
    {
        QFETCH(QString, name);
        const InteropTest::Sample &sample = *InteropTest::sampleOf(name);
        const QString own = ask(InteropTest::describe(sample.make()));
        QVERIFY2(own.startsWith(u'"'), qPrintable(own));
        // As the server sees it.
        QCOMPARE(ask(m_api.call("describe", sample.make())), own);
        // The server's own, as it is here.
        {
            const Outcome given = settle(m_api.call("sample", name));
            QVERIFY2(std::holds_alternative<Value>(given), qPrintable(show(given)));
            QCOMPARE(ask(InteropTest::describe(std::get<Value>(given))), own);
            if (!sample.isLive && !own.contains("blob"_L1))
                QVERIFY(std::get<Value>(given) == sample.make());
        }
        if (!sample.isLive) {
            const Outcome echoed = settle(m_api.call("echo", sample.make()));
            QVERIFY2(std::holds_alternative<Value>(echoed), qPrintable(show(echoed)));
            QCOMPARE(ask(InteropTest::describe(std::get<Value>(echoed))), own);
        }
    }

    void pipelinedPathsReachIntoResults()
    {
        const RpcPromise nested = m_api.call("nested");
        QCOMPARE(ask(nested["list"][0].call("increment", 2)), u"7"_s);
        QCOMPARE(ask(nested["first"]["counter"]["value"]), u"7"_s);
        QCOMPARE(ask(nested["name"]), u"\"Ada\""_s);
        QCOMPARE(ask(m_api.call("echo", nested["name"])), u"\"Ada\""_s);
        QCOMPARE(ask(m_api.call("incrementCounter", nested["list"][0], 3)), u"10"_s);
    }

    void stubsMayBeArguments()
    {
        const Outcome outcome = settle(m_api.call("makeCounter", 4));
        const RpcStub counter = RpcStub::fromValue(std::get<Value>(outcome));
        QCOMPARE(ask(m_api.call("incrementCounter", counter, 2)), u"6"_s);
        QCOMPARE(ask(m_api.call("describe", QList<RpcStub>{counter, m_api})), u"\"[stub, stub]\""_s);
        // One of ours, which comes back as itself.
        const Outcome back = settle(m_api.call("identity", new Doubler));
        const RpcStub doubler = RpcStub::fromValue(std::get<Value>(back).value(u"stub"));
        QVERIFY2(!doubler.describe().startsWith("import"_L1), qPrintable(doubler.describe()));
        QCOMPARE(ask(doubler.call("twice", 4)), u"8"_s);
    }

    void promisesMayBeArguments()
    {
        const RpcPromise three = m_api.call("square", 3);
        QCOMPARE(ask(m_api.call("echo", QList<RpcPromise>{three, three})), u"[9, 9]"_s);
        // One of ours that is still pending, and one that fails.
        const Deferred late;
        const RpcPromise echo = m_api.call("echo", RpcPromise(late.promise));
        QCOMPARE(ask(m_api.call("square", 2)), u"4"_s);
        late.resolve(Value::object({{u"late"_s, true}}));
        QCOMPARE(ask(echo), u"{late: true}"_s);
        const Deferred failing;
        const RpcPromise rejected = m_api.call("echo", RpcPromise(failing.promise));
        failing.reject(RpcError::rangeError(u"not today"_s));
        QCOMPARE(ask(rejected), u"! RangeError: not today"_s);
        // One that is settled already, which costs the reference its session.
        QCOMPARE(ask(m_api.call("echo", RpcPromise::resolved(5))), u"5"_s);
        QVERIFY(std::holds_alternative<Value>(settle(three)));
        QCOMPARE(ask(m_api.call("echo", three)), u"9"_s);
    }

    void promiseWithinAResultIsAwaited()
    {
        const RpcPromise result = m_api.call("promiseWithin", "later");
        result.detach();
        QCOMPARE(ask(m_api.call("square", 2)), u"4"_s);
        m_api.call("goOn").detach();
        QCOMPARE(ask(result), u"{result: \"later\"}"_s);
    }

    void resultOfOursComesBackAsAPromise()
    {
        const auto func = [](int i) { return QVariantMap{{u"x"_s, QVariantMap{{u"y"_s, i * 2}}}}; };
        QCOMPARE(ask(m_api.call("callBack", func, 4)), u"{all: {x: {y: 8}}, part: 8}"_s);
    }

    void serverMapsAListOfOurs()
    {
        m_mayEndOtherwise = true; // The reference keeps the stub that its nested map captured.
        const QString expected = u"[{i: 1, twice: 2, all: [[1, 1, 2], [2, 1, 4], [3, 1, 6]]}, "
                                 "{i: 2, twice: 4, all: [[1, 2, 2], [2, 2, 4], [3, 2, 6]]}, "
                                 "{i: 3, twice: 6, all: [[1, 3, 2], [2, 3, 4], [3, 3, 6]]}]"_s;
        QCOMPARE(ask(m_api.call("mapTwice", new Doubler)), expected);
        QTRY_COMPARE(m_server.session()->stats(), (SessionStats{1, 2}));
    }

    void weMapAListOfTheServers()
    {
        const RpcStub doubler(new Doubler); // captured: the server calls it
        const RpcPromise mapped = m_api.call("generateFibonacci", 4).map([&](RpcPromise i) {
            const RpcPromise all = m_api.call("generateFibonacci", i).map([&](RpcPromise j) {
                return Value::array({toValue(i), toValue(m_api.call("square", j))});
            });
            return Value::array({toValue(doubler.call("twice", i)), toValue(all)});
        });
        QCOMPARE(ask(mapped), u"[[0, []], [2, [[1, 0]]], [2, [[1, 0]]], [4, [[2, 0], [2, 1]]]]"_s);
    }

    void errorsHavePropertiesBothWays()
    {
        RpcError error(u"AggregateError"_s, u"m"_s);
        error.setProperty(u"cause"_s, BigInt(qint64(5)));
        error.setProperty(u"code"_s, u"E"_s);
        error.setProperty(u"errors"_s, Value::array({1, Value(RpcError::typeError(u"in"_s))}));
        const Outcome outcome = settle(m_api.call("throwThis", error));
        QVERIFY(std::holds_alternative<RpcError>(outcome));
        QCOMPARE(show(outcome), u"! AggregateError: m"_s);
        QCOMPARE(show(std::get<RpcError>(outcome).property(u"errors")), u"[1, TypeError: in]"_s);
        QVERIFY(std::get<RpcError>(outcome).property(u"cause") == Value(BigInt(qint64(5))));
        QCOMPARE(show(std::get<RpcError>(outcome).property(u"code")), u"\"E\""_s);
    }

    void anythingMayBeThrown()
    {
        for (const Value &value : {Value(u"text"_s), Value(5), Value(nullptr), Value::object({{u"a"_s, Value::array({1})}})}) {
            const Outcome outcome = settle(m_api.call("throwThis", value));
            QVERIFY(std::holds_alternative<RpcError>(outcome));
            QVERIFY(std::get<RpcError>(outcome).isThrownValue());
            QVERIFY(std::get<RpcError>(outcome).toThrownValue() == value);
        }
    }

    void brokenPromisesAndStubsTell()
    {
        QStringList told;
        const RpcPromise failing = m_api.call("throwError");
        failing.onBroken(this, [&](const RpcError &error) { told << error.toString(); });
        failing.pull([](const Outcome &) {});
        QTRY_COMPARE(told, QStringList{u"RangeError: test error"_s});

        m_mayEndOtherwise = true;
        const Outcome counter = settle(m_api.call("makeCounter", 1));
        const RpcStub stub = RpcStub::fromValue(std::get<Value>(counter));
        told.clear();
        stub.onBroken(this, [&](const RpcError &error) { told << u"counter "_s + error.toString(); });
        m_api.onBroken(this, [&](const RpcError &error) { told << u"main "_s + error.toString(); });
        m_server.sendRaw(u"[\"abort\",[\"error\",\"RangeError\",\"enough\",null,{\"code\":7}]]"_s);
        QTRY_COMPARE(told, (QStringList{u"counter RangeError: enough"_s, u"main RangeError: enough"_s}));
        QCOMPARE(ask(stub.call("increment")), u"! RangeError: enough"_s);
    }

    void smallCallsPassAnUpload()
    {
        const RpcPipe pipe = RpcPipe::create();
        const RpcPromise upload = m_api.call("upload", pipe.readable);
        upload.detach();
        for (int i = 0; i < 30; ++i) {
            QCOMPARE(ask(pipe.writable.write(QByteArray(100'000, 'x'))), u"undefined"_s);
            QCOMPARE(ask(m_api.call("square", i)), QString::number(i * i));
        }
        QVERIFY(!upload.isSettled());
        QCOMPARE(ask(pipe.writable.close()), u"undefined"_s);
        QCOMPARE(ask(upload), u"3000000"_s);
    }

    void uploadIsHeldBackWhileTheServerDoesNotRead()
    {
        const auto reads = std::make_shared<int>(0);
        const RpcPromise upload =
            m_api.call("uploadWhenTold", RpcReadable::fromSource(std::make_unique<CountingSource>(200, reads)));
        upload.detach();
        for (int i = 0; i < 20; ++i)
            QCOMPARE(ask(m_api.call("square", i)), QString::number(i * i));
        QVERIFY2(*reads > 0 && *reads < 100, qPrintable(QString::number(*reads)));
        QCOMPARE(ask(m_api.call("goOn")), u"undefined"_s);
        QCOMPARE(ask(upload), QString::number(200 * 65'536));
        QCOMPARE(*reads, 201);
    }

    void downloadIsHeldBackWhileWeDoNotRead()
    {
        const Outcome outcome = settle(m_api.call("downloadBytes", 200));
        const auto stream = fromValue<RpcReadable>(std::get<Value>(outcome));
        const qint64 before = m_coverage.bytesOf(Side::B);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(ask(m_api.call("square", i)), QString::number(i * i));
        const qint64 came = m_coverage.bytesOf(Side::B) - before;
        QVERIFY2(came < 100 * 65'536, qPrintable(QString::number(came)));
        QCOMPARE(settle(stream.readAll()), Outcome(Value(QByteArray(200 * 65'536, '\0'))));
    }

    void chunksMayBeCapabilities()
    {
        const Outcome outcome = settle(m_api.call("makeCounters", 3));
        const auto drain = [](RpcReadable all) -> RpcResult<QList<double>> {
            QList<double> seen;
            while (const RpcChunk chunk = co_await all.read()) {
                const RpcStub counter = chunk.as<RpcStub>();
                seen << co_await counter.call<double>("increment", 10);
            }
            co_return seen;
        };
        QCOMPARE(ask(drain(fromValue<RpcReadable>(std::get<Value>(outcome)))), u"[10, 11, 12]"_s);
    }

    void limitsOfTheServerAreKept_data()
    {
        QTest::addColumn<Value>("allowed");
        QTest::addColumn<Value>("refused");
        QTest::addColumn<QString>("error");
        const auto nested = [](int depth) {
            Value value = 1;
            for (int i = 0; i < depth; ++i)
                value = Value::object({{u"a"_s, value}});
            return value;
        };
        const auto digits = [](int count) {
            BigInt result;
            BigInt::fromText(u'1' + QString(count - 1, u'0'), &result);
            return Value(result);
        };
        QTest::newRow("depth") << nested(17) << nested(21)
                               << u"TypeError: Deserialization exceeded maximum allowed message depth of 20."_s;
        QTest::newRow("digits") << digits(40) << digits(41)
                                << u"TypeError: Deserialized bigint exceeds maximum length of 40 digits."_s;
        QTest::newRow("size") << Value(QString(2900, u'\u20ac')) << Value(QString(3000, u'x'))
                              << u"TypeError: Incoming message exceeds maximum size of 3000 UTF-16 code units."_s;
    }
    void limitsOfTheServerAreKept()
    {
        m_mayEndOtherwise = true;
        QFETCH(Value, allowed);
        QFETCH(Value, refused);
        QFETCH(QString, error);
        ReferenceServer server;
        QVERIFY2(server.start(u"20,40,3000"_s), qPrintable(server.errors()));
        QVERIFY(server.connectWith(options()));
        QCOMPARE(settle(server.main().call("echo", allowed)), Outcome(allowed));
        QCOMPARE(ask(server.main().call("returnNumber", refused)), u"! "_s + error);
        QCOMPARE(server.whyBroken(), error);
    }

    void limitsOfOursAreKept_data() { limitsOfTheServerAreKept_data(); }
    void limitsOfOursAreKept()
    {
        m_mayEndOtherwise = true;
        QFETCH(Value, allowed);
        QFETCH(Value, refused);
        QFETCH(QString, error);
        RpcSessionOptions limited = options();
        limited.limits = {20, 40, 3000};
        QVERIFY(m_server.connectWith(limited));
        QCOMPARE(settle(m_server.main().call("echo", allowed)), Outcome(allowed));
        QCOMPARE(ask(m_server.main().call("echo", refused)), u"! "_s + error);
        QCOMPARE(m_server.whyBroken(), error); // told by an abort message
    }

    void abortOfTheServer()
    {
        m_mayEndOtherwise = true;
        RpcSession &session = *m_server.session();
        QSignalSpy broken(&session, &RpcSession::broken);
        const RpcPromise pending = m_api.call("hang");
        // An expression that the reference does not know makes it abort.
        const RpcPromise refused = m_api.call("echo", Value(Bytes{"abc"_ba, Bytes::Container::Int16Array}));
        const QString text = u"TypeError: Invalid byte length 3 for Int16Array; expected a multiple of 2"_s;
        QCOMPARE(ask(pending), u"! "_s + text);
        QCOMPARE(ask(refused), u"! "_s + text);
        QTRY_COMPARE(broken.count(), 1);
        QCOMPARE(m_server.whyBroken(), text);
    }

    // After all of them: both sides sent every message and every expression that there is.
    void everythingCrossedTheWire()
    {
        QCOMPARE(m_coverage.missing(Side::A).join(u' '), QString());
        QCOMPARE(m_coverage.missing(Side::B).join(u' '), QString());
    }
};

QTEST_GUILESS_MAIN(InteropValuesTest)
#include "tst_interopvalues.moc"
