// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QProcess>
#include <QtCore/QStringList>

/// \file
/// An example as a person runs it.

/// \brief A running example, ended at the latest when this goes.
class ExampleProcess
{
public:
    explicit ExampleProcess(const QString &name, const QStringList &arguments = {});
    ~ExampleProcess();

    /// Waits until it has written a line that contains \a text. \return whether it did
    bool says(const QString &text);
    /// Waits until it ends by itself. \return its exit code; -1 if it did not end, or crashed
    int result();
    /// Types a line.
    void type(const QString &line);
    void endInput();

    /// All that it has written, and what of errors.
    QStringList lines();
    QString output() { return lines().join(u'\n'); }
    QString errors();
    /// Of a server: where it listens, once it does; empty if it does not.
    QString url();

private:
    void read();

    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};
