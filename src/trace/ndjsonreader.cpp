// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "ndjsonreader.h"

#include "capture.h"
#include "lineloader.h"

#include <QtCore/QIODevice>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qsizetype PieceSize = 1 << 20;

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

QByteArray utf8Of(const JsonNode &node)
{
    if (node.isNone() || !node.isString())
        return {};
    if (!node.hasEscapes())
        return node.sourceText().sliced(1, node.length() - 2).toByteArray();
    QByteArray text;
    unescapeJson(node.sourceText().sliced(1, node.length() - 2), &text);
    return text;
}

} // namespace

// The string \a node, which is the text of the line's record.
QByteArray NdjsonReader::textOf(const JsonNode &node, NdjsonLine *line)
{
    if (node.isNone() || !node.isString())
        return {};
    line->textOffset = node.offset() + 1;
    line->textEncoding = node.hasEscapes() ? TextPlace::Encoding::Escaped : TextPlace::Encoding::Plain;
    return utf8Of(node);
}

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
        const JsonNode started = root.member("started");
        if (!started.isNone() && started.isString() && started.length() < 64)
            line.started = QDateTime::fromString(started.toString(), Qt::ISODateWithMs);
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
        line.record.text = textOf(root.member("url"), &line);
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
        line.textOffset = facts.offset();
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
        line.record.text = textOf(root.member("text"), &line);
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
        line.record.text = textOf(root.member("reason"), &line);
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
        line.record.text = QByteArray::fromBase64(textOf(base64, &line));
        line.textEncoding = TextPlace::Encoding::Base64;
        if (base64.hasEscapes())
            line.textOffset = -1;
        line.record.size = line.record.text.size();
    } else if (!textNode.isNone() && textNode.isString()) {
        line.record.text = textOf(textNode, &line);
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
    LineLoader loader(capture);
    QByteArray bytes;
    qint64 offset = 0; // of bytes
    bool atEnd = false;
    while (!atEnd) {
        const qsizetype before = bytes.size();
        // A long line is not gone through again for each piece of it.
        const qsizetype wanted = std::max<qsizetype>(PieceSize, before);
        bytes.resize(before + wanted);
        const qint64 count = device.read(bytes.data() + before, wanted);
        bytes.resize(before + std::max<qint64>(0, count));
        if (count < 0) {
            loader.report().error = device.errorString();
            break;
        }
        atEnd = count == 0;
        qsizetype at = 0;
        while (at < bytes.size()) {
            const qsizetype taken = loader.take(QByteArrayView(bytes).sliced(at), offset + at, atEnd);
            if (taken == 0)
                break;
            at += taken;
        }
        if (!loader.report().error.isEmpty() || loader.report().torn)
            break;
        bytes.remove(0, at);
        offset += at;
    }
    return loader.report();
}

} // namespace QtCapnWeb::Trace
