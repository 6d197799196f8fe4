// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "captureinput.h"

#include "capturefile.h"
#include "command.h"
#include "console.h"
#include "filterrun.h"
#include "jsonwriter.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryFile>

#include <array>
#include <cstdio>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

bool spoolStandardInput(QTemporaryFile &spool)
{
    QFile input;
    if (!spool.open() || !input.open(stdin, QIODevice::ReadOnly))
        return false;
    std::array<char, 1 << 16> piece;
    while (true) {
        const qint64 size = input.read(piece.data(), qint64(piece.size()));
        if (size <= 0)
            return size == 0 && spool.flush();
        if (spool.write(piece.data(), size) != size)
            return false;
    }
}

} // namespace

std::optional<int> loadCapture(const QString &path, Capture &capture, QDateTime *started)
{
    QTemporaryFile spool;
    if (path == u"-") {
        // A capture is read from a file: parts of it stay there.
        if (!spoolStandardInput(spool)) {
            complain(u"standard input: %1"_s.arg(spool.errorString()));
            return BadInput;
        }
    }
    Progress progress(u"Reading…"_s);
    const NdjsonReport report = readCapture(path == u"-" ? spool.fileName() : path, capture, {},
                                            [&](const LoadProgress &done) { progress.update(done.bytes, done.size); });
    if (started)
        *started = report.started;
    if (!report.error.isEmpty()) {
        complain(u"%1: %2"_s.arg(path, report.error));
        return BadInput;
    }
    for (const NdjsonReport::Fault &fault : report.faults)
        complain(fault.line > 0 ? u"%1, line %2: %3"_s.arg(path).arg(fault.line).arg(fault.message)
                                : u"%1: %2"_s.arg(path, fault.message));
    if (report.faultCount > report.faults.size())
        complain(u"%1: %2 more lines could not be read"_s.arg(path).arg(report.faultCount - report.faults.size()));
    if (report.torn)
        complain(u"%1: the last line was not written to its end; it was skipped"_s.arg(path));
    return std::nullopt;
}

std::optional<Filter> compileFilter(const QString &text)
{
    const std::variant<Filter, FilterError> compiled = Filter::compile(text);
    if (const FilterError *error = std::get_if<FilterError>(&compiled)) {
        complain(u"The filter: %1\n  %2\n  %3%4"_s.arg(error->message, text, QString(error->position, u' '),
                                                       QString(std::max<qsizetype>(error->length, 1), u'^')));
        return std::nullopt;
    }
    return std::get<Filter>(compiled);
}

void forEachMatch(const Capture &capture, const std::optional<Filter> &filter, const std::function<bool(RecordIndex)> &visit)
{
    if (!filter) {
        for (RecordIndex index = 0; index < capture.count() && visit(index);)
            ++index;
        return;
    }
    FilterRun run(capture, *filter);
    {
        Progress progress(u"Filtering…"_s);
        run.finish({}, [&](RecordIndex examined) {
            progress.update(examined, capture.count());
            return true;
        });
    }
    for (qint64 rank = 0; rank < run.count() && visit(run.at(rank));)
        ++rank;
}

QString wordOf(Side side) { return side == Side::A ? u"a"_s : u"b"_s; }

QString callText(const Capture &capture, const Call &call, int maximum)
{
    if (call.push == NoRecord)
        return {};
    const QString target = capture.target(call.push);
    const QString preview = capture.preview(call.push, maximum);
    if (call.isCall)
        return target + u'(' + preview + u')';
    if (target.isEmpty() || preview.isEmpty())
        return target + preview;
    return target + u"  "_s + preview;
}

QString wordOf(EntryId id) { return QString::fromLatin1(numberToJavaScript(id.value)); }

QString durationText(qint64 nanoseconds)
{
    if (nanoseconds < 0)
        return {};
    const double value = double(nanoseconds);
    if (value < 1e6)
        return u"%1 µs"_s.arg(value / 1e3, 0, 'f', value < 1e4 ? 1 : 0);
    if (value < 1e9)
        return u"%1 ms"_s.arg(value / 1e6, 0, 'f', value < 1e7 ? 2 : value < 1e8 ? 1 : 0);
    return u"%1 s"_s.arg(value / 1e9, 0, 'f', value < 1e10 ? 2 : 1);
}

} // namespace CommandLine
