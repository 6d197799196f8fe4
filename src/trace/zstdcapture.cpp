// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "zstdcapture.h"

#include <QtCore/QSaveFile>
#include <QtCore/QtEndian>

#include <algorithm>
#include <cstring>
#include <zstd.h>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr qint64 FrameSize = 1 << 20;
constexpr qint64 LargestFrame = 64 << 20;
constexpr size_t MostUnpacked = 12; // frames
constexpr qint64 MostUnpackedBytes = 128 << 20;
constexpr qint64 WindowSize = 4 << 20;
constexpr int Level = 6;
constexpr quint32 SkippableMagic = 0x184d2a50; // and 15 more

// How long the frame is that \a bytes begin with: its blocks tell. 0: it is not whole, or damaged.
qint64 packedSize(QByteArrayView bytes)
{
    if (bytes.size() < 4)
        return 0;
    const size_t size = ZSTD_findFrameCompressedSize(bytes.data(), size_t(bytes.size()));
    return ZSTD_isError(size) ? 0 : qint64(size);
}

} // namespace

ZstdFile::~ZstdFile() = default;

std::shared_ptr<ZstdFile> ZstdFile::open(const QString &path, QString *error, qint64 most)
{
    auto result = std::make_shared<ZstdFile>();
    result->m_file = GrowingFile::open(path, error);
    if (!result->m_file)
        return {};
    const qint64 fileSize = result->m_file->size();
    qint64 at = 0;
    qint64 offset = 0;
    QByteArray buffer;
    qint64 window = WindowSize;
    while (at < fileSize && !result->m_more) {
        const QByteArrayView bytes = result->m_file->bytes(at, window, buffer);
        qint64 inWindow = 0;
        bool none = true;
        while (inWindow < bytes.size()) {
            const QByteArrayView rest = bytes.sliced(inWindow);
            const qint64 packed = packedSize(rest);
            if (packed <= 0 || packed > rest.size())
                break;
            none = false;
            quint32 magic = 0;
            std::memcpy(&magic, rest.data(), 4);
            if ((qFromLittleEndian(magic) & 0xfffffff0u) != SkippableMagic) {
                const unsigned long long size = ZSTD_getFrameContentSize(rest.data(), size_t(rest.size()));
                if (size == ZSTD_CONTENTSIZE_UNKNOWN || size > quint64(LargestFrame)) {
                    *error = u"It was compressed in one piece, which gives no access to its parts; unpack it first (zstd -d)."_s;
                    return {};
                }
                if (size == ZSTD_CONTENTSIZE_ERROR)
                    break;
                result->m_frames.push_back({at + inWindow, packed, offset, qint64(size)});
                offset += qint64(size);
            }
            inWindow += packed;
            if (offset >= most) {
                result->m_more = at + inWindow < fileSize;
                break;
            }
        }
        at += inWindow;
        if (!none) {
            window = WindowSize;
        } else if (bytes.size() < window || window >= 2 * LargestFrame) {
            result->m_torn = true; // its last frame is not whole, or no frame at all
            break;
        } else {
            window *= 2;
        }
    }
    if (result->m_frames.empty()) {
        *error = u"It is damaged: no part of it can be unpacked."_s;
        return {};
    }
    return result;
}

qint64 ZstdFile::size() const { return m_frames.back().offset + m_frames.back().size; }

std::shared_ptr<const QByteArray> ZstdFile::frame(size_t number) const
{
    {
        const std::lock_guard guard(m_lock);
        for (auto it = m_unpacked.begin(); it != m_unpacked.end(); ++it) {
            if (it->frame == number) {
                m_unpacked.splice(m_unpacked.begin(), m_unpacked, it);
                return m_unpacked.front().bytes;
            }
        }
    }
    const Frame &frame = m_frames[number];
    QByteArray buffer;
    const QByteArrayView packed = m_file->bytes(frame.packedOffset, frame.packedSize, buffer);
    auto bytes = std::make_shared<QByteArray>(qsizetype(frame.size), Qt::Uninitialized);
    const size_t size = ZSTD_decompress(bytes->data(), size_t(bytes->size()), packed.data(), size_t(packed.size()));
    if (ZSTD_isError(size) || qint64(size) != frame.size)
        return {};
    const std::lock_guard guard(m_lock);
    m_unpacked.push_front({number, bytes});
    qint64 held = 0;
    for (const Unpacked &each : m_unpacked)
        held += each.bytes->size();
    while (m_unpacked.size() > 1 && (m_unpacked.size() > MostUnpacked || held > MostUnpackedBytes)) {
        held -= m_unpacked.back().bytes->size();
        m_unpacked.pop_back();
    }
    return bytes;
}

QByteArrayView ZstdFile::bytes(qint64 offset, qint64 size, QByteArray &buffer) const
{
    const qint64 end = std::min(offset + std::max<qint64>(0, size), this->size());
    buffer.resize(0);
    auto at = std::upper_bound(m_frames.begin(), m_frames.end(), offset,
                               [](qint64 wanted, const Frame &frame) { return wanted < frame.offset; });
    if (at == m_frames.begin())
        return {};
    for (--at; at != m_frames.end() && at->offset < end; ++at) {
        const std::shared_ptr<const QByteArray> unpacked = frame(size_t(at - m_frames.begin()));
        if (!unpacked)
            break;
        const qint64 from = std::max<qint64>(0, offset - at->offset);
        const qint64 to = std::min<qint64>(unpacked->size(), end - at->offset);
        if (to > from)
            buffer.append(unpacked->constData() + from, to - from);
    }
    return buffer;
}

QString compressCapture(const QString &from, const QString &to, const std::function<bool(qint64)> &progress)
{
    QFile in(from);
    if (!in.open(QIODevice::ReadOnly))
        return in.errorString();
    QSaveFile out(to);
    if (!out.open(QIODevice::WriteOnly))
        return out.errorString();
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    QByteArray packed(qsizetype(ZSTD_compressBound(size_t(FrameSize))), Qt::Uninitialized);
    qint64 done = 0;
    while (true) {
        const QByteArray bytes = in.read(FrameSize);
        if (bytes.isEmpty())
            break;
        const size_t size = ZSTD_compressCCtx(context.get(), packed.data(), size_t(packed.size()), bytes.constData(),
                                              size_t(bytes.size()), Level);
        if (ZSTD_isError(size))
            return QString::fromUtf8(ZSTD_getErrorName(size));
        if (out.write(packed.constData(), qint64(size)) != qint64(size))
            return out.errorString();
        done += bytes.size();
        if (progress && !progress(done))
            return u"It was stopped."_s;
    }
    if (in.error() != QFileDevice::NoError)
        return in.errorString();
    return out.commit() ? QString() : out.errorString();
}

} // namespace QtCapnWeb::Trace
