// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QObject>

#include <functional>
#include <memory>

/// \file
/// Ctrl+C, or a request of the system to end.

namespace CommandLine {

/// \brief While it lives, SIGINT and SIGTERM (Ctrl+C on Windows) call a function from the event loop. A second one ends the
/// program as if this were not here. One at a time.
class Interrupt
{
public:
    explicit Interrupt(std::function<void()> function);
    ~Interrupt();
    Q_DISABLE_COPY_MOVE(Interrupt)

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace CommandLine
