// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "testtarget.h"

#include "rpcpromise.h"
#include "samples.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace InteropTest {

QVariantMap User::profile() const { return {{u"id"_s, 1}, {u"name"_s, u"Ada"_s}}; }

Value TestTarget::callSquare(const RpcStub &self, double i) const
{
    return Value::object({{u"result"_s, toValue(self.call("square", i))}});
}

RpcPromise TestTarget::callFunction(RpcStub func, double i) const
{
    const Value result = co_await func(i);
    co_return Value::object({{u"result"_s, result}});
}

void TestTarget::throwError() const { throw RpcError::rangeError(u"test error"_s); }

RpcPromise TestTarget::incrementCounter(const RpcStub &counter, double i) const { return counter.call("increment", i); }

QList<double> TestTarget::generateFibonacci(int length) const
{
    if (length < 0 || length > 1000)
        throw RpcError::rangeError(u"The length must lie between 0 and 1000."_s);
    QList<double> result{0, 1};
    while (result.size() < length)
        result.append(result.at(result.size() - 1) + result.at(result.size() - 2));
    result.resize(length);
    return result;
}

void TestTarget::throwTyped(const QString &type, const QString &message) const { throw RpcError(type, message); }

User *TestTarget::authenticate(const QString &token) const
{
    if (token != "secret"_L1)
        throw RpcError(u"wrong token"_s);
    return new User;
}

RpcPromise TestTarget::subscribe(RpcStub callback, int count) const
{
    for (int i = 1; i <= count; ++i)
        co_await callback(i);
    co_return Value(count);
}

Value TestTarget::identity(const RpcStub &stub) const { return Value::object({{u"stub"_s, toValue(stub)}}); }

void TestTarget::hold(const RpcStub &stub) { m_held = stub.dup(); }

RpcPromise TestTarget::callHeld(double i) const { return m_held(i); }

void TestTarget::releaseHeld()
{
    m_held.dispose();
    m_held = {};
}

RpcPromise TestTarget::upload(RpcReadable stream) const
{
    double size = 0;
    while (const RpcChunk chunk = co_await stream.read())
        size += double(chunk.as<QByteArray>().size());
    co_return Value(size);
}

RpcReadable TestTarget::download(int count) const
{
    QList<Value> numbers;
    for (int i = 0; i < count; ++i)
        numbers.append(i);
    return RpcReadable::fromChunks(numbers);
}

RpcPromise TestTarget::countInto(RpcWritable target, int count) const
{
    for (int i = 0; i < count; ++i)
        co_await target.write(i);
    co_await target.close();
    co_return Value(count);
}

BlobData TestTarget::reverse(const BlobData &blob) const
{
    QByteArray data = blob.data;
    std::reverse(data.begin(), data.end());
    return {blob.type, data};
}

RpcPromise TestTarget::describe(Value value) const
{
    const QString text = co_await InteropTest::describe(value);
    co_return Value(text);
}

Value TestTarget::sample(const QString &name) const
{
    const Sample *sample = sampleOf(name);
    if (!sample)
        throw RpcError::typeError(u"There is no sample "_s + name);
    return sample->make();
}

QStringList TestTarget::sampleNames() const
{
    QStringList names;
    for (const Sample &sample : samples())
        names << sample.name;
    return names;
}

bool TestTarget::canEcho(const QString &name) const
{
    const Sample *sample = sampleOf(name);
    return sample && !sample->isLive;
}

Value TestTarget::nested() const
{
    const auto counter = [](double i) { return toValue(RpcStub(new Counter(i))); };
    return Value::object({{u"list"_s, Value::array({counter(5)})},
                          {u"first"_s, Value::object({{u"counter"_s, counter(7)}})},
                          {u"name"_s, u"Ada"_s}});
}

RpcPromise TestTarget::whenTold(Value value)
{
    m_told.append({Deferred(), value});
    return RpcPromise(m_told.last().first.promise);
}

Value TestTarget::promiseWithin(const Value &value) { return Value::object({{u"result"_s, toValue(whenTold(value))}}); }

void TestTarget::goOn()
{
    for (const auto &[deferred, value] : std::exchange(m_told, {}))
        deferred.resolve(value);
}

Value TestTarget::callBack(const RpcStub &func, double i) const
{
    const RpcPromise called = func(i);
    return Value::object({{u"all"_s, toValue(called)}, {u"part"_s, toValue(called["x"]["y"])}});
}

RpcPromise TestTarget::mapTwice(const RpcStub &doubler) const
{
    const RpcPromise list = doubler.call("list");
    return list.map([&](RpcPromise i) {
        const RpcPromise all = list.map([&](RpcPromise j) {
            return Value::array({toValue(j), toValue(i), toValue(doubler.call("twice", j))});
        });
        return Value::object({{u"i"_s, toValue(i)}, {u"twice"_s, toValue(doubler.call("twice", i))}, {u"all"_s, toValue(all)}});
    });
}

RpcPromise TestTarget::uploadWhenTold(RpcReadable stream)
{
    co_await whenTold({});
    co_return co_await upload(stream);
}

RpcReadable TestTarget::downloadBytes(int count) const
{
    return RpcReadable::fromChunks(QList<Value>(count, QByteArray(65'536, '\0')));
}

RpcReadable TestTarget::makeCounters(int count) const
{
    QList<Value> counters;
    for (int i = 0; i < count; ++i)
        counters.append(toValue(RpcStub(new Counter(i))));
    return RpcReadable::fromChunks(counters);
}

RpcPromise TestTarget::hang()
{
    m_hanging.append(Deferred());
    return RpcPromise(m_hanging.last().promise);
}

} // namespace InteropTest
