// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Menus, shortcuts and dialogs of MainWindow. Shortcuts are Wireshark's where it has one, the platform's otherwise.

#include "callspane.h"
#include "emptystate.h"
#include "mainwindow.h"
#include "messageview.h"
#include "sequencepane.h"
#include "symbol.h"
#include "tablespane.h"
#include "timelinecolumns.h"
#include "timelinemodel.h"
#include "timelinepane.h"
#include "timelineview.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QToolBar>

using namespace Qt::StringLiterals;
using QtCapnWeb::Trace::NoRecord;

namespace Inspector {

void MainWindow::makeActions()
{
    const auto make = [this](const QString &text, const QString &symbol, const QKeySequence &shortcut, const QString &tip) {
        auto *action = new QAction(text, this);
        if (!symbol.isEmpty())
            action->setIcon(Symbol::icon(symbol));
        action->setShortcut(shortcut);
        action->setStatusTip(tip);
        const QString key = shortcut.toString(QKeySequence::NativeText);
        action->setToolTip(key.isEmpty() ? tip : tip + u" ("_s + key + u')');
        return action;
    };
    m_connect = make(tr("&Connect…"), u"connect"_s, QKeySequence(Qt::CTRL | Qt::Key_L), tr("Enter the URL of a server"));
    m_demo = make(tr("Connect to the &Demo Server"), u"session"_s, {}, tr("Start the built-in server and connect to it"));
    m_disconnect = make(tr("D&isconnect"), u"disconnect"_s, QKeySequence(Qt::CTRL | Qt::Key_E), tr("End the session"));
    m_reconnect =
        make(tr("&Reconnect"), u"reconnect"_s, QKeySequence(Qt::CTRL | Qt::Key_R), tr("Connect again to the same server"));
    connect(m_connect, &QAction::triggered, this, &MainWindow::connectRequested);
    connect(m_demo, &QAction::triggered, this, &MainWindow::demoRequested);
    connect(m_disconnect, &QAction::triggered, this, &MainWindow::disconnectRequested);
    connect(m_reconnect, &QAction::triggered, this, &MainWindow::reconnectRequested);

    m_follow = make(tr("&Follow New Messages"), u"follow"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                    tr("Keep the newest message in view"));
    m_follow->setCheckable(true);
    m_follow->setChecked(m_timeline->isFollowing());
    m_follow->setIconText(tr("Follow"));
    connect(m_follow, &QAction::toggled, m_timeline, &TimelineView::setFollowing);
    connect(m_timeline, &TimelineView::followingChanged, m_follow, &QAction::setChecked);

    m_live = make(tr("&Live Tables"), u"live"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                  tr("Show the tables as they are now, not as of the selected message"));
    m_live->setCheckable(true);
    m_live->setChecked(m_tables->isLive());
    m_live->setIconText(tr("Live"));
    connect(m_live, &QAction::triggered, m_tables, &TablesPane::setLive);
    connect(m_live, &QAction::triggered, this, [this] { m_live->setChecked(m_tables->isLive()); });
    connect(m_tables, &TablesPane::liveChanged, m_live, &QAction::setChecked);

    auto *empty = new EmptyState(u"connect"_s, m_center);
    empty->setTexts(
        tr("No messages yet"),
        tr("Enter the URL of a Cap'n Web server above and press Connect: every message of the session appears here, and both "
           "capability tables below. Without a server at hand, try the built-in demo."));
    empty->addButton(m_demo);
    m_center->addWidget(empty);

    m_toolBar = addToolBar(tr("Tool Bar"));
    m_toolBar->setObjectName(u"toolBar"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize({16, 16});
    m_toolBar->addAction(m_follow);
    m_toolBar->addAction(m_live);
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    makeFileMenu(file);
    QAction *quit = file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    quit->setMenuRole(QAction::QuitRole);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *copyText = edit->addAction(Symbol::icon(u"copy"_s), tr("Copy &Message Text"),
                                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), m_timeline, &TimelineView::copyTexts);
    QAction *copyRows = edit->addAction(tr("Copy &Rows"), m_timeline, &TimelineView::copyRows);
    edit->addAction(tr("Select &All Rows"), m_timeline, &TimelineView::selectAll);
    edit->addSeparator();
    makeFindMenu(edit);
    edit->addSeparator();
    edit->addAction(tr("Mar&k or Unmark"), QKeySequence(Qt::CTRL | Qt::Key_M), this, &MainWindow::toggleMark);
    edit->addAction(tr("Comme&nt…"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_M), this, &MainWindow::askForComment);
    edit->addSeparator();
    QAction *preferences = edit->addAction(tr("&Preferences…"), QKeySequence::Preferences, this, &MainWindow::showPreferences);
    preferences->setMenuRole(QAction::PreferencesRole);
    connect(edit, &QMenu::aboutToShow, this, [this, copyText, copyRows] {
        const bool selected = m_timeline->currentRecord() != NoRecord;
        copyText->setEnabled(selected);
        copyRows->setEnabled(selected);
    });
    // A shortcut works whether its menu was open or not.
    connect(edit, &QMenu::aboutToHide, this, [copyText, copyRows] {
        copyText->setEnabled(true);
        copyRows->setEnabled(true);
    });

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(m_follow);
    view->addAction(m_live);
    makePause();
    makeTimelineMenu(view);
    view->addSeparator();
    QMenu *panes = view->addMenu(tr("&Panes"));
    connect(panes, &QMenu::aboutToShow, this, [this, panes] {
        panes->clear();
        for (QDockWidget *dock : docks()) {
            QAction *toggle = dock->toggleViewAction();
            if (dock == m_messageDock)
                toggle->setText(tr("Message"));
            panes->addAction(toggle);
        }
    });
    QMenu *perspectives = view->addMenu(tr("P&erspectives"));
    m_perspectives = new QActionGroup(this);
    const std::tuple<Perspective, QString, Qt::Key> arrangements[] = {{Perspective::Live, tr("&Live"), Qt::Key_1},
                                                                      {Perspective::Analyze, tr("&Analyze"), Qt::Key_2},
                                                                      {Perspective::Compose, tr("&Compose"), Qt::Key_3},
                                                                      {Perspective::Replay, tr("&Replay"), Qt::Key_4}};
    for (const auto &[value, name, key] : arrangements) {
        QAction *action =
            perspectives->addAction(name, QKeySequence(Qt::CTRL | key), this, [this, value = value] { setPerspective(value); });
        action->setCheckable(true);
        action->setChecked(value == m_perspective);
        action->setData(int(value));
        m_perspectives->addAction(action);
    }
    view->addAction(tr("All Commands…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), this, &MainWindow::showCommands);
    view->addSeparator();
    const auto raise = [this](QDockWidget *MainWindow::*dock) {
        return [this, dock] {
            (this->*dock)->show();
            (this->*dock)->raise();
            (this->*dock)->widget()->setFocus();
        };
    };
    view->addAction(tr("Call&s"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C), this, raise(&MainWindow::m_callsDock));
    view->addMenu(tr("Tree of Calls"))->addActions(m_calls->commands());
    view->addAction(tr("Se&quence"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Q), this, raise(&MainWindow::m_sequenceDock));
    view->addMenu(tr("Sequence Diagra&m"))->addActions(m_sequence->commands());
    view->addAction(tr("Fin&dings"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_F), this, raise(&MainWindow::m_findingsDock));
    view->addAction(tr("Statistics"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S), this, raise(&MainWindow::m_statisticsDock));
    view->addAction(tr("&Composer"), QKeySequence(Qt::CTRL | Qt::Key_K), this, &MainWindow::showComposer);
    view->addAction(tr("Repla&y"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Y), this, &MainWindow::showReplay);
    view->addAction(tr("&Tables"), QKeySequence(Qt::CTRL | Qt::Key_T), this, &MainWindow::showTables);
    view->addSeparator();
    view->addAction(tr("Zoom &In"), QKeySequence::ZoomIn, this, [this] { setZoom(m_zoom + 1); });
    view->addAction(tr("Zoom &Out"), QKeySequence::ZoomOut, this, [this] { setZoom(m_zoom - 1); });
    view->addAction(tr("&Normal Size"), QKeySequence(Qt::CTRL | Qt::Key_0), this, [this] { setZoom(0); });
    view->addAction(tr("Fit Columns to Contents"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), m_timeline,
                    &TimelineView::resizeColumnsToContents);
    view->addSeparator();
    makeAppearanceMenu(view->addMenu(tr("&Appearance")));
    view->addAction(tr("&Restore Default Layout"), this, &MainWindow::restoreDefaultLayout);
    QAction *fullScreen = view->addAction(tr("F&ull Screen"), QKeySequence(Qt::Key_F11), this,
                                          [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    fullScreen->setCheckable(true);

    QMenu *go = menuBar()->addMenu(tr("&Go"));
    go->addAction(Symbol::icon(u"goto"_s), tr("&Go to Record…"), QKeySequence(Qt::CTRL | Qt::Key_G), this,
                  &MainWindow::askForRecord);
    go->addAction(tr("&First Record"), QKeySequence(Qt::CTRL | Qt::Key_Home), m_timeline, &TimelineView::goToFirst);
    go->addAction(tr("&Last Record"), QKeySequence(Qt::CTRL | Qt::Key_End), m_timeline, &TimelineView::goToLast);
    go->addAction(tr("&Next Record"), QKeySequence(Qt::CTRL | Qt::Key_Down), m_timeline, &TimelineView::goToNext);
    go->addAction(tr("&Previous Record"), QKeySequence(Qt::CTRL | Qt::Key_Up), m_timeline, &TimelineView::goToPrevious);
    go->addSeparator();
    go->addAction(tr("Next of the Same &Call"), QKeySequence(Qt::CTRL | Qt::Key_Period), m_timeline,
                  &TimelineView::goToNextRelated);
    go->addAction(tr("Previous of the &Same Call"), QKeySequence(Qt::CTRL | Qt::Key_Comma), m_timeline,
                  &TimelineView::goToPreviousRelated);
    makeReferenceMenu(go);

    go->addSeparator();
    go->addAction(tr("Next Pane"), QKeySequence(Qt::Key_F6), this, [this] { focusPane(true); });
    go->addAction(tr("Previous Pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6), this, [this] { focusPane(false); });

    makeFilterMenu(menuBar()->addMenu(tr("F&ilter")));

    QMenu *session = menuBar()->addMenu(tr("&Session"));
    session->addActions({m_connect, m_demo});
    session->addAction(tr("&New Connection"), QKeySequence(Qt::CTRL | Qt::Key_N), this, &MainWindow::newConnectionRequested)
        ->setStatusTip(tr("A connection beside those that there are"));
    session
        ->addAction(Symbol::icon(u"proxy"_s), tr("Record Through a &Proxy…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
                    this, &MainWindow::askForProxy)
        ->setStatusTip(tr("Listen on this computer, pass everything on to a server, and record it"));
    session->addSeparator();
    session->addMenu(tr("Capabilit&y"))->addActions(m_tables->commands());
    addRecordingActions(session);
    session->addActions({m_disconnect, m_reconnect});
    session->addSeparator();
    session->addAction(tr("Send a Ra&w Frame…"), this, &MainWindow::askForRawFrame)
        ->setStatusTip(tr("Send any text in the live session, for tests of the protocol"));
    makeReplayMenu(menuBar()->addMenu(tr("&Replay")));

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&How to Read This Window"), QKeySequence::HelpContents, this, &MainWindow::showHelp);
    help->addAction(tr("The &Filter Language"), QKeySequence(Qt::SHIFT | Qt::Key_F1), this, &MainWindow::showFilterHelp);
    help->addAction(tr("&Keyboard Shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_F1), this, &MainWindow::showShortcuts);
    help->addAction(tr("H&ints"), this, &MainWindow::showHints);
    help->addSeparator();
    QAction *about = help->addAction(tr("&About Cap'n Web Inspector"), this, &MainWindow::showAbout);
    about->setMenuRole(QAction::AboutRole);
    QAction *aboutQt = help->addAction(tr("About &Qt"), qApp, &QApplication::aboutQt);
    aboutQt->setMenuRole(QAction::AboutQtRole);
}

void MainWindow::showTimelineMenu(const QPoint &global)
{
    QMenu menu(this);
    menu.addAction(Symbol::icon(u"copy"_s), tr("Copy Message Text"), m_timeline, &TimelineView::copyTexts);
    menu.addAction(tr("Copy Rows"), m_timeline, &TimelineView::copyRows);
    menu.addSeparator();
    const bool related = m_timelineModel->relatedRows(m_timeline->currentRow()).size() > 1;
    menu.addAction(tr("Next of the Same Call"), m_timeline, &TimelineView::goToNextRelated)->setEnabled(related);
    menu.addAction(tr("Previous of the Same Call"), m_timeline, &TimelineView::goToPreviousRelated)->setEnabled(related);
    menu.addSeparator();
    const QPoint inView = m_timeline->viewport()->mapFromGlobal(global);
    const int section = m_timeline->sectionAt(inView.x());
    fillFilterMenu(menu.addMenu(tr("&Apply as Filter")), section, true);
    fillFilterMenu(menu.addMenu(tr("&Prepare as Filter")), section, false);
    const QString part = m_timeline->columns()->filter(*m_timelineModel, m_timeline->currentRow(), section);
    menu.addAction(tr("&Colour Rows Like This…"), this, [this, part] { m_timelinePane->editColors(part); })
        ->setEnabled(!part.isEmpty());
    menu.addSeparator();
    menu.addAction(tr("Mar&k or Unmark"), this, &MainWindow::toggleMark);
    menu.addAction(tr("Comme&nt…"), this, &MainWindow::askForComment);
    menu.addAction(tr("Set or Unset Time &Reference"), this,
                   [this] { m_timelineModel->toggleTimeReference(m_timeline->currentRecord()); });
    m_timeline->fillFieldMenu(menu.addMenu(tr("Add a Co&lumn")));
    addInjectActions(&menu);
    menu.addSeparator();
    menu.addAction(tr("Show the Tables at This Message"), this, [this] {
        m_tables->setLive(false);
        showTables();
    });
    menu.exec(global);
}

void MainWindow::askForRecord()
{
    if (!m_document || !m_document->count())
        return;
    const qint64 current = m_timeline->currentRecord();
    QInputDialog dialog(this);
    dialog.setWindowTitle(tr("Go to Record"));
    dialog.setLabelText(tr("Number of the record, 0 to %L1:").arg(m_document->count() - 1));
    dialog.setInputMode(QInputDialog::TextInput);
    dialog.setTextValue(current == NoRecord ? QString() : QString::number(current));
    if (dialog.exec() != QDialog::Accepted)
        return;
    bool ok = false;
    const qint64 record = dialog.textValue().trimmed().toLongLong(&ok);
    if (!ok || record < 0 || record >= m_document->count())
        statusBar()->showMessage(tr("There is no record %1.").arg(dialog.textValue().left(40)), 5000);
    else
        showRecord(record);
}

} // namespace Inspector
