// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QString>

#include <array>
#include <vector>

/// \file
/// Finding a text without regard to case where its letters are not only ASCII. Private to TextNeedle.

namespace QtCapnWeb::Trace {

/// \brief A text whose letters are compared as Unicode folds them one by one, which is what QString does.
///
/// The letter whose forms end in the rarest bytes is looked for, sixteen places at once; what stands around it is decoded only
/// where one is found.
class FoldedNeedle
{
public:
    FoldedNeedle() = default;
    explicit FoldedNeedle(const QString &text);

    /// Where it stands first in \a utf8, from \a from on, and how many bytes it has there; -1: nowhere. Not for an empty needle.
    qsizetype find(QByteArrayView utf8, qsizetype from, qsizetype *length) const;

private:
    qsizetype findLast(QByteArrayView utf8, qsizetype from) const;
    bool matchAround(QByteArrayView utf8, qsizetype from, qsizetype last, qsizetype *begin, qsizetype *end) const;

    std::vector<char32_t> m_points; // folded
    size_t m_anchor = 0; // the letter that is looked for
    static constexpr size_t MostForms = 4;
    std::array<char, MostForms> m_lastBytes{}; // of its forms; the first one again where there are fewer
    bool m_anyByte = false; // it has more forms than that
};

} // namespace QtCapnWeb::Trace
