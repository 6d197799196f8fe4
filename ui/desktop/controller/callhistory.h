// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calllog.h"

#include <QtCore/QObject>
#include <QtCore/QSet>

/// \file
/// Calls of earlier runs.

namespace Inspector {

/// \brief Writes each call that has settled into a file of the user's own, a JSON object a line, and reads them back at the
/// start.
///
/// Calls are kept as they were written, with {{name}} for variables, so that values of secrets are not in the file unless a
/// result has them; nobody else may read it. Long results are left out.
class CallHistory final : public QObject
{
    Q_OBJECT
public:
    static constexpr int MostRestored = 300;
    static constexpr qsizetype LargestResult = 64 << 10; ///< UTF-16 code units of its text
    static constexpr qint64 LargestFile = 8 << 20; ///< it is cut to its last calls at the start

    /// \a path: the file; the one of the user if it is empty.
    explicit CallHistory(const QString &path = {}, QObject *parent = nullptr);

    /// Puts the calls of earlier runs into \a log, which must be empty.
    void restore(CallLog *log);
    /// Writes what is added to \a log from now on. Not owned; told twice, it is followed once.
    void follow(CallLog *log);
    void clear();
    QString path() const { return m_path; }

    static QByteArray toLine(const CallEntry &entry);
    static std::optional<CallEntry> fromLine(const QByteArray &line);

private:
    QList<CallEntry> read();
    void append(const CallEntry &entry);

    QString m_path;
    QSet<const QObject *> m_followed;
};

} // namespace Inspector
