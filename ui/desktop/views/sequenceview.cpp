// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequenceview.h"

#include "capturedocument.h"
#include "sequenceaccessible.h"
#include "sequencepainter.h"
#include "visibletext.h"

#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int RefreshInterval = 40; // milliseconds
constexpr int SmallestColumn = 44; // characters
constexpr double ZoomStep = 1.3;
constexpr qint64 MaximumBar = std::numeric_limits<int>::max() / 2;

qint64 scaled(qint64 value, qint64 from, qint64 to) { return from <= 0 ? 0 : qint64(double(value) / double(from) * double(to)); }

} // namespace

SequenceView::SequenceView(QWidget *parent) : QAbstractScrollArea(parent), m_theme(Theme::of(palette()))
{
    installSequenceAccessibility();
    setObjectName("sequence"_L1);
    setAccessibleName(tr("Sequence diagram"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    updateFonts();
}

SequenceView::~SequenceView() = default;

void SequenceView::setModel(TimelineModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model) {
        connect(model, &TimelineModel::reset, this, &SequenceView::onReset);
        connect(model, &TimelineModel::appended, this, [this] {
            if (!m_refresh.isActive())
                m_refresh.start(RefreshInterval, this);
        });
    }
    onReset();
}

void SequenceView::onReset()
{
    m_refresh.stop();
    if (m_model && (!m_model->document() || m_current >= m_model->document()->count()))
        m_current = m_topRecord = NoRecord;
    const RecordIndex before = m_topRecord;
    const bool atEnd = m_atEnd;
    updateScrollBars();
    const qint64 top = m_model && before != NoRecord ? m_model->rowOf(before, true) : 0;
    setTop(atEnd || top < 0 ? maximumTop() : top);
    notifySequenceReset(this);
}

void SequenceView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_refresh.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    m_refresh.stop();
    const bool atEnd = m_atEnd;
    updateScrollBars();
    setTop(atEnd ? maximumTop() : m_top); // also where nothing moves: calls were answered
}

// Geometry

qint64 SequenceView::pageRows() const { return qMax(1, (viewport()->height() - headerHeight()) / m_rowHeight); }

qint64 SequenceView::maximumTop() const { return m_model ? qMax<qint64>(0, m_model->rowCount() - pageRows()) : 0; }

int SequenceView::headerHeight() const { return 2 * viewport()->fontMetrics().height() + 12; }

int SequenceView::gutterWidth() const
{
    return showsWords() ? viewport()->fontMetrics().averageCharWidth() * 20 : viewport()->fontMetrics().averageCharWidth() * 2;
}

int SequenceView::columnWidth(qsizetype columns) const
{
    const int least = viewport()->fontMetrics().averageCharWidth() * SmallestColumn;
    return qMax(least, (viewport()->width() - gutterWidth()) / int(qMax<qsizetype>(1, columns)));
}

qint64 SequenceView::rowAt(int y) const
{
    if (!m_model || y < headerHeight())
        return -1;
    const qint64 row = m_top + (y - headerHeight()) / m_rowHeight;
    return row < m_model->rowCount() ? row : -1;
}

QRect SequenceView::rowRect(qint64 row) const
{
    if (!m_model || row < m_top || row > m_top + pageRows() || row >= m_model->rowCount())
        return {};
    return {0, headerHeight() + int(row - m_top) * m_rowHeight, viewport()->width(), m_rowHeight};
}

SequencePage SequenceView::page() const { return m_model ? sequencePage(*m_model, m_top, pageRows() + 1) : SequencePage(); }

int SequenceView::lifelineAt(const SequencePage &page, quint32 session, bool ours) const
{
    const auto at = std::lower_bound(page.sessions.begin(), page.sessions.end(), session);
    if (at == page.sessions.end() || *at != session)
        return -1;
    const int width = columnWidth(qsizetype(page.sessions.size()));
    const int inset = viewport()->fontMetrics().averageCharWidth() * 7; // bars grow outwards
    const int left = gutterWidth() + int(at - page.sessions.begin()) * width - horizontalScrollBar()->value();
    return ours ? left + inset : left + width - inset;
}

bool SequenceView::showsWords() const { return m_rowHeight >= viewport()->fontMetrics().height() * 5 / 4; }

void SequenceView::updateFonts()
{
    QFont font = dataFont();
    const qreal size = this->font().pointSizeF() > 0 ? this->font().pointSizeF() : 10;
    font.setPointSizeF(size + qMax(0, m_zoom));
    viewport()->setFont(font);
    const double full = QFontMetrics(font).height() * 1.75;
    m_rowHeight = qMax(3, int(m_zoom < 0 ? full * std::pow(ZoomStep, m_zoom) : full));
}

