// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"
#include "filejob.h"
#include "logmodel.h"
#include "proxysettings.h"
#include "recordingsettings.h"
#include "timelinemodel.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtWidgets/QMainWindow>

QT_BEGIN_NAMESPACE
class QActionGroup;
class QFileDialog;
class QLabel;
class QMenu;
class QSettings;
class QStackedWidget;
class QToolBar;
class QVBoxLayout;
QT_END_NAMESPACE

/// \file
/// The window: panes, menus, status bar, layout. It knows models only; whoever makes it connects its signals to what does the
/// work.

namespace Inspector {

class CallsPane;
class DesktopColors;
class EmptyState;
class FilterBar;
class FindingsPane;
class HintBar;
class MessageView;
class ReplayPane;
class SequencePane;
class SessionsModel;
class SessionsPane;
class StatisticsPane;
class StatusIndicator;
class TablesPane;
class TimelinePane;
class TimelineView;

class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    enum class Appearance : quint8 { Desktop, Light, Dark, HighContrastDark, HighContrastLight };
    Q_ENUM(Appearance)
    /// Arrangements of the panes, each kept as a person left it.
    enum class Perspective : quint8 { Live, Analyze, Compose, Replay };
    Q_ENUM(Perspective)

    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Adds a capture to the list, and shows it if it is the first. Not owned.
    void addDocument(CaptureDocument *document);
    /// The capture that is shown; null if there is none.
    CaptureDocument *document() const { return m_document; }
    /// Shows a capture that was added.
    void showDocument(CaptureDocument *document);
    /// Takes a capture out of the window, before it dies; another one is shown then.
    void removeDocument(CaptureDocument *document);

    /// Puts a widget into the bar at the top; owned from now on.
    void setConnectionBar(QWidget *bar);
    /// Puts a widget into the Composer tab; owned from now on.
    void setComposer(QWidget *composer);
    LogModel *log() const { return m_log; }
    /// Puts a bar with something that a person should know below the tool bars, until it deletes itself; owned from now on.
    void addNotice(QWidget *notice);
    /// Where connections that are kept by name are offered; whoever knows them fills it.
    QMenu *profilesMenu() const { return m_profiles; }

    TimelineView *timeline() const { return m_timeline; }
    TimelinePane *timelinePane() const { return m_timelinePane; }
    TablesPane *tables() const { return m_tables; }
    FilterBar *filterBar() const { return m_filter; }
    CallsPane *calls() const { return m_calls; }
    FindingsPane *findings() const { return m_findings; }
    SequencePane *sequence() const { return m_sequence; }
    ReplayPane *replay() const { return m_replay; }
    StatisticsPane *statistics() const { return m_statistics; }
    MessageView *messageView() const { return m_message; }

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);
    void setAppearance(Appearance appearance);
    Perspective perspective() const { return m_perspective; }
    /// Keeps the arrangement that there is, and shows that of \a perspective as it was left.
    void setPerspective(Perspective perspective);

public Q_SLOTS:
    /// The present perspective as it is at first.
    void restoreDefaultLayout();
    void showCommands();
    /// Short advice for who is new here, one after another; main.cpp shows it at the first start.
    void showHints();
    /// All commands that have keys.
    void showShortcuts();
    void showPreferences();
    /// Marks the selected message, or takes its mark off.
    void toggleMark();
    void askForComment();
    void showComposer();
    void showTables();
    void showReplay();
    /// Selects \a record of the capture that is shown, and shows it, whatever hides it.
    void showRecord(qint64 record);
    void showLog();
    /// Asks for a file to record into; stops if that is done already.
    void toggleRecording();
    /// Asks for files to open, and for a file to save into.
    void askToOpen();
    void askToSave(Inspector::CaptureDocument *document);
    /// A file was opened or saved: it comes to the front of the recent ones.
    void rememberFile(const QString &path);
    /// \a document is in \a path now.
    void noteSaved(Inspector::CaptureDocument *document, const QString &path);
    /// A part or a redacted copy is in \a path.
    void noteExported(const QString &path);
    /// For the status bar, for a while.
    void showNotice(const QString &text);
    /// Something went wrong that a person must know of; also in the log.
    void showProblem(const QString &text);

