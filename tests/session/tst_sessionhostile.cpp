// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessiontesting.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace SessionTesting;

/// Messages by which a peer tries to make much of little: each of these is short, and what it causes must be, too.
class TestSessionHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chainOfValuesIsAnsweredWithinTheStack();
    void chainOfCopiesIsMadeWithinTheStack();
    void doubledCopiesAreLimited();
    void doubledPromisesAreAnsweredInLimits();
    void doubledPromisesAsArgumentsAreRefused();
    void manyPromisesInOneResultAreFine();
    void idsBeyondAnArrayAreNotUsedTwice();
    void callbackTakenBackWhileBreakingIsNotCalled();
    void promiseThatIsResolvedWithItselfIsRejected();
    void callThatIsResolvedWithAStreamIntoItselfIsRejected();
    void mainThatIsIntroducedAnewIsAnImportLikeOthers();
};

namespace {

ScriptPtr echo()
{
    const ScriptPtr main = makeScript();
    main->methods[u"echo"_s] = [](const QList<Value> &a) { return a.at(0); };
    return main;
}

QByteArray number(int n) { return QByteArray::number(n); }

// Export n becomes a value with \a copies promises for export n - 1 in it.
void nest(Transcript &at, int levels, int copies)
{
    at(R"(["push",["promise",-1]])");
    at(R"(["resolve",-1,"end"])");
    for (int i = 2; i <= levels; ++i) {
        QByteArray items;
        for (int copy = 0; copy < copies; ++copy)
            items += (copy ? "," : "") + ("[\"pipeline\"," + number(i - 1) + ']');
        at.session->receive("[\"push\",[\"promise\"," + number(-i) + "]]");
        at.session->receive("[\"resolve\"," + number(-i) + ",[[" + items + "]]]");
    }
    at.sent();
}

} // namespace

