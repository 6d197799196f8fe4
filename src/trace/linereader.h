// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "messageoutline.h"
#include "record.h"
#include "textstore.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

/// \file
/// The first half of reading a capture file: what can be known of its lines by themselves, on any thread.

namespace QtCapnWeb::Trace {

/// \brief One line of a capture file, as a LineReader left it.
struct ReadLine {
    bool isMessage = false; ///< a message as NdjsonWriter writes it; else only where it stands is known
    bool whole = true; ///< it ends with a newline
    Side from = Side::A;
    bool onWire = true;
    TextPlace::Encoding encoding = TextPlace::Encoding::Plain;
    quint32 session = 0; ///< the file's own number
    qint64 seq = -1;
    qint64 time = -1;
    qsizetype offset = 0; ///< in the piece
    qsizetype length = 0; ///< with its newline
    qsizetype textOffset = 0; ///< in the piece
    qsizetype textSize = 0; ///< of what the text means
    MessageOutline outline;
};

/// Lines of one piece of a file.
struct ReadLines {
    std::vector<ReadLine> lines;
    OutlineStore store;
    qsizetype taken = 0; ///< bytes of the piece that the lines are
};

/// \brief Reads pieces of a capture file. Reusable, and cheaper so.
class LineReader
{
public:
    /// How large a piece should be: some hundred messages.
    static constexpr qsizetype PieceSize = 128 << 10;
    /// A line from here on is not looked at.
    static constexpr qsizetype LongestLine = qsizetype(1) << 30; // a text of 32 Mi code units, all escaped, takes a fifth of it

    /// The lines that \a bytes begin with. What follows the last newline is taken only \a atEnd, when nothing more comes, or if
    /// it is as long as no line may be.
    void read(QByteArrayView bytes, bool atEnd, ReadLines *result);

private:
    bool readMessage(QByteArrayView bytes, ReadLine *line, OutlineStore *store);

    QByteArray m_text; // of the message at hand
    OutlineReader m_outlines;
};

} // namespace QtCapnWeb::Trace
