// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datatable.h"

#include "theme.h"

#include <QtWidgets/QHeaderView>

namespace Inspector {

DataTable::DataTable(QWidget *parent) : QTableView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(qMax(fontMetrics().height(), QFontMetrics(dataFont()).height()) + 6);
    horizontalHeader()->setHighlightSections(false);
}

void DataTable::setColumnCharacters(std::initializer_list<std::pair<int, int>> widths)
{
    const int character = QFontMetrics(dataFont()).averageCharWidth();
    for (const auto &[column, characters] : widths)
        horizontalHeader()->resizeSection(column, character * characters);
}

} // namespace Inspector
