// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "statisticsmodel.h"

#include "datatext.h"
#include "visibletext.h"

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr qint64 RecordsPerStep = 2000;
constexpr int Interval = 500; // milliseconds; percentiles are sorted anew each time

qint64 percentileOf(const LatencyHistogram &histogram, int column)
{
    if (!histogram.count())
        return -1;
    switch (column) {
    case StatisticsModel::MedianColumn:
        return histogram.percentile(50);
    case StatisticsModel::P95Column:
        return histogram.percentile(95);
    case StatisticsModel::P99Column:
        return histogram.percentile(99);
    default:
        return histogram.maximum();
    }
}

QString kindText(MethodStatistics::Kind kind)
{
    switch (kind) {
    case MethodStatistics::Kind::Call:
        return StatisticsModel::tr("call");
    case MethodStatistics::Kind::Property:
        return StatisticsModel::tr("property");
    case MethodStatistics::Kind::Map:
        return StatisticsModel::tr("map");
    case MethodStatistics::Kind::Stream:
        return StatisticsModel::tr("stream");
    case MethodStatistics::Kind::Value:
        return StatisticsModel::tr("value");
    }
    return {};
}

} // namespace

StatisticsModel::StatisticsModel(QObject *parent)
    : QAbstractTableModel(parent), m_statistics(std::make_unique<Statistics>()),
      m_work([this](const Capture &capture) { return m_statistics->update(capture, RecordsPerStep); })
{
    m_work.setInterval(Interval);
    connect(&m_work, &SlicedWork::restarted, this, &StatisticsModel::restart);
    connect(&m_work, &SlicedWork::advanced, this, &StatisticsModel::show);
}

StatisticsModel::~StatisticsModel() = default;

void StatisticsModel::restart()
{
    beginResetModel();
    m_statistics = std::make_unique<Statistics>();
    m_rows = 0;
    endResetModel();
    Q_EMIT changed();
}

void StatisticsModel::show()
{
    const int now = int(m_statistics->methods().size());
    if (m_rows > 0 && !m_work.isBusy()) // while it is at work, only at its end: sorting costs
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
    if (now > m_rows) {
        beginInsertRows({}, m_rows, now - 1);
        m_rows = now;
        endInsertRows();
    }
    Q_EMIT changed();
}

const MethodStatistics *StatisticsModel::methodAt(int row) const
{
    return row >= 0 && row < m_rows ? &m_statistics->methods()[size_t(row)] : nullptr;
}

int StatisticsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_rows; }

int StatisticsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant StatisticsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MethodStatistics &method = *methodAt(index.row());
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return int((column >= CallsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column == MethodColumn)
        return visibleText(QStringView(method.method), 2000).toHtmlEscaped();
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    const bool sort = role == SortRole;
    switch (column) {
    case MethodColumn:
        return method.method.isEmpty() ? tr("(function)") : visibleText(QStringView(method.method), 400);
    case KindColumn:
        return kindText(method.kind);
    case CallsColumn:
        return sort ? QVariant(method.calls) : QLocale().toString(method.calls);
    case ErrorsColumn:
        return sort ? QVariant(method.errors) : method.errors ? QLocale().toString(method.errors) : QString();
    case MedianColumn:
    case P95Column:
    case P99Column:
    case MaximumColumn: {
        const qint64 value = percentileOf(method.latency, column);
        return sort ? QVariant(value) : value < 0 ? QString() : durationText(value);
    }
    case RequestColumn:
        return sort ? QVariant(method.requestBytes) : sizeText(method.requestBytes);
    case ResponseColumn:
        return sort ? QVariant(method.responseBytes) : sizeText(method.responseBytes);
    }
    return {};
}

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= CallsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case MedianColumn:
            return tr("Half of the calls were answered within this time");
        case P95Column:
            return tr("95 % of the calls were answered within this time");
        case P99Column:
            return tr("99 % of the calls were answered within this time");
        case RequestColumn:
            return tr("Bytes of the messages that made the calls");
        case ResponseColumn:
            return tr("Bytes of the answers");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case MethodColumn:
        return tr("Method");
    case KindColumn:
        return tr("Kind");
    case CallsColumn:
        return tr("Calls");
    case ErrorsColumn:
        return tr("Errors");
    case MedianColumn:
        return tr("Median");
    case P95Column:
        return tr("95 %");
    case P99Column:
        return tr("99 %");
    case MaximumColumn:
        return tr("Longest");
    case RequestColumn:
        return tr("Sent");
    case ResponseColumn:
        return tr("Answered");
    }
    return {};
}

} // namespace Inspector
