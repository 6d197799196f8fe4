// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "guipulse.h"

#include <QtCore/QFile>
#include <QtCore/QMetaEnum>
#include <QtCore/QThread>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace {

double wallTime()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Of this thread.
double processorTime()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
#else
    return wallTime();
#endif
}

} // namespace

bool GuiPulse::notify(QObject *receiver, QEvent *event)
{
    // Events of all threads come here, each on its own.
    if (QThread::currentThread() != thread() || m_depth > 0)
        return QApplication::notify(receiver, event);
    const QEvent::Type type = event->type();
    const bool isFrame = type == QEvent::UpdateRequest;
    const char *const name = receiver->metaObject()->className(); // it may be gone afterwards
    const double wall = wallTime();
    const double processor = processorTime();
    ++m_depth;
    const bool result = QApplication::notify(receiver, event);
    --m_depth;
    const double tookProcessor = processorTime() - processor;
    const double tookWall = wallTime() - wall;
    if (isFrame)
        m_frames.push_back(tookProcessor);
    m_longest.wall = std::max(m_longest.wall, tookWall);
    if (tookProcessor > m_longest.processor) {
        m_longest.processor = tookProcessor;
        m_longest.what = QByteArray(name) + ' ' + QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    }
    return result;
}

void GuiPulse::restart()
{
    m_longest = {};
    m_frames.clear();
}

double GuiPulse::frame(double part) const
{
    if (m_frames.empty())
        return 0;
    std::vector<double> sorted = m_frames;
    std::sort(sorted.begin(), sorted.end());
    return sorted[size_t(part * double(sorted.size() - 1))];
}

void GuiPulse::report(const char *what) const
{
    std::printf("%-20s longest event, ms %8.1f wall %8.1f processor (%s); frame, ms %6.2f p50 %6.2f p99\n", what, m_longest.wall,
                m_longest.processor, m_longest.what.constData(), frame(0.5), frame(0.99));
    std::fflush(stdout);
}

qint64 privateMemory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = file.readAll();
    const qsizetype at = all.indexOf("RssAnon:");
    return at < 0 ? 0 : all.mid(at + 8, 20).simplified().split(' ').first().toLongLong() * 1024;
}
