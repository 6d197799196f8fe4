// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capabilitylabels.h"

#include "capture.h"
#include "expressionwalker.h"
#include "jsonwriter.h"
#include "rpclimits.h"
#include "visibletext.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr int LongestChain = 6; // links of a chain of calls that are named
constexpr qsizetype LongestLabel = 96; // characters
constexpr qsizetype LargestSearched = 1 << 18; // bytes of a record that is searched for an introduction
constexpr qsizetype MostKnown = 1 << 15; // labels that are remembered at a time

QString idText(EntryId id) { return QString::fromLatin1(numberToJavaScript(id.value)); }

// The end of a chain tells most.
QString shortened(const QString &label)
{
    if (label.size() <= LongestLabel)
        return label;
    QString tail = label.last(LongestLabel - 1);
    if (tail.front().isLowSurrogate())
        tail.remove(0, 1);
    return u'…' + tail;
}

// Lets the walker find the place where an id is introduced.
class FindingHandler
{
public:
    static constexpr bool BuildsValues = false;
    struct Result {
    };
    using Target = Result;
    using Captures = Result;

    explicit FindingHandler(EntryId wanted) : m_wanted(wanted) { }

    Result importStub(EntryId id) { return meet(id); }
    Result importPromise(EntryId id) { return meet(id); }
    Result importWritable(EntryId id) { return meet(id); }
    Result pipeReadable(EntryId) { return {}; }
    Target exported(EntryId) { return {}; }
    Result reference(Target &&, bool) { return {}; }
    Result property(Target &&, bool, const JsonNode &) { return {}; }
    void beginArguments() { }
    Result call(Target &&, bool, const JsonNode &, Result &&, const JsonNode &) { return {}; }
    void captureStub(Captures &, EntryId id) { meet(id); }
    void captureExported(Captures &, EntryId) { }
    Result remap(Target &&, const JsonNode &, Captures &&, const JsonNode &) { return {}; }
    Result blob(const JsonNode &, Result &&) { return {}; }

    bool found = false;

private:
    Result meet(EntryId id)
    {
        if (id == m_wanted) {
            found = true;
            throw RpcError(QString()); // ends the walk; it comes back with the place
        }
        return {};
    }
    const EntryId m_wanted;
};

qsizetype placeOfIntroduction(const JsonNode &expression, EntryId id)
{
    FindingHandler handler(id);
    const RpcLimits limits;
    try {
        ExpressionWalker<FindingHandler>(handler, limits).walk(expression);
    } catch (const ExpressionError &error) {
        if (handler.found)
            return error.offset();
    }
    return -1;
}

// The way from \a from down to the expression at byte \a place, for a person: ".items.0". Escaped arrays count once.
QString wayTo(JsonNode from, qsizetype place)
{
    QString way;
    JsonNode node = from;
    while (!node.isNone() && qsizetype(node.offset()) != place && way.size() < LongestLabel) {
        const bool escaped = node.isArray() && node.size() == 1 && node.first().isArray();
        if (escaped) {
            node = node.first();
            if (qsizetype(node.offset()) == place)
                break;
        }
        JsonNode child = node.first();
        JsonNode key;
        quint32 number = 0;
        const bool object = node.isObject();
        while (!child.isNone()) {
            if (object) {
                key = child;
                child = child.next();
            }
            if (qsizetype(child.offset()) <= place && place < qsizetype(child.offset() + child.length()))
                break;
            child = child.next();
            ++number;
        }
        if (child.isNone())
            break;
        if (object)
            way += u'.' + (key.length() < 200 ? visibleText(QStringView(key.toString()), 40) : visibleText(key.sourceText(), 40));
        else if (escaped)
            way += u'.' + QString::number(number);
        node = child;
    }
    return way;
}

} // namespace

CapabilityLabels::CapabilityLabels(const TableHistory &tables, const CallIndex &calls) : m_tables(tables), m_calls(calls) { }

QString CapabilityLabels::ofMessage(const Capture &capture, RecordIndex index)
{
    const Row row = capture.row(index);
    if (const CallId call = m_calls.callOf(index); call != NoCall)
        return ofCall(capture, m_calls.call(call), 0);
    if (row.message == Message::Kind::Pipe)
        return u"pipe "_s + idText(EntryId(row.id));
    const bool settles = row.message == Message::Kind::Resolve || row.message == Message::Kind::Reject;
    return ofImport(capture, row.session, settles ? opposite(row.from) : row.from, EntryId(row.id), index, 0);
}

QString CapabilityLabels::ofEntry(const Capture &capture, quint32 session, Side importer, Table table, const TableEntry &entry)
{
    if (table == Table::Imports)
        return make(capture, session, importer, entry, 0);
    // The importer knows the same capability, by the same id; where it does not (it never arrived), the exporter's entry tells.
    const std::optional<TableEntry> twin = m_tables.find(session, importer, Table::Imports, entry.id);
    return make(capture, session, importer, twin && twin->origin == entry.origin ? *twin : entry, 0);
}

QString CapabilityLabels::ofImport(const Capture &capture, quint32 session, Side importer, EntryId id, RecordIndex at, int depth)
{
    std::optional<TableEntry> entry = m_tables.find(session, importer, Table::Imports, id, at);
    if (!entry)
        entry = m_tables.find(session, opposite(importer), Table::Exports, id, at);
    if (!entry)
        return u"import "_s + idText(id);
    return make(capture, session, importer, *entry, depth);
}

