// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collection.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QLabel;
class QListWidget;
class QPushButton;
class QTableWidget;
QT_END_NAMESPACE

/// \file
/// Variables of a collection and of its environments.

namespace Inspector {

/// \brief Edits copies: whoever opened it takes them over when it is accepted.
class VariablesDialog final : public QDialog
{
    Q_OBJECT
public:
    VariablesDialog(const Collection &collection, const QString &environment, QWidget *parent = nullptr);

    QList<Variable> variables() const { return m_groups.constFirst().variables; }
    QList<Environment> environments() const { return m_groups.sliced(1); }
    /// The one that was selected last; empty for what is in all.
    QString environment() const;

private:
    void showGroup(int group);
    void keep();
    void addEnvironment();
    void check();

    QList<Environment> m_groups; ///< the first: in all environments
    int m_group = -1;
    bool m_showing = false;
    QListWidget *m_list = nullptr;
    QTableWidget *m_table = nullptr;
    QPushButton *m_removeEnvironment = nullptr;
    QPushButton *m_ok = nullptr;
    QLabel *m_problem = nullptr;
};

} // namespace Inspector
