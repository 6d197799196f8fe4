// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QStringList>

/// \file
/// Runs the real `capnweb` program.

struct CommandResult {
    int exitCode = -1; ///< -1: it crashed or did not end in time
    QByteArray output;
    QByteArray errors;

    QList<QJsonObject> jsonLines() const; ///< a line that is no JSON object gives an empty one
};

CommandResult runCapnweb(const QStringList &arguments, const QByteArray &input = {});
