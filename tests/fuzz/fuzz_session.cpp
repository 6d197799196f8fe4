// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "session.h"
#include "stubhook.h"

#include <QtCore/QList>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

/// \file
/// Any lines as the messages of a peer, into a session whose main object does everything that an application may do within a
/// handler. The tables must stay consistent, the answers in proportion, and nothing may be left when all is over.

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

class World;

/// A target whose methods are named by one letter, so that the fuzzer finds them soon.
class Target final : public LocalTarget
{
public:
    explicit Target(World *world, bool function = false);
    ~Target() override;
    Member member(const PathPart &name) const override;
    Value read(const PathPart &name) override;
    Value call(const PathPart &name, const Value &arguments) override;
    bool isFunction() const override { return m_function; }
    Value callFunction(const Value &arguments) override { return call(PathPart(u"a"_s), arguments); }
    void disposed() override;
    QString describe() const override { return u"fuzzed"_s; }

private:
    World *const m_world;
    const bool m_function;
    int m_disposed = 0;
};

/// One session and the application around it.
class World final : public SessionOutlet
{
public:
    explicit World(QList<QByteArray> &&given) : lines(std::move(given))
    {
        SessionOptions options;
        options.limits.maxDepth = 24;
        options.limits.maxBigIntDigits = 64;
        options.limits.maxMessageSize = 2048;
        session = Session::create(this, newTarget(), options);
    }

    ~World() override
    {
        const std::weak_ptr<Session> watched = session;
        session->disconnected(RpcError(u"over"_s));
        check();
        kept.clear();
        pending.clear();
        session.reset();
        require(watched.expired());
        require(targets == 0);
    }

    void run()
    {
        while (next < lines.size())
            receiveNext();
        check();
    }

    void receiveNext()
    {
        if (next >= lines.size() || depth > 8)
            return;
        ++depth;
        session->receive(lines.at(next++));
        --depth;
        if (depth == 0)
            check();
    }

    void check() const
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

    HookPtr newTarget(bool function = false) { return makeTargetHook(std::make_unique<Target>(this, function)); }

    void send(QByteArray &&text) override
    {
        require(!session || !session->isAborted());
        require(!text.contains('\n'));
        sent += text.size();
        // What one message may cause is bounded, though not small: it may ask for all that was said before.
        require(sent < 64 * 1024 * 1024);
    }
    void abort(const RpcError &) override { ++aborts; }
    void idle() override { ++idles; }

    std::shared_ptr<Session> session;
    QList<HookPtr> kept;
    std::vector<Deferred> pending;
    QList<QByteArray> lines;
    qsizetype next = 0;
    qint64 sent = 0;
    int depth = 0;
    int aborts = 0;
    int idles = 0;
    int targets = 0;
};

Target::Target(World *world, bool function) : m_world(world), m_function(function) { ++m_world->targets; }

Target::~Target()
{
    require(m_disposed == 1);
    --m_world->targets;
}

void Target::disposed()
{
    require(++m_disposed == 1);
    if (m_world->session)
        m_world->session->tables();
}

LocalTarget::Member Target::member(const PathPart &name) const
{
    const QString *text = std::get_if<QString>(&name);
    if (!text || text->size() != 1)
        return Member::None;
    const char16_t letter = text->at(0).unicode();
    if (letter >= u'a' && letter <= u'z')
        return Member::Method;
    if (letter >= u'A' && letter <= u'D')
        return Member::Property;
    if (letter == u'H')
        throw RpcError::typeError(u"hidden"_s);
    return Member::None;
}

Value Target::read(const PathPart &name)
{
    World &world = *m_world;
    switch (std::get<QString>(name).at(0).unicode()) {
    case u'A':
        return Value::stub(CapabilityPtr(world.newTarget().data()));
    case u'B':
        return Value::object({{u"x"_s, 1}, {u"y"_s, Value::stub(CapabilityPtr(world.newTarget(true).data()))}});
    case u'C':
        return world.kept.isEmpty() ? Value() : Value::promise(CapabilityPtr(world.kept.last().data()));
    default:
        throw RpcError(u"no"_s);
    }
}

