// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mockserver.h"
#include "replayworld.h"
#include "rpcbatch.h"
#include "rpcfunction.h"
#include "testtarget.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace ReplayWorld;
using namespace Qt::StringLiterals;

namespace {

// What a client of the test server's interface may do: results, pipelines, capabilities both ways, callbacks, maps, streams,
// errors.
void runScenario(const RpcStub &api)
{
    QObject context;
    QCOMPARE(waitFor<double>(api.call("square", 5)), 25.0);
    {
        const RpcPromise squared = api.call("callSquare", api, 3);
        QCOMPARE(waitFor<double>(squared["result"]), 9.0);
    }
    const RpcStub twice = bind(&context, [](double x) { return x * 2; });
    wait(api.call("callFunction", twice, 4));
    {
        const RpcPromise counter = api.call("makeCounter", 10);
        wait(counter.call("increment", 5));
        wait(api.call("incrementCounter", counter, 7));
    }
    QList<double> heard;
    const RpcStub listener = bind(&context, [&heard](double x) { heard.append(x); });
    wait(api.call("subscribe", listener, 4));
    QCOMPARE(heard.size(), 4);
    const RpcPromise numbers = api.call("generateFibonacci", 6);
    wait(numbers.map([&](const RpcPromise &number) { return api.call("square", number); }));
    wait(api.call("echo", QVariantMap{{u"list"_s, QVariantList{1, u"two"_s, QVariant()}}, {u"${NAME}"_s, u"x"_s}}));
    wait(api.call("nested"));
    QCOMPARE(errorOf(api.call("throwError")), u"RangeError: test error"_s);
    wait(api.call("reverse", BlobData{u"text/plain"_s, QByteArray("stream of bytes")}));
}

} // namespace

class tst_Replayer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void freshServerGivesNoDifference();
    void seededChangeIsTheOnlyDifference();
    void tokensAreCarriedOver();
    void manyCallsAtFullSpeed();
    void deadServerLeavesAPartialReport();
    void silentServerIsGivenUp();
    void unreachableServerEndsTheReplay();
    void stepsAreMadeOneByOne();
    void pausesAreThoseOfTheRecording();
    void roundsAreRepeated();
    void stopsAtTheFirstDifference();
    void batchesAreReplayedAsBatches();
    void replayIsACapture();
};

void tst_Replayer::freshServerGivesNoDifference()
{
    CaptureSink recorded;
    {
        RpcServer server([] { return new InteropTest::TestTarget; });
        QVERIFY(server.listen());
        recordWith(server, recorded, runScenario);
    }
    if (QTest::currentTestFailed())
        return;
    RpcServer server([] { return new InteropTest::TestTarget; });
    QVERIFY(server.listen());
    for (const auto order : {ReplayOptions::Order::Recorded, ReplayOptions::Order::Dependencies}) {
        Run run;
        ReplayOptions options;
        options.url = server.url();
        options.order = order;
        QVERIFY(run.go(ReplayPlan(recorded.capture), options));
        QVERIFY2(run.report().isEqual(), text(run.report()).constData());
        // Results, callbacks, what the server pipelined on answers, and the chunks of a blob.
        QCOMPARE(run.report().released, 0);
        QVERIFY2(run.report().count(Verdict::Equal) > 20, run.report().toText(true).constData());
    }
    // Nothing is left at the server, and against a mock nothing differs, either.
    QTRY_COMPARE(server.sessionCount(), 0);
    MockServer mock;
    QVERIFY(mock.start(recorded.capture));
    Run run;
    ReplayOptions options;
    options.url = mock.url();
    QVERIFY(run.go(ReplayPlan(recorded.capture), options));
    QVERIFY2(run.report().isEqual(), text(run.report()).constData());
    QCOMPARE(mock.findings().size(), 0);
    // The scenario itself can't tell.

    const std::unique_ptr<RpcSession> session(RpcSession::connectTo(mock.url()));
    runScenario(session->remoteMain());
    QStringList findings;
    for (const MockFinding &finding : mock.findings())
        findings.append(finding.text);
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
}

