// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencestreams.h"
#include "referencetargets.h"

using namespace Reference;

/// \file
/// Streams that are passed and returned: what is written arrives, in order, and so do ends and errors.

namespace {

/// Works on the streams that it is given. Each method is a coroutine, as an application would write it.
class StreamTarget : public RpcTarget
{
    Q_OBJECT
public:
    /// Writes all items of \a chunks, one after the other, then closes.
    Q_INVOKABLE QtCapnWeb::RpcPromise writeAll(QtCapnWeb::RpcWritable stream, QtCapnWeb::Value chunks)
    {
        for (const Value &chunk : chunks.items()) {
            co_await stream.writeValue(chunk);
            ++written;
        }
        co_await stream.close();
        co_return u"done"_s;
    }
    /// The same with all writes begun before any is awaited.
    Q_INVOKABLE QtCapnWeb::RpcPromise writeAllAtOnce(QtCapnWeb::RpcWritable stream, QtCapnWeb::Value chunks)
    {
        QList<RpcPromise> writes;
        for (const Value &chunk : chunks.items())
            writes.append(stream.writeValue(chunk));
        co_await all(writes);
        co_await stream.close();
        co_return u"done"_s;
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise writeNested(QtCapnWeb::Value data)
    {
        const auto stream = fromValue<RpcWritable>(data.value(u"stream"));
        co_await stream.write(data.value(u"label").toString() + u": hello"_s);
        co_await stream.close();
        co_return u"done"_s;
    }
    Q_INVOKABLE void writeAndForget(const QtCapnWeb::RpcWritable &stream) { stream.write(u"data"_s); }
    Q_INVOKABLE QtCapnWeb::RpcPromise writeAndAbort(QtCapnWeb::RpcWritable stream)
    {
        co_await stream.write(u"data"_s);
        co_await stream.abort(RpcError(u"User requested abort"_s));
        co_return Value();
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise writeManyTimes(QtCapnWeb::RpcWritable stream, QString chunk, int times)
    {
        for (int i = 0; i < times; ++i) {
            ++begun;
            co_await stream.write(chunk);
            ++written;
        }
        co_await stream.close();
        co_return Value();
    }

    /// All chunks, and how the stream ended.
    Q_INVOKABLE QtCapnWeb::RpcPromise readAll(QtCapnWeb::RpcReadable stream)
    {
        QList<Value> chunks;
        try {
            while (const RpcChunk chunk = co_await stream.read())
                chunks.append(chunk.value);
        } catch (const RpcError &error) {
            co_return Value::object({{u"chunks"_s, Value::array(chunks)}, {u"error"_s, error.toString()}});
        }
        co_return Value::array(chunks);
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise readNested(QtCapnWeb::Value data)
    {
        const auto stream = fromValue<RpcReadable>(data.value(u"stream"));
        const RpcChunk chunk = co_await stream.read();
        const RpcChunk end = co_await stream.read();
        co_return data.value(u"label").toString() + u": "_s + chunk.as<QString>() + (end ? u"…"_s : u""_s);
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise readOne(QtCapnWeb::RpcReadable stream)
    {
        const RpcChunk chunk = co_await stream.read();
        stream.cancel();
        co_return chunk.value;
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise sum(QtCapnWeb::RpcReadable stream)
    {
        double sum = 0;
        while (const RpcChunk chunk = co_await stream.read())
            sum += chunk.as<double>();
        co_return sum;
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise process(QtCapnWeb::RpcReadable input, QtCapnWeb::RpcWritable output)
    {
        while (const RpcChunk chunk = co_await input.read())
            co_await output.write(u"processed: "_s + chunk.as<QString>());
        co_await output.close();
        co_return u"done"_s;
    }
    /// Calls what it reads.
    Q_INVOKABLE QtCapnWeb::RpcPromise useChunks(QtCapnWeb::RpcReadable stream)
    {
        QList<Value> results;
        while (const RpcChunk chunk = co_await stream.read()) {
            const auto counter = chunk.as<RpcStub>();
            results.append(co_await counter.call("increment", 5));
            results.append(co_await counter["value"]);
        }
        co_return Value::array(results);
    }

    Q_INVOKABLE QtCapnWeb::RpcReadable getStream() { return RpcReadable::fromChunks({u"from"_s, u"server"_s}); }
    Q_INVOKABLE QtCapnWeb::RpcReadable getUnread() { return readable({u"chunk-1"_s, u"chunk-2"_s}, &source, Source::End::Never); }
    Q_INVOKABLE QtCapnWeb::RpcReadable getCounters()
    {
        return RpcReadable::fromChunks({toValue(new Counter(1)), toValue(new Counter(2))});
    }

    int begun = 0;
    int written = 0;
    Source::Log source;
};

const Value AllKinds = Value::array({Value::object({{u"name"_s, u"test"_s}, {u"value"_s, 42}}), Value::array({1, 2, 3}),
                                     Date{1234567890000}, "bytes"_ba, Value()});

} // namespace

class ReferenceStreamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        settle();
        QCOMPARE(Counter::alive, 0);
    }

    // --- Writables

    void aWritableIsWrittenTo()
    {
        Pair pair(new StreamTarget);
        Sink::Log log;
        wait(pair.api().call("writeAll", writable(&log), Value::array({u"hello"_s, u"world"_s})));
        QCOMPARE(log.chunks, QList<Value>({u"hello"_s, u"world"_s}));
        QCOMPARE(log.ends, QStringList(u"close"_s));
        VERIFY_AT_REST(pair);
    }

    void chunksMayBeAnyValue()
    {
        Pair pair(new StreamTarget);
        Sink::Log log;
        wait(pair.api().call("writeAll", writable(&log), AllKinds));
        QCOMPARE(Value::array(log.chunks), AllKinds);
        VERIFY_AT_REST(pair);
    }

    void anErrorOfTheSinkReachesTheWriter()
    {
        Pair pair(new StreamTarget);
        Sink::Log log;
        log.failFrom = 3;
        log.failure = u"Write limit exceeded"_s;
        QCOMPARE(errorOf(pair.api().call("writeAll", writable(&log), Value::array({u"first"_s, u"second"_s, u"third"_s}))),
                 u"Error: Write limit exceeded"_s);
        QCOMPARE(log.writes, 3);
        QCOMPARE(log.ends, QStringList());
        VERIFY_AT_REST(pair);
    }

    void aWritableThatIsForgottenIsAborted()
    {
        Pair pair(new StreamTarget);
        Sink::Log log;
        wait(pair.api().call("writeAndForget", writable(&log)));
        QTRY_COMPARE(log.ends.size(), 1);
        QVERIFY2(log.ends.first().contains(u"disposed without calling close"_s), qPrintable(log.ends.first()));
        QCOMPARE(log.chunks, QList<Value>({u"data"_s})); // What was written before arrived.
        VERIFY_AT_REST(pair);
    }

    void aWritableIsAbortedWithItsSession()
    {
        auto *target = new StreamTarget;
        Pair pair(target);
        Sink::Log log;
        pair.clientEnd->hold();
        const RpcPromise writing = pair.api().call("writeManyTimes", writable(&log), u"data"_s, 5);
        QTRY_VERIFY(target->begun > 0);
        pair.api().dispose();
        QCOMPARE(log.ends.size(), 1);
        QVERIFY2(log.ends.first().contains(u"disposed without calling close"_s), qPrintable(log.ends.first()));
        QCOMPARE(errorOf(writing), u"Error: RPC session was shut down by disposing the main stub"_s);
    }

    void anAbortReachesTheSink()
    {
        Pair pair(new StreamTarget);
        Sink::Log log;
        wait(pair.api().call("writeAndAbort", writable(&log)));
        QTRY_COMPARE(log.ends, QStringList(u"abort: Error: User requested abort"_s));
        QCOMPARE(log.chunks, QList<Value>({u"data"_s}));
        VERIFY_AT_REST(pair);
    }

    void aWritableStandsWithinAnObject()
    {
        Pair pair(new StreamTarget);
        Sink::Log log;
        const Value data = Value::object({{u"stream"_s, toValue(writable(&log))}, {u"label"_s, u"test"_s}});
        QCOMPARE(waitFor<QString>(pair.api().call("writeNested", data)), u"done"_s);
        QCOMPARE(log.chunks, QList<Value>({u"test: hello"_s}));
        VERIFY_AT_REST(pair);
    }

    void writesThatAreNotAwaitedKeepTheirOrder()
    {
        Pair pair(new StreamTarget);
        Sink::Log log;
        log.isSlow = true;
        const Value numbers = Value::array({0, 1, 2, 3, 4});
        wait(pair.api().call("writeAllAtOnce", writable(&log), numbers));
        QCOMPARE(Value::array(log.chunks), numbers);
        VERIFY_AT_REST(pair);
    }

    void aFullWindowHoldsTheWriterBack()
    {
        auto *target = new StreamTarget;
        Pair pair(target);
        Sink::Log log;
        // The call gets through, but nothing that the server writes arrives, so nothing is acknowledged.
        pair.clientEnd->hold();
        const RpcPromise writing = pair.api().call("writeManyTimes", writable(&log), QString(40000, u'x'), 20);
        settle();
        // 256 KiB are 6.5 writes of 40 kB.
        QVERIFY2(target->begun >= 5 && target->begun <= 10, qPrintable(QString::number(target->begun)));
        QCOMPARE(log.writes, 0);
        pair.clientEnd->release();
        wait(writing);
        QCOMPARE(target->begun, 20);
        QCOMPARE(log.chunks.size(), 20);
        QCOMPARE(log.ends, QStringList(u"close"_s));
        VERIFY_AT_REST(pair);
    }

    void writesAreStreamMessages()
    {
        Pair pair(new StreamTarget);
        Sink::Log log;
        wait(pair.api().call("writeAll", writable(&log), Value::array({u"hello"_s, u"world"_s})));
        VERIFY_AT_REST(pair);
        QCOMPARE(log.chunks.size(), 2);
        QCOMPARE(pair.serverEnd->count("[\"stream\""), 3); // two writes and a close
        QCOMPARE(pair.serverEnd->count("[\"push\""), 0);
        QCOMPARE(pair.serverEnd->count("[\"pull\""), 0);
        // The client pulls and releases its call, and nothing of the stream but the writable, which the server releases.
        QCOMPARE(pair.clientEnd->count("[\"pull\""), 1);
        QCOMPARE(pair.clientEnd->count("[\"release\""), 1);
        QCOMPARE(pair.serverEnd->count("[\"release\""), 1);
    }

    void aFailureUnblocksAWriterThatWaitsForRoom()
    {
        auto *target = new StreamTarget;
        Pair pair(target);
        Sink::Log log;
        log.failFrom = 2;
        log.failure = u"Simulated write failure"_s;
        pair.clientEnd->hold();
        const RpcPromise writing = pair.api().call("writeManyTimes", writable(&log), QString(100000, u'x'), 20);
        settle();
        QVERIFY(target->begun < 20 && target->written < target->begun); // it waits
        pair.clientEnd->release();
        QCOMPARE(errorOf(writing), u"Error: Simulated write failure"_s);
        QVERIFY(target->begun < 20);
        VERIFY_AT_REST(pair);
    }

    // --- Readables

    void aReadableIsRead_data();
    void aReadableIsRead();

    void aReadableIsReturned()
    {
        Pair pair(new StreamTarget);
        {
            const auto stream = waitFor<RpcReadable>(pair.api().call("getStream"));
            QCOMPARE(waitFor<RpcChunk>(stream.read()).value, Value(u"from"_s));
            QCOMPARE(waitFor<RpcChunk>(stream.read()).value, Value(u"server"_s));
            QVERIFY(waitFor<RpcChunk>(stream.read()).isEnd);
        }
        VERIFY_AT_REST(pair);
    }

    void aReadableStandsWithinAnObject()
    {
        Pair pair(new StreamTarget);
        const Value data =
            Value::object({{u"stream"_s, toValue(RpcReadable::fromChunks({u"nested"_s}))}, {u"label"_s, u"test"_s}});
        QCOMPARE(waitFor<QString>(pair.api().call("readNested", data)), u"test: nested"_s);
        VERIFY_AT_REST(pair);
    }

    void aReaderThatHasEnoughCancels()
    {
        Pair pair(new StreamTarget);
        Source::Log log;
        QCOMPARE(wait(pair.api().call("readOne", readable({u"first"_s, u"second"_s}, &log, Source::End::Never))),
                 Value(u"first"_s));
        QTRY_COMPARE(log.cancels, 1);
        VERIFY_AT_REST(pair);
    }

    void anErrorOfTheSourceReachesTheReader()
    {
        Pair pair(new StreamTarget);
        Source::Log log;
        const Value result = wait(pair.api().call("readAll", readable({u"ok"_s}, &log, Source::End::Error)));
        QCOMPARE(result.value(u"chunks"), Value::array({u"ok"_s}));
        QCOMPARE(result.value(u"error"), Value(u"Error: Stream failed"_s));
        VERIFY_AT_REST(pair);
    }

    void manyChunksAreRead()
    {
        Pair pair(new StreamTarget);
        QList<Value> numbers;
        for (int i = 0; i < 100; ++i)
            numbers.append(i);
        QCOMPARE(waitFor<double>(pair.api().call("sum", RpcReadable::fromChunks(numbers))), 4950.0);
        VERIFY_AT_REST(pair);
    }

    void bothKindsInOneMessage()
    {
        Pair pair(new StreamTarget);
        Sink::Log log;
        QCOMPARE(waitFor<QString>(pair.api().call("process", RpcReadable::fromChunks({u"input"_s}), writable(&log))), u"done"_s);
        QCOMPARE(log.chunks, QList<Value>({u"processed: input"_s}));
        QCOMPARE(log.ends, QStringList(u"close"_s));
        VERIFY_AT_REST(pair);
    }

    void aResultThatIsDroppedCancelsItsStream()
    {
        auto *target = new StreamTarget;
        Pair pair(target);
        {
            const RpcPromise result = pair.api().call("getUnread");
            wait(result);
            QCOMPARE(target->source.cancels, 0);
            result.dispose();
        }
        QTRY_COMPARE(target->source.cancels, 1);
        VERIFY_AT_REST(pair);
    }

    void chunksMayBeTargets()
    {
        Pair pair(new StreamTarget);
        const RpcReadable stream =
            RpcReadable::fromChunks({toValue(new Counter(1)), toValue(new Counter(2)), toValue(new Counter(3))});
        QCOMPARE(wait(pair.api().call("useChunks", stream)), Value::array({6, 6, 7, 7, 8, 8}));
        VERIFY_AT_REST(pair);
    }

    void chunksOfAResultMayBeTargets()
    {
        Pair pair(new StreamTarget);
        {
            const auto stream = waitFor<RpcReadable>(pair.api().call("getCounters"));
            for (int i = 1; i <= 2; ++i) {
                const auto counter = waitFor<RpcChunk>(stream.read()).as<RpcStub>();
                QCOMPARE(waitFor<int>(counter.call("increment", 5)), i + 5);
                QCOMPARE(waitFor<int>(counter["value"]), i + 5);
            }
            QVERIFY(waitFor<RpcChunk>(stream.read()).isEnd);
        }
        VERIFY_AT_REST(pair);
    }

    // --- What a writable is asked for that it does not offer

    void argumentsOfWrongCallsAreDropped_data();
    void argumentsOfWrongCallsAreDropped();
};

void ReferenceStreamsTest::aReadableIsRead_data()
{
    QTest::addColumn<Value>("chunks");
    QTest::newRow("text") << Value::array({u"hello"_s, u"world"_s});
    QTest::newRow("nothing") << Value::array();
    QTest::newRow("any value") << AllKinds;
}

void ReferenceStreamsTest::aReadableIsRead()
{
    QFETCH(Value, chunks);
    Pair pair(new StreamTarget);
    QCOMPARE(wait(pair.api().call("readAll", RpcReadable::fromChunks(chunks.items()))), chunks);
    VERIFY_AT_REST(pair);
}

void ReferenceStreamsTest::argumentsOfWrongCallsAreDropped_data()
{
    QTest::addColumn<QByteArray>("before"); // what the peer does first
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("error"); // part of it
    QTest::newRow("no method of it") << QByteArray() << QByteArray(R"(["not","a","method"])")
                                     << QByteArray("only supports direct method calls");
    QTest::newRow("closed before") << QByteArray(R"(["stream",["pipeline",-1,["close"],[]]])") << QByteArray(R"(["write"])")
                                   << QByteArray("\"error\"");
}

void ReferenceStreamsTest::argumentsOfWrongCallsAreDropped()
{
    // A peer that is no writer of ours, written by hand.
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, error);
    const auto [peer, end] = MemoryTransport::createPair();
    const std::unique_ptr<MemoryTransport> owner(peer);
    RpcSession client(end);
    QList<QByteArray> received;
    connect(peer, &Transport::received, this, [&received](const QByteArray &text) { received << text; });
    Sink::Log log;
    client.remoteMain().call("receive", writable(&log));
    QTRY_VERIFY(received.contains(R"(["push",["pipeline",0,["receive"],[["writable",-1]]]])"_ba));
    received.clear();
    int id = 1;
    if (!before.isEmpty()) {
        peer->send(before);
        ++id;
    }
    peer->send("[\"push\",[\"pipeline\",-1," + path + ",[[\"export\",-7]]]]");
    const QByteArray number = QByteArray::number(id);
    peer->send("[\"pull\"," + number + ']');
    const auto has = [&](const QByteArray &text) {
        return std::any_of(received.begin(), received.end(), [&](const QByteArray &each) { return each.startsWith(text); });
    };
    QTRY_VERIFY(has("[\"reject\"," + number));
    QTRY_VERIFY(has(R"(["release",-7,1])")); // the argument
    const auto reject = std::find_if(received.begin(), received.end(),
                                     [&](const QByteArray &text) { return text.startsWith("[\"reject\"," + number); });
    QVERIFY2(reject->contains(error), reject->constData());
    QCOMPARE(log.chunks, QList<Value>());
    peer->send("[\"release\"," + number + ",1]");
    peer->send(R"(["release",-1,1])");
    QTRY_COMPARE(client.stats(), SessionStats({1, 1}));
}

QTEST_GUILESS_MAIN(ReferenceStreamsTest)
#include "tst_referencestreams.moc"
