// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The filter bar in MainWindow, and filters from what is selected.

#include "cellfilter.h"
#include "filterbar.h"
#include "mainwindow.h"
#include "messageview.h"
#include "symbol.h"
#include "timelinecolumns.h"
#include "timelinepane.h"
#include "timelineview.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QToolBar>

using namespace Qt::StringLiterals;

namespace Inspector {

void MainWindow::makeFilterBar()
{
    m_filter = new FilterBar(this);
    m_filter->setRows(m_timelineModel->rows());
    m_message->setFilterBar(m_filter);
    connect(m_filter, &FilterBar::appliedChanged, this, [this] { m_timelinePane->onFilterApplied(m_filter->applied()); });
    m_filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addToolBarBreak();
    QToolBar *bar = addToolBar(tr("Filter Bar"));
    bar->setObjectName(u"filterToolBar"_s);
    bar->setMovable(false);
    bar->addWidget(m_filter);
}

void MainWindow::makeFilterMenu(QMenu *menu)
{
    menu->addAction(Symbol::icon(u"filter"_s), tr("&Write a Filter"), QKeySequence(Qt::CTRL | Qt::Key_Slash), this, [this] {
        m_filter->setFocus();
        m_filter->edit()->selectAll();
    });
    menu->addAction(tr("&Clear the Filter"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), m_filter, &FilterBar::clear);
    menu->addSeparator();
    const auto addCell = [this, menu](const QString &title, bool apply) {
        QMenu *sub = menu->addMenu(title);
        connect(sub, &QMenu::aboutToShow, this, [this, sub, apply] {
            sub->clear();
            fillFilterMenu(sub, int(TimelineModel::Column::Target), apply);
        });
    };
    addCell(tr("&Apply as Filter"), true);
    addCell(tr("&Prepare as Filter"), false);
    menu->addAction(tr("Only &This Call"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_C), this, [this] {
        const QString filter = callFilter(*m_timelineModel, m_timeline->currentRow());
        if (filter.isEmpty())
            showNotice(tr("The selected row belongs to no call."));
        else
            m_filter->apply(filter);
    });
    menu->addSeparator();
    menu->addAction(tr("&Save This Filter…"), m_filter, &FilterBar::saveFilter);
}

void MainWindow::fillFilterMenu(QMenu *menu, int section, bool apply)
{
    const QString part = m_timeline->columns()->filter(*m_timelineModel, m_timeline->currentRow(), section);
    m_filter->addJoins(menu, part, apply);
}

} // namespace Inspector
