// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mocksource.h"

#include "mockserver.h"
#include "recorddrain.h"
#include "replayconversion.h"
#include "tap.h"

#include <QtCore/QThread>

#include <atomic>
#include <optional>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;

namespace Inspector {

namespace {

constexpr int MostEventsAtOnce = 200; // that wait to be shown; more are counted by the document anyway

} // namespace

// Lives on the thread. What it tells goes to the source, which outlives the thread.
class MockSource::Worker final : public QObject
{
public:
    Worker(MockSource *source, const MockSetup &setup, RecordSink *sink) : m_source(source), m_setup(setup), m_sink(sink) { }

    void start();
    void stop();

    std::atomic<bool> isCancelled = false;
    std::atomic<int> waiting = 0; // events on their way to the GUI

private:
    MockSource *const m_source;
    const MockSetup m_setup;
    RecordSink *const m_sink;
    std::unique_ptr<Trace::Capture> m_capture;
    std::optional<MockServer> m_server;
};

struct MockSource::Private {
    Private(MockSource *owner, const MockSetup &mock)
        : q(owner), setup(mock), document(new CaptureDocument(tr("Mock of %1").arg(mock.title), owner)), drain(document)
    { }
    void started(const QUrl &address, const QString &error);
    void stopped();

    MockSource *q;
    MockSetup setup;
    CaptureDocument *document;
    RecordDrain drain;
    QThread thread;
    Worker *worker = nullptr; // on the thread; deleted there
    QUrl url;
    bool running = false;
};

MockSource::MockSource(const MockSetup &setup, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, setup))
{
    d->document->setWorthKeeping(true);
    d->document->setOwnSide(Side::B);
    d->document->setState(CaptureDocument::State::Connecting);
    d->worker = new Worker(this, setup, d->drain.funnel());
    d->thread.setObjectName("capnweb-mock"_L1);
    d->worker->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    d->thread.start();
    QMetaObject::invokeMethod(
        d->worker, [worker = d->worker] { worker->start(); }, Qt::QueuedConnection);
}

MockSource::~MockSource()
{
    d->worker->isCancelled = true;
    d->thread.quit();
    d->thread.wait();
}

CaptureDocument *MockSource::document() const { return d->document; }
QUrl MockSource::url() const { return d->url; }
bool MockSource::isRunning() const { return d->running; }

void MockSource::stop()
{
    d->worker->isCancelled = true;
    d->document->setState(CaptureDocument::State::Closing);
    QMetaObject::invokeMethod(
        d->worker, [worker = d->worker] { worker->stop(); }, Qt::QueuedConnection);
}

void MockSource::Private::started(const QUrl &address, const QString &error)
{
    if (!error.isEmpty()) {
        document->setHint(tr("The mock server could not be started\n%1").arg(error));
        document->setState(CaptureDocument::State::Failed, error);
        Q_EMIT q->remarked(tr("The mock server could not be started: %1").arg(error));
    } else {
        running = true;
        url = address;
        document->setTitle(tr("Mock :%1 of %2").arg(address.port()).arg(setup.title));
        document->setHint(tr("The mock server listens at %1\nConnect your client there: it is answered as in the recording.")
                              .arg(address.toString()));
        document->setState(CaptureDocument::State::Listening, address.toString());
        Q_EMIT q->remarked(tr("The mock server of %1 listens at %2.").arg(setup.title, address.toString()));
    }
    Q_EMIT q->stateChanged();
}

void MockSource::Private::stopped()
{
    drain.finish();
    running = false;
    document->setHint({});
    document->setState(CaptureDocument::State::Disconnected);
    Q_EMIT q->stateChanged();
}

void MockSource::Worker::start()
{
    const auto answer = [this](const QUrl &url, const QString &error) {
        QMetaObject::invokeMethod(
            m_source, [source = m_source, url, error] { source->d->started(url, error); }, Qt::QueuedConnection);
    };
    if (!m_setup.capture || m_setup.capture->count() == 0)
        return answer({}, MockSource::tr("There is no capture to play."));
    m_capture = copySessions(*m_setup.capture, m_setup.sessions, isCancelled);
    if (!m_capture)
        return; // stop() follows
    MockOptions options = optionsOf(m_setup);
    options.sink = m_sink;
    options.clockStart = Tap::monotonicNow();
    m_server.emplace();
    const auto tell = [this](const MockEvent &event) {
        if (waiting >= MostEventsAtOnce)
            return;
        ++waiting;
        QMetaObject::invokeMethod(
            m_source,
            [this, source = m_source, event] {
                --waiting; // the worker lives as long as the source
                Q_EMIT source->happened(event);
            },
            Qt::QueuedConnection);
    };
    connect(&*m_server, &MockServer::found, this, [tell](const MockFinding &finding) { tell(eventOf(finding)); });
    connect(&*m_server, &MockServer::connectionOpened, this, [tell](quint32 connection) {
        tell({MockEvent::Kind::Information, qint64(connection), Trace::NoRecord, MockSource::tr("A client connected.")});
    });
    connect(&*m_server, &MockServer::connectionEnded, this, [tell](quint32 connection) {
        tell({MockEvent::Kind::Information, qint64(connection), Trace::NoRecord, MockSource::tr("The client is gone.")});
    });
    if (!m_server->start(*m_capture, options)) {
        answer({}, m_server->errorString());
        m_server.reset();
        return;
    }
    answer(m_server->url(), {});
}

void MockSource::Worker::stop()
{
    m_server.reset();
    QMetaObject::invokeMethod(
        m_source, [source = m_source] { source->d->stopped(); }, Qt::QueuedConnection);
}

} // namespace Inspector
