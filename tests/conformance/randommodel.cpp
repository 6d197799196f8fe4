// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randommodel.h"

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

namespace {

Value stub(const ThingPtr &thing) { return Value::stub(CapabilityPtr(thing.data())); }

Value counter(const QString &name, double start, bool peers, bool keepsNoSums = false)
{
    const ThingPtr thing(new Thing(Thing::Kind::Counter, name, peers));
    thing->start = start;
    thing->keepsNoSums = keepsNoSums;
    return stub(thing);
}

Value function(const QString &kind, const QString &name, bool peers)
{
    const ThingPtr thing(new Thing(Thing::Kind::Function, name, peers));
    thing->functionKind = kind;
    return stub(thing);
}

Value flow(bool readable, const QList<Value> &chunks, const QString &name)
{
    const QExplicitlySharedDataPointer<Flow> made(new Flow);
    made->chunks = chunks;
    made->name = name;
    return readable ? Value::readable(CapabilityPtr(made.data())) : Value::writable(CapabilityPtr(made.data()));
}

Flow *flowIn(const Value &value) { return dynamic_cast<Flow *>(value.capability().data()); }

QString textOf(const PathPart &part) { return pathToString({part}); }

Value info(const Thing &thing)
{
    return Value::object({{u"name"_s, thing.name}, {u"start"_s, thing.start}, {u"list"_s, Value::array({1, 2, 3})}});
}

// One step of a path that was not resolved to an error before.
Value member(const Value &value, const PathPart &part)
{
    const QString *name = std::get_if<QString>(&part);
    if (const Thing *thing = thingIn(value)) {
        if (thing->kind != Thing::Kind::Counter || !name)
            return {};
        if (*name == "name"_L1)
            return thing->name;
        if (*name == "info"_L1)
            return info(*thing);
        if (*name == "child"_L1)
            return counter(thing->name + ".child"_L1, thing->start + 1, thing->peers, true);
        return {};
    }
    if (value.isObject())
        return value.value(textOf(part));
    if (value.isArray() && !name)
        return value.at(qsizetype(std::get<double>(part)));
    return {};
}

bool hasMethod(const Thing &thing, const QString &name)
{
    static const QStringList api{
        u"echo"_s,         u"add"_s,    u"list"_s,      u"fail"_s, u"makeCounter"_s, u"laterCounter"_s, u"makeThings"_s,
        u"makeFunction"_s, u"later"_s,  u"laterFail"_s, u"call"_s, u"calls"_s,       u"hold"_s,         u"callHeld"_s,
        u"dropHeld"_s,     u"bounce"_s, u"upload"_s,    u"fill"_s, u"download"_s,    u"makeSink"_s,     u"sinkLog"_s};
    static const QStringList counter{u"bump"_s, u"pure"_s};
    return (thing.kind == Thing::Kind::Api && api.contains(name))
           || (thing.kind == Thing::Kind::Counter && counter.contains(name));
}

} // namespace

Thing *thingIn(const Value &value) { return dynamic_cast<Thing *>(value.capability().data()); }

Model::Model() { handles.append(Value(stub(ThingPtr(new Thing(Thing::Kind::Api, u"api"_s, true))))); }

Result Model::get(const Result &subject, const PropertyPath &path) const
{
    if (std::holds_alternative<RpcError>(subject))
        return subject;
    Value current = std::get<Value>(subject);
    for (const PathPart &part : path) {
        if (current.isUndefined())
            return RpcError::typeError("Cannot read properties of undefined (reading '%1')"_L1.arg(textOf(part)));
        current = member(current, part);
    }
    return current;
}

