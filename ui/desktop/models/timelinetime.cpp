// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What of TimelineModel is about time: how it is shown, and what it counts from.

#include "timelinemodel.h"

#include "capturedocument.h"
#include "datatext.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

/// "3.201", "-0.5": \a digits behind the point, cut.
QString secondsText(qint64 nanoseconds, int digits)
{
    const quint64 magnitude = nanoseconds < 0 ? 0 - quint64(nanoseconds) : quint64(nanoseconds);
    const QString fraction = QString::number(magnitude % 1'000'000'000).rightJustified(9, u'0').left(digits);
    return (nanoseconds < 0 ? u"-"_s : QString()) + QString::number(magnitude / 1'000'000'000) + u'.' + fraction;
}

} // namespace

void TimelineModel::setTimeFormat(TimeFormat format, int digits)
{
    digits = digits >= 9 ? 9 : digits >= 6 ? 6 : 3;
    if (format == m_timeFormat && digits == m_timeDigits)
        return;
    m_timeFormat = format;
    m_timeDigits = digits;
    Q_EMIT timesChanged();
}

QString TimelineModel::clockText(qint64 time) const
{
    const QDateTime started = m_document ? m_document->started() : QDateTime();
    if (!started.isValid())
        return secondsText(time, m_timeDigits); // the file does not say when it was
    const QDateTime at = started.addMSecs(time / 1'000'000);
    const QDateTime shown = m_timeFormat == TimeFormat::Utc ? at.toUTC() : at.toLocalTime();
    // The start is known to a millisecond; what is behind that is the clock's of the capture.
    const qint64 fraction = (qint64(shown.time().msec()) * 1'000'000 + time % 1'000'000);
    const QString clock =
        shown.toString(u"HH:mm:ss"_s) + u'.' + QString::number(fraction).rightJustified(9, u'0').left(m_timeDigits);
    if (m_timeFormat == TimeFormat::TimeOfDay)
        return clock;
    return shown.toString(u"yyyy-MM-dd"_s) + u' ' + clock + (m_timeFormat == TimeFormat::Utc ? u"Z"_s : QString());
}

QString TimelineModel::timeOf(RecordIndex record, const Row &row) const
{
    if (row.time < 0)
        return {};
    const QList<RecordIndex> references = timeReferences();
    const auto behind = std::upper_bound(references.begin(), references.end(), record);
    if (behind != references.begin()) {
        const RecordIndex reference = *std::prev(behind);
        if (reference == record)
            return tr("*ref*", "in the column of times: times below count from here");
        return secondsText(row.time - m_document->capture().row(reference).time, m_timeDigits);
    }
    switch (m_timeFormat) {
    case TimeFormat::SinceStart:
        return secondsText(row.time, m_timeDigits);
    case TimeFormat::SinceSession: {
        const RecordIndex first = m_document->capture().session(row.session).first;
        const qint64 begin = first == NoRecord ? -1 : m_document->capture().row(first).time;
        return secondsText(row.time - qMax<qint64>(0, begin), m_timeDigits);
    }
    case TimeFormat::TimeOfDay:
    case TimeFormat::DateAndTime:
    case TimeFormat::Utc:
        return clockText(row.time);
    }
    return {};
}

QString TimelineModel::timeSample() const
{
    switch (m_timeFormat) {
    case TimeFormat::SinceStart:
    case TimeFormat::SinceSession:
        return secondsText(999'999'999'999, m_timeDigits);
    case TimeFormat::TimeOfDay:
        return u"00:00:00."_s + QString(m_timeDigits, u'0');
    case TimeFormat::DateAndTime:
        return u"0000-00-00 00:00:00."_s + QString(m_timeDigits, u'0');
    case TimeFormat::Utc:
        return u"0000-00-00 00:00:00."_s + QString(m_timeDigits, u'0') + u'Z';
    }
    return {};
}

// References

QList<RecordIndex> TimelineModel::timeReferences() const { return m_references.value(m_document.data()); }

void TimelineModel::toggleTimeReference(RecordIndex record)
{
    if (!m_document || record < 0 || record >= m_document->count() || m_document->capture().row(record).time < 0)
        return;
    const QObject *document = m_document;
    if (!m_references.contains(document))
        connect(document, &QObject::destroyed, &m_keeper, [this, document] { m_references.remove(document); });
    QList<RecordIndex> &references = m_references[document];
    const auto at = std::lower_bound(references.begin(), references.end(), record);
    if (at != references.end() && *at == record)
        references.erase(at);
    else
        references.insert(at, record);
    Q_EMIT timesChanged();
}

void TimelineModel::clearTimeReferences()
{
    if (m_references.remove(m_document.data()))
        Q_EMIT timesChanged();
}

RecordIndex TimelineModel::nextTimeReference(RecordIndex from, bool backwards) const
{
    const QList<RecordIndex> references = timeReferences();
    if (backwards) {
        for (auto it = references.rbegin(); it != references.rend(); ++it) {
            if (*it < from && rowOf(*it) >= 0)
                return *it;
        }
        return NoRecord;
    }
    for (const RecordIndex reference : references) {
        if (reference > from && rowOf(reference) >= 0)
            return reference;
    }
    return NoRecord;
}

} // namespace Inspector
