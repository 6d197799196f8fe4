// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jsondocument.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QRegularExpression>
#include <QtCore/QString>

#include <optional>

/// \file
/// What differs between two results, one recorded and one live.

namespace QtCapnWeb::Replay {

/// \brief What is no difference.
///
/// A place in a value is written as in JavaScript, `items[0].name`; the value itself is `$`. A pattern of places has `*` for any
/// one step and `**` for any number of them: `items[*].id`, `**.createdAt`.
struct DiffRules {
    bool dates = false; ///< any date equals any other, strings in the form of ISO 8601 among them
    bool randomIds = false; ///< strings that both look made by chance (UUIDs; 16 hexadecimal digits or more; ULIDs) are equal
    bool numbers = false; ///< any number equals any other
    bool order = false; ///< items of arrays may stand in any order, everywhere
    bool stacks = true; ///< stacks of errors are not looked at
    QStringList paths; ///< places that are not looked at
    QStringList unordered; ///< arrays there may stand in any order
    QStringList methods; ///< calls of these methods are not compared
    QList<QRegularExpression> matching; ///< strings that both match one of them are equal

    /// Adds the rule that \a text is, as a command line has it: `dates`, `ids`, `numbers`, `order`, `order:PLACE`, `path:PLACE`,
    /// `method:NAME`, `match:REGEX`. \return why it is none; empty if it is one.
    QString add(const QString &text);
    bool ignoresMethod(const QString &method) const { return methods.contains(method); }
};

/// One difference.
struct Difference {
    enum class Kind : quint8 {
        Value, ///< another value of the same kind
        Type, ///< another kind of value
        Missing, ///< only the recording has it
        Extra, ///< only the live result has it
    };

    Kind kind = Kind::Value;
    QString path;
    QString recorded; ///< JSON, cut if it is long
    QString live;

    /// `items[0].name: "a" became "b"`
    QString text() const;
};

/// Strings of the recording that are others now, by where they stood; such as a token, or the id of what a call made.
using ChangedStrings = QHash<QString, QString>;

/// \brief Compares two expressions by what they mean: members of objects have no order, capabilities are equal if they are of one
/// kind, whatever their ids are. At most \a maximum differences are listed. If \a changed is given, strings that differ are added
/// to it, also where a rule says that they may.
QList<Difference> differencesOf(const JsonNode &recorded, const JsonNode &live, const DiffRules &rules, int maximum = 20,
                                ChangedStrings *changed = nullptr);

} // namespace QtCapnWeb::Replay
