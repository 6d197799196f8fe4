// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stubhook.h"

#include <QtCore/QThread>

#include <deque>
#include <functional>
#include <utility>
#include <vector>

/// \file
/// Chains of promises may be 100,000 long, and a peer decides how long. Completing or destroying one promise completes or
/// destroys the next; both are done with bounded stack here.

namespace QtCapnWeb {

/// \brief Runs completions at once while the stack is shallow, and in order of arrival from its base when it is deep.
///
/// Whoever runs a completion makes a new base if an event loop was started since the last one: a handler that spins a nested
/// event loop waits for completions, so those must not wait for the handler.
class Completions
{
public:
    /// A stretch of execution within which completions may be put off, and at whose end they have run.
    class Scope
    {
    public:
        Scope();
        ~Scope();
        Q_DISABLE_COPY_MOVE(Scope)

    private:
        Completions &m_completions;
        int m_outerDepth;
        int m_outerLoopLevel;
        bool m_isBase;
    };

    template<typename Function>
    static void run(Function &&function)
    {
        Completions &completions = current();
        if (completions.m_depth >= MaximumDepth && !completions.isNewLoop()) {
            completions.m_waiting.emplace_back(std::forward<Function>(function));
            return;
        }
        Scope scope;
        function();
    }

private:
    static constexpr int MaximumDepth = 32;

    static Completions &current();
    bool isNewLoop() const { return QThread::currentThread()->loopLevel() != m_loopLevel; }

    std::deque<std::function<void()>> m_waiting;
    int m_depth = 0;
    int m_loopLevel = 0;
};

/// Drops \a value; at once if few such drops are on the stack, else when the outermost of them is done.
void dropSafely(Value &&value);
void dropSafely(HookPtr &&hook);

} // namespace QtCapnWeb
