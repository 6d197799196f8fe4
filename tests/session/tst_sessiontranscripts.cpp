// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessiontesting.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace SessionTesting;

/// \file
/// Exact texts: what comes in on the left, what must go out on the right. Why a session aborts, and in which order.

namespace {

ScriptPtr mainScript()
{
    const ScriptPtr main = makeScript();
    main->methods[u"add"_s] = [](const QList<Value> &a) { return a.at(0).toNumber() + a.at(1).toNumber(); };
    main->methods[u"echo"_s] = [](const QList<Value> &a) { return a.value(0); };
    main->methods[u"make"_s] = [](const QList<Value> &) { return stubOf(hookOn(makeScript())); };
    return main;
}

// What can't be sent.
Value tooDeep()
{
    Value deep;
    for (int i = 0; i < 300; ++i)
        deep = Value::array({deep});
    return deep;
}

} // namespace

class TestSessionTranscripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void abortsWithExactText_data();
    void abortsWithExactText();
    void whatIsNoJsonIsASyntaxError_data();
    void whatIsNoJsonIsASyntaxError();
    void oversizedAndBinaryAbort();
    void importsOfARefusedMessageAreReleasedFirst();
    void abortComesBeforeEverythingElse();
    void abortOfThePeerIsNotEchoed_data();
    void abortOfThePeerIsNotEchoed();
    void nothingIsProcessedBehindAnAbort();
    void tablesStandStillAfterAnAbort();
    void callsBehindAnAbortAreBroken();
    void lateResultBehindAnAbortIsHarmless();
    void disconnectedSendsNothing();
    void secondPullIsANoOp();
    void reusedPromiseIdRejectsThatPromise();
    void lateResolutionIsEvaluatedAndReleased();
    void introductionsAreCountedAndReleasedAtOnce();
    void everyExportHasAFreshId();
    void idsOfAFailedMessageAreGivenBack();
    void chainedPromisesSkipIntermediateResolves();
    void chainThatPointsBackAtThePeerIsToldSo();
    void promiseIsResolvedBehindTheMessageThatMadeIt();
    void foreignPositiveIdsMoveTheCounter();
    void memoryOfStrangeIdsIsBounded();
    void onSendErrorSeesAndReplaces();
    void errorsCarryNoCapabilities();
    void drainWaitsForPulledResults();
};

void TestSessionTranscripts::abortsWithExactText_data()
{
    QTest::addColumn<QByteArrayList>("before");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("aborts");
    const auto row = [](const char *name, QByteArrayList before, QByteArray text, const char *aborts) {
        QTest::newRow(name) << std::move(before) << std::move(text) << QByteArray(aborts);
    };
    row("no array", {}, "42", R"(["abort",["error","Error","bad RPC message: 42"]])");
    row("null", {}, "null", R"(["abort",["error","Error","bad RPC message: null"]])");
    row("object", {}, R"({ "a" : [1, 2] })", "[\"abort\",[\"error\",\"Error\",\"bad RPC message: {\\\"a\\\":[1,2]}\"]]");
    row("empty array", {}, "[]", R"(["abort",["error","Error","bad RPC message: []"]])");
    row("unknown", {}, R"(["frobnicate",1])", "[\"abort\",[\"error\",\"Error\",\"bad RPC message: [\\\"frobnicate\\\",1]\"]]");
    row("push of nothing", {}, R"(["push"])", "[\"abort\",[\"error\",\"Error\",\"bad RPC message: [\\\"push\\\"]\"]]");
    row("pull of a string", {}, R"(["pull","1"])",
        "[\"abort\",[\"error\",\"Error\",\"bad RPC message: [\\\"pull\\\",\\\"1\\\"]\"]]");
    row("resolve of nothing", {}, R"(["resolve",1])",
        "[\"abort\",[\"error\",\"Error\",\"bad RPC message: [\\\"resolve\\\",1]\"]]");
    row("pull unknown", {}, R"(["pull",7])", R"(["abort",["error","Error","no such export ID: 7"]])");
    row("pull unknown fraction", {}, R"(["pull",-1.5])", R"(["abort",["error","Error","no such export ID: -1.5"]])");
    row("release unknown", {}, R"(["release",7,1])", R"(["abort",["error","Error","no such export ID: 7"]])");
    row("release too much", {R"(["push",1])"}, R"(["release",1,2])",
        R"(["abort",["error","Error","refcount would go negative: 1 < 2"]])");
    row("release infinitely", {R"(["push",1])"}, R"(["release",1,1e999])",
        R"(["abort",["error","Error","refcount would go negative: 1 < Infinity"]])");
    row("pipeline unknown", {}, R"(["push",["pipeline",3,["x"],[]]])",
        R"(["abort",["error","Error","no such entry on exports table: 3"]])");
    row("import unknown", {}, R"(["push",["import",-3]])", R"(["abort",["error","Error","no such entry on exports table: -3"]])");
    row("remap unknown", {}, R"(["push",["remap",3,[],[],[1]]])",
        R"(["abort",["error","Error","no such entry on exports table: 3"]])");
    row("unknown tag", {}, R"(["push",["nonsense",1]])",
        "[\"abort\",[\"error\",\"TypeError\",\"unknown special value: [\\\"nonsense\\\",1]\"]]");
    row("bare array", {}, R"(["push",[1,2]])", R"(["abort",["error","TypeError","unknown special value: [1,2]"]])");
    row("readable of a call", {R"(["push",1])"}, R"(["push",["readable",1]])",
        R"(["abort",["error","Error","Export 1 is not a pipe or its readable end was already consumed."]])");
    row("too large", {}, '"' + QByteArray(200, 'a') + '"',
        R"(["abort",["error","TypeError","Incoming message exceeds maximum size of 100 UTF-16 code units."]])");
    row("too deep", {}, R"(["push",[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]])",
        R"(["abort",["error","TypeError","Deserialization exceeded maximum allowed message depth of 5."]])");
}

