// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcimplementation.h"
#include "rpcserver.h"
#include "testapi.h"
#include "testinterfaces.h"

#include <QtTest/QTest>

#include <memory>
#include <stdexcept>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

// --- What does not compile ---------------------------------------------------------------------------------------------------

template<typename F>
concept HandlesIncrement = requires(F function)
{
    handle(&CounterApi::increment, function);
};
static_assert(HandlesIncrement<int (*)(int)> && HandlesIncrement<short (*)(qint64)> && HandlesIncrement<RpcResult<int> (*)(int)>);
static_assert(HandlesIncrement<QFuture<int> (*)(int)> && HandlesIncrement<QCoro::Task<int> (*)(int)>);
static_assert(!HandlesIncrement<int (*)()> && !HandlesIncrement<int (*)(QString)> && !HandlesIncrement<int (*)(short)>);
static_assert(!HandlesIncrement<void (*)(int)> && !HandlesIncrement<double (*)(int)> && !HandlesIncrement<RpcPromise (*)(int)>);
static_assert(!HandlesIncrement<RpcResult<QString> (*)(int)> && !HandlesIncrement<QFuture<double> (*)(int)>);
static_assert(!HandlesIncrement<RpcStub> && !HandlesIncrement<int>);

using IncrementHandler = Detail::Handler<decltype(CounterApi::increment), int (*)(int)>;
using ValueHandler = Detail::Handler<decltype(CounterApi::value), int (*)()>;
using ResetHandler = Detail::Handler<decltype(ResettableApi::reset), void (*)()>;
static_assert(RpcHandlersOf<CounterApi, IncrementHandler, ValueHandler>);
static_assert(RpcHandlersOf<CounterApi, ValueHandler, IncrementHandler>, "in any order");
static_assert(!RpcHandlersOf<CounterApi, IncrementHandler>, "one is missing");
static_assert(!RpcHandlersOf<CounterApi, IncrementHandler, ValueHandler, ValueHandler>, "one is there twice");
static_assert(!RpcHandlersOf<CounterApi, IncrementHandler, ValueHandler, ResetHandler>, "one is of another interface");

// --- Targets -----------------------------------------------------------------------------------------------------------------

class CounterTarget : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int value MEMBER m_value)
public:
    using RpcTarget::RpcTarget;
    Q_INVOKABLE int increment(int by) { return m_value += by; }
    Q_INVOKABLE void secret() { }

private:
    int m_value = 0;
};

class NodeTarget : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name CONSTANT)
public:
    explicit NodeTarget(const QString &name) : m_name(name) { }
    QString name() const { return m_name; }
    Q_INVOKABLE NodeTarget *child(int index) { return new NodeTarget(m_name + QString::number(index)); }

private:
    QString m_name;
};

struct FactoryApi {
    RpcMethod<"makeCounter", RpcProxy<CounterApi>(int start)> makeCounter;
    RpcMethod<"later", QString(QString)> later;
    RpcMethod<"take", int(RpcProxy<CounterApi>)> take;
};

class Factory : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE CounterTarget *makeCounter(int) { return new CounterTarget; }
    Q_INVOKABLE QFuture<QString> later(const QString &text) { return QtFuture::makeReadyFuture(text); }
    Q_INVOKABLE RpcResult<int> take(QtCapnWeb::RpcProxy<CounterApi> counter) { return counter->increment(5); }
};

class WrongCounter : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(double value READ value CONSTANT)
public:
    Q_INVOKABLE int increment(double by) { return int(by); }
    Q_INVOKABLE int increment(const QString &by) { return int(by.size()); }
    double value() const { return 1; }
};

class WrongResult : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int value READ value CONSTANT)
public:
    Q_INVOKABLE QString increment(int) { return {}; }
    int value() const { return 1; }
};

class WrongFactory : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE WrongCounter *makeCounter(int) { return nullptr; }
    Q_INVOKABLE RpcPromise later(const QString &) { return RpcPromise::resolved(1); }
};

