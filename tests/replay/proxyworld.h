// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "record.h"
#include "recordingproxy.h"

#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtNetwork/QTcpServer>

#include <functional>
#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

/// \brief One end of a connection: what came, byte by byte.
class RawPeer
{
public:
    /// Takes \a socket over.
    explicit RawPeer(QTcpSocket *socket);
    ~RawPeer();

    void send(const QByteArray &bytes);
    /// Waits until exactly \a bytes have come since the last expect(). What comes otherwise is told by came().
    bool expect(const QByteArray &bytes);
    /// Waits until \a count bytes are here, and takes them.
    QByteArray take(qsizetype count);
    /// Waits for a head, up to its empty line, and takes it.
    QByteArray takeHead();
    bool waitForEnd();
    QByteArray came() const { return m_bytes; }
    QTcpSocket &socket() { return *m_socket; }

private:
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_bytes;
    bool m_ended = false;
};

/// \brief A list of records, and a line of text for each that a person can compare: `0 a message [1,2]`.
class ListSink final : public QtCapnWeb::RecordSink
{
public:
    void record(QtCapnWeb::Record &&record) override;
    /// Of \a session, without Request and Response unless \a withFacts.
    QStringList lines(quint32 session = 0, bool withFacts = false) const;

    std::vector<QtCapnWeb::Record> records;
};

/// \brief A proxy, its server, and clients; all on this thread.
class ProxyWorld
{
public:
    ProxyWorld();
    ~ProxyWorld();

    /// Starts with \c options; \a path is put behind the server's address.
    bool start(const QByteArray &path = "/");
    std::unique_ptr<RawPeer> connectClient();
    /// The server's end of the next connection that was made to it; null after ten seconds.
    std::unique_ptr<RawPeer> nextConnection();
    /// The server's address, as a URL has it.
    QByteArray authority() const;
    /// Waits until the proxy has no connection, and its sink \a sessions ended sessions.
    bool waitForRest(int sessions);
    int endedSessions() const;

    QTcpServer server;
    ListSink sink;
    QtCapnWeb::Replay::RecordingProxyOptions options;
    QtCapnWeb::Replay::RecordingProxy proxy;
};

/// Runs the event loop until \a condition holds; false after ten seconds.
bool waitUntil(const std::function<bool()> &condition);

/// A frame: \a opcode, with FIN unless \a isFinal is not set, masked with a fixed key if it is a client's.
QByteArray frame(int opcode, const QByteArray &payload, bool masked, bool isFinal = true, int reserved = 0);
/// The payload of a close frame.
QByteArray closePayload(quint16 code, const QByteArray &reason = {});
/// The request that opens a WebSocket, with \a headers of which each line ends with CR LF.
QByteArray upgrade(const QByteArray &host, const QByteArray &headers = {}, const QByteArray &path = "/");
inline constexpr char Accepted[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                   "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
