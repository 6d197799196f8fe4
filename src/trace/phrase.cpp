// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "phrase.h"

namespace QtCapnWeb::Trace {

QString Phrase::english() const
{
    return in([](const QByteArray &source) { return QString::fromUtf8(source); });
}

QString Phrase::in(const std::function<QString(const QByteArray &)> &translate) const
{
    if (m_source.isEmpty())
        return m_words;
    const QString text = translate(m_source);
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        // Not QString::arg(): it would look for places in what it has put in, too.
        const int part = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].unicode() - u'1' : -1;
        if (part >= 0 && part < m_parts.size() && part < 9) {
            result += m_parts[part].in(translate);
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace QtCapnWeb::Trace
