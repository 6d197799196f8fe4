// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "maprecorder.h"
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
    explicit TargetBox(std::unique_ptr<LocalTarget> content) : target(std::move(content)), recording(currentRecording()) { }
    ~TargetBox() { target->disposed(); }
    Q_DISABLE_COPY_MOVE(TargetBox)

    const std::unique_ptr<LocalTarget> target;
    const quint64 recording; ///< of the map function within which it was made; 0 if there was none
};

using TargetBoxPtr = QExplicitlySharedDataPointer<TargetBox>;

/// \brief A stub for a local target.
class TargetHook final : public StubHook
{
public:
    explicit TargetHook(TargetBoxPtr box) : m_box(std::move(box)) { }

    /// The recording of a map function within which the target was wrapped; 0 for none.
    quint64 madeInRecording() const { return m_box ? m_box->recording : 0; }

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
    HookPtr doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions) override;
    void doSettle(OutcomeCallback &&callback) override;

private:
    TargetBoxPtr m_box; // null once disposed
    HookPtr m_itself;
};

} // namespace QtCapnWeb
