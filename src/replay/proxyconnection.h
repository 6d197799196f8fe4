// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "httpparser.h"
#include "httprelay.h"
#include "proxyroute.h"
#include "recordingproxy.h"
#include "sessionrecorder.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <deque>
#include <memory>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

/// \file
/// One client of a proxy.

namespace QtCapnWeb::Replay {

/// \brief What a proxy's connections have in common. Outlives them.
struct ProxyContext {
    RecordingProxyOptions options;
    ProxyRoute route;
    RecorderSettings recorder;
    RecordingProxy::Counters counters;
    quint32 nextNumber = 0;
    bool isStopping = false;
    /// These post; nothing of the application runs within a connection's work.
    std::function<void(quint32, const QByteArray &)> sessionOpened;
    std::function<void(quint32)> sessionClosed;
    std::function<void(const QString &)> error;

    quint32 newSession() { return options.nextSession ? options.nextSession() : nextNumber++; }
};

/// \brief A client's connection, and the one to the server that is made when its first request is here.
///
/// Each direction reads a request or response head whole, then passes on what follows as it comes. After an accepted upgrade it
/// just passes bytes. A direction stops reading while its receiver holds more than the options allow.
class ProxyConnection final : public QObject
{
    Q_OBJECT
public:
    /// Takes \a client over.
    ProxyConnection(QTcpSocket *client, ProxyContext *context, QObject *parent);
    /// Cuts what is there; sessions end with a record that says that the proxy was stopped.
    ~ProxyConnection() override;

Q_SIGNALS:
    /// It has nothing to do any more; once, from its own event.
    void finished();

private:
    enum class RequestState : quint8 {
        Head,
        Body,
        Deciding, ///< an upgrade waits for its answer; what the client sends meanwhile is not read
        Tunnel,
        Ignored, ///< nothing more of the client is passed on
    };
    enum class ResponseState : quint8 { Head, Body, Tunnel, Ignored };

    /// One request that is not answered yet.
    struct Exchange {
        QByteArray method;
        bool isUpgrade = false;
        bool isAnswered = false; ///< the head of its response was passed on
        std::shared_ptr<SessionRecorder> recorder; ///< null if it leaves no record
        QByteArray ownAnswer; ///< the proxy's; it never went to the server
    };

    enum class Wait : quint8 { Connect, Answer, Linger };

    void connectToServer();
    void dropServer();
    void onServerConnected();
    void onServerEnded();
    void onServerFailed(int status, const QString &why);
    void endAfterServer();
    void onClientEnded();
    void endAfterClient();
    void finishClient();
    void lingerIfWritten();
    void finishIfDone();
    void wait(Wait what, std::chrono::milliseconds time);
    void waitForAnswer();
    void onTimeout();

    bool mayTakeRequests();
    void pumpRequests();
    void takeRequests(const QByteArray &bytes);
    bool takeRequestHead();
    void passRequestBody();
    void endRequest();
    void answerItself(int status, const QByteArray &why);
    void giveOwnAnswer();

    bool mayTakeResponses();
    void pumpResponses();
    void takeResponses(const QByteArray &bytes);
    bool takeResponseHead();
    void passResponseBody();
    void endResponse();

    void tunnel(Side from, const QByteArray &bytes);
    void writeToServer(const QByteArray &bytes);
    void writeToClient(const QByteArray &bytes);
    void flushServer();
    void flushClient();

    void failSessions(Side from, const QString &why);
    void closeSession(SessionRecorder &recorder);
    void stamp();
    void deliver();

    ProxyContext *const m_context;
    QTcpSocket *const m_client;
    QTcpSocket *m_server = nullptr;
    RecordQueue m_records;
    QTimer m_timer;
    Wait m_wait = Wait::Connect;

    RequestState m_requestState = RequestState::Head;
    QByteArray m_requestBytes; // of a head that is not whole, or that came too early
    std::unique_ptr<HttpParser> m_parser;
    BodyFraming m_requestBody;
    std::shared_ptr<SessionRecorder> m_requestRecorder; // of the request whose body is read
    bool m_requestIsUpgrade = false;
    ResponseState m_responseState = ResponseState::Head;
    QByteArray m_responseBytes;
    qsizetype m_searched = 0; // of a response's head
    BodyFraming m_responseBody;
    std::deque<Exchange> m_exchanges; // the first is being answered
    std::shared_ptr<SessionRecorder> m_tunnel; // of an open WebSocket, if recorded
    qint64 m_answers = 0; // that the server began

    bool m_isPumpingRequests = false;
    bool m_isPumpingResponses = false;
    bool m_requestsWait = false; // they are not read: see mayTakeRequests()
    bool m_responsesWait = false;
    bool m_serverWasConnected = false;
    bool m_serverEnded = false;
    bool m_clientEnded = false;
    bool m_clientFinishing = false; // nothing more is written to it
    bool m_isLingering = false; // the client was told the end
    bool m_isFinished = false;
};

} // namespace QtCapnWeb::Replay
