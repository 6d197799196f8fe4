// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livespool.h"

#include "capturedocument.h"
#include "spoolfolder.h"

using namespace QtCapnWeb;
using Trace::CaptureWriterEvent;
using Trace::CaptureWriterOptions;

namespace Inspector {

LiveSpool::LiveSpool(SpoolFolder &folder, QObject *parent)
    : QObject(parent), m_name(folder.newName()), m_started(QDateTime::currentDateTimeUtc())
{ }

LiveSpool::~LiveSpool()
{
    m_writer.reset();
    SpoolFolder::remove(m_name);
}

void LiveSpool::setDocument(CaptureDocument *document)
{
    m_document = document;
    {
        const std::lock_guard lock(m_mutex);
        m_started = document->started();
    }
    connect(document, &CaptureDocument::titleChanged, this, &LiveSpool::describe);
    connect(document, &CaptureDocument::savedChanged, this, &LiveSpool::describe);
    connect(document, &CaptureDocument::appended, this, [this, document](qint64 first, qint64 count) {
        for (qint64 index = first; index < first + count; ++index) {
            const Record::Kind kind = document->capture().row(index).kind;
            if (kind == Record::Kind::Comment || kind == Record::Kind::Mark)
                record(document->capture().record(index));
        }
    });
    describe();
}

void LiveSpool::describe()
{
    if (m_document)
        SpoolFolder::writeInfo(m_name, m_document->title(), m_document->isWorthKeeping());
}

void LiveSpool::record(Record &&record)
{
    const std::lock_guard lock(m_mutex);
    if (!m_writer) {
        CaptureWriterOptions options;
        options.maximumSize = m_maximumSize;
        options.whenFull = CaptureWriterOptions::WhenFull::Rotate;
        options.keptFiles = KeptFiles;
        options.isPrivate = true;
        options.started = m_started;
        options.clockStart.reset(); // the records have times since then themselves
        options.onEvent = [this](const CaptureWriterEvent &event) {
            QMetaObject::invokeMethod(
                this, [this, event] { tell(event); }, Qt::QueuedConnection);
        };
        m_writer = std::make_unique<Trace::CaptureWriter>(m_name + QStringLiteral(".cwtrace"), options);
    }
    m_writer->record(std::move(record));
}

void LiveSpool::tell(const CaptureWriterEvent &event)
{
    const QString title = m_document ? m_document->title() : QString();
    switch (event.kind) {
    case CaptureWriterEvent::Kind::Failed:
        Q_EMIT noticed(tr("%1 is not kept on disk for the case that the program is killed: %2").arg(title, event.text));
        break;
    case CaptureWriterEvent::Kind::Recovered:
        Q_EMIT noticed(tr("%1 is kept on disk again for the case that the program is killed.").arg(title));
        break;
    case CaptureWriterEvent::Kind::Dropped:
        Q_EMIT noticed(tr("%Ln record(s) of %1 are missing in what is kept on disk for the case that the program is killed.",
                          nullptr, int(qMin<qint64>(event.count, INT_MAX)))
                           .arg(title));
        break;
    case CaptureWriterEvent::Kind::Rotated:
        Q_EMIT noticed(tr("What is kept of %1 on disk, for the case that the program is killed, has reached its largest size: "
                          "its oldest part is let go. The window still has all of it.")
                           .arg(title));
        break;
    case CaptureWriterEvent::Kind::Full:
        break; // it rotates
    }
}

} // namespace Inspector
