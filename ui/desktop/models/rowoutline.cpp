// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rowoutline.h"

#include "capturedocument.h"
#include "densitymodel.h"
#include "recordrows.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimerEvent>

using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {
constexpr int Slice = 4; // milliseconds
constexpr qint64 StepSize = 2048; // rows between two looks at the clock
constexpr int Pause = 250; // milliseconds before what came is looked at
} // namespace

void RowOutline::Outline::add(qint64 row, bool error)
{
    while (row / width >= MaximumBuckets) {
        for (size_t i = 0; i < errors.size(); i += 2)
            errors[i / 2] = errors[i] || (i + 1 < errors.size() && errors[i + 1]);
        errors.resize((errors.size() + 1) / 2);
        width *= 2;
    }
    const size_t bucket = size_t(row / width);
    if (bucket >= errors.size())
        errors.resize(bucket + 1);
    if (error)
        errors[bucket] = true;
}

RowOutline::RowOutline(RecordRows *rows, QObject *parent) : QObject(parent), m_rows(rows)
{
    connect(rows, &RecordRows::reset, this, &RowOutline::restart);
    connect(rows, &RecordRows::captureChanged, this, [this] { m_capture = m_rows->document()->sharedCapture(); });
    connect(rows, &RecordRows::appended, this, [this] {
        if (!m_timer.isActive())
            m_timer.start(Pause, this);
    });
    restart();
}

RowOutline::~RowOutline() = default;

void RowOutline::restart()
{
    const auto capture = m_rows->document() ? m_rows->document()->sharedCapture() : nullptr;
    if (capture != m_capture) {
        m_capture = capture;
        m_shown = {};
        m_renewing = m_again = false;
        Q_EMIT changed();
    } else if (m_renewing) {
        m_again = true; // rows that come and go all the time would never be looked at to the end
    } else {
        m_next = {};
        m_renewing = true;
    }
    if (!m_timer.isActive())
        m_timer.start(0, this);
}

void RowOutline::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QObject::timerEvent(event);
    const bool wasRenewing = m_renewing;
    if (work(Slice))
        m_timer.start(0, this);
    else if (m_renewing)
        m_timer.start(Pause, this);
    else
        m_timer.stop();
    if (!wasRenewing || !m_renewing)
        Q_EMIT changed();
}

bool RowOutline::work(int budget)
{
    if (!m_capture)
        return false;
    Outline &outline = m_renewing ? m_next : m_shown;
    QElapsedTimer clock;
    clock.start();
    while (outline.examined < m_rows->count()) {
        const qint64 end = qMin(m_rows->count(), outline.examined + StepSize);
        for (; outline.examined < end; ++outline.examined)
            outline.add(outline.examined, DensityModel::isError(m_capture->row(m_rows->recordAt(outline.examined))));
        if (clock.elapsed() >= budget)
            return true;
    }
    if (m_renewing) {
        m_shown = std::move(m_next);
        m_next = {};
        m_renewing = std::exchange(m_again, false);
    }
    return false;
}

void RowOutline::finish()
{
    while (work(1000) || m_renewing) { }
    m_timer.stop();
    Q_EMIT changed();
}

} // namespace Inspector