void TestSessionTranscripts::abortsWithExactText()
{
    QFETCH(QByteArrayList, before);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, aborts);
    SessionOptions options;
    options.limits.maxMessageSize = 100;
    options.limits.maxDepth = 5;
    Transcript at(hookOn(mainScript()), options);
    for (const QByteArray &earlier : before)
        QCOMPARE(at(earlier), QByteArray());
    QCOMPARE(at(text), aborts);
    QCOMPARE(at.peer.aborts.size(), 1);
    QVERIFY(at.session->isAborted());
}

void TestSessionTranscripts::whatIsNoJsonIsASyntaxError_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("words") << QByteArray("hello");
    QTest::newRow("open") << QByteArray("[\"push\",1");
    QTest::newRow("two values") << QByteArray("[\"push\",1][\"pull\",1]");
    QTest::newRow("trailing comma") << QByteArray("[\"push\",1,]");
    QTest::newRow("broken UTF-8") << QByteArray("[\"push\",\"\xff\"]");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf[\"push\",1]");
}

void TestSessionTranscripts::whatIsNoJsonIsASyntaxError()
{
    QFETCH(QByteArray, text);
    Transcript at(hookOn(mainScript()));
    const QByteArray sent = at(text);
    QVERIFY2(sent.startsWith(R"(["abort",["error","SyntaxError",)"), sent);
    QCOMPARE(at.session->abortReason()->type(), u"SyntaxError"_s);
}

void TestSessionTranscripts::oversizedAndBinaryAbort()
{
    Transcript large;
    large.session->receiveOversized();
    QCOMPARE(
        large.sent(),
        QByteArray(R"(["abort",["error","TypeError","Incoming message exceeds maximum size of 33554432 UTF-16 code units."]])"));
    Transcript binary;
    binary.session->receiveBinary("[]");
    QVERIFY(binary.sent().startsWith(R"(["abort",["error","SyntaxError",)"));
    // The limit counts UTF-16 units, not bytes.
    SessionOptions options;
    options.limits.maxMessageSize = 21;
    Transcript units({}, options);
    QCOMPARE(units("[\"push\",\"ääääääääää\"]"), QByteArray());
}

void TestSessionTranscripts::importsOfARefusedMessageAreReleasedFirst()
{
    Transcript at(hookOn(mainScript()));
    QCOMPARE(at(R"(["push",["pipeline",0,["echo"],[["export",-1],["export",-2],["nonsense"],["export",-3]]]])"),
             QByteArray(R"(["release",-1,1] ["release",-2,1] ["abort",["error","TypeError",)"
                        "\"unknown special value: [\\\"nonsense\\\"]\"]]"));
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
    QCOMPARE(at.session->tables().nextPeerPush, 1.0); // R18: no export is made
}

