// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

#include <memory>

QT_BEGIN_NAMESPACE
class QLockFile;
QT_END_NAMESPACE

/// \file
/// Where live sessions are kept until the program has ended well.

namespace Inspector {

/// \brief What a program that was killed has left: one file of what was recorded.
struct AbandonedRecording {
    QString path; ///< in this run's own folder
    QString title; ///< what the window called it
    QDateTime changed; ///< when the last of it was written
    qint64 bytes = 0;
};

/// \brief A folder for each run of the program, with a lock beside it that says whether that run still lives.
///
/// Folder and files are this user's only (0700, 0600). A file NAME.cwtrace has a NAME.info beside it, which says what it is
/// called and whether it is worth an offer. What is in the folder of a run that is over (its lock is of no living process) was
/// not saved by anybody: takeOver() moves it into this run's folder, so that it is offered once, and again if this run is killed.
class SpoolFolder
{
public:
    /// \a root holds the folders of all runs; without one it is in the user's folder for this program's data.
    explicit SpoolFolder(const QString &root = {});
    /// Removes the folder, if nothing is in it any more.
    ~SpoolFolder();
    Q_DISABLE_COPY_MOVE(SpoolFolder)

    static QString defaultRoot();
    /// Why nothing can be kept; empty if it can.
    QString errorString() const { return m_error; }
    QString path() const { return m_path; }
    /// A path for a file that is not there yet, without a suffix; each is given once.
    QString newName();

    /// What \a name (see newName()) is called, and whether it is worth an offer, in case this run does not come to tell.
    static bool writeInfo(const QString &name, const QString &title, bool worthKeeping);
    /// Removes the files of \a name: those that it went on in, and what is said of it.
    static void remove(const QString &name);

    /// Moves what runs that are over have left here; what is not worth an offer is removed. In the order in which it was
    /// written.
    QList<AbandonedRecording> takeOver();
    static void discard(const AbandonedRecording &recording);

private:
    QString m_root;
    QString m_path;
    QString m_error;
    std::unique_ptr<QLockFile> m_lock;
    int m_names = 0;
};

} // namespace Inspector
