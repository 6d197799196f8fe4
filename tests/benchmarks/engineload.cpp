// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "capturefile.h"
#include "ndjsonwriter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
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
#include <thread>
#include <vector>

/// \file
/// bench_engine FILE…: what the engine costs on captures that capture-generator made. The floor is what any reader must do: map
/// the file and find its lines. A file is read once beforehand, so that it stands in the system's cache for all. On a machine
/// that is busy otherwise, processor time and ratios are what to compare.
///
/// bench_engine --open FILE…: opens them and does nothing else, for a profile.
///
/// A file that was written within the last seconds is read through a buffer, as others may still write it; else it is mapped.
/// Both are measured, so it does not matter how old it is.

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

// Of all threads: on a busy machine it says more than the clock on the wall.
double processorTime() { return double(std::clock()) / CLOCKS_PER_SEC; }

struct Cost {
    double wall = 0; // seconds
    double processor = 0; // of all threads
};

class Stopwatch
{
public:
    Cost stop() const { return {secondsSince(m_wall), processorTime() - m_processor}; }

private:
    Clock::time_point m_wall = Clock::now();
    double m_processor = processorTime();
};

// What any reader must do: map the file and find its lines, as fast as the C library can, or by looking at each byte.
Cost floorOf(const QString &path, bool byByte, qint64 *lines)
{
    const Stopwatch watch;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto *const bytes = reinterpret_cast<const char *>(file.map(0, file.size()));
    const char *const end = bytes + file.size();
    *lines = 0;
    for (const char *at = bytes; at < end; ++*lines) {
        if (byByte) {
            while (at < end && *at != '\n')
                ++at;
            ++at;
        } else {
            const auto *const newline = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
            at = newline ? newline + 1 : end;
        }
    }
    return watch.stop();
}

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
        const double start = processorTime();
        const auto lock = capture.lockForReading();
        const quint32 session = capture.row(at).session;
        for (const Side side : {Side::A, Side::B}) {
            for (const Table table : {Table::Imports, Table::Exports})
                entries += capture.tables().entries(session, side, table, at).size();
        }
        times.push_back(processorTime() - start);
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

CaptureFileOptions withoutIndex()
{
    CaptureFileOptions options;
    options.indexFolder.clear();
    return options;
}

// As if it had been written a while ago: what is older than some seconds is mapped.
bool letRest(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite)
           && file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime);
}

// A capture that may still be written.
void measureGrowing(const QString &path, double count)
{
    const qint64 before = memory();
    CaptureFileOptions options = withoutIndex();
    options.follow = true;
    Capture capture;
    const Stopwatch watch;
    CaptureFile file(path, capture, options);
    file.read();
    const Cost cost = watch.stop();
    line("open one that may still grow", milliseconds(cost.wall), milliseconds(cost.processor) + u" of processor time"_s);
    line("  memory of it, a message", u"%1 B"_s.arg(double(memory() - before) / count, 0, 'f', 1));
}

// Nothing but opening, for a profile.
void open(const QString &path)
{
    letRest(path);
    for (int round = 0; round < 5; ++round) {
        Capture capture;
        const Stopwatch watch;
        readCapture(path, capture, {}, {}, withoutIndex());
        const Cost cost = watch.stop();
        std::printf("%lld records, %.1f ms, %.1f ms of processor time\n", static_cast<long long>(capture.count()),
                    cost.wall * 1e3, cost.processor * 1e3);
    }
}

void measure(const QString &path)
{
    qint64 lines = 0;
    floorOf(path, false, &lines); // so that it stands in the system's cache for all
    const Cost floor = floorOf(path, false, &lines);
    const Cost slowFloor = floorOf(path, true, &lines);
    std::printf("%s: %lld lines, %.1f MB\n", qPrintable(QFileInfo(path).fileName()), static_cast<long long>(lines),
                double(QFileInfo(path).size()) / 1e6);
    line("floor: map and split", milliseconds(floor.wall), milliseconds(floor.processor) + u" of processor time"_s);
    line("floor, looking at each byte", milliseconds(slowFloor.wall),
         milliseconds(slowFloor.processor) + u" of processor time"_s);

    if (!letRest(path))
        std::printf("  it cannot be made older than it is: it is read through a buffer, not mapped\n");
    const qint64 before = memory();
    Capture capture;
    const Stopwatch watch;
    double first = 0;
    const auto progress = [&](const LoadProgress &) {
        if (first == 0)
            first = watch.stop().wall;
    };
    const NdjsonReport report = readCapture(path, capture, {}, progress, withoutIndex());
    const Cost open = watch.stop();
    if (!report.error.isEmpty()) {
        line("cannot be read", report.error);
        return;
    }
    const auto count = double(capture.count());
    line("open and index", milliseconds(open.wall),
         u"%1 x the floor, %2 x the other; must: 10 x, moonshot: 4 x"_s.arg(open.wall / floor.wall, 0, 'f', 1)
             .arg(open.wall / slowFloor.wall, 0, 'f', 1));
    line("  all threads, processor time", milliseconds(open.processor),
         u"%1 x the floor, %2 x the other"_s.arg(open.processor / floor.processor, 0, 'f', 1)
             .arg(open.processor / slowFloor.processor, 0, 'f', 1));
    line("  threads at work", QString::number(open.processor / open.wall, 'f', 2),
         u"processor time by wall time, of %1 processors"_s.arg(std::thread::hardware_concurrency()));
    line("  a message", u"%1 ns"_s.arg(open.wall / count * 1e9, 0, 'f', 0),
         u"%1 ns of processor time"_s.arg(open.processor / count * 1e9, 0, 'f', 0));
    line("first rows", milliseconds(first), u"must: 200 ms, moonshot: 50 ms"_s);
    line("memory a message", u"%1 B"_s.arg(double(memory() - before) / count, 0, 'f', 1), u"must: 64 B, moonshot: 32 B"_s);
    measureGrowing(path, count);
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
    const Stopwatch reopened;
    CaptureFile file(path, again, indexed);
    file.read();
    const Cost reopen = reopened.stop();
    line("reopen with it", milliseconds(reopen.wall),
         file.indexedRecords() ? milliseconds(reopen.processor) + u" of processor time; must: 1 s at 1e7, moonshot: 0.2 s"_s
                               : u"it was not taken"_s);
    measureIngest(capture);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QStringList files = QCoreApplication::arguments().mid(1);
    const bool opensOnly = files.removeOne(u"--open"_s);
    if (files.isEmpty()) {
        std::fprintf(stderr, "usage: bench_engine [--open] FILE...\n");
        return 2;
    }
    for (const QString &file : std::as_const(files)) {
        if (opensOnly)
            open(file);
        else
            measure(file);
    }
    return 0;
}
