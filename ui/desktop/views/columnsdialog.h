// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDialogButtonBox;
class QListWidget;
class QPushButton;
QT_END_NAMESPACE

/// \file
/// Which columns the timeline has.

namespace Inspector {

class TimelineView;

/// \brief All columns in the order in which they stand: shown or hidden, their titles, and new ones from any field of the filter
/// language. Nothing changes before OK.
class ColumnsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a timeline must outlive it.
    explicit ColumnsDialog(TimelineView *timeline, QWidget *parent = nullptr);
    ~ColumnsDialog() override;

    void accept() override;

private:
    void add();
    void remove();
    void move(int by);
    void updateState();

    TimelineView *m_timeline;
    QListWidget *m_list;
    QComboBox *m_fields;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QDialogButtonBox *m_buttons;
};

} // namespace Inspector
