// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rowstore.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace QtCapnWeb::Trace {

namespace {

constexpr qint64 HalfTime = qint64(1) << 47; // 39 hours to both sides of the block's time
constexpr qint64 MostTime = qint64(1) << 62;
constexpr quint32 MostSession = 1 << 24;
constexpr quint32 LargestSize = (1u << 24) - 1;

bool isSmallId(double id)
{
    return id >= -2147483648.0 && id <= 2147483647.0 && std::floor(id) == id && !(id == 0 && std::signbit(id));
}

// These have a code in place of an id.
bool hasCode(Record::Kind kind)
{
    return kind == Record::Kind::Closed || kind == Record::Kind::Failed || kind == Record::Kind::Response;
}

} // namespace

RecordIndex RowStore::append(const Row &row, TextPlace place, qsizetype preview)
{
    const RecordIndex index = m_count.load(std::memory_order_relaxed);
    const qint64 numbered = m_numbered.load(std::memory_order_relaxed);
    if ((index & (BlockSize - 1)) == 0) {
        Block &block = m_blocks.append();
        block.time = row.time >= 0 ? row.time : m_lastTime;
        block.place = place.offset;
        block.firstSeq = numbered;
    }
    if (row.time >= 0)
        m_lastTime = row.time;

    Block &block = m_blocks[size_t(index >> BlockBits)];
    Packed &packed = block.rows[size_t(index & (BlockSize - 1))];
    packed.kind = quint16(row.kind);
    packed.from = quint16(row.from);
    packed.message = quint16(row.message);
    packed.decoded = row.decoded;
    packed.onWire = row.onWire;
    packed.hasId = row.hasId;
    packed.hasProblem = row.hasProblem;
    packed.encoding = quint16(place.encoding);
    packed.hasTime = row.time >= 0;
    packed.preview = quint32(std::clamp<qsizetype>(preview, 0, FarPreview));

    const qint64 time = row.time >= 0 ? row.time - block.time : 0;
    // Where a text of no bytes lies is of no interest.
    const quint64 distance = row.textSize ? place.offset - block.place : 0;
    const double id = hasCode(row.kind) ? double(row.closeCode) : row.id;
    if (time < -HalfTime || time >= HalfTime || distance > 0xffffffffu || row.textSize > LargestSize || !isSmallId(id)
        || row.session > 0xffff) {
        packed.isOdd = true;
        const std::unique_lock lock(m_oddLock);
        m_odd.insert_or_assign(index, Odd{row, place.offset});
    } else {
        packed.place = quint32(distance);
        packed.timeLow = quint32(quint64(time + HalfTime));
        packed.timeHigh = quint16(quint64(time + HalfTime) >> 32);
        packed.id = qint32(id);
        packed.size = row.textSize & LargestSize;
        packed.session = quint16(row.session);
    }
    if (isNumbered(row.kind))
        m_numbered.store(numbered + 1, std::memory_order_release);
    m_count.store(index + 1, std::memory_order_release);
    return index;
}

RowStore::Odd RowStore::odd(RecordIndex index) const
{
    const std::shared_lock lock(m_oddLock);
    return m_odd.at(index);
}

Row RowStore::row(RecordIndex index) const
{
    const Block &block = m_blocks[size_t(index >> BlockBits)];
    const Packed &packed = block.rows[size_t(index & (BlockSize - 1))];
    if (packed.isOdd)
        return odd(index).row;
    Row row;
    if (packed.hasTime)
        row.time = block.time + qint64(quint64(packed.timeHigh) << 32 | packed.timeLow) - HalfTime;
    row.kind = Record::Kind(packed.kind);
    if (hasCode(row.kind))
        row.closeCode = quint16(packed.id);
    else
        row.id = packed.id;
    row.textSize = packed.size;
    row.session = packed.session;
    row.from = Side(packed.from);
    row.message = Message::Kind(packed.message);
    row.decoded = packed.decoded;
    row.onWire = packed.onWire;
    row.hasId = packed.hasId;
    row.hasProblem = packed.hasProblem;
    return row;
}

