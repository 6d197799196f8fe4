// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "redactionrules.h"

#include <functional>

/// \file
/// Redaction of JSON texts by replacing ranges of their source. Private to redaction.

namespace QtCapnWeb::Trace {

/// A message with its values hidden. \a method is that of its call.
QByteArray redactedMessage(const HiddenRules &rules, const QByteArray &text, QStringView method);
/// The facts of an HTTP request or response (Record::Kind::Request).
QByteArray redactedFacts(const HiddenRules &rules, const QByteArray &text, const std::function<QString(const QString &)> &url);

} // namespace QtCapnWeb::Trace
