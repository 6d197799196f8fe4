// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessiontesting.h"
#include "streamhook.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// Streams and blobs: exact texts of one session, and two sessions with each other.

namespace {

// Remembers what was written to it, and answers when told to.
struct Sunk {
    QList<Value> chunks;
    QStringList ends; // "close", "abort: Error: …"
    bool answersAtOnce = true;
    QList<StreamCallback> unanswered;
};

class TestSink final : public WritableSink
{
public:
    explicit TestSink(std::shared_ptr<Sunk> sunk) : m_sunk(std::move(sunk)) { }
    void write(const Value &chunk, StreamCallback done) override
    {
        m_sunk->chunks.append(chunk);
        if (m_sunk->answersAtOnce)
            done(std::nullopt);
        else
            m_sunk->unanswered.append(std::move(done));
    }
    void close(StreamCallback done) override
    {
        m_sunk->ends.append(u"close"_s);
        done(std::nullopt);
    }
    void abort(const RpcError &reason) override { m_sunk->ends.append(u"abort: "_s + reason.toString()); }

private:
    std::shared_ptr<Sunk> m_sunk;
};

Value writableInto(const std::shared_ptr<Sunk> &sunk)
{
    return Value::writable(CapabilityPtr(makeWritableHook(std::make_unique<TestSink>(sunk)).data()));
}

// A source that counts its reads.
struct Given {
    QList<Value> chunks;
    int reads = 0;
    QStringList cancels;
    std::optional<RpcError> error; // in place of the end
};

class TestSource final : public ReadableSource
{
public:
    explicit TestSource(std::shared_ptr<Given> given) : m_given(std::move(given)) { }
    void read(ReadCallback callback) override
    {
        ++m_given->reads;
        if (!m_given->chunks.isEmpty())
            callback(ReadResult::of(m_given->chunks.takeFirst()));
        else
            callback(m_given->error ? ReadResult::failed(*m_given->error) : ReadResult::end());
    }
    void cancel(const RpcError &reason) override { m_given->cancels.append(reason.message()); }

private:
    std::shared_ptr<Given> m_given;
};

Value readableFrom(const std::shared_ptr<Given> &given)
{
    return Value::readable(CapabilityPtr(makeReadableHook(std::make_unique<TestSource>(given)).data()));
}

Value readableOf(const QList<Value> &chunks)
{
    const auto given = std::make_shared<Given>();
    given->chunks = chunks;
    return readableFrom(given);
}

HookPtr streamIn(const Value &value) { return HookPtr(StubHook::from(value.capability().data())); }
ReadableHook &readable(const HookPtr &hook) { return dynamic_cast<ReadableHook &>(*hook); }
WritableHook &writable(const HookPtr &hook) { return dynamic_cast<WritableHook &>(*hook); }

// Reads all of a stream; what it read, and how it ended.
struct Reading {
    QList<Value> chunks;
    QString end; // empty while it goes on
};
std::shared_ptr<Reading> readAll(const HookPtr &hook)
{
    const auto reading = std::make_shared<Reading>();
    const auto next = std::make_shared<std::function<void(const ReadResult &)>>();
    *next = [reading, hook, next](const ReadResult &result) {
        if (result.kind == ReadResult::Kind::Chunk) {
            reading->chunks.append(result.chunk);
            readable(hook).read(*next);
            return;
        }
        reading->end = result.kind == ReadResult::Kind::End ? u"end"_s : result.error.toString();
        *next = nullptr;
    };
    const auto first = *next;
    readable(hook).read(first);
    return reading;
}

QString outcomeOf(const std::function<void(StreamCallback)> &start)
{
    const auto text = std::make_shared<QString>(u"pending"_s);
    start([text](const std::optional<RpcError> &error) { *text = error ? error->toString() : u"done"_s; });
    return *text;
}

ScriptPtr streamMain(const std::shared_ptr<Reading> &reading, Value *kept)
{
    const ScriptPtr main = makeScript();
    main->methods[u"read"_s] = [reading](const QList<Value> &a) -> Value {
        const auto next = std::make_shared<std::function<void(const ReadResult &)>>();
        const Deferred deferred;
        const HookPtr hook = streamIn(a.value(0));
        *next = [reading, hook, next, deferred](const ReadResult &result) {
            switch (result.kind) {
            case ReadResult::Kind::Chunk:
                reading->chunks.append(result.chunk);
                readable(hook).read(*next);
                return;
            case ReadResult::Kind::End:
                deferred.resolve(double(reading->chunks.size()));
                break;
            case ReadResult::Kind::Failed:
                deferred.reject(result.error);
                break;
            }
            *next = nullptr;
        };
        const auto first = *next;
        readable(hook).read(first);
        return promiseOf(deferred.promise);
    };
    main->methods[u"keep"_s] = [kept](const QList<Value> &a) {
        *kept = a.value(0);
        return Value();
    };
    main->methods[u"drop"_s] = [](const QList<Value> &) { return Value(); };
    main->methods[u"echo"_s] = [](const QList<Value> &a) { return a.value(0); };
    main->methods[u"add"_s] = [](const QList<Value> &a) { return a.at(0).toNumber() + a.at(1).toNumber(); };
    return main;
}

struct Main {
    std::shared_ptr<Reading> reading = std::make_shared<Reading>();
    Value kept;
    HookPtr hook() { return hookOn(streamMain(reading, &kept)); }
};

} // namespace

class TestSessionStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamIsAnsweredAndReleasedByItself()
    {
        Main main;
        Transcript at(main.hook());
        QCOMPARE(at(R"(["stream",["pipeline",0,["add"],[1,2]]])"), R"(["resolve",1,3])"_ba);
        QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
        QCOMPARE(at(R"(["stream",["pipeline",0,["nothing"],[]]])"),
                 R"(["reject",2,["error","TypeError","'nothing' is not a function."]])"_ba);
        QCOMPARE(at.session->tables().nextPeerPush, 3.0);
        QVERIFY(!at.session->isAborted());
    }

    void releasingAStreamEntryIsAnsweredTwiceAndAborts() // corpus rule R19
    {
        const Deferred later;
        const ScriptPtr script = makeScript();
        script->methods[u"wait"_s] = [&](const QList<Value> &) { return promiseOf(later.promise); };
        Transcript at(hookOn(script));
        QCOMPARE(at(R"(["stream",["pipeline",0,["wait"],[]]])"), ""_ba);
        QCOMPARE(at(R"(["release",1,1])"), ""_ba);
        later.resolve(7);
        QCOMPARE(at.sent(), R"(["resolve",1,7] ["reject",1,["error","Error","no such export ID: 1"]] )"
                            R"(["abort",["error","Error","no such export ID: 1"]])"_ba);
        QVERIFY(at.session->isAborted());
    }

    void readableOfAPipeOnlyOnce()
    {
        Main main;
        Transcript at(main.hook());
        at(R"(["pipe"])");
        QCOMPARE(at.session->tables().exports.last().pipe, true);
        QCOMPARE(at(R"(["push",["pipeline",0,["keep"],[["readable",1]]]])"), ""_ba);
        QCOMPARE(at.session->tables().exports.at(1).pipe, false);
        QCOMPARE(at(R"(["push",["pipeline",0,["keep"],[["readable",1]]]])"),
                 R"(["abort",["error","Error","Export 1 is not a pipe or its readable end was already consumed."]])"_ba);
        main.kept = {};
    }

    void writeIsAnsweredWhenItsChunkIsRead()
    {
        Main main;
        Transcript at(main.hook());
        at(R"(["pipe"])");
        at(R"(["push",["pipeline",0,["keep"],[["readable",1]]]])");
        QCOMPARE(at(R"(["stream",["pipeline",1,["write"],["a"]]])"), ""_ba);
        QCOMPARE(at(R"(["stream",["pipeline",1,["write"],["b"]]])"), ""_ba);
        const HookPtr hook = streamIn(main.kept);
        QString read;
        readable(hook).read([&](const ReadResult &result) { read = result.chunk.toString(); });
        QCOMPARE(read, u"a"_s);
        QCOMPARE(at.sent(), R"(["resolve",3,["undefined"]])"_ba);
        readable(hook).read([&](const ReadResult &result) { read = result.chunk.toString(); });
        QCOMPARE(read, u"b"_s);
        QCOMPARE(at.sent(), R"(["resolve",4,["undefined"]])"_ba);
        readable(hook).cancel(RpcError(u"enough"_s));
        QCOMPARE(at(R"(["stream",["pipeline",1,["write"],["c"]]])"), R"(["reject",5,["error","Error","enough"]])"_ba);
        main.kept = {};
    }

    void payloadThatIsNotReadIsCanceled()
    {
        Main main;
        Transcript at(main.hook());
        at(R"(["pipe"])");
        at(R"(["push",["pipeline",0,["drop"],[["readable",1]]]])");
        QCOMPARE(at(R"(["stream",["pipeline",1,["write"],["a"]]])"),
                 R"(["reject",3,["error","Error","ReadableStream RPC stub was disposed without being consumed"]])"_ba);
    }

    void pipeReleasedWithoutCloseFailsItsReader()
    {
        Main main;
        Transcript at(main.hook());
        at(R"(["pipe"])");
        at(R"(["push",["pipeline",0,["read"],[["readable",1]]]])");
        at(R"(["pull",2])");
        QCOMPARE(at(R"(["release",1,1])"),
                 R"-(["reject",2,["error","Error","WritableStream RPC stub was disposed without calling close()"]])-"_ba);
    }

    void chunkWhosePromiseIsRejectedFailsItsReader()
    {
        Main main;
        Transcript at(main.hook());
        at(R"(["pipe"])");
        at(R"(["push",["pipeline",0,["read"],[["readable",1]]]])");
        at(R"(["pull",2])");
        QCOMPARE(at(R"(["stream",["pipeline",1,["write"],[["promise",-1]]]])"), ""_ba);
        const QByteArray sent = at(R"(["reject",-1,["error","RangeError","no chunk"]])");
        QVERIFY2(sent.contains(R"(["reject",2,["error","RangeError","no chunk"]])"), sent);
        QVERIFY2(sent.contains(R"(["reject",3,["error","RangeError","no chunk"]])"), sent);
    }

    void readableGoesByAPipeThatComesFirst()
    {
        Transcript at;
        const HookPtr main = at.session->remoteMain();
        const HookPtr result = call(main, u"read"_s, {readableOf({u"a"_s, 2})});
        QCOMPARE(at.sent(), R"(["pipe"] ["push",["pipeline",0,["read"],[["readable",1]]]] )"
                            R"(["stream",["pipeline",1,["write"],["a"]]] ["stream",["pipeline",1,["write"],[2]]] )"
                            R"(["stream",["pipeline",1,["close"],[]]])"_ba);
        QCOMPARE(at(R"(["resolve",3,["undefined"]])"), ""_ba);
        at(R"(["resolve",4,["undefined"]])");
        QCOMPARE(at(R"(["resolve",5,["undefined"]])"), R"(["release",1,1])"_ba);
        QCOMPARE(at.session->stats(), (SessionStats{2, 1})); // the call
    }

    void windowHoldsWritesBackUntilTheyAreAcknowledged()
    {
        Transcript at;
        const HookPtr main = at.session->remoteMain();
        const auto given = std::make_shared<Given>();
        for (int i = 0; i < 100; ++i)
            given->chunks.append(QString(65536, u'x'));
        const HookPtr result = call(main, u"read"_s, {readableFrom(given)});
        QCOMPARE(given->reads, 4); // the fourth fills the 256 KiB
        QCOMPARE(at.peer.sent.size(), 6);
        // Small calls go out at once meanwhile.
        const HookPtr sum = call(main, u"add"_s, {1, 2});
        QVERIFY(at.peer.sent.last().contains("\"add\""));
        at(R"(["resolve",3,["undefined"]])");
        QCOMPARE(given->reads, 5);
        at(R"(["reject",4,["error","Error","no room"]])");
        QCOMPARE(given->cancels, QStringList{u"no room"_s});
        QCOMPARE(at.peer.sent.last(), R"(["release",1,1])"_ba);
    }

    void errorOfASourceAbortsThePipe()
    {
        Transcript at;
        const HookPtr main = at.session->remoteMain();
        const auto given = std::make_shared<Given>();
        given->error = RpcError::rangeError(u"disk"_s);
        const HookPtr result = call(main, u"read"_s, {readableFrom(given)});
        QVERIFY(at.sent().endsWith(R"(["stream",["pipeline",1,["abort"],[["error","RangeError","disk"]]]])"));
        QCOMPARE(at(R"(["resolve",3,["undefined"]])"), R"(["release",1,1])"_ba);
    }

    void messageThatFailsGivesItsPipeBack()
    {
        Transcript at;
        const HookPtr main = at.session->remoteMain();
        Value deep;
        for (int i = 0; i < 300; ++i)
            deep = Value::array({deep});
        const Value stream = readableOf({1});
        const Pulled failed(call(main, u"read"_s, {stream, deep}));
        QVERIFY(failed.error().contains(u"depth"_s));
        QCOMPARE(at.sent(), R"(["pipe"] ["release",1,1])"_ba);
        QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
        // The stream itself is as it was.
        call(main, u"read"_s, {stream});
        QVERIFY(at.sent().contains(R"(["write"],[1])"));
        const Pulled again(call(main, u"read"_s, {stream}));
        QVERIFY2(again.error().contains(u"being read already"_s), qPrintable(again.error()));
    }

    void blobTravelsByAPipe()
    {
        Transcript at;
        const HookPtr result = call(at.session->remoteMain(), u"echo"_s, {BlobData{u"text/plain"_s, "abc"_ba}});
        QCOMPARE(at.sent(),
                 R"(["pipe"] ["push",["pipeline",0,["echo"],[["blob","text/plain",["readable",1]]]]] )"
                 R"(["stream",["pipeline",1,["write"],[["bytes","YWJj"]]]] ["stream",["pipeline",1,["close"],[]]])"_ba);
    }

    void blobIsBounded()
    {
        SessionOptions options;
        options.limits.maxBlobSize = 4;
        Main main;
        Transcript at(main.hook(), options);
        at(R"(["pipe"])");
        at(R"(["push",["pipeline",0,["echo"],[["blob","",["readable",1]]]]])");
        at(R"(["pull",2])");
        at(R"(["stream",["pipeline",1,["write"],[["bytes","YWJj"]]]])");
        QVERIFY(at(R"(["stream",["pipeline",1,["write"],[["bytes","YWJj"]]]])").contains("maximum size of 4 bytes"));
    }

    void writableIsWrittenToInTurns()
    {
        SessionPair pair({}, Main().hook());
        const auto sunk = std::make_shared<Sunk>();
        sunk->answersAtOnce = false;
        Main main;
        SessionPair other({}, main.hook());
        const Pulled sent(call(other.a.session->remoteMain(), u"keep"_s, {writableInto(sunk)}));
        other.pump();
        const HookPtr hook = streamIn(main.kept);
        QCOMPARE(outcomeOf([&](auto done) { writable(hook).write(1, done); }), u"done"_s); // there is room
        QCOMPARE(outcomeOf([&](auto done) { writable(hook).write(2, done); }), u"done"_s);
        QCOMPARE(outcomeOf([&](auto done) { writable(hook).close(done); }), u"pending"_s);
        QCOMPARE(outcomeOf([&](auto done) { writable(hook).write(3, done); }),
                 u"TypeError: Invalid state: WritableStream is closed"_s);
        other.pump();
        QCOMPARE(sunk->chunks, QList<Value>{1});
        sunk->unanswered.takeFirst()(std::nullopt);
        other.pump();
        QCOMPARE(sunk->chunks, (QList<Value>{1, 2}));
        QVERIFY(sunk->ends.isEmpty());
        sunk->unanswered.takeFirst()(std::nullopt);
        other.pump();
        QCOMPARE(sunk->ends, QStringList{u"close"_s});
        main.kept = {};
        other.pump();
        QVERIFY2(other.isClean(), qPrintable(other.describe()));
    }

    void writableThatIsDroppedAbortsItsSink()
    {
        Main main;
        SessionPair pair({}, main.hook());
        const auto sunk = std::make_shared<Sunk>();
        call(pair.a.session->remoteMain(), u"keep"_s, {writableInto(sunk)});
        pair.pump();
        QVERIFY(sunk->ends.isEmpty());
        main.kept = {};
        pair.pump();
        QCOMPARE(sunk->ends, QStringList{u"abort: Error: WritableStream RPC stub was disposed without calling close()"_s});
        QVERIFY2(pair.isClean(), qPrintable(pair.describe()));
    }

    void abortReachesTheSink()
    {
        Main main;
        SessionPair pair({}, main.hook());
        const auto sunk = std::make_shared<Sunk>();
        call(pair.a.session->remoteMain(), u"keep"_s, {writableInto(sunk)});
        pair.pump();
        const HookPtr hook = streamIn(main.kept);
        writable(hook).abort(RpcError::rangeError(u"stop"_s), nullptr);
        pair.pump();
        QCOMPARE(sunk->ends, QStringList{u"abort: RangeError: stop"_s});
        main.kept = {};
        pair.pump();
        QVERIFY2(pair.isClean(), qPrintable(pair.describe()));
    }

    void manyChunksArriveInOrder_data()
    {
        QTest::addColumn<bool>("direct");
        QTest::newRow("queued") << false;
        QTest::newRow("delivered while sending") << true;
    }

    void manyChunksArriveInOrder()
    {
        QFETCH(bool, direct);
        Main main;
        SessionPair pair({}, main.hook(), direct ? SessionTesting::Delivery::Direct : SessionTesting::Delivery::Queued);
        QList<Value> chunks;
        for (int i = 0; i < 20000; ++i)
            chunks.append(i);
        const Pulled count(call(pair.a.session->remoteMain(), u"read"_s, {readableOf(chunks)}));
        pair.pump();
        QCOMPARE(count.value(), Value(20000));
        QVERIFY(main.reading->chunks == chunks);
        QVERIFY2(pair.isClean(), qPrintable(pair.describe()));
    }

    void chunksMayBeCapabilities()
    {
        Main main;
        SessionPair pair({}, main.hook());
        const ScriptPtr thing = makeScript();
        thing->methods[u"name"_s] = [](const QList<Value> &) { return Value(u"thing"_s); };
        const Value inner = readableOf({u"inner"_s});
        const Pulled count(call(pair.a.session->remoteMain(), u"read"_s,
                                {readableOf({stubOf(hookOn(thing)), Value::object({{u"stream"_s, inner}}),
                                             BlobData{u"a/b"_s, "bytes"_ba}, promiseOf(makeValueHook(5))})}));
        pair.pump();
        QCOMPARE(count.value(), Value(4));
        const Pulled name(call(hookIn(main.reading->chunks.at(0)), u"name"_s));
        const auto reading = readAll(streamIn(main.reading->chunks.at(1).value(u"stream")));
        pair.pump();
        QCOMPARE(name.value(), Value(u"thing"_s));
        QCOMPARE(reading->chunks, QList<Value>{u"inner"_s});
        QCOMPARE(reading->end, u"end"_s);
        QCOMPARE(main.reading->chunks.at(2).toBlob().data, "bytes"_ba);
        QCOMPARE(main.reading->chunks.at(3), Value(5));
        QCOMPARE(thing->disposed, 0);
        main.reading->chunks.clear();
        reading->chunks.clear();
        pair.pump();
        QCOMPARE(thing->disposed, 1);
        QVERIFY2(pair.isClean(), qPrintable(pair.describe()));
    }

    void streamsComeBackAsResults()
    {
        Main main;
        SessionPair pair({}, main.hook());
        const auto sunk = std::make_shared<Sunk>();
        {
            const Pulled result(call(pair.a.session->remoteMain(), u"echo"_s,
                                     {Value::object({{u"readable"_s, readableOf({1, 2})},
                                                     {u"blob"_s, BlobData{u"x/y"_s, QByteArray(200'000, 'z')}},
                                                     {u"writable"_s, writableInto(sunk)}})}));
            pair.pump();
            QVERIFY2(result.error().isEmpty(), qPrintable(result.error()));
            const Value value = result.value();
            const auto reading = readAll(streamIn(value.value(u"readable")));
            const HookPtr sink = streamIn(value.value(u"writable"));
            writable(sink).write(u"there and back"_s, nullptr);
            writable(sink).close(nullptr);
            pair.pump();
            QCOMPARE(reading->chunks, (QList<Value>{1, 2}));
            QCOMPARE(value.value(u"blob").toBlob().data.size(), 200'000);
            QCOMPARE(value.value(u"blob").toBlob().type, u"x/y"_s);
            QCOMPARE(sunk->chunks, QList<Value>{u"there and back"_s});
            QCOMPARE(sunk->ends, QStringList{u"close"_s});
        }
        pair.pump();
        QVERIFY2(pair.isClean(), qPrintable(pair.describe()));
    }

    void bodiesMayBeStreams()
    {
        Main main;
        SessionPair pair({}, main.hook());
        ResponseData response;
        response.body = readableOf({"body"_ba});
        response.init = Value::object({{u"status"_s, 201}});
        {
            const Pulled result(call(pair.a.session->remoteMain(), u"echo"_s, {response}));
            pair.pump();
            const Value body = result.value().toResponse().body;
            QCOMPARE(body.type(), Value::Type::Readable);
            const auto reading = readAll(streamIn(body));
            pair.pump();
            QCOMPARE(reading->chunks, QList<Value>{"body"_ba});
        }
        pair.pump();
        QVERIFY2(pair.isClean(), qPrintable(pair.describe()));
    }

    void readerThatCancelsStopsTheWriter()
    {
        Main main;
        SessionPair pair({}, main.hook());
        const auto given = std::make_shared<Given>();
        for (int i = 0; i < 100; ++i)
            given->chunks.append(QString(65536, u'x'));
        call(pair.a.session->remoteMain(), u"keep"_s, {readableFrom(given)});
        pair.pump();
        readable(streamIn(main.kept)).cancel(RpcError(u"seen enough"_s));
        pair.pump();
        QCOMPARE(given->cancels, QStringList{u"seen enough"_s});
        QVERIFY(given->reads < 10);
        main.kept = {};
        pair.pump();
        QVERIFY2(pair.isClean(), qPrintable(pair.describe()));
    }

    void abortOfTheSessionEndsAllStreams()
    {
        Main main;
        SessionPair pair({}, main.hook());
        const auto given = std::make_shared<Given>();
        for (int i = 0; i < 100; ++i)
            given->chunks.append(QString(65536, u'x'));
        const auto sunk = std::make_shared<Sunk>();
        call(pair.a.session->remoteMain(), u"keep"_s, {Value::array({readableFrom(given), writableInto(sunk)})});
        pair.pump();
        const HookPtr reader = streamIn(main.kept.at(0));
        const HookPtr writer = streamIn(main.kept.at(1));
        main.kept = {};
        pair.a.session->abort(RpcError(u"over"_s));
        QCOMPARE(given->cancels, QStringList{u"over"_s});
        QCOMPARE(sunk->ends, QStringList{u"abort: Error: WritableStream RPC stub was disposed without calling close()"_s});
        pair.pump();
        QCOMPARE(outcomeOf([&](auto done) { writable(writer).write(1, done); }), u"Error: over"_s);
        const auto reading = readAll(reader);
        QCOMPARE(reading->end, u"Error: WritableStream RPC stub was disposed without calling close()"_s);
    }

    void chunkThatCantBeSentEndsTheStreamWithTheReason()
    {
        Main main;
        SessionPair pair({}, main.hook());
        Value deep;
        for (int i = 0; i < 300; ++i)
            deep = Value::array({deep});
        const Pulled result(call(pair.a.session->remoteMain(), u"read"_s, {readableOf({1, deep, 2})}));
        pair.pump();
        QVERIFY2(result.error().contains(u"depth"_s), qPrintable(result.error()));
        QVERIFY2(pair.isClean(), qPrintable(pair.describe()));
    }

    void localPipeMovesChunksOneByOne()
    {
        const StreamPipe pipe = makePipe();
        QCOMPARE(outcomeOf([&](auto done) { writable(pipe.writable).write(1, done); }), u"pending"_s);
        writable(pipe.writable).write(2, nullptr);
        writable(pipe.writable).close(nullptr);
        const auto reading = readAll(pipe.readable);
        QCOMPARE(reading->chunks, (QList<Value>{1, 2}));
        QCOMPARE(reading->end, u"end"_s);
    }
};

QTEST_GUILESS_MAIN(TestSessionStreams)
#include "tst_sessionstreams.moc"