void SequenceView::setZoom(int zoom)
{
    zoom = qBound(SmallestZoom, zoom, LargestZoom);
    if (zoom == m_zoom)
        return;
    const bool atEnd = m_atEnd;
    // What was chosen, or else what was in the middle, stays where it is.
    const qint64 current = currentRow();
    const qint64 kept = current >= m_top && current <= m_top + pageRows() ? current : m_top + pageRows() / 2;
    const double place = double(kept - m_top) / double(pageRows());
    m_zoom = zoom;
    updateFonts();
    updateScrollBars();
    setTop(atEnd && current < 0 ? maximumTop() : kept - qint64(place * double(pageRows())));
    Q_EMIT zoomChanged(zoom);
}

void SequenceView::zoomToFit()
{
    const qint64 rows = m_model ? m_model->rowCount() : 0;
    int zoom = 0;
    const int room = viewport()->height() - headerHeight();
    const double full = viewport()->fontMetrics().height() * 1.75;
    while (zoom > SmallestZoom && full * std::pow(ZoomStep, zoom) * double(rows) > room)
        --zoom;
    setZoom(zoom);
}

void SequenceView::updateScrollBars()
{
    m_updatingBars = true;
    const qint64 maximum = maximumTop();
    const qint64 bar = qMin(maximum, MaximumBar);
    verticalScrollBar()->setRange(0, int(bar));
    verticalScrollBar()->setPageStep(int(pageRows()));
    verticalScrollBar()->setValue(int(scaled(qMin(m_top, maximum), maximum, bar)));
    const auto columns = qsizetype(page().sessions.size());
    horizontalScrollBar()->setRange(0, qMax(0, gutterWidth() + columnWidth(columns) * int(columns) - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(m_rowHeight);
    m_updatingBars = false;
}

void SequenceView::setTop(qint64 row)
{
    m_top = qBound<qint64>(0, row, maximumTop());
    m_atEnd = m_top == maximumTop();
    m_topRecord = m_model ? m_model->recordAt(m_top) : NoRecord;
    updateScrollBars();
    viewport()->update();
}

void SequenceView::scrollContentsBy(int, int dy)
{
    viewport()->update();
    if (m_updatingBars || !dy)
        return;
    setTop(scaled(verticalScrollBar()->value(), verticalScrollBar()->maximum(), maximumTop()));
}

void SequenceView::ensureVisible(qint64 row)
{
    if (row < 0)
        return;
    if (row < m_top)
        setTop(row);
    else if (row >= m_top + pageRows())
        setTop(row - pageRows() + 1);
    const SequencePage shown = page();
    const quint32 session = m_model->document()->capture().row(m_model->recordAt(row)).session;
    const int left = lifelineAt(shown, session, true);
    const int right = lifelineAt(shown, session, false);
    if (left < gutterWidth())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + left - gutterWidth() - m_rowHeight);
    else if (right > viewport()->width())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + right - viewport()->width() + 2 * m_rowHeight);
}

void SequenceView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const bool atEnd = m_atEnd;
    updateScrollBars();
    setTop(atEnd ? maximumTop() : m_top);
}

void SequenceView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_theme = Theme::of(palette());
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateFonts();
        updateScrollBars();
    }
    viewport()->update();
}

// Painting

