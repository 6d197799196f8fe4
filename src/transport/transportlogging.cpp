// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "transportlogging.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

// Debug output is for those who ask for it.
Q_LOGGING_CATEGORY(lcTransport, "qtcapnweb.transport", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMessages, "qtcapnweb.transport.messages", QtInfoMsg)

void logMessage(const QString &session, const char *arrow, const QByteArray &text)
{
    QString shown = visibleText(QByteArrayView(text), LoggedMessageLength);
    if (text.size() > LoggedMessageLength)
        shown += u" (%1 bytes)"_s.arg(text.size());
    qCDebug(lcMessages).noquote() << session << arrow << shown;
}

} // namespace QtCapnWeb
