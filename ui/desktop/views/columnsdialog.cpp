// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "columnsdialog.h"

#include "fieldvalue.h"
#include "timelinecolumns.h"
#include "timelineview.h"
#include "tracetext.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {
constexpr int SectionRole = Qt::UserRole; // -1: a new one
constexpr int FieldRole = Qt::UserRole + 1;
} // namespace

ColumnsDialog::ColumnsDialog(TimelineView *timeline, QWidget *parent)
    : QDialog(parent), m_timeline(timeline), m_list(new QListWidget), m_fields(new QComboBox)
{
    setObjectName(u"columnsDialog"_s);
    setWindowTitle(tr("Columns of the Timeline"));
    auto *hint = new QLabel(tr("Ticked columns are shown, in this order. F2 changes a title."));
    hint->setWordWrap(true);
    m_list->setObjectName(u"columnList"_s);
    m_list->setAccessibleName(tr("Columns, in their order"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);

    const TimelineColumns *columns = timeline->columns();
    const QHeaderView *header = timeline->header();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        auto *item = new QListWidgetItem(columns->title(section), m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
        item->setCheckState(header->isSectionHidden(section) ? Qt::Unchecked : Qt::Checked);
        item->setToolTip(columns->toolTip(section));
        item->setData(SectionRole, section);
    }

    m_fields->setObjectName(u"columnField"_s);
    m_fields->setAccessibleName(tr("Field for a new column"));
    for (const FilterFieldInfo &info : filterFields()) {
        if (hasFieldValue(info.field))
            m_fields->addItem(tr("%1: %2", "name of a filter's field, and what it is").arg(info.name, translated(info.meaning)),
                              int(info.field));
    }

    const auto button = [this](const QString &name, const QString &text, auto slot) {
        auto *result = new QPushButton(text);
        result->setObjectName(name);
        result->setAutoDefault(false);
        connect(result, &QPushButton::clicked, this, slot);
        return result;
    };
    m_remove = button(u"columnRemove"_s, tr("&Remove"), &ColumnsDialog::remove);
    m_up = button(u"columnUp"_s, tr("Move &Up"), [this] { move(-1); });
    m_down = button(u"columnDown"_s, tr("Move &Down"), [this] { move(1); });
    auto *side = new QVBoxLayout;
    for (QPushButton *one : {m_remove, m_up, m_down})
        side->addWidget(one);
    side->addStretch();
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    auto *line = new QHBoxLayout;
    line->addWidget(m_fields, 1);
    line->addWidget(button(u"columnAdd"_s, tr("&Add"), &ColumnsDialog::add));
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ColumnsDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ColumnsDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addLayout(middle, 1);
    layout->addLayout(line);
    layout->addWidget(m_buttons);

    connect(m_list, &QListWidget::currentRowChanged, this, &ColumnsDialog::updateState);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnsDialog::updateState);
    m_list->setCurrentRow(0);
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 26);
}

ColumnsDialog::~ColumnsDialog() = default;

void ColumnsDialog::updateState()
{
    const QListWidgetItem *current = m_list->currentItem();
    const int section = current ? current->data(SectionRole).toInt() : 0;
    m_remove->setEnabled(current && (section < 0 || m_timeline->columns()->isCustom(section)));
    m_remove->setToolTip(m_remove->isEnabled() ? QString() : tr("This column can be hidden, but not removed."));
    m_up->setEnabled(m_list->currentRow() > 0);
    m_down->setEnabled(current && m_list->currentRow() + 1 < m_list->count());
    bool any = false;
    for (int i = 0; i < m_list->count(); ++i)
        any = any || m_list->item(i)->checkState() == Qt::Checked;
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(any); // one column at least
}

void ColumnsDialog::add()
{
    if (m_list->count() >= TimelineModel::ColumnCount + TimelineColumns::MostCustom)
        return;
    const auto field = FilterField(m_fields->currentData().toInt());
    auto *item = new QListWidgetItem(QString(filterFields()[size_t(field)].name), m_list);
    item->setFlags(item->flags() | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
    item->setToolTip(m_fields->currentText());
    item->setData(SectionRole, -1);
    item->setData(FieldRole, int(field));
    m_list->setCurrentItem(item);
    m_list->setFocus();
}

void ColumnsDialog::remove()
{
    delete m_list->takeItem(m_list->currentRow());
    updateState();
}

void ColumnsDialog::move(int by)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_list->count())
        return;
    m_list->insertItem(row + by, m_list->takeItem(row));
    m_list->setCurrentRow(row + by);
}

void ColumnsDialog::accept()
{
    TimelineColumns *columns = m_timeline->columns();
    QHeaderView *header = m_timeline->header();
    // What was removed first, from the last one on: each removal moves the numbers of those behind it.
    for (int section = columns->columnCount() - 1; columns->isCustom(section); --section) {
        bool kept = false;
        for (int i = 0; i < m_list->count(); ++i)
            kept = kept || m_list->item(i)->data(SectionRole).toInt() == section;
        if (kept)
            continue;
        columns->remove(section);
        for (int i = 0; i < m_list->count(); ++i) {
            const int other = m_list->item(i)->data(SectionRole).toInt();
            if (other > section)
                m_list->item(i)->setData(SectionRole, other - 1);
        }
    }
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        if (item->data(SectionRole).toInt() < 0)
            item->setData(SectionRole, m_timeline->addColumn(FilterField(item->data(FieldRole).toInt())));
    }
    for (int i = 0; i < m_list->count(); ++i) {
        const QListWidgetItem *item = m_list->item(i);
        const int section = item->data(SectionRole).toInt();
        if (section < 0)
            continue;
        columns->setTitle(section, item->text());
        header->setSectionHidden(section, item->checkState() != Qt::Checked);
        header->moveSection(header->visualIndex(section), i);
    }
    m_timeline->layOutColumns();
    QDialog::accept();
}

} // namespace Inspector
