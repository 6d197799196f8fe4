// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "tablehistory.h"

#include "entrytable.h"
#include "expressionwalker.h"
#include "indexarchive.h"
#include "jsonwriter.h"
#include "message.h"
#include "rpclimits.h"
#include "sessionstart.h"
#include "subject.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

using Origin = TableEntry::Origin;

QString idText(EntryId id) { return QString::fromLatin1(numberToJavaScript(id.value)); }

struct SideState {
    EntryTable imports;
    EntryTable exports;
    double nextImport = 1; // what this side's next push, stream or pipe gets
    double nextPush = 1; // what the peer's next push, stream or pipe gets here
    RpcLimits limits;
    bool joined = false; // recorded from its middle on: ids may be from before
    bool sentAbort = false; // nothing counts any more
    bool deaf = false; // aborted by the peer, failed or disconnected: nothing is processed, but what it sends still counts
    std::optional<Origin> receiving; // the export that endReceive() is to make

    template<typename Archive>
    void archive(Archive &archive)
    {
        imports.archive(archive);
        exports.archive(archive);
        archive(nextImport);
        archive(nextPush);
        archive(limits);
        quint8 flags = quint8(int(sentAbort) | int(deaf) << 1 | int(joined) << 2); // receiving: never set between two records
        archive(flags);
        sentAbort = flags & 1;
        deaf = flags & 2;
        joined = flags & 4;
    }
};

// What was there before the recording began, and is named for the first time. The numbers of pushes may be too low (see
// SessionStartFinder), so what seems to have been released may be something else: \a anew. \return None if it cannot be.
EntryTable::Index addUnknown(EntryTable &table, EntryId id, bool joined, double *next, RecordIndex at, bool anew = true)
{
    if (!joined || (table.latest(id) != EntryTable::None && !(anew && id.value > 0 && table.live(id) == EntryTable::None)))
        return EntryTable::None;
    if (id.value >= *next && id.value < 4294967295.0 && std::floor(id.value) == id.value)
        *next = id.value + 1; // more was pushed before than the first messages told
    return table.add(id, Origin::Unknown, at);
}

// The walker's empty values: nothing is built here.
struct Nothing {
};

// What A does when it sends: it introduces, and it names imports of its own.
class SenderHandler
{
public:
    static constexpr bool BuildsValues = false;
    using Result = Nothing;
    using Captures = Nothing;
    struct Target {
        EntryId id;
    };

    SenderHandler(SideState &side, const EntryTable &peerExports, RecordIndex at)
        : m_side(side), m_peerExports(peerExports), m_at(at)
    { }

    Nothing importStub(EntryId id) { return introduce(id, Origin::Export); }
    Nothing importPromise(EntryId id) { return introduce(id, Origin::Promise); }
    Nothing importWritable(EntryId id) { return introduce(id, Origin::Writable); }
    Nothing pipeReadable(EntryId id)
    {
        checkHeld(id);
        return {};
    }

    Target exported(EntryId id)
    {
        checkHeld(id);
        return {id};
    }
    Nothing reference(Target &&target, bool) { return tell(Subject::Kind::Reference, target, {}, {}); }
    Nothing property(Target &&target, bool, const JsonNode &path) { return tell(Subject::Kind::Property, target, path, {}); }
    void beginArguments() { }
    Nothing call(Target &&target, bool, const JsonNode &path, Nothing &&, const JsonNode &arguments)
    {
        return tell(Subject::Kind::Call, target, path, arguments);
    }

    void captureStub(Captures &, EntryId id) { introduce(id, Origin::Export); }
    void captureExported(Captures &, EntryId id) { checkHeld(id); }
    Nothing remap(Target &&target, const JsonNode &path, Captures &&, const JsonNode &instructions)
    {
        return tell(Subject::Kind::Map, target, path, instructions);
    }

    Nothing blob(const JsonNode &, Nothing &&) { return {}; }

