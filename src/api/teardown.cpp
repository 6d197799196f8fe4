// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "teardown.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QCoreApplication>
#include <QtCore/QMetaObject>
#include <QtCore/QThread>

namespace QtCapnWeb {

namespace {
thread_local int depth = 0;
}

TearDownScope::TearDownScope() { ++depth; }

TearDownScope::~TearDownScope() { --depth; }

bool TearDownScope::isActive() { return depth > 0; }

QObject *ownerOnThread()
{
    const QCoreApplication *application = QCoreApplication::instance();
    return application && application->thread() == QThread::currentThread() ? nullptr : QAbstractEventDispatcher::instance();
}

void runLater(std::function<void()> function)
{
    // The dispatcher lives on this thread, as long as events are handled on it.
    if (QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance())
        QMetaObject::invokeMethod(dispatcher, std::move(function), Qt::QueuedConnection);
}

} // namespace QtCapnWeb
