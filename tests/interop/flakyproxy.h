// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>

#include <memory>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

/// \brief A network that a test can spoil: passes bytes on to a server of this machine, or does not.
class FlakyProxy : public QTcpServer
{
    Q_OBJECT
public:
    enum class Mode {
        Pass,
        Refuse, ///< connections are cut as soon as they come
        Hold, ///< nothing gets through until the mode changes; then all does
        Swallow, ///< nothing gets through, ever
        Trickle, ///< one byte gets to the client in each turn of the event loop
    };

    /// Passes on to \a port of this machine.
    explicit FlakyProxy(quint16 port);

    QUrl url() const;
    void setMode(Mode mode);
    /// Cuts what there is.
    void cut();
    /// Cuts a connection when so many more bytes have come from the server; what is beyond them is lost.
    void cutAfter(qint64 bytes) { m_left = bytes; }
    /// The same for what comes from the client.
    void cutRequestAfter(qint64 bytes) { m_requestLeft = bytes; }

    int connections = 0;
    qint64 bytesToServer = 0; ///< passed on
    qint64 bytesToClient = 0;
    QList<QByteArray> requests; ///< what each connection began with, as far as it came in one piece

private:
    struct Link {
        QTcpSocket *client;
        QTcpSocket *server;
        QByteArray toServer; ///< held back
        QByteArray toClient;
    };

    void accept();
    void pump(const std::shared_ptr<Link> &link);
    static void cut(const Link &link);

    const quint16 m_port;
    Mode m_mode = Mode::Pass;
    qint64 m_left = -1;
    qint64 m_requestLeft = -1;
    QTimer m_trickle;
    QList<std::shared_ptr<Link>> m_links;
};
