// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "textfiles.h"

#include <algorithm>

#ifdef Q_OS_UNIX
#    include <sys/stat.h>
#    include <unistd.h>
#endif

namespace QtCapnWeb::Trace {

std::shared_ptr<MappedFile> MappedFile::open(const QString &path)
{
    auto result = std::make_shared<MappedFile>();
    result->m_file.setFileName(path);
    if (!result->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const qint64 size = result->m_file.size();
    const uchar *memory = size > 0 ? result->m_file.map(0, size) : nullptr;
    if (!memory)
        return {};
    result->m_bytes = QByteArrayView(memory, qsizetype(size));
    return result;
}

QByteArrayView MappedFile::bytes(qint64 offset, qint64 size, QByteArray &) const
{
    if (offset >= m_bytes.size() || size <= 0)
        return {};
    return m_bytes.sliced(offset, std::min<qint64>(size, m_bytes.size() - offset));
}

std::shared_ptr<GrowingFile> GrowingFile::open(const QString &path, QString *error)
{
    auto result = std::make_shared<GrowingFile>();
    result->m_file.setFileName(path);
    if (!result->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        *error = result->m_file.errorString();
        return {};
    }
    return result;
}

qint64 GrowingFile::read(qint64 offset, char *to, qint64 size) const
{
    qint64 done = 0;
    while (done < size) {
#ifdef Q_OS_UNIX
        const qint64 count = ::pread(m_file.handle(), to + done, size_t(size - done), off_t(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
#else
        const std::lock_guard guard(m_lock);
        auto &file = const_cast<QFile &>(m_file);
        const qint64 count = file.seek(offset + done) ? file.read(to + done, size - done) : -1;
#endif
        if (count < 0)
            return done > 0 ? done : -1;
        if (count == 0)
            break;
        done += count;
    }
    return done;
}

QByteArrayView GrowingFile::bytes(qint64 offset, qint64 size, QByteArray &buffer) const
{
    // What was written down of a size may be wrong by now.
    size = std::clamp<qint64>(size, 0, std::max<qint64>(0, this->size() - offset));
    buffer.resize(size);
    const qint64 count = read(offset, buffer.data(), size);
    return QByteArrayView(buffer).first(std::max<qint64>(0, count));
}

qint64 GrowingFile::size() const
{
#ifdef Q_OS_UNIX
    struct stat status;
    return ::fstat(m_file.handle(), &status) == 0 ? qint64(status.st_size) : 0;
#else
    const std::lock_guard guard(m_lock);
    return m_file.size();
#endif
}

bool GrowingFile::isReplaced() const
{
#ifdef Q_OS_UNIX
    struct stat here;
    struct stat there;
    if (::fstat(m_file.handle(), &here) != 0)
        return true;
    // A file that was removed may be finished nevertheless.
    if (::stat(QFile::encodeName(m_file.fileName()).constData(), &there) != 0)
        return false;
    return here.st_ino != there.st_ino || here.st_dev != there.st_dev;
#else
    return false;
#endif
}

} // namespace QtCapnWeb::Trace
