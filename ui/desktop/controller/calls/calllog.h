// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callrequest.h"
#include "rpcerror.h"
#include "value.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QDateTime>

#include <optional>
#include <vector>

/// \file
/// The calls that were composed in this run, and what became of them.

namespace Inspector {

/// Names one call of this run; never reused. Zero is none.
enum class CallHandle : quint64 { None = 0 };

/// \brief One call and what is known of it.
///
/// Capabilities in \c result are ReferencePlaceholder objects: names, usable as targets while the result is held.
struct CallEntry {
    enum class State : quint8 {
        Refused, ///< never sent: \c error says why
        Sending, ///< on its way to the session
        Pending, ///< sent, the result is awaited
        Sent, ///< a pipelined call: sent, no result is asked for
        Resolved,
        Rejected, ///< by the peer, or because the session ended first
        Received, ///< not a call of ours: the peer called a callback, \c result is the array of its arguments
    };

    CallHandle handle = CallHandle::None;
    quint32 session = 0; ///< in the capture
    CallRequest request;
    State state = State::Sending;
    std::optional<QtCapnWeb::EntryId> importId; ///< the import that the push created; it lives until the result came or dispose()
    QtCapnWeb::Value result; ///< Resolved, Received
    std::optional<QtCapnWeb::RpcError> error; ///< Refused, Rejected
    bool held = false; ///< something in the peer is kept for it: dispose() lets go
    bool isEarlier = false; ///< of an earlier run of the program: it can be made again, and compared
    QDateTime started;
    qint64 latency = -1; ///< nanoseconds until it settled; -1: not yet

    /// "main.makeCounter", "$import:-3.increment", "main.open(…).read".
    QString title() const;
    bool isSettled() const { return state == State::Resolved || state == State::Rejected || state == State::Refused; }
};

/// A word for a state.
QString toText(CallEntry::State state);

/// \brief The list of calls, oldest first, as a table model. The controller writes, views read; all on the GUI thread.
///
/// It keeps the last MaximumEntries; entries that still hold something are never dropped.
class CallLog final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NumberColumn, CallColumn, ArgumentsColumn, StateColumn, LatencyColumn, ResultColumn, ColumnCount };
    enum Role { HandleRole = Qt::UserRole + 1, HeldRole };
    static constexpr int MaximumEntries = 1000;
    static constexpr int MaximumReceived = 300; ///< of these, entries of state Received

    explicit CallLog(QObject *parent = nullptr);

    /// The entry, or null if there is none (any more). Valid until the log changes.
    const CallEntry *find(CallHandle handle) const;
    const CallEntry &at(int row) const { return m_entries[size_t(row)]; }
    int rowOf(CallHandle handle) const; ///< -1 if there is none
    /// Those that hold something, oldest first.
    QList<CallHandle> held() const;

    /// A handle that no entry has had.
    CallHandle newHandle() { return CallHandle(++m_lastHandle); }
    void append(const CallEntry &entry);
    /// Puts calls of earlier runs before all others; their handles are given here. Only while there are no others.
    void restore(QList<CallEntry> entries);
    /// Drops what is settled and holds nothing.
    void clearSettled();
    /// Replaces the entry that has the same handle.
    void update(const CallEntry &entry);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void entryAdded(Inspector::CallHandle handle);
    /// State, result or held changed.
    void entryChanged(Inspector::CallHandle handle);

private:
    void trim();
    std::vector<CallEntry> m_entries;
    quint64 m_lastHandle = 0;
};

} // namespace Inspector

Q_DECLARE_METATYPE(Inspector::CallHandle)
