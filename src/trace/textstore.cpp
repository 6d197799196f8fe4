// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "textstore.h"

#include <cstring>

namespace QtCapnWeb::Trace {

TextStore::TextStore() = default;
TextStore::~TextStore() = default;

TextStore::Offset TextStore::append(const QByteArray &text)
{
    m_bytes += text.size();
    if (text.size() >= LargeSize) {
        m_large.push_back(text);
        return LargeBit | Offset(m_large.size() - 1);
    }
    if (text.size() > ChunkSize - m_used) {
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(ChunkSize));
        m_used = 0;
    }
    if (!text.isEmpty())
        std::memcpy(m_chunks.back().get() + m_used, text.constData(), size_t(text.size()));
    const Offset offset = Offset(m_chunks.size() - 1) * ChunkSize + Offset(m_used);
    m_used += text.size();
    return offset;
}

QByteArrayView TextStore::view(Offset offset, qsizetype size) const
{
    if (offset & LargeBit)
        return m_large[size_t(offset & ~LargeBit)];
    if (size == 0)
        return {};
    return {m_chunks[size_t(offset / ChunkSize)].get() + offset % ChunkSize, size};
}

QByteArray TextStore::wrapped(Offset offset, qsizetype size) const
{
    if (offset & LargeBit)
        return m_large[size_t(offset & ~LargeBit)];
    const QByteArrayView bytes = view(offset, size);
    return QByteArray::fromRawData(bytes.data(), bytes.size());
}

QByteArray TextStore::text(Offset offset, qsizetype size) const
{
    if (offset & LargeBit)
        return m_large[size_t(offset & ~LargeBit)];
    return view(offset, size).toByteArray();
}

} // namespace QtCapnWeb::Trace
