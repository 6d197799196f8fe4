// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "calldetails.h"
#include "capture.h"
#include "corpuspath.h"
#include "findings.h"
#include "jsondocument.h"
#include "lifetime.h"
#include "ndjsonreader.h"
#include "streamtransfers.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QMap>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

/// Findings, calls and streams over the recorded sessions of the reference: no false alarm, and what is wrong is found.

namespace {

struct Session {
    bool aborted = false; // one of its sides broke
    bool abortOnWire = false;
    bool native = false; // not JSON texts: what stands in the corpus for native values is no message
};

struct Expected {
    const char *trace;
    FindingRule rule;
    Severity severity;
    const char *why;
};

// All errors and warnings of sessions that nobody aborted. Each is what its trace was recorded for.
constexpr Expected Justified[] = {
    {"app-disposed-stub-sent-repeatedly", FindingRule::RefcountMismatch, Severity::Warning,
     "a disposed stub is sent again under its old id, and released once for all (corpus rule R6)"},
    {"app-raw-peer-exports-same-id-over-messages", FindingRule::RefcountMismatch, Severity::Warning,
     "a hand-written peer introduces one id in several messages; the reference releases it once"},
    {"app-raw-peer-opaque-positions", FindingRule::RefcountMismatch, Severity::Warning,
     "a hand-written peer introduces ids again in the same message"},
    {"app-raw-peer-unusual-but-legal", FindingRule::RefcountMismatch, Severity::Warning,
     "a hand-written peer introduces ids again in the same message"},
    {"app-polling-leaks-every-stub", FindingRule::CapabilityLeak, Severity::Warning, "150 polls leave two stubs each"},
    {"app-polling-leaks-every-fifth-stub", FindingRule::CapabilityLeak, Severity::Warning, "100 polls leave 20 stubs"},
    {"app-server-leaks-callbacks", FindingRule::CapabilityLeak, Severity::Warning, "the server keeps 40 callbacks"},
};

// What else must be found, in sessions of whatever end.
constexpr Expected Demanded[] = {
    {"app-peer-sends-garbage-after-valid-call", FindingRule::ProtocolError, Severity::Error, "a text that is no JSON"},
    {"app-peer-sends-garbage-bad-reference", FindingRule::UnknownId, Severity::Error, "export 99 was never given"},
    {"app-peer-sends-garbage-exports-then-bad", FindingRule::ProtocolError, Severity::Error, "an unknown expression"},
    {"app-peer-sends-garbage-over-release", FindingRule::RefcountMismatch, Severity::Error, "5 of 1 references are released"},
    {"app-peer-sends-garbage-unknown-type", FindingRule::ProtocolError, Severity::Error, "an unknown message"},
    {"app-raw-peer-failing-remap", FindingRule::UnknownId, Severity::Error, "capture 50 was never given"},
    {"app-resolved-promise-passed-as-param", FindingRule::UseAfterRelease, Severity::Error, "the reference's own fault"},
    {"app-drop-with-pending-stream-writes", FindingRule::AbnormalClose, Severity::Warning, "code 1006"},
    {"app-drop-with-pending-stream-writes", FindingRule::CallUnanswered, Severity::Note, "writes were on their way"},
    {"app-server-closes-socket", FindingRule::AbnormalClose, Severity::Note, "code 4001"},
    {"app-client-disposes-main-stub", FindingRule::CallUnanswered, Severity::Warning, "slow() was still awaited"},
    {"app-chat-room-leaky-client", FindingRule::CapabilityLeak, Severity::Note, "eight rooms are joined and never left"},
    {"app-errors-of-every-kind", FindingRule::CallFailed, Severity::Note, "that is what it does"},
    {"app-polling-disposes-every-stub", FindingRule::SequentialCalls, Severity::Note, "150 polls"},
    {"app-polling-disposes-every-stub", FindingRule::PipeliningOpportunity, Severity::Note, "title() of each result"},
    {"blob-over-rpc-can-send-a-large-blob-over-rpc", FindingRule::LargeMessage, Severity::Note, "1.3 MiB"},
    {"fetch-api-types-over-rpc-can-send-headers-over-rpc", FindingRule::SecretInClear, Severity::Note, "authorization"},
};

} // namespace

class TestCorpusFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sessionsThatWorkRaiseNoAlarm_data() { traces(); }
    void sessionsThatWorkRaiseNoAlarm();
    void liveAndAfterwardsTheSameIsFound_data() { traces(); }
    void liveAndAfterwardsTheSameIsFound();
    void callsAndStreamsAddUp_data() { traces(); }
    void callsAndStreamsAddUp();
    void aRecordingThatBeginsLaterInventsNothing_data() { traces(); }
    void aRecordingThatBeginsLaterInventsNothing();

private:
    void traces();
    static QMap<quint32, Session> load(const QString &path, Capture *capture);
};

void TestCorpusFindings::initTestCase()
{
    if (!hasCorpus())
        QSKIP(NoCorpus);
}

void TestCorpusFindings::traces()
{
    QTest::addColumn<QString>("path");
    const QFileInfoList files = corpusTraces();
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &file : files)
        QTest::newRow(qUtf8Printable(file.completeBaseName())) << file.absoluteFilePath();
}

QMap<quint32, Session> TestCorpusFindings::load(const QString &path, Capture *capture)
{
    QMap<quint32, Session> sessions;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return sessions;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        JsonDocument document;
        if (line.isEmpty() || document.parse(line).isError())
            continue;
        const JsonNode type = document.root().member("type");
        if (type.isNone())
            continue;
        Session &session = sessions[quint32(document.root().member("session").toNumber())];
        if (type.equals("session"))
            session.native = !document.root().member("encoding").equals("string");
        else if (type.equals("abort"))
            session.aborted = true;
        else if (type.equals("msg") && document.root().member("text").toString().startsWith(u"[\"abort\""_s)
                 && document.root().member("wire").isNone())
            session.abortOnWire = true;
    }
    file.seek(0);
    const NdjsonReport report = readNdjson(file, *capture);
    if (!report.error.isEmpty() || report.faultCount)
        sessions.clear();
    return sessions;
}

void TestCorpusFindings::sessionsThatWorkRaiseNoAlarm()
{
    QFETCH(QString, path);
    const QString trace = QFileInfo(path).completeBaseName();
    Capture capture;
    const QMap<quint32, Session> sessions = load(path, &capture);
    QVERIFY(!sessions.isEmpty());
    FindingsEngine engine;
    QVERIFY(engine.update(capture));
    engine.finish(capture);

    const auto isOf = [&](const Expected &expected, const Finding &finding) {
        return trace == QLatin1StringView(expected.trace) && expected.rule == finding.rule
               && expected.severity == finding.severity;
    };
    QMap<quint32, int> aborts;
    for (const Finding &finding : engine.findings()) {
        const Session session = sessions.value(finding.session);
        QVERIFY(!finding.title.isEmpty() && !finding.explanation.isEmpty());
        QVERIFY(finding.severity >= findingRule(finding.rule).highest);
        for (const RecordIndex record : finding.records)
            QVERIFY(record >= 0 && record < capture.count() && capture.row(record).session == finding.session);
        if (finding.rule == FindingRule::Abort)
            ++aborts[finding.session];
        QVERIFY(finding.rule != FindingRule::MidSession); // nothing here began before it was recorded
        const bool alarm = finding.severity == Severity::Error || finding.severity == Severity::Warning;
        if (!alarm || session.aborted)
            continue;
        const bool justified = std::any_of(std::begin(Justified), std::end(Justified),
                                           [&](const Expected &expected) { return isOf(expected, finding); });
        QVERIFY2(justified, toJson(capture, finding).constData());
    }
    for (auto it = sessions.begin(); it != sessions.end(); ++it) {
        if (!it->native)
            QCOMPARE(aborts.value(it.key()), it->abortOnWire ? 1 : 0);
    }

    const auto isFound = [&](const Expected &expected) {
        return trace != QLatin1StringView(expected.trace)
               || std::any_of(engine.findings().begin(), engine.findings().end(),
                              [&](const Finding &finding) { return isOf(expected, finding); });
    };
    for (const Expected &expected : Justified)
        QVERIFY2(isFound(expected), expected.why);
    for (const Expected &expected : Demanded)
        QVERIFY2(isFound(expected), expected.why);
}