/// What implements an interface: handlers, what they keep, and targets, which may differ from it.
class TestImplementation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSharedObjectIsKeptByHandlesAndCalls()
    {
        struct Slow {
            explicit Slow(int *count) : alive(count) { ++*alive; }
            ~Slow() { --*alive; }
            Q_DISABLE_COPY_MOVE(Slow)
            RpcResult<int> increment(int by)
            {
                const auto base = co_await RpcResult<int>(gate.promise);
                co_return base + by + extra;
            }
            int value() { return 1; }
            int *alive;
            int extra = 100;
            Deferred gate;
        };
        int alive = 0;
        auto slow = std::make_shared<Slow>(&alive);
        const Deferred gate = slow->gate;
        RpcProxy<CounterApi> proxy = implement<CounterApi>(slow, handle(&CounterApi::increment, &Slow::increment),
                                                           handle(&CounterApi::value, &Slow::value));
        slow.reset();
        QCOMPARE(alive, 1);
        RpcResult<int> result = proxy->increment(1);
        proxy = {};
        QCOMPARE(alive, 1); // by the coroutine
        gate.resolve(10);
        QCOMPARE(waitFor<int>(result), 111);
        result = {};
        QCOMPARE(alive, 0);
    }

    void aFunctionMayEndItsOwnInterface()
    {
        RpcProxy<CounterApi> proxy;
        const QString text = u"a text on the heap, which is looked at after the end of the interface"_s;
        proxy = implement<CounterApi>(nullptr,
                                      handle(&CounterApi::increment,
                                             [&proxy, text](int by) {
                                                 proxy.dispose();
                                                 proxy = {};
                                                 return by + int(text.size());
                                             }),
                                      handle(&CounterApi::value, [] { return 0; }));
        QCOMPARE(waitFor<int>(proxy->increment(1)), 1 + int(text.size()));
        QVERIFY(proxy.isNull());
    }

    void exceptionsOfHandlersGoToTheCaller()
    {
        const RpcProxy<CounterApi> proxy = implement<CounterApi>(
            nullptr, handle(&CounterApi::increment, [](int) -> int { throw RpcError::rangeError(u"too far"_s); }),
            handle(&CounterApi::value, []() -> int { throw std::runtime_error("no value"); }));
        SessionPair pair(proxy);
        const RpcProxy<CounterApi> counter(pair.api());
        QCOMPARE(errorOf(counter->increment(1)), u"RangeError: too far"_s);
        QCOMPARE(errorOf(counter->value()), u"Error: no value"_s);
        VERIFY_AT_REST(pair);
    }

    void aTargetOffersAnInterfaceAndNothingElse()
    {
        SessionPair pair(offer<CounterApi>(new CounterTarget));
        const RpcProxy<CounterApi> counter(pair.api());
        QCOMPARE(waitFor<int>(counter->increment(2)), 2);
        QCOMPARE(waitFor<int>(counter->value()), 2);
        QCOMPARE(errorOf(pair.api().call("secret")), u"TypeError: 'secret' is not a function."_s);
        QCOMPARE(errorOf(pair.api().call("increment", u"x"_s)), u"TypeError: increment: argument 1: expected int, got string"_s);
        VERIFY_AT_REST(pair);
    }

    void targetsThatAMethodReturnsAndAsynchronousResultsMatch()
    {
        SessionPair pair(offer<FactoryApi>(new Factory));
        {
            const RpcProxy<FactoryApi> factory(pair.api());
            const auto counter = factory->makeCounter(0);
            QCOMPARE(waitFor<int>(counter->increment(3)), 3);
            QCOMPARE(waitFor<QString>(factory->later("x")), u"x"_s);
            QCOMPARE(waitFor<int>(factory->take(counter)), 8);
        }
        VERIFY_AT_REST(pair);

        SessionPair tree(offer<NodeApi>(new NodeTarget(u"n"_s)));
        const RpcProxy<NodeApi> root(tree.api());
        QCOMPARE(waitFor<QString>(root->child(1)->child(2)->name()), u"n12"_s);
        VERIFY_AT_REST(tree);
    }

    void aServerMakesATypedMainForEachSession()
    {
        RpcServer server([] { return offer<CounterApi>(new CounterTarget); });
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        for (int i = 0; i < 2; ++i) {
            const RpcProxy<CounterApi> counter(connectToServer(server.url()));
            QCOMPARE(waitFor<int>(counter->increment(3)), 3);
            QCOMPARE(errorOf(counter.stub().call("secret")), u"TypeError: 'secret' is not a function."_s);
        }
        QTRY_COMPARE(server.sessionCount(), 0);
    }

    void aTargetThatDiffersIsRefusedWithAllThatDiffers()
    {
        WrongCounter counter;
        QCOMPARE(errorOf(offer<CounterApi>(&counter)->value()),
                 u"TypeError: WrongCounter does not offer CounterApi: the method increment(int) is missing; there is "
                 "increment(double) and increment(QString); the property value has the type double, expected int."_s);
        WrongResult result;
        QCOMPARE(errorOf(offer<CounterApi>(&result)->value()),
                 u"TypeError: WrongResult does not offer CounterApi: increment(int) has the type QString, expected int."_s);
        NodeTarget node(u"n"_s);
        QCOMPARE(errorOf(offer<CounterApi>(&node)->value()),
                 u"TypeError: NodeTarget does not offer CounterApi: the method increment(int) is missing; the property value is "
                 "missing."_s);
        WrongFactory factory;
        QCOMPARE(errorOf(offer<FactoryApi>(&factory)->later("x")),
                 u"TypeError: WrongFactory does not offer FactoryApi: makeCounter(int) has the type WrongCounter*, expected "
                 "QtCapnWeb::RpcProxy<CounterApi>; the method take(QtCapnWeb::RpcProxy<CounterApi>) is missing."_s);
        QVERIFY(offer<CounterApi>(nullptr).isNull());
    }
};

QTEST_GUILESS_MAIN(TestImplementation)
#include "tst_implementation.moc"
