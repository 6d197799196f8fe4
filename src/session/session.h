// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "qtcapnwebglobal.h"
#include "rpclimits.h"
#include "stubhook.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <memory>
#include <optional>

/// \file
/// The RPC core: both tables and the whole dispatch. A message in, messages out; no sockets, no timers.
/// Source of every rule: the protocol page; the reference's RpcSessionImpl (src/rpc.ts); corpus/RULES.md.

namespace QtCapnWeb {

/// What a session may want of the outside. Implemented by api; called on the session's thread.
class QTCAPNWEB_EXPORT SessionOutlet
{
public:
    virtual ~SessionOutlet();
    /// Sends one message. Order is kept; it may be queued. Must not call back into the session.
    virtual void send(QByteArray &&text) = 0;
    /// The session broke: nothing more will be sent, and nothing more should be delivered. Closes the connection (WebSocket: 3000
    /// with the reason), after what was sent before. Called once, whatever broke it: disconnected() included, detach() not.
    virtual void abort(const RpcError &reason) = 0;
    /// The peer was asked for the result \a id: whoever limits the time for that begins to count. See Session::giveUp().
    virtual void awaiting(EntryId id) { Q_UNUSED(id) }
    /// No stub, promise or call of this session is held on this side any more, and the peer holds nothing of ours but the main.
    /// May be called again and again; the owner decides what it means.
    virtual void idle() { }
    /// What the session is called in the log; asked only if something is logged.
    virtual QString nameForLog() const;
};

struct SessionOptions {
    RpcLimits limits;
    /// Sees every outgoing error and may replace it. Without one, or if it returns nothing, the stack stays at home.
    std::function<std::optional<RpcError>(const RpcError &)> onSendError;
    /// Milliseconds of a clock that never goes back, for the flow control of streams. Without one, the system's.
    std::function<double()> clock;
};

/// Number of entries in each table, the main one included. A fresh session has {1, 1}, and so has one at rest.
struct SessionStats {
    qsizetype imports = 0;
    qsizetype exports = 0;
    friend bool operator==(const SessionStats &, const SessionStats &) = default;
};

/// A copy of both tables, for tools and tests.
struct SessionTables {
    struct Import {
        EntryId id;
        int localReferences = 0; ///< hooks on this side that refer to it
        double introductions = 0; ///< what its release will carry; 0 for stream calls
        bool pulling = false; ///< a resolution is awaited
        bool resolved = false;
    };
    struct Export {
        EntryId id;
        double refcount = 0; ///< introductions less releases
        bool pulled = false;
        bool autoRelease = false; ///< made by a stream message
        bool pipe = false;
        QString description;
    };
    QList<Import> imports; ///< by id, ascending
    QList<Export> exports;
    double nextImport = 1; ///< the next push that we send
    double nextExport = -1; ///< the next that we export
    double nextPeerPush = 1; ///< the next push that the peer sends
};

/// \brief One session with one peer.
///
/// Held by shared pointer: its owner (api) and every hook keep it, so that hooks may outlive the connection; they are broken
/// then. An owner that lets go without abort(), disconnected() or detach() leaves pending promises waiting. Everything may be
/// called from within a handler, abort() and the destruction of the owner included.
class QTCAPNWEB_EXPORT Session : public std::enable_shared_from_this<Session>
{
public:
    /// \a outlet must outlive the session or be taken away by detach(). \a localMain may be null ("This connection has no main
    /// object.").
    static std::shared_ptr<Session> create(SessionOutlet *outlet, HookPtr localMain, SessionOptions options = {});
    virtual ~Session();

    /// The peer's main interface (import 0). Disposing this hook ends the session without an abort message
    /// (`RPC session was shut down by disposing the main stub`); that its last reference goes only makes the session idle.
    virtual HookPtr remoteMain() = 0;

    /// Processes one message completely. Messages after an abort are ignored.
    virtual void receive(const QByteArray &text) = 0;
    /// A message that the transport refused for its size; aborts with the reference's text.
    virtual void receiveOversized() = 0;
    /// A binary frame; aborts.
    virtual void receiveBinary(const QByteArray &bytes) = 0;
    /// The connection is gone: everything breaks with \a reason, nothing is sent.
    virtual void disconnected(const RpcError &reason) = 0;
    /// The peer will send nothing more, though what we send still arrives: the request of a batch was read. What is awaited of
    /// the peer, now or later, is rejected with \a reason; everything else goes on.
    virtual void inputEnded(const RpcError &reason) = 0;
    /// Whether the peer was asked for the result \a id, and it is neither here nor given up.
    virtual bool isAwaiting(EntryId id) const = 0;
    /// Rejects the result \a id with \a reason and releases it, if it is awaited.
    virtual void giveUp(EntryId id, const RpcError &reason) = 0;
    /// Breaks the session, telling the peer by an abort message.
    virtual void abort(const RpcError &reason) = 0;
    /// As disconnected(), and the outlet is not called any more, now or later.
    virtual void detach(const RpcError &reason) = 0;

    virtual bool isAborted() const = 0;
    /// Whether it ended because the main stub was disposed on this side: an end in good order, whatever words others may use.
    virtual bool wasShutDown() const = 0;
    virtual std::optional<RpcError> abortReason() const = 0;
    /// Whether receive() is on the stack.
    virtual bool isProcessing() const = 0;
    /// Whether every result that the peer pulled has been sent.
    virtual bool isDrained() const = 0;
    /// Calls \a callback when it is so; with the error if the session breaks first.
    virtual void drain(std::function<void(const std::optional<RpcError> &)> callback) = 0;

    /// After an abort both tables are shown as they stood at that moment (corpus rule R7), though all hooks are gone.
    virtual SessionStats stats() const = 0;
    virtual SessionTables tables() const = 0;
    /// A new, independent hook on an entry of our import table, for tools; null if there is none.
    virtual HookPtr hookForImport(EntryId id) = 0;
    /// A new, independent hook on an entry of our export table, for tools; null if there is none.
    virtual HookPtr hookForExport(EntryId id) = 0;
};

} // namespace QtCapnWeb
