// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeseries.h"

#include "capture.h"
#include "capturedocument.h"

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr qint64 RecordsPerStep = 2000;
constexpr int Interval = 500; // milliseconds

} // namespace

// Latency

bool LatencySeries::update(const Capture &capture, qint64 maximumRecords)
{
    for (const RecordIndex count = capture.count(); m_done < count && maximumRecords > 0; ++m_done, --maximumRecords) {
        const Row row = capture.row(m_done);
        if (!row.decoded || (row.message != Message::Kind::Resolve && row.message != Message::Kind::Reject) || row.time < 0)
            continue;
        const CallId id = capture.calls().callOf(m_done);
        if (id == NoCall)
            continue;
        const Call call = capture.calls().call(id);
        if (call.settled == m_done && call.latency >= 0)
            add(row.time, call.latency);
    }
    return m_done == capture.count();
}

void LatencySeries::add(qint64 time, qint64 latency)
{
    while (time / m_width >= qint64(MostBuckets)) {
        const size_t half = (m_buckets.size() + 1) / 2;
        for (size_t i = 0; i < half; ++i) {
            LatencyHistogram both = std::move(m_buckets[2 * i]);
            if (2 * i + 1 < m_buckets.size())
                both.merge(m_buckets[2 * i + 1]);
            m_buckets[i] = std::move(both);
        }
        m_buckets.resize(half);
        m_width *= 2;
    }
    const auto index = size_t(time / m_width);
    if (index >= m_buckets.size())
        m_buckets.resize(index + 1);
    m_buckets[index].add(latency);
}

// Tables

void TableSizeSeries::setSession(quint32 session)
{
    m_session = session;
    m_points.clear();
    m_next = NoRecord;
    m_stride = 1;
}

bool TableSizeSeries::step(const Capture &capture)
{
    if (int(m_session) >= capture.sessionCount() || capture.session(m_session).first == NoRecord)
        return true;
    const SessionInfo &session = capture.session(m_session);
    if (m_next == NoRecord) {
        m_next = session.first;
        m_stride = qMax<qint64>(1, (session.last - session.first) / (MostPoints / 2));
    }
    if (m_next > session.last)
        return true;
    TableSizePoint point;
    point.record = m_next;
    point.time = capture.row(m_next).time;
    for (const Side side : {Side::A, Side::B})
        point.sizes[int(side)] = capture.tables().sizes(m_session, side, m_next);
    m_points.push_back(point);
    if (qint64(m_points.size()) > MostPoints) {
        for (size_t i = 1; 2 * i < m_points.size(); ++i)
            m_points[i] = m_points[2 * i];
        m_points.resize((m_points.size() + 1) / 2);
        m_stride *= 2;
        m_next = m_points.back().record;
    }
    m_next += m_stride;
    return m_next > session.last;
}

// Both

TimeSeries::TimeSeries(QObject *parent)
    : QObject(parent), m_work([this](const Capture &capture) {
          const bool latencies = m_latency.update(capture, RecordsPerStep);
          const bool tables = m_tables.step(capture);
          return latencies && tables;
      })
{
    m_work.setInterval(Interval);
    connect(&m_work, &SlicedWork::restarted, this, [this] {
        m_latency = LatencySeries();
        m_tables.setSession(0);
        m_told.invalidate();
        Q_EMIT changed();
    });
    connect(&m_work, &SlicedWork::advanced, this, [this] {
        // Who draws it looks at all buckets each time.
        if (m_work.isBusy() && m_told.isValid() && m_told.elapsed() < Interval)
            return;
        m_told.start();
        Q_EMIT changed();
    });
}

TimeSeries::~TimeSeries() = default;

void TimeSeries::setSession(quint32 session)
{
    if (session == m_tables.session())
        return;
    m_tables.setSession(session);
    Q_EMIT changed();
    m_work.wake();
}

} // namespace Inspector
