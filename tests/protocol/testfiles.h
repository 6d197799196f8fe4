// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QList>

#include <bit>

/// \file
/// The expectations in data/, which javascript-json.mjs wrote.

namespace TestFiles {

/// The lines of data/\a name without its comments; empty if there is no such file, which a test must take for a failure.
inline QList<QByteArray> lines(const char *name)
{
    QFile file(QFile::decodeName(QByteArray(PROTOCOL_TEST_DATA "/") + name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> result = file.readAll().split('\n');
    if (!result.isEmpty() && result.last().isEmpty())
        result.removeLast();
    result.removeIf([](const QByteArray &line) { return line.startsWith('#'); });
    return result;
}

struct Number {
    quint64 bits;
    QByteArray text;
    double value() const { return std::bit_cast<double>(bits); }
};

/// Lines of 16 hexadecimal digits, a space and a text.
inline QList<Number> numbers(const char *name)
{
    QList<Number> result;
    for (const QByteArray &line : lines(name))
        result.append({line.left(16).toULongLong(nullptr, 16), line.mid(17)});
    return result;
}

} // namespace TestFiles
