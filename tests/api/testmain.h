// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "testapi.h"

#include <QtCore/QPointer>

#include <utility>

/// \file
/// The main interface that the tests of sessions and of the calls over them share.

namespace TestMain {

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// `alive` counts the objects.
class Counter : public RpcTarget
{
    Q_OBJECT
public:
    explicit Counter(int start) : m_value(start) { ++alive; }
    ~Counter() override { --alive; }
    Q_INVOKABLE int increment(int by = 1) { return m_value += by; }
    static inline int alive = 0;

private:
    int m_value;
};

/// The main of a server: what it gives, keeps, and never answers.
class Api : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int visitors READ visitors CONSTANT)
public:
    using RpcTarget::RpcTarget;
    int visitors() const { return 3; }
    Q_INVOKABLE QString hello(const QString &name) { return u"Hello, "_s + name; }
    Q_INVOKABLE QtCapnWeb::Value authenticate(const QString &token)
    {
        if (token != u"secret")
            throw RpcError(u"bad token"_s);
        return Value::object({{u"id"_s, u"u1"_s}, {u"name"_s, u"Ada"_s}});
    }
    Q_INVOKABLE QString getUserProfile(const QString &id) { return u"profile of "_s + id; }
    Q_INVOKABLE Counter *makeCounter(int start) { return new Counter(start); }
    Q_INVOKABLE QtCapnWeb::RpcPromise callTwice(QtCapnWeb::RpcStub function)
    {
        const int once = co_await function(2).as<int>();
        co_return once + co_await function(3).as<int>();
    }
    Q_INVOKABLE void keep(const QtCapnWeb::RpcStub &stub) { kept = stub; }
    Q_INVOKABLE QtCapnWeb::RpcStub giveBack() { return std::exchange(kept, {}); }
    Q_INVOKABLE QtCapnWeb::RpcPromise never()
    {
        pending.append(Deferred());
        return RpcPromise(pending.last().promise);
    }
    Q_INVOKABLE void endSession() { delete session; }
    Q_INVOKABLE QtCapnWeb::Value echo(const QtCapnWeb::Value &value) { return value; }
    Q_INVOKABLE int use(const QtCapnWeb::RpcStub &counter)
    {
        used.append(counter.call<int>("increment", 1));
        return 0;
    }

    RpcStub kept;
    QList<Deferred> pending;
    QList<RpcPromise> used;
    QPointer<RpcSession> session;
};

} // namespace TestMain
