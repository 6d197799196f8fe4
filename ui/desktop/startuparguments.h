// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtCore/QUrl>

/// \file
/// What the inspector was started with.

namespace Inspector {

/// \brief The command line, read without a window or a display.
struct StartupArguments {
    enum class Wish : quint8 {
        Start,
        ShowHelp,
        ShowVersion,
        Complain, ///< \c problems says why it cannot start
    };
    Wish wish = Wish::Start;
    QList<QUrl> urls; ///< servers to connect to, each with a connection of its own
    QStringList files; ///< captures to open, absolute
    bool follow = false; ///< the files are read on as they grow
    bool safeMode = false; ///< nothing is restored, no settings are read or kept
    bool connects = true; ///< to the demo, if there is nothing else to show
    bool restores = true; ///< what was open before
    bool defaultLayout = false;
    QStringList problems; ///< in words for a person, a line each; those of files do not keep it from starting
    QString help; ///< all of it

    /// \a arguments begin with the name of the program.
    static StartupArguments read(const QStringList &arguments);
};

} // namespace Inspector
