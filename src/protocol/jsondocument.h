// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

/// \file
/// The one JSON reader of the project: UTF-8 text into a flat tape of 16-byte nodes that point into the text.
///
/// JavaScript's JSON.parse is the measure: lone surrogates as escapes are kept, numbers are doubles (too large reads as
/// Infinity, -0 stays), member order is kept, duplicates are seen, and nothing but JSON is accepted. Invalid UTF-8 is
/// refused. Nesting costs no stack: only the text's size bounds it.

namespace QtCapnWeb {

/// Why and where a text is no JSON.
struct JsonError {
    QString message;       ///< For a person, without the position.
    qsizetype offset = -1; ///< Byte offset into the text; its size if it ended too early. -1: no error.

    bool isError() const { return offset >= 0; }
};

class JsonDocument;

/// \brief A place on the tape: one JSON value. A cursor: two words, valid while its document is not parsed anew.
class QTCAPNWEB_EXPORT JsonNode
{
public:
    enum class Kind : quint8 { Null, False, True, Number, String, Array, Object };

    JsonNode() = default; ///< no node; only isNone() may be asked
    bool isNone() const { return !m_document; }

    Kind kind() const;
    bool isArray() const { return kind() == Kind::Array; }
    bool isObject() const { return kind() == Kind::Object; }
    bool isString() const { return kind() == Kind::String; }
    bool isNumber() const { return kind() == Kind::Number; }
    bool isNull() const { return kind() == Kind::Null; }

    double toNumber() const;    ///< NaN if it is no number
    QString toString() const;   ///< unescaped; null if it is no string
    /// Length in UTF-16 code units of a string, without building it.
    qsizetype stringLength() const;
    /// Whether it is the string \a ascii; no allocation. Escapes are understood.
    bool equals(QByteArrayView ascii) const;

    /// Items of an array, or members of an object (shadowed ones included).
    quint32 size() const;

    /// Forward iteration over an array's items; over an object's keys and values in turn.
    JsonNode first() const;     ///< the first child; none if empty
    JsonNode next() const;      ///< the sibling behind; none at the end
    JsonNode at(quint32 index) const; ///< the item of an array; O(index)
    /// The value of the last member \a key of an object; none if there is none.
    JsonNode member(QByteArrayView utf8Key) const;
    /// On a key: a later member has the same key, so that JavaScript never sees this one.
    bool isShadowed() const;

    /// Where it stands in the text: byte offset and length, quotes and brackets included.
    quint32 offset() const;
    quint32 length() const;
    QByteArrayView sourceText() const;
    /// Its position on the tape; nodes of a subtree are [index(), end()).
    quint32 index() const { return m_index; }
    quint32 end() const;
    const JsonDocument *document() const { return m_document; }

    friend bool operator==(const JsonNode &, const JsonNode &) = default;

private:
    friend class JsonDocument;
    JsonNode(const JsonDocument *document, quint32 index, quint32 parentEnd)
        : m_document(document), m_index(index), m_parentEnd(parentEnd) { }

    const JsonDocument *m_document = nullptr;
    quint32 m_index = 0;
    quint32 m_parentEnd = 0; // where the siblings end
};

/// \brief A parsed text. Reusable: parse() keeps the tape's memory for the next text.
class QTCAPNWEB_EXPORT JsonDocument
{
public:
    JsonDocument();
    ~JsonDocument();
    JsonDocument(JsonDocument &&) noexcept;
    JsonDocument &operator=(JsonDocument &&) noexcept;
    Q_DISABLE_COPY(JsonDocument)

    /// Parses \a text, which is shared, not copied. \return no error, or what is wrong; then root() is none.
    /// Texts of 2 GiB and more are refused.
    JsonError parse(const QByteArray &text);

    JsonNode root() const;
    const QByteArray &text() const { return m_text; }
    /// Bytes that the tape holds, for statistics.
    size_t memoryUsage() const;

private:
    friend class JsonNode;
    struct Node; // 16 bytes, see jsondocument.cpp
    struct Parser;
    QByteArray m_text;
    std::vector<Node> m_nodes;
};

} // namespace QtCapnWeb
