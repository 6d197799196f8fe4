// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "calldetails.h"

#include "capture.h"
#include "expressiontext.h"
#include "expressionwalker.h"
#include "jsonfields.h"

#include <QtCore/QHash>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qsizetype MostCalls = 2000; // that are followed for one answer
constexpr qint64 MostBytes = 16 << 20; // of text that is parsed for one answer
constexpr int MostReferences = 1000; // of one call

struct Named {
    CallReference::Via via;
    EntryId id;
    bool promise;
    bool exported; // an export of the caller: a promise that it will resolve
};

// Lets the walker tell what a pushed expression names.
class NamingHandler
{
public:
    static constexpr bool BuildsValues = false;
    struct Result {
    };
    struct Target {
        EntryId id;
        qsizetype place;
    };
    using Captures = Result;

    explicit NamingHandler(bool hasTarget) : m_target(hasTarget) { }

    Result importStub(EntryId) { return {}; }
    Result importPromise(EntryId id)
    {
        add({CallReference::Via::Argument, id, true, true});
        return {};
    }
    Result importWritable(EntryId) { return {}; }
    Result pipeReadable(EntryId) { return {}; }
    Target exported(EntryId id)
    {
        // The outermost reference is told first.
        const auto via = m_target ? CallReference::Via::Target : CallReference::Via::Argument;
        m_target = false;
        return {id, add({via, id, false, false})};
    }
    Result reference(Target &&target, bool asPromise) { return tell(target, asPromise); }
    Result property(Target &&target, bool asPromise, const JsonNode &) { return tell(target, asPromise); }
    void beginArguments() { }
    Result call(Target &&target, bool asPromise, const JsonNode &, Result &&, const JsonNode &)
    {
        return tell(target, asPromise);
    }
    void captureStub(Captures &, EntryId) { }
    void captureExported(Captures &, EntryId id) { add({CallReference::Via::Capture, id, false, false}); }
    Result remap(Target &&target, const JsonNode &, Captures &&, const JsonNode &) { return tell(target, true); }
    Result blob(const JsonNode &, Result &&) { return {}; }

    std::vector<Named> named;

private:
    qsizetype add(Named &&what)
    {
        if (named.size() >= size_t(MostReferences))
            return -1;
        named.push_back(what);
        return qsizetype(named.size()) - 1;
    }
    Result tell(const Target &target, bool asPromise)
    {
        if (target.place >= 0)
            named[size_t(target.place)].promise = asPromise;
        return {};
    }

    bool m_target;
};

std::vector<Named> namedBy(const Message &message, bool hasTarget)
{
    NamingHandler handler(hasTarget);
    const RpcLimits limits;
    try {
        ExpressionWalker<NamingHandler>(handler, limits).walk(message.expression);
    } catch (const ExpressionError &) {
        // What stood before the fault was named.
    }
    return std::move(handler.named);
}

// The message of a push, parsed again.
class PushedMessage
{
public:
    bool read(const Capture &capture, RecordIndex record, qint64 *budget)
    {
        const qint64 size = capture.row(record).textSize;
        if (size > *budget)
            return false;
        *budget -= size;
        if (m_document.parse(capture.text(record)).isError())
            return false;
        const std::optional<Message> decoded = Message::decode(m_document.root());
        if (!decoded || decoded->expression.isNone())
            return false;
        message = *decoded;
        return true;
    }

    Message message;

private:
    JsonDocument m_document;
};

bool wasPending(RecordIndex settled, RecordIndex push) { return settled == NoRecord || settled > push; }

QList<CallReference> referencesOf(const Capture &capture, const Call &call, const std::vector<Named> &named)
{
    const CallIndex &calls = capture.calls();
    QList<CallReference> references;
    for (const Named &each : named) {
        CallReference reference;
        reference.via = each.via;
        reference.id = each.id;
        reference.promise = each.promise;
        if (each.exported) {
            // A promise of the caller's own: it is resolved by the caller, behind the push.
            const auto entry = capture.tables().find(call.session, call.caller, Table::Exports, each.id, TableHistory::Latest);
            reference.settled = entry ? entry->resolved : NoRecord;
            reference.pending = wasPending(reference.settled, call.push);
        } else if (const CallId made = calls.find(call.session, call.caller, each.id); made != NoCall) {
            if (calls.call(made).push < call.push) {
                reference.call = made;
                reference.settled = calls.call(made).settled;
                reference.pending = wasPending(reference.settled, call.push);
            }
        } else if (const auto entry = capture.tables().find(call.session, call.caller, Table::Imports, each.id, call.push);
                   entry && entry->born >= 0 && entry->born < call.push) {
            // A capability out of another call's result. A promise in it settles on its own.
            const CallId source = calls.callOf(entry->born);
            if (source != NoCall && calls.call(source).caller == call.caller && calls.call(source).settled == entry->born)
                reference.call = source;
            if (entry->origin == TableEntry::Origin::Promise) {
                const auto latest =
                    capture.tables().find(call.session, call.caller, Table::Imports, each.id, TableHistory::Latest);
                reference.settled = latest ? latest->resolved : NoRecord;
                reference.pending = wasPending(reference.settled, call.push);
            } else {
                reference.settled = entry->born;
            }
        }
        references.append(reference);
    }
    return references;
}

