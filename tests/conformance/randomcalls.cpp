// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randomgenerator.h"

#include <QtCore/QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

using Kind = Expression::Kind;

bool Generator::throughUs(int handle, const PropertyPath &path, const QList<Expression> &arguments) const
{
    static const QStringList callers{u"call"_s, u"calls"_s, u"callHeld"_s, u"bounce"_s};
    const Thing *target = thing(handle);
    if (!m_handles.at(handle).clean || callers.contains(pathToString(path)) || (target && !target->peers))
        return true;
    if (target && target->kind == Thing::Kind::Function && target->functionKind == "apply"_L1)
        return true;
    const auto isOurs = [](const auto &self, const Expression &each) -> bool {
        const bool plain =
            each.kind == Kind::Plain || each.kind == Kind::Array || each.kind == Kind::Object || each.kind == Kind::Promise;
        return !plain
               || std::any_of(each.items.begin(), each.items.end(), [&](const Expression &item) { return self(self, item); });
    };
    return std::any_of(arguments.begin(), arguments.end(), [&](const Expression &each) { return isOurs(isOurs, each); });
}

namespace {

void gatherPeers(const Value &value, QSet<const Thing *> *things)
{
    if (const Thing *thing = thingIn(value); thing && thing->peers)
        things->insert(thing);
    for (const Value &item : value.items())
        gatherPeers(item, things);
    for (const Value::Member &member : value.members())
        gatherPeers(member.second, things);
}

} // namespace

bool Generator::returns(const Result &result, const QList<Expression> &arguments) const
{
    const Value *given = std::get_if<Value>(&result);
    if (!given)
        return false;
    QSet<const Thing *> passed;
    const auto gather = [&](const auto &self, const Expression &each) -> void {
        if ((each.kind == Kind::Promise || each.kind == Kind::Stub) && value(each.handle))
            gatherPeers(*value(each.handle), &passed);
        for (const Expression &item : each.items)
            self(self, item);
    };
    for (const Expression &each : arguments)
        gather(gather, each);
    QSet<const Thing *> returned;
    gatherPeers(*given, &returned);
    return returned.intersects(passed);
}

int Generator::call(int handle, const PropertyPath &path, const QList<Expression> &arguments)
{
    const Result result = m_model.call(outcome(handle), path, arguments);
    static const QStringList makers{u"makeCounter"_s, u"laterCounter"_s, u"makeThings"_s, u"makeFunction"_s};
    // The promise of something that is made at the peer and never was anywhere
    // else.
    const bool ordered = path.size() == 1 && makers.contains(pathToString(path));
    static const QStringList givers{u"list"_s, u"add"_s};
    const bool direct = handle == 0 && path.size() == 1 && givers.contains(pathToString(path));
    return add({Operation::Kind::Call, handle, -1, path, arguments, {}, -1, {}}, result,
               {.ordered = ordered,
                .clean = !throughUs(handle, path, arguments),
                .returned = m_shapes.withReference && returns(result, arguments),
                .direct = direct});
}

void Generator::callApi()
{
    const int api =
        m_random.chance(70) ? 0 : pick([&](int each) { return thing(each) && thing(each)->kind == Thing::Kind::Api; });
    m_failing = 0;
    switch (m_random.below(12)) {
    case 0:
    case 1:
        call(api, {u"echo"_s}, {argument(3)});
        break;
    case 2:
        call(api, {u"add"_s}, {number(), number()});
        break;
    case 3:
        call(api, {u"list"_s}, {Expression::of(m_random.below(6)), number()});
        break;
    case 4: {
        static const QString types[] = {u"Error"_s, u"TypeError"_s, u"RangeError"_s, u"SyntaxError"_s};
        call(api, {m_random.chance(50) ? u"fail"_s : u"laterFail"_s},
             {Expression::of(types[m_random.below(4)]), Expression::of(name())});
        break;
    }
    case 5:
    case 6:
        if (m_random.chance(60)) {
            call(api, {u"makeCounter"_s}, {Expression::of(name()), Expression::of(m_random.below(10))});
        } else {
            // Calls on what is to come wait in a queue there.
            const int made = call(api, {u"laterCounter"_s}, {Expression::of(name()), Expression::of(m_random.below(10))});
            const Expression tag = Expression::of("%1h%2."_L1.arg(m_prefix, QString::number(made)));
            for (int by = 1; by <= 3; ++by)
                await(call(made, {u"bump"_s}, {tag, Expression::of(by)}), false);
        }
        break;
    case 7:
        call(api, {u"makeThings"_s}, {Expression::of(name()), Expression::of(1 + m_random.below(3))});
        break;
    case 8: {
        static const QString kinds[] = {u"wrap"_s, u"later"_s, u"fail"_s, u"apply"_s};
        call(api, {u"makeFunction"_s}, {Expression::of(kinds[m_random.below(4)]), Expression::of(name())});
        break;
    }
    case 9:
        call(api, {u"later"_s}, {argument(2)});
        break;
    case 10: {
        const bool once = m_random.chance(50);
        const Expression callee = functionOrStub(once);
        call(api, {once ? u"call"_s : u"calls"_s},
             {callee, m_random.chance(70) || m_shapes.runByReference ? Expression::of(plain(1)) : function()});
        break;
    }
    default:
        call(api, {u"bounce"_s}, {Expression::make(Kind::Api), Expression::of(m_random.below(6)), number()});
        break;
    }
}

