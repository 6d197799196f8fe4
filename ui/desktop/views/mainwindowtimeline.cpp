// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The timeline in MainWindow: what is found, and how it is shown.

#include "filterbar.h"
#include "findbar.h"
#include "findingspane.h"
#include "mainwindow.h"
#include "symbol.h"
#include "timelinepane.h"
#include "timelineview.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace Inspector {

void MainWindow::makeTimeline()
{
    m_timelinePane = new TimelinePane(m_timelineModel, this);
    m_timeline = m_timelinePane->view();
    m_center->addWidget(m_timelinePane);
    connect(m_timelinePane, &TimelinePane::noticed, this, &MainWindow::showNotice);
    connect(m_timelinePane, &TimelinePane::rangeRequested, this,
            [this](const QString &range) { m_filter->apply(TimelinePane::withRange(m_filter->applied(), range)); });
}

void MainWindow::makeFindMenu(QMenu *menu)
{
    FindBar *bar = m_timelinePane->findBar();
    menu->addAction(Symbol::icon(u"search"_s), tr("&Find…"), QKeySequence::Find, bar, &FindBar::open);
    menu->addAction(tr("Find Ne&xt"), QKeySequence(Qt::Key_F3), bar, &FindBar::findNext);
    menu->addAction(tr("Find Pre&vious"), QKeySequence(Qt::SHIFT | Qt::Key_F3), bar, &FindBar::findPrevious);
}

void MainWindow::makeTimelineMenu(QMenu *menu)
{
    // Wherever the keyboard is.
    menu->addAction(tr("Choose a Part of the Capture"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), this, [this] {
        m_timelinePane->strip()->show();
        m_timelinePane->strip()->setFocus();
    });
    QAction *strip = menu->addAction(tr("Density of the Whole Capture"));
    strip->setCheckable(true);
    strip->setChecked(true);
    connect(strip, &QAction::toggled, m_timelinePane->strip(), &QWidget::setVisible);
}

} // namespace Inspector
