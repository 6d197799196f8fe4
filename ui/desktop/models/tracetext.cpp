// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tracetext.h"

#include <QtCore/QCoreApplication>

namespace Inspector {

QString translated(const QtCapnWeb::Trace::Phrase &phrase)
{
    return phrase.in([](const QByteArray &source) { return QCoreApplication::translate("Trace", source); });
}

QString translated(QLatin1StringView text) { return QCoreApplication::translate("Trace", QByteArray(text.data(), text.size())); }

} // namespace Inspector
