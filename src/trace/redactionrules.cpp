// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "redactionrules.h"

#include <QtCore/QCoreApplication>

#include "filterprogram.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

std::optional<FilterError> HiddenRules::compile(const RedactionRules &rules)
{
    for (const QString &key : rules.keys)
        keys.insert(key.toCaseFolded());
    for (const QString &path : rules.paths) {
        // The method may have colons; places have none.
        const qsizetype colon = path.lastIndexOf(u':');
        Path compiled{path.first(std::max<qsizetype>(colon, 0)), path.sliced(colon + 1).split(u'.')};
        bool isNumber = false;
        compiled.steps.first().toUInt(&isNumber);
        const bool isPlace = isNumber || compiled.steps.first() == u"result" || compiled.steps.first() == u"error"
                             || compiled.steps.first() == u"*";
        if (colon <= 0 || !isPlace || compiled.steps.contains(QString())) {
            const Phrase phrase(QT_TRANSLATE_NOOP("Trace", "\"%1\" is no path; write one as login:0.password or *:result.token."),
                                {Phrase(path)});
            return FilterError{0, path.size(), phrase.english(), phrase};
        }
        paths.push_back(std::move(compiled));
    }
    for (const QString &pattern : rules.patterns) {
        FilterError error;
        patterns.push_back(boundedPattern(pattern, Qt::CaseSensitive, &error));
        if (!error.message.isEmpty()) {
            error.phrase = Phrase("\"%1\": %2", {Phrase(pattern), error.phrase});
            error.message = error.phrase.english();
            return error;
        }
    }
    return std::nullopt;
}

std::optional<QString> HiddenRules::hide(const QString &value) const
{
    std::optional<QString> result;
    for (const QRegularExpression &pattern : patterns) {
        const QString text = result.value_or(value);
        QString hidden;
        qsizetype done = 0;
        auto matches = pattern.globalMatch(text);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            if (match.capturedLength() == 0)
                continue;
            hidden += QStringView(text).sliced(done, match.capturedStart() - done);
            hidden += u"[redacted]";
            done = match.capturedEnd();
        }
        // One that gave up may have missed something.
        if (!matches.isValid() || (done == 0 && !pattern.match(text).isValid()))
            return u"[redacted]"_s;
        if (done > 0)
            result = hidden.append(QStringView(text).sliced(done));
    }
    return result;
}

} // namespace QtCapnWeb::Trace
