// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mapinstructions.h"
#include "sessiontesting.h"
#include "streamhook.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace SessionTesting;

/// What a session holds for its peer is limited: at a limit all goes on, one past it the session ends and says which it was. What
/// this side would send beyond a limit is rejected alone.
class TestSessionLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsThatAreNotReleasedAreLimited();
    void pipesAreLimited();
    void stubsOfOursAreRejectedBeyondTheLimit();
    void importsAreLimited();
    void ourOwnCallsAndPipesAreNoImportsOfThePeer();
    void callsThatDoNotSettleAreLimited();
    void callsThatSettleAreForgotten();
    void callsWithinArgumentsCount();
    void callsOfMapFunctionsCount();
    void callsThatBecomeOtherPromisesStillCount();
    void callsThatWaitForAnotherCountOnce();
    void unansweredPullsAreLimited();
    void valuesThatAreNotReleasedAreLimitedInBytes();
    void valuesOfPromisesAreLimitedInBytes();
    void chunksThatNobodyReadsAreLimitedInBytes();
    void callsThatWaitAreLimitedInBytes();
    void blobsThatAreCollectedAreLimitedInBytes();
    void mapStepsAreLimited();
    void aCallThatIsTooLargeIsRejectedAlone();
    void aMapThatIsTooLargeIsRejectedAlone();
    void aResultThatIsTooLargeIsRejectedAlone();
    void anErrorThatIsTooLargeIsReplaced();
    void aChunkThatIsTooLargeFailsItsStream();
    void aLargeValueThatIsNamedOftenIsNotWrittenOut();
    void sizesAreCountedInUtf16Units();
    void defaultsAreGenerous();
};

namespace {

struct Main {
    const ScriptPtr script = makeScript();
    QList<Deferred> pending; // what "later" returned
    QList<Value> kept; // what "keep" was given

    Main()
    {
        script->methods[u"echo"_s] = [](const QList<Value> &a) { return a.value(0); };
        script->methods[u"make"_s] = [](const QList<Value> &) { return stubOf(hookOn(makeScript())); };
        script->methods[u"later"_s] = [this](const QList<Value> &) {
            pending.append(Deferred());
            return promiseOf(pending.last().promise);
        };
        script->methods[u"keep"_s] = [this](const QList<Value> &a) {
            kept += a;
            return Value();
        };
        script->methods[u"fail"_s] = [](const QList<Value> &a) -> Value {
            RpcError error(u"it failed"_s);
            error.setProperty(u"detail"_s, a.value(0));
            throw error;
        };
    }
    ~Main() { script->methods.clear(); }
};

SessionOptions limited(qint64 RpcLimits::*limit, qint64 value)
{
    SessionOptions options;
    options.limits.*limit = value;
    return options;
}

QByteArray aborted(const char *type, const QByteArray &message)
{
    return R"(["abort",["error",")" + QByteArray(type) + R"(",")" + message + R"("]])";
}

QByteArray number(int n) { return QByteArray::number(n); }
QByteArray release(int id) { return "[\"release\"," + number(id) + ",1]"; }
QByteArray pull(int id) { return "[\"pull\"," + number(id) + ']'; }

const QByteArray PushLater = R"(["push",["pipeline",0,["later"],[]]])";

} // namespace

void TestSessionLimits::callsThatAreNotReleasedAreLimited()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxExports, 3));
    const QByteArray push = R"(["push",["pipeline",0,["echo"],[1]]])";
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(at(push), QByteArray());
        QCOMPARE(at(release(i + 1)), QByteArray());
    }
    at(push);
    at(push);
    QCOMPARE(at.session->stats(), (SessionStats{1, 3}));
    QVERIFY(!at.session->isAborted());
    QCOMPARE(at(push), aborted("RangeError", "Too many live exports: the limit is 3 (maxExports)."));
    QCOMPARE(at.session->stats(), (SessionStats{1, 3}));
    QCOMPARE(at.peer.aborts, QStringList{u"RangeError: Too many live exports: the limit is 3 (maxExports)."_s});
}

void TestSessionLimits::pipesAreLimited()
{
    Transcript at({}, limited(&RpcLimits::maxExports, 2));
    QCOMPARE(at(R"(["pipe"])"), QByteArray());
    QCOMPARE(at(R"(["pipe"])"), aborted("RangeError", "Too many live exports: the limit is 2 (maxExports)."));
    QCOMPARE(at.session->stats(), (SessionStats{1, 2}));
}

