// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcimplementation.h"
#include "testapi.h"
#include "testinterfaces.h"

#include <QtTest/QTest>

#include <array>
#include <memory>
#include <thread>
#include <vector>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// Lives in the capability.
class OwnCounter
{
public:
    OwnCounter(int start, int *alive, const Deferred &gate) : m_value(start), m_alive(alive), m_gate(gate) { ++*m_alive; }
    OwnCounter(OwnCounter &&other) noexcept : m_value(other.m_value), m_alive(other.m_alive), m_gate(other.m_gate) { ++*m_alive; }
    OwnCounter(const OwnCounter &) = delete;
    OwnCounter &operator=(const OwnCounter &) = delete;
    ~OwnCounter() { --*m_alive; }
    RpcResult<int> increment(int by)
    {
        const auto more = co_await RpcResult<int>(m_gate.promise);
        m_value += by + more;
        const int value = m_value;
        co_return value;
    }
    int value() const { return m_value; }

private:
    int m_value;
    int *m_alive;
    Deferred m_gate;
};

class TwoWays
{
public:
    int up(int by) { return m_value += by; }
    int down(int by) { return m_value -= by; }
    int value() const { return m_value; }

private:
    int m_value = 0;
};

/// Objects of which an application may have very many: what they share, what they have to themselves, and how long.
class TestInterfaceObjects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anObjectThatWasMovedInIsKeptByHandlesAndCalls()
    {
        int alive = 0;
        Deferred gate;
        RpcProxy<CounterApi> proxy =
            implement<CounterApi>(OwnCounter(5, &alive, gate), handle(&CounterApi::increment, &OwnCounter::increment),
                                  handle(&CounterApi::value, &OwnCounter::value));
        QCOMPARE(alive, 1);
        QCOMPARE(waitFor<int>(proxy->value()), 5);
        RpcResult<int> result = proxy->increment(1);
        const RpcProxy<CounterApi> other = proxy;
        proxy.dispose();
        QCOMPARE(alive, 1); // by the coroutine
        gate.resolve(10);
        QCOMPARE(waitFor<int>(result), 16);
        result = {};
        QCOMPARE(alive, 0);
        QVERIFY(!errorOf(other->value()).isEmpty());
    }

    void anObjectThatWasMovedInTravels()
    {
        int alive = 0;
        Deferred gate;
        SessionPair pair(RpcFunction<RpcProxy<CounterApi>(int)>([&](int start) {
            return implement<CounterApi>(OwnCounter(start, &alive, gate), handle(&CounterApi::increment, &OwnCounter::increment),
                                         handle(&CounterApi::value, &OwnCounter::value));
        }));
        {
            const RpcFunction<RpcProxy<CounterApi>(int)> make(pair.api());
            const auto one = make(1);
            const auto two = make(2);
            const RpcResult<int> sum = one->increment(3);
            gate.resolve(0);
            QCOMPARE(waitFor<int>(sum), 4);
            QCOMPARE(waitFor<int>(one->value()), 4);
            QCOMPARE(waitFor<int>(two->value()), 2);
            QCOMPARE(errorOf(two.call("increment", u"x"_s)), u"TypeError: increment: argument 1: expected int, got string"_s);
            QCOMPARE(errorOf(two.call("extra")), u"TypeError: 'extra' is not a function."_s);
            QCOMPARE(alive, 2);
        }
        QTRY_COMPARE(alive, 0);
        VERIFY_AT_REST(pair);
    }

    void objectsOfOnePlaceShareNothingThatDiffers()
    {
        // Handlers of the same types: what is shared is told apart by its value.
        const auto counter = [](bool up) {
            return implement<CounterApi>(std::make_shared<TwoWays>(),
                                         handle(&CounterApi::increment, up ? &TwoWays::up : &TwoWays::down),
                                         handle(&CounterApi::value, &TwoWays::value));
        };
        const QList<RpcProxy<CounterApi>> counters{counter(true), counter(false), counter(true)};
        for (const RpcProxy<CounterApi> &each : counters)
            QVERIFY(errorOf(each->increment(3)).isEmpty());
        QCOMPARE(waitFor<int>(counters.at(0)->value()), 3);
        QCOMPARE(waitFor<int>(counters.at(1)->value()), -3);
        QCOMPARE(waitFor<int>(counters.at(2)->value()), 3);

        using Function = int (*)(int);
        const auto functions = [](Function increment, int value) {
            return implement<CounterApi>(nullptr, handle(&CounterApi::increment, increment),
                                         handle(&CounterApi::value, [value] { return value; }));
        };
        const RpcProxy<CounterApi> twice = functions([](int by) { return 2 * by; }, 1);
        const RpcProxy<CounterApi> thrice = functions([](int by) { return 3 * by; }, 2);
        QCOMPARE(waitFor<int>(twice->increment(5)), 10);
        QCOMPARE(waitFor<int>(thrice->increment(5)), 15);
        QCOMPARE(waitFor<int>(twice->value()), 1);
        QCOMPARE(waitFor<int>(thrice->value()), 2);
    }

    void objectsAreMadeOnManyThreads()
    {
        std::vector<std::thread> threads;
        std::array<int, 4> sums{};
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([t, &sums] {
                for (int i = 0; i < 500; ++i) {
                    const RpcProxy<CounterApi> counter = implement<CounterApi>(
                        std::make_shared<TwoWays>(), handle(&CounterApi::increment, t % 2 ? &TwoWays::up : &TwoWays::down),
                        handle(&CounterApi::value, &TwoWays::value));
                    const RpcResult<int> result = counter->increment(1);
                    const Outcome *outcome = result.outcome();
                    if (const Value *value = outcome ? std::get_if<Value>(outcome) : nullptr)
                        sums[size_t(t)] += fromValue<int>(*value);
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(sums, (std::array<int, 4>{-500, 500, -500, 500}));
    }

    void aCoroutineKeepsTheFunctionThatItIs()
    {
        const QString text = u"a text on the heap, which is looked at when the function is gone"_s;
        for (const bool isWatched : {false, true}) {
            QObject context;
            Deferred gate;
            const auto length = [text, gate](int more) -> RpcResult<int> {
                co_await RpcPromise(gate.promise);
                co_return int(text.size()) + more;
            };
            RpcFunction<int(int)> function = isWatched ? RpcFunction<int(int)>(&context, length) : RpcFunction<int(int)>(length);
            const RpcResult<int> result = function(1);
            function.stub().dispose();
            function = {};
            gate.resolve(0);
            QCOMPARE(waitFor<int>(result), int(text.size()) + 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestInterfaceObjects)
#include "tst_interfaceobjects.moc"
