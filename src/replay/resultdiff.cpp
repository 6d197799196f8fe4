// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "resultdiff.h"

#include "expressionleaves.h"
#include "jsonwriter.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

namespace {

constexpr qsizetype LongestShown = 200;
constexpr int DeepestCompared = 300; // of expressions; a value beyond is compared by its text
constexpr quint32 LargestUnordered = 2000; // items; matching them is quadratic
constexpr qsizetype MostChangedStrings = 10'000;
constexpr qsizetype ShortestChangedString = 6; // shorter ones are found by chance elsewhere

// The steps of a place: "items[0].name" is items, 0, name.
QStringList stepsOf(const QString &place)
{
    QStringList steps;
    QString step;
    const auto end = [&] {
        if (!step.isEmpty() && step != u"$"_s)
            steps.append(step);
        step.clear();
    };
    for (const QChar c : place) {
        if (c == u'.' || c == u'[' || c == u']')
            end();
        else
            step += c;
    }
    end();
    return steps;
}

bool stepsMatch(const QStringList &pattern, qsizetype p, const QStringList &steps, qsizetype s)
{
    for (; p < pattern.size(); ++p, ++s) {
        if (pattern[p] == u"**"_s) {
            for (qsizetype skip = s; skip <= steps.size(); ++skip) {
                if (stepsMatch(pattern, p + 1, steps, skip))
                    return true;
            }
            return false;
        }
        if (s >= steps.size() || (pattern[p] != u"*"_s && pattern[p] != steps[s]))
            return false;
    }
    return s == steps.size();
}

QString shown(const JsonNode &node)
{
    QString text = QString::fromUtf8(node.sourceText().first(std::min<qsizetype>(node.length(), LongestShown * 4)));
    if (text.size() > LongestShown)
        text = text.left(LongestShown) + u'…';
    return text;
}

bool isIsoDate(const QString &text)
{
    static const QRegularExpression pattern(uR"(^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$)"_s);
    return pattern.match(text).hasMatch();
}

bool looksRandom(const QString &text)
{
    static const QRegularExpression pattern(
        uR"(^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,}|[0-9A-HJKMNP-TV-Z]{26})$)"_s);
    return text.size() <= 512 && pattern.match(text).hasMatch();
}

class Comparison
{
public:
    Comparison(const DiffRules &rules, int maximum, ChangedStrings *changed)
        : m_rules(rules), m_maximum(maximum), m_changed(changed)
    {
        for (const QString &path : rules.paths)
            m_paths.append(stepsOf(path));
        for (const QString &path : rules.unordered)
            m_unordered.append(stepsOf(path));
    }

    void compare(const JsonNode &recorded, const JsonNode &live, int depth);
    QList<Difference> take() { return std::move(m_differences); }

private:
    bool isFull() const { return m_differences.size() >= m_maximum; }
    bool isAt(const QList<QStringList> &patterns) const
    {
        for (const QStringList &pattern : patterns) {
            if (stepsMatch(pattern, 0, m_steps, 0))
                return true;
        }
        return false;
    }
    QString place() const
    {
        QString text;
        for (const QString &step : m_steps) {
            bool isIndex = false;
            step.toUInt(&isIndex);
            if (isIndex)
                text += u'[' + step + u']';
            else
                text += (text.isEmpty() ? u""_s : u"."_s) + step;
        }
        return text.isEmpty() ? u"$"_s : text;
    }
    void add(Difference::Kind kind, const JsonNode &recorded, const JsonNode &live)
    {
        if (!isFull()) {
            m_differences.append(
                {kind, place(), recorded.isNone() ? QString() : shown(recorded), live.isNone() ? QString() : shown(live)});
        }
    }
    template<typename Compare>
    void at(const QString &step, Compare &&compareThere)
    {
        m_steps.append(step);
        if (!isAt(m_paths))
            compareThere();
        m_steps.removeLast();
    }

    void compareStrings(const JsonNode &recorded, const JsonNode &live);
    void compareObjects(const JsonNode &recorded, const JsonNode &live, int depth);
    void compareItems(const JsonNode &recorded, const JsonNode &live, int depth);
    void compareTagged(const JsonNode &recorded, const JsonNode &live, ExpressionTag tag, int depth);
    void compareTexts(const JsonNode &recorded, const JsonNode &live)
    {
        if (toCanonicalJson(recorded) != toCanonicalJson(live))
            add(Difference::Kind::Value, recorded, live);
    }

