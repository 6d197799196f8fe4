// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mockserver.h"
#include "replayer.h"
#include "rpcbatch.h"
#include "rpcfunction.h"
#include "rpcserver.h"
#include "rpcsession.h"
#include "tap.h"
#include "testapi.h"
#include "testtarget.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace Qt::StringLiterals;

// A server whose answers can be changed between recording and replay.
class Shop : public RpcTarget
{
    Q_OBJECT
public:
    explicit Shop(QString greeting = u"Hello"_s, QString token = u"token-of-monday"_s)
        : m_greeting(std::move(greeting)), m_token(std::move(token))
    { }

    Q_INVOKABLE QString hello(const QString &name) const { return m_greeting + u", "_s + name; }
    Q_INVOKABLE QString login() const { return m_token; }
    Q_INVOKABLE QString account(const QString &token) const
    {
        if (token != m_token)
            throw RpcError(u"Who are you?"_s);
        return u"yours"_s;
    }
    Q_INVOKABLE int add(int a, int b)
    {
        ++added;
        return a + b;
    }
    Q_INVOKABLE RpcPromise hang()
    {
        m_hanging.append(Deferred());
        return RpcPromise(m_hanging.last().promise);
    }

    int added = 0;

private:
    QString m_greeting;
    QString m_token;
    QList<Deferred> m_hanging;
};

namespace {

class CaptureSink final : public RecordSink
{
public:
    Trace::Capture capture;
    void record(Record &&record) override { capture.append(std::move(record)); }
};

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

struct Run {
    Replayer replayer;
    CaptureSink live;

    bool go(const ReplayPlan &plan, ReplayOptions options)
    {
        options.sink = &live;
        QSignalSpy finished(&replayer, &Replayer::finished);
        replayer.start(plan, options);
        return finished.wait(30'000);
    }
    const ReplayReport &report() const { return replayer.report(); }
};

// The session of a client that runs \a scenario with a server.
template<typename Scenario>
void recordWith(RpcServer &server, CaptureSink &sink, Scenario &&scenario)
{
    RpcSessionOptions options;
    options.tap = &sink;
    options.tapClockStart = Tap::monotonicNow();
    const std::unique_ptr<RpcSession> session(RpcSession::connectTo(server.url(), {}, options));
    scenario(session->remoteMain());
    session->close();
}

QByteArray text(const ReplayReport &report) { return report.toText(); }

} // namespace

class tst_Replayer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void freshServerGivesNoDifference();
    void seededChangeIsTheOnlyDifference();
    void tokensAreCarriedOver();
    void variablesAndEditsReachTheServer();
    void skippedCallsTakeWhatNeedsThemAlong();
    void movesAreRefusedWhereTheyBreakCausality();
    void manyCallsAtFullSpeed();
    void deadServerLeavesAPartialReport();
    void silentServerIsGivenUp();
    void unreachableServerEndsTheReplay();
    void stepsAreMadeOneByOne();
    void pausesAreThoseOfTheRecording();
    void roundsAreRepeated();
    void stopsAtTheFirstDifference();
    void batchesAreReplayedAsBatches();
    void credentialsStayAtHome();
    void planTellsHostsAndCalls();
    void mockRefusesWhatWasNotRecorded();
    void mockAnswersOtherArgumentsAsItCan();
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

void tst_Replayer::variablesAndEditsReachTheServer()
{
    CaptureSink recorded;
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) {
        wait(api.call("hello", u"${NAME}, dear"_s));
        wait(api.call("add", 1, 2));
    });
    ReplayPlan plan(recorded.capture);
    plan.setVariable(u"NAME"_s, u"Grace \"G\""_s);
    const Trace::RecordIndex add = recorded.capture.calls().call(1).push;
    QVERIFY(plan.editArguments(add, "{}").contains(u"array"_s));
    QVERIFY(!plan.editArguments(add, "[1,").isEmpty());
    QVERIFY(!plan.edit(add, "[\"pull\",1]").isEmpty());
    QVERIFY(!plan.edit(add, "[\"push\",[\"pipeline\",77,[\"add\"],[1]]]").isEmpty());
    QCOMPARE(plan.editArguments(add, "[40,2]"), QString());
    Run run;
    ReplayOptions options;
    options.url = server.url();
    QVERIFY(run.go(plan, options));
    QCOMPARE(run.report().count(Verdict::Different), 2);
    QCOMPARE(run.report().outcomes.at(0).differences.first().live, u"\"Hello, Grace \\\"G\\\", dear\""_s);
    QCOMPARE(run.report().outcomes.at(1).differences.first().live, u"42"_s);
}

