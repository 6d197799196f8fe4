// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "testapi.h"

#include <QtTest/QTest>

#include <stdexcept>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// \file
/// RpcStub::map() as an application uses it. What goes over the wire is tested in
/// tests/session/tst_maprecording.cpp and tst_sessionmap.cpp.

namespace {

const QString PlaceholderError = u"Error: Attempted to use an abstract placeholder from a mapper function. Please make sure "
                                 "your map function has no side effects."_s;

} // namespace

class Account : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int balance READ balance)
public:
    explicit Account(int balance) : m_balance(balance) { ++alive; }
    ~Account() override { --alive; }
    int balance() const { return m_balance; }
    Q_INVOKABLE int deposit(int amount) { return m_balance += amount; }

    static inline int alive = 0;

private:
    int m_balance;
};

class Users : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QList<int> ids() { return {1, 2, 3}; }
    Q_INVOKABLE QString getUserName(int id)
    {
        ++calls;
        if (id == 13)
            throw RpcError::rangeError(u"no user 13"_s);
        return u"user %1"_s.arg(id);
    }
    Q_INVOKABLE QList<int> friends(int id) { return {id * 10, id * 10 + 1}; }
    Q_INVOKABLE RpcStub account(int id) { return new Account(id * 100); }
    Q_INVOKABLE QVariant nobody() { return QVariant::fromValue(nullptr); }
    Q_INVOKABLE int sum(QList<int> list)
    {
        int result = 0;
        for (const int each : list)
            result += each;
        return result;
    }
    Q_INVOKABLE Value echo(Value value) { return value; }

    int calls = 0;
};

class TestMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMethodForEachItemInOneRoundTrip()
    {
        auto *users = new Users;
        SessionPair pair((RpcStub(users)));
        {
            const RpcStub api = pair.api();
            const RpcPromise ids = api.call("ids");
            const RpcPromise names = ids.map([&](RpcPromise id) { return api.call("getUserName", id); });
            QCOMPARE(users->calls, 0);
            QCOMPARE(waitFor<QStringList>(names), QStringList({u"user 1"_s, u"user 2"_s, u"user 3"_s}));
            QCOMPARE(users->calls, 3);
            // A result that is there is mapped on this side, with the same function.
            QCOMPARE(waitFor<QStringList>(ids.map([&](const RpcPromise &id) { return api.call<QString>("getUserName", id); })),
                     QStringList({u"user 1"_s, u"user 2"_s, u"user 3"_s}));
        }
        VERIFY_AT_REST(pair);
    }

    void theResultMayBeAnythingThatIsSent()
    {
        SessionPair pair(new Users);
        {
            const RpcStub api = pair.api();
            const RpcPromise ids = api.call("ids");
            const auto object = ids.map([&](RpcPromise id) {
                return Value::object({{u"id"_s, toValue(id)}, {u"name"_s, toValue(api.call("getUserName", id))}});
            });
            QCOMPARE(wait(object).at(1), Value::object({{u"id"_s, 2}, {u"name"_s, u"user 2"_s}}));

            const auto list = ids.map([&](RpcPromise id) { return QList<RpcPromise>{id, api.call("getUserName", id)}; });
            QCOMPARE(wait(list).at(0), Value::array({1, u"user 1"_s}));

            const auto byName = ids.map([&](RpcPromise id) { return QMap<QString, RpcPromise>{{u"id"_s, id}}; });
            QCOMPARE(wait(byName).at(2), Value::object({{u"id"_s, 3}}));

            QCOMPARE(wait(ids.map([](RpcPromise) { return 5; })), Value::array({5, 5, 5}));
            QCOMPARE(wait(ids.map([](RpcPromise) {})), Value::array({Value(), Value(), Value()}));
        }
        VERIFY_AT_REST(pair);
    }

    void typedResults()
    {
        SessionPair pair(new Users);
        {
            const RpcStub api = pair.api();
            QStringList names;
            api.call<QList<int>>("ids")
                .map([&](RpcPromise id) { return api.call("getUserName", id); })
                .as<QStringList>()
                .then(this, [&](const QStringList &list) { names = list; });
            QTRY_COMPARE(names.size(), 3);
        }
        VERIFY_AT_REST(pair);
    }

    void stubsOfTheResultAreUsedAtOnce()
    {
        SessionPair pair(new Users);
        {
            const RpcStub api = pair.api();
            const RpcPromise accounts = api.call("ids").map([&](RpcPromise id) { return api.call("account", id); });
            const RpcPromise balances = accounts.map([](RpcPromise account) { return account.call("deposit", 7); });
            QCOMPARE(waitFor<QList<int>>(balances), QList<int>({107, 207, 307}));
            const RpcPromise read = accounts.map([](RpcPromise account) { return account["balance"]; });
            QCOMPARE(waitFor<QList<int>>(read), QList<int>({107, 207, 307}));
            // A call may take what was mapped before it is there.
            QCOMPARE(waitFor<int>(api.call("sum", read)), 621);
        }
        VERIFY_AT_REST(pair);
        QTRY_COMPARE(Account::alive, 0);
    }

    void nested()
    {
        SessionPair pair(new Users);
        {
            const RpcStub api = pair.api();
            const RpcPromise result = api.call("ids").map([&](RpcPromise id) {
                return api.call("friends", id).map([&](RpcPromise other) {
                    return Value::object({{u"of"_s, toValue(id)}, {u"name"_s, toValue(api.call("getUserName", other))}});
                });
            });
            QCOMPARE(wait(result).at(1).at(1), Value::object({{u"of"_s, 2}, {u"name"_s, u"user 21"_s}}));
        }
        VERIFY_AT_REST(pair);
    }

    void whatIsNotThereIsNotMapped()
    {
        SessionPair pair(new Users);
        {
            const RpcStub api = pair.api();
            int runs = 0;
            const auto count = [&](RpcPromise) { return ++runs; };
            QVERIFY(wait(api.call("nobody").map(count)).isNull());
            QCOMPARE(wait(api.call("getUserName", 4).map([](RpcPromise name) { return name; })), Value(u"user 4"_s));
            QCOMPARE(runs, 1);
            QCOMPARE(errorOf(api.call("getUserName", 13).map(count)), u"RangeError: no user 13"_s);
            QCOMPARE(errorOf(RpcStub().map(count)), u"TypeError: The RPC stub is null."_s);
        }
        VERIFY_AT_REST(pair);
    }

    void ownStubsAreCaptured()
    {
        SessionPair pair(new Users);
        {
            const RpcStub api = pair.api();
            QList<int> seen;
            const RpcStub collect = bind(this, [&seen](int id) { return int((seen << id).size()); });
            QCOMPARE(waitFor<QList<int>>(api.call("ids").map([&](RpcPromise id) { return collect(id); })), QList<int>({1, 2, 3}));
            QCOMPARE(seen, QList<int>({1, 2, 3}));
        }
        VERIFY_AT_REST(pair);
    }

    void misuseIsAnErrorOfTheResult()
    {
        SessionPair pair(new Users);
        {
            const RpcStub api = pair.api();
            const RpcPromise ids = api.call("ids");
            const auto coroutine = [&api](RpcPromise id) -> RpcPromise {
                const RpcStub kept = api;
                const Value value = co_await id;
                co_return wait(kept.call("echo", value));
            };
            QCOMPARE(errorOf(ids.map(coroutine)), PlaceholderError);

            QString error;
            const RpcPromise waiting = ids.map([&](RpcPromise id) {
                id.then(
                    this, [] {}, [&error](const RpcError &reason) { error = reason.toString(); });
                return id;
            });
            QCOMPARE(wait(waiting), Value::array({1, 2, 3}));
            QTRY_COMPARE(error, PlaceholderError);

            const RpcPromise target = ids.map([&](RpcPromise id) { return api.call("echo", id, new Account(1)); });
            QVERIFY(
                errorOf(target).startsWith(u"Error: Can't construct an RpcTarget or RPC callback inside a mapper function."_s));
            const RpcPromise function = ids.map([&](RpcPromise) { return api.call("echo", [](int i) { return i; }); });
            QVERIFY(errorOf(function).startsWith(u"Error: Can't construct an RpcTarget or RPC callback inside"_s));

            QCOMPARE(errorOf(ids.map([](RpcPromise) -> RpcPromise { throw std::runtime_error("mine"); })), u"Error: mine"_s);
            // Calls are calls again.
            QCOMPARE(wait(api.call("echo", 1)), Value(1));
        }
        VERIFY_AT_REST(pair);
        QTRY_COMPARE(Account::alive, 0);
    }

    void localTargetsAndPromises()
    {
        Users users;
        const RpcStub api = RpcStub::borrow(&users);
        const auto name = [&](RpcPromise id) { return api.call("getUserName", id); };
        QCOMPARE(waitFor<QStringList>(api.call("ids").map(name)), QStringList({u"user 1"_s, u"user 2"_s, u"user 3"_s}));
        QCOMPARE(waitFor<QStringList>(RpcPromise::resolved(Value::array({8})).map(name)), QStringList(u"user 8"_s));
        Deferred later;
        const RpcPromise pending = RpcPromise(later.promise).map(name);
        QVERIFY(!pending.isSettled());
        later.resolve(9);
        QCOMPARE(wait(pending), Value(u"user 9"_s));
    }
};

QTEST_GUILESS_MAIN(TestMap)
#include "tst_map.moc"