void TestCorpusFindings::liveAndAfterwardsTheSameIsFound()
{
    // Fed while it is recorded, the engine says the same as fed afterwards, when the capture knows all that comes.
    QFETCH(QString, path);
    Capture whole;
    load(path, &whole);
    FindingsEngine afterwards;
    while (!afterwards.update(whole, 7))
        continue;
    afterwards.finish(whole);

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    Capture growing;
    FindingsEngine live;
    NdjsonReader reader;
    while (!file.atEnd()) {
        NdjsonLine line = reader.read(file.readLine().trimmed());
        if (line.kind != NdjsonLine::Kind::Session && line.kind != NdjsonLine::Kind::Record)
            continue;
        for (const Side side : {Side::A, Side::B}) {
            if (line.limits[int(side)])
                growing.setLimits(line.record.session, side, *line.limits[int(side)]);
        }
        growing.append(std::move(line.record));
        QVERIFY(live.update(growing));
    }
    live.finish(growing);
    QCOMPARE(live.findings().size(), afterwards.findings().size());
    for (size_t i = 0; i < live.findings().size(); ++i)
        QCOMPARE(toJson(growing, live.findings()[i]), toJson(whole, afterwards.findings()[i]));
}

void TestCorpusFindings::callsAndStreamsAddUp()
{
    QFETCH(QString, path);
    Capture capture;
    const QMap<quint32, Session> sessions = load(path, &capture);
    qint64 writes = 0;
    for (CallId id = 0; id < capture.calls().count(); ++id) {
        const CallDetails details = callDetails(capture, id);
        QVERIFY(!details.truncated);
        QVERIFY(details.roundTrips >= 1 && details.pipelineDepth >= 0);
        QCOMPARE(!details.map.isEmpty(), details.call.isMap);
        if (details.call.hasTarget) {
            QVERIFY(!details.references.isEmpty());
            QCOMPARE(details.references.front().id, details.call.target);
            QCOMPARE(details.references.front().via, CallReference::Via::Target);
            if (details.call.targetCall != NoCall)
                QCOMPARE(details.references.front().call, details.call.targetCall);
        }
        for (const CallReference &reference : details.references) {
            QVERIFY(reference.call < id);
            if (reference.call != NoCall)
                QCOMPARE(capture.calls().call(reference.call).session, details.call.session);
        }
        JsonDocument document;
        QVERIFY(!document.parse(toJson(capture, details)).isError());
        writes += details.call.stream && details.call.isCall && details.method == u"write"_s;
    }

    StreamTransfers streams;
    QVERIFY(streams.update(capture));
    qint64 chunks = 0;
    for (size_t i = 0; i < streams.transfers().size(); ++i) {
        const StreamTransfer &transfer = streams.transfers()[i];
        chunks += transfer.chunks;
        QVERIFY(transfer.answered <= transfer.chunks && transfer.failed <= transfer.answered);
        QVERIFY(transfer.inFlight >= 0 && transfer.inFlight <= transfer.largestWindow);
        QCOMPARE(streams.inFlightAt(capture, qsizetype(i), capture.count()), transfer.inFlight);
        qint64 largest = 0;
        for (const StreamWindowPoint &point : streams.window(capture, qsizetype(i), 1'000'000)) {
            QCOMPARE(streams.inFlightAt(capture, qsizetype(i), point.record), point.bytes);
            largest = std::max(largest, point.bytes);
        }
        QCOMPARE(largest, transfer.largestWindow);
    }
    QCOMPARE(chunks, writes);

    // Each entry of each table has a life that agrees with the table.
    for (auto it = sessions.begin(); it != sessions.end(); ++it) {
        for (const Side side : {Side::A, Side::B}) {
            for (const Table table : {Table::Imports, Table::Exports}) {
                for (const TableEntry &entry : capture.tables().entries(it.key(), side, table)) {
                    const auto life = lifetimeOf(capture, it.key(), side, table, entry.id);
                    QVERIFY(life && life->entry == entry && !life->label.isEmpty());
                    QCOMPARE(life->events.front().record, entry.born);
                    QVERIFY(life->events.back().kind != LifetimeEvent::Kind::Released);
                    QCOMPARE(life->events.back().references, entry.references);
                }
            }
        }
    }
}

