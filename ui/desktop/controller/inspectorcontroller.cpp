// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspectorcontroller_p.h"

#include "tap.h"

#include <QtCore/QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

Q_LOGGING_CATEGORY(lcController, "qtcapnweb.inspector.controller")

constexpr qsizetype MaximumLogLines = 10'000;

/// Why \a url cannot be connected to; empty if it can.
QString urlProblem(const QUrl &url)
{
    const QString text = url.toString(QUrl::RemoveUserInfo);
    if (url.isEmpty())
        return InspectorController::tr("There is no URL to connect to.");
    if (!url.isValid())
        return InspectorController::tr("This is no URL: %1").arg(url.errorString());
    if (url.scheme() != "ws"_L1 && url.scheme() != "wss"_L1)
        return InspectorController::tr("\"%1\" is no WebSocket URL: it must begin with ws:// or wss://.").arg(text);
    if (url.host().isEmpty())
        return InspectorController::tr("\"%1\" names no host.").arg(text);
    return {};
}

/// RFC 9110, 5.1 and 5.5: a name is a token, a value has no control characters. More would let a value become a header.
QString headerProblem(const RequestHeader &header)
{
    const auto &[name, value] = header;
    static constexpr QLatin1StringView marks("!#$%&'*+-.^_`|~");
    const bool isToken = !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || marks.contains(c));
    });
    if (!isToken)
        return InspectorController::tr("\"%1\" is no name of a header.").arg(name);
    if (std::any_of(value.begin(), value.end(), [](QChar c) { return (c.unicode() < 32 && c != u'\t') || c.unicode() == 127; }))
        return InspectorController::tr("The value of header %1 has line breaks or other control characters.").arg(name);
    return {};
}

} // namespace

InspectorController::InspectorController(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    d->document = new CaptureDocument(tr("Live"), this);
    d->document->setOwnSide(localSide());
    d->writer = std::make_unique<LiveWriter>(d->document);
    connect(d->writer.get(), &LiveWriter::ready, this, [this] { d->drain(); });
    d->calls = new CallLog(this);
    d->drainTimer.setSingleShot(true);
    d->drainTimer.setTimerType(Qt::PreciseTimer);
    connect(&d->drainTimer, &QTimer::timeout, this, [this] { d->drain(); });

    d->worker = new SessionWorker(&d->funnel, Tap::monotonicNow());
    d->thread.setObjectName("capnweb-io"_L1);
    d->worker->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    // Direct: this thread waits for that one then, and could not pass it on.
    connect(d->worker, &SessionWorker::shutDown, &d->thread, &QThread::quit, Qt::DirectConnection);

    connect(d->worker, &SessionWorker::opened, this, [this](quint32 session) {
        if (session != d->number || d->state != State::Connecting)
            return;
        d->log(LogLine::Level::Information,
               tr("Session %1: connected to %2.").arg(session).arg(d->url.toString(QUrl::RemoveUserInfo)));
        d->setState(State::Connected);
    });
    connect(d->worker, &SessionWorker::ended, this, [this](quint32 session, const QString &error) { d->end(session, error); });
    connect(d->worker, &SessionWorker::demoStarted, this, [this](const QUrl &url, const QString &error) {
        if (!std::exchange(d->demoWanted, false))
            return;
        d->url = url;
        if (!error.isEmpty())
            d->fail(error);
        else
            d->start(url);
    });
    d->followCalls();
    connect(d->worker, &SessionWorker::warned, this, [this](const QString &text) { d->log(LogLine::Level::Warning, text); });
    d->thread.start();
}

InspectorController::~InspectorController()
{
    d->tell([](SessionWorker *worker) { worker->startShutDown(); });
    d->thread.wait();
}

CaptureDocument *InspectorController::document() const { return d->document; }
CallLog *InspectorController::calls() const { return d->calls; }
InspectorController::State InspectorController::state() const { return d->state; }
QString InspectorController::lastError() const { return d->error; }
QUrl InspectorController::url() const { return d->url; }
QList<RequestHeader> InspectorController::headers() const { return d->headers; }
ConnectionOptions InspectorController::options() const { return d->options; }
bool InspectorController::isDemo() const { return d->demo; }
const QList<LogLine> &InspectorController::log() const { return d->lines; }
bool InspectorController::isTablesCheckEnabled() const { return d->tablesCheck; }
quint64 InspectorController::tablesChecks() const { return d->checks; }
quint64 InspectorController::tablesMismatches() const { return d->mismatches; }

void InspectorController::setTee(RecordSink *tee) { d->funnel.setTee(tee); }

int InspectorController::currentSession() const { return int(d->number); }

void InspectorController::setTablesCheckEnabled(bool enabled)
{
    d->tablesCheck = enabled;
    d->tell([enabled](SessionWorker *worker) { worker->setTablesCheckEnabled(enabled); });
}

void InspectorController::connectTo(const QUrl &url, const QList<RequestHeader> &headers, const ConnectionOptions &options)
{
    disconnectFromServer();
    d->url = url;
    if (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) // as RpcSession::connectTo() reads them
        d->url.setScheme(url.scheme() == "http"_L1 ? u"ws"_s : u"wss"_s);
    d->headers = headers;
    d->options = options;
    d->demo = false;
    d->start(d->url);
}

