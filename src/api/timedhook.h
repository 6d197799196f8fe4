// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stubhook.h"

#include <QtCore/QTimer>

#include <chrono>
#include <memory>
#include <vector>

/// \file
/// Time limits for results.

namespace QtCapnWeb {

/// What a result is rejected with that did not come in time: a TimeoutError.
RpcError callTimedOut(std::chrono::milliseconds limit);

/// \brief Stands while a result is asked for that has a limit of its own, so that the session's does not count.
class OwnTimeoutScope
{
public:
    OwnTimeoutScope();
    ~OwnTimeoutScope();
    Q_DISABLE_COPY_MOVE(OwnTimeoutScope)
    static bool isActive();
};

/// \brief A promise whose result must be there some time after it was first waited for; else it is rejected, and let go.
/// Calls and properties are those of the promise, so that it can be pipelined on and passed.
class TimedHook final : public StubHook
{
public:
    /// Takes over \a inner. A \a limit of zero is for ever.
    TimedHook(HookPtr inner, std::chrono::milliseconds limit);

    HookPtr dup() override { return current()->dup(); }
    HookPtr dupPromise() override { return current()->dupPromise(); }
    void dispose() override;
    QString describe() const override { return current()->describe(); }
    const StubHook *becoming() const override;
    void prepare() override;
    HookPtr next(Operation operation, PropertyPath &path) override;
    StubHook *nextForBroken() override { return current().data(); }
    bool addOnBroken(quint64 id, BrokenCallback &&callback) override { return current()->addOnBroken(id, std::move(callback)); }

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    void doSettle(OutcomeCallback &&callback) override;

private:
    const HookPtr &current() const { return m_result ? m_result : m_inner; }
    void settleWith(const Outcome &outcome);

    HookPtr m_inner;
    HookPtr m_result; // once it is settled
    const std::chrono::milliseconds m_limit;
    std::unique_ptr<QTimer> m_timer; // while someone waits
    std::vector<OutcomeCallback> m_waiters;
};

} // namespace QtCapnWeb
