// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

/// \file
/// The text of a message as a person reads it, and which byte of it stands where.

namespace Inspector {

/// \brief A message's text made fit for a screen: cut at a bound, unsafe characters made visible, and if wanted laid out over
/// lines.
///
/// Both directions of the link between the decoded tree and the text go through it: a byte range of the message gives a range of
/// what is shown, a position in what is shown gives a byte.
class MessageText
{
public:
    enum class Layout : quint8 {
        AsSent, ///< one line, as on the wire
        Indented, ///< JSON over lines; what fits on a line stays on one. As sent if it is no JSON
    };
    /// What a token is, for colours.
    enum class Token : quint8 { Punctuation, Key, String, Number, Literal, Other };
    struct Span {
        int position; ///< in text()
        Token token; ///< of the characters from there on, up to the next span
    };

    /// More than this many bytes are never shown. It bounds time and memory, however large the message is.
    static constexpr qsizetype DefaultMaximum = 128 * 1024;
    /// Shown lines are at most this long; longer ones are broken, or layout of the view would take seconds.
    static constexpr int MaximumLine = 2000;

    MessageText() = default;
    /// Cost: O(min(size, maximum)).
    MessageText(const QByteArray &utf8, Layout layout, qsizetype maximum = DefaultMaximum);

    const QString &text() const { return m_text; }
    const std::vector<Span> &spans() const { return m_spans; }
    /// Whether bytes are missing at the end.
    bool isCut() const { return m_shownBytes < m_totalBytes; }
    qsizetype shownBytes() const { return m_shownBytes; }
    qsizetype totalBytes() const { return m_totalBytes; }

    /// The position in text() of a byte of the message; of the end, if it is cut off.
    int positionOf(qsizetype byte) const;
    /// The byte that a position shows; characters that were added belong to the byte behind them.
    qsizetype byteAt(int position) const;

private:
    struct Anchor { // from here on bytes and characters go in step, until the next anchor
        int position;
        qsizetype byte;
    };
    class Builder;

    QString m_text;
    std::vector<Span> m_spans;
    std::vector<Anchor> m_anchors;
    QByteArray m_bytes; ///< what is shown, for the steps within an anchor's run
    qsizetype m_shownBytes = 0;
    qsizetype m_totalBytes = 0;
};

} // namespace Inspector
