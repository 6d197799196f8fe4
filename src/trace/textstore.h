// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>

#include <memory>
#include <vector>

/// \file
/// Where a capture keeps its texts.

namespace QtCapnWeb::Trace {

/// \brief Append-only bytes in chunks that never move. Small texts are copied into chunks, large ones are kept as they came,
/// shared.
class TextStore
{
public:
    using Offset = quint64; ///< names a text together with its size

    TextStore();
    ~TextStore();
    Q_DISABLE_COPY_MOVE(TextStore)

    /// \a text must own its bytes (not wrap foreign memory).
    Offset append(const QByteArray &text);
    /// Valid as long as the store.
    QByteArrayView view(Offset offset, qsizetype size) const;
    /// Wraps view() without a copy: for use while the store lives.
    QByteArray wrapped(Offset offset, qsizetype size) const;
    /// An array of its own, or shared with the store where the text is large.
    QByteArray text(Offset offset, qsizetype size) const;

    qint64 byteCount() const { return m_bytes; }

private:
    static constexpr qsizetype ChunkSize = 1 << 20;
    static constexpr qsizetype LargeSize = 1 << 16;
    static constexpr Offset LargeBit = Offset(1) << 63;

    std::vector<std::unique_ptr<char[]>> m_chunks;
    qsizetype m_used = ChunkSize; // of the last chunk
    std::vector<QByteArray> m_large;
    qint64 m_bytes = 0;
};

} // namespace QtCapnWeb::Trace
