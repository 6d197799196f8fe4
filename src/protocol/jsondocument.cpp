// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsondocument.h"

#include "jsontext.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <cfloat>
#include <cstring>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

constexpr quint64 everyByte(quint8 byte) { return 0x0101010101010101u * byte; }

/// Top bit set in the bytes that end a plain run of a string: quote, backslash, control, not ASCII. Only the lowest byte that is
/// marked is certain, because a borrow can spill upwards.
constexpr quint64 specialBytes(quint64 word)
{
    const quint64 quote = word ^ everyByte('"');
    const quint64 backslash = word ^ everyByte('\\');
    return (((quote - everyByte(1)) & ~quote) | ((backslash - everyByte(1)) & ~backslash) | (word - everyByte(0x20)) | word)
           & everyByte(0x80);
}

/// Whether \a p begins a run of PlainBlock bytes of which specialBytes() would mark none: a loop that compilers vectorise.
constexpr qsizetype PlainBlock = 32;
bool isPlainBlock(const char *p)
{
    quint8 special = 0;
    for (qsizetype i = 0; i < PlainBlock; ++i) {
        const auto c = quint8(p[i]);
        special |= quint8(quint8(c - 0x20) >= 0x60) | quint8(c == '"') | quint8(c == '\\');
    }
    return !special;
}

} // namespace

/// Parses without recursion: a container that is open holds its parent's index where its end will stand.
struct JsonDocument::Parser {
    explicit Parser(JsonDocument &document)
        : m_begin(document.m_text.constBegin()), m_end(document.m_text.constEnd()), m_nodes(document.m_nodes)
    { }

    JsonError run();

private:
    static constexpr quint32 None = std::numeric_limits<quint32>::max();
    /// Up to so many members, comparing every pair of keys is faster than sorting.
    static constexpr quint32 PairwiseLimit = 16;

    struct Key {
        QByteArrayView bytes;
        quint32 index;
        quint32 hash;
    };