    const DiffRules &m_rules;
    const int m_maximum;
    ChangedStrings *m_changed;
    QList<QStringList> m_paths;
    QList<QStringList> m_unordered;
    QStringList m_steps;
    QList<Difference> m_differences;
};

// What an array is: a list in its escape, or something with a tag.
bool isList(const JsonNode &node) { return node.size() == 1 && node.first().isArray(); }

void Comparison::compare(const JsonNode &recorded, const JsonNode &live, int depth)
{
    if (isFull())
        return;
    if (depth > DeepestCompared)
        return compareTexts(recorded, live);
    if (recorded.kind() != live.kind()) {
        const auto isBoolean = [](const JsonNode &node) {
            return node.kind() == JsonNode::Kind::True || node.kind() == JsonNode::Kind::False;
        };
        return add(isBoolean(recorded) && isBoolean(live) ? Difference::Kind::Value : Difference::Kind::Type, recorded, live);
    }
    switch (recorded.kind()) {
    case JsonNode::Kind::Null:
    case JsonNode::Kind::False:
    case JsonNode::Kind::True:
        return;
    case JsonNode::Kind::Number:
        if (recorded.toNumber() != live.toNumber() && !m_rules.numbers)
            add(Difference::Kind::Value, recorded, live);
        return;
    case JsonNode::Kind::String:
        return compareStrings(recorded, live);
    case JsonNode::Kind::Object:
        return compareObjects(recorded, live, depth);
    case JsonNode::Kind::Array:
        break;
    }
    if (isList(recorded) && isList(live))
        return compareItems(recorded.first(), live.first(), depth);
    const ExpressionTag tag = expressionTag(recorded.first());
    if (isList(recorded) != isList(live) || tag != expressionTag(live.first()))
        return add(Difference::Kind::Type, recorded, live);
    compareTagged(recorded, live, tag, depth);
}

void Comparison::compareStrings(const JsonNode &recorded, const JsonNode &live)
{
    if (recorded.sourceText() == live.sourceText())
        return;
    const QString was = recorded.toString();
    const QString is = live.toString();
    if (was == is)
        return;
    if (m_changed && was.size() >= ShortestChangedString && m_changed->size() < MostChangedStrings)
        m_changed->insert(was, is);
    if ((m_rules.dates && isIsoDate(was) && isIsoDate(is)) || (m_rules.randomIds && looksRandom(was) && looksRandom(is)))
        return;
    for (const QRegularExpression &pattern : m_rules.matching) {
        if (pattern.match(was).hasMatch() && pattern.match(is).hasMatch())
            return;
    }
    add(Difference::Kind::Value, recorded, live);
}

void Comparison::compareObjects(const JsonNode &recorded, const JsonNode &live, int depth)
{
    QHash<QString, JsonNode> others;
    for (JsonNode key = live.first(); !key.isNone(); key = key.next().next()) {
        if (!key.isRepeated())
            others.insert(key.toString(), key.memberValue());
    }
    for (JsonNode key = recorded.first(); !key.isNone() && !isFull(); key = key.next().next()) {
        if (key.isRepeated())
            continue;
        const QString name = key.toString();
        const JsonNode other = others.take(name);
        at(name, [&] {
            if (other.isNone())
                add(Difference::Kind::Missing, key.memberValue(), {});
            else
                compare(key.memberValue(), other, depth + 1);
        });
    }
    // In the order of the text, so that two runs say the same.
    for (JsonNode key = live.first(); !others.isEmpty() && !key.isNone() && !isFull(); key = key.next().next()) {
        const QString name = key.toString();
        if (!key.isRepeated() && others.contains(name))
            at(name, [&] { add(Difference::Kind::Extra, {}, key.memberValue()); });
    }
}

void Comparison::compareItems(const JsonNode &recorded, const JsonNode &live, int depth)
{
    const bool inAnyOrder =
        (m_rules.order || isAt(m_unordered)) && recorded.size() <= LargestUnordered && live.size() <= LargestUnordered;
    if (inAnyOrder) {
        std::vector<JsonNode> rest;
        for (JsonNode item = live.first(); !item.isNone(); item = item.next())
            rest.push_back(item);
        quint32 index = 0;
        for (JsonNode item = recorded.first(); !item.isNone() && !isFull(); item = item.next(), ++index) {
            const auto found = std::find_if(rest.begin(), rest.end(), [&](const JsonNode &other) {
                Comparison one(m_rules, 1, nullptr);
                one.m_steps = m_steps;
                one.m_steps.append(QString::number(index));
                one.compare(item, other, depth + 1);
                return one.m_differences.isEmpty();
            });
            if (found != rest.end())
                rest.erase(found);
            else
                at(QString::number(index), [&] { add(Difference::Kind::Missing, item, {}); });
        }
        for (const JsonNode &item : rest)
            at(QString::number(index++), [&] { add(Difference::Kind::Extra, {}, item); });
        return;
    }
    JsonNode was = recorded.first();
    JsonNode is = live.first();
    for (quint32 index = 0; !(was.isNone() && is.isNone()) && !isFull(); ++index) {
        at(QString::number(index), [&] {
            if (was.isNone())
                add(Difference::Kind::Extra, {}, is);
            else if (is.isNone())
                add(Difference::Kind::Missing, was, {});
            else
                compare(was, is, depth + 1);
        });
        was = was.isNone() ? was : was.next();
        is = is.isNone() ? is : is.next();
    }
}

void Comparison::compareTagged(const JsonNode &recorded, const JsonNode &live, ExpressionTag tag, int depth)
{
    const auto same = [](const JsonNode &a, const JsonNode &b) {
        return a.isNone() == b.isNone() && (a.isNone() || toCanonicalJson(a) == toCanonicalJson(b));
    };
    switch (tag) {
    case ExpressionTag::Export:
    case ExpressionTag::Promise:
    case ExpressionTag::Writable:
    case ExpressionTag::Readable:
        return; // only the id
    case ExpressionTag::Import:
    case ExpressionTag::Pipeline:
        if (!same(recorded.at(2), live.at(2)))
            return add(Difference::Kind::Value, recorded, live);
        if (const JsonNode was = recorded.at(3), is = live.at(3); !was.isNone() && !is.isNone() && was.isArray() && is.isArray())
            compareItems(was, is, depth);
        else if (was.isNone() != is.isNone())
            add(Difference::Kind::Value, recorded, live);
        return;
    case ExpressionTag::Remap:
        if (!same(recorded.at(2), live.at(2)) || !same(recorded.at(4), live.at(4)) || recorded.at(3).size() != live.at(3).size())
            add(Difference::Kind::Value, recorded, live);
        return;
    case ExpressionTag::Date:
        if (!m_rules.dates)
            compareTexts(recorded, live);
        return;
    case ExpressionTag::Error: {
        for (const quint32 part : {1u, 2u}) {
            const JsonNode was = recorded.at(part);
            const JsonNode is = live.at(part);
            if (was.isNone() || is.isNone() || !was.isString() || !is.isString())
                return compareTexts(recorded, live);
            at(part == 1 ? u"name"_s : u"message"_s, [&] { compareStrings(was, is); });
        }
        if (!m_rules.stacks && !same(recorded.at(3), live.at(3)))
            at(u"stack"_s, [&] { add(Difference::Kind::Value, recorded.at(3), live.at(3)); });
        const JsonNode was = recorded.at(4);
        const JsonNode is = live.at(4);
        if (!was.isNone() && !is.isNone())
            compare(was, is, depth + 1);
        else if (was.isNone() != is.isNone())
            at(u"properties"_s, [&] { add(was.isNone() ? Difference::Kind::Extra : Difference::Kind::Missing, was, is); });
        return;
    }
    case ExpressionTag::Blob:
        if (!same(recorded.at(1), live.at(1)))
            add(Difference::Kind::Value, recorded, live);
        return;
    case ExpressionTag::Request:
    case ExpressionTag::Response: {
        // A body is a readable with an id, or null; all else is data.
        const bool isRequest = tag == ExpressionTag::Request;
        const JsonNode was = recorded.at(isRequest ? 2 : 1);
        const JsonNode is = live.at(isRequest ? 2 : 1);
        if (was.isNone() || is.isNone() || !same(recorded.at(isRequest ? 1 : 2), live.at(isRequest ? 1 : 2)))
            return compareTexts(recorded, live);
        return compare(was, is, depth + 1);
    }
    default:
        return compareTexts(recorded, live);
    }
}

} // namespace

