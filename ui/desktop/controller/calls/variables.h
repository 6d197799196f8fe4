// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrequest.h"
#include "value.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <functional>
#include <optional>
#include <vector>

/// \file
/// {{name}} in texts of calls and headers.

namespace Inspector {

/// A variable of a collection or of one of its environments.
struct Variable {
    QString name;
    QString value;
    bool secret = false; ///< its value is kept on this machine only, never in the collection's file

    friend bool operator==(const Variable &, const Variable &) = default;
};

/// Why \a name can be none of a variable; empty if it can.
QString variableNameProblem(const QString &name);

/// A text in which variables were replaced.
struct Expansion {
    QString text;
    std::optional<TextError> error; ///< its place is one of the text as it was written

    /// The place in the text as it was written of one in \c text.
    qsizetype written(qsizetype offset) const;

    struct Piece {
        qsizetype from = 0; ///< in \c text
        qsizetype length = 0;
        qsizetype written = 0;
        qsizetype writtenLength = 0;
    };
    std::vector<Piece> pieces; ///< of variables, in order
};

/// \brief Values by name: texts of environments, and results of calls.
///
/// `{{token}}` is a variable, `{{Log in.user.id}}` a property of the result of the call that is named "Log in". Values are not
/// looked through for variables again.
class Variables
{
public:
    /// Later ones replace earlier ones of the same name.
    void set(const QString &name, const QString &value);
    void set(const QList<Variable> &variables);
    /// The result of a call that was made earlier, with placeholders for capabilities; a promise where it is not there yet.
    void setResult(const QString &call, const QtCapnWeb::Value &result);
    bool isEmpty() const { return m_texts.isEmpty() && m_results.isEmpty(); }
    QStringList names() const;

    /// In a target, a method, a header or a URL: values stand as they are.
    Expansion expand(const QString &text) const;
    /// In arguments: within a string of JSON the value is escaped; elsewhere a text stands as it is (so it must be JSON) and a
    /// result as ArgumentParser reads it.
    Expansion expandArguments(const QString &text) const;

private:
    struct Found {
        QString text;
        std::optional<QtCapnWeb::Value> value;
    };
    std::optional<Found> find(const QString &name, QString *problem) const;
    Expansion expand(const QString &text, bool isJson) const;

    QHash<QString, QString> m_texts;
    QHash<QString, QtCapnWeb::Value> m_results;
};

/// \brief What is sent for a draft: variables replaced, and all of it understood. \a check is asked of every reference, see
/// ArgumentParser::Check. \return the request, or nothing and \a problem.
std::optional<CallRequest> requestOf(const CallDraft &draft, const Variables &variables,
                                     const std::function<std::optional<QString>(const CapabilityRef &reference)> &check,
                                     DraftProblem *problem);

} // namespace Inspector
