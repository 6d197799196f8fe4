// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Recording into files, following files that grow, and notices, in MainWindow.

#include "mainwindow.h"
#include "recordingdialog.h"
#include "statusindicator.h"
#include "symbol.h"
#include "timelineview.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr QLatin1StringView FolderKey("recording/folder");

QString proposedPath(const QString &title)
{
    QString folder = QSettings().value(FolderKey).toString();
    if (!QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    QString name;
    for (const QChar c : title.section(u"://"_s, -1)) {
        if (c.isLetterOrNumber())
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    name = name.left(60);
    if (!name.isEmpty() && !name.endsWith(u'-'))
        name += u'-';
    return QDir(folder).filePath(name + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s) + u".cwtrace"_s);
}

} // namespace

void MainWindow::makeRecordingActions()
{
    m_record = new QAction(Symbol::icon(u"record"_s), tr("Record into a Fi&le…"), this);
    m_record->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R));
    m_record->setIconText(tr("Record"));
    m_record->setObjectName("recordAction"_L1);
    connect(m_record, &QAction::triggered, this, &MainWindow::toggleRecording);
    m_toolBar->addAction(m_record);

    m_followFile = new QAction(tr("Fo&llow the File as It Grows"), this);
    m_followFile->setObjectName("followFileAction"_L1);
    m_followFile->setCheckable(true);
    m_followFile->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L));
    m_followFile->setStatusTip(tr("Show what somebody else still writes into this file"));
    connect(m_followFile, &QAction::triggered, this, [this](bool follow) {
        if (m_document)
            Q_EMIT followFileRequested(m_document, follow);
        updateRecording();
    });

    m_recordState = new StatusIndicator(this);
    m_recordState->setObjectName("recordingState"_L1);
    m_recordState->hide();
    statusBar()->addPermanentWidget(m_recordState);
    updateRecording();
}

void MainWindow::addRecordingActions(QMenu *menu)
{
    menu->addAction(tr("Connect &with Options…"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_O), this,
                    &MainWindow::connectDialogRequested)
        ->setStatusTip(tr("Headers, certificates, and connections that are kept by name"));
    m_profiles = menu->addMenu(tr("Connect to a Pro&file"));
    m_profiles->setObjectName("profilesMenu"_L1);
    menu->addSeparator();
    menu->addAction(m_record);
    menu->addSeparator();
}

void MainWindow::updateRecording()
{
    const QString path = m_document ? m_document->recordingPath() : QString();
    const QString problem = m_document ? m_document->recordingProblem() : QString();
    const bool records = !path.isEmpty();
    m_record->setText(records ? tr("Stop Recordin&g") : tr("Record into a Fi&le…"));
    m_record->setIconText(records ? tr("Stop Recording") : tr("Record"));
    m_record->setIcon(Symbol::icon(records ? u"stop"_s : u"record"_s));
    const QString tip = records ? tr("Stop writing into %1").arg(QDir::toNativeSeparators(path))
                                : tr("Write what is captured into a file, as it comes");
    m_record->setStatusTip(tip);
    m_record->setToolTip(tip + u" ("_s + m_record->shortcut().toString(QKeySequence::NativeText) + u')');
    // What was read from a file grows only if the file does, and is in one already.
    m_record->setEnabled(m_document && (records || m_document->filePath().isEmpty() || m_document->isWorthKeeping()));
    m_recordState->setVisible(records);
    const QString name = QFileInfo(path).fileName();
    if (problem.isEmpty())
        m_recordState->setStatus(u"record"_s, tr("Recording %1").arg(name), &Theme::ok);
    else
        m_recordState->setStatus(u"failed"_s, tr("Not recording: %1").arg(problem.left(200)), &Theme::error);
    m_recordState->setToolTip((problem.isEmpty() ? QDir::toNativeSeparators(path) : problem).toHtmlEscaped());

    // A live capture may have been saved: that file does not grow by itself.
    using State = CaptureDocument::State;
    const State state = m_document ? m_document->state() : State::Idle;
    const bool isFile = m_document && !m_document->filePath().isEmpty() && !records
                        && (state == State::Idle || state == State::Loading || state == State::Failed);
    m_followFile->setEnabled(isFile);
    m_followFile->setChecked(isFile && m_document->isFollowingFile());
}

void MainWindow::toggleRecording()
{
    if (!m_document)
        return;
    if (!m_document->recordingPath().isEmpty()) {
        Q_EMIT recordingStopRequested(m_document);
        return;
    }
    auto *dialog = new RecordingDialog(proposedPath(m_document->title()), m_document->count(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, target = m_document] {
        const RecordingSettings settings = dialog->settings();
        QSettings().setValue(FolderKey, QFileInfo(settings.path).absolutePath());
        if (target)
            Q_EMIT recordingRequested(target, settings);
    });
    dialog->open();
}

void MainWindow::addNotice(QWidget *notice)
{
    if (!m_notices) {
        addToolBarBreak();
        m_notices = addToolBar(tr("Notices"));
        m_notices->setObjectName("noticeBar"_L1);
        m_notices->setMovable(false);
        m_notices->toggleViewAction()->setVisible(false);
        auto *all = new QWidget;
        all->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        auto *layout = new QVBoxLayout(all);
        layout->setContentsMargins({});
        m_notices->addWidget(all);
        m_noticeLayout = layout;
    }
    m_noticeLayout->addWidget(notice);
    m_notices->show();
    // Queued: it may go because all of this goes.
    connect(
        notice, &QObject::destroyed, m_notices, [this] { m_notices->setVisible(m_noticeLayout->count() > 0); },
        Qt::QueuedConnection);
}

} // namespace Inspector
