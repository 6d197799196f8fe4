// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "filter.h"
#include "record.h"

#include <QtCore/QStringList>

/// \file
/// Taking secrets out of a capture that is saved or handed on.

namespace QtCapnWeb::Trace {

struct RedactionRules {
    /// Names, upper and lower case alike: of members of objects at any depth, of HTTP headers, of parameters of URLs. All values
    /// below such a member are hidden.
    QStringList keys;
    /// `METHOD:PLACE`. METHOD is the path of a call as the call list shows it, or `*`. PLACE begins with the number of an
    /// argument, with `result` or with `error`, and goes on with `.name`, `.3` or `.*`: `login:0.password`,
    /// `getUser:result.email`,
    /// `*:result`. All values below are hidden.
    QStringList paths;
    /// Perl-compatible regular expressions, upper and lower case apart: what they find in a value is hidden.
    QStringList patterns;

    bool isEmpty() const { return keys.isEmpty() && paths.isEmpty() && patterns.isEmpty(); }
    /// Keys that mostly hold secrets: authorization, cookie, password, token, …
    QTCAPNWEB_EXPORT static QStringList usualKeys();
};

/// \brief Hides values in records. What they are made of stays: kinds, ids, methods, the shape of expressions, names of members,
/// and the rest of the text to the byte, so that tables and calls are the same as before.
///
/// What takes the place of a value is of its kind: a text becomes "[redacted]" (or only the part that a pattern found), a number
/// 0, true becomes false; bytes become as many zeros, the digits of a bigint 0, a date 0, a URL `https://redacted.invalid/`. A
/// text that is no JSON becomes
/// `[redacted]`, which is none either, if a pattern finds something in it or it has one of the keys.
///
///     auto made = Redactor::make(rules);
///     ...
///     for (RecordIndex i = 0; i < capture.count(); ++i)
///         file.write(writer.line(std::get<Redactor>(made).redacted(capture, i)));
class QTCAPNWEB_EXPORT Redactor
{
public:
    /// \return what to redact with, or the rule that is wrong: the position is in that rule, which the message names.
    static std::variant<Redactor, FilterError> make(const RedactionRules &rules);

    /// Changes \a record. \a method is the path of the call that it belongs to, for the rules by path. \return whether it
    /// changed. O(text); patterns give up after a fixed number of steps, and then the whole value is hidden.
    bool redact(Record &record, QStringView method) const;
    /// The record of a capture, redacted. What a capture does not keep (Record::seq) is put in, too.
    Record redacted(const Capture &capture, RecordIndex index) const;

private:
    struct Rules;
    Redactor() = default;
    std::shared_ptr<const Rules> m_rules;
};

} // namespace QtCapnWeb::Trace
