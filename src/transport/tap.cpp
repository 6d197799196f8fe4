// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "tap.h"

#include <chrono>

namespace QtCapnWeb {

Tap::Tap(Transport *inner, RecordSink *sink, Side localSide, quint32 session, qint64 clockStart, QObject *parent)
    : Transport(parent), m_inner(inner), m_records{sink, localSide, session, clockStart}
{
    m_inner->setParent(this);
    // Each handler may end with the destruction of this tap, so that the emission is its last act.
    connect(m_inner, &Transport::opened, this, [this] {
        recordOpened();
        Q_EMIT opened();
    });
    connect(m_inner, &Transport::received, this, [this](const QByteArray &text) {
        m_records.received(text);
        Q_EMIT received(text);
    });
    connect(m_inner, &Transport::refused, this, [this](qint64 size) {
        m_records.refused(size);
        Q_EMIT refused(size);
    });
    connect(m_inner, &Transport::receivedBinary, this, [this](const QByteArray &bytes) {
        m_records.record(Record::Kind::Binary, opposite(m_records.localSide), bytes, bytes.size());
        Q_EMIT receivedBinary(bytes);
    });
    connect(m_inner, &Transport::inputEnded, this, &Transport::inputEnded);
    connect(m_inner, &Transport::closed, this, [this](quint16 code, const QString &reason, const QString &error) {
        if (!m_ended)
            recordEnd(code, reason, error);
        Q_EMIT closed(code, reason, error);
    });
    if (m_inner->state() == State::Open)
        recordOpened();
}

Tap::~Tap()
{
    if (!m_ended)
        recordEnd(GoingAwayCloseCode, {}, {});
}

Transport::State Tap::state() const { return m_inner->state(); }

void Tap::send(const QByteArray &text)
{
    if (m_ended || m_inner->state() >= State::Closing)
        m_records.sent(text, false);
    else if (!m_opened)
        m_unsent.append(text);
    else
        m_records.sent(text);
    m_inner->send(text);
}

void Tap::close(quint16 code, const QString &reason)
{
    // At once, not when closed() comes: nothing more will be told of this connection, and the sink may be gone by then.
    if (!m_ended)
        recordEnd(code, truncatedCloseReason(reason), {});
    m_records.sink = nullptr;
    m_inner->close(code, reason);
}

void Tap::setMaximumMessageSize(qint64 codeUnits) { m_inner->setMaximumMessageSize(codeUnits); }

QString Tap::peerName() const { return m_inner->peerName(); }

qint64 Tap::monotonicNow()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void Tap::recordOpened()
{
    m_opened = true;
    m_records.opened(peerName());
    for (const QByteArray &text : std::exchange(m_unsent, {}))
        m_records.sent(text);
}

void Tap::recordEnd(quint16 code, const QString &reason, const QString &error)
{
    m_ended = true;
    // Whether what is queued still leaves is not known if we close while connecting. Mostly it does not.
    for (const QByteArray &text : std::exchange(m_unsent, {}))
        m_records.sent(text, false);
    if (!error.isEmpty() && (!m_opened || code == AbnormalCloseCode)) {
        const QByteArray text = error.toUtf8();
        m_records.record(Record::Kind::Failed, opposite(m_records.localSide), text, text.size(), code);
        return;
    }
    const bool byPeer = !error.isEmpty() && error == peerClosedText(code, reason);
    m_records.closed(byPeer ? opposite(m_records.localSide) : m_records.localSide, code, reason);
}

} // namespace QtCapnWeb