Result Model::call(const Result &subject, const PropertyPath &path, const QList<Expression> &arguments)
{
    if (std::holds_alternative<RpcError>(subject))
        return subject;
    // The path is named in errors from the last capability on.
    Value current = std::get<Value>(subject);
    PropertyPath rest = path;
    for (qsizetype i = 0; i + 1 < path.size(); ++i) {
        if (thingIn(current))
            rest = path.sliced(i);
        current = member(current, path.at(i));
    }
    QString method;
    if (!path.isEmpty()) {
        const Thing *thing = thingIn(current);
        method = textOf(path.last());
        if (thing)
            rest = {path.last()};
        if (!thing || !hasMethod(*thing, method)) {
            current = member(current, path.last());
            method.clear();
        }
    }
    const RpcError notAFunction = RpcError::typeError("'%1' is not a function."_L1.arg(pathToString(rest)));
    Thing *thing = thingIn(current);
    if (!thing || (method.isEmpty() && thing->kind != Thing::Kind::Function))
        return notAFunction;
    // The arguments are looked at first: one that fails keeps the call from being made.
    QList<Value> values;
    for (const Expression &argument : arguments) {
        const Result result = evaluate(argument);
        if (std::holds_alternative<RpcError>(result))
            return result;
        values.append(std::get<Value>(result));
    }
    return method.isEmpty() ? invokeFunction(*thing, values.value(0)) : invoke(*thing, method, values);
}

Result Model::map(const Result &subject, const PropertyPath &path, const Expression &body)
{
    const Result input = get(subject, path);
    if (std::holds_alternative<RpcError>(input))
        return input;
    const Value value = std::get<Value>(input);
    if (value.isUndefined() || value.isNull())
        return value;
    QList<Value> results;
    const QList<Value> items = value.isArray() ? value.items() : QList<Value>{value};
    for (const Value &item : items) {
        m_items.append(item);
        const Result result = evaluate(body);
        m_items.removeLast();
        if (std::holds_alternative<RpcError>(result))
            return result;
        results.append(std::get<Value>(result));
    }
    return value.isArray() ? Value::array(results) : results.first();
}

Result Model::evaluate(const Expression &expression)
{
    switch (expression.kind) {
    case Expression::Kind::Plain:
        return expression.plain;
    case Expression::Kind::Promise:
    case Expression::Kind::Stub:
    case Expression::Kind::ReceivedReadable:
        return get(handles.at(expression.handle), expression.path);
    case Expression::Kind::Array:
    case Expression::Kind::Object:
    case Expression::Kind::Later: {
        QList<Value> items;
        for (const Expression &item : expression.items) {
            const Result result = evaluate(item);
            if (std::holds_alternative<RpcError>(result))
                return result;
            items.append(std::get<Value>(result));
        }
        if (expression.kind == Expression::Kind::Later)
            return items.first();
        if (expression.kind == Expression::Kind::Array)
            return Value::array(items);
        Value object = Value::object();
        for (qsizetype i = 0; i < items.size(); ++i)
            object.insert(expression.names.at(i), items.at(i));
        return object;
    }
    case Expression::Kind::Api:
        return stub(ThingPtr(new Thing(Thing::Kind::Api, u"api"_s, false)));
    case Expression::Kind::Function:
        return function(expression.names.at(0), expression.names.at(1), false);
    case Expression::Kind::Counter:
        return counter(expression.names.at(0), expression.number, false);
    case Expression::Kind::Readable: {
        QList<Value> chunks;
        for (const Expression &item : expression.items)
            chunks.append(std::get<Value>(evaluate(item)));
        return flow(true, chunks, expression.names.at(0));
    }
    case Expression::Kind::Writable:
        return flow(false, {}, expression.names.at(0));
    case Expression::Kind::Item:
        return get(m_items.at(m_items.size() - 1 - expression.handle), expression.path);
    case Expression::Kind::Call: {
        const Result subject = evaluate(expression.items.first());
        return call(subject, expression.path, expression.items.sliced(1));
    }
    case Expression::Kind::Map:
        return map(evaluate(expression.items.first()), {}, expression.items.last());
    }
    return {};
}

Value Model::makeThings(const QString &name, int count, bool peers) const
{
    QList<Value> counters;
    for (int i = 0; i < count; ++i)
        counters.append(counter(name + QString::number(i), i, peers));
    return Value::object({{u"counters"_s, Value::array(counters)},
                          {u"wrap"_s, function(u"wrap"_s, name, peers)},
                          {u"nested"_s, Value::object({{u"counter"_s, counter(name + u'n', 0, peers)}, {u"number"_s, count}})}});
}

