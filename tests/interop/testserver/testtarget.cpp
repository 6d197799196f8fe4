// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "testtarget.h"

#include "rpcpromise.h"

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

RpcPromise TestTarget::hang()
{
    m_hanging.append(Deferred());
    return RpcPromise(m_hanging.last().promise);
}

} // namespace InteropTest