    // The reference that the walker told last is the whole expression if its parts are that array's own items.
    Subject subjectOf(const JsonNode &expression) const
    {
        if (m_last.kind == Subject::Kind::Value || !expression.isArray() || expression.size() < 2)
            return {};
        const JsonNode id = expression.at(1);
        const bool own =
            m_last.kind == Subject::Kind::Reference ? id.isNumber() && expression.size() == 2 : id.next() == m_last.path;
        return own ? m_last : Subject{};
    }

    QString problem;

private:
    Nothing tell(Subject::Kind kind, Target target, const JsonNode &path, const JsonNode &arguments)
    {
        m_last = {kind, target.id, path, arguments};
        return {};
    }

    Nothing introduce(EntryId id, Origin origin)
    {
        EntryTable &exports = m_side.exports;
        EntryTable::Index entry = exports.live(id);
        if (entry == EntryTable::None)
            entry = exports.add(id, origin, m_at);
        else
            exports.setReferences(entry, exports.references(entry) + 1, m_at);
        if (origin == Origin::Promise)
            exports.markPulled(entry, m_at); // R12
        return {};
    }

    void checkHeld(EntryId id)
    {
        EntryTable &imports = m_side.imports;
        if (imports.live(id) != EntryTable::None)
            return;
        if (addUnknown(imports, id, m_side.joined, &m_side.nextImport, m_at) != EntryTable::None)
            return;
        const EntryTable::Index latest = imports.latest(id);
        // Fed with both sides at once, the second introduction of an id may have crossed the release of the first: it came to a
        // side that had nothing by then, and imported the id anew. Where the exporter still has it, that is what happened.
        if (latest != EntryTable::None && id.value < 0 && m_peerExports.live(id) != EntryTable::None)
            return imports.revive(latest, m_at);
        if (problem.isEmpty()) {
            problem = latest == EntryTable::None ? u"Names import %1, which its sender never had."_s.arg(idText(id))
                                                 : u"Names import %1, which its sender has released."_s.arg(idText(id));
        }
    }

    SideState &m_side;
    const EntryTable &m_peerExports;
    const RecordIndex m_at;
    Subject m_last;
};

// What B does when it evaluates: it imports what is introduced to it, and looks up what is named.
class ReceiverHandler
{
public:
    static constexpr bool BuildsValues = false;
    using Result = Nothing;
    using Target = Nothing;
    using Captures = Nothing;

    ReceiverHandler(SideState &side, RecordIndex at) : m_side(side), m_at(at) { }

    Nothing importStub(EntryId id) { return introduce(id, Origin::Export); }
    Nothing importWritable(EntryId id) { return introduce(id, Origin::Writable); }
    Nothing importPromise(EntryId id)
    {
        if (m_side.imports.live(id) == EntryTable::None) // R12: else it becomes an error value
            m_side.imports.markPulled(add(id, Origin::Promise), m_at);
        return {};
    }
    Nothing pipeReadable(EntryId id)
    {
        const EntryTable::Index entry = find(id);
        const Origin origin = entry == EntryTable::None ? Origin::Main : m_side.exports.origin(entry);
        if ((origin != Origin::Pipe && origin != Origin::Unknown) || !m_side.exports.takeReadable(entry)) {
            throw RpcError(u"Export %1 is not a pipe or its readable end was already consumed."_s.arg(idText(id)));
        }
        return {};
    }

    Target exported(EntryId id)
    {
        if (find(id) == EntryTable::None)
            throw RpcError(u"no such entry on exports table: %1"_s.arg(idText(id)));
        return {};
    }
    Nothing reference(Target &&, bool) { return {}; }
    Nothing property(Target &&, bool, const JsonNode &) { return {}; }
    void beginArguments() { }
    Nothing call(Target &&, bool, const JsonNode &, Nothing &&, const JsonNode &) { return {}; }

    void captureStub(Captures &, EntryId id) { introduce(id, Origin::Export); }
    void captureExported(Captures &, EntryId id) { exported(id); }
    Nothing remap(Target &&, const JsonNode &, Captures &&, const JsonNode &) { return {}; }

