// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawtextview.h"

#include "theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QSyntaxHighlighter>
#include <QtGui/QTextBlock>

#include <algorithm>

namespace Inspector {

/// Colours by the tokens that MessageText found; nothing is parsed here.
class RawTextView::Colors final : public QSyntaxHighlighter
{
public:
    Colors(QTextDocument *document, const MessageText &message) : QSyntaxHighlighter(document), m_message(message) { }

    void setTheme(const Theme &theme) { m_theme = theme; }

protected:
    void highlightBlock(const QString &text) override
    {
        const auto &spans = m_message.spans();
        const int begin = currentBlock().position();
        const int end = begin + int(text.size());
        auto it = std::upper_bound(spans.begin(), spans.end(), begin,
                                   [](int position, const MessageText::Span &span) { return position < span.position; });
        if (it != spans.begin())
            --it;
        for (; it != spans.end() && it->position < end; ++it) {
            const int from = qMax(begin, it->position);
            const int to = it + 1 == spans.end() ? end : qMin(end, (it + 1)->position);
            setFormat(from - begin, to - from, colorOf(it->token));
        }
    }

private:
    QColor colorOf(MessageText::Token token) const
    {
        switch (token) {
        case MessageText::Token::Punctuation:
            return m_theme.dim;
        case MessageText::Token::Key:
            return m_theme.capability;
        case MessageText::Token::String:
            return m_theme.string;
        case MessageText::Token::Number:
            return m_theme.number;
        case MessageText::Token::Literal:
            return m_theme.literal;
        case MessageText::Token::Other:
            break;
        }
        return m_theme.text;
    }

    const MessageText &m_message;
    Theme m_theme;
};

RawTextView::RawTextView(QWidget *parent) : QPlainTextEdit(parent), m_colors(std::make_unique<Colors>(document(), m_message))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setAccessibleName(tr("Text of the message"));
    // Text off the wire must not turn the whole pane round.
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    document()->setDefaultTextOption(option);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_colors->setTheme(Theme::of(palette()));
    QFont font = dataFont();
    font.setPointSizeF(this->font().pointSizeF());
    setFont(font);
}

RawTextView::~RawTextView()
{
    m_colors.reset(); // before the document that it colours
}

void RawTextView::setMessage(MessageText &&text)
{
    m_message = std::move(text);
    m_begin = m_end = 0;
    setExtraSelections({});
    setPlainText(m_message.text());
    if (m_hits)
        updateMark();
}

void RawTextView::setHits(Hits hits)
{
    m_hits = std::move(hits);
    updateMark();
}

void RawTextView::markBytes(qsizetype begin, qsizetype end)
{
    markRange(begin, end);
    if (begin >= end)
        return;
    QTextCursor cursor(document());
    cursor.setPosition(m_message.positionOf(begin));
    setTextCursor(cursor);
    ensureCursorVisible();
}

void RawTextView::markRange(qsizetype begin, qsizetype end)
{
    m_begin = begin;
    m_end = end;
    updateMark();
}

void RawTextView::updateMark()
{
    const Theme &theme = Theme::of(palette());
    QList<QTextEdit::ExtraSelection> marks;
    const auto add = [this, &marks](qsizetype begin, qsizetype end) -> QTextCharFormat & {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(m_message.positionOf(begin));
        mark.cursor.setPosition(m_message.positionOf(end), QTextCursor::KeepAnchor);
        marks.append(mark);
        return marks.last().format;
    };
    if (m_begin < m_end)
        add(m_begin, m_end).setBackground(theme.relatedBackground);
    if (m_hits) {
        QColor shade = theme.warning;
        shade.setAlpha(80);
        for (const auto &[begin, end] : m_hits()) {
            QTextCharFormat &format = add(begin, end);
            format.setBackground(shade);
            format.setFontUnderline(true); // colour is not the only mark
        }
    }
    setExtraSelections(marks);
}

void RawTextView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection())
        Q_EMIT byteClicked(m_message.byteAt(cursorForPosition(event->position().toPoint()).position()));
}

void RawTextView::keyReleaseEvent(QKeyEvent *event)
{
    QPlainTextEdit::keyReleaseEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT byteClicked(m_message.byteAt(textCursor().position()));
}

void RawTextView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_colors) {
        m_colors->setTheme(Theme::of(palette()));
        m_colors->rehighlight();
        updateMark();
    }
}

} // namespace Inspector
