// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencestreams.h"
#include "referencetargets.h"

using namespace Reference;

/// \file
/// Streams and blobs that pass through more than one session, or none: what the reference's cases do for stubs.

namespace {

/// Offers streams, takes them, and keeps none.
class StreamTarget : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QtCapnWeb::RpcReadable getReadable() { return readable({u"a"_s, u"b"_s}, &source, end); }
    Q_INVOKABLE QtCapnWeb::RpcWritable getWritable() { return writable(&sink); }
    Q_INVOKABLE QtCapnWeb::BlobData getBlob() { return {u"text/plain"_s, "content"}; }
    Q_INVOKABLE QtCapnWeb::RpcPromise read(QtCapnWeb::RpcReadable stream)
    {
        QList<Value> chunks;
        while (const RpcChunk chunk = co_await stream.read())
            chunks.append(chunk.value);
        co_return Value::array(chunks);
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise readOne(QtCapnWeb::RpcReadable stream)
    {
        const RpcChunk chunk = co_await stream.read();
        co_return chunk.value;
    }
    Q_INVOKABLE QtCapnWeb::RpcPromise write(QtCapnWeb::RpcWritable stream, QtCapnWeb::Value chunk)
    {
        co_await stream.writeValue(chunk);
        co_await stream.close();
        co_return true;
    }
    Q_INVOKABLE QString readBlob(const QtCapnWeb::BlobData &blob) { return blob.type + u' ' + QString::fromUtf8(blob.data); }
    Q_INVOKABLE QtCapnWeb::Value echo(const QtCapnWeb::Value &value) { return value; }

    Source::Log source;
    Source::End end = Source::End::Good;
    Sink::Log sink;
};

const Value Both = Value::array({u"a"_s, u"b"_s});

/// Where the stream that is passed on goes to.
enum class To { Other, Same, Local };

} // namespace

Q_DECLARE_METATYPE(To)

class StreamRelaysTest : public QObject
{
    Q_OBJECT

    static void addWays()
    {
        QTest::addColumn<To>("to");
        QTest::addColumn<bool>("awaited");
        for (const bool awaited : {true, false}) {
            QTest::addRow("to another server%s", awaited ? "" : ", as a promise") << To::Other << awaited;
            QTest::addRow("back to its own%s", awaited ? "" : ", as a promise") << To::Same << awaited;
            QTest::addRow("to a target of ours%s", awaited ? "" : ", as a promise") << To::Local << awaited;
        }
    }
    /// The stub that \a to means.
    static RpcStub target(To to, const Pair &alice, const Pair &bob, const RpcStub &local)
    {
        return to == To::Other ? bob.api() : to == To::Same ? alice.api() : local;
    }

private Q_SLOTS:
    void cleanup()
    {
        settle();
        QCOMPARE(Counter::alive, 0);
    }

    void aReadableIsPassedOn_data() { addWays(); }
    void aReadableIsPassedOn()
    {
        QFETCH(To, to);
        QFETCH(bool, awaited);
        auto *origin = new StreamTarget;
        Pair alice(origin);
        Pair bob(new StreamTarget);
        {
            const RpcStub user = target(to, alice, bob, new StreamTarget);
            const RpcPromise source = alice.api().call("getReadable");
            const RpcPromise result = awaited ? user.call("read", wait(source)) : user.call("read", source);
            QCOMPARE(wait(result), Both);
        }
        VERIFY_AT_REST(alice);
        VERIFY_AT_REST(bob);
        QCOMPARE(origin->source.cancels, 0);
    }

    void aReadableThatIsPassedOnIsCanceled_data() { addWays(); }
    void aReadableThatIsPassedOnIsCanceled()
    {
        QFETCH(To, to);
        QFETCH(bool, awaited);
        auto *origin = new StreamTarget;
        origin->end = Source::End::Endless; // who writes no more is not told: a pipe says nothing but that a write failed
        Pair alice(origin);
        Pair bob(new StreamTarget);
        {
            const RpcStub user = target(to, alice, bob, new StreamTarget);
            const RpcPromise source = alice.api().call("getReadable");
            const RpcPromise result = awaited ? user.call("readOne", wait(source)) : user.call("readOne", source);
            QCOMPARE(wait(result), Value(u"a"_s));
        }
        QTRY_COMPARE(origin->source.cancels, 1);
        VERIFY_AT_REST(alice);
        VERIFY_AT_REST(bob);
    }

    void aReadableThatFailsFailsBehindIt_data() { addWays(); }
    void aReadableThatFailsFailsBehindIt()
    {
        QFETCH(To, to);
        QFETCH(bool, awaited);
        auto *origin = new StreamTarget;
        origin->end = Source::End::Error;
        Pair alice(origin);
        Pair bob(new StreamTarget);
        {
            const RpcStub user = target(to, alice, bob, new StreamTarget);
            const RpcPromise source = alice.api().call("getReadable");
            const RpcPromise result = awaited ? user.call("read", wait(source)) : user.call("read", source);
            QCOMPARE(errorOf(result), u"Error: Stream failed"_s);
        }
        VERIFY_AT_REST(alice);
        VERIFY_AT_REST(bob);
    }

