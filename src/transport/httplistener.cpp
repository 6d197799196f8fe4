// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "httplistener.h"

#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

#include <chrono>
#include <memory>

namespace QtCapnWeb {

namespace {

constexpr std::chrono::milliseconds ResumeTime{100};
// Connections that the system holds while this thread does something else. Those beyond it are tried again by their system a
// second later.
constexpr int Backlog = 1024;

} // namespace

HttpListener::HttpListener(const std::optional<QSslConfiguration> &tls, QObject *parent)
    : QTcpServer(parent), m_tls(tls), m_resume(this)
{
    setListenBacklogSize(Backlog);
    // QTcpServer stops accepting for good when that fails once, as it does when there are no more file descriptors.
    m_resume.setSingleShot(true);
    connect(this, &QTcpServer::acceptError, &m_resume, [this] { m_resume.start(ResumeTime); });
    connect(&m_resume, &QTimer::timeout, this, [this] {
        if (isListening())
            resumeAccepting();
    });
}

void HttpListener::incomingConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket;
    if (m_tls)
        socket = std::make_unique<QSslSocket>();
    else
        socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return;
    if (m_tls) {
        auto *encrypted = static_cast<QSslSocket *>(socket.get());
        encrypted->setSslConfiguration(*m_tls);
        encrypted->startServerEncryption();
    }
    Q_EMIT accepted(socket.release());
}

} // namespace QtCapnWeb
