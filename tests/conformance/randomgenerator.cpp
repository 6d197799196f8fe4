// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randommodel.h"
#include "randomprogram.h"

#include <QtCore/QStringList>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

namespace {

using Kind = Expression::Kind;

/// \brief Makes a program and evaluates it at the same time, so that it knows
/// what each handle is.
class Generator
{
public:
    Generator(quint64 seed, const QString &prefix, const Shapes &shapes) : m_random(seed), m_prefix(prefix), m_shapes(shapes)
    {
        m_handles.append({.promise = false, .ordered = true, .settled = true, .clean = true});
    }

    Program run(int length);

private:
    struct Handle {
        bool promise = true; ///< else a stub
        bool ordered = false; ///< calls on it arrive in order, see randomprogram.h
        bool settled = false; ///< waited for
        bool asked = false;
        bool disposed = false;
        bool spent = false; ///< a stream that was used
        int parent = -1; ///< of a property
        bool clean = false; ///< nothing of it ever went through us, see throughUs()
        bool direct = false; ///< the peer gave it by itself: it asked nobody, and
                             ///< keeps no promise in it
    };

    // --- what there is ---

    const Result &outcome(int handle) const { return m_model.handles.at(handle); }
    const Value *value(int handle) const { return std::get_if<Value>(&outcome(handle)); }
    Thing *thing(int handle) const { return value(handle) ? thingIn(*value(handle)) : nullptr; }
    bool isUsable(int handle) const;
    /// A handle that is usable and for which \a test holds; -1 if there is none.
    template<typename Test>
    int pick(Test &&test);
    int pickThing(Thing::Kind kind);
    int pickNumber();
    bool fails(int handle) const { return std::holds_alternative<RpcError>(outcome(handle)); }
    /// May stand as a promise in an argument.
    bool mayBePassed(int handle) const;

    // --- making values ---

    Value leaf();
    Value plain(int depth);
    QString name() { return m_prefix + QString::number(m_names++); }
    /// One without blobs, which are streams on their way: map functions can't
    /// hold these.
    Expression simple(int depth);
    Expression number();
    /// Anything; counts in m_failing how many failing promises it holds, at most
    /// one.
    Expression argument(int depth);
    Expression function(bool mayFail = true);
    /// Something that can be called without a name. One that fails is not for
    /// those who nest what it gives: what is called on their result meanwhile
    /// finds a promise there, not an error.
    Expression functionOrStub(bool mayFail);
    QList<Expression> chunks(bool ofValues = false);
    Expression reference(int handle) const
    {
        return Expression::on(m_handles.at(handle).promise ? Kind::Promise : Kind::Stub, handle);
    }
    static bool isSimple(const Expression &expression);

    // --- making operations ---

    int add(Operation &&operation, const Result &result, const Handle &meta);
    int call(int handle, const PropertyPath &path, const QList<Expression> &arguments);
    /// Whether the result of this call may lead back to us, or wait for us.
    bool throughUs(int handle, const PropertyPath &path, const QList<Expression> &arguments) const;
    void callApi();
    void callCounter();
    void callFunction();
    void callWrongly();
    void getProperty();
    void map();
    Expression mapBody(int level, int tag);
    void await(int handle, bool wait);
    void take();
    void dup();
    void dispose(int handle);
    void streams();
    void held();

