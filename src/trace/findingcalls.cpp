// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "findingsengine.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qsizetype RunsRemembered = 8; // methods of one side whose calls may be a sequence

} // namespace

void FindingsEngine::Private::push(const Capture &capture, RecordIndex index, const Row &row, FindingSide &side)
{
    const CallId id = capture.calls().callOf(index);
    if (id == NoCall)
        return;
    const Call call = capture.calls().call(id);
    if (!call.hasTarget || call.stream)
        return;

    // Made on what had come with the last answer: the promise of that answer would have done.
    if (side.lastResult != NoRecord && call.target.value < 0) {
        const auto entry = capture.tables().find(row.session, row.from, Table::Imports, call.target, index);
        if (entry && entry->born == side.lastResult && entry->origin == TableEntry::Origin::Export) {
            const CallIndex &calls = capture.calls();
            const QString before = calls.method(calls.call(side.lastResultOf).method);
            const QString method = calls.method(call.method);
            const QString detail = before + QChar(u'\0') + method;
            Finding *finding = addEqual(FindingRule::PipeliningOpportunity, Severity::Note, row.session, detail, index, {});
            if (finding) {
                const Phrase what = method.isEmpty() ? Phrase(QT_TRANSLATE_NOOP("Trace", "a function")) : Phrase(method);
                const Phrase on = before.isEmpty() ? Phrase(QT_TRANSLATE_NOOP("Trace", "a call")) : Phrase(before);
                say(finding, finding->count > 1
                                 ? Phrase(QT_TRANSLATE_NOOP("Trace", "%1 was called on the awaited result of %2, %3 times"),
                                          {what, on, Phrase(QString::number(finding->count))})
                                 : Phrase(QT_TRANSLATE_NOOP("Trace", "%1 was called on the awaited result of %2"), {what, on}));
            }
            side.lastResult = NoRecord; // one round trip, whatever else is called on it
        }
    }

    if (!call.isCall || !call.method)
        return;
    ++clock;
    auto run =
        std::find_if(side.runs.begin(), side.runs.end(), [&](const FindingRun &each) { return each.method == call.method; });
    if (run == side.runs.end()) {
        if (side.runs.size() < RunsRemembered) {
            run = side.runs.insert(side.runs.end(), FindingRun());
        } else {
            run = std::min_element(side.runs.begin(), side.runs.end(),
                                   [](const FindingRun &a, const FindingRun &b) { return a.used < b.used; });
            *run = FindingRun();
        }
        run->method = call.method;
    } else {
        const bool paused =
            run->answeredAt >= 0 && row.time >= 0
            && row.time - run->answeredAt > std::max(options.sequentialPause, 3 * std::max<qint64>(0, run->latency));
        if (run->answered && !paused) {
            ++run->count;
        } else {
            run->count = 1;
            run->records.clear();
        }
    }
    run->last = id;
    run->answered = false;
    run->used = clock;
    if (run->records.size() < Finding::MostRecords)
        run->records.append(index);
    if (run->count < options.sequentialCalls)
        return;

    const QString method = capture.calls().method(call.method);
    if (run->count == options.sequentialCalls) {
        for (const RecordIndex each : std::as_const(run->records))
            tell(FindingRule::SequentialCalls, each);
    }
    tell(FindingRule::SequentialCalls, index);
    Finding *finding =
        addEqual(FindingRule::SequentialCalls, Severity::Note, row.session, findingSideText(row.from) + method, NoRecord, {});
    if (!finding)
        return;
    if (run->count == options.sequentialCalls && finding->records.isEmpty())
        finding->records = run->records;
    else if (finding->records.size() < Finding::MostRecords)
        finding->records.append(index);
    finding->count = std::max(finding->count, run->count);
    say(finding, Phrase(QT_TRANSLATE_NOOP("Trace", "%1 was called %2 times, each after the answer to the one before"),
                        {Phrase(method), Phrase(QString::number(finding->count))}));
}

void FindingsEngine::Private::settle(const Capture &capture, RecordIndex index, const Row &row, FindingSession &session)
{
    const CallId id = capture.calls().callOf(index);
    const bool rejected = row.message == Message::Kind::Reject;
    if (id != NoCall) {
        const Call call = capture.calls().call(id);
        if (call.settled != index || call.caller == row.from)
            return;
        FindingSide &caller = session.sides[int(call.caller)];
        if (!rejected && call.pull != NoRecord) {
            caller.lastResult = index;
            caller.lastResultOf = id;
        }
        for (FindingRun &run : caller.runs) {
            if (run.last == id && call.pull != NoRecord) {
                run.answered = true;
                run.answeredAt = row.time;
                run.latency = call.latency;
            }
        }
    }
    if (!rejected)
        return;
    const QString error = capture.preview(index, 120);
    const QString what = capture.target(index);
    const QString who = id == NoCall ? QString() : capture.calls().method(capture.calls().call(id).method);
    Finding *finding = addEqual(
        FindingRule::CallFailed, Severity::Note, row.session, who + QChar(u'\0') + error, index,
        Phrase(QT_TRANSLATE_NOOP("Trace", "%1 failed: %2"),
               {what.isEmpty() ? Phrase(QT_TRANSLATE_NOOP("Trace", "Promise %1"), {Phrase(findingIdText(row.id))}) : Phrase(what),
                Phrase(error)}));
    if (finding && finding->count == 2)
        say(finding, Phrase(QT_TRANSLATE_NOOP("Trace", "%1 failed again and again: %2"),
                            {who.isEmpty() ? Phrase(QT_TRANSLATE_NOOP("Trace", "A promise")) : Phrase(who), Phrase(error)}));
}

void FindingsEngine::Private::unanswered(const Capture &capture, quint32 number, const FindingSession &session, RecordIndex at,
                                         Severity severity, const Phrase &why)
{
    const CallIndex &calls = capture.calls();
    for (const Side caller : {Side::A, Side::B}) {
        if (capture.tables().sizes(number, caller, at).imports > 100'000)
            continue;
        for (const TableEntry &entry : capture.tables().entries(number, caller, Table::Imports, at)) {
            const bool call = entry.origin == TableEntry::Origin::Push || entry.origin == TableEntry::Origin::Stream;
            if (!call || entry.pulled == NoRecord || entry.resolved != NoRecord)
                continue;
            const CallId id = calls.find(number, caller, entry.id);
            const QString method = id == NoCall ? QString() : calls.method(calls.call(id).method);
            if (entry.born <= session.toldUpTo) {
                const auto known = places.constFind({FindingRule::CallUnanswered, number, findingSideText(caller) + method});
                if (known != places.constEnd() && findings[size_t(*known)].severity > severity) {
                    ++revision;
                    raise(&findings[size_t(*known)], severity);
                    explain(&findings[size_t(*known)], why);
                }
                continue;
            }
            Finding *finding =
                addEqual(FindingRule::CallUnanswered, severity, number, findingSideText(caller) + method, entry.born,
                         Phrase(QT_TRANSLATE_NOOP("Trace", "%1 was never answered"), {Phrase(capture.target(entry.born))}), why);
            if (finding && finding->count > 1)
                say(finding, Phrase(QT_TRANSLATE_NOOP("Trace", "%1 calls of %2 were never answered"),
                                    {Phrase(QString::number(finding->count)), Phrase(method)}));
        }
    }
}

} // namespace QtCapnWeb::Trace
