// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "targethook.h"

#include "capabilitywalk.h"
#include "followpath.h"
#include "mapapplicator.h"
#include "maprecorder.h"
#include "promisehook.h"
#include "resolvepromises.h"
#include "settledhook.h"

#include <exception>
#include <optional>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

using Member = LocalTarget::Member;

// A method that was read like a property: in JavaScript it is a function of its own.
class MethodTarget final : public LocalTarget
{
public:
    MethodTarget(TargetPtr target, PathPart name) : m_target(std::move(target)), m_name(std::move(name)) { }

    Member member(const PathPart &) const override { return Member::None; }
    Value read(const PathPart &) override { return {}; }
    Value call(const PathPart &, const Value &) override { return {}; }
    bool isFunction() const override { return true; }
    Value callFunction(const Value &arguments) override
    {
        const TargetPtr target = m_target;
        return target->call(m_name, arguments);
    }
    void disposed() override { }
    QString describe() const override { return m_target->describe() + u'.' + pathToString({m_name}); }

private:
    TargetPtr m_target;
    PathPart m_name;
};

Member memberOf(const LocalTarget &target, const PathPart &name)
{
    return isForbidden(name) ? Member::None : target.member(name);
}

// Whatever a target throws becomes an error that can be sent.
template<typename Function>
HookPtr guarded(Function &&function)
{
    try {
        return function();
    } catch (const RpcError &error) {
        return makeErrorHook(RpcError(error));
    } catch (const std::exception &exception) {
        return makeErrorHook(RpcError(QString::fromUtf8(exception.what())));
    } catch (...) {
        return makeErrorHook(RpcError(u"The call failed with an exception of unknown type."_s));
    }
}

// The arguments belong to the call and go when it is done: at once, or when the promise that it returned is settled.
void keepUntilSettled(const HookPtr &result, Value &&arguments)
{
    const auto *promise = hookCast<PromiseHook>(result.data());
    if (!promise || !promise->state() || promise->state()->isDelivered() || !holdsCapability(arguments))
        return;
    promise->state()->enqueue([kept = std::move(arguments)](const HookPtr &) {});
}

// Calls the function, or the method if a name is given. The target stays for as long as the call runs.
HookPtr invoke(const TargetPtr &target, const std::optional<PathPart> &method, Value arguments)
{
    return guarded([&] {
        const TargetPtr running = target;
        HookPtr result = makeValueHook(method ? running->call(*method, arguments) : running->callFunction(arguments));
        keepUntilSettled(result, std::move(arguments));
        return result;
    });
}

// Delivers at once if no promise has to be awaited, so that calls arrive in order.
HookPtr deliver(const TargetPtr &target, const std::optional<PathPart> &method, Arguments &&arguments)
{
    Value items = arguments.owned ? std::move(arguments.items) : duplicateCapabilities(arguments.items);
    arguments.items = Value();
    if (!arguments.holdsPromise)
        return invoke(target, method, std::move(items));

    struct Pending {
        std::optional<PromiseResolver> resolver; // made if it takes time
        HookPtr result;
    };
    const auto pending = std::make_shared<Pending>();
    resolvePromises(items, Delivery::Copy, [pending, target, method](const Outcome &outcome) {
        const Value *resolved = std::get_if<Value>(&outcome);
        HookPtr result = resolved ? invoke(target, method, *resolved) : makeErrorHook(std::get<RpcError>(outcome));
        if (pending->resolver)
            pending->resolver->resolve(std::move(result));
        else
            pending->result = std::move(result);
    });
    if (pending->result)
        return std::exchange(pending->result, {});
    pending->resolver.emplace();
    return pending->resolver->promise();
}

} // namespace

TargetHook::TargetHook(TargetPtr target, quint64 recording) : m_target(std::move(target))
{
    if (recording != 0)
        more().recording = recording;
}

