// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sequence diagram in MainWindow, linked with the timeline both ways.

#include "filterbar.h"
#include "mainwindow.h"
#include "sequencepane.h"
#include "sequenceview.h"
#include "timelineview.h"

#include <QtWidgets/QDockWidget>

using namespace Qt::StringLiterals;

namespace Inspector {

void MainWindow::makeSequencePane()
{
    m_sequence = new SequencePane(this);
    m_sequence->setModel(m_timelineModel);
    m_sequenceDock = makeDock(u"sequenceDock"_s, tr("Sequence"), m_sequence, Qt::BottomDockWidgetArea);
    SequenceView *view = m_sequence->view();
    connect(m_timeline, &TimelineView::currentRecordChanged, view, &SequenceView::setCurrentRecord);
    connect(view, &SequenceView::recordChosen, m_timeline, &TimelineView::setCurrentRecord);
    connect(view, &SequenceView::activated, this, &MainWindow::showRecord);
    connect(m_sequence, &SequencePane::filterRequested, this, [this](const QString &filter) {
        if (!filter.isEmpty())
            m_filter->apply(filter);
    });
}

} // namespace Inspector
