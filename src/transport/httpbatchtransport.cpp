// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httpbatchtransport.h"

#include "timerinterval.h"
#include "transportlogging.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QCoreApplication>
#include <QtCore/QThread>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

QNetworkAccessManager *existingManager(const QObject *owner)
{
    return owner->findChild<QNetworkAccessManager *>(u"QtCapnWeb batches"_s, Qt::FindDirectChildrenOnly);
}

// With the application, as Qt's TLS cannot close a connection without it.
void deleteManagerOfMainThread()
{
    if (const QObject *owner = QAbstractEventDispatcher::instance())
        delete existingManager(owner);
}

// The manager that transports of this thread share. It belongs to the thread's event dispatcher, and goes with it.
QNetworkAccessManager *sharedManager()
{
    QObject *owner = QAbstractEventDispatcher::instance();
    if (!owner)
        return nullptr;
    if (QNetworkAccessManager *manager = existingManager(owner))
        return manager;
    auto *manager = new QNetworkAccessManager(owner);
    manager->setObjectName(u"QtCapnWeb batches"_s);
    if (const QCoreApplication *application = QCoreApplication::instance();
        application && application->thread() == owner->thread())
        qAddPostRoutine(&deleteManagerOfMainThread);
    return manager;
}

// A body that can be sent once. QNetworkAccessManager sends a request again, by itself and up to three times, if a connection
// ends before the answer; but the calls in it may have been made (RFC 9110, 9.2.2).
class BodyDevice final : public QIODevice
{
public:
    BodyDevice(const QByteArray &body, QObject *parent) : QIODevice(parent), m_body(body) { open(ReadOnly | Unbuffered); }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_read == m_body.size(); }
    qint64 bytesAvailable() const override { return m_body.size() - m_read; }
    bool reset() override { return m_read == 0; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        if (atEnd())
            return -1;
        const qint64 count = std::min<qint64>(maximum, m_body.size() - m_read);
        std::copy_n(m_body.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_body;
    qint64 m_read = 0;
};

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == u"https"_s ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

QUrl httpUrl(QUrl url)
{
    if (url.scheme() == u"ws"_s)
        url.setScheme(u"http"_s);
    else if (url.scheme() == u"wss"_s)
        url.setScheme(u"https"_s);
    url.setUserInfo(QString());
    return url;
}

} // namespace

HttpBatchTransport::HttpBatchTransport(const QNetworkRequest &request, QNetworkAccessManager *manager, QObject *parent)
    : Transport(parent), BatchReceiver(this), m_request(request), m_manager(manager),
      m_peerName(request.url().toString(QUrl::RemoveUserInfo)), m_flush(this), m_timer(this)
{
    m_request.setUrl(httpUrl(request.url()));
    if (!request.header(QNetworkRequest::ContentTypeHeader).isValid())
        m_request.setHeader(QNetworkRequest::ContentTypeHeader, u"text/plain;charset=UTF-8"_s);
    if (!manager) {
        // A manager uses a connection again whatever the TLS configuration of the request is. So what one batch trusts must not
        // be where another, that does not, may go.
        const bool ownTls = request.sslConfiguration() != QSslConfiguration::defaultConfiguration();
        m_manager = ownTls ? new QNetworkAccessManager(this) : sharedManager();
        // Batches to one server need not belong to one user.
        for (const auto attribute : {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
                                     QNetworkRequest::AuthenticationReuseAttribute})
            m_request.setAttribute(attribute, QNetworkRequest::Manual);
    }
    m_request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    m_request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true); // see BodyDevice
    m_redirects = QNetworkRequest::RedirectPolicy(
        request.attribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy).toInt());
    m_request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy); // see redirect()

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { fail(u"RPC request failed: timed out after %1 ms"_s.arg(m_timer.interval())); });
    // A timer, as it comes after all that was posted in this turn: continuations that make calls of the same batch.
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &HttpBatchTransport::flush);
    m_flush.start(0);
}

HttpBatchTransport::~HttpBatchTransport() { dropReply(); }

void HttpBatchTransport::send(const QByteArray &text)
{
    if (m_state < State::Closing)
        m_outbox.append(text);
}

void HttpBatchTransport::close(quint16 code, const QString &reason)
{
    if (m_state == State::Closed || std::exchange(m_closing, true))
        return;
    m_closeCode = code;
    m_closeReason = truncatedCloseReason(reason);
    const bool hasLeft = m_state == State::Closing;
    m_state = State::Closing;
    stopReceiving();
    m_response.clear();
    if (!hasLeft && code == AbortCloseCode)
        m_outbox.clear();
    // Whatever is left to do happens in its own event; if nothing is, the end is.
    if (!m_flush.isActive() && !m_reply)
        m_flush.start(0);
}

void HttpBatchTransport::flush()
{
    if (m_reply)
        return; // closed when it had just left
    if (m_state == State::Connecting && !m_outbox.isEmpty()) {
        const QPointer<HttpBatchTransport> guard(this);
        m_state = State::Open;
        Q_EMIT opened();
        if (!guard)
            return;
        m_state = State::Closing;
    }
    const QByteArray body = std::exchange(m_outbox, {}).join('\n');
    if (!body.isEmpty()) {
        m_body = body;
        post();
    } else if (m_closing) {
        end(m_closeCode, m_closeReason, QString());
    } else {
        m_state = State::Closing;
        end(NormalCloseCode, QString(), batchEndedText());
    }
}

