// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "testapi.h"

#include "rpcbatch.h"
#include "rpcstream.h"

#include <QtCore/QFuture>
#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// Counts itself.
class BatchApi : public RpcTarget
{
    Q_OBJECT
public:
    BatchApi() { ++alive; }
    ~BatchApi() override { --alive; }
    Q_INVOKABLE int add(int a, int b) { return a + b; }
    Q_INVOKABLE QString fail() { throw RpcError::rangeError(u"on purpose"_s); }
    Q_INVOKABLE RpcPromise later()
    {
        waiting.append(Deferred());
        return RpcPromise(waiting.last().promise);
    }
    Q_INVOKABLE RpcPromise awaitCall(RpcStub function) { co_return co_await function(1); }
    Q_INVOKABLE RpcPromise awaitCallLater(RpcStub function)
    {
        co_await later();
        co_return co_await function(1);
    }
    Q_INVOKABLE RpcPromise nestedLoop(RpcStub function)
    {
        QString error;
        function(1).then(
            this, [] {}, [&](const RpcError &reason) { error = reason.message(); });
        if (!QTest::qWaitFor([&] { return !error.isEmpty(); }, 30'000))
            error = u"(nothing came)"_s;
        return RpcPromise::resolved(error);
    }
    Q_INVOKABLE RpcPromise writeAll(RpcWritable sink)
    {
        const QString chunk(100'000, u'x');
        for (int i = 0; i < 10; ++i)
            co_await sink.write(chunk);
        co_await sink.close();
        co_return Value();
    }
    Q_INVOKABLE void keep(const RpcStub &stub) { kept = stub; }
    Q_INVOKABLE RpcStub same(const RpcStub &stub) { return stub; }

    static inline int alive = 0;
    static inline QList<Deferred> waiting;
    static inline RpcStub kept;
};

class BatchSink : public RecordSink
{
public:
    void record(Record &&record) override { records.append(std::move(record)); }
    QList<Record> records;
};

class TestRpcBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        BatchApi::waiting.clear();
        BatchApi::kept = {};
        QTRY_COMPARE(BatchApi::alive, 0);
    }

    void anEmptyBodyHasAnEmptyAnswer() { QCOMPARE(answered(""), QByteArray()); }

    void theAnswerHoldsWhatWasPulled()
    {
        QCOMPARE(answered(R"(["push",["pipeline",0,["add"],[1,2]]])"
                          "\n"
                          R"(["push",["pipeline",0,["add"],[["pipeline",1],4]]])"
                          "\n"
                          R"(["pull",2])"),
                 QByteArray(R"(["resolve",2,7])"));
    }

    void aRejectionIsAnAnswer()
    {
        QCOMPARE(answered(R"(["push",["pipeline",0,["fail"],[]]])"
                          "\n"
                          R"(["pull",1])"),
                 QByteArray(R"(["reject",1,["error","RangeError","on purpose"]])"));
    }

    void theAnswerWaitsForWhatIsPulledOnly()
    {
        const QByteArray call = R"(["push",["pipeline",0,["later"],[]]])";
        QCOMPARE(answered(call), QByteArray());
        BatchApi::waiting.clear();

        const QFuture<QByteArray> answer = answerBatch(call + "\n[\"pull\",1]", new BatchApi);
        QTRY_COMPARE(BatchApi::waiting.size(), 1);
        QCoreApplication::processEvents();
        QVERIFY(!answer.isFinished());
        BatchApi::waiting.first().resolve(u"done"_s);
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(answer.result(), QByteArray(R"(["resolve",1,"done"])"));
    }

    void anAbortIsPartOfTheAnswer()
    {
        QCOMPARE(answered(R"(["push",["pipeline",0,["add"],[1,2]]])"
                          "\n"
                          R"(["pull",1])"
                          "\n"
                          R"(["pull",7])"
                          "\n"
                          R"(["pull",8])"),
                 QByteArray(R"(["resolve",1,3])"
                            "\n"
                            R"(["abort",["error","Error","no such export ID: 7"]])"));
    }

    void messagesHaveALimit()
    {
        RpcSessionOptions options;
        options.limits.maxMessageSize = 20;
        QCOMPARE(
            answered(R"(["push",["pipeline",0,["add"],[1,2]]])", options),
            QByteArray(R"(["abort",["error","TypeError","Incoming message exceeds maximum size of 20 UTF-16 code units."]])"));
    }

    void theClientCannotBeAwaited_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("at once") << QByteArray("awaitCall");
        QTest::newRow("when all was read") << QByteArray("awaitCallLater");
    }

