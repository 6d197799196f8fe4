// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "peerprocess.h"
#include "rpcsession.h"

#include <QtCore/QString>
#include <QtCore/QUrl>

#include <memory>

/// \brief The reference's server in a process of its own, and one session of ours with it at a time.
class ReferenceServer
{
public:
    /// \return whether it runs; errors() says why not. \a limits are DEPTH,DIGITS,SIZE.
    bool start(const QString &limits = {});
    QString errors() const { return m_process.errors(); }
    QUrl url() const { return m_url; }

    /// Ends the session that is there, and begins one. \return whether the server has it
    bool connectWith(const QtCapnWeb::RpcSessionOptions &options = {}, const QtCapnWeb::RpcStub &localMain = {});
    void disconnect();
    QtCapnWeb::RpcSession *session() const { return m_session.get(); }
    QtCapnWeb::RpcStub main() const { return m_session->main(); }

    /// Whether both ends come to have nothing but their main interfaces.
    bool bothAtRest();
    /// Waits until the server has no session.
    bool hasNoSession();
    /// Why the server's last session ended, which began with connectWith(); waits for it.
    QString whyBroken();
    /// Has the server send \a text as it is.
    void sendRaw(const QString &text) { m_process.command(QStringLiteral("send ") + text); }
    void sendBinary() { m_process.command(QStringLiteral("binary")); }

private:
    PeerProcess m_process;
    QUrl m_url;
    std::unique_ptr<QtCapnWeb::RpcSession> m_session;
    qsizetype m_brokenBefore = 0;
};
