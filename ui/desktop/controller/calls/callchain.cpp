// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callchain.h"

#include "argumentparser.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Inspector::CallChain", text); }

/// The array of arguments, without its brackets if it has them: `[1, 2]` and `1, 2` are the same arguments.
QString withoutBrackets(const QString &arguments)
{
    const QString text = arguments.trimmed();
    if (text.size() < 2 || text.front() != u'[' || text.back() != u']')
        return text;
    // The two belong together if nothing is closed before the end.
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inString && c == u'\\')
            ++i;
        else if (c == u'"')
            inString = !inString;
        else if (!inString && (c == u'[' || c == u'{'))
            ++depth;
        else if (!inString && (c == u']' || c == u'}') && --depth == 0 && i + 1 < text.size())
            return text;
    }
    return text.sliced(1, text.size() - 2).trimmed();
}

void appendPath(QString *text, const QString &method)
{
    const QString path = method.trimmed();
    if (!path.isEmpty() && !path.startsWith(u'['))
        *text += u'.';
    *text += path;
}

void appendArguments(QString *text, const QString &arguments, qsizetype maximum)
{
    QString shown = withoutBrackets(arguments);
    if (maximum >= 0) {
        shown = shown.simplified();
        if (shown.size() > maximum)
            shown = shown.first(maximum) + u'…';
    }
    *text += u'(' + shown + u')';
}

/// Behind the closing parenthesis that belongs to the one at \a open; -1 if there is none.
qsizetype behindParenthesis(const QString &text, qsizetype open)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = open; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inString) {
            if (c == u'\\')
                ++i;
            else if (c == u'"')
                inString = false;
        } else if (c == u'"') {
            inString = true;
        } else if (c == u'(') {
            ++depth;
        } else if (c == u')' && --depth == 0) {
            return i + 1;
        }
    }
    return -1;
}

/// Where a path ends: at a parenthesis that is in no string (`["a(b"]` is a name).
qsizetype pathEnd(const QString &text, qsizetype from)
{
    bool inString = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar c = text[i];
        if (inString && c == u'\\')
            ++i;
        else if (c == u'"')
            inString = !inString;
        else if (!inString && c == u'(')
            return i;
    }
    return text.size();
}

/// How much of \a head is the target; what is behind it is the path of the first call.
qsizetype targetLength(const QString &head)
{
    qsizetype at = 0;
    if (head.startsWith("{{"_L1)) {
        const qsizetype end = head.indexOf("}}"_L1);
        at = end < 0 ? 0 : end + 2;
    } else if (head.startsWith(u'$')) {
        at = std::find_if(head.begin() + 1, head.end(), [](QChar c) { return c == u'.' || c == u'['; }) - head.begin();
    } else if (head.startsWith("main"_L1)) {
        at = 4;
    }
    return at == head.size() || head[at] == u'.' || head[at] == u'[' ? at : 0;
}

} // namespace

QString chainText(const CallDraft &draft, qsizetype maximum)
{
    QString text = draft.target.trimmed();
    for (const CallStep &step : draft.before) {
        appendPath(&text, step.method);
        appendArguments(&text, step.argumentsText, maximum);
    }
    appendPath(&text, draft.method);
    if (draft.mode != CallMode::GetProperty)
        appendArguments(&text, draft.argumentsText, maximum);
    return text;
}

std::optional<CallDraft> parseChain(const QString &text, TextError *error)
{
    const auto fail = [error](const QString &message, qsizetype offset, qsizetype length) {
        *error = {message, offset, length};
        return std::nullopt;
    };
    CallDraft draft;
    const qsizetype begin = std::find_if_not(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }) - text.begin();
    qsizetype at = begin;
    bool first = true;
    for (;;) {
        const qsizetype end = pathEnd(text, at);
        QString path = text.sliced(at, end - at);
        qsizetype pathAt = at;
        if (first) {
            const qsizetype length = targetLength(path.trimmed());
            draft.target = length ? path.first(length) : u"main"_s;
            path.remove(0, length);
            pathAt += length;
        }
        const bool isBehind = !first || pathAt > begin; // something stands before the path
        path = path.trimmed();
        if (path.startsWith(u'.') && isBehind)
            path.remove(0, 1), ++pathAt;
        else if (!path.isEmpty() && !path.startsWith(u'[') && isBehind)
            return fail(tr("A dot belongs here."), pathAt, 1);
        TextError wrong;
        // Variables are looked at when it is sent.
        if (!path.contains("{{"_L1) && !parsePath(path, &wrong))
            return fail(wrong.message, pathAt + wrong.offset, wrong.length);
        if (end == text.size()) {
            draft.method = path;
            if (first || !path.isEmpty()) {
                draft.mode = CallMode::GetProperty;
                return draft;
            }
            // It ended with a call: that is the last one.
            const CallStep last = draft.before.takeLast();
            draft.method = last.method;
            draft.argumentsText = last.argumentsText;
            draft.mode = CallMode::Call;
            return draft;
        }
        const qsizetype behind = behindParenthesis(text, end);
        if (behind < 0)
            return fail(tr("This parenthesis is not closed."), end, 1);
        if (draft.before.size() > CallDraft::MostSteps)
            return fail(tr("A chain has %1 steps at most.").arg(CallDraft::MostSteps), end, 1);
        draft.before.append({path, text.sliced(end + 1, behind - end - 2).trimmed()});
        at = behind;
        first = false;
    }
}

} // namespace Inspector
