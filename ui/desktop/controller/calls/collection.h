// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrequest.h"
#include "variables.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>

/// \file
/// Collections of calls, and the files that they are kept in. The format is described in docs/collections.md.

namespace Inspector {

/// Values for the same calls elsewhere: of a server on this machine, of a test server.
struct Environment {
    QString name;
    QList<Variable> variables;

    friend bool operator==(const Environment &, const Environment &) = default;
};

struct Collection {
    QString name;
    QList<Variable> variables; ///< in every environment, unless it has one of that name itself
    QList<Environment> environments;
    QList<CallDraft> calls; ///< in the order in which they are run

    /// The variables there are in \a environment; without one of that name only those of the collection.
    Variables variablesIn(const QString &environment) const;
    /// A name that no call has yet: \a wanted, or with a number behind it.
    QString freeName(const QString &wanted) const;

    friend bool operator==(const Collection &, const Collection &) = default;
};

/// The largest file that is read, in bytes.
inline constexpr qint64 LargestCollectionFile = 16 << 20;

/// \brief The text of a file: JSON of one form, so that one change is a difference of few lines. Values of secrets are left out.
QByteArray toFileText(const Collection &collection);
/// Reads what toFileText() wrote, or a person. \return the collection, or nothing and \a error with its line.
std::optional<Collection> parseCollection(const QByteArray &text, QString *error);

} // namespace Inspector
