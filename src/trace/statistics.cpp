// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "statistics.h"

#include "capture.h"
#include "jsonfields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

MethodStatistics::Kind kindOf(const Call &call)
{
    if (call.stream)
        return MethodStatistics::Kind::Stream;
    if (call.isMap)
        return MethodStatistics::Kind::Map;
    if (call.isCall)
        return MethodStatistics::Kind::Call;
    return call.hasTarget ? MethodStatistics::Kind::Property : MethodStatistics::Kind::Value;
}

void writeSides(JsonWriter &json, QStringView key, const qint64 (&values)[2])
{
    json.key(key);
    json.beginObject();
    json.key(u"a");
    json.number(values[0]);
    json.key(u"b");
    json.number(values[1]);
    json.endObject();
}

void writeLatency(JsonWriter &json, const LatencyHistogram &latency)
{
    json.key(u"latencyNs");
    if (!latency.count())
        return json.null();
    json.beginObject();
    json.key(u"count");
    json.number(latency.count());
    json.key(u"min");
    json.number(latency.minimum());
    json.key(u"mean");
    json.number(qRound64(latency.mean()));
    for (const int percent : {50, 90, 95, 99}) {
        json.key(u'p' + QString::number(percent));
        json.number(latency.percentile(percent));
    }
    json.key(u"max");
    json.number(latency.maximum());
    json.key(u"exact");
    json.boolean(latency.isExact());
    json.endObject();
}

} // namespace

Statistics::Statistics(const StatisticsRange &range) : m_range(range) { }

bool Statistics::update(const Capture &capture, qint64 maximumRecords)
{
    for (const RecordIndex count = capture.count(); m_done < count && maximumRecords > 0; ++m_done, --maximumRecords)
        add(capture, m_done);
    return m_done == capture.count();
}

size_t Statistics::placeOf(const QString &name, MethodStatistics::Kind kind)
{
    const std::pair<QString, quint8> key{name, quint8(kind)};
    if (const auto found = m_places.constFind(key); found != m_places.constEnd())
        return *found;
    // Methods are whatever a peer writes. Those of the last kind that are left over share an entry.
    if (m_methods.size() >= size_t(MostMethods) && name != u"…"_s)
        return placeOf(u"…"_s, kind);
    const size_t place = m_methods.size();
    MethodStatistics method;
    method.method = name;
    method.kind = kind;
    m_methods.push_back(std::move(method));
    m_places.insert(key, place);
    return place;
}

MethodStatistics &Statistics::method(const Capture &capture, const Call &call)
{
    const MethodStatistics::Kind kind = kindOf(call);
    const quint64 number = quint64(call.method) * 8 + quint64(kind);
    if (const auto found = m_placeOfNumber.constFind(number); found != m_placeOfNumber.constEnd())
        return m_methods[*found];
    const size_t place = placeOf(capture.calls().method(call.method), kind);
    if (m_placeOfNumber.size() < 4 * MostMethods)
        m_placeOfNumber.insert(number, place);
    return m_methods[place];
}

void Statistics::widen(qint64 width)
{
    while (m_bucketWidth < width) {
        const size_t half = (m_buckets.size() + 1) / 2;
        for (size_t i = 0; i < half; ++i) {
            ThroughputBucket sum = m_buckets[2 * i];
            if (2 * i + 1 < m_buckets.size()) {
                for (int side = 0; side < 2; ++side) {
                    sum.messages[side] += m_buckets[2 * i + 1].messages[side];
                    sum.bytes[side] += m_buckets[2 * i + 1].bytes[side];
                }
            }
            m_buckets[i] = sum;
        }
        m_buckets.resize(half);
        m_bucketWidth *= 2;
    }
}

void Statistics::addThroughput(qint64 time, Side from, qint64 bytes)
{
    while (time / m_bucketWidth >= MostBuckets)
        widen(m_bucketWidth * 2);
    const auto index = size_t(time / m_bucketWidth);
    if (index >= m_buckets.size())
        m_buckets.resize(index + 1);
    ++m_buckets[index].messages[int(from)];
    m_buckets[index].bytes[int(from)] += bytes;
}

