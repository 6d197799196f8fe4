// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The timeline in MainWindow: what is found, and how it is shown.

#include "colorrules.h"
#include "filterbar.h"
#include "findbar.h"
#include "finder.h"
#include "mainwindow.h"
#include "messageview.h"
#include "rawtextview.h"
#include "recordrows.h"
#include "symbol.h"
#include "timelinepane.h"
#include "timelineview.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolBar>

using namespace Qt::StringLiterals;

namespace Inspector {

void MainWindow::makeTimeline()
{
    m_timelinePane = new TimelinePane(m_timelineModel, this);
    m_timeline = m_timelinePane->view();
    m_center->addWidget(m_timelinePane);
    connect(m_timelinePane, &TimelinePane::noticed, this, &MainWindow::showNotice);
    connect(m_timelinePane, &TimelinePane::cancelRequested, this, &MainWindow::cancelRequested);
    connect(m_timelinePane, &TimelinePane::rangeRequested, this,
            [this](const QString &range) { m_filter->apply(TimelinePane::withRange(m_filter->applied(), range)); });
}

// What is found is marked in the text of the message, too.
void MainWindow::showHits()
{
    const Finder *finder = m_timelinePane->finder();
    m_message->raw()->setHits([this, finder] {
        QList<std::pair<qsizetype, qsizetype>> hits;
        const qint64 record = m_message->record();
        if (!finder->isActive() || !m_document || record < 0 || record >= m_document->count())
            return hits;
        QByteArray buffer;
        const QByteArrayView text = m_document->capture().textView(record, buffer);
        // More is not shown.
        for (const auto &place : finder->places(text.first(qMin(text.size(), MessageText::DefaultMaximum))))
            hits.append({place.offset, place.offset + place.length});
        return hits;
    });
    connect(finder, &Finder::queryChanged, m_message->raw(), &RawTextView::updateHits);
}

void MainWindow::makeFindMenu(QMenu *menu)
{
    FindBar *bar = m_timelinePane->findBar();
    showHits();
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
    connect(strip, &QAction::triggered, m_timelinePane->strip(), &QWidget::setVisible);
    makeTimeMenu(menu->addMenu(tr("Times in the Ti&meline")));
    menu->addAction(tr("Colu&mns of the Timeline…"), m_timeline, &TimelineView::editColumns);
    QAction *colors = menu->addAction(tr("Colo&ur by Rules"));
    colors->setCheckable(true);
    connect(colors, &QAction::triggered, this, [this](bool on) {
        m_timelinePane->colorRules()->setEnabled(on);
        m_timelinePane->colorRules()->save();
    });
    menu->addAction(tr("Colourin&g Rules…"), this, [this] { m_timelinePane->editColors(); });
    connect(menu, &QMenu::aboutToShow, this, [this, strip, colors] {
        strip->setChecked(!m_timelinePane->strip()->isHidden());
        colors->setChecked(m_timelinePane->colorRules()->isEnabled());
    });
}

void MainWindow::makeTimeMenu(QMenu *menu)
{
    using Format = TimelineModel::TimeFormat;
    auto *formats = new QActionGroup(menu);
    const std::pair<Format, QString> names[] = {{Format::SinceStart, tr("Seconds Since the &Capture Began")},
                                                {Format::SinceSession, tr("Seconds Since the &Session Began")},
                                                {Format::TimeOfDay, tr("&Time of Day")},
                                                {Format::DateAndTime, tr("&Date and Time of Day")},
                                                {Format::Utc, tr("Date and Time, &UTC")}};
    for (const auto &[value, name] : names) {
        QAction *action = menu->addAction(
            name, this, [this, value = value] { m_timelineModel->setTimeFormat(value, m_timelineModel->timeDigits()); });
        action->setCheckable(true);
        action->setData(int(value));
        formats->addAction(action);
    }
    menu->addSeparator();
    auto *digits = new QActionGroup(menu);
    const std::pair<int, QString> precisions[] = {{3, tr("&Milliseconds")}, {6, tr("M&icroseconds")}, {9, tr("&Nanoseconds")}};
    for (const auto &[value, name] : precisions) {
        QAction *action = menu->addAction(
            name, this, [this, value = value] { m_timelineModel->setTimeFormat(m_timelineModel->timeFormat(), value); });
        action->setCheckable(true);
        action->setData(value);
        digits->addAction(action);
    }
    connect(menu, &QMenu::aboutToShow, this, [this, formats, digits] {
        for (QAction *action : formats->actions())
            action->setChecked(action->data().toInt() == int(m_timelineModel->timeFormat()));
        for (QAction *action : digits->actions())
            action->setChecked(action->data().toInt() == m_timelineModel->timeDigits());
    });
}

void MainWindow::makeReferenceMenu(QMenu *menu)
{
    menu->addSeparator();
    menu->addAction(tr("Set or Unset Time &Reference"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), this, [this] {
        if (m_timeline->currentRecord() < 0)
            showNotice(tr("No row is selected from which times could count."));
        m_timelineModel->toggleTimeReference(m_timeline->currentRecord());
    });
    menu->addAction(tr("Next Time Re&ference"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_N), m_timeline,
                    &TimelineView::goToNextReference);
    menu->addAction(tr("Previous Time Refere&nce"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_B), m_timeline,
                    &TimelineView::goToPreviousReference);
    menu->addAction(tr("&Unset All Time References"), m_timelineModel, &TimelineModel::clearTimeReferences);
}

// The timeline stands still, whatever comes; recording goes on.
void MainWindow::makePause()
{
    RecordRows *rows = m_timelineModel->rows();
    auto *pause = new QAction(Symbol::icon(u"pause"_s), tr("&Pause the Timeline"), this);
    pause->setObjectName(u"pauseAction"_s);
    pause->setIconText(tr("Pause"));
    pause->setCheckable(true);
    pause->setShortcuts({QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P), QKeySequence(Qt::Key_Pause)});
    pause->setStatusTip(tr("Show nothing new for now; recording goes on"));
    pause->setToolTip(pause->statusTip() + u" ("_s + pause->shortcut().toString(QKeySequence::NativeText) + u')');
    connect(pause, &QAction::toggled, rows, &RecordRows::setPaused);
    connect(rows, &RecordRows::pausedChanged, this, [this, pause, rows] {
        pause->setChecked(rows->isPaused());
        updateCounts();
    });
    connect(rows, &RecordRows::heldBackChanged, this, &MainWindow::updateCounts);
    m_toolBar->insertAction(m_live, pause);
    for (QMenu *menu : menuBar()->findChildren<QMenu *>()) {
        if (menu->actions().contains(m_live))
            menu->insertAction(m_live, pause);
    }
}

} // namespace Inspector
