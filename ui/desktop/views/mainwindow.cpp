// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "accesskeys.h"

#include "callspane.h"
#include "capabilitytablemodel.h"
#include "datadelegate.h"
#include "datatext.h"
#include "desktopcolors.h"
#include "emptystate.h"
#include "filterbar.h"
#include "findingspane.h"
#include "messageview.h"
#include "recordrows.h"
#include "replaypane.h"
#include "sessionsmodel.h"
#include "sessionspane.h"
#include "statisticspane.h"
#include "statusindicator.h"
#include "symbol.h"
#include "tablespane.h"
#include "theme.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "visibletext.h"

#include <QtCore/QSettings>
#include <QtGui/QActionGroup>
#include <QtGui/QCloseEvent>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int NoticeTime = 5000;
/// A narrower window has no room for three columns, nor for words on its tool bar.
constexpr int NarrowWidth = 1000;

QTreeView *makeLogView(LogModel *model, QWidget *parent)
{
    auto *view = new QTreeView(parent);
    view->setObjectName(u"log"_s);
    view->setAccessibleName(MainWindow::tr("Log"));
    view->setModel(model);
    view->setItemDelegate(new DataDelegate(view));
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->header()->resizeSection(LogModel::TimeColumn, QFontMetrics(dataFont()).horizontalAdvance(u"00:00:00.000"_s) + 24);
    // Follows its end, unless someone looks at what was before.
    QObject::connect(model, &QAbstractItemModel::rowsInserted, view, [view] {
        const QScrollBar *bar = view->verticalScrollBar();
        if (bar->value() == bar->maximum())
            QMetaObject::invokeMethod(view, &QTreeView::scrollToBottom, Qt::QueuedConnection);
    });
    return view;
}

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent), m_sessionsModel(new SessionsModel(this)), m_timelineModel(new TimelineModel(this)),
      m_log(new LogModel(this)), m_desktop(new DesktopColors(this))
{
    setObjectName(u"mainWindow"_s);
    new AccessKeys(this);
    setWindowTitle(tr("Cap'n Web Inspector"));
    setWindowIcon(Symbol::icon(u"inspector"_s));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    makePanes();
    makeActions();
    makeFileActions();
    makeFilterBar();
    makeHints();
    makeRecordingActions();
    makeMenus();
    makeStatusBar();
    for (const CapabilityTableModel *table : {m_tables->imports(), m_tables->exports()})
        connect(table, &CapabilityTableModel::refreshed, this, &MainWindow::updateCounts);
    const QSize available = screen() ? screen()->availableSize() : QSize(1280, 800);
    resize(qMin(1440, available.width()), qMin(900, available.height()));
    restoreDefaultLayout();
    updateState();
    updateCounts();
    updateEmptyState();
}

MainWindow::~MainWindow() = default;

void MainWindow::makePanes()
{
    m_center = new QStackedWidget(this);
    makeTimeline();
    setCentralWidget(m_center);

    m_sessions = new SessionsPane(this);
    m_sessions->setSessions(m_sessionsModel);
    m_message = new MessageView(this);
    m_tables = new TablesPane(this);

    m_sessionsDock = makeDock(u"sessionsDock"_s, tr("Sessions"), m_sessions, Qt::LeftDockWidgetArea);
    m_messageDock = makeDock(u"messageDock"_s, tr("Message"), m_message, Qt::RightDockWidgetArea);
    m_tablesDock = makeDock(u"tablesDock"_s, tr("Tables"), m_tables, Qt::BottomDockWidgetArea);
    makeAnalysisPanes();
    m_logDock = makeDock(u"logDock"_s, tr("Log"), makeLogView(m_log, this), Qt::BottomDockWidgetArea);

    connect(m_timeline, &TimelineView::currentRecordChanged, this, &MainWindow::onCurrentRecordChanged);
    connect(m_timeline, &TimelineView::menuRequested, this, &MainWindow::showTimelineMenu);
    connect(m_timeline, &TimelineView::noticed, this,
            [this](const QString &text) { statusBar()->showMessage(text, NoticeTime); });
    connect(m_timeline, &TimelineView::activated, this, [this] {
        m_messageDock->show();
        m_messageDock->raise();
        m_message->setFocus();
    });
    connect(m_message, &MessageView::noticed, this, [this](const QString &text) { statusBar()->showMessage(text, NoticeTime); });
    connect(m_tables, &TablesPane::countsChanged, this, &MainWindow::updateCounts);
    connect(m_tables, &TablesPane::recordRequested, this, &MainWindow::showRecord);
    connect(m_tables, &TablesPane::targetRequested, this, &MainWindow::targetRequested);
    connect(m_tables, &TablesPane::targetRequested, this, &MainWindow::showComposer);
    connect(m_tables, &TablesPane::disposeRequested, this, &MainWindow::disposeRequested);
    connect(m_timelineModel, &TimelineModel::appended, this, &MainWindow::updateCounts);
    connect(m_timelineModel, &TimelineModel::reset, this, &MainWindow::updateCounts);
    connect(m_sessions, &SessionsPane::chosen, this, [this](CaptureDocument *document, qint64 session) {
        if (!document)
            return;
        showDocument(document);
        m_timelineModel->setSession(session < 0 ? std::nullopt : std::optional(quint32(session)));
        if (session >= 0)
            m_tables->setSession(quint32(session));
        else if (document->capture().sessionCount())
            m_tables->setSession(quint32(document->capture().sessionCount() - 1));
    });
    m_timeline->viewport()->installEventFilter(this);
}