    void theClientCannotBeAwaited()
    {
        QFETCH(QByteArray, method);
        const QFuture<QByteArray> answer =
            answerBatch(R"(["push",["pipeline",0,[")" + method + R"("],[["export",-1]]]])" + "\n[\"pull\",1]", new BatchApi);
        const auto pass = [] {
            for (const Deferred &deferred : std::exchange(BatchApi::waiting, {}))
                deferred.resolve({});
        };
        QTRY_VERIFY((pass(), answer.isFinished()));
        const QByteArray rejection = R"(["reject",1,["error","Error","Batch RPC request ended."]])";
        QVERIFY2(answer.result().split('\n').contains(rejection), answer.result().constData());
    }

    void theClientCannotBeAwaitedInANestedEventLoop()
    {
        const QByteArray answer = answered(R"(["push",["pipeline",0,["nestedLoop"],[["export",-1]]]])"
                                           "\n"
                                           R"(["pull",1])");
        QVERIFY2(answer.contains(R"(["resolve",1,"Batch RPC request ended."])"), answer.constData());
    }

    void aStreamOfTheClientCannotBeAwaited()
    {
        const QByteArray answer = answered(R"(["push",["pipeline",0,["writeAll"],[["writable",-1]]]])"
                                           "\n"
                                           R"(["pull",1])");
        QVERIFY2(answer.contains(R"(["reject",1,["error","Error","Batch RPC request ended."]])"), answer.right(300).constData());
    }

    void aStubOfTheClientMayBeGivenBack()
    {
        QCOMPARE(answered(R"(["push",["pipeline",0,["same"],[["export",-1]]]])"
                          "\n"
                          R"(["pull",1])"),
                 QByteArray(R"(["resolve",1,["import",-1]])"));
    }

    void aStubThatIsKeptBreaks()
    {
        answered(R"(["push",["pipeline",0,["keep"],[["export",-1]]]])");
        QVERIFY(!BatchApi::kept.isNull());
        QTRY_COMPARE(errorOf(BatchApi::kept(1)), u"Error: Batch RPC request ended."_s);
    }

    void aFutureMayBeCancelled()
    {
        QFuture<QByteArray> answer = answerBatch(R"(["push",["pipeline",0,["later"],[]]])"
                                                 "\n"
                                                 R"(["pull",1])",
                                                 new BatchApi);
        QTRY_COMPARE(BatchApi::waiting.size(), 1);
        answer.cancel();
        QTRY_VERIFY(answer.isFinished());
        QCOMPARE(answer.resultCount(), 0);
        BatchApi::waiting.first().resolve(1);
        BatchApi::waiting.clear();
        QTRY_COMPARE(BatchApi::alive, 0);
    }

    void theTapSeesBothWays()
    {
        BatchSink sink;
        RpcSessionOptions options;
        options.tap = &sink;
        options.tapSession = 5;
        answered(R"(["push",["pipeline",0,["add"],[1,2]]])"
                 "\n"
                 R"(["pull",1])",
                 options);
        QTRY_COMPARE(sink.records.size(), 5);
        QCOMPARE(sink.records[0].kind, Record::Kind::Opened);
        QCOMPARE(sink.records[1].from, Side::A);
        QCOMPARE(sink.records[1].session, 5U);
        QCOMPARE(sink.records[3].from, Side::B);
        QCOMPARE(sink.records[3].text, QByteArray(R"(["resolve",1,3])"));
        QCOMPARE(sink.records[4].kind, Record::Kind::Closed);
        QCOMPARE(sink.records[4].code, quint16(1000));
    }

    void manyEmptyLinesAreOneError() { QCOMPARE(answered(QByteArray(1'000'000, '\n')).count("abort"), 1); }

private:
    static QByteArray answered(const QByteArray &body, const RpcSessionOptions &options = {})
    {
        const QFuture<QByteArray> answer = answerBatch(body, new BatchApi, options);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 30'000))
            return "(nothing came)";
        return answer.result();
    }
};

QTEST_GUILESS_MAIN(TestRpcBatch)
#include "tst_rpcbatch.moc"
