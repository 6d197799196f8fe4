// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "variables.h"

#include "argumentparser.h"
#include "jsonwriter.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr qsizetype LargestExpansion = 64 << 20; // UTF-16 code units: of a few variables that are written very often

QString tr(const char *text) { return QCoreApplication::translate("Inspector::Variables", text); }

/// \a value at \a path; what is behind a capability is a reference again.
std::optional<Value> at(Value value, const PropertyPath &path)
{
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (value.isCapability()) {
            const CapabilityPtr held = value.capability();
            const auto *reference = dynamic_cast<const ReferencePlaceholder *>(held.data());
            if (!reference)
                return {};
            CapabilityRef behind = reference->reference();
            behind.path += path.sliced(i);
            return Value::promise(CapabilityPtr(new ReferencePlaceholder(behind)));
        }
        if (const double *index = std::get_if<double>(&path[i]); index && value.isArray()) {
            if (*index < 0 || *index >= double(value.size()))
                return {};
            value = Value(value.items()[qsizetype(*index)]);
            continue;
        }
        const QString name = pathToString({path[i]});
        if (!value.isObject() || !value.contains(name))
            return {};
        value = value.value(name);
    }
    return value;
}

} // namespace

QString variableNameProblem(const QString &name)
{
    if (name.trimmed().isEmpty())
        return tr("A variable has a name.");
    if (name != name.trimmed() || name.contains(u'{') || name.contains(u'}')
        || std::any_of(name.begin(), name.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return tr("A name of a variable has no braces, line breaks or blanks at its ends.");
    return {};
}

qsizetype Expansion::written(qsizetype offset) const
{
    qsizetype shift = 0; // written - expanded, behind the pieces passed
    for (const Piece &piece : pieces) {
        if (offset < piece.from)
            break;
        if (offset < piece.from + piece.length)
            return piece.written;
        shift = piece.written + piece.writtenLength - (piece.from + piece.length);
    }
    return offset + shift;
}

void Variables::set(const QString &name, const QString &value) { m_texts.insert(name, value); }

void Variables::set(const QList<Variable> &variables)
{
    for (const Variable &variable : variables)
        m_texts.insert(variable.name, variable.value);
}

void Variables::setResult(const QString &call, const Value &result) { m_results.insert(call, result); }

QStringList Variables::names() const
{
    QStringList names = m_texts.keys() + m_results.keys();
    names.sort(Qt::CaseInsensitive);
    return names;
}

std::optional<Variables::Found> Variables::find(const QString &name, QString *problem) const
{
    if (const auto text = m_texts.constFind(name); text != m_texts.constEnd())
        return Found{*text, {}};
    // The longest name of a call that it begins with; names of calls may have dots in them.
    const QString *call = nullptr;
    const Value *result = nullptr;
    for (auto each = m_results.constBegin(); each != m_results.constEnd(); ++each) {
        const QString &candidate = each.key();
        const bool isPrefix =
            name.startsWith(candidate)
            && (name.size() == candidate.size() || name[candidate.size()] == u'.' || name[candidate.size()] == u'[');
        if (isPrefix && (!call || candidate.size() > call->size())) {
            call = &candidate;
            result = &each.value();
        }
    }
    if (!result) {
        *problem = tr("There is no variable and no earlier call with the name \"%1\".").arg(name);
        return {};
    }
    QString rest = name.mid(call->size());
    if (rest.startsWith(u'.'))
        rest.remove(0, 1);
    TextError error;
    const auto path = parsePath(rest, &error);
    if (!path) {
        *problem = error.message;
        return {};
    }
    const std::optional<Value> value = at(*result, *path);
    if (!value) {
        *problem = tr("The result of \"%1\" has no %2.").arg(*call, rest);
        return {};
    }
    if (value->type() == Value::Type::String)
        return Found{value->toString(), value};
    const QString text = toArgumentText(*value);
    // A reference, which is a text of JSON, stands bare where a target does.
    return Found{value->isCapability() && text.startsWith(u'"') ? text.sliced(1, text.size() - 2) : text, value};
}

Expansion Variables::expand(const QString &text, bool isJson) const
{
    Expansion result;
    bool inString = false;
    qsizetype copied = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isJson && inString && c == u'\\') {
            ++i; // whatever is escaped
            continue;
        }
        if (isJson && c == u'"') {
            inString = !inString;
            continue;
        }
        if (c != u'{' || i + 1 >= text.size() || text[i + 1] != u'{')
            continue;
        const qsizetype end = text.indexOf(u"}}"_s, i + 2);
        if (end < 0) {
            result.error = TextError{tr("A variable is written {{name}}: the }} is missing."), i, text.size() - i};
            result.text = text;
            result.pieces.clear();
            return result;
        }
        const QString name = text.mid(i + 2, end - i - 2).trimmed();
        QString problem;
        const auto found = find(name, &problem);
        if (!found || result.text.size() + found->text.size() > LargestExpansion) {
            result.error =
                TextError{found ? tr("With the values of its variables the text is too long.") : problem, i, end + 2 - i};
            result.text = text;
            result.pieces.clear();
            return result;
        }
        QString value = found->text;
        if (isJson && inString) {
            JsonWriter writer;
            writer.string(value);
            value = QString::fromUtf8(writer.text().sliced(1, writer.text().size() - 2));
        } else if (isJson && found->value) {
            value = toArgumentText(*found->value);
        }
        result.text += QStringView(text).sliced(copied, i - copied);
        result.pieces.push_back({result.text.size(), value.size(), i, end + 2 - i});
        result.text += value;
        copied = end + 2;
        i = copied - 1;
    }
    result.text += QStringView(text).sliced(copied);
    return result;
}

