// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// \file
/// The only place, with main.cpp, that knows both the views and the controller.

namespace Inspector {

class CaptureFiles;
class Composer;
class ConnectionProfiles;
class LiveSources;
class MainWindow;
class Recordings;
class ReplaySources;
class SecretStore;

/// Gives \a window its connection bar and its composer, and connects all that a person can do in it to \a sources. Both must live
/// on the GUI thread; the window must be destroyed first.
void wire(MainWindow &window, LiveSources &sources);

/// For wire(): gives \a window the collections of calls, and \a composer its history.
void wireComposer(MainWindow &window, LiveSources &sources, Composer *composer);

/// Where the secrets of collections are kept; null: in a private file. After wire(), and before the collections are opened.
void keepSecretsOfCollections(LiveSources &sources, SecretStore *store);

/// Opens the collections, and shows the calls, of the last run. After wire().
void restoreComposer(LiveSources &sources);

/// Connects what \a window asks to be done with files to \a files, which must outlive it.
void wireFiles(MainWindow &window, CaptureFiles &files);

/// Connects replays, mock servers and injected calls of \a window to \a replays and \a sources, which must outlive it.
void wireReplay(MainWindow &window, ReplaySources &replays, LiveSources &sources);

/// The same for connections of \a sources that are kept by name.
void wireProfiles(MainWindow &window, LiveSources &sources, ConnectionProfiles &profiles);

/// Connects what \a window asks to be recorded to \a recordings, which must outlive it.
void wireRecordings(MainWindow &window, Recordings &recordings);

} // namespace Inspector
