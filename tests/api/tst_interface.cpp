// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcimplementation.h"
#include "rpcinterface.h"
#include "rpcserver.h"
#include "testapi.h"

#include <QtTest/QTest>

#include <memory>
#include <string>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class Profile
{
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(int age MEMBER age)
public:
    QString name;
    int age = 0;
};

// --- The declarations, as two programs would share them ----------------------------------------------------------------------

struct CounterApi {
    RpcMethod<"increment", int(int by)> increment;
    RpcProperty<"value", int> value;
};

struct ResettableApi : CounterApi {
    RpcMethod<"reset", void()> reset;
};

struct MainApi {
    RpcMethod<"hello", QString(const QString &name)> hello;
    RpcMethod<"profile", Profile(QString id)> profile;
    RpcMethod<"makeCounter", RpcProxy<CounterApi>(int start)> makeCounter;
    RpcMethod<"find", QList<Profile>(QString text, std::optional<int> limit)> find;
    RpcMethod<"subscribe", int(RpcFunction<void(QString event)> listener)> subscribe;
    RpcMethod<"adder", RpcFunction<int(int)>(int start)> adder;
    RpcMethod<"addTo", int(RpcProxy<CounterApi> counter, int by)> addTo;
    RpcMethod<"half", double(double number)> half;
    RpcMethod<"either", QString(std::variant<int, QString> value)> either;
    RpcProperty<"shared", RpcProxy<CounterApi>> shared;
    RpcProperty<"names", QStringList> names;
};

/// Refers to itself.
struct NodeApi {
    RpcProperty<"name", QString> name;
    RpcMethod<"child", RpcProxy<NodeApi>(int index)> child;
};

// --- What does not compile ---------------------------------------------------------------------------------------------------

template<typename I, typename... A>
concept Increments = requires(RpcProxy<I> proxy, A... arguments)
{
    proxy->increment(arguments...);
};
static_assert(Increments<CounterApi, int>);
static_assert(Increments<CounterApi, short>);
static_assert(Increments<CounterApi, quint16>);
static_assert(Increments<CounterApi, RpcResult<int>>);
static_assert(Increments<CounterApi, RpcResult<qint8>>);
static_assert(Increments<ResettableApi, int>, "A derived interface has the members of its base.");
static_assert(!Increments<CounterApi>, "too few");
static_assert(!Increments<CounterApi, int, int>, "too many");
static_assert(!Increments<CounterApi, double>, "narrowing");
static_assert(!Increments<CounterApi, qint64>, "narrowing");
static_assert(!Increments<CounterApi, uint>, "narrowing");
static_assert(!Increments<CounterApi, bool>, "not a number");
static_assert(!Increments<CounterApi, char>, "not a number");
static_assert(!Increments<CounterApi, const char *>, "another type");
static_assert(!Increments<CounterApi, RpcResult<double>>, "narrowing, later");
static_assert(!Increments<CounterApi, RpcResult<void>>, "nothing, later");
static_assert(!Increments<CounterApi, RpcPromise>, "says nothing of its type");

template<typename... A>
concept SaysHello = requires(RpcProxy<MainApi> proxy, A... arguments)
{
    proxy->hello(arguments...);
};
static_assert(SaysHello<QString> && SaysHello<const char *> && SaysHello<QLatin1StringView> && SaysHello<QStringView>);
static_assert(SaysHello<std::string> && SaysHello<const char16_t *> && SaysHello<RpcResult<QString>>);
static_assert(!SaysHello<int> && !SaysHello<std::nullptr_t> && !SaysHello<QByteArray>);

template<typename... A>
concept Finds = requires(RpcProxy<MainApi> proxy, A... arguments)
{
    proxy->find(arguments...);
};
static_assert(Finds<QString> && Finds<QString, int> && Finds<QString, std::nullopt_t> && Finds<QString, std::optional<int>>);
static_assert(!Finds<> && !Finds<QString, double> && !Finds<QString, QString> && !Finds<QString, std::optional<double>>);