TargetHook::~TargetHook()
{
    if (m_hasMore)
        m_more.~unique_ptr();
    else
        m_target.~TargetPtr();
}

TargetHook::More &TargetHook::more()
{
    if (!m_hasMore) {
        auto more = std::make_unique<More>();
        more->target = std::move(m_target);
        m_target.~TargetPtr();
        new (&m_more) std::unique_ptr<More>(std::move(more));
        m_hasMore = true;
    }
    return *m_more;
}

HookPtr TargetHook::dup() { return target() ? HookPtr(new TargetHook(target(), madeInRecording())) : SettledHook::disposed(); }

void TargetHook::dispose()
{
    const HookPtr self(this);
    More &state = more();
    const HookPtr itself = std::exchange(state.itself, SettledHook::disposed());
    if (itself)
        itself->dispose();
    const TargetPtr target = std::exchange(state.target, TargetPtr()); // last, since it may destroy anything
}

QString TargetHook::describe() const { return target() ? target()->describe() : u"disposed stub"_s; }

void TargetHook::prepare()
{
    if (!becoming())
        more().itself = makeValueHook(Value::stub(CapabilityPtr(dup().data())));
}

HookPtr TargetHook::doCall(const PropertyPath &path, Arguments &&arguments)
{
    const TargetPtr target = this->target();
    if (!target)
        return SettledHook::disposed();
    return guarded([&]() -> HookPtr {
        if (path.isEmpty())
            return target->isFunction() ? deliver(target, std::nullopt, std::move(arguments)) : makeErrorHook(notAFunction(path));
        const Member member = memberOf(*target, path.first());
        if (path.size() == 1 && member == Member::Method)
            return deliver(target, path.first(), std::move(arguments));
        // Functions have no properties; what a property gives may hold a stub that is called.
        const Value start = member == Member::Property ? target->read(path.first()) : Value();
        const FollowedPath end = followPath(start, path, 1);
        StubHook *hook = end.isCapability() ? StubHook::from(end.value.capability().data()) : nullptr;
        return hook ? hook->call(path.sliced(end.used), std::move(arguments)) : makeErrorHook(notAFunction(path));
    });
}

HookPtr TargetHook::doGet(const PropertyPath &path)
{
    const TargetPtr target = this->target();
    if (!target)
        return SettledHook::disposed();
    return guarded([&]() -> HookPtr {
        if (path.isEmpty())
            return makeValueHook(Value::stub(CapabilityPtr(dup().data())));
        switch (memberOf(*target, path.first())) {
        case Member::None:
            return makeValueHook(followPath({}, path, 1).value);
        case Member::Method: {
            const HookPtr method = makeTargetHook(std::make_unique<MethodTarget>(target, path.first()));
            return path.size() == 1 ? makeValueHook(Value::stub(CapabilityPtr(method.data()))) : method->get(path.sliced(1));
        }
        case Member::Property:
            break;
        }
        const FollowedPath end = followPath(target->read(path.first()), path, 1);
        StubHook *hook = end.isCapability() ? StubHook::from(end.value.capability().data()) : nullptr;
        if (hook && (end.used < path.size() || end.value.type() == Value::Type::Promise))
            return hook->get(path.sliced(end.used));
        return makeValueHook(duplicateCapabilities(end.value));
    });
}

HookPtr TargetHook::doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions)
{
    if (!target())
        return SettledHook::disposed();
    if (!path.isEmpty())
        return doGet(path)->map({}, std::move(captures), instructions);
    return applyMap(Value::stub(CapabilityPtr(dup().data())), std::move(captures), instructions);
}

void TargetHook::doSettle(OutcomeCallback &&callback) { SettledHook::disposed()->settle(std::move(callback)); }

HookPtr makeTargetHook(std::unique_ptr<LocalTarget> target)
{
    return HookPtr(new TargetHook(TargetPtr(std::move(target)), currentRecording()));
}

} // namespace QtCapnWeb
