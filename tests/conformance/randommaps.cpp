// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randomgenerator.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

using Kind = Expression::Kind;

Expression Generator::mapBody(int level, int tag)
{
    const Expression item = Expression::on(Kind::Item, 0);
    const Expression api = Expression::on(Kind::Stub, 0);
    switch (m_random.below(level == 0 ? 9 : 5)) {
    case 0:
        return item;
    case 1: {
        Expression call = Expression::make(Kind::Call, {api, item, Expression::of(m_random.below(10))});
        call.path = {u"add"_s};
        return call;
    }
    case 2: {
        Expression made = Expression::make(Kind::Call, {api, Expression::of(name()), item});
        made.path = {u"makeCounter"_s};
        Expression pure = Expression::make(Kind::Call, {made, item});
        pure.path = {u"pure"_s};
        // The reference can't always make a promise of the stub that a call within
        // a map function gave.
        return m_shapes.withReference ? Expression::make(Kind::Object, {item, pure}, {u"i"_s, u"p"_s})
                                      : Expression::make(Kind::Object, {item, pure, made}, {u"i"_s, u"p"_s, u"c"_s});
    }
    case 3: {
        const int callee = pick([&](int each) {
            return mayBePassed(each) && thing(each) && thing(each)->kind == Thing::Kind::Function
                   && thing(each)->functionKind == "wrap"_L1;
        });
        if (callee < 0 || m_shapes.runByReference)
            return item;
        return Expression::make(Kind::Array, {Expression::make(Kind::Call, {reference(callee), item}), simple(1)});
    }
    case 4: {
        const int counter = pick([&](int each) {
            return mayBePassed(each) && thing(each) && thing(each)->kind == Thing::Kind::Counter && !thing(each)->keepsNoSums;
        });
        if (counter < 0 || m_shapes.runByReference)
            return item;
        // Of nested functions each has a tag, since in JavaScript their calls may
        // come in another order.
        Expression call = Expression::make(
            Kind::Call,
            {reference(counter), Expression::of("%1m%2.%3"_L1.arg(m_prefix, QString::number(tag), QString::number(level))),
             Expression::of(3)});
        call.path = {u"bump"_s};
        return level == 0 ? call : Expression::make(Kind::Array, {item});
    }
    case 5:
    case 6: {
        Expression list = Expression::make(Kind::Call, {api, Expression::of(3), item});
        list.path = {u"list"_s};
        Expression sum = Expression::make(Kind::Call, {api, item, Expression::on(Kind::Item, 1)});
        sum.path = {u"add"_s};
        return Expression::make(Kind::Map, {list, m_random.chance(50) ? sum : mapBody(1, tag)});
    }
    case 7: {
        const int handle = pick([&](int each) {
            // Where the reference runs the program, a map function that gives a promise from outside gives it away.
            return m_handles.at(each).promise && mayBePassed(each) && !fails(each) && !m_shapes.runByReference
                   && !(m_shapes.withReference && describe(*value(each)).contains("<stub>"_L1));
        });
        return handle < 0 ? item : Expression::make(Kind::Array, {reference(handle), item});
    }
    default:
        return Expression::make(Kind::Object, {Expression::on(Kind::Item, 0, {u"absent"_s}), simple(2)}, {u"a"_s, u"b"_s});
    }
}

void Generator::map()
{
    const auto isNumbers = [&](int each) {
        if (!value(each) || !m_handles.at(each).promise)
            return false;
        // The reference passes on what a map function of ours gave before the
        // promises in it are resolved, and forgets to keep them.
        if (m_shapes.withReference && !m_handles.at(each).direct)
            return false;
        // It applies a map function itself to an outcome that it has, and does not wait for the promises in what that gives.
        if (m_shapes.runByReference && m_handles.at(each).asked)
            return false;
        if (value(each)->type() == Value::Type::Number || value(each)->isNull())
            return true;
        const auto &items = value(each)->items();
        return value(each)->isArray()
               && std::all_of(items.begin(), items.end(), [](const Value &v) { return v.type() == Value::Type::Number; });
    };
    int handle =
        pick([&](int each) { return isNumbers(each) || (m_handles.at(each).promise && fails(each) && !m_shapes.withReference); });
    if (handle < 0)
        handle = call(0, {u"list"_s}, {Expression::of(4), Expression::of(1)});
    const Expression body = mapBody(0, int(m_handles.size()));
    const Result result = m_model.map(outcome(handle), {}, body);
    add({Operation::Kind::Map, handle, -1, {}, {body}, {}, -1, {}}, result, {.clean = m_handles.at(handle).clean});
}

} // namespace RandomPrograms
