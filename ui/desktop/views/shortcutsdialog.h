// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QAction;
class QLineEdit;
class QMenuBar;
class QTreeWidget;
QT_END_NAMESPACE

/// \file
/// Which keys do what.

namespace Inspector {

/// \brief All commands of the menus that have keys, as they are at that moment; a line finds one by its name or its keys.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QMenuBar *menus, QWidget *parent = nullptr);

private:
    void collect(const QList<QAction *> &actions, const QString &path);
    void search(const QString &text);

    QLineEdit *m_line;
    QTreeWidget *m_list;
};

} // namespace Inspector
