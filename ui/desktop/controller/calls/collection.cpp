// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "collection.h"

#include "jsondocument.h"
#include "jsonwriter.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr int FormatVersion = 1;

QString tr(const char *text) { return QCoreApplication::translate("Inspector::Collection", text); }

QByteArray quoted(const QString &text)
{
    JsonWriter writer;
    writer.string(text);
    return writer.take();
}

/// Writes members and items one a line, with two blanks a level.
class PrettyWriter
{
public:
    void begin(char bracket)
    {
        m_text += bracket;
        m_first = true;
        ++m_depth;
    }
    void end(char bracket)
    {
        --m_depth;
        if (!m_first)
            line();
        m_text += bracket;
        m_first = false;
    }
    void item()
    {
        if (!m_first)
            m_text += ',';
        m_first = false;
        line();
    }
    void key(const char *name)
    {
        item();
        m_text += '"';
        m_text += name;
        m_text += "\": ";
    }
    void string(const char *name, const QString &value)
    {
        key(name);
        m_text += quoted(value);
    }
    /// A text of several lines is an array of them: a change of one line is a difference of one line.
    void lines(const char *name, const QString &value)
    {
        if (!value.contains(u'\n'))
            return string(name, value);
        key(name);
        begin('[');
        for (const QString &each : value.split(u'\n')) {
            item();
            m_text += quoted(each);
        }
        end(']');
    }
    void raw(const QByteArray &json) { m_text += json; }
    QByteArray take() { return m_text + '\n'; }

private:
    void line() { m_text += '\n' + QByteArray(2 * m_depth, ' '); }

    QByteArray m_text;
    int m_depth = 0;
    bool m_first = true;
};

void write(PrettyWriter &writer, const QList<Variable> &variables)
{
    writer.key("variables");
    writer.begin('[');
    for (const Variable &variable : variables) {
        writer.item(); // short: one line each
        writer.raw("{ \"name\": " + quoted(variable.name)
                   + (variable.secret ? QByteArray(", \"secret\": true }") : ", \"value\": " + quoted(variable.value) + " }"));
    }
    writer.end(']');
}

void write(PrettyWriter &writer, const CallDraft &call)
{
    writer.begin('{');
    writer.string("name", call.name);
    writer.string("target", call.target);
    if (!call.before.isEmpty()) {
        writer.key("before");
        writer.begin('[');
        for (const CallStep &step : call.before) {
            writer.item();
            writer.begin('{');
            writer.string("method", step.method);
            writer.lines("arguments", step.argumentsText);
            writer.end('}');
        }
        writer.end(']');
    }
    writer.string("method", call.method);
    if (call.mode == CallMode::GetProperty) {
        writer.string("mode", u"get"_s);
    } else {
        writer.lines("arguments", call.argumentsText);
        if (call.mode == CallMode::PipelinedCall)
            writer.string("mode", u"pipelined"_s);
    }
    writer.end('}');
}

/// Caught in parseCollection().
struct Refusal {
    QString message;
    qsizetype offset;
};

[[noreturn]] void refuse(const QString &message, const JsonNode &node) { throw Refusal{message, qsizetype(node.offset())}; }

const JsonNode &object(const JsonNode &node)
{
    if (!node.isObject())
        refuse(tr("An object belongs here."), node);
    return node;
}

QString string(const JsonNode &of, const char *name, const QString &otherwise = {})
{
    const JsonNode node = of.member(name);
    if (node.isNone())
        return otherwise;
    if (!node.isString())
        refuse(tr("\"%1\" is a text.").arg(QLatin1StringView(name)), node);
    return node.toString();
}

QString lines(const JsonNode &of, const char *name)
{
    const JsonNode node = of.member(name);
    if (node.isNone() || !node.isArray())
        return string(of, name);
    QStringList all;
    for (JsonNode item = node.first(); !item.isNone(); item = item.next()) {
        if (!item.isString())
            refuse(tr("\"%1\" is a text, or an array of its lines.").arg(QLatin1StringView(name)), item);
        all.append(item.toString());
    }
    return all.join(u'\n');
}

template<typename Read>
void each(const JsonNode &of, const char *name, Read read)
{
    const JsonNode node = of.member(name);
    if (node.isNone())
        return;
    if (!node.isArray())
        refuse(tr("\"%1\" is an array.").arg(QLatin1StringView(name)), node);
    for (JsonNode item = node.first(); !item.isNone(); item = item.next())
        read(object(item));
}

