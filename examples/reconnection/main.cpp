// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

/// \file
/// A connection that is made again when it is lost, with a fresh token for each attempt; and errors of which the client reads
/// only what it should. Stop the server and start it again on the same port to see more of it.

#include "roles.h"

#include <QtCapnWeb/rpcclient.h>
#include <QtCapnWeb/rpcserver.h>
#include <QtCapnWeb/rpctarget.h>

#include <QtCore/QTimer>

#include <memory>
#include <stdexcept>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class Accounts : public RpcTarget
{
    Q_OBJECT
public:
    explicit Accounts(RpcServer *server) : m_server(server) { }
    Q_INVOKABLE int balance() { throw std::runtime_error("cannot open /var/lib/accounts.db as root:hunter2"); }
    Q_INVOKABLE QString owner() { return u"Ada"_s; }
    /// For the example: loses the connection, as a network does.
    Q_INVOKABLE void restart()
    {
        QTimer::singleShot(0, m_server, [server = m_server] {
            for (RpcSession *session : server->sessions())
                session->abort(RpcError(u"The server restarts."_s));
        });
    }

private:
    RpcServer *m_server;
};

/// Each token is good once, as short-lived ones are.
RpcServerOptions serverOptions()
{
    RpcServerOptions options;
    // Shared, as options are copied: a mutable lambda would begin anew with each copy.
    options.authorize = [used = std::make_shared<QByteArrayList>()](const RpcRequest &request) -> RpcVerdict {
        const QByteArray token = request.header("Authorization");
        if (!token.startsWith("Bearer ") || used->contains(token))
            return RpcAdmission::refuse(401, u"A fresh token is needed."_s);
        used->append(token);
        print(u"server: admits %1"_s.arg(QString::fromUtf8(token)));
        return RpcAdmission::accept();
    };
    options.onSendError = [](const RpcError &error) -> std::optional<RpcError> {
        print(u"server: %1"_s.arg(error.message())); // for our own log
        return RpcError(u"Internal error"_s); // for the client
    };
    return options;
}

class Client : public QObject
{
    Q_OBJECT
public:
    Client(const QUrl &url, const QString &tokens) : m_client(url, options(tokens))
    {
        // The one place where an application gets what it holds of the server. Handles of the session before stay broken.
        m_client.setBootstrap([this](RpcStub main) { m_accounts = main; });
        connect(&m_client, &RpcClient::connected, this, [this] { work().detach(); });
        connect(&m_client, &RpcClient::disconnected, this,
                [](const RpcError &error) { print(u"client: disconnected, %1"_s.arg(error.message())); });
        connect(&m_client, &RpcClient::reconnecting, this,
                [](int attempt) { print(u"client: attempt %1 follows"_s.arg(attempt)); });
        m_client.open();
    }

private:
    RpcClientOptions options(const QString &tokens)
    {
        RpcClientOptions options;
        options.authenticate = [this, tokens] { // for each attempt; it may take its time
            const QByteArray token = tokens.toUtf8() + QByteArray::number(++m_tokens);
            return QtFuture::makeReadyFuture(RpcHeaders{{"Authorization", "Bearer " + token}});
        };
        options.reconnect.delay = std::chrono::milliseconds(200);
        options.reconnect.maxDelay = std::chrono::seconds(5);
        options.callTimeout = std::chrono::seconds(10);
        options.idleTimeout = std::chrono::seconds(60); // a server that vanished without a word is noticed by then
        return options;
    }

    RpcPromise work()
    {
        print(u"client: connected, the owner is %1"_s.arg(co_await m_accounts.call<QString>("owner")));
        if (++m_connections == 2) {
            QCoreApplication::quit();
            co_return Value();
        }
        try {
            co_await m_accounts.call("balance");
        } catch (const RpcError &error) {
            print(u"client: the balance is not to be had, %1"_s.arg(error.message()));
        }
        co_return m_accounts.call("restart");
    }

    int m_tokens = 0;
    RpcClient m_client;
    RpcStub m_accounts;
    int m_connections = 0;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Roles roles(u"Keeps a connection up, and secrets in."_s);
    roles.parser.addOption({u"tokens"_s, u"What the client's tokens begin with."_s, u"text"_s, u"token-"_s});
    roles.process(application);

    RpcServer server(serverOptions());
    server.serve(u"/"_s, [&server] { return new Accounts(&server); });
    if (roles.isServer() && !roles.listen(server))
        return 1;
    std::unique_ptr<Client> client;
    if (roles.isClient())
        client = std::make_unique<Client>(roles.url(), roles.parser.value(u"tokens"_s));
    return application.exec();
}

#include "main.moc"