void InspectorController::setUrl(const QUrl &url)
{
    if (d->number >= 0 || d->state != State::Disconnected)
        return;
    d->url = url;
    d->document->setTitle(url.toString(QUrl::RemoveUserInfo));
    Q_EMIT stateChanged();
}

void InspectorController::connectToDemo()
{
    disconnectFromServer();
    d->headers.clear();
    d->options = {};
    d->demo = true;
    d->demoWanted = true;
    d->url.clear();
    d->setState(State::Connecting);
    d->tell([](SessionWorker *worker) { worker->startDemo(); });
}

void InspectorController::disconnectFromServer()
{
    d->demoWanted = false;
    if (d->state != State::Connecting && d->state != State::Connected)
        return;
    if (d->number >= 0) {
        d->log(LogLine::Level::Information, tr("Session %1: disconnecting.").arg(d->number));
        d->tell([number = quint32(d->number)](SessionWorker *worker) { worker->close(number); });
    }
    d->setState(State::Disconnected);
}

bool InspectorController::isOutOfStep() const { return d->outOfStep; }

void InspectorController::sendRaw(const QByteArray &text)
{
    if (d->state != State::Connected || d->number < 0) {
        d->log(LogLine::Level::Warning, tr("The raw frame was not sent: there is no connection."));
        return;
    }
    if (!std::exchange(d->outOfStep, true)) {
        d->document->setState(CaptureDocument::State::Connected, tr("Out of step: a raw frame was sent in this session."));
        Q_EMIT stateChanged();
    }
    d->log(LogLine::Level::Warning,
           tr("Session %1: a raw frame was sent. From here on the ids of both sides may not fit together.").arg(d->number));
    d->tell([session = quint32(d->number), text](SessionWorker *worker) { worker->sendRaw(session, text); });
}

void InspectorController::reconnect()
{
    if (d->demo)
        connectToDemo();
    else
        connectTo(QUrl(d->url), QList<RequestHeader>(d->headers), ConnectionOptions(d->options));
}

void InspectorController::Private::setState(State newState, const QString &newError)
{
    state = newState;
    error = newError;
    using Shown = CaptureDocument::State;
    switch (newState) {
    case State::Disconnected:
        document->setState(Shown::Disconnected);
        break;
    case State::Connecting:
        document->setState(Shown::Connecting);
        break;
    case State::Connected:
        document->setState(Shown::Connected);
        break;
    case State::Failed:
        document->setState(Shown::Failed, newError);
        break;
    }
    Q_EMIT q->stateChanged();
}

void InspectorController::Private::log(LogLine::Level level, const QString &text)
{
    const LogLine line{level, QDateTime::currentDateTime(), text};
    if (level == LogLine::Level::Information)
        qCInfo(lcController).noquote() << text;
    else
        qCWarning(lcController).noquote() << text;
    if (lines.size() >= MaximumLogLines)
        lines.remove(0, MaximumLogLines / 10);
    lines.append(line);
    Q_EMIT q->logged(line);
}

void InspectorController::Private::fail(const QString &message)
{
    log(LogLine::Level::Error, message);
    setState(State::Failed, message);
}

void InspectorController::Private::start(const QUrl &address)
{
    QString problem = urlProblem(address);
    for (const RequestHeader &header : std::as_const(headers)) {
        if (problem.isEmpty())
            problem = headerProblem(header);
    }
    if (!problem.isEmpty()) {
        fail(problem);
        return;
    }
    number = nextNumber++;
    outOfStep = false;
    const QString name = address.toString(QUrl::RemoveUserInfo);
    log(LogLine::Level::Information, tr("Session %1: connecting to %2.").arg(number).arg(name));
    if (options.acceptAnyCertificate && address.scheme() == "wss"_L1)
        log(LogLine::Level::Warning, tr("Session %1: the certificate of the server is not checked.").arg(number));
    document->setTitle(demo ? tr("Demo") : name);
    tell([session = quint32(number), address, headers = headers, options = options, isDemo = demo](SessionWorker *target) {
        target->open(session, address, headers, options, isDemo);
    });
    setState(State::Connecting);
}

void InspectorController::Private::end(quint32 session, const QString &message)
{
    // What the session still waited for was rejected by it; what had not reached it any more is told here.
    for (int row = 0; row < calls->rowCount(); ++row) {
        const CallEntry &entry = calls->at(row);
        if (entry.session == session && (entry.held || entry.state == CallEntry::State::Pending))
            change(entry.handle, [&](CallEntry &changed) {
                changed.held = false;
                if (changed.state == CallEntry::State::Pending) {
                    changed.state = CallEntry::State::Rejected;
                    changed.error = RpcError(message.isEmpty() ? tr("The session has ended.") : message);
                }
            });
    }
    if (!message.isEmpty())
        log(LogLine::Level::Error, tr("Session %1: %2").arg(session).arg(message));
    else
        log(LogLine::Level::Information, tr("Session %1: closed.").arg(session));
    if (session != number)
        return;
    if (state == State::Connecting || state == State::Connected) {
        if (message.isEmpty())
            setState(State::Disconnected);
        else
            setState(State::Failed, message);
    }
}

} // namespace Inspector