// Depth and round trips of a call by those of the calls that it hangs on. They may be many thousand, one behind the other: no
// recursion.
class GraphWalk
{
public:
    explicit GraphWalk(const Capture &capture) : m_capture(capture) { }

    struct Measure {
        int depth = 0;
        int trips = 1;
    };

    Measure measure(CallId start, bool *truncated)
    {
        std::vector<Step> stack;
        enter(start, &stack);
        while (!stack.empty()) {
            Step &step = stack.back();
            if (step.next == step.references.size()) {
                m_known.insert(step.call, step.measure);
                stack.pop_back();
                continue;
            }
            const CallReference reference = step.references[step.next];
            if (reference.call == NoCall) {
                ++step.next;
                continue;
            }
            const auto known = m_known.constFind(reference.call);
            if (known == m_known.constEnd()) {
                enter(reference.call, &stack); // it stands earlier in the capture, so this ends
                continue;
            }
            ++step.next;
            const bool pending = reference.pending;
            step.measure.depth = std::max(step.measure.depth, pending ? known->depth + 1 : 0);
            step.measure.trips = std::max(step.measure.trips, known->trips + (pending ? 0 : 1));
        }
        *truncated = m_truncated;
        return m_known.value(start);
    }

private:
    struct Step {
        CallId call;
        QList<CallReference> references;
        qsizetype next = 0;
        Measure measure;
    };

    void enter(CallId id, std::vector<Step> *stack)
    {
        Step step;
        step.call = id;
        if (++m_entered > MostCalls) {
            m_truncated = true;
        } else {
            const Call call = m_capture.calls().call(id);
            if (m_message.read(m_capture, call.push, &m_budget))
                step.references = referencesOf(m_capture, call, namedBy(m_message.message, call.hasTarget));
            else
                m_truncated = true;
        }
        stack->push_back(std::move(step));
    }

    const Capture &m_capture;
    PushedMessage m_message;
    QHash<CallId, Measure> m_known;
    qsizetype m_entered = 0;
    qint64 m_budget = MostBytes;
    bool m_truncated = false;
};

QString nameOf(const Capture &capture, const Call &call, EntryId id)
{
    const auto entry = capture.tables().find(call.session, call.caller, Table::Imports, id, call.push);
    if (!entry)
        return u"import "_s + QString::fromLatin1(numberToJavaScript(id.value));
    return capture.label(call.session, call.caller, Table::Imports, *entry);
}

QStringList captureNames(const Capture &capture, const Call &call, const JsonNode &captures)
{
    QStringList names;
    for (JsonNode each = captures.first(); !each.isNone() && names.size() < MostReferences; each = each.next()) {
        const JsonNode id = each.at(1);
        const EntryId entryId(id.toNumber());
        if (!each.first().equals("export")) {
            names.append(nameOf(capture, call, entryId));
            continue;
        }
        const auto entry = capture.tables().find(call.session, call.caller, Table::Exports, entryId, call.push);
        names.append(entry ? capture.label(call.session, call.caller, Table::Exports, *entry)
                           : u"export "_s + QString::fromLatin1(numberToJavaScript(entryId.value)));
    }
    return names;
}

void waitOf(const Capture &capture, CallDetails *details)
{
    const Call &call = details->call;
    RecordIndex last = NoRecord;
    bool open = false;
    for (const CallReference &reference : std::as_const(details->references)) {
        if (reference.via != CallReference::Via::Argument || !reference.pending)
            continue;
        open = open || reference.settled == NoRecord;
        last = std::max(last, reference.settled);
    }
    if (last == NoRecord && !open)
        return;
    // The call's own answer ends the wait, too: an error may come before the arguments are there.
    if (call.settled != NoRecord && (open || last > call.settled)) {
        last = call.settled;
        open = false;
    }
    details->waiting = -1;
    if (open)
        return;
    details->waitedFor = last;
    const qint64 from = capture.row(call.push).time;
    const qint64 to = capture.row(last).time;
    if (from >= 0 && to >= from)
        details->waiting = to - from;
}

} // namespace

