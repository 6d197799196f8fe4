// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>

/// \file
/// Sentences that a user interface may say in another language.

namespace QtCapnWeb::Trace {

/// \brief An English sentence with the parts that vary apart, or words that are the same in every language.
///
/// What is English stands in the code within QT_TRANSLATE_NOOP("Trace", "…"), so that translators find it in that context. Parts
/// are put in as they are: a percent sign in a method's name means nothing.
///
///     const Phrase phrase(QT_TRANSLATE_NOOP("Trace", "%1 failed: %2"), {Phrase(method), Phrase(error)});
///     out.write(phrase.english());
///     label->setText(phrase.in([](const QByteArray &source) { return QCoreApplication::translate("Trace", source); }));
class QTCAPNWEB_EXPORT Phrase
{
public:
    Phrase() = default;
    /// Words that need no translation: names, numbers, what a peer said.
    explicit Phrase(const QString &words) : m_words(words) { }
    /// English, with %1 to %9 where \a parts belong.
    explicit Phrase(const char *source, const QList<Phrase> &parts = {}) : m_source(source), m_parts(parts) { }
    explicit Phrase(const QByteArray &source) : m_source(source) { }
    explicit Phrase(QLatin1StringView source) : m_source(source.data(), source.size()) { }

    bool isEmpty() const { return m_source.isEmpty() && m_words.isEmpty(); }
    QString english() const;
    /// \a translate is given English sources, and returns them in its language, with their %1 to %9.
    QString in(const std::function<QString(const QByteArray &source)> &translate) const;

    friend bool operator==(const Phrase &, const Phrase &) = default;

private:
    QByteArray m_source;
    QString m_words;
    QList<Phrase> m_parts;
};

} // namespace QtCapnWeb::Trace
