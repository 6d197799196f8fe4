// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QTableView>

#include <initializer_list>
#include <utility>

/// \file
/// The table that panes of data are made of.

namespace Inspector {

/// \brief A table of data: whole rows are chosen, one at a time; rows are one line of dataFont() high; no grid, no row numbers.
///
/// Tab leaves it, as it leaves every list of the window. The context menu is asked for (customContextMenuRequested()).
class DataTable : public QTableView
{
    Q_OBJECT
public:
    explicit DataTable(QWidget *parent = nullptr);

    /// Pairs of a column and its width in average characters of dataFont(); for columns that the model has already.
    void setColumnCharacters(std::initializer_list<std::pair<int, int>> widths);
};

} // namespace Inspector
