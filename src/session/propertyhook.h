// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stubhook.h"

/// \file
/// A property of a stub or promise, before it is read.

namespace QtCapnWeb {

/// \brief A parent and a path. Sends nothing until it is used; then the property is read once.
class PropertyHook final : public StubHook
{
public:
    static constexpr Kind HookKind = Kind::Property;

    PropertyHook(HookPtr parent, PropertyPath path) : StubHook(HookKind), m_parent(std::move(parent)), m_path(std::move(path)) { }
    ~PropertyHook() override;

    const HookPtr &parent() const { return m_parent; } ///< null once disposed
    const PropertyPath &path() const { return m_path; }

    HookPtr dup() override;
    void dispose() override;
    QString describe() const override;
    const StubHook *becoming() const override { return m_read.data(); }
    void prepare() override;
    HookPtr next(Operation operation, PropertyPath &path) override;
    StubHook *nextForBroken() override { return m_parent.data(); }
    bool addOnBroken(quint64 id, BrokenCallback &&callback) override;

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    void doSettle(OutcomeCallback &&callback) override;

private:
    HookPtr m_parent;
    PropertyPath m_path;
    HookPtr m_read; // what reading it gave
};

} // namespace QtCapnWeb