    void aWritableIsPassedOn_data() { addWays(); }
    void aWritableIsPassedOn()
    {
        QFETCH(To, to);
        QFETCH(bool, awaited);
        auto *origin = new StreamTarget;
        Pair alice(origin);
        Pair bob(new StreamTarget);
        {
            const RpcStub user = target(to, alice, bob, new StreamTarget);
            const RpcPromise source = alice.api().call("getWritable");
            const RpcPromise result =
                awaited ? user.call("write", wait(source), u"chunk"_s) : user.call("write", source, u"chunk"_s);
            QVERIFY(waitFor<bool>(result));
            QCOMPARE(origin->sink.chunks, QList<Value>({u"chunk"_s}));
            QCOMPARE(origin->sink.ends, QStringList(u"close"_s));
        }
        VERIFY_AT_REST(alice);
        VERIFY_AT_REST(bob);
    }

    void aBlobIsPassedOn_data() { addWays(); }
    void aBlobIsPassedOn()
    {
        QFETCH(To, to);
        QFETCH(bool, awaited);
        Pair alice(new StreamTarget);
        Pair bob(new StreamTarget);
        {
            const RpcStub user = target(to, alice, bob, new StreamTarget);
            const RpcPromise source = alice.api().call("getBlob");
            const RpcPromise result = awaited ? user.call("readBlob", wait(source)) : user.call("readBlob", source);
            QCOMPARE(waitFor<QString>(result), u"text/plain content"_s);
        }
        VERIFY_AT_REST(alice);
        VERIFY_AT_REST(bob);
    }

    void streamsOfOursAreReturnedToUs()
    {
        Pair pair(new StreamTarget);
        Source::Log source;
        Sink::Log sink;
        {
            const RpcReadable back =
                waitFor<RpcReadable>(pair.api().call("echo", readable({u"a"_s, u"b"_s}, &source, Source::End::Good)));
            QCOMPARE(waitFor<RpcChunk>(back.read()).value, Value(u"a"_s));
            QCOMPARE(waitFor<RpcChunk>(back.read()).value, Value(u"b"_s));
            QVERIFY(waitFor<RpcChunk>(back.read()).isEnd);
        }
        {
            const RpcWritable back = waitFor<RpcWritable>(pair.api().call("echo", writable(&sink)));
            wait(back.write(u"x"_s));
            wait(back.close());
            QCOMPARE(sink.chunks, QList<Value>({u"x"_s}));
            QCOMPARE(sink.ends, QStringList(u"close"_s));
        }
        VERIFY_AT_REST(pair);
    }

    void aChunkMayBeAPromise_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("of what is there") << true;
        QTest::newRow("of what comes later") << false;
    }
    void aChunkMayBeAPromise()
    {
        QFETCH(bool, isThere);
        auto *origin = new StreamTarget;
        Pair pair(origin);
        {
            const auto sink = waitFor<RpcWritable>(pair.api().call("getWritable"));
            Deferred later;
            const RpcPromise promised = isThere ? pair.api().call("echo", 5) : RpcPromise(later.promise);
            sink.write(promised);
            sink.write(6);
            if (!isThere)
                later.resolve(5);
            wait(sink.close());
        }
        QCOMPARE(origin->sink.chunks, QList<Value>({5, 6}));
        VERIFY_AT_REST(pair);
    }

    void theReasonOfAnAbortMayBeAnything()
    {
        auto *origin = new StreamTarget;
        Pair pair(origin);
        {
            const auto sink = waitFor<RpcWritable>(pair.api().call("getWritable"));
            wait(sink.abort(RpcError::fromThrownValue(u"User requested abort"_s)));
        }
        VERIFY_AT_REST(pair);
        QVERIFY(pair.clientEnd->sent.contains(R"(["stream",["pipeline",-1,["abort"],["User requested abort"]]])"_ba));
        QCOMPARE(origin->sink.ends.size(), 1);
        QVERIFY2(origin->sink.ends.first().endsWith(u"User requested abort"_s), qPrintable(origin->sink.ends.first()));
    }

    void aStreamIsSentOnce()
    {
        Pair pair(new StreamTarget);
        Source::Log source;
        {
            const RpcReadable stream = readable({u"a"_s, u"b"_s}, &source, Source::End::Good);
            const RpcPromise first = pair.api().call("read", stream);
            const QString second = errorOf(pair.api().call("read", stream));
            QVERIFY2(second.startsWith(u"TypeError"_s), qPrintable(second));
            QCOMPARE(wait(first), Both);
        }
        VERIFY_AT_REST(pair);
    }
};

QTEST_GUILESS_MAIN(StreamRelaysTest)
#include "tst_streamrelays.moc"
