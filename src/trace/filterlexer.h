// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QString>

#include <vector>

/// \file
/// The words of the filter language. Private to the filter.

namespace QtCapnWeb::Trace {

struct FilterToken {
    enum class Kind : quint8 {
        Word, ///< a name, a number, a bare text
        String, ///< in quotes
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
        Contains,
        Matches,
        In,
        And,
        Or,
        Not,
        Open,
        Close,
        OpenSet,
        CloseSet,
        Comma,
        Range, ///< ..
        Bad, ///< \c text says why
        End,
    };

    Kind kind = Kind::End;
    qsizetype position = 0; ///< UTF-16 code units
    qsizetype length = 0;
    QString text; ///< Word: itself; String: what stands between the quotes, as it is; Bad: an English sentence

    bool isComparison() const { return kind >= Kind::Equal && kind <= Kind::In; }
};

/// The tokens of \a text, with one End; a Bad one is followed by End.
std::vector<FilterToken> filterTokens(QStringView text);

/// What stands between quotes with its escapes read: \" \' \\ \n \r \t \uXXXX. Any other backslash stays what it is.
QString unquotedFilterText(QStringView quoted);
/// \a text in quotes, such that unquotedFilterText() gives it back.
QString quotedFilterText(QStringView text);

} // namespace QtCapnWeb::Trace
