// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "timedhook.h"

#include "timerinterval.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {
thread_local int ownTimeouts = 0;
}

RpcError callTimedOut(std::chrono::milliseconds limit)
{
    return RpcError(u"TimeoutError"_s, u"The call was not answered within %1 ms."_s.arg(limit.count()));
}

OwnTimeoutScope::OwnTimeoutScope() { ++ownTimeouts; }

OwnTimeoutScope::~OwnTimeoutScope() { --ownTimeouts; }

bool OwnTimeoutScope::isActive() { return ownTimeouts > 0; }

TimedHook::TimedHook(HookPtr inner, std::chrono::milliseconds limit) : m_inner(std::move(inner)), m_limit(limit) { }

void TimedHook::dispose()
{
    const HookPtr self(this);
    m_inner->dispose(); // Whoever waits is told by that.
    if (m_result)
        m_result->dispose();
}

const StubHook *TimedHook::becoming() const
{
    if (m_result)
        return m_result.data();
    return m_inner->outcome() ? m_inner.data() : nullptr;
}

void TimedHook::prepare()
{
    if (!m_result)
        m_inner->prepare();
}

HookPtr TimedHook::next(Operation, PropertyPath &) { return current(); }

// Never reached: next() gives another hook always.
HookPtr TimedHook::doCall(const PropertyPath &path, Arguments &&arguments) { return current()->call(path, std::move(arguments)); }
HookPtr TimedHook::doGet(const PropertyPath &path) { return current()->get(path); }

void TimedHook::doSettle(OutcomeCallback &&callback)
{
    m_waiters.push_back(std::move(callback));
    if (m_waiters.size() > 1)
        return;
    const HookPtr self(this); // kept by what waits, too
    if (m_limit.count() > 0) {
        m_timer = std::make_unique<QTimer>();
        m_timer->setSingleShot(true);
        QObject::connect(m_timer.get(), &QTimer::timeout, m_timer.get(), [this] {
            const HookPtr kept(this);
            const HookPtr late = m_inner;
            settleWith(callTimedOut(m_limit));
            late->dispose();
        });
        m_timer->start(timerInterval(m_limit));
    }
    const OwnTimeoutScope own;
    const HookPtr inner = m_inner;
    inner->pull([this, self](const Outcome &outcome) { settleWith(outcome); });
}

void TimedHook::settleWith(const Outcome &outcome)
{
    if (m_result)
        return;
    const HookPtr self(this);
    const RpcError *error = std::get_if<RpcError>(&outcome);
    m_result = error ? makeErrorHook(*error) : makeValueHook(std::get<Value>(outcome));
    if (m_timer) {
        m_timer->stop();
        m_timer.release()->deleteLater(); // It may be what calls.
    }
    const HookPtr result = m_result;
    for (OutcomeCallback &callback : std::exchange(m_waiters, {}))
        result->settle(std::move(callback));
}

} // namespace QtCapnWeb