void tst_Replayer::seededChangeIsTheOnlyDifference()
{
    CaptureSink recorded;
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) {
        wait(api.call("add", 1, 2));
        wait(api.call("hello", u"Ada"_s));
        wait(api.call("add", 3, 4));
    });
    RpcServer changed([] { return new Shop(u"Hi"_s); });
    QVERIFY(changed.listen());
    Run run;
    ReplayOptions options;
    options.url = changed.url();
    QVERIFY(run.go(ReplayPlan(recorded.capture), options));
    const ReplayReport &report = run.report();
    QVERIFY(report.isComplete);
    QCOMPARE(report.count(Verdict::Equal), 2);
    QCOMPARE(report.differing(), 1);
    const ReplayOutcome &outcome = report.outcomes.at(1);
    QCOMPARE(outcome.verdict, Verdict::Different);
    QCOMPARE(outcome.label, u"main.hello"_s);
    QCOMPARE(outcome.differences.size(), 1);
    QCOMPARE(outcome.differences.first().text(), u"$: \"Hello, Ada\" became \"Hi, Ada\""_s);
    QCOMPARE(run.live.capture.text(outcome.live), QByteArray("[\"resolve\",2,\"Hi, Ada\"]"));

    const QByteArray json = report.toJson(recorded.capture);
    QVERIFY(json.contains("{\"type\":\"outcome\",\"verdict\":\"different\",\"session\":0,\"round\":0,\"kind\":\"call\","
                          "\"call\":\"main.hello\""));
    QVERIFY(json.contains("\"equal\":2,\"different\":1,\"missing\":0"));
    const QByteArray junit = report.toJunit();
    QVERIFY(junit.contains("tests=\"3\" failures=\"1\""));
    QVERIFY(junit.contains("<failure type=\"different\""));

    QVERIFY(options.rules.add(u"method:hello"_s).isEmpty());
    Run ignoring;
    QVERIFY(ignoring.go(ReplayPlan(recorded.capture), options));
    QVERIFY(ignoring.report().isEqual());
}

void tst_Replayer::tokensAreCarriedOver()
{
    CaptureSink recorded;
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) {
        const QString token = waitFor<QString>(api.call("login"));
        wait(api.call("account", token));
    });
    RpcServer later([] { return new Shop(u"Hello"_s, u"token-of-tuesday"_s); });
    QVERIFY(later.listen());
    ReplayOptions options;
    options.url = later.url();
    options.rules.methods = {u"login"_s};
    {
        Run run;
        QVERIFY(run.go(ReplayPlan(recorded.capture), options));
        QCOMPARE(run.report().count(Verdict::Different), 1); // it is not known there
    }
    {
        Run run;
        options.carryValues = true;
        QVERIFY(run.go(ReplayPlan(recorded.capture), options));
        QVERIFY2(run.report().isEqual(), text(run.report()).constData());
    }
    {
        Run run;
        options.carryValues = false;
        ReplayPlan plan(recorded.capture);
        plan.replaceValue(u"token-of-monday"_s, u"token-of-tuesday"_s);
        QVERIFY(run.go(plan, options));
        QVERIFY2(run.report().isEqual(), text(run.report()).constData());
    }
}

