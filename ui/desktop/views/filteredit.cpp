// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line of the filter bar.

#include "capturedocument.h"
#include "filterbar.h"
#include "filtercompletion.h"
#include "recordrows.h"
#include "theme.h"
#include "timelineview.h"
#include "tracetext.h"

#include <QtCore/QMimeData>
#include <QtGui/QDropEvent>
#include <QtGui/QInputMethodEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QStandardItemModel>
#include <QtGui/QTextCharFormat>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCompleter>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {
constexpr int TextRole = Qt::UserRole; // what is inserted

/// Keys that would ask for a move or a link mean something else here.
void acceptPart(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

} // namespace

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent), m_completer(new QCompleter(this)), m_suggestions(new QStandardItemModel(m_completer))
{
    setClearButtonEnabled(false);
    m_completer->setModel(m_suggestions);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setCompletionRole(TextRole);
    m_completer->setMaxVisibleItems(10);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterEdit::accept);
    connect(this, &QLineEdit::textEdited, this, [this] { suggest(false); });
}

void FilterEdit::setRows(RecordRows *rows) { m_rows = rows; }

void FilterEdit::setError(const std::optional<FilterError> &error)
{
    if (m_formatting)
        return;
    // A line edit has no formats of its own; those of an input method are shown as they come.
    QList<QInputMethodEvent::Attribute> attributes;
    if (error) {
        const int length = int(error->length > 0 ? error->length : qMin<qsizetype>(1, text().size()));
        const int start = int(qBound<qsizetype>(0, error->position, text().size() - length));
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(Theme::of(palette()).error);
        attributes.append({QInputMethodEvent::TextFormat, start - cursorPosition(), length, format});
    }
    m_formatting = true; // it may say that the text changed
    QInputMethodEvent event(QString(), attributes);
    QApplication::sendEvent(this, &event);
    m_formatting = false;
}

bool FilterEdit::event(QEvent *event)
{
    // Tab takes a suggestion, where there is one.
    if (event->type() == QEvent::KeyPress && m_completer->popup()->isVisible()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        QModelIndex index = m_completer->popup()->currentIndex();
        if (!index.isValid())
            index = m_completer->completionModel()->index(0, 0);
        m_completer->popup()->hide();
        accept(index.data(TextRole).toString());
        return true;
    }
    return QLineEdit::event(event);
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const bool popup = m_completer->popup()->isVisible();
    if (popup) {
        switch (event->key()) {
        case Qt::Key_Enter:
        case Qt::Key_Return:
            if (m_completer->popup()->currentIndex().isValid()) {
                event->ignore(); // the completer's
                return;
            }
            m_completer->popup()->hide();
            break;
        case Qt::Key_Escape:
            m_completer->popup()->hide();
            return;
        default:
            break;
        }
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escaped();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        suggest(true);
        return;
    }
    if (event->key() == Qt::Key_Down) {
        if (event->modifiers() & Qt::AltModifier || text().isEmpty())
            Q_EMIT historyRequested();
        else
            suggest(true);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

// A cell of the timeline is a part of a filter; other texts are dropped where they are, as into any line.

void FilterEdit::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(TimelineView::filterMimeType()))
        acceptPart(event);
    else
        QLineEdit::dragEnterEvent(event);
}

void FilterEdit::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasFormat(TimelineView::filterMimeType()))
        acceptPart(event);
    else
        QLineEdit::dragMoveEvent(event);
}

void FilterEdit::dropEvent(QDropEvent *event)
{
    if (!event->mimeData()->hasFormat(TimelineView::filterMimeType()))
        return QLineEdit::dropEvent(event);
    acceptPart(event);
    Q_EMIT filterDropped(QString::fromUtf8(event->mimeData()->data(TimelineView::filterMimeType())), event->modifiers());
}

void FilterEdit::suggest(bool asked)
{
    const CaptureDocument *document = m_rows ? m_rows->document() : nullptr;
    const FilterCompletions completion = filterCompletions(text(), cursorPosition(), document ? &document->capture() : nullptr);
    m_wordStart = completion.position;
    m_wordLength = completion.length;
    if (completion.items.isEmpty() || (!asked && completion.position == cursorPosition())) {
        m_completer->popup()->hide();
        return;
    }
    m_suggestions->clear();
    for (const FilterCompletion &suggestion : completion.items) {
        const bool isField = suggestion.kind == FilterCompletion::Kind::Field; // else it is a name out of the capture
        const QString meaning = isField ? translated(Phrase(suggestion.meaning.toUtf8())) : suggestion.meaning;
        auto *item = new QStandardItem(meaning.isEmpty() ? suggestion.text : suggestion.text + u"  –  "_s + meaning);
        item->setData(suggestion.text, TextRole);
        m_suggestions->appendRow(item);
    }
    m_completer->setCompletionPrefix(QString()); // all of them: the engine chose
    QRect place = cursorRect();
    place.setWidth(qMin(width(), 420));
    place.setBottom(height()); // below the line, not over it
    m_completer->complete(place);
}

void FilterEdit::accept(const QString &suggestion)
{
    if (suggestion.isEmpty())
        return;
    setSelection(int(m_wordStart), int(m_wordLength));
    insert(suggestion + u' ');
}

} // namespace Inspector
