// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mocksession.h"

#include "jsonwriter.h"
#include "replayplan.h"
#include "resultdiff.h"
#include "tap.h"
#include "transport.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

using Trace::NoRecord;
using Trace::RecordIndex;
using Trace::Table;

namespace {

constexpr qint64 PerMillisecond = 1'000'000;

QString cut(QString text)
{
    if (text.size() > 300)
        text = text.left(300) + u'…';
    return text;
}

QString callText(const WireMessage &message)
{
    if (!message.isMessage() || message.method().isEmpty())
        return cut(QString::fromUtf8(message.text().left(1200)));
    const WireMessage::Subject subject = message.subject();
    const QString arguments = subject.arguments.isNone()
                                  ? QString()
                                  : QString::fromUtf8(subject.arguments.sourceText().sliced(1).chopped(1).first(
                                      std::min<qsizetype>(subject.arguments.length() - 2, 1200)));
    return cut(subject.arguments.isNone() ? message.method() : u"%1(%2)"_s.arg(message.method(), arguments));
}

bool isAnswerToCall(const Trace::Row &row)
{
    return row.decoded && (row.message == Message::Kind::Resolve || row.message == Message::Kind::Reject) && row.id > 0;
}

// Whether the mock can recognise it in what a client sends.
bool isCause(const Trace::Row &row)
{
    return row.kind == Record::Kind::Message && row.from == Side::A && row.onWire
           && (!row.decoded || row.message != Message::Kind::Release);
}

} // namespace

MockScript::MockScript(const Trace::Capture &capture, quint32 number) : session(number)
{
    std::vector<RecordIndex> callsOfClient;
    RecordIndex cause = NoRecord;
    const Trace::SessionInfo &info = capture.session(number);
    for (RecordIndex record = info.first; record != NoRecord && record <= info.last; ++record) {
        const Trace::Row row = capture.row(record);
        if (row.session != number)
            continue;
        if (row.kind == Record::Kind::Message && row.from == Side::A && row.onWire)
            ++closesAfter;
        if (isCause(row)) {
            cause = record;
            if (row.decoded && (row.message == Message::Kind::Resolve || row.message == Message::Kind::Reject))
                settles[EntryId(row.id)].push_back(record);
            if (CallMatcher::isMatched(row))
                callsOfClient.push_back(record);
        } else if (row.from == Side::B && row.onWire
                   && ((row.kind == Record::Kind::Message && !isAnswerToCall(row)) || row.kind == Record::Kind::Closed)) {
            caused[cause].push_back(record);
        }
    }
    calls = CallMatcher(capture, callsOfClient);
}

MockSession::MockSession(const Trace::Capture &capture, const MockOptions &options, Transport *transport,
                         ScriptChooser chooseScript, QObject *parent)
    : QObject(parent), m_capture(capture), m_options(options), m_transport(transport), m_chooseScript(std::move(chooseScript))
{
    transport->setParent(this);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &MockSession::play);
    connect(transport, &Transport::received, this, &MockSession::onText);
    connect(transport, &Transport::inputEnded, this, [this] {
        m_inputEnded = true;
        schedule();
    });
    connect(transport, &Transport::closed, this, [this] {
        m_hasEnded = true;
        m_timer.stop();
        for (const Planned &planned : m_blocked) {
            if (m_capture.row(planned.record).kind != Record::Kind::Message)
                continue;
            find(MockFinding::Kind::NotSaid, planned.record,
                 u"The recorded %1 was not said, since what it names was not there."_s.arg(
                     messageName(m_capture, planned.record)));
        }
        Q_EMIT ended();
    });
    take(m_chooseScript(nullptr));
    schedule();
}

MockSession::~MockSession() { m_transport->disconnect(this); }

void MockSession::take(std::shared_ptr<const MockScript> script)
{
    m_script = std::move(script);
    if (!m_script)
        return;
    m_calls = m_script->calls;
    trigger(NoRecord);
}

