// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livewriter.h"

#include "messageoutline.h"

#include <QtCore/QPromise>

using namespace QtCapnWeb;
using Trace::TextPlace;
using Trace::TextStore;

namespace Inspector {

struct LiveWriter::Reading {
    Record record;
    Trace::MessageOutline outline;
    Trace::OutlineStore store;
    qint64 textSize = 0;
    qint64 place = 0;
};

LiveWriter::LiveWriter(CaptureDocument *document, QObject *parent)
    : QObject(parent), m_document(document), m_capture(std::make_shared<Trace::Capture>()), m_texts(std::make_shared<LiveTexts>())
{
    Q_ASSERT(document->count() == 0);
    m_pool.setMaxThreadCount(1);
    m_file = m_capture->addFile(m_texts);
    document->adopt(m_capture);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!m_isReading) // finish() was faster
            return;
        take(m_watcher.result());
        Q_EMIT ready();
    });
}

LiveWriter::~LiveWriter() = default;

void LiveWriter::append(std::vector<Record> &&records)
{
    Q_ASSERT(!m_isReading);
    if (records.empty())
        return;
    const qint64 first = m_document->count();
    {
        Trace::Capture::Batch batch(*m_capture);
        for (const Record &record : records) {
            const TextPlace place =
                record.kind == Record::Kind::Refused || record.text.isEmpty()
                    ? TextPlace()
                    : TextStore::placeInFile(m_file, m_texts->append(record.text), TextPlace::Encoding::Plain);
            batch.append(record, record.text, place);
        }
    }
    m_document->noteAppended(first);
}

void LiveWriter::read(Record &&record)
{
    Q_ASSERT(!m_isReading);
    m_isReading = true;
    auto reading = std::make_shared<Reading>();
    reading->record = std::move(record);
    const auto promise = std::make_shared<QPromise<std::shared_ptr<Reading>>>();
    m_watcher.setFuture(promise->future());
    promise->start();
    // Nothing else appends texts until it is done.
    m_pool.start([reading, texts = m_texts, promise] {
        Trace::OutlineReader reader;
        reading->outline = reader.read(reading->record.text, &reading->store);
        reading->textSize = reading->record.text.size();
        reading->place = texts->append(reading->record.text);
        reading->record.text.clear();
        promise->addResult(reading);
        promise->finish();
    });
}

void LiveWriter::finish()
{
    if (m_isReading)
        take(m_watcher.future().result()); // waits
}

void LiveWriter::take(const std::shared_ptr<Reading> &reading)
{
    m_isReading = false;
    const qint64 first = m_document->count();
    {
        Trace::Capture::Batch batch(*m_capture);
        batch.append(reading->record, {reading->outline, reading->store, reading->textSize},
                     TextStore::placeInFile(m_file, reading->place, TextPlace::Encoding::Plain));
    }
    reading->store.clear(); // the future may hold it for long
    m_document->noteAppended(first);
}

} // namespace Inspector