void TestSessionHostile::chainOfValuesIsAnsweredWithinTheStack()
{
    Transcript at;
    nest(at, 50'000, 1);
    at.session->receive(R"(["pull",50000])");
    const QByteArray sent = at.sent();
    QVERIFY(sent.startsWith(R"(["resolve",50000,[[["promise",-1]]]])"));
    QCOMPARE(sent.count("\"resolve\""), 257);
    QCOMPARE(sent.count(R"(["reject",-257,["error","TypeError",)"), 1);
    QVERIFY(!at.session->isAborted());
}

void TestSessionHostile::chainOfCopiesIsMadeWithinTheStack()
{
    Transcript at;
    at(R"(["push",[["x"]]])");
    for (int i = 1; i < 20'000; ++i)
        at.session->receive("[\"push\",[[[[[[[\"pipeline\"," + number(i) + "]]]]]]]]");
    at.session->receive(R"(["pull",20000])");
    QVERIFY(at.sent().contains("\"reject\""));
    QVERIFY(!at.session->isAborted());
}

void TestSessionHostile::doubledCopiesAreLimited()
{
    Transcript at(hookOn(echo()));
    at(R"(["push",[["x"]]])");
    for (int i = 1; i < 30; ++i)
        at.session->receive("[\"push\",[[[\"pipeline\"," + number(i) + "],[\"pipeline\"," + number(i) + "]]]]");
    at.session->receive(R"(["pull",30])");
    QVERIFY(at.sent().count("\"promise\"") < 100'000);
    at.session->receive(R"(["push",["pipeline",0,["echo"],[["pipeline",30]]]])");
    at.session->receive(R"(["pull",31])");
    QVERIFY(at.sent().contains(R"(["reject",31,["error","TypeError",)"));
    QVERIFY(!at.session->isAborted());
}

void TestSessionHostile::doubledPromisesAreAnsweredInLimits()
{
    Transcript at;
    nest(at, 60, 2);
    at.session->receive(R"(["pull",60])");
    QVERIFY(at.sent().count("\"promise\"") < 100'000);
    QVERIFY(!at.session->isAborted());
}

void TestSessionHostile::doubledPromisesAsArgumentsAreRefused()
{
    Transcript at(hookOn(echo()));
    nest(at, 60, 2);
    at.session->receive(R"(["push",["pipeline",0,["echo"],[["pipeline",60]]]])");
    at.session->receive(R"(["pull",61])");
    QVERIFY(at.sent().contains(R"(["reject",61,["error","TypeError",)"));
    QVERIFY(!at.session->isAborted());
}

void TestSessionHostile::manyPromisesInOneResultAreFine()
{
    Transcript at(hookOn(echo()));
    at(R"(["push",["promise",-1]])");
    at(R"(["resolve",-1,7])");
    const QByteArray many = QByteArray(R"(["pipeline",1],)").repeated(30'000).chopped(1);
    at.session->receive("[\"push\",[\"pipeline\",0,[\"echo\"],[[[" + many + "]]]]]");
    at.session->receive(R"(["pull",2])");
    QVERIFY(at.sent().contains("[\"resolve\",2,[[7,7,7,"));
}

void TestSessionHostile::idsBeyondAnArrayAreNotUsedTwice()
{
    Transcript at;
    const HookPtr main = at.session->remoteMain();
    at(R"(["push",["promise",4294967295]])");
    at(R"(["push",["promise",4294967294]])");
    QCOMPARE(at.session->stats().imports, 3);
    const Pulled pulled(SessionTesting::call(main, u"any"_s));
    QCOMPARE(at.session->stats().imports, 4);
    QVERIFY(at.sent().contains(R"(["pull",4294967296])"));
    at(R"(["release",1,1])");
    QCOMPARE(at.session->stats().imports, 3);
    at.session->disconnected(RpcError(u"gone"_s));
    QCOMPARE(pulled.error(), u"Error: gone"_s);
}

void TestSessionHostile::callbackTakenBackWhileBreakingIsNotCalled()
{
    Transcript at;
    const HookPtr main = at.session->remoteMain();
    int calls = 0;
    quint64 second = 0;
    main->onBroken([&](const RpcError &) {
        ++calls;
        main->removeOnBroken(second);
    });
    second = main->onBroken([&](const RpcError &) { calls += 100; });
    at.session->disconnected(RpcError(u"gone"_s));
    QCOMPARE(calls, 1);
}

// Found by the fuzzer: the entry and its resolution kept each other for ever.
void TestSessionHostile::promiseThatIsResolvedWithItselfIsRejected()
{
    Transcript at(hookOn(echo()));
    at(R"(["push",["pipeline",0,["echo"],[["promise",-1]]]])");
    at(R"(["pull",1])");
    const QByteArray sent = at(R"(["resolve",-1,{"x":["export",-1]}])");
    const QByteArray release = R"(["release",-1,2])";
    const QByteArray reject =
        R"(["reject",1,["error","TypeError","The peer resolved a promise with a value that holds the promise."]])";
    QVERIFY(sent.contains(release));
    QVERIFY(sent.contains(reject));
    at(R"(["release",1,1])");
    QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
}

// Found by the fuzzer, likewise.
void TestSessionHostile::callThatIsResolvedWithAStreamIntoItselfIsRejected()
{
    std::weak_ptr<Session> watched;
    {
        Transcript at;
        watched = at.session;
        const Pulled pulled(call(at.session->remoteMain(), u"x"_s));
        at(R"(["resolve",1,["writable",1]])");
        QCOMPARE(pulled.error(), u"TypeError: The peer resolved a promise with a value that holds the promise."_s);
        QCOMPARE(at.session->stats(), (SessionStats{1, 1}));
    }
    QVERIFY(watched.expired());
}

// Found by the fuzzer: the second import 0 stayed on the table when its last hook went.
void TestSessionHostile::mainThatIsIntroducedAnewIsAnImportLikeOthers()
{
    Transcript at(hookOn(echo()));
    at(R"(["resolve",0,1])"); // releases it (R10)
    const QByteArray sent = at(R"(["push",["pipeline",0,["echo"],[["export",0]]]])");
    at(R"(["release",1,1])");
    for (const SessionTables::Import &import : at.session->tables().imports)
        QCOMPARE(import.localReferences, 0);
    QCOMPARE(at.session->tables().imports.size(), 0);
}

QTEST_GUILESS_MAIN(TestSessionHostile)
#include "tst_sessionhostile.moc"
