// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replayresultsmodel.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QTreeWidget;
QT_END_NAMESPACE

/// \file
/// What came of a replay, call by call.

namespace Inspector {

class DataTable;

/// \brief Results as a table, and the differences of the chosen one beside it. Enter or a double click asks for the pair of
/// records.
class ReplayResultsPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayResultsPage(QWidget *parent = nullptr);

    ReplayResultsModel *model() const { return m_model; }
    DataTable *view() const { return m_view; }
    QTreeWidget *differences() const { return m_differences; }

Q_SIGNALS:
    /// Another result is chosen.
    void chosen(qint64 recorded, qint64 live);
    void pairRequested();
    void recordRequested(qint64 record);

private:
    void update();
    void showMenu(const QPoint &position);

    ReplayResultsModel *m_model;
    DataTable *m_view;
    QCheckBox *m_only;
    QLabel *m_reason;
    QTreeWidget *m_differences;
};

} // namespace Inspector
