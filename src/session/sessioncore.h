// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "entrytable.h"
#include "importentry.h"
#include "jsondocument.h"
#include "jsonwriter.h"
#include "session.h"
#include "sessionload.h"
#include "stream.h"

#include <map>
#include <memory>
#include <vector>

/// \file
/// The implementation of Session. Receiving stands in sessioncore.cpp, sending in sessionsend.cpp, its end in sessionend.cpp.

namespace QtCapnWeb {

struct Message;
class PromiseResolver;
class SessionExporter;
struct Evaluation;

/// \brief One entry of the export table: something of ours that the peer may name.
struct ExportEntry {
    /// Where it stands in what a peer asked for; see pullExport().
    struct Nesting {
        int level = 0; ///< promises within promises, 0 for what was asked for itself
        std::shared_ptr<int> left{}; ///< how many more of the second level on may be answered
    };
    /// What few entries have; there may be a million of them.
    struct Rare {
        double refcount = 1;
        HookPtr pipeReadable; ///< of a pipe, until it is used
        ChargePtr charge;
        Nesting nesting;
    };

    HookPtr hook; ///< the table's own handle; a duplicate of what was exported
    std::unique_ptr<Rare> rare{}; ///< null if it has nothing of that
    quint32 bytes = 0; ///< of the peer's message that made it, where no charge counts them
    bool isPulled = false;
    bool autoRelease = false; ///< made by a stream message: goes when its result was sent

    /// Introductions less releases. Each entry is introduced once, and most are released at once; but a peer may release a part.
    double refcount() const { return rare ? rare->refcount : 1; }
    Rare &withRare()
    {
        if (!rare)
            rare = std::make_unique<Rare>();
        return *rare;
    }
    bool hasPipeReadable() const { return rare && rare->pipeReadable; }
    explicit operator bool() const { return bool(hook); }
};

class SessionCore final : public Session
{
public:
    SessionCore(SessionOutlet *outlet, HookPtr localMain, SessionOptions options);
    ~SessionCore() override;

    HookPtr remoteMain() override;
    void receive(const QByteArray &text) override;
    void receiveOversized() override;
    void receiveBinary(const QByteArray &bytes) override;
    void disconnected(const RpcError &reason) override;
    void inputEnded(const RpcError &reason) override;
    bool isAwaiting(EntryId id) const override;
    void giveUp(EntryId id, const RpcError &reason) override;
    void abort(const RpcError &reason) override;
    void detach(const RpcError &reason) override;
    /// Why nothing that is awaited of the peer will come any more.
    const std::optional<RpcError> &inputEnd() const { return m_inputEnd; }
    bool isAborted() const override { return m_reason.has_value(); }
    bool wasShutDown() const override { return m_wasShutDown; }
    std::optional<RpcError> abortReason() const override { return m_reason; }
    bool isProcessing() const override { return m_processing > 0; }
    bool isDrained() const override { return m_pullCount == 0; }
    void drain(std::function<void(const std::optional<RpcError> &)> callback) override;
    SessionStats stats() const override;
    SessionTables tables() const override;
    HookPtr hookForImport(EntryId id) override;
    HookPtr hookForExport(EntryId id) override;

    std::shared_ptr<SessionCore> self() { return std::static_pointer_cast<SessionCore>(shared_from_this()); }
    const SessionOptions &options() const { return m_options; }

    // For imports.

    /// Sends a call, or without \a arguments the reading of a property. \return the promise of its result
    HookPtr sendCall(EntryId target, const PropertyPath &path, const Arguments *arguments);
    /// Has a map function applied by the peer. \return the promise of its result
    HookPtr sendMap(EntryId target, const PropertyPath &path, const QList<HookPtr> &captures,
                    const MapInstructions &instructions);
    /// Sends a call that is answered without being asked and released by the peer. \a beforeSend gets the size of the message.
    /// \return why it could not be sent; \a done is not called then
    std::optional<RpcError> sendStream(EntryId target, const PropertyPath &path, const Arguments &arguments,
                                       const std::function<void(qint64)> &beforeSend, StreamCallback done);
    /// Has the peer make a pipe. \return the import of its writable end \throw the reason if the session is broken
    HookPtr sendPipe(EntryId *id);
    void sendPull(EntryId id);
    /// Takes \a entry from the table and tells the peer.
    void releaseImport(const ImportEntry &entry);
    void importHeld();
    /// Whether it is the import 0 that the session began with and keeps. A peer may resolve that, and then introduce 0 anew.
    bool isMain(const ImportEntry &entry) const { return &entry == m_main.data(); }
    void importNoLongerHeld();
    void addOnBroken(quint64 id, BrokenCallback &&callback) { m_onBroken.emplace(id, std::move(callback)); }
    BrokenCallback takeOnBroken(quint64 id);
    void dropOnBroken(quint64 id) { m_onBroken.erase(id); }
    /// The main stub was disposed.
    void shutDown();

    // For the evaluation of a message. These throw the reason if the session is broken.

    HookPtr importStub(EntryId id);
    HookPtr importPromise(EntryId id);
    /// Null if there is no such entry.
    HookPtr exported(EntryId id);
    /// The readable end of a pipe, once. \throw RpcError if there is none
    HookPtr takePipeReadable(EntryId id);

