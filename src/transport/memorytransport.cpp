// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "memorytransport.h"

namespace QtCapnWeb {

std::pair<MemoryTransport *, MemoryTransport *> MemoryTransport::createPair(QObject *parent)
{
    auto *first = new MemoryTransport(parent);
    auto *second = new MemoryTransport(parent);
    first->m_peer = second;
    second->m_peer = first;
    for (MemoryTransport *end : {first, second})
        end->post({.kind = EventKind::Opened, .bytes = {}, .reason = {}});
    return {first, second};
}

MemoryTransport::MemoryTransport(QObject *parent) : Transport(parent) { }

MemoryTransport::~MemoryTransport() { close(GoingAwayCloseCode, QString()); }

void MemoryTransport::send(const QByteArray &text)
{
    // The peer's inbox is the queue for what is sent before opened(), too: its own Opened event stands in front.
    if (m_state < State::Closing && m_peer && !m_peerHasClosed)
        m_peer->post({.kind = EventKind::Text, .bytes = text, .reason = {}});
}

void MemoryTransport::sendBinary(const QByteArray &bytes)
{
    if (m_state < State::Closing && m_peer && !m_peerHasClosed)
        m_peer->post({.kind = EventKind::Binary, .bytes = bytes, .reason = {}});
}

void MemoryTransport::close(quint16 code, const QString &reason)
{
    if (m_closing || m_state == State::Closed)
        return;
    m_closing = true;
    m_state = State::Closing;
    const QString cut = truncatedCloseReason(reason);
    if (m_peer && !m_peerHasClosed) {
        m_peer->m_peerHasClosed = true;
        if (m_peer->m_state == State::Open)
            m_peer->m_state = State::Closing; // what is sent from now on goes nowhere
        m_peer->post({.kind = EventKind::PeerClosed, .bytes = {}, .code = code, .reason = cut});
    }
    post({.kind = EventKind::Closed, .bytes = {}, .code = code, .reason = cut});
}

void MemoryTransport::post(Event &&event)
{
    m_unreadBytes += event.bytes.size();
    m_inbox.push_back(std::move(event));
    schedule();
}

void MemoryTransport::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &MemoryTransport::drain, Qt::QueuedConnection);
}

void MemoryTransport::drain()
{
    m_scheduled = false;
    QPointer<MemoryTransport> guard(this);
    // Only what is here now: two ends that answer each other must not keep the event loop from its other work.
    for (size_t count = m_inbox.size(); guard && count > 0 && !m_inbox.empty(); --count) {
        Event event = std::move(m_inbox.front());
        m_inbox.pop_front();
        m_unreadBytes -= event.bytes.size();
        // A receiver that runs a nested event loop gets what follows there.
        if (!m_inbox.empty())
            schedule();
        if (m_state == State::Closed)
            return;
        switch (event.kind) {
        case EventKind::Opened:
            if (!m_closing) {
                m_state = m_peerHasClosed ? State::Closing : State::Open;
                Q_EMIT opened();
            }
            break;
        case EventKind::Text:
            if (!m_closing)
                emitText(std::move(event.bytes), m_maximumSize);
            break;
        case EventKind::Binary:
            if (!m_closing)
                Q_EMIT receivedBinary(event.bytes);
            break;
        case EventKind::PeerClosed:
            if (!m_closing) // else our own close is told, by the event that follows
                finish(event.code, event.reason, peerClosedText(event.code, event.reason));
            break;
        case EventKind::Closed:
            finish(event.code, event.reason, QString());
            break;
        }
    }
}

void MemoryTransport::finish(quint16 code, const QString &reason, const QString &error)
{
    m_state = State::Closed;
    Q_EMIT closed(code, reason, error);
}

} // namespace QtCapnWeb
