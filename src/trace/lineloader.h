// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "linereader.h"
#include "ndjsonreader.h"
#include "sessionstart.h"

#include <QtCore/QHash>

/// \file
/// From bytes of a capture file to records: what all ways of reading share.

namespace QtCapnWeb::Trace {

/// \brief Takes the lines of one file, in pieces as they come, and appends their records to a capture.
class LineLoader
{
public:
    /// Texts stay in file \a file of \a capture (see Capture::addFile()); -1: they are copied into memory. The file's sessions
    /// get new numbers, behind those that the capture has.
    explicit LineLoader(Capture &capture, int file = -1);

    /// Takes some hundred records from the lines that \a bytes begin with, which stand at \a offset of the file. What follows the
    /// last newline is taken only \a atEnd, when nothing more comes. \return how many bytes were taken; what is left is to be
    /// given again, with more behind it.
    qsizetype take(QByteArrayView bytes, qint64 offset, bool atEnd);

    /// The same in two steps, so that a LineReader on another thread may do the first: before the first line of the file,
    void begin(QByteArrayView bytes);
    /// and for each piece in its order, \a offset being where \a piece stands, which the lines are of.
    void take(const ReadLines &lines, QByteArrayView piece, qint64 offset);

    /// NdjsonReport::error is set, if at all, by the first line; nothing more is taken then.
    const NdjsonReport &report() const { return m_report; }
    NdjsonReport &report() { return m_report; }

    /// What it knows of its file goes into a sidecar index, too.
    template<typename Archive>
    void archive(Archive &archive)
    {
        archive(m_line);
        archive(m_sessions);
        archive(m_oddNumbers);
        archive(m_limited);
        archive(m_report.records);
        archive(m_report.started);
        archive(m_report.faultCount);
        archive(m_report.faults);
        if constexpr (Archive::Reads) {
            m_sawHeader = m_line > 0;
            m_hasLast = false;
        }
    }
    bool isFirst() const { return m_sessionsBefore == 0 && m_seqBefore == 0; }

private:
    void takeMessage(Capture::Batch &batch, const ReadLine &line, const OutlineStore &store, QByteArrayView piece, qint64 offset);
    void takeLine(Capture::Batch &batch, QByteArrayView line, qint64 offset, bool whole);
    void fault(const QString &message);
    quint32 sessionOf(Capture::Batch &batch, quint32 inFile);
    /// Which sessions the file has from their middle on only: told by their first messages, as far as \a bytes hold them.
    void lookAhead(QByteArrayView bytes);
    /// Comments name a message by the file's number. Mostly that is how many came before it; else it is noted down.
    void noteNumber(qint64 seq);

    Capture &m_capture;
    const int m_file;
    NdjsonReader m_reader;
    LineReader m_lineReader;
    ReadLines m_lines;
    NdjsonReport m_report;
    QByteArray m_text; // of the message at hand, where it is copied
    qint64 m_line = 0;
    bool m_sawHeader = false;
    const quint32 m_sessionsBefore;
    const qint64 m_seqBefore;
    QHash<quint32, quint32> m_sessions; // of the file, in the capture
    QHash<quint32, SessionStart> m_joined; // sessions of the file that began before it
    QHash<quint32, quint8> m_limited; // sessions of the file whose sides have limits of their own
    quint32 m_lastInFile = 0;
    quint32 m_lastSession = 0;
    bool m_hasLast = false;
    QHash<qint64, qint64> m_oddNumbers;
};

} // namespace QtCapnWeb::Trace
