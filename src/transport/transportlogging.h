// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "visibletext.h"

#include <QtCore/QByteArray>
#include <QtCore/QLoggingCategory>

/// \file
/// The logging categories of this room. Both are silent unless a rule asks for their debug output. Whatever comes from a peer
/// goes through visibleText() first: it must not write to a terminal, or forge a line.

namespace QtCapnWeb {

Q_DECLARE_LOGGING_CATEGORY(lcTransport) // "qtcapnweb.transport": connections, requests, refusals
Q_DECLARE_LOGGING_CATEGORY(lcMessages) // "qtcapnweb.transport.messages": the text of each message

/// The most characters of a message that are logged.
inline constexpr qsizetype LoggedMessageLength = 1000;

/// Logs \a text on one line, with the name of its session and an arrow, `->` for one that is sent; cut at LoggedMessageLength,
/// with its size in bytes. Ask lcMessages().isDebugEnabled() before making the name.
QTCAPNWEB_EXPORT void logMessage(const QString &session, const char *arrow, const QByteArray &text);

} // namespace QtCapnWeb
