// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings.h"

#include "capturedocument.h"
#include "capturewriter.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <algorithm>
#include <functional>
#include <thread>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int SliceTime = 8; // milliseconds in which records are handed over at a time
constexpr int SliceInterval = 16;
constexpr qint64 ClockRecords = 256; // how often the clock is looked at
constexpr qint64 MostUnwritten = 16 << 20; // bytes of what was captured before that may wait for the disk
constexpr int MostSessions = 10'000; // that get their first line in a file that begins in their middle

} // namespace

/// \brief One document's. What was captured before is written by a thread that waits for the disk; what comes later by the GUI
/// thread, in slices, as it is announced.
class Recordings::Recording final : public QObject
{
    Q_OBJECT
public:
    Recording(Recordings *owner, CaptureDocument *document, const RecordingSettings &settings)
        : m_owner(owner), m_document(document), m_capture(document->sharedCapture()), m_settings(settings)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Recording::pump);
    }
    ~Recording() override
    {
        if (m_thread.joinable())
            m_thread.join();
    }

    /// Null when it is ending.
    CaptureDocument *document() const { return m_end < 0 ? m_document : nullptr; }
    QString begin();
    /// Nothing that comes later is recorded; what came before is still written, while the window goes on. finished() tells when
    /// it is.
    void end();
    /// The same, waiting for it.
    void endNow();

Q_SIGNALS:
    void finished(const QString &path, qint64 lost);

private:
    void writeBefore(qint64 count);
    void work(std::function<void()> job, void (Recording::*then)());
    void caughtUp();
    void written();
    void introduce();
    void write(qint64 index);
    void pump();
    void tell(const CaptureWriterEvent &event);

    Recordings *const m_owner;
    const QPointer<CaptureDocument> m_document;
    const std::shared_ptr<const Capture> m_capture;
    const RecordingSettings m_settings;
    std::unique_ptr<CaptureWriter> m_writer;
    qint64 m_next = 0; // the first record that was not handed over
    qint64 m_end = -1; // the first record that does not belong to it, once that is known
    qint64 m_seqBefore = 0; // numbered records that are not in the file
    bool m_isBehind = false; // the thread writes what was captured before
    bool m_isFlushing = false;
    QTimer m_timer;
    std::thread m_thread;
};

// \return why not
QString Recordings::Recording::begin()
{
    CaptureWriterOptions options;
    options.maximumSize = m_settings.maximumSize;
    options.whenFull = CaptureWriterOptions::WhenFull::Rotate;
    options.keptFiles = m_settings.keptFiles;
    options.started = m_document->started();
    options.clockStart.reset(); // the records have times since then themselves
    options.onEvent = [this](const CaptureWriterEvent &event) {
        QMetaObject::invokeMethod(
            this, [this, event] { tell(event); }, Qt::QueuedConnection);
    };
    m_writer = std::make_unique<CaptureWriter>(m_settings.path, options);
    if (const QString why = m_writer->errorString(); !why.isEmpty())
        return why;
    const qint64 count = m_capture->count();
    m_next = count;
    connect(m_document, &CaptureDocument::appended, this, &Recording::pump);
    if (!m_settings.includeSoFar) {
        m_seqBefore = m_capture->numberedCount();
        introduce();
    } else if (count > 0) {
        m_isBehind = true;
        work([this, count] { writeBefore(count); }, &Recording::caughtUp);
    }
    m_document->setRecording(QFileInfo(m_settings.path).absoluteFilePath());
    return {};
}

// One job at a time.
void Recordings::Recording::work(std::function<void()> job, void (Recording::*then)())
{
    if (m_thread.joinable())
        m_thread.join(); // it has told that it is done
    m_thread = std::thread([this, job = std::move(job), then] {
        job();
        QMetaObject::invokeMethod(
            this, [this, then] { (this->*then)(); }, Qt::QueuedConnection);
    });
}

// On the thread.
void Recordings::Recording::writeBefore(qint64 count)
{
    qint64 unwritten = 0;
    for (qint64 index = 0; index < count; ++index) {
        Record record;
        {
            const auto lock = m_capture->lockForReading();
            record = m_capture->record(index);
        }
        unwritten += record.text.size() + qint64(sizeof(Record));
        m_writer->record(std::move(record));
        if (unwritten < MostUnwritten)
            continue;
        if (!m_writer->flush())
            return; // the disk is full: that was told, and the rest would be lost as well
        unwritten = 0;
    }
}

void Recordings::Recording::caughtUp()
{
    m_isBehind = false;
    pump();
}

// The sessions that are open have begun before the file does.
void Recordings::Recording::introduce()
{
    const int sessions = m_capture->sessionCount();
    for (int session = std::max(0, sessions - MostSessions); session < sessions; ++session) {
        const SessionInfo &info = m_capture->session(quint32(session));
        if (info.open && info.first != NoRecord && m_capture->row(info.first).kind == Record::Kind::Opened)
            m_writer->record(m_capture->record(info.first));
    }
}

