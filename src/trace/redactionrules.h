// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "redaction.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

#include <optional>
#include <vector>

/// \file
/// The rules of a redaction, compiled. Private to redaction.

namespace QtCapnWeb::Trace {

struct HiddenRules {
    struct Path {
        QString method; ///< "*": any
        QStringList steps; ///< "0", "result", "error", then names and numbers; "*": any
    };

    QSet<QString> keys; ///< case folded
    std::vector<Path> paths;
    std::vector<QRegularExpression> patterns;

    std::optional<FilterError> compile(const RedactionRules &rules);
    bool isKey(const QString &name) const { return !keys.isEmpty() && keys.contains(name.toCaseFolded()); }
    /// \a value with what the patterns find hidden; nothing if they find nothing.
    std::optional<QString> hide(const QString &value) const;
};

} // namespace QtCapnWeb::Trace
