// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stablevector.h"
#include "textfiles.h"
#include "textstore.h"

#include <QtCore/QTemporaryFile>

#include <atomic>
#include <memory>

/// \file
/// Where the texts of live sessions are while the window shows them.

namespace Inspector {

/// \brief Texts in a file without a name, mapped: the system keeps of it in memory what it has room for, so that a session that
/// goes on for days does not fill the memory of the program.
///
/// Append-only. One thread appends at a time; any may read what it was told of since. The first texts are in memory proper, so
/// that a short session needs no file, and so are those for which there is no room on the disk. The file is this user's only
/// (0600), nobody else finds it, and it goes with the program, however that ends.
class LiveTexts final : public QtCapnWeb::Trace::TextFile
{
public:
    static constexpr qint64 FirstSize = 1 << 18; ///< bytes that are in memory
    static constexpr qint64 SegmentSize = 1 << 24;

    /// \a folder is where the file is; one that cannot be written to means that all is in memory. Empty: the user's cache.
    explicit LiveTexts(const QString &folder = {});
    ~LiveTexts() override;
    Q_DISABLE_COPY_MOVE(LiveTexts)

    /// \return the place of \a text, for bytes().
    qint64 append(QByteArrayView text);
    QByteArrayView bytes(qint64 offset, qint64 size, QByteArray &buffer) const override;

    /// Bytes of segments that are in memory proper, and of those that are in the file.
    qint64 memorySize() const { return m_memorySize; }
    qint64 fileSize() const { return m_fileSize; }

private:
    struct Segment {
        qint64 offset; ///< of its first byte, in all and in the file
        qint64 size;
        char *memory;
        bool isMapped;
    };
    const Segment &newSegment(qint64 size);
    char *map(qint64 offset, qint64 size);

    QtCapnWeb::Trace::StableVector<Segment> m_segments;
    std::atomic<size_t> m_count = 0;
    QString m_folder;
    std::unique_ptr<QTemporaryFile> m_file;
    bool m_hasFailed = false; ///< there is no file, and will be none
    qint64 m_end = 0; ///< of the last segment
    size_t m_current = 0; ///< the segment that small texts go to
    qint64 m_used = 0; ///< bytes of it
    qint64 m_memorySize = 0;
    qint64 m_fileSize = 0;
};

} // namespace Inspector
