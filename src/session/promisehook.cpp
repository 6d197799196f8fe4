// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "promisehook.h"

#include "capabilitywalk.h"
#include "completions.h"
#include "settledhook.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

PromiseState::~PromiseState()
{
    // What waits in the queue may hold the next promise of a long chain.
    dropSafely(std::move(m_resolution));
}

void PromiseState::resolve(HookPtr resolution)
{
    if (m_resolution)
        return;
    // Skip what was resolved long ago.
    for (;;) {
        const auto *promise = hookCast<PromiseHook>(resolution.data());
        if (!promise || !promise->state() || promise->state().data() == this || !promise->state()->isDelivered())
            break;
        resolution = HookPtr(promise->state()->resolution());
    }
    if (wouldWaitForItself(resolution.data()))
        resolution = makeErrorHook(RpcError::typeError(u"Chaining cycle detected for promise #<Promise>"_s));
    m_source = nullptr;
    m_resolution = std::move(resolution);
    Completions::run([self = PromiseStatePtr(this)] { self->deliver(); });
}

bool PromiseState::wouldWaitForItself(StubHook *resolution) const
{
    // A peer can make chains as long as it likes, and have them followed as often; nobody else makes such.
    constexpr int MaximumSteps = 10'000;
    int steps = 0;
    // Whatever hands over to another without a step along a path: a stub of this promise is this promise.
    for (StubHook *hook = resolution; hook; hook = hook->nextForBroken()) {
        if (++steps > MaximumSteps)
            return true;
        const auto *promise = hookCast<PromiseHook>(hook);
        if (!promise || !promise->state())
            continue;
        // What is called on this one and waits in its queue can't be what it becomes either.
        for (const PromiseState *state = promise->state().data(); state; state = state->m_source) {
            if (state == this || ++steps > MaximumSteps)
                return true;
        }
    }
    return false;
}

void PromiseState::deliver()
{
    const PromiseStatePtr self(this);
    m_isDelivering = true;
    while (!m_queue.empty()) {
        const Operation operation = std::move(m_queue.front());
        m_queue.pop_front();
        operation(m_resolution);
    }
    m_isDelivering = false;
    if (!m_counted.empty())
        passOnCounted();

    for (auto &[id, callback] : std::exchange(m_onBroken, {})) {
        HookPtr hook = m_resolution;
        while (StubHook *following = hook->nextForBroken())
            hook = following;
        hook->addOnBroken(id, std::move(callback));
    }
    std::vector<Waiter> waiters = std::exchange(m_waiters, {});
    for (Waiter &waiter : waiters)
        m_resolution->settle(std::exchange(waiter.callback, nullptr));
}

std::shared_ptr<PromiseResolver> PromiseState::makeDependent() const
{
    // Shared, since a std::function wants to be copied.
    auto resolver = std::make_shared<PromiseResolver>();
    resolver->state()->m_source = this;
    return resolver;
}

void PromiseState::passOnCounted()
{
    std::vector<PendingCall> counted = std::exchange(m_counted, {});
    PromiseState *pending = pendingStateOf(m_resolution.data());
    if (!pending)
        return;
    for (PendingCall &call : counted)
        pending->count(std::move(call));
}

PromiseState *pendingStateOf(const StubHook *hook)
{
    while (const StubHook *following = hook->becoming())
        hook = following;
    const auto *promise = hookCast<PromiseHook>(hook);
    return promise ? promise->state().data() : nullptr;
}

void PromiseState::cancelWaiter(const StubHook *waiter)
{
    std::vector<Waiter> canceled;
    for (auto it = m_waiters.begin(); it != m_waiters.end();) {
        if (it->hook.data() == waiter) {
            canceled.push_back(std::move(*it));
            it = m_waiters.erase(it);
        } else {
            ++it;
        }
    }
    for (Waiter &each : canceled)
        SettledHook::canceled()->settle(std::move(each.callback));
}

void PromiseState::dropOnBroken(quint64 id)
{
    std::erase_if(m_onBroken, [id](const auto &registration) { return registration.first == id; });
}

