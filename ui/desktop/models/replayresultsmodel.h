// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replaysetup.h"

#include <QtCore/QAbstractTableModel>

#include <vector>

/// \file
/// What came of a replay, as a table.

namespace Inspector {

/// \brief Results in the order in which they came; all of them, or only those that are not equal.
class ReplayResultsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { VerdictColumn, CallColumn, RoundColumn, RecordedColumn, LiveColumn, DifferenceColumn, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole, SlowerRole };

    explicit ReplayResultsModel(QObject *parent = nullptr);

    void clear();
    void append(const QList<ReplayResult> &results);
    const std::vector<ReplayResult> &results() const { return m_results; }
    /// Null for a row that is not there.
    const ReplayResult *resultAt(int row) const;

    void setOnlyDifferences(bool only);
    bool isOnlyDifferences() const { return m_onlyDifferences; }
    /// The row that is about \a record of the recording, or of the replay's own capture; -1 if none that is shown is.
    int rowOfRecorded(QtCapnWeb::Trace::RecordIndex record) const;
    int rowOfLive(QtCapnWeb::Trace::RecordIndex record) const;
    /// What stands for \a record at the other end; NoRecord if nothing does. The last round counts.
    QtCapnWeb::Trace::RecordIndex liveOf(QtCapnWeb::Trace::RecordIndex recorded) const
    {
        return m_live.value(recorded, QtCapnWeb::Trace::NoRecord);
    }
    QtCapnWeb::Trace::RecordIndex recordedOf(QtCapnWeb::Trace::RecordIndex live) const
    {
        return m_recorded.value(live, QtCapnWeb::Trace::NoRecord);
    }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static QString verdictText(const ReplayResult &result);
    /// Reason and differences, a line each.
    static QString detailText(const ReplayResult &result);

private:
    bool isShown(const ReplayResult &result) const;

    std::vector<ReplayResult> m_results;
    std::vector<int> m_rows; ///< that are shown
    QHash<QtCapnWeb::Trace::RecordIndex, QtCapnWeb::Trace::RecordIndex> m_live;
    QHash<QtCapnWeb::Trace::RecordIndex, QtCapnWeb::Trace::RecordIndex> m_recorded;
    bool m_onlyDifferences = false;
};

} // namespace Inspector
