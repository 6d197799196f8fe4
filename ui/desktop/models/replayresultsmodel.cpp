// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replayresultsmodel.h"

#include "datatext.h"
#include "visibletext.h"

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

ReplayResultsModel::ReplayResultsModel(QObject *parent) : QAbstractTableModel(parent) { }

bool ReplayResultsModel::isShown(const ReplayResult &result) const
{
    return !m_onlyDifferences || result.verdict != ReplayResult::Verdict::Equal || result.isSlower;
}

void ReplayResultsModel::clear()
{
    beginResetModel();
    m_results.clear();
    m_rows.clear();
    m_live.clear();
    m_recorded.clear();
    endResetModel();
}

void ReplayResultsModel::append(const QList<ReplayResult> &results)
{
    std::vector<int> rows;
    for (const ReplayResult &result : results) {
        const int number = int(m_results.size());
        m_results.push_back(result);
        if (isShown(result))
            rows.push_back(number);
        for (const auto &[recorded, live] : {std::pair{result.call, result.liveCall}, std::pair{result.recorded, result.live}}) {
            if (recorded != NoRecord && live != NoRecord) {
                m_live.insert(recorded, live);
                m_recorded.insert(live, recorded);
            }
        }
    }
    if (rows.empty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    endInsertRows();
}

const ReplayResult *ReplayResultsModel::resultAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_results[size_t(m_rows[size_t(row)])] : nullptr;
}

void ReplayResultsModel::setOnlyDifferences(bool only)
{
    if (only == m_onlyDifferences)
        return;
    beginResetModel();
    m_onlyDifferences = only;
    m_rows.clear();
    for (size_t i = 0; i < m_results.size(); ++i) {
        if (isShown(m_results[i]))
            m_rows.push_back(int(i));
    }
    endResetModel();
}

int ReplayResultsModel::rowOfRecorded(RecordIndex record) const
{
    for (int row = int(m_rows.size()) - 1; row >= 0 && record != NoRecord; --row) {
        if (const ReplayResult *result = resultAt(row); result->call == record || result->recorded == record)
            return row;
    }
    return -1;
}

int ReplayResultsModel::rowOfLive(RecordIndex record) const
{
    for (int row = int(m_rows.size()) - 1; row >= 0 && record != NoRecord; --row) {
        if (const ReplayResult *result = resultAt(row); result->liveCall == record || result->live == record)
            return row;
    }
    return -1;
}

int ReplayResultsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int ReplayResultsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString ReplayResultsModel::verdictText(const ReplayResult &result)
{
    switch (result.verdict) {
    case ReplayResult::Verdict::Equal:
        return result.isSlower ? tr("Slower") : tr("Equal");
    case ReplayResult::Verdict::Different:
        return result.isSlower ? tr("Different, slower") : tr("Different");
    case ReplayResult::Verdict::Missing:
        return tr("Missing");
    case ReplayResult::Verdict::Extra:
        return tr("Extra");
    case ReplayResult::Verdict::NotSent:
        return tr("Not sent");
    }
    return {};
}

QString ReplayResultsModel::detailText(const ReplayResult &result)
{
    QStringList lines;
    if (!result.reason.isEmpty())
        lines.append(visibleText(QStringView(result.reason), 2000));
    for (const ReplayDifference &difference : result.differences) {
        const QString place = visibleText(QStringView(difference.place), 400);
        const QString recorded = visibleText(QStringView(difference.recorded), 2000);
        const QString live = visibleText(QStringView(difference.live), 2000);
        switch (difference.kind) {
        case ReplayDifference::Kind::Value:
        case ReplayDifference::Kind::Type:
            lines.append(tr("%1: recorded %2, now %3").arg(place, recorded, live));
            break;
        case ReplayDifference::Kind::Missing:
            lines.append(tr("%1: recorded %2, missing now").arg(place, recorded));
            break;
        case ReplayDifference::Kind::Extra:
            lines.append(tr("%1: not recorded, now %2").arg(place, live));
            break;
        }
    }
    if (result.isSlower)
        lines.append(
            tr("It took %1; recorded were %2.").arg(durationText(result.liveLatency), durationText(result.recordedLatency)));
    return lines.join(u'\n');
}

QVariant ReplayResultsModel::data(const QModelIndex &index, int role) const
{
    const ReplayResult *result = index.isValid() ? resultAt(index.row()) : nullptr;
    if (!result)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case VerdictColumn:
            return verdictText(*result);
        case CallColumn: {
            const QString label = result->label.isEmpty() ? tr("(value)") : visibleText(QStringView(result->label), 400);
            return result->isCallback ? tr("callback %1").arg(label) : label;
        }
        case RoundColumn:
            return QString::number(result->round + 1);
        case RecordedColumn:
            return result->recordedLatency < 0 ? QString() : durationText(result->recordedLatency);
        case LiveColumn:
            return result->liveLatency < 0 ? QString() : durationText(result->liveLatency);
        case DifferenceColumn:
            return detailText(*result).section(u'\n', 0, 0);
        }
        return {};
    case Qt::TextAlignmentRole: {
        const bool right = index.column() == RoundColumn || index.column() == RecordedColumn || index.column() == LiveColumn;
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case Qt::ToolTipRole:
        return index.column() == DifferenceColumn && !detailText(*result).isEmpty()
                   ? QVariant(u"<p style='white-space:pre-wrap'>"_s + detailText(*result).toHtmlEscaped() + u"</p>"_s)
                   : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == CallColumn ? verdictText(*result) + u": "_s + data(index, Qt::DisplayRole).toString()
                                            : data(index, Qt::DisplayRole);
    case VerdictRole:
        return int(result->verdict);
    case SlowerRole:
        return result->isSlower;
    default:
        return {};
    }
}

QVariant ReplayResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool right = section == RoundColumn || section == RecordedColumn || section == LiveColumn;
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case VerdictColumn:
        return tr("Result", "verdict of a replay");
    case CallColumn:
        return tr("Call");
    case RoundColumn:
        return tr("Round");
    case RecordedColumn:
        return tr("Recorded", "latency");
    case LiveColumn:
        return tr("Now", "latency");
    case DifferenceColumn:
        return tr("Difference");
    }
    return {};
}

} // namespace Inspector
