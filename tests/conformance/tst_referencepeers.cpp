// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencetargets.h"

#include "rpcbatch.h"

using namespace Reference;

/// \file
/// What a peer sees whose messages are written by hand: calls and writes whose callee fails after their arguments were taken
/// over, and a whole batch.

namespace {

/// Its method gives a promise that the test settles.
class LateTarget : public TestTarget
{
    Q_OBJECT
public:
    explicit LateTarget(RpcPromise promise) : m_promise(std::move(promise)) { }
    Q_INVOKABLE QtCapnWeb::RpcPromise later() { return m_promise; }

private:
    RpcPromise m_promise;
};

/// \brief A session of ours, and the far end of its connection.
struct RawPeer {
    explicit RawPeer(const RpcStub &main)
    {
        const auto [far, near] = MemoryTransport::createPair();
        end.reset(far);
        session = std::make_unique<RpcSession>(near, main);
        QObject::connect(far, &Transport::received, far, [this](const QByteArray &text) { received << text; });
    }
    void send(const char *text) { end->send(text); }
    qsizetype count(const QByteArray &start) const
    {
        return std::count_if(received.begin(), received.end(), [&](const QByteArray &text) { return text.startsWith(start); });
    }

    QList<QByteArray> received;
    std::unique_ptr<MemoryTransport> end;
    std::unique_ptr<RpcSession> session;
};

} // namespace

class ReferencePeersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        settle();
        QCOMPARE(Counter::alive, 0);
    }

    void argumentsAreReleasedWhenTheCalleeFails_data();
    void argumentsAreReleasedWhenTheCalleeFails();

    void aBatchIsAnswered()
    {
        // 6 * 6; a counter that is made at 2 and counts 3 and then, passed to a method, 4 more.
        const QFuture<QByteArray> answer = answerBatch(R"(["push",["pipeline",0,["square"],[6]]]
["push",["pipeline",0,["makeCounter"],[2]]]
["push",["pipeline",2,["increment"],[3]]]
["push",["pipeline",0,["incrementCounter"],[["pipeline",2],4]]]
["pull",1]
["pull",3]
["pull",4])",
                                                       new TestTarget);
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(answer.result(), R"(["resolve",1,36]
["resolve",3,5]
["resolve",4,9])"_ba);
    }
};

void ReferencePeersTest::argumentsAreReleasedWhenTheCalleeFails_data()
{
    QTest::addColumn<QByteArray>("kind"); // push or stream
    QTest::addColumn<bool>("isThere"); // before it is called
    QTest::addColumn<Value>("becomes"); // an error is a rejection
    QTest::addColumn<QByteArray>("error");
    const Value thrower =
        Value::object({{u"write"_s, toValue([](const Value &) -> Value { throw RpcError(u"sync failure"_s); })}});
    const Value broken = toValue(RpcStub::broken(RpcError(u"broken"_s)));
    for (const char *kind : {"push", "stream"}) {
        for (const bool isThere : {false, true}) {
            const auto row = [&](const char *name, const Value &becomes, const char *error) {
                QTest::addRow("%s %s%s", kind, isThere ? "" : "later: ", name)
                    << QByteArray(kind) << isThere << becomes << QByteArray(error);
            };
            row("the promise is rejected", RpcError(u"nope"_s), R"(["error","Error","nope"])");
            row("it becomes a broken stub", broken, R"(["error","Error","broken"])");
            row("the callee throws at once", thrower, R"(["error","Error","sync failure"])");
            row("there is no such method", Value::object(), R"(["error","TypeError","'write' is not a function."])");
        }
    }
}

void ReferencePeersTest::argumentsAreReleasedWhenTheCalleeFails()
{
    QFETCH(QByteArray, kind);
    QFETCH(bool, isThere);
    QFETCH(Value, becomes);
    QFETCH(QByteArray, error);
    std::optional<Deferred> later(std::in_place);
    const auto settleIt = [&] {
        if (becomes.type() == Value::Type::Error)
            later->reject(becomes.toError());
        else
            later->resolve(becomes);
        later.reset();
        becomes = {};
    };
    RawPeer peer(new LateTarget(RpcPromise(later->promise)));
    if (isThere)
        settleIt();
    peer.send(R"(["push",["pipeline",0,["later"],[]]])");
    const QByteArray write = R"(["pipeline",1,["write"],[["export",-7]]])";
    peer.end->send("[\"" + kind + "\"," + write + ']');
    if (kind == "push")
        peer.send(R"(["pull",2])");
    if (!isThere) {
        settle();
        QCOMPARE(peer.received, QList<QByteArray>()); // It waits, and holds its argument.
        settleIt();
    }
    QTRY_COMPARE(peer.count(R"(["reject",2,)"), 1);
    QVERIFY(peer.received.contains(R"(["reject",2,)" + error + ']'));
    QTRY_COMPARE(peer.count(R"(["release",-7,1])"), 1);
    QCOMPARE(peer.received.size(), 2);
    peer.send(R"(["release",1,1])");
    if (kind == "push")
        peer.send(R"(["release",2,1])");
    QTRY_COMPARE(peer.session->stats(), SessionStats({1, 1}));
}

QTEST_GUILESS_MAIN(ReferencePeersTest)
#include "tst_referencepeers.moc"
