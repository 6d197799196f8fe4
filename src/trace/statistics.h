// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"
#include "latencyhistogram.h"
#include "tablehistory.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

/// \file
/// Statistics: methods, latencies, bytes, throughput, round trips. Times are nanoseconds since the capture started, sizes bytes
/// of whole messages.

namespace QtCapnWeb::Trace {

class Capture;

/// What is counted of the calls of one method, by all callers.
struct MethodStatistics {
    enum class Kind : quint8 { Call, Property, Map, Stream, Value };

    QString method; ///< "profile.name"; empty for a call of a function itself
    Kind kind = Kind::Call;
    qint64 calls = 0; ///< pushes and streams
    qint64 answers = 0; ///< resolves and rejects that came for them
    qint64 errors = 0; ///< rejects
    qint64 requestBytes = 0;
    qint64 responseBytes = 0;
    LatencyHistogram latency; ///< from push to answer, errors included
};

/// A stretch of time.
struct ThroughputBucket {
    qint64 messages[2] = {0, 0}; ///< by the sender's side
    qint64 bytes[2] = {0, 0};
    friend bool operator==(const ThroughputBucket &, const ThroughputBucket &) = default;
};

/// Which records are counted.
struct StatisticsRange {
    std::optional<quint32> session; ///< one session only
    qint64 fromTime = std::numeric_limits<qint64>::min(); ///< records from then on; records without a time are always counted
    qint64 toTime = std::numeric_limits<qint64>::max(); ///< and before that
};

struct StatisticsTotals {
    qint64 sessions = 0; ///< that have a record in the range
    qint64 messages[2] = {0, 0}; ///< by the sender's side
    qint64 bytes[2] = {0, 0};
    qint64 calls = 0; ///< pushes
    qint64 streamWrites = 0; ///< stream messages
    qint64 answers = 0;
    qint64 errors = 0;
    qint64 problems = 0; ///< records that Capture::problem() has something to say of
    /// How often a side asked for an answer after it had got one that it had waited for: what a slow network multiplies.
    qint64 roundTrips = 0;
    qint64 firstTime = -1; ///< of messages; -1 if none has a time
    qint64 lastTime = -1;
};

/// \brief Counts record by record, O(1) each. Memory depends on the number of methods and sessions, not of records.
///
/// Statistics of ranges that do not overlap, such as single sessions or stretches of time, can be merged: the result is that of
/// all of them (of `sessions` it is the number of different ones). A call is counted where its push is, its answer where the
/// answer is.
///
///     Statistics statistics;
///     while (!statistics.update(capture, 10000))
///         if (stop.stop_requested()) return;
class QTCAPNWEB_EXPORT Statistics
{
public:
    static constexpr qsizetype MostBuckets = 1024; ///< of throughput()
    static constexpr qsizetype MostMethods = 10000; ///< behind them, calls are counted as the method "…"

    explicit Statistics(const StatisticsRange &range = {});

    /// Takes in at most \a maximumRecords more records of \a capture, which must be the same at each call and may be ahead.
    /// \return whether all were taken in.
    bool update(const Capture &capture, qint64 maximumRecords = std::numeric_limits<qint64>::max());
    void merge(const Statistics &other);

    const StatisticsTotals &totals() const { return m_totals; }
    /// In the order in which they were first called.
    const std::vector<MethodStatistics> &methods() const { return m_methods; }
    /// All latencies together.
    const LatencyHistogram &latency() const { return m_latency; }

    /// Messages over time: bucket i holds those of [i, i + 1) * bucketWidth(). Empty if there are no times.
    const std::vector<ThroughputBucket> &throughput() const { return m_buckets; }
    /// Nanoseconds, a power of two; it grows with the capture.
    qint64 bucketWidth() const { return m_bucketWidth; }

private:
    struct SideState {
        bool answered = true; // the next question begins a round trip
    };
    struct SessionState {
        SideState sides[2];
        bool counted = false;
    };

    void add(const Capture &capture, RecordIndex record);
    MethodStatistics &method(const Capture &capture, const Call &call);
    size_t placeOf(const QString &name, MethodStatistics::Kind kind);
    void addThroughput(qint64 time, Side from, qint64 bytes);
    void widen(qint64 width);

    StatisticsRange m_range;
    StatisticsTotals m_totals;
    LatencyHistogram m_latency;
    std::vector<MethodStatistics> m_methods;
    QHash<std::pair<QString, quint8>, size_t> m_places;
    QHash<quint64, size_t> m_placeOfNumber; // of the capture's method numbers
    std::unordered_map<quint32, SessionState> m_sessions;
    std::vector<ThroughputBucket> m_buckets;
    qint64 m_bucketWidth = 1 << 20;
    RecordIndex m_done = 0;
};

/// The tables of a session at one moment.
struct TableSizePoint {
    RecordIndex record = NoRecord;
    qint64 time = -1;
    TableSizes sizes[2]; ///< by side
};
/// \brief How large the tables of \a session were, at about \a points records spread evenly over its records, the last one
/// included. Each costs what TableHistory::sizes() costs for a moment.
QTCAPNWEB_EXPORT QList<TableSizePoint> tableSizesOverTime(const Capture &capture, quint32 session, qsizetype points = 400);

/// "call", "property", "map", "stream", "value"
QTCAPNWEB_EXPORT QLatin1StringView methodKindName(MethodStatistics::Kind kind);

/// One object: `{"method":"…","kind":"call","calls":N,"answers":N,"errors":N,"requestBytes":N,"responseBytes":N,"latencyNs":L}`,
/// where L is `{"count":N,"min":N,"mean":N,"p50":N,"p90":N,"p95":N,"p99":N,"max":N,"exact":b}`, or null where no call was timed.
QTCAPNWEB_EXPORT QByteArray toJson(const MethodStatistics &method);
/// One object: `{"sessions":N,"messages":{"a":N,"b":N},"bytes":{"a":N,"b":N},"calls":N,"streamWrites":N,"answers":N,"errors":N,
/// "problems":N,"roundTrips":N,"methods":N,"firstTimeNs":N|null,"lastTimeNs":N|null,"latencyNs":L|null}`.
QTCAPNWEB_EXPORT QByteArray totalsToJson(const Statistics &statistics);
/// One object: `{"bucketNs":N,"messages":{"a":[…],"b":[…]},"bytes":{"a":[…],"b":[…]}}`.
QTCAPNWEB_EXPORT QByteArray throughputToJson(const Statistics &statistics);
/// One object: `{"seq":R|null,"session":S,"timeNs":N|null,"a":{"imports":n,"exports":n},"b":{"imports":n,"exports":n}}`.
QTCAPNWEB_EXPORT QByteArray toJson(const Capture &capture, quint32 session, const TableSizePoint &point);

} // namespace QtCapnWeb::Trace
