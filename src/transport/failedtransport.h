// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "transport.h"

#include <QtCore/QUrl>

/// \file
/// A connection that could not even be begun.

namespace QtCapnWeb {

/// \brief Sends nothing and ends, from the event loop, with the error that it was made with.
class QTCAPNWEB_EXPORT FailedTransport final : public Transport
{
    Q_OBJECT
public:
    FailedTransport(const QUrl &url, const QString &why, QObject *parent = nullptr);

    /// Why \a url, of the schemes ws, wss, http or https, cannot be connected to; empty if it can be tried.
    static QString problemOf(const QUrl &url);

    State state() const override { return m_state; }
    void send(const QByteArray &) override { }
    void close(quint16 code, const QString &reason) override;
    void setMaximumMessageSize(qint64) override { }
    QString peerName() const override { return m_name; }

private:
    void end(const QString &why);

    QString m_name;
    State m_state = State::Connecting;
};

} // namespace QtCapnWeb