void tst_Replayer::skippedCallsTakeWhatNeedsThemAlong()
{
    CaptureSink recorded;
    RpcServer server([] { return new InteropTest::TestTarget; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) {
        const RpcPromise counter = api.call("makeCounter", 10);
        wait(counter.call("increment", 5));
        wait(api.call("square", 2));
    });
    ReplayPlan plan(recorded.capture);
    QVERIFY(plan.problems().isEmpty());
    plan.skip(recorded.capture.calls().call(0).push);
    QVERIFY(!plan.problems().isEmpty());
    QVERIFY2(plan.problems().first().text.contains(u"needs import 1, which message 0 makes"_s),
             qPrintable(plan.problems().first().text));
    Run run;
    ReplayOptions options;
    options.url = server.url();
    QVERIFY(run.go(plan, options));
    QCOMPARE(run.report().count(Verdict::NotSent), 1);
    QCOMPARE(run.report().outcomes.first().reason, u"It needs what message 0 makes, which was not sent."_s);
    QCOMPARE(run.report().count(Verdict::Equal), 1); // square
    QVERIFY(run.report().isComplete);
}

void tst_Replayer::movesAreRefusedWhereTheyBreakCausality()
{
    CaptureSink recorded;
    RpcServer server([] { return new InteropTest::TestTarget; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) {
        const RpcPromise counter = api.call("makeCounter", 10);
        wait(counter.call("increment", 5));
        wait(api.call("square", 2));
    });
    const Trace::CallIndex &calls = recorded.capture.calls();
    ReplayPlan plan(recorded.capture);
    const QString why = plan.move(calls.call(1).push, calls.call(0).push);
    QVERIFY2(why.contains(u"which message 0 makes; that does not come before it"_s), qPrintable(why));
    QVERIFY(!plan.move(calls.call(1).settled, calls.call(0).push).isEmpty());
    QCOMPARE(plan.move(calls.call(2).push, calls.call(0).push), QString());
    Run run;
    ReplayOptions options;
    options.url = server.url();
    QVERIFY(run.go(plan, options));
    QVERIFY2(run.report().isEqual(), text(run.report()).constData());
    // The square was first: its live call has the first id.
    QVERIFY(run.live.capture.text(run.live.capture.calls().call(0).push).contains("square"));
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

void tst_Replayer::credentialsStayAtHome()
{
    CaptureSink recorded;
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) { wait(api.call("add", 1, 1)); });
    Trace::Capture capture;
    {
        Record request;
        request.kind = Record::Kind::Request;
        request.text = R"({"method":"GET","url":"/","headers":[["Host","x"],["Authorization","Bearer s"],["X-Plain","p"]]})";
        capture.append(std::move(request));
        for (qint64 i = 0; i < recorded.capture.count(); ++i) {
            Record record;
            record.kind = recorded.capture.row(i).kind;
            record.from = recorded.capture.row(i).from;
            record.text = recorded.capture.text(i);
            capture.append(std::move(record));
        }
    }
    QList<RpcRequest> requests;
    RpcServerOptions serverOptions;
    serverOptions.authorize = [&](const RpcRequest &request) -> RpcVerdict {
        requests.append(request);
        return RpcAdmission::accept();
    };
    RpcServer other([] { return new Shop; }, serverOptions);
    QVERIFY(other.listen());
    const auto header = [&](const QByteArray &name) {
        for (const auto &[key, value] : requests.last().headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return QByteArray();
    };
    ReplayOptions options;
    options.url = other.url();
    options.headers = {{"X-Given", "g"}};
    for (const int given : {0, 1, 2}) {
        options.sendRecordedHeaders = given > 0;
        options.sendRecordedCredentials = given > 1;
        Run run;
        QVERIFY(run.go(ReplayPlan(capture), options));
        QVERIFY2(run.report().isEqual(), text(run.report()).constData());
        QCOMPARE(header("X-Given"), QByteArray("g"));
        QCOMPARE(header("X-Plain"), given > 0 ? QByteArray("p") : QByteArray());
        QCOMPARE(header("Authorization"), given > 1 ? QByteArray("Bearer s") : QByteArray());
    }
}