void TestSessionLimits::stubsOfOursAreRejectedBeyondTheLimit()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxExports, 4));
    QCOMPARE(at(R"(["push",["pipeline",0,["make"],[]]])"), QByteArray());
    QCOMPARE(at(R"(["pull",1])"), R"(["resolve",1,["export",-1]])"_ba);
    QCOMPARE(at(R"(["push",["pipeline",0,["make"],[]]])"), QByteArray());
    QCOMPARE(at(R"(["pull",2])"),
             R"(["reject",2,["error","RangeError","Too many live exports: the limit is 4 (maxExports)."]])"_ba);
    QCOMPARE(at(R"(["release",2,1])"), QByteArray());
    QCOMPARE(at.session->stats(), (SessionStats{1, 3}));

    // The first argument still fits; it is taken back.
    const ScriptPtr argument = makeScript();
    {
        const HookPtr stub = hookOn(argument);
        const Pulled refused(call(at.session->remoteMain(), u"f"_s, {stubOf(stub), stubOf(stub)}));
        QCOMPARE(refused.error(), u"RangeError: Too many live exports: the limit is 4 (maxExports)."_s);
    }
    QCOMPARE(argument->disposed, 1);
    QCOMPARE(at.session->stats(), (SessionStats{1, 3}));
    QCOMPARE(at.sent(), QByteArray());
    {
        const HookPtr accepted = call(at.session->remoteMain(), u"f"_s, {stubOf(hookOn(makeScript()))});
        QCOMPARE(at.session->stats(), (SessionStats{2, 4}));
    }
    QVERIFY(!at.session->isAborted());
}

void TestSessionLimits::importsAreLimited()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxImports, 3));
    at(R"(["push",["pipeline",0,["keep"],[["export",-1],["promise",-2]]]])");
    at(R"(["push",["pipeline",0,["keep"],[["export",-1]]]])"); // is there already
    at(R"(["resolve",-2,5])");
    at.sent();
    QCOMPARE(at(R"(["push",["pipeline",0,["keep"],[["export",-3]]]])"), QByteArray());
    QCOMPARE(at.session->stats().imports, 3);
    const qsizetype keptBefore = main.kept.size();
    QCOMPARE(at(R"(["push",["pipeline",0,["keep"],[["export",-4]]]])"),
             aborted("RangeError", "Too many live imports: the limit is 3 (maxImports)."));
    QCOMPARE(main.kept.size(), keptBefore); // it was not called
    QCOMPARE(at.session->stats().imports, 3);

    // Within one message, of any kind; what it had introduced before is released.
    Main other;
    Transcript mixed(hookOn(other.script), limited(&RpcLimits::maxImports, 2));
    QCOMPARE(mixed(R"(["push",["pipeline",0,["keep"],[["writable",-1],["promise",-2]]]])"),
             R"(["release",-1,1] )"_ba + aborted("RangeError", "Too many live imports: the limit is 2 (maxImports)."));
    QCOMPARE(mixed.session->stats(), (SessionStats{1, 1}));
}

void TestSessionLimits::ourOwnCallsAndPipesAreNoImportsOfThePeer()
{
    Main main;
    SessionOptions options = limited(&RpcLimits::maxImports, 2);
    Transcript at(hookOn(main.script), options);
    QList<HookPtr> calls;
    for (int i = 0; i < 5; ++i)
        calls.append(call(at.session->remoteMain(), u"f"_s, {BlobData{QString(), "x"_ba}}));
    QCOMPARE(at(R"(["push",["pipeline",0,["keep"],[["export",-1]]]])").count("abort"), 0);
    QVERIFY(at.session->stats().imports > 5);
    QVERIFY(!at.session->isAborted());
}

void TestSessionLimits::callsThatDoNotSettleAreLimited()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxOutstandingCalls, 2));
    // Their entries are gone at once; the calls are not.
    for (int i = 1; i <= 2; ++i) {
        QCOMPARE(at(PushLater), QByteArray());
        QCOMPARE(at(release(i)), QByteArray());
    }
    QCOMPARE(at(R"(["push",["pipeline",0,["echo"],[1]]])"), QByteArray()); // settles at once
    QCOMPARE(at(PushLater), aborted("RangeError", "Too many outstanding calls: the limit is 2 (maxOutstandingCalls)."));
    QCOMPARE(main.pending.size(), 3);
    for (const Deferred &late : std::as_const(main.pending))
        late.resolve(1); // harmless behind the end
}