void Statistics::add(const Capture &capture, RecordIndex record)
{
    const Row row = capture.row(record);
    if (m_range.session && *m_range.session != row.session)
        return;
    SessionState &session = m_sessions[row.session];
    const bool counted = row.time < 0 || (row.time >= m_range.fromTime && row.time < m_range.toTime);
    if (counted) {
        m_totals.sessions += !session.counted;
        session.counted = true;
        m_totals.problems += row.hasProblem;
    }
    if (row.kind != Record::Kind::Message)
        return;

    if (counted) {
        ++m_totals.messages[int(row.from)];
        m_totals.bytes[int(row.from)] += row.textSize;
        if (row.time >= 0) {
            m_totals.firstTime = m_totals.firstTime < 0 ? row.time : std::min(m_totals.firstTime, row.time);
            m_totals.lastTime = std::max(m_totals.lastTime, row.time);
            addThroughput(row.time, row.from, row.textSize);
        }
    }
    if (!row.decoded)
        return;

    // Round trips are followed outside of the range, too, so that ranges add up.
    SideState &sender = session.sides[int(row.from)];
    const bool asks = row.message == Message::Kind::Pull || row.message == Message::Kind::Stream;
    if (asks && sender.answered) {
        sender.answered = false;
        m_totals.roundTrips += counted;
    }
    const bool answers = row.message == Message::Kind::Resolve || row.message == Message::Kind::Reject;
    if (answers)
        session.sides[int(opposite(row.from))].answered = true;
    if (!counted)
        return;

    const CallId id = capture.calls().callOf(record);
    if (id == NoCall)
        return;
    const Call call = capture.calls().call(id);
    if (call.push == record) {
        MethodStatistics &statistics = method(capture, call);
        ++statistics.calls;
        statistics.requestBytes += row.textSize;
        ++(call.stream ? m_totals.streamWrites : m_totals.calls);
    } else if (call.settled == record) {
        MethodStatistics &statistics = method(capture, call);
        const bool error = row.message == Message::Kind::Reject;
        ++statistics.answers;
        ++m_totals.answers;
        statistics.errors += error;
        m_totals.errors += error;
        statistics.responseBytes += row.textSize;
        if (call.latency >= 0) {
            statistics.latency.add(call.latency);
            m_latency.add(call.latency);
        }
    }
}

void Statistics::merge(const Statistics &other)
{
    for (const auto &[number, state] : other.m_sessions) {
        SessionState &mine = m_sessions[number];
        m_totals.sessions += state.counted && !mine.counted;
        mine.counted = mine.counted || state.counted;
    }
    for (int side = 0; side < 2; ++side) {
        m_totals.messages[side] += other.m_totals.messages[side];
        m_totals.bytes[side] += other.m_totals.bytes[side];
    }
    m_totals.calls += other.m_totals.calls;
    m_totals.streamWrites += other.m_totals.streamWrites;
    m_totals.answers += other.m_totals.answers;
    m_totals.errors += other.m_totals.errors;
    m_totals.problems += other.m_totals.problems;
    m_totals.roundTrips += other.m_totals.roundTrips;
    if (other.m_totals.firstTime >= 0) {
        m_totals.firstTime =
            m_totals.firstTime < 0 ? other.m_totals.firstTime : std::min(m_totals.firstTime, other.m_totals.firstTime);
        m_totals.lastTime = std::max(m_totals.lastTime, other.m_totals.lastTime);
    }
    m_latency.merge(other.m_latency);
    for (const MethodStatistics &each : other.m_methods) {
        MethodStatistics &mine = m_methods[placeOf(each.method, each.kind)];
        mine.calls += each.calls;
        mine.answers += each.answers;
        mine.errors += each.errors;
        mine.requestBytes += each.requestBytes;
        mine.responseBytes += each.responseBytes;
        mine.latency.merge(each.latency);
    }
    std::vector<ThroughputBucket> theirs = other.m_buckets;
    widen(other.m_bucketWidth);
    for (size_t i = 0; i < theirs.size(); ++i) {
        const size_t index = size_t(qint64(i) / (m_bucketWidth / other.m_bucketWidth));
        if (index >= m_buckets.size())
            m_buckets.resize(index + 1);
        for (int side = 0; side < 2; ++side) {
            m_buckets[index].messages[side] += theirs[i].messages[side];
            m_buckets[index].bytes[side] += theirs[i].bytes[side];
        }
    }
}

