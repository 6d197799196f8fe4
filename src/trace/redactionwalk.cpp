// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "redactionwalk.h"

#include "jsondocument.h"
#include "jsonwriter.h"
#include "message.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

// A rule by path, and how many of its steps have been gone.
struct Step {
    quint32 rule;
    quint32 done;
};
using Steps = QList<Step>;

// What a node is, which says what may take the place of its values.
enum class Role : quint8 {
    Expression,
    Items, // an array of expressions, whose places are steps of a path
    Data, // JSON that is no expression: every leaf is a value
    Whole, // an array whose first item is its name and stays; the rest is data
    Url,
    Bytes,
    BigInt,
    Headers, // an array of [name, value]
    Init, // of a request or a response
};

// No recursion: a text may be nested as deep as it is long.
class Walk
{
public:
    Walk(const HiddenRules &rules, const QByteArray &text) : m_rules(rules), m_text(text) { }

    void push(const JsonNode &node, Role role, bool hidden, const Steps &steps = {})
    {
        if (!node.isNone())
            m_stack.push_back({node, role, hidden, steps});
    }

    void run()
    {
        while (!m_stack.empty()) {
            const Place place = std::move(m_stack.back());
            m_stack.pop_back();
            visit(place);
        }
    }

    QByteArray take()
    {
        if (m_edits.empty())
            return m_text;
        std::sort(m_edits.begin(), m_edits.end(), [](const Edit &a, const Edit &b) { return a.offset < b.offset; });
        QByteArray result;
        result.reserve(m_text.size());
        qsizetype done = 0;
        for (const Edit &edit : m_edits) {
            result.append(m_text.constData() + done, edit.offset - done);
            result.append(edit.replacement);
            done = edit.offset + edit.length;
        }
        result.append(m_text.constData() + done, m_text.size() - done);
        return result;
    }

    void replace(const JsonNode &node, const QByteArray &replacement)
    {
        if (node.sourceText() != replacement)
            m_edits.push_back({qsizetype(node.offset()), qsizetype(node.length()), replacement});
    }

    void replaceByText(const JsonNode &node, const QString &text)
    {
        JsonWriter writer;
        writer.string(text);
        replace(node, writer.take());
    }

    void leaf(const JsonNode &node, bool hidden)
    {
        switch (node.kind()) {
        case JsonNode::Kind::String:
            if (hidden)
                replace(node, "\"[redacted]\"");
            else if (const std::optional<QString> text = m_rules.hide(node.toString()))
                replaceByText(node, *text);
            return;
        case JsonNode::Kind::Number:
            if (hidden || m_rules.hide(QString::fromLatin1(node.sourceText())))
                replace(node, "0");
            return;
        case JsonNode::Kind::True:
            if (hidden)
                replace(node, "false");
            return;
        default:
            return;
        }
    }

private:
    struct Place {
        JsonNode node;
        Role role;
        bool hidden;
        Steps steps;
    };
    struct Edit {
        qsizetype offset;
        qsizetype length;
        QByteArray replacement;
    };

    // The rules that still apply one step further; \a hidden is set where one has come to its end.
    Steps stepped(const Steps &steps, const QString &name, bool *hidden) const
    {
        Steps result;
        for (const Step &step : steps) {
            const QStringList &names = m_rules.paths[step.rule].steps;
            const QString &wanted = names.at(qsizetype(step.done));
            if (wanted != u"*" && wanted != name)
                continue;
            if (qsizetype(step.done) + 1 == names.size())
                *hidden = true;
            else
                result.append({step.rule, step.done + 1});
        }
        return result;
    }

    void pushStep(const JsonNode &node, Role role, const Place &parent, const QString &name)
    {
        bool hidden = parent.hidden;
        const Steps steps = parent.steps.isEmpty() ? Steps() : stepped(parent.steps, name, &hidden);
        push(node, role, hidden, steps);
    }

    void pushMembers(const Place &place, Role role)
    {
        for (JsonNode key = place.node.first(); !key.isNone();) {
            const JsonNode value = key.next();
            const QString name = key.toString();
            Place parent = place;
            parent.hidden = place.hidden || m_rules.isKey(name);
            pushStep(value, role, parent, name);
            key = value.next();
        }
    }

