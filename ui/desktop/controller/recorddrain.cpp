// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorddrain.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimerEvent>

#include <algorithm>
#include <limits>

using namespace QtCapnWeb;

namespace Inspector {

RecordDrain::RecordDrain(CaptureDocument *document, QObject *parent)
    : QObject(parent), m_document(document), m_writer(document), m_funnel([this] {
          QMetaObject::invokeMethod(
              this,
              [this] {
                  if (!m_timer.isActive())
                      m_timer.start(Interval, this);
              },
              Qt::QueuedConnection);
      })
{
    connect(&m_writer, &LiveWriter::ready, this, [this] {
        noteRun(m_document->count() - 1, 1);
        drain(Budget);
    });
}

void RecordDrain::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    drain(Budget);
    if (m_pending.empty())
        m_timer.stop();
}

void RecordDrain::finish()
{
    do {
        if (m_writer.isReading()) {
            m_writer.finish();
            noteRun(m_document->count() - 1, 1);
        }
        drain(std::numeric_limits<int>::max());
    } while (m_writer.isReading());
}

void RecordDrain::noteRun(Trace::RecordIndex index, qint64 count)
{
    if (m_runs.empty() || m_runs.back().index - m_runs.back().number != index - m_appended)
        m_runs.push_back({m_appended, index});
    m_appended += count;
}

void RecordDrain::drain(int budget)
{
    for (RecordFunnel::Item &item : m_funnel.take())
        m_pending.push_back(std::move(item));
    if (m_writer.isReading())
        return; // goes on when that message is there
    QElapsedTimer clock;
    clock.start();
    while (!m_pending.empty() && clock.elapsed() < budget) {
        std::vector<Record> chunk;
        qint64 bytes = 0;
        while (!m_pending.empty() && chunk.size() < ChunkRecords && bytes < ChunkBytes) {
            Record &record = std::get<Record>(m_pending.front());
            const bool isLarge = LiveWriter::isLarge(record);
            if (isLarge && !chunk.empty())
                break; // after those before it
            Record taken = std::move(record);
            m_pending.pop_front();
            if (isLarge)
                return m_writer.read(std::move(taken));
            bytes += taken.text.size();
            chunk.push_back(std::move(taken));
        }
        noteRun(m_document->count(), qint64(chunk.size()));
        m_writer.append(std::move(chunk));
    }
}

Trace::RecordIndex RecordDrain::indexOf(qint64 number) const
{
    if (number < 0)
        return Trace::NoRecord;
    const auto next =
        std::upper_bound(m_runs.begin(), m_runs.end(), number, [](qint64 each, const Run &run) { return each < run.number; });
    return next == m_runs.begin() ? number : std::prev(next)->index + (number - std::prev(next)->number);
}

} // namespace Inspector
