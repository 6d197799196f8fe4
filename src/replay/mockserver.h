// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callmatcher.h"
#include "record.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QSslConfiguration>

#include <memory>
#include <optional>

/// \file
/// A server that says what a recorded one said.

namespace QtCapnWeb {
class Transport;
} // namespace QtCapnWeb

namespace QtCapnWeb::Replay {

struct MockOptions {
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 0; ///< 0: any that is free
    std::optional<QSslConfiguration> tls;
    QList<quint32> sessions; ///< recorded ones that are played; none: all
    Matching matching = Matching::Best;
    /// Times the recorded latencies and pauses; 0: everything is said at once.
    double latencyScale = 1;
    /// When all sessions were played they are played again.
    bool repeats = true;

    /// Gets the records of what is said, each connection or batch a session. It must stay as long as the server.
    RecordSink *sink = nullptr;
    qint64 clockStart = 0; ///< what Record::time counts from, on the clock of Tap::monotonicNow()
    quint32 firstSession = 0;
};

/// Something that the recording does not have.
struct MockFinding {
    enum class Kind : quint8 {
        UnknownCall, ///< nothing like it was recorded; its caller gets an error
        OtherArguments, ///< it is answered as the recorded call with other arguments
        OtherAnswer, ///< the client answered a call of the server's otherwise than it did in the recording
        NoAnswer, ///< its result was never asked for in the recording
        Repeated, ///< it was made more often than in the recording; the last answer serves again
        NotSaid, ///< something that the recorded server said could not be said: what it names was not there
    };

    Kind kind = Kind::UnknownCall;
    quint32 connection = 0; ///< counts from MockOptions::firstSession
    quint32 session = 0; ///< the recorded one that is played
    Trace::RecordIndex record = Trace::NoRecord; ///< the recorded message that it is about, if there is one
    QString text; ///< in words for a person
};

/// \brief Plays the server's side of captured sessions to whoever connects, over WebSocket or by HTTP batch.
///
///     MockServer mock;
///     connect(&mock, &MockServer::found, …);
///     if (!mock.start(capture, options))
///         return fail(mock.errorString());
///     // clients connect to mock.url()
///
/// Each connection plays one recorded session: the first that was not played yet and begins with the call that the client begins
/// with, else the next. A call of the client is recognised by what it is made on, by its path and its arguments (see Matching);
/// its result is the recorded one, after the recorded latency. Calls of the recorded server (callbacks), streams, and all else
/// that it said of itself, are said again after the client's message which they came after in the recording. A call that was
/// never recorded is rejected with an error that says so, and found().
class MockServer : public QObject
{
    Q_OBJECT
public:
    struct Counters {
        qint64 connections = 0;
        qint64 matched = 0; ///< calls that were recognised
        qint64 findings = 0;
    };

    explicit MockServer(QObject *parent = nullptr);
    ~MockServer() override;

    /// \a capture must stay, and not be appended to, while the server lives. \return whether it listens; errorString() says why
    /// not.
    bool start(const Trace::Capture &capture, const MockOptions &options = {});
    /// Without a port: clients are given by accept().
    void startWithoutPort(const Trace::Capture &capture, const MockOptions &options = {});
    /// Plays to \a transport, which becomes the server's.
    void accept(Transport *transport);
    void stop();

    quint16 port() const;
    QUrl url() const; ///< such as ws://127.0.0.1:8080/
    QString errorString() const;
    Counters counters() const;
    /// The first thousand.
    const QList<MockFinding> &findings() const;

Q_SIGNALS:
    void found(const QtCapnWeb::Replay::MockFinding &finding);
    void connectionOpened(quint32 connection);
    void connectionEnded(quint32 connection);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace QtCapnWeb::Replay
