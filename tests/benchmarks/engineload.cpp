// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "capturefile.h"
#include "ndjsonwriter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStringList>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <random>
#include <vector>

/// \file
/// bench_engine FILE…: what the engine costs on captures that capture-generator made. The floor is what any reader must do: map
/// the file and find its lines. A file is read once beforehand, so that it stands in the system's cache for all.

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Private memory of this process; what is mapped of files is not among it.
qint64 memory()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = file.readAll();
    const qsizetype at = all.indexOf("RssAnon:");
    return at < 0 ? 0 : all.mid(at + 8, 20).simplified().split(' ').first().toLongLong() * 1024;
}

double floorOf(const QString &path, qint64 *lines)
{
    const auto start = Clock::now();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto *const bytes = reinterpret_cast<const char *>(file.map(0, file.size()));
    const char *const end = bytes + file.size();
    *lines = 0;
    for (const char *at = bytes; at < end; ++*lines) {
        const auto *const newline = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
        at = newline ? newline + 1 : end;
    }
    return secondsSince(start);
}

// Of all threads: on a busy machine it says more than the clock on the wall.
double processorTime() { return double(std::clock()) / CLOCKS_PER_SEC; }

void line(const char *what, const QString &value, const QString &remark = {})
{
    std::printf("  %-34s %14s   %s\n", what, qPrintable(value), qPrintable(remark));
    std::fflush(stdout);
}

QString milliseconds(double seconds) { return QString::number(seconds * 1e3, 'f', seconds < 0.01 ? 3 : 1) + u" ms"_s; }

void measureTables(const Capture &capture)
{
    std::mt19937_64 random(7);
    std::vector<double> times;
    qint64 entries = 0;
    for (int i = 0; i < 200; ++i) {
        const auto at = RecordIndex(random() % quint64(capture.count()));
        const auto start = Clock::now();
        const auto lock = capture.lockForReading();
        const quint32 session = capture.row(at).session;
        for (const Side side : {Side::A, Side::B}) {
            for (const Table table : {Table::Imports, Table::Exports})
                entries += capture.tables().entries(session, side, table, at).size();
        }
        times.push_back(secondsSince(start));
    }
    std::sort(times.begin(), times.end());
    line("four tables at a record, median", milliseconds(times[times.size() / 2]), u"%1 entries each time"_s.arg(entries / 200));
    line("  the slowest of 200", milliseconds(times.back()), u"must: 16 ms"_s);
}

// A live session's records, as they come from a tap.
void measureIngest(const Capture &source)
{
    const RecordIndex count = std::min<RecordIndex>(source.count(), 1000000);
    std::vector<Record> records;
    for (RecordIndex i = 0; i < count; ++i) {
        const Row row = source.row(i);
        Record record;
        record.kind = row.kind;
        record.from = row.from;
        record.session = row.session;
        record.time = row.time;
        record.text = source.text(i);
        record.size = record.text.size();
        records.push_back(std::move(record));
    }
    Capture capture;
    const auto start = Clock::now();
    for (Record &record : records)
        capture.append(std::move(record));
    const double seconds = secondsSince(start);
    line("live ingest into the store", u"%1 /s"_s.arg(double(count) / seconds, 0, 'f', 0),
         u"must: 200000 /s, moonshot: 1000000 /s"_s);
}

void measure(const QString &path)
{
    qint64 lines = 0;
    floorOf(path, &lines);
    const double floor = floorOf(path, &lines);
    std::printf("%s: %lld lines, %.1f MB\n", qPrintable(QFileInfo(path).fileName()), static_cast<long long>(lines),
                double(QFileInfo(path).size()) / 1e6);
    line("floor: map and split", milliseconds(floor));

    const qint64 before = memory();
    Capture capture;
    const auto start = Clock::now();
    const double processorStart = processorTime();
    double first = 0;
    CaptureFileOptions plain;
    plain.indexFolder.clear();
    const auto progress = [&](const LoadProgress &) {
        if (first == 0)
            first = secondsSince(start);
    };
    const NdjsonReport report = readCapture(path, capture, {}, progress, plain);
    const double seconds = secondsSince(start);
    const double processor = processorTime() - processorStart;
    if (!report.error.isEmpty()) {
        line("cannot be read", report.error);
        return;
    }
    const auto count = double(capture.count());
    line("open and index", milliseconds(seconds), u"%1 x the floor; must: 10 x, moonshot: 4 x"_s.arg(seconds / floor, 0, 'f', 1));
    line("  a message", u"%1 ns"_s.arg(seconds / count * 1e9, 0, 'f', 0),
         u"%1 ns of processor time"_s.arg(processor / count * 1e9, 0, 'f', 0));
    line("first rows", milliseconds(first), u"must: 200 ms, moonshot: 50 ms"_s);
    line("memory a message", u"%1 B"_s.arg(double(memory() - before) / count, 0, 'f', 1), u"must: 64 B, moonshot: 32 B"_s);
    measureTables(capture);

    QTemporaryDir folder;
    CaptureFileOptions indexed;
    indexed.indexFolder = folder.path();
    indexed.indexFrom = 0;
    {
        const auto begun = Clock::now();
        Capture once;
        readCapture(path, once, {}, {}, indexed);
        line("open and write the sidecar index", milliseconds(secondsSince(begun)));
    }
    Capture again;
    const auto reopened = Clock::now();
    CaptureFile file(path, again, indexed);
    file.read();
    line("reopen with it", milliseconds(secondsSince(reopened)),
         file.indexedRecords() ? u"must: 1 s at 1e7, moonshot: 0.2 s"_s : u"it was not taken"_s);
    measureIngest(capture);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList files = QCoreApplication::arguments().mid(1);
    if (files.isEmpty()) {
        std::fprintf(stderr, "usage: bench_engine FILE...\n");
        return 2;
    }
    for (const QString &file : files)
        measure(file);
    return 0;
}