QList<TableSizePoint> tableSizesOverTime(const Capture &capture, quint32 session, qsizetype points)
{
    QList<TableSizePoint> result;
    const SessionInfo &info = capture.session(session);
    if (info.first == NoRecord || points < 1)
        return result;
    RecordIndex before = NoRecord;
    const RecordIndex span = info.last - info.first;
    for (qsizetype i = 0; i < points; ++i) {
        const RecordIndex record =
            points == 1 ? info.last : info.first + RecordIndex(double(span) * double(i) / double(points - 1));
        if (record == before)
            continue;
        before = record;
        TableSizePoint point;
        point.record = record;
        point.time = capture.row(record).time;
        for (const Side side : {Side::A, Side::B})
            point.sizes[int(side)] = capture.tables().sizes(session, side, record);
        result.append(point);
    }
    return result;
}

QLatin1StringView methodKindName(MethodStatistics::Kind kind)
{
    switch (kind) {
    case MethodStatistics::Kind::Property:
        return "property"_L1;
    case MethodStatistics::Kind::Map:
        return "map"_L1;
    case MethodStatistics::Kind::Stream:
        return "stream"_L1;
    case MethodStatistics::Kind::Value:
        return "value"_L1;
    case MethodStatistics::Kind::Call:
        break;
    }
    return "call"_L1;
}

QByteArray toJson(const MethodStatistics &method)
{
    JsonWriter json;
    json.beginObject();
    writeText(json, u"method", method.method);
    writeText(json, u"kind", QString(methodKindName(method.kind)));
    writeNumber(json, u"calls", method.calls);
    writeNumber(json, u"answers", method.answers);
    writeNumber(json, u"errors", method.errors);
    writeNumber(json, u"requestBytes", method.requestBytes);
    writeNumber(json, u"responseBytes", method.responseBytes);
    writeLatency(json, method.latency);
    json.endObject();
    return json.take();
}

QByteArray totalsToJson(const Statistics &statistics)
{
    const StatisticsTotals &totals = statistics.totals();
    JsonWriter json;
    json.beginObject();
    writeNumber(json, u"sessions", totals.sessions);
    writeSides(json, u"messages", totals.messages);
    writeSides(json, u"bytes", totals.bytes);
    writeNumber(json, u"calls", totals.calls);
    writeNumber(json, u"streamWrites", totals.streamWrites);
    writeNumber(json, u"answers", totals.answers);
    writeNumber(json, u"errors", totals.errors);
    writeNumber(json, u"problems", totals.problems);
    writeNumber(json, u"roundTrips", totals.roundTrips);
    writeNumber(json, u"methods", qint64(statistics.methods().size()));
    writeNumber(json, u"firstTimeNs", totals.firstTime);
    writeNumber(json, u"lastTimeNs", totals.lastTime);
    writeLatency(json, statistics.latency());
    json.endObject();
    return json.take();
}

QByteArray throughputToJson(const Statistics &statistics)
{
    JsonWriter json;
    json.beginObject();
    writeNumber(json, u"bucketNs", statistics.bucketWidth());
    const auto series = [&](QStringView key, auto member) {
        json.key(key);
        json.beginObject();
        for (const Side side : {Side::A, Side::B}) {
            json.key(side == Side::A ? u"a" : u"b");
            json.beginArray();
            for (const ThroughputBucket &bucket : statistics.throughput())
                json.number((bucket.*member)[int(side)]);
            json.endArray();
        }
        json.endObject();
    };
    series(u"messages", &ThroughputBucket::messages);
    series(u"bytes", &ThroughputBucket::bytes);
    json.endObject();
    return json.take();
}

QByteArray toJson(const Capture &capture, quint32 session, const TableSizePoint &point)
{
    JsonWriter json;
    json.beginObject();
    writeNumber(json, u"seq", capture.seqOf(point.record));
    writeNumber(json, u"session", session);
    writeNumber(json, u"timeNs", point.time);
    for (const Side side : {Side::A, Side::B}) {
        json.key(side == Side::A ? u"a" : u"b");
        json.beginObject();
        writeNumber(json, u"imports", point.sizes[int(side)].imports);
        writeNumber(json, u"exports", point.sizes[int(side)].exports);
        json.endObject();
    }
    json.endObject();
    return json.take();
}

} // namespace QtCapnWeb::Trace