QList<Variable> variables(const JsonNode &of)
{
    QList<Variable> all;
    each(of, "variables", [&](const JsonNode &node) {
        const JsonNode secret = node.member("secret");
        const Variable variable{string(node, "name"), string(node, "value"),
                                !secret.isNone() && secret.kind() == JsonNode::Kind::True};
        if (const QString problem = variableNameProblem(variable.name); !problem.isEmpty())
            refuse(problem, node);
        all.append(variable);
    });
    return all;
}

CallDraft call(const JsonNode &node)
{
    CallDraft draft;
    draft.name = string(node, "name");
    draft.target = string(node, "target", u"main"_s);
    draft.method = string(node, "method");
    draft.argumentsText = lines(node, "arguments");
    each(node, "before", [&](const JsonNode &step) {
        if (draft.before.size() >= CallDraft::MostSteps)
            refuse(tr("A chain has %1 steps at most.").arg(CallDraft::MostSteps), step);
        draft.before.append({string(step, "method"), lines(step, "arguments")});
    });
    const QString mode = string(node, "mode", u"call"_s);
    if (mode == "get"_L1)
        draft.mode = CallMode::GetProperty;
    else if (mode == "pipelined"_L1)
        draft.mode = CallMode::PipelinedCall;
    else if (mode != "call"_L1)
        refuse(tr("\"mode\" is \"call\", \"pipelined\" or \"get\"."), node.member("mode"));
    return draft;
}

} // namespace

Variables Collection::variablesIn(const QString &environment) const
{
    Variables all;
    all.set(variables);
    for (const Environment &each : environments) {
        if (each.name == environment)
            all.set(each.variables);
    }
    return all;
}

QString Collection::freeName(const QString &wanted) const
{
    const auto isTaken = [this](const QString &free) {
        return std::any_of(calls.begin(), calls.end(), [&](const CallDraft &each) { return each.name == free; });
    };
    QString free = wanted;
    for (int number = 2; isTaken(free); ++number)
        free = wanted + u' ' + QString::number(number);
    return free;
}

QByteArray toFileText(const Collection &collection)
{
    PrettyWriter writer;
    writer.begin('{');
    writer.string("format", u"capnweb-collection"_s);
    writer.key("version");
    writer.raw(QByteArray::number(FormatVersion));
    writer.string("name", collection.name);
    if (!collection.variables.isEmpty())
        write(writer, collection.variables);
    if (!collection.environments.isEmpty()) {
        writer.key("environments");
        writer.begin('[');
        for (const Environment &environment : collection.environments) {
            writer.item();
            writer.begin('{');
            writer.string("name", environment.name);
            write(writer, environment.variables);
            writer.end('}');
        }
        writer.end(']');
    }
    writer.key("calls");
    writer.begin('[');
    for (const CallDraft &each : collection.calls) {
        writer.item();
        write(writer, each);
    }
    writer.end(']');
    writer.end('}');
    return writer.take();
}

std::optional<Collection> parseCollection(const QByteArray &text, QString *error)
{
    JsonDocument document;
    const JsonError wrong = document.parse(text);
    const auto at = [&](const QString &message, qsizetype offset) {
        const qsizetype line = QByteArrayView(text).first(std::clamp<qsizetype>(offset, 0, text.size())).count('\n') + 1;
        *error = tr("Line %1: %2").arg(line).arg(message);
        return std::nullopt;
    };
    if (wrong.isError())
        return at(wrong.message, wrong.offset);
    try {
        const JsonNode root = object(document.root());
        if (string(root, "format") != "capnweb-collection"_L1)
            refuse(tr("This is no collection of calls: its \"format\" is not \"capnweb-collection\"."), root);
        const JsonNode version = root.member("version");
        if (version.isNone() || !version.isNumber() || version.toNumber() < 1)
            refuse(tr("The \"version\" is missing."), root);
        if (version.toNumber() > FormatVersion)
            refuse(tr("It was written by a later version of this program."), version);
        Collection collection;
        collection.name = string(root, "name");
        collection.variables = variables(root);
        each(root, "environments", [&](const JsonNode &node) {
            collection.environments.append({string(node, "name"), variables(node)});
        });
        each(root, "calls", [&](const JsonNode &node) { collection.calls.append(call(node)); });
        return collection;
    } catch (const Refusal &refusal) {
        return at(refusal.message, refusal.offset);
    }
}

} // namespace Inspector
