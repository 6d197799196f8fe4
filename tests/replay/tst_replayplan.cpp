// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "replayworld.h"
#include "testtarget.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace ReplayWorld;
using namespace Qt::StringLiterals;

namespace {

// A call on what another gave (calls 0 and 1), and one that needs neither.
void recordCounter(RpcServer &server, CaptureSink &recorded)
{
    recordWith(server, recorded, [](const RpcStub &api) {
        const RpcPromise counter = api.call("makeCounter", 10);
        wait(counter.call("increment", 5));
        wait(api.call("square", 2));
    });
}

} // namespace

// What of a recording is sent, and how: edited, skipped, moved, with whose credentials.
class tst_ReplayPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void variablesAndEditsReachTheServer();
    void skippedCallsTakeWhatNeedsThemAlong();
    void movesAreRefusedWhereTheyBreakCausality();
    void credentialsStayAtHome();
    void planTellsHostsAndCalls();
};

void tst_ReplayPlan::variablesAndEditsReachTheServer()
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

void tst_ReplayPlan::skippedCallsTakeWhatNeedsThemAlong()
{
    CaptureSink recorded;
    RpcServer server([] { return new InteropTest::TestTarget; });
    QVERIFY(server.listen());
    recordCounter(server, recorded);
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

void tst_ReplayPlan::movesAreRefusedWhereTheyBreakCausality()
{
    CaptureSink recorded;
    RpcServer server([] { return new InteropTest::TestTarget; });
    QVERIFY(server.listen());
    recordCounter(server, recorded);
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

void tst_ReplayPlan::credentialsStayAtHome()
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

void tst_ReplayPlan::planTellsHostsAndCalls()
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

QTEST_GUILESS_MAIN(tst_ReplayPlan)
#include "tst_replayplan.moc"
