// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "sessiontesting.h"

/// \file
/// A target whose results are targets, for tests of how long those live.

namespace SessionTesting {

using namespace Qt::StringLiterals;

/// A main object that makes `made` by several ways.
inline ScriptPtr makerOf(const ScriptPtr &made)
{
    const ScriptPtr main = makeScript();
    made->methods[u"value"_s] = [](const QList<Value> &) { return Value(42); };
    main->methods[u"make"_s] = [made](const QList<Value> &) { return stubOf(hookOn(made)); };
    main->methods[u"thrice"_s] = [made](const QList<Value> &) {
        return Value::array({stubOf(hookOn(made)), stubOf(hookOn(made)), stubOf(hookOn(made))});
    };
    main->methods[u"thriceOne"_s] = [made](const QList<Value> &) {
        const Value stub = stubOf(hookOn(made));
        return Value::array({stub, stub, stub});
    };
    main->methods[u"use"_s] = [](const QList<Value> &a) { return promiseOf(call(hookIn(a.at(0)), u"value"_s)); };
    return main;
}

} // namespace SessionTesting
