// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "demoserver.h"

namespace QtCapnWeb {

DemoServer::DemoServer(QObject *parent, const RpcServerOptions &options)
    : QObject(parent), m_todos(new Demo::TodoList(this)) // with a parent: clients borrow it
      ,
      m_server([this] { return new Demo::Api(&m_chat, m_todos); }, options)
{ }

bool DemoServer::listen(quint16 port, const QHostAddress &address) { return m_server.listen(address, port); }

} // namespace QtCapnWeb
