// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "replaysession.h"

#include "jsonwriter.h"
#include "tap.h"
#include "transport.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

using Trace::NoRecord;
using Trace::RecordIndex;
using Trace::Table;

namespace {

constexpr qint64 PerMillisecond = 1'000'000;
constexpr qint64 CloseTime = 2000 * PerMillisecond;

} // namespace

ReplaySession::ReplaySession(ReplayRun *run, quint32 session, QObject *parent)
    : QObject(parent), m_run(run), m_capture(run->capture()), m_session(session), m_closeCode(NormalCloseCode)
{
    std::vector<RecordIndex> theirs;
    const Trace::SessionInfo &info = m_capture.session(session);
    for (RecordIndex record = info.first; record != NoRecord && record <= info.last; ++record) {
        const Trace::Row row = m_capture.row(record);
        if (row.session != session)
            continue;
        if (row.kind == Record::Kind::Message && row.from == Side::B && CallMatcher::isMatched(row)) {
            theirs.push_back(record);
            m_expectedCallbacks += run->isPlanned[size_t(record)];
        } else if (row.kind == Record::Kind::Message && row.from == Side::B && row.onWire && row.decoded
                   && (row.message == Message::Kind::Resolve || row.message == Message::Kind::Reject)) {
            m_settles[EntryId(row.id)].push_back(record);
        } else if (row.kind == Record::Kind::Closed && row.from == Side::A && row.closeCode >= 3000) {
            m_closeCode = row.closeCode;
            m_closeReason = QString::fromUtf8(m_capture.text(record));
        }
    }
    m_matcher = CallMatcher(m_capture, theirs);
}

ReplaySession::~ReplaySession()
{
    // The run may be gone by now.
    if (m_transport)
        m_transport->disconnect(this);
}

void ReplaySession::open(Transport *transport)
{
    m_transport = transport;
    transport->setParent(this);
    m_isOpened = transport->state() == Transport::State::Open;
    connect(transport, &Transport::opened, this, [this] {
        m_isOpened = true;
        Q_EMIT moved();
    });
    connect(transport, &Transport::received, this, &ReplaySession::onText);
    const auto note = [this](const QString &text) {
        // One that sends many says no more by it.
        if (!m_run->report.notes.contains(text))
            m_run->report.notes.append(text);
    };
    connect(transport, &Transport::receivedBinary, this, [note] { note(u"The server sent a binary frame."_s); });
    connect(transport, &Transport::refused, this, [note] { note(u"A message was too large and was dropped."_s); });
    connect(transport, &Transport::closed, this, [this](quint16, const QString &, const QString &error) {
        onEnded(error.isEmpty() && !m_isClosing ? u"The connection ended."_s : error);
    });
}

// The state may be ahead of the signal, with which a tap begins to record.
bool ReplaySession::isReady() const { return m_transport && m_isOpened && m_transport->state() == Transport::State::Open; }

qint64 ReplaySession::bytesToWrite() const { return m_transport ? m_transport->bytesToWrite() : 0; }

void ReplaySession::transmit(const QByteArray &text)
{
    ++m_run->report.sent;
    m_transport->send(text);
}

// The recorded result of an import; of several (a promise's id may be used again), the first that has not come.
RecordIndex ReplaySession::settleOf(EntryId import) const
{
    const auto found = m_settles.constFind(import);
    if (found == m_settles.constEnd())
        return NoRecord;
    const auto next =
        std::find_if(found->begin(), found->end(), [this](RecordIndex each) { return !m_run->isDone[size_t(each)]; });
    return next == found->end() ? found->back() : *next;
}

// When the recorded server asked for the result of its call \a id, and when it got it.
ReplaySession::Theirs ReplaySession::callOfServer(EntryId id) const
{
    Theirs theirs;
    if (const Trace::CallId number = m_capture.calls().find(m_session, Side::B, id); number != Trace::NoCall) {
        const Trace::Call call = m_capture.calls().call(number);
        theirs = {call.pull, call.settled};
    } else if (const auto entry = m_capture.tables().find(m_session, Side::A, Table::Exports, id)) {
        const bool asked = entry->pulled != NoRecord && m_capture.row(entry->pulled).message == Message::Kind::Pull;
        theirs = {asked ? entry->pulled : NoRecord, entry->resolved};
    }
    return theirs;
}

