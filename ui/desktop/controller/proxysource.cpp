// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxysource.h"

#include "livewriter.h"
#include "recordfunnel.h"
#include "recordingproxy.h"
#include "tap.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <deque>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr int DrainInterval = 16; // milliseconds: about 60 batches a second
constexpr int DrainBudget = 8; // milliseconds of one batch; what is left waits for the next
constexpr size_t ChunkRecords = 512; // how often the clock is looked at
constexpr qint64 ChunkBytes = 1 << 20;

QString upstreamText(const QUrl &upstream) { return upstream.toString(QUrl::RemoveUserInfo); }

} // namespace

struct ProxySource::Private {
    explicit Private(ProxySource *owner)
        : q(owner), funnel([owner] {
              QMetaObject::invokeMethod(
                  owner, [owner] { owner->d->schedule(); }, Qt::QueuedConnection);
          })
    { }

    void schedule()
    {
        if (!timer.isActive())
            timer.start(DrainInterval);
    }
    void drain();
    void started(bool ok, const QUrl &address, const QString &error);

    ProxySource *q;
    RecordFunnel funnel;
    QThread thread;
    Replay::RecordingProxy *proxy = nullptr; // on the thread; deleted there
    CaptureDocument *document = nullptr;
    std::unique_ptr<LiveWriter> writer; // of the document
    std::deque<RecordFunnel::Item> pending;
    QTimer timer;
    ProxySettings settings;
    QUrl url;
    bool running = false;
};

ProxySource::ProxySource(const ProxySettings &settings, RecordSink *tee, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this))
{
    d->funnel.setTee(tee);
    d->settings = settings;
    d->document = new CaptureDocument(tr("Proxy for %1").arg(upstreamText(settings.upstream)), this);
    d->document->setWorthKeeping(true);
    d->writer = std::make_unique<LiveWriter>(d->document);
    connect(d->writer.get(), &LiveWriter::ready, this, [this] { d->drain(); });
    d->document->setState(CaptureDocument::State::Connecting);
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->drain(); });

    Replay::RecordingProxyOptions options;
    options.upstream = settings.upstream;
    options.port = settings.port;
    options.keepOrigin = settings.keepOrigin;
    options.sink = &d->funnel;
    options.clockStart = Tap::monotonicNow();
    if (settings.recordSecrets)
        options.redactedHeaders.clear();

    d->proxy = new Replay::RecordingProxy;
    d->thread.setObjectName("capnweb-proxy"_L1);
    d->proxy->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->proxy, &QObject::deleteLater);
    connect(d->proxy, &Replay::RecordingProxy::error, this, &ProxySource::remarked);
    d->thread.start();
    QMetaObject::invokeMethod(
        d->proxy,
        [this, proxy = d->proxy, options] {
            const bool ok = proxy->start(options);
            QMetaObject::invokeMethod(
                this, [this, ok, address = proxy->url(), error = proxy->errorString()] { d->started(ok, address, error); },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

ProxySource::~ProxySource()
{
    // On its own thread, which ends when its connections have ended.
    QMetaObject::invokeMethod(
        d->proxy,
        [proxy = d->proxy, thread = &d->thread] {
            proxy->stop();
            thread->quit();
        },
        Qt::QueuedConnection);
    d->thread.wait();
}

CaptureDocument *ProxySource::document() const { return d->document; }

QUrl ProxySource::url() const { return d->url; }

bool ProxySource::isRunning() const { return d->running; }

void ProxySource::stop()
{
    if (!d->running)
        return;
    d->running = false;
    d->document->setState(CaptureDocument::State::Closing);
    QMetaObject::invokeMethod(
        d->proxy,
        [this, proxy = d->proxy] {
            proxy->stop();
            QMetaObject::invokeMethod(
                this,
                [this] {
                    d->document->setHint({});
                    d->document->setState(CaptureDocument::State::Disconnected);
                    Q_EMIT stateChanged();
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void ProxySource::Private::started(bool ok, const QUrl &address, const QString &error)
{
    if (!ok) {
        document->setHint(tr("The proxy for %1 could not be started\n%2").arg(upstreamText(settings.upstream), error));
        document->setState(CaptureDocument::State::Failed, error);
        Q_EMIT q->remarked(tr("The proxy for %1 could not be started: %2").arg(upstreamText(settings.upstream), error));
        Q_EMIT q->stateChanged();
        return;
    }
    running = true;
    url = address;
    document->setTitle(tr("Proxy :%1 for %2").arg(address.port()).arg(upstreamText(settings.upstream)));
    document->setHint(tr("The proxy listens at %1\nConnect your client there instead of %2: all that passes is recorded here.")
                          .arg(address.toString(), upstreamText(settings.upstream)));
    document->setState(CaptureDocument::State::Listening, address.toString());
    Q_EMIT q->remarked(tr("The proxy for %1 listens at %2.").arg(upstreamText(settings.upstream), address.toString()));
    Q_EMIT q->stateChanged();
}

void ProxySource::Private::drain()
{
    for (RecordFunnel::Item &item : funnel.take())
        pending.push_back(std::move(item));
    if (writer->isReading())
        return; // goes on when that message is there
    QElapsedTimer clock;
    clock.start();
    while (!pending.empty() && clock.elapsed() < DrainBudget) {
        std::vector<Record> chunk;
        qint64 bytes = 0;
        while (!pending.empty() && chunk.size() < ChunkRecords && bytes < ChunkBytes) {
            // A proxy puts records only.
            Record &record = std::get<Record>(pending.front());
            const bool isLarge = LiveWriter::isLarge(record);
            if (isLarge && !chunk.empty())
                break; // after those before it
            Record taken = std::move(record);
            pending.pop_front();
            if (isLarge)
                return writer->read(std::move(taken));
            bytes += taken.text.size();
            chunk.push_back(std::move(taken));
        }
        writer->append(std::move(chunk));
    }
    if (!pending.empty())
        timer.start(DrainInterval);
}

} // namespace Inspector