    const char *skipSpace(const char *p) const
    {
        while (p < m_end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
            ++p;
        return p;
    }

    Node &add(Tag tag, const char *from, const char *to)
    {
        if (m_nodes.size() == m_nodes.capacity())
            grow(from);
        Node &node = m_nodes.emplace_back(Node{.offset = quint32(from - m_begin),
                                               .tagLow = quint32(tag) & 1,
                                               .length = quint32(to - from),
                                               .tagHigh = quint32(tag) >> 1,
                                               .words = {0, 0}});
        return node;
    }

    // These read one thing at p and return what stands behind it, or null and m_error.
    const char *readString(const char *p);
    const char *readEscape(const char *p, qsizetype *surplus);
    const char *readNumber(const char *p);
    const char *readAnyNumber(const char *p);
    const char *readLiteral(const char *p, QByteArrayView word, JsonNode::Kind kind);
    const char *readKey(const char *p);

    void grow(const char *p);
    void open(const char *p, bool isObject);
    void close(const char *behind);
    void findDuplicates(quint32 object);
    void collectKeys(quint32 object);
    void linkKeys(const Key &earlier, const Key &later);

    const char *fail(const char *p, const QString &message);
    const char *unexpected(const char *p, QLatin1StringView wanted = {});

    const char *const m_begin;
    const char *const m_end;
    std::vector<Node> &m_nodes;
    quint32 m_open = None; // the innermost open container
    JsonError m_error;
    std::vector<Key> m_keys; // of the object that is being closed
    std::vector<char> m_unescaped; // what keys with escapes point into
};

const char *JsonDocument::Parser::fail(const char *p, const QString &message)
{
    m_error = {message, p - m_begin};
    return nullptr;
}

const char *JsonDocument::Parser::unexpected(const char *p, QLatin1StringView wanted)
{
    if (p >= m_end)
        return fail(m_end, u"Unexpected end of JSON input"_s);
    QString what;
    if (quint8(*p) >= 0x80) {
        const int size = utf8SequenceLength(p, m_end);
        if (!size)
            return fail(p, u"Invalid UTF-8"_s);
        if (QByteArrayView(p, size) == "\xEF\xBB\xBF")
            return fail(p, u"Unexpected byte order mark"_s);
        what = QString::fromUtf8(p, size);
    } else if (quint8(*p) < 0x20 || *p == 0x7f) {
        what = u"\\u%1"_s.arg(int(*p), 4, 16, QChar(u'0'));
    } else {
        what = QLatin1Char(*p);
    }
    QString message = u"Unexpected token '%1'"_s.arg(what);
    if (!wanted.isEmpty())
        message += u", expected "_s + wanted;
    return fail(p, message);
}

const char *JsonDocument::Parser::readEscape(const char *p, qsizetype *surplus)
{
    ++p; // the backslash
    if (p >= m_end)
        return fail(m_end, u"Unterminated string"_s);
    if (*p != 'u') {
        if (!escapedCharacter(*p))
            return fail(p, u"Bad escaped character in string"_s);
        *surplus += 1;
        return p + 1;
    }
    ++p;
    for (int i = 0; i < 4; ++i, ++p) {
        if (p >= m_end)
            return fail(m_end, u"Unterminated string"_s);
        if (hexValue(*p) < 0)
            return fail(p, u"Bad Unicode escape in string"_s);
    }
    *surplus += 5;
    return p;
}

const char *JsonDocument::Parser::readString(const char *const opening)
{
    const char *p = opening + 1;
    qsizetype surplus = 0; // bytes of the source that are no UTF-16 code unit of the value
    bool hasEscapes = false;
    for (;;) {
        while (m_end - p >= 8) {
            quint64 word;
            std::memcpy(&word, p, sizeof(word));
            if (const quint64 special = specialBytes(qFromLittleEndian(word))) {
                p += qCountTrailingZeroBits(special) / 8;
                break;
            }
            p += 8;
            // Most strings are short; in one that is not, larger steps pay.
            if (p - opening > 2 * PlainBlock) {
                while (m_end - p >= PlainBlock && isPlainBlock(p))
                    p += PlainBlock;
            }
        }
        while (p < m_end && quint8(*p) >= 0x20 && quint8(*p) < 0x80 && *p != '"' && *p != '\\')
            ++p;
        if (p >= m_end)
            return fail(m_end, u"Unterminated string"_s);
        if (*p == '"')
            break;
        if (*p == '\\') {
            hasEscapes = true;
            p = readEscape(p, &surplus);
            if (!p)
                return nullptr;
            continue;
        }
        if (quint8(*p) < 0x20)
            return fail(p, u"Bad control character in string"_s);
        do {
            const int size = utf8SequenceLength(p, m_end);
            if (!size)
                return fail(p, u"Invalid UTF-8"_s);
            surplus += size == 2 ? 1 : 2; // four bytes are two units
            p += size;
        } while (p < m_end && quint8(*p) >= 0x80);
    }
    const qsizetype units = p - opening - 1 - surplus;
    ++p;
    add(Tag::String, opening, p).words.first = quint32(units) | (hasEscapes ? TopBit : 0);
    return p;
}

/// Most numbers are short: an integer, or one with a few decimals. All else, and what is none, is left to readAnyNumber().
const char *JsonDocument::Parser::readNumber(const char *const begin)
{
    constexpr qsizetype most = 15; // digits that make a double in any case
    const char *const digits = begin + (*begin == '-');
    const char *const end = m_end - digits > most + 2 ? digits + most + 2 : m_end;
    const char *p = digits;
    qint64 value = 0;
    for (; p < end && isDigit(*p); ++p)
        value = value * 10 + (*p - '0');
    if (p == digits || (*digits == '0' && p - digits > 1))
        return readAnyNumber(begin);
    auto magnitude = double(value);
    if (p < end && *p == '.') {
        // Both sides of the division are exact, so that it gives the double next to the quotient, which is the one that is meant.
        // (But not where the processor rounds twice.)
        constexpr double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16};
        const char *const decimals = ++p;
        for (; p < end && isDigit(*p); ++p)
            value = value * 10 + (*p - '0');
        if (FLT_EVAL_METHOD != 0 || p == decimals || p - digits > most + 1)
            return readAnyNumber(begin);
        magnitude = double(value) / powers[p - decimals];
    }
    if (p < m_end && (p == end || *p == 'e' || *p == 'E'))
        return readAnyNumber(begin);
    add(Tag::Number, begin, p).number = digits == begin ? magnitude : -magnitude; // the sign comes last: an integer has no -0
    return p;
}