qint64 MockSession::scaled(qint64 nanoseconds) const
{
    return nanoseconds <= 0 || m_options.latencyScale <= 0 ? 0 : qint64(double(nanoseconds) * m_options.latencyScale);
}

void MockSession::find(MockFinding::Kind kind, RecordIndex record, const QString &text)
{
    MockFinding finding;
    finding.kind = kind;
    finding.session = m_script ? m_script->session : 0;
    finding.record = record;
    finding.text = text;
    Q_EMIT found(finding);
}

void MockSession::onText(const QByteArray &text)
{
    const WireMessage live(text);
    ++m_received;
    if (!m_script) {
        take(m_chooseScript(&live));
        if (!m_script) {
            m_transport->close(NormalCloseCode, u"All recorded sessions were played."_s);
            return;
        }
    }
    if (live.createsExport() || !live.isMessage() || live.kind() == Message::Kind::Abort)
        onCall(live);
    else if (live.kind() == Message::Kind::Pull)
        onPull(live);
    else if (live.kind() == Message::Kind::Release)
        m_ids.receiveRelease(live.message().id, live.message().refcount);
    else
        onSettled(live);
    schedule();
}

void MockSession::onCall(const WireMessage &live)
{
    const qint64 now = Tap::monotonicNow();
    const EntryId liveId = live.createsExport() ? m_ids.nextPush() : EntryId(0);
    const bool mayReuse = m_options.matching == Matching::Best && live.createsExport();
    const auto match = m_calls.match(live, m_ids, m_options.matching, mayReuse);
    if (!match) {
        m_ids.receiveUnpaired(live);
        QString why = u"The recording has no call %1."_s.arg(callText(live));
        if (const RecordIndex expected = m_options.matching == Matching::Strict ? m_calls.expected() : NoRecord;
            expected != NoRecord)
            why += u" The next one in it is %1 (%2)."_s.arg(callText(WireMessage(m_capture.text(expected))),
                                                            messageName(m_capture, expected));
        if (live.createsExport())
            m_unknown.insert(liveId, why);
        if (live.isMessage() && live.kind() == Message::Kind::Stream)
            refuse(liveId, why);
        find(MockFinding::Kind::UnknownCall, NoRecord, why);
        return;
    }
    const WireMessage recorded(m_capture.text(match->record));
    m_ids.pair(recorded, live);
    if (live.createsExport()) {
        m_ids.matchPush(EntryId(m_capture.row(match->record).id), liveId);
        m_liveCalls.insert(liveId, {now, match->isReused});
    }
    Q_EMIT matched(match->isExact);
    if (!match->isExact) {
        find(MockFinding::Kind::OtherArguments, match->record,
             u"%1 is answered as %2 was (%3)."_s.arg(callText(live), callText(recorded), messageName(m_capture, match->record)));
    } else if (match->isReused) {
        find(MockFinding::Kind::Repeated, match->record, u"%1 was made more often than in the recording."_s.arg(callText(live)));
    }
    if (live.isMessage() && live.kind() == Message::Kind::Stream) {
        if (const Trace::CallId id = m_capture.calls().callOf(match->record); id != Trace::NoCall) {
            const Trace::Call call = m_capture.calls().call(id);
            if (call.settled != NoRecord)
                planAnswer(liveId, call.settled, now + scaled(call.latency), match->isReused);
        }
    }
    if (!match->isReused)
        trigger(match->record);
}

