// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "corpuspath.h"
#include "mockserver.h"
#include "ndjsonreader.h"
#include "replayer.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace Qt::StringLiterals;

// Every application session of the corpus: its client's side is replayed against a mock server that plays its server's side, over
// real sockets. Nobody may see a difference.
class tst_ReplayCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void clientMeetsMock_data();
    void clientMeetsMock();
};

void tst_ReplayCorpus::initTestCase()
{
    if (!hasCorpus())
        QSKIP(NoCorpus);
}

void tst_ReplayCorpus::clientMeetsMock_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Matching>("matching");
    QTest::addColumn<ReplayOptions::Order>("order");
    const QStringList names = QDir(corpusPath(u"traces"_s)).entryList({u"app-*.ndjson"_s}, QDir::Files);
    QVERIFY2(names.size() > 50, "the corpus is not where it should be");
    for (const QString &name : names) {
        using Order = ReplayOptions::Order;
        QTest::addRow("%s, best match", qPrintable(name)) << name << Matching::Best << Order::Recorded;
        QTest::addRow("%s, strict", qPrintable(name)) << name << Matching::Strict << Order::Recorded;
        QTest::addRow("%s, concurrent", qPrintable(name)) << name << Matching::Best << Order::Dependencies;
    }
}

void tst_ReplayCorpus::clientMeetsMock()
{
    QFETCH(QString, name);
    QFETCH(Matching, matching);
    QFETCH(ReplayOptions::Order, order);
    QFile file(corpusPath(u"traces/"_s + name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    Trace::Capture capture;
    QVERIFY(Trace::readNdjson(file, capture).error.isEmpty());

    MockServer mock;
    MockOptions mockOptions;
    mockOptions.matching = matching;
    mockOptions.latencyScale = 0;
    QVERIFY2(mock.start(capture, mockOptions), qPrintable(mock.errorString()));

    const ReplayPlan plan(capture);
    ReplayOptions options;
    options.url = mock.url();
    options.order = order;
    if (name.contains(u"http-batch"_s))
        options.url.setScheme(u"http"_s);
    options.answerTimeout = std::chrono::seconds(5); // within a machine nothing takes that long
    options.callbackTimeout = std::chrono::seconds(1);
    Replayer replayer;
    QSignalSpy finished(&replayer, &Replayer::finished);
    replayer.start(plan, options);
    QVERIFY2(finished.wait(60'000), "the replay has no end");

    const ReplayReport &report = replayer.report();
    QStringList findings;
    for (const MockFinding &finding : mock.findings())
        findings.append(finding.text);
    const QByteArray told = report.toText() + findings.join(u'\n').toUtf8();
    QVERIFY2(report.isEqual(), told.constData());
    QVERIFY2(findings.isEmpty(), told.constData());

    // What was compared is all that can be: each result that the recorded client asked for and did not let go before it came.
    qint64 comparable = 0;
    for (Trace::CallId id = 0; id < capture.calls().count(); ++id) {
        const Trace::Call call = capture.calls().call(id);
        const bool asked = call.pull != Trace::NoRecord || call.stream;
        const bool kept = call.released == Trace::NoRecord || call.released > call.settled;
        comparable += call.caller == Side::A && asked && call.settled != Trace::NoRecord && kept && capture.row(call.push).onWire;
    }
    qint64 compared = 0;
    for (const ReplayOutcome &outcome : report.outcomes) {
        const Trace::CallId id = outcome.isCallback ? Trace::NoCall : capture.calls().callOf(outcome.recorded);
        compared += id != Trace::NoCall && outcome.verdict == Verdict::Equal;
    }
    QVERIFY2(compared >= comparable, qPrintable(u"%1 of %2"_s.arg(compared).arg(comparable)));
}

QTEST_GUILESS_MAIN(tst_ReplayCorpus)
#include "tst_replaycorpus.moc"