void tst_Replayer::manyCallsAtFullSpeed()
{
    constexpr int Count = 10'000;
    Trace::Capture capture;
    const auto add = [&](Side from, const QByteArray &line) {
        Record record;
        record.from = from;
        record.text = line;
        record.size = line.size();
        capture.append(std::move(record));
    };
    for (int i = 1; i <= Count; ++i) {
        const QByteArray id = QByteArray::number(i);
        add(Side::A, "[\"push\",[\"pipeline\",0,[\"add\"],[" + id + ",1]]]");
        add(Side::A, "[\"pull\"," + id + "]");
    }
    for (int i = 1; i <= Count; ++i) {
        const QByteArray id = QByteArray::number(i);
        add(Side::B, "[\"resolve\"," + id + "," + QByteArray::number(i + 1) + "]");
        add(Side::A, "[\"release\"," + id + ",1]");
    }
    Shop shop;
    qsizetype most = 0;
    // One server for all: the window is what the replayer says it is.
    struct Counter : RecordSink {
        qsizetype open = 0;
        qsizetype most = 0;
        void record(Record &&record) override
        {
            open += record.text.startsWith("[\"pull\"");
            open -= record.text.startsWith("[\"resolve\"");
            most = std::max(most, open);
        }
    } counter;
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    ReplayOptions options;
    options.url = server.url();
    options.maximumOutstanding = 50;
    options.sink = &counter;
    Replayer replayer;
    QSignalSpy finished(&replayer, &Replayer::finished);
    replayer.start(ReplayPlan(capture), options);
    QVERIFY(finished.wait(60'000));
    QVERIFY2(replayer.report().isEqual(), text(replayer.report()).constData());
    QCOMPARE(replayer.report().count(Verdict::Equal), Count);
    most = counter.most;
    QVERIFY2(most <= 50, qPrintable(QString::number(most)));
    QCOMPARE(counter.open, 0);
}

void tst_Replayer::deadServerLeavesAPartialReport()
{
    CaptureSink recorded;
    auto server = std::make_unique<RpcServer>([] { return new Shop; });
    QVERIFY(server->listen());
    recordWith(*server, recorded, [](const RpcStub &api) {
        for (int i = 0; i < 20; ++i)
            wait(api.call("add", i, i));
    });
    ReplayOptions options;
    options.url = server->url();
    options.isStepping = true;
    Replayer replayer;
    QSignalSpy finished(&replayer, &Replayer::finished);
    replayer.start(ReplayPlan(recorded.capture), options);
    for (int i = 0; i < 9; ++i)
        replayer.step();
    QTRY_COMPARE(replayer.report().count(Verdict::Equal), 3);
    server.reset();
    for (int i = 0; i < 100; ++i)
        replayer.step();
    QVERIFY(finished.wait(5000));
    const ReplayReport &report = replayer.report();
    QVERIFY(!report.isComplete);
    QVERIFY2(report.ending.contains(u"could not be sent: Peer closed WebSocket"_s), qPrintable(report.ending));
    QCOMPARE(report.count(Verdict::Equal), 3);
    QCOMPARE(report.count(Verdict::NotSent) + report.count(Verdict::Missing), 17);
    QVERIFY(report.toJunit().contains("<error message="));
}

void tst_Replayer::silentServerIsGivenUp()
{
    CaptureSink recorded;
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) {
        wait(api.call("add", 1, 1));
        wait(api.call("add", 2, 2));
    });
    ReplayPlan plan(recorded.capture);
    QCOMPARE(plan.edit(recorded.capture.calls().call(0).push, "[\"push\",[\"pipeline\",0,[\"hang\"],[]]]"), QString());
    ReplayOptions options;
    options.url = server.url();
    options.answerTimeout = std::chrono::milliseconds(200);
    Run run;
    QVERIFY(run.go(plan, options));
    QVERIFY(run.report().isComplete);
    QCOMPARE(run.report().count(Verdict::Missing), 1);
    QCOMPARE(run.report().count(Verdict::Equal), 1);
    QCOMPARE(run.report().outcomes.first().reason, u"No result came within 0.2 s."_s);
}

void tst_Replayer::unreachableServerEndsTheReplay()
{
    CaptureSink recorded;
    QUrl url;
    {
        RpcServer server([] { return new Shop; });
        QVERIFY(server.listen());
        url = server.url();
        recordWith(server, recorded, [](const RpcStub &api) { wait(api.call("add", 1, 1)); });
    }
    ReplayOptions options;
    options.url = url;
    Run run;
    QVERIFY(run.go(ReplayPlan(recorded.capture), options));
    QVERIFY(!run.report().isComplete);
    QVERIFY2(run.report().ending.contains(u"Could not connect"_s), qPrintable(run.report().ending));
}

void tst_Replayer::stepsAreMadeOneByOne()
{
    CaptureSink recorded;
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) { wait(api.call("add", 1, 1)); });
    ReplayOptions options;
    options.url = server.url();
    options.isStepping = true;
    Replayer replayer;
    QSignalSpy finished(&replayer, &Replayer::finished);
    replayer.start(ReplayPlan(recorded.capture), options);
    QTRY_COMPARE(server.sessionCount(), 1);
    QCOMPARE(replayer.report().sent, 0);
    QTRY_COMPARE(replayer.current(), recorded.capture.calls().call(0).push);
    replayer.step();
    QTRY_COMPARE(replayer.report().sent, 1);
    replayer.step();
    QTRY_COMPARE(replayer.report().count(Verdict::Equal), 1);
    QCOMPARE(replayer.report().sent, 2);
    QVERIFY(replayer.isRunning());
    replayer.step();
    replayer.step();
    QVERIFY(finished.count() == 1 || finished.wait(5000));
    QVERIFY(replayer.report().isEqual());
}

