// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "sessionload.h"
#include "stubhook.h"

#include <QtCore/QSharedData>
#include <QtCore/QVarLengthArray>

#include <memory>
#include <vector>

/// \file
/// One entry of the import table: something at the peer.

namespace QtCapnWeb {

class SessionCore;

/// \brief Where an import came from, for errors that people read.
struct ImportOrigin {
    enum class Kind : quint8 {
        Unknown,
        Main, ///< the peer's main interface
        Call, ///< the promise of a call's result; the path is what was called
        Property, ///< of a property that was read
        Map,
        Result, ///< stood in the result of a call of ours; the path is that call's
        Argument, ///< stood in a call of the peer; the path is what that called
    };

    Kind kind = Kind::Unknown;
    PropertyPath path;

    /// Such as "the result of 'makeCounter'"; empty if it is not known.
    QString describe() const;
};

/// \brief What all hooks on one import share. Owned by these hooks; the table only points to it, while it is not resolved.
///
/// As long as a hook is left on it, and it is neither resolved nor broken, its session is kept.
class ImportEntry : public QSharedData
{
public:
    enum class Kind : quint8 {
        Stub, ///< introduced by `export`
        Promise, ///< introduced by `promise`: its resolution comes by itself
        Result, ///< made by a push of ours: its resolution comes when it is pulled
        Pipe, ///< made by a pipe message of ours: its writable end
        Stream, ///< made by a stream message of ours: its resolution comes by itself, and the peer releases it
    };

    ImportEntry(SessionCore *session, EntryId id, Kind kind)
        : m_introductions(kind == Kind::Stream ? 0 : 1), m_isPulling(false), m_kind(kind), m_session(session), m_id(id)
    { }
    Q_DISABLE_COPY_MOVE(ImportEntry)

    const EntryId &id() const { return m_id; }
    ImportOrigin origin() const { return {m_originKind, m_originPath}; }
    void setOrigin(ImportOrigin origin)
    {
        m_originKind = origin.kind;
        m_originPath = std::move(origin.path);
    }
    bool isPromise() const { return m_kind != Kind::Stub && m_kind != Kind::Pipe; }
    /// Whether the peer made it, rather than a message of ours.
    bool isIntroduced() const { return m_kind == Kind::Stub || m_kind == Kind::Promise; }
    /// What its resolution weighs, which counts as long as that is held.
    void setCharge(ChargePtr charge) { withRare().charge = std::move(charge); }
    /// The session, as long as it is neither resolved nor broken.
    SessionCore *session() const { return m_resolution ? nullptr : m_session; }
    const HookPtr &resolution() const { return m_resolution; }
    int hookCount() const { return m_hooks; }
    bool isPulling() const { return m_isPulling || m_kind == Kind::Promise || m_kind == Kind::Stream; }

    void addHook();
    /// When the last goes, what is pending is canceled and the import released.
    void removeHook();

    /// Asks for the resolution, and keeps \a hook until it is there.
    void await(HookPtr hook, OutcomeCallback &&callback);
    bool addOnBroken(quint64 id, BrokenCallback &&callback);
    void dropOnBroken(quint64 id);

    /// The peer resolved it: releases the import, and passes on who waits. Ignored if it was resolved or canceled before.
    void resolve(HookPtr resolution);
    /// The session broke; its callbacks were called.
    void breakWith(const RpcError &reason);

    /// What the release will carry: how often the peer introduced it (protocol-rules, "Ids and reference counts"). None is sent
    /// for 0.
    double introductions() const { return double(m_introductions); }
    void addIntroduction() { ++m_introductions; }

private:
    struct Waiter {
        HookPtr hook;
        OutcomeCallback callback;
    };
    /// What most entries that live long have nothing of, and there may be a million of them.
    struct Rare {
        // Who is to be told of what becomes of it.
        QVarLengthArray<Waiter, 1> waiters;
        std::vector<quint64> onBroken; // keys in the session's registry
        ChargePtr charge;
    };

    Rare &withRare();
    void answerWaiters();

    // In this order they leave no gaps.
    int m_hooks = 0;
    quint64 m_introductions : 47; // more than messages that can ever come
    quint64 m_isPulling : 1;
    const Kind m_kind;
    ImportOrigin::Kind m_originKind = ImportOrigin::Kind::Unknown;
    SessionCore *const m_session;
    const EntryId m_id;
    HookPtr m_resolution;
    std::unique_ptr<Rare> m_rare; // null if it has nothing of that
    PropertyPath m_originPath;
};

using ImportEntryPtr = QExplicitlySharedDataPointer<ImportEntry>;

} // namespace QtCapnWeb
