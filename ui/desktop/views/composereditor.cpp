// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

#ifdef INSPECTOR_HAS_QSCINTILLA
// QScintilla's headers are written with Qt's keywords.
#    undef QT_NO_KEYWORDS
#    include <Qsci/qscilexerjson.h>
#    include <Qsci/qsciscintilla.h>
#endif

#include "composereditor.h"

#include "theme.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextBlock>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace Inspector {

namespace {

#ifdef INSPECTOR_HAS_QSCINTILLA
constexpr int ErrorIndicator = 8; // the first that is free for applications

/// Positions of Scintilla are bytes of UTF-8.
long bytePosition(const QString &text, qsizetype offset)
{
    return long(QStringView(text).first(std::clamp<qsizetype>(offset, 0, text.size())).toUtf8().size());
}

qsizetype utf16Position(const QString &text, long position)
{
    return QString::fromUtf8(text.toUtf8().first(std::clamp<qsizetype>(position, 0, text.toUtf8().size()))).size();
}
#endif

/// What is marked for a place between two characters: the one behind it, or the last one at the end of the text.
std::pair<qsizetype, qsizetype> shownMark(qsizetype size, qsizetype offset, qsizetype length)
{
    qsizetype from = std::clamp<qsizetype>(offset, 0, size);
    const qsizetype to = std::min(size, from + std::max<qsizetype>(length, 1));
    if (from == to && from > 0)
        --from;
    return {from, to};
}

} // namespace

ComposerEditor::ComposerEditor(QWidget *parent) : QWidget(parent)
{
#ifdef INSPECTOR_HAS_QSCINTILLA
    m_scintilla = new QsciScintilla(this);
    m_editor = m_scintilla;
    m_scintilla->setUtf8(true);
    m_scintilla->setEolMode(QsciScintilla::EolUnix);
    m_scintilla->setLexer(new QsciLexerJSON(m_scintilla));
    m_scintilla->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_scintilla->setWrapMode(QsciScintilla::WrapWord);
    m_scintilla->setAutoIndent(true);
    m_scintilla->setIndentationWidth(2);
    m_scintilla->setIndentationsUseTabs(false);
    for (int margin = 0; margin < 5; ++margin)
        m_scintilla->setMarginWidth(margin, 0);
    m_scintilla->indicatorDefine(QsciScintilla::SquiggleIndicator, ErrorIndicator);
    connect(m_scintilla, &QsciScintilla::textChanged, this, &ComposerEditor::textChanged);
#else
    m_plain = new QPlainTextEdit(this);
    m_editor = m_plain;
    m_plain->setTabChangesFocus(true);
    connect(m_plain, &QPlainTextEdit::textChanged, this, &ComposerEditor::textChanged);
#endif
    m_editor->setAccessibleName(tr("Arguments"));
    m_editor->installEventFilter(this);
    setFocusProxy(m_editor);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_editor);
    applyTheme();
}

QSize ComposerEditor::sizeHint() const { return {fontMetrics().averageCharWidth() * 40, fontMetrics().lineSpacing() * 6}; }

void ComposerEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        applyTheme();
}

bool ComposerEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isTab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        if (isTab && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
            if (event->type() == QEvent::KeyPress)
                focusNextPrevChild(key->key() == Qt::Key_Tab);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

#ifdef INSPECTOR_HAS_QSCINTILLA

QString ComposerEditor::text() const { return m_scintilla->text(); }

void ComposerEditor::setText(const QString &text)
{
    m_scintilla->beginUndoAction();
    m_scintilla->selectAll();
    m_scintilla->replaceSelectedText(text);
    m_scintilla->endUndoAction();
}

void ComposerEditor::insert(const QString &text)
{
    if (m_scintilla->hasSelectedText()) {
        m_scintilla->replaceSelectedText(text);
        return;
    }
    const long position = m_scintilla->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
    int line = 0;
    int index = 0;
    m_scintilla->insert(text);
    m_scintilla->lineIndexFromPosition(int(position + text.toUtf8().size()), &line, &index);
    m_scintilla->setCursorPosition(line, index);
}

void ComposerEditor::setErrorMark(qsizetype offset, qsizetype length, const QString &message)
{
    clearErrorMark();
    const QString all = text();
    const auto [from, to] = shownMark(all.size(), offset, length);
    const long start = bytePosition(all, from);
    m_scintilla->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, ErrorIndicator);
    m_scintilla->SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(start),
                               bytePosition(all, to) - start);
    m_scintilla->setToolTip(message);
    m_scintilla->setAccessibleDescription(message);
}