void TestSessionTranscripts::abortComesBeforeEverythingElse()
{
    const ScriptPtr exported = makeScript();
    Transcript at(hookOn(mainScript()));
    QStringList order;
    const HookPtr main = at.session->remoteMain();
    const HookPtr promise = call(main, u"x"_s, {stubOf(hookOn(exported))});
    main->onBroken([&](const RpcError &) {
        order.append("broken 1, aborted %1, disposed %2"_L1.arg(QString::number(at.peer.aborts.size()),
                                                                QString::number(exported->disposed)));
    });
    promise->onBroken([&](const RpcError &) { order.append(u"broken 2"_s); });
    const quint64 removed = main->onBroken([&](const RpcError &) { order.append(u"removed"_s); });
    main->dup()->onBroken([&](const RpcError &) { order.append(u"broken 3"_s); });
    main->removeOnBroken(removed);
    promise->pull([&](const Outcome &outcome) {
        order.append(u"rejected: "_s + std::get<RpcError>(outcome).message()
                     + (exported->disposed ? u", late"_s : u", in time"_s));
    });
    at.sent();
    at.session->abort(RpcError::typeError(u"enough"_s));
    QCOMPARE(at.sent(), QByteArray(R"(["abort",["error","TypeError","enough"]])"));
    QCOMPARE(order,
             (QStringList{u"broken 1, aborted 1, disposed 0"_s, u"broken 2"_s, u"broken 3"_s, u"rejected: enough, in time"_s}));
    QCOMPARE(exported->disposed, 1);
    at.session->abort(RpcError(u"again"_s));
    QCOMPARE(at.sent(), QByteArray());
    QCOMPARE(at.peer.aborts, QStringList{u"TypeError: enough"_s});
}

void TestSessionTranscripts::abortOfThePeerIsNotEchoed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("error") << QByteArray(R"(["abort",["error","RangeError","bye"]])") << u"bye"_s << QByteArray();
    QTest::newRow("string") << QByteArray(R"(["abort","bye"])") << u"bye"_s << QByteArray();
    QTest::newRow("null") << QByteArray(R"(["abort",null])") << u"null"_s << QByteArray();
    QTest::newRow("nothing") << QByteArray(R"(["abort"])") << u"undefined"_s << QByteArray();
    QTest::newRow("object") << QByteArray(R"(["abort",{"code":5}])") << u"[object Object]"_s << QByteArray();
    QTest::newRow("with a stub") << QByteArray(R"(["abort",["export",-1]])") << u"[object Object]"_s
                                 << QByteArray(R"(["release",-1,1])");
}

void TestSessionTranscripts::abortOfThePeerIsNotEchoed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    QFETCH(QByteArray, sent);
    Transcript at(hookOn(mainScript()));
    QCOMPARE(at(text), sent);
    QVERIFY(at.session->isAborted());
    QCOMPARE(at.session->abortReason()->message(), reason);
    QCOMPARE(at.peer.aborts.size(), 1);
}

void TestSessionTranscripts::nothingIsProcessedBehindAnAbort()
{
    Transcript at(hookOn(mainScript()));
    at(R"(["abort","x"])");
    QCOMPARE(at(R"(["push",["pipeline",0,["add"],[1,2]]])"), QByteArray());
    QCOMPARE(at("garbage"), QByteArray());
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
}

void TestSessionTranscripts::tablesStandStillAfterAnAbort()
{
    Transcript at(hookOn(mainScript()));
    {
        const HookPtr promise = call(at.session->remoteMain(), u"x"_s);
        at(R"(["push",["pipeline",0,["make"],[]]])");
        at(R"(["pull",1])");
        at("nonsense");
        QCOMPARE(at.session->stats(), (SessionStats{2, 3}));
    }
    QCOMPARE(at.session->stats(), (SessionStats{2, 3}));
    QCOMPARE(at.session->tables().exports.first().id, EntryId(-1));
    QVERIFY(!at.session->hookForExport(EntryId(1)));
    QVERIFY(!at.sent().contains("release"));
}

