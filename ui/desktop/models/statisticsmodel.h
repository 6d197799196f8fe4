// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "slicedwork.h"
#include "statistics.h"

#include <QtCore/QAbstractTableModel>

#include <optional>

/// \file
/// Statistics as a table, a row a method.

namespace Inspector {

/// \brief Calls, errors, latencies and bytes of each method, counted in slices while the capture grows; and the totals, for
/// plots.
class StatisticsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        MethodColumn,
        KindColumn,
        CallsColumn,
        ErrorsColumn,
        MedianColumn,
        P95Column,
        P99Column,
        MaximumColumn,
        RequestColumn,
        ResponseColumn,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole };

    explicit StatisticsModel(QObject *parent = nullptr);
    ~StatisticsModel() override;

    void setDocument(CaptureDocument *document) { m_work.setDocument(document); }
    /// Counting waits while nobody looks.
    void setActive(bool active) { m_work.setActive(active); }
    void finish() { m_work.finish(); }
    bool isBusy() const { return m_work.isBusy(); }
    const QtCapnWeb::Trace::Statistics &statistics() const { return *m_statistics; }
    /// Nothing for a row that is not there.
    const QtCapnWeb::Trace::MethodStatistics *methodAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// statistics() say something else.
    void changed();

private:
    void restart();
    void show();

    std::unique_ptr<QtCapnWeb::Trace::Statistics> m_statistics;
    int m_rows = 0; ///< that were announced
    SlicedWork m_work; // last: its step uses the statistics
};

} // namespace Inspector