void SequenceView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    const int header = headerHeight();
    if (!m_model || !m_model->rowCount()) {
        painter.setPen(m_theme.dim);
        const bool filtered = m_model && m_model->document() && m_model->document()->count();
        painter.drawText(viewport()->rect().adjusted(20, 0, -20, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         filtered ? tr("The filter lets no message through.")
                                  : tr("No messages yet. Each will be an arrow between this side and the peer."));
        return;
    }
    const qint64 current = currentRow();
    const SequencePage shown = page();
    SequencePainter steps(painter, *m_model, palette(), m_theme,
                          current >= 0 ? m_model->relatedRows(current) : std::vector<qint64>());
    const qint64 end = qMin(m_model->rowCount(), m_top + pageRows() + 1);
    SequencePainter::Style style;
    style.words = showsWords();
    style.active = hasFocus() || isActiveWindow();
    const auto styleOf = [&](qint64 row) {
        SequencePainter::Style own = style;
        own.selected = row == current;
        own.current = own.selected && hasFocus();
        return own;
    };
    const auto columnOf = [&](quint32 session) {
        return SequencePainter::Column{lifelineAt(shown, session, true), lifelineAt(shown, session, false)};
    };
    painter.setClipRect(event->rect().intersected(viewport()->rect().adjusted(0, header, 0, 0)));
    const auto rect = [&](qint64 row) {
        return QRect(0, header + int(row - m_top) * m_rowHeight, viewport()->width(), m_rowHeight);
    };
    for (qint64 row = m_top; row < end; ++row)
        steps.paintBackground(row, rect(row), styleOf(row));
    const int bottom = rect(end - 1).bottom();
    for (const quint32 session : shown.sessions)
        steps.paintLifelines(columnOf(session), header, end == m_model->rowCount() ? bottom : viewport()->height());
    const Capture &capture = m_model->document()->capture();
    const CallId chosen = m_current == NoRecord ? NoCall : capture.calls().callOf(m_current);
    const int arrow = m_rowHeight - (style.words ? m_rowHeight / 5 : m_rowHeight / 2);
    for (const SequenceActivation &bar : shown.activations) {
        const int from = bar.openAbove ? header : rect(bar.first).top() + arrow;
        const int to = bar.openBelow ? viewport()->height() : rect(bar.last).top() + arrow;
        steps.paintActivation(bar, columnOf(bar.session), from, to, bar.call == chosen);
    }
    for (qint64 row = m_top; row < end; ++row)
        steps.paintStep(row, rect(row), columnOf(capture.row(m_model->recordAt(row)).session), gutterWidth(), styleOf(row));

    painter.setClipRect(event->rect());
    const QRect strip(0, 0, viewport()->width(), header);
    painter.fillRect(strip, palette().color(QPalette::Window));
    painter.setPen(m_theme.gridLine);
    painter.drawLine(strip.bottomLeft(), strip.bottomRight());
    for (const quint32 session : shown.sessions) {
        const QString name = capture.session(session).name;
        const QString title = name.isEmpty() ? tr("Session %1").arg(session)
                                             : tr("Session %1: %2").arg(session).arg(visibleText(QStringView(name), 200));
        steps.paintHeader(strip, columnOf(session), title, tr("This side"), tr("Peer"));
    }
}

// Choosing

qint64 SequenceView::currentRow() const { return m_model ? m_model->rowOf(m_current) : -1; }

void SequenceView::setCurrentRecord(RecordIndex record)
{
    if (record == m_current)
        return;
    m_current = record;
    ensureVisible(currentRow());
    viewport()->update();
    notifySequenceFocus(this);
}

void SequenceView::choose(qint64 row)
{
    if (!m_model || !m_model->rowCount())
        return;
    row = qBound<qint64>(0, row, m_model->rowCount() - 1);
    setCurrentRecord(m_model->recordAt(row));
    Q_EMIT recordChosen(m_current);
}

void SequenceView::keyPressEvent(QKeyEvent *event)
{
    const qint64 row = currentRow();
    const qint64 rows = m_model ? m_model->rowCount() : 0;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (modifiers) { // the window's shortcuts
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        return choose(row < 0 ? m_top : row - 1);
    case Qt::Key_Down:
        return choose(row < 0 ? m_top : row + 1);
    case Qt::Key_PageUp:
        return choose((row < 0 ? m_top : row) - pageRows());
    case Qt::Key_PageDown:
        return choose((row < 0 ? m_top : row) + pageRows());
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(rows - 1);
    case Qt::Key_Left:
    case Qt::Key_Right:
        horizontalScrollBar()->triggerAction(event->key() == Qt::Key_Left ? QAbstractSlider::SliderSingleStepSub
                                                                          : QAbstractSlider::SliderSingleStepAdd);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return resetZoom();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (row >= 0)
            Q_EMIT activated(m_current);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void SequenceView::mousePressEvent(QMouseEvent *event)
{
    const qint64 row = rowAt(event->position().toPoint().y());
    if (row >= 0 && (event->button() == Qt::LeftButton || event->button() == Qt::RightButton))
        choose(row);
}

void SequenceView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rowAt(event->position().toPoint().y()) >= 0)
        Q_EMIT activated(m_current);
}

void SequenceView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        if (event->angleDelta().y())
            setZoom(m_zoom + (event->angleDelta().y() > 0 ? 1 : -1));
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void SequenceView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint global = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QRect rect = rowRect(currentRow());
        global = viewport()->mapToGlobal(rect.isEmpty() ? QPoint(0, headerHeight()) : rect.center());
    }
    if (currentRow() >= 0)
        Q_EMIT menuRequested(global);
}

bool SequenceView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qint64 row = rowAt(help->pos().y());
        const QString text = row < 0 ? QString() : m_model->description(row);
        QToolTip::showText(help->globalPos(), text.toHtmlEscaped(), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void SequenceView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    notifySequenceFocus(this);
}

void SequenceView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void SequenceView::copyAsMermaid()
{
    if (m_model)
        QGuiApplication::clipboard()->setText(sequenceAsMermaid(*m_model, m_top, m_top + pageRows() - 1));
}

} // namespace Inspector
