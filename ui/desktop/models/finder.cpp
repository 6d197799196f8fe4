// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "finder.h"

#include "capturedocument.h"
#include "recordrows.h"
#include "tracetext.h"

#include <QtCore/QTimerEvent>

using namespace std::chrono_literals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {
constexpr std::chrono::nanoseconds Slice = 6ms;
constexpr int FollowInterval = 100; // milliseconds between two looks at what was appended
} // namespace

Finder::Finder(RecordRows *rows, QObject *parent) : QObject(parent), m_rows(rows)
{
    connect(rows, &RecordRows::reset, this, [this] {
        const auto capture = m_rows->document() ? m_rows->document()->sharedCapture() : nullptr;
        if (capture != m_capture)
            restart();
    });
    connect(rows, &RecordRows::appended, this, &Finder::wake);
    connect(rows, &RecordRows::captureChanged, this, [this] {
        const auto before = std::exchange(m_capture, m_rows->document()->sharedCapture());
        if (m_search)
            m_search->continueIn(*m_capture);
        wake();
    });
}

Finder::~Finder() = default;

void Finder::setQuery(const TextQuery &query)
{
    if (query.text == m_query.text && query.sensitivity == m_query.sensitivity && query.isPattern == m_query.isPattern)
        return;
    m_query = query;
    restart();
}

void Finder::restart()
{
    m_timer.stop();
    m_searching = false;
    m_search.reset();
    m_capture = m_rows->document() ? m_rows->document()->sharedCapture() : nullptr;
    if (m_capture && !m_query.text.isEmpty()) {
        m_search = std::make_unique<TextSearch>(*m_capture, m_query);
        if (!m_search->error())
            m_timer.start(0, this);
    }
    Q_EMIT queryChanged();
    Q_EMIT advanced();
}

QString Finder::error() const { return m_search && m_search->error() ? translated(m_search->error()->phrase) : QString(); }

void Finder::find(RecordIndex from, bool backwards)
{
    if (!isActive() || !m_capture->count()) {
        m_searching = false;
        Q_EMIT notFound();
        return;
    }
    const RecordIndex last = m_capture->count() - 1;
    m_backwards = backwards;
    // From outside is from the other end.
    m_wrapped = from < 0 || from > last;
    m_from = m_next = from < 0 && backwards ? last : from > last && !backwards ? 0 : qBound<RecordIndex>(0, from, last);
    m_searching = true;
    m_timer.start(0, this);
    Q_EMIT advanced();
}

void Finder::cancel()
{
    if (!m_searching)
        return;
    m_searching = false;
    Q_EMIT advanced();
}

void Finder::wake()
{
    if (isActive() && !m_timer.isActive())
        m_timer.start(FollowInterval, this);
}

void Finder::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QObject::timerEvent(event);
    if (work(Slice))
        m_timer.start(0, this);
    else
        m_timer.stop();
}

bool Finder::work(std::chrono::nanoseconds budget)
{
    if (!isActive())
        return false;
    if (m_searching)
        go(budget);
    else
        m_search->results().advance(budget);
    Q_EMIT advanced(); // whoever hears it may have changed the query
    return isActive() && (m_searching || !m_search->results().isComplete());
}

void Finder::go(std::chrono::nanoseconds budget)
{
    const auto deadline = std::chrono::steady_clock::now() + budget;
    while (m_next != NoRecord) {
        const auto left = deadline - std::chrono::steady_clock::now();
        if (left <= 0ns)
            return;
        const TextSearch::Found result = m_search->find(m_next, m_backwards, left);
        if (result.record == NoRecord) {
            m_next = result.next;
            if (m_next != NoRecord)
                return;
            break;
        }
        if (m_rows->rowOf(result.record) >= 0) {
            m_searching = false;
            Q_EMIT found(result.record, m_wrapped);
            return;
        }
        m_next = result.record + (m_backwards ? -1 : 1);
        if (m_next >= m_capture->count())
            m_next = NoRecord;
    }
    if (!m_wrapped) {
        m_wrapped = true;
        m_next = m_backwards ? m_capture->count() - 1 : 0;
        return;
    }
    m_searching = false;
    Q_EMIT notFound();
}

double Finder::progress() const
{
    if (!isActive() || !m_capture->count())
        return -1;
    const FilterRun &results = m_search->results();
    return results.isComplete() ? -1 : double(results.examined()) / double(m_capture->count());
}

qint64 Finder::hitCount() const { return isActive() ? m_search->results().count() : 0; }

qint64 Finder::rank(RecordIndex record) const { return isActive() ? m_search->results().rank(record) : 0; }

bool Finder::isHit(RecordIndex record) const { return isActive() && m_search->results().contains(record); }

const std::vector<quint32> &Finder::hits() const
{
    static const std::vector<quint32> none;
    return isActive() ? m_search->results().records() : none;
}

QList<std::pair<int, int>> Finder::places(QStringView text) const
{
    QList<std::pair<int, int>> result;
    if (!isActive())
        return result;
    const QByteArray bytes = text.toUtf8();
    qsizetype byte = 0;
    qsizetype unit = 0; // where byte is
    for (const TextSearch::Place &place : m_search->places(bytes, 100)) {
        unit += QString::fromUtf8(QByteArrayView(bytes).sliced(byte, place.offset - byte)).size();
        const qsizetype length = QString::fromUtf8(QByteArrayView(bytes).sliced(place.offset, place.length)).size();
        result.append({int(unit), int(length)});
        unit += length;
        byte = place.offset + place.length;
    }
    return result;
}

QList<TextSearch::Place> Finder::places(QByteArrayView text) const
{
    return isActive() ? m_search->places(text) : QList<TextSearch::Place>();
}

void Finder::finish()
{
    while (work(1s)) { }
    m_timer.stop();
}

} // namespace Inspector
