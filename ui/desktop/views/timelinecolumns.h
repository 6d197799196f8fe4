// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timelinemodel.h"

#include <QtCore/QAbstractTableModel>

/// \file
/// The titles of the timeline's columns, as its header wants them.

namespace Inspector {

/// \brief A table without rows: what a QHeaderView needs to exist.
class TimelineColumns final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex & = {}) const override { return 0; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : TimelineModel::ColumnCount; }
    QVariant data(const QModelIndex &, int) const override { return {}; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace Inspector
