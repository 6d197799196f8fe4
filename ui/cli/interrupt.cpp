// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "interrupt.h"

#include <QtCore/QCoreApplication>

#ifdef Q_OS_WIN
#    include <qt_windows.h>
#else
#    include <QtCore/QSocketNotifier>

#    include <csignal>
#    include <fcntl.h>
#    include <unistd.h>
#endif

namespace CommandLine {

#ifdef Q_OS_WIN

namespace {

std::function<void()> *handler = nullptr;

BOOL WINAPI onConsoleEvent(DWORD)
{
    // On a thread of the system's.
    QMetaObject::invokeMethod(QCoreApplication::instance(), [] {
        if (handler)
            (*handler)();
    });
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    return TRUE;
}

} // namespace

struct Interrupt::Private {
    std::function<void()> function;
};

Interrupt::Interrupt(std::function<void()> function) : d(std::make_unique<Private>())
{
    d->function = std::move(function);
    handler = &d->function;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

Interrupt::~Interrupt()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    handler = nullptr;
}

#else

namespace {

int wakeUp[2] = {-1, -1}; // a pipe: all that a signal handler may do is to write

void onSignal(int number)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = write(wakeUp[1], &byte, 1);
    std::signal(number, SIG_DFL);
}

} // namespace

struct Interrupt::Private {
    std::function<void()> function;
    std::unique_ptr<QSocketNotifier> notifier;
};

Interrupt::Interrupt(std::function<void()> function) : d(std::make_unique<Private>())
{
    d->function = std::move(function);
    if (pipe(wakeUp) != 0)
        return; // without it, a signal ends the program, as it does by itself
    for (const int end : wakeUp) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    d->notifier = std::make_unique<QSocketNotifier>(wakeUp[0], QSocketNotifier::Read);
    QObject::connect(d->notifier.get(), &QSocketNotifier::activated, d->notifier.get(), [this] {
        char bytes[16];
        while (read(wakeUp[0], bytes, sizeof bytes) > 0) { }
        d->function();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    d->notifier.reset();
    for (int &end : wakeUp) {
        if (end >= 0)
            close(end);
        end = -1;
    }
}

#endif

} // namespace CommandLine