    void pushItems(const Place &place, Role role, qsizetype from = 0)
    {
        qsizetype index = 0;
        for (JsonNode item = place.node.first(); !item.isNone(); item = item.next(), ++index) {
            if (index >= from)
                pushStep(item, role, place, place.steps.isEmpty() ? QString() : QString::number(index));
        }
    }

    void visit(const Place &place)
    {
        const JsonNode &node = place.node;
        switch (place.role) {
        case Role::Expression:
            if (node.isObject())
                return pushMembers(place, Role::Expression);
            return node.isArray() ? visitArray(place) : leaf(node, place.hidden);
        case Role::Items:
            return node.isArray() ? pushItems(place, Role::Expression) : leaf(node, place.hidden);
        case Role::Data:
            if (node.isObject())
                return pushMembers(place, Role::Data);
            return node.isArray() ? pushItems(place, Role::Data) : leaf(node, place.hidden);
        case Role::Whole:
            return pushItems(place, Role::Data, 1);
        case Role::Url:
            if (node.isString() && (place.hidden || m_rules.hide(node.toString())))
                replace(node, "\"https://redacted.invalid/\"");
            return;
        case Role::Bytes:
            if (node.isString() && (place.hidden || hasSecretBytes(node.toString())))
                replace(node, blanked(node, 'A', isBase64));
            return;
        case Role::BigInt:
            if (node.isString() && (place.hidden || m_rules.hide(node.toString())))
                replace(node, blanked(node, '0', isDigit));
            return;
        case Role::Headers:
            return visitHeaders(place);
        case Role::Init:
            return visitInit(place);
        }
    }

    // A value that a peer would refuse stays one that it refuses, and so does one that it takes: what is replaced is of the same
    // length, and what is no digit, sign or padding stays where it is.
    template<typename IsPart>
    static QByteArray blanked(const JsonNode &node, char blank, IsPart isPart)
    {
        if (node.hasEscapes())
            return "\"" + QByteArray(node.stringLength(), blank) + '"';
        QByteArray text = node.sourceText().toByteArray();
        std::replace_if(text.begin(), text.end(), isPart, blank);
        return text;
    }
    static bool isDigit(char c) { return c >= '1' && c <= '9'; }
    static bool isBase64(char c)
    {
        return isDigit(c) || c == '0' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/' || c == '-'
               || c == '_';
    }

    bool hasSecretBytes(const QString &base64) const
    {
        if (m_rules.hide(base64))
            return true;
        const QByteArray bytes = QByteArray::fromBase64(base64.toLatin1());
        return m_rules.hide(QString::fromUtf8(bytes)).has_value();
    }

    // An escaped array, or an expression with a tag. Sources of the forms: the protocol page, "Expressions".
    void visitArray(const Place &place)
    {
        const JsonNode &node = place.node;
        const JsonNode first = node.first();
        if (first.isNone())
            return;
        if (node.size() == 1 && first.isArray()) {
            Place items = place;
            items.node = first;
            return pushItems(items, Role::Expression);
        }
        if (!first.isString())
            return pushItems(place, Role::Data); // no expression: it aborts, but its text is still somebody's
        const auto item = [&](quint32 index) { return node.at(index); };
        const auto is = [&](QByteArrayView tag) { return first.equals(tag); };
        if (is("import") || is("pipeline")) {
            // Arguments of a call within a call are nobody's arguments by path.
            push(item(3), Role::Items, place.hidden);
        } else if (is("remap")) {
            push(item(4), Role::Items, place.hidden);
        } else if (is("export") || is("promise") || is("writable") || is("readable") || is("undefined") || is("inf") || is("-inf")
                   || is("nan") || is("blob")) {
            return;
        } else if (is("date")) {
            push(item(1), Role::Data, place.hidden);
        } else if (is("bigint")) {
            push(item(1), Role::BigInt, place.hidden);
        } else if (is("bytes")) {
            push(item(1), Role::Bytes, place.hidden);
        } else if (is("url")) {
            push(item(1), Role::Url, place.hidden);
        } else if (is("headers")) {
            push(item(1), Role::Headers, place.hidden);
        } else if (is("error")) {
            push(item(2), Role::Data, place.hidden || m_rules.isKey(u"message"_s));
            push(item(3), Role::Data, place.hidden || m_rules.isKey(u"stack"_s));
            push(item(4), Role::Expression, place.hidden, place.steps);
        } else if (is("request")) {
            push(item(1), Role::Url, place.hidden);
            push(item(2), Role::Init, place.hidden);
        } else if (is("response")) {
            push(item(1), Role::Expression, place.hidden);
            push(item(2), Role::Init, place.hidden);
        } else {
            push(node, Role::Whole, place.hidden);
        }
    }

