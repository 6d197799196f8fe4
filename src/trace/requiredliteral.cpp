// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "requiredliteral.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

bool isAsciiLetterOrDigit(QChar c) { return c < QChar(0x80) && c.isLetterOrNumber(); }

/// Goes through a pattern once. Whatever it is not sure of makes it give up, which is always right.
class LiteralFinder
{
public:
    LiteralFinder(QStringView pattern, Qt::CaseSensitivity sensitivity) : m_pattern(pattern), m_sensitivity(sensitivity) { }

    QString find()
    {
        while (m_at < m_pattern.size()) {
            if (!readItem())
                return {};
        }
        endRun();
        return m_longest;
    }

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_pattern.size() ? m_pattern[m_at + ahead] : QChar(); }

    void endRun()
    {
        if (m_run.size() > m_longest.size())
            m_longest = m_run;
        m_run.clear();
    }

    // What stands at m_at, with its quantifier. \return false: nothing can be told of the pattern.
    bool readItem()
    {
        const QChar c = peek();
        switch (c.unicode()) {
        case u'|': // what stands beside it would do as well
        case u')':
            return false;
        case u'(':
            endRun();
            return skipGroup() && readQuantifier();
        case u'[':
            endRun();
            return skipClass() && readQuantifier();
        case u'.':
        case u'^':
        case u'$':
            endRun();
            ++m_at;
            return readQuantifier();
        case u'\\':
            return readEscape() && readQuantifier();
        case u'{':
            // The beginning of a quantifier, or itself; which of them depends on the version where it is written in a new way.
            if (const QChar next = peek(1); next.isDigit() || next == u',' || next.isSpace())
                return false;
            break;
        default:
            break;
        }
        ++m_at;
        add(c);
        return readQuantifier();
    }

    void add(QChar c)
    {
        const bool isPlain = m_sensitivity == Qt::CaseSensitive
                                 ? !c.isSurrogate() && c != QChar::ReplacementCharacter // which also stands for what is no UTF-8
                                 : c < QChar(0x80) && c.toLower() != u'k' && c.toLower() != u's';
        if (isPlain && !c.isNull())
            m_run += c;
        else
            endRun();
    }

    bool readEscape()
    {
        const QChar c = peek(1);
        if (c.isNull())
            return false;
        if (isAsciiLetterOrDigit(c)) {
            // One character of some kind, or a place. Others have arguments, or change what follows.
            if (!u"dDwWsShHvVNRXbBAzZGntrfae"_s.contains(c) || (c == u'N' && peek(2) == u'{'))
                return false;
            endRun();
            m_at += 2;
            return true;
        }
        m_at += 2;
        add(c);
        return true;
    }

    bool readQuantifier()
    {
        const QChar c = peek();
        if (c == u'*' || c == u'?') {
            m_run.chop(m_run.isEmpty() ? 0 : 1);
        } else if (c == u'{' && (peek(1).isDigit() || peek(1) == u',' || peek(1).isSpace())) {
            const qsizetype end = m_pattern.indexOf(u'}', m_at);
            if (end < 0)
                return false;
            for (const QChar inside : m_pattern.sliced(m_at + 1, end - m_at - 1)) {
                if (inside != u',' && (inside < u'0' || inside > u'9'))
                    return false;
            }
            m_run.chop(m_run.isEmpty() ? 0 : 1);
            m_at = end;
        } else if (c != u'+') {
            return true;
        }
        ++m_at;
        endRun();
        if (peek() == u'+' || peek() == u'?') // it is greedy, or lazy
            ++m_at;
        return true;
    }

    bool skipClass()
    {
        ++m_at;
        if (peek() == u'^')
            ++m_at;
        if (peek() == u']')
            ++m_at;
        for (; m_at < m_pattern.size(); ++m_at) {
            const QChar c = peek();
            if (c == u']') {
                ++m_at;
                return true;
            }
            if (c == u'[') // perhaps [:alpha:]
                return false;
            if (c == u'\\') {
                if (peek(1) == u'Q' || peek(1) == u'E')
                    return false;
                ++m_at;
            }
        }
        return false;
    }

    bool skipGroup()
    {
        int depth = 0;
        while (m_at < m_pattern.size()) {
            const QChar c = peek();
            if (c == u'(') {
                // Of what a question mark tells, only those that change nothing outside of the group; verbs may change all.
                static constexpr QStringView Known = u":=!>|";
                if (peek(1) == u'*' || (peek(1) == u'?' && !Known.contains(peek(2)) && !(peek(2) == u'<' && !peek(3).isDigit())))
                    return false;
                ++depth;
                m_at += peek(1) == u'?' ? 3 : 1;
            } else if (c == u')') {
                ++m_at;
                if (--depth == 0)
                    return true;
            } else if (c == u'[') {
                if (!skipClass())
                    return false;
            } else if (c == u'\\') {
                if (peek(1) == u'Q' || peek(1) == u'E')
                    return false;
                m_at += 2;
            } else {
                ++m_at;
            }
        }
        return false;
    }

    const QStringView m_pattern;
    const Qt::CaseSensitivity m_sensitivity;
    qsizetype m_at = 0;
    QString m_run; // literal characters in a row that end at m_at
    QString m_longest;
};

} // namespace

QString requiredLiteral(QStringView pattern, Qt::CaseSensitivity sensitivity)
{
    return LiteralFinder(pattern, sensitivity).find();
}

} // namespace QtCapnWeb::Trace
