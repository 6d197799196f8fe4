// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "latencyhistogram.h"
#include "slicedwork.h"
#include "statistics.h"

#include <QtCore/QObject>

#include <vector>

/// \file
/// What changes with time: how long answers took, and how large the tables of a session were.

namespace Inspector {

/// \brief Latencies by when their answer came, in stretches of time that grow with the capture. Incremental, O(1) a record;
/// memory does not depend on the capture's size.
class LatencySeries
{
public:
    static constexpr size_t MostBuckets = 200;

    /// \return whether all records were taken in.
    bool update(const QtCapnWeb::Trace::Capture &capture, qint64 maximumRecords);
    /// Bucket i holds the answers of [i, i + 1) * bucketWidth() nanoseconds.
    const std::vector<QtCapnWeb::Trace::LatencyHistogram> &buckets() const { return m_buckets; }
    qint64 bucketWidth() const { return m_width; }

private:
    void add(qint64 time, qint64 latency);

    std::vector<QtCapnWeb::Trace::LatencyHistogram> m_buckets;
    qint64 m_width = 1 << 20;
    QtCapnWeb::Trace::RecordIndex m_done = 0;
};

/// \brief Sizes of a session's tables at moments spread over its records. A step looks at one moment, which costs as much as the
/// tables held then; a capture that grows has its moments further apart.
class TableSizeSeries
{
public:
    static constexpr qint64 MostPoints = 256;

    void setSession(quint32 session);
    quint32 session() const { return m_session; }
    /// \return whether nothing is left to do.
    bool step(const QtCapnWeb::Trace::Capture &capture);
    /// In order; without the present, which sizes() of the tables tells at once.
    const std::vector<QtCapnWeb::Trace::TableSizePoint> &points() const { return m_points; }

private:
    std::vector<QtCapnWeb::Trace::TableSizePoint> m_points;
    quint32 m_session = 0;
    QtCapnWeb::Trace::RecordIndex m_next = QtCapnWeb::Trace::NoRecord;
    qint64 m_stride = 1;
};

/// \brief Both of a document, worked out in slices while someone looks.
class TimeSeries final : public QObject
{
    Q_OBJECT
public:
    explicit TimeSeries(QObject *parent = nullptr);
    ~TimeSeries() override;

    void setDocument(CaptureDocument *document) { m_work.setDocument(document); }
    void setActive(bool active) { m_work.setActive(active); }
    /// Whose tables; of a session that is not there yet there is nothing to say.
    void setSession(quint32 session);
    void finish() { m_work.finish(); }

    const LatencySeries &latency() const { return m_latency; }
    const TableSizeSeries &tables() const { return m_tables; }

Q_SIGNALS:
    void changed();

private:
    LatencySeries m_latency;
    TableSizeSeries m_tables;
    QElapsedTimer m_told; ///< since changed()
    SlicedWork m_work; // last: its step uses the rest
};

} // namespace Inspector
