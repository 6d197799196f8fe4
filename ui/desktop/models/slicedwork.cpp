// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "slicedwork.h"

#include "capturedocument.h"

#include <QtCore/QTimerEvent>

namespace Inspector {

namespace {
constexpr int Budget = 5; // milliseconds of one slice
} // namespace

SlicedWork::SlicedWork(Step step, QObject *parent) : QObject(parent), m_step(std::move(step)) { }

SlicedWork::~SlicedWork() = default;

CaptureDocument *SlicedWork::document() const { return m_document; }

void SlicedWork::setDocument(CaptureDocument *document)
{
    if (m_document == document)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document) {
        connect(document, &CaptureDocument::appended, this, [this](qint64 first) {
            if (first == 0 && m_document->sharedCapture() != m_capture)
                return restart(); // it was read from a file
            m_capture = m_document->sharedCapture();
            wake();
        });
        connect(document, &CaptureDocument::stateChanged, this, &SlicedWork::wake);
        connect(document, &QObject::destroyed, this, [this] {
            m_document = nullptr;
            restart();
        });
    }
    restart();
}

void SlicedWork::restart()
{
    m_timer.stop();
    m_capture = m_document ? m_document->sharedCapture() : nullptr;
    m_busy = false;
    Q_EMIT restarted();
    if (m_capture && m_active) {
        m_busy = true;
        m_timer.start(0, this);
    }
}

void SlicedWork::wake()
{
    if (!m_capture || m_busy || !m_active || m_timer.isActive())
        return;
    m_timer.start(m_interval, this);
}

void SlicedWork::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    if (!active) {
        m_timer.stop();
        m_busy = false;
    } else if (m_capture) {
        m_busy = true;
        m_timer.start(0, this);
    }
}

void SlicedWork::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        work(Budget);
    else
        QObject::timerEvent(event);
}

void SlicedWork::work(int budget)
{
    if (!m_capture)
        return;
    QElapsedTimer clock;
    clock.start();
    bool done = false;
    do {
        done = m_step(*m_capture);
    } while (!done && clock.elapsed() < budget);
    m_busy = !done;
    if (done)
        m_timer.stop();
    else
        m_timer.start(0, this);
    Q_EMIT advanced();
}

void SlicedWork::finish()
{
    if (!m_capture)
        return;
    do {
        work(1000);
    } while (m_busy);
}

} // namespace Inspector