Q_SIGNALS:
    /// Menu entries that only the maker of the window can fulfil.
    void connectRequested();
    void demoRequested();
    void disconnectRequested();
    void reconnectRequested();
    void newConnectionRequested();
    void connectDialogRequested();
    void recordingRequested(Inspector::CaptureDocument *document, const Inspector::RecordingSettings &settings);
    void recordingStopRequested(Inspector::CaptureDocument *document);
    /// What comes into the file of \a document later is to be shown, or not any more.
    void followFileRequested(Inspector::CaptureDocument *document, bool follow);
    void proxyRequested(const Inspector::ProxySettings &settings);
    /// Another capture is shown; null: none.
    void documentChanged(Inspector::CaptureDocument *document);
    void openRequested(const QStringList &paths);
    void saveRequested(Inspector::CaptureDocument *document, const QString &path);
    void exportRequested(Inspector::CaptureDocument *document, const QString &path, const Inspector::ExportChoice &choice);
    void cancelRequested(Inspector::CaptureDocument *document);
    void closeRequested(Inspector::CaptureDocument *document);
    /// From the tables, for entries of our own side in the live session.
    void targetRequested(QtCapnWeb::Trace::Table table, QtCapnWeb::EntryId id);
    void disposeRequested(QtCapnWeb::EntryId import);
    /// The call that \a record made is to be made once more, or to be shown in the composer, in the session that it is of.
    void sendAgainRequested(Inspector::CaptureDocument *document, qint64 record);
    void editAndSendRequested(Inspector::CaptureDocument *document, qint64 record);
    /// \a text is to be sent as it is in the live session of \a document.
    void rawFrameRequested(Inspector::CaptureDocument *document, const QByteArray &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makePanes();
    void makeAnalysisPanes();
    void makeSequencePane();
    void makeReplayPane();
    void makeReplayMenu(QMenu *menu);
    void addInjectActions(QMenu *menu);
    void askForRawFrame();
    bool canAnnotate();
    void annotate(QtCapnWeb::Record::Kind kind, const QString &text);
    QList<QDockWidget *> docks() const;
    void makeActions();
    void makeFileActions();
    void makeFileMenu(QMenu *menu);
    void makeFilterBar();
    void makeHints();
    void makeAppearanceMenu(QMenu *menu);
    void makeTimeline();
    void makeFindMenu(QMenu *menu);
    void makeTimelineMenu(QMenu *menu);
    void makeTimeMenu(QMenu *menu);
    void makeReferenceMenu(QMenu *menu);
    void makePause();
    void showHits();
    void makeFilterMenu(QMenu *menu);
    void fillFilterMenu(QMenu *menu, int section, bool apply);
    void showRecentFiles(QMenu *menu);
    void showSessionsMenu(const QPoint &position);
    void askForExport();
    /// Not opened yet; it deletes itself.
    QFileDialog *makeSaveDialog(const QString &title, const QString &path);
    void askForProxy();
    void makeRecordingActions();
    void addRecordingActions(QMenu *menu);
    void updateRecording();
    void askBeforeClosing(CaptureDocument *document, bool window);
    CaptureDocument *unsavedDocument() const;
    void updateFileActions();
    void rememberPlace();
    void restorePlace();
    void makeMenus();
    void makeStatusBar();
    QDockWidget *makeDock(const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area);
    void onCurrentRecordChanged(qint64 record);
    void askForRecord();
    void showTimelineMenu(const QPoint &global);
    void showHelp();
    void showFilterHelp();
    void showAbout();
    void setZoom(int points);
    void updateState();
    void updateCounts();
    void updateEmptyState();

    /// Where one was in a capture that is not shown at the moment.
    struct Place {
        qint64 record = QtCapnWeb::Trace::NoRecord;
        qint64 top = 0;
        bool follow = true;
    };

    /// What Tab can go to, in the order in which it does.
    struct FocusStop {
        QWidget *widget;
        QWidget *area; ///< the bar, dock or centre that it is in
        int rank; ///< of the area
        int place; ///< in the area
    };
    QList<FocusStop> focusStops() const;
    void focusPane(bool next);

    QPointer<CaptureDocument> m_document;
    QHash<const QObject *, Place> m_places;
    QList<const QObject *> m_settled; ///< captures that need no question any more, because the window closes
    QPointer<CaptureDocument> m_closingDocument; ///< to be closed when it is saved
    bool m_closing = false; ///< closes when what is being saved is saved
    SessionsModel *m_sessionsModel;
    TimelineModel *m_timelineModel;
    LogModel *m_log;

    QStackedWidget *m_center = nullptr;
    EmptyState *m_fileState = nullptr;
    TimelinePane *m_timelinePane = nullptr;
    TimelineView *m_timeline = nullptr;
    MessageView *m_message = nullptr;
    TablesPane *m_tables = nullptr;
    SessionsPane *m_sessions = nullptr;
    CallsPane *m_calls = nullptr;
    FindingsPane *m_findings = nullptr;
    StatisticsPane *m_statistics = nullptr;
    SequencePane *m_sequence = nullptr;
    ReplayPane *m_replay = nullptr;
    QToolBar *m_toolBar = nullptr;
    FilterBar *m_filter = nullptr;
    QDockWidget *m_sessionsDock = nullptr;
    QDockWidget *m_messageDock = nullptr;
    QDockWidget *m_tablesDock = nullptr;
    QDockWidget *m_callsDock = nullptr;
    QDockWidget *m_sequenceDock = nullptr;
    QDockWidget *m_replayDock = nullptr;
    QDockWidget *m_findingsDock = nullptr;
    QDockWidget *m_statisticsDock = nullptr;
    QDockWidget *m_composerDock = nullptr;
    QDockWidget *m_logDock = nullptr;

    StatusIndicator *m_stateIndicator = nullptr;
    QLabel *m_selectionLabel = nullptr;
    QLabel *m_countLabel = nullptr;
    QLabel *m_tableLabel = nullptr;

    QAction *m_connect = nullptr;
    QAction *m_demo = nullptr;
    QAction *m_disconnect = nullptr;
    QAction *m_reconnect = nullptr;
    QAction *m_open = nullptr;
    QAction *m_save = nullptr;
    QAction *m_saveAs = nullptr;
    QAction *m_export = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_closeDocument = nullptr;
    QAction *m_record = nullptr;
    QAction *m_followFile = nullptr;
    StatusIndicator *m_recordState = nullptr;
    QToolBar *m_notices = nullptr;
    QVBoxLayout *m_noticeLayout = nullptr;
    QMenu *m_profiles = nullptr;
    QAction *m_follow = nullptr;
    QAction *m_live = nullptr;
    QActionGroup *m_appearances = nullptr;
    QActionGroup *m_perspectives = nullptr;
    Perspective m_perspective = Perspective::Live;
    int m_zoom = 0;
    Appearance m_appearance = Appearance::Desktop;
    DesktopColors *m_desktop;
    QString m_plainStyle; ///< that of the platform, while another one is used
    HintBar *m_hints = nullptr;
};

} // namespace Inspector