    Nothing blob(const JsonNode &, Nothing &&) { return {}; }

private:
    Nothing introduce(EntryId id, Origin origin)
    {
        EntryTable &imports = m_side.imports;
        const EntryTable::Index entry = imports.live(id);
        if (entry == EntryTable::None)
            add(id, origin);
        else
            imports.setReferences(entry, imports.references(entry) + 1, m_at);
        return {};
    }

    EntryTable::Index find(EntryId id)
    {
        const EntryTable::Index entry = m_side.exports.live(id);
        return entry != EntryTable::None ? entry : addUnknown(m_side.exports, id, m_side.joined, &m_side.nextPush, m_at);
    }

    EntryTable::Index add(EntryId id, Origin origin)
    {
        // R14. The reference keeps imports in an array, so only what is an array index moves the counter.
        if (id.value >= m_side.nextImport && id.value < 4294967295.0 && std::floor(id.value) == id.value)
            m_side.nextImport = id.value + 1;
        return m_side.imports.add(id, origin, m_at);
    }

    SideState &m_side;
    const RecordIndex m_at;
};

} // namespace

struct TableHistory::Private {
    struct Session {
        SideState sides[2];
    };
    std::unordered_map<quint32, std::unique_ptr<Session>> sessions;
    // Records of one session come in runs.
    quint32 lastNumber = 0;
    Session *last = nullptr;

    SideState &side(quint32 number, Side which)
    {
        if (!last || lastNumber != number) {
            std::unique_ptr<Session> &session = sessions[number];
            if (!session)
                session = std::make_unique<Session>();
            last = session.get();
            lastNumber = number;
        }
        return last->sides[int(which)];
    }

    const SideState *find(quint32 number, Side which) const
    {
        if (last && lastNumber == number)
            return &last->sides[int(which)];
        const auto found = sessions.find(number);
        return found == sessions.end() ? nullptr : &found->second->sides[int(which)];
    }

    const EntryTable *find(quint32 number, Side which, Table table) const
    {
        const SideState *state = find(number, which);
        if (!state)
            return nullptr;
        return table == Table::Imports ? &state->imports : &state->exports;
    }

    static QString receive(SideState &side, const Message &message, RecordIndex at);
};

TableHistory::TableHistory() : d(std::make_unique<Private>()) { }
TableHistory::~TableHistory() = default;

void TableHistory::setLimits(quint32 session, Side side, const RpcLimits &limits) { d->side(session, side).limits = limits; }

void TableHistory::join(quint32 session, const SessionStart &start)
{
    for (const Side which : {Side::A, Side::B}) {
        SideState &side = d->side(session, which);
        side.joined = true;
        side.nextImport = start.firstPush[int(which)];
        side.nextPush = start.firstPush[int(opposite(which))];
    }
}

bool TableHistory::isJoined(quint32 session) const
{
    const SideState *state = d->find(session, Side::A);
    return state && state->joined;
}

QString TableHistory::sent(quint32 session, Side which, const Message &message, RecordIndex at, Subject *subject)
{
    SideState &side = d->side(session, which);
    if (side.sentAbort)
        return u"Sent after its sender's abort."_s;

    SenderHandler handler(side, d->side(session, opposite(which)).exports, at);
    if (!message.expression.isNone()) {
        try {
            // The sender was not bound by the receiver's limits.
            const RpcLimits limits;
            ExpressionWalker<SenderHandler>(handler, limits).walk(message.expression);
            if (subject)
                *subject = handler.subjectOf(message.expression);
        } catch (const ExpressionError &) {
            // A fault of the expression stops the receiver, who tells it.
        }
    }

    const auto heldImport = [&] {
        handler.exported(message.id); // tells a problem if it is not held
        return side.imports.live(message.id);
    };

    switch (message.kind) {
    case Message::Kind::Push:
        side.imports.add(EntryId(side.nextImport++), Origin::Push, at);
        break;
    case Message::Kind::Stream:
        side.imports.markPulled(side.imports.add(EntryId(side.nextImport++), Origin::Stream, at), at);
        break;
    case Message::Kind::Pipe:
        side.imports.add(EntryId(side.nextImport++), Origin::Pipe, at);
        break;
    case Message::Kind::Pull:
        if (const EntryTable::Index entry = heldImport(); entry != EntryTable::None)
            side.imports.markPulled(entry, at);
        break;
    case Message::Kind::Resolve:
    case Message::Kind::Reject:
        addUnknown(side.exports, message.id, side.joined, &side.nextPush, at, false);
        if (const EntryTable::Index entry = side.exports.live(message.id); entry != EntryTable::None) {
            side.exports.markResolved(entry, message.kind == Message::Kind::Reject, at);
            if (side.exports.origin(entry) == Origin::Stream) // R2
                side.exports.end(entry, at);
        }
        break;
    case Message::Kind::Release:
        if (const EntryTable::Index entry = heldImport(); entry != EntryTable::None)
            side.imports.end(entry, at); // R6: whatever the count
        break;
    case Message::Kind::Abort:
        side.sentAbort = true;
        side.deaf = true;
        break;
    }
    return handler.problem;
}

