// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capturewriter.h"

#include "ndjsonwriter.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qint64 RecordOverhead = 128; // bytes that a waiting record costs besides its text
constexpr qsizetype WriteSize = 1 << 20; // bytes that are made before they are written
constexpr qint64 EagerSize = 4 << 20; // so much is written without a delay
constexpr size_t MostOpenSessions = 10000; // that are remembered for the next file
constexpr qint64 PerMillisecond = 1000000;

qint64 steadyNow()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

struct CaptureWriter::Private {
    CaptureWriterOptions options;
    const QString firstPath;

    mutable std::mutex lock;
    std::condition_variable wake; // the writer: there is something to do
    std::condition_variable done; // flush(): something was done
    std::vector<Record> waiting;
    qint64 waitingBytes = 0;
    qint64 dropped = 0; // since the file was last told
    qint64 allDropped = 0;
    quint64 taken = 0; // records that came
    quint64 handled = 0; // of them written, or lost
    bool hurried = false; // someone waits in flush()
    bool stopping = false;
    QString error;
    QString path;

    // Of the thread that writes.
    QFile file;
    NdjsonWriter lines;
    qint64 written = 0; // bytes of whole lines
    qint64 seqBefore = 0; // numbers of messages that are in older files
    qint64 timeOffset = 0;
    int number = 1;
    bool failing = false;
    bool full = false;
    std::map<quint32, Record> openSessions;
    qint64 lastTime = -1;
    std::thread thread;

    Private(const QString &name, const CaptureWriterOptions &given) : options(given), firstPath(name), path(name)
    {
        lines.setNextSeq(options.firstSeq);
        if (options.clockStart) {
            // Where `started` lies on the clock of the records.
            qint64 start = steadyNow();
            if (options.started.isValid())
                start -= options.started.msecsTo(QDateTime::currentDateTimeUtc()) * PerMillisecond;
            timeOffset = *options.clockStart - start;
        }
        if (!options.started.isValid())
            options.started = QDateTime::currentDateTimeUtc();
    }

    void tell(CaptureWriterEvent::Kind kind, const QString &text, qint64 count = 0) const
    {
        if (options.onEvent)
            options.onEvent({kind, text, path, count});
    }

    bool open(bool append);
    bool put(const QByteArray &bytes);
    void fail(const QString &why);
    void lose(qint64 count, qint64 lostBefore = 0);
    void run();
    void write(std::vector<Record> &records, qint64 droppedNow);
    bool rotate();
    void follow(const Record &record);
    QString nameOf(int file) const;
};

QString CaptureWriter::Private::nameOf(int number_) const
{
    if (number_ == 1)
        return firstPath;
    const qsizetype dot = firstPath.lastIndexOf(u'.');
    const bool hasSuffix = dot > firstPath.lastIndexOf(u'/') + 1;
    const QString suffix = hasSuffix ? firstPath.mid(dot) : QString();
    return firstPath.first(hasSuffix ? dot : firstPath.size()) + u'.' + QString::number(number_) + suffix;
}

bool CaptureWriter::Private::open(bool append)
{
    file.setFileName(path);
    const QIODevice::OpenMode mode =
        QIODevice::WriteOnly | QIODevice::Unbuffered
        | (append ? QIODevice::Append | QIODevice::ReadOnly : QIODevice::OpenMode(QIODevice::Truncate));
    // The permissions of a file that is there already would stay.
    if (options.isPrivate && !append)
        QFile::remove(path);
    const bool opened = options.isPrivate ? file.open(mode, QFileDevice::ReadOwner | QFileDevice::WriteOwner) : file.open(mode);
    if (!opened) {
        fail(file.errorString());
        return false;
    }
    written = append ? file.size() : 0;
    if (written == 0) {
        if (put(lines.header(options.started)))
            return true;
        file.close();
        return false;
    }
    // A line that was cut off must not swallow the next one.
    char last = 0;
    if (file.seek(written - 1) && file.getChar(&last) && last != '\n')
        return put("\n");
    return true;
}

void CaptureWriter::Private::fail(const QString &why)
{
    {
        const std::lock_guard guard(lock);
        error = why;
    }
    if (!std::exchange(failing, true))
        tell(CaptureWriterEvent::Kind::Failed, u"%1 cannot be written: %2"_s.arg(path, why));
}

// Whole lines, or nothing of them.
bool CaptureWriter::Private::put(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qint64 count = file.write(bytes.constData() + at, bytes.size() - at);
        if (count <= 0) {
            const QString why = file.errorString();
            if (at > 0)
                file.resize(written);
            fail(why);
            return false;
        }
        at += count;
    }
    written += bytes.size();
    return true;
}

// What was lost before is still to be told in the file.
void CaptureWriter::Private::lose(qint64 count, qint64 lostBefore)
{
    const std::lock_guard guard(lock);
    dropped += count + lostBefore;
    allDropped += count;
}

void CaptureWriter::Private::follow(const Record &record)
{
    if (options.whenFull != CaptureWriterOptions::WhenFull::Rotate || options.maximumSize <= 0)
        return;
    if (record.kind == Record::Kind::Opened && openSessions.size() < MostOpenSessions)
        openSessions.insert_or_assign(record.session, record);
    else if (record.kind == Record::Kind::Closed || record.kind == Record::Kind::Failed)
        openSessions.erase(record.session);
}

