// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jsondocument.h"
#include "tablehistory.h"

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>

/// \file
/// The tables that the corpus recorded of the reference, and those of the table engine, in the same form.

namespace TableTruth {

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

/// The lines of a file of the corpus.
inline QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

/// Both tables of one side, as the corpus tells them: imports are only there or not, exports have a count.
struct Truth {
    struct Import {
        bool pulling = false;
        friend bool operator==(const Import &, const Import &) = default;
    };
    struct Export {
        double refcount = 0;
        bool pulled = false;
        bool stream = false;
        friend bool operator==(const Export &, const Export &) = default;
    };
    QMap<double, Import> imports;
    QMap<double, Export> exports;
    double nextImport = 1;

    friend bool operator==(const Truth &, const Truth &) = default;

    static bool flag(const JsonNode &node, QByteArrayView name)
    {
        const JsonNode member = node.member(name);
        return !member.isNone() && member.kind() == JsonNode::Kind::True;
    }

    void apply(const JsonNode &changes)
    {
        if (changes.isNone() || !changes.isObject())
            return;
        if (const JsonNode table = changes.member("imports"); !table.isNone()) {
            for (JsonNode key = table.first(); !key.isNone(); key = key.next().next()) {
                const double id = key.toString().toDouble();
                if (key.next().isNull())
                    imports.remove(id);
                else
                    imports[id] = {flag(key.next(), "pulling")};
            }
        }
        if (const JsonNode table = changes.member("exports"); !table.isNone()) {
            for (JsonNode key = table.first(); !key.isNone(); key = key.next().next()) {
                const double id = key.toString().toDouble();
                if (key.next().isNull())
                    exports.remove(id);
                else
                    exports[id] = {key.next().member("refcount").toNumber(), flag(key.next(), "pulled"),
                                   flag(key.next(), "auto")};
            }
        }
        if (const JsonNode next = changes.member("next"); !next.isNone())
            nextImport = next.member("import").toNumber();
    }
};

/// What the engine says, in the same words.
inline Truth engineState(const TableHistory &history, quint32 session, Side side, RecordIndex at = TableHistory::Latest)
{
    Truth state;
    for (const TableEntry &entry : history.entries(session, side, Table::Imports, at))
        state.imports[entry.id.value] = {entry.pulled != NoRecord};
    for (const TableEntry &entry : history.entries(session, side, Table::Exports, at)) {
        state.exports[entry.id.value] = {entry.references, entry.pulled != NoRecord, entry.origin == TableEntry::Origin::Stream};
    }
    state.nextImport = history.nextImport(session, side);
    return state;
}

inline QString inWords(const Truth &state)
{
    QString words = u"imports"_s;
    for (auto it = state.imports.begin(); it != state.imports.end(); ++it)
        words += u" %1%2"_s.arg(it.key()).arg(it->pulling ? u"p"_s : QString());
    words += u" | exports"_s;
    for (auto it = state.exports.begin(); it != state.exports.end(); ++it)
        words +=
            u" %1x%2%3%4"_s.arg(it.key()).arg(it->refcount).arg(it->pulled ? u"p"_s : QString(), it->stream ? u"s"_s : QString());
    return words + u" | next %1"_s.arg(state.nextImport);
}

} // namespace TableTruth
