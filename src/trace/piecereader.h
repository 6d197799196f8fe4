// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "linereader.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

/// \file
/// Reading what is in memory of a capture file on several threads.

namespace QtCapnWeb::Trace {

/// \brief Cuts bytes into pieces that end with a line, has them read ahead on other threads, and hands them out in their order.
/// The thread that asks for them reads, too, where it would else wait.
class PieceReader
{
public:
    struct Piece {
        QByteArrayView bytes;
        qint64 offset = 0;
        ReadLines lines;
    };

    /// \a helpers: how many threads help, none at the least.
    explicit PieceReader(int helpers);
    ~PieceReader();
    Q_DISABLE_COPY_MOVE(PieceReader)

    /// The lines of \a bytes are read next. They stay where they are until next() has told that there is nothing more, or the
    /// reader has gone; it may not be called before.
    void begin(QByteArrayView bytes);
    /// The next piece, which is there until the call after; null: there is nothing more.
    const Piece *next();

    /// What suits this machine.
    static int helpersForThisMachine();

private:
    struct Work {
        Piece piece;
        bool isLast = false;
        enum class State : quint8 { Waits, Reads, IsDone } state = State::Waits;
    };

    void help();
    Work *claim(); // the first that waits; null: none does
    static void read(Work &work, LineReader &reader);
    void cutAhead();

    QByteArrayView m_bytes;
    qint64 m_cut = 0; // what stands before it was cut
    LineReader m_reader;
    std::mutex m_lock; // of all below
    std::condition_variable m_moreToDo;
    std::condition_variable m_isDone;
    std::deque<std::unique_ptr<Work>> m_ahead; // in the order of the file
    std::vector<std::unique_ptr<Work>> m_spare;
    std::unique_ptr<Work> m_shown;
    size_t m_mostAhead;
    bool m_stops = false;
    std::vector<std::thread> m_helpers;
};

} // namespace QtCapnWeb::Trace
