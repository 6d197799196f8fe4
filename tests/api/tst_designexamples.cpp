// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcserver.h"
#include "rpcsession.h"
#include "rpctarget.h"

#include <QtTest/QTest>

/// \file
/// The code that the README shows, line by line as it stands there, against a server that is written as it shows; and the other
/// things that a user of the library writes first. Nothing here may need more than what is shown to users.

using namespace Qt::StringLiterals;

class Counter : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
public:
    explicit Counter(int start) : m_value(start) { }
    Q_INVOKABLE int increment(int by) { return m_value += by; }

private:
    int m_value;
};

class Api : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int visitors READ visitors)
public:
    Q_INVOKABLE QString hello(const QString &name) { return u"Hello, "_s + name; }
    Q_INVOKABLE Counter *makeCounter(int start) { return new Counter(start); } // passed by reference
    Q_INVOKABLE QtCapnWeb::RpcPromise profile(QString id) // a coroutine
    {
        const QString name = co_await QtCapnWeb::RpcPromise::resolved(u"name of "_s + id).as<QString>();
        co_return QVariantMap{{u"name"_s, name}, {u"id"_s, id}};
    }
    Q_INVOKABLE QVariantMap authenticate(const QString &token) { return {{u"id"_s, token.size()}, {u"name"_s, u"Alice"_s}}; }
    Q_INVOKABLE QVariantMap getUserProfile(int id) { return {{u"bio"_s, u"user %1"_s.arg(id)}}; }
    Q_INVOKABLE QString getUserName(int id) { return u"user %1"_s.arg(id); }
    Q_INVOKABLE QVariantList ids() { return {1, 2, 3}; }
    Q_INVOKABLE void subscribe(const QtCapnWeb::RpcStub &listener) { listener(u"an event"_s).detach(); }
    Q_INVOKABLE QtCapnWeb::RpcStub squareFunction()
    {
        return QtCapnWeb::bind(this, [](int x) { return x * x; });
    }
    int visitors() const { return 7; }
};

class TestDesignExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_shown.clear();
        m_server = std::make_unique<QtCapnWeb::RpcServer>([] { return new Api; });
        QVERIFY(m_server->listen(QHostAddress::LocalHost, 0)); // WebSocket
    }

    void cleanup()
    {
        QTRY_COMPARE(m_server->sessionCount(), 0); // no handle is left, so the sessions have closed
        m_server.reset();
    }

    void coroutines()
    {
        bool isDone = false;
        client(m_server->url())
            .then(
                this, [&isDone] { isDone = true; },
                [](const QtCapnWeb::RpcError &error) { QFAIL(qPrintable(error.toString())); });
        QTRY_VERIFY(isDone);
        QTRY_COMPARE(m_shown, QStringList{u"an event"_s});
    }

    void callbacks()
    {
        QtCapnWeb::RpcStub api = QtCapnWeb::connectToServer(m_server->url());
        QString greeting;
        api.call<QString>("hello", "World")
            .then(
                this, [&greeting](const QString &s) { greeting = s; }, [](const QtCapnWeb::RpcError &) {});
        QTRY_COMPARE(greeting, u"Hello, World"_s);

        QString message;
        api.call("nothing").then(
            this, [](const QtCapnWeb::Value &) {}, [&message](const QtCapnWeb::RpcError &e) { message = e.message(); });
        QTRY_COMPARE(message, u"'nothing' is not a function."_s);
    }

private:
    QtCapnWeb::RpcPromise client(QUrl url)
    {
        using namespace QtCapnWeb;
        RpcStub api = QtCapnWeb::connectToServer(url); // the remote main
        QString greeting = co_await api.call<QString>("hello", "World");
        require(greeting == u"Hello, World");

        const QString token = u"abc"_s;
        RpcPromise user = api.call("authenticate", token); // not awaited: pipelines
        RpcPromise profile = api.call("getUserProfile", user["id"]);
        auto [u, p] = co_await QtCapnWeb::all(user, profile); // one round trip
        require(u.value(u"name").toString() == u"Alice");
        require(p.value(u"bio").toString() == u"user 3");

        api.call("subscribe", bind(this, [this](const QString &event) { show(event); })).detach(); // a function is a capability
        RpcPromise ids = api.call("ids");
        RpcPromise names = ids.map([&](RpcPromise id) { return api.call("getUserName", id); });
        const QStringList all = co_await names.as<QStringList>(); // GCC 12 takes no braced list beside a co_await
        require(all == QStringList{u"user 1"_s, u"user 2"_s, u"user 3"_s});
        require((co_await names[1].as<QString>()) == u"user 2");

        RpcStub squareFunction = co_await api.call<RpcStub>("squareFunction");
        int nine = co_await squareFunction(3).as<int>(); // a function capability is called like one
        require(nine == 9);

        RpcPromise counter = api.call("makeCounter", 5);
        require((co_await counter.call<int>("increment", 2)) == 7);
        require((co_await api["visitors"].as<int>()) == 7);
        require((co_await api.call("profile", "x")["name"].as<QString>()) == u"name of x");
        co_return Value();
    }

    static void require(bool condition)
    {
        if (!condition)
            throw QtCapnWeb::RpcError(u"An example gave something else."_s);
    }
    void show(const QString &event) { m_shown.append(event); }

    std::unique_ptr<QtCapnWeb::RpcServer> m_server;
    QStringList m_shown;
};

QTEST_GUILESS_MAIN(TestDesignExamples)
#include "tst_designexamples.moc"
