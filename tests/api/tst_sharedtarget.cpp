// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcsharedtarget.h"
#include "rpctyperegistry.h"
#include "testapi.h"

#include <QtTest/QTest>

#include <memory>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// A target that several may own.
class Room : public RpcTarget
{
    Q_OBJECT
public:
    explicit Room(int *alive) : m_alive(alive) { ++*m_alive; }
    ~Room() override { --*m_alive; }

    Q_INVOKABLE int enter() { return ++m_guests; }
    Q_INVOKABLE RpcResult<int> enterLater()
    {
        co_await RpcPromise(gate.promise);
        co_return ++m_guests;
    }
    Q_INVOKABLE QCoro::Task<int> enterByTask()
    {
        co_await RpcPromise(gate.promise);
        co_return ++m_guests;
    }
    Q_INVOKABLE int leaveAll(const RpcStub &self)
    {
        own->dispose();
        self.dispose();
        *own = {};
        return ++m_guests;
    }
    RpcStub *own = nullptr;
    Deferred gate;
    int disposals = 0;

protected:
    void disposed() override { ++disposals; }

private:
    int *m_alive;
    int m_guests = 0;
};

class Lobby : public RpcTarget
{
    Q_OBJECT
public:
    explicit Lobby(std::shared_ptr<Room> room) : m_room(std::move(room)) { }
    Q_INVOKABLE std::shared_ptr<Room> room() { return m_room; }
    Q_INVOKABLE void close() { m_room.reset(); }

private:
    std::shared_ptr<Room> m_room;
};

class Unfit : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QPointF point() { return {}; }
};

class TestSharedTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerRpcType<std::shared_ptr<Room>>(); }

    void handlesKeepIt()
    {
        int alive = 0;
        SessionPair pair(new Lobby(std::make_shared<Room>(&alive)));
        {
            const RpcStub room = fromValue<RpcStub>(wait(pair.api().call("room")));
            QCOMPARE(waitFor<int>(room.call("enter")), 1);
            QCOMPARE(errorOf(pair.api().call("close")), QString());
            QCOMPARE(waitFor<int>(room.call("enter")), 2); // the lobby has let go
            QCOMPARE(wait(pair.api().call("room")), Value(nullptr));
            QCOMPARE(alive, 1);
        }
        QTRY_COMPARE(alive, 0);
        VERIFY_AT_REST(pair);
    }

    void theApplicationKeepsIt()
    {
        int alive = 0;
        const auto room = std::make_shared<Room>(&alive);
        {
            SessionPair pair(new Lobby(room));
            QCOMPARE(waitFor<int>(pair.api().call("room").call("enter")), 1);
            VERIFY_AT_REST(pair);
            QCOMPARE(room->disposals, 1);
        }
        QCOMPARE(alive, 1);
        QCOMPARE(room->enter(), 2);
    }

    void aCoroutineKeepsIt_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addRow("RpcResult") << u"enterLater"_s;
        QTest::addRow("QCoro::Task") << u"enterByTask"_s;
    }

    void aCoroutineKeepsIt()
    {
        QFETCH(const QString, method);
        int alive = 0;
        auto room = std::make_shared<Room>(&alive);
        const Deferred gate = std::exchange(room->gate, Deferred());
        room->gate = gate;
        RpcPromise result;
        {
            const RpcStub stub = shareTarget(room);
            result = stub.call(method);
        }
        room.reset();
        QCOMPARE(alive, 1);
        gate.resolve(Value());
        QCOMPARE(waitFor<int>(result), 1);
        QTRY_COMPARE(alive, 0);
    }

    void aMethodMayEndTheLastHandle()
    {
        int alive = 0;
        auto room = std::make_shared<Room>(&alive);
        RpcStub stub = shareTarget(room);
        room->own = &stub;
        room.reset();
        QCOMPARE(waitFor<int>(stub.call("leaveAll", stub)), 1);
        QVERIFY(stub.isNull());
        QCOMPARE(alive, 0);
    }

    void anEmptyPointerIsNull()
    {
        QVERIFY(shareTarget(nullptr).isNull());
        QCOMPARE(toValue(std::shared_ptr<Room>()), Value(nullptr));
    }

    void aClassThatCannotBeOfferedGivesABrokenStub()
    {
        QVERIFY(errorOf(shareTarget(std::make_shared<Unfit>()).call("point")).contains(u"Unfit::point() cannot be offered"_s));
    }
};

QTEST_GUILESS_MAIN(TestSharedTarget)
#include "tst_sharedtarget.moc"