void ComposerEditor::clearErrorMark()
{
    m_scintilla->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT, ErrorIndicator);
    m_scintilla->SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL,
                               m_scintilla->SendScintilla(QsciScintilla::SCI_GETLENGTH));
    m_scintilla->setToolTip({});
    m_scintilla->setAccessibleDescription({});
}

std::pair<qsizetype, qsizetype> ComposerEditor::errorMark() const
{
    const QString all = text();
    const long size = m_scintilla->SendScintilla(QsciScintilla::SCI_GETLENGTH);
    for (long at = 0; at < size; ++at) {
        if (m_scintilla->SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, static_cast<unsigned long>(ErrorIndicator), at)) {
            const long end =
                m_scintilla->SendScintilla(QsciScintilla::SCI_INDICATOREND, static_cast<unsigned long>(ErrorIndicator), at);
            return {utf16Position(all, at), utf16Position(all, end)};
        }
    }
    return {-1, -1};
}

void ComposerEditor::moveCursorTo(qsizetype offset)
{
    m_scintilla->SendScintilla(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(bytePosition(text(), offset)));
}

void ComposerEditor::applyTheme()
{
    const Theme theme = Theme::of(palette());
    auto *lexer = qobject_cast<QsciLexerJSON *>(m_scintilla->lexer());
    lexer->setDefaultPaper(palette().color(QPalette::Base));
    lexer->setDefaultColor(theme.text);
    lexer->setPaper(palette().color(QPalette::Base));
    lexer->setColor(theme.text);
    lexer->setFont(dataFont());
    lexer->setColor(theme.number, QsciLexerJSON::Number);
    lexer->setColor(theme.string, QsciLexerJSON::String);
    lexer->setColor(theme.capability, QsciLexerJSON::Property);
    lexer->setColor(theme.literal, QsciLexerJSON::Keyword);
    // The lexer knows less than the parser: what is wrong is marked by the indicator alone.
    lexer->setColor(theme.string, QsciLexerJSON::UnclosedString);
    lexer->setColor(theme.text, QsciLexerJSON::Error);
    m_scintilla->setCaretForegroundColor(theme.text);
    m_scintilla->setSelectionBackgroundColor(palette().color(QPalette::Highlight));
    m_scintilla->setSelectionForegroundColor(palette().color(QPalette::HighlightedText));
    m_scintilla->setMatchedBraceBackgroundColor(theme.relatedBackground);
    m_scintilla->setMatchedBraceForegroundColor(theme.text);
    m_scintilla->setUnmatchedBraceForegroundColor(theme.error);
    m_scintilla->setIndicatorForegroundColor(theme.error, ErrorIndicator);
}

#else

QString ComposerEditor::text() const { return m_plain->toPlainText(); }

void ComposerEditor::setText(const QString &text)
{
    QTextCursor cursor(m_plain->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

void ComposerEditor::insert(const QString &text) { m_plain->insertPlainText(text); }

void ComposerEditor::setErrorMark(qsizetype offset, qsizetype length, const QString &message)
{
    const auto [from, to] = shownMark(text().size(), offset, length);
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(m_plain->document());
    mark.cursor.setPosition(int(from));
    mark.cursor.setPosition(int(to), QTextCursor::KeepAnchor);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(Theme::of(palette()).error);
    m_plain->setExtraSelections({mark});
    m_plain->setToolTip(message);
    m_plain->setAccessibleDescription(message);
}

void ComposerEditor::clearErrorMark()
{
    m_plain->setExtraSelections({});
    m_plain->setToolTip({});
    m_plain->setAccessibleDescription({});
}

std::pair<qsizetype, qsizetype> ComposerEditor::errorMark() const
{
    const auto marks = m_plain->extraSelections();
    if (marks.isEmpty())
        return {-1, -1};
    return {marks.first().cursor.selectionStart(), marks.first().cursor.selectionEnd()};
}

void ComposerEditor::moveCursorTo(qsizetype offset)
{
    QTextCursor cursor = m_plain->textCursor();
    cursor.setPosition(int(std::clamp<qsizetype>(offset, 0, text().size())));
    m_plain->setTextCursor(cursor);
}

void ComposerEditor::applyTheme() { m_plain->setFont(dataFont()); }

#endif

} // namespace Inspector
