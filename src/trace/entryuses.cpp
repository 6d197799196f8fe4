// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "entryuses.h"

#include "capture.h"
#include "jsonwriter.h"

#include <algorithm>

namespace QtCapnWeb::Trace {

namespace {

constexpr qint64 CallsPerStep = 500;
constexpr qint64 BytesPerStep = 128 << 10;
constexpr qint64 BytesOfText = 64; // what it costs to get one, as if it were so many bytes

using Via = EntryUse::Via;

constexpr quint8 bit(Via via) { return quint8(1u << unsigned(via)); }

} // namespace

EntryUses::EntryUses(const Capture &capture, quint32 session, Side side, Table table, const TableEntry &entry, RecordIndex at)
    : m_session(session), m_importer(table == Table::Imports ? side : opposite(side)), m_id(entry.id), m_born(entry.born),
      m_end(at), m_at(at), m_digits(numberToJavaScript(entry.id.value))
{
    const auto whole = capture.tables().completed(session, side, table, entry.id, at);
    const RecordIndex released = whole ? whole->released : entry.released;
    if (released != NoRecord)
        m_end = std::min(m_end, released);
}

bool EntryUses::step(const Capture &capture)
{
    m_budget = BytesPerStep;
    const CallIndex &calls = capture.calls();
    m_all = calls.count();
    for (qint64 left = CallsPerStep; m_next < m_all && left > 0 && m_budget > 0; --left)
        visit(capture, m_next++);
    if (m_next < m_all)
        return false;
    // What was waited for when it was looked last may have come.
    if (m_check == 0) {
        if (m_checking == capture.count())
            return true;
        m_checking = capture.count();
        m_kept = 0;
        m_stillOpen.clear();
    }
    for (qint64 left = CallsPerStep; m_check < m_open.size() && left > 0 && m_budget > 0; --left) {
        const Open open = m_open[m_check++];
        if (settle(capture, open))
            continue;
        m_open[m_kept++] = open;
        for (const Via via : {Via::Target, Via::Argument}) {
            if (open.uses & bit(via) && m_stillOpen.size() < MostKept)
                m_stillOpen.append({open.call, calls.call(open.call).push, via});
        }
    }
    if (m_check < m_open.size())
        return false;
    m_open.resize(m_kept);
    m_check = 0;
    if (m_at == TableHistory::Latest)
        m_inFlight = m_stillOpen; // what was answered left room for others
    return m_checking == capture.count();
}

double EntryUses::progress() const { return m_all ? double(m_next) / double(m_all) : 1; }

void EntryUses::visit(const Capture &capture, CallId id)
{
    const Call call = capture.calls().call(id);
    if (call.session != m_session || !isThere(call.push))
        return;
    Open open{id, 0};
    if (isWithin(call.push)) {
        const bool target = call.hasTarget && call.caller == m_importer && call.target == m_id;
        if (target)
            open.uses |= bit(Via::Target);
        if (timesIn(capture, call.push, call.caller) > (target ? 1 : 0))
            open.uses |= bit(Via::Argument);
    }
    const bool answered = isThere(call.settled);
    // As of a moment of the past nothing is still to come, and nobody knew how the call would end.
    const bool live = m_at == TableHistory::Latest;
    const bool inFlight = !answered && (live ? call.state == Call::State::Pending : !isThere(call.released));
    for (const Via via : {Via::Target, Via::Argument}) {
        if (open.uses & bit(via))
            add({id, call.push, via}, inFlight);
    }
    if (answered)
        settle(capture, {id, 0});
    else if (inFlight && live)
        m_open.push_back(open);
}

/// Looks at the answer, if there is one or none will come. \return whether that is so.
bool EntryUses::settle(const Capture &capture, const Open &open)
{
    const Call call = capture.calls().call(open.call);
    if (!isThere(call.settled) && call.state == Call::State::Pending)
        return false;
    for (const Via via : {Via::Target, Via::Argument}) {
        if (!(open.uses & bit(via)))
            continue;
        m_inFlight.removeOne({open.call, call.push, via});
        --m_inFlightCount;
        add({open.call, call.push, via}, false);
    }
    if (isWithin(call.settled) && isThere(call.settled) && timesIn(capture, call.settled, opposite(call.caller)) > 0)
        add({open.call, call.settled, Via::Result}, false);
    return true;
}

void EntryUses::add(const EntryUse &use, bool open)
{
    if (open) {
        ++m_inFlightCount;
        if (m_inFlight.size() < MostKept)
            m_inFlight.append(use);
    } else {
        ++m_othersCount;
        // Answers come in another order than their calls.
        const auto place = std::ranges::upper_bound(m_others, use.record, {}, &EntryUse::record);
        m_others.insert(place, use);
        if (m_others.size() > MostKept)
            m_others.removeFirst();
    }
    if (use.via != Via::Target && m_calls.size() < size_t(MostCalls) && (m_calls.empty() || m_calls.back() != use.call))
        m_calls.push_back(use.call);
}

/// How often a message refers to the entry.
qsizetype EntryUses::timesIn(const Capture &capture, RecordIndex record, Side from)
{
    const qint64 size = capture.row(record).textSize;
    if (size > LargestMessage) {
        ++m_skipped;
        return 0;
    }
    m_budget -= size + BytesOfText;
    const QByteArrayView text = capture.textView(record, m_buffer);
    if (!text.contains(m_digits))
        return 0;
    m_store.clear();
    const MessageOutline outline = m_reader.read(text, &m_store);
    const bool importer = from == m_importer;
    return std::ranges::count_if(m_store.steps(outline), [&](const OutlineStep &step) {
        using Kind = OutlineStep::Kind;
        if (step.id != m_id)
            return false;
        return importer ? step.kind == Kind::Names
                        : step.kind == Kind::Stub || step.kind == Kind::Promise || step.kind == Kind::Writable;
    });
}

} // namespace QtCapnWeb::Trace