QString CapabilityLabels::make(const Capture &capture, quint32 session, Side importer, const TableEntry &entry, int depth)
{
    switch (entry.origin) {
    case TableEntry::Origin::Main:
        return u"main"_s;
    case TableEntry::Origin::Pipe:
        return u"pipe "_s + idText(entry.id);
    default:
        break;
    }
    if (depth >= LongestChain) {
        m_deepest = LongestChain;
        return u"…"_s;
    }

    // What was made in the middle of another's chain may be cut where it would not be on its own, and the other way round.
    Key key{session, importer, entry.id, entry.born, Whole};
    auto known = m_known.constFind(key);
    if (known == m_known.constEnd() || depth + known->links >= LongestChain) {
        key.depth = qint8(depth);
        known = m_known.constFind(key);
    }
    if (known != m_known.constEnd()) {
        m_deepest = std::max(m_deepest, depth + known->links);
        return known->label;
    }

    const int outerDeepest = std::exchange(m_deepest, depth);
    QString label;
    if (entry.origin == TableEntry::Origin::Push || entry.origin == TableEntry::Origin::Stream) {
        const CallId call = m_calls.find(session, importer, entry.id);
        label = call == NoCall ? u"import "_s + idText(entry.id) : ofResult(capture, m_calls.call(call), depth);
    } else {
        label = ofIntroduction(capture, session, importer, entry, depth);
    }
    label = shortened(label);
    key.depth = m_deepest < LongestChain ? Whole : qint8(depth);
    if (m_known.size() >= MostKnown)
        m_known.clear();
    m_known.insert(key, {label, m_deepest - depth});
    m_deepest = std::max(m_deepest, outerDeepest);
    return label;
}

QString CapabilityLabels::ofCall(const Capture &capture, const Call &call, int depth)
{
    if (!call.hasTarget)
        return {};
    QString text = ofImport(capture, call.session, call.caller, call.target, call.push, depth + 1);
    if (call.method)
        text += u'.' + m_calls.method(call.method);
    if (call.isMap)
        text += u".map"_s;
    else if (call.isCall && !call.method)
        text += u"(…)"_s; // a function, called itself
    return shortened(text);
}

QString CapabilityLabels::ofResult(const Capture &capture, const Call &call, int depth)
{
    if (!call.hasTarget)
        return u"push "_s + idText(call.id);
    QString text;
    if (call.target != EntryId(0) || !call.method)
        text = ofImport(capture, call.session, call.caller, call.target, call.push, depth + 1);
    if (call.method) {
        if (!text.isEmpty())
            text += u'.';
        text += m_calls.method(call.method);
    }
    if (call.isMap)
        text += u".map(…)"_s;
    else if (call.isCall)
        text += u"(…)"_s;
    return text;
}

QString CapabilityLabels::ofIntroduction(const Capture &capture, quint32 session, Side importer, const TableEntry &entry,
                                         int depth)
{
    const QString plain = (entry.id.value < 0 ? u"export "_s : u"import "_s) + idText(entry.id);
    if (entry.origin == TableEntry::Origin::Unknown || entry.born < 0 || entry.born >= capture.count())
        return plain;
    const Row row = capture.row(entry.born);
    const bool pushes = row.message == Message::Kind::Push || row.message == Message::Kind::Stream;
    if (!row.decoded || (!pushes && row.message != Message::Kind::Resolve))
        return plain;

    // Where in that message it stood.
    JsonDocument document;
    std::optional<Message> message;
    qsizetype place = -1;
    if (row.textSize <= LargestSearched && !document.parse(capture.text(entry.born)).isError()) {
        message = Message::decode(document.root());
        if (message && !message->expression.isNone())
            place = placeOfIntroduction(message->expression, entry.id);
    }

    const CallId callId = m_calls.callOf(entry.born);
    if (!pushes) {
        // The result of a call, or of a promise that the sender had exported.
        const QString whole = callId != NoCall ? ofResult(capture, m_calls.call(callId), depth)
                                               : ofImport(capture, session, importer, EntryId(row.id), entry.born, depth + 1);
        return place < 0 ? whole : whole + wayTo(message->expression, place);
    }

    if (callId == NoCall)
        return plain;
    const Call call = m_calls.call(callId);
    if (!call.hasTarget)
        return plain;
    QString name =
        call.method ? m_calls.method(call.method) : ofImport(capture, session, call.caller, call.target, call.push, depth + 1);
    if (call.isMap)
        return name + u".map#capture"_s;
    // Its arguments begin at the payload; the introduction stands in one of them.
    if (place < 0 || !call.isCall || message->expression.size() != 4)
        return name + u"#arg"_s;
    int number = 1;
    for (JsonNode argument = message->expression.at(3).first(); !argument.isNone(); argument = argument.next(), ++number) {
        if (place < qsizetype(argument.offset() + argument.length()))
            return name + u"#arg"_s + QString::number(number) + wayTo(argument, place);
    }
    return name + u"#arg"_s;
}

} // namespace QtCapnWeb::Trace