    Random m_random;
    const QString m_prefix;
    const Shapes m_shapes;
    Model m_model;
    Program m_program;
    QList<Handle> m_handles;
    QList<int> m_live{0};
    QStringList m_heldKeys;
    int m_names = 0;
    int m_failing = 0;
};

bool Generator::isUsable(int handle) const
{
    const Handle &meta = m_handles.at(handle);
    // The reference leaks what stands in calls on, and what refers to, a promise that leads through its peer and goes unasked.
    if (m_shapes.withReference && meta.promise && !meta.clean)
        return false;
    return !meta.disposed && !meta.spent && (meta.parent < 0 || isUsable(meta.parent));
}

template<typename Test>
int Generator::pick(Test &&test)
{
    const int count = int(m_live.size());
    const int offset = m_random.below(count);
    for (int i = 0; i < count; ++i) {
        const int handle = m_live.at((offset + i) % count);
        if (isUsable(handle) && test(handle))
            return handle;
    }
    return -1;
}

int Generator::pickThing(Thing::Kind kind)
{
    return pick([&](int handle) { return thing(handle) && thing(handle)->kind == kind; });
}

bool Generator::mayBePassed(int handle) const
{
    const Value *known = value(handle);
    return !known || (known->type() != Value::Type::Readable && known->type() != Value::Type::Writable);
}

int Generator::pickNumber()
{
    return pick([&](int handle) {
        return m_handles.at(handle).promise && mayBePassed(handle) && value(handle)
               && value(handle)->type() == Value::Type::Number;
    });
}

Value Generator::leaf()
{
    switch (m_random.below(m_shapes.withReference ? 15 : 18)) {
    case 0:
        return {};
    case 1:
        return nullptr;
    case 2:
        return m_random.chance(50);
    case 3:
        return m_random.below(1000);
    case 4:
        return double(m_random.below(100000)) / 64 - 500;
    case 5: {
        const double rare[] = {1e300,
                               5e-324,
                               9007199254740993.0,
                               std::numeric_limits<double>::infinity(),
                               -std::numeric_limits<double>::infinity(),
                               std::numeric_limits<double>::quiet_NaN()};
        return rare[m_random.below(6)];
    }
    case 6: {
        BigInt big;
        BigInt::fromText(QString::number(m_random.next()).repeated(1 + m_random.below(4)), &big);
        return big;
    }
    case 7:
    case 8:
        return name();
    case 9: {
        static const QString rare[] = {
            u""_s, u"\u00e9\u20ac"_s, u"\U0001F600"_s, QString(QChar(0xd800)), u"\"\\\n\u0001"_s, u"__proto__"_s};
        return rare[m_random.below(6)];
    }
    case 10: {
        QByteArray data;
        for (int i = m_random.below(20); i > 0; --i)
            data.append(char(m_random.below(256)));
        return data;
    }
    case 11: {
        const auto container = m_shapes.withReference ? Bytes::Container::Uint8Array : Bytes::Container(m_random.below(13));
        return Bytes{QByteArray(8 * m_random.below(4), char(m_random.below(256))), container};
    }
    case 12:
        return Date::fromNumber(m_random.chance(10) ? std::numeric_limits<double>::quiet_NaN()
                                                    : m_random.below(2'000'000'000) * 1000.0);
    case 13: {
        static const QString types[] = {u"Error"_s, u"TypeError"_s, u"RangeError"_s, u"URIError"_s};
        RpcError error(types[m_random.below(4)], name());
        if (m_random.chance(30) && !m_shapes.withReference)
            error.setProperties(Value::object({{u"code"_s, m_random.below(100)}}));
        return error;
    }
    case 14:
        return u"x"_s.repeated(m_random.below(3000));
    case 15:
        return *Url::parse(QString(u"http://example.com/"_s + name()));
    case 16:
        return *Headers::normalised({{u"x-name"_s, name()}});
    default:
        return BlobData{u"text/plain"_s, name().toUtf8().repeated(m_random.below(50))};
    }
}

Value Generator::plain(int depth)
{
    const int shape = depth > 0 ? m_random.below(10) : 0;
    if (shape < 7)
        return leaf();
    Value result = shape < 9 ? Value::array() : Value::object();
    for (int i = m_random.below(4); i > 0; --i) {
        if (shape < 9)
            result.append(plain(depth - 1));
        else
            result.insert(QString(QChar(u'a' + m_random.below(26))), plain(depth - 1));
    }
    return result;
}

Expression Generator::simple(int depth)
{
    const Expression made = Expression::of(plain(depth));
    return isSimple(made) ? made : Expression::of(name());
}

Expression Generator::number()
{
    if (m_random.chance(25)) {
        const int handle = pickNumber();
        if (handle >= 0)
            return reference(handle);
    }
    return Expression::of(m_random.below(100));
}

Expression Generator::function(bool mayFail)
{
    static const QString kinds[] = {u"wrap"_s, u"wrap"_s, u"later"_s, u"fail"_s};
    return Expression::make(Kind::Function, {}, {kinds[m_random.below(mayFail ? 4 : 3)], name()});
}

Expression Generator::functionOrStub(bool mayFail)
{
    if (m_random.chance(50)) {
        const int handle = pick([&](int each) {
            return mayBePassed(each) && thing(each) && thing(each)->kind == Thing::Kind::Function
                   && thing(each)->functionKind != "apply"_L1 && (mayFail || thing(each)->functionKind != "fail"_L1);
        });
        if (handle >= 0)
            return reference(handle);
    }
    return function(mayFail);
}

Expression Generator::argument(int depth)
{
    switch (m_random.below(depth > 0 ? 16 : 10)) {
    case 0:
    case 1:
    case 2: {
        const int handle =
            pick([&](int each) { return mayBePassed(each) && (!fails(each) || (m_failing == 0 && m_handles.at(each).promise)); });
        if (handle < 0)
            break;
        m_failing += fails(handle);
        return reference(handle);
    }
    case 3: {
        // A property of something that is to come.
        const int handle = pick([&](int each) {
            return m_handles.at(each).promise && mayBePassed(each) && value(each) && value(each)->isObject()
                   && value(each)->size() > 0;
        });
        if (handle < 0)
            break;
        const auto &members = value(handle)->members();
        return Expression::on(Kind::Promise, handle, {members.at(m_random.below(int(members.size()))).first});
    }
    case 4:
        return function();
    case 5: {
        Expression counter = Expression::make(Kind::Counter, {}, {name()});
        counter.number = m_random.below(10);
        return counter;
    }
    case 6:
        return Expression::make(Kind::Later, {m_random.chance(50) ? Expression::of(plain(1)) : function()});
    case 7:
        return Expression::make(Kind::Api);
    case 8:
    case 9:
        break;
    default: {
        const bool isArray = m_random.chance(50);
        Expression list = Expression::make(isArray ? Kind::Array : Kind::Object);
        for (int i = m_random.below(4); i > 0; --i) {
            list.items.append(argument(depth - 1));
            list.names.append(QString(QChar(u'a' + i)));
        }
        return list;
    }
    }
    return Expression::of(plain(2));
}

// Holds neither promises nor what becomes one on its way (blobs).
bool Generator::isSimple(const Expression &expression)
{
    if (expression.kind == Kind::Promise || expression.kind == Kind::Later
        || (expression.kind == Kind::Plain && describe(expression.plain).contains("blob "_L1)))
        return false;
    return std::all_of(expression.items.begin(), expression.items.end(), &Generator::isSimple);
}

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

int Generator::add(Operation &&operation, const Result &result, const Handle &meta)
{
    const int out = int(m_handles.size());
    operation.out = out;
    m_program.operations.append(std::move(operation));
    m_model.handles.append(result);
    m_handles.append(meta);
    m_live.append(out);
    return out;
}

int Generator::call(int handle, const PropertyPath &path, const QList<Expression> &arguments)
{
    const Result result = m_model.call(outcome(handle), path, arguments);
    static const QStringList makers{u"makeCounter"_s, u"makeThings"_s, u"makeFunction"_s};
    // The promise of something that is made at the peer and never was anywhere
    // else.
    const bool ordered = path.size() == 1 && makers.contains(pathToString(path));
    static const QStringList givers{u"list"_s, u"add"_s};
    const bool direct = handle == 0 && path.size() == 1 && givers.contains(pathToString(path));
    return add({Operation::Kind::Call, handle, -1, path, arguments, {}, -1, {}}, result,
               {.ordered = ordered, .clean = !throughUs(handle, path, arguments), .direct = direct});
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
        call(api, {u"makeCounter"_s}, {Expression::of(name()), Expression::of(m_random.below(10))});
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
        call(api, {once ? u"call"_s : u"calls"_s}, {callee, m_random.chance(70) ? Expression::of(plain(1)) : function()});
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
        if (m_random.chance(50))
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
                       && (value(each)->isObject() || value(each)->isArray()
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
            path += m_random.chance(50) ? PropertyPath{u"list"_s, 1.0} : PropertyPath{u"name"_s};
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
        {.parent = handle, .clean = m_handles.at(handle).clean});
}

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
        if (callee < 0)
            return item;
        return Expression::make(Kind::Array, {Expression::make(Kind::Call, {reference(callee), item}), simple(1)});
    }
    case 4: {
        const int counter = pick([&](int each) {
            return mayBePassed(each) && thing(each) && thing(each)->kind == Thing::Kind::Counter && !thing(each)->keepsNoSums;
        });
        if (counter < 0)
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
            return m_handles.at(each).promise && mayBePassed(each) && !fails(each)
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

void Generator::await(int handle, bool wait)
{
    Handle &meta = m_handles[handle];
    meta.asked = true;
    meta.settled = meta.settled || wait;
    m_program.operations.append(
        {wait ? Operation::Kind::Settle : Operation::Kind::Await, handle, -1, {}, {}, {}, -1, describe(outcome(handle))});
}

void Generator::take()
{
    // Something that holds a stub directly, or deeper.
    const int handle =
        pick([&](int each) { return m_handles.at(each).promise && value(each) && describe(*value(each)).contains("<stub>"_L1); });
    if (handle < 0)
        return;
    if (!m_handles.at(handle).settled)
        await(handle, true);
    PropertyPath path;
    Value current = *value(handle);
    while (!thingIn(current)) {
        // The first member that leads to one.
        QList<std::pair<PathPart, Value>> parts;
        for (const Value::Member &member : current.members())
            parts.append({member.first, member.second});
        for (int i = 0; i < current.size() && current.isArray(); ++i)
            parts.append({double(i), current.at(i)});
        parts.removeIf([](const auto &part) {
            return part.second.type() == Value::Type::Error || !describe(part.second).contains("<stub>"_L1);
        });
        if (parts.isEmpty())
            return;
        const auto &[part, next] = parts.at(m_random.below(int(parts.size())));
        path.append(part);
        current = Value(next);
    }
    add({Operation::Kind::Take, handle, -1, path, {}, {}, -1, {}}, current,
        {.promise = false, .ordered = thingIn(current)->peers, .settled = true});
}

void Generator::dup()
{
    const int handle = pick([&](int each) { return thing(each) && m_handles.at(each).parent < 0; });
    if (handle < 0)
        return;
    add({Operation::Kind::Dup, handle, -1, {}, {}, {}, -1, {}}, outcome(handle),
        {.promise = false, .ordered = m_handles.at(handle).ordered, .settled = true});
}

void Generator::dispose(int handle)
{
    m_handles[handle].disposed = true;
    m_live.removeOne(handle);
    m_program.operations.append({Operation::Kind::Dispose, handle, -1, {}, {}, {}, -1, {}});
}

QList<Expression> Generator::chunks(bool ofValues)
{
    QList<Expression> list;
    for (int i = m_random.below(8); i > 0; --i) {
        if (!ofValues && !m_shapes.withReference && m_random.chance(10))
            list.append(Expression::make(Kind::Counter, {}, {name()}));
        else
            list.append(Expression::of(plain(1)));
    }
    // Promises in chunks, which blobs become, change when a chunk arrives.
    list.removeIf([](const Expression &each) { return !isSimple(each); });
    return list;
}

void Generator::streams()
{
    const auto isReadable = [&](int each) { return value(each) && value(each)->type() == Value::Type::Readable; };
    // An abort overtakes what the sink has not taken; the reference's sinks take
    // their time.
    const bool mayFail = !m_shapes.withReference;
    switch (m_random.below(8)) {
    case 0:
    case 1:
        call(0, {u"upload"_s},
             {Expression::make(Kind::Readable, chunks(), {m_random.chance(75) || !mayFail ? u"close"_s : name()})});
        break;
    case 2:
    case 3: {
        static const QString ends[] = {u"close"_s, u"abort"_s, u"drop"_s};
        Value list = Value::array();
        for (const Expression &chunk : chunks(true))
            list.append(chunk.plain);
        call(0, {u"fill"_s},
             {Expression::make(Kind::Writable, {}, {name()}), Expression::of(list),
              Expression::of(ends[mayFail ? m_random.below(3) : 0])});
        break;
    }
    case 4: {
        Value list = Value::array();
        for (const Expression &chunk : chunks(true))
            list.append(chunk.plain);
        const int handle = call(0, {u"download"_s},
                                {Expression::of(list), Expression::of(m_random.chance(75) || !mayFail ? u"close"_s : name())});
        if (m_random.chance(20))
            break; // nobody reads it, or not before long
        if (m_random.chance(50))
            await(handle, true);
        break;
    }
    case 5:
    case 6: {
        const int handle = pick(isReadable);
        if (handle < 0)
            break;
        if (m_random.chance(20) && mayFail) {
            if (!m_handles.at(handle).settled)
                await(handle, true);
            call(0, {u"upload"_s}, {Expression::on(Kind::ReceivedReadable, handle)});
            m_handles[handle].spent = true;
            break;
        }
        if (!m_handles.at(handle).settled)
            await(handle, true);
        const bool all = m_random.chance(70) || !mayFail || Model::read(*value(handle), -1).contains(u'!');
        const int count = all ? -1 : m_random.below(6);
        m_program.operations.append({Operation::Kind::Read, handle, -1, {}, {}, {}, count, Model::read(*value(handle), count)});
        m_handles[handle].spent = true;
        break;
    }
    default: {
        const Expression key = Expression::of(name());
        const int handle = call(0, {u"makeSink"_s}, {key});
        await(handle, true);
        const QList<Expression> list = chunks(true);
        const QString end = m_random.chance(75) || !mayFail ? u"close"_s : u"abort: RangeError: on purpose"_s;
        m_model.write(*value(handle), list, end);
        m_program.operations.append({Operation::Kind::Write, handle, -1, {}, list, end, -1, u"done"_s});
        m_handles[handle].spent = true;
        await(call(0, {u"sinkLog"_s}, {key}), true);
        break;
    }
    }
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

Program Generator::run(int length)
{
    while (m_program.operations.size() < length) {
        const int choice = m_random.below(100);
        if (choice < 25)
            callApi();
        else if (choice < 43)
            callCounter();
        else if (choice < 49)
            callFunction();
        else if (choice < 51)
            callWrongly();
        else if (choice < 58)
            getProperty();
        else if (choice < 65)
            map();
        else if (choice < 78) {
            const int handle = pick([&](int each) { return m_handles.at(each).promise && !m_handles.at(each).asked; });
            if (handle > 0)
                await(handle, m_random.chance(25));
        } else if (choice < 84)
            take();
        else if (choice < 87)
            dup();
        else if (choice < 92)
            streams();
        else if (choice < 95)
            held();
        else if (m_live.size() > 1)
            dispose(m_live.at(1 + m_random.below(int(m_live.size()) - 1)));
        while (m_live.size() > 60)
            dispose(m_live.at(1 + m_random.below(int(m_live.size()) - 1)));
    }
    while (!m_heldKeys.isEmpty())
        call(0, {u"dropHeld"_s}, {Expression::of(m_heldKeys.takeLast())});
    while (m_live.size() > 1) {
        const int handle = m_live.at(1 + m_random.below(int(m_live.size()) - 1));
        if (m_handles.at(handle).promise && !m_handles.at(handle).asked && isUsable(handle) && m_random.chance(50))
            await(handle, m_random.chance(50));
        dispose(handle);
    }
    m_program.logs = m_model.logs;
    return m_program;
}

} // namespace

Program generate(quint64 seed, int length, const QString &prefix, const Shapes &shapes)
{
    return Generator(seed, prefix, shapes).run(length);
}

} // namespace RandomPrograms
