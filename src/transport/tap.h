// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "recordmaker.h"
#include "transport.h"

#include <QtCore/QList>

/// \file
/// A transport that is listened to.

namespace QtCapnWeb {

/// \brief Wraps a transport and hands a Record of everything that passes to a sink, in wire order.
///
/// Owns the inner transport. The sink must stay until close() was called or the tap is destroyed, whichever is first. \a
/// localSide says which side of the session sends here: A if we connected.
///
/// The first record is Opened (at once for a transport that is open already), the last is Closed, or Failed where there was no
/// close frame: the connection could not be made, or broke. Texts that are sent before the connection is open are recorded when
/// it opens, as that is when they leave; if it never opens they are recorded with \c onWire false, as are texts that come after
/// the peer's end. Nothing is recorded behind our own close(). A tap that is destroyed while open records its own closing.
class QTCAPNWEB_EXPORT Tap final : public Transport
{
    Q_OBJECT
public:
    /// \a session numbers the records. Times are nanoseconds since \a clockStart (see monotonicNow()).
    Tap(Transport *inner, RecordSink *sink, Side localSide, quint32 session, qint64 clockStart, QObject *parent = nullptr);
    ~Tap() override;

    State state() const override;
    void send(const QByteArray &text) override;
    void close(quint16 code, const QString &reason) override;
    void setMaximumMessageSize(qint64 codeUnits) override;
    qint64 bytesToWrite() const override { return m_inner->bytesToWrite(); }
    QString peerName() const override;
    Transport *inner() const { return m_inner; }

    /// Nanoseconds on the monotonic clock that records use.
    static qint64 monotonicNow();

private:
    void recordOpened();
    void recordEnd(quint16 code, const QString &reason, const QString &error);

    Transport *m_inner;
    RecordMaker m_records; // its sink is null once close() was called
    QList<QByteArray> m_unsent; // handed out before the connection was open
    bool m_opened = false;
    bool m_ended = false;
};

} // namespace QtCapnWeb