Result Model::invokeFunction(const Thing &thing, const Value &argument)
{
    if (thing.functionKind == "fail"_L1)
        return RpcError::rangeError(thing.name);
    if (thing.functionKind == "apply"_L1) { // calls what it is given
        const Result result = invokeFunction(*thingIn(argument.value(u"g")), argument.value(u"v"));
        if (std::holds_alternative<RpcError>(result))
            return result;
        return Value::object({{u"r"_s, std::get<Value>(result)}});
    }
    return Value::array({thing.name, argument}); // wrap, later
}

Result Model::invoke(Thing &thing, const QString &method, const QList<Value> &a)
{
    if (thing.kind == Thing::Kind::Counter) {
        if (method == "pure"_L1)
            return Value::array({thing.name, a.value(0)});
        return thing.sums[a.at(0).toString()] += a.at(1).toNumber();
    }
    if (method == "echo"_L1 || method == "later"_L1)
        return a.value(0);
    if (method == "add"_L1)
        return Value(a.at(0).toNumber() + a.at(1).toNumber());
    if (method == "list"_L1) {
        Value list = Value::array();
        for (int i = 0; i < a.at(0).toNumber(); ++i)
            list.append(a.at(1).toNumber() + i);
        return list;
    }
    if (method == "fail"_L1 || method == "laterFail"_L1)
        return RpcError(a.at(0).toString(), a.at(1).toString());
    if (method == "makeCounter"_L1 || method == "laterCounter"_L1)
        return counter(a.at(0).toString(), a.at(1).toNumber(), thing.peers);
    if (method == "makeThings"_L1)
        return makeThings(a.at(0).toString(), int(a.at(1).toNumber()), thing.peers);
    if (method == "makeFunction"_L1)
        return function(a.at(0).toString(), a.at(1).toString(), thing.peers);
    if (method == "call"_L1)
        return invokeFunction(*thingIn(a.at(0)), a.at(1));
    if (method == "calls"_L1) {
        const Result one = invokeFunction(*thingIn(a.at(0)), a.at(1));
        if (std::holds_alternative<RpcError>(one))
            return one;
        const Value value = std::get<Value>(one);
        return Value::array({value, value, Value::object({{u"r"_s, value}})});
    }
    if (method == "hold"_L1) {
        m_held[a.at(0).toString()] = a.at(1);
        return Value();
    }
    if (method == "callHeld"_L1)
        return invokeFunction(*thingIn(m_held.value(a.at(0).toString())), a.at(1));
    if (method == "dropHeld"_L1) {
        m_held.remove(a.at(0).toString());
        return Value();
    }
    if (method == "bounce"_L1)
        return Value(a.at(2).toNumber() + std::max(0.0, a.at(1).toNumber()));
    if (method == "upload"_L1) {
        const Flow *readable = flowIn(a.at(0));
        if (readable->name != "close"_L1)
            return RpcError::rangeError(readable->name);
        return Value::array(readable->chunks);
    }
    if (method == "fill"_L1) {
        const QString end = a.at(2).toString();
        logs.append(
            {flowIn(a.at(0))->name,
             describe(a.at(1))
                 + (end == "close"_L1   ? u" close"_s
                    : end == "abort"_L1 ? u" abort: RangeError: on purpose"_s
                                        : u" abort: Error: WritableStream RPC stub was disposed without calling close()"_s)});
        return Value(double(a.at(1).size()));
    }
    if (method == "download"_L1)
        return flow(true, a.at(0).items(), a.at(1).toString());
    if (method == "makeSink"_L1)
        return flow(false, {}, a.at(0).toString());
    return m_sinks.take(a.at(0).toString()); // sinkLog
}

QString Model::read(const Value &readable, int count)
{
    const Flow *stream = flowIn(readable);
    const qsizetype all = stream->chunks.size();
    if (count >= 0 && count <= all)
        return describe(Value::array(stream->chunks.first(count))) + " canceled"_L1;
    return describe(Value::array(stream->chunks))
           + (stream->name == "close"_L1 ? u" end"_s : " ! RangeError: "_L1 + stream->name);
}

void Model::write(const Value &writable, const QList<Expression> &chunks, const QString &end)
{
    Value list = Value::array();
    for (const Expression &chunk : chunks)
        list.append(std::get<Value>(evaluate(chunk)));
    m_sinks[flowIn(writable)->name] = Value::object({{u"chunks"_s, list}, {u"end"_s, end}});
}

} // namespace RandomPrograms
