// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "foldedneedle.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>

/// \file
/// Finding one text in very many.

namespace QtCapnWeb::Trace {

/// \brief A text to look for in UTF-8. Two letters of it are compared with sixteen places at once, so that it costs little per
/// byte and next to nothing to begin; bad cases cost O(text * needle), like any search that keeps no tables.
///
/// Without regard to case, an ASCII letter finds its other form. A needle with letters beyond ASCII is compared as Unicode folds
/// them. An empty needle is found everywhere.
class QTCAPNWEB_EXPORT TextNeedle
{
public:
    TextNeedle() = default;
    TextNeedle(const QString &text, Qt::CaseSensitivity sensitivity);

    /// Where it stands first in \a utf8, from \a from on; -1: nowhere.
    /// \a length, if given, is told how many bytes stand there.
    qsizetype find(QByteArrayView utf8, qsizetype from = 0, qsizetype *length = nullptr) const;
    bool isIn(QByteArrayView utf8) const { return find(utf8) >= 0; }
    bool isIn(QStringView text) const { return text.contains(m_text, m_sensitivity); }

    /// The longest part that JSON writes as it is, unless it writes it as numbers (\u0041): a text that has neither that part nor
    /// "\u" in its escaped form does not have the needle. Empty if there is no such part.
    TextNeedle plainPart() const;

    bool isEmpty() const { return m_text.isEmpty(); }
    const QString &text() const { return m_text; }
    Qt::CaseSensitivity caseSensitivity() const { return m_sensitivity; }

private:
    bool equalsAt(const char *place) const;

    QString m_text;
    QByteArray m_bytes; // without regard to case: in lower case
    Qt::CaseSensitivity m_sensitivity = Qt::CaseSensitive;
    bool m_folds = false; // Unicode's folding is needed
    FoldedNeedle m_folded;
    // Two bytes of the needle that are looked for; the mask makes letters one case.
    qsizetype m_first = 0;
    qsizetype m_second = 0;
    char m_firstMask = 0;
    char m_secondMask = 0;
};

} // namespace QtCapnWeb::Trace
