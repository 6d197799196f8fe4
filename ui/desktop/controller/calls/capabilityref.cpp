// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilityref.h"

#include "jsonwriter.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Inspector::CapabilityRef", text); }

constexpr double LargestId = 9007199254740991.0;
constexpr QLatin1StringView ImportPrefix("$import:");
constexpr QLatin1StringView ExportPrefix("$export:");

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

/// Whether a person may write it behind a dot: no character that the syntax needs, and no number.
bool isPlainName(const QString &name)
{
    if (name.isEmpty() || std::all_of(name.begin(), name.end(), isDigit))
        return false;
    return std::none_of(name.begin(), name.end(), [](QChar c) {
        return c == u'.' || c == u'[' || c == u']' || c == u'"' || c == u'$' || c.isSpace() || !c.isPrint();
    });
}

QString quoted(const QString &name)
{
    JsonWriter writer;
    writer.string(name);
    return QString::fromUtf8(writer.text());
}

/// Reads names and brackets from \a at to the end of \a text. \a first: a name may stand there without a dot.
std::optional<PropertyPath> parseSteps(const QString &text, qsizetype at, bool first, TextError *error)
{
    const auto fail = [error](const QString &message, qsizetype offset, qsizetype length = 0) {
        *error = {message, offset, length};
        return std::nullopt;
    };
    PropertyPath path;
    while (at < text.size()) {
        if (text[at] == u'[') {
            const qsizetype open = at++;
            if (at < text.size() && text[at] == u'"') {
                const qsizetype from = at++;
                while (at < text.size() && text[at] != u'"')
                    at += text[at] == u'\\' ? 2 : 1;
                if (at >= text.size())
                    return fail(tr("The closing quote is missing."), from, text.size() - from);
                JsonDocument document;
                if (document.parse(QStringView(text).mid(from, at + 1 - from).toUtf8()).isError())
                    return fail(tr("This is not a quoted name."), from, at + 1 - from);
                path.append(document.root().toString());
                ++at;
            } else {
                const qsizetype from = at;
                while (at < text.size() && isDigit(text[at]))
                    ++at;
                const double number = QStringView(text).mid(from, at - from).toDouble();
                if (at == from || number > LargestId)
                    return fail(tr("An index or a name in quotes belongs in the brackets."), open, at + 1 - open);
                path.append(number);
            }
            if (at >= text.size() || text[at] != u']')
                return fail(tr("The closing bracket is missing."), open, at - open);
            ++at;
        } else {
            if (text[at] == u'.' && !first)
                ++at;
            else if (!first)
                return fail(tr("A dot or a bracket belongs here."), at, 1);
            const qsizetype from = at;
            while (at < text.size()
                   && !(text[at] == u'.' || text[at] == u'[' || text[at] == u']' || text[at] == u'"' || text[at].isSpace()))
                ++at;
            const QString name = text.mid(from, at - from);
            if (name.isEmpty())
                return fail(from < text.size() ? tr("A name belongs here; one with special characters is written [\"…\"].")
                                               : tr("A name is missing at the end."),
                            from, from < text.size() ? 1 : 0);
            if (at < text.size() && (text[at] == u'"' || text[at] == u']' || text[at].isSpace()))
                return fail(tr("A name with special characters is written [\"…\"]."), at, 1);
            const double number = name.toDouble();
            if (std::all_of(name.begin(), name.end(), isDigit) && number <= LargestId)
                path.append(number); // JavaScript treats a[0] and a["0"] alike on objects, and arrays take numbers only
            else
                path.append(name);
        }
        first = false;
    }
    return path;
}

} // namespace

QString toText(const PropertyPath &path)
{
    QString text;
    for (const PathPart &part : path) {
        if (const double *index = std::get_if<double>(&part)) {
            text += u'[' + QString::fromLatin1(numberToJavaScript(*index)) + u']';
        } else if (const QString &name = std::get<QString>(part); isPlainName(name)) {
            if (!text.isEmpty())
                text += u'.';
            text += name;
        } else {
            text += u'[' + quoted(name) + u']';
        }
    }
    return text;
}

QString toText(const CapabilityRef &reference)
{
    QString text = reference.isMain() ? u"main"_s
                                      : (reference.table == CapabilityRef::Table::Import ? ImportPrefix : ExportPrefix)
                                            + QString::fromLatin1(numberToJavaScript(reference.id.value));
    const QString path = toText(reference.path);
    if (!path.isEmpty() && !path.startsWith(u'['))
        text += u'.';
    return text + path;
}

std::optional<PropertyPath> parsePath(const QString &text, TextError *error)
{
    const qsizetype leading = std::find_if_not(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }) - text.begin();
    const auto path = parseSteps(text.trimmed(), 0, true, error);
    if (!path)
        error->offset += leading;
    return path;
}

std::optional<CapabilityRef> parseReference(const QString &text, TextError *error)
{
    const qsizetype leading = std::find_if_not(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }) - text.begin();
    const QString trimmed = text.trimmed();
    CapabilityRef reference;
    qsizetype at = 0;
    bool first = false;
    if (trimmed.startsWith(ImportPrefix) || trimmed.startsWith(ExportPrefix)) {
        reference.table = trimmed.startsWith(ImportPrefix) ? CapabilityRef::Table::Import : CapabilityRef::Table::Export;
        const qsizetype from = at = ImportPrefix.size();
        static_assert(ImportPrefix.size() == ExportPrefix.size());
        if (at < trimmed.size() && trimmed[at] == u'-')
            ++at;
        const qsizetype digits = at;
        while (at < trimmed.size() && isDigit(trimmed[at]))
            ++at;
        const double id = QStringView(trimmed).mid(from, at - from).toDouble();
        if (at == digits || std::abs(id) > LargestId) {
            *error = {tr("The id is missing or no integer: a reference is written $import:-3 or $export:2."), leading + from,
                      std::max<qsizetype>(at - from, 0)};
            return std::nullopt;
        }
        reference.id = EntryId(id == 0 ? 0 : id); // no -0
    } else if (trimmed.startsWith(u'$')) {
        *error = {tr("A reference is written $import:ID or $export:ID."), leading, trimmed.size()};
        return std::nullopt;
    } else if (trimmed == "main"_L1 || trimmed.startsWith("main."_L1) || trimmed.startsWith("main["_L1)) {
        at = 4;
    } else {
        first = true;
    }
    const auto path = parseSteps(trimmed, at, first, error);
    if (!path) {
        error->offset += leading;
        return std::nullopt;
    }
    reference.path = *path;
    return reference;
}

} // namespace Inspector
