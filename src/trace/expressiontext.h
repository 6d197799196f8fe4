// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "jsondocument.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>

/// \file
/// Expressions and the instructions of a map as a person would write them in JavaScript.

namespace QtCapnWeb::Trace {

/// How a reference of the expression to an entry is named, such as "main".
using ReferenceName = std::function<QString(EntryId id)>;

/// \brief What a remap does, as code: `names.map(x => main.getUserName(x))`.
///
/// An instruction whose result is used once stands where it is used; one that is used more often gets a name, and one that is
/// used by nobody a line: `list.map(x => { const v1 = x.open(); v1.touch(); return v1.title; })`. Inner maps name their inputs y,
/// z, x4 …. \a target is what the map was made on, \a captures are the names of what it captured, in order. The result has at
/// most about \a maximum characters (it ends in "…" where more follows), and the work is bounded by it and by the size of the
/// instructions.
QString mapText(const QString &target, const JsonNode &path, const QStringList &captures, const JsonNode &instructions,
                int maximum = 2000);

/// An expression: `[1, {user: v}, new Date(0)]`. Shortened as mapText().
QString expressionText(const JsonNode &expression, const ReferenceName &name, int maximum = 2000);
/// The array of a call's arguments, without its brackets: `1, {user: v}`.
QString argumentsText(const JsonNode &arguments, const ReferenceName &name, int maximum = 2000);

/// A checked property path: `.profile.names[0]["odd name"]`.
QString pathText(const JsonNode &path);

} // namespace QtCapnWeb::Trace