QString DiffRules::add(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString name = colon < 0 ? text : text.left(colon);
    const QString value = colon < 0 ? QString() : text.mid(colon + 1);
    if (colon >= 0 && value.isEmpty())
        return u"nothing follows the colon"_s;
    if (colon < 0 && name == u"dates"_s)
        dates = true;
    else if (colon < 0 && name == u"ids"_s)
        randomIds = true;
    else if (colon < 0 && name == u"numbers"_s)
        numbers = true;
    else if (colon < 0 && name == u"order"_s)
        order = true;
    else if (name == u"order"_s)
        unordered.append(value);
    else if (name == u"path"_s && colon >= 0)
        paths.append(value);
    else if (name == u"method"_s && colon >= 0)
        methods.append(value);
    else if (name == u"match"_s && colon >= 0) {
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(value));
        if (!pattern.isValid())
            return u"not a regular expression: %1"_s.arg(pattern.errorString());
        matching.append(pattern);
    } else {
        return u"no such rule; there are dates, ids, numbers, order, order:PLACE, path:PLACE, method:NAME and match:REGEX"_s;
    }
    return {};
}

QString Difference::text() const
{
    switch (kind) {
    case Kind::Missing:
        return u"%1: %2 is missing"_s.arg(path, recorded);
    case Kind::Extra:
        return u"%1: %2 is new"_s.arg(path, live);
    case Kind::Value:
    case Kind::Type:
        break;
    }
    return u"%1: %2 became %3"_s.arg(path, recorded, live);
}

QList<Difference> differencesOf(const JsonNode &recorded, const JsonNode &live, const DiffRules &rules, int maximum,
                                ChangedStrings *changed)
{
    Comparison comparison(rules, maximum, changed);
    comparison.compare(recorded, live, 0);
    return comparison.take();
}

} // namespace QtCapnWeb::Replay
