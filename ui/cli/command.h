// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QStringList>

#include <span>

/// \file
/// What a command of `capnweb` is. Each stands in a file of its own, and main.cpp has the list.

namespace CommandLine {

/// How the program ends. Documented in capnweb(1); scripts rely on it.
enum ExitCode : int {
    Success = 0,
    Found = 1, ///< it ran, and what it looked for was found, or the answer was an error: findings, differences, a rejected call
    Usage = 2, ///< the command line cannot be understood
    BadInput = 3, ///< a file cannot be read or written, or is no capture
    NoConnection = 4, ///< a peer cannot be reached, or was lost
};

struct Command {
    const char *name;
    const char *summary; ///< one line for `capnweb --help`
    int (*run)(const QStringList &arguments); ///< \a arguments begin with the command's name
};

int runCall(const QStringList &arguments);
int runCalls(const QStringList &arguments);
int runCheck(const QStringList &arguments);
int runConvert(const QStringList &arguments);
int runMock(const QStringList &arguments);
int runRecord(const QStringList &arguments);
int runReplay(const QStringList &arguments);
int runServeDemo(const QStringList &arguments);
int runShow(const QStringList &arguments);
int runStats(const QStringList &arguments);
int runTables(const QStringList &arguments);

} // namespace CommandLine