void TestSessionTranscripts::callsBehindAnAbortAreBroken()
{
    Transcript at;
    const HookPtr main = at.session->remoteMain();
    at.session->abort(RpcError(u"gone"_s));
    at.sent();
    const Pulled called(call(main, u"x"_s));
    QCOMPARE(called.error(), u"Error: gone"_s);
    const Pulled read(at.session->remoteMain()->get({u"x"_s}));
    QCOMPARE(read.error(), u"Error: gone"_s);
    QString reason;
    QCOMPARE(main->onBroken([&](const RpcError &error) { reason = error.message(); }), 0u);
    QCOMPARE(reason, u"gone"_s);
    QCOMPARE(at.sent(), QByteArray());
}

void TestSessionTranscripts::lateResultBehindAnAbortIsHarmless()
{
    const ScriptPtr main = makeScript();
    const Deferred deferred;
    main->methods[u"late"_s] = [&](const QList<Value> &) { return promiseOf(deferred.promise); };
    Transcript at(hookOn(main));
    at(R"(["push",["pipeline",0,["late"],[]]])");
    at(R"(["pull",1])");
    at(R"(["abort","x"])");
    deferred.resolve(stubOf(hookOn(makeScript())));
    QCOMPARE(at.sent(), QByteArray());
}

void TestSessionTranscripts::disconnectedSendsNothing()
{
    Transcript at;
    const Pulled pending(call(at.session->remoteMain(), u"x"_s));
    at.sent();
    at.session->disconnected(RpcError(u"Peer closed WebSocket: 1006 "_s));
    QCOMPARE(at.sent(), QByteArray());
    QCOMPARE(pending.error(), u"Error: Peer closed WebSocket: 1006 "_s);
    QCOMPARE(at.peer.aborts.size(), 1);
}

void TestSessionTranscripts::secondPullIsANoOp()
{
    Transcript at(hookOn(mainScript()));
    at(R"(["push",["pipeline",0,["add"],[1,2]]])");
    QCOMPARE(at(R"(["pull",1])"), QByteArray(R"(["resolve",1,3])"));
    QCOMPARE(at(R"(["pull",1])"), QByteArray());
    at(R"(["release",1,1])");
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
}

void TestSessionTranscripts::reusedPromiseIdRejectsThatPromise()
{
    Transcript at(hookOn(mainScript()));
    at(R"(["push",["pipeline",0,["echo"],[["promise",-1]]]])");
    at(R"(["push",["pipeline",0,["echo"],[["promise",-1]]]])");
    QCOMPARE(
        at(R"(["pull",2])"),
        QByteArray(
            R"(["reject",2,["error","Error","Bug in RPC system: The peer sent a promise reusing an existing export ID."]])"));
    at(R"(["pull",1])");
    QCOMPARE(at(R"(["resolve",-1,5])"), QByteArray(R"(["release",-1,2] ["resolve",1,5])"));
}

void TestSessionTranscripts::lateResolutionIsEvaluatedAndReleased()
{
    Transcript at(hookOn(mainScript()));
    QCOMPARE(at(R"(["resolve",5,{"a":["export",-1]}])"), QByteArray(R"(["release",-1,1])"));
    QCOMPARE(at(R"(["reject",5,{"a":["export",-2]}])"), QByteArray());
    QCOMPARE(at(R"(["reject",5,["nonsense"]])"), QByteArray());
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
}

void TestSessionTranscripts::introductionsAreCountedAndReleasedAtOnce()
{
    Transcript at(hookOn(mainScript()));
    QCOMPARE(at(R"(["push",["pipeline",0,["add"],[["export",-1],["export",-1],["export",-1]]]])"),
             QByteArray(R"(["release",-1,3])"));
    // The result of a push that is introduced again.
    const HookPtr promise = call(at.session->remoteMain(), u"x"_s);
    const Pulled pulled(promise);
    at.sent();
    QCOMPARE(at(R"(["push",["export",1]])"), QByteArray());
    QCOMPARE(at(R"(["resolve",1,5])"), QByteArray(R"(["release",1,2])"));
    QCOMPARE(pulled.value(), Value(5));
}

