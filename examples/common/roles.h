// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCapnWeb/rpcserver.h>

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QTextStream>

/// \file
/// What the examples share and what is not their point: the command line, the part that a program plays, and its end.

/// Writes a line, at once, so that whoever reads it through a pipe sees it.
inline void print(const QString &line) { QTextStream(stdout) << line << Qt::endl; }

/// \brief Whether a program is server (`--serve`), client (`--connect URL`), or, without either, both in one process.
class Roles
{
public:
    explicit Roles(const QString &description)
    {
        using namespace Qt::StringLiterals;
        parser.setApplicationDescription(description + u"\n\nWithout --serve or --connect it is server and client in one."_s);
        parser.addHelpOption();
        parser.addOption({u"serve"_s, u"Be the server."_s});
        parser.addOption({u"port"_s, u"Listen on this port; 0, as without it, picks a free one."_s, u"number"_s, u"0"_s});
        parser.addOption({u"sessions"_s, u"End the server when this many sessions have ended."_s, u"number"_s, u"0"_s});
        parser.addOption({u"connect"_s, u"Be a client of this server, such as ws://127.0.0.1:8080/."_s, u"URL"_s});
    }

    /// Add options of your own before process().
    QCommandLineParser parser;

    void process(const QCoreApplication &application)
    {
        parser.process(application);
        m_sessionsLeft = parser.value(QStringLiteral("sessions")).toInt();
        if (parser.isSet(QStringLiteral("connect")))
            m_url = QUrl(parser.value(QStringLiteral("connect")));
    }

    bool isServer() const { return !parser.isSet(QStringLiteral("connect")); }
    bool isClient() const { return !parser.isSet(QStringLiteral("serve")); }
    /// Where the client connects: to the server that was named, or to ours.
    QUrl url() const { return m_url; }

    /// Listens as the command line says and tells where. \a server must stay until the end of the program.
    bool listen(QtCapnWeb::RpcServer &server)
    {
        if (!server.listen(QHostAddress::LocalHost, parser.value(QStringLiteral("port")).toUShort())) {
            QTextStream(stderr) << server.errorString() << Qt::endl;
            return false;
        }
        m_url = server.url();
        m_server = &server;
        print(QStringLiteral("Listening on %1").arg(m_url.toString()));
        QObject::connect(&server, &QtCapnWeb::RpcServer::sessionClosed, &server, [this] { sessionEnded(); });
        return true;
    }

    /// Called by itself for sessions over WebSocket; a server of batches says it for each of those.
    void sessionEnded()
    {
        if (isClient() || m_sessionsLeft <= 0 || --m_sessionsLeft > 0)
            return;
        m_server->shutdown(std::chrono::seconds(5)).then(m_server, [] { QCoreApplication::quit(); });
    }

    /// Ends the program when \a work is done: with 0, or with 1 and the error.
    void endWith(const QtCapnWeb::RpcPromise &work)
    {
        const auto failed = [](const QtCapnWeb::RpcError &error) {
            QTextStream(stderr) << error.toString() << Qt::endl;
            QCoreApplication::exit(1);
        };
        work.then(
            QCoreApplication::instance(), [] { QCoreApplication::quit(); }, failed);
    }

private:
    QUrl m_url;
    QtCapnWeb::RpcServer *m_server = nullptr;
    int m_sessionsLeft = 0;
};
