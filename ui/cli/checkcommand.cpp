// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "captureinput.h"
#include "command.h"
#include "console.h"
#include "findings.h"

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

constexpr Severity Severities[] = {Severity::Error, Severity::Warning, Severity::Note, Severity::Chat};

std::optional<Severity> severityOf(const QString &name)
{
    for (const Severity severity : Severities) {
        if (name == severityName(severity))
            return severity;
    }
    return std::nullopt;
}

Colour colourOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Colour::Red;
    case Severity::Warning:
        return Colour::Yellow;
    case Severity::Note:
        return Colour::Cyan;
    case Severity::Chat:
        return Colour::Dim;
    }
    return Colour::None;
}

// Where a finding is, for people: "message 12", "behind message 12" for what is no message.
QString placeOf(const Capture &capture, const Finding &finding)
{
    if (finding.records.isEmpty())
        return {};
    for (RecordIndex record = finding.records.constFirst(); record >= 0; --record) {
        const qint64 seq = capture.seqOf(record);
        if (seq >= 0)
            return record == finding.records.constFirst() ? u"message %1"_s.arg(seq) : u"behind message %1"_s.arg(seq);
    }
    return u"at the beginning"_s;
}

void print(const Capture &capture, const Finding &finding)
{
    Output &out = Output::standard();
    out.column(QString(severityName(finding.severity)), 9, colourOf(finding.severity));
    out.write(finding.title, Colour::Bold);
    out.newLine();
    const QString place = placeOf(capture, finding);
    QString where = u"         %1 · session %2"_s.arg(QString(findingRule(finding.rule).id)).arg(finding.session);
    if (!place.isEmpty())
        where += u" · "_s + place;
    if (finding.count > 1)
        where += u" · %1 times"_s.arg(finding.count);
    out.write(where, Colour::Dim);
    out.newLine();
    if (!finding.explanation.isEmpty()) {
        out.write(u"         "_s + finding.explanation);
        out.newLine();
    }
}

} // namespace

int runCheck(const QStringList &arguments)
{
    CommandParser parser(u"check"_s,
                         u"Prints what an expert would point out in a capture: broken rules, leaks, calls without answer, round "
                         "trips that could be saved, secrets in clear. Ends with 1 if there is an error among them."_s);
    parser.options().addPositionalArgument(u"FILE"_s, u"A capture; - is standard input."_s);
    parser.options().addOption(
        {u"severity"_s, u"Print findings from <least> on: error, warning, note or chat."_s, u"least"_s, u"note"_s});
    parser.options().addOption({u"fail-on"_s, u"End with 1 from <severity> on."_s, u"severity"_s, u"error"_s});
    parser.addJsonOption(u"One JSON object a line."_s);
    if (const std::optional<int> ends = parser.process(arguments, 1, 1))
        return *ends;
    const std::optional<Severity> least = severityOf(parser.options().value(u"severity"_s));
    const std::optional<Severity> failOn = severityOf(parser.options().value(u"fail-on"_s));
    if (!least || !failOn)
        return parser.usageError(u"A severity is error, warning, note or chat."_s);

    Capture capture;
    if (const std::optional<int> ends = loadCapture(parser.positional(0), capture))
        return *ends;
    FindingsEngine engine;
    {
        Progress progress(u"Looking…"_s);
        qint64 done = 0;
        while (!engine.update(capture, 10'000))
            progress.update(done += 10'000, capture.count());
        engine.finish(capture);
    }

    bool failed = false;
    for (const Severity severity : Severities) { // the worst first
        for (const Finding &finding : engine.findings()) {
            if (finding.severity == severity && severity <= *least)
                parser.json() ? Output::standard().line(toJson(capture, finding)) : print(capture, finding);
        }
        failed = failed || (severity <= *failOn && engine.count(severity) > 0);
    }
    for (const FindingRuleInfo &rule : findingRules()) {
        const qint64 omitted = engine.omitted(rule.rule);
        if (omitted > 0 && parser.json())
            Output::standard().line(omittedToJson(rule.rule, omitted));
        else if (omitted > 0)
            complain(u"%1 more findings of %2 are not shown"_s.arg(omitted).arg(QString(rule.id)));
    }
    if (!parser.json()) {
        Output::standard().write(u"%1 errors, %2 warnings, %3 notes in %4 messages\n"_s.arg(engine.count(Severity::Error))
                                     .arg(engine.count(Severity::Warning))
                                     .arg(engine.count(Severity::Note))
                                     .arg(capture.numberedCount()));
    }
    return failed ? Found : Success;
}

} // namespace CommandLine