QString TableHistory::Private::receive(SideState &side, const Message &message, RecordIndex at)
{
    ReceiverHandler handler(side, at);
    const auto evaluate = [&] {
        if (!message.expression.isNone())
            ExpressionWalker<ReceiverHandler>(handler, side.limits).walk(message.expression);
    };
    const auto exportOf = [&] {
        EntryTable::Index entry = side.exports.live(message.id);
        if (entry == EntryTable::None)
            entry = addUnknown(side.exports, message.id, side.joined, &side.nextPush, at);
        if (entry == EntryTable::None)
            throw RpcError(u"no such export ID: %1"_s.arg(idText(message.id)));
        return entry;
    };

    switch (message.kind) {
    case Message::Kind::Push:
        evaluate();
        side.receiving = Origin::Push;
        break;
    case Message::Kind::Stream:
        evaluate();
        side.receiving = Origin::Stream;
        break;
    case Message::Kind::Pipe:
        side.receiving = Origin::Pipe;
        break;
    case Message::Kind::Pull:
        side.exports.markPulled(exportOf(), at);
        break;
    case Message::Kind::Resolve:
    case Message::Kind::Reject: {
        const bool rejected = message.kind == Message::Kind::Reject;
        EntryTable::Index entry = side.imports.live(message.id);
        if (entry == EntryTable::None)
            entry = addUnknown(side.imports, message.id, side.joined, &side.nextImport, at, false);
        if (entry == EntryTable::None) {
            if (!rejected) // R8; a reject is not even looked at (R9)
                evaluate();
            break;
        }
        evaluate();
        side.imports.markResolved(entry, rejected, at);
        if (side.imports.origin(entry) == Origin::Stream) // R2, N1
            side.imports.end(entry, at);
        break;
    }
    case Message::Kind::Release: {
        const EntryTable::Index entry = exportOf();
        double held = side.exports.references(entry);
        if (side.exports.origin(entry) == Origin::Unknown && held < message.refcount)
            held = message.refcount; // there were more introductions than the recording has
        if (held < message.refcount) {
            throw RpcError(u"refcount would go negative: %1 < %2"_s.arg(
                QString::fromLatin1(numberToJavaScript(held)), QString::fromLatin1(numberToJavaScript(message.refcount))));
        }
        if (held == message.refcount)
            side.exports.end(entry, at); // its references stay as they were, so that the history can show them
        else
            side.exports.setReferences(entry, held - message.refcount, at);
        break;
    }
    case Message::Kind::Abort:
        evaluate();
        side.deaf = true;
        break;
    }
    return {};
}

QString TableHistory::beginReceive(quint32 session, Side which, const Message &message, RecordIndex at)
{
    SideState &side = d->side(session, which);
    if (side.deaf)
        return {};
    side.receiving.reset();
    try {
        return Private::receive(side, message, at);
    } catch (const RpcError &error) {
        side.deaf = true;
        return error.message();
    }
}

void TableHistory::endReceive(quint32 session, Side which, RecordIndex at)
{
    SideState &side = d->side(session, which);
    if (!side.receiving)
        return;
    const Origin origin = *std::exchange(side.receiving, std::nullopt);
    const EntryTable::Index entry = side.exports.add(EntryId(side.nextPush++), origin, at);
    if (origin == Origin::Stream)
        side.exports.markPulled(entry, at);
}

