// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "mockserver.h"
#include "peerprocess.h"
#include "recordingproxy.h"
#include "replayer.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace Qt::StringLiterals;

// The reference's client and server, recorded by the proxy. Then the recording meets a fresh one of each.
class tst_ReplayInterop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void freshServerGivesNoDifference_data();
    void freshServerGivesNoDifference();
    void changedServerGivesThatDifferenceOnly_data();
    void changedServerGivesThatDifferenceOnly();
    void dyingServerLeavesAPartialReport();
    void clientCannotTellTheMock_data();
    void clientCannotTellTheMock();

private:
    struct CaptureSink final : RecordSink {
        Trace::Capture capture;
        void record(Record &&record) override { capture.append(std::move(record)); }
    };
    struct Recording {
        CaptureSink sink;
        QStringList told; // by the client, a line a scenario
    };

    static QStringList runClient(const QUrl &url, const QString &group)
    {
        PeerProcess client;
        QStringList lines;
        if (!client.startScript(u"client.mjs"_s, {url.toString(), group}))
            return lines;
        for (;;) {
            const QString line = client.waitForLine(QString(), 60'000);
            if (line.isNull() || line == u"DONE"_s)
                return line.isNull() ? QStringList() : lines;
            lines.append(line);
        }
    }
    static void rows()
    {
        QTest::addColumn<QString>("group");
        QTest::newRow("calls") << u"calls"_s;
        QTest::newRow("values") << u"values"_s;
    }

    Recording m_recordings[2];
    Recording &recording(const QString &group) { return m_recordings[group == u"values"_s]; }
};

void tst_ReplayInterop::initTestCase()
{
    PeerProcess server;
    QVERIFY2(server.startScript(u"server.mjs"_s), qPrintable(server.errors()));
    const QUrl url = server.waitForUrl();
    QVERIFY2(url.isValid(), qPrintable(server.errors()));
    for (const QString &group : {u"calls"_s, u"values"_s}) {
        RecordingProxy proxy;
        RecordingProxyOptions options;
        options.upstream = url;
        options.sink = &recording(group).sink;
        QVERIFY2(proxy.start(options), qPrintable(proxy.errorString()));
        recording(group).told = runClient(proxy.url(), group);
        QVERIFY(recording(group).told.size() > 20);
        proxy.stop();
        QVERIFY(recording(group).sink.capture.sessionCount() >= recording(group).told.size());
    }
}

void tst_ReplayInterop::freshServerGivesNoDifference_data() { rows(); }

