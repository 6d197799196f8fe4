// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

/// \file
/// A server that calls back: the client passes a function, and holds its subscription as an object. Written with callbacks; the
/// other examples use coroutines.

#include "roles.h"

#include <QtCapnWeb/rpcserver.h>
#include <QtCapnWeb/rpctarget.h>

#include <QtCore/QTimer>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// Lasts as long as the client holds it. A client that vanishes lets go of everything, so no list of the dead is kept.
class Subscription : public RpcTarget
{
    Q_OBJECT
public:
    Subscription(const RpcStub &listener, int interval) : m_listener(listener)
    {
        ++count;
        connect(&m_timer, &QTimer::timeout, this, &Subscription::tick);
        m_timer.start(qMax(interval, 1));
    }

    static inline int count = 0;

protected:
    /// The client let go of it, or is gone. The object is deleted soon after; this is the moment itself.
    void disposed() override
    {
        m_timer.stop();
        --count;
        print(u"server: a subscription ends"_s);
    }

private:
    void tick()
    {
        // A listener that fails is not called again.
        m_listener(++m_ticks).then(
            this, [] {}, [this](const RpcError &) { m_timer.stop(); });
    }

    RpcStub m_listener; // a copy of the handle that came as an argument keeps the client's function
    QTimer m_timer;
    int m_ticks = 0;
};

class Clock : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int subscriptions READ subscriptions)
public:
    int subscriptions() const { return Subscription::count; }
    /// Calls \a listener with 1, 2, 3 … every \a interval milliseconds, until the result is let go of.
    Q_INVOKABLE Subscription *subscribe(const RpcStub &listener, int interval) { return new Subscription(listener, interval); }
};

class Client : public QObject
{
    Q_OBJECT
public:
    Client(const QUrl &url, int ticks) : m_clock(connectToServer(url)), m_ticks(ticks)
    {
        m_clock.onBroken(this, [this](const RpcError &error) { fail(error); });
        // bind() watches its object: once this client is gone, the server's calls are refused.
        m_subscription = m_clock.call("subscribe", bind(this, &Client::ticked), 50);
        m_subscription.then(
            this, [] { print(u"client: subscribed"_s); }, [this](const RpcError &error) { fail(error); });
    }

private:
    void ticked(int number)
    {
        print(u"client: tick %1"_s.arg(number));
        if (number != m_ticks)
            return;
        m_subscription.dispose();
        m_clock["subscriptions"].as<int>().then(
            this,
            [](int left) {
                print(u"client: %1 subscriptions are left"_s.arg(left));
                QCoreApplication::quit();
            },
            [this](const RpcError &error) { fail(error); });
    }
    void fail(const RpcError &error)
    {
        print(u"client: "_s + error.toString());
        QCoreApplication::exit(1);
    }

    RpcStub m_clock;
    RpcPromise m_subscription;
    int m_ticks;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Roles roles(u"Subscribes to the ticks of a server."_s);
    roles.parser.addOption({u"ticks"_s, u"After how many to end."_s, u"number"_s, u"3"_s});
    roles.process(application);

    RpcServer server([] { return new Clock; });
    if (roles.isServer() && !roles.listen(server))
        return 1;
    std::unique_ptr<Client> client;
    if (roles.isClient())
        client = std::make_unique<Client>(roles.url(), roles.parser.value(u"ticks"_s).toInt());
    return application.exec();
}

#include "main.moc"
