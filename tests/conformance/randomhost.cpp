// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "randomhost.h"

#include "streamhook.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace RandomPrograms {

namespace {

Value stubOf(const HookPtr &hook) { return Value::stub(CapabilityPtr(hook.data())); }
Value promiseOf(const HookPtr &hook) { return Value::promise(CapabilityPtr(hook.data())); }

// Counts itself, and that it is disposed once.
class HostTarget : public LocalTarget
{
public:
    HostTarget(Host &host, QString name) : m_host(host), m_name(std::move(name)) { ++m_host.opened; }

    Member member(const PathPart &) const override { return Member::None; }
    Value read(const PathPart &) override { return {}; }
    Value call(const PathPart &, const Value &) override { return {}; }
    void disposed() override
    {
        ++m_host.closed;
        if (std::exchange(m_isDisposed, true))
            m_host.problems.append(m_name + " was disposed twice"_L1);
    }
    QString describe() const override { return m_name; }

protected:
    static QString textOf(const PathPart &part) { return pathToString({part}); }

    Host &m_host;
    const QString m_name;

private:
    bool m_isDisposed = false;
};

class FunctionTarget final : public HostTarget
{
public:
    FunctionTarget(Host &host, const QString &kind, const QString &name) : HostTarget(host, name), m_kind(kind) { }

    bool isFunction() const override { return true; }
    Value callFunction(const Value &arguments) override
    {
        const Value x = arguments.at(0);
        if (m_kind == "fail"_L1)
            throw RpcError::rangeError(m_name);
        if (m_kind == "apply"_L1)
            return Value::object({{u"r"_s, promiseOf(callHook(hookIn(x.value(u"g")), {}, {x.value(u"v")}))}});
        const Value result = Value::array({m_name, x});
        return m_kind == "later"_L1 ? m_host.later(result) : result;
    }

private:
    const QString m_kind;
};

class CounterTarget final : public HostTarget
{
public:
    CounterTarget(Host &host, const QString &name, double start) : HostTarget(host, name), m_start(start) { }

    Member member(const PathPart &part) const override
    {
        const QString name = textOf(part);
        if (name == "bump"_L1 || name == "pure"_L1)
            return Member::Method;
        return name == "name"_L1 || name == "info"_L1 || name == "child"_L1 ? Member::Property : Member::None;
    }
    Value read(const PathPart &part) override
    {
        const QString name = textOf(part);
        if (name == "name"_L1)
            return m_name;
        if (name == "child"_L1)
            return stubOf(m_host.counter(m_name + ".child"_L1, m_start + 1));
        return Value::object({{u"name"_s, m_name}, {u"start"_s, m_start}, {u"list"_s, Value::array({1, 2, 3})}});
    }
    Value call(const PathPart &part, const Value &arguments) override
    {
        if (textOf(part) == "pure"_L1)
            return Value::array({m_name, arguments.at(0)});
        return m_sums[arguments.at(0).toString()] += arguments.at(1).toNumber();
    }

private:
    const double m_start;
    QHash<QString, double> m_sums;
};

class Source final : public ReadableSource
{
public:
    Source(Host &host, const QList<Value> &chunks, const QString &end) : m_host(host), m_chunks(chunks), m_end(end)
    {
        ++m_host.opened;
    }
    ~Source() override { ++m_host.closed; }

    void read(ReadCallback callback) override
    {
        if (!m_chunks.isEmpty())
            callback(ReadResult::of(m_chunks.takeFirst()));
        else
            callback(m_end == "close"_L1 ? ReadResult::end() : ReadResult::failed(RpcError::rangeError(m_end)));
    }
    void cancel(const RpcError &) override { m_chunks.clear(); }

private:
    Host &m_host;
    QList<Value> m_chunks;
    const QString m_end;
};

class Sink final : public WritableSink
{
public:
    Sink(Host &host, std::shared_ptr<SinkLog> log) : m_host(host), m_log(std::move(log)) { ++m_host.opened; }
    ~Sink() override { ++m_host.closed; }

    void write(const Value &chunk, StreamCallback done) override
    {
        m_log->chunks.append(chunk);
        done(std::nullopt);
    }
    void close(StreamCallback done) override
    {
        m_log->end += u"close"_s;
        done(std::nullopt);
    }
    void abort(const RpcError &reason) override { m_log->end += "abort: "_L1 + reason.toString(); }

private:
    Host &m_host;
    const std::shared_ptr<SinkLog> m_log;
};

class ApiTarget final : public HostTarget
{
public:
    explicit ApiTarget(Host &host) : HostTarget(host, u"api"_s) { }

    Member member(const PathPart &name) const override
    {
        return methods().contains(textOf(name)) ? Member::Method : Member::None;
    }
    Value call(const PathPart &name, const Value &arguments) override
    {
        return (this->*methods().value(textOf(name)))(arguments.items());
    }

private:
    using Arguments = QList<Value>;
    using Method = Value (ApiTarget::*)(const Arguments &);
    static const QHash<QString, Method> &methods();

