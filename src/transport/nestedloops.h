// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <vector>

/// \file
/// Event loops that begin within a handler.

namespace QtCapnWeb {

/// \brief One who calls handlers, and puts something off until they have returned. When a handler runs an event loop that must be
/// done now, because the handler waits for it. Posting an event ahead of each handler would do as well, for a turn of the event
/// loop each.
class HandlerCaller
{
public:
    /// An event loop takes a turn within a handler. Called from within the event dispatcher: it must call no handler.
    virtual void loopIsNested() = 0;

protected:
    ~HandlerCaller() = default;
};

/// \brief A stretch of a function in which handlers are called. The caller must not go before the end of it, or say so by
/// forget().
class HandlerScope
{
public:
    explicit HandlerScope(HandlerCaller *caller);
    ~HandlerScope();
    Q_DISABLE_COPY_MOVE(HandlerScope)

    /// Whether the caller has said that it is being destroyed.
    bool isCallerGone() const;

    /// The \a caller is being destroyed.
    static void forget(const HandlerCaller *caller);

private:
    size_t m_depth;
};

} // namespace QtCapnWeb