Expansion Variables::expand(const QString &text) const { return expand(text, false); }

Expansion Variables::expandArguments(const QString &text) const { return expand(text, true); }

std::optional<CallRequest> requestOf(const CallDraft &draft, const Variables &variables, const ArgumentParser::Check &check,
                                     DraftProblem *problem)
{
    using Field = DraftProblem::Field;
    const auto refuse = [&](Field field, int step, const Expansion &text, TextError error) {
        if (!text.error) {
            const qsizetype end = text.written(error.offset + error.length);
            error.offset = text.written(error.offset);
            error.length = std::max<qsizetype>(0, end - error.offset);
        }
        *problem = {field, step, {}, error};
        switch (field) {
        case Field::Target:
            problem->message = tr("Target, column %1: %2").arg(error.offset + 1).arg(error.message);
            break;
        case Field::Method:
            problem->message = tr("Method, column %1: %2").arg(error.offset + 1).arg(error.message);
            break;
        case Field::Arguments:
            break; // the caller knows the whole text
        }
        if (step >= 0 && field == Field::Method)
            problem->message = tr("Step %1: %2").arg(step + 1).arg(problem->message);
        return std::nullopt;
    };
    const auto refuseArguments = [&](int step, const QString &written, const Expansion &text, const TextError &error) {
        refuse(Field::Arguments, step, text, error);
        const QStringView before = QStringView(written).first(std::clamp<qsizetype>(problem->error.offset, 0, written.size()));
        problem->message = tr("Arguments, line %1, column %2: %3")
                               .arg(before.count(u'\n') + 1)
                               .arg(before.size() - before.lastIndexOf(u'\n'))
                               .arg(error.message);
        if (step >= 0)
            problem->message = tr("Step %1: %2").arg(step + 1).arg(problem->message);
        return std::nullopt;
    };

    CallRequest request;
    request.mode = draft.mode;
    request.written = draft;
    TextError error;
    const Expansion target = variables.expand(draft.target);
    if (target.error)
        return refuse(Field::Target, -1, target, *target.error);
    const auto reference = parseReference(target.text, &error);
    if (!reference)
        return refuse(Field::Target, -1, target, error);
    request.target = *reference;
    if (const auto dead = check ? check(*reference) : std::nullopt) {
        refuse(Field::Target, -1, target, {*dead, 0, target.text.size()});
        problem->message = tr("Target: %1").arg(*dead);
        return {};
    }
    if (draft.before.size() > CallDraft::MostSteps)
        return refuse(Field::Method, CallDraft::MostSteps, {}, {tr("A chain has %1 steps at most.").arg(CallDraft::MostSteps)});

    const ArgumentParser parser(check);
    for (int step = 0; step <= int(draft.before.size()); ++step) {
        const bool isLast = step == draft.before.size();
        const int number = isLast ? -1 : step;
        const QString &methodText = isLast ? draft.method : draft.before[step].method;
        const Expansion method = variables.expand(methodText);
        if (method.error)
            return refuse(Field::Method, number, method, *method.error);
        if (!parsePath(method.text, &error))
            return refuse(Field::Method, number, method, error);
        Expansion arguments;
        if (!isLast || draft.mode != CallMode::GetProperty) {
            const QString &written = isLast ? draft.argumentsText : draft.before[step].argumentsText;
            arguments = variables.expandArguments(written);
            if (arguments.error)
                return refuseArguments(number, written, arguments, *arguments.error);
            if (const auto wrong = parser.parse(arguments.text).error)
                return refuseArguments(number, written, arguments, *wrong);
        }
        if (isLast) {
            request.method = method.text.trimmed();
            request.argumentsText = arguments.text;
        } else {
            request.before.append({method.text.trimmed(), arguments.text});
        }
    }
    return request;
}

} // namespace Inspector
