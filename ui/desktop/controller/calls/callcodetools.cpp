// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callcodetools.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector::CallCodeTools {

QString problem(const CallScript &script)
{
    if (script.missing.isEmpty())
        return {};
    return QCoreApplication::translate("Inspector::CallCode", "No call of the composer gave %1, so that a program could have it.")
        .arg(script.missing.join(u", "_s));
}

QString resultName(const CallScript &script, int call)
{
    if (call == script.calls.size() - 1)
        return u"result"_s;
    const PropertyPath path = pathOf(script.calls[call].method);
    QString name = path.isEmpty() ? QString() : pathToString({path.constLast()});
    if (!isIdentifier(name) || name.contains(u'$'))
        name = u"call"_s;
    return name + QString::number(call + 1);
}

PropertyPath pathOf(const QString &method)
{
    TextError error;
    return parsePath(method, &error).value_or(PropertyPath());
}

bool isIdentifier(const QString &name)
{
    const auto isStart = [](QChar c) { return c.unicode() < 128 && (c.isLetter() || c == u'_' || c == u'$'); };
    return !name.isEmpty() && isStart(name.front())
           && std::all_of(name.begin(), name.end(), [&](QChar c) { return isStart(c) || (c.unicode() < 128 && c.isDigit()); });
}

} // namespace Inspector::CallCodeTools
