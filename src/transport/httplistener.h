// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QTimer>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QTcpServer>

#include <optional>

/// \file
/// A port, with or without TLS.

namespace QtCapnWeb {

/// \brief Hands out each connection as soon as it is made. One that uses TLS has begun its handshake by then: QSslServer would
/// hand it out only afterwards, and count it nowhere until then.
class QTCAPNWEB_EXPORT HttpListener final : public QTcpServer
{
    Q_OBJECT
public:
    explicit HttpListener(const std::optional<QSslConfiguration> &tls, QObject *parent = nullptr);

Q_SIGNALS:
    /// The receiver takes \a socket over at once. It must not destroy the listener.
    void accepted(QTcpSocket *socket);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    const std::optional<QSslConfiguration> m_tls;
    QTimer m_resume;
};

} // namespace QtCapnWeb