const char *JsonDocument::Parser::readAnyNumber(const char *const begin)
{
    const char *p = begin;
    const bool negative = *p == '-';
    if (negative)
        ++p;
    if (p >= m_end)
        return unexpected(p);
    if (!isDigit(*p))
        return fail(p, u"No number after minus sign"_s);
    const char *const digits = p;
    quint64 integer = 0; // wraps for long numbers, which do not use it
    if (*p == '0') {
        ++p;
        if (p < m_end && isDigit(*p))
            return fail(p, u"Unexpected digit after a leading zero"_s);
    } else {
        for (; p < m_end && isDigit(*p); ++p)
            integer = integer * 10 + quint64(*p - '0');
    }
    bool isInteger = p - digits <= 18;
    const auto readDigits = [&](const QString &message) {
        if (p >= m_end)
            return unexpected(p);
        if (!isDigit(*p))
            return fail(p, message);
        while (p < m_end && isDigit(*p))
            ++p;
        return p;
    };
    if (p < m_end && *p == '.') {
        isInteger = false;
        ++p;
        if (!readDigits(u"Unterminated fractional number"_s))
            return nullptr;
    }
    if (p < m_end && (*p == 'e' || *p == 'E')) {
        isInteger = false;
        ++p;
        if (p < m_end && (*p == '+' || *p == '-'))
            ++p;
        if (!readDigits(u"Exponent part is missing a number"_s))
            return nullptr;
    }
    // Up to 18 digits are exact as an integer, whose conversion rounds as that of the text would.
    const double value = isInteger ? (negative ? -double(integer) : double(integer)) : decimalToDouble(begin, p);
    add(Tag::Number, begin, p).number = value;
    return p;
}

const char *JsonDocument::Parser::readLiteral(const char *p, QByteArrayView word, JsonNode::Kind kind)
{
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (p + i >= m_end || p[i] != word[i])
            return unexpected(p + i);
    }
    add(Tag::Literal, p, p + word.size()).words.first = quint32(kind);
    return p + word.size();
}

const char *JsonDocument::Parser::readKey(const char *p)
{
    if (p >= m_end || *p != '"')
        return unexpected(p, "a property name in double quotes"_L1);
    p = readString(p);
    if (!p)
        return nullptr;
    p = skipSpace(p);
    if (p >= m_end || *p != ':')
        return unexpected(p, "':' after a property name"_L1);
    return p + 1;
}

/// Makes room for as many nodes as the text will have if it goes on as it is up to \a p: a large tape that doubled again and
/// again would be copied each time, into memory that the system has to clear first. There is an end to what is foretold, since
/// the text may change.
void JsonDocument::Parser::grow(const char *p)
{
    constexpr size_t furthest = 32;
    const size_t count = m_nodes.size();
    const double nodesPerByte = double(count) / double(p - m_begin + 1);
    const auto expected = size_t(nodesPerByte * 1.02 * double(m_end - m_begin)) + 16;
    m_nodes.reserve(std::clamp(expected, count + count / 2, count * furthest));
}

void JsonDocument::Parser::open(const char *p, bool isObject)
{
    const quint32 index = quint32(m_nodes.size());
    add(Tag::Container, p, p).words = {m_open, isObject ? TopBit : 0};
    m_open = index;
}

void JsonDocument::Parser::close(const char *behind)
{
    const quint32 index = m_open;
    Node &node = m_nodes[index];
    m_open = node.words.first;
    node.words.first = quint32(m_nodes.size());
    node.length = quint32(behind - m_begin) - node.offset;
    if (node.words.second > TopBit + 1)
        findDuplicates(index);
}

void JsonDocument::Parser::collectKeys(quint32 object)
{
    m_keys.clear();
    const quint32 end = m_nodes[object].words.first;
    size_t escapedSize = 0;
    for (quint32 i = object + 1; i < end;) {
        const Node &key = m_nodes[i];
        if (key.words.first & TopBit)
            escapedSize += key.length;
        m_keys.push_back({QByteArrayView(m_begin + key.offset + 1, key.length - 2), i, 0});
        const Node &value = m_nodes[i + 1];
        i = value.tag() == Tag::Container ? value.words.first : i + 2;
    }
    if (escapedSize == 0)
        return;
    // Unescaped text is never longer, so the buffer does not move while views into it are made.
    m_unescaped.resize(escapedSize);
    char *out = m_unescaped.data();
    for (Key &key : m_keys) {
        if (!(m_nodes[key.index].words.first & TopBit))
            continue;
        const char *const from = out;
        unescapeToUtf8(key.bytes, [&out](const char *data, qsizetype size) {
            std::memcpy(out, data, size_t(size));
            out += size;
            return true;
        });
        key.bytes = QByteArrayView(from, out);
    }
}

void JsonDocument::Parser::linkKeys(const Key &earlier, const Key &later)
{
    quint32 &word = m_nodes[earlier.index].words.second;
    word = (word & RepeatedBit) | TopBit | later.index;
    m_nodes[later.index].words.second |= RepeatedBit;
}

