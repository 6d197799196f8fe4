// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tablescheck.h"

#include "jsonwriter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <map>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Inspector::TablesCheck", text); }
QString number(double value) { return QString::fromLatin1(numberToJavaScript(value)); }

constexpr int MostShown = 5;

} // namespace

QString tablesDifference(const Trace::TableHistory &history, quint32 session, Side side, const SessionTables &own)
{
    QStringList differences;
    std::map<EntryId, double> traced;
    for (const Trace::TableEntry &entry : history.entries(session, side, Trace::Table::Imports))
        traced.emplace(entry.id, 0);
    for (const SessionTables::Import &import : own.imports) {
        // Stream calls carry no introductions; their end is decided a moment after their result was read (corpus N1).
        if (!traced.erase(import.id) && import.introductions > 0)
            differences.append(tr("import %1 is missing in the trace").arg(number(import.id.value)));
    }
    for (const auto &[id, unused] : traced) {
        const auto entry = history.find(session, side, Trace::Table::Imports, id);
        if (entry && entry->origin != Trace::TableEntry::Origin::Stream)
            differences.append(tr("import %1 is in the trace only").arg(number(id.value)));
    }

    traced.clear();
    for (const Trace::TableEntry &entry : history.entries(session, side, Trace::Table::Exports))
        traced.emplace(entry.id, double(entry.references));
    for (const SessionTables::Export &exported : own.exports) {
        const auto at = traced.find(exported.id);
        if (at == traced.end()) {
            differences.append(tr("export %1 is missing in the trace").arg(number(exported.id.value)));
            continue;
        }
        if (exported.id.value != 0 && at->second != exported.refcount) {
            differences.append(tr("export %1 has %2 references, %3 in the trace")
                                   .arg(number(exported.id.value), number(exported.refcount), number(at->second)));
        }
        traced.erase(at);
    }
    for (const auto &[id, references] : traced)
        differences.append(tr("export %1 is in the trace only").arg(number(id.value)));

    if (const double next = history.nextImport(session, side); next != own.nextImport)
        differences.append(tr("the next call is %1, %2 in the trace").arg(number(own.nextImport), number(next)));

    if (differences.size() > MostShown) {
        const qsizetype more = differences.size() - MostShown;
        differences.resize(MostShown);
        differences.append(tr("%1 more").arg(more));
    }
    return differences.join(u"; "_s);
}

} // namespace Inspector