void Generator::callCounter()
{
    const auto isThings = [&](int each) { return value(each) && value(each)->isObject() && value(each)->contains(u"counters"); };
    int handle = m_random.chance(75) ? pickThing(Thing::Kind::Counter) : pick(isThings);
    if (handle < 0)
        return;
    PropertyPath path;
    if (isThings(handle)) {
        if (m_random.chance(50) || m_shapes.runByReference) // whose proxies know no numbers
            path = {u"nested"_s, u"counter"_s};
        else
            path = {u"counters"_s, double(m_random.below(int(value(handle)->value(u"counters").size())))};
    }
    const Result subject = m_model.get(outcome(handle), path);
    const Thing *counter = thingIn(std::get<Value>(subject));
    if (counter->keepsNoSums || m_random.chance(20)) {
        m_failing = 0;
        call(handle, path + PropertyPath{u"pure"_s}, {argument(1)});
        return;
    }
    const Expression by = number();
    const bool ordered = m_handles.at(handle).ordered && isSimple(by);
    const QString tag = ordered ? "%1h%2.%3"_L1.arg(m_prefix, QString::number(handle), pathToString(path)) : name();
    call(handle, path + PropertyPath{u"bump"_s}, {Expression::of(tag), by});
}

void Generator::callFunction()
{
    const int handle = pickThing(Thing::Kind::Function);
    if (handle < 0)
        return;
    m_failing = 0;
    if (thing(handle)->functionKind == "apply"_L1)
        call(handle, {}, {Expression::make(Kind::Object, {functionOrStub(false), Expression::of(plain(1))}, {u"g"_s, u"v"_s})});
    else
        call(handle, {}, {argument(2)});
}

void Generator::callWrongly()
{
    // Not of a property, whose name would stand in the error, or not.
    const int handle = pick([&](int each) {
        if (m_handles.at(each).parent >= 0)
            return false;
        return fails(each) || thing(each)
               || (value(each) && (value(each)->isObject() || value(each)->type() == Value::Type::Number));
    });
    call(handle, {u"noSuch"_s}, {Expression::of(plain(1))});
}

void Generator::getProperty()
{
    const int handle = pick([&](int each) {
        return each > 0
               && (fails(each)
                   || (value(each)
                       && (value(each)->isObject() || (value(each)->isArray() && !m_shapes.runByReference)
                           || (thing(each) && thing(each)->kind == Thing::Kind::Counter))));
    });
    if (handle < 0)
        return;
    PropertyPath path;
    if (fails(handle)) {
        path = {u"x"_s};
    } else if (thing(handle)) {
        static const QString names[] = {u"name"_s, u"info"_s, u"child"_s, u"absent"_s};
        path = {names[m_random.below(4)]};
        if (path.first() == PathPart(u"info"_s) && m_random.chance(50))
            path += m_random.chance(50) && !m_shapes.runByReference ? PropertyPath{u"list"_s, 1.0} : PropertyPath{u"name"_s};
        if (path.first() == PathPart(u"absent"_s) && m_random.chance(50))
            path.append(u"deeper"_s);
    } else if (value(handle)->isArray()) {
        path = {double(m_random.below(int(value(handle)->size()) + 1))};
    } else if (value(handle)->size() > 0) {
        path = {value(handle)->members().at(m_random.below(int(value(handle)->size()))).first};
    } else {
        path = {u"absent"_s};
    }
    const Result result = m_model.get(outcome(handle), path);
    if (const Value *known = std::get_if<Value>(&result);
        known && (known->type() == Value::Type::Readable || known->type() == Value::Type::Writable))
        return;
    add({Operation::Kind::Get, handle, -1, path, {}, {}, -1, {}}, result,
        {.parent = handle, .clean = m_handles.at(handle).clean, .returned = m_handles.at(handle).returned});
}

void Generator::held()
{
    // Calls on the main interface itself, without promises, so that they keep
    // their order.
    if (m_heldKeys.isEmpty() || m_random.chance(25)) {
        m_heldKeys.append(name());
        call(0, {u"hold"_s}, {Expression::of(m_heldKeys.last()), function()});
    } else if (m_random.chance(75)) {
        call(0, {u"callHeld"_s},
             {Expression::of(m_heldKeys.at(m_random.below(int(m_heldKeys.size())))), Expression::of(m_random.below(100))});
    } else {
        call(0, {u"dropHeld"_s}, {Expression::of(m_heldKeys.takeAt(m_random.below(int(m_heldKeys.size()))))});
    }
}

} // namespace RandomPrograms
