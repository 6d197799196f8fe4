// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stubhook.h"

/// \file
/// The hook of what is known already: a value or an error.

namespace QtCapnWeb {

/// \brief A promise with its outcome: the result of a call, the resolution of an import, or why something is broken.
class SettledHook final : public StubHook
{
public:
    static constexpr Kind HookKind = Kind::Settled;

    explicit SettledHook(const Value &value) : StubHook(HookKind), m_outcome(value) { }
    explicit SettledHook(const RpcError &error) : StubHook(HookKind), m_outcome(error) { }
    ~SettledHook() override;

    /// For a promise that was given up. (This and the next are shared by all.)
    static HookPtr canceled();
    /// For every use of a handle behind its disposal.
    static HookPtr disposed();
    /// The same, with more to say, such as "It was import -3": what it was, where it came from, what was tried.
    static HookPtr disposed(const QString &detail);

    const Outcome &content() const { return m_outcome; }

    HookPtr dup() override;
    HookPtr dupPromise() override;
    void dispose() override;
    QString describe() const override;
    std::optional<EntryId> importId() const override;
    HookPtr next(Operation operation, PropertyPath &path) override;
    StubHook *nextForBroken() override;
    bool addOnBroken(quint64 id, BrokenCallback &&callback) override;

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    HookPtr doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions) override;
    const Outcome *ownOutcome() const override { return &m_outcome; }
    void doSettle(OutcomeCallback &&callback) override;

private:
    const Value *value() const { return std::get_if<Value>(&m_outcome); }

    Outcome m_outcome;
};

} // namespace QtCapnWeb
