// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the I/O thread to the document, in batches.

#include "inspectorcontroller_p.h"

#include "recorddrain.h"
#include "tablescheck.h"

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

qsizetype InspectorController::backlog() const
{
    return qsizetype(d->pending.size()) + d->funnel.waiting() + (d->writer->isReading() ? 1 : 0);
}

void InspectorController::Private::scheduleDrain()
{
    if (drainTimer.isActive())
        return;
    const qint64 since = sinceDrain.isValid() ? sinceDrain.elapsed() : RecordDrain::Interval;
    drainTimer.start(int(std::clamp<qint64>(RecordDrain::Interval - since, 0, RecordDrain::Interval)));
}

void InspectorController::Private::drain()
{
    for (RecordFunnel::Item &item : funnel.take())
        pending.push_back(std::move(item));
    if (writer->isReading())
        return; // all else stands behind that message, and goes on when it is there
    QElapsedTimer clock;
    clock.start();
    callbacksThisBatch = 0;
    std::vector<Record> chunk;
    qint64 bytes = 0;
    const auto flush = [&] {
        if (!chunk.empty())
            append(std::exchange(chunk, {}));
        bytes = 0;
    };
    while (!pending.empty() && (!chunk.empty() || clock.elapsed() < RecordDrain::Budget)) {
        RecordFunnel::Item item = std::move(pending.front());
        pending.pop_front();
        if (auto *record = std::get_if<Record>(&item); record && LiveWriter::isLarge(*record)) {
            flush();
            writer->read(std::move(*record));
            sinceDrain.start();
            return;
        } else if (record) {
            bytes += record->text.size();
            chunk.push_back(std::move(*record));
            if (chunk.size() >= RecordDrain::ChunkRecords || bytes >= RecordDrain::ChunkBytes)
                flush();
        } else {
            flush();
            if (const auto *tables = std::get_if<TablesSnapshot>(&item))
                compare(*tables);
            else
                receive(std::get<CallbackReceipt>(item));
        }
    }
    flush();
    if (callbacksDropped > 0 && pending.empty()) {
        log(LogLine::Level::Information,
            tr("Calls of callbacks that are in the timeline only: %1.").arg(std::exchange(callbacksDropped, 0)));
    }
    sinceDrain.start();
    if (!pending.empty())
        drainTimer.start(RecordDrain::Interval);
}

void InspectorController::Private::append(std::vector<Record> &&records)
{
    for (const Record &record : records)
        note(record);
    writer->append(std::move(records));
}

void InspectorController::Private::note(const Record &record)
{
    if (record.kind == Record::Kind::Refused) {
        log(LogLine::Level::Warning,
            record.size >= 0
                ? tr("Session %1: a message of %2 bytes was refused for its size.").arg(record.session).arg(record.size)
                : tr("Session %1: a message was refused for its size.").arg(record.session));
    } else if (record.kind == Record::Kind::Binary) {
        log(LogLine::Level::Warning, tr("Session %1: a binary frame came, which the protocol forbids.").arg(record.session));
    }
}

void InspectorController::Private::compare(const TablesSnapshot &snapshot)
{
    const Trace::TableHistory &tables = document->capture().tables();
    if (!tablesCheck || qint64(snapshot.session) >= document->capture().sessionCount()
        || tables.isFrozen(snapshot.session, localSide()))
        return;
    ++checks;
    const QString difference = tablesDifference(tables, snapshot.session, localSide(), snapshot.tables);
    if (difference.isEmpty())
        return;
    ++mismatches;
    log(LogLine::Level::Warning,
        tr("Session %1: the tables shown are not those of the session: %2.").arg(snapshot.session).arg(difference));
}

} // namespace Inspector
