// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsmodel.h"

#include "cellfilter.h"
#include "datatext.h"
#include "visibletext.h"

#include <QtCore/QMimeData>
#include <QtCore/QSet>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int LongestText = 300;
constexpr int LongestPipeline = 1000; // calls
constexpr CallId PipelineSearch = 20'000;

} // namespace

CallsModel::CallsModel(QObject *parent)
    : QAbstractTableModel(parent), m_work([this](const Capture &capture) { return step(capture); })
{
    m_work.setInterval(250);
    connect(&m_work, &SlicedWork::restarted, this, &CallsModel::restart);
    connect(&m_work, &SlicedWork::advanced, this, &CallsModel::show);
}

CallsModel::~CallsModel() = default;

RecordIndex CallsModel::pushAt(int row) const
{
    const CallId id = callAt(row);
    return id == NoCall ? NoRecord : m_work.capture()->calls().call(id).push;
}

std::optional<CallDetails> CallsModel::detailsAt(int row) const
{
    const CallId id = callAt(row);
    if (id == NoCall)
        return {};
    if (const CallDetails *kept = m_details.object(id))
        return *kept;
    CallDetails details = callDetails(*m_work.capture(), id);
    if (details.call.released != NoRecord) // nothing more happens to it
        m_details.insert(id, new CallDetails(details));
    return details;
}

CallSpan CallsModel::spanAt(int row) const
{
    CallSpan span;
    const CallId id = callAt(row);
    if (id == NoCall)
        return span;
    const Capture &capture = *m_work.capture();
    const Call call = capture.calls().call(id);
    span.state = call.state;
    if (call.push != NoRecord)
        span.start = capture.row(call.push).time;
    if (call.pull != NoRecord)
        span.pulled = capture.row(call.pull).time;
    if (call.settled != NoRecord)
        span.end = capture.row(call.settled).time;
    span.waited = span.start;
    if (span.start >= 0) {
        const std::optional<CallDetails> details = detailsAt(row);
        if (details && details->waiting > 0)
            span.waited = span.start + details->waiting;
    }
    return span;
}

QString CallsModel::pipelineFilter(int row) const
{
    const CallId id = callAt(row);
    if (id == NoCall)
        return {};
    const CallIndex &calls = m_work.capture()->calls();
    CallId root = id;
    for (int steps = 0; steps < LongestPipeline && calls.call(root).targetCall != NoCall; ++steps)
        root = calls.call(root).targetCall;
    QSet<CallId> members{root};
    QStringList numbers{QString::number(root)};
    const CallId end = qMin(calls.count(), root + PipelineSearch);
    for (CallId each = root + 1; each < end && numbers.size() < LongestPipeline; ++each) {
        if (!members.contains(calls.call(each).targetCall))
            continue;
        members.insert(each);
        numbers.append(QString::number(each));
    }
    if (!members.contains(id)) // it was made long after
        numbers.append(QString::number(id));
    return u"call in {"_s + numbers.join(u", "_s) + u'}';
}

int CallsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.count()); }

int CallsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString CallsModel::stateText(Call::State state)
{
    switch (state) {
    case Call::State::Pending:
        return tr("pending");
    case Call::State::Resolved:
        return tr("resolved");
    case Call::State::Rejected:
        return tr("rejected");
    case Call::State::Released:
        return tr("released");
    case Call::State::Broken:
        return tr("broken off");
    case Call::State::Unpulled:
        return tr("not pulled");
    }
    return {};
}

QVariant CallsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_work.capture())
        return {};
    const Capture &capture = *m_work.capture();
    const Id id = m_rows.at(index.row());
    switch (role) {
    case DepthRole:
        return m_tree.depth(id);
    case ExpandableRole:
        return m_tree.hasChildren(id);
    case ExpandedRole:
        return m_tree.hasChildren(id) && m_tree.isExpanded(id);
    case BelowRole:
        return m_tree.descendants(id);
    default:
        break;
    }
    const Call call = capture.calls().call(id);
    switch (role) {
    case StateRole:
        return int(call.state);
    case Qt::TextAlignmentRole:
        return int((index.column() == StartColumn || index.column() == LatencyColumn ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        if (index.column() == CallColumn) {
            const QString said = tr("%1, %2, level %3", "a call, its state, its level in the tree of pipelines")
                                     .arg(this->data(index, Qt::DisplayRole).toString(), stateText(call.state))
                                     .arg(m_tree.depth(id) + 1);
            if (!m_tree.hasChildren(id))
                return said;
            const QString below = tr("%Ln call(s) below", nullptr, int(qMin<qint64>(m_tree.descendants(id), 1'000'000'000)));
            return m_tree.isExpanded(id) ? tr("%1, expanded, %2", "a call, calls below").arg(said, below)
                                         : tr("%1, collapsed, %2", "a call, calls below").arg(said, below);
        }
        [[fallthrough]];
    case Qt::DisplayRole:
        switch (index.column()) {
        case CallColumn: {
            const QString target = capture.target(call.push);
            if (!target.isEmpty())
                return visibleText(QStringView(target), LongestText);
            return tr("value %1").arg(visibleText(QStringView(capture.preview(call.push, 60)), LongestText));
        }
        case StateColumn:
            return stateText(call.state);
        case StartColumn:
            return call.push == NoRecord ? QString() : timeText(capture.row(call.push).time);
        case LatencyColumn:
            return call.latency < 0 ? QString() : durationText(call.latency);
        case WaterfallColumn:
            return {};
        }
        return {};
    default:
        return {};
    }
}

Qt::ItemFlags CallsModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList CallsModel::mimeTypes() const { return {filterMimeType(), u"text/plain"_s}; }

QMimeData *CallsModel::mimeData(const QModelIndexList &indexes) const
{
    const CallId call = indexes.isEmpty() ? NoCall : callAt(indexes.first().row());
    return call == NoCall ? nullptr : filterMimeData(u"call == %1"_s.arg(call));
}

QVariant CallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == StartColumn || section == LatencyColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CallColumn:
        return tr("Call");
    case StateColumn:
        return tr("State");
    case StartColumn:
        return tr("Start");
    case LatencyColumn:
        return tr("Latency");
    case WaterfallColumn:
        return tr("Waterfall");
    }
    return {};
}

} // namespace Inspector
