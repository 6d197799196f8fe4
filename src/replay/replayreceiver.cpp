// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

// What the server of a replay says: which recorded message each live one is, and how the two differ.

#include "replaysession.h"

#include "tap.h"
#include "transport.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

using Trace::NoRecord;
using Trace::RecordIndex;

namespace {

constexpr qint64 LeastSlower = 5'000'000; // nanoseconds; less is the noise of a machine

} // namespace

void ReplaySession::onText(const QByteArray &text)
{
    if (m_hasEnded)
        return;
    const WireMessage live(text);
    if (live.createsExport() || !live.isMessage() || live.kind() == Message::Kind::Abort) {
        onPush(live);
    } else {
        switch (live.kind()) {
        case Message::Kind::Pull:
            onPull(live);
            break;
        case Message::Kind::Release:
            m_ids.receiveRelease(live.message().id, live.message().refcount); // an answer may still follow (R11)
            break;
        default:
            onSettled(live);
        }
    }
    Q_EMIT moved();
}

void ReplaySession::onPush(const WireMessage &live)
{
    const EntryId liveId = live.createsExport() ? m_ids.nextPush() : EntryId(0);
    const auto match = m_matcher.match(live, m_ids, Matching::Best);
    ReplayOutcome outcome;
    outcome.isCallback = true;
    outcome.live = m_run->liveRecords - 1;
    if (!match) {
        m_ids.receiveUnpaired(live);
        outcome.verdict = Verdict::Extra;
        outcome.label = live.method();
        outcome.reason = u"The recording has no such message of the server's: %1"_s.arg(live.shortText());
        // A stream waits for its chunks to be taken.
        if (live.isMessage() && live.kind() == Message::Kind::Stream)
            transmit("[\"resolve\"," + idText(liveId) + ",[\"undefined\"]]");
        report(std::move(outcome));
        return;
    }
    if (m_run->isPlanned[size_t(match->record)])
        --m_expectedCallbacks;
    m_run->isDone[size_t(match->record)] = true;
    m_run->patience = 1;
    const WireMessage recorded(m_capture.text(match->record));
    m_ids.pair(recorded, live);
    if (live.createsExport())
        m_ids.matchPush(EntryId(m_capture.row(match->record).id), liveId);
    if (!live.isMessage() || live.kind() == Message::Kind::Pipe)
        return;
    outcome.call = outcome.recorded = match->record;
    outcome.label = m_capture.target(match->record);
    if (!match->isExact) {
        const WireMessage::Subject was = recorded.subject();
        const WireMessage::Subject is = live.subject();
        const bool hasArguments = !was.arguments.isNone() && !is.arguments.isNone();
        // The array of arguments is no expression; its items are.
        if (hasArguments) {
            JsonNode one = was.arguments.first();
            JsonNode other = is.arguments.first();
            for (int number = 1; !one.isNone() || !other.isNone(); ++number) {
                const QString place = u"argument %1"_s.arg(number);
                if (one.isNone() || other.isNone()) {
                    const JsonNode &only = one.isNone() ? other : one;
                    const QString source = QString::fromUtf8(only.sourceText().first(std::min<qsizetype>(only.length(), 200)));
                    outcome.differences.append({one.isNone() ? Difference::Kind::Extra : Difference::Kind::Missing, place,
                                                one.isNone() ? QString() : source, one.isNone() ? source : QString()});
                } else {
                    for (Difference &difference : differencesOf(one, other, m_run->options.rules, 20,
                                                                m_run->options.carryValues ? &m_run->changed : nullptr)) {
                        difference.path = difference.path == u"$"_s ? place : place + u": "_s + difference.path;
                        outcome.differences.append(difference);
                    }
                }
                one = one.isNone() ? one : one.next();
                other = other.isNone() ? other : other.next();
            }
        } else if (!live.message().expression.isNone() && !recorded.message().expression.isNone()) {
            outcome.differences =
                differencesOf(recorded.message().expression, live.message().expression, m_run->options.rules, 20);
        }
        if (!outcome.differences.isEmpty() && !m_run->options.rules.ignoresMethod(recorded.method()))
            outcome.verdict = Verdict::Different;
        else
            outcome.differences.clear();
    }
    report(std::move(outcome));
}

