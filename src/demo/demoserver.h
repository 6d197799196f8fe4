// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "demoapi.h"
#include "rpcserver.h"

/// \file
/// The server that the inspector starts for a newcomer and that `capnweb serve-demo` offers.

namespace QtCapnWeb {

/// \brief A real server on a port of this machine, with a lively interface: see Demo::Api.
class QTCAPNWEB_EXPORT DemoServer : public QObject
{
    Q_OBJECT
public:
    explicit DemoServer(QObject *parent = nullptr, const RpcServerOptions &options = {});

    /// Listens on the loopback interface unless told otherwise. Port 0 picks a free one. \return false, and errorString() says
    /// why.
    bool listen(quint16 port = 0, const QHostAddress &address = QHostAddress::LocalHost);
    QString errorString() const { return m_server.errorString(); }
    QUrl url() const { return m_server.url(); }
    quint16 port() const { return m_server.port(); }
    RpcServer *server() { return &m_server; }

private:
    // In this order: sessions end before what they share.
    Demo::ChatRoom m_chat;
    Demo::TodoList *m_todos;
    RpcServer m_server;
};

} // namespace QtCapnWeb
