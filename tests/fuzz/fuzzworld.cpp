// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "fuzzworld.h"

#include "fuzzstreams.h"
#include "streamhook.h"

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Fuzz {

namespace {

Value stubOf(const HookPtr &hook) { return Value::stub(CapabilityPtr(hook.data())); }
Value promiseOf(const HookPtr &hook) { return Value::promise(CapabilityPtr(hook.data())); }
HookPtr hookIn(const Value &value) { return HookPtr(StubHook::from(value.capability().data())); }

/// A target whose methods are the letters that World::act() knows.
class Target final : public LocalTarget
{
public:
    explicit Target(World *world, bool function) : m_world(world), m_function(function) { ++m_world->alive; }
    ~Target() override
    {
        require(m_disposed == 1);
        --m_world->alive;
    }

    Member member(const PathPart &name) const override
    {
        const QString *text = std::get_if<QString>(&name);
        if (!text || text->size() != 1)
            return Member::None;
        const char16_t letter = text->at(0).unicode();
        if (letter >= u'A' && letter <= u'D')
            return Member::Property;
        if (letter == u'H')
            throw RpcError::typeError(u"hidden"_s);
        if ((letter >= u'a' && letter <= u'z') || (letter >= u'E' && letter <= u'Z') || (letter >= u'0' && letter <= u'9'))
            return Member::Method;
        return Member::None;
    }

    Value read(const PathPart &name) override
    {
        switch (std::get<QString>(name).at(0).unicode()) {
        case u'A':
            return stubOf(m_world->newTarget());
        case u'B':
            return Value::object({{u"x"_s, Value::array({1, 2, Value::array()})}, {u"y"_s, stubOf(m_world->newTarget(true))}});
        case u'C':
            return m_world->kept.isEmpty() ? Value() : promiseOf(m_world->kept.last());
        default:
            throw RpcError(u"no"_s);
        }
    }

    Value call(const PathPart &name, const Value &arguments) override
    {
        require(!arguments.containsPromise());
        return m_world->act(std::get<QString>(name).at(0).unicode(), arguments);
    }

    bool isFunction() const override { return m_function; }
    Value callFunction(const Value &arguments) override { return m_world->act(u'a', arguments); }
    void disposed() override
    {
        require(++m_disposed == 1);
        if (m_world->session)
            m_world->session->tables();
    }
    QString describe() const override { return u"fuzzed"_s; }

private:
    World *const m_world;
    const bool m_function;
    int m_disposed = 0;
};

} // namespace

void require(bool condition)
{
    if (!condition)
        std::abort();
}

World::World(QList<QByteArray> &&given, Role role) : m_role(role), m_lines(std::move(given))
{
    SessionOptions options;
    options.limits.maxDepth = 24;
    options.limits.maxBigIntDigits = 64;
    options.limits.maxMessageSize = 2048;
    options.limits.maxBlobSize = 1024;
    // The time of the flow control is that of the input.
    options.clock = [this] { return double(m_next * 7); };
    session = Session::create(this, newTarget(), options);
}

World::~World()
{
    const std::weak_ptr<Session> watched = session;
    session->disconnected(RpcError(u"over"_s));
    check();
    while (!writes.empty())
        answerWrite(std::nullopt);
    while (!reads.empty())
        answerRead(ReadResult::end());
    kept.clear();
    pending.clear();
    // A promise may have been resolved with a stream that gives it: that cycle is the application's.
    QList<Value> given;
    for (Source *source : std::as_const(sources))
        given += source->takeChunks();
    given.clear();
    // The application's last acts may have begun new ones.
    writes.clear();
    reads.clear();
    session.reset();
    require(watched.expired());
    require(alive == 0);
}

void World::run()
{
    while (m_next < m_lines.size())
        takeNext();
    check();
}

void World::takeNext()
{
    if (m_next >= m_lines.size() || m_depth > 8)
        return;
    ++m_depth;
    const QByteArray line = m_lines.at(m_next++);
    if (m_role == Role::Client && line.startsWith('!'))
        actClient(line.mid(1, 64));
    else
        session->receive(line);
    --m_depth;
    if (m_depth == 0)
        check();
}

void World::actClient(const QByteArray &letters)
{
    for (const char letter : letters) {
        try {
            QList<Value> arguments;
            if (!kept.isEmpty())
                arguments << stubOf(kept.last()->dup()) << stubOf(kept.first()->dup());
            const Value result = act(char16_t(uchar(letter)), Value::array(arguments));
            if (const HookPtr hook = hookIn(result))
                keep(hook);
        } catch (...) { }
    }
}

void World::check() const
{
    const SessionTables tables = session->tables();
    require(session->stats() == (SessionStats{tables.imports.size(), tables.exports.size()}));
    require(session->isAborted() == (aborts == 1));
    for (qsizetype i = 0; i < tables.imports.size(); ++i) {
        const SessionTables::Import &import = tables.imports.at(i);
        require(i == 0 || tables.imports.at(i - 1).id < import.id);
        require(import.localReferences > 0 || import.id.value == 0);
        require(!import.resolved);
    }
    for (qsizetype i = 0; i < tables.exports.size(); ++i) {
        require(i == 0 || tables.exports.at(i - 1).id < tables.exports.at(i).id);
        require(tables.exports.at(i).id.value < tables.nextPeerPush && tables.exports.at(i).id.value > tables.nextExport);
    }
}

HookPtr World::newTarget(bool function) { return makeTargetHook(std::make_unique<Target>(this, function)); }

Value World::newReadable(bool isPending, const QList<Value> &chunks)
{
    return Value::readable(CapabilityPtr(makeReadableHook(std::make_unique<Source>(this, isPending, chunks)).data()));
}

Value World::newWritable(bool isPending)
{
    return Value::writable(CapabilityPtr(makeWritableHook(std::make_unique<Sink>(this, isPending)).data()));
}

void World::send(QByteArray &&text)
{
    require(!session || !session->isAborted());
    require(!text.contains('\n'));
    m_sent += text.size();
    // What one message may cause is bounded, though not small: it may ask for all that was said before.
    require(m_sent < 64 * 1024 * 1024);
}

HookPtr World::subject(const Value &arguments) const
{
    if (const HookPtr hook = hookIn(arguments.at(0)))
        return hook;
    return kept.isEmpty() ? HookPtr() : kept.last();
}

void World::keep(const HookPtr &hook)
{
    if (kept.size() < 200)
        kept.append(hook);
}

void World::keepOutcome(const Outcome &outcome)
{
    if (const Value *value = std::get_if<Value>(&outcome)) {
        const HookPtr hook = hookIn(*value);
        keep(hook ? hook : makeValueHook(*value));
    }
}

void World::pull(const HookPtr &hook)
{
    hook->pull([this, hook](const Outcome &outcome) { keepOutcome(outcome); });
}

void World::read(const HookPtr &hook, bool toTheEnd)
{
    auto *readable = dynamic_cast<ReadableHook *>(hook.data());
    if (!readable)
        return;
    readable->read([this, hook, toTheEnd](const ReadResult &result) {
        if (result.kind != ReadResult::Kind::Chunk)
            return;
        keepOutcome(result.chunk);
        if (toTheEnd)
            read(hook, true);
        else
            takeNext();
    });
}

void World::answerWrite(const std::optional<RpcError> &error)
{
    if (writes.empty())
        return;
    const StreamCallback done = std::move(writes.front());
    writes.pop_front();
    done(error);
}

void World::answerRead(const ReadResult &result)
{
    if (reads.empty())
        return;
    const ReadCallback callback = std::move(reads.front());
    reads.pop_front();
    callback(result);
}

Value World::callMain(const Value &argument)
{
    const HookPtr result =
        session->remoteMain()->call({PathPart(u"x"_s)}, {Value::array({argument}), argument.containsPromise(), false});
    keep(result);
    return {};
}

} // namespace Fuzz
