// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "callindex.h"

#include "subject.h"
#include "visibletext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr quint32 None = 0xffffffffu;
constexpr qsizetype LongestMethod = 120; // characters of a path that are shown
constexpr quint32 LongestKey = 512; // bytes of a path that are remembered to find it again

quint32 pack(RecordIndex record) { return quint32(record); }

RecordIndex unpack(quint32 record) { return record == None ? NoRecord : RecordIndex(record); }

} // namespace

CallIndex::CallIndex() { m_methods.append(QString()); }

Call CallIndex::call(CallId id) const
{
    const Packed &packed = m_calls[size_t(id)];
    Call call;
    call.session = packed.session;
    call.caller = packed.caller ? Side::B : Side::A;
    call.state = packed.state;
    call.stream = packed.stream;
    call.isCall = packed.isCall;
    call.isMap = packed.isMap;
    call.hasTarget = packed.hasTarget;
    call.id = EntryId(packed.id);
    call.push = unpack(packed.push);
    call.pull = unpack(packed.pull);
    call.settled = unpack(packed.settled);
    call.released = unpack(packed.released);
    call.target = EntryId(packed.target);
    call.targetCall = packed.targetCall == None ? NoCall : CallId(packed.targetCall);
    call.latency = packed.latency;
    call.method = packed.method;
    return call;
}

CallId CallIndex::callOf(RecordIndex record) const
{
    if (record < 0 || size_t(record) >= m_ofRecord.size() || m_ofRecord[size_t(record)] == None)
        return NoCall;
    return CallId(m_ofRecord[size_t(record)]);
}

CallId CallIndex::find(quint32 session, Side caller, EntryId id) const
{
    const auto found = m_sessions.find(session);
    if (found == m_sessions.end())
        return NoCall;
    const quint32 call = found->second.sides[int(caller)].byId.value(id);
    return call == IdIndex::None ? NoCall : CallId(call);
}

quint32 CallIndex::methodOf(const JsonNode &path)
{
    if (path.isNone() || path.size() == 0)
        return 0;
    const QByteArrayView source = path.sourceText();
    const bool remember = source.size() <= LongestKey;
    const QByteArray key = QByteArray::fromRawData(source.data(), remember ? source.size() : 0);
    if (remember) {
        if (const auto found = m_methodOfPath.constFind(key); found != m_methodOfPath.constEnd())
            return *found;
    }
    QString text;
    for (JsonNode part = path.first(); !part.isNone() && text.size() <= LongestMethod; part = part.next()) {
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

void CallIndex::push(RecordIndex record, qint64 time, quint32 session, Side from, const Message &message, EntryId created,
                     const Subject &subject)
{
    SideCalls &side = m_sessions[session].sides[int(from)];
    Packed call{};
    call.pushTime = time;
    call.latency = -1;
    call.session = session;
    call.id = created.value;
    call.push = pack(record);
    call.pull = call.settled = call.released = call.targetCall = None;
    call.state = Call::State::Pending;
    call.caller = from == Side::B;
    call.stream = message.kind == Message::Kind::Stream;
    call.isCall = subject.kind == Subject::Kind::Call;
    call.isMap = subject.kind == Subject::Kind::Map;
    call.hasTarget = subject.kind != Subject::Kind::Value;
    if (call.hasTarget) {
        call.target = subject.target.value;
        call.targetCall = side.byId.value(subject.target);
        call.method = methodOf(subject.path);
    }

    const auto number = quint32(m_calls.size());
    m_calls.push_back(call);
    m_ofRecord.back() = number;
    side.byId.insert(created, number);
    side.pending.push_back(number);
    if (side.pending.size() >= side.sweepAt) {
        std::erase_if(side.pending, [this](quint32 each) { return m_calls[each].state != Call::State::Pending; });
        side.sweepAt = std::max<size_t>(64, side.pending.size() * 2);
    }
}

void CallIndex::add(RecordIndex record, qint64 time, quint32 session, Side from, const Message &message, EntryId created,
                    const Subject &subject)
{
    m_ofRecord.resize(size_t(record) + 1, None);
    if (message.kind == Message::Kind::Push || message.kind == Message::Kind::Stream)
        return push(record, time, session, from, message, created, subject);
    if (message.kind == Message::Kind::Pipe || message.kind == Message::Kind::Abort)
        return;

    const bool settles = message.kind == Message::Kind::Resolve || message.kind == Message::Kind::Reject;
    const CallId found = find(session, settles ? opposite(from) : from, message.id);
    if (found == NoCall)
        return;
    m_ofRecord.back() = quint32(found);
    Packed &call = m_calls[size_t(found)];
    if (settles) {
        if (call.settled != None)
            return;
        call.settled = pack(record);
        if (call.pushTime >= 0 && time >= call.pushTime)
            call.latency = time - call.pushTime;
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
            if (m_calls[number].state == Call::State::Pending)
                m_calls[number].state = Call::State::Broken;
        }
        side.pending.clear();
    }
}

} // namespace QtCapnWeb::Trace