Value Target::call(const PathPart &name, const Value &arguments)
{
    World &world = *m_world;
    const std::shared_ptr<Session> session = world.session;
    StubHook *const first = StubHook::from(arguments.at(0).capability().data());
    const HookPtr hook(first);
    switch (std::get<QString>(name).at(0).unicode()) {
    case u'a':
        return arguments.at(0);
    case u'b':
        return arguments;
    case u'c':
        return Value::stub(CapabilityPtr(world.newTarget().data()));
    case u'd':
        return Value::stub(CapabilityPtr(world.newTarget(true).data()));
    case u'e': // a promise that is settled later
        world.pending.emplace_back();
        return Value::promise(CapabilityPtr(world.pending.back().promise.data()));
    case u'f': // now is later
        if (!world.pending.empty()) {
            const Deferred deferred = world.pending.front();
            world.pending.erase(world.pending.begin());
            deferred.resolve(arguments.at(0));
        }
        return {};
    case u'g':
        if (!world.pending.empty()) {
            const Deferred deferred = world.pending.back();
            world.pending.pop_back();
            deferred.reject(RpcError(u"rejected"_s));
        }
        return {};
    case u'h':
        world.pending.clear();
        return {};
    case u'i': // keep it
        if (hook)
            world.kept.append(hook->dup());
        return {};
    case u'j':
        if (hook)
            world.kept.append(hook);
        return {};
    case u'k':
        if (!world.kept.isEmpty())
            world.kept.takeFirst();
        return {};
    case u'l':
        if (!world.kept.isEmpty())
            world.kept.last()->dispose();
        return {};
    case u'm': // call back
    case u'n': {
        if (!hook)
            return {};
        const HookPtr result = hook->call({}, {Value::array({arguments, 1}), arguments.containsPromise(), false});
        world.kept.append(result);
        if (std::get<QString>(name) == u"n")
            result->pull([](const Outcome &) {});
        return Value::promise(CapabilityPtr(result.data()));
    }
    case u'o': {
        const HookPtr result = world.session->remoteMain()->call({PathPart(u"x"_s)}, {arguments, false, false});
        result->pull([&world, result](const Outcome &outcome) {
            if (std::holds_alternative<Value>(outcome) && world.kept.size() < 100)
                world.kept.append(makeValueHook(std::get<Value>(outcome)));
        });
        return {};
    }
    case u'p':
        return hook ? Value::promise(CapabilityPtr(makePropertyHook(hook, {PathPart(u"x"_s), PathPart(0.0)}).data())) : Value();
    case u'q':
        throw RpcError::rangeError(u"thrown"_s);
    case u'r':
        throw 5;
    case u's':
        session->abort(RpcError(u"enough"_s));
        return {};
    case u't':
        session->disconnected(RpcError(u"gone"_s));
        return {};
    case u'u': // as a handler that runs a nested event loop
        world.receiveNext();
        return arguments.at(1);
    case u'v':
        if (hook) {
            hook->onBroken([&world](const RpcError &) {
                if (!world.kept.isEmpty())
                    world.kept.takeLast();
            });
        }
        return {};
    case u'w':
        for (const HookPtr &each : QList<HookPtr>(world.kept))
            each->pull([&world](const Outcome &) { world.receiveNext(); });
        return {};
    case u'x':
        return world.kept.isEmpty() ? Value() : Value::promise(CapabilityPtr(world.kept.last()->dupPromise().data()));
    case u'y':
        return world.kept.isEmpty() ? Value() : Value::stub(CapabilityPtr(world.kept.first()->dup().data()));
    default:
        if (const HookPtr export_ = session->hookForExport(EntryId(arguments.at(0).toNumber())))
            world.kept.append(export_);
        session->drain([](const std::optional<RpcError> &) {});
        return {};
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    World world(text.split('\n'));
    world.run();
    return 0;
}
