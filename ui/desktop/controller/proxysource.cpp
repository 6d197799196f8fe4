// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxysource.h"

#include "recorddrain.h"
#include "recordingproxy.h"
#include "tap.h"

#include <QtCore/QThread>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

QString upstreamText(const QUrl &upstream) { return upstream.toString(QUrl::RemoveUserInfo); }

} // namespace

struct ProxySource::Private {
    Private(ProxySource *owner, const ProxySettings &ofWindow)
        : q(owner), settings(ofWindow),
          document(new CaptureDocument(tr("Proxy for %1").arg(upstreamText(ofWindow.upstream)), owner)), drain(document)
    { }

    void started(bool ok, const QUrl &address, const QString &error);

    ProxySource *q;
    const ProxySettings settings;
    CaptureDocument *document;
    RecordDrain drain;
    QThread thread;
    Replay::RecordingProxy *proxy = nullptr; // on the thread; deleted there
    QUrl url;
    bool running = false;
};

ProxySource::ProxySource(const ProxySettings &settings, RecordSink *tee, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, settings))
{
    d->drain.funnel()->setTee(tee);
    d->document->setWorthKeeping(true);
    d->document->setState(CaptureDocument::State::Connecting);

    Replay::RecordingProxyOptions options;
    options.upstream = settings.upstream;
    options.port = settings.port;
    options.keepOrigin = settings.keepOrigin;
    options.sink = d->drain.funnel();
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

} // namespace Inspector