// Whether the live session may still bring the counterpart of the server's message \a record.
bool ReplaySession::mayCome(RecordIndex record) const
{
    if (m_hasEnded)
        return false;
    // A promise that is still to come may be resolved then, and bring the next one: earlier records all the way.
    for (;;) {
        if (m_run->isDone[size_t(record)])
            return false;
        const Trace::Row row = m_capture.row(record);
        if (!row.decoded)
            return true;
        const EntryId id(row.id);
        switch (row.message) {
        case Message::Kind::Resolve:
        case Message::Kind::Reject:
            if (id.value > 0)
                return m_outstanding.contains(id);
            if (m_ids.liveImport(id))
                return m_ids.holdsImport(id); // what we let go before its result came may bring one, or not
            break;
        case Message::Kind::Pull:
            return m_ids.liveExport(id).has_value();
        case Message::Kind::Release:
            return false; // when a peer lets go is its own business
        default:
            return true;
        }
        const RecordIndex born = origin({id, true}, record);
        if (born == NoRecord || born >= record || m_capture.row(born).from != Side::B)
            return false;
        record = born;
    }
}

RecordIndex ReplaySession::origin(const IdBridge::Missing &missing, RecordIndex record) const
{
    const auto entry =
        m_capture.tables().find(m_session, Side::A, missing.isImport ? Table::Imports : Table::Exports, missing.id, record);
    return entry ? entry->born : NoRecord;
}

QString ReplaySession::whyMissing(const IdBridge::Missing &missing, RecordIndex record) const
{
    const RecordIndex born = origin(missing, record);
    const QString id = QString::fromLatin1(idText(missing.id));
    if (born == NoRecord)
        return u"It names %1 %2, whose origin was not recorded."_s.arg(missing.isImport ? u"import"_s : u"export"_s, id);
    const QString name = messageName(m_capture, born);
    if (m_capture.row(born).from == Side::A)
        return u"It needs what %1 makes, which was not sent."_s.arg(name);
    if (!missing.isImport)
        return u"It answers a call of the server's (%1) that did not come."_s.arg(name);
    return u"It names a capability that the recorded %1 brings, and its live counterpart did not."_s.arg(name);
}

RecordIndex ReplaySession::awaited(RecordIndex record)
{
    const Trace::Row row = m_capture.row(record);
    if (row.from == Side::B)
        return mayCome(record) ? record : NoRecord;
    if (m_hasEnded || !row.decoded)
        return NoRecord;
    m_message.read(m_run->plan.text(record));
    if (!m_message.isMessage())
        return NoRecord;

    std::optional<IdBridge::Missing> missing;
    if (const JsonNode own = m_message.ownId(); !own.isNone()) {
        const EntryId id(own.toNumber());
        const bool isImport = m_message.kind() == Message::Kind::Pull || m_message.kind() == Message::Kind::Release;
        const std::optional<EntryId> live = isImport ? m_ids.liveImport(id) : m_ids.liveExport(id);
        if (!live) {
            missing = {id, isImport};
        } else if (!isImport && live->value > 0 && !m_pulled.contains(*live)) {
            // An answer is sent when it is asked for.
            if (const RecordIndex pulled = callOfServer(id).pulled; pulled != NoRecord && mayCome(pulled))
                return pulled;
        }
    }
    for (const WireReference &reference : m_message.references()) {
        if (!missing && !reference.isIntroduction() && !m_ids.liveImport(reference.entry()))
            missing = {reference.entry(), true};
    }
    if (!missing)
        return NoRecord;
    const RecordIndex born = origin(*missing, record);
    return born != NoRecord && m_capture.row(born).from == Side::B && mayCome(born) ? born : NoRecord;
}

qint64 ReplaySession::deadline(RecordIndex record, qint64 began) const
{
    const ReplayOptions &options = m_run->options;
    const Trace::Row row = m_capture.row(record);
    if (row.decoded && (row.message == Message::Kind::Resolve || row.message == Message::Kind::Reject)) {
        // Results that were asked for together are given up together.
        const auto outstanding = m_outstanding.constFind(EntryId(row.id));
        return (outstanding == m_outstanding.constEnd() ? began : outstanding->askedAt)
               + options.answerTimeout.count() * PerMillisecond;
    }
    return began + qint64(double(options.callbackTimeout.count()) * m_run->patience) * PerMillisecond;
}

