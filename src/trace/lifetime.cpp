// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "lifetime.h"

#include "capture.h"
#include "jsonfields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

QList<LifetimeEvent> eventsOf(const TableEntry &entry, const QList<ReferenceChange> &changes)
{
    using Kind = LifetimeEvent::Kind;
    QList<LifetimeEvent> events;
    const bool unknown = entry.origin == TableEntry::Origin::Unknown;
    events.append({unknown ? Kind::FirstSeen : Kind::Born, entry.born, 1});
    for (const ReferenceChange &change : changes) {
        if (change.record == entry.born)
            events.front().references = change.references; // it was introduced more than once by one message
        else
            events.append({Kind::References, change.record, change.references});
    }
    if (entry.pulled != NoRecord)
        events.append({Kind::Pulled, entry.pulled, 0});
    if (entry.resolved != NoRecord)
        events.append({entry.rejected ? Kind::Rejected : Kind::Resolved, entry.resolved, 0});
    if (entry.released != NoRecord)
        events.append({Kind::Released, entry.released, 0});
    std::stable_sort(events.begin() + 1, events.end(),
                     [](const LifetimeEvent &a, const LifetimeEvent &b) { return a.record < b.record; });
    double held = 0;
    for (LifetimeEvent &event : events) {
        if (event.kind == Kind::Released)
            event.references = 0;
        else if (event.kind == Kind::Pulled || event.kind == Kind::Resolved || event.kind == Kind::Rejected)
            event.references = held;
        held = event.references;
    }
    return events;
}

} // namespace

std::optional<Lifetime> lifetimeOf(const Capture &capture, quint32 session, Side side, Table table, EntryId id, RecordIndex at)
{
    const TableHistory &tables = capture.tables();
    const std::optional<TableEntry> then = tables.find(session, side, table, id, at);
    if (!then)
        return std::nullopt;

    Lifetime life;
    life.session = session;
    life.side = side;
    life.table = table;
    life.entry = tables.completed(session, side, table, id, at).value_or(*then);
    life.label = capture.label(session, side, table, *then);
    life.bornOf = then->born >= 0 ? capture.calls().callOf(then->born) : NoCall;
    life.events = eventsOf(life.entry, tables.referenceChanges(session, side, table, id, at));

    // Calls in flight are the importer's pushes that were not resolved then.
    const Side importer = table == Table::Imports ? side : opposite(side);
    for (const TableEntry &entry : tables.entries(session, importer, Table::Imports, at)) {
        const bool pushed = entry.origin == TableEntry::Origin::Push || entry.origin == TableEntry::Origin::Stream;
        if (!pushed || entry.resolved != NoRecord)
            continue;
        const CallId call = capture.calls().callOf(entry.born);
        if (call != NoCall && capture.calls().call(call).hasTarget && capture.calls().call(call).target == id)
            life.inFlight.append(call);
    }
    std::sort(life.inFlight.begin(), life.inFlight.end());
    return life;
}

QLatin1StringView originName(TableEntry::Origin origin)
{
    switch (origin) {
    case TableEntry::Origin::Main:
        return "main"_L1;
    case TableEntry::Origin::Push:
        return "push"_L1;
    case TableEntry::Origin::Stream:
        return "stream"_L1;
    case TableEntry::Origin::Pipe:
        return "pipe"_L1;
    case TableEntry::Origin::Export:
        return "export"_L1;
    case TableEntry::Origin::Promise:
        return "promise"_L1;
    case TableEntry::Origin::Writable:
        return "writable"_L1;
    case TableEntry::Origin::Unknown:
        break;
    }
    return "unknown"_L1;
}

QByteArray toJson(const Capture &capture, const Lifetime &lifetime)
{
    static constexpr QStringView Events[] = {u"born",     u"first-seen", u"references", u"pulled",
                                             u"resolved", u"rejected",   u"released"};
    JsonWriter json;
    const TableEntry &entry = lifetime.entry;
    json.beginObject();
    writeNumber(json, u"session", lifetime.session);
    writeText(json, u"side", lifetime.side == Side::A ? u"a" : u"b");
    writeText(json, u"table", lifetime.table == Table::Imports ? u"imports" : u"exports");
    json.key(u"id");
    json.number(entry.id.value);
    writeText(json, u"origin", QString(originName(entry.origin)));
    writeText(json, u"label", lifetime.label);
    writeSeq(json, u"born", capture, entry.born);
    writeSeq(json, u"resolved", capture, entry.resolved);
    writeTruth(json, u"rejected", entry.rejected);
    writeSeq(json, u"released", capture, entry.released);
    json.key(u"references");
    json.number(entry.references);
    writeNumber(json, u"call", lifetime.bornOf);
    json.key(u"events");
    json.beginArray();
    for (const LifetimeEvent &event : lifetime.events) {
        json.beginObject();
        writeText(json, u"event", Events[int(event.kind)]);
        writeSeq(json, u"record", capture, event.record);
        json.key(u"references");
        json.number(event.references);
        json.endObject();
    }
    json.endArray();
    json.key(u"inFlight");
    json.beginArray();
    for (const CallId call : lifetime.inFlight)
        json.number(call);
    json.endArray();
    json.endObject();
    return json.take();
}

} // namespace QtCapnWeb::Trace
