// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "lineloader.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qsizetype LongestLine = qsizetype(1) << 30; // a text of 32 Mi code units, all escaped, takes a fifth of it
constexpr qint64 PerMillisecond = 1000000;
constexpr int MostLinesAhead = 500;
constexpr qsizetype MostBytesAhead = 4 << 20;

// Reads what NdjsonWriter writes, and nothing else: whatever differs in a byte is left to the reader of all JSON.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_at(text.data()), m_end(text.data() + text.size()) { }

    template<size_t N>
    bool skip(const char (&literal)[N])
    {
        constexpr size_t Size = N - 1;
        if (size_t(m_end - m_at) < Size || std::memcmp(m_at, literal, Size) != 0)
            return false;
        m_at += Size;
        return true;
    }

    // Digits as JSON has them, at most 18 of them.
    bool number(qint64 *result)
    {
        const char *const from = m_at;
        qint64 value = 0;
        while (m_at < m_end && *m_at >= '0' && *m_at <= '9' && m_at - from < 18)
            value = value * 10 + (*m_at++ - '0');
        *result = value;
        return m_at > from && (*from != '0' || m_at == from + 1) && m_at < m_end && !(*m_at >= '0' && *m_at <= '9');
    }

    // Up to six decimals behind a point, as nanoseconds of a millisecond.
    bool decimals(qint64 *result)
    {
        qint64 value = 0;
        qint64 unit = PerMillisecond;
        const char *const from = m_at;
        while (m_at < m_end && *m_at >= '0' && *m_at <= '9' && unit > 1) {
            unit /= 10;
            value += (*m_at++ - '0') * unit;
        }
        *result = value;
        return m_at > from && m_at < m_end && !(*m_at >= '0' && *m_at <= '9') && *m_at != 'e' && *m_at != 'E';
    }

    const char *at() const { return m_at; }

private:
    const char *m_at;
    const char *m_end;
};

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

bool LineLoader::takeFast(Capture::Batch &batch, QByteArrayView bytes, qint64 offset, qsizetype *length)
{
    Scanner scanner(bytes);
    qint64 seq = 0;
    qint64 session = 0;
    Record facts;
    if (!scanner.skip(R"({"type":"msg","seq":)") || !scanner.number(&seq) || !scanner.skip(R"(,"session":)")
        || !scanner.number(&session) || session > 0xffffffff)
        return false;
    if (scanner.skip(R"(,"time":)")) {
        qint64 whole = 0;
        qint64 fraction = 0;
        if (!scanner.number(&whole) || whole >= std::numeric_limits<qint64>::max() / PerMillisecond)
            return false;
        if (scanner.skip(".") && !scanner.decimals(&fraction))
            return false;
        facts.time = whole * PerMillisecond + fraction;
    }
    if (scanner.skip(R"(,"from":"b")"))
        facts.from = Side::B;
    else if (!scanner.skip(R"(,"from":"a")"))
        return false;
    if (scanner.skip(R"(,"wire":false)"))
        facts.onWire = false;
    if (!scanner.skip(R"(,"text":")"))
        return false;

    const qsizetype begin = scanner.at() - bytes.data();
    const QByteArrayView rest = bytes.sliced(begin);
    const JsonStringEnd string = readJsonString(rest, &m_text);
    const qsizetype size = string.size;
    if (size < 0 || !rest.sliced(size).startsWith("\"}\n"))
        return false;
    const QByteArrayView text = string.hasEscapes ? QByteArrayView(m_text).first(string.decodedSize) : rest.first(size);
    if (!text.isValidUtf8())
        return false;

    facts.session = sessionOf(batch, quint32(session));
    noteNumber(seq);
    const auto encoding = string.hasEscapes ? TextPlace::Encoding::Escaped : TextPlace::Encoding::Plain;
    if (m_file >= 0) {
        batch.append(facts, text, TextStore::placeInFile(m_file, offset + begin, encoding));
    } else {
        facts.text = text.toByteArray();
        batch.append(std::move(facts));
    }
    ++m_report.records;
    ++m_line;
    *length = begin + size + 3;
    return true;
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
        if (record.kind != Record::Kind::Comment && record.kind != Record::Kind::Mark)
            record.session = sessionOf(batch, record.session);
        for (const Side side : {Side::A, Side::B}) {
            if (line.limits[int(side)])
                batch.setLimits(record.session, side, *line.limits[int(side)]);
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
    qsizetype at = 0;
    for (int lines = 0; lines < MostLinesAhead && at < std::min(bytes.size(), MostBytesAhead); ++lines) {
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

qsizetype LineLoader::take(QByteArrayView bytes, qint64 offset, bool atEnd, qint64 mostRecords)
{
    if (!m_report.error.isEmpty() || m_report.torn)
        return 0;
    if (m_line == 0)
        lookAhead(bytes);
    qsizetype at = 0;
    const qint64 until = m_report.records + mostRecords;
    Capture::Batch batch(m_capture);
    while (at < bytes.size() && m_report.records < until) {
        const QByteArrayView rest = bytes.sliced(at);
        qsizetype length = 0;
        if (m_line > 0 && takeFast(batch, rest, offset + at, &length)) {
            at += length;
            continue;
        }
        const qsizetype newline = rest.indexOf('\n');
        const bool whole = newline >= 0;
        if (!whole && !atEnd && rest.size() < LongestLine)
            break;
        const QByteArrayView line = whole ? rest.first(newline) : rest;
        if (line.size() >= LongestLine) {
            ++m_line;
            fault(u"longer than a line may be"_s);
        } else {
            takeLine(batch, line, offset + at, whole);
        }
        at += whole ? newline + 1 : line.size();
        if (!m_report.error.isEmpty() || m_report.torn)
            break;
    }
    return at;
}

} // namespace QtCapnWeb::Trace
