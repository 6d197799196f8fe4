// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QObject>

#include <functional>

/// \file
/// What must not be called back at once while a session is being destroyed.

namespace QtCapnWeb {

/// \brief Stands while an RpcSession is destroyed.
///
/// The session is often a member of the very object whose callbacks wait for it. That object's destructor is running then, and
/// QPointer does not know it yet. So what breaks in this scope is told at the next turn of the event loop.
class TearDownScope
{
public:
    TearDownScope();
    ~TearDownScope();
    TearDownScope(const TearDownScope &) = delete;
    TearDownScope &operator=(const TearDownScope &) = delete;
    static bool isActive();
};

/// The parent of what owns itself on a thread other than the application's, so that it goes with that thread's event loop; null
/// on the application's, which tells when it quits.
QObject *ownerOnThread();

/// Runs \a function at the next turn of this thread's event loop; drops it if there is no application any more.
void runLater(std::function<void()> function);

} // namespace QtCapnWeb
