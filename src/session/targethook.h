// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stubhook.h"

#include <memory>
#include <utility>

/// \file
/// The hook of a local object or function, and the delivery of calls to it.

namespace QtCapnWeb {

/// \brief Holds a target, with others. When the last goes, the target is told that it is disposed, and goes.
class TargetPtr
{
public:
    explicit TargetPtr(std::unique_ptr<LocalTarget> target = nullptr) noexcept : TargetPtr(target.release()) { }
    TargetPtr(const TargetPtr &other) noexcept : TargetPtr(other.m_target) { }
    TargetPtr(TargetPtr &&other) noexcept : m_target(std::exchange(other.m_target, nullptr)) { }
    TargetPtr &operator=(TargetPtr other) noexcept
    {
        std::swap(m_target, other.m_target);
        return *this;
    }
    ~TargetPtr()
    {
        if (!m_target || m_target->m_holders.deref())
            return;
        m_target->disposed();
        delete m_target;
    }

    LocalTarget &operator*() const { return *m_target; }
    LocalTarget *operator->() const { return m_target; }
    explicit operator bool() const { return m_target; }

private:
    explicit TargetPtr(LocalTarget *target) noexcept : m_target(target)
    {
        if (m_target)
            m_target->m_holders.ref();
    }

    LocalTarget *m_target;
};

/// \brief A stub for a local target.
class TargetHook final : public StubHook
{
public:
    TargetHook(TargetPtr target, quint64 recording) : m_target(std::move(target)), m_recording(recording) { }

    /// The recording of a map function within which the target was wrapped; 0 for none.
    quint64 madeInRecording() const { return m_target ? m_recording : 0; }

    HookPtr dup() override;
    void dispose() override;
    QString describe() const override;
    /// A stub that is awaited gives itself.
    const StubHook *becoming() const override { return m_itself.data(); }
    void prepare() override;
    HookPtr next(Operation, PropertyPath &) override { return {}; }
    StubHook *nextForBroken() override { return m_target ? nullptr : m_itself.data(); }
    bool addOnBroken(quint64, BrokenCallback &&) override { return true; }

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    HookPtr doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions) override;
    void doSettle(OutcomeCallback &&callback) override;

private:
    TargetPtr m_target; // null once disposed
    const quint64 m_recording;
    HookPtr m_itself;
};

} // namespace QtCapnWeb