void MockSession::onPull(const WireMessage &live)
{
    const EntryId liveId = live.message().id;
    const std::optional<EntryId> recorded = m_ids.recordedExport(liveId);
    if (!recorded) {
        refuse(liveId, m_unknown.value(liveId, u"The recording has no such call."_s));
        return;
    }
    if (m_pulled.contains(liveId))
        return;
    m_pulled.insert(liveId);
    const auto entry = m_capture.tables().find(m_script->session, Side::B, Table::Exports, *recorded);
    RecordIndex pulled = entry ? entry->pulled : NoRecord;
    RecordIndex settled = entry ? entry->resolved : NoRecord;
    qint64 latency = 0;
    if (const Trace::CallId id = m_capture.calls().find(m_script->session, Side::A, *recorded); id != Trace::NoCall) {
        const Trace::Call call = m_capture.calls().call(id);
        settled = call.settled;
        pulled = call.pull;
        latency = call.latency;
    }
    const LiveCall call = m_liveCalls.value(liveId, {Tap::monotonicNow(), false});
    if (settled != NoRecord) {
        planAnswer(liveId, settled, call.came + scaled(latency), call.again);
    } else if (pulled == NoRecord) {
        const QString why = u"The recording has no result of %1: nobody asked for it."_s.arg(
            entry && entry->born != NoRecord ? m_capture.target(entry->born) : QString());
        find(MockFinding::Kind::NoAnswer, entry ? entry->born : NoRecord, why);
        refuse(liveId, why);
    } // else it was not answered in the recording
    if (pulled != NoRecord && !call.again)
        trigger(pulled);
}

void MockSession::onSettled(const WireMessage &live)
{
    const std::optional<EntryId> import = m_ids.recordedImport(live.message().id);
    RecordIndex settled = NoRecord;
    if (import) {
        const auto recorded = m_script->settles.constFind(*import);
        if (recorded != m_script->settles.constEnd()) {
            // Of several (a promise's id may be used again) the first that has not come.
            settled = recorded->back();
            for (const RecordIndex each : *recorded) {
                if (!m_settled.contains(each)) {
                    settled = each;
                    break;
                }
            }
        }
    }
    if (settled == NoRecord) {
        m_ids.receiveUnpaired(live);
        return;
    }
    const WireMessage recorded(m_capture.text(settled));
    m_ids.pair(recorded, live);
    m_awaited.erase(settled);
    m_settled.insert(settled);
    QList<Difference> differences;
    if (recorded.isMessage() && recorded.kind() == live.kind())
        differences = differencesOf(recorded.message().expression, live.message().expression, {}, 1);
    if (!differences.isEmpty() || (recorded.isMessage() && recorded.kind() != live.kind())) {
        find(MockFinding::Kind::OtherAnswer, settled,
             u"The client answers %1 otherwise: %2"_s.arg(m_capture.target(settled),
                                                          differences.isEmpty() ? cut(QString::fromUtf8(live.text().left(1200)))
                                                                                : differences.first().text()));
    }
    trigger(settled);
}

void MockSession::trigger(RecordIndex cause)
{
    const auto &caused = m_script->caused;
    const auto plan = [&](RecordIndex each, const std::vector<RecordIndex> &records) {
        if (!m_triggered.insert(each).second)
            return;
        const qint64 now = Tap::monotonicNow();
        const qint64 before = each == NoRecord ? -1 : m_capture.row(each).time;
        for (const RecordIndex record : records) {
            const qint64 time = m_capture.row(record).time;
            m_planned.insert({now + (before >= 0 && time >= 0 ? scaled(time - before) : 0), record, EntryId(0)});
            m_caused.insert(record);
        }
    };
    if (m_options.matching == Matching::Strict) {
        // In their order, the client has come so far; what it left out is no reason to leave out what came after it.
        for (auto it = caused.begin(); it != caused.end() && it->first <= cause; ++it)
            plan(it->first, it->second);
    } else if (const auto found = caused.find(cause); found != caused.end()) {
        plan(cause, found->second);
    }
}

void MockSession::planAnswer(EntryId liveCall, RecordIndex settled, qint64 from, bool again)
{
    m_planned.insert({from, settled, liveCall, again});
}

void MockSession::refuse(EntryId liveCall, const QString &why)
{
    JsonWriter json;
    json.beginArray();
    json.tag("reject");
    json.number(liveCall.value);
    json.beginArray();
    json.tag("error");
    json.tag("Error");
    json.string(why);
    json.endArray();
    json.endArray();
    m_transport->send(json.take());
}

