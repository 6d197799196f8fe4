// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "colorrules.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTableWidget;
QT_END_NAMESPACE

/// \file
/// Where the rules for colours are written.

namespace Inspector {

/// \brief The list of rules, in their order: the first one that fits a row counts.
///
/// A filter that is none is told with its place, and keeps OK away. Apply shows the rules without closing; Cancel takes back what
/// was applied.
class ColorRulesDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a rules is changed and saved when that is asked for; not owned.
    explicit ColorRulesDialog(ColorRules *rules, QWidget *parent = nullptr);
    ~ColorRulesDialog() override;

    /// As they stand in the dialog.
    QList<ColorRule> shownRules() const;
    void showRules(const QList<ColorRule> &rules);
    /// Puts a rule on top, to be given a name.
    void addRule(const QString &name, const QString &filter);
    /// Why it cannot be closed with OK; empty: it can.
    QString problem() const;

    void accept() override;
    void reject() override;

private:
    void insertRule(int row, const ColorRule &rule);
    ColorRule ruleAt(int row) const;
    void move(int by);
    void remove();
    void chooseColor(int row);
    void importRules();
    void exportRules();
    void validate();

    ColorRules *m_rules;
    QList<ColorRule> m_before;
    QTableWidget *m_table;
    QLabel *m_status;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_remove;
    QDialogButtonBox *m_buttons;
};

} // namespace Inspector