QDockWidget *MainWindow::makeDock(const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    addDockWidget(area, dock);
    if (area == Qt::BottomDockWidgetArea) {
        // Its tab says its name already; a title is needed only where there is none.
        auto *none = new QWidget(dock);
        dock->setTitleBarWidget(none);
        connect(dock, &QDockWidget::topLevelChanged, dock,
                [dock, none](bool floating) { dock->setTitleBarWidget(floating ? nullptr : none); });
    }
    return dock;
}

void MainWindow::makeStatusBar()
{
    m_stateIndicator = new StatusIndicator(this);
    m_selectionLabel = new QLabel(this);
    m_countLabel = new QLabel(this);
    m_tableLabel = new QLabel(this);
    for (QLabel *label : {m_selectionLabel, m_tableLabel, m_countLabel})
        label->setContentsMargins(8, 0, 8, 0);
    statusBar()->addPermanentWidget(m_selectionLabel);
    statusBar()->addPermanentWidget(m_tableLabel);
    statusBar()->addPermanentWidget(m_countLabel);
    statusBar()->addPermanentWidget(m_stateIndicator);
}

// What is shown

void MainWindow::addDocument(CaptureDocument *document)
{
    m_sessionsModel->addDocument(document);
    connect(document, &CaptureDocument::stateChanged, this, &MainWindow::updateState);
    connect(document, &CaptureDocument::titleChanged, this, &MainWindow::updateState);
    connect(document, &CaptureDocument::appended, this, &MainWindow::updateEmptyState);
    connect(document, &CaptureDocument::savedChanged, this, &MainWindow::updateState);
    connect(document, &CaptureDocument::progressChanged, this, &MainWindow::updateEmptyState);
    connect(document, &CaptureDocument::recordingChanged, this, &MainWindow::updateRecording);
    if (!m_document)
        showDocument(document);
}

void MainWindow::showDocument(CaptureDocument *document)
{
    if (document == m_document)
        return;
    rememberPlace();
    m_timeline->setCurrentRecord(NoRecord);
    m_document = document;
    m_message->setDocument(document);
    m_timelineModel->setDocument(document);
    m_tables->setDocument(document);
    m_calls->setDocument(document);
    m_findings->setDocument(document);
    m_statistics->setDocument(document);
    m_replay->setDocument(document);
    restorePlace();
    if (m_sessionsModel->documentAt(m_sessions->currentIndex()) != document)
        m_sessions->setCurrentIndex(m_sessionsModel->indexOf(document));
    updateState();
    updateCounts();
    updateEmptyState();
    Q_EMIT documentChanged(document);
}

void MainWindow::setConnectionBar(QWidget *bar)
{
    bar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_toolBar->insertWidget(m_follow, bar);
    m_toolBar->insertSeparator(m_follow);
}

void MainWindow::setComposer(QWidget *composer)
{
    m_composerDock = makeDock(u"composerDock"_s, tr("Composer"), composer, Qt::BottomDockWidgetArea);
    restoreDefaultLayout();
}

void MainWindow::onCurrentRecordChanged(qint64 record)
{
    m_message->setRecord(record);
    m_tables->setRecord(record);
    m_calls->setRecord(record);
    m_messageDock->setWindowTitle(record == NoRecord ? tr("Message") : tr("Message %1").arg(record));
    m_selectionLabel->setText(record == NoRecord ? QString() : tr("Record %1 selected").arg(record));
}

void MainWindow::showRecord(qint64 record)
{
    if (!m_document || record < 0 || record >= m_document->count())
        return;
    if (m_timelineModel->rowOf(record) < 0)
        m_timelineModel->rows()->setPaused(false);
    if (m_timelineModel->rowOf(record) < 0)
        m_timelineModel->setSession(std::nullopt);
    if (m_timelineModel->rowOf(record) < 0) {
        m_filter->clear();
        showNotice(tr("The filter was cleared, because it hides record %1.").arg(record));
    }
    m_timeline->setCurrentRecord(record);
    m_timeline->setFocus();
}