    Value echo(const Arguments &a) { return a.value(0); }
    Value add(const Arguments &a) { return a.at(0).toNumber() + a.at(1).toNumber(); }
    Value list(const Arguments &a)
    {
        Value list = Value::array();
        for (int i = 0; i < a.at(0).toNumber(); ++i)
            list.append(a.at(1).toNumber() + i);
        return list;
    }
    Value fail(const Arguments &a) { throw RpcError(a.at(0).toString(), a.at(1).toString()); }
    Value makeCounter(const Arguments &a) { return stubOf(m_host.counter(a.at(0).toString(), a.at(1).toNumber())); }
    Value laterCounter(const Arguments &a) { return m_host.later(makeCounter(a)); }
    Value makeThings(const Arguments &a)
    {
        const QString name = a.at(0).toString();
        const int count = int(a.at(1).toNumber());
        Value counters = Value::array();
        for (int i = 0; i < count; ++i)
            counters.append(stubOf(m_host.counter(name + QString::number(i), i)));
        const Value nested = Value::object({{u"counter"_s, stubOf(m_host.counter(name + u'n', 0))}, {u"number"_s, count}});
        return Value::object(
            {{u"counters"_s, counters}, {u"wrap"_s, stubOf(m_host.function(u"wrap"_s, name))}, {u"nested"_s, nested}});
    }
    Value makeFunction(const Arguments &a) { return stubOf(m_host.function(a.at(0).toString(), a.at(1).toString())); }
    Value later(const Arguments &a) { return m_host.later(a.value(0)); }
    Value laterFail(const Arguments &a) { return m_host.laterFail(RpcError(a.at(0).toString(), a.at(1).toString())); }
    Value callOne(const Arguments &a) { return promiseOf(callHook(hookIn(a.at(0)), {}, {a.value(1)})); }
    Value callThrice(const Arguments &a) { return Value::array({callOne(a), callOne(a), Value::object({{u"r"_s, callOne(a)}})}); }
    Value hold(const Arguments &a)
    {
        m_host.held[a.at(0).toString()] = hookIn(a.at(1))->dup();
        return {};
    }
    Value callHeld(const Arguments &a) { return promiseOf(callHook(m_host.held.value(a.at(0).toString()), {}, {a.value(1)})); }
    Value dropHeld(const Arguments &a)
    {
        m_host.held.remove(a.at(0).toString());
        return {};
    }
    Value bounce(const Arguments &a)
    {
        const double depth = a.at(1).toNumber();
        if (depth <= 0)
            return a.at(2);
        return promiseOf(callHook(hookIn(a.at(0)), {u"bounce"_s}, {stubOf(m_host.api()), depth - 1, a.at(2).toNumber() + 1}));
    }
    Value upload(const Arguments &a)
    {
        const Deferred deferred;
        readStream(a.at(0), -1, [deferred](const QList<Value> &chunks, const QString &end) {
            static const QString failed = u"! RangeError: "_s;
            if (end.startsWith(failed))
                deferred.reject(RpcError::rangeError(end.sliced(failed.size())));
            else
                deferred.resolve(Value::array(chunks));
        });
        return promiseOf(deferred.promise);
    }
    Value fill(const Arguments &a)
    {
        const Deferred deferred;
        const auto count = double(a.at(1).size());
        writeStream(a.at(0), a.at(1).items(), a.at(2).toString(), [deferred, count](const QString &error) {
            if (error.isEmpty())
                deferred.resolve(count);
            else
                deferred.reject(RpcError(error));
        });
        return promiseOf(deferred.promise);
    }
    Value download(const Arguments &a)
    {
        return Value::readable(CapabilityPtr(m_host.readable(a.at(0).items(), a.at(1).toString()).data()));
    }
    Value makeSink(const Arguments &a) { return Value::writable(CapabilityPtr(m_host.writable(a.at(0).toString()).data())); }
    Value sinkLog(const Arguments &a)
    {
        const auto log = m_host.logs.take(a.at(0).toString());
        return Value::object({{u"chunks"_s, Value::array(log->chunks)}, {u"end"_s, log->end}});
    }
};

const QHash<QString, ApiTarget::Method> &ApiTarget::methods()
{
    static const QHash<QString, Method> all{
        {u"echo"_s, &ApiTarget::echo},
        {u"add"_s, &ApiTarget::add},
        {u"list"_s, &ApiTarget::list},
        {u"fail"_s, &ApiTarget::fail},
        {u"makeCounter"_s, &ApiTarget::makeCounter},
        {u"laterCounter"_s, &ApiTarget::laterCounter},
        {u"makeThings"_s, &ApiTarget::makeThings},
        {u"makeFunction"_s, &ApiTarget::makeFunction},
        {u"later"_s, &ApiTarget::later},
        {u"laterFail"_s, &ApiTarget::laterFail},
        {u"call"_s, &ApiTarget::callOne},
        {u"calls"_s, &ApiTarget::callThrice},
        {u"hold"_s, &ApiTarget::hold},
        {u"callHeld"_s, &ApiTarget::callHeld},
        {u"dropHeld"_s, &ApiTarget::dropHeld},
        {u"bounce"_s, &ApiTarget::bounce},
        {u"upload"_s, &ApiTarget::upload},
        {u"fill"_s, &ApiTarget::fill},
        {u"download"_s, &ApiTarget::download},
        {u"makeSink"_s, &ApiTarget::makeSink},
        {u"sinkLog"_s, &ApiTarget::sinkLog},
    };
    return all;
}

} // namespace