template<typename F>
concept Subscribes = requires(RpcProxy<MainApi> proxy, F listener)
{
    proxy->subscribe(listener);
};
static_assert(Subscribes<void (*)(const QString &)> && Subscribes<RpcFunction<void(QString)>>);
static_assert(!Subscribes<void (*)(int)> && !Subscribes<void (*)()> && !Subscribes<RpcStub> && !Subscribes<QString>);

template<typename P>
concept AddsTo = requires(RpcProxy<MainApi> proxy, P counter)
{
    proxy->addTo(counter, 1);
};
static_assert(AddsTo<RpcProxy<CounterApi>> && AddsTo<RpcProxyResult<CounterApi>> && AddsTo<RpcProxy<ResettableApi>>);
static_assert(AddsTo<RpcProxyResult<ResettableApi>>);
static_assert(!AddsTo<RpcProxy<MainApi>> && !AddsTo<RpcProxyResult<MainApi>> && !AddsTo<RpcStub> && !AddsTo<RpcPromise>);

static_assert(std::same_as<decltype(RpcProxy<CounterApi>()->increment(1)), RpcResult<int>>);
static_assert(std::same_as<decltype(RpcProxy<ResettableApi>()->reset()), RpcResult<void>>);
static_assert(std::same_as<decltype(RpcProxy<MainApi>()->makeCounter(1)), RpcProxyResult<CounterApi>>);

template<typename Member>
concept Keeps = std::copy_constructible<Member> || std::default_initializable<Member>;
static_assert(!Keeps<decltype(CounterApi::increment)>, "Members exist on a proxy only.");

struct NotAnInterface {
    RpcMethod<"a", void()> a;
    int b;
};
static_assert(RpcInterface<CounterApi> && RpcInterface<ResettableApi> && RpcInterface<MainApi> && RpcInterface<NodeApi>);
static_assert(!RpcInterface<NotAnInterface> && !RpcInterface<int> && !RpcInterface<QString>);
static_assert(Detail::memberCount<MainApi>() == 11 && Detail::memberCount<ResettableApi>() == 3);
struct TwiceTheSame {
    RpcMethod<"a", void()> a;
    RpcProperty<"a", int> b;
};
static_assert(!Detail::hasDifferentNames<TwiceTheSame>() && Detail::hasDifferentNames<MainApi>());
static_assert(!Detail::isMemberName("constructor") && !Detail::isMemberName("") && Detail::isMemberName("value"));

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

// --- Servers -----------------------------------------------------------------------------------------------------------------

/// Knows nothing of RPC.
class Counter
{
public:
    explicit Counter(int start, int *alive = nullptr) : m_value(start), m_alive(alive)
    {
        if (m_alive)
            ++*m_alive;
    }
    ~Counter()
    {
        if (m_alive)
            --*m_alive;
    }
    Q_DISABLE_COPY_MOVE(Counter)
    int increment(int by) { return m_value += by; }
    int value() const noexcept { return m_value; }

private:
    int m_value;
    int *m_alive;
};

static RpcProxy<CounterApi> makeCounter(int start, int *alive = nullptr)
{
    return implement<CounterApi>(std::make_shared<Counter>(start, alive), handle(&CounterApi::increment, &Counter::increment),
                                 handle(&CounterApi::value, &Counter::value));
}