void Recordings::Recording::write(qint64 index)
{
    Record record = m_capture->record(index);
    if (record.kind == Record::Kind::Comment || record.kind == Record::Kind::Mark) {
        if (record.seq >= 0 && record.seq < m_seqBefore)
            return; // about a message that is not in the file
        if (record.seq >= 0)
            record.seq -= m_seqBefore;
    }
    m_writer->record(std::move(record));
}

void Recordings::Recording::pump()
{
    if (m_isBehind || m_timer.isActive())
        return;
    QElapsedTimer clock;
    clock.start();
    const qint64 count = m_end < 0 ? m_capture->count() : m_end;
    while (m_next < count) {
        write(m_next++);
        if (m_next % ClockRecords == 0 && clock.elapsed() >= SliceTime) {
            m_timer.start(SliceInterval);
            return;
        }
    }
    if (m_end >= 0 && !std::exchange(m_isFlushing, true))
        work([this] { m_writer->flush(); }, &Recording::written);
}

void Recordings::Recording::written()
{
    const bool keepsAll = m_settings.includeSoFar && (m_settings.maximumSize == 0 || m_settings.keptFiles == 0);
    if (m_document && keepsAll && m_writer->droppedCount() == 0)
        m_document->setSaved(m_end); // nothing is lost with it
    Q_EMIT finished(m_writer->path(), m_writer->droppedCount());
}

void Recordings::Recording::end()
{
    if (m_end >= 0)
        return;
    if (m_document) {
        m_document->disconnect(this);
        m_document->setRecording({});
    }
    m_end = m_capture->count();
    pump();
}

void Recordings::Recording::endNow()
{
    end();
    if (m_thread.joinable())
        m_thread.join();
    while (m_next < m_end)
        write(m_next++);
    m_writer->flush();
}

void Recordings::Recording::tell(const CaptureWriterEvent &event)
{
    const QString path = QDir::toNativeSeparators(event.path);
    const QString why = m_writer->errorString();
    if (m_document && !m_document->recordingPath().isEmpty())
        m_document->setRecording(event.path, event.kind == CaptureWriterEvent::Kind::Recovered ? QString() : why);
    switch (event.kind) {
    case CaptureWriterEvent::Kind::Failed:
        Q_EMIT m_owner->failed(
            tr("The recording into %1 fails: %2\nThe traffic goes on, and the window shows it; what comes now is "
               "missing in the file until it can be written again.")
                .arg(path, why));
        break;
    case CaptureWriterEvent::Kind::Recovered:
        Q_EMIT m_owner->noticed(tr("%1 is written again.").arg(path));
        break;
    case CaptureWriterEvent::Kind::Dropped:
        Q_EMIT m_owner->noticed(
            tr("%Ln record(s) are missing in %1.", nullptr, int(qMin<qint64>(event.count, INT_MAX))).arg(path));
        break;
    case CaptureWriterEvent::Kind::Rotated:
        Q_EMIT m_owner->noticed(tr("The recording goes on in %1.").arg(path));
        break;
    case CaptureWriterEvent::Kind::Full:
        break; // it rotates
    }
}

Recordings::Recordings(QObject *parent) : QObject(parent) { }

Recordings::~Recordings()
{
    for (const auto &recording : m_recordings)
        recording->endNow();
}

Recordings::Recording *Recordings::find(const CaptureDocument *document) const
{
    const auto found = std::find_if(m_recordings.begin(), m_recordings.end(),
                                    [document](const auto &recording) { return recording->document() == document; });
    return found == m_recordings.end() ? nullptr : found->get();
}

void Recordings::start(CaptureDocument *document, const RecordingSettings &settings)
{
    stop(document);
    auto recording = std::make_unique<Recording>(this, document, settings);
    const QString why = recording->begin();
    if (!why.isEmpty()) {
        Q_EMIT failed(tr("%1 cannot be recorded into: %2").arg(QDir::toNativeSeparators(settings.path), why));
        return;
    }
    Recording *const made = recording.get();
    m_recordings.push_back(std::move(recording));
    connect(document, &QObject::destroyed, made, &Recording::end);
    connect(made, &Recording::finished, this, [this, made, target = QPointer(document)](const QString &path, qint64 lost) {
        remove(made);
        Q_EMIT stopped(target, path, lost);
    });
    Q_EMIT started(document, document->recordingPath());
}

void Recordings::stop(CaptureDocument *document)
{
    if (Recording *recording = find(document))
        recording->end();
}

void Recordings::remove(Recording *recording)
{
    const auto found =
        std::find_if(m_recordings.begin(), m_recordings.end(), [recording](const auto &own) { return own.get() == recording; });
    if (found == m_recordings.end())
        return;
    found->release()->deleteLater(); // it is just telling
    m_recordings.erase(found);
}

} // namespace Inspector

#include "recordings.moc"