void ReplaySession::giveUp(RecordIndex record)
{
    m_run->isDone[size_t(record)] = true;
    const Trace::Row row = m_capture.row(record);
    if (!row.decoded || (row.message != Message::Kind::Resolve && row.message != Message::Kind::Reject)) {
        m_run->patience = m_run->patience < 0.01 ? 0 : m_run->patience / 2;
        return;
    }
    const EntryId id(row.id);
    ReplayOutcome outcome;
    outcome.verdict = Verdict::Missing;
    outcome.recorded = record;
    outcome.label = m_capture.target(record);
    outcome.reason = u"No result came within %1 s."_s.arg(double(m_run->options.answerTimeout.count()) / 1000);
    if (const auto outstanding = m_outstanding.constFind(id); outstanding != m_outstanding.constEnd())
        outcome.call = outstanding->call;
    if (const auto sent = m_sentAt.constFind(id); sent != m_sentAt.constEnd())
        outcome.liveCall = sent->record;
    drop(id);
    report(std::move(outcome));
}

void ReplaySession::drop(EntryId import)
{
    m_run->outstanding -= int(m_outstanding.remove(import));
    m_sentAt.remove(import);
}

void ReplaySession::report(ReplayOutcome &&outcome)
{
    outcome.session = m_session;
    outcome.round = m_run->round;
    m_run->report.add(std::move(outcome));
}

void ReplaySession::notSent(RecordIndex record, const QString &reason)
{
    const Trace::Row row = m_capture.row(record);
    // One outcome for each call; what belongs to it, its pull for instance, fails with it.
    if (row.decoded && row.message == Message::Kind::Release)
        return;
    if (row.decoded && row.message == Message::Kind::Pull && !m_sentAt.contains(EntryId(row.id)))
        return;
    ReplayOutcome outcome;
    outcome.verdict = Verdict::NotSent;
    outcome.call = record;
    outcome.label = m_capture.target(record);
    outcome.reason = reason;
    report(std::move(outcome));
}

// Strings that are to be others, by the variables and values of the plan, and by what earlier results had.
std::vector<TextChange> ReplaySession::valueChanges(const WireMessage &message) const
{
    std::vector<TextChange> changes;
    const QHash<QString, QString> &variables = m_run->plan.variables();
    const QHash<QString, QString> &values = m_run->plan.values();
    if (variables.isEmpty() && values.isEmpty() && m_run->changed.isEmpty())
        return changes;
    message.forEachValueString([&](const JsonNode &node) {
        const QString recorded = node.toString();
        QString now = recorded;
        if (const auto value = values.constFind(recorded); value != values.constEnd())
            now = *value;
        else if (const auto changed = m_run->changed.constFind(recorded);
                 m_run->options.carryValues && changed != m_run->changed.constEnd())
            now = *changed;
        for (qsizetype at = now.indexOf(u"${"_s); at >= 0; at = now.indexOf(u"${"_s, at)) {
            const qsizetype end = now.indexOf(u'}', at);
            if (end < 0)
                break;
            const auto variable = variables.constFind(now.mid(at + 2, end - at - 2));
            if (variable == variables.constEnd()) {
                at = end;
                continue;
            }
            now.replace(at, end - at + 1, *variable);
            at += variable->size();
        }
        if (now != recorded) {
            JsonWriter json;
            json.string(now);
            changes.push_back({node.offset(), node.length(), json.take()});
        }
    });
    return changes;
}

void ReplaySession::send(RecordIndex record)
{
    m_run->isDone[size_t(record)] = true;
    const Trace::Row row = m_capture.row(record);
    m_message.read(m_run->plan.text(record));
    const EntryId id(row.id);
    const bool isAnswer = row.decoded && (row.message == Message::Kind::Resolve || row.message == Message::Kind::Reject);
    if (m_hasEnded || !m_transport) {
        notSent(record, m_endReason.isEmpty() ? u"The connection has ended."_s : m_endReason);
        return;
    }
    if (row.decoded && m_message.isMessage() && m_message.kind() == Message::Kind::Release) {
        // Who had the result before it let go has it now, too.
        if (const RecordIndex settled = settleOf(id); settled != NoRecord && settled < record && mayCome(settled)) {
            m_releases.insert(id, record);
            return;
        }
        for (const QByteArray &text : m_ids.sendRelease(id, m_message.message().refcount))
            transmit(text);
        m_run->report.released += m_outstanding.contains(id);
        drop(id);
        return;
    }
    if (isAnswer && id.value > 0) {
        const std::optional<EntryId> live = m_ids.liveExport(id);
        if (!live || (callOfServer(id).pulled != NoRecord && !m_pulled.contains(*live))) {
            // The call may still come; then it is answered at once.
            m_unansweredCalls.insert(id);
            if (!live)
                notSent(record, whyMissing({id, false}, record));
            return;
        }
    }
    const std::optional<EntryId> created = row.decoded && m_message.createsExport() ? std::optional(id) : std::nullopt;
    auto sent = m_ids.send(m_message, created, valueChanges(m_message));
    if (const auto *missing = std::get_if<IdBridge::Missing>(&sent)) {
        notSent(record, whyMissing(*missing, record));
        return;
    }
    transmit(std::get<QByteArray>(sent));
    if (!row.decoded)
        return;
    const qint64 now = Tap::monotonicNow();
    if (row.message == Message::Kind::Push || row.message == Message::Kind::Stream)
        m_sentAt.insert(id, {now, isReady() ? m_run->liveRecords - 1 : -1}); // before it opens, nothing is recorded
    if (row.message != Message::Kind::Pull && row.message != Message::Kind::Stream)
        return;
    if (settleOf(id) == NoRecord || m_outstanding.contains(id))
        return;
    const Trace::CallId call = m_capture.calls().find(m_session, Side::A, id);
    m_outstanding.insert(id, {now, call == Trace::NoCall ? record : m_capture.calls().call(call).push});
    ++m_run->outstanding;
}

