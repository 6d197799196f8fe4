// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "seencalls.h"

#include "expressionleaves.h"
#include "visibletext.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qint64 BytesAtOnce = 1 << 16; // that one update reads, and one message more
constexpr quint32 MostParts = 12; // of a path
constexpr qsizetype LongestPart = 80;
constexpr qsizetype LongestOrigin = 96; // as labels are cut
constexpr quint32 MostProperties = 40; // of one result that are learned
constexpr int DeepestProperties = 2;

QByteArray keyOf(const PropertyPath &path)
{
    QByteArray key;
    for (const PathPart &part : path) {
        if (const auto *name = std::get_if<QString>(&part))
            key += '.' + name->toUtf8();
        else
            key += '#'; // an index is as good as another
        key += '\0';
    }
    return key;
}

/// A path that a person can be offered: short, and nothing in it that shows as something else.
std::optional<PropertyPath> pathOf(const JsonNode &node)
{
    PropertyPath path;
    if (node.isNone())
        return path;
    if (!node.isArray() || node.size() > MostParts)
        return {};
    for (JsonNode part = node.first(); !part.isNone(); part = part.next()) {
        if (part.isNumber()) {
            path.append(part.toNumber());
            continue;
        }
        if (!part.isString() || part.stringLength() > LongestPart)
            return {};
        const QString name = part.toString();
        if (visibleText(QStringView(name), LongestPart) != name)
            return {};
        path.append(name);
    }
    return path;
}

/// One interface for the items of a list: indexes in a label are no part of it.
QString withoutIndexes(const QString &label)
{
    if (!label.contains(u'.'))
        return label;
    QStringList parts = label.split(u'.');
    for (QString &part : parts) {
        if (!part.isEmpty() && std::all_of(part.cbegin(), part.cend(), [](QChar c) { return c.isDigit(); }))
            part = u"#"_s;
    }
    return parts.join(u'.');
}

QString shortened(const QString &origin)
{
    return origin.size() <= LongestOrigin ? origin : u'…' + origin.last(LongestOrigin - 1);
}

} // namespace

bool SeenCalls::update(const Capture &capture, qint64 maximumRecords)
{
    const RecordIndex count = capture.count();
    const RecordIndex end = m_done + std::min(maximumRecords, count - m_done);
    m_bytes = 0;
    while (m_done < end && m_bytes < BytesAtOnce)
        add(capture, m_done++);
    return m_done >= count;
}

const std::vector<SeenMember> &SeenCalls::members(const QString &origin) const
{
    static const std::vector<SeenMember> none;
    const auto found = m_interfaces.constFind(origin);
    return found == m_interfaces.constEnd() ? none : found->members;
}

const SeenMember *SeenCalls::find(const QString &origin, const PropertyPath &path) const
{
    const auto found = m_interfaces.constFind(origin);
    if (found == m_interfaces.constEnd())
        return nullptr;
    const qsizetype place = found->places.value(keyOf(path), -1);
    return place < 0 ? nullptr : &found->members[size_t(place)];
}

QString SeenCalls::originOf(const Capture &capture, quint32 session, Side importer, EntryId id, RecordIndex at)
{
    if (id.value == 0)
        return u"main"_s;
    const std::optional<TableEntry> entry = capture.tables().find(session, importer, Table::Imports, id, at);
    return entry ? withoutIndexes(capture.label(session, importer, Table::Imports, *entry)) : QString();
}

QString SeenCalls::resultOf(const QString &origin, const PropertyPath &path, bool isCall)
{
    // As labels of results are made, which name what is called on main without it.
    QString text = origin == "main"_L1 && !path.isEmpty() ? QString() : origin;
    if (!path.isEmpty()) {
        if (!text.isEmpty())
            text += u'.';
        text += pathToString(path);
    }
    if (isCall)
        text += u"(…)"_s;
    return withoutIndexes(shortened(text));
}

SeenMember *SeenCalls::member(const QString &origin, const PropertyPath &path)
{
    auto found = m_interfaces.find(origin);
    if (found == m_interfaces.end()) {
        if (m_interfaces.size() >= MostInterfaces || m_members >= MostMembersInAll)
            return nullptr;
        found = m_interfaces.insert(origin, {});
    }
    const QByteArray key = keyOf(path);
    const auto place = found->places.constFind(key);
    if (place != found->places.constEnd())
        return &found->members[size_t(*place)];
    if (found->members.size() >= MostMembers || m_members >= MostMembersInAll)
        return nullptr;
    ++m_members;
    found->places.insert(key, qsizetype(found->members.size()));
    found->members.emplace_back();
    found->members.back().path = path;
    return &found->members.back();
}

