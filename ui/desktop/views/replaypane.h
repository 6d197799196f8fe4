// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replaysetup.h"

#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QTabWidget;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// The pane where recordings are played again.

namespace Inspector {

class CaptureDocument;
class MockPage;
class ReplayOptionsPage;
class ReplayPairPage;
class ReplayResultsPage;
class ReplayStepsPage;
class SessionsModel;

/// \brief What is replayed, where to, how, and what came of it; and the mock server.
///
/// It asks for everything by signals and is told what became of it; it knows no session. A question before something is sent to a
/// stranger is asked here, see prepare().
class ReplayPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayPane(QWidget *parent = nullptr);
    ~ReplayPane() override;

    /// The captures to choose from. Not owned.
    void setSessions(SessionsModel *sessions);
    /// Chooses \a document, unless a replay runs or it is one.
    void setDocument(CaptureDocument *document);
    /// See ReplayStepsModel::Check.
    void setCheck(std::function<QString(const ReplaySetup &setup)> check);
    /// Rows that are selected in the timeline of the document that is shown: for the range.
    void setSelection(std::function<std::pair<qint64, qint64>()> selection) { m_selection = std::move(selection); }

    /// A replay began, which fills \a live.
    void setLive(CaptureDocument *live);
    /// What is about to be sent. If that is to a stranger, a person is asked: proceedRequested() or stopRequested() follows.
    void prepare(const ReplaySummary &summary);
    void setStatus(const ReplayStatus &status);
    const ReplayStatus &status() const { return m_status; }
    void addResults(const QList<ReplayResult> &results);

    ReplayStepsPage *steps() const { return m_steps; }
    ReplayResultsPage *results() const { return m_results; }
    ReplayPairPage *pair() const { return m_pair; }
    MockPage *mock() const { return m_mock; }
    /// Start, pause, next and stop, for menus.
    QList<QAction *> runActions() const { return {m_start, m_pause, m_next, m_stop}; }
    QAction *reportAction() const { return m_report; }
    void setUrl(const QUrl &url);

public Q_SLOTS:
    void start();
    void showMock();
    void askToSaveReport();

Q_SIGNALS:
    void startRequested(const Inspector::ReplaySetup &setup);
    void proceedRequested();
    void pauseRequested(bool paused);
    void stepRequested();
    void stopRequested();
    void reportRequested(const QString &path, Inspector::ReplayReportFormat format);
    void mockRequested(const Inspector::MockSetup &setup);
    void mockStopRequested();
    /// Of \a document, which is the one that is replayed.
    void recordRequested(Inspector::CaptureDocument *document, qint64 record);

private:
    CaptureDocument *chosen() const;
    void onCaptureChosen();
    void fillSessions();
    void onScopeChanged();
    void rangeFromSelection();
    void updateActions();
    void showProblem(const QString &text);
    QString statusText() const;
    QWidget *makeScopeBar();
    QWidget *makeRunBar();
    void makeActions();

    QPointer<SessionsModel> m_sessions;
    QPointer<CaptureDocument> m_document;
    QPointer<CaptureDocument> m_live;
    QPointer<CaptureDocument> m_replayed; ///< what the results are about
    QList<const QObject *> m_products; ///< documents that replays filled
    std::function<std::pair<qint64, qint64>()> m_selection;
    ReplayStatus m_status;
    bool m_stepping = false;
    bool m_urlEdited = false;

    QComboBox *m_capture;
    QComboBox *m_session;
    QLineEdit *m_first;
    QLineEdit *m_last;
    QComboBox *m_url;
    QComboBox *m_pacing;
    QDoubleSpinBox *m_speed;
    QProgressBar *m_progress;
    QLabel *m_statusLabel;
    QTabWidget *m_tabs;
    ReplayStepsPage *m_steps;
    ReplayResultsPage *m_results;
    ReplayPairPage *m_pair;
    ReplayOptionsPage *m_options;
    MockPage *m_mock;
    QAction *m_start = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_next = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_report = nullptr;
};

} // namespace Inspector