CallDetails callDetails(const Capture &capture, CallId id)
{
    CallDetails details;
    details.id = id;
    details.call = capture.calls().call(id);
    const Call &call = details.call;
    details.method = capture.calls().method(call.method);
    details.target = capture.target(call.push);
    details.neverPulled = call.pull == NoRecord && !call.stream;
    details.neverSettled = call.settled == NoRecord;
    details.requestBytes = capture.row(call.push).textSize;
    if (call.settled != NoRecord)
        details.responseBytes = capture.row(call.settled).textSize;

    PushedMessage pushed;
    qint64 budget = MostBytes;
    if (!pushed.read(capture, call.push, &budget)) {
        details.truncated = true;
        return details;
    }
    details.references = referencesOf(capture, call, namedBy(pushed.message, call.hasTarget));
    waitOf(capture, &details);

    const JsonNode expression = pushed.message.expression;
    if (call.isMap) {
        const JsonNode path = expression.at(2);
        const JsonNode captures = expression.at(3);
        details.map = mapText(nameOf(capture, call, call.target), path, captureNames(capture, call, captures), captures.next());
    } else if (call.isCall) {
        details.arguments = argumentsText(
            expression.at(3), [&](EntryId named) { return nameOf(capture, call, named); }, 400);
    }

    const GraphWalk::Measure measure = GraphWalk(capture).measure(id, &details.truncated);
    details.pipelineDepth = measure.depth;
    details.roundTrips = measure.trips;
    return details;
}

QList<CallId> dependentsOf(const Capture &capture, CallId id, qint64 maximumSearched, bool *complete)
{
    const CallIndex &calls = capture.calls();
    const Call of = calls.call(id);
    QList<CallId> result;
    PushedMessage pushed;
    qint64 budget = MostBytes;
    bool whole = true;
    for (CallId each = id + 1; each < calls.count(); ++each) {
        if (each - id > maximumSearched) {
            whole = false;
            break;
        }
        const Call call = calls.call(each);
        if (of.released != NoRecord && call.push > of.released && of.settled == NoRecord)
            break;
        if (call.session != of.session || call.caller != of.caller)
            continue;
        if (call.targetCall == id) {
            result.append(each);
            continue;
        }
        if (!pushed.read(capture, call.push, &budget)) {
            whole = whole && budget >= capture.row(call.push).textSize;
            continue;
        }
        for (const CallReference &reference : referencesOf(capture, call, namedBy(pushed.message, call.hasTarget))) {
            if (reference.call == id) {
                result.append(each);
                break;
            }
        }
    }
    if (complete)
        *complete = whole;
    return result;
}

QLatin1StringView callStateName(Call::State state)
{
    switch (state) {
    case Call::State::Resolved:
        return "resolved"_L1;
    case Call::State::Rejected:
        return "rejected"_L1;
    case Call::State::Released:
        return "released"_L1;
    case Call::State::Broken:
        return "broken"_L1;
    case Call::State::Unpulled:
        return "unpulled"_L1;
    default:
        return "pending"_L1;
    }
}

QByteArray toJson(const Capture &capture, const CallDetails &details)
{
    const Call &call = details.call;
    JsonWriter json;
    json.beginObject();
    writeNumber(json, u"call", details.id);
    writeSeq(json, u"seq", capture, call.push);
    writeNumber(json, u"session", call.session);
    writeText(json, u"caller", call.caller == Side::A ? u"a" : u"b");
    json.key(u"id");
    json.number(call.id.value);
    writeText(json, u"method", details.method);
    writeText(json, u"target", details.target);
    writeText(json, u"state", QString(callStateName(call.state)));
    writeText(json, u"kind",
              call.stream      ? u"stream"
              : call.isMap     ? u"map"
              : call.isCall    ? u"call"
              : call.hasTarget ? u"property"
                               : u"value");
    writeSeq(json, u"pull", capture, call.pull);
    writeSeq(json, u"settled", capture, call.settled);
    writeSeq(json, u"released", capture, call.released);
    writeNumber(json, u"latencyNs", call.latency);
    writeNumber(json, u"waitingNs", details.waiting);
    writeNumber(json, u"pipelineDepth", details.pipelineDepth);
    writeNumber(json, u"roundTrips", details.roundTrips);
    writeTruth(json, u"neverPulled", details.neverPulled);
    writeTruth(json, u"neverSettled", details.neverSettled);
    writeNumber(json, u"requestBytes", details.requestBytes);
    writeNumber(json, u"responseBytes", details.responseBytes);
    json.key(u"references");
    json.beginArray();
    for (const CallReference &reference : details.references) {
        json.beginObject();
        writeText(json, u"via",
                  reference.via == CallReference::Via::Target     ? u"target"
                  : reference.via == CallReference::Via::Argument ? u"argument"
                                                                  : u"capture");
        json.key(u"id");
        json.number(reference.id.value);
        writeNumber(json, u"call", reference.call);
        writeTruth(json, u"promise", reference.promise);
        writeTruth(json, u"pending", reference.pending);
        json.endObject();
    }
    json.endArray();
    if (!details.map.isEmpty()) {
        writeText(json, u"map", details.map);
    }
    json.endObject();
    return json.take();
}

} // namespace QtCapnWeb::Trace
