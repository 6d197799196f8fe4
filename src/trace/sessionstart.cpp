// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "sessionstart.h"

#include "expressionwalker.h"

#include <algorithm>
#include <vector>

namespace QtCapnWeb::Trace {

namespace {

constexpr size_t MostNames = 10000; // of one message

// What an expression names and introduces, in the order of the wire.
class NameHandler
{
public:
    static constexpr bool BuildsValues = false;
    struct Result {
    };
    using Target = Result;
    using Captures = Result;

    Result importStub(EntryId id) { return introduce(id); }
    Result importPromise(EntryId id) { return introduce(id); }
    Result importWritable(EntryId id) { return introduce(id); }
    Result pipeReadable(EntryId id) { return name(id); }
    Target exported(EntryId id) { return name(id); }
    Result reference(Target &&, bool) { return {}; }
    Result property(Target &&, bool, const JsonNode &) { return {}; }
    void beginArguments() { }
    Result call(Target &&, bool, const JsonNode &, Result &&, const JsonNode &) { return {}; }
    void captureStub(Captures &, EntryId id) { introduce(id); }
    void captureExported(Captures &, EntryId id) { name(id); }
    Result remap(Target &&, const JsonNode &, Captures &&, const JsonNode &) { return {}; }
    Result blob(const JsonNode &, Result &&) { return {}; }

    std::vector<double> names;
    std::vector<double> introductions;

private:
    Result name(EntryId id)
    {
        if (names.size() < MostNames)
            names.push_back(id.value);
        return {};
    }
    Result introduce(EntryId id)
    {
        if (introductions.size() < MostNames)
            introductions.push_back(id.value);
        return {};
    }
};

} // namespace

void SessionStartFinder::atLeast(Side side, double first)
{
    // An id that is no number of the counter tells nothing of it.
    if (first >= 1 && first < 9e15 && first == std::floor(first))
        m_sides[int(side)].first = std::max(m_sides[int(side)].first, first);
}

// \a side names \a id, an import of its own.
void SessionStartFinder::named(Side side, double id)
{
    if (id == 0)
        return;
    const SideState &own = m_sides[int(side)];
    const bool seen = id > 0 ? id <= own.pushes : m_sides[int(opposite(side))].introduced.contains(id);
    if (!seen)
        m_state = State::Joined;
    if (id > 0)
        atLeast(side, id + 1 - own.pushes);
}

void SessionStartFinder::add(Side from, const Message &message)
{
    if (isDecided())
        return;
    ++m_seen;
    SideState &sender = m_sides[int(from)];
    const Side peer = opposite(from);

    NameHandler handler;
    if (!message.expression.isNone()) {
        const RpcLimits limits;
        try {
            ExpressionWalker<NameHandler>(handler, limits).walk(message.expression);
        } catch (const ExpressionError &) {
            // What stood before the fault counts.
        }
    }

    switch (message.kind) {
    case Message::Kind::Abort:
        m_state = State::FromStart;
        return;
    case Message::Kind::Pull:
        named(from, message.id.value);
        if (sender.pulled.size() < MostMessages)
            sender.pulled.insert(message.id.value);
        break;
    case Message::Kind::Release:
        named(from, message.id.value);
        break;
    case Message::Kind::Resolve:
    case Message::Kind::Reject: {
        // An answer that nobody waits for is no fault and tells nothing alone; if it was waited for, its release will tell.
        const double id = message.id.value;
        if (id <= 0)
            break;
        const SideState &caller = m_sides[int(peer)];
        // An answer to a pull that is not in the recording: the push is not, either. All that are came later.
        if (caller.pulled.contains(id) || caller.streams)
            atLeast(peer, id + 1 - caller.pushes);
        else if (id > caller.pushes)
            atLeast(peer, id + 1);
        break;
    }
    default:
        break;
    }
    for (const double id : handler.names)
        named(from, id);
    for (const double id : handler.introductions)
        sender.introduced.insert(id);
    if (message.kind == Message::Kind::Push || message.kind == Message::Kind::Stream || message.kind == Message::Kind::Pipe) {
        ++sender.pushes;
        sender.streams = sender.streams || message.kind == Message::Kind::Stream;
    }
}

std::optional<SessionStart> SessionStartFinder::start() const
{
    if (m_state != State::Joined)
        return std::nullopt;
    SessionStart start;
    for (const Side side : {Side::A, Side::B})
        start.firstPush[int(side)] = m_sides[int(side)].first;
    return start;
}

} // namespace QtCapnWeb::Trace
