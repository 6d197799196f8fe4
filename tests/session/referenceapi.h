// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "sessiontesting.h"

/// \file
/// The target that the reference's own tests call (__tests__/index.test.ts), for hooks.

namespace SessionTesting {

using namespace Qt::StringLiterals;

/// An `increment` that counts on from \a start, and its `value`.
inline HookPtr counterHook(double start)
{
    const ScriptPtr counter = makeScript();
    const auto value = std::make_shared<double>(start);
    counter->methods[u"increment"_s] = [value](const QList<Value> &arguments) {
        return *value += arguments.isEmpty() ? 1 : arguments.first().toNumber();
    };
    counter->properties[u"value"_s] = [value] { return Value(*value); };
    return hookOn(counter);
}

/// The API of the reference's tests.
inline ScriptPtr testTarget()
{
    const ScriptPtr target = makeScript();
    target->methods[u"square"_s] = [](const QList<Value> &arguments) {
        return arguments.at(0).toNumber() * arguments.at(0).toNumber();
    };
    target->methods[u"callSquare"_s] = [](const QList<Value> &arguments) {
        return Value::object({{u"result"_s, promiseOf(call(hookIn(arguments.at(0)), u"square"_s, {arguments.at(1)}))}});
    };
    target->methods[u"callFunction"_s] = [](const QList<Value> &arguments) {
        return Value::object({{u"result"_s, promiseOf(call(hookIn(arguments.at(0)), u""_s, {arguments.at(1)}))}});
    };
    target->methods[u"throwError"_s] = [](const QList<Value> &) -> Value { throw RpcError::rangeError(u"test error"_s); };
    target->methods[u"throwStandard"_s] = [](const QList<Value> &) -> Value { throw std::runtime_error("plain C++"); };
    target->methods[u"makeCounter"_s] = [](const QList<Value> &arguments) {
        return stubOf(counterHook(arguments.at(0).toNumber()));
    };
    target->methods[u"incrementCounter"_s] = [](const QList<Value> &arguments) {
        return promiseOf(call(hookIn(arguments.at(0)), u"increment"_s, {arguments.at(1)}));
    };
    target->methods[u"echo"_s] = [](const QList<Value> &arguments) { return arguments.value(0); };
    target->methods[u"nothing"_s] = [](const QList<Value> &) { return Value(nullptr); };
    target->methods[u"undefined"_s] = [](const QList<Value> &) { return Value(); };
    target->properties[u"config"_s] = [] {
        return Value::object({{u"list"_s, Value::array({1, 2, 3})}, {u"name"_s, Value(u"it"_s)}});
    };
    target->properties[u"counter"_s] = [] { return stubOf(counterHook(100)); };
    target->hidden = {u"secret"_s};
    return target;
}

} // namespace SessionTesting
