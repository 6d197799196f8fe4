// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "idindex.h"
#include "messageoutline.h"
#include "rowstore.h"
#include "stablevector.h"
#include "tablehistory.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <array>
#include <unordered_map>
#include <vector>

/// \file
/// Calls: the push, pull, settle and release of one id joined, with latency.

namespace QtCapnWeb::Trace {

/// Index of a call in its capture, from 0; -1: none.
using CallId = qint64;
inline constexpr CallId NoCall = -1;

struct Call {
    enum class State : quint8 {
        Pending,
        Resolved,
        Rejected,
        Released, ///< let go before it settled
        Broken, ///< the session ended while the result was awaited
        Unpulled, ///< the session ended, and nobody had asked for the result: nothing is missing
    };

    quint32 session = 0;
    Side caller = Side::A;
    State state = State::Pending;
    bool stream = false;
    bool isCall = false; ///< arguments were given; else a property was read, a value mapped or pushed
    bool isMap = false; ///< a remap
    bool hasTarget = false; ///< false: the push names no import; \c target says nothing then
    EntryId id; ///< the import of the caller that the push created
    RecordIndex push = NoRecord; ///< push or stream
    RecordIndex pull = NoRecord; ///< the first one
    RecordIndex settled = NoRecord; ///< resolve or reject
    RecordIndex released = NoRecord;
    EntryId target; ///< what it was made on: an import of the caller
    CallId targetCall = NoCall; ///< the call whose result that is, if it is one
    qint64 latency = -1; ///< nanoseconds from push to settle; -1 if unknown
    quint32 method = 0; ///< see CallIndex::method()
};

/// \brief All calls of a capture, in the order of their pushes. A call costs 36 bytes: what its records' rows say is asked of
/// them.
class QTCAPNWEB_EXPORT CallIndex
{
public:
    explicit CallIndex(const RowStore &rows);

    qint64 count() const { return qint64(m_calls.size()); }
    Call call(CallId id) const;
    /// The call that a record belongs to (its push, pull, settle or release); NoCall if none.
    CallId callOf(RecordIndex record) const;
    /// When the call was answered, from its push on: nanoseconds; -1 if unknown.
    qint64 latency(CallId id) const;
    /// What call() says, one by one.
    quint32 methodOf(CallId id) const { return m_calls[size_t(id)].method; }
    Call::State stateOf(CallId id) const { return m_calls[size_t(id)].state; }
    RecordIndex settledBy(CallId id) const
    {
        const quint32 settled = m_calls[size_t(id)].settled;
        return settled == IdIndex::None ? NoRecord : RecordIndex(settled);
    }
    bool isStream(CallId id) const { return m_calls[size_t(id)].stream; }
    bool isMap(CallId id) const { return m_calls[size_t(id)].isMap; }
    bool isPulled(CallId id) const { return m_calls[size_t(id)].pull != IdIndex::None; }
    /// The call that created import \a id of \a caller; NoCall if none did.
    CallId find(quint32 session, Side caller, EntryId id) const;

    /// The path that a call named, such as "profile.name": fit for display, and cut if it is very long. Equal paths share one
    /// number if they are written alike, and in no more than 512 bytes; a longer path has a number of its own each time.
    QString method(quint32 method) const { return m_methods[qsizetype(method)]; }
    /// Methods are numbered from 0; 0 is the empty path.
    quint32 methodCount() const { return quint32(m_methods.size()); }

    /// Takes in one message of a capture, in order: record \a record, whose row need not be there yet. \a created is the import
    /// that a push, stream or pipe creates.
    void add(RecordIndex record, quint32 session, Side from, const MessageOutline &message, EntryId created,
             const Subject &subject);
    /// The session is over: what is pending will never settle. A call that nobody pulled, and that thus was never to be answered,
    /// did not break; a write to a stream did, as its answer comes unasked.
    void endSession(quint32 session);

    class Cursor;

    template<typename Archive>
    void archive(Archive &archive)
    {
        archive(m_calls);
        archive(m_oddTargets);
        archive(m_sessions);
        archive(m_methods);
        archive(m_methodOfPath);
    }
    /// Whether what was read from an index is fit to be asked.
    bool isSound(RecordIndex records) const;

private:
    struct Packed {
        quint32 push;
        quint32 pull;
        quint32 settled;
        quint32 released;
        quint32 targetCall;
        qint32 target; // or OddTarget
        quint32 method;
        Call::State state;
        bool stream : 1;
        bool isCall : 1;
        bool isMap : 1;
        bool hasTarget : 1;
    };
    static_assert(sizeof(Packed) == 32);
    static constexpr qint32 OddTarget = std::numeric_limits<qint32>::min();
    struct SideCalls {
        IdIndex byId;
        std::vector<quint32> pending; // may hold calls that settled since; swept when it doubles
        size_t sweepAt = 64;

        template<typename Archive>
        void archive(Archive &archive)
        {
            byId.archive(archive);
            archive(pending);
            archive(sweepAt);
        }
    };
    struct SessionCalls {
        SideCalls sides[2];

        template<typename Archive>
        void archive(Archive &archive)
        {
            for (SideCalls &side : sides)
                side.archive(archive);
        }
    };

    quint32 numberOfPath(QByteArrayView path);
    CallId callOf(RecordIndex record, const Row &row, const SessionCalls *session) const;
    void push(RecordIndex record, quint32 session, Side from, const MessageOutline &message, EntryId created,
              const Subject &subject);

    const RowStore &m_rows;
    PlainVector<Packed> m_calls;
    QHash<quint32, double> m_oddTargets; // ids that no 32 bits hold
    std::unordered_map<quint32, SessionCalls> m_sessions;
    QStringList m_methods;
    QHash<QByteArray, quint32> m_methodOfPath;
};

/// \brief callOf() for many records: it remembers sessions, whose records come mixed. For as long as nothing is appended.
class QTCAPNWEB_EXPORT CallIndex::Cursor
{
public:
    explicit Cursor(const CallIndex &calls) : m_calls(calls) { m_numbers.fill(IdIndex::None); }

    /// \a row is that of \a record.
    CallId callOf(RecordIndex record, const Row &row)
    {
        if (!row.decoded || !row.hasId || row.message == Message::Kind::Pipe)
            return NoCall;
        const size_t place = row.session % Sessions;
        if (m_numbers[place] != row.session)
            look(place, row.session);
        return m_calls.callOf(record, row, m_sessions[place]);
    }

private:
    void look(size_t place, quint32 session);

    static constexpr size_t Sessions = 64;
    const CallIndex &m_calls;
    std::array<quint32, Sessions> m_numbers; // no session has the number None
    std::array<const SessionCalls *, Sessions> m_sessions;
};

inline CallId CallIndex::callOf(RecordIndex record, const Row &row, const SessionCalls *session) const
{
    if (!session)
        return NoCall;
    const bool settles = row.message == Message::Kind::Resolve || row.message == Message::Kind::Reject;
    const Side caller = settles ? opposite(row.from) : row.from;
    const quint32 call = session->sides[int(caller)].byId.value(EntryId(row.id));
    // Who names an id before its call was made does not mean that call.
    return call != IdIndex::None && RecordIndex(m_calls[call].push) <= record ? CallId(call) : NoCall;
}

} // namespace QtCapnWeb::Trace
