// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer.h"
#include "livesources.h"
#include "mainwindow.h"
#include "mockpage.h"
#include "recordedcall.h"
#include "replaypane.h"
#include "replaysources.h"
#include "wiring.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

#include <optional>

namespace Inspector {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Injection)
};

/// Why nothing can be injected into the session that \a document shows; empty if it can.
QString injectionProblem(const CaptureDocument *document, const ReplaySources &replays, const LiveSources &sources)
{
    if (sources.proxyOf(document)) {
        return Texts::tr(
            "Nothing can be sent into a session that passes through the proxy. The numbers of calls are not on the wire: "
            "both sides count them. One call more would shift every later answer of the real client. Connect to the "
            "server yourself, and send it there.");
    }
    if (replays.owns(document))
        return Texts::tr("Nothing can be sent into a replay: what it sends is the recording's.");
    const InspectorController *const connection = sources.connectionOf(document);
    if (!connection)
        return Texts::tr("This is a recording: its session has ended. Replay it, or connect to the server.");
    if (connection->state() != InspectorController::State::Connected)
        return Texts::tr("There is no connection.");
    return {};
}

/// The same for the call that \a record made.
QString callProblem(const CaptureDocument *document, qint64 record, const ReplaySources &replays, const LiveSources &sources)
{
    if (const QString why = injectionProblem(document, replays, sources); !why.isEmpty())
        return why;
    const InspectorController *const connection = sources.connectionOf(document);
    if (connection->isOutOfStep())
        return Texts::tr("The session is out of step since a raw frame was sent. Connect again, and send the call there.");
    if (record < 0 || record >= document->count() || int(document->capture().row(record).session) != connection->currentSession())
        return Texts::tr("The call is of a session that has ended: what it names is gone.");
    return {};
}

void wireInjection(MainWindow &window, const ReplaySources &replays, LiveSources &sources)
{
    MainWindow *const shown = &window;
    const ReplaySources *const owners = &replays;
    LiveSources *const live = &sources;
    // The call that \a record made, in the session that it is of; nothing, and a word why, if it can't be made.
    const auto requestOf = [shown, owners, live](const CaptureDocument *document, qint64 record) -> std::optional<CallRequest> {
        QString why = callProblem(document, record, *owners, *live);
        RecordedCall call;
        if (why.isEmpty()) {
            call = recordedCall(document->capture().text(record));
            why = call.problem;
        }
        if (why.isEmpty())
            return call.request;
        shown->showProblem(why);
        return std::nullopt;
    };
    QObject::connect(shown, &MainWindow::sendAgainRequested, live, [=](CaptureDocument *document, qint64 record) {
        const std::optional<CallRequest> request = requestOf(document, record);
        if (!request)
            return;
        InspectorController *const connection = live->connectionOf(document);
        const CallHandle handle = connection->call(*request);
        const CallEntry *const entry = connection->calls()->find(handle);
        if (entry && entry->state == CallEntry::State::Refused && entry->error)
            shown->showProblem(entry->error->message());
    });
    QObject::connect(shown, &MainWindow::editAndSendRequested, live, [=](CaptureDocument *document, qint64 record) {
        const std::optional<CallRequest> request = requestOf(document, record);
        auto *const composer = shown->findChild<Composer *>();
        if (!request || !composer)
            return;
        live->setCurrent(document);
        composer->setRequest(*request);
        shown->showComposer();
    });
    QObject::connect(shown, &MainWindow::rawFrameRequested, live, [=](CaptureDocument *document, const QByteArray &text) {
        const QString why = injectionProblem(document, *owners, *live);
        if (why.isEmpty())
            live->connectionOf(document)->sendRaw(text);
        else
            shown->showProblem(why);
    });
}

} // namespace

void wireReplay(MainWindow &window, ReplaySources &replays, LiveSources &live)
{
    wireInjection(window, replays, live);
    MainWindow *const shown = &window;
    ReplaySources *const sources = &replays;
    ReplayPane *const pane = window.replay();
    pane->setCheck(&ReplaySource::problem);

    QObject::connect(pane, &ReplayPane::startRequested, sources, &ReplaySources::startReplay);
    QObject::connect(pane, &ReplayPane::proceedRequested, sources, [sources] {
        if (sources->replay())
            sources->replay()->proceed();
    });
    QObject::connect(pane, &ReplayPane::pauseRequested, sources, [sources](bool paused) {
        if (sources->replay())
            sources->replay()->setPaused(paused);
    });
    QObject::connect(pane, &ReplayPane::stepRequested, sources, [sources] {
        if (sources->replay())
            sources->replay()->step();
    });
    QObject::connect(pane, &ReplayPane::stopRequested, sources, [sources] {
        if (sources->replay())
            sources->replay()->stop();
    });
    QObject::connect(pane, &ReplayPane::reportRequested, sources, [sources](const QString &path, ReplayReportFormat format) {
        if (sources->replay())
            sources->replay()->writeReport(path, format);
    });
    QObject::connect(sources, &ReplaySources::replayChanged, pane, [sources, pane] {
        pane->setLive(sources->replay() ? sources->replay()->document() : nullptr);
        if (!sources->replay())
            pane->setStatus({});
    });
    QObject::connect(sources, &ReplaySources::prepared, pane, &ReplayPane::prepare);
    QObject::connect(sources, &ReplaySources::statusChanged, pane, &ReplayPane::setStatus);
    QObject::connect(sources, &ReplaySources::resultsCame, pane, &ReplayPane::addResults);
    QObject::connect(sources, &ReplaySources::reportWritten, shown, [shown](const QString &path, const QString &error) {
        if (error.isEmpty())
            shown->showNotice(MainWindow::tr("Saved %1").arg(QDir::toNativeSeparators(path)));
        else
            shown->showProblem(MainWindow::tr("%1 could not be saved: %2").arg(QDir::toNativeSeparators(path), error));
    });

    MockPage *const mock = pane->mock();
    QObject::connect(pane, &ReplayPane::mockRequested, sources, &ReplaySources::startMock);
    QObject::connect(pane, &ReplayPane::mockStopRequested, sources, [sources] {
        if (sources->mock())
            sources->mock()->stop();
    });
    const auto showMock = [sources, mock] {
        const MockSource *const server = sources->mock();
        const bool failed = server && server->document()->state() == CaptureDocument::State::Failed;
        mock->setRunning(server && server->isRunning(), server ? server->url().toString() : QString(),
                         failed ? server->document()->stateDetail() : QString());
    };
    QObject::connect(sources, &ReplaySources::mockStateChanged, mock, showMock);
    QObject::connect(sources, &ReplaySources::mockChanged, mock, showMock);
    QObject::connect(sources, &ReplaySources::mockHappened, mock, &MockPage::append);

    // What they fill stands among the captures; what one looks at stays.
    QObject::connect(sources, &ReplaySources::added, shown, &MainWindow::addDocument);
    QObject::connect(sources, &ReplaySources::aboutToRemove, shown, &MainWindow::removeDocument);
    QObject::connect(shown, &MainWindow::closeRequested, sources, &ReplaySources::remove);
    QObject::connect(shown, &MainWindow::disconnectRequested, sources, [sources, shown] { sources->stop(shown->document()); });
    QObject::connect(sources, &ReplaySources::remarked, window.log(), [log = window.log()](const QString &text) {
        log->append(LogModel::Level::Information, QDateTime::currentDateTime(), text);
    });
}

} // namespace Inspector
