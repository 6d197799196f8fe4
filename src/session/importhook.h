// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "importentry.h"
#include "stubhook.h"

/// \file
/// The hook of something at the peer.

namespace QtCapnWeb {

/// \brief A handle on an import: a stub, or the promise of a result.
class ImportHook : public StubHook
{
public:
    static constexpr Kind HookKind = Kind::Import;

    enum class Role : quint8 { Stub, Promise };

    ImportHook(ImportEntryPtr entry, Role role);
    ~ImportHook() override;

    /// The id under which \a session knows it; null if it is resolved, disposed or another session's.
    const EntryId *importOf(const SessionCore *session) const;
    /// Whether it will be resolved one day.
    bool isPromise() const { return !m_isDisposed && m_entry->isPromise(); }

    HookPtr dup() override;
    HookPtr dupPromise() override;
    void dispose() override;
    QString describe() const override;
    std::optional<EntryId> importId() const override;
    const StubHook *becoming() const override;
    void prepare() override;
    HookPtr next(Operation operation, PropertyPath &path) override;
    StubHook *nextForBroken() override;
    bool addOnBroken(quint64 id, BrokenCallback &&callback) override;
    void dropOnBroken(quint64 id) override;

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    HookPtr doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions) override;
    const Outcome *ownOutcome() const override;
    void doSettle(OutcomeCallback &&callback) override;

    bool isDisposed() const { return m_isDisposed; }
    const ImportEntryPtr &entry() const { return m_entry; }

private:
    QString name() const;
    HookPtr disposedUse(QStringView verb, const PropertyPath &path) const;
    const HookPtr &afterDisposal() const;

    // First what is small: it fits behind the reference count.
    const Role m_role;
    bool m_isDisposed = false;
    const ImportEntryPtr m_entry; // what it was, if it is disposed
    // What a stub gives that is awaited like a promise; and what a disposed one gives, made when it is asked for.
    mutable HookPtr m_itself;
};

/// \brief The handle on the peer's main interface that ends the session when it is disposed.
class MainImportHook final : public ImportHook
{
public:
    explicit MainImportHook(ImportEntryPtr entry) : ImportHook(std::move(entry), Role::Stub) { }
    void dispose() override;
};

} // namespace QtCapnWeb