void TestSessionTranscripts::everyExportHasAFreshId()
{
    Transcript at;
    const HookPtr main = at.session->remoteMain();
    const HookPtr own = hookOn(makeScript());
    const HookPtr first = call(main, u"x"_s, {stubOf(own), stubOf(own)});
    const HookPtr second = call(main, u"x"_s, {stubOf(own)});
    QCOMPARE(at.sent(), QByteArray(R"(["push",["pipeline",0,["x"],[["export",-1],["export",-2]]]] )"
                                   R"(["push",["pipeline",0,["x"],[["export",-3]]]])"));
    QCOMPARE(at.session->stats(), (SessionStats{3, 4}));
}

void TestSessionTranscripts::idsOfAFailedMessageAreGivenBack()
{
    Transcript at;
    const HookPtr main = at.session->remoteMain();
    const ScriptPtr own = makeScript();
    const Pulled failed(call(main, u"x"_s, {stubOf(hookOn(own)), tooDeep()}));
    QVERIFY(!failed.error().isEmpty());
    QCOMPARE(at.sent(), QByteArray());
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
    QCOMPARE(own->disposed, 1);
    // An error's property that can't be sent is left out, with what it had exported.
    RpcError error(u"e"_s);
    error.setProperty(u"bad"_s, Value::array({stubOf(hookOn(own)), tooDeep()}));
    error.setProperty(u"good"_s, 1);
    const HookPtr sent = call(main, u"x"_s, {error});
    QCOMPARE(at.sent(), QByteArray(R"(["push",["pipeline",0,["x"],[["error","Error","e",null,{"good":1}]]]])"));
    QCOMPARE(at.session->stats(), (SessionStats{2, 1}));
    error = RpcError();
    QCOMPARE(own->disposed, 2);
}

void TestSessionTranscripts::chainedPromisesSkipIntermediateResolves()
{
    Transcript at;
    const Deferred first;
    const Deferred second;
    const Deferred third;
    const HookPtr sent = call(at.session->remoteMain(), u"x"_s, {promiseOf(first.promise)});
    QCOMPARE(at.sent(), QByteArray(R"(["push",["pipeline",0,["x"],[["promise",-1]]]])"));
    first.resolve(promiseOf(second.promise));
    second.resolve(promiseOf(third.promise));
    QCOMPARE(at.sent(), QByteArray());
    third.resolve(1);
    QCOMPARE(at.sent(), QByteArray(R"(["resolve",-1,1])"));
}

void TestSessionTranscripts::chainThatPointsBackAtThePeerIsToldSo()
{
    // Our export is the peer's own promise, and that resolved to another promise of the peer: it can go on without us.
    Transcript at;
    const HookPtr promise = call(at.session->remoteMain(), u"x"_s);
    at.sent();
    const Deferred deferred;
    const HookPtr sent = call(at.session->remoteMain(), u"y"_s, {promiseOf(deferred.promise)});
    at.sent();
    deferred.resolve(promiseOf(promise));
    QCOMPARE(at.sent(), QByteArray(R"(["pull",1])"));
    QCOMPARE(at(R"(["resolve",1,["promise",-7]])"), QByteArray(R"(["release",1,1])"));
    QCOMPARE(at(R"(["resolve",-7,"done"])"), QByteArray(R"(["release",-7,1] ["resolve",-1,"done"])"));
}

void TestSessionTranscripts::promiseIsResolvedBehindTheMessageThatMadeIt()
{
    Transcript at;
    const Deferred deferred;
    deferred.resolve(Value::object({{u"a"_s, Value(1)}}));
    const HookPtr sent =
        call(at.session->remoteMain(), u"x"_s, {promiseOf(deferred.promise), promiseOf(makeErrorHook(RpcError(u"no"_s)))});
    QCOMPARE(at.sent(), QByteArray(R"(["push",["pipeline",0,["x"],[["promise",-1],["promise",-2]]]] )"
                                   R"(["resolve",-1,{"a":1}] ["reject",-2,["error","Error","no"]])"));
}

void TestSessionTranscripts::foreignPositiveIdsMoveTheCounter()
{
    Transcript at(hookOn(mainScript()));
    at(R"(["push",["export",5]])");
    QCOMPARE(at.session->tables().nextImport, 6.0);
    const HookPtr promise = call(at.session->remoteMain(), u"x"_s);
    QCOMPARE(at.session->tables().nextImport, 7.0);
    const Pulled pulled(promise);
    QCOMPARE(at.sent(), QByteArray(R"(["push",["pipeline",0,["x"],[]]] ["pull",6])"));
    at(R"(["resolve",6,1])");
    QCOMPARE(pulled.value(), Value(1));
}