void tst_Replayer::pausesAreThoseOfTheRecording()
{
    Trace::Capture capture;
    const auto add = [&](double milliseconds, Side from, const QByteArray &line) {
        Record record;
        record.from = from;
        record.time = qint64(milliseconds * 1e6);
        record.text = line;
        record.size = line.size();
        capture.append(std::move(record));
    };
    add(0, Side::A, "[\"push\",[\"pipeline\",0,[\"add\"],[1,1]]]");
    add(0, Side::A, "[\"pull\",1]");
    add(1, Side::B, "[\"resolve\",1,2]");
    add(301, Side::A, "[\"release\",1,1]");
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    ReplayOptions options;
    options.url = server.url();
    options.speed = 2;
    Run run;
    QVERIFY(run.go(ReplayPlan(capture), options));
    QVERIFY2(run.report().isEqual(), text(run.report()).constData());
    const Trace::Call call = run.live.capture.calls().call(0);
    // Not sooner than half the pause of 300 ms; how much later is the machine's business.
    const qint64 pause = run.live.capture.row(call.released).time - run.live.capture.row(call.settled).time;
    QVERIFY2(pause >= 149'000'000, qPrintable(QString::number(pause)));
}

void tst_Replayer::roundsAreRepeated()
{
    CaptureSink recorded;
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) { wait(api.call("add", 1, 1)); });
    ReplayOptions options;
    options.url = server.url();
    options.rounds = 5;
    Run run;
    QVERIFY(run.go(ReplayPlan(recorded.capture), options));
    QVERIFY(run.report().isEqual());
    QCOMPARE(run.report().count(Verdict::Equal), 5);
    QCOMPARE(run.report().rounds, 5);
    QCOMPARE(run.report().outcomes.last().round, 4);
    QCOMPARE(run.live.capture.sessionCount(), 5);
}

void tst_Replayer::stopsAtTheFirstDifference()
{
    CaptureSink recorded;
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) {
        for (int i = 0; i < 5; ++i)
            wait(api.call("hello", QString::number(i)));
    });
    RpcServer changed([] { return new Shop(u"Hi"_s); });
    QVERIFY(changed.listen());
    ReplayOptions options;
    options.url = changed.url();
    options.stopAtDifference = true;
    Run run;
    QVERIFY(run.go(ReplayPlan(recorded.capture), options));
    QCOMPARE(run.report().differing(), 1);
    QVERIFY(!run.report().isComplete);
    QCOMPARE(run.report().ending, u"It stopped at the first difference."_s);
}

void tst_Replayer::batchesAreReplayedAsBatches()
{
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    CaptureSink recorded;
    for (quint32 session = 0; session < 3; ++session) {
        RpcBatchOptions options;
        options.tap = &recorded;
        options.tapSession = session;
        const RpcStub batch = startBatch(server.httpUrl(), options);
        const RpcPromise sum = batch.call("add", 1, int(session));
        const RpcPromise greeting = batch.call("hello", u"Ada"_s);
        sum.pull([](const Outcome &) {});
        greeting.pull([](const Outcome &) {});
        QCOMPARE(waitFor<int>(sum), 1 + int(session));
        QCOMPARE(waitFor<QString>(greeting), u"Hello, Ada"_s);
    }
    const auto replay = [&](const QUrl &url) {
        ReplayOptions options;
        options.url = url;
        Run run;
        QVERIFY(run.go(ReplayPlan(recorded.capture), options));
        QVERIFY2(run.report().isEqual(), text(run.report()).constData());
        QCOMPARE(run.report().count(Verdict::Equal), 6);
        QCOMPARE(run.live.capture.sessionCount(), 3);
    };
    replay(server.httpUrl());
    replay(server.url());
    MockServer mock;
    QVERIFY(mock.start(recorded.capture));
    QUrl url = mock.url();
    url.setScheme(u"http"_s);
    replay(url);
    QCOMPARE(mock.findings().size(), 0);
}

void tst_Replayer::replayIsACapture()
{
    CaptureSink recorded;
    RpcServer server([] { return new InteropTest::TestTarget; });
    QVERIFY(server.listen());
    recordWith(server, recorded, runScenario);
    Run run;
    ReplayOptions options;
    options.url = server.url();
    QVERIFY(run.go(ReplayPlan(recorded.capture), options));
    // What was replayed can be replayed.
    Run again;
    QVERIFY(again.go(ReplayPlan(run.live.capture), options));
    QVERIFY2(again.report().isEqual(), text(again.report()).constData());
    QCOMPARE(again.report().count(Verdict::Equal), run.report().count(Verdict::Equal));
    // Both tables are as they were at the end of the recording.
    for (const Side side : {Side::A, Side::B}) {
        QCOMPARE(run.live.capture.tables().sizes(0, side), recorded.capture.tables().sizes(0, side));
    }
}

QTEST_GUILESS_MAIN(tst_Replayer)
#include "tst_replayer.moc"
