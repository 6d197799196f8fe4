// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capturesave.h"

#include "capture.h"
#include "harwriter.h"
#include "ndjsonwriter.h"
#include "zstdcapture.h"

#include <QtCore/QFile>
#include <QtCore/QSaveFile>

#include <unordered_map>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qint64 Slice = 256; // records for which a reader's lock is held

// Records one by one, as they shall be saved: in the order of the capture, numbered anew if they are a part of it.
class SavedRecords
{
public:
    SavedRecords(const Capture &capture, const CaptureSaveOptions &options)
        : m_capture(capture), m_options(options), m_count(capture.count())
    { }

    // Calls write(record, session's limits or null) for each, until it returns false. \return whether it came to the end.
    template<typename Write>
    bool forEach(Write write)
    {
        const qint64 total = m_options.records ? qint64(m_options.records->size()) : m_count;
        for (qint64 done = 0; done < total;) {
            if (m_options.stop.stop_requested())
                return false;
            if (m_options.progress && done % (4 * Slice) == 0)
                m_options.progress(done, total);
            const auto lock = m_capture.lockForReading();
            for (const qint64 end = std::min(done + Slice, total); done < end; ++done) {
                const RecordIndex index = m_options.records ? (*m_options.records)[size_t(done)] : done;
                if (index < 0 || index >= m_count || (m_options.records && !writeOpened(index, write)))
                    return false;
                std::optional<Record> record = recordAt(index);
                if (record && !write(*record))
                    return false;
            }
        }
        if (m_options.progress)
            m_options.progress(total, total);
        return true;
    }

private:
    std::optional<Record> recordAt(RecordIndex index)
    {
        Record record = m_options.redactor ? m_options.redactor->redacted(m_capture, index) : m_capture.record(index);
        if (!m_options.records)
            return record;
        if (isNumbered(record.kind))
            m_numbers.emplace(index, qint64(m_numbers.size()));
        if (record.kind == Record::Kind::Comment || record.kind == Record::Kind::Mark) {
            if (const RecordIndex about = m_capture.about(index); about != NoRecord) {
                const auto found = m_numbers.find(about);
                if (found == m_numbers.end())
                    return std::nullopt; // what it is about is not in this file
                record.seq = found->second;
            }
        }
        return record;
    }

    template<typename Write>
    bool writeOpened(RecordIndex index, Write &write)
    {
        const Row row = m_capture.row(index);
        if (row.kind == Record::Kind::Comment || row.kind == Record::Kind::Mark || !m_opened.insert(row.session).second)
            return true;
        const RecordIndex first = m_capture.session(row.session).first;
        if (first == index || m_capture.row(first).kind != Record::Kind::Opened)
            return true;
        std::optional<Record> record = recordAt(first);
        return !record || write(*record);
    }

    const Capture &m_capture;
    const CaptureSaveOptions &m_options;
    const RecordIndex m_count;
    std::unordered_map<RecordIndex, qint64> m_numbers; // of the messages in a part
    std::unordered_set<quint32> m_opened;
};

QString whyStopped(const CaptureSaveOptions &options)
{
    return options.stop.stop_requested() ? u"Saving was stopped."_s : u"There is no such record."_s;
}

CaptureSaveReport saveNative(const Capture &capture, const QString &path, const CaptureSaveOptions &options)
{
    CaptureSaveReport report;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        report.error = file.errorString();
        return report;
    }
    NdjsonWriter writer;
    const QDateTime unknown = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    bool written = file.write(writer.header(options.started.isValid() ? options.started : unknown)) > 0;
    QByteArray line;
    const bool complete = written && SavedRecords(capture, options).forEach([&](const Record &record) {
        line.resize(0);
        const RpcLimits *a = capture.limits(record.session, Side::A);
        const RpcLimits *b = capture.limits(record.session, Side::B);
        if (record.kind == Record::Kind::Opened && (a || b))
            line = writer.sessionLine(record, a, b);
        else
            writer.append(record, &line);
        ++report.records;
        written = file.write(line) == line.size();
        return written;
    });
    if (!written)
        report.error = file.errorString();
    else if (!complete)
        report.error = whyStopped(options);
    if (!complete || !file.commit())
        report.error = report.error.isEmpty() ? file.errorString() : report.error;
    return report;
}

CaptureSaveReport saveCompressed(const Capture &capture, const QString &path, const CaptureSaveOptions &options)
{
    const QString plain = path + u".unpacked"_s;
    CaptureSaveReport report = saveNative(capture, plain, options);
    if (report.error.isEmpty()) {
        const QString packed = path + u".part"_s;
        report.error = compressCapture(plain, packed, [&](qint64) { return !options.stop.stop_requested(); });
        if (report.error.isEmpty()) {
            QFile::remove(path);
            if (!QFile::rename(packed, path))
                report.error = u"%1 cannot be replaced."_s.arg(path);
        }
        QFile::remove(packed);
    }
    QFile::remove(plain);
    return report;
}

CaptureSaveReport saveHar(const Capture &capture, const QString &path, const CaptureSaveOptions &options)
{
    CaptureSaveReport report;
    // A HAR groups its messages by session, so a part is made a capture of its own first.
    Capture part;
    if (options.records || options.redactor) {
        const bool complete = SavedRecords(capture, options).forEach([&](const Record &record) {
            part.append(Record(record));
            return true;
        });
        if (!complete) {
            report.error = whyStopped(options);
            return report;
        }
    }
    const Capture &source = options.records || options.redactor ? part : capture;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        report.error = file.errorString();
        return report;
    }
    HarWriteOptions harOptions;
    harOptions.started = options.started;
    harOptions.stop = options.stop;
    if (options.progress)
        harOptions.progress = [&](qint64 records) { options.progress(records, source.count()); };
    const HarWriteReport har = writeHar(source, file, harOptions);
    report.records = har.records;
    report.leftOut = har.leftOut;
    report.error = har.error;
    if (report.error.isEmpty() && !file.commit())
        report.error = file.errorString();
    return report;
}

} // namespace

std::optional<CaptureFormat> captureFormatOf(const QString &path)
{
    if (path.endsWith(u".har", Qt::CaseInsensitive))
        return CaptureFormat::Har;
    if (path.endsWith(u".cwtrace", Qt::CaseInsensitive) || path.endsWith(u".ndjson", Qt::CaseInsensitive))
        return CaptureFormat::Native;
    if (path.endsWith(u".cwtrace.zst", Qt::CaseInsensitive) || path.endsWith(u".ndjson.zst", Qt::CaseInsensitive))
        return CaptureFormat::Compressed;
    return std::nullopt;
}

CaptureSaveReport saveCapture(const Capture &capture, const QString &path, const CaptureSaveOptions &options)
{
    switch (options.format) {
    case CaptureFormat::Native:
        break;
    case CaptureFormat::Compressed:
        return saveCompressed(capture, path, options);
    case CaptureFormat::Har:
        return saveHar(capture, path, options);
    }
    return saveNative(capture, path, options);
}

} // namespace QtCapnWeb::Trace