void SeenCalls::add(const Capture &capture, RecordIndex record)
{
    const Row row = capture.row(record);
    if (!row.decoded)
        return;
    const bool calls = row.from == m_caller && (row.message == Message::Kind::Push || row.message == Message::Kind::Stream);
    const bool answers = row.from != m_caller && row.message == Message::Kind::Resolve;
    if (!calls && !answers)
        return;
    if (row.textSize > LargestRead) {
        if (!calls)
            return;
        const CallId id = capture.calls().callOf(record);
        if (id == NoCall)
            return;
        // Its method is known without reading it again; where that is a path, of names without dots.
        const Call call = capture.calls().call(id);
        const QString method = capture.calls().method(call.method);
        PropertyPath path;
        for (const QString &part : method.split(u'.', Qt::SkipEmptyParts))
            path.append(part);
        const QString origin = originOf(capture, row.session, m_caller, call.target, record);
        SeenMember *known =
            call.hasTarget && call.isCall && !origin.isEmpty() && method.size() <= LongestPart ? member(origin, path) : nullptr;
        if (known) {
            ++known->calls;
            ++known->otherCalls;
            known->last = record;
            ++m_revision;
        }
        return;
    }
    m_bytes += row.textSize;
    QByteArray buffer;
    const QByteArrayView text = capture.textView(record, buffer);
    if (m_document.parse(QByteArray::fromRawData(text.data(), text.size())).isError())
        return;
    if (const auto message = Message::decode(m_document.root()); message && !message->expression.isNone()) {
        if (calls)
            addCall(capture, record, message->expression);
        else
            addResult(capture, record, message->expression);
    }
    m_document.parse(QByteArrayLiteral("0")); // it shares a text that goes
}

void SeenCalls::addCall(const Capture &capture, RecordIndex record, const JsonNode &expression)
{
    const JsonNode tag = expression.isArray() ? expression.first() : JsonNode();
    if (tag.isNone() || !tag.isString())
        return;
    const ExpressionTag kind = expressionTag(tag);
    if (kind != ExpressionTag::Pipeline && kind != ExpressionTag::Import && kind != ExpressionTag::Remap)
        return;
    const JsonNode id = tag.next();
    if (id.isNone() || !id.isNumber())
        return;
    const JsonNode pathNode = id.next();
    const auto path = pathOf(pathNode);
    const JsonNode arguments = kind == ExpressionTag::Remap || pathNode.isNone() ? JsonNode() : pathNode.next();
    if (!path || (path->isEmpty() && arguments.isNone()))
        return;
    const QString origin = originOf(capture, capture.row(record).session, m_caller, EntryId(id.toNumber()), record);
    SeenMember *known = origin.isEmpty() ? nullptr : member(origin, *path);
    if (!known)
        return;
    ++m_revision;
    known->last = record;
    if (arguments.isNone() || !arguments.isArray()) {
        ++known->reads;
        return;
    }
    ++known->calls;
    SeenArguments seen;
    seen.shape = shapeOfArguments(arguments);
    seen.text = toText(seen.shape);
    std::vector<SeenArguments> &all = known->arguments;
    const auto same = std::find_if(all.begin(), all.end(), [&](const SeenArguments &other) {
        return other.shape.count == seen.shape.count && other.text == seen.text;
    });
    if (same != all.end()) {
        ++same->calls;
        same->last = record;
        std::rotate(same, same + 1, all.end()); // the last one seen is the last
        return;
    }
    if (all.size() >= MostShapes) {
        known->otherCalls += all.front().calls;
        all.erase(all.begin());
    }
    seen.calls = 1;
    seen.last = record;
    all.push_back(std::move(seen));
}

void SeenCalls::addResult(const Capture &capture, RecordIndex record, const JsonNode &expression)
{
    const CallId id = capture.calls().callOf(record);
    if (id == NoCall)
        return;
    const Call call = capture.calls().call(id);
    if (call.caller != m_caller || !call.hasTarget || call.isMap)
        return;
    // Its path is in its push, whose text is as small as most are.
    if (capture.row(call.push).textSize > LargestRead)
        return;
    JsonDocument document;
    m_bytes += capture.row(call.push).textSize;
    if (document.parse(capture.text(call.push)).isError())
        return;
    const auto push = Message::decode(document.root());
    const JsonNode called = push ? push->expression : JsonNode();
    const JsonNode pathNode = called.isNone() || !called.isArray() ? JsonNode() : called.at(2);
    const auto path = pathOf(pathNode);
    const QString origin = originOf(capture, call.session, m_caller, call.target, call.push);
    if (!path || origin.isEmpty())
        return;
    if (SeenMember *known = find(origin, *path) ? member(origin, *path) : nullptr) {
        QString text = toText(shapeOf(expression));
        (call.isCall ? known->result : known->type) = std::move(text);
        ++m_revision;
    }
    addProperties(resultOf(origin, *path, call.isCall), {}, expression, record, 0);
}

void SeenCalls::addProperties(const QString &origin, const PropertyPath &path, const JsonNode &value, RecordIndex record,
                              int depth)
{
    if (!value.isObject() || depth >= DeepestProperties || value.size() > MostProperties)
        return;
    const ValueShape shape = shapeOf(value);
    if (shape.kind != ValueShape::Kind::Object)
        return; // its keys are data
    qsizetype number = 0;
    for (JsonNode key = value.first(); !key.isNone() && number < shape.names.size(); key = key.next().next()) {
        if (key.isRepeated())
            continue;
        PropertyPath below = path;
        below.append(shape.names[number]);
        if (SeenMember *known = member(origin, below)) {
            known->type = toText(shape.items[size_t(number)]);
            known->last = record;
            ++m_revision;
        }
        addProperties(origin, below, key.memberValue(), record, depth + 1);
        ++number;
    }
}

} // namespace QtCapnWeb::Trace
