// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "batchtransport.h"

#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkRequest>

#include <chrono>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
class QNetworkReply;
QT_END_NAMESPACE

/// \file
/// The client's end of a batch.

namespace QtCapnWeb {

/// \brief Sends all texts of one turn of the event loop in one POST request, and delivers the lines of its response.
///
/// It is Connecting while texts are collected, and Closing from when the request has left: what is sent then goes nowhere (that
/// is how batches let go of what they hold). After the last line of the response it ends with `Batch RPC request ended.`, which
/// is what open calls are rejected with. A request without a text is not made: it ends at once.
///
/// A status other than 2xx ends it with `RPC request failed: <status> <text>`, anything else that goes wrong with
/// `RPC request failed: <why>`; both with the code 1006.
///
/// close() before the request has left: it is still made if something was sent, but not if the session broke (3000), as with the
/// reference. What a request that has left answers to a closed transport is read and dropped; closed() follows that.
///
/// A request is sent once, even if its connection ends before the answer: the calls in it may have been made. Redirections are
/// followed if they keep the method (307, 308) and the policy of the request allows it; the same origin unless it is set. Those
/// to another origin do not get the headers Authorization and Cookie.
class QTCAPNWEB_EXPORT HttpBatchTransport final : public Transport, private BatchReceiver
{
    Q_OBJECT
public:
    /// URL (http or https; ws and wss are read as these), headers, TLS configuration and redirect policy are taken from \a
    /// request; user information of the URL is neither sent nor shown. The Content-Type is text/plain unless set.
    ///
    /// \a manager makes the request: it must live on this thread, and the transport ends if it goes. Without one, all transports
    /// of a thread share a manager, so that connections are used again; no cookies are kept then. One with a TLS configuration of
    /// its own has a connection of its own.
    explicit HttpBatchTransport(const QNetworkRequest &request, QNetworkAccessManager *manager = nullptr,
                                QObject *parent = nullptr);
    ~HttpBatchTransport() override;

    State state() const override { return m_state; }
    void send(const QByteArray &text) override;
    void close(quint16 code, const QString &reason) override;
    void setMaximumMessageSize(qint64 codeUnits) override { m_maximumSize = codeUnits; }
    QString peerName() const override { return m_peerName; }

    /// How long the request may take, from when it leaves to the last byte of the response; zero is for ever.
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    /// The most bytes that are accepted of the response, as they are after decompression.
    void setMaximumResponseSize(qint64 bytes) { m_maximumResponseSize = bytes; }

    static constexpr std::chrono::seconds DefaultTimeout{60};
    static constexpr qint64 DefaultMaximumResponseSize = 128 * 1024 * 1024;

private:
    void flush();
    void post();
    void read();
    void onFinished();
    bool redirect();
    void fail(const QString &why);
    void dropReply();
    void receivedLine(QByteArray &&line) override { emitText(std::move(line), m_maximumSize); }
    void receivedAll() override;
    void end(quint16 code, const QString &reason, const QString &error);

    QNetworkRequest m_request;
    QPointer<QNetworkAccessManager> m_manager;
    QString m_peerName;
    QList<QByteArray> m_outbox; // until the request leaves
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
    QByteArray m_response;
    QNetworkRequest::RedirectPolicy m_redirects;
    int m_redirectsLeft = 10;
    QString m_tlsErrors;
    std::chrono::milliseconds m_timeout = DefaultTimeout;
    qint64 m_maximumResponseSize = DefaultMaximumResponseSize;
    qint64 m_maximumSize = RpcLimits().maxMessageSize; // of one message
    State m_state = State::Connecting;
    QTimer m_flush; // the next turn of the event loop
    QTimer m_timer; // of the request
    bool m_closing = false; // close() was called
    quint16 m_closeCode = 0; // given to close()
    QString m_closeReason;
};

} // namespace QtCapnWeb
