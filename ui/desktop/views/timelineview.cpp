// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelineview.h"

#include "capturedocument.h"
#include "colorrules.h"
#include "finder.h"
#include "timelineaccessible.h"
#include "timelinecolumns.h"
#include "timelinepainter.h"

#include <QtCore/QTimerEvent>
#include <QtGui/QAccessible>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <limits>

using namespace Qt::StringLiterals;
using QtCapnWeb::Trace::NoRecord;

namespace Inspector {

namespace {

/// New rows are shown this often at most, in milliseconds.
constexpr int RefreshInterval = 25;
/// The scroll bar counts in int; more rows than this scale it.
constexpr qint64 MaximumBar = 1 << 30;

qint64 rowOfBar(int value, int barMaximum, qint64 rowMaximum)
{
    if (rowMaximum <= MaximumBar || barMaximum <= 0)
        return value;
    return value >= barMaximum ? rowMaximum : qint64(double(value) / barMaximum * double(rowMaximum));
}

int barOfRow(qint64 row, qint64 rowMaximum)
{
    if (rowMaximum <= MaximumBar)
        return int(row);
    return int(double(row) / double(rowMaximum) * double(MaximumBar));
}

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QAbstractScrollArea(parent), m_header(new QHeaderView(Qt::Horizontal, this)), m_columns(new TimelineColumns(m_header)),
      m_theme(Theme::of(palette()))
{
    installTimelineAccessibility();
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("All messages in their order"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    viewport()->setCursor(Qt::ArrowCursor);
    m_header->setModel(m_columns);
    m_header->setSectionsMovable(true);
    m_header->setStretchLastSection(true);
    m_header->setHighlightSections(false);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_header->setTextElideMode(Qt::ElideRight);
    m_header->setAccessibleName(tr("Columns of the timeline"));
    connect(m_header, &QHeaderView::sectionResized, this, &TimelineView::layOut);
    connect(m_header, &QHeaderView::sectionMoved, this, &TimelineView::layOut);
    connect(m_header, &QHeaderView::customContextMenuRequested, this, &TimelineView::showHeaderMenu);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, &TimelineView::resizeColumnsToContents);
    updateFonts();
    resetColumns();
}

TimelineView::~TimelineView()
{
    // The header outlives this part of the object, and tells what happens to its sections while it goes.
    m_header->disconnect(this);
}

void TimelineView::setModel(TimelineModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model) {
        connect(model, &TimelineModel::reset, this, &TimelineView::onReset);
        connect(model, &TimelineModel::appended, this, &TimelineView::onAppended);
        connect(model, &TimelineModel::timesChanged, this, [this] {
            fitTimeColumn();
            viewport()->update();
        });
    }
    onReset();
}

void TimelineView::setFinder(Finder *finder)
{
    if (m_finder)
        m_finder->disconnect(this);
    m_finder = finder;
    if (!finder)
        return;
    connect(finder, &Finder::queryChanged, viewport(), qOverload<>(&QWidget::update));
    // What is in sight may have been looked at meanwhile.
    connect(finder, &Finder::advanced, viewport(), qOverload<>(&QWidget::update));
}

void TimelineView::setColorRules(ColorRules *rules)
{
    if (m_rules)
        m_rules->disconnect(this);
    m_rules = rules;
    if (rules)
        connect(rules, &ColorRules::changed, viewport(), qOverload<>(&QWidget::update));
}

void TimelineView::onReset()
{
    m_refresh.stop();
    if (m_model && (!m_model->document() || m_current >= m_model->document()->count())) {
        const bool had = m_current != NoRecord;
        m_current = m_anchor = m_topRecord = NoRecord;
        if (had)
            Q_EMIT currentRecordChanged(NoRecord);
    }
    const RecordIndex before = m_topRecord; // a shorter list moves the bar
    updateScrollBars();
    qint64 top = m_model && before != NoRecord ? m_model->rowOf(before, true) : 0;
    if (m_follow || top < 0)
        top = maximumTop();
    setTop(top);
    viewport()->update();
    notifyTimelineReset(this);
}

void TimelineView::onAppended()
{
    if (!m_refresh.isActive())
        m_refresh.start(RefreshInterval, this);
}

void TimelineView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_refresh.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    m_refresh.stop();
    if (m_rules)
        m_rules->noteAppended();
    updateScrollBars();
    if (m_follow)
        setTop(maximumTop());
    // Also where nothing was added in sight: calls that were pending have been answered.
    viewport()->update();
    notifyTimelineRows(this);
}

// Geometry

qint64 TimelineView::pageRows() const { return qMax(1, viewport()->height() / m_rowHeight); }

qint64 TimelineView::maximumTop() const { return m_model ? qMax<qint64>(0, m_model->rowCount() - pageRows()) : 0; }

qint64 TimelineView::rowAt(int y) const
{
    if (y < 0 || !m_model)
        return -1;
    const qint64 row = m_top + y / m_rowHeight;
    return row < m_model->rowCount() ? row : -1;
}

QRect TimelineView::rowRect(qint64 row) const
{
    if (row < m_top || row > m_top + pageRows())
        return {};
    return {0, int(row - m_top) * m_rowHeight, viewport()->width(), m_rowHeight};
}

QRect TimelineView::cellRect(qint64 row, int section) const
{
    const QRect rect = rowRect(row);
    if (rect.isEmpty() || m_header->isSectionHidden(section))
        return {};
    return {m_header->sectionViewportPosition(section), rect.top(), m_header->sectionSize(section), rect.height()};
}

