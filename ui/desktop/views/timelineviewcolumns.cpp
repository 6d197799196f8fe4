// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of TimelineView is about columns, and about copying what stands in them.

#include "capturedocument.h"
#include "columnsdialog.h"
#include "datatext.h"
#include "fieldvalue.h"
#include "timelineaccessible.h"
#include "timelinecolumns.h"
#include "timelinepainter.h"
#include "timelineview.h"
#include "tracetext.h"

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {
constexpr quint32 StateMagic = 0x43575432; // "CWT2"
} // namespace

int TimelineView::sectionAt(int x) const
{
    const int section = m_header->logicalIndexAt(x);
    return section < 0 ? int(TimelineModel::Column::Preview) : section;
}

int TimelineView::addColumn(FilterField field, const QString &title)
{
    const int section = m_columns->add(field, title);
    if (section < 0)
        return section;
    const QFontMetrics metrics(viewport()->font());
    m_header->resizeSection(section, qMax(metrics.averageCharWidth() * 14, m_header->sectionSizeHint(section) + m_rowHeight / 2));
    // Beside what it says more of: the preview stays the last one.
    const int preview = m_header->visualIndex(int(TimelineModel::Column::Preview));
    if (preview >= 0 && preview < m_header->visualIndex(section))
        m_header->moveSection(m_header->visualIndex(section), preview);
    notifyTimelineReset(this);
    layOut();
    return section;
}

void TimelineView::removeColumn(int section)
{
    m_columns->remove(section);
    notifyTimelineReset(this);
    layOut();
}

void TimelineView::renameColumn(int section)
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"columnTitle"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Title of the Column"));
    dialog->setLabelText(tr("Title; an empty one is that which it has by itself:"));
    dialog->setTextValue(m_columns->title(section));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, section](const QString &title) {
        m_columns->setTitle(section, title);
        layOut();
    });
    dialog->open();
}

void TimelineView::editColumns()
{
    auto *dialog = new ColumnsDialog(this, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TimelineView::layOutColumns()
{
    // A header with nothing in it has no menu to bring anything back.
    if (m_header->hiddenSectionCount() == m_header->count())
        m_header->setSectionHidden(int(TimelineModel::Column::Number), false);
    layOut();
}

QByteArray TimelineView::saveColumns() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << StateMagic << m_columns->save() << m_header->saveState();
    return state;
}

bool TimelineView::restoreColumns(const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    QByteArray columns;
    QByteArray header;
    in >> magic;
    if (magic == StateMagic) {
        in >> columns >> header;
    } else {
        header = state; // of a version that had no columns but its own
    }
    m_columns->restore(columns);
    // A state for another number of sections would give the header sections that there are not.
    const QByteArray before = m_header->saveState();
    const int count = m_header->count();
    bool restored = in.status() == QDataStream::Ok && m_header->restoreState(header);
    if (m_header->count() != count || count != m_columns->columnCount()) {
        m_header->restoreState(before);
        restored = false;
    }
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
    m_columns->removeAll();
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
        if (column == TimelineModel::Column::Kind) { // longer in some languages
            for (const char *word : {"invalid", "opened", "closed", "failed", "refused", "binary"})
                width = qMax(width, metrics.horizontalAdvance(TimelineModel::tr(word)) + margins);
        }
        if (column == TimelineModel::Column::Preview)
            width = qMax(width, metrics.averageCharWidth() * 16);
        m_header->resizeSection(section, width);
    }
    fitTimeColumn();
    layOut();
}

void TimelineView::fitTimeColumn()
{
    if (!m_model)
        return;
    const QString sample = m_model->timeSample();
    const int width = QFontMetrics(viewport()->font()).horizontalAdvance(sample) + m_rowHeight;
    const int section = int(TimelineModel::Column::Time);
    if (m_header->sectionSize(section) < width && !m_header->isSectionHidden(section))
        m_header->resizeSection(section, width);
}

void TimelineView::resizeColumnsToContents()
{
    if (!m_model)
        return;
    const QFontMetrics metrics(viewport()->font());
    const qint64 end = qMin(m_model->rowCount(), m_top + pageRows() + 1);
    for (int section = 0; section < m_header->count(); ++section) {
        const auto column = TimelineModel::Column(section);
        if (m_header->isSectionHidden(section) || column == TimelineModel::Column::Preview)
            continue;
        int width = m_header->sectionSizeHint(section);
        const int extra =
            column == TimelineModel::Column::State || column == TimelineModel::Column::Number ? 2 * m_rowHeight : m_rowHeight;
        if (column != TimelineModel::Column::Direction) {
            for (qint64 row = m_top; row < end; ++row)
                width = qMax(width, metrics.horizontalAdvance(m_columns->text(*m_model, row, section)) + extra);
        }
        m_header->resizeSection(section, qMin(width, viewport()->width() * 2 / 3));
    }
}

void TimelineView::fillFieldMenu(QMenu *menu)
{
    for (const FilterFieldInfo &info : filterFields()) {
        if (!hasFieldValue(info.field))
            continue;
        menu->addAction(tr("%1: %2", "name of a filter's field, and what it is").arg(info.name, translated(info.meaning)), this,
                        [this, field = info.field] { addColumn(field); });
    }
}

void TimelineView::showHeaderMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"headerMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int here = m_header->logicalIndexAt(position);
    for (int section = 0; section < m_header->count(); ++section) {
        QAction *action = menu->addAction(m_columns->title(section).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(section));
        // One column always stays: a header without any offers no menu to bring them back.
        action->setEnabled(!action->isChecked() || m_header->count() - m_header->hiddenSectionCount() > 1);
        connect(action, &QAction::toggled, this, [this, section](bool shown) {
            m_header->setSectionHidden(section, !shown);
            layOut();
        });
    }
    menu->addSeparator();
    if (here >= 0) {
        menu->addAction(tr("Rename This Column…"), this, [this, here] { renameColumn(here); });
        if (m_columns->isCustom(here))
            menu->addAction(tr("Remove This Column"), this, [this, here] { removeColumn(here); });
    }
    fillFieldMenu(menu->addMenu(tr("Add a Column")));
    menu->addAction(tr("Edit Columns…"), this, &TimelineView::editColumns);
    menu->addSeparator();
    menu->addAction(tr("Fit Columns to Contents"), this, &TimelineView::resizeColumnsToContents);
    menu->addAction(tr("Restore Default Columns"), this, &TimelineView::resetColumns);
    menu->popup(m_header->mapToGlobal(position));
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
            const QString event = section == int(TimelineModel::Column::Target) ? m_model->eventText(row) : QString();
            cells.append(event.isEmpty() ? m_columns->text(*m_model, row, section) : event);
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
