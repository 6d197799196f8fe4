// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "captureinput.h"
#include "capturesave.h"
#include "command.h"
#include "console.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

// "key:password" and so on. \return what is wrong; empty if nothing
QString addRule(const QString &text, RedactionRules *rules)
{
    if (text == u"usual") {
        rules->keys.append(RedactionRules::usualKeys());
        return {};
    }
    const qsizetype colon = text.indexOf(u':');
    const QString kind = text.first(std::max<qsizetype>(colon, 0));
    const QString rule = text.sliced(colon + 1);
    if (rule.isEmpty() || (kind != u"key" && kind != u"path" && kind != u"pattern"))
        return u"\"%1\" is no rule; one is key:NAME, path:METHOD:PLACE, pattern:REGEX or usual."_s.arg(text);
    (kind == u"key" ? rules->keys : kind == u"path" ? rules->paths : rules->patterns).append(rule);
    return {};
}

} // namespace

int runConvert(const QStringList &arguments)
{
    CommandParser parser(u"convert"_s,
                         u"Writes a capture anew; the suffix of OUT says as what: .cwtrace or .ndjson, .cwtrace.zst, or .har."_s);
    QCommandLineParser &options = parser.options();
    options.addPositionalArgument(u"IN"_s, u"A capture; - is standard input."_s);
    options.addPositionalArgument(u"OUT"_s, u"The file to write."_s);
    options.addOption({u"filter"_s, u"Only what matches."_s, u"filter"_s});
    options.addOption({u"redact"_s,
                       u"Hide values: those of members or headers named key:<name>, those at path:<method>:<place>, such as "
                       "login:0.password or *:result, what pattern:<regex> finds, or usual, the keys that mostly hold secrets. "
                       "May be repeated."_s,
                       u"rule"_s});
    options.addOption({u"force"_s, u"Replace OUT if it is there."_s});
    if (const std::optional<int> ends = parser.process(arguments, 2, 2))
        return *ends;

    const QString out = parser.positional(1);
    CaptureSaveOptions save;
    if (const std::optional<CaptureFormat> format = captureFormatOf(out))
        save.format = *format;
    else
        return parser.usageError(u"The suffix of %1 says nothing; .cwtrace, .ndjson, .cwtrace.zst and .har do."_s.arg(out));
    RedactionRules rules;
    for (const QString &text : options.values(u"redact"_s)) {
        if (const QString problem = addRule(text, &rules); !problem.isEmpty())
            return parser.usageError(problem);
    }
    if (!rules.isEmpty()) {
        const std::variant<Redactor, FilterError> made = Redactor::make(rules);
        if (const FilterError *error = std::get_if<FilterError>(&made))
            return parser.usageError(error->message);
        save.redactor = std::get<Redactor>(made);
    }
    std::optional<Filter> filter;
    if (options.isSet(u"filter"_s) && !(filter = compileFilter(options.value(u"filter"_s))))
        return Usage;
    if (QFile::exists(out) && !options.isSet(u"force"_s)) {
        complain(u"%1 is there already; --force replaces it."_s.arg(out));
        return BadInput;
    }
    // What is read stays in its file, so that must not go meanwhile.
    if (QFileInfo(out).exists() && QFileInfo(out) == QFileInfo(parser.positional(0)))
        return parser.usageError(u"IN and OUT are the same file."_s);

    Capture capture;
    if (const std::optional<int> ends = loadCapture(parser.positional(0), capture, &save.started))
        return *ends;
    if (filter) {
        save.records.emplace();
        forEachMatch(capture, filter, [&](RecordIndex index) {
            save.records->push_back(index);
            return true;
        });
    }
    Progress progress(u"Writing…"_s);
    save.progress = [&](qint64 done, qint64 total) { progress.update(done, total); };
    const CaptureSaveReport report = saveCapture(capture, out, save);
    if (!report.error.isEmpty()) {
        complain(u"%1: %2"_s.arg(out, report.error));
        return BadInput;
    }
    if (report.leftOut > 0)
        complain(u"%1 records have no place in this format, and were left out"_s.arg(report.leftOut));
    return Success;
}

} // namespace CommandLine