void tst_Replayer::planTellsHostsAndCalls()
{
    CaptureSink recorded;
    RpcServer server([] { return new Shop; });
    QVERIFY(server.listen());
    recordWith(server, recorded, [](const RpcStub &api) {
        wait(api.call("add", 1, 1));
        wait(api.call("add", 1, 1));
        wait(api.call("hello", u"x"_s));
    });
    const ReplayPlan plan(recorded.capture);
    const ReplayPlan::Summary summary = plan.summary();
    QCOMPARE(summary.calls, 3);
    QCOMPARE(summary.methods.value(u"add"_s), 2);
    QCOMPARE(summary.hosts, QStringList{u"127.0.0.1"_s});
    QVERIFY(plan.isKnownHost(QUrl(u"ws://localhost:1/"_s)));
    QVERIFY(plan.isKnownHost(QUrl(u"ws://[::1]/"_s)));
    QVERIFY(!plan.isKnownHost(QUrl(u"wss://example.com/"_s)));
    QVERIFY(!plan.isKnownHost(QUrl(u"wss://localhost.example.com/"_s)));
}

void tst_Replayer::mockRefusesWhatWasNotRecorded()
{
    CaptureSink recorded;
    {
        RpcServer server([] { return new Shop; });
        QVERIFY(server.listen());
        recordWith(server, recorded, [](const RpcStub &api) {
            wait(api.call("add", 1, 1));
            wait(api.call("hello", u"Ada"_s));
        });
    }
    MockServer mock;
    MockOptions options;
    options.matching = Matching::AnyOrder;
    QVERIFY(mock.start(recorded.capture, options));
    QSignalSpy found(&mock, &MockServer::found);
    std::unique_ptr<RpcSession> session(RpcSession::connectTo(mock.url()));
    RpcStub api = session->remoteMain();
    QCOMPARE(waitFor<QString>(api.call("hello", u"Ada"_s)), u"Hello, Ada"_s);
    QCOMPARE(errorOf(api.call("hello", u"Bob"_s)), u"Error: The recording has no call hello(\"Bob\")."_s);
    QCOMPARE(errorOf(api.call("remove").call("all")), u"Error: The recording has no call all()."_s);
    QCOMPARE(waitFor<int>(api.call("add", 1, 1)), 2);
    QTRY_COMPARE(found.count(), 3);
    QCOMPARE(mock.findings().first().kind, MockFinding::Kind::UnknownCall);

    options.matching = Matching::Strict;
    QVERIFY(mock.start(recorded.capture, options));
    session.reset(RpcSession::connectTo(mock.url()));
    api = session->remoteMain();
    QCOMPARE(errorOf(api.call("hello", u"Ada"_s)),
             u"Error: The recording has no call hello(\"Ada\"). The next one in it is add(1,1) (message 0)."_s);
    QCOMPARE(waitFor<int>(api.call("add", 1, 1)), 2);
    QCOMPARE(waitFor<QString>(api.call("hello", u"Ada"_s)), u"Hello, Ada"_s);
}

void tst_Replayer::mockAnswersOtherArgumentsAsItCan()
{
    CaptureSink recorded;
    {
        RpcServer server([] { return new InteropTest::TestTarget; });
        QVERIFY(server.listen());
        recordWith(server, recorded, [](const RpcStub &api) {
            const RpcPromise counter = api.call("makeCounter", 10);
            wait(counter.call("increment", 5));
        });
    }
    MockServer mock;
    QVERIFY(mock.start(recorded.capture));
    const std::unique_ptr<RpcSession> session(RpcSession::connectTo(mock.url()));
    const RpcStub api = session->remoteMain();
    QCOMPARE(waitFor<double>(api.call("makeCounter", 11).call("increment", 5)), 15.0);
    QCOMPARE(mock.findings().size(), 1);
    QCOMPARE(mock.findings().first().kind, MockFinding::Kind::OtherArguments);
    QCOMPARE(mock.findings().first().text, u"makeCounter(11) is answered as makeCounter(10) was (message 0)."_s);
    // Again: the last answer serves once more, with things of its own.
    QCOMPARE(waitFor<double>(api.call("makeCounter", 10).call("increment", 5)), 15.0);
    QCOMPARE(mock.findings().last().kind, MockFinding::Kind::Repeated);
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
