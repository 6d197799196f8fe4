// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QJsonArray>
#include <QtCore/QProcess>
#include <QtCore/QUrl>

/// \brief A program of tests/interop: it prints lines and ends when its standard input closes.
class PeerProcess : public QObject
{
    Q_OBJECT
public:
    PeerProcess();
    /// Closes the standard input, and kills what does not end within seconds.
    ~PeerProcess() override;

    /// Starts node with a script of the interop directory. \return whether it started
    bool startScript(const QString &script, const QStringList &arguments = {});
    bool startProgram(const QString &program, const QStringList &arguments = {});
    /// Waits for the line that begins with \a prefix and takes all up to it. \return the rest of that line; null if it did not
    /// come
    QString waitForLine(const QString &prefix, int timeoutMs = 30'000);
    /// Waits for `READY url`, of which it takes the first if there are several; an invalid URL if it did not come.
    QUrl waitForUrl();
    void command(const QString &line);
    /// Sends \a line and gives what follows \a answer.
    QJsonArray ask(const QString &line, const QString &answer);
    void kill();

    /// Lines that were not taken yet.
    QStringList lines() const { return m_lines; }
    /// What it printed on its standard error, for messages.
    QString errors() const { return m_errors; }

private:
    QProcess m_process;
    QByteArray m_partial;
    QStringList m_lines;
    QString m_errors;
};