class MainObject : public QObject
{
    Q_OBJECT
public:
    QString hello(const QString &name) { return u"Hello, "_s + name; }
    RpcResult<Profile> profile(QString id) // a coroutine
    {
        const auto age = co_await RpcPromise::resolved(30).as<int>();
        Profile result;
        result.name = u"name of "_s + id;
        result.age = age;
        co_return result;
    }
    RpcProxy<CounterApi> newCounter(int start) { return makeCounter(start, &alive); }
    QList<Profile> find(const QString &text, std::optional<int> limit)
    {
        Profile found;
        found.name = text;
        found.age = limit.value_or(-1);
        return {found};
    }
    RpcResult<int> subscribe(RpcFunction<void(QString)> listener)
    {
        co_await listener("an event");
        listeners.append(listener);
        co_return int(listeners.size());
    }
    RpcFunction<int(int)> adder(int start)
    {
        return [start](int by) { return start + by; };
    }
    RpcResult<int> addTo(RpcProxy<CounterApi> counter, int by) { return counter->increment(by); }
    QCoro::Task<double> half(double number)
    {
        co_await RpcPromise::resolved(0);
        co_return number / 2;
    }
    QString either(const std::variant<int, QString> &value) { return value.index() == 0 ? u"int"_s : u"text"_s; }

    int alive = 0; // counters that there are
    QList<RpcFunction<void(QString)>> listeners;
    RpcProxy<CounterApi> shared = makeCounter(100, &alive);
};

static RpcProxy<MainApi> implementMain(MainObject *object)
{
    return implement<MainApi>(object, handle(&MainApi::hello, &MainObject::hello),
                              handle(&MainApi::profile, &MainObject::profile),
                              handle(&MainApi::makeCounter, &MainObject::newCounter), handle(&MainApi::find, &MainObject::find),
                              handle(&MainApi::subscribe, &MainObject::subscribe), handle(&MainApi::adder, &MainObject::adder),
                              handle(&MainApi::addTo, &MainObject::addTo), handle(&MainApi::half, &MainObject::half),
                              handle(&MainApi::either, &MainObject::either),
                              handle(&MainApi::shared, [object] { return object->shared; }), handle(&MainApi::names, [] {
                                  return QStringList{u"a"_s, u"b"_s};
                              }));
}

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

/// Its result is of a type that nobody has registered.
class Profiles : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE RpcResult<Profile> profile(QString id)
    {
        co_await RpcPromise::resolved(0);
        Profile result;
        result.name = id;
        co_return result;
    }
};