qint64 RowStore::time(RecordIndex index) const
{
    const Block &block = m_blocks[size_t(index >> BlockBits)];
    const Packed &packed = block.rows[size_t(index & (BlockSize - 1))];
    if (packed.isOdd)
        return odd(index).row.time;
    return packed.hasTime ? block.time + qint64(quint64(packed.timeHigh) << 32 | packed.timeLow) - HalfTime : -1;
}

TextPlace RowStore::place(RecordIndex index) const
{
    const Block &block = m_blocks[size_t(index >> BlockBits)];
    const Packed &packed = block.rows[size_t(index & (BlockSize - 1))];
    return {packed.isOdd ? odd(index).place : block.place + packed.place, TextPlace::Encoding(packed.encoding)};
}

qint64 RowStore::seqOf(RecordIndex index) const
{
    if (index < 0 || index >= count() || !isNumbered(Record::Kind(packed(index).kind)))
        return -1;
    qint64 seq = m_blocks[size_t(index >> BlockBits)].firstSeq;
    for (RecordIndex i = index & ~(BlockSize - 1); i < index; ++i)
        seq += isNumbered(Record::Kind(packed(i).kind));
    return seq;
}

RecordIndex RowStore::recordOf(qint64 seq) const
{
    const RecordIndex end = count();
    if (seq < 0 || end == 0)
        return NoRecord;
    // The last block that begins at that number or before.
    RecordIndex low = 0;
    RecordIndex high = (end - 1) >> BlockBits;
    while (low < high) {
        const RecordIndex middle = (low + high + 1) / 2;
        if (m_blocks[size_t(middle)].firstSeq <= seq)
            low = middle;
        else
            high = middle - 1;
    }
    qint64 next = m_blocks[size_t(low)].firstSeq;
    for (RecordIndex i = low << BlockBits; i < end; ++i) {
        if (isNumbered(Record::Kind(packed(i).kind)) && next++ == seq)
            return i;
    }
    return NoRecord;
}

bool RowStore::isSound(int file) const
{
    const quint64 lowest = TextStore::placeInFile(file, 0, TextPlace::Encoding::Plain).offset;
    const quint64 highest = lowest + quint64(TextStore::LargestFile - 1);
    const auto isPlace = [&](quint64 place) { return place >= lowest && place <= highest; };
    if (m_readCount < 0 || quint64(m_readCount) >= 0xffffffffu
        || m_blocks.size() != size_t((m_readCount + BlockSize - 1) >> BlockBits))
        return false;
    qint64 numbered = 0;
    for (RecordIndex index = 0; index < m_readCount; ++index) {
        const Block &block = m_blocks[size_t(index >> BlockBits)];
        const Packed &packed = block.rows[size_t(index & (BlockSize - 1))];
        if ((index & (BlockSize - 1)) == 0 && (block.firstSeq != numbered || block.time < 0 || block.time > MostTime))
            return false;
        if (packed.kind > quint16(Record::Kind::Mark) || packed.encoding > quint16(TextPlace::Encoding::Base64))
            return false;
        quint64 place = block.place + packed.place;
        quint32 size = packed.size;
        double id = packed.id;
        if (packed.isOdd) {
            const auto odd = m_odd.find(index);
            if (odd == m_odd.end() || quint16(odd->second.row.kind) != packed.kind || odd->second.row.session > MostSession)
                return false;
            place = odd->second.place;
            size = odd->second.row.textSize;
            id = odd->second.row.id;
        }
        const auto kind = Record::Kind(packed.kind);
        if (size > 0 && kind != Record::Kind::Refused && !isPlace(place))
            return false;
        const bool isRemark = kind == Record::Kind::Comment || kind == Record::Kind::Mark;
        if (isRemark && !(id >= -1 && id < double(index) && std::floor(id) == id))
            return false;
        numbered += isNumbered(kind);
    }
    return numbered == m_numbered.load(std::memory_order_relaxed);
}

} // namespace QtCapnWeb::Trace
