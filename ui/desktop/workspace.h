// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

/// \file
/// What is open is there again when the program starts again.

namespace Inspector {

class CaptureFiles;
class LiveSources;
class MainWindow;

/// \brief Keeps the list of open captures, which of them is shown, the filter, and where connections led to (QSettings,
/// "workspace/…"); not what was in them.
///
/// It is written a moment after something changed, so that a program that is killed restores, too. Files are read when they are
/// shown; connections are not made again by themselves, since nobody is asked then, and their headers were not kept.
class Workspace final : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive it.
    Workspace(MainWindow &window, LiveSources &sources, CaptureFiles &files, QObject *parent = nullptr);
    ~Workspace() override;

    /// Opens what was open. \return false if that was nothing.
    bool restore();
    /// From now on what is open is kept.
    void beginKeeping();
    void save();

private:
    void saveSoon();

    MainWindow &m_window;
    LiveSources &m_sources;
    CaptureFiles &m_files;
    QTimer m_timer;
    bool m_keeping = false;
};

} // namespace Inspector
