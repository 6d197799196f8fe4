// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stubhook.h"

#include <memory>
#include <utility>

/// \file
/// The hook of a local object or function, and the delivery of calls to it.

namespace QtCapnWeb {

/// \brief A stub for a local target.
///
/// An application may hand out a million objects, each of which has one of these: so what few have shares the place of the
/// pointer that all have.
class TargetHook final : public StubHook
{
public:
    TargetHook(TargetPtr target, quint64 recording);
    ~TargetHook() override;

    /// The recording of a map function within which the target was wrapped; 0 for none.
    quint64 madeInRecording() const { return m_hasMore && m_more->target ? m_more->recording : 0; }

    HookPtr dup() override;
    void dispose() override;
    QString describe() const override;
    /// A stub that is awaited gives itself.
    const StubHook *becoming() const override { return m_hasMore ? m_more->itself.data() : nullptr; }
    void prepare() override;
    HookPtr next(Operation, PropertyPath &) override { return {}; }
    StubHook *nextForBroken() override { return target() ? nullptr : m_more->itself.data(); }
    bool addOnBroken(quint64, BrokenCallback &&) override { return true; }

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    HookPtr doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions) override;
    void doSettle(OutcomeCallback &&callback) override;

private:
    /// Of one that is awaited, disposed, or was made in a map function.
    struct More {
        TargetPtr target; // null once disposed, and then itself is there
        HookPtr itself;
        quint64 recording = 0;
    };

    const TargetPtr &target() const { return m_hasMore ? m_more->target : m_target; }
    More &more();

    bool m_hasMore = false; // which of these it is
    union {
        TargetPtr m_target; // never null
        std::unique_ptr<More> m_more;
    };
};

} // namespace QtCapnWeb
