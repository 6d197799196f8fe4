// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "resolvepromises.h"

#include "capabilitywalk.h"
#include "completions.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// A value must not become deeper by what its promises resolve to than it could have been by itself: without this a peer could
// build one that no recursive function survives, from promise to promise.
constexpr int MaximumNesting = MaximumSentDepth;

// Nor may it become larger than its parts by itself: of promises within promises a peer can make twice as many with every
// message.
constexpr int MaximumNestedPromises = 10'000;
using Budget = std::shared_ptr<int>;

RpcError tooMany() { return RpcError::typeError(u"The value holds too many promises within promises."_s); }

RpcError tooDeep()
{
    return RpcError::typeError(
        "Resolved promises exceed the maximum allowed depth of %1."_L1.arg(QString::number(MaximumNesting)));
}

void pullAt(HookPtr hook, int level, const Budget &budget, OutcomeCallback &&callback);
void resolveAt(const Value &value, Delivery delivery, int level, const Budget &budget, OutcomeCallback &&callback);

// One value whose promises are awaited. Kept by the callbacks that it waits for.
class Join : public std::enable_shared_from_this<Join>
{
public:
    Join(const Value &value, Delivery delivery, int level, const Budget &budget, OutcomeCallback &&callback)
        : m_value(value), m_delivery(delivery), m_level(level),
          m_budget(budget ? budget : std::make_shared<int>(MaximumNestedPromises)), m_callback(std::move(callback))
    { }

    void start()
    {
        std::vector<HookPtr> promises;
        replaceCapabilities(m_value, [&](const Value &capability) {
            if (capability.type() == Value::Type::Promise)
                promises.emplace_back(StubHook::from(capability.capability().data()));
            return capability;
        });
        if (m_level > 0 && (*m_budget -= int(std::min<size_t>(promises.size(), MaximumNestedPromises + 1))) < 0) {
            *m_budget = 0;
            finish(tooMany());
            return;
        }
        m_results.resize(promises.size());
        m_missing = promises.size();
        for (size_t i = 0; i < promises.size(); ++i) {
            if (!promises[i]) {
                arrived(i, RpcError::typeError(u"A promise that belongs to no session can't be awaited."_s));
                continue;
            }
            pullAt(std::move(promises[i]), m_level + 1, m_budget,
                   [self = shared_from_this(), i](const Outcome &outcome) { self->arrived(i, outcome); });
        }
    }

private:
    void arrived(size_t index, const Outcome &outcome)
    {
        if (!m_callback)
            return; // Another was rejected before.
        if (const RpcError *error = std::get_if<RpcError>(&outcome)) {
            finish(*error);
            return;
        }
        m_results[index] = std::get<Value>(outcome);
        if (--m_missing > 0)
            return;
        size_t next = 0;
        const Value result = replaceCapabilities(m_value, [&](const Value &capability) {
            if (capability.type() != Value::Type::Promise)
                return capability;
            const Value &resolution = m_results[next++];
            return m_delivery == Delivery::Copy ? duplicateCapabilities(resolution) : resolution;
        });
        if (nestingDepth(result, MaximumNesting + 2) > MaximumNesting + 1)
            finish(tooDeep());
        else
            finish(result);
    }

    void finish(const Outcome &outcome)
    {
        const OutcomeCallback callback = std::exchange(m_callback, nullptr);
        m_results.clear();
        m_value = Value();
        callback(outcome);
    }

    Value m_value;
    Delivery m_delivery;
    int m_level;
    Budget m_budget; // shared by all that are within the same value
    OutcomeCallback m_callback; // null once it was called
    std::vector<Value> m_results; // in the order in which the promises stand
    size_t m_missing = 0;
};

void resolveAt(const Value &value, Delivery delivery, int level, const Budget &budget, OutcomeCallback &&callback)
{
    if (!value.containsPromise())
        callback(value);
    else if (level > MaximumNesting)
        callback(tooDeep());
    else
        std::make_shared<Join>(value, delivery, level, budget, std::move(callback))->start();
}

void pullAt(HookPtr hook, int level, const Budget &budget, OutcomeCallback &&callback)
{
    for (;;) {
        hook->prepare();
        const Outcome *settled = hook->settled();
        if (!settled) {
            // Bound to the hook, so that it is not given up while someone waits for it.
            HookPtr waitedFor = hook;
            waitedFor->settle([hook, level, budget, callback = std::move(callback)](const Outcome &outcome) mutable {
                const Value *value = std::get_if<Value>(&outcome);
                StubHook *following =
                    value && value->type() == Value::Type::Promise ? StubHook::from(value->capability().data()) : nullptr;
                if (following)
                    pullAt(HookPtr(following), level, budget, std::move(callback));
                else if (value)
                    resolveAt(*value, Delivery::Own, level, budget, std::move(callback));
                else
                    callback(outcome);
            });
            return;
        }
        const Outcome outcome = *settled; // The callback may destroy the hook.
        const Value *value = std::get_if<Value>(&outcome);
        if (!value) {
            callback(outcome);
            return;
        }
        if (value->type() == Value::Type::Promise) {
            hook = StubHook::from(value->capability().data());
            if (hook)
                continue;
        }
        resolveAt(*value, Delivery::Own, level, budget, std::move(callback));
        return;
    }
}

} // namespace

void resolvePromises(const Value &value, Delivery delivery, OutcomeCallback callback)
{
    resolveAt(value, delivery, 0, {}, std::move(callback));
}

void resolvePromises(const Value &value, OutcomeCallback callback) { resolvePromises(value, Delivery::Own, std::move(callback)); }

void pullCompletely(HookPtr hook, OutcomeCallback callback) { pullAt(std::move(hook), 0, {}, std::move(callback)); }

} // namespace QtCapnWeb
