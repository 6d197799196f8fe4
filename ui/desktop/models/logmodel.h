// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtCore/QDateTime>

#include <deque>

/// \file
/// What happened, in lines for a person.

namespace Inspector {

/// \brief The last MaximumLines lines of the log, oldest first.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Level : quint8 { Information, Warning, Error };
    Q_ENUM(Level)
    enum Column { TimeColumn, TextColumn, ColumnCount };
    enum Role { LevelRole = Qt::UserRole };
    static constexpr int MaximumLines = 10'000;

    using QAbstractTableModel::QAbstractTableModel;

    void append(Level level, const QDateTime &time, const QString &text);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Line {
        Level level;
        QDateTime time;
        QString text;
    };
    std::deque<Line> m_lines;
};

} // namespace Inspector