void MainWindow::updateState()
{
    using State = CaptureDocument::State;
    const State state = m_document ? m_document->state() : State::Idle;
    switch (state) {
    case State::Idle:
        if (m_document && !m_document->filePath().isEmpty())
            m_stateIndicator->setStatus(u"capture"_s, tr("File"), &Theme::dim);
        else
            m_stateIndicator->setStatus(u"disconnect"_s, tr("Not connected"), &Theme::dim);
        break;
    case State::Loading:
        m_stateIndicator->setStatus(u"pending"_s, tr("Opening"), &Theme::pending);
        break;
    case State::Connecting:
        m_stateIndicator->setStatus(u"pending"_s, tr("Connecting"), &Theme::pending);
        break;
    case State::Connected:
        if (m_document->stateDetail().isEmpty())
            m_stateIndicator->setStatus(u"live"_s, tr("Connected"), &Theme::ok);
        else
            m_stateIndicator->setStatus(u"warning"_s, tr("Out of step"), &Theme::warning);
        break;
    case State::Listening:
        m_stateIndicator->setStatus(u"live"_s, tr("Recording"), &Theme::ok);
        break;
    case State::Closing:
        m_stateIndicator->setStatus(u"pending"_s, tr("Closing"), &Theme::pending);
        break;
    case State::Disconnected:
        m_stateIndicator->setStatus(u"disconnect"_s, tr("Disconnected"), &Theme::dim);
        break;
    case State::Failed:
        m_stateIndicator->setStatus(u"failed"_s, tr("Failed"), &Theme::error);
        break;
    }
    m_stateIndicator->setToolTip(m_document ? visibleText(QStringView(m_document->stateDetail()), 1000).toHtmlEscaped()
                                            : QString());
    const bool live = state == State::Connected || state == State::Connecting || state == State::Listening;
    m_disconnect->setEnabled(live);
    m_reconnect->setEnabled(state == State::Disconnected || state == State::Failed || state == State::Connected);
    const QString title = m_document ? visibleText(QStringView(m_document->title()), 200) : QString();
    setWindowTitle(title.isEmpty() ? tr("Cap'n Web Inspector") : tr("%1[*] - Cap'n Web Inspector").arg(title));
    updateFileActions();
    updateRecording();
    updateEmptyState();
}

void MainWindow::updateCounts()
{
    const qint64 shown = m_timelineModel->rowCount();
    const qint64 all = m_document ? m_document->count() : 0;
    const QString bytes = m_document ? sizeText(m_document->capture().textBytes()) : sizeText(0);
    m_countLabel->setText(shown == all ? countText(all, tr("1 record"), tr("%1 records")) + u", "_s + bytes
                                       : tr("%L1 of %L2 records, %3").arg(shown).arg(all).arg(bytes));
    if (m_document && m_document->isPartial())
        m_countLabel->setText(tr("%1; not all is read", "counts of records").arg(m_countLabel->text()));
    if (const RecordRows *rows = m_timelineModel->rows(); rows->isPaused())
        m_countLabel->setText(tr("%1; paused, %Ln came since", "counts of records, then how many are not shown yet",
                                 int(qMin<qint64>(rows->heldBack(), std::numeric_limits<int>::max())))
                                  .arg(m_countLabel->text()));
    m_tableLabel->setText(
        tr("Imports %L1, exports %L2").arg(m_tables->imports()->liveCount()).arg(m_tables->exports()->liveCount()));
    updateFileActions();
}

void MainWindow::updateEmptyState()
{
    const bool empty = !m_document || !m_document->count();
    if (empty && m_document && !m_document->hint().isEmpty()) {
        m_fileState->setSymbol(m_document->state() == CaptureDocument::State::Failed ? u"failed"_s : u"proxy"_s);
        m_fileState->setTexts(m_document->hint().section(u'\n', 0, 0), m_document->hint().section(u'\n', 1));
        m_fileState->setProgress(-1);
        m_center->setCurrentWidget(m_fileState);
        return;
    }
    if (empty && m_document && !m_document->filePath().isEmpty()) {
        const QString name = visibleText(QStringView(m_document->title()), 200);
        const bool loading = m_document->state() == CaptureDocument::State::Loading;
        const bool failed = m_document->state() == CaptureDocument::State::Failed;
        m_fileState->setSymbol(loading ? u"pending"_s : failed ? u"failed"_s : u"capture"_s);
        m_fileState->setTexts(loading  ? tr("Opening %1").arg(name)
                              : failed ? tr("%1 cannot be opened").arg(name)
                                       : tr("%1 holds no records").arg(name),
                              visibleText(QStringView(m_document->stateDetail()), 2000));
        m_fileState->setProgress(loading ? qMax(0.0, m_document->progress()) : -1);
        m_center->setCurrentWidget(m_fileState);
        return;
    }
    m_center->setCurrentIndex(empty ? 1 : 0);
}

void MainWindow::setZoom(int points)
{
    m_zoom = qBound(-6, points, 24);
    m_timeline->setZoom(m_zoom);
}

void MainWindow::showComposer()
{
    if (!m_composerDock)
        return;
    m_composerDock->show();
    m_composerDock->raise();
    if (m_composerDock->widget())
        m_composerDock->widget()->setFocus();
}

void MainWindow::showTables()
{
    m_tablesDock->show();
    m_tablesDock->raise();
}

void MainWindow::showLog()
{
    m_logDock->show();
    m_logDock->raise();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_toolBar->setToolButtonStyle(width() < NarrowWidth ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_timeline->viewport() && event->type() == QEvent::Wheel) {
        const auto *wheel = static_cast<QWheelEvent *>(event);
        if (wheel->modifiers() & Qt::ControlModifier) {
            setZoom(m_zoom + (wheel->angleDelta().y() > 0 ? 1 : -1));
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace Inspector
