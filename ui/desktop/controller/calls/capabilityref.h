// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expression.h"
#include "ids.h"

#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <optional>

/// \file
/// How a person names a capability: `main`, `$import:-3`, `$export:2`, with a property path behind it if wanted.

namespace Inspector {

/// \brief Names an entry of one of our own tables, and maybe a property behind it. A name only: it keeps nothing alive.
struct CapabilityRef {
    enum class Table : quint8 {
        Import, ///< something of the peer's that we may call; id 0 is its main
        Export, ///< something of ours that the peer may call
    };

    Table table = Table::Import;
    QtCapnWeb::EntryId id;
    QtCapnWeb::PropertyPath path; ///< from the capability to what is meant; empty: itself

    bool isMain() const { return table == Table::Import && id.value == 0; }

    static CapabilityRef main() { return {}; }
    static CapabilityRef import(double id, QtCapnWeb::PropertyPath path = {})
    {
        return {Table::Import, QtCapnWeb::EntryId(id), std::move(path)};
    }
    static CapabilityRef exported(double id, QtCapnWeb::PropertyPath path = {})
    {
        return {Table::Export, QtCapnWeb::EntryId(id), std::move(path)};
    }

    friend bool operator==(const CapabilityRef &, const CapabilityRef &) = default;
};

/// Why a text is no path or no reference, and where in it.
struct TextError {
    QString message;
    qsizetype offset = 0; ///< UTF-16 code units from the start of the text
    qsizetype length = 0; ///< 0: a point between two characters
};

/// "main", "main.user.name", "$import:-3", "$export:2.items[0]": what parseReference() reads again.
QString toText(const CapabilityRef &reference);
/// A path as a person types it: `user.name`, `items[0]`, `odd["a b"]`. Empty for the empty path.
QString toText(const QtCapnWeb::PropertyPath &path);

/// Reads a path: names joined by dots, `[3]` for an array index and `["a.b"]` for any other name. Blanks around it are ignored.
/// \return the path, or nothing and \a error.
std::optional<QtCapnWeb::PropertyPath> parsePath(const QString &text, TextError *error);
/// Reads a reference: `main`, `$import:ID` or `$export:ID`, and a path behind it. A text that begins with neither is a path
/// from main, so that `makeCounter` means `main.makeCounter`. Empty is main.
/// \return the reference, or nothing and \a error.
std::optional<CapabilityRef> parseReference(const QString &text, TextError *error);

} // namespace Inspector

Q_DECLARE_METATYPE(Inspector::CapabilityRef)