void TestSessionLimits::callsThatSettleAreForgotten()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxOutstandingCalls, 2));
    for (int i = 1; i <= 10; ++i) {
        QCOMPARE(at(PushLater), QByteArray());
        if (i >= 2)
            main.pending.takeFirst().resolve(i); // one stays open
        at(release(i));
    }
    main.pending.takeFirst().reject(RpcError(u"no"_s));
    at(PushLater);
    main.pending.clear(); // dropped without an answer
    at(PushLater);
    at(PushLater);
    QVERIFY(!at.session->isAborted());
}

void TestSessionLimits::callsWithinArgumentsCount()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxOutstandingCalls, 3));
    const QByteArray later = R"(["pipeline",0,["later"],[]])";
    at(R"(["push",["pipeline",0,["echo"],[)" + later + ',' + later + "]]]"); // and the call itself
    QVERIFY(!at.session->isAborted());
    QCOMPARE(at(PushLater), aborted("RangeError", "Too many outstanding calls: the limit is 3 (maxOutstandingCalls)."));
}

void TestSessionLimits::callsOfMapFunctionsCount()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxOutstandingCalls, 3));
    const QByteArray map = R"(["push",["remap",1,[],[["import",0]],[["pipeline",-1,["later"],[]]]]])";
    at(R"(["push",[[1,2,3]]])");
    at(map);
    QCOMPARE(main.pending.size(), 3);
    QVERIFY(!at.session->isAborted());
    QCOMPARE(at(map), aborted("RangeError", "Too many outstanding calls: the limit is 3 (maxOutstandingCalls)."));
    QCOMPARE(main.pending.size(), 4); // the function ended with the first call too many
}

void TestSessionLimits::callsThatBecomeOtherPromisesStillCount()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxOutstandingCalls, 1));
    at(PushLater);
    const Deferred second;
    main.pending.takeFirst().resolve(promiseOf(second.promise));
    at(R"(["push",["pipeline",0,["echo"],[1]]])");
    QVERIFY(!at.session->isAborted());
    second.resolve(7);
    at(PushLater); // the first is done now
    QVERIFY(!at.session->isAborted());
    main.pending.takeFirst().resolve(promiseOf(Deferred().promise)); // nobody can settle that
    at(PushLater);
    const Deferred third;
    main.pending.takeFirst().resolve(promiseOf(third.promise));
    QCOMPARE(at(PushLater), aborted("RangeError", "Too many outstanding calls: the limit is 1 (maxOutstandingCalls)."));
}

void TestSessionLimits::callsThatWaitForAnotherCountOnce()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxOutstandingCalls, 3));
    at(PushLater);
    at(R"(["push",["pipeline",1,["x"],[]]])"); // queued on a promise
    at(R"(["push",["pipeline",1,["y"]]])"); // a property of it
    QVERIFY(!at.session->isAborted());
    main.pending.takeFirst().resolve(Value());
    for (int i = 0; i < 3; ++i)
        at(PushLater);
    QVERIFY(!at.session->isAborted());
    QVERIFY(at(R"(["push",["pipeline",5,["x"],[]]])").contains("Too many outstanding calls: the limit is 3"));
}

void TestSessionLimits::unansweredPullsAreLimited()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxOutstandingCalls, 2));
    at(R"(["push",["promise",-1]])"); // only the peer can settle it, and it does not
    for (int i = 2; i <= 3; ++i) {
        at(R"(["push",["pipeline",1]])");
        at(pull(i));
        at(release(i));
    }
    QVERIFY(!at.session->isAborted());
    at(R"(["push",["pipeline",1]])");
    QCOMPARE(at(R"(["pull",4])"), aborted("RangeError", "Too many outstanding calls: the limit is 2 (maxOutstandingCalls)."));
}

