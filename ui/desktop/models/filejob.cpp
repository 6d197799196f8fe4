// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filejob.h"

#include "capturefile.h"
#include "ndjsonwriter.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QTimerEvent>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int ProgressInterval = 100; // milliseconds
constexpr qsizetype MostRemarks = 20;

Record recordAt(const Capture &capture, RecordIndex index)
{
    const Row row = capture.row(index);
    Record record;
    record.kind = row.kind;
    record.from = row.from;
    record.onWire = row.onWire;
    record.code = row.closeCode;
    record.session = row.session;
    record.time = row.time;
    record.size = row.textSize;
    record.text = capture.text(index);
    return record;
}

} // namespace

FileJob::FileJob(CaptureDocument *document, const QString &path, bool saving, QObject *parent)
    : QObject(parent), m_document(document), m_path(path), m_saving(saving)
{ }

FileJob::~FileJob() = default;

FileJob *FileJob::load(CaptureDocument *document, QObject *parent)
{
    auto *job = new FileJob(document, document->filePath(), false, parent);
    document->setState(CaptureDocument::State::Loading);
    job->start([path = job->m_path](const std::stop_token &stop, std::atomic<double> &progress) {
        Outcome outcome;
        if (QFileInfo(path).isDir()) {
            outcome.error = tr("This is a folder.");
            return outcome;
        }
        outcome.capture = std::make_shared<Capture>();
        const NdjsonReport report = readCapture(path, *outcome.capture, stop, [&progress](const LoadProgress &made) {
            if (made.size > 0)
                progress = double(made.bytes) / double(made.size);
        });
        outcome.started = report.started;
        outcome.error = report.error;
        for (const NdjsonReport::Fault &fault : report.faults) {
            if (outcome.remarks.size() < MostRemarks)
                outcome.remarks.append(tr("Line %1 was skipped: %2").arg(fault.line).arg(fault.message));
        }
        if (report.faultCount > outcome.remarks.size())
            outcome.remarks.append(
                tr("%Ln line(s) were skipped in all.", nullptr, int(qMin<qint64>(report.faultCount, INT_MAX))));
        if (report.torn)
            outcome.remarks.append(tr("The last line was not written to its end, and was skipped."));
        return outcome;
    });
    return job;
}

FileJob *FileJob::save(CaptureDocument *document, const QString &path, QObject *parent, std::vector<RecordIndex> records)
{
    auto *job = new FileJob(document, path, true, parent);
    if (records.empty())
        job->m_saved = document->count();
    job->start([path, records = std::move(records), count = document->count(), capture = document->sharedCapture(),
                started = document->started()](const std::stop_token &stop, std::atomic<double> &progress) {
        Outcome outcome;
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly)) {
            outcome.error = file.errorString();
            return outcome;
        }
        NdjsonWriter writer;
        file.write(writer.header(started.isValid() ? started : QDateTime::fromMSecsSinceEpoch(0, Qt::UTC)));
        const qint64 total = records.empty() ? count : qint64(records.size());
        QHash<RecordIndex, qint64> numbers; // of messages in a part of the capture, for comments
        qint64 next = 0;
        for (qint64 i = 0; i < total && !stop.stop_requested(); ++i) {
            const RecordIndex index = records.empty() ? i : records[size_t(i)];
            Record record = recordAt(*capture, index);
            if (isNumbered(record.kind) && !records.empty())
                numbers.insert(index, next++);
            if (record.kind == Record::Kind::Comment || record.kind == Record::Kind::Mark) {
                const auto lock = capture->lockForReading();
                const RecordIndex about = capture->about(index);
                if (about != NoRecord) {
                    record.seq = records.empty() ? capture->seqOf(about) : numbers.value(about, -1);
                    if (record.seq < 0)
                        continue; // what it is about is not in this file
                }
            }
            if (file.write(writer.line(record)) < 0)
                break;
            if (i % 1024 == 0)
                progress = double(i) / double(total);
        }
        if (stop.stop_requested())
            file.cancelWriting();
        if (!file.commit() && !stop.stop_requested())
            outcome.error = file.errorString();
        return outcome;
    });
    return job;
}

void FileJob::start(Work work)
{
    m_timer.start(ProgressInterval, this);
    m_thread = std::jthread([this, work = std::move(work)](const std::stop_token &stop) {
        // shared, because a function that is queued must be copyable
        auto outcome = std::make_shared<Outcome>(work(stop, m_progress));
        QMetaObject::invokeMethod(
            this, [this, outcome] { finish(std::move(*outcome)); }, Qt::QueuedConnection);
    });
}

void FileJob::wait()
{
    if (m_thread.joinable())
        m_thread.join();
}

void FileJob::cancel()
{
    m_cancelled = true;
    m_thread.request_stop();
}

void FileJob::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId() && m_document)
        m_document->setProgress(m_progress);
}

void FileJob::finish(Outcome &&outcome)
{
    m_timer.stop();
    m_error = outcome.error;
    m_remarks = outcome.remarks;
    if (CaptureDocument *document = m_document) {
        if (!m_saving && !m_cancelled && m_error.isEmpty()) {
            document->setStarted(outcome.started);
            document->setState(CaptureDocument::State::Idle);
            document->adopt(std::move(outcome.capture));
        } else if (!m_saving) {
            document->setState(CaptureDocument::State::Failed, m_cancelled ? tr("Opening was cancelled.") : m_error);
        } else if (!m_cancelled && m_error.isEmpty() && m_saved) {
            document->setFilePath(m_path);
            document->setSaved(m_saved);
        }
        document->setProgress(-1);
    }
    Q_EMIT finished();
}

} // namespace Inspector
