// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "lineloader.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr int MostLinesAhead = 500;
constexpr qsizetype MostBytesAhead = 1 << 20; // which every way of reading a file has at hand first

} // namespace

LineLoader::LineLoader(Capture &capture, int file)
    : m_capture(capture), m_file(file), m_sessionsBefore(quint32(capture.sessionCount())), m_seqBefore(capture.numberedCount())
{ }

quint32 LineLoader::sessionOf(Capture::Batch &batch, quint32 inFile)
{
    if (m_hasLast && m_lastInFile == inFile)
        return m_lastSession;
    auto found = m_sessions.constFind(inFile);
    if (found == m_sessions.constEnd()) {
        found = m_sessions.insert(inFile, m_sessionsBefore + quint32(m_sessions.size()));
        if (const auto joined = m_joined.constFind(inFile); joined != m_joined.constEnd())
            batch.join(*found, *joined);
    }
    m_hasLast = true;
    m_lastInFile = inFile;
    m_lastSession = *found;
    return m_lastSession;
}

void LineLoader::noteNumber(qint64 seq)
{
    const qint64 next = m_capture.numberedCount();
    if (seq >= 0 && seq != next - m_seqBefore)
        m_oddNumbers.insert(seq, next);
}

void LineLoader::fault(const QString &message)
{
    ++m_report.faultCount;
    if (m_report.faults.size() < 100)
        m_report.faults.append({m_line, message});
}

void LineLoader::takeMessage(Capture::Batch &batch, const ReadLine &line, const OutlineStore &store, QByteArrayView piece,
                             qint64 offset)
{
    Record facts;
    facts.from = line.from;
    facts.onWire = line.onWire;
    facts.time = line.time;
    facts.session = sessionOf(batch, line.session);
    noteNumber(line.seq);
    if (m_file >= 0) {
        batch.append(facts, {line.outline, store, line.textSize},
                     TextStore::placeInFile(m_file, offset + line.textOffset, line.encoding));
    } else {
        if (line.encoding == TextPlace::Encoding::Escaped) {
            readJsonString(piece.sliced(line.textOffset), &m_text);
            facts.text = m_text.first(line.textSize);
        } else {
            facts.text = piece.sliced(line.textOffset, line.textSize).toByteArray();
        }
        batch.append(std::move(facts));
    }
    ++m_report.records;
    ++m_line;
}

void LineLoader::takeLine(Capture::Batch &batch, QByteArrayView text, qint64 offset, bool whole)
{
    ++m_line;
    NdjsonLine line = m_reader.read(QByteArray::fromRawData(text.data(), text.size()));
    if (line.kind == NdjsonLine::Kind::Bad && m_line == 1) {
        m_report.error = u"This is no capture: its first line is %1."_s.arg(line.problem);
        return;
    }
    if (line.kind == NdjsonLine::Kind::Bad && !whole) {
        m_report.torn = true;
        return;
    }
    switch (line.kind) {
    case NdjsonLine::Kind::Header:
        m_sawHeader = true;
        m_report.started = line.started;
        break;
    case NdjsonLine::Kind::Other:
        break;
    case NdjsonLine::Kind::Bad:
        fault(line.problem);
        break;
    case NdjsonLine::Kind::Session:
    case NdjsonLine::Kind::Record: {
        Record &record = line.record;
        const quint32 inFile = record.session;
        if (record.kind != Record::Kind::Comment && record.kind != Record::Kind::Mark)
            record.session = sessionOf(batch, record.session);
        for (const Side side : {Side::A, Side::B}) {
            if (line.limits[int(side)]) {
                batch.setLimits(record.session, side, *line.limits[int(side)]);
                m_limited.insert(inFile, 1);
            }
        }
        if (record.seq >= 0)
            record.seq = m_oddNumbers.value(record.seq, m_seqBefore + record.seq);
        if (isNumbered(record.kind))
            noteNumber(line.seq);
        if (m_file >= 0 && line.textOffset >= 0) {
            const QByteArray own = std::exchange(record.text, {});
            batch.append(record, own, TextStore::placeInFile(m_file, offset + line.textOffset, line.textEncoding));
        } else {
            batch.append(std::move(record));
        }
        ++m_report.records;
        break;
    }
    }
    if (m_line == 1 && !m_sawHeader && m_report.records == 0)
        m_report.error = u"This is no capture: its first line has no format."_s;
}

void LineLoader::lookAhead(QByteArrayView bytes)
{
    QHash<quint32, SessionStartFinder> finders;
    JsonDocument document;
    bytes = bytes.first(std::min(bytes.size(), MostBytesAhead));
    qsizetype at = 0;
    for (int lines = 0; lines < MostLinesAhead && at < bytes.size(); ++lines) {
        const qsizetype newline = bytes.indexOf('\n', at);
        if (newline < 0)
            break;
        const NdjsonLine line = m_reader.read(QByteArray::fromRawData(bytes.data() + at, newline - at));
        at = newline + 1;
        if (line.kind != NdjsonLine::Kind::Record || line.record.kind != Record::Kind::Message)
            continue;
        SessionStartFinder &finder = finders[line.record.session];
        if (finder.isDecided() || document.parse(line.record.text).isError())
            continue;
        if (const std::optional<Message> message = Message::decode(document.root()))
            finder.add(line.record.from, *message);
    }
    for (auto finder = finders.cbegin(); finder != finders.cend(); ++finder) {
        if (const std::optional<SessionStart> start = finder->start())
            m_joined.insert(finder.key(), *start);
    }
}

qsizetype LineLoader::take(QByteArrayView bytes, qint64 offset, bool atEnd)
{
    if (!m_report.error.isEmpty() || m_report.torn)
        return 0;
    // A piece of it that ends with a line, so that a long one is not gone through for nothing.
    qsizetype size = bytes.size();
    if (size > LineReader::PieceSize) {
        const qsizetype newline = bytes.indexOf('\n', LineReader::PieceSize);
        if (newline >= 0)
            size = newline + 1;
    }
    const QByteArrayView piece = bytes.first(size);
    begin(bytes);
    m_lineReader.read(piece, atEnd && size == bytes.size(), &m_lines);
    take(m_lines, piece, offset);
    return m_lines.taken;
}

void LineLoader::begin(QByteArrayView bytes)
{
    if (m_line == 0)
        lookAhead(bytes);
}

void LineLoader::take(const ReadLines &lines, QByteArrayView piece, qint64 offset)
{
    Capture::Batch batch(m_capture);
    for (const ReadLine &line : lines.lines) {
        // The first one must be a header, or else tell what the file is.
        if (line.isMessage && m_line > 0 && !(!m_limited.isEmpty() && m_limited.contains(line.session))) {
            takeMessage(batch, line, lines.store, piece, offset);
            continue;
        }
        const QByteArrayView text = piece.sliced(line.offset, line.length - (line.whole ? 1 : 0));
        if (text.size() >= LineReader::LongestLine) {
            ++m_line;
            fault(u"longer than a line may be"_s);
        } else {
            takeLine(batch, text, offset + line.offset, line.whole);
        }
        if (!m_report.error.isEmpty() || m_report.torn)
            return;
    }
}

} // namespace QtCapnWeb::Trace
