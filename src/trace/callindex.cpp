// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "callindex.h"

#include "jsondocument.h"
#include "visibletext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr quint32 None = 0xffffffffu;
constexpr qsizetype LongestMethod = 120; // characters of a path that are shown
constexpr quint32 LongestKey = 512; // bytes of a path that are remembered to find it again

quint32 pack(RecordIndex record) { return quint32(record); }

RecordIndex unpack(quint32 record) { return record == None ? NoRecord : RecordIndex(record); }

} // namespace

CallIndex::CallIndex(const RowStore &rows) : m_rows(rows) { m_methods.append(QString()); }

Call CallIndex::call(CallId id) const
{
    const Packed &packed = m_calls[size_t(id)];
    const Row push = m_rows.row(packed.push);
    Call call;
    call.session = push.session;
    call.caller = push.from;
    call.state = packed.state;
    call.stream = packed.stream;
    call.isCall = packed.isCall;
    call.isMap = packed.isMap;
    call.hasTarget = packed.hasTarget;
    call.id = EntryId(push.id);
    call.push = unpack(packed.push);
    call.pull = unpack(packed.pull);
    call.settled = unpack(packed.settled);
    call.released = unpack(packed.released);
    if (call.hasTarget)
        call.target = EntryId(packed.target == OddTarget ? m_oddTargets.value(quint32(id)) : packed.target);
    call.targetCall = packed.targetCall == None ? NoCall : CallId(packed.targetCall);
    call.latency = latency(id);
    call.method = packed.method;
    return call;
}

qint64 CallIndex::latency(CallId id) const
{
    const Packed &call = m_calls[size_t(id)];
    if (call.settled == None)
        return -1;
    const qint64 pushed = m_rows.time(call.push);
    const qint64 settled = m_rows.time(call.settled);
    return pushed >= 0 && settled >= pushed ? settled - pushed : -1;
}

CallId CallIndex::callOf(RecordIndex record) const
{
    if (record < 0 || record >= m_rows.count())
        return NoCall;
    return Cursor(*this).callOf(record, m_rows.row(record));
}

void CallIndex::Cursor::look(size_t place, quint32 session)
{
    const auto found = m_calls.m_sessions.find(session);
    m_numbers[place] = session;
    m_sessions[place] = found == m_calls.m_sessions.end() ? nullptr : &found->second;
}

CallId CallIndex::find(quint32 session, Side caller, EntryId id) const
{
    const auto found = m_sessions.find(session);
    if (found == m_sessions.end())
        return NoCall;
    const quint32 call = found->second.sides[int(caller)].byId.value(id);
    return call == IdIndex::None ? NoCall : CallId(call);
}

quint32 CallIndex::numberOfPath(QByteArrayView source)
{
    if (source.isEmpty())
        return 0;
    const bool remember = source.size() <= LongestKey;
    const QByteArray key = QByteArray::fromRawData(source.data(), remember ? source.size() : 0);
    if (remember) {
        if (const auto found = m_methodOfPath.constFind(key); found != m_methodOfPath.constEnd())
            return *found;
    }
    JsonDocument document;
    if (document.parse(QByteArray::fromRawData(source.data(), source.size())).isError() || document.root().size() == 0)
        return 0;
    QString text;
    for (JsonNode part = document.root().first(); !part.isNone() && text.size() <= LongestMethod; part = part.next()) {
        if (!text.isEmpty())
            text += u'.';
        text += part.isString() && part.length() <= LongestKey ? visibleText(part.toString(), LongestMethod)
                                                               : visibleText(part.sourceText(), LongestMethod);
    }
    const auto number = quint32(m_methods.size());
    m_methods.append(text);
    if (remember)
        m_methodOfPath.insert(QByteArray(source.data(), source.size()), number);
    return number;
}

