// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jsondocument.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringView>

#include <concepts>
#include <utility>

/// \file
/// The one JSON writer of the project: compact UTF-8 text, exactly as JavaScript's JSON.stringify writes it.

namespace QtCapnWeb {

/// \brief Appends JSON to a buffer. Commas are its business; that brackets match is the caller's.
class QTCAPNWEB_EXPORT JsonWriter
{
public:
    JsonWriter() = default;
    /// Writes into \a buffer, whose content goes and whose memory is used again.
    explicit JsonWriter(QByteArray &&buffer) : m_text(std::move(buffer)) { m_text.resize(0); }

    void beginArray() { append("[", false); }
    void endArray();
    void beginObject() { append("{", false); }
    void key(QStringView key);
    void endObject();

    void null() { append("null", true); }
    void boolean(bool value) { append(value ? QByteArrayView("true") : QByteArrayView("false"), true); }
    /// As JavaScript's Number::toString; not finite is `null`, as JSON.stringify has it; -0 is `0`.
    void number(double value);
    /// As the double that it is in JavaScript: beyond 2^53 it is rounded.
    void number(std::integral auto value) { number(double(value)); }
    void number(bool value) = delete;
    /// UTF-16 in: `"`, `\` and controls are escaped as JSON.stringify does, lone surrogates as \udXXX.
    void string(QStringView value);
    /// ASCII that needs no escape, such as a tag.
    void tag(QByteArrayView ascii);
    /// A string: \a bytes in base64, without padding.
    void base64(QByteArrayView bytes);
    /// A parsed node again, as JSON.stringify(JSON.parse(text)) would write it: of members with one key the first gives the
    /// place and the last the value, and keys that are array indexes stand first, in ascending order. No recursion.
    void node(const JsonNode &node);
    /// Text that is already JSON.
    void raw(QByteArrayView json) { append(json, true); }

    const QByteArray &text() const { return m_text; }
    /// The text; the writer is as new then.
    QByteArray take()
    {
        m_needsComma = false;
        return std::exchange(m_text, {});
    }

    /// Where the text stands now; rewind() drops all that was written behind it (an error's property that cannot be sent).
    struct Mark {
        qsizetype size;
        bool needsComma;
    };
    Mark mark() const { return {m_text.size(), m_needsComma}; }
    void rewind(Mark mark);

private:
    char *room(qsizetype size);
    void append(QByteArrayView token, bool needsComma);
    void appendScalar(const JsonNode &node);
    void appendKey(const JsonNode &key);

    QByteArray m_text;
    bool m_needsComma = false;
};

/// JSON.stringify(JSON.parse(node's text)); see JsonWriter::node().
QTCAPNWEB_EXPORT QByteArray toCanonicalJson(const JsonNode &node);
/// A number as JavaScript prints it ("1e+21", "-0" is "0", "NaN", "Infinity").
QTCAPNWEB_EXPORT QByteArray numberToJavaScript(double value);
/// The length in UTF-16 code units of UTF-8 text (JavaScript's String.length), counted without converting.
QTCAPNWEB_EXPORT qint64 utf16Length(QByteArrayView utf8);

} // namespace QtCapnWeb
