// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "stubhook.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <memory>

/// \file
/// For whom a coroutine, a callback or a called function runs, and how that is noticed when he is gone.

namespace QtCapnWeb {

/// \brief Thrown out of a co_await when the object that the coroutine works for is gone.
/// Not a std::exception nor an RpcError, so that handlers for errors do not run: they would use the object.
struct RpcContextGone {
};

namespace Detail {

/// Watches the object that a coroutine or a callback works for; keeps it, if it is an owned target.
class QTCAPNWEB_EXPORT ContextWatch
{
public:
    ContextWatch() = default;
    explicit ContextWatch(const QObject *context);
    bool isGone() const { return m_watched && !m_context; }
    void check() const
    {
        if (isGone())
            throw RpcContextGone();
    }

private:
    QPointer<const QObject> m_context;
    std::shared_ptr<void> m_lease;
    bool m_watched = false;
};

/// While a function that a peer calls runs: what coroutines that start in it keep, because they use its captures later.
class QTCAPNWEB_EXPORT CalleeScope
{
public:
    explicit CalleeScope(std::shared_ptr<void> callee);
    /// The same for a target with its function inside, which the caller holds. It costs nothing unless a coroutine starts.
    explicit CalleeScope(LocalTarget &target);
    ~CalleeScope();
    static std::shared_ptr<void> current();

private:
    Q_DISABLE_COPY_MOVE(CalleeScope)
    LocalTarget *const m_target;
    std::shared_ptr<void> m_callee; // of a target once it is asked for
    CalleeScope *const m_outer;
};

} // namespace Detail

} // namespace QtCapnWeb
