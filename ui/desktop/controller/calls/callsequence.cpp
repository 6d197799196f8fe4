// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsequence.h"

#include "callchain.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr qsizetype PreviewLength = 200;

} // namespace

QString toText(CallSequence::State state)
{
    using State = CallSequence::State;
    switch (state) {
    case State::Waiting:
        return CallSequence::tr("to come");
    case State::Running:
        return CallSequence::tr("running");
    case State::Passed:
        return CallSequence::tr("passed");
    case State::Failed:
        return CallSequence::tr("failed");
    case State::Skipped:
        return CallSequence::tr("not made");
    case State::Cancelled:
        return CallSequence::tr("canceled");
    }
    return {};
}

CallSequence::CallSequence(QObject *parent) : QAbstractTableModel(parent) { }

void CallSequence::start(const QString &title, const QList<CallDraft> &calls, const Variables &variables, const QString &folder,
                         CallLog *log, Send send, ArgumentParser::Check check)
{
    cancel();
    beginResetModel();
    m_title = title;
    m_rows.clear();
    for (const CallDraft &draft : calls)
        m_rows.push_back({draft, State::Waiting, {}, {}});
    m_current = -1;
    m_handle = CallHandle::None;
    endResetModel();
    m_variables = variables;
    m_folder = folder;
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    m_send = std::move(send);
    m_check = std::move(check);
    m_running = true;
    connect(log, &CallLog::entryChanged, this, [this](CallHandle handle) {
        if (handle == m_handle)
            look();
    });
    connect(log, &QObject::destroyed, this, [this] { cancel(); });
    next(++m_run);
    Q_EMIT advanced();
}

void CallSequence::cancel()
{
    if (!m_running)
        return;
    const CallHandle waiting = std::exchange(m_handle, CallHandle::None);
    if (m_current >= 0 && m_rows[size_t(m_current)].state == State::Running) {
        m_rows[size_t(m_current)].state = State::Cancelled;
        changed(m_current);
    }
    finish();
    if (waiting != CallHandle::None)
        Q_EMIT cancelled(waiting);
}

void CallSequence::next(quint64 run)
{
    if (!m_running || run != m_run)
        return;
    if (m_current + 1 >= int(m_rows.size())) {
        finish();
        return;
    }
    const int row = ++m_current;
    Row &current = m_rows[size_t(row)];
    current.state = State::Running;
    changed(row);
    DraftProblem problem;
    std::optional<CallRequest> request = requestOf(current.draft, m_variables, m_check, &problem);
    if (!request) {
        current.problem = problem.message;
        settle(State::Failed);
        return;
    }
    request->folder = m_folder;
    const CallHandle handle = m_send(*request);
    if (!m_running || run != m_run) // whoever sent it ended this run
        return;
    if (handle == CallHandle::None) {
        current.problem = tr("There is no connection any more that it was to be made on.");
        settle(State::Failed);
        return;
    }
    m_handle = handle;
    look();
}

void CallSequence::look()
{
    const CallEntry *entry = m_log ? m_log->find(m_handle) : nullptr;
    if (!entry)
        return;
    Row &current = m_rows[size_t(m_current)];
    current.entry = *entry;
    changed(m_current);
    const bool isSent = entry->state == CallEntry::State::Sent;
    if (!entry->isSettled() && !isSent)
        return;
    m_handle = CallHandle::None;
    if (!current.draft.name.isEmpty()) {
        if (entry->state == CallEntry::State::Resolved)
            m_variables.setResult(current.draft.name, entry->result);
        else if (isSent && entry->importId)
            m_variables.setResult(
                current.draft.name,
                Value::promise(CapabilityPtr(new ReferencePlaceholder(CapabilityRef::import(entry->importId->value)))));
    }
    settle(isSent || entry->state == CallEntry::State::Resolved ? State::Passed : State::Failed);
}

void CallSequence::settle(State state)
{
    m_rows[size_t(m_current)].state = state;
    changed(m_current);
    if (state == State::Failed && m_stopsAtError) {
        finish();
        return;
    }
    Q_EMIT advanced();
    // Not from within what the log tells: it may have more to tell of this call.
    QMetaObject::invokeMethod(
        this, [this, run = m_run] { next(run); }, Qt::QueuedConnection);
}

void CallSequence::finish()
{
    m_running = false;
    ++m_run;
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows[size_t(row)].state == State::Waiting) {
            m_rows[size_t(row)].state = State::Skipped;
            changed(row);
        }
    }
    Q_EMIT advanced();
    Q_EMIT finished();
}

void CallSequence::changed(int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); }

int CallSequence::count(State state) const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [state](const Row &row) { return row.state == state; }));
}

QString CallSequence::summary() const
{
    if (m_rows.empty())
        return m_title.isEmpty() ? QString() : tr("%1 has no calls.").arg(m_title);
    if (m_running)
        return tr("%1: call %2 of %3").arg(m_title).arg(m_current + 1).arg(m_rows.size());
    const int failed = count(State::Failed);
    const int passed = count(State::Passed);
    if (failed)
        return tr("%1: failed: %2, passed: %3, of %4 calls").arg(m_title).arg(failed).arg(passed).arg(m_rows.size());
    return tr("%1: passed: %2 of %3 calls").arg(m_title).arg(passed).arg(m_rows.size());
}

int CallSequence::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int CallSequence::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CallSequence::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == HandleRole)
        return QVariant::fromValue(row.entry ? row.entry->handle : CallHandle::None);
    if (role == StateRole)
        return int(row.state);
    if (role == Qt::TextAlignmentRole && index.column() == LatencyColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return row.draft.name;
    case CallColumn:
        return chainText(row.draft, role == Qt::ToolTipRole ? PreviewLength : PreviewLength / 4);
    case StateColumn:
        return toText(row.state);
    case LatencyColumn:
        return row.entry && row.entry->latency >= 0 ? tr("%1 ms").arg(double(row.entry->latency) / 1e6, 0, 'f', 2) : QString();
    case ResultColumn:
        if (!row.problem.isEmpty())
            return row.problem;
        if (row.entry && row.entry->error)
            return row.entry->error->toString().left(PreviewLength);
        if (row.entry && row.entry->state == CallEntry::State::Resolved)
            return toArgumentText(row.entry->result, PreviewLength);
        return {};
    default:
        return {};
    }
}

QVariant CallSequence::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NameColumn:
        return tr("Name");
    case CallColumn:
        return tr("Call");
    case StateColumn:
        return tr("State");
    case LatencyColumn:
        return tr("Latency");
    case ResultColumn:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace Inspector
