// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filejob.h"

#include "tracetext.h"

#include "capturefile.h"
#include "capturesave.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTimerEvent>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int ProgressInterval = 100; // milliseconds
constexpr qsizetype MostRemarks = 20;

} // namespace

FileJob::FileJob(CaptureDocument *document, const QString &path, bool saving, QObject *parent)
    : QObject(parent), m_document(document), m_path(path), m_saving(saving)
{ }

FileJob::~FileJob() = default;

FileJob *FileJob::load(CaptureDocument *document, QObject *parent, const CaptureHead &size)
{
    auto *job = new FileJob(document, document->filePath(), false, parent);
    document->setState(CaptureDocument::State::Loading);
    job->start([job, size, path = job->m_path, follow = document->isFollowingFile()](const std::stop_token &stop,
                                                                                     std::atomic<double> &progress) {
        Outcome outcome;
        if (QFileInfo(path).isDir()) {
            outcome.error = tr("This is a folder.");
            return outcome;
        }
        auto head = std::make_shared<Capture>();
        if (const auto first = CaptureFile::readHead(path, *head, size, stop))
            job->announceHead(head, first->started);
        else
            head.reset();
        outcome.capture = std::make_shared<Capture>();
        const ProgressHandler tell = [&progress](const LoadProgress &made) {
            if (made.size > 0)
                progress = double(made.bytes) / double(made.size);
        };
        NdjsonReport report;
        if (follow && captureFormatOf(path) != CaptureFormat::Har) {
            outcome.file = std::make_shared<CaptureFile>(path, *outcome.capture, CaptureFileOptions{.follow = true});
            outcome.file->read(stop, tell);
            report = outcome.file->report();
        } else {
            report = readCapture(path, *outcome.capture, stop, tell);
        }
        outcome.started = report.started;
        outcome.error = report.error;
        if (head && outcome.error.isEmpty() && !stop.stop_requested() && !beginsWith(*outcome.capture, *head))
            outcome.error = tr("It was changed while it was read.");
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

FileJob *FileJob::save(CaptureDocument *document, const QString &path, QObject *parent)
{
    auto *job = new FileJob(document, path, true, parent);
    if (captureFormatOf(path) != CaptureFormat::Har) // which has no place for all
        job->m_saved = document->count();
    job->write({});
    return job;
}

FileJob *FileJob::exportTo(CaptureDocument *document, const QString &path, const ExportChoice &choice, QObject *parent)
{
    auto *job = new FileJob(document, path, true, parent);
    job->m_export = true;
    job->write(choice);
    return job;
}

void FileJob::write(const ExportChoice &choice)
{
    start([path = m_path, choice, capture = m_document->sharedCapture(),
           started = m_document->started()](const std::stop_token &stop, std::atomic<double> &progress) {
        Outcome outcome;
        CaptureSaveOptions options;
        options.format = captureFormatOf(path).value_or(CaptureFormat::Native);
        options.started = started;
        options.records = choice.records;
        options.stop = stop;
        options.progress = [&progress](qint64 done, qint64 total) { progress = total ? double(done) / double(total) : 0; };
        if (!choice.redactedKeys.isEmpty()) {
            RedactionRules rules;
            rules.keys = choice.redactedKeys;
            const auto made = Redactor::make(rules);
            if (const auto *error = std::get_if<FilterError>(&made)) {
                outcome.error = translated(error->phrase);
                return outcome;
            }
            options.redactor = std::get<Redactor>(made);
        }
        const CaptureSaveReport report = saveCapture(*capture, path, options);
        outcome.error = report.error;
        if (report.leftOut)
            outcome.remarks.append(tr("%L1 records have no place in this format, and were left out.").arg(report.leftOut));
        return outcome;
    });
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

void FileJob::announceHead(const Head &head, const QDateTime &started)
{
    QMetaObject::invokeMethod(
        this,
        [this, head, started] {
            if (!m_document || m_cancelled)
                return;
            m_document->setStarted(started);
            m_document->adoptHead(head);
        },
        Qt::QueuedConnection);
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
            m_file = std::move(outcome.file);
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
