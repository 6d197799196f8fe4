// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordrows.h"

#include "capturedocument.h"

#include <QtCore/QTimerEvent>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr std::chrono::nanoseconds Slice = 8ms;
/// Between two looks at what was appended.
constexpr int FollowInterval = 30; // milliseconds

/// \a filter within one session.
Filter within(quint32 session, const Filter &filter)
{
    QString text = u"session == %1"_s.arg(session);
    if (!filter.isEmpty())
        text += u" and ("_s + filter.text() + u')';
    const auto compiled = Filter::compile(text);
    // One that is near the limits of a filter is shown in all sessions.
    const auto *both = std::get_if<Filter>(&compiled);
    return both ? *both : filter;
}

} // namespace

RecordRows::RecordRows(QObject *parent) : QObject(parent) { }

RecordRows::~RecordRows() = default;

CaptureDocument *RecordRows::document() const { return m_document; }

void RecordRows::setDocument(CaptureDocument *document)
{
    if (m_document == document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document) {
        connect(document, &CaptureDocument::appended, this, &RecordRows::onAppended);
        connect(document, &QObject::destroyed, this, [this] {
            m_document = nullptr;
            restart(false);
        });
    }
    m_session.reset();
    if (std::exchange(m_paused, false))
        Q_EMIT pausedChanged();
    restart(false);
}

void RecordRows::setPaused(bool paused)
{
    if (paused == m_paused || (paused && !m_document))
        return;
    m_paused = paused;
    m_pausedAt = m_capture ? m_capture->count() : 0;
    Q_EMIT pausedChanged();
    if (paused)
        return;
    if (m_shown || m_next) {
        if (!m_timer.isActive())
            m_timer.start(0, this);
    } else if (const qint64 before = m_count; m_capture && m_capture->count() > before) {
        m_count = m_capture->count();
        Q_EMIT appended(before, m_count - before);
    }
}

qint64 RecordRows::heldBack() const { return m_paused && m_capture ? m_capture->count() - m_pausedAt : 0; }

void RecordRows::setSession(std::optional<quint32> session)
{
    if (session == m_session)
        return;
    m_session = session;
    restart(true);
}

void RecordRows::setFilter(const Filter &filter)
{
    if (filter.text() == m_filter.text())
        return;
    m_filter = filter;
    restart(true);
}

void RecordRows::restart(bool keepShown)
{
    m_timer.stop();
    m_next.reset();
    if (!keepShown)
        m_shown.reset();
    m_capture = m_document ? m_document->sharedCapture() : nullptr;
    const bool all = !m_session && m_filter.isEmpty();
    if (m_capture && !all) {
        m_next = std::make_unique<FilterRun>(*m_capture, m_session ? within(*m_session, m_filter) : m_filter);
        if (!keepShown) // there is nothing of this capture to keep
            m_shown = std::move(m_next);
    } else {
        m_shown.reset();
    }
    if (!m_next) {
        m_shownSession = m_session;
        m_shownFilter = m_filter;
        if (m_shown)
            m_shown->advance(Slice);
        m_count = m_shown ? m_shown->count() : m_capture ? m_capture->count() : 0;
        Q_EMIT reset();
    }
    work(Slice);
    Q_EMIT progressChanged();
}

void RecordRows::onAppended(qint64 first, qint64 count)
{
    if (m_document->sharedCapture() != m_capture) {
        if (first == 0)
            return restart(false); // it was read from a file
        goOn();
    }
    if (m_paused) {
        Q_EMIT heldBackChanged();
        return;
    }
    if (!m_shown) {
        m_count = first + count;
        Q_EMIT appended(first, count);
    }
    if ((m_shown || m_next) && !m_timer.isActive())
        m_timer.start(FollowInterval, this);
}

// In a capture that begins with the one at hand.
void RecordRows::goOn()
{
    const auto before = std::exchange(m_capture, m_document->sharedCapture());
    for (FilterRun *run : {m_next.get(), m_shown.get()}) {
        if (run)
            run->continueIn(*m_capture);
    }
    Q_EMIT captureChanged();
}

void RecordRows::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        work(Slice);
    else
        QObject::timerEvent(event);
}

void RecordRows::work(std::chrono::nanoseconds budget)
{
    bool more = false;
    for (FilterRun *run : {m_next.get(), m_shown.get()}) {
        if (run && m_document)
            run->setCaptureEnded(!m_document->isGrowing());
    }
    if (m_next) {
        if (m_next->advance(budget)) {
            m_shown = std::move(m_next);
            m_shownSession = m_session;
            m_shownFilter = m_filter;
            m_count = m_shown->count();
            Q_EMIT reset();
        } else {
            more = true;
        }
        Q_EMIT progressChanged();
    } else if (m_shown) {
        const bool wasBusy = progress() >= 0;
        const qint64 before = m_count;
        more = !m_shown->advance(budget);
        m_count = m_shown->count();
        if (m_shown->unchanged() < before)
            Q_EMIT reset(); // an earlier record came or went
        else if (m_count > before)
            Q_EMIT appended(before, m_count - before);
        if (wasBusy || more)
            Q_EMIT progressChanged();
    }
    if (more)
        m_timer.start(0, this);
    else
        m_timer.stop();
}

void RecordRows::finish()
{
    while (m_next || (m_shown && !m_shown->isComplete()))
        work(1s);
}

void RecordRows::cancel()
{
    if (!m_next)
        return;
    m_next.reset();
    m_session = m_shownSession;
    m_filter = m_shownFilter;
    work(Slice);
    Q_EMIT progressChanged();
}

double RecordRows::progress() const
{
    const FilterRun *run = m_next ? m_next.get() : m_shown.get();
    if (!run || run->isComplete() || !m_capture->count())
        return -1;
    return double(run->examined()) / double(m_capture->count());
}

qint64 RecordRows::count() const { return m_document ? m_count : 0; }

RecordIndex RecordRows::recordAt(qint64 row) const
{
    if (row < 0 || row >= count())
        return NoRecord;
    return m_shown ? m_shown->at(row) : row;
}

qint64 RecordRows::rowOf(RecordIndex record, bool nearest) const
{
    if (record < 0)
        return -1;
    if (!m_shown)
        return record < count() ? record : -1;
    const qint64 rank = m_shown->rank(record);
    if (rank >= count() || (!nearest && m_shown->at(rank) != record))
        return -1;
    return rank;
}

} // namespace Inspector
