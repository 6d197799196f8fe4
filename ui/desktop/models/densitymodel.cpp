// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "densitymodel.h"

#include "capturedocument.h"
#include "datatext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {
constexpr RecordIndex StepSize = 2048;
constexpr qint64 FirstTimeWidth = 1000; // a microsecond
} // namespace

DensityModel::DensityModel(QObject *parent) : QObject(parent), m_work([this](const Capture &capture) { return step(capture); })
{
    connect(&m_work, &SlicedWork::restarted, this, &DensityModel::restart);
    connect(&m_work, &SlicedWork::advanced, this, &DensityModel::changed);
}

DensityModel::~DensityModel() = default;

void DensityModel::restart()
{
    m_buckets.clear();
    m_marked.clear();
    m_width = 1;
    m_extent = m_total = m_lastTime = 0;
    m_examined = 0;
    m_axis = Axis::Record;
    Q_EMIT changed();
}

bool DensityModel::isError(const Row &row)
{
    switch (row.kind) {
    case Record::Kind::Message:
        return !row.decoded || row.hasProblem || row.message == Message::Kind::Reject || row.message == Message::Kind::Abort;
    case Record::Kind::Binary:
    case Record::Kind::Refused:
    case Record::Kind::Failed:
        return true;
    case Record::Kind::Response:
        return row.closeCode >= 400;
    default:
        return false;
    }
}

bool DensityModel::step(const Capture &capture)
{
    const RecordIndex end = std::min(capture.count(), m_examined + StepSize);
    for (; m_examined < end; ++m_examined) {
        const Row row = capture.row(m_examined);
        if (row.kind == Record::Kind::Mark || row.kind == Record::Kind::Comment)
            noteMark(capture, capture.about(m_examined));
        count(m_examined, row);
    }
    return m_examined == capture.count();
}

void DensityModel::noteMark(const Capture &capture, RecordIndex about)
{
    if (about == NoRecord)
        return;
    // An empty one takes back what was there.
    const auto says = [&capture](RecordIndex note) { return note != NoRecord && capture.row(note).textSize > 0; };
    const bool marked = says(capture.markOn(about)) || says(capture.commentOn(about));
    const auto at = std::lower_bound(m_marked.begin(), m_marked.end(), about);
    const bool known = at != m_marked.end() && *at == about;
    if (marked && !known && m_marked.size() < MaximumMarks)
        m_marked.insert(at, about);
    else if (!marked && known)
        m_marked.erase(at);
}

void DensityModel::count(RecordIndex record, const Row &row)
{
    if (row.time >= 0 && m_axis == Axis::Record)
        toTimes();
    if (row.time >= 0)
        m_lastTime = row.time;
    const qint64 place = m_axis == Axis::Time ? (row.time >= 0 ? row.time : m_lastTime) : record;
    while (place / m_width >= MaximumBuckets)
        widen();
    const size_t index = size_t(place / m_width);
    if (index >= m_buckets.size())
        m_buckets.resize(index + 1);
    Bucket &bucket = m_buckets[index];
    ++bucket.from[size_t(row.from)];
    bucket.errors += isError(row);
    if (bucket.first == NoRecord || record < bucket.first)
        bucket.first = record;
    m_extent = std::max(m_extent, place + 1);
    ++m_total;
}

void DensityModel::widen()
{
    const auto add = [](Bucket &to, const Bucket &other) {
        to.from[0] += other.from[0];
        to.from[1] += other.from[1];
        to.errors += other.errors;
        if (to.first == NoRecord || (other.first != NoRecord && other.first < to.first))
            to.first = other.first;
    };
    const size_t size = m_buckets.size();
    for (size_t i = 0; i < size; i += 2) {
        Bucket both = m_buckets[i];
        if (i + 1 < size)
            add(both, m_buckets[i + 1]);
        m_buckets[i / 2] = both;
    }
    m_buckets.resize((size + 1) / 2);
    m_width *= 2;
}

// The first record that has a time came: those before it, a file's comments perhaps, were at the beginning.
void DensityModel::toTimes()
{
    while (m_buckets.size() > 1)
        widen();
    m_width = FirstTimeWidth;
    m_axis = Axis::Time;
    m_extent = m_total > 0 ? 1 : 0;
}

DensityModel::Bucket DensityModel::sum(qint64 from, qint64 to) const
{
    Bucket result;
    if (to <= from)
        return result;
    const size_t begin = size_t(std::max<qint64>(0, from) / m_width);
    const size_t end = std::min(m_buckets.size(), size_t((std::max<qint64>(1, to) - 1) / m_width) + 1);
    for (size_t i = begin; i < end; ++i) {
        const Bucket &bucket = m_buckets[i];
        result.from[0] += bucket.from[0];
        result.from[1] += bucket.from[1];
        result.errors += bucket.errors;
        if (result.first == NoRecord || (bucket.first != NoRecord && bucket.first < result.first))
            result.first = bucket.first;
    }
    return result;
}

RecordIndex DensityModel::recordAt(qint64 place) const
{
    for (size_t i = size_t(std::max<qint64>(0, place) / m_width); i < m_buckets.size(); ++i) {
        if (m_buckets[i].first != NoRecord)
            return m_buckets[i].first;
    }
    return NoRecord;
}

qint64 DensityModel::placeOf(RecordIndex record) const
{
    const Capture *capture = m_work.capture();
    if (!capture || record < 0 || record >= capture->count())
        return -1;
    return m_axis == Axis::Record ? record : capture->row(record).time;
}

QString DensityModel::rangeFilter(qint64 from, qint64 to) const
{
    from = std::max<qint64>(0, from);
    to = std::min(to, m_extent);
    if (from >= to)
        return {};
    if (m_axis == Axis::Record)
        return u"no in {%1..%2}"_s.arg(from).arg(to - 1);
    // As many digits as tell one hundredth of the range; outwards, so that nothing that was chosen is lost.
    qint64 unit = 1;
    while (unit * 1000 <= to - from)
        unit *= 10;
    int digits = 9;
    for (qint64 u = unit; u > 1 && digits > 0; u /= 10)
        --digits;
    const auto seconds = [digits](qint64 time) {
        // In whole numbers: a double has no room for the nanoseconds of a long capture.
        QString text = QString::number(time / 1'000'000'000);
        if (digits > 0)
            text += u'.' + QString::number(time % 1'000'000'000).rightJustified(9, u'0').left(digits);
        return text;
    };
    return u"time in {%1 s..%2 s}"_s.arg(seconds(from / unit * unit), seconds((to + unit - 1) / unit * unit));
}

QString DensityModel::placeText(qint64 place) const
{
    return m_axis == Axis::Record ? QString::number(place) : durationText(place);
}

} // namespace Inspector
