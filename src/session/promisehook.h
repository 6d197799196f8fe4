// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "sessionload.h"
#include "stubhook.h"

#include <QtCore/QSharedData>

#include <deque>
#include <functional>
#include <utility>
#include <vector>

/// \file
/// A promise that is made on this side: the result of a call that is not finished, or whose arguments are still awaited.

namespace QtCapnWeb {

class PromiseResolver;

/// \brief What all handles on one local promise share.
///
/// Calls on it wait in a queue until it resolves. They keep doing so while the queue is delivered, so that a call made meanwhile
/// does not overtake those before it (protocol-rules, "Order").
class PromiseState : public QSharedData
{
public:
    PromiseState() = default;
    ~PromiseState();
    Q_DISABLE_COPY_MOVE(PromiseState)

    /// Only the first resolution counts; a promise that would wait for itself is rejected.
    void resolve(HookPtr resolution);
    bool isResolved() const { return bool(m_resolution); }
    const HookPtr &resolution() const { return m_resolution; }
    /// Whether calls may go straight to the resolution.
    bool isDelivered() const { return m_resolution && !m_isDelivering && m_queue.empty(); }

    using Operation = std::function<void(const HookPtr &resolution)>;
    void enqueue(Operation &&operation) { m_queue.push_back(std::move(operation)); }
    /// The \a waiter is kept with its callback.
    void addWaiter(HookPtr waiter, OutcomeCallback &&callback) { m_waiters.push_back({std::move(waiter), std::move(callback)}); }
    /// Answers the callbacks of one waiter, which gave up.
    void cancelWaiter(const StubHook *waiter);
    void addOnBroken(quint64 id, BrokenCallback &&callback) { m_onBroken.emplace_back(id, std::move(callback)); }
    void dropOnBroken(quint64 id);

    /// Keeps \a call until it is settled, by this promise or by one that it becomes.
    void count(PendingCall &&call) { m_counted.push_back(std::move(call)); }

    bool hasListeners() const { return !m_waiters.empty() || !m_queue.empty() || !m_onBroken.empty(); }
    int handles = 0; ///< not disposed

    /// A new promise, for what an operation in this one's queue will give.
    std::shared_ptr<PromiseResolver> makeDependent() const;

private:
    struct Waiter {
        HookPtr hook;
        OutcomeCallback callback;
    };

    void deliver();
    bool wouldWaitForItself(StubHook *resolution) const;
    void passOnCounted();

    HookPtr m_resolution;
    // The promise in whose queue the operation waits that resolves this one. It outlives that queue, and with it this pointer.
    const PromiseState *m_source = nullptr;
    bool m_isDelivering = false;
    std::deque<Operation> m_queue;
    std::vector<Waiter> m_waiters;
    std::vector<std::pair<quint64, BrokenCallback>> m_onBroken;
    std::vector<PendingCall> m_counted;
};

using PromiseStatePtr = QExplicitlySharedDataPointer<PromiseState>;

/// \brief A handle on a local promise.
class PromiseHook final : public StubHook
{
public:
    static constexpr Kind HookKind = Kind::Promise;

    explicit PromiseHook(PromiseStatePtr state);
    ~PromiseHook() override;

    const PromiseStatePtr &state() const { return m_state; }

    HookPtr dup() override;
    void dispose() override;
    QString describe() const override;
    const StubHook *becoming() const override;
    HookPtr next(Operation operation, PropertyPath &path) override;
    bool addOnBroken(quint64 id, BrokenCallback &&callback) override;
    void dropOnBroken(quint64 id) override;

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    HookPtr doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions) override;
    const Outcome *ownOutcome() const override;
    void doSettle(OutcomeCallback &&callback) override;

private:
    PromiseStatePtr m_state; // null once disposed
};

/// The promise of this side that \a hook waits for in the end; null if it is settled, or waits for a peer.
PromiseState *pendingStateOf(const StubHook *hook);

/// \brief The other end of a PromiseHook. When it goes before it was used, the promise is rejected.
class PromiseResolver
{
public:
    PromiseResolver() : m_state(new PromiseState) { }
    ~PromiseResolver();
    Q_DISABLE_COPY_MOVE(PromiseResolver)

    /// A new handle on the promise.
    HookPtr promise() const { return HookPtr(new PromiseHook(m_state)); }
    void resolve(HookPtr resolution) const { m_state->resolve(std::move(resolution)); }
    const PromiseStatePtr &state() const { return m_state; }

private:
    PromiseStatePtr m_state;
};

} // namespace QtCapnWeb