void TestSessionLimits::valuesThatAreNotReleasedAreLimitedInBytes()
{
    const QByteArray push = R"(["push",")" + QByteArray(91, 'x') + R"("])"; // 102 bytes
    QCOMPARE(push.size(), 102);
    Transcript at({}, limited(&RpcLimits::maxHeldBytes, 204));
    for (int i = 1; i <= 5; ++i) {
        at(push);
        at(release(i));
    }
    at(push);
    QCOMPARE(at(push), QByteArray());
    QCOMPARE(at(R"(["push",1])"),
             aborted("RangeError", "Too many bytes are held for the peer: the limit is 204 (maxHeldBytes)."));
    QCOMPARE(at.session->stats(), (SessionStats{1, 4}));
}

void TestSessionLimits::valuesOfPromisesAreLimitedInBytes()
{
    const auto promised = [](Transcript &at, int id) {
        at("[\"push\",[\"promise\"," + number(-id) + "]]");
        return at("[\"resolve\"," + number(-id) + ",\"" + QByteArray(1000, 'x') + "\"]");
    };
    Transcript at({}, limited(&RpcLimits::maxHeldBytes, 2200));
    for (int i = 1; i <= 4; ++i) {
        QVERIFY(!promised(at, i).contains("abort"));
        at(release(i));
    }
    QVERIFY(!promised(at, 5).contains("abort"));
    QVERIFY(!promised(at, 6).contains("abort"));
    QVERIFY(promised(at, 7).endsWith(
        aborted("RangeError", "Too many bytes are held for the peer: the limit is 2200 (maxHeldBytes).")));
}

void TestSessionLimits::chunksThatNobodyReadsAreLimitedInBytes()
{
    const QByteArray chunk = R"(["stream",["pipeline",1,["write"],[")" + QByteArray(1000, 'x') + R"("]]])";
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxHeldBytes, 3 * chunk.size() + 100));
    at(R"(["pipe"])");
    at(R"(["push",["pipeline",0,["keep"],[["readable",1]]]])");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(at(chunk), QByteArray());
    // One that is read makes room for one.
    const HookPtr readable = hookIn(main.kept.first());
    QByteArray sent;
    {
        static_cast<ReadableHook *>(readable.data())->read([](const ReadResult &) {});
        sent = at.sent();
    }
    QVERIFY2(sent.contains(R"(["resolve",3,["undefined"]])"), sent);
    QVERIFY(!at(chunk).contains("abort"));
    QVERIFY(at(chunk).endsWith(aborted("RangeError", "Too many bytes are held for the peer: the limit is "
                                                         + QByteArray::number(3 * chunk.size() + 100) + " (maxHeldBytes).")));
}

void TestSessionLimits::callsThatWaitAreLimitedInBytes()
{
    const QByteArray queued = R"(["push",["pipeline",1,["x"],[")" + QByteArray(1000, 'x') + R"("]]])";
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxHeldBytes, 2 * queued.size() + 100));
    at(PushLater);
    for (int i = 2; i <= 3; ++i) {
        at(queued);
        at(release(i));
    }
    QVERIFY(!at.session->isAborted());
    QVERIFY(at(queued).contains("(maxHeldBytes)"));
}

void TestSessionLimits::blobsThatAreCollectedAreLimitedInBytes()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxHeldBytes, 1000));
    const auto begin = [&](int pipe) {
        at(R"(["pipe"])");
        at(R"(["push",["pipeline",0,["keep"],[["blob","",["readable",)" + number(pipe) + "]]]]]");
    };
    const auto write = [&](int pipe) {
        return at(R"(["stream",["pipeline",)" + number(pipe) + R"(,["write"],[["bytes",")" + QByteArray(300, 'x').toBase64()
                  + R"("]]]])");
    };
    begin(1);
    begin(3);
    QVERIFY(!write(1).contains("abort"));
    QVERIFY(!write(3).contains("abort"));
    QVERIFY(write(3).endsWith(aborted("RangeError", "Too many bytes are held for the peer: the limit is 1000 (maxHeldBytes).")));

    // One that is complete is the application's.
    Main other;
    Transcript done(hookOn(other.script), limited(&RpcLimits::maxHeldBytes, 1000));
    for (int i = 0; i < 5; ++i) {
        const QByteArray pipe =
            done(R"(["pipe"])").isEmpty() ? number(int(done.session->tables().nextPeerPush) - 1) : QByteArray();
        done(R"(["push",["pipeline",0,["keep"],[["blob","",["readable",)" + pipe + "]]]]]");
        done(R"(["stream",["pipeline",)" + pipe + R"(,["write"],[["bytes",")" + QByteArray(400, 'x').toBase64() + R"("]]]])");
        done(R"(["stream",["pipeline",)" + pipe + R"(,["close"],[]]])");
        done(release(pipe.toInt()));
        done(release(pipe.toInt() + 1));
    }
    QCOMPARE(other.kept.size(), 5);
    QVERIFY(!done.session->isAborted());
}

