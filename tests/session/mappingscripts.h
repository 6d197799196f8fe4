// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "maprecorder.h"
#include "sessiontesting.h"

/// \file
/// What tests of map() map: a target made of lambdas, and calls that are recorded within a map function.

namespace SessionTesting {

using namespace Qt::StringLiterals;

inline ScriptPtr counterScript(double start)
{
    const ScriptPtr counter = makeScript();
    counter->methods[u"increment"_s] = [count = std::make_shared<double>(start)](const QList<Value> &a) {
        return *count += a.isEmpty() ? 1 : a.at(0).toNumber();
    };
    counter->properties[u"start"_s] = [start] { return start; };
    return counter;
}

inline ScriptPtr mainScript()
{
    const ScriptPtr main = makeScript();
    main->methods = {
        {u"add"_s, [](const QList<Value> &a) { return a.at(0).toNumber() + a.at(1).toNumber(); }},
        {u"echo"_s, [](const QList<Value> &a) { return a.value(0); }},
        {u"fail"_s, [](const QList<Value> &a) -> Value { throw RpcError::rangeError(a.value(0).toString()); }},
        {u"range"_s,
         [](const QList<Value> &a) {
             QList<Value> items;
             for (int i = 0; i < a.at(0).toNumber(); ++i)
                 items.append(i);
             return Value::array(items);
         }},
        {u"counter"_s, [](const QList<Value> &a) { return stubOf(hookOn(counterScript(a.value(0).toNumber()))); }},
        {u"nothing"_s, [](const QList<Value> &) { return Value(); }},
    };
    main->properties[u"config"_s] = [] { return Value::object({{u"list"_s, Value::array({1, 2})}}); };
    return main;
}

/// A call as an application makes it: recorded within a map function.
inline HookPtr ask(const HookPtr &hook, const QString &method, const QList<Value> &arguments = {})
{
    Arguments list{Value::array(arguments)};
    list.holdsPromise = list.items.containsPromise();
    return callOrRecord(hook, pathOf(method), std::move(list));
}

inline HookPtr map(const HookPtr &subject, const std::function<Value(const HookPtr &)> &function)
{
    return recordMap(subject, {}, function);
}

inline Value numbers(std::initializer_list<double> list)
{
    QList<Value> items;
    for (const double number : list)
        items.append(number);
    return Value::array(items);
}

} // namespace SessionTesting
