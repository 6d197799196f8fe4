// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "completions.h"

namespace QtCapnWeb {

Completions &Completions::current()
{
    thread_local Completions completions;
    return completions;
}

Completions::Scope::Scope()
    : m_completions(current()), m_outerDepth(m_completions.m_depth), m_outerLoopLevel(m_completions.m_loopLevel),
      m_isBase(m_outerDepth == 0 || m_completions.isNewLoop())
{
    if (m_isBase) {
        m_completions.m_depth = 1;
        m_completions.m_loopLevel = QThread::currentThread()->loopLevel();
    } else {
        ++m_completions.m_depth;
    }
}

Completions::Scope::~Scope()
{
    if (m_isBase) {
        while (!m_completions.m_waiting.empty()) {
            const std::function<void()> function = std::move(m_completions.m_waiting.front());
            m_completions.m_waiting.pop_front();
            function();
        }
    }
    m_completions.m_depth = m_outerDepth;
    m_completions.m_loopLevel = m_outerLoopLevel;
}

namespace {

struct Drops {
    static constexpr int MaximumDepth = 32;
    std::vector<Value> waiting;
    int depth = 0;
};

Drops &drops()
{
    thread_local Drops drops;
    return drops;
}

} // namespace

void dropSafely(Value &&value)
{
    Drops &state = drops();
    if (state.depth >= Drops::MaximumDepth) {
        state.waiting.push_back(std::move(value));
        return;
    }
    ++state.depth;
    {
        const Value dying = std::move(value);
    }
    if (state.depth == 1) {
        while (!state.waiting.empty()) {
            const Value dying = std::move(state.waiting.back());
            state.waiting.pop_back();
        }
    }
    --state.depth;
}

void dropSafely(HookPtr &&hook)
{
    // The usual case is that others hold it, too, and nothing happens.
    if (!hook || hook->ref.loadRelaxed() > 1) {
        hook.reset();
        return;
    }
    Value value = Value::stub(CapabilityPtr(hook.data()));
    hook.reset();
    dropSafely(std::move(value));
}

} // namespace QtCapnWeb