void tst_ReplayInterop::freshServerGivesNoDifference()
{
    QFETCH(QString, group);
    PeerProcess server;
    QVERIFY2(server.startScript(u"server.mjs"_s), qPrintable(server.errors()));
    ReplayOptions options;
    options.url = server.waitForUrl();
    QVERIFY2(options.url.isValid(), qPrintable(server.errors()));
    Replayer replayer;
    QSignalSpy finished(&replayer, &Replayer::finished);
    replayer.start(ReplayPlan(recording(group).sink.capture), options);
    QVERIFY(finished.wait(120'000));
    const QByteArray told = replayer.report().toText();
    QVERIFY2(replayer.report().isEqual(), told.constData());
    QVERIFY(replayer.report().count(Verdict::Equal) > 40);
}

void tst_ReplayInterop::changedServerGivesThatDifferenceOnly_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("recorded");
    QTest::addColumn<QString>("live");
    QTest::newRow("result") << u"returnUndefined"_s << u"undefined"_s << u"something"_s;
    QTest::newRow("error") << u"throwError"_s << u"test error"_s << u"another error"_s;
    QTest::newRow("callback") << u"subscribe"_s << u"2"_s << u"20"_s;
}

void tst_ReplayInterop::changedServerGivesThatDifferenceOnly()
{
    QFETCH(QString, method);
    QFETCH(QString, recorded);
    QFETCH(QString, live);
    const Trace::Capture &capture = recording(u"calls"_s).sink.capture;
    PeerProcess server;
    QVERIFY2(server.startScript(u"server.mjs"_s, {u"--changed"_s, method}), qPrintable(server.errors()));
    ReplayOptions options;
    options.url = server.waitForUrl();
    QVERIFY2(options.url.isValid(), qPrintable(server.errors()));
    Replayer replayer;
    QSignalSpy finished(&replayer, &Replayer::finished);
    replayer.start(ReplayPlan(capture), options);
    QVERIFY(finished.wait(120'000));
    const ReplayReport &report = replayer.report();
    const QByteArray told = report.toText();
    QVERIFY2(report.isComplete, told.constData());
    // All that the recording has of it, and what is made of its results; nothing else.
    const bool isCallback = method == u"subscribe"_s;
    qint64 expected = 0;
    const Trace::CallIndex &calls = capture.calls();
    for (Trace::CallId id = 0; id < calls.count(); ++id) {
        const Trace::Call call = calls.call(id);
        if (!capture.target(call.push).contains(method))
            continue;
        if (isCallback)
            expected += call.caller == Side::B && capture.text(call.push).endsWith(",[],[2]]]");
        else
            expected += call.caller == Side::A && call.pull != Trace::NoRecord && call.settled != Trace::NoRecord;
    }
    QVERIFY(expected > 0);
    QVERIFY2(report.differing() == expected && report.count(Verdict::Different) == expected,
             (told + QByteArray::number(expected)).constData());
    for (const ReplayOutcome &outcome : report.outcomes) {
        if (outcome.verdict == Verdict::Equal)
            continue;
        QVERIFY2(outcome.label.contains(method), qPrintable(outcome.label));
        QCOMPARE(outcome.isCallback, isCallback);
        QCOMPARE(outcome.differences.size(), 1);
        QVERIFY2(outcome.differences.constFirst().recorded.contains(recorded), told.constData());
        if (!outcome.label.endsWith(u".map"_s))
            QVERIFY2(outcome.differences.constFirst().live.contains(live), told.constData());
    }
}

void tst_ReplayInterop::dyingServerLeavesAPartialReport()
{
    PeerProcess server;
    QVERIFY2(server.startScript(u"server.mjs"_s), qPrintable(server.errors()));
    ReplayOptions options;
    options.url = server.waitForUrl();
    QVERIFY2(options.url.isValid(), qPrintable(server.errors()));
    options.connectTimeout = std::chrono::seconds(5);
    Replayer replayer;
    struct Killer final : RecordSink {
        PeerProcess *server = nullptr;
        int answers = 0;
        void record(Record &&record) override
        {
            if (record.from == Side::B && record.text.startsWith("[\"resolve\"") && ++answers == 10)
                server->kill();
        }
    } killer;
    killer.server = &server;
    options.sink = &killer;
    QSignalSpy finished(&replayer, &Replayer::finished);
    replayer.start(ReplayPlan(recording(u"calls"_s).sink.capture), options);
    QVERIFY2(finished.wait(120'000), "the replay hangs");
    const ReplayReport &report = replayer.report();
    QVERIFY(!report.isComplete);
    QVERIFY(report.isLost);
    QVERIFY(!report.ending.isEmpty());
    QVERIFY(report.count(Verdict::Equal) >= 5);
    QVERIFY(report.differing() > 5);
}

void tst_ReplayInterop::clientCannotTellTheMock_data() { rows(); }

void tst_ReplayInterop::clientCannotTellTheMock()
{
    QFETCH(QString, group);
    QStringList told;
    QStringList findings;
    // Streams of Node.js fail now and then by an assertion of their own, and it says itself that this is its bug: such a run
    // tells nothing about the mock.
    for (int run = 0; run == 0 || (run < 3 && findings.join(u' ').contains(u"ERR_INTERNAL_ASSERTION"_s)); ++run) {
        MockServer mock;
        QVERIFY2(mock.start(recording(group).sink.capture), qPrintable(mock.errorString()));
        told = runClient(mock.url(), group);
        findings.clear();
        for (const MockFinding &finding : mock.findings())
            findings.append(finding.text);
    }
    // What these two tell is how the server's reading was timed against the client's writing. The mock answers each chunk after
    // its recorded latency, whatever else the client does meanwhile.
    static const QStringList Timed = {u"{\"scenario\":\"smallCallsPassAnUpload\""_s, u"{\"scenario\":\"uploadIsHeldBack\""_s};
    const auto isTimed = [](const QString &line) {
        return std::any_of(Timed.begin(), Timed.end(), [&](const QString &prefix) { return line.startsWith(prefix); });
    };
    QCOMPARE(told.size(), recording(group).told.size());
    QStringList differences;
    for (qsizetype i = 0; i < told.size(); ++i) {
        if (told.value(i) != recording(group).told.value(i) && !isTimed(told.value(i)))
            differences.append(u"\n  server: %1\n  mock:   %2"_s.arg(recording(group).told.value(i), told.value(i)));
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(QString()) + u'\n' + findings.join(u'\n')));
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_ReplayInterop)
#include "tst_replayinterop.moc"
