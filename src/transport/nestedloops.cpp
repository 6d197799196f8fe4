// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "nestedloops.h"

#include <algorithm>

namespace QtCapnWeb {

namespace {

/// Of one thread: who calls handlers, outermost first, and the dispatcher that tells of turns.
struct Callers {
    std::vector<HandlerCaller *> callers; // null once it has gone
    QPointer<QAbstractEventDispatcher> watched;

    static Callers &current()
    {
        thread_local Callers callers;
        return callers;
    }

    // Each kind of dispatcher emits at least one of these in each turn.
    void watch()
    {
        QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
        if (dispatcher == watched)
            return;
        watched = dispatcher;
        const auto tell = [] {
            for (HandlerCaller *caller : current().callers) {
                if (caller)
                    caller->loopIsNested();
            }
        };
        QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, dispatcher, tell);
        QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, dispatcher, tell);
    }
};

} // namespace

HandlerScope::HandlerScope(HandlerCaller *caller)
{
    Callers &callers = Callers::current();
    callers.watch();
    m_depth = callers.callers.size();
    callers.callers.push_back(caller);
}

HandlerScope::~HandlerScope() { Callers::current().callers.resize(m_depth); }

bool HandlerScope::isCallerGone() const { return !Callers::current().callers[m_depth]; }

void HandlerScope::forget(const HandlerCaller *caller)
{
    auto &callers = Callers::current().callers;
    std::replace(callers.begin(), callers.end(), const_cast<HandlerCaller *>(caller), static_cast<HandlerCaller *>(nullptr));
}

} // namespace QtCapnWeb
