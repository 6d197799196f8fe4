// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "captureinput.h"
#include "command.h"
#include "console.h"
#include "statistics.h"

#include <algorithm>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

QString bytesText(qint64 bytes)
{
    if (bytes < 10'000)
        return u"%1 B"_s.arg(bytes);
    static constexpr const char *Units[] = {"kB", "MB", "GB", "TB"};
    double value = double(bytes) / 1e3;
    size_t unit = 0;
    while (value >= 1e4 && unit + 1 < std::size(Units)) {
        value /= 1e3;
        ++unit;
    }
    return u"%1 %2"_s.arg(value, 0, 'f', value < 100 ? 1 : 0).arg(QLatin1StringView(Units[unit]));
}

void printTotals(const Statistics &statistics)
{
    Output &out = Output::standard();
    const StatisticsTotals &totals = statistics.totals();
    out.write(u"%1 sessions, %2 messages (A %3, B %4), %5 (A %6, B %7)\n"_s.arg(totals.sessions)
                  .arg(totals.messages[0] + totals.messages[1])
                  .arg(totals.messages[0])
                  .arg(totals.messages[1])
                  .arg(bytesText(totals.bytes[0] + totals.bytes[1]), bytesText(totals.bytes[0]), bytesText(totals.bytes[1])));
    if (totals.firstTime >= 0 && totals.lastTime > totals.firstTime) {
        const double seconds = double(totals.lastTime - totals.firstTime) / 1e9;
        out.write(u"%1 s, %2 messages/s, %3/s\n"_s.arg(seconds, 0, 'f', 3)
                      .arg(double(totals.messages[0] + totals.messages[1]) / seconds, 0, 'f', 1)
                      .arg(bytesText(qint64(double(totals.bytes[0] + totals.bytes[1]) / seconds))));
    }
    out.write(u"%1 calls, %2 stream writes, %3 answers, %4 errors, %5 round trips, %6 problems\n\n"_s.arg(totals.calls)
                  .arg(totals.streamWrites)
                  .arg(totals.answers)
                  .arg(totals.errors)
                  .arg(totals.roundTrips)
                  .arg(totals.problems));
}

void printRow(QStringView calls, QStringView errors, const QStringList &latencies, QStringView request, QStringView response,
              QStringView method, Colour colour)
{
    Output &out = Output::standard();
    out.columnRight(calls, 9, colour);
    out.columnRight(errors, 8, errors == u"0" || colour != Colour::None ? colour : Colour::Red);
    for (const QString &latency : latencies)
        out.columnRight(latency, 10, colour);
    out.columnRight(request, 10, colour);
    out.columnRight(response, 10, colour);
    out.write(u"  "_s);
    out.write(method, colour);
    out.newLine();
}

QStringList latenciesOf(const LatencyHistogram &latency)
{
    if (latency.count() == 0)
        return {u"-"_s, u"-"_s, u"-"_s, u"-"_s};
    return {durationText(latency.percentile(50)), durationText(latency.percentile(95)), durationText(latency.percentile(99)),
            durationText(latency.maximum())};
}

QString nameOf(const MethodStatistics &method)
{
    const QString kind = QString(methodKindName(method.kind));
    if (method.method.isEmpty())
        return u"("_s + kind + u")"_s;
    return method.kind == MethodStatistics::Kind::Call ? method.method + u"()"_s : u"%1 (%2)"_s.arg(method.method, kind);
}

QByteArray withType(const char *type, const QByteArray &object)
{
    return QByteArray("{\"type\":\"") + type + "\"," + object.sliced(1);
}

// About twenty moments of each session for people, four hundred for programs.
int printTables(const Capture &capture, std::optional<qint64> session, bool asJson)
{
    Output &out = Output::standard();
    if (!asJson)
        out.write(u"  Session      Message        Time    A imports exports    B imports exports\n"_s, Colour::Bold);
    for (quint32 each = 0; each < quint32(capture.sessionCount()) && out.isGood(); ++each) {
        if ((session && each != *session) || capture.session(each).first == NoRecord)
            continue;
        for (const TableSizePoint &point : tableSizesOverTime(capture, each, asJson ? 400 : 20)) {
            if (asJson) {
                out.line(withType("tables", toJson(capture, each, point)));
                continue;
            }
            const qint64 seq = capture.seqOf(point.record);
            out.columnRight(QString::number(each), 9);
            out.columnRight(seq < 0 ? u"-"_s : QString::number(seq), 13);
            out.columnRight(point.time < 0 ? u"-"_s : QString::number(double(point.time) / 1e9, 'f', 3), 12);
            for (const TableSizes &sizes : point.sizes) {
                out.columnRight(QString::number(sizes.imports), 13);
                out.columnRight(QString::number(sizes.exports), 8);
            }
            out.newLine();
        }
    }
    return Success;
}

} // namespace

int runStats(const QStringList &arguments)
{
    CommandParser parser(u"stats"_s,
                         u"Prints totals of a capture, and for each method its calls, errors, latencies and bytes; the methods "
                         "that took the most time in all come first."_s);
    parser.options().addPositionalArgument(u"FILE"_s, u"A capture; - is standard input."_s);
    parser.options().addOption({u"session"_s, u"Only session <S>."_s, u"S"_s});
    parser.options().addOption(
        {u"tables"_s, u"Print how large the tables of each session were over time, in place of the above."_s});
    parser.addJsonOption(u"One JSON object a line: totals, throughput, then methods."_s);
    if (const std::optional<int> ends = parser.process(arguments, 1, 1))
        return *ends;
    const std::optional<qint64> session = wholeNumber(parser.options().value(u"session"_s));
    if (parser.options().isSet(u"session"_s) && !session)
        return parser.usageError(u"--session needs the number of a session."_s);

    Capture capture;
    if (const std::optional<int> ends = loadCapture(parser.positional(0), capture))
        return *ends;
    if (session && (*session >= capture.sessionCount() || capture.session(quint32(*session)).first == NoRecord)) {
        complain(u"There is no session %1 in %2."_s.arg(*session).arg(parser.positional(0)));
        return BadInput;
    }
    if (parser.options().isSet(u"tables"_s))
        return printTables(capture, session, parser.json());
    StatisticsRange range;
    if (session)
        range.session = quint32(*session);
    Statistics statistics(range);
    {
        Progress progress(u"Counting…"_s);
        qint64 done = 0;
        while (!statistics.update(capture, 10'000))
            progress.update(done += 10'000, capture.count());
    }

    Output &out = Output::standard();
    if (parser.json()) {
        out.line(withType("totals", totalsToJson(statistics)));
        out.line(withType("throughput", throughputToJson(statistics)));
        for (const MethodStatistics &method : statistics.methods())
            out.line(withType("method", toJson(method)));
        return Success;
    }
    printTotals(statistics);
    std::vector<const MethodStatistics *> methods;
    for (const MethodStatistics &method : statistics.methods())
        methods.push_back(&method);
    std::ranges::stable_sort(methods, std::greater(), [](const MethodStatistics *method) {
        return method->latency.count() == 0 ? 0.0 : method->latency.mean() * double(method->latency.count());
    });
    printRow(u"Calls", u"Errors", {u"p50"_s, u"p95"_s, u"p99"_s, u"max"_s}, u"Request", u"Response", u"Method", Colour::Bold);
    for (const MethodStatistics *method : methods) {
        printRow(QString::number(method->calls), QString::number(method->errors), latenciesOf(method->latency),
                 bytesText(method->requestBytes), bytesText(method->responseBytes), nameOf(*method), Colour::None);
    }
    return Success;
}

} // namespace CommandLine