    void visitHeaders(const Place &place)
    {
        if (!place.node.isArray())
            return;
        for (JsonNode header = place.node.first(); !header.isNone(); header = header.next()) {
            if (!header.isArray() || header.size() != 2)
                continue;
            const JsonNode name = header.first();
            const JsonNode value = name.next();
            if (value.isString())
                leaf(value, place.hidden || (name.isString() && m_rules.isKey(name.toString())));
        }
    }

    // Words such as the method and the cache mode must stay what they are.
    void visitInit(const Place &place)
    {
        if (!place.node.isObject())
            return;
        for (JsonNode key = place.node.first(); !key.isNone();) {
            const JsonNode value = key.next();
            if (key.equals("headers"))
                push(value, Role::Headers, place.hidden);
            else if (key.equals("body"))
                push(value, Role::Expression, place.hidden || m_rules.isKey(u"body"_s));
            key = value.next();
        }
    }

    const HiddenRules &m_rules;
    QByteArray m_text;
    std::vector<Place> m_stack;
    std::vector<Edit> m_edits;
};

// The rules by path that apply to a call of \a method.
Steps stepsFor(const HiddenRules &rules, QStringView method)
{
    Steps steps;
    for (quint32 i = 0; i < rules.paths.size(); ++i) {
        if (rules.paths[i].method == u"*" || rules.paths[i].method == method)
            steps.append({i, 0});
    }
    return steps;
}

} // namespace

QByteArray redactedMessage(const HiddenRules &rules, const QByteArray &text, QStringView method)
{
    JsonDocument document;
    if (document.parse(text).isError()) {
        const QString string = QString::fromUtf8(text);
        bool hidden = rules.hide(string).has_value();
        for (const QString &key : rules.keys)
            hidden = hidden || string.contains(key, Qt::CaseInsensitive);
        return hidden ? QByteArray("[redacted]") : text;
    }
    Walk walk(rules, text);
    const std::optional<Message> message = Message::decode(document.root());
    if (!message) {
        walk.push(document.root(), document.root().isArray() ? Role::Whole : Role::Data, false);
        walk.run();
        return walk.take();
    }
    if (message->expression.isNone())
        return text;

    const Steps steps = stepsFor(rules, method);
    const JsonNode &expression = message->expression;
    const bool calls = message->kind == Message::Kind::Push || message->kind == Message::Kind::Stream;
    bool hidden = false;
    if (calls && !steps.isEmpty() && expression.isArray() && expression.size() > 3) {
        const JsonNode tag = expression.first();
        if (tag.equals("pipeline") || tag.equals("import"))
            walk.push(expression.at(3), Role::Items, false, steps);
        else
            walk.push(expression, Role::Expression, false);
    } else if (!calls && !steps.isEmpty()) {
        const QString first = message->kind == Message::Kind::Resolve ? u"result"_s : u"error"_s;
        Steps inside;
        for (const Step &step : steps) {
            const QStringList &names = rules.paths[step.rule].steps;
            if (names.first() != first && names.first() != u"*")
                continue;
            if (names.size() == 1)
                hidden = true;
            else
                inside.append({step.rule, 1});
        }
        walk.push(expression, Role::Expression, hidden, inside);
    } else {
        walk.push(expression, Role::Expression, false);
    }
    walk.run();
    return walk.take();
}

QByteArray redactedFacts(const HiddenRules &rules, const QByteArray &text, const std::function<QString(const QString &)> &url)
{
    JsonDocument document;
    if (document.parse(text).isError() || !document.root().isObject())
        return redactedMessage(rules, text, {});
    Walk walk(rules, text);
    for (JsonNode key = document.root().first(); !key.isNone();) {
        const JsonNode value = key.next();
        if (key.equals("headers"))
            walk.push(value, Role::Headers, false);
        else if (key.equals("url") && value.isString())
            walk.replaceByText(value, url(value.toString()));
        else if (!key.equals("method") && !key.equals("status"))
            walk.push(value, Role::Data, rules.isKey(key.toString()));
        key = value.next();
    }
    walk.run();
    return walk.take();
}

} // namespace QtCapnWeb::Trace
