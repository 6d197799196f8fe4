// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "recordingproxy.h"

#include "httplistener.h"
#include "proxyconnection.h"

#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

#include <algorithm>

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Replay {

class RecordingProxy::Private
{
public:
    explicit Private(RecordingProxy *proxy) : q(proxy) { }

    void accept(QTcpSocket *socket);
    template<typename Function>
    void post(Function &&function)
    {
        QMetaObject::invokeMethod(q, std::forward<Function>(function), Qt::QueuedConnection);
    }

    RecordingProxy *const q;
    ProxyContext context;
    std::unique_ptr<HttpListener> listener;
    QList<ProxyConnection *> connections;
    QString errorString;
};

void RecordingProxy::Private::accept(QTcpSocket *socket)
{
    ++context.counters.connections;
    ++context.counters.openConnections;
    auto *connection = new ProxyConnection(socket, &context, q);
    connections.append(connection);
    QObject::connect(connection, &ProxyConnection::finished, q, [this, connection] {
        if (connections.removeOne(connection)) {
            --context.counters.openConnections;
            connection->deleteLater();
        }
    });
}

RecordingProxy::RecordingProxy(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) { }

RecordingProxy::~RecordingProxy() { stop(); }

bool RecordingProxy::start(const RecordingProxyOptions &options)
{
    stop();
    if (!ProxyRoute::isUsable(options.upstream)) {
        d->errorString = u"\"%1\" is no URL of a server: ws, wss, http or https with a host is needed."_s.arg(
            options.upstream.toDisplayString(QUrl::RemoveUserInfo));
        return false;
    }
    if (ProxyRoute(options.upstream, false).isEncrypted() || options.tls) {
        if (!QSslSocket::supportsSsl()) {
            d->errorString = u"There is no TLS here."_s;
            return false;
        }
    }
    ProxyContext &context = d->context;
    context = {};
    context.options = options;
    context.options.maximumBuffer = std::max<qint64>(options.maximumBuffer, 4096);
    context.route = ProxyRoute(options.upstream, options.keepOrigin);
    context.recorder.maximumMessage = options.maximumMessage;
    for (const QByteArray &name : options.redactedHeaders)
        context.recorder.redactedHeaders.append(name.toLower());
    context.nextNumber = options.firstSession;
    context.sessionOpened = [this](quint32 session, const QByteArray &url) {
        d->post([this, session, name = QString::fromLatin1(url)] { Q_EMIT sessionOpened(session, name); });
    };
    context.sessionClosed = [this](quint32 session) { d->post([this, session] { Q_EMIT sessionClosed(session); }); };
    context.error = [this](const QString &text) { d->post([this, text] { Q_EMIT error(text); }); };

    d->listener = std::make_unique<HttpListener>(options.tls);
    if (!d->listener->listen(options.address, options.port)) {
        d->errorString = u"%1 port %2: %3"_s.arg(options.address.toString()).arg(options.port).arg(d->listener->errorString());
        d->listener.reset();
        return false;
    }
    connect(d->listener.get(), &HttpListener::accepted, this, [this](QTcpSocket *socket) { d->accept(socket); });
    d->errorString.clear();
    return true;
}

void RecordingProxy::stop()
{
    d->listener.reset();
    d->context.isStopping = true;
    d->connections.clear();
    // Those as well that have ended and wait to be deleted: they refer to what goes with this.
    qDeleteAll(findChildren<ProxyConnection *>(QString(), Qt::FindDirectChildrenOnly));
    d->context.counters.openConnections = 0;
}

bool RecordingProxy::isRunning() const { return d->listener != nullptr; }

quint16 RecordingProxy::port() const { return d->listener ? d->listener->serverPort() : 0; }

QUrl RecordingProxy::url() const
{
    if (!d->listener)
        return {};
    const bool isWebSocket = d->context.options.upstream.scheme().startsWith(u"ws");
    QString scheme = isWebSocket ? u"ws"_s : u"http"_s;
    if (d->context.options.tls)
        scheme += u's';
    QHostAddress address = d->listener->serverAddress();
    if (address == QHostAddress::Any || address == QHostAddress::AnyIPv4)
        address = QHostAddress::LocalHost;
    else if (address == QHostAddress::AnyIPv6)
        address = QHostAddress::LocalHostIPv6;
    QUrl url;
    url.setScheme(scheme);
    url.setHost(address.toString());
    url.setPort(port());
    url.setPath(u"/"_s);
    return url;
}

QString RecordingProxy::errorString() const { return d->errorString; }

RecordingProxy::Counters RecordingProxy::counters() const { return d->context.counters; }

} // namespace QtCapnWeb::Replay