void ReplaySession::onPull(const WireMessage &live)
{
    const EntryId liveId = live.message().id;
    const std::optional<EntryId> recorded = m_ids.recordedExport(liveId);
    if (!recorded) {
        const QByteArray error = "[\"error\",\"Error\",\"This call is not part of the recording that is replayed.\"]";
        transmit("[\"reject\"," + idText(liveId) + ',' + error + ']');
        return;
    }
    if (m_pulled.contains(liveId))
        return;
    m_pulled.insert(liveId);
    if (const RecordIndex pulled = callOfServer(*recorded).pulled; pulled != NoRecord)
        m_run->isDone[size_t(pulled)] = true;
    answer(*recorded);
}

// The server asked for the result of its call \a recorded. Mostly the answer has its turn later; not if that is over already, or
// will never come.
void ReplaySession::answer(EntryId recorded)
{
    const Theirs theirs = callOfServer(recorded);
    const RecordIndex settled = theirs.settled;
    if (settled == NoRecord) {
        if (theirs.pulled != NoRecord)
            return; // it was not answered in the recording, either
        const QByteArray error = "[\"error\",\"Error\",\"Nobody asked for this result in the recording that is replayed.\"]";
        transmit("[\"reject\"," + idText(*m_ids.liveExport(recorded)) + ',' + error + ']');
        return;
    }
    if (m_unansweredCalls.remove(recorded) || !m_run->isPlanned[size_t(settled)])
        send(settled);
}

void ReplaySession::onSettled(const WireMessage &live)
{
    const EntryId liveId = live.message().id;
    const std::optional<EntryId> import = m_ids.recordedImport(liveId);
    const RecordIndex settled = import ? settleOf(*import) : NoRecord;
    if (settled == NoRecord) {
        m_ids.receiveUnpaired(live);
        if (!import || !m_sentAt.remove(*import))
            return; // of a call that was let go
        ReplayOutcome outcome;
        outcome.verdict = Verdict::Extra;
        outcome.live = m_run->liveRecords - 1;
        const Trace::CallId call = m_capture.calls().find(m_session, Side::A, *import);
        outcome.call = call == Trace::NoCall ? NoRecord : m_capture.calls().call(call).push;
        outcome.label = outcome.call == NoRecord ? QString() : m_capture.target(outcome.call);
        outcome.reason = u"The recording has no result: %1"_s.arg(live.shortText());
        report(std::move(outcome));
        return;
    }
    const WireMessage recorded(m_capture.text(settled));
    m_ids.pair(recorded, live);
    const bool isNews = !m_run->isDone[size_t(settled)];
    m_run->isDone[size_t(settled)] = true;
    if (import->value > 0 ? m_outstanding.contains(*import) : isNews)
        compare(*import, settled, recorded, live);
    drop(*import);
    if (const auto release = m_releases.constFind(*import); release != m_releases.constEnd()) {
        const RecordIndex record = *release;
        m_releases.erase(release);
        send(record);
    }
}

void ReplaySession::compare(EntryId import, RecordIndex settled, const WireMessage &recorded, const WireMessage &live)
{
    ReplayOutcome outcome;
    outcome.recorded = settled;
    outcome.live = m_run->liveRecords - 1;
    outcome.label = m_capture.target(settled);
    QString method;
    if (const Trace::CallId id = m_capture.calls().find(m_session, Side::A, import); id != Trace::NoCall) {
        const Trace::Call call = m_capture.calls().call(id);
        method = m_capture.calls().method(call.method);
        outcome.call = call.push;
        outcome.recordedLatency = call.latency;
        if (const auto sent = m_sentAt.constFind(import); sent != m_sentAt.constEnd()) {
            outcome.liveLatency = Tap::monotonicNow() - sent->time;
            outcome.liveCall = sent->record;
        }
        outcome.isSlower = m_run->options.slowerRatio > 0 && outcome.recordedLatency >= 0 && outcome.liveLatency > LeastSlower
                           && double(outcome.liveLatency) > double(outcome.recordedLatency) * m_run->options.slowerRatio;
    }
    if (recorded.isMessage() && recorded.kind() != live.kind()) {
        outcome.differences.append({Difference::Kind::Type, u"$"_s,
                                    QString(Message::kindName(recorded.kind())) + u' ' + recorded.shortText(),
                                    QString(Message::kindName(live.kind())) + u' ' + live.shortText()});
    } else if (recorded.isMessage() && recorded.text() != live.text()) {
        outcome.differences = differencesOf(recorded.message().expression, live.message().expression, m_run->options.rules, 20,
                                            m_run->options.carryValues ? &m_run->changed : nullptr);
    }
    if (m_run->options.rules.ignoresMethod(method))
        outcome.differences.clear();
    if (!outcome.differences.isEmpty())
        outcome.verdict = Verdict::Different;
    report(std::move(outcome));
}

} // namespace QtCapnWeb::Replay
