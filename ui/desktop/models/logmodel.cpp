// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logmodel.h"

#include "visibletext.h"

using namespace Qt::StringLiterals;

namespace Inspector {

void LogModel::append(Level level, const QDateTime &time, const QString &text)
{
    if (rowCount() >= MaximumLines) {
        beginRemoveRows({}, 0, 0);
        m_lines.pop_front();
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount());
    m_lines.push_back({level, time, QtCapnWeb::Trace::visibleText(QStringView(text), 4000)});
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

int LogModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

int LogModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines[size_t(index.row())];
    if (role == LevelRole)
        return QVariant::fromValue(line.level);
    if (role == Qt::DisplayRole)
        return index.column() == TimeColumn ? line.time.toString(u"HH:mm:ss.zzz"_s) : line.text;
    if (role == Qt::ToolTipRole && index.column() == TextColumn)
        return line.text;
    if (role == Qt::AccessibleTextRole && index.column() == TextColumn) {
        if (line.level == Level::Information)
            return line.text;
        return (line.level == Level::Error ? tr("Error: %1") : tr("Warning: %1")).arg(line.text);
    }
    return {};
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TimeColumn ? tr("Time") : section == TextColumn ? tr("What happened") : QVariant();
}

} // namespace Inspector
