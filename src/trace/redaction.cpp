// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "redaction.h"

#include "capture.h"
#include "jsonwriter.h"
#include "redactionrules.h"
#include "redactionwalk.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

// Values of parameters in a URL by their names, and what patterns find.
QString redactedUrl(const HiddenRules &rules, const QString &url)
{
    QString result;
    const qsizetype query = url.indexOf(u'?');
    if (query < 0 || rules.keys.isEmpty())
        return rules.hide(url).value_or(url);
    result = url.first(query + 1);
    const qsizetype fragment = url.indexOf(u'#', query);
    const QString parameters = url.sliced(query + 1, (fragment < 0 ? url.size() : fragment) - query - 1);
    bool first = true;
    for (const QString &parameter : parameters.split(u'&')) {
        if (!std::exchange(first, false))
            result += u'&';
        const qsizetype equals = parameter.indexOf(u'=');
        const bool hidden = equals > 0 && rules.isKey(parameter.first(equals));
        result += hidden ? parameter.first(equals + 1) + u"[redacted]"_s : parameter;
    }
    if (fragment >= 0)
        result += url.sliced(fragment);
    return rules.hide(result).value_or(result);
}

bool replaceText(Record &record, const QByteArray &text)
{
    if (text == record.text)
        return false;
    record.text = text;
    record.size = text.size();
    return true;
}

} // namespace

struct Redactor::Rules : HiddenRules {
};

QStringList RedactionRules::usualKeys()
{
    return {u"authorization"_s, u"proxy-authorization"_s,
            u"cookie"_s,        u"set-cookie"_s,
            u"x-api-key"_s,     u"password"_s,
            u"passwd"_s,        u"secret"_s,
            u"clientSecret"_s,  u"client_secret"_s,
            u"token"_s,         u"accessToken"_s,
            u"access_token"_s,  u"refreshToken"_s,
            u"refresh_token"_s, u"idToken"_s,
            u"id_token"_s,      u"sessionToken"_s,
            u"session_token"_s, u"apiKey"_s,
            u"api_key"_s,       u"privateKey"_s,
            u"private_key"_s,   u"credential"_s,
            u"credentials"_s};
}

std::variant<Redactor, FilterError> Redactor::make(const RedactionRules &rules)
{
    auto compiled = std::make_shared<Rules>();
    if (std::optional<FilterError> error = compiled->compile(rules))
        return *error;
    Redactor redactor;
    redactor.m_rules = std::move(compiled);
    return redactor;
}

bool Redactor::redact(Record &record, QStringView method) const
{
    const HiddenRules &rules = *m_rules;
    switch (record.kind) {
    case Record::Kind::Message:
        return replaceText(record, redactedMessage(rules, record.text, method));
    case Record::Kind::Request:
    case Record::Kind::Response:
        return replaceText(record,
                           redactedFacts(rules, record.text, [&](const QString &url) { return redactedUrl(rules, url); }));
    case Record::Kind::Binary:
        return rules.hide(QString::fromLatin1(record.text)) || rules.hide(QString::fromUtf8(record.text))
                   ? replaceText(record, QByteArray())
                   : false;
    case Record::Kind::Opened:
        return replaceText(record, redactedUrl(rules, QString::fromUtf8(record.text)).toUtf8());
    case Record::Kind::Closed:
    case Record::Kind::Failed:
    case Record::Kind::Note:
    case Record::Kind::Comment:
    case Record::Kind::Mark: {
        const std::optional<QString> hidden = rules.hide(QString::fromUtf8(record.text));
        return hidden && replaceText(record, hidden->toUtf8());
    }
    case Record::Kind::Refused:
        break;
    }
    return false;
}

Record Redactor::redacted(const Capture &capture, RecordIndex index) const
{
    const Row row = capture.row(index);
    Record record = capture.record(index);
    const CallId call = m_rules->paths.empty() ? NoCall : capture.calls().callOf(index);
    const QByteArray before = record.text;
    const bool changed = redact(record, call == NoCall ? QString() : capture.calls().method(capture.calls().call(call).method));
    // A message that was too long for its receiver stays so: blanks behind a JSON text mean nothing.
    if (changed && row.hasProblem && capture.problem(index).startsWith(u"Incoming message exceeds maximum size")) {
        record.text.append(std::max<qsizetype>(0, utf16Length(before) - utf16Length(record.text)), ' ');
        record.size = record.text.size();
    }
    return record;
}

} // namespace QtCapnWeb::Trace
