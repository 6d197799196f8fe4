// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinecolumns.h"

#include "datatext.h"
#include "timelinepainter.h"
#include "timelineview.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>

#include "capturedocument.h"

using namespace Qt::StringLiterals;
using QtCapnWeb::Trace::NoRecord;

namespace Inspector {

QVariant TimelineColumns::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= TimelineModel::ColumnCount)
        return {};
    const auto column = TimelineModel::Column(section);
    if (role == Qt::DisplayRole)
        return TimelineModel::columnTitle(column);
    if (role == Qt::ToolTipRole)
        return TimelineModel::columnToolTip(column);
    if (role == Qt::TextAlignmentRole)
        return int((TimelineModel::isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

// What of TimelineView is about columns, and about copying them.

TimelineModel::Column TimelineView::columnAt(int x) const
{
    const int section = m_header->logicalIndexAt(x);
    return section < 0 ? TimelineModel::Column::Preview : TimelineModel::Column(section);
}

QByteArray TimelineView::saveColumns() const { return m_header->saveState(); }

bool TimelineView::restoreColumns(const QByteArray &state)
{
    const bool restored = m_header->restoreState(state);
    if (!restored || m_header->hiddenSectionCount() == m_header->count())
        resetColumns();
    m_header->setStretchLastSection(true);
    layOut();
    return restored;
}

void TimelineView::resetColumns()
{
    static constexpr const char16_t *samples[TimelineModel::ColumnCount] = {
        u"99999", u"999.999", u"+99.9 µs", u"", u"resolve", u"999", u"makeCounter(…).increment", u"99.9 ms", u"99.9 KiB", u""};
    const QFontMetrics metrics(viewport()->font());
    for (int section = 0; section < TimelineModel::ColumnCount; ++section) {
        m_header->setSectionHidden(section, false);
        m_header->moveSection(m_header->visualIndex(section), section);
        const QString sample = QString::fromUtf16(samples[section]);
        // What TimelinePainter leaves beside a text.
        const auto column = TimelineModel::Column(section);
        const int symbol = column == TimelineModel::Column::State    ? m_rowHeight
                           : column == TimelineModel::Column::Number ? TimelinePainter::gutterWidth(m_rowHeight)
                                                                     : 2;
        const int margins = m_rowHeight / 2 + symbol;
        int width = qMax(metrics.horizontalAdvance(sample) + margins, m_header->sectionSizeHint(section));
        if (column == TimelineModel::Column::Preview)
            width = qMax(width, metrics.averageCharWidth() * 16);
        m_header->resizeSection(section, width);
    }
    layOut();
}

void TimelineView::resizeColumnsToContents()
{
    if (!m_model)
        return;
    const QFontMetrics metrics(viewport()->font());
    const qint64 end = qMin(m_model->rowCount(), m_top + pageRows() + 1);
    for (int section = 0; section < TimelineModel::ColumnCount; ++section) {
        const auto column = TimelineModel::Column(section);
        if (m_header->isSectionHidden(section) || column == TimelineModel::Column::Preview)
            continue;
        int width = m_header->sectionSizeHint(section);
        const int extra =
            column == TimelineModel::Column::State || column == TimelineModel::Column::Number ? 2 * m_rowHeight : m_rowHeight;
        if (column != TimelineModel::Column::Direction) {
            for (qint64 row = m_top; row < end; ++row)
                width = qMax(width, metrics.horizontalAdvance(m_model->text(row, column)) + extra);
        }
        m_header->resizeSection(section, qMin(width, viewport()->width() * 2 / 3));
    }
}

void TimelineView::showHeaderMenu(const QPoint &position)
{
    QMenu menu(this);
    for (int section = 0; section < TimelineModel::ColumnCount; ++section) {
        QAction *action = menu.addAction(TimelineModel::columnTitle(TimelineModel::Column(section)));
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(section));
        // One column always stays: a header without any offers no menu to bring them back.
        action->setEnabled(!action->isChecked() || m_header->count() - m_header->hiddenSectionCount() > 1);
        connect(action, &QAction::toggled, this, [this, section](bool shown) {
            m_header->setSectionHidden(section, !shown);
            layOut();
        });
    }
    menu.addSeparator();
    menu.addAction(tr("Fit Columns to Contents"), this, &TimelineView::resizeColumnsToContents);
    menu.addAction(tr("Restore Default Columns"), this, &TimelineView::resetColumns);
    menu.exec(m_header->mapToGlobal(position));
}

void TimelineView::copyRows()
{
    const auto [first, last] = selectedRows();
    if (first < 0)
        return;
    constexpr qint64 maximum = 100'000;
    QString text;
    const qint64 end = qMin(last, first + maximum - 1);
    for (qint64 row = first; row <= end; ++row) {
        QStringList cells;
        for (int visual = 0; visual < m_header->count(); ++visual) {
            const int section = m_header->logicalIndex(visual);
            if (m_header->isSectionHidden(section))
                continue;
            const auto column = TimelineModel::Column(section);
            const QString event = column == TimelineModel::Column::Target ? m_model->eventText(row) : QString();
            cells.append(event.isEmpty() ? m_model->text(row, column) : event);
        }
        text += cells.join(u'\t') + u'\n';
    }
    if (first == last)
        text.chop(1);
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT noticed(end < last ? tr("Copied the first %L1 rows.").arg(maximum)
                              : countText(end - first + 1, tr("Copied 1 row."), tr("Copied %1 rows.")));
}

void TimelineView::copyTexts()
{
    const auto [first, last] = selectedRows();
    if (first < 0)
        return;
    constexpr qsizetype maximum = 64 * 1024 * 1024;
    QByteArray text;
    int count = 0;
    bool cut = false;
    for (qint64 row = first; row <= last && !cut; ++row) {
        const QByteArray one = m_model->document()->capture().text(m_model->recordAt(row));
        // One message is copied whole, however large it is: it was asked for.
        cut = first != last && text.size() + one.size() > maximum;
        if (cut)
            break;
        if (!text.isEmpty())
            text += '\n';
        text += one;
        ++count;
    }
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
    Q_EMIT noticed(cut ? countText(count, tr("Copied the first message; more would be over 64 MiB."),
                                   tr("Copied the first %1 messages; more would be over 64 MiB."))
                       : countText(count, tr("Copied 1 message."), tr("Copied %1 messages.")));
}

} // namespace Inspector
