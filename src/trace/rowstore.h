// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "message.h"
#include "record.h"
#include "stablevector.h"
#include "tablehistory.h"
#include "textstore.h"

#include <algorithm>
#include <atomic>
#include <shared_mutex>
#include <unordered_map>

/// \file
/// The fixed small row that is kept for each record.

namespace QtCapnWeb::Trace {

/// \brief What is known of a record at once. A value, made of a few packed bytes; texts are reached by Capture::text().
struct Row {
    qint64 time = -1; ///< nanoseconds since the capture started; -1 if unknown
    double id = 0; ///< the id that the message is about; for push, stream and pipe the one it creates; else 0
    quint32 textSize = 0; ///< bytes of the payload, also where it was not kept
    quint32 session = 0;
    quint16 closeCode = 0; ///< of a Response: the HTTP status
    Record::Kind kind = Record::Kind::Message;
    Side from = Side::A;
    Message::Kind message = Message::Kind::Pipe; ///< where \c decoded
    bool decoded : 1 = false; ///< a Message that is one of the protocol's; else problem() says why not
    bool onWire : 1 = true;
    bool hasId : 1 = false;
    bool hasProblem : 1 = false; ///< problem() has something to say
};

/// \brief All rows of a capture: 22 bytes each, and 24 for each block of 64.
///
/// Times and places are kept as their distance from the block's first, ids and sessions in the bits that they nearly always need.
/// A row that has something else is kept whole, in a table at the side. One thread appends; any thread may read rows below a
/// count() that it has seen.
class RowStore
{
public:
    RowStore() = default;
    Q_DISABLE_COPY_MOVE(RowStore)

    RecordIndex count() const { return m_count.load(std::memory_order_acquire); }
    Row row(RecordIndex index) const;
    TextPlace place(RecordIndex index) const;
    /// Row::time alone.
    qint64 time(RecordIndex index) const;
    /// Byte of the text at which its preview begins; 0: nothing to show; FarPreview: that far behind, or further.
    int preview(RecordIndex index) const { return packed(index).preview; }
    static constexpr int FarPreview = 255;

    /// Makes \a row the next one, which readers then see.
    RecordIndex append(const Row &row, TextPlace place, qsizetype preview);

    /// See Record::seq.
    qint64 numberedCount() const { return m_numbered.load(std::memory_order_acquire); }
    qint64 seqOf(RecordIndex index) const;
    RecordIndex recordOf(qint64 seq) const;

    template<typename Archive>
    void archive(Archive &archive)
    {
        RecordIndex count = m_count.load(std::memory_order_relaxed);
        qint64 numbered = m_numbered.load(std::memory_order_relaxed);
        archive(count);
        archive(numbered);
        archive(m_lastTime);
        archive(m_blocks);
        archive(m_odd);
        if constexpr (Archive::Reads) {
            m_numbered.store(numbered, std::memory_order_relaxed);
            m_readCount = count;
        }
    }
    /// Whether what was read from an index may be shown: all texts are in file \a file. Then publish() does it.
    bool isSound(int file) const;
    void publish() { m_count.store(m_readCount, std::memory_order_release); }
    RecordIndex readCount() const { return m_readCount; }

private:
    static constexpr int BlockBits = 6;
    static constexpr RecordIndex BlockSize = 1 << BlockBits;

#pragma pack(push, 2)
    struct Packed {
        quint32 place; // from the block's
        quint32 timeLow; // from the block's, half of the range further
        quint16 timeHigh;
        qint32 id; // or the close code
        quint32 size : 24;
        quint32 preview : 8;
        quint16 session;
        quint16 kind : 4;
        quint16 from : 1;
        quint16 message : 3;
        quint16 decoded : 1;
        quint16 onWire : 1;
        quint16 hasId : 1;
        quint16 hasProblem : 1;
        quint16 encoding : 2;
        quint16 hasTime : 1;
        quint16 isOdd : 1; // kept whole in m_odd
    };
#pragma pack(pop)
    static_assert(sizeof(Packed) == 22);

    struct Block {
        qint64 time;
        quint64 place;
        qint64 firstSeq;
        Packed rows[BlockSize];
    };
    struct Odd {
        Row row;
        quint64 place = 0;

        template<typename Archive>
        void archive(Archive &archive)
        {
            archive(row.time);
            archive(row.id);
            archive(row.textSize);
            archive(row.session);
            archive(row.closeCode);
            quint8 kind = quint8(row.kind);
            quint8 message = quint8(row.message);
            quint8 flags =
                quint8(int(row.from == Side::B) | row.decoded << 1 | row.onWire << 2 | row.hasId << 3 | row.hasProblem << 4);
            archive(kind);
            archive(message);
            archive(flags);
            row.kind = Record::Kind(std::min(kind, quint8(Record::Kind::Mark)));
            row.message = Message::Kind(message & 7);
            row.from = flags & 1 ? Side::B : Side::A;
            row.decoded = flags & 2;
            row.onWire = flags & 4;
            row.hasId = flags & 8;
            row.hasProblem = flags & 16;
            archive(place);
        }
    };

    const Packed &packed(RecordIndex index) const
    {
        return m_blocks[size_t(index >> BlockBits)].rows[size_t(index & (BlockSize - 1))];
    }
    Odd odd(RecordIndex index) const;

    StableVector<Block> m_blocks;
    std::atomic<RecordIndex> m_count = 0;
    std::atomic<qint64> m_numbered = 0;
    RecordIndex m_readCount = 0;
    qint64 m_lastTime = 0;
    mutable std::shared_mutex m_oddLock;
    std::unordered_map<RecordIndex, Odd> m_odd;
};

} // namespace QtCapnWeb::Trace
