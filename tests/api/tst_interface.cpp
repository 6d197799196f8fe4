// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcimplementation.h"
#include "rpcinterface.h"
#include "testapi.h"
#include "testinterfaces.h"

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

/// Typed calls, from both ends of a session. What an interface may be implemented by is in tst_implementation.cpp.
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

    void aTypedResultNeedsNoRegistration()
    {
        const RpcStub profiles(new Profiles);
        QCOMPARE(waitFor<Profile>(profiles.call("profile", u"x"_s)).name, u"x"_s);
    }

    void aLimitOfTimeKeepsTheType()
    {
        const Deferred never;
        const RpcProxy<MainApi> api{RpcStub(never.promise)};
        const RpcProxyResult<CounterApi> counter = api->makeCounter(1).withTimeout(std::chrono::milliseconds(1));
        QCOMPARE(errorOf(counter), u"TimeoutError: The call was not answered within 1 ms."_s);
        QCOMPARE(errorOf(counter->increment(1)), errorOf(counter));
    }
};

QTEST_GUILESS_MAIN(TestInterface)
#include "tst_interface.moc"
