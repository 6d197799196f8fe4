// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "ndjsonreader.h"

#include "capture.h"

#include <QtCore/QHash>
#include <QtCore/QIODevice>

#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qint64 LongestLine = qint64(1) << 30; // a text of 32 Mi code units, all escaped, takes a fifth of it

NdjsonLine bad(const QString &problem)
{
    NdjsonLine line;
    line.kind = NdjsonLine::Kind::Bad;
    line.problem = problem;
    return line;
}

// Whether the member is a whole number of at most \a most.
bool readInteger(const JsonNode &node, double most, double *result)
{
    if (node.isNone() || !node.isNumber())
        return false;
    const double number = node.toNumber();
    if (!(number >= 0 && number <= most) || std::floor(number) != number)
        return false;
    *result = number;
    return true;
}

bool readSide(const JsonNode &node, Side *result)
{
    if (node.isNone() || !(node.equals("a") || node.equals("b")))
        return false;
    *result = node.equals("a") ? Side::A : Side::B;
    return true;
}

// Milliseconds with fractions in the file, nanoseconds here. Read from the digits: a double loses them within days.
qint64 readTime(const JsonNode &node)
{
    if (node.isNone() || !node.isNumber())
        return -1;
    const QByteArrayView text = node.sourceText();
    const qsizetype point = text.indexOf('.');
    bool ok = false;
    const qint64 whole = text.first(point < 0 ? text.size() : point).toByteArray().toLongLong(&ok);
    constexpr qint64 PerMillisecond = 1000000;
    if (ok && whole >= 0 && whole < std::numeric_limits<qint64>::max() / PerMillisecond) {
        if (point < 0)
            return whole * PerMillisecond;
        const qint64 fraction = text.sliced(point + 1)
                                    .first(std::min<qsizetype>(6, text.size() - point - 1))
                                    .toByteArray()
                                    .leftJustified(6, '0')
                                    .toLongLong(&ok);
        if (ok && text.indexOf('e') < 0 && text.indexOf('E') < 0)
            return whole * PerMillisecond + fraction;
    }
    const double nanoseconds = node.toNumber() * PerMillisecond; // with an exponent
    return nanoseconds >= 0 && nanoseconds < 9.2e18 ? std::llround(nanoseconds) : -1;
}

std::optional<RpcLimits> readLimits(const JsonNode &peer)
{
    if (peer.isNone() || !peer.isObject())
        return std::nullopt;
    const JsonNode node = peer.member("limits");
    if (node.isNone() || !node.isObject())
        return std::nullopt;
    RpcLimits limits;
    double number = 0;
    if (readInteger(node.member("maxDepth"), 256, &number)) // ours walks no deeper
        limits.maxDepth = int(number);
    if (readInteger(node.member("maxBigIntDigits"), 1 << 30, &number))
        limits.maxBigIntDigits = int(number);
    if (readInteger(node.member("maxMessageSize"), 1e15, &number))
        limits.maxMessageSize = qint64(number);
    return limits;
}

// One line with its newline. In pieces: QIODevice::readLine() allocates at once what a line may take at most.
bool readLine(QIODevice &device, QByteArray *line)
{
    std::array<char, 1 << 14> piece;
    do {
        const qint64 size = device.readLine(piece.data(), qint64(piece.size()));
        if (size <= 0)
            return !line->isEmpty();
        line->append(piece.data(), size);
    } while (!line->endsWith('\n') && line->size() < LongestLine);
    return true;
}

QByteArray utf8Of(const JsonNode &node)
{
    if (node.isNone() || !node.isString())
        return {};
    if (!node.hasEscapes())
        return node.sourceText().sliced(1, node.length() - 2).toByteArray();
    return node.toString().toUtf8();
}

} // namespace

