// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpclimits.h"
#include "transport.h"

#include <QtCore/QPointer>

#include <deque>
#include <utility>

/// \file
/// Two ends of a connection in one thread.

namespace QtCapnWeb {

/// \brief One end of a connection that never leaves the process: for tests, examples, and parts of one application.
///
/// Behaves as a WebSocket does: opened() comes from the event loop, texts arrive in order in later events, a close arrives after
/// what was sent before, and an end that is destroyed while open closes with 1001. Both ends live on one thread.
class QTCAPNWEB_EXPORT MemoryTransport final : public Transport
{
    Q_OBJECT
public:
    /// Two connected ends. Each belongs to the caller, and either may be destroyed first.
    static std::pair<MemoryTransport *, MemoryTransport *> createPair(QObject *parent = nullptr);
    ~MemoryTransport() override;

    State state() const override { return m_state; }
    void send(const QByteArray &text) override;
    void close(quint16 code, const QString &reason) override;
    void setMaximumMessageSize(qint64 codeUnits) override { m_maximumSize = codeUnits; }
    /// What the other end has not taken from its event loop yet.
    qint64 bytesToWrite() const override { return m_peer ? m_peer->m_unreadBytes : 0; }
    QString peerName() const override { return QStringLiteral("memory:"); }

    /// Sends what the protocol forbids, for tests: a binary frame.
    void sendBinary(const QByteArray &bytes);

private:
    enum class EventKind : quint8 { Opened, Text, Binary, PeerClosed, Closed };
    struct Event {
        EventKind kind;
        QByteArray bytes;
        quint16 code = 0;
        QString reason;
    };

    explicit MemoryTransport(QObject *parent);
    void post(Event &&event);
    void schedule();
    void drain();
    void finish(quint16 code, const QString &reason, const QString &error);

    QPointer<MemoryTransport> m_peer;
    State m_state = State::Connecting;
    qint64 m_maximumSize = RpcLimits().maxMessageSize;
    std::deque<Event> m_inbox;
    qint64 m_unreadBytes = 0; // in the inbox
    bool m_closing = false; // close() was called
    bool m_scheduled = false;
    bool m_peerHasClosed = false; // nothing that is sent now would arrive
};

} // namespace QtCapnWeb