void TimelineView::updateFonts()
{
    QFont font = dataFont();
    const qreal size = this->font().pointSizeF() > 0 ? this->font().pointSizeF() : 10;
    font.setPointSizeF(qMax(4.0, size + m_zoom));
    viewport()->setFont(font);
    m_rowHeight = QFontMetrics(font).height() + 5;
}

void TimelineView::setZoom(int points)
{
    if (points == m_zoom)
        return;
    m_zoom = points;
    updateFonts();
    layOut();
    setTop(m_follow ? maximumTop() : m_top);
}

void TimelineView::layOut()
{
    const int height = m_header->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    m_header->setGeometry(viewport()->x(), viewport()->y() - height, viewport()->width(), height);
    updateScrollBars();
    viewport()->update();
}

void TimelineView::updateScrollBars()
{
    m_updatingBars = true;
    const qint64 maximum = maximumTop();
    verticalScrollBar()->setRange(0, int(qMin(maximum, MaximumBar)));
    verticalScrollBar()->setPageStep(int(pageRows()));
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setValue(barOfRow(qMin(m_top, maximum), maximum));
    const int extra = m_header->length() - viewport()->width();
    horizontalScrollBar()->setRange(0, qMax(0, extra));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(m_rowHeight);
    m_header->setOffset(horizontalScrollBar()->value());
    m_updatingBars = false;
    if (m_top > maximum)
        setTop(maximum);
}

void TimelineView::setTop(qint64 row)
{
    const qint64 maximum = maximumTop();
    m_top = qBound<qint64>(0, row, maximum);
    m_topRecord = m_model ? m_model->recordAt(m_top) : NoRecord;
    m_updatingBars = true;
    verticalScrollBar()->setValue(barOfRow(m_top, maximum));
    m_updatingBars = false;
    viewport()->update();
    Q_EMIT scrolled();
}

void TimelineView::scrollContentsBy(int dx, int)
{
    if (dx) {
        m_header->setOffset(horizontalScrollBar()->value());
        viewport()->update();
    }
    if (m_updatingBars)
        return;
    const qint64 maximum = maximumTop();
    const qint64 top = rowOfBar(verticalScrollBar()->value(), verticalScrollBar()->maximum(), maximum);
    if (top == m_top)
        return;
    // The hand on the bar wins over Follow.
    if (top < maximum)
        setFollowing(false);
    m_top = qBound<qint64>(0, top, maximum);
    m_topRecord = m_model ? m_model->recordAt(m_top) : NoRecord;
    viewport()->update();
    Q_EMIT scrolled();
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        event->ignore(); // zoom is the window's
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void TimelineView::ensureVisible(qint64 row)
{
    if (row < 0)
        return;
    if (row < m_top) {
        setFollowing(false);
        setTop(row);
    } else if (row >= m_top + pageRows()) {
        setTop(row - pageRows() + 1);
    }
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    if (m_follow)
        setTop(maximumTop());
}

bool TimelineView::event(QEvent *event)
{
    // Tab leaves the view: within it the arrows do everything.
    if (event->type() == QEvent::LayoutDirectionChange)
        layOut();
    return QAbstractScrollArea::event(event);
}

void TimelineView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_theme = Theme::of(palette());
        viewport()->update();
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateFonts();
        layOut();
    }
}

// Painting

void TimelineView::paintEvent(QPaintEvent *event)
{
    if (!m_model)
        return;
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setClipRect(event->rect());
    const qint64 current = currentRow();
    const auto [first, last] = selectedRows();
    TimelinePainter rows(painter, *m_model, *m_header, *m_columns, palette(), m_theme,
                         current >= 0 ? m_model->relatedRows(current) : std::vector<qint64>());
    rows.setFinder(m_finder);
    rows.setColorRules(m_rules);
    const qint64 begin = m_top + event->rect().top() / m_rowHeight;
    const qint64 end = qMin(m_model->rowCount(), m_top + event->rect().bottom() / m_rowHeight + 1);
    const bool focus = hasFocus();
    for (qint64 row = begin; row < end; ++row) {
        const QRect rect(0, int(row - m_top) * m_rowHeight, viewport()->width(), m_rowHeight);
        rows.paintRow(row, rect, {row >= first && row <= last, focus && row == current, focus || isActiveWindow()});
    }
    paintLifetime(painter);
}

void TimelineView::setLifetime(RecordIndex first, RecordIndex last)
{
    m_lifetimeFirst = first;
    m_lifetimeLast = last;
    viewport()->update();
}

void TimelineView::paintLifetime(QPainter &painter) const
{
    if (m_lifetimeFirst == NoRecord || !m_model->rowCount())
        return;
    const qint64 rows = m_model->rowCount();
    const qint64 first = m_model->rowOf(m_lifetimeFirst, true);
    const qint64 end = m_model->rowOf(m_lifetimeLast, true); // -1: behind all that is shown
    const qint64 bottom = m_top + pageRows() + 1;
    if (first < 0 || first > bottom || (end >= 0 && end < m_top))
        return;
    // A bracket, so that its ends are seen without colour, too.
    const int width = qMax(3, m_rowHeight / 5);
    const int from = int(qMax(first, m_top) - m_top) * m_rowHeight + (first >= m_top ? m_rowHeight / 2 : 0);
    const qint64 last = qMin(end < 0 ? rows - 1 : end, bottom);
    const int to = int(last - m_top) * m_rowHeight + (last == end ? m_rowHeight / 2 : m_rowHeight);
    painter.fillRect(QRect(0, from, width, qMax(2, to - from)), m_theme.capability);
    if (first >= m_top)
        painter.fillRect(QRect(0, from, 3 * width, 2), m_theme.capability);
    if (last == end)
        painter.fillRect(QRect(0, to - 2, 3 * width, 2), m_theme.capability);
}

} // namespace Inspector
