// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "webhost.h"

#include "value.h"

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;

/// \file
/// The WHATWG URL standard's basic URL parser, for absolute URLs: no base, no state override. QUrl follows RFC 3986, which
/// accepts and writes other texts. Terms in comments are those of the standard, https://url.spec.whatwg.org/#url-parsing.

namespace QtCapnWeb {

namespace {

constexpr char32_t End = char32_t(-1);

bool isAlpha(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool isIn(QByteArrayView set, char32_t c) { return c < 0x80 && set.contains(char(c)); }

// The percent-encode sets beyond the C0 controls and what is not ASCII, which are in all of them.
constexpr QByteArrayView ControlSet = "";
constexpr QByteArrayView FragmentSet = " \"<>`";
constexpr QByteArrayView QuerySet = " \"#<>";
constexpr QByteArrayView SpecialQuerySet = " \"#<>'";
constexpr QByteArrayView PathSet = " \"#<>?`{}"; // the standard has since added ^; Node.js 20 leaves it
constexpr QByteArrayView UserinfoSet = " \"#<>?`{}/:;=@[\\]^|";

std::optional<int> defaultPort(QStringView scheme)
{
    if (scheme == "http"_L1 || scheme == "ws"_L1)
        return 80;
    if (scheme == "https"_L1 || scheme == "wss"_L1)
        return 443;
    if (scheme == "ftp"_L1)
        return 21;
    return std::nullopt;
}

bool isWindowsDriveLetter(std::u32string_view text)
{
    return text.size() == 2 && isAlpha(text[0]) && (text[1] == U':' || text[1] == U'|');
}

bool isDot(QStringView segment) { return segment == "."_L1 || segment.compare("%2e"_L1, Qt::CaseInsensitive) == 0; }

bool isDoubleDot(QStringView segment)
{
    if (segment == ".."_L1)
        return true;
    const auto is = [&](QLatin1StringView text) { return segment.compare(text, Qt::CaseInsensitive) == 0; };
    return is(".%2e"_L1) || is("%2e."_L1) || is("%2e%2e"_L1);
}

class Parser
{
public:
    explicit Parser(std::u32string &&text) : m_text(std::move(text)) { }

    bool parse()
    {
        if (!parseScheme())
            return false;
        if (m_scheme == "file"_L1)
            return parseFile();
        if (m_isSpecial) {
            while (at() == U'/' || at() == U'\\')
                ++m_position;
            return parseAuthority();
        }
        if (at() == U'/' && at(1) == U'/') {
            m_position += 2;
            return parseAuthority();
        }
        if (at() == U'/') {
            ++m_position;
            parsePath({});
            return true;
        }
        m_hasOpaquePath = true;
        while (at() != End && at() != U'?' && at() != U'#')
            percentEncode(&m_path, m_text[m_position++], ControlSet);
        parseRest();
        return true;
    }

    QString serialize() const
    {
        QString url = m_scheme + u':';
        if (m_host) {
            url += "//"_L1;
            if (!m_username.isEmpty() || !m_password.isEmpty()) {
                url += m_username;
                if (!m_password.isEmpty())
                    url += u':' + m_password;
                url += u'@';
            }
            url += *m_host;
            if (m_port)
                url += u':' + QString::number(*m_port);
        } else if (!m_hasOpaquePath && m_path.startsWith("//"_L1)) {
            url += "/."_L1; // else the path would be read as a host
        }
        url += m_path;
        if (m_query)
            url += u'?' + *m_query;
        if (m_fragment)
            url += u'#' + *m_fragment;
        return url;
    }

private:
    char32_t at(size_t ahead = 0) const { return m_position + ahead < m_text.size() ? m_text[m_position + ahead] : End; }
    bool isSlash(char32_t c) const { return c == U'/' || (m_isSpecial && c == U'\\'); }
    bool endsAuthority(char32_t c) const { return c == End || c == U'?' || c == U'#' || isSlash(c); }

    bool parseScheme()
    {
        if (!isAlpha(at()))
            return false;
        while (isAlpha(at()) || isDigit(at()) || at() == U'+' || at() == U'-' || at() == U'.')
            m_scheme += QChar(char16_t(m_text[m_position++])).toLower();
        if (at() != U':')
            return false;
        ++m_position;
        m_isSpecial = m_scheme == "file"_L1 || defaultPort(m_scheme);
        return true;
    }

    bool parseFile()
    {
        m_host = QString();
        if (!isSlash(at())) {
            parsePath({});
            return true;
        }
        ++m_position;
        if (!isSlash(at())) {
            parsePath({});
            return true;
        }
        ++m_position;
        const size_t begin = m_position;
        while (!endsAuthority(at()))
            ++m_position;
        const std::u32string_view name = std::u32string_view(m_text).substr(begin, m_position - begin);
        if (isWindowsDriveLetter(name)) { // no host, but the first segment of the path
            m_position = begin;
            parsePath({});
            return true;
        }
        if (!name.empty()) {
            m_host = parseHost(name, true);
            if (!m_host)
                return false;
            if (*m_host == "localhost"_L1)
                m_host = QString();
        }
        parsePathStart();
        return true;
    }

    bool parseAuthority()
    {
        const size_t begin = m_position;
        size_t end = begin;
        size_t lastAt = std::u32string::npos;
        while (end < m_text.size() && !endsAuthority(m_text[end])) {
            if (m_text[end] == U'@')
                lastAt = end;
            ++end;
        }
        if (lastAt != std::u32string::npos) {
            if (lastAt + 1 == end)
                return false;
            bool inPassword = false;
            for (size_t i = begin; i < lastAt; ++i) {
                if (m_text[i] == U':' && !inPassword)
                    inPassword = true;
                else
                    percentEncode(inPassword ? &m_password : &m_username, m_text[i], UserinfoSet);
            }
            m_position = lastAt + 1;
        }

        const size_t hostBegin = m_position;
        bool insideBrackets = false;
        while (m_position < end && (insideBrackets || at() != U':')) {
            insideBrackets = at() == U'[' || (insideBrackets && at() != U']');
            ++m_position;
        }
        const std::u32string_view host = std::u32string_view(m_text).substr(hostBegin, m_position - hostBegin);
        const bool hasPort = m_position < end;
        if (host.empty() && (m_isSpecial || hasPort))
            return false;
        m_host = parseHost(host, m_isSpecial);
        if (!m_host)
            return false;
        if (hasPort && !parsePort(end))
            return false;
        m_position = end;
        parsePathStart();
        return true;
    }

    bool parsePort(size_t end)
    {
        int port = 0;
        const size_t begin = ++m_position;
        for (; m_position < end; ++m_position) {
            if (!isDigit(at()))
                return false;
            port = port * 10 + int(at() - U'0');
            if (port > 65535)
                return false;
        }
        if (m_position > begin && defaultPort(m_scheme) != port)
            m_port = port;
        return true;
    }

    void parsePathStart()
    {
        if (isSlash(at())) {
            ++m_position;
            parsePath({});
        } else if (m_isSpecial) {
            parsePath({});
        } else {
            parseRest();
        }
    }

    void parsePath(QString segment)
    {
        std::u32string raw; // the segment as it was written, to know a drive letter
        for (;; ++m_position) {
            const char32_t c = at();
            if (!endsAuthority(c)) {
                if (raw.size() < 3)
                    raw += c;
                percentEncode(&segment, c, PathSet);
                continue;
            }
            if (isDoubleDot(segment)) {
                shortenPath();
                if (!isSlash(c))
                    m_path += u'/';
            } else if (isDot(segment)) {
                if (!isSlash(c))
                    m_path += u'/';
            } else {
                if (m_scheme == "file"_L1 && m_path.isEmpty() && isWindowsDriveLetter(raw))
                    segment = segment.left(1) + u':';
                m_path += u'/' + segment;
            }
            segment.clear();
            raw.clear();
            if (!isSlash(c))
                break;
        }
        parseRest();
    }

    void shortenPath()
    {
        const bool isDrive =
            m_scheme == "file"_L1 && m_path.size() == 3 && isAlpha(m_path.at(1).unicode()) && m_path.at(2) == u':';
        if (!isDrive)
            m_path.truncate(std::max(m_path.lastIndexOf(u'/'), qsizetype(0)));
    }

    void parseRest()
    {
        if (at() == U'?') {
            ++m_position;
            m_query = QString(u""_s);
            while (at() != End && at() != U'#')
                percentEncode(&*m_query, m_text[m_position++], m_isSpecial ? SpecialQuerySet : QuerySet);
        }
        if (at() == U'#') {
            ++m_position;
            m_fragment = QString(u""_s);
            while (at() != End)
                percentEncode(&*m_fragment, m_text[m_position++], FragmentSet);
        }
    }

    static void percentEncode(QString *text, char32_t c, QByteArrayView set)
    {
        if (c > 0x1f && c < 0x7f && !isIn(set, c)) {
            *text += QChar(char16_t(c));
            return;
        }
        appendPercentEncoded(text, c);
    }

    std::u32string m_text;
    size_t m_position = 0;

    QString m_scheme;
    bool m_isSpecial = false;
    QString m_username;
    QString m_password;
    std::optional<QString> m_host;
    std::optional<int> m_port;
    QString m_path; // each segment behind its slash, or an opaque path
    bool m_hasOpaquePath = false;
    std::optional<QString> m_query;
    std::optional<QString> m_fragment;
};

} // namespace

std::optional<Url> Url::parse(QStringView text)
{
    while (!text.isEmpty() && text.first() <= u' ')
        text = text.sliced(1);
    while (!text.isEmpty() && text.last() <= u' ')
        text.chop(1);
    std::u32string input;
    input.reserve(size_t(text.size()));
    const QList<uint> ucs4 = text.toUcs4(); // a lone surrogate becomes U+FFFD
    for (const uint c : ucs4) {
        if (c != u'\t' && c != u'\n' && c != u'\r')
            input += char32_t(c);
    }
    Parser parser(std::move(input));
    if (!parser.parse())
        return std::nullopt;
    return Url{parser.serialize()};
}

} // namespace QtCapnWeb
