// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

/// \file
/// Objects by reference: the client calls counters that live at the server, passes them back to it, and lets them go.

#include "roles.h"

#include <QtCapnWeb/rpcserver.h>
#include <QtCapnWeb/rpctarget.h>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class Counter : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int value READ value)
public:
    explicit Counter(int start, QObject *parent = nullptr) : RpcTarget(parent), m_value(start) { }
    ~Counter() override { print(u"server: a counter ends at %1"_s.arg(m_value)); }

    int value() const { return m_value; }
    Q_INVOKABLE int increment(int by = 1) { return m_value += by; }

private:
    int m_value;
};

class Counters : public RpcTarget
{
    Q_OBJECT
public:
    /// \a shared is for all sessions and belongs to somebody else.
    explicit Counters(Counter *shared) : m_shared(shared) { }

    /// Without a parent it belongs to the client: it is deleted when that lets go of it, or vanishes.
    Q_INVOKABLE Counter *makeCounter(int start) { return new Counter(start); }
    /// With a parent it stays.
    Q_INVOKABLE Counter *shared() { return m_shared; }
    /// Takes whatever has a value, wherever it lives: our own counters come back as such.
    Q_INVOKABLE RpcPromise add(RpcStub a, RpcStub b)
    {
        const int first = co_await a["value"].as<int>();
        const int second = co_await b["value"].as<int>();
        co_return first + second;
    }

private:
    Counter *m_shared;
};

RpcResult<void> count(QUrl url)
{
    RpcStub counters = connectToServer(url);

    // Neither is awaited: both are handles already, on what the server is about to make.
    RpcPromise mine = counters.call("makeCounter", 10);
    RpcPromise shared = counters.call("shared");
    mine.call("increment", 5).detach();
    const int value = co_await mine.call<int>("increment");
    print(u"client: mine stands at %1"_s.arg(value));
    print(u"client: the shared one stands at %1"_s.arg(co_await shared.call<int>("increment", 100)));

    const int sum = co_await counters.call<int>("add", mine, shared);
    print(u"client: together %1"_s.arg(sum));

    mine.dispose(); // or let it go out of scope
    print(u"client: mine is let go of"_s);
    co_await counters.call("shared"); // when this is answered, the server has read that, too
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Roles roles(u"Counts with objects that live at the server."_s);
    roles.process(application);

    QObject owner;
    auto *shared = roles.isServer() ? new Counter(0, &owner) : nullptr;
    RpcServer server([shared] { return new Counters(shared); });
    if (roles.isServer() && !roles.listen(server))
        return 1;
    if (roles.isClient())
        roles.endWith(count(roles.url()));
    return application.exec();
}

#include "main.moc"