PromiseHook::PromiseHook(PromiseStatePtr state) : StubHook(HookKind), m_state(std::move(state)) { ++m_state->handles; }

PromiseHook::~PromiseHook()
{
    if (m_state)
        --m_state->handles;
}

HookPtr PromiseHook::dup() { return m_state ? HookPtr(new PromiseHook(m_state)) : SettledHook::disposed(); }

void PromiseHook::dispose()
{
    const PromiseStatePtr state = std::exchange(m_state, {});
    if (!state)
        return;
    --state->handles;
    const HookPtr self(this);
    state->cancelWaiter(this);
}

QString PromiseHook::describe() const
{
    if (!m_state)
        return u"disposed promise"_s;
    return m_state->isResolved() ? u"local promise, resolved"_s : u"local promise"_s;
}

const StubHook *PromiseHook::becoming() const { return m_state ? m_state->resolution().data() : nullptr; }

HookPtr PromiseHook::next(Operation, PropertyPath &)
{
    return m_state && m_state->isDelivered() ? m_state->resolution() : HookPtr();
}

HookPtr PromiseHook::doCall(const PropertyPath &path, Arguments &&arguments)
{
    if (!m_state)
        return SettledHook::disposed();
    const std::shared_ptr<PromiseResolver> resolver = m_state->makeDependent();
    HookPtr result = resolver->promise();
    auto kept = std::make_shared<Arguments>(std::move(arguments));
    if (!kept->owned) {
        kept->items = duplicateCapabilities(kept->items);
        kept->owned = true;
    }
    m_state->enqueue([path, kept = std::move(kept), resolver](const HookPtr &resolution) {
        resolver->resolve(resolution->call(path, std::move(*kept)));
    });
    return result;
}

HookPtr PromiseHook::doGet(const PropertyPath &path)
{
    if (!m_state)
        return SettledHook::disposed();
    const std::shared_ptr<PromiseResolver> resolver = m_state->makeDependent();
    HookPtr result = resolver->promise();
    m_state->enqueue([path, resolver](const HookPtr &resolution) { resolver->resolve(resolution->get(path)); });
    return result;
}

HookPtr PromiseHook::doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions)
{
    if (!m_state)
        return SettledHook::disposed();
    const std::shared_ptr<PromiseResolver> resolver = m_state->makeDependent();
    HookPtr result = resolver->promise();
    const auto kept = std::make_shared<QList<HookPtr>>(std::move(captures));
    m_state->enqueue([path, kept, instructions, resolver](const HookPtr &resolution) {
        resolver->resolve(resolution->map(path, std::move(*kept), instructions));
    });
    return result;
}

const Outcome *PromiseHook::ownOutcome() const { return m_state ? nullptr : SettledHook::disposed()->settled(); }

void PromiseHook::doSettle(OutcomeCallback &&callback) { m_state->addWaiter(HookPtr(this), std::move(callback)); }

bool PromiseHook::addOnBroken(quint64 id, BrokenCallback &&callback)
{
    if (!m_state) {
        callback(std::get<RpcError>(*ownOutcome()));
        return false;
    }
    m_state->addOnBroken(id, std::move(callback));
    return true;
}

void PromiseHook::dropOnBroken(quint64 id)
{
    if (m_state)
        m_state->dropOnBroken(id);
}

PromiseResolver::~PromiseResolver()
{
    if (!m_state->isResolved())
        m_state->resolve(makeErrorHook(RpcError(u"The call was dropped before it had a result."_s)));
}

Deferred::Deferred() : m_resolver(std::make_shared<PromiseResolver>()) { promise = m_resolver->promise(); }

void Deferred::resolve(const Value &value) const { m_resolver->resolve(makeValueHook(value)); }

void Deferred::reject(const RpcError &error) const { m_resolver->resolve(makeErrorHook(error)); }

bool Deferred::isAwaited() const
{
    const PromiseStatePtr &state = m_resolver->state();
    const bool isHeldElsewhere = promise && promise->ref.loadRelaxed() > m_resolver.use_count();
    return isHeldElsewhere || state->handles > (promise ? 1 : 0) || state->hasListeners();
}

} // namespace QtCapnWeb
