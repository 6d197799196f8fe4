// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record.h"
#include "session.h"
#include "value.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <variant>
#include <vector>

/// \file
/// The way from the I/O thread to the GUI thread.

namespace Inspector {

/// Our side of a session's tables, taken when the session was at rest; its place among the records says when.
struct TablesSnapshot {
    quint32 session = 0;
    QtCapnWeb::SessionTables tables;
};

/// The peer called a function that was passed as `{"$callback":…}`.
struct CallbackReceipt {
    quint32 session = 0;
    QString name;
    QtCapnWeb::Value arguments; ///< an array of placeholders and plain values
    quint64 holdKey = 0; ///< what dispose is told, if capabilities in it are held; else 0
};

/// \brief Collects what happened on the I/O thread, in order, until the GUI thread takes it.
///
/// The wake-up is called on the I/O thread, once for each time that the funnel stops being empty, so that a flood of
/// messages posts no flood of events.
class RecordFunnel final : public QtCapnWeb::RecordSink
{
public:
    using Item = std::variant<QtCapnWeb::Record, TablesSnapshot, CallbackReceipt>;

    /// \a wakeUp must be callable from any thread for as long as the funnel is fed.
    explicit RecordFunnel(std::function<void()> wakeUp) : m_wakeUp(std::move(wakeUp)) { }

    void record(QtCapnWeb::Record &&record) override;
    /// Gets a copy of each record at once, on the I/O thread, however busy the GUI thread is. It must outlive what feeds the
    /// funnel; null: none.
    void setTee(QtCapnWeb::RecordSink *tee) { m_tee = tee; }
    void put(Item &&item);

    /// All that was put since the last time, in order. On the GUI thread.
    std::vector<Item> take();
    qsizetype waiting() const;

private:
    const std::function<void()> m_wakeUp;
    std::atomic<QtCapnWeb::RecordSink *> m_tee = nullptr;
    mutable std::mutex m_mutex;
    std::vector<Item> m_items;
};

} // namespace Inspector