bool CaptureWriter::Private::rotate()
{
    file.close();
    ++number;
    {
        const std::lock_guard guard(lock);
        path = nameOf(number);
    }
    if (options.keptFiles > 0 && number > options.keptFiles)
        QFile::remove(nameOf(number - options.keptFiles));
    seqBefore = lines.nextSeq();
    lines.setNextSeq(0);
    if (!open(false))
        return false;
    QByteArray sessions;
    for (const auto &[session, record] : openSessions)
        sessions += lines.line(record);
    if (!put(sessions))
        return false;
    tell(CaptureWriterEvent::Kind::Rotated, u"The capture goes on in %1."_s.arg(path));
    return true;
}

void CaptureWriter::Private::write(std::vector<Record> &records, qint64 droppedNow)
{
    if (full) {
        lose(qint64(records.size()));
        return;
    }
    if (!file.isOpen() && !open(number == 1 && options.append)) {
        lose(qint64(records.size()), droppedNow);
        return;
    }

    QByteArray bytes;
    size_t made = 0; // records that are in bytes
    const auto flushBytes = [&] {
        if (!put(bytes)) {
            lose(qint64(made), droppedNow);
        } else {
            if (std::exchange(failing, false)) {
                {
                    const std::lock_guard guard(lock);
                    error.clear();
                }
                tell(CaptureWriterEvent::Kind::Recovered, u"%1 is written again."_s.arg(path));
            }
            if (droppedNow > 0) {
                tell(CaptureWriterEvent::Kind::Dropped,
                     u"%1 records were lost: %2 could not take them."_s.arg(droppedNow).arg(path), droppedNow);
            }
        }
        droppedNow = 0;
        made = 0;
        bytes.resize(0);
    };

    if (droppedNow > 0) {
        Record note;
        note.kind = Record::Kind::Note;
        note.session = records.empty() ? 0 : records.front().session;
        note.time = lastTime;
        note.text = "The recorder lost " + QByteArray::number(droppedNow) + " records here.";
        bytes += lines.line(note);
    }
    for (size_t i = 0; i < records.size(); ++i) {
        Record &record = records[i];
        if (record.time >= 0 && options.clockStart)
            record.time = std::max<qint64>(0, record.time + timeOffset);
        if (record.seq >= 0)
            record.seq = std::max<qint64>(-1, record.seq - seqBefore);
        lastTime = std::max(lastTime, record.time);
        follow(record);
        lines.append(record, &bytes);
        ++made;
        if (options.maximumSize > 0 && written + bytes.size() >= options.maximumSize) {
            flushBytes();
            if (options.whenFull == CaptureWriterOptions::WhenFull::Rotate) {
                if (!rotate()) {
                    file.close();
                    lose(qint64(records.size() - i - 1));
                    return;
                }
            } else {
                full = true;
                {
                    const std::lock_guard guard(lock);
                    error = u"%1 has reached its largest size."_s.arg(path);
                }
                tell(CaptureWriterEvent::Kind::Full, u"%1 has reached its largest size; recording has ended."_s.arg(path));
                lose(qint64(records.size() - i - 1));
                return;
            }
        } else if (bytes.size() >= WriteSize) {
            flushBytes();
        }
    }
    if (!bytes.isEmpty())
        flushBytes();
}

void CaptureWriter::Private::run()
{
    std::vector<Record> records;
    std::unique_lock guard(lock);
    while (true) {
        wake.wait(guard, [this] { return stopping || !waiting.empty() || (dropped && hurried); });
        // Those who come soon go along.
        if (!stopping && !hurried && waitingBytes < EagerSize)
            wake.wait_for(guard, options.delay, [this] { return stopping || hurried || waitingBytes >= EagerSize; });
        records.swap(waiting);
        waitingBytes = 0;
        const qint64 lost = full ? 0 : std::exchange(dropped, 0);
        const bool last = stopping;
        hurried = false;
        guard.unlock();

        const auto count = records.size();
        if (count || lost)
            write(records, lost);
        records.clear();

        guard.lock();
        handled += count;
        done.notify_all();
        if (last && waiting.empty())
            break;
    }
}

CaptureWriter::CaptureWriter(const QString &path, const CaptureWriterOptions &options)
    : d(std::make_unique<Private>(path, options))
{
    // Here, so that the caller knows at once.
    d->open(options.append);
    d->thread = std::thread([this] { d->run(); });
}

CaptureWriter::~CaptureWriter()
{
    {
        const std::lock_guard guard(d->lock);
        d->stopping = true;
    }
    d->wake.notify_all();
    d->thread.join();
}

void CaptureWriter::record(Record &&record)
{
    const qint64 size = record.text.size() + RecordOverhead;
    bool wake = false;
    {
        const std::lock_guard guard(d->lock);
        if (d->waitingBytes + size > d->options.maximumWaiting) {
            ++d->dropped;
            ++d->allDropped;
            return;
        }
        wake = d->waiting.empty() || (d->waitingBytes < EagerSize && d->waitingBytes + size >= EagerSize);
        d->waitingBytes += size;
        ++d->taken;
        d->waiting.push_back(std::move(record));
    }
    if (wake)
        d->wake.notify_one();
}

bool CaptureWriter::flush()
{
    std::unique_lock guard(d->lock);
    const quint64 wanted = d->taken;
    const qint64 before = d->allDropped;
    while (d->handled < wanted) {
        d->hurried = true;
        d->wake.notify_one();
        d->done.wait(guard);
    }
    return d->allDropped == before && d->error.isEmpty();
}

QString CaptureWriter::errorString() const
{
    const std::lock_guard guard(d->lock);
    return d->error;
}

QString CaptureWriter::path() const
{
    const std::lock_guard guard(d->lock);
    return d->path;
}

qint64 CaptureWriter::droppedCount() const
{
    const std::lock_guard guard(d->lock);
    return d->allDropped;
}

} // namespace QtCapnWeb::Trace
