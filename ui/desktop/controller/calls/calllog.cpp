// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calllog.h"

#include "argumentparser.h"
#include "callchain.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr qsizetype PreviewLength = 200;
constexpr qsizetype StepPreviewLength = 40; // of the arguments of steps in a chain

// What a peer says may be tens of megabytes long: it is cut before anything is done with it, since cells are asked for again and
// again.
constexpr qsizetype LongestTip = 4000;

QString shortened(QString text)
{
    text = text.left(4 * PreviewLength).simplified();
    if (text.size() > PreviewLength)
        text = text.first(PreviewLength) + u'…';
    return text;
}

QString errorText(const RpcError &error, qsizetype longest)
{
    QString text = error.type().left(longest);
    if (!error.message().isEmpty())
        text += ": "_L1 + error.message().left(longest);
    if (text.size() > longest)
        text = text.first(longest) + u'…';
    return text;
}

} // namespace

QString toText(CallEntry::State state)
{
    switch (state) {
    case CallEntry::State::Refused:
        return CallLog::tr("not sent");
    case CallEntry::State::Sending:
        return CallLog::tr("sending");
    case CallEntry::State::Pending:
        return CallLog::tr("waiting");
    case CallEntry::State::Sent:
        return CallLog::tr("sent");
    case CallEntry::State::Resolved:
        return CallLog::tr("resolved");
    case CallEntry::State::Rejected:
        return CallLog::tr("rejected");
    case CallEntry::State::Received:
        return CallLog::tr("received");
    }
    return {};
}

QString CallEntry::title() const
{
    if (state == State::Received)
        return CallLog::tr("callback %1").arg(request.method);
    CallDraft draft = request.draft();
    draft.mode = CallMode::GetProperty; // the arguments have a column of their own
    return chainText(draft, StepPreviewLength);
}

CallLog::CallLog(QObject *parent) : QAbstractTableModel(parent) { }

int CallLog::rowOf(CallHandle handle) const
{
    // Handles grow with the rows.
    const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), handle,
                                     [](const CallEntry &entry, CallHandle wanted) { return entry.handle < wanted; });
    return at != m_entries.end() && at->handle == handle ? int(at - m_entries.begin()) : -1;
}

const CallEntry *CallLog::find(CallHandle handle) const
{
    const int row = rowOf(handle);
    return row < 0 ? nullptr : &m_entries[size_t(row)];
}

QList<CallHandle> CallLog::held() const
{
    QList<CallHandle> result;
    for (const CallEntry &entry : m_entries) {
        if (entry.held)
            result.append(entry.handle);
    }
    return result;
}

void CallLog::append(const CallEntry &entry)
{
    Q_ASSERT(m_entries.empty() || m_entries.back().handle < entry.handle);
    trim();
    const int row = int(m_entries.size());
    beginInsertRows({}, row, row);
    m_entries.push_back(entry);
    endInsertRows();
    Q_EMIT entryAdded(entry.handle);
}

void CallLog::restore(QList<CallEntry> entries)
{
    if (entries.isEmpty() || !m_entries.empty())
        return;
    if (entries.size() > MaximumEntries)
        entries = entries.last(MaximumEntries);
    beginInsertRows({}, 0, int(entries.size()) - 1);
    for (CallEntry &entry : entries) {
        entry.handle = newHandle();
        entry.isEarlier = true;
        m_entries.push_back(std::move(entry));
    }
    endInsertRows();
}

void CallLog::clearSettled()
{
    beginResetModel();
    std::erase_if(m_entries, [](const CallEntry &entry) {
        return !entry.held && entry.state != CallEntry::State::Sending && entry.state != CallEntry::State::Pending;
    });
    endResetModel();
}

void CallLog::update(const CallEntry &entry)
{
    const int row = rowOf(entry.handle);
    if (row < 0)
        return;
    m_entries[size_t(row)] = entry;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT entryChanged(entry.handle);
}

void CallLog::trim()
{
    const auto isDone = [](const CallEntry &entry) {
        return !entry.held && entry.state != CallEntry::State::Sending && entry.state != CallEntry::State::Pending;
    };
    // What callbacks receive may come in floods: it must not push the calls of the person out.
    const auto isReceived = [](const CallEntry &entry) { return entry.state == CallEntry::State::Received; };
    const bool flooded = std::count_if(m_entries.begin(), m_entries.end(), isReceived) >= MaximumReceived;
    if (!flooded && m_entries.size() < size_t(MaximumEntries))
        return;
    const auto done = std::find_if(m_entries.begin(), m_entries.end(),
                                   [&](const CallEntry &entry) { return isDone(entry) && (!flooded || isReceived(entry)); });
    if (done == m_entries.end())
        return;
    const int row = int(done - m_entries.begin());
    beginRemoveRows({}, row, row);
    m_entries.erase(done);
    endRemoveRows();
}

int CallLog::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

int CallLog::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CallLog::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CallEntry &entry = m_entries[size_t(index.row())];
    if (role == HandleRole)
        return QVariant::fromValue(entry.handle);
    if (role == HeldRole)
        return entry.held;
    if (role == Qt::ToolTipRole && index.column() == CallColumn)
        return entry.isEarlier ? tr("%1, made %2").arg(entry.title(), QLocale().toString(entry.started, QLocale::ShortFormat))
                               : entry.title();
    if (role == Qt::TextAlignmentRole && (index.column() == NumberColumn || index.column() == LatencyColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case NumberColumn:
        return quint64(entry.handle);
    case CallColumn:
        return entry.title();
    case ArgumentsColumn:
        return entry.request.mode == CallMode::GetProperty ? QString() : shortened(entry.request.draft().argumentsText);
    case StateColumn:
        if (entry.isEarlier)
            return tr("%1, earlier").arg(toText(entry.state));
        return entry.held ? tr("%1, held").arg(toText(entry.state)) : toText(entry.state);
    case LatencyColumn:
        return entry.latency < 0 ? QString()
                                 : tr("%1 ms").arg(double(entry.latency) / 1e6, 0, 'f', entry.latency < 10'000'000 ? 2 : 0);
    case ResultColumn:
        if (entry.error)
            return role == Qt::ToolTipRole ? errorText(*entry.error, LongestTip) : shortened(errorText(*entry.error, LongestTip));
        if (const QtCapnWeb::CapabilityPtr capability = entry.result.capability())
            return capability->describe();
        if (entry.state == CallEntry::State::Resolved || entry.state == CallEntry::State::Received)
            return toArgumentText(entry.result, PreviewLength);
        if (entry.importId)
            return Inspector::toText(CapabilityRef{CapabilityRef::Table::Import, *entry.importId, {}});
        return {};
    default:
        return {};
    }
}

QVariant CallLog::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case NumberColumn:
        return tr("No");
    case CallColumn:
        return tr("Call");
    case ArgumentsColumn:
        return tr("Arguments");
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
