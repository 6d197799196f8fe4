// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcpromise.h"
#include "rpcserver.h"
#include "rpcsession.h"
#include "rpcstub.h"
#include "rpctarget.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

class Counter : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int value READ value)
public:
    explicit Counter(int start) : m_value(start) { }
    int value() const { return m_value; }
    Q_INVOKABLE int increment(int by) { return m_value += by; }

private:
    int m_value;
};

class Api : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QString hello(const QString &name) { return u"Hello, "_s + name; }
    Q_INVOKABLE Counter *makeCounter(int start) { return new Counter(start); }
};

} // namespace

/// The shared library, as an application links it: nothing of the inner targets is known here.
class LibraryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clientAndServerMeetOverASocket();
    void failuresArriveAsErrors();
};

void LibraryTest::clientAndServerMeetOverASocket()
{
    RpcServer server([] { return new Api; });
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    const RpcStub api = connectToServer(server.url());

    QString greeting;
    api.call<QString>("hello", u"World"_s).then(this, [&](const QString &text) { greeting = text; });
    const RpcPromise counter = api.call("makeCounter", 40);
    int value = 0;
    counter.call<int>("increment", 2).then(this, [&](int result) { value = result; });
    QTRY_COMPARE(value, 42);
    QCOMPARE(greeting, u"Hello, World"_s);
}

void LibraryTest::failuresArriveAsErrors()
{
    RpcServer server([] { return new Api; });
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    const RpcStub api = connectToServer(server.url());

    QString message;
    api.call("missing").then(
        this, [](const Value &) {}, [&](const RpcError &error) { message = error.toString(); });
    QTRY_COMPARE(message, u"TypeError: 'missing' is not a function."_s);
}

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"
