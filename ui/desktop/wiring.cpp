// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiring.h"

#include "capturefiles.h"
#include "composer.h"
#include "connectionbar.h"
#include "inspectorcontroller.h"
#include "mainwindow.h"

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

void wire(MainWindow &window, InspectorController &controller)
{
    InspectorController *const inspector = &controller;

    auto *bar = new ConnectionBar(&window);
    bar->setDocument(inspector->document());
    QObject::connect(bar, &ConnectionBar::connectRequested, inspector, &InspectorController::connectTo);
    QObject::connect(bar, &ConnectionBar::demoRequested, inspector, &InspectorController::connectToDemo);
    QObject::connect(bar, &ConnectionBar::disconnectRequested, inspector, &InspectorController::disconnectFromServer);
    QObject::connect(inspector, &InspectorController::stateChanged, bar, [=] { bar->setUrl(inspector->url()); });
    window.setConnectionBar(bar);

    auto *composer = new Composer(&window);
    composer->setDocument(inspector->document());
    composer->setCallLog(inspector->calls());
    composer->setReferenceCheck([=](const CapabilityRef &reference) { return inspector->problem(reference); });
    QObject::connect(composer, &Composer::callRequested, inspector, &InspectorController::call);
    QObject::connect(composer, &Composer::disposeRequested, inspector, &InspectorController::dispose);
    QObject::connect(composer, &Composer::disposeImportRequested, inspector, &InspectorController::disposeImport);
    QObject::connect(inspector, &InspectorController::stateChanged, composer,
                     [=] { composer->setSession(inspector->currentSession()); });
    window.setComposer(composer);
    // The demo is for someone who is new here: there is a call to make at once.
    auto demoCall = std::make_shared<QMetaObject::Connection>();
    *demoCall = QObject::connect(inspector, &InspectorController::stateChanged, composer, [=] {
        if (inspector->state() != InspectorController::State::Connected || !inspector->isDemo())
            return;
        QObject::disconnect(*demoCall);
        composer->setRequest({CapabilityRef::main(), QStringLiteral("makeCounter"), QStringLiteral("10"), CallMode::Call});
    });

    QObject::connect(&window, &MainWindow::connectRequested, bar, [bar] { bar->setFocus(); });
    QObject::connect(&window, &MainWindow::demoRequested, inspector, &InspectorController::connectToDemo);
    QObject::connect(&window, &MainWindow::disconnectRequested, inspector, &InspectorController::disconnectFromServer);
    QObject::connect(&window, &MainWindow::reconnectRequested, inspector, &InspectorController::reconnect);
    QObject::connect(&window, &MainWindow::disposeRequested, inspector, &InspectorController::disposeImport);
    QObject::connect(&window, &MainWindow::targetRequested, composer,
                     [composer](QtCapnWeb::Trace::Table table, QtCapnWeb::EntryId id) {
                         composer->setTarget(table == QtCapnWeb::Trace::Table::Imports ? CapabilityRef::import(id.value)
                                                                                       : CapabilityRef::exported(id.value));
                     });

    LogModel *const log = window.log();
    for (const LogLine &line : inspector->log())
        log->append(levelOf(line.level), line.time, line.text);
    QObject::connect(inspector, &InspectorController::logged, log,
                     [log](const LogLine &line) { log->append(levelOf(line.level), line.time, line.text); });

    window.addDocument(inspector->document());
    // What was recorded of a server of one's own cannot be had again.
    QObject::connect(inspector, &InspectorController::stateChanged, &window, [=] {
        if (inspector->state() == InspectorController::State::Connected && !inspector->isDemo())
            inspector->document()->setWorthKeeping(true);
    });
}

void wireFiles(MainWindow &window, CaptureFiles &files)
{
    QObject::connect(&window, &MainWindow::openRequested, &files, &CaptureFiles::open);
    QObject::connect(&window, &MainWindow::saveRequested, &files, &CaptureFiles::save);
    QObject::connect(&window, &MainWindow::exportRequested, &files, &CaptureFiles::exportRecords);
    QObject::connect(&window, &MainWindow::cancelRequested, &files, &CaptureFiles::cancel);
    QObject::connect(&window, &MainWindow::closeRequested, &files, [&window, &files](CaptureDocument *document) {
        if (!files.owns(document))
            return;
        window.removeDocument(document);
        files.close(document);
    });
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

} // namespace Inspector
