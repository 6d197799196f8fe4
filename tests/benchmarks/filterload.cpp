// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "filterrun.h"
#include "textsearch.h"

#include <QtCore/QStringList>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

/// \file
/// bench_filter [MESSAGES]: what filters and searches cost on a capture in memory: calls of several methods in eight sessions,
/// some of them slow, some rejected. Times are the processor's.

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

// Of the processor, of one thread: other programs of the machine do not count.
double now() { return double(std::clock()) / CLOCKS_PER_SEC; }

void fill(Capture &capture, qint64 messages)
{
    static constexpr const char *Methods[] = {"hello", "increment", "profile.name", "list", "subscribe", "admin.remove"};
    qint64 calls[8] = {};
    for (qint64 i = 0; i < messages / 4; ++i) {
        const auto session = quint32(i % 8);
        const QByteArray id = QByteArray::number(++calls[session]);
        const QByteArray method = QByteArray(Methods[i % 6]).replace('.', "\",\"");
        const qint64 time = i * 100000;
        const auto add = [&](Side from, qint64 at, const QByteArray &text) {
            Record record;
            record.session = session;
            record.from = from;
            record.time = at;
            record.text = text;
            record.size = text.size();
            capture.append(std::move(record));
        };
        add(Side::A, time,
            "[\"push\",[\"pipeline\",0,[\"" + method + "\"],[{\"user\":\"u" + id
                + "\",\"note\":\"the quick brown fox jumps\"}]]]");
        add(Side::A, time + 100, "[\"pull\"," + id + "]");
        const qint64 latency = i % 50 == 0 ? 12000000 : 300000;
        if (i % 97 == 0)
            add(Side::B, time + latency, "[\"reject\"," + id + ",[\"error\",\"TypeError\",\"denied\"]]");
        else
            add(Side::B, time + latency,
                "[\"resolve\"," + id + ",{\"value\":" + QByteArray::number(i)
                    + ",\"text\":\"over the lazy dog again and again\"}]");
        add(Side::A, time + latency + 100, "[\"release\"," + id + ",1]");
    }
}

void measure(const Capture &capture, QStringView text)
{
    const auto compiled = Filter::compile(text);
    if (!std::holds_alternative<Filter>(compiled)) {
        std::printf("%s is no filter\n", qPrintable(text.toString()));
        std::exit(1);
    }
    double best = 1e9;
    qint64 count = 0;
    for (int round = 0; round < 3; ++round) {
        const double start = now();
        FilterRun run(capture, std::get<Filter>(compiled));
        run.finish();
        best = std::min(best, now() - start);
        count = run.count();
    }
    std::printf("  %8.1f ms  %5.1f ns each  %9lld found  %s\n", best * 1e3, best * 1e9 / double(capture.count()),
                static_cast<long long>(count), qPrintable(text.toString()));
}

void search(const Capture &capture, const char *name, const TextQuery &query)
{
    double best = 1e9;
    qint64 count = 0;
    for (int round = 0; round < 3; ++round) {
        const double start = now();
        TextSearch found(capture, query);
        found.results().finish();
        best = std::min(best, now() - start);
        count = found.results().count();
    }
    std::printf("  %8.2f GB/s %26lld found  %s (%s)\n", double(capture.textBytes()) / best / 1e9, static_cast<long long>(count),
                qPrintable(query.text), name);
}

} // namespace

int main(int argc, char *argv[])
{
    const qint64 messages = argc > 1 ? std::atoll(argv[1]) : 1000000;
    Capture capture;
    fill(capture, messages);
    std::printf("%lld messages, %.1f MB of text\n", static_cast<long long>(capture.count()), double(capture.textBytes()) / 1e6);
    std::printf("filters (must: 30 ns each, which is 300 ms for ten million; moonshot: 10 ns)\n");
    for (const QStringView filter :
         {u"kind == push and latency > 5 ms and session == 3", u"method == \"profile.name\"", u"push", u"latency > 5 ms",
          u"state == rejected or size > 10 kB", u"not (pull or release) and time > 10 s", u"id in {1..100, 500, 7000..8000}",
          u"error contains \"denied\"", u"method matches \"^admin\" and push"})
        measure(capture, filter);
    std::printf("text search (must: 0.5 GB/s; moonshot: 1 GB/s)\n");
    search(capture, "rare, case sensitive", {QStringLiteral("no such text"), Qt::CaseSensitive, false});
    search(capture, "rare, any case", {QStringLiteral("No Such Text"), Qt::CaseInsensitive, false});
    search(capture, "common", {QStringLiteral("lazy dog"), Qt::CaseSensitive, false});
    search(capture, "near misses", {QStringLiteral("\"value\":x"), Qt::CaseSensitive, false});
    search(capture, "beyond ASCII, any case", {QStringLiteral("größe"), Qt::CaseInsensitive, false});
    search(capture, "pattern", {QStringLiteral("fox (jumped|ran)"), Qt::CaseSensitive, true});
    return 0;
}
