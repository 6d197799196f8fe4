// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "record.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslConfiguration>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

/// \file
/// A port that stands for a server, and records what passes.

namespace QtCapnWeb::Replay {

/// \brief Where a proxy listens, where it forwards to, and what it records.
struct RecordingProxyOptions {
    /// The server: ws, wss, http or https; WebSockets and batches go to it alike, whichever of the schemes is given. Its path and
    /// query are put before those of each request: behind `wss://example.com/api?v=2` a request for `/` is one for `/api?v=2`,
    /// and one for `/chat?room=1` is one for `/api/chat?v=2&room=1`. User information is neither sent nor shown.
    QUrl upstream;

    /// Other machines reach the proxy only if another address is asked for here. It guards nothing: who reaches it, reaches the
    /// server.
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 0; ///< 0: any that is free, see RecordingProxy::port()
    std::optional<QSslConfiguration> tls; ///< listens with TLS; holds the certificate and its key
    /// For the way to the server, if that is by TLS: what is trusted, and a certificate of the client's. Nothing: the system's.
    std::optional<QSslConfiguration> upstreamTls;

    /// Gets the records on the proxy's thread, in wire order for each session, after the bytes were sent on. It must be quick
    /// (what takes long belongs to a thread of its own), must not throw, nor destroy the proxy or run an event loop. It must stay
    /// until stop() returned or the proxy is destroyed. Null: nothing is recorded.
    RecordSink *sink = nullptr;
    qint64 clockStart = 0; ///< what Record::time counts from, on the clock of Tap::monotonicNow()
    quint32 firstSession = 0; ///< Record::session of the first; the others follow
    /// Gives each session's number instead, where others record to the same sink. Called on the proxy's thread.
    std::function<quint32()> nextSession;
    /// Bytes of a message that is recorded with its text; a larger one is passed on and recorded as Refused, with its size.
    /// Unless it is set, no message that the protocol's own limits allow is too large.
    qint64 maximumMessage = 96 * 1024 * 1024;
    /// The values of these headers are recorded as `(redacted)`. Empty it to record them. The server gets them in any case. URLs
    /// are recorded as they are, with their queries, and so are texts.
    QByteArrayList redactedHeaders{"authorization", "proxy-authorization", "cookie", "set-cookie"};

    /// Origin goes to the server as the client sent it. Else it becomes the server's own, as a page of the server would send.
    bool keepOrigin = false;
    std::chrono::milliseconds connectTimeout{20'000}; ///< to reach the server, TLS included; zero is for ever
    std::chrono::milliseconds answerTimeout{0}; ///< from a request's end to its response's first byte; zero is for ever
    /// Bytes that are held for each direction of a connection when its receiver is slow, before its sender has to wait. What the
    /// operating system holds comes on top.
    qint64 maximumBuffer = 512 * 1024;
};

/// \brief Stands between clients and a server, passes on all that they say, and records it.
///
///     RecordingProxy proxy;
///     RecordingProxyOptions options;
///     options.upstream = QUrl(u"wss://example.com/api"_s);
///     options.port = 9001;
///     options.sink = &writer;                      // a RecordSink, such as Trace::CaptureWriter
///     if (!proxy.start(options))
///         return fail(proxy.errorString());        // clients connect to ws://127.0.0.1:9001/ or POST to http://127.0.0.1:9001/
///
/// **What passes.** Each client's connection has one of its own to the server, on which the same bytes go both ways: status
/// lines, headers, subprotocols, pings, closes, fragments, chunks, several requests on one connection, also before they are
/// answered. Changed are in a request's head: the target (see RecordingProxyOptions::upstream), Host, Origin, Accept-Encoding
/// (`identity`, so that answers can be read), and Sec-WebSocket-Extensions, which is taken out, so that nothing is compressed.
/// Nothing is changed in a response; so redirections, and cookies for a domain, name the server itself. Bytes go on before they
/// are looked at: nothing that is wrong with a message, or its record, holds them up. When a receiver is slow its sender waits;
/// memory stays within RecordingProxyOptions::maximumBuffer.
///
/// **What is refused.** Requests on whose end two readers could disagree (HttpParser says which) get 400. If the server can't be
/// reached the client reads 502 and why, after a timeout 504; both in plain text. From an upgrade on, and for a later request on
/// the same connection, the server's end of it is the client's. A client that shuts down its sending direction and still waits is
/// taken to have gone (Qt's sockets know no half of a connection).
///
/// **What is recorded.** Each WebSocket is a session, and so is each POST with its response (its lines are the messages), with a
/// Request and a Response record for the facts of HTTP; see SessionRecorder for their order. The request's record has the headers
/// as the client sent them. Frames that break the rules, or are compressed, leave a Note. Other requests pass without a record.
///
/// It lives on one thread, which may be one for input and output: move it there before start(). Signals come from its event loop,
/// never from within a connection's work, so that a receiver may do anything with the proxy.
class RecordingProxy : public QObject
{
    Q_OBJECT
public:
    struct Counters {
        qint64 connections = 0; ///< of clients, so far
        qint64 openConnections = 0;
        qint64 sessions = 0; ///< recorded, or being so
        qint64 openSessions = 0;
        qint64 requests = 0; ///< passed on, recorded or not
        qint64 failures = 0; ///< requests that the proxy answered itself
        qint64 records = 0; ///< given to the sink
        qint64 bytesToServer = 0;
        qint64 bytesToClients = 0;
    };

    explicit RecordingProxy(QObject *parent = nullptr);
    /// Stops.
    ~RecordingProxy() override;

    /// \return whether it listens; errorString() says why not. A proxy that runs already is stopped first.
    bool start(const RecordingProxyOptions &options);
    /// Ends all connections at once, and their sessions with records that say so. Emits sessionClosed() for each, later.
    void stop();

    bool isRunning() const;
    quint16 port() const;
    /// What clients connect to, for the same path as RecordingProxyOptions::upstream: ws or wss if that is, else http or https.
    QUrl url() const;
    QString errorString() const;
    Counters counters() const;

Q_SIGNALS:
    /// Its first records were given to the sink. \a url is the resource at the server.
    void sessionOpened(quint32 session, const QString &url);
    /// Its last record was given to the sink.
    void sessionClosed(quint32 session);
    /// Something went wrong that a person should know: the server can't be reached, a client's TLS failed. The proxy goes on.
    void error(const QString &text);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb::Replay
