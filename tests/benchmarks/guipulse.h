// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtWidgets/QApplication>

#include <vector>

/// \file
/// How long the GUI thread is away from its event loop.

/// \brief An application that times each event it delivers: by the clock on the wall, which is what a person sees, and by the
/// thread's processor time, which other programs of the machine do not change. An event within an event is part of it.
class GuiPulse final : public QApplication
{
public:
    using QApplication::QApplication;

    struct Stall {
        double wall = 0; ///< milliseconds
        double processor = 0;
        QByteArray what; ///< whose event, and which
    };

    bool notify(QObject *receiver, QEvent *event) override;

    /// Forgets all that was.
    void restart();
    /// The longest of each kind since then; they need not be the same event.
    Stall longest() const { return m_longest; }
    /// Milliseconds of processor time that a part of the frames needed at most: 0.99 for all but one in a hundred.
    double frame(double part) const;
    /// Prints the longest event and the frames, as \a what.
    void report(const char *what) const;

private:
    int m_depth = 0;
    Stall m_longest;
    std::vector<double> m_frames;
};

/// Bytes that this process alone has, without what is mapped of files.
qint64 privateMemory();