    /// What the message that is being processed weighs, for whatever keeps something of it.
    ChargePtr messageCharge();
    /// Counts a call of the peer, or of a map function, until it settles. \a result is what it gave.
    void countCall(const HookPtr &result);
    /// For what grows later.
    ChargePtr newCharge() const { return std::make_shared<Charge>(m_load, 0); }

    // For the serialization of a message.

    /// Makes an entry of \a hook, under a fresh id. \throw RpcError if there are too many
    EntryId exportHook(HookPtr hook);
    /// Takes back entries of a message that is not sent after all.
    void unexport(EntryId id);
    bool hasExport(EntryId id) { return m_exports.find(id); }
    /// Sends the result of an export when it is there; a second time does nothing. \throw RpcError if there is no such entry
    ///
    /// A result may hold promises whose results hold promises: a few messages of a peer can double them as often as it likes, or
    /// make a chain that no stack holds. So \a nesting has a limit in depth and, from the second level on, in number.
    void pullExport(EntryId id, const ExportEntry::Nesting &nesting = {});
    /// That of the promises in the result of \a id.
    ExportEntry::Nesting nestingWithin(EntryId id);

private:
    // The message that is being processed; a nested event loop processes others meanwhile.
    struct MessageScope {
        MessageScope(SessionCore &core, qint64 bytes) : session(core), size(bytes), outer(std::exchange(core.m_message, this)) { }
        ~MessageScope() { session.m_message = outer; }
        Q_DISABLE_COPY_MOVE(MessageScope)

        SessionCore &session;
        const qint64 size;
        ChargePtr charge; // once something is kept
        JsonNode pushed; // of a push
        ImportOrigin origin; // of what it introduces, once it was asked for
        MessageScope *const outer;
    };
    // A push whose evaluation is on the stack. Messages of a nested event loop may name its result already.
    struct RunningPush {
        EntryId id;
        bool isStream;
        MessageScope *message;
        std::unique_ptr<PromiseResolver> resolver;
    };
    class DocumentLease;

    // sessioncore.cpp
    void process(const QByteArray &text);
    void dispatch(const Message &message);
    void handlePush(const JsonNode &expression, bool isStream);
    void handleResolve(EntryId id, const JsonNode &expression);
    /// Whether a handle on our import \a id stands in \a value.
    bool holdsImport(const Value &value, EntryId id) const;
    void handleReject(EntryId id, const JsonNode &expression);
    void handleRelease(EntryId id, double refcount);
    void handleAbort(const JsonNode &expression);
    Evaluation evaluateHere(const JsonNode &expression);
    void exportRunningPushes();
    void exportPush(EntryId id, HookPtr hook, bool isStream, const MessageScope &message);
    void checkLoad() const;
    void checkExports() const;
    void checkImports() const;
    ImportEntryPtr introduce(EntryId id, ImportEntry::Kind kind);
    ImportOrigin originOfIntroduced() const;

    EntryId takeImportId();

    // sessionsend.cpp
    void send(QByteArray &&text);
    /// \throw RpcError if it is too large to be sent
    void checkSize(const JsonWriter &writer) const;
    HookPtr sendPush(JsonWriter &&writer, SessionExporter &exporter, ImportOrigin origin);
    void followExport(EntryId id, HookPtr hook, bool autoRelease);
    HookPtr chainedPromise(const HookPtr &hook, const Outcome &outcome) const;
    void sendOutcome(EntryId id, const Outcome &outcome);
    void exportSettled(EntryId id, const Outcome &outcome, bool autoRelease);
    void sendReject(EntryId id, const RpcError &error);
    void pullAnswered();

    // sessionstreams.cpp
    void handlePipe();
    void releaseStream(EntryId id);

    // sessionend.cpp
    void breakWith(const RpcError &reason, bool tellPeer);
    QString nameForLog() const;
    void sendAbort(const RpcError &reason);
    void checkIdle();

    SessionOutlet *m_outlet; // null once detached
    const SessionOptions m_options;
    const SessionLoadPtr m_load;

    EntryTable<ExportEntry> m_exports;
    qint64 m_nextExport = -1;
    qint64 m_nextPeerPush = 1; // the next entry that a message of the peer makes
    EntryTable<ImportEntry *> m_imports; // owned by their hooks
    qint64 m_introducedImports = 1; // of these, those that the peer made; the main one
    qint64 m_nextImport = 1; // the next entry that a message of ours makes
    ImportEntryPtr m_main; // import 0
    PropertyPath m_lastPath; // of a call of ours
    QByteArray m_spareText; // memory of a message that was sent

    std::vector<RunningPush *> m_runningPushes; // outermost first
    std::vector<std::unique_ptr<JsonDocument>> m_documents; // not in use
    MessageScope *m_message = nullptr; // innermost
    int m_processing = 0;
    qsizetype m_heldImports = 0; // entries that have hooks
    std::shared_ptr<SessionCore> m_keptByImports; // itself, while there are any and it is not broken
    qsizetype m_pullCount = 0; // results that the peer awaits
    std::vector<std::function<void(const std::optional<RpcError> &)>> m_drains;
    std::map<quint64, BrokenCallback> m_onBroken; // in order of registration

    std::optional<RpcError> m_inputEnd; // once the peer has sent its last message
    std::optional<RpcError> m_reason; // once it is broken
    bool m_wasShutDown = false;
    SessionTables m_tablesAtEnd;
};

} // namespace QtCapnWeb
