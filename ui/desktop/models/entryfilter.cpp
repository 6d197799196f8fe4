// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "entryfilter.h"

#include "capture.h"
#include "datatext.h"

#include <QtCore/QStringList>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

QString entryFilter(const Capture &capture, quint32 session, Side side, Table table, const TableEntry &entry)
{
    const Side importer = table == Table::Imports ? side : opposite(side);
    const QString holder = importer == Side::A ? u"a"_s : u"b"_s;
    const QString giver = importer == Side::A ? u"b"_s : u"a"_s;
    const QString id = idText(entry.id);
    QStringList parts{u"on == %1 and caller == %2"_s.arg(id, holder)};
    if (entry.origin != TableEntry::Origin::Main) {
        const CallId call = capture.calls().find(session, importer, entry.id);
        if (call != NoCall) {
            parts.append(u"call == %1"_s.arg(call));
        } else {
            parts.append(u"id == %1 and from == %2 and kind in {pull, release, pipe}"_s.arg(id, holder));
            parts.append(u"id == %1 and from == %2 and kind in {resolve, reject}"_s.arg(id, giver));
            if (entry.born != NoRecord)
                parts.append(u"no == %1"_s.arg(entry.born));
        }
    }
    const QString any = parts.size() == 1 ? parts.first() : u'(' + parts.join(u") or ("_s) + u')';
    return u"session == %1 and (%2)"_s.arg(session).arg(any);
}

} // namespace Inspector