HookPtr Host::api() { return makeTargetHook(std::make_unique<ApiTarget>(*this)); }

HookPtr Host::counter(const QString &name, double start)
{
    return makeTargetHook(std::make_unique<CounterTarget>(*this, name, start));
}

HookPtr Host::function(const QString &kind, const QString &name)
{
    return makeTargetHook(std::make_unique<FunctionTarget>(*this, kind, name));
}

HookPtr Host::readable(const QList<Value> &chunks, const QString &end)
{
    return makeReadableHook(std::make_unique<Source>(*this, chunks, end));
}

HookPtr Host::writable(const QString &log)
{
    const auto made = std::make_shared<SinkLog>();
    logs[log] = made;
    return makeWritableHook(std::make_unique<Sink>(*this, made));
}

Value Host::later(const Value &value)
{
    const Deferred deferred;
    m_work.push_back([deferred, value] { deferred.resolve(value); });
    return promiseOf(deferred.promise);
}

Value Host::laterFail(const RpcError &error)
{
    const Deferred deferred;
    m_work.push_back([deferred, error] { deferred.reject(error); });
    return promiseOf(deferred.promise);
}

bool Host::work(Random &random)
{
    if (m_work.empty())
        return false;
    const auto it = m_work.begin() + random.below(int(m_work.size()));
    const std::function<void()> task = std::move(*it);
    m_work.erase(it);
    task();
    return true;
}

HookPtr callHook(const HookPtr &hook, const PropertyPath &path, const QList<Value> &arguments)
{
    Arguments list{Value::array(arguments)};
    list.holdsPromise = list.items.containsPromise();
    return hook->call(path, std::move(list));
}

HookPtr hookIn(const Value &value)
{
    const HookPtr hook(StubHook::from(value.capability().data()));
    return hook ? hook : makeErrorHook(RpcError(u"The test expected a capability."_s));
}

void readStream(const Value &readable, int count, std::function<void(const QList<Value> &, const QString &)> done)
{
    struct Reading {
        HookPtr stream;
        int left;
        QList<Value> chunks;
        std::function<void(const QList<Value> &, const QString &)> done;
    };
    // Each read owns what the next one needs.
    struct Step {
        std::shared_ptr<Reading> reading;
        void operator()(const ReadResult &result) const
        {
            QString end = result.kind == ReadResult::Kind::End ? u"end"_s : "! "_L1 + result.error.toString();
            if (result.kind == ReadResult::Kind::Chunk) {
                reading->chunks.append(result.chunk);
                --reading->left;
                end.clear();
            }
            next(end);
        }
        void next(QString end) const
        {
            auto *stream = dynamic_cast<ReadableHook *>(reading->stream.data());
            if (!stream) {
                end = u"! no readable"_s;
            } else if (end.isEmpty() && reading->left == 0) {
                stream->cancel(RpcError(u"enough"_s));
                end = u"canceled"_s;
            }
            if (end.isEmpty())
                stream->read(*this);
            else
                reading->done(reading->chunks, end);
        }
    };
    Step{std::make_shared<Reading>(Reading{hookIn(readable), count, {}, std::move(done)})}.next({});
}

void writeStream(const Value &writable, const QList<Value> &chunks, const QString &end, std::function<void(const QString &)> done)
{
    struct Writing {
        HookPtr stream;
        QList<Value> chunks;
        QString end;
        std::function<void(const QString &)> done;
    };
    struct Step {
        std::shared_ptr<Writing> writing;
        void operator()(const std::optional<RpcError> &error) const
        {
            auto *stream = dynamic_cast<WritableHook *>(writing->stream.data());
            if (!stream || error || (writing->chunks.isEmpty() && writing->end.isEmpty())) {
                const auto told = std::exchange(writing->done, nullptr);
                writing->stream.reset();
                told(error ? error->toString() : stream ? QString() : u"no writable"_s);
            } else if (!writing->chunks.isEmpty()) {
                stream->write(writing->chunks.takeFirst(), *this);
            } else {
                const QString how = std::exchange(writing->end, {});
                if (how == "close"_L1)
                    stream->close(*this);
                else if (how == "drop"_L1)
                    (*this)(std::nullopt);
                else
                    stream->abort(RpcError::rangeError(u"on purpose"_s), *this);
            }
        }
    };
    Step{std::make_shared<Writing>(Writing{hookIn(writable), chunks, end, std::move(done)})}(std::nullopt);
}

} // namespace RandomPrograms
