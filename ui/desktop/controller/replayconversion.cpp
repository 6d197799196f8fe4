// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replayconversion.h"

#include <QtCore/QSet>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using Trace::NoRecord;
using Trace::RecordIndex;

namespace Inspector {

namespace {

constexpr RecordIndex RecordsPerLock = 1000;
constexpr quint32 OtherSession = (1U << 24) - 1;

} // namespace

std::unique_ptr<Trace::Capture> copySessions(const Trace::Capture &capture, const QList<quint32> &sessions,
                                             const std::atomic<bool> &isCancelled)
{
    auto copy = std::make_unique<Trace::Capture>();
    const QSet<quint32> wanted(sessions.begin(), sessions.end());
    const RecordIndex count = capture.count(); // what comes later is not replayed
    {
        const auto lock = capture.lockForReading();
        for (int session = 0; session < capture.sessionCount(); ++session) {
            for (const Side side : {Side::A, Side::B}) {
                if (const RpcLimits *limits = capture.limits(quint32(session), side))
                    copy->setLimits(quint32(session), side, *limits);
            }
            if (session % 1000 == 999 && isCancelled)
                return nullptr;
        }
    }
    for (RecordIndex next = 0; next < count;) {
        if (isCancelled)
            return nullptr;
        const auto lock = capture.lockForReading();
        for (const RecordIndex end = std::min(next + RecordsPerLock, count); next < end; ++next) {
            const Trace::Row row = capture.row(next);
            if (wanted.isEmpty() || wanted.contains(row.session)) {
                copy->append(capture.record(next));
                continue;
            }
            Record empty;
            empty.kind = isNumbered(row.kind) ? Record::Kind::Refused : Record::Kind::Note;
            empty.session = OtherSession;
            copy->append(std::move(empty));
        }
    }
    return copy;
}

QString applyChanges(ReplayPlan &plan, const ReplaySetup &setup)
{
    if (setup.first != NoRecord || setup.last != NoRecord) {
        plan.setRange(setup.first == NoRecord ? 0 : setup.first,
                      setup.last == NoRecord ? plan.capture().count() - 1 : setup.last);
    }
    for (const auto &[record, before] : setup.changes.moves) {
        if (const QString why = plan.move(record, before); !why.isEmpty())
            return why;
    }
    for (auto it = setup.changes.edits.cbegin(); it != setup.changes.edits.cend(); ++it) {
        const QString why = it->isWhole ? plan.edit(it.key(), it->text) : plan.editArguments(it.key(), it->text);
        if (!why.isEmpty())
            return why;
    }
    for (const RecordIndex record : setup.changes.skipped)
        plan.skip(record);
    for (const auto &[name, value] : setup.variables)
        plan.setVariable(name, value);
    for (const auto &[recorded, now] : setup.replacements)
        plan.replaceValue(recorded, now);
    return {};
}

ReplayOptions optionsOf(const ReplaySetup &setup)
{
    ReplayOptions options;
    options.url = setup.url;
    options.order = setup.isConcurrent ? ReplayOptions::Order::Dependencies : ReplayOptions::Order::Recorded;
    switch (setup.pacing) {
    case ReplaySetup::Pacing::Recorded:
        options.speed = 1;
        break;
    case ReplaySetup::Pacing::Scaled:
        options.speed = setup.speed;
        break;
    case ReplaySetup::Pacing::Fast:
        options.speed = 0;
        break;
    case ReplaySetup::Pacing::Steps:
        options.isStepping = true;
        break;
    }
    options.rounds = setup.rounds;
    options.stopAtDifference = setup.stopsAtDifference;
    options.carryValues = setup.carriesValues;
    for (const QString &rule : setup.rules)
        options.rules.add(rule);
    options.slowerRatio = setup.slowerRatio;
    for (const auto &[name, value] : setup.headers)
        options.headers.append({name.toUtf8(), value.toUtf8()});
    options.sendRecordedHeaders = setup.sendRecordedHeaders;
    options.sendRecordedCredentials = setup.sendRecordedCredentials;
    options.answerTimeout = options.connectTimeout = std::chrono::milliseconds(setup.timeout);
    if (setup.acceptAnyCertificate) {
        options.tls = QSslConfiguration::defaultConfiguration();
        options.tls->setPeerVerifyMode(QSslSocket::VerifyNone);
    }
    return options;
}

ReplaySummary summaryOf(const ReplayPlan &plan, const ReplaySetup &setup)
{
    const ReplayPlan::Summary known = plan.summary();
    ReplaySummary summary;
    summary.messages = known.messages;
    summary.calls = known.calls;
    summary.sessions = known.sessions;
    summary.rounds = setup.rounds;
    summary.methods = known.methods;
    summary.hosts = known.hosts;
    for (const ReplayPlan::Problem &problem : plan.problems())
        summary.problems.append(problem.text);
    summary.url = setup.url;
    summary.isStrange = !plan.isKnownHost(setup.url);
    summary.sendsCredentials = setup.sendRecordedCredentials;
    return summary;
}

ReplayResult resultOf(const ReplayOutcome &outcome)
{
    ReplayResult result;
    switch (outcome.verdict) {
    case Verdict::Equal:
        result.verdict = ReplayResult::Verdict::Equal;
        break;
    case Verdict::Different:
        result.verdict = ReplayResult::Verdict::Different;
        break;
    case Verdict::Missing:
        result.verdict = ReplayResult::Verdict::Missing;
        break;
    case Verdict::Extra:
        result.verdict = ReplayResult::Verdict::Extra;
        break;
    case Verdict::NotSent:
        result.verdict = ReplayResult::Verdict::NotSent;
        break;
    }
    result.isCallback = outcome.isCallback;
    result.isSlower = outcome.isSlower;
    result.session = outcome.session;
    result.round = outcome.round;
    result.call = outcome.call;
    result.recorded = outcome.recorded;
    result.label = outcome.label;
    result.recordedLatency = outcome.recordedLatency;
    result.liveLatency = outcome.liveLatency;
    result.reason = outcome.reason;
    for (const Difference &difference : outcome.differences) {
        ReplayDifference::Kind kind = ReplayDifference::Kind::Value;
        switch (difference.kind) {
        case Difference::Kind::Value:
            break;
        case Difference::Kind::Type:
            kind = ReplayDifference::Kind::Type;
            break;
        case Difference::Kind::Missing:
            kind = ReplayDifference::Kind::Missing;
            break;
        case Difference::Kind::Extra:
            kind = ReplayDifference::Kind::Extra;
            break;
        }
        result.differences.append({kind, difference.path, difference.recorded, difference.live});
    }
    return result;
}

ReplayStatus statusOf(const ReplayReport &report)
{
    ReplayStatus status;
    const std::pair<Verdict, ReplayResult::Verdict> verdicts[] = {{Verdict::Equal, ReplayResult::Verdict::Equal},
                                                                  {Verdict::Different, ReplayResult::Verdict::Different},
                                                                  {Verdict::Missing, ReplayResult::Verdict::Missing},
                                                                  {Verdict::Extra, ReplayResult::Verdict::Extra},
                                                                  {Verdict::NotSent, ReplayResult::Verdict::NotSent}};
    for (const auto &[from, to] : verdicts)
        status.counts[int(to)] = report.count(from);
    status.slower = report.slower;
    status.sent = report.sent;
    status.isComplete = report.isComplete;
    status.ending = report.ending;
    status.notes = report.notes;
    return status;
}

MockOptions optionsOf(const MockSetup &setup)
{
    MockOptions options;
    options.port = setup.port;
    options.sessions = setup.sessions;
    switch (setup.matching) {
    case MockSetup::Matching::Strict:
        options.matching = Matching::Strict;
        break;
    case MockSetup::Matching::AnyOrder:
        options.matching = Matching::AnyOrder;
        break;
    case MockSetup::Matching::Best:
        options.matching = Matching::Best;
        break;
    }
    options.latencyScale = setup.latencyScale;
    options.repeats = setup.repeats;
    return options;
}

MockEvent eventOf(const MockFinding &finding)
{
    const bool unknown = finding.kind == MockFinding::Kind::UnknownCall || finding.kind == MockFinding::Kind::NoAnswer;
    return {unknown ? MockEvent::Kind::Unknown : MockEvent::Kind::Difference, qint64(finding.connection), finding.record,
            finding.text};
}

} // namespace Inspector
