// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcpromise.h" // includes rpccoroutine.h at its end

#include "rpctarget.h"
#include "teardown.h"

namespace QtCapnWeb::Detail {

ContextWatch::ContextWatch(const QObject *context) : m_context(context), m_watched(true)
{
    if (auto *target = qobject_cast<RpcTarget *>(const_cast<QObject *>(context)))
        m_lease = std::make_shared<RpcTargetLease>(target);
}

namespace {
thread_local CalleeScope *innermostCallee = nullptr;
}

CalleeScope::CalleeScope(std::shared_ptr<void> callee)
    : m_target(nullptr), m_callee(std::move(callee)), m_outer(std::exchange(innermostCallee, this))
{ }

CalleeScope::CalleeScope(LocalTarget &target) : m_target(&target), m_outer(std::exchange(innermostCallee, this)) { }

CalleeScope::~CalleeScope() { innermostCallee = m_outer; }

std::shared_ptr<void> CalleeScope::current()
{
    CalleeScope *const scope = innermostCallee;
    if (!scope)
        return {};
    if (scope->m_target && !scope->m_callee)
        scope->m_callee = std::make_shared<TargetPtr>(TargetPtr::shared(*scope->m_target));
    return scope->m_callee;
}

struct AwaiterBase::Waiter {
    std::coroutine_handle<> coroutine;
    Outcome outcome;
    bool settled = false;

    void resume()
    {
        if (const std::coroutine_handle<> waiting = std::exchange(coroutine, {}))
            waiting.resume();
    }
};

AwaiterBase::AwaiterBase(const HookPtr &hook, ContextWatch watch) : m_hook(hookOrBroken(hook)), m_watch(std::move(watch)) { }

AwaiterBase::~AwaiterBase()
{
    if (m_waiter)
        m_waiter->coroutine = {};
}

bool AwaiterBase::await_suspend(std::coroutine_handle<> coroutine)
{
    const auto waiter = std::make_shared<Waiter>();
    m_waiter = waiter;
    m_hook->pull([waiter](const Outcome &outcome) {
        waiter->outcome = outcome;
        waiter->settled = true;
        if (waiter->coroutine && TearDownScope::isActive())
            runLater([waiter] { waiter->resume(); });
        else
            waiter->resume();
    });
    // Settled at once: the coroutine goes on without having been suspended, so that a loop of these needs no stack.
    if (waiter->settled)
        return false;
    waiter->coroutine = coroutine;
    return true;
}

Value AwaiterBase::take()
{
    m_watch.check();
    Outcome outcome;
    if (m_waiter)
        outcome = std::move(m_waiter->outcome);
    else if (const Outcome *settled = m_hook->outcome())
        outcome = *settled;
    if (const RpcError *error = std::get_if<RpcError>(&outcome))
        throw RpcError(*error);
    return std::get<Value>(std::move(outcome));
}

CoroutinePromiseBase::CoroutinePromiseBase() : m_callee(CalleeScope::current()) { }

CoroutinePromiseBase::~CoroutinePromiseBase() = default;

std::suspend_never CoroutinePromiseBase::final_suspend() noexcept
{
    if (const RpcError *error = std::get_if<RpcError>(&m_outcome))
        m_deferred.reject(*error);
    else
        m_deferred.resolve(std::get<Value>(m_outcome));
    return {};
}

void CoroutinePromiseBase::unhandled_exception() { m_outcome = currentError(); }

} // namespace QtCapnWeb::Detail
