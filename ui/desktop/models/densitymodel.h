// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "slicedwork.h"

#include <QtCore/QList>

#include <array>
#include <vector>

/// \file
/// How dense the traffic of a capture was, over all of it.

namespace Inspector {

/// \brief Counts the records of a capture by when they were: a few thousand buckets, however long the capture.
///
/// Each record is looked at once, in slices; buckets become twice as wide when the capture outgrows them. A capture without
/// times is counted by the numbers of its records. What is known of the whole capture on the way (which messages are marked) is
/// kept here, too.
class DensityModel final : public QObject
{
    Q_OBJECT
public:
    using RecordIndex = QtCapnWeb::Trace::RecordIndex;

    enum class Axis : quint8 { Record, Time };
    static constexpr int MaximumBuckets = 4096;
    /// Marks and comments that are kept.
    static constexpr qsizetype MaximumMarks = 10'000;

    struct Bucket {
        std::array<quint32, 2> from = {}; ///< records by who sent them, QtCapnWeb::Side
        quint32 errors = 0; ///< among those: rejects, aborts, problems, failures
        RecordIndex first = QtCapnWeb::Trace::NoRecord; ///< the lowest; NoRecord: the bucket is empty
        quint32 count() const { return from[0] + from[1]; }
    };

    explicit DensityModel(QObject *parent = nullptr);
    ~DensityModel() override;

    void setDocument(CaptureDocument *document) { m_work.setDocument(document); }
    CaptureDocument *document() const { return m_work.document(); }
    /// See SlicedWork::finish().
    void finish() { m_work.finish(); }

    Axis axis() const { return m_axis; }
    /// Nanoseconds, or records.
    qint64 bucketWidth() const { return m_width; }
    int bucketCount() const { return int(m_buckets.size()); }
    const Bucket &bucket(int index) const { return m_buckets[size_t(index)]; }
    /// One behind the last place: nanoseconds since the capture began, or a number of records. 0: there is nothing.
    qint64 extent() const { return m_extent; }
    qint64 total() const { return m_total; }

    /// What stands in places [from, to), with what is in the buckets at both ends in whole. O(buckets).
    Bucket sum(qint64 from, qint64 to) const;
    /// The first record in the bucket of \a place, or behind it; NoRecord if there is none. O(buckets).
    RecordIndex recordAt(qint64 place) const;
    /// Where \a record stands on the axis; -1 if it has no time of its own.
    qint64 placeOf(RecordIndex record) const;
    /// A filter for what is in [from, to), rounded a little to be readable; empty for an empty range.
    QString rangeFilter(qint64 from, qint64 to) const;
    /// "3.2 s", or a number of a record.
    QString placeText(qint64 place) const;

    /// Messages that have a mark or a comment, ascending.
    const QList<RecordIndex> &marked() const { return m_marked; }

    static bool isError(const QtCapnWeb::Trace::Row &row);

Q_SIGNALS:
    void changed();

private:
    void restart();
    bool step(const QtCapnWeb::Trace::Capture &capture);
    void count(RecordIndex record, const QtCapnWeb::Trace::Row &row);
    void noteMark(const QtCapnWeb::Trace::Capture &capture, RecordIndex about);
    void widen();
    void toTimes();

    std::vector<Bucket> m_buckets;
    QList<RecordIndex> m_marked;
    qint64 m_width = 1;
    qint64 m_extent = 0;
    qint64 m_total = 0;
    qint64 m_lastTime = 0;
    RecordIndex m_examined = 0;
    Axis m_axis = Axis::Record;
    SlicedWork m_work; // last: its step uses the rest
};

} // namespace Inspector
