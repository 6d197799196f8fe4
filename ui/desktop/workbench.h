// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturefiles.h"
#include "connectionprofiles.h"
#include "livesources.h"
#include "mainwindow.h"
#include "recordings.h"
#include "replaysources.h"
#include "spoolfolder.h"
#include "startuparguments.h"
#include "workspace.h"

/// \file
/// The inspector as a whole, and how it starts.

namespace Inspector {

/// \brief The window and all that works for it, wired. Needs a QApplication; with StartupArguments::safeMode, useEmptySettings()
/// comes first.
class Workbench final : public QObject
{
    Q_OBJECT
public:
    /// \a spoolRoot see SpoolFolder.
    explicit Workbench(const StartupArguments &arguments, const QString &spoolRoot = {});
    ~Workbench() override;

    /// Settings are read from an empty folder and written there, which goes with the program. Before the first of them is read.
    static void useEmptySettings();

    /// Shows the window.
    void show();
    /// Restores, opens and connects, and offers what a run that was killed has left: after the first frame.
    void start();

    MainWindow &window() { return m_window; }
    LiveSources &sources() { return m_sources; }
    CaptureFiles &files() { return m_files; }
    Recordings &recordings() { return m_recordings; }

private:
    void offerAbandoned();
    void explainSafeMode();

    const StartupArguments m_arguments;
    // The window goes first: it shows what they own. The spool goes last.
    SpoolFolder m_spool;
    const std::unique_ptr<SecretStore> m_secrets;
    ConnectionProfiles m_profiles;
    LiveSources m_sources;
    CaptureFiles m_files;
    Recordings m_recordings;
    ReplaySources m_replays;
    MainWindow m_window;
    Workspace m_workspace;
};

} // namespace Inspector
