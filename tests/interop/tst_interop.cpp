// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "peerprocess.h"
#include "referenceserver.h"
#include "rpcpromise.h"
#include "rpcsession.h"
#include "rpcstream.h"
#include "rpctarget.h"
#include "settle.h"
#include "tap.h"
#include "websockettransport.h"

#include <QtNetwork/QNetworkRequest>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

class LocalCounter : public RpcTarget
{
    Q_OBJECT
public:
    explicit LocalCounter(int *disposals) : m_disposals(disposals) { }
    Q_INVOKABLE double increment(double by = 1) { return m_value += by; }

protected:
    void disposed() override { ++*m_disposals; }

private:
    double m_value = 0;
    int *m_disposals;
};

class Records : public RecordSink
{
public:
    void record(Record &&record) override { list.append(record); }
    QList<Record> list;
};

} // namespace

class InteropTest : public QObject
{
    Q_OBJECT

    ReferenceServer m_server;
    Records m_records; // outlives the session
    RpcStub m_api;
    bool m_mayEndOtherwise = false; // this test breaks its session on purpose

    void connectWith(const RpcSessionOptions &options)
    {
        m_api = {};
        QVERIFY(m_server.connectWith(options));
        m_api = m_server.main();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.errors())); }

    void init()
    {
        m_mayEndOtherwise = false;
        m_records.list.clear();
        connectWith({});
    }

    void cleanup()
    {
        if (!m_mayEndOtherwise && !QTest::currentTestFailed())
            QVERIFY2(m_server.bothAtRest(), "a table holds more than the main interface");
        m_api = {};
        m_server.disconnect();
    }

    void plainCalls()
    {
        QCOMPARE(ask(m_api.call("square", 5)), u"25"_s);
        QCOMPARE(ask(m_api.call("returnNull")), u"null"_s);
        QCOMPARE(ask(m_api.call("returnUndefined")), u"undefined"_s);
        QCOMPARE(ask(m_api.call("returnNumber", 0.1)), u"0.10000000000000001"_s);
        QCOMPARE(ask(m_api.call("generateFibonacci", 10)), u"[0, 1, 1, 2, 3, 5, 8, 13, 21, 34]"_s);
    }

    void aStubOfTheServerMayBePassedToIt()
    {
        QCOMPARE(ask(m_api.call("callSquare", m_api, 7)), u"{result: 49}"_s);
        const RpcPromise counter = m_api.call("makeCounter", 10);
        QCOMPARE(ask(m_api.call("incrementCounter", counter, 5)), u"15"_s); // as a promise
        const Outcome outcome = settle(counter);
        const RpcStub stub = RpcStub::fromValue(std::get<Value>(outcome));
        QCOMPARE(ask(m_api.call("incrementCounter", stub)), u"16"_s); // as a stub
        QCOMPARE(ask(stub["value"]), u"16"_s);
    }

    void aFunctionOfOursIsCalled()
    {
        QCOMPARE(ask(m_api.call(
                     "callFunction", [](double i) { return i * 2; }, 21)),
                 u"{result: 42}"_s);
    }

    void callsArePipelined()
    {
        RpcSessionOptions options;
        options.tap = &m_records;
        connectWith(options);
        const RpcPromise user = m_api.call("authenticate", "secret");
        QCOMPARE(ask(user.call("profile")), u"{id: 1, name: \"Ada\"}"_s);
        // Both calls left before the first answer came.
        qsizetype sent = 0;
        for (const Record &record : std::as_const(m_records.list)) {
            if (record.kind != Record::Kind::Message)
                continue;
            if (record.from == Side::B)
                break;
            if (record.text.startsWith("[\"push\""))
                ++sent;
        }
        QCOMPARE(sent, 2);
    }

    void anErrorComesWithItsType()
    {
        QCOMPARE(ask(m_api.call("throwError")), u"! RangeError: test error"_s);
        QCOMPARE(ask(m_api.call("throwTyped", "SyntaxError", "on purpose")), u"! SyntaxError: on purpose"_s);
        QCOMPARE(ask(m_api.call("noSuchMethod")), u"! TypeError: 'noSuchMethod' is not a function."_s);
        QCOMPARE(ask(m_api.call("authenticate", "guess").call("profile")), u"! Error: wrong token"_s);
    }

    void aCounterKeepsItsStateAndItsOrder()
    {
        const RpcPromise counter = m_api.call("makeCounter", 0);
        QList<RpcPromise> calls;
        for (int i = 0; i < 200; ++i)
            calls << counter.call("increment");
        for (int i = 0; i < 200; ++i)
            QCOMPARE(ask(calls.at(i)), QString::number(i + 1));
    }

    void theServerCallsBack()
    {
        QList<int> seen;
        QCOMPARE(ask(m_api.call("subscribe", bind(this, [&seen](int i) { seen << i; }), 5)), u"5"_s);
        QCOMPARE(seen, (QList<int>{1, 2, 3, 4, 5}));
    }

    void anErrorInACallbackReachesTheServerAndComesBack()
    {
        const auto fail = [](int) { throw RpcError::typeError(u"callback failed"_s); };
        QCOMPARE(ask(m_api.call("subscribe", fail, 5)), u"! TypeError: callback failed"_s);
    }

    void aTargetOfOursComesBackAsItself()
    {
        int disposals = 0;
        {
            const Outcome outcome = settle(m_api.call("identity", new LocalCounter(&disposals)));
            QVERIFY2(std::holds_alternative<Value>(outcome), qPrintable(show(outcome)));
            const RpcStub stub = RpcStub::fromValue(std::get<Value>(outcome).value(u"stub"));
            QCOMPARE(ask(stub.call("increment", 3)), u"3"_s);
            QVERIFY2(!stub.describe().startsWith("import"_L1), qPrintable(stub.describe()));
            QCOMPARE(disposals, 0);
        }
        QTRY_COMPARE(disposals, 1);
    }

    void theServerHoldsAStubOfOursUntilItReleasesIt()
    {
        int disposals = 0;
        QCOMPARE(ask(m_api.call("hold", new LocalCounter(&disposals))), u"undefined"_s);
        QVERIFY(m_server.session()->stats().exports > 1);
        QCOMPARE(disposals, 0);
        QCOMPARE(ask(m_api.call("releaseHeld")), u"undefined"_s);
        QTRY_COMPARE(disposals, 1);
    }

    void theServerSeesThatWeDispose()
    {
        const Outcome outcome = settle(m_api.call("makeTracked"));
        QCOMPARE(ask(m_api.call("disposedCount")), u"0"_s);
        const RpcStub tracked = RpcStub::fromValue(std::get<Value>(outcome));
        tracked.dispose();
        QCOMPARE(ask(m_api.call("disposedCount")), u"1"_s);
    }

    void theServerSeesThatTheLastHandleWent()
    {
        {
            const Outcome outcome = settle(m_api.call("makeTracked"));
            QVERIFY(std::holds_alternative<Value>(outcome));
        }
        QCOMPARE(ask(m_api.call("disposedCount")), u"1"_s);
    }

    void valuesSurviveTheRoundTrip()
    {
        QString lone = u"lone "_s;
        lone += QChar(0xD800);
        Value value = Value::object({
            {u"text"_s, u"\u00e9\u20ac\U0001F600"_s},
            {u"lone"_s, lone},
            {u"numbers"_s, Value::array({0, -1.5, 1e300, 9007199254740991.0})},
            {u"infinity"_s, qInf()},
            {u"date"_s, Date{1234567890123.0}},
            {u"bytes"_s, QByteArray("\x00\x7f\xff", 3)},
            {u"error"_s, RpcError::rangeError(u"as a value"_s)},
            {u"empty"_s, Value::array({Value::array(), Value::object(), u""_s, nullptr, Value(), true})},
        });
        BigInt large;
        QVERIFY(BigInt::fromText(u"-123456789012345678901234567890", &large));
        value.insert(u"bigint"_s, large);
        QCOMPARE(ask(m_api.call("echo", value)), show(value));
        QCOMPARE(ask(m_api.call("echo", qQNaN())), show(Value(qQNaN())));
    }

    void aLargeTextSurvivesTheRoundTrip()
    {
        const QString text(5'000'000, u'\u20ac');
        const Outcome outcome = settle(m_api.call("echo", text));
        QVERIFY2(std::holds_alternative<Value>(outcome), qPrintable(show(outcome).left(200)));
        QVERIFY(std::get<Value>(outcome).toString() == text);
    }

    void theServerMapsForUs()
    {
        int disposals = 0;
        const RpcStub mine(new LocalCounter(&disposals));
        const RpcPromise numbers = m_api.call("generateFibonacci", 5);
        const RpcPromise mapped = numbers.map([&](RpcPromise i) {
            const RpcPromise counter = m_api.call("makeCounter", i);
            return Value::array(
                {toValue(counter.call("increment", 1)), toValue(counter["value"]), toValue(mine.call("increment", i)),
                 toValue(m_api.call("generateFibonacci", i).map([&](RpcPromise j) { return m_api.call("square", j); }))});
        });
        QCOMPARE(ask(mapped), u"[[1, 1, 0, []], [2, 2, 1, [0]], [2, 2, 2, [0]], [3, 3, 4, [0, 1]], [4, 4, 7, [0, 1, 1]]]"_s);
        const auto square = [&](RpcPromise i) { return m_api.call("square", i); };
        QCOMPARE(ask(m_api.call("returnNumber", 3).map(square)), u"9"_s);
        QCOMPARE(ask(m_api.call("returnNull").map(square)), u"null"_s);
        QCOMPARE(ask(m_api.call("throwError").map(square)), u"! RangeError: test error"_s);
    }

    void bytesAreUploadedAndNumbersDownloaded()
    {
        QCOMPARE(ask(m_api.call("upload", RpcReadable::fromBytes(QByteArray(3'000'000, 'x')))), u"3000000"_s);
        const Outcome outcome = settle(m_api.call("download", 1000));
        QVERIFY2(std::holds_alternative<Value>(outcome), qPrintable(show(outcome)));
        const auto sum = [](RpcReadable stream) -> RpcResult<double> {
            double total = 0;
            while (const RpcChunk chunk = co_await stream.read())
                total += chunk.as<double>();
            co_return total;
        };
        QCOMPARE(ask(sum(fromValue<RpcReadable>(std::get<Value>(outcome)))), u"499500"_s);
    }

    void aDownloadThatIsDroppedIsCanceled()
    {
        const Outcome outcome = settle(m_api.call("download", 1000));
        QVERIFY2(std::holds_alternative<Value>(outcome), qPrintable(show(outcome)));
        const auto stream = fromValue<RpcReadable>(std::get<Value>(outcome));
        QVERIFY(std::holds_alternative<Value>(settle(stream.read())));
    }

    void theServerWritesIntoAStreamOfOurs()
    {
        const RpcPipe pipe = RpcPipe::create();
        const RpcPromise count = m_api.call("countInto", pipe.writable, 3);
        QStringList seen;
        while (true) {
            const Outcome outcome = settle(pipe.readable.read());
            QVERIFY2(std::holds_alternative<Value>(outcome), qPrintable(show(outcome)));
            const auto chunk = fromValue<RpcChunk>(std::get<Value>(outcome));
            if (!chunk)
                break;
            seen << show(chunk.value);
        }
        QCOMPARE(seen, (QStringList{u"0"_s, u"1"_s, u"2"_s}));
        QCOMPARE(ask(count), u"3"_s);
    }

    void blobsTravelBothWays()
    {
        const Outcome outcome = settle(m_api.call("reverse", RpcBlob{u"text/plain"_s, QByteArray("abc").repeated(50'000)}));
        QVERIFY2(std::holds_alternative<Value>(outcome), qPrintable(show(outcome)));
        const BlobData blob = std::get<Value>(outcome).toBlob();
        QCOMPARE(blob.type, u"text/plain"_s);
        QVERIFY(blob.data == QByteArray("cba").repeated(50'000));
    }

    void anErrorOfOurSourceReachesTheServer()
    {
        const RpcPipe pipe = RpcPipe::create();
        const RpcPromise size = m_api.call("upload", pipe.readable);
        QCOMPARE(ask(pipe.writable.write(QByteArray("abc"))), u"undefined"_s);
        pipe.writable.abort(RpcError::rangeError(u"source failed"_s));
        QCOMPARE(ask(size), u"! RangeError: source failed"_s);
    }

    void closingEndsTheSessionAtTheServer()
    {
        m_mayEndOtherwise = true;
        QSignalSpy closed(m_server.session(), &RpcSession::closed);
        QSignalSpy broken(m_server.session(), &RpcSession::broken);
        const RpcPromise pending = m_api.call("hang");
        m_server.session()->close();
        QVERIFY(ask(pending).startsWith(u"! "));
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(broken.count(), 0);
        QVERIFY(m_server.hasNoSession());
    }

    void aServerThatIsKilledBreaksWhatIsPending()
    {
        m_mayEndOtherwise = true;
        PeerProcess server;
        QVERIFY(server.startScript(u"server.mjs"_s));
        std::unique_ptr<RpcSession> session(RpcSession::connectTo(server.waitForUrl()));
        QSignalSpy broken(session.get(), &RpcSession::broken);
        QSignalSpy closed(session.get(), &RpcSession::closed);
        const RpcStub api = session->remoteMain();
        const RpcPromise pending = api.call("hang");
        QCOMPARE(ask(api.call("square", 3)), u"9"_s);
        server.kill();
        const QString error = ask(pending);
        QVERIFY2(error.startsWith("! Error: Peer closed WebSocket: 1006 "_L1), qPrintable(error));
        QCOMPARE(ask(api.call("square", 3)), error);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(broken.count(), 1);
    }

    void garbageFromTheServerIsRefused()
    {
        m_mayEndOtherwise = true;
        const RpcPromise pending = m_api.call("hang");
        QCOMPARE(ask(m_api.call("square", 3)), u"9"_s);
        m_server.sendRaw(u"[\"nonsense\",1]"_s);
        QCOMPARE(ask(pending), u"! Error: bad RPC message: [\"nonsense\",1]"_s);
        QCOMPARE(m_server.whyBroken(), u"Error: bad RPC message: [\"nonsense\",1]"_s);
    }

    void aBinaryFrameFromTheServerIsRefused()
    {
        m_mayEndOtherwise = true;
        const RpcPromise pending = m_api.call("hang");
        QCOMPARE(ask(m_api.call("square", 3)), u"9"_s);
        m_server.sendBinary();
        QVERIFY(ask(pending).startsWith(u"! "));
        QVERIFY(!m_server.whyBroken().startsWith(u'('));
    }

    void anAbortOfTheServerIsNotEchoed()
    {
        m_mayEndOtherwise = true;
        RpcSessionOptions options;
        options.tap = &m_records;
        connectWith(options);
        const RpcPromise pending = m_api.call("hang");
        QCOMPARE(ask(m_api.call("square", 3)), u"9"_s);
        m_server.sendRaw(u"[\"abort\",[\"error\",\"RangeError\",\"enough\"]]"_s);
        QCOMPARE(ask(pending), u"! RangeError: enough"_s);
        QTRY_VERIFY(!m_records.list.isEmpty() && m_records.list.last().kind == Record::Kind::Closed);
        for (const Record &record : std::as_const(m_records.list))
            QVERIFY(record.from == Side::B || !record.text.startsWith("[\"abort\""));
    }

    void theReferencesAbortBreaksUs()
    {
        m_mayEndOtherwise = true;
        auto *transport = new WebSocketTransport(QNetworkRequest(m_server.url()));
        RpcSession session(transport);
        QSignalSpy broken(&session, &RpcSession::broken);
        const RpcStub api = session.remoteMain();
        QCOMPARE(ask(api.call("square", 3)), u"9"_s);
        const RpcPromise pending = api.call("hang");
        transport->send("[\"pull\",77]"_ba); // behind the session's back
        QCOMPARE(ask(pending), u"! Error: no such export ID: 77"_s);
        QTRY_COMPARE(broken.count(), 1);
    }

    void aMessageOverOurLimitIsRefusedWithTheReferencesWords()
    {
        m_mayEndOtherwise = true;
        RpcSessionOptions options;
        options.limits.maxMessageSize = 1000;
        connectWith(options);
        const QString text = u"TypeError: Incoming message exceeds maximum size of 1000 UTF-16 code units."_s;
        QCOMPARE(ask(m_api.call("echo", QString(990, u'x'))), u"! "_s + text);
        QCOMPARE(m_server.whyBroken(), text);
    }

    void anErrorOfOursToldByAbortReachesTheServer()
    {
        m_mayEndOtherwise = true;
        QCOMPARE(ask(m_api.call("square", 3)), u"9"_s);
        m_server.session()->abort(RpcError::syntaxError(u"that will do"_s));
        QCOMPARE(m_server.whyBroken(), u"SyntaxError: that will do"_s);
    }
};

QTEST_GUILESS_MAIN(InteropTest)
#include "tst_interop.moc"