void HttpBatchTransport::post()
{
    if (!m_manager || m_manager->thread() != thread()) {
        fail(m_manager ? u"RPC request failed: the QNetworkAccessManager lives on another thread"_s
                       : u"RPC request failed: there is no QNetworkAccessManager any more"_s);
        return;
    }
    if (m_timeout.count() > 0 && !m_timer.isActive())
        m_timer.start(timerInterval(m_timeout));
    qCDebug(lcTransport).noquote() << m_peerName << "POST," << m_body.size() << "bytes";
    m_request.setHeader(QNetworkRequest::ContentLengthHeader, m_body.size());
    auto *body = new BodyDevice(m_body, m_manager);
    m_reply = m_manager->post(m_request, body);
    body->setParent(m_reply);
    connect(m_reply, &QIODevice::readyRead, this, &HttpBatchTransport::read);
    connect(m_reply, &QNetworkReply::finished, this, &HttpBatchTransport::onFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList texts;
        for (const QSslError &error : errors)
            texts.append(error.errorString());
        m_tlsErrors = texts.join(u"; ");
    });
    connect(m_reply, &QObject::destroyed, this,
            [this] { fail(u"RPC request failed: the QNetworkAccessManager was destroyed"_s); });
}

void HttpBatchTransport::read()
{
    const QByteArray bytes = m_reply->readAll();
    if (m_closing)
        return;
    if (m_response.size() + bytes.size() > m_maximumResponseSize)
        fail(u"RPC request failed: the response has more than %1 bytes"_s.arg(m_maximumResponseSize));
    else
        m_response += bytes;
}

void HttpBatchTransport::onFinished()
{
    const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    const QString text = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    const bool isOk = m_reply->error() == QNetworkReply::NoError;
    qCDebug(lcTransport).noquote() << m_peerName << "answered" << status.toInt() << visibleText(text, 100);
    if (m_closing) {
        fail({});
    } else if (redirect()) {
        return;
    } else if (status.isValid() && (status.toInt() < 200 || status.toInt() > 299)) {
        fail(u"RPC request failed: %1 %2"_s.arg(status.toInt()).arg(text));
    } else if (!isOk) {
        QString why = m_reply->errorString();
        if (!m_tlsErrors.isEmpty())
            why = u"TLS failed: %1"_s.arg(m_tlsErrors);
        fail(u"RPC request failed: %1"_s.arg(why));
    } else {
        read();
        if (!m_reply)
            return; // That was too much.
        dropReply();
        receive(std::exchange(m_response, {}));
    }
}

// Follows a redirection that keeps method and body, if it may.
bool HttpBatchTransport::redirect()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl target =
        httpUrl(m_request.url().resolved(m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl()));
    if ((status != 307 && status != 308) || !target.isValid() || m_redirectsLeft <= 0)
        return false;
    const bool same = isSameOrigin(target, m_request.url());
    const bool lessSafe = target.scheme() != u"https"_s && m_request.url().scheme() == u"https"_s;
    const bool allowed = same ? m_redirects != QNetworkRequest::ManualRedirectPolicy
                              : m_redirects == QNetworkRequest::NoLessSafeRedirectPolicy && !lessSafe;
    if (!allowed || (target.scheme() != u"http"_s && target.scheme() != u"https"_s))
        return false;
    --m_redirectsLeft;
    if (!same) {
        // What identifies a user to one server is not for another (the fetch standard, "HTTP-redirect fetch").
        for (const char *name : {"Authorization", "Cookie", "Proxy-Authorization"})
            m_request.setRawHeader(name, QByteArray());
    }
    qCDebug(lcTransport).noquote() << m_peerName << "redirects to" << target.toString(QUrl::RemoveUserInfo);
    m_request.setUrl(target);
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply = nullptr;
    m_response.clear();
    post();
    return true;
}

// Ends it for a reason that is told unless we closed it ourselves. May be called from within the reply.
void HttpBatchTransport::fail(const QString &why)
{
    dropReply();
    m_response.clear();
    m_body.clear();
    const auto tell = [this, why] {
        if (m_closing)
            end(m_closeCode, m_closeReason, QString());
        else
            end(AbnormalCloseCode, QString(), why);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void HttpBatchTransport::dropReply()
{
    m_timer.stop();
    QNetworkReply *const reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void HttpBatchTransport::receivedAll() { end(NormalCloseCode, QString(), batchEndedText()); }

void HttpBatchTransport::end(quint16 code, const QString &reason, const QString &error)
{
    if (std::exchange(m_state, State::Closed) == State::Closed)
        return;
    qCDebug(lcTransport).noquote() << m_peerName << "ended:" << visibleText(error.isEmpty() ? reason : error, 1000);
    Q_EMIT closed(code, reason, error);
}

} // namespace QtCapnWeb