void TestCorpusFindings::aRecordingThatBeginsLaterInventsNothing()
{
    QFETCH(QString, path);
    Capture whole;
    const QMap<quint32, Session> sessions = load(path, &whole);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    // Writes, or pushes that nobody names, were under way at one of the places where the recording is made to begin; or the peer
    // was written by hand and uses any numbers.
    static const QSet<QString> unknowable{u"app-file-upload-many-chunks"_s,
                                          u"readablestream-over-rpc-handles-many-chunks"_s,
                                          u"app-writablestream-returned-by-server"_s,
                                          u"app-random-seed-17"_s,
                                          u"app-random-seed-51"_s,
                                          u"app-disposed-stub-sent-repeatedly"_s,
                                          u"app-raw-peer-opaque-positions"_s,
                                          u"app-raw-peer-unusual-but-legal"_s};
    const bool cannotBeKnown = unknowable.contains(QFileInfo(path).completeBaseName());
    for (const int missing : {1, 3, 8, 21, 60}) {
        QByteArray rest;
        int messages = 0;
        for (const QByteArray &line : lines) {
            const bool isMessage = line.startsWith(R"({"type":"msg")");
            messages += isMessage;
            if (!isMessage || messages > missing)
                rest += line + '\n';
        }
        if (messages < missing + 10)
            break;
        QBuffer buffer(&rest);
        buffer.open(QIODevice::ReadOnly);
        Capture later;
        const NdjsonReport report = readNdjson(buffer, later);
        QVERIFY2(report.error.isEmpty(), qUtf8Printable(report.error));
        FindingsEngine engine;
        engine.finish(later);
        for (const Finding &finding : engine.findings()) {
            if (!sessions.value(finding.session).aborted)
                QVERIFY2(finding.severity != Severity::Error, toJson(later, finding).constData());
        }
        for (auto it = sessions.begin(); it != sessions.end(); ++it) {
            if (it->native || it->aborted)
                continue;
            for (const Side side : {Side::A, Side::B}) {
                for (const Table table : {Table::Imports, Table::Exports}) {
                    for (const TableEntry &entry : later.tables().entries(it.key(), side, table)) {
                        const auto truth = whole.tables().find(it.key(), side, table, entry.id);
                        const bool unknown = entry.origin == TableEntry::Origin::Unknown;
                        if (entry.id.value == 0 && !unknown)
                            continue; // the main interface has no birth
                        const qint64 bornTrue = truth ? whole.seqOf(truth->born) : -1;
                        const qint64 born = later.seqOf(entry.born) + missing;
                        // A stub that is introduced again is born where that is first seen.
                        const bool isOurs = truth && truth->origin == entry.origin
                                            && (bornTrue == born || (entry.id.value < 0 && bornTrue < missing));
                        const bool isTrue = unknown ? truth && bornTrue < missing : isOurs;
                        QVERIFY2(isTrue || cannotBeKnown, qPrintable(u"%1 missing: entry %2"_s.arg(missing).arg(entry.id.value)));
                    }
                }
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestCorpusFindings)
#include "tst_corpusfindings.moc"