NdjsonLine NdjsonReader::read(const QByteArray &text)
{
    NdjsonLine line;
    if (text.trimmed().isEmpty())
        return line;
    const JsonError error = m_document.parse(text);
    if (error.isError())
        return bad(u"no JSON: %1 (at byte %2)"_s.arg(error.message).arg(error.offset));
    const JsonNode root = m_document.root();
    if (!root.isObject())
        return bad(u"no object"_s);

    const JsonNode type = root.member("type");
    if (type.isNone() || !type.isString()) {
        const JsonNode format = root.member("format");
        if (format.isNone() || !format.equals("capnweb-trace"))
            return line;
        const JsonNode version = root.member("version");
        if (!version.isNone() && version.isNumber() && version.toNumber() > 1)
            return bad(u"version %1 of the format is newer than this program"_s.arg(version.toNumber()));
        line.kind = NdjsonLine::Kind::Header;
        return line;
    }

    double number = 0;
    const bool hasSession = readInteger(root.member("session"), 4294967295.0, &number);
    line.record.session = hasSession ? quint32(number) : 0;
    line.record.time = readTime(root.member("time"));
    if (readInteger(root.member("seq"), 9e15, &number))
        line.seq = qint64(number);

    if (type.equals("session")) {
        if (!hasSession)
            return bad(u"a session without its number"_s);
        line.kind = NdjsonLine::Kind::Session;
        line.record.kind = Record::Kind::Opened;
        line.record.text = utf8Of(root.member("url"));
        line.record.size = line.record.text.size();
        const JsonNode encoding = root.member("encoding");
        line.encoding = encoding.isNone() || !encoding.isString() ? u"string"_s : encoding.toString();
        line.limits[int(Side::A)] = readLimits(root.member("a"));
        line.limits[int(Side::B)] = readLimits(root.member("b"));
        return line;
    }

    // A line with both sides of a batch repeats what its messages' lines tell (the corpus has such), and is of no use here.
    const JsonNode request = root.member("request");
    const JsonNode response = root.member("response");
    if (type.equals("http") && request.isNone() != response.isNone()) {
        const JsonNode &facts = request.isNone() ? response : request;
        if (!hasSession)
            return bad(u"a record without its session"_s);
        if (!facts.isObject())
            return line;
        line.kind = NdjsonLine::Kind::Record;
        line.record.kind = request.isNone() ? Record::Kind::Response : Record::Kind::Request;
        line.record.from = request.isNone() ? Side::B : Side::A;
        readSide(root.member("side"), &line.record.from);
        if (readInteger(facts.member("status"), 999, &number))
            line.record.code = quint16(number);
        line.record.text = facts.sourceText().toByteArray();
        line.record.size = line.record.text.size();
        return line;
    }

    const bool isComment = type.equals("comment");
    if (isComment || type.equals("mark") || type.equals("note")) {
        if (!hasSession && type.equals("note"))
            return bad(u"a record without its session"_s);
        line.kind = NdjsonLine::Kind::Record;
        line.record.kind = isComment ? Record::Kind::Comment : type.equals("mark") ? Record::Kind::Mark : Record::Kind::Note;
        readSide(root.member("from"), &line.record.from);
        line.record.text = utf8Of(root.member("text"));
        line.record.size = line.record.text.size();
        if (line.record.kind != Record::Kind::Note)
            std::swap(line.record.seq, line.seq);
        return line;
    }

    const bool isClose = type.equals("close");
    const bool isFailure = type.equals("fail");
    const bool isBinary = type.equals("binary");
    if (!type.equals("msg") && !isClose && !isFailure && !isBinary)
        return line;
    if (!hasSession)
        return bad(u"a record without its session"_s);
    line.kind = NdjsonLine::Kind::Record;

    if (isClose || isFailure) {
        line.record.kind = isClose ? Record::Kind::Closed : Record::Kind::Failed;
        readSide(root.member("side"), &line.record.from);
        if (readInteger(root.member("code"), 65535, &number))
            line.record.code = quint16(number);
        line.record.text = utf8Of(root.member("reason"));
        line.record.size = line.record.text.size();
        return line;
    }

    if (!readSide(root.member("from"), &line.record.from))
        return bad(u"a message that is neither from \"a\" nor from \"b\""_s);
    const JsonNode wire = root.member("wire");
    line.record.onWire = wire.isNone() || wire.kind() != JsonNode::Kind::False;
    line.record.kind = isBinary ? Record::Kind::Binary : Record::Kind::Message;
    const JsonNode textNode = root.member("text");
    const JsonNode base64 = root.member("base64");
    if (!base64.isNone() && base64.isString()) {
        line.record.text = QByteArray::fromBase64(utf8Of(base64));
        line.record.size = line.record.text.size();
    } else if (!textNode.isNone() && textNode.isString()) {
        line.record.text = utf8Of(textNode);
        line.record.size = line.record.text.size();
    } else if (readInteger(root.member("size"), 9e15, &number)) {
        line.record.kind = Record::Kind::Refused;
        line.record.size = qint64(number);
    } else {
        return bad(u"a message without a text"_s);
    }
    return line;
}

NdjsonReport readNdjson(QIODevice &device, Capture &capture)
{
    NdjsonReport report;
    NdjsonReader reader;
    const auto before = quint32(capture.sessionCount());
    QHash<quint32, quint32> numbers; // of the file's sessions in the capture
    const auto sessionOf = [&](quint32 inFile) {
        const auto found = numbers.constFind(inFile);
        if (found != numbers.constEnd())
            return *found;
        return *numbers.insert(inFile, before + quint32(numbers.size()));
    };

    // Comments name a message by the file's number. Mostly that is how many came before it; else it is noted down here.
    const qint64 seqBefore = capture.numberedCount();
    QHash<qint64, qint64> oddNumbers;

    qint64 number = 0;
    bool sawHeader = false;
    while (!device.atEnd()) {
        QByteArray text;
        if (!readLine(device, &text)) {
            report.error = device.errorString();
            break;
        }
        ++number;
        const bool whole = text.endsWith('\n');
        if (whole)
            text.chop(1);
        NdjsonLine line = reader.read(text);
        if (line.kind == NdjsonLine::Kind::Bad && number == 1) {
            report.error = u"This is no capture: its first line is %1."_s.arg(line.problem);
            return report;
        }
        if (line.kind == NdjsonLine::Kind::Bad && !whole) {
            report.torn = true;
            break;
        }
        switch (line.kind) {
        case NdjsonLine::Kind::Header:
            sawHeader = true;
            break;
        case NdjsonLine::Kind::Other:
            break;
        case NdjsonLine::Kind::Bad:
            ++report.faultCount;
            if (report.faults.size() < 100)
                report.faults.append({number, line.problem});
            break;
        case NdjsonLine::Kind::Session:
        case NdjsonLine::Kind::Record:
            if (line.record.kind != Record::Kind::Comment && line.record.kind != Record::Kind::Mark)
                line.record.session = sessionOf(line.record.session);
            for (const Side side : {Side::A, Side::B}) {
                if (line.limits[int(side)])
                    capture.setLimits(line.record.session, side, *line.limits[int(side)]);
            }
            if (line.record.seq >= 0)
                line.record.seq = oddNumbers.value(line.record.seq, seqBefore + line.record.seq);
            if (line.seq >= 0 && isNumbered(line.record.kind) && line.seq != capture.numberedCount() - seqBefore)
                oddNumbers.insert(line.seq, capture.numberedCount());
            capture.append(std::move(line.record));
            ++report.records;
            break;
        }
        if (number == 1 && !sawHeader && report.records == 0) {
            report.error = u"This is no capture: its first line has no format."_s;
            return report;
        }
    }
    return report;
}

} // namespace QtCapnWeb::Trace
