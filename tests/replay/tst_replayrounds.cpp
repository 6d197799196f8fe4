// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capturesink.h"
#include "replayer.h"
#include "rpcfunction.h"
#include "rpcserver.h"
#include "rpcsession.h"
#include "tap.h"
#include "testapi.h"
#include "testtarget.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#ifdef __GLIBC__
#    include <malloc.h>
#endif

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000;

// Bytes that are allocated now; 0 where nobody knows.
qint64 heapBytes()
{
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    const struct mallinfo2 info = mallinfo2();
    return qint64(info.uordblks) + qint64(info.hblkhd);
#else
    return 0;
#endif
}

void append(Trace::Capture &capture, Side from, const QByteArray &line)
{
    Record record;
    record.from = from;
    record.text = line;
    record.size = line.size();
    capture.append(std::move(record));
}

} // namespace

// Replays that go on for long.
class tst_ReplayRounds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void callbacksComeInEachRound();
    void changedCallbacksAreFoundInEachRound();
    void tenThousandCallsKeepWhatIsReportedOnly();
};

// The client subscribes, and is called back: each round has new sessions, new ids, and the same calls.
static void recordSubscriptions(RpcServer &server, CaptureSink &sink, int count)
{
    RpcSessionOptions options;
    options.tap = &sink;
    options.tapClockStart = Tap::monotonicNow();
    QObject context;
    const std::unique_ptr<RpcSession> session(RpcSession::connectTo(server.url(), {}, options));
    const RpcStub api = session->remoteMain();
    double heard = 0;
    const RpcStub listener = bind(&context, [&heard](double x) { heard += x; });
    for (int i = 0; i < 3; ++i)
        wait(api.call("subscribe", listener, count));
    QCOMPARE(heard, 3.0 * count * (count + 1) / 2);
    session->close();
}

void tst_ReplayRounds::callbacksComeInEachRound()
{
    CaptureSink recorded;
    RpcServer server([] { return new InteropTest::TestTarget; });
    QVERIFY(server.listen());
    recordSubscriptions(server, recorded, 5);
    ReplayOptions options;
    options.url = server.url();
    options.rounds = 20;
    Replayer replayer;
    QSignalSpy finished(&replayer, &Replayer::finished);
    replayer.start(ReplayPlan(recorded.capture), options);
    QVERIFY(finished.wait(Patience));
    const ReplayReport &report = replayer.report();
    QVERIFY2(report.isEqual(), report.toText().constData());
    qint64 callbacks[20] = {};
    for (const ReplayOutcome &outcome : report.outcomes)
        callbacks[outcome.round] += outcome.isCallback;
    for (const qint64 each : callbacks)
        QCOMPARE(each, 15);
    QCOMPARE(report.count(Verdict::Equal), 20 * (15 + 3));
}

void tst_ReplayRounds::changedCallbacksAreFoundInEachRound()
{
    CaptureSink recorded;
    RpcServer server([] { return new InteropTest::TestTarget; });
    QVERIFY(server.listen());
    recordSubscriptions(server, recorded, 4);
    // One callback more than was recorded in each subscription.
    ReplayPlan plan(recorded.capture);
    const Trace::CallIndex &calls = recorded.capture.calls();
    for (Trace::CallId id = 0; id < calls.count(); ++id) {
        const Trace::Call call = calls.call(id);
        if (call.caller != Side::A)
            continue;
        const QByteArray text = recorded.capture.text(call.push);
        const QByteArray arguments = text.mid(text.indexOf("[[\"export\""));
        QVERIFY2(arguments.endsWith(",4]]]"), text.constData());
        const QString why = plan.editArguments(call.push, arguments.left(arguments.size() - 5) + ",5]");
        QVERIFY2(why.isEmpty(), qPrintable(why));
    }
    ReplayOptions options;
    options.url = server.url();
    options.rounds = 3;
    Replayer replayer;
    QSignalSpy finished(&replayer, &Replayer::finished);
    replayer.start(plan, options);
    QVERIFY(finished.wait(Patience));
    const ReplayReport &report = replayer.report();
    QVERIFY(report.isComplete);
    QCOMPARE(report.count(Verdict::Extra) + report.count(Verdict::Different), 3 * (3 + 3)); // a callback, and 5 for 4
    QCOMPARE(report.count(Verdict::Missing), 0);
    QCOMPARE(report.count(Verdict::NotSent), 0);
}

void tst_ReplayRounds::tenThousandCallsKeepWhatIsReportedOnly()
{
    constexpr int Count = 10'000;
    constexpr int Early = 2'000;
    Trace::Capture capture;
    for (int i = 1; i <= Count; ++i) {
        const QByteArray id = QByteArray::number(i);
        append(capture, Side::A, "[\"push\",[\"pipeline\",0,[\"square\"],[" + id + "]]]");
        append(capture, Side::A, "[\"pull\"," + id + "]");
        append(capture, Side::B, "[\"resolve\"," + id + "," + QByteArray::number(qint64(i) * i) + "]");
        append(capture, Side::A, "[\"release\"," + id + ",1]");
    }
    RpcServer server([] { return new InteropTest::TestTarget; });
    QVERIFY(server.listen());
    ReplayOptions options;
    options.url = server.url();
    options.order = ReplayOptions::Order::Dependencies; // full speed
    options.maximumOutstanding = 50;
    struct Watch : RecordSink {
        int answers = 0;
        qint64 early = 0;
        qint64 late = 0;
        void record(Record &&record) override
        {
            answers += record.text.startsWith("[\"resolve\"");
            if (answers == Early && early == 0)
                early = heapBytes();
            if (answers == Count && late == 0)
                late = heapBytes();
        }
    } watch;
    options.sink = &watch;
    Replayer replayer;
    QSignalSpy finished(&replayer, &Replayer::finished);
    replayer.start(ReplayPlan(capture), options);
    QVERIFY(finished.wait(Patience));
    QVERIFY2(replayer.report().isEqual(), replayer.report().toText().constData());
    QCOMPARE(replayer.report().count(Verdict::Equal), Count);
    // An outcome and its words, which double when their list grows; the rest of a call is gone when it has settled.
    const qint64 reported = 2 * qint64(Count) * qint64(sizeof(ReplayOutcome) + 96);
    QVERIFY2(watch.late - watch.early < reported + (1 << 20),
             qPrintable(u"%1 bytes more, %2 of them may be the report"_s.arg(watch.late - watch.early).arg(reported)));
}

QTEST_GUILESS_MAIN(tst_ReplayRounds)
#include "tst_replayrounds.moc"