void CallIndex::push(RecordIndex record, quint32 session, Side from, const MessageOutline &message, EntryId created,
                     const Subject &subject)
{
    const auto number = quint32(m_calls.size());
    SideCalls &side = m_sessions[session].sides[int(from)];
    Packed call{};
    call.push = pack(record);
    call.pull = call.settled = call.released = call.targetCall = None;
    call.state = Call::State::Pending;
    call.stream = message.kind == Message::Kind::Stream;
    call.isCall = subject.kind == Subject::Kind::Call;
    call.isMap = subject.kind == Subject::Kind::Map;
    call.hasTarget = subject.kind != Subject::Kind::Value;
    if (call.hasTarget) {
        const double target = subject.target.value;
        if (target > OddTarget && target <= 2147483647.0 && std::floor(target) == target) {
            call.target = qint32(target);
        } else {
            call.target = OddTarget;
            m_oddTargets.insert(number, target);
        }
        call.targetCall = side.byId.value(subject.target);
        call.method = numberOfPath(subject.path);
    }

    m_calls.push_back(call);
    side.byId.insert(created, number);
    side.pending.push_back(number);
    if (side.pending.size() >= side.sweepAt) {
        std::erase_if(side.pending, [this](quint32 each) { return m_calls[each].state != Call::State::Pending; });
        side.sweepAt = std::max<size_t>(64, side.pending.size() * 2);
    }
}

void CallIndex::add(RecordIndex record, quint32 session, Side from, const MessageOutline &message, EntryId created,
                    const Subject &subject)
{
    if (message.kind == Message::Kind::Push || message.kind == Message::Kind::Stream)
        return push(record, session, from, message, created, subject);
    if (message.kind == Message::Kind::Pipe || message.kind == Message::Kind::Abort)
        return;

    const bool settles = message.kind == Message::Kind::Resolve || message.kind == Message::Kind::Reject;
    const CallId found = find(session, settles ? opposite(from) : from, message.id);
    if (found == NoCall)
        return;
    Packed &call = m_calls[size_t(found)];
    if (settles) {
        if (call.settled != None)
            return;
        call.settled = pack(record);
        // A result that comes after the release (R11) reaches nobody: the caller had let go.
        if (call.state == Call::State::Pending)
            call.state = message.kind == Message::Kind::Reject ? Call::State::Rejected : Call::State::Resolved;
    } else if (message.kind == Message::Kind::Pull) {
        if (call.pull == None)
            call.pull = pack(record);
    } else if (call.released == None) {
        call.released = pack(record);
        if (call.state == Call::State::Pending)
            call.state = Call::State::Released;
    }
}

void CallIndex::endSession(quint32 session)
{
    const auto found = m_sessions.find(session);
    if (found == m_sessions.end())
        return;
    for (SideCalls &side : found->second.sides) {
        for (const quint32 number : side.pending) {
            Packed &call = m_calls[number];
            if (call.state == Call::State::Pending)
                call.state = call.pull != None || call.stream ? Call::State::Broken : Call::State::Unpulled;
        }
        side.pending.clear();
    }
}

bool CallIndex::isSound(RecordIndex records) const
{
    const size_t size = m_calls.size();
    const auto isRecord = [&](quint32 record) { return record == None || RecordIndex(record) < records; };
    if (m_methods.isEmpty() || size >= None)
        return false;
    for (size_t i = 0; i < size; ++i) {
        const Packed &call = m_calls[i];
        if (call.push == None || !isRecord(call.push) || !isRecord(call.pull) || !isRecord(call.settled)
            || !isRecord(call.released) || (call.targetCall != None && call.targetCall >= i)
            || call.method >= quint64(m_methods.size()) || quint8(call.state) > quint8(Call::State::Unpulled))
            return false;
    }
    for (const auto &[number, session] : m_sessions) {
        for (const SideCalls &side : session.sides) {
            if (!side.byId.isBelow(size) || side.sweepAt < 64
                || std::any_of(side.pending.begin(), side.pending.end(), [&](quint32 call) { return call >= size; }))
                return false;
        }
    }
    return std::all_of(m_methodOfPath.begin(), m_methodOfPath.end(),
                       [&](quint32 method) { return method < quint64(m_methods.size()); });
}

} // namespace QtCapnWeb::Trace