class TestInterface : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsArePropertiesAndMethodsOfTheProxy()
    {
        MainObject object;
        SessionPair pair(implementMain(&object));
        {
            const RpcProxy<MainApi> api(pair.api());
            QCOMPARE(waitFor<QString>(api->hello("World")), u"Hello, World"_s);
            QCOMPARE(waitFor<QString>(api->hello(std::string("you"))), u"Hello, you"_s);
            QCOMPARE(waitFor<QStringList>(api->names()), (QStringList{u"a"_s, u"b"_s}));
            QCOMPARE(waitFor<double>(api->half(3)), 1.5);
            QCOMPARE(waitFor<QString>(api->either(3)), u"int"_s);
            QCOMPARE(waitFor<QString>(api->either(u"x"_s)), u"text"_s);
            const auto profile = waitFor<Profile>(api->profile(u"7"_s));
            QCOMPARE(profile.name, u"name of 7"_s);
            QCOMPARE(profile.age, 30);
            QCOMPARE(waitFor<QList<Profile>>(api->find("x")).at(0).age, -1);
            QCOMPARE(waitFor<QList<Profile>>(api->find("x", 5)).at(0).age, 5);
            QCOMPARE(waitFor<QList<Profile>>(api->find("x", std::nullopt)).at(0).age, -1);
        }
        VERIFY_AT_REST(pair);
    }

    void resultsAreTypedInCoroutinesAndPipeline()
    {
        MainObject object;
        SessionPair pair(implementMain(&object));
        bool isDone = false;
        const auto run = [](RpcProxy<MainApi> api, bool *done) -> RpcResult<void> {
            const RpcProxyResult<CounterApi> counter = api->makeCounter(1); // not awaited
            const int n = co_await counter->increment(3);
            [&] { QCOMPARE(n, 4); }();
            const int value = co_await counter->value();
            [&] { QCOMPARE(value, 4); }();
            const int direct = co_await api->makeCounter(10)->increment(1);
            [&] { QCOMPARE(direct, 11); }();
            // A promise of an int is an int, and one of a proxy is a proxy.
            const int sum = co_await api->addTo(counter, counter->increment(1));
            [&] { QCOMPARE(sum, 10); }();
            const RpcProxy<CounterApi> arrived = co_await counter;
            const int after = co_await arrived->increment(1);
            [&] { QCOMPARE(after, 11); }();
            const auto [a, b] = co_await all(arrived->increment(1), api->makeCounter(0));
            [&, &first = a] { QCOMPARE(first, 12); }();
            const int other = co_await b->increment(2);
            [&] { QCOMPARE(other, 2); }();
            const int shared = co_await api->shared()->increment(1);
            [&] { QCOMPARE(shared, 101); }();
            *done = true;
        };
        const RpcResult<void> running = run(RpcProxy<MainApi>(pair.api()), &isDone);
        QCOMPARE(errorOf(running), QString());
        QVERIFY(isDone);
        VERIFY_AT_REST(pair);
        QCOMPARE(object.alive, 1); // the shared one
    }

    void aHandleMayBeMadeOfACallThatIsPending()
    {
        MainObject object;
        SessionPair pair(implementMain(&object));
        {
            const RpcProxy<MainApi> api(pair.api());
            const RpcProxy<CounterApi> counter = api->makeCounter(5);
            const RpcProxy<CounterApi> untyped(pair.api().call("makeCounter", 7));
            QCOMPARE(waitFor<int>(counter->increment(1)), 6);
            QCOMPARE(waitFor<int>(untyped->increment(1)), 8);
            QCOMPARE(waitFor<int>(api->addTo(counter, 1)), 7);
            QCOMPARE(object.alive, 3);
        }
        QTRY_COMPARE(object.alive, 1);
        VERIFY_AT_REST(pair);
    }

    void functionsAreParametersAndResults()
    {
        MainObject object;
        SessionPair pair(implementMain(&object));
        {
            const RpcProxy<MainApi> api(pair.api());
            QStringList events;
            QCOMPARE(waitFor<int>(api->subscribe([&events](const QString &event) { events.append(event); })), 1);
            auto watched = std::make_unique<QObject>();
            const RpcFunction<void(QString)> bound(watched.get(), [&events](const QString &event) { events.append(event); });
            QCOMPARE(waitFor<int>(api->subscribe(bound)), 2);
            QCOMPARE(events, (QStringList{u"an event"_s, u"an event"_s}));
            QCOMPARE(errorOf(object.listeners.at(0)(u"again"_s)), QString());
            QCOMPARE(events.size(), 3);
            watched.reset();
            QCOMPARE(errorOf(object.listeners.at(1)(u"again"_s)),
                     u"Error: The object that the function was bound to has been destroyed."_s);
            QCOMPARE(events.size(), 3);

            QCOMPARE(waitFor<int>(api->adder(5)(3)), 8); // pipelined
            const auto adder = fromValue<RpcFunction<int(int)>>(wait(api->adder(1)));
            QCOMPARE(waitFor<int>(adder(2)), 3);
            object.listeners.clear();
        }
        VERIFY_AT_REST(pair);
    }

    void mapTakesTypedCalls()
    {
        MainObject object;
        SessionPair pair(implementMain(&object));
        {
            const RpcProxy<MainApi> api(pair.api());
            const RpcPromise greetings = api->names().map([&](const RpcPromise &name) { return api->hello(name.as<QString>()); });
            QCOMPARE(waitFor<QStringList>(greetings), (QStringList{u"Hello, a"_s, u"Hello, b"_s}));
        }
        VERIFY_AT_REST(pair);
    }

    void dispatchIsCheckedForPeersWithoutTypes()
    {
        MainObject object;
        SessionPair pair(implementMain(&object));
        {
            const RpcStub api = pair.api();
            QCOMPARE(errorOf(api.call("hello", 3)), u"TypeError: hello: argument 1: expected QString, got number"_s);
            QCOMPARE(errorOf(api.call("hello")), u"TypeError: hello: argument 1: expected QString, got undefined"_s);
            QCOMPARE(errorOf(api.call("addTo", 3, 4)),
                     u"TypeError: addTo: argument 1: expected QtCapnWeb::RpcProxy<CounterApi>, got number"_s);
            QCOMPARE(errorOf(api.call("subscribe", u"x"_s)),
                     u"TypeError: subscribe: argument 1: expected function, got string"_s);
            QCOMPARE(errorOf(api.call("either", true)), u"TypeError: either: argument 1: expected int or QString, got boolean"_s);
            QCOMPARE(errorOf(api.call("missing")), u"TypeError: 'missing' is not a function."_s);
            QCOMPARE(errorOf(api.call("deleteLater")), u"TypeError: 'deleteLater' is not a function."_s);
            QCOMPARE(wait(api["missing"]), Value());
            QCOMPARE(waitFor<QString>(api.call("hello", u"you"_s, u"surplus"_s)), u"Hello, you"_s);
        }
        VERIFY_AT_REST(pair);
    }

    void aResultOfAnotherTypeIsAnError()
    {
        // A peer that has something else by that name.
        SessionPair pair(bind(nullptr, [] { return 0; }));
        SessionPair wrong(implement<NodeApi>(nullptr, handle(&NodeApi::name, [] { return u"x"_s; }),
                                             handle(&NodeApi::child, [](int) { return RpcProxy<NodeApi>(); })));
        const auto ask = [](RpcProxy<CounterApi> counter) -> RpcResult<void> { co_await counter->increment(1); };
        QCOMPARE(errorOf(ask(RpcProxy<CounterApi>(wrong.api()))), u"TypeError: 'increment' is not a function."_s);
        const auto read = [](RpcProxy<CounterApi> counter) -> RpcResult<void> { co_await counter->value(); };
        QCOMPARE(errorOf(read(RpcProxy<CounterApi>(wrong.api()))), u"TypeError: result: expected int, got undefined"_s);
        const auto null = [](RpcProxy<NodeApi> node) -> RpcResult<void> { co_await node->child(1); };
        QCOMPARE(errorOf(null(RpcProxy<NodeApi>(wrong.api()))),
                 u"TypeError: result: expected QtCapnWeb::RpcProxy<NodeApi>, got null"_s);
        VERIFY_AT_REST(pair);
        VERIFY_AT_REST(wrong);
    }

    void aNullProxyRejects()
    {
        const RpcProxy<CounterApi> none;
        QVERIFY(none.isNull());
        QVERIFY(!errorOf(none->increment(1)).isEmpty());
        QVERIFY(!errorOf(none->value()).isEmpty());
    }

    void anObjectThatIsGoneRejects()
    {
        auto object = std::make_unique<MainObject>();
        SessionPair pair(implementMain(object.get()));
        const RpcProxy<MainApi> api(pair.api());
        QCOMPARE(waitFor<QString>(api->hello("x")), u"Hello, x"_s);
        object.reset();
        QCOMPARE(errorOf(api->hello("x")), u"Error: The object that the interface was implemented by has been destroyed."_s);
        VERIFY_AT_REST(pair);
    }

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

    void aTypedResultNeedsNoRegistration()
    {
        const RpcStub profiles(new Profiles);
        QCOMPARE(waitFor<Profile>(profiles.call("profile", u"x"_s)).name, u"x"_s);
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

    void aLimitOfTimeKeepsTheType()
    {
        const Deferred never;
        const RpcProxy<MainApi> api{RpcStub(never.promise)};
        const RpcProxyResult<CounterApi> counter = api->makeCounter(1).withTimeout(std::chrono::milliseconds(1));
        QCOMPARE(errorOf(counter), u"TimeoutError: The call was not answered within 1 ms."_s);
        QCOMPARE(errorOf(counter->increment(1)), errorOf(counter));
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

QTEST_GUILESS_MAIN(TestInterface)
#include "tst_interface.moc"
