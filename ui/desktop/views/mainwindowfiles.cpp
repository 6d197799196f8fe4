// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What MainWindow does with files: open, save, recent files, drag and drop, the question before something is lost. No dialog
// here runs an event loop of its own.

#include "emptystate.h"
#include "exportdialog.h"
#include "mainwindow.h"
#include "proxydialog.h"
#include "sessionsmodel.h"
#include "sessionspane.h"
#include "symbol.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "visibletext.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtGui/QCloseEvent>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStatusBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using QtCapnWeb::Trace::NoRecord;
using QtCapnWeb::Trace::visibleText;

namespace Inspector {

namespace {

constexpr QLatin1StringView RecentKey("files/recent");
constexpr QLatin1StringView FolderKey("files/folder");
constexpr qsizetype MostRecent = 12;
constexpr int NoticeTime = 5000;

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

QString startFolder()
{
    const QString folder = QSettings().value(FolderKey).toString();
    return QFileInfo(folder).isDir() ? folder : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

/// A name for a file that holds what came from \a title, a URL mostly.
QString fileNameFor(const QString &title)
{
    QString name;
    for (const QChar c : title.section(u"://"_s, -1)) {
        if (c.isLetterOrNumber() || c == u'.')
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name += u'-';
    }
    name = name.left(80);
    while (name.endsWith(u'-') || name.endsWith(u'.'))
        name.chop(1);
    if (name.endsWith(".cwtrace"_L1) || name.endsWith(".ndjson"_L1))
        name = name.section(u'.', 0, -2);
    return (name.isEmpty() ? u"capture"_s : name) + u".cwtrace"_s;
}

} // namespace

void MainWindow::makeFileActions()
{
    const auto make = [this](const QString &text, const QString &symbol, const QKeySequence &shortcut, const QString &tip) {
        auto *action = new QAction(text, this);
        if (!symbol.isEmpty())
            action->setIcon(Symbol::icon(symbol));
        action->setShortcut(shortcut);
        action->setStatusTip(tip);
        action->setToolTip(tip);
        return action;
    };
    m_open = make(tr("&Open…"), u"capture"_s, QKeySequence::Open, tr("Open a capture from a file"));
    m_save = make(tr("&Save"), {}, QKeySequence::Save, tr("Save the capture into its file"));
    m_saveAs =
        make(tr("Save &As…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), tr("Save the whole capture into another file"));
    m_export = make(tr("&Export…"), {}, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
                    tr("Save a part of the capture, or a copy without secrets"));
    m_cancel = make(tr("Ca&ncel Opening"), {}, {}, tr("Stop reading the file"));
    m_closeDocument = make(tr("&Close Capture"), u"closed"_s, QKeySequence::Close, tr("Take the capture out of this window"));
    connect(m_open, &QAction::triggered, this, &MainWindow::askToOpen);
    connect(m_save, &QAction::triggered, this, [this] {
        if (!m_document)
            return;
        if (m_document->filePath().isEmpty())
            askToSave(m_document);
        else
            Q_EMIT saveRequested(m_document, m_document->filePath());
    });
    connect(m_saveAs, &QAction::triggered, this, [this] { askToSave(m_document); });
    connect(m_export, &QAction::triggered, this, &MainWindow::askForExport);
    connect(m_cancel, &QAction::triggered, this, [this] { Q_EMIT cancelRequested(m_document); });
    connect(m_closeDocument, &QAction::triggered, this, [this] {
        if (m_document && m_document->isModified())
            askBeforeClosing(m_document, false);
        else if (m_document)
            Q_EMIT closeRequested(m_document);
    });

    m_fileState = new EmptyState(u"capture"_s, m_center);
    m_fileState->addButton(m_cancel);
    m_fileState->addButton(m_closeDocument);
    m_center->addWidget(m_fileState);

    m_sessions->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_sessions, &QWidget::customContextMenuRequested, this, &MainWindow::showSessionsMenu);
}

void MainWindow::makeFileMenu(QMenu *menu)
{
    menu->addAction(m_open);
    QMenu *recent = menu->addMenu(tr("Open &Recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { showRecentFiles(recent); });
    menu->addSeparator();
    menu->addActions({m_save, m_saveAs, m_export});
    menu->addAction(m_followFile);
    menu->addSeparator();
    menu->addActions({m_cancel, m_closeDocument});
}

void MainWindow::showRecentFiles(QMenu *menu)
{
    menu->clear();
    const QStringList paths = QSettings().value(RecentKey).toStringList();
    for (const QString &path : paths) {
        QString text = visibleText(QStringView(QDir::toNativeSeparators(path)), 200);
        QAction *action = menu->addAction(text.replace(u'&', u"&&"_s), this, [this, path] { Q_EMIT openRequested({path}); });
        action->setEnabled(QFileInfo::exists(path));
    }
    if (!paths.isEmpty())
        menu->addSeparator();
    menu->addAction(tr("&Forget These"), this, [] { QSettings().remove(RecentKey); })->setEnabled(!paths.isEmpty());
}

void MainWindow::showSessionsMenu(const QPoint &position)
{
    CaptureDocument *document = m_sessionsModel->documentAt(m_sessions->indexAt(position));
    if (!document)
        return;
    showDocument(document);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_save, m_saveAs});
    if (document->state() == CaptureDocument::State::Loading)
        menu->addAction(m_cancel);
    if (!document->filePath().isEmpty()) {
        const QString folder = QFileInfo(document->filePath()).absolutePath();
        menu->addAction(m_followFile);
        menu->addAction(tr("Open the &Folder"), this, [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    }
    menu->addSeparator();
    menu->addAction(m_closeDocument);
    menu->popup(m_sessions->viewport()->mapToGlobal(position));
}

void MainWindow::updateFileActions()
{
    const bool has = m_document && m_document->count() && !m_document->isPartial();
    m_cancel->setVisible(m_document && m_document->state() == CaptureDocument::State::Loading);
    setWindowModified(m_document && m_document->isModified());
    // A live capture without a name can always be given one; a file that nothing was added to need not be written again.
    m_save->setEnabled(has && (m_document->filePath().isEmpty() || m_document->isModified()));
    m_saveAs->setEnabled(has);
    m_export->setEnabled(has);
    const bool live =
        m_document
        && (m_document->state() == CaptureDocument::State::Connected || m_document->state() == CaptureDocument::State::Connecting
            || m_document->state() == CaptureDocument::State::Listening);
    m_closeDocument->setEnabled(m_document && !live);
}

void MainWindow::askToOpen()
{
    auto *dialog = new QFileDialog(this, tr("Open a Capture"), startFolder());
    dialog->setObjectName(u"openDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Captures (*.cwtrace *.cwtrace.zst *.ndjson *.jsonl *.har)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        if (!files.isEmpty())
            QSettings().setValue(FolderKey, QFileInfo(files.constFirst()).absolutePath());
        Q_EMIT openRequested(files);
    });
    dialog->open();
}

void MainWindow::askToSave(CaptureDocument *document)
{
    if (!document)
        return;
    const QString path =
        document->filePath().isEmpty() ? QDir(startFolder()).filePath(fileNameFor(document->title())) : document->filePath();
    QFileDialog *dialog = makeSaveDialog(tr("Save the Capture"), path);
    dialog->setObjectName(u"saveDialog"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, target = QPointer(document)](const QString &file) {
        QSettings().setValue(FolderKey, QFileInfo(file).absolutePath());
        if (target)
            Q_EMIT saveRequested(target, file);
    });
    connect(dialog, &QFileDialog::rejected, this, [this] {
        m_closing = false;
        m_closingDocument = nullptr;
    });
    dialog->open();
}

void MainWindow::askForExport()
{
    if (!m_document || !m_document->count())
        return;
    auto *dialog = new ExportDialog(*m_timelineModel, m_timeline->selectedRows(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, target = m_document] {
        const ExportChoice choice = dialog->choice();
        const QString name = QFileInfo(fileNameFor(target ? target->title() : QString())).completeBaseName();
        QFileDialog *files = makeSaveDialog(tr("Export the Capture"), QDir(startFolder()).filePath(name + u"-part.cwtrace"_s));
        files->setObjectName(u"exportFileDialog"_s);
        connect(files, &QFileDialog::fileSelected, this, [this, target, choice](const QString &file) {
            QSettings().setValue(FolderKey, QFileInfo(file).absolutePath());
            if (target)
                Q_EMIT exportRequested(target, file, choice);
        });
        files->open();
    });
    dialog->open();
}

QFileDialog *MainWindow::makeSaveDialog(const QString &title, const QString &path)
{
    auto *dialog = new QFileDialog(this, title, path);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"cwtrace"_s);
    const QString native = tr("Captures (*.cwtrace)");
    const QString compressed = tr("Compressed captures (*.cwtrace.zst)");
    const QString archive = tr("HTTP archives (*.har)");
    dialog->setNameFilters({native, compressed, archive, tr("All files (*)")});
    connect(dialog, &QFileDialog::filterSelected, dialog, [=](const QString &filter) {
        dialog->setDefaultSuffix(filter == compressed ? u"cwtrace.zst"_s : filter == archive ? u"har"_s : u"cwtrace"_s);
    });
    dialog->selectFile(path);
    return dialog;
}

void MainWindow::askForProxy()
{
    auto *dialog = new ProxyDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { Q_EMIT proxyRequested(dialog->settings()); });
    dialog->open();
}

void MainWindow::rememberFile(const QString &path)
{
    QSettings settings;
    QStringList paths = settings.value(RecentKey).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    while (paths.size() > MostRecent)
        paths.removeLast();
    settings.setValue(RecentKey, paths);
}

void MainWindow::noteSaved(CaptureDocument *document, const QString &path)
{
    rememberFile(path);
    showNotice(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
    if (document == m_closingDocument) {
        m_closingDocument = nullptr;
        Q_EMIT closeRequested(document);
    } else if (m_closing) {
        m_settled.append(document); // what came since then goes with the window
        close();
    }
}

void MainWindow::noteExported(const QString &path) { showNotice(tr("Saved %1").arg(QDir::toNativeSeparators(path))); }

void MainWindow::showNotice(const QString &text) { statusBar()->showMessage(visibleText(QStringView(text), 400), NoticeTime); }

void MainWindow::showProblem(const QString &text)
{
    m_closing = false;
    m_closingDocument = nullptr;
    m_log->append(LogModel::Level::Error, QDateTime::currentDateTime(), text);
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Cap'n Web Inspector"), visibleText(QStringView(text), 2000),
                                QMessageBox::Ok, this);
    box->setObjectName(u"problemBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT openRequested(files);
}

// Captures that come and go

void MainWindow::rememberPlace()
{
    if (m_document)
        m_places.insert(m_document, {m_timeline->currentRecord(), m_timeline->topRow(), m_timeline->isFollowing()});
}

void MainWindow::restorePlace()
{
    // What is read from a file is read from its beginning.
    const Place place = m_places.value(
        m_document, {NoRecord, 0, m_document && (m_document->filePath().isEmpty() || m_document->isFollowingFile())});
    m_timeline->setFollowing(place.follow);
    if (place.record != NoRecord)
        m_timeline->setCurrentRecord(place.record);
    if (!place.follow)
        m_timeline->setTop(place.top);
}

void MainWindow::removeDocument(CaptureDocument *document)
{
    document->disconnect(this);
    const bool shown = document == m_document;
    const int row = m_sessionsModel->indexOf(document).row();
    m_sessionsModel->removeDocument(document);
    m_places.remove(document);
    m_settled.removeAll(document);
    if (!shown)
        return;
    const int next = qMin(row, m_sessionsModel->rowCount() - 1);
    showDocument(next < 0 ? nullptr : m_sessionsModel->documentAt(m_sessionsModel->index(next, 0)));
    m_places.remove(document);
}

CaptureDocument *MainWindow::unsavedDocument() const
{
    for (int row = 0; row < m_sessionsModel->rowCount(); ++row) {
        CaptureDocument *document = m_sessionsModel->documentAt(m_sessionsModel->index(row, 0));
        if (document && document->isModified() && !m_settled.contains(document))
            return document;
    }
    return nullptr;
}

void MainWindow::askBeforeClosing(CaptureDocument *document, bool window)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Cap'n Web Inspector"),
                                tr("The capture \"%1\" is in no file. Save it before it is closed?")
                                    .arg(visibleText(QStringView(document->title()), 200)),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setObjectName(u"closeBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("It has %Ln record(s). What is discarded cannot be had again.", nullptr,
                               int(qMin<qint64>(document->count(), std::numeric_limits<int>::max()))));
    box->setDefaultButton(QMessageBox::Save);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::finished, this, [this, window, target = QPointer(document)](int button) {
        if (button == QMessageBox::Cancel || !target) {
            m_settled.clear();
        } else if (button == QMessageBox::Save) {
            m_closing = window;
            m_closingDocument = window ? nullptr : target;
            if (target->filePath().isEmpty())
                askToSave(target);
            else
                Q_EMIT saveRequested(target, target->filePath());
        } else if (button == QMessageBox::Discard && !window) {
            Q_EMIT closeRequested(target);
        } else if (button == QMessageBox::Discard) {
            m_settled.append(target);
            close();
        }
    });
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (CaptureDocument *unsaved = unsavedDocument()) {
        event->ignore();
        showDocument(unsaved);
        askBeforeClosing(unsaved, true);
        return;
    }
    QSettings settings;
    saveLayout(settings);
    QMainWindow::closeEvent(event);
}

} // namespace Inspector
