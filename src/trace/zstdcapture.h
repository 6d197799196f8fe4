// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "textfiles.h"

#include <QtCore/QList>

#include <functional>
#include <limits>
#include <list>
#include <vector>

/// \file
/// Compressed captures: Zstandard, in independent frames of 1 MiB each, so that any text is reached by unpacking one or two.

namespace QtCapnWeb::Trace {

/// \brief A compressed file, seen as what it unpacks to. Frames of up to 64 MiB; the last ones that were looked at stay unpacked.
class ZstdFile final : public TextFile
{
public:
    /// Frames are looked for until they unpack to \a most bytes. \return null, and why in \a error.
    static std::shared_ptr<ZstdFile> open(const QString &path, QString *error, qint64 most = std::numeric_limits<qint64>::max());
    ~ZstdFile() override;

    QByteArrayView bytes(qint64 offset, qint64 size, QByteArray &buffer) const override;
    qint64 size() const; ///< unpacked
    size_t frameCount() const { return m_frames.size(); }
    qint64 frameOffset(size_t frame) const { return m_frames[frame].offset; } ///< of what it unpacks to
    /// Null if it is damaged.
    std::shared_ptr<const QByteArray> frame(size_t frame) const;
    /// Frames at its end were not written whole.
    bool isTorn() const { return m_torn; }
    /// It has frames behind those that were looked for.
    bool hasMore() const { return m_more; }

private:
    struct Frame {
        qint64 packedOffset;
        qint64 packedSize;
        qint64 offset;
        qint64 size;
    };
    struct Unpacked {
        size_t frame;
        std::shared_ptr<const QByteArray> bytes;
    };

    std::shared_ptr<GrowingFile> m_file; // not mapped, so that nothing happens if it is shortened
    std::vector<Frame> m_frames;
    bool m_torn = false;
    bool m_more = false;
    mutable std::mutex m_lock;
    mutable std::list<Unpacked> m_unpacked; // the one that was used last in front
};

/// Packs the capture \a from into \a to, which is replaced. \a progress is told the bytes that were read, and may end it by
/// returning false. \return why it failed; empty if it did not.
QTCAPNWEB_EXPORT QString compressCapture(const QString &from, const QString &to,
                                         const std::function<bool(qint64 bytes)> &progress = {});

} // namespace QtCapnWeb::Trace
