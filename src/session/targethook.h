// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stubhook.h"

#include <QtCore/QSharedData>

#include <memory>

/// \file
/// The hook of a local object or function, and the delivery of calls to it.

namespace QtCapnWeb {

/// \brief Counts the hooks on one target; when the last goes, the target is told that it is disposed.
class TargetBox : public QSharedData
{
public:
    explicit TargetBox(std::unique_ptr<LocalTarget> content) : target(std::move(content)) { }
    ~TargetBox() { target->disposed(); }
    Q_DISABLE_COPY_MOVE(TargetBox)

    const std::unique_ptr<LocalTarget> target;
};

using TargetBoxPtr = QExplicitlySharedDataPointer<TargetBox>;

/// \brief A stub for a local target.
class TargetHook final : public StubHook
{
public:
    explicit TargetHook(TargetBoxPtr box) : m_box(std::move(box)) { }

    HookPtr dup() override;
    void dispose() override;
    QString describe() const override;
    /// A stub that is awaited gives itself.
    const StubHook *becoming() const override { return m_itself.data(); }
    void prepare() override;
    HookPtr next(Operation, PropertyPath &) override { return {}; }
    StubHook *nextForBroken() override { return m_box ? nullptr : m_itself.data(); }
    bool addOnBroken(quint64, BrokenCallback &&) override { return true; }

protected:
    HookPtr doCall(const PropertyPath &path, Arguments &&arguments) override;
    HookPtr doGet(const PropertyPath &path) override;
    void doSettle(OutcomeCallback &&callback) override;

private:
    TargetBoxPtr m_box; // null once disposed
    HookPtr m_itself;
};

} // namespace QtCapnWeb