void JsonDocument::Parser::findDuplicates(quint32 object)
{
    collectKeys(object);
    const size_t count = m_keys.size();
    if (count <= PairwiseLimit) {
        // Keys that differ do so in these, mostly.
        for (Key &key : m_keys)
            key.hash = key.bytes.isEmpty()
                           ? 0
                           : quint32(key.bytes.size()) << 16 | quint8(key.bytes.front()) << 8 | quint8(key.bytes.back());
        for (size_t later = 1; later < count; ++later) {
            for (size_t earlier = 0; earlier < later; ++earlier) {
                if (m_keys[earlier].hash == m_keys[later].hash && m_keys[earlier].bytes == m_keys[later].bytes)
                    linkKeys(m_keys[earlier], m_keys[later]);
            }
        }
        return;
    }
    // By hash first, because that is one comparison; by text where hashes collide, so that a peer that makes them collide
    // gains nothing over n log n.
    for (Key &key : m_keys)
        key.hash = quint32(qHashBits(key.bytes.data(), size_t(key.bytes.size())));
    std::sort(m_keys.begin(), m_keys.end(), [](const Key &left, const Key &right) {
        if (left.hash != right.hash)
            return left.hash < right.hash;
        if (left.bytes.size() != right.bytes.size())
            return left.bytes.size() < right.bytes.size();
        const int order = std::memcmp(left.bytes.data(), right.bytes.data(), size_t(left.bytes.size()));
        return order ? order < 0 : left.index < right.index;
    });
    for (size_t first = 0; first < count;) {
        size_t last = first;
        while (last + 1 < count && m_keys[last + 1].hash == m_keys[first].hash && m_keys[last + 1].bytes == m_keys[first].bytes)
            ++last;
        for (size_t i = first; i < last; ++i) {
            linkKeys(m_keys[i], m_keys[last]);
            m_nodes[m_keys[i + 1].index].words.second |= RepeatedBit;
        }
        first = last + 1;
    }
}

JsonError JsonDocument::Parser::run()
{
    const char *p = m_begin;
    for (;;) { // A value is due.
        p = skipSpace(p);
        if (p >= m_end) {
            unexpected(p);
            return m_error;
        }
        bool opened = false;
        switch (*p) {
        case '"':
            p = readString(p);
            break;
        case '[':
        case '{':
            open(p, *p == '{');
            opened = true;
            ++p;
            break;
        case 'n':
            p = readLiteral(p, "null", JsonNode::Kind::Null);
            break;
        case 't':
            p = readLiteral(p, "true", JsonNode::Kind::True);
            break;
        case 'f':
            p = readLiteral(p, "false", JsonNode::Kind::False);
            break;
        default:
            p = *p == '-' || isDigit(*p) ? readNumber(p) : unexpected(p);
        }
        if (!p)
            return m_error;
        if (opened) {
            p = skipSpace(p);
            Node &container = m_nodes[m_open];
            const bool isObject = container.words.second & TopBit;
            if (p >= m_end || *p != (isObject ? '}' : ']')) {
                ++container.words.second;
                if (isObject && !(p = readKey(p)))
                    return m_error;
                continue;
            }
            close(++p);
        }

        for (;;) { // A value has ended.
            p = skipSpace(p);
            if (m_open == None) {
                if (p < m_end)
                    unexpected(p, "the end"_L1);
                return m_error;
            }
            Node &container = m_nodes[m_open];
            const bool isObject = container.words.second & TopBit;
            if (p < m_end && *p == ',') {
                ++container.words.second;
                ++p;
                if (isObject && !(p = readKey(skipSpace(p))))
                    return m_error;
                break;
            }
            if (p >= m_end || *p != (isObject ? '}' : ']')) {
                unexpected(p, isObject ? "',' or '}'"_L1 : "',' or ']'"_L1);
                return m_error;
            }
            close(++p);
        }
    }
}

JsonDocument::JsonDocument() = default;
JsonDocument::~JsonDocument() = default;
JsonDocument::JsonDocument(JsonDocument &&) noexcept = default;
JsonDocument &JsonDocument::operator=(JsonDocument &&) noexcept = default;

JsonError JsonDocument::parse(const QByteArray &text)
{
    m_text = text;
    m_nodes.clear();
    if (text.size() > std::numeric_limits<qint32>::max())
        return {u"The text is larger than 2 GiB"_s, 0};
    // The tape of an unusually large text is not kept for ever.
    constexpr size_t kept = 256 * 1024;
    if (m_nodes.capacity() > kept && size_t(text.size()) < m_nodes.capacity() / 8)
        m_nodes = std::vector<Node>();
    m_nodes.reserve(std::min<size_t>(size_t(text.size()) / 8 + 4, 4096));
    const JsonError error = Parser(*this).run();
    if (error.isError())
        m_nodes.clear();
    return error;
}

JsonNode JsonDocument::root() const { return m_nodes.empty() ? JsonNode() : JsonNode(this, 0, quint32(m_nodes.size())); }

size_t JsonDocument::memoryUsage() const { return m_nodes.capacity() * sizeof(Node); }

} // namespace QtCapnWeb
