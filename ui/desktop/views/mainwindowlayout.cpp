// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the panes of MainWindow are arranged, and how that is kept.

#include "mainwindow.h"
#include "messageview.h"
#include "tablespane.h"
#include "timelinepane.h"
#include "timelineview.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QSettings>
#include <QtGui/QActionGroup>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QToolBar>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

/// Of saveState(): raise it when docks or tool bars change their meaning.
constexpr int LayoutVersion = 4;
/// A narrower window has no room for three columns.
constexpr int NarrowWidth = 1000;

QString keyOf(MainWindow::Perspective perspective)
{
    return u"perspectives/"_s + QString::fromLatin1(QMetaEnum::fromType<MainWindow::Perspective>().valueToKey(int(perspective)));
}

} // namespace

void MainWindow::restoreDefaultLayout()
{
    const QList<QDockWidget *> all = docks();
    for (QDockWidget *dock : all) {
        dock->setFloating(false);
        removeDockWidget(dock);
    }
    const bool narrow = width() < NarrowWidth;
    addDockWidget(narrow ? Qt::RightDockWidgetArea : Qt::LeftDockWidgetArea, m_sessionsDock);
    addDockWidget(Qt::RightDockWidgetArea, m_messageDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_tablesDock);
    for (QDockWidget *dock :
         {m_callsDock, m_sequenceDock, m_findingsDock, m_statisticsDock, m_composerDock, m_replayDock, m_logDock}) {
        if (!dock)
            continue;
        addDockWidget(Qt::BottomDockWidgetArea, dock);
        tabifyDockWidget(m_tablesDock, dock);
    }
    if (narrow)
        tabifyDockWidget(m_messageDock, m_sessionsDock); // the first tab is the one in front
    for (QDockWidget *dock : all)
        dock->show();
    m_messageDock->raise();
    int bottom = qBound(170, height() * 31 / 100, 380);
    switch (m_perspective) {
    case Perspective::Live:
        m_tablesDock->raise();
        break;
    case Perspective::Analyze:
        m_callsDock->raise();
        bottom = qBound(200, height() * 42 / 100, 560);
        break;
    case Perspective::Compose:
        (m_composerDock ? m_composerDock : m_tablesDock)->raise();
        bottom = qBound(220, height() * 46 / 100, 620);
        break;
    case Perspective::Replay:
        m_replayDock->raise();
        bottom = qBound(240, height() * 54 / 100, 760);
        break;
    }
    if (narrow)
        resizeDocks({m_messageDock}, {width() * 36 / 100}, Qt::Horizontal);
    else
        resizeDocks({m_sessionsDock, m_messageDock}, {qBound(160, width() / 8, 280), qBound(280, width() * 23 / 100, 520)},
                    Qt::Horizontal);
    resizeDocks({m_tablesDock}, {bottom}, Qt::Vertical);
    m_timeline->resetColumns();
}

void MainWindow::setPerspective(Perspective perspective)
{
    if (perspective != m_perspective) {
        QSettings settings;
        settings.setValue(keyOf(m_perspective), saveState(LayoutVersion));
        m_perspective = perspective;
        const QByteArray state = settings.value(keyOf(perspective)).toByteArray();
        // Hints are closed once, not once in each perspective.
        auto *const hints = findChild<QToolBar *>(u"hintToolBar"_s);
        const bool hinting = !hints->isHidden();
        if (state.isEmpty() || !restoreState(state, LayoutVersion)) {
            const QByteArray columns = m_timeline->saveColumns(); // they are no part of a perspective
            restoreDefaultLayout();
            m_timeline->restoreColumns(columns);
        }
        hints->setVisible(hinting);
    }
    for (QAction *action : m_perspectives->actions())
        action->setChecked(action->data().toInt() == int(m_perspective));
}

void MainWindow::saveLayout(QSettings &settings) const
{
    settings.setValue("window/geometry"_L1, saveGeometry());
    settings.setValue("window/state"_L1, saveState(LayoutVersion));
    settings.setValue("window/perspective"_L1, int(m_perspective));
    m_timelinePane->save(settings);
    settings.setValue("window/tables"_L1, m_tables->saveState());
    settings.setValue("window/message"_L1, m_message->saveState());
    settings.setValue("window/zoom"_L1, m_zoom);
    settings.setValue("window/appearance"_L1, int(m_appearance));
}

void MainWindow::restoreLayout(const QSettings &settings)
{
    if (settings.contains("window/geometry"_L1))
        restoreGeometry(settings.value("window/geometry"_L1).toByteArray());
    m_perspective = Perspective(qBound(0, settings.value("window/perspective"_L1, 0).toInt(), int(Perspective::Replay)));
    const QByteArray state = settings.value("window/state"_L1).toByteArray();
    if (state.isEmpty() || !restoreState(state, LayoutVersion)) {
        restoreDefaultLayout();
    } else {
        m_tables->restoreState(settings.value("window/tables"_L1).toByteArray());
        m_message->restoreState(settings.value("window/message"_L1).toByteArray());
    }
    m_timelinePane->restore(settings);
    setPerspective(m_perspective);
    findChild<QToolBar *>(u"hintToolBar"_s)->hide(); // shown again by who knows whether it was closed
    setZoom(qBound(-6, settings.value("window/zoom"_L1, 0).toInt(), 24));
    setAppearance(Appearance(qBound(0, settings.value("window/appearance"_L1, 0).toInt(), int(Appearance::HighContrastLight))));
}

} // namespace Inspector