QString TableHistory::received(quint32 session, Side side, const Message &message, RecordIndex at)
{
    const QString problem = beginReceive(session, side, message, at);
    endReceive(session, side, at);
    return problem;
}

void TableHistory::broken(quint32 session, Side side, RecordIndex) { d->side(session, side).deaf = true; }

QList<TableEntry> TableHistory::entries(quint32 session, Side side, Table table, RecordIndex at) const
{
    const EntryTable *entries = d->find(session, side, table);
    return entries ? entries->entries(at) : EntryTable().entries(at);
}

TableSizes TableHistory::sizes(quint32 session, Side side, RecordIndex at) const
{
    const SideState *state = d->find(session, side);
    if (!state)
        return {};
    if (at == Latest)
        return {state->imports.liveCount(), state->exports.liveCount()};
    return {state->imports.liveCountAt(at), state->exports.liveCountAt(at)};
}

std::optional<TableEntry> TableHistory::find(quint32 session, Side side, Table table, EntryId id, RecordIndex at) const
{
    const EntryTable *entries = d->find(session, side, table);
    if (!entries)
        return id == EntryId(0) ? std::optional(EntryTable().entry(0, at)) : std::nullopt;
    const EntryTable::Index index = entries->lifetimeAt(id, at);
    return index == EntryTable::None ? std::nullopt : std::optional(entries->entry(index, at));
}

std::optional<TableEntry> TableHistory::completed(quint32 session, Side side, Table table, EntryId id, RecordIndex at) const
{
    const EntryTable *entries = d->find(session, side, table);
    if (!entries)
        return find(session, side, table, id, at);
    const EntryTable::Index index = entries->lifetimeAt(id, at);
    return index == EntryTable::None ? std::nullopt : std::optional(entries->entry(index, Latest));
}

QList<ReferenceChange> TableHistory::referenceChanges(quint32 session, Side side, Table table, EntryId id, RecordIndex at) const
{
    const EntryTable *entries = d->find(session, side, table);
    const EntryTable::Index index = entries ? entries->lifetimeAt(id, at) : EntryTable::None;
    return index == EntryTable::None ? QList<ReferenceChange>() : entries->referenceChanges(index);
}

double TableHistory::nextImport(quint32 session, Side side) const
{
    const SideState *state = d->find(session, side);
    return state ? state->nextImport : 1;
}

bool TableHistory::isFrozen(quint32 session, Side side) const
{
    const SideState *state = d->find(session, side);
    return state && state->deaf;
}

template<typename Archive>
void TableHistory::archive(Archive &archive)
{
    quint64 count = d->sessions.size();
    archive(count);
    if constexpr (Archive::Reads) {
        d->last = nullptr;
        d->sessions.clear();
        for (quint64 i = 0; i < count && archive.ok(); ++i) {
            quint32 number = 0;
            archive(number);
            auto session = std::make_unique<Private::Session>();
            for (SideState &side : session->sides)
                side.archive(archive);
            d->sessions.insert_or_assign(number, std::move(session));
        }
    } else {
        for (const auto &[number, session] : d->sessions) {
            archive(number);
            for (SideState &side : session->sides)
                side.archive(archive);
        }
    }
}
template void TableHistory::archive(IndexWriter &);
template void TableHistory::archive(IndexReader &);

bool TableHistory::isSound(RecordIndex records) const
{
    return std::all_of(d->sessions.begin(), d->sessions.end(), [&](const auto &session) {
        const auto &sides = session.second->sides;
        return std::all_of(std::begin(sides), std::end(sides), [&](const SideState &side) {
            // The next ids are counted, however far.
            return side.imports.isSound(records) && side.exports.isSound(records) && side.nextImport >= 1 && side.nextPush >= 1
                   && side.limits.maxDepth >= 0 && side.limits.maxDepth <= 256;
        });
    });
}

} // namespace QtCapnWeb::Trace