// What is due is said in an event of its own, in the order of the recording: one burst of the client is understood first.
void MockSession::schedule()
{
    if (m_hasEnded)
        return;
    if (m_planned.empty() && !m_inputEnded) {
        if (!m_blocked.empty())
            m_timer.start(0);
        return;
    }
    const qint64 wait = m_planned.empty() ? 0 : m_planned.begin()->due - Tap::monotonicNow();
    m_timer.start(wait <= 0 ? 0 : int(std::min<qint64>(wait / PerMillisecond + 1, 60'000)));
}

void MockSession::play()
{
    if (m_hasEnded)
        return;
    const qint64 now = Tap::monotonicNow();
    std::vector<Planned> due = std::exchange(m_blocked, {});
    while (!m_planned.empty() && m_planned.begin()->due <= now) {
        due.push_back(m_planned.extract(m_planned.begin()).value());
        if (due.back().call.value == 0)
            m_caused.erase(due.back().record);
    }
    std::stable_sort(due.begin(), due.end(), [](const Planned &a, const Planned &b) { return a.record < b.record; });
    // One message may be what another one needs; mostly a single pass says all.
    bool progress = true;
    while (progress && !due.empty()) {
        progress = false;
        std::vector<Planned> left;
        for (const Planned &planned : due) {
            if (m_hasEnded)
                return;
            if (say(planned))
                progress = true;
            else
                left.push_back(planned);
        }
        due = std::move(left);
    }
    m_blocked = std::move(due);
    if (m_planned.empty() && m_inputEnded)
        Q_EMIT answered();
    else if (!m_planned.empty())
        schedule();
}

// \return whether it was said, or never can be
bool MockSession::say(const Planned &planned)
{
    const Trace::Row row = m_capture.row(planned.record);
    if (m_transport->state() != Transport::State::Open)
        return m_transport->state() != Transport::State::Connecting;
    if (row.kind == Record::Kind::Closed) {
        // A client that is still speaking would lose what it says.
        if (m_received < m_script->closesAfter)
            return false;
        const bool sendable = row.closeCode == NormalCloseCode || row.closeCode >= 3000;
        m_transport->close(sendable ? row.closeCode : GoingAwayCloseCode, QString::fromUtf8(m_capture.text(planned.record)));
        return true;
    }
    const WireMessage message(m_capture.text(planned.record));
    const EntryId id(row.id);
    const bool isAnswer = planned.call.value != 0;
    if (isAnswer) {
        // Had the server waited for an answer of the client's, or said something else first, it does so now.
        const auto holdsBack = [&](const std::set<RecordIndex> &records) {
            return !planned.again && !records.empty() && *records.begin() < planned.record;
        };
        if (holdsBack(m_awaited) || holdsBack(m_caused))
            return false;
        m_ids.aim(id, planned.call);
    }
    if (row.decoded && row.message == Message::Kind::Release) {
        if (!m_ids.liveImport(id))
            return false;
        // It does not wait for what it lets go.
        if (const Trace::CallId call = m_capture.calls().find(m_script->session, Side::B, id); call != Trace::NoCall)
            m_awaited.erase(m_capture.calls().call(call).settled);
        for (const QByteArray &text : m_ids.sendRelease(id, message.message().refcount))
            m_transport->send(text);
        return true;
    }
    const std::optional<EntryId> created = message.createsExport() ? std::optional(id) : std::nullopt;
    auto sent = m_ids.send(message, created, {}, planned.again);
    while (const auto *missing = std::get_if<IdBridge::Missing>(&sent)) {
        // The recorded server made the same mistake.
        if (!missing->isImport || m_capture.tables().find(m_script->session, Side::B, Table::Imports, missing->id))
            break;
        m_ids.assume(missing->id);
        sent = m_ids.send(message, created, {}, planned.again);
    }
    if (!std::holds_alternative<QByteArray>(sent))
        return false;
    m_transport->send(std::get<QByteArray>(sent));
    if (created) {
        if (const Trace::CallId call = m_capture.calls().callOf(planned.record); call != Trace::NoCall) {
            if (const RecordIndex settled = m_capture.calls().call(call).settled; settled != NoRecord)
                m_awaited.insert(settled);
        }
    }
    return true;
}

} // namespace QtCapnWeb::Replay