void TestSessionLimits::mapStepsAreLimited()
{
    Transcript at({}, limited(&RpcLimits::maxMapSteps, 10));
    at(R"(["push",[[1,2,3,4,5]]])");
    at(R"(["push",["remap",1,[],[],[1]]])"); // two values each
    QCOMPARE(at(R"(["pull",2])"), R"(["resolve",2,[[1,1,1,1,1]]])"_ba);
    at(R"(["push",[[1,2,3,4,5,6]]])");
    at(R"(["push",["remap",3,[],[],[1]]])");
    QCOMPARE(at(R"(["pull",4])"), R"(["reject",4,["error","Error","A mapper function takes more than 10 steps."]])"_ba);
    QVERIFY(!at.session->isAborted());
}

void TestSessionLimits::aCallThatIsTooLargeIsRejectedAlone()
{
    const QString error = u"TypeError: Outgoing message exceeds maximum size of 100 UTF-16 code units."_s;
    Transcript at({}, limited(&RpcLimits::maxSentMessageSize, 100));
    const QByteArray empty = R"(["push",["pipeline",0,["f"],[""]]])";
    const QString fits(100 - empty.size(), u'x');
    {
        const HookPtr sent = call(at.session->remoteMain(), u"f"_s, {fits});
        QCOMPARE(at.sent().size(), 100);
        QCOMPARE(Pulled(call(at.session->remoteMain(), u"f"_s, {fits + u'x'})).error(), error);
        QCOMPARE(at.sent(), QByteArray());

        const ScriptPtr argument = makeScript();
        QCOMPARE(Pulled(call(at.session->remoteMain(), u"f"_s, {stubOf(hookOn(argument)), fits})).error(), error);
        QCOMPARE(argument->disposed, 1);
        // A property of an absurd name is no different.
        QCOMPARE(Pulled(at.session->remoteMain()->get({PathPart(QString(200, u'x'))})).error(), error);
        QCOMPARE(at.session->stats(), (SessionStats{2, 1}));
    }
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
    QVERIFY(!at.session->isAborted());
}

void TestSessionLimits::aMapThatIsTooLargeIsRejectedAlone()
{
    Transcript at({}, limited(&RpcLimits::maxSentMessageSize, 100));
    const ScriptPtr capture = makeScript();
    {
        const MapInstructions instructions("[\"" + QByteArray(100, 'x') + "\"]");
        const HookPtr result = at.session->remoteMain()->map({}, {hookOn(capture)}, instructions);
        QCOMPARE(Pulled(result).error(), u"TypeError: Outgoing message exceeds maximum size of 100 UTF-16 code units."_s);
    }
    QCOMPARE(capture->disposed, 1);
    QCOMPARE(at.sent(), QByteArray());
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
}

void TestSessionLimits::aResultThatIsTooLargeIsRejectedAlone()
{
    Main main;
    const ScriptPtr made = makeScript();
    main.script->methods[u"large"_s] = [&](const QList<Value> &) {
        return Value::array({stubOf(hookOn(made)), QString(200, u'x')});
    };
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxSentMessageSize, 100));
    at(R"(["push",["pipeline",0,["large"],[]]])");
    QCOMPARE(at(R"(["pull",1])"),
             R"(["reject",1,["error","TypeError","Outgoing message exceeds maximum size of 100 UTF-16 code units."]])"_ba);
    at(R"(["release",1,1])");
    QCOMPARE(made->disposed, 1);
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
    QVERIFY(!at.session->isAborted());
}