void ReplaySession::failOutstanding(const QString &reason)
{
    std::vector<std::pair<EntryId, Outstanding>> left;
    for (auto it = m_outstanding.cbegin(); it != m_outstanding.cend(); ++it)
        left.emplace_back(it.key(), it.value());
    std::sort(left.begin(), left.end(), [](const auto &a, const auto &b) { return a.second.call < b.second.call; });
    for (const auto &[import, outstanding] : left) {
        ReplayOutcome outcome;
        outcome.verdict = Verdict::Missing;
        outcome.call = outstanding.call;
        outcome.recorded = settleOf(import);
        outcome.label = m_capture.target(outstanding.call);
        outcome.reason = reason;
        if (const auto sent = m_sentAt.constFind(import); sent != m_sentAt.constEnd())
            outcome.liveCall = sent->record;
        drop(import);
        report(std::move(outcome));
    }
}

void ReplaySession::reportMissingCallbacks()
{
    for (const RecordIndex record : m_matcher.unmatched()) {
        if (!m_run->isPlanned[size_t(record)])
            continue;
        ReplayOutcome outcome;
        outcome.verdict = Verdict::Missing;
        outcome.isCallback = true;
        outcome.call = outcome.recorded = record;
        outcome.label = m_capture.target(record);
        outcome.reason =
            u"The recorded message of the server's did not come: %1"_s.arg(WireMessage(m_capture.text(record)).shortText());
        report(std::move(outcome));
    }
    m_expectedCallbacks = 0;
}

void ReplaySession::onEnded(const QString &reason)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_endReason = reason;
    failOutstanding(reason.isEmpty() ? u"The connection ended."_s : reason);
    Q_EMIT moved();
}

void ReplaySession::finish()
{
    if (m_finishBegan < 0)
        m_finishBegan = Tap::monotonicNow();
}

bool ReplaySession::checkFinished()
{
    const qint64 now = Tap::monotonicNow();
    if (!m_hasEnded && m_transport && !m_isClosing) {
        qint64 latest = 0;
        for (const Outstanding &outstanding : std::as_const(m_outstanding))
            latest = std::max(latest, outstanding.askedAt);
        if (!m_outstanding.isEmpty() && now < latest + m_run->options.answerTimeout.count() * PerMillisecond)
            return false;
        const qint64 patience = qint64(double(m_run->options.callbackTimeout.count()) * m_run->patience) * PerMillisecond;
        if (m_expectedCallbacks > 0 && now < m_finishBegan + patience)
            return false;
        failOutstanding(u"No result came within %1 s."_s.arg(double(m_run->options.answerTimeout.count()) / 1000));
        reportMissingCallbacks();
        m_isClosing = true;
        m_closedAt = now;
        m_transport->close(m_closeCode, m_closeReason);
        return false;
    }
    if (!m_hasEnded && m_transport && now <= m_closedAt + CloseTime)
        return false;
    if (m_hasEnded)
        reportMissingCallbacks();
    if (m_transport)
        m_transport->disconnect(this); // nothing that comes now counts
    m_hasEnded = true;
    return true;
}

void ReplaySession::abandon(const QString &reason)
{
    failOutstanding(reason);
    m_isClosing = true;
    m_hasEnded = true;
    m_endReason = reason;
    m_expectedCallbacks = 0;
    if (m_transport) {
        m_transport->disconnect(this);
        m_transport->close(NormalCloseCode, {});
    }
}

} // namespace QtCapnWeb::Replay
