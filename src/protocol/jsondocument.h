// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>
#include <vector>

/// \file
/// The one JSON reader of the project: UTF-8 text into a flat tape of 16-byte nodes that point into the text.
///
/// JavaScript's JSON.parse is the measure: lone surrogates as escapes are kept, numbers are doubles (too large reads as
/// Infinity, -0 stays), member order is kept, duplicates are seen, and nothing but JSON is accepted. Invalid UTF-8 and a
/// byte order mark are refused. Nesting costs no stack: only the text's size bounds it.

namespace QtCapnWeb {

/// Why and where a text is no JSON.
struct JsonError {
    QString message; ///< For a person, without the position.
    qsizetype offset = -1; ///< Byte offset into the text; its size if it ended too early. -1: no error.

    bool isError() const { return offset >= 0; }
};

class JsonNode;

/// \brief A parsed text. Reusable: parse() keeps the tape's memory for the next text.
class QTCAPNWEB_EXPORT JsonDocument
{
public:
    JsonDocument();
    ~JsonDocument();
    JsonDocument(JsonDocument &&) noexcept;
    JsonDocument &operator=(JsonDocument &&) noexcept;
    Q_DISABLE_COPY(JsonDocument)

    /// Parses \a text, which is shared, not copied (so what QByteArray::fromRawData() wraps must outlive the document).
    /// \return no error, or what is wrong; then root() is none. All nodes handed out before become invalid.
    /// Texts of 2 GiB and more are refused.
    JsonError parse(const QByteArray &text);

    /// The value that the text is; none before the first parse() and after one that failed.
    JsonNode root() const;
    const QByteArray &text() const { return m_text; }
    /// Bytes that the tape holds, for statistics.
    size_t memoryUsage() const;

private:
    friend class JsonNode;
    struct Parser;
    enum class Tag : quint8 { Number, String, Container, Literal };

    struct Words {
        quint32 first;
        quint32 second;
    };
    /// One value on the tape. What first and second hold depends on the tag:
    /// - Number: both together are the double.
    /// - String: first is the length in UTF-16 code units, its top bit tells of escapes. second is for keys of an object: top bit
    ///   a later member has this key, next bit an earlier one has it; below them, where the first bit is set, the last such key.
    /// - Container: first is where the next sibling stands; second is the number of children, its top bit set for an object.
    /// - Literal: first is the JsonNode::Kind.
    struct Node {
        quint32 offset : 31;
        quint32 tagLow : 1;
        quint32 length : 31;
        quint32 tagHigh : 1;
        union {
            double number;
            Words words;
        };

        Tag tag() const { return Tag(tagLow | (tagHigh << 1)); }
    };
    static_assert(sizeof(Node) == 16);

    static constexpr quint32 TopBit = 0x80000000u;
    static constexpr quint32 RepeatedBit = 0x40000000u;
    static constexpr quint32 LinkMask = RepeatedBit - 1; // a text below 2 GiB has fewer nodes than that

    QByteArray m_text;
    std::vector<Node> m_nodes;
};

/// \brief A place on the tape: one JSON value. A cursor: two words, valid while its document is neither parsed anew nor moved.
///
/// An object's members stand in the order of the text. What JavaScript would see of an object with duplicate keys are the
/// keys that are not isRepeated(), each with its memberValue().
class QTCAPNWEB_EXPORT JsonNode
{
public:
    enum class Kind : quint8 { Null, False, True, Number, String, Array, Object };

    JsonNode() = default; ///< no node; only isNone() may be asked
    bool isNone() const { return !m_document; }

    inline Kind kind() const;
    bool isArray() const { return kind() == Kind::Array; }
    bool isObject() const { return kind() == Kind::Object; }
    bool isString() const { return node().tag() == JsonDocument::Tag::String; }
    bool isNumber() const { return node().tag() == JsonDocument::Tag::Number; }
    bool isNull() const { return kind() == Kind::Null; }

    inline double toNumber() const; ///< NaN if it is no number
    QString toString() const; ///< unescaped; null if it is no string
    /// Length in UTF-16 code units of a string, without building it; 0 if it is none.
    inline qsizetype stringLength() const;
    /// Whether it is the string \a utf8; no allocation. Escapes are understood; lone surrogates equal nothing.
    bool equals(QByteArrayView utf8) const;
    /// Whether it is a string with an escape in its source: if not, sourceText() without its quotes is the string.
    inline bool hasEscapes() const;

