// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "payloadpreview.h"

#include "jsondocument.h"
#include "visibletext.h"

namespace QtCapnWeb::Trace {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// A reader of JSON's outside only: where strings and brackets begin and end. It shows text that may be cut anywhere.
class Scanner
{
public:
    Scanner(QByteArrayView text, qsizetype limit) : m_text(text), m_limit(std::min(limit, text.size())) { }

    // The first value without white space between its tokens. m_cut tells that the limit came first.
    QByteArray value(bool bare)
    {
        QByteArray result;
        int depth = 0;
        bool inString = false;
        while (m_at < m_limit) {
            const char c = m_text[m_at++];
            if (inString) {
                result += c;
                if (c == '\\' && m_at < m_limit)
                    result += m_text[m_at++];
                else if (c == '"')
                    inString = false;
                if (!inString && depth == 0)
                    return result;
                continue;
            }
            if (isBlank(c))
                continue;
            const bool opens = c == '[' || c == '{';
            const bool closes = c == ']' || c == '}';
            if (depth == 0 && (closes || c == ','))
                return result; // the end of a number or of a word
            if (closes)
                --depth;
            if (!(bare && ((opens && depth == 0) || (closes && depth == 0))))
                result += c;
            if (bare && depth == 1 && c == ',')
                result += ' ';
            if (opens)
                ++depth;
            if (closes && depth == 0)
                return result;
            inString = c == '"';
        }
        m_cut = m_limit < m_text.size();
        return result;
    }

    bool wasCut() const { return m_cut; }

private:
    QByteArrayView m_text;
    qsizetype m_limit;
    qsizetype m_at = 0;
    bool m_cut = false;
};

// A string token as it reads, or as it stands if it was cut.
QString unquoted(const QByteArray &token)
{
    JsonDocument document;
    if (!document.parse(token).isError() && document.root().isString())
        return document.root().toString();
    return QString::fromUtf8(token.startsWith('"') ? token.sliced(1) : token);
}

// `["error","TypeError","message"…` as "TypeError: message"; null if it is no error.
QString errorText(QByteArrayView text, qsizetype limit, qsizetype maximum)
{
    constexpr QByteArrayView Head = "[\"error\",";
    if (!text.startsWith(Head))
        return {};
    QByteArrayView rest = text.sliced(Head.size());
    const QByteArray type = Scanner(rest, limit).value(false);
    if (!type.startsWith('"') || rest.size() <= type.size() || rest[type.size()] != ',')
        return {};
    rest = rest.sliced(type.size() + 1);
    const QByteArray message = Scanner(rest, limit).value(false);
    if (!message.startsWith('"'))
        return {};
    return visibleText(QStringView(unquoted(type) + QStringLiteral(": ") + unquoted(message)), maximum);
}

} // namespace

QString payloadPreview(QByteArrayView text, qsizetype maximum, bool bare)
{
    // Enough bytes for as many code units, and some white space.
    const qsizetype limit = (std::max<qsizetype>(maximum, 0) + 1) * 4 + 256;
    if (const QString error = errorText(text, limit, maximum); !error.isNull())
        return error;
    Scanner scanner(text, limit);
    QByteArray value = scanner.value(bare);
    if (scanner.wasCut())
        value += "\xe2\x80\xa6";
    return visibleText(QByteArrayView(value), maximum);
}

} // namespace QtCapnWeb::Trace