void TestSessionLimits::anErrorThatIsTooLargeIsReplaced()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxSentMessageSize, 100));
    at(R"(["push",["pipeline",0,["fail"],[")" + QByteArray(200, 'x') + R"("]]])");
    QCOMPARE(at(R"(["pull",1])"),
             R"(["reject",1,["error","TypeError","Outgoing message exceeds maximum size of 100 UTF-16 code units."]])"_ba);
    // A reason that can't be told does not keep the session from ending.
    at.session->abort(RpcError(QString(200, u'x')));
    QCOMPARE(at.sent(), QByteArray());
    QCOMPARE(at.peer.aborts.size(), 1);
}

void TestSessionLimits::aChunkThatIsTooLargeFailsItsStream()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxSentMessageSize, 150));
    at(R"(["push",["pipeline",0,["keep"],[["writable",-1]]]])");
    at.sent();
    const auto writable = HookPtr(hookIn(main.kept.takeFirst()));
    QString error;
    static_cast<WritableHook *>(writable.data())->write(QString(200, u'x'), [&](const std::optional<RpcError> &why) {
        error = why ? why->toString() : u"done"_s;
    });
    QCOMPARE(error, u"TypeError: Outgoing message exceeds maximum size of 150 UTF-16 code units."_s);
    const QByteArray sent = at.sent();
    const QByteArray expected = R"(["stream",["pipeline",-1,["abort"],[["error","TypeError","Outgoing message exceeds)";
    QVERIFY2(sent.startsWith(expected), sent);
    QVERIFY(!at.session->isAborted());
}

void TestSessionLimits::aLargeValueThatIsNamedOftenIsNotWrittenOut()
{
    Main main;
    Transcript at(hookOn(main.script), limited(&RpcLimits::maxSentMessageSize, 10'000'000));
    at(R"(["push",")" + QByteArray(1'000'000, 'x') + R"("])");
    QByteArray items;
    for (int i = 0; i < 100'000; ++i)
        items += R"(["pipeline",1],)";
    items.chop(1);
    at(R"(["push",["pipeline",0,["echo"],[[[)" + items + "]]]]]");
    // 100 GB atwise.
    QCOMPARE(at(R"(["pull",2])"),
             R"(["reject",2,["error","TypeError","Outgoing message exceeds maximum size of 10000000 UTF-16 code units."]])"_ba);
    QVERIFY(!at.session->isAborted());
}

void TestSessionLimits::sizesAreCountedInUtf16Units()
{
    const QByteArray empty = R"(["push",["pipeline",0,["f"],[""]]])";
    Transcript at({}, limited(&RpcLimits::maxSentMessageSize, 100));
    const QString fits(100 - empty.size(), u'€');
    const HookPtr sent = call(at.session->remoteMain(), u"f"_s, {fits});
    QCOMPARE(utf16Length(at.sent()), 100);
    QVERIFY(Pulled(call(at.session->remoteMain(), u"f"_s, {fits + u'€'})).error().contains(u"maximum size of 100"));
}

void TestSessionLimits::defaultsAreGenerous()
{
    constexpr int Count = 100'000;
    const auto stubs = [] {
        QList<Value> items;
        for (int i = 0; i < Count; ++i)
            items.append(stubOf(hookOn(makeScript())));
        return items;
    };
    Main main;
    main.script->methods[u"makeMany"_s] = [&](const QList<Value> &) { return Value::array(stubs()); };
    SessionPair pair({}, hookOn(main.script), Delivery::Direct);
    {
        const HookPtr api = pair.a.session->remoteMain();
        const Pulled made(call(api, u"makeMany"_s));
        const Pulled kept(call(api, u"keep"_s, stubs()));
        QVERIFY(made.isSettled() && kept.isSettled());
        QCOMPARE(pair.a.session->stats(), (SessionStats{Count + 1, Count + 1}));
        QList<HookPtr> calls;
        for (int i = 0; i < 2000; ++i)
            calls.append(call(api, u"later"_s));
        QVERIFY(!pair.b.session->isAborted());
        for (const Deferred &deferred : std::as_const(main.pending))
            deferred.resolve(1);
    }
    main.kept.clear();
    main.pending.clear();
    QVERIFY2(pair.isClean(), qPrintable(u"%1 %2"_s.arg(pair.a.session->stats().imports).arg(pair.b.session->stats().exports)));
}

QTEST_GUILESS_MAIN(TestSessionLimits)
#include "tst_sessionlimits.moc"