    /// Items of an array, or members of an object (shadowed ones included); 0 for all else.
    inline quint32 size() const;

    /// Forward iteration over an array's items; over an object's keys and values in turn.
    inline JsonNode first() const; ///< the first child; none if empty or no container
    inline JsonNode next() const; ///< the sibling behind; none at the end
    JsonNode at(quint32 index) const; ///< the item of an array, none outside of it; O(index)
    /// The value of the last member \a key of an object; none if there is none. O(size).
    JsonNode member(QByteArrayView utf8Key) const;
    /// On a key: a later member has the same key, so that JavaScript never sees this one's value.
    inline bool isShadowed() const;
    /// On a key: an earlier member has the same key.
    inline bool isRepeated() const;
    /// On a key: the value of the last member with this key, which is the one that counts.
    inline JsonNode memberValue() const;
    /// On a key: the array index that it is by ECMAScript's definition, canonical decimal below 2^32 - 1. JavaScript sees such
    /// members first and in ascending order.
    std::optional<quint32> arrayIndex() const;

    /// Where it stands in the text: byte offset and length, quotes and brackets included.
    quint32 offset() const { return node().offset; }
    quint32 length() const { return node().length; }
    QByteArrayView sourceText() const { return QByteArrayView(m_document->m_text).sliced(offset(), length()); }
    /// Its position on the tape; nodes of a subtree are [index(), end()).
    quint32 index() const { return m_index; }
    inline quint32 end() const;
    const JsonDocument *document() const { return m_document; }

    friend bool operator==(const JsonNode &, const JsonNode &) = default;

private:
    friend class JsonDocument;
    JsonNode(const JsonDocument *document, quint32 index, quint32 parentEnd)
        : m_document(document), m_index(index), m_parentEnd(parentEnd)
    { }
    const JsonDocument::Node &node() const { return m_document->m_nodes[m_index]; }
    QByteArrayView quotedText() const { return sourceText().sliced(1, length() - 2); }

    const JsonDocument *m_document = nullptr;
    quint32 m_index = 0;
    quint32 m_parentEnd = 0; // where the siblings end
};

inline JsonNode::Kind JsonNode::kind() const
{
    const JsonDocument::Node &self = node();
    switch (self.tag()) {
    case JsonDocument::Tag::Number:
        return Kind::Number;
    case JsonDocument::Tag::String:
        return Kind::String;
    case JsonDocument::Tag::Container:
        return self.words.second & JsonDocument::TopBit ? Kind::Object : Kind::Array;
    case JsonDocument::Tag::Literal:
        break;
    }
    return Kind(self.words.first);
}

inline double JsonNode::toNumber() const { return isNumber() ? node().number : qQNaN(); }

inline qsizetype JsonNode::stringLength() const { return isString() ? node().words.first & ~JsonDocument::TopBit : 0; }

inline bool JsonNode::hasEscapes() const { return isString() && node().words.first & JsonDocument::TopBit; }

inline quint32 JsonNode::size() const
{
    return node().tag() == JsonDocument::Tag::Container ? node().words.second & ~JsonDocument::TopBit : 0;
}

inline quint32 JsonNode::end() const { return node().tag() == JsonDocument::Tag::Container ? node().words.first : m_index + 1; }

inline JsonNode JsonNode::first() const
{
    const quint32 childrenEnd = end();
    return m_index + 1 < childrenEnd ? JsonNode(m_document, m_index + 1, childrenEnd) : JsonNode();
}

inline JsonNode JsonNode::next() const
{
    const quint32 behind = end();
    return behind < m_parentEnd ? JsonNode(m_document, behind, m_parentEnd) : JsonNode();
}

inline bool JsonNode::isShadowed() const { return isString() && node().words.second & JsonDocument::TopBit; }

inline bool JsonNode::isRepeated() const { return isString() && node().words.second & JsonDocument::RepeatedBit; }

inline JsonNode JsonNode::memberValue() const
{
    return isShadowed() ? JsonNode(m_document, (node().words.second & JsonDocument::LinkMask) + 1, m_parentEnd) : next();
}

} // namespace QtCapnWeb
