// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "livetexts.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>

#include <algorithm>
#include <cstring>

#ifdef Q_OS_UNIX
#    include <fcntl.h>
#    include <sys/mman.h>
#endif

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr qint64 Granularity = 1 << 16; // of segments: a multiple of every system's page

} // namespace

LiveTexts::LiveTexts(const QString &folder)
    : m_folder(folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::CacheLocation) : folder)
{ }

LiveTexts::~LiveTexts()
{
    for (size_t i = 0; i < m_segments.size(); ++i) {
        const Segment &segment = m_segments[i];
#ifdef Q_OS_UNIX
        if (segment.isMapped) {
            ::munmap(segment.memory, size_t(segment.size));
            continue;
        }
#endif
        delete[] segment.memory;
    }
}

char *LiveTexts::map(qint64 offset, qint64 size)
{
#ifdef Q_OS_UNIX
    if (m_hasFailed)
        return nullptr;
    if (!m_file) {
        QDir().mkpath(m_folder);
        m_file = std::make_unique<QTemporaryFile>(QDir(m_folder).filePath(u"live-XXXXXX"_s));
        if (!m_file->open() || !QFile::remove(m_file->fileName())) {
            m_file.reset();
            m_hasFailed = true;
            return nullptr;
        }
    }
    // The room is taken now: a disk that is full would else be told by a signal, later.
    if (::posix_fallocate(m_file->handle(), off_t(offset), off_t(size)) != 0)
        return nullptr; // the next one may find room again
    void *const memory = ::mmap(nullptr, size_t(size), PROT_READ | PROT_WRITE, MAP_SHARED, m_file->handle(), off_t(offset));
    return memory == MAP_FAILED ? nullptr : static_cast<char *>(memory);
#else
    Q_UNUSED(offset)
    Q_UNUSED(size)
    return nullptr;
#endif
}

const LiveTexts::Segment &LiveTexts::newSegment(qint64 size)
{
    const qint64 rounded = (size + Granularity - 1) / Granularity * Granularity;
    Segment made{m_end, rounded, m_end == 0 && rounded <= FirstSize ? nullptr : map(m_end, rounded), true};
    if (!made.memory) {
        made.memory = new char[size_t(rounded)];
        made.isMapped = false;
    }
    (made.isMapped ? m_fileSize : m_memorySize) += rounded;
    m_end += rounded;
    Segment &kept = m_segments.append();
    kept = made;
    m_count.store(m_segments.size(), std::memory_order_release);
    return kept;
}

qint64 LiveTexts::append(QByteArrayView text)
{
    // A large one has a segment of its own, so that what is left of the one that is in use is not lost.
    if (text.size() > SegmentSize / 16) {
        const bool isFirst = m_segments.size() == 0;
        const Segment &own = newSegment(text.size());
        std::memcpy(own.memory, text.data(), size_t(text.size()));
        if (isFirst)
            m_used = own.size; // full
        return own.offset;
    }
    if (m_segments.size() == 0 || m_used + text.size() > m_segments[m_current].size) {
        newSegment(m_end == 0 ? std::max<qint64>(FirstSize, text.size()) : SegmentSize);
        m_current = m_segments.size() - 1;
        m_used = 0;
    }
    const Segment &segment = m_segments[m_current];
    if (!text.isEmpty())
        std::memcpy(segment.memory + m_used, text.data(), size_t(text.size()));
    const qint64 place = segment.offset + m_used;
    m_used += text.size();
    return place;
}

QByteArrayView LiveTexts::bytes(qint64 offset, qint64 size, QByteArray &) const
{
    size_t low = 0;
    size_t high = m_count.load(std::memory_order_acquire);
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        (m_segments[middle].offset <= offset ? low : high) = middle;
    }
    if (high == 0 || size <= 0)
        return {};
    const Segment &segment = m_segments[low];
    const qint64 at = offset - segment.offset;
    if (at < 0 || at >= segment.size)
        return {};
    return {segment.memory + at, qsizetype(std::min(size, segment.size - at))};
}

} // namespace Inspector
