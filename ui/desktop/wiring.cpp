// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include "capturefiles.h"
#include "composer.h"
#include "connectionbar.h"
#include "livesources.h"
#include "mainwindow.h"
#include "recordings.h"

#include <QtCore/QDir>

#include <limits>
#include <memory>

namespace Inspector {

namespace {

LogModel::Level levelOf(LogLine::Level level)
{
    switch (level) {
    case LogLine::Level::Information:
        return LogModel::Level::Information;
    case LogLine::Level::Warning:
        return LogModel::Level::Warning;
    case LogLine::Level::Error:
        return LogModel::Level::Error;
    }
    return LogModel::Level::Information;
}

} // namespace

void wire(MainWindow &window, LiveSources &sources)
{
    LiveSources *const live = &sources;

    auto *composer = new Composer(&window);
    auto *bar = new ConnectionBar(&window);
    QObject::connect(
        bar, &ConnectionBar::connectRequested, live,
        [live, composer, shown = &window](const QUrl &url, QList<RequestHeader> headers, const ConnectionOptions &options) {
            for (auto &[name, value] : headers) {
                const Expansion expansion = composer->variables().expand(value);
                if (expansion.error)
                    return shown->showProblem(name + QStringLiteral(": ") + expansion.error->message);
                value = expansion.text;
            }
            live->current()->connectTo(url, headers, options);
        });
    QObject::connect(bar, &ConnectionBar::demoRequested, live, [live] { live->current()->connectToDemo(); });
    QObject::connect(bar, &ConnectionBar::disconnectRequested, live, [live] { live->current()->disconnectFromServer(); });
    window.setConnectionBar(bar);

    composer->setReferenceCheck([=](const CapabilityRef &reference) { return live->current()->problem(reference); });
    QObject::connect(composer, &Composer::callRequested, live,
                     [live](const CallRequest &request) { live->current()->call(request); });
    QObject::connect(composer, &Composer::disposeRequested, live,
                     [live](CallHandle handle) { live->current()->dispose(handle); });
    QObject::connect(composer, &Composer::disposeImportRequested, live,
                     [live](QtCapnWeb::EntryId id) { live->current()->disposeImport(id); });
    window.setComposer(composer);
    wireComposer(window, sources, composer);

    const auto follow = [=] {
        bar->setUrl(live->current()->url());
        composer->setSession(live->current()->currentSession());
    };
    const auto change = [=] {
        InspectorController *const inspector = live->current();
        bar->setDocument(inspector->document());
        // Secrets that are meant for one server are not sent to another one.
        bar->setHeaders(inspector->headers());
        bar->setOptions(inspector->options());
        composer->setDocument(inspector->document());
        composer->setCallLog(inspector->calls());
        follow();
    };
    QObject::connect(live, &LiveSources::stateChanged, composer, follow);
    QObject::connect(live, &LiveSources::currentChanged, composer, change);
    change();
    // The demo is for someone who is new here: there is a call to make at once.
    auto demoCall = std::make_shared<QMetaObject::Connection>();
    *demoCall = QObject::connect(live, &LiveSources::stateChanged, composer, [=] {
        const InspectorController *const inspector = live->current();
        if (inspector->state() != InspectorController::State::Connected || !inspector->isDemo())
            return;
        QObject::disconnect(*demoCall);
        composer->setRequest({CapabilityRef::main(), QStringLiteral("makeCounter"), QStringLiteral("10"), CallMode::Call});
    });

    MainWindow *const shown = &window;
    QObject::connect(shown, &MainWindow::connectRequested, bar, [bar] { bar->setFocus(); });
    QObject::connect(shown, &MainWindow::newConnectionRequested, live, [live, bar] {
        live->addConnection();
        bar->setFocus();
    });
    QObject::connect(shown, &MainWindow::proxyRequested, live, &LiveSources::addProxy);
    QObject::connect(shown, &MainWindow::demoRequested, live, [live] { live->current()->connectToDemo(); });
    QObject::connect(shown, &MainWindow::disconnectRequested, live, [live, shown] { live->stop(shown->document()); });
    QObject::connect(shown, &MainWindow::reconnectRequested, live, [live] { live->current()->reconnect(); });
    QObject::connect(shown, &MainWindow::disposeRequested, live,
                     [live](QtCapnWeb::EntryId import) { live->current()->disposeImport(import); });
    QObject::connect(shown, &MainWindow::targetRequested, composer,
                     [composer](QtCapnWeb::Trace::Table table, QtCapnWeb::EntryId id) {
                         composer->setTarget(table == QtCapnWeb::Trace::Table::Imports ? CapabilityRef::import(id.value)
                                                                                       : CapabilityRef::exported(id.value));
                     });
    QObject::connect(shown, &MainWindow::documentChanged, live, &LiveSources::setCurrent);
    QObject::connect(shown, &MainWindow::closeRequested, live, &LiveSources::remove);
    QObject::connect(live, &LiveSources::aboutToRemove, shown, &MainWindow::removeDocument);
    QObject::connect(live, &LiveSources::added, shown, [shown](CaptureDocument *document) {
        shown->addDocument(document);
        shown->showDocument(document);
    });

    LogModel *const log = window.log();
    for (const LogLine &line : live->current()->log())
        log->append(levelOf(line.level), line.time, line.text);
    QObject::connect(live, &LiveSources::logged, log,
                     [log](const LogLine &line) { log->append(levelOf(line.level), line.time, line.text); });

    window.addDocument(live->current()->document());
}

void wireFiles(MainWindow &window, CaptureFiles &files)
{
    QObject::connect(&window, &MainWindow::openRequested, &files, &CaptureFiles::open);
    QObject::connect(&window, &MainWindow::saveRequested, &files, &CaptureFiles::save);
    QObject::connect(&window, &MainWindow::exportRequested, &files, &CaptureFiles::exportTo);
    QObject::connect(&files, &CaptureFiles::exported, &window, &MainWindow::noteExported);
    QObject::connect(&window, &MainWindow::cancelRequested, &files, &CaptureFiles::cancel);
    QObject::connect(&window, &MainWindow::closeRequested, &files, [&window, &files](CaptureDocument *document) {
        if (!files.owns(document))
            return;
        window.removeDocument(document);
        files.close(document);
    });
    QObject::connect(&window, &MainWindow::documentChanged, &files, &CaptureFiles::read);
    QObject::connect(&window, &MainWindow::followFileRequested, &files, &CaptureFiles::follow);
    QObject::connect(&files, &CaptureFiles::aboutToClose, &window, &MainWindow::removeDocument);
    QObject::connect(&files, &CaptureFiles::added, &window, &MainWindow::addDocument);
    QObject::connect(&files, &CaptureFiles::shown, &window, &MainWindow::showDocument);
    QObject::connect(&files, &CaptureFiles::loaded, &window,
                     [&window](const CaptureDocument *document) { window.rememberFile(document->filePath()); });
    QObject::connect(&files, &CaptureFiles::saved, &window, &MainWindow::noteSaved);
    QObject::connect(&files, &CaptureFiles::failed, &window, &MainWindow::showProblem);
    QObject::connect(&files, &CaptureFiles::remarked, window.log(), [log = window.log()](const QString &text) {
        log->append(LogModel::Level::Warning, QDateTime::currentDateTime(), text);
    });
}

void wireRecordings(MainWindow &window, Recordings &recordings)
{
    QObject::connect(&window, &MainWindow::recordingRequested, &recordings, &Recordings::start);
    QObject::connect(&window, &MainWindow::recordingStopRequested, &recordings, &Recordings::stop);
    QObject::connect(&recordings, &Recordings::failed, &window, &MainWindow::showProblem);
    const auto remark = [shown = &window](LogModel::Level level, const QString &text) {
        shown->log()->append(level, QDateTime::currentDateTime(), text);
        shown->showNotice(text);
    };
    QObject::connect(&recordings, &Recordings::noticed, &window,
                     [remark](const QString &text) { remark(LogModel::Level::Warning, text); });
    QObject::connect(&recordings, &Recordings::started, &window, [remark](const CaptureDocument *, const QString &path) {
        remark(LogModel::Level::Information, MainWindow::tr("Recording into %1.").arg(QDir::toNativeSeparators(path)));
    });
    QObject::connect(&recordings, &Recordings::stopped, &window,
                     [remark, shown = &window](const CaptureDocument *, const QString &path, qint64 lost) {
                         shown->rememberFile(path);
                         const QString where = QDir::toNativeSeparators(path);
                         if (lost > 0)
                             remark(LogModel::Level::Warning,
                                    MainWindow::tr("The recording is in %1; %Ln record(s) are missing in it.", nullptr,
                                                   int(qMin<qint64>(lost, std::numeric_limits<int>::max())))
                                        .arg(where));
                         else
                             remark(LogModel::Level::Information, MainWindow::tr("The recording is in %1.").arg(where));
                     });
}

} // namespace Inspector