void TestSessionTranscripts::memoryOfStrangeIdsIsBounded()
{
    // Ids far apart must not make room for all between them.
    Transcript at(hookOn(mainScript()));
    at(R"(["push",{"a":["export",4000000000],"b":["export",9007199254740993],"c":["export",1e300],"d":["export",-4e9],"e":["export",1e999]}])");
    QCOMPARE(at.session->stats(), (SessionStats{6, 2}));
    QCOMPARE(at.session->tables().nextImport, 4000000001.0);
    const QByteArray released = at(R"(["release",1,1])");
    QCOMPARE(released.count("release"), 5);
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
}

void TestSessionTranscripts::onSendErrorSeesAndReplaces()
{
    const ScriptPtr main = makeScript();
    main->methods[u"fail"_s] = [](const QList<Value> &) -> Value {
        RpcError error = RpcError::rangeError(u"secret path"_s);
        error.setStack(u"at home"_s);
        throw error;
    };
    Transcript plain(hookOn(main));
    plain(R"(["push",["pipeline",0,["fail"],[]]])");
    QCOMPARE(plain(R"(["pull",1])"), QByteArray(R"(["reject",1,["error","RangeError","secret path"]])"));

    SessionOptions options;
    options.onSendError = [](const RpcError &error) {
        RpcError replaced(u"rewritten"_s);
        replaced.setStack(error.stack());
        return std::optional(replaced);
    };
    Transcript rewriting(hookOn(main), options);
    rewriting(R"(["push",["pipeline",0,["fail"],[]]])");
    QCOMPARE(rewriting(R"(["pull",1])"), QByteArray(R"(["reject",1,["error","Error","rewritten","at home"]])"));
}

void TestSessionTranscripts::errorsCarryNoCapabilities()
{
    const ScriptPtr owned = makeScript();
    const ScriptPtr main = makeScript();
    main->methods[u"fail"_s] = [&](const QList<Value> &) -> Value {
        RpcError error(u"e"_s);
        error.setProperty(u"stub"_s, stubOf(hookOn(owned)));
        error.setProperty(u"code"_s, 7);
        throw error;
    };
    main->methods[u"throwStub"_s] = [&](const QList<Value> &) -> Value {
        throw RpcError::fromThrownValue(stubOf(hookOn(owned)));
    };
    Transcript at(hookOn(main));
    at(R"(["push",["pipeline",0,["fail"],[]]])");
    QCOMPARE(at(R"(["pull",1])"), QByteArray(R"(["reject",1,["error","Error","e",null,{"code":7}]])"));
    at(R"(["push",["pipeline",0,["throwStub"],[]]])");
    QCOMPARE(at(R"(["pull",2])"),
             QByteArray("[\"reject\",2,[\"error\",\"Error\",\"Can't serialize RPC stubs in this context.\"]]"));
    at(R"(["release",1,1])");
    at(R"(["release",2,1])");
    QCOMPARE(owned->disposed, 2);
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
}

void TestSessionTranscripts::drainWaitsForPulledResults()
{
    const ScriptPtr main = makeScript();
    const Deferred deferred;
    main->methods[u"late"_s] = [&](const QList<Value> &) { return promiseOf(deferred.promise); };
    Transcript at(hookOn(main));
    QStringList drained;
    const auto note = [&](const std::optional<RpcError> &error) { drained.append(error ? error->message() : u"ok"_s); };
    at.session->drain(note);
    QCOMPARE(drained, QStringList{u"ok"_s});
    at(R"(["push",["pipeline",0,["late"],[]]])");
    at(R"(["pull",1])");
    at.session->drain(note);
    QCOMPARE(drained.size(), 1);
    deferred.resolve(1);
    QCOMPARE(drained.size(), 2);
    at(R"(["push",["pipeline",0,["nope"],[["promise",-1]]]])");
    at(R"(["push",["promise",-2]])");
    at(R"(["pull",3])");
    at.session->drain(note);
    at(R"(["abort","broken"])");
    QCOMPARE(drained, (QStringList{u"ok"_s, u"ok"_s, u"broken"_s}));
}

QTEST_GUILESS_MAIN(TestSessionTranscripts)
#include "tst_sessiontranscripts.moc"
