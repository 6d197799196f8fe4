// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "stubhook.h"

#include "completions.h"
#include "resolvepromises.h"

#include <atomic>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// Calls that go on at another hook go on at the last one of the chain.
StubHook *lastHook(HookPtr &hook, StubHook::Operation operation, PropertyPath &path)
{
    while (HookPtr following = hook->next(operation, path))
        hook = std::move(following);
    return hook.data();
}

// Ids grow over all sessions, so that one order holds wherever a callback moves when promises resolve.
quint64 nextBrokenId()
{
    static std::atomic<quint64> id = 0;
    return ++id;
}

} // namespace

StubHook *StubHook::from(const Capability *capability)
{
    return const_cast<StubHook *>(dynamic_cast<const StubHook *>(capability));
}

HookPtr StubHook::call(const PropertyPath &path, Arguments &&arguments)
{
    HookPtr hook(this); // A handler may let go of the last other reference.
    PropertyPath rest = path;
    return lastHook(hook, Operation::Call, rest)->doCall(rest, std::move(arguments));
}

HookPtr StubHook::get(const PropertyPath &path)
{
    HookPtr hook(this);
    PropertyPath rest = path;
    return lastHook(hook, Operation::Get, rest)->doGet(rest);
}

HookPtr StubHook::map(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions)
{
    HookPtr hook(this);
    PropertyPath rest = path;
    return lastHook(hook, Operation::Map, rest)->doMap(rest, std::move(captures), instructions);
}

HookPtr StubHook::doMap(const PropertyPath &, QList<HookPtr> &&, const MapInstructions &)
{
    return makeErrorHook(RpcError(u"Cannot use map() on this."_s));
}

HookPtr StubHook::next(Operation, PropertyPath &) { return HookPtr(const_cast<StubHook *>(becoming())); }

void StubHook::pull(OutcomeCallback callback) { pullCompletely(HookPtr(this), std::move(callback)); }

const Outcome *StubHook::settled() const
{
    const StubHook *hook = this;
    while (const StubHook *following = hook->becoming())
        hook = following;
    return hook->ownOutcome();
}

const Outcome *StubHook::outcome() const
{
    const Outcome *outcome = settled();
    const Value *value = outcome ? std::get_if<Value>(outcome) : nullptr;
    return value && value->containsPromise() ? nullptr : outcome;
}

void StubHook::settle(OutcomeCallback callback)
{
    HookPtr hook(this);
    for (;;) {
        hook->prepare();
        StubHook *following = const_cast<StubHook *>(hook->becoming());
        if (!following)
            break;
        hook = following;
    }
    if (const Outcome *outcome = hook->ownOutcome()) {
        Completions::run([callback = std::move(callback), outcome = *outcome] { callback(outcome); });
        return;
    }
    hook->doSettle(std::move(callback));
}

quint64 StubHook::onBroken(BrokenCallback callback)
{
    HookPtr hook(this);
    while (StubHook *following = hook->nextForBroken())
        hook = following;
    const quint64 id = nextBrokenId();
    return hook->addOnBroken(id, std::move(callback)) ? id : 0;
}

void StubHook::removeOnBroken(quint64 id)
{
    HookPtr hook(this);
    while (StubHook *following = hook->nextForBroken())
        hook = following;
    hook->dropOnBroken(id);
}

void StubHook::dropOnBroken(quint64) { }

LocalTarget::~LocalTarget() = default;

Value LocalTarget::callFunction(const Value &) { throw RpcError::typeError(u"'' is not a function."_s); }

} // namespace QtCapnWeb
