// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "variablesdialog.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

enum Column { NameColumn, ValueColumn, SecretColumn };

/// Shows dots for the value of a secret; it can be read while it is edited.
class ValueDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.siblingAtColumn(SecretColumn).data(Qt::CheckStateRole).toInt() == Qt::Checked && !option->text.isEmpty())
            option->text = u"••••••••"_s;
    }
};

} // namespace

VariablesDialog::VariablesDialog(const Collection &collection, const QString &environment, QWidget *parent) : QDialog(parent)
{
    setObjectName("variablesDialog"_L1);
    setWindowTitle(tr("Variables of %1").arg(collection.name));
    m_groups = QList<Environment>{{tr("All environments"), collection.variables}} + collection.environments;

    m_list = new QListWidget;
    m_list->setObjectName("variablesEnvironments"_L1);
    m_list->setAccessibleName(tr("Environments"));
    auto *add = new QPushButton(tr("&Add Environment"));
    add->setObjectName("variablesAddEnvironment"_L1);
    m_removeEnvironment = new QPushButton(tr("&Remove"));
    m_removeEnvironment->setObjectName("variablesRemoveEnvironment"_L1);
    m_table = new QTableWidget(0, 3);
    m_table->setObjectName("variablesTable"_L1);
    m_table->setAccessibleName(tr("Variables"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value"), tr("Secret")});
    m_table->setItemDelegateForColumn(ValueColumn, new ValueDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(ValueColumn, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    auto *addVariable = new QPushButton(tr("Add &Variable"));
    addVariable->setObjectName("variablesAdd"_L1);
    auto *removeVariable = new QPushButton(tr("&Delete Variable"));
    removeVariable->setObjectName("variablesDelete"_L1);
    auto *explanation =
        new QLabel(tr("{{name}} in a target, a method, arguments or a header of the connection stands for the value. "
                      "Secrets are kept in the keyring of the system, not in the collection's file."));
    explanation->setWordWrap(true);
    m_problem = new QLabel;
    m_problem->setObjectName("variablesProblem"_L1);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);

    auto *left = new QVBoxLayout;
    left->addWidget(m_list, 1);
    left->addWidget(add);
    left->addWidget(m_removeEnvironment);
    auto *variableButtons = new QHBoxLayout;
    variableButtons->addWidget(addVariable);
    variableButtons->addWidget(removeVariable);
    variableButtons->addStretch();
    auto *right = new QVBoxLayout;
    right->addWidget(m_table, 1);
    right->addLayout(variableButtons);
    auto *panes = new QHBoxLayout;
    panes->addLayout(left, 1);
    panes->addLayout(right, 3);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addLayout(panes, 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 24);

    int shown = 0;
    for (int i = 0; i < int(m_groups.size()); ++i) {
        auto *item = new QListWidgetItem(m_groups[i].name, m_list);
        if (i > 0)
            item->setFlags(item->flags() | Qt::ItemIsEditable);
        if (i > 0 && m_groups[i].name == environment)
            shown = i;
    }
    connect(m_list, &QListWidget::currentRowChanged, this, &VariablesDialog::showGroup);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        m_groups[m_list->row(item)].name = item->text().simplified();
        check();
    });
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        keep();
        m_table->viewport()->update();
        check();
    });
    connect(add, &QPushButton::clicked, this, &VariablesDialog::addEnvironment);
    connect(m_removeEnvironment, &QPushButton::clicked, this, [this] {
        const int row = m_list->currentRow();
        if (row < 1)
            return;
        m_group = -1;
        m_groups.remove(row);
        delete m_list->takeItem(row);
        showGroup(m_list->currentRow());
        check();
    });
    connect(addVariable, &QPushButton::clicked, this, [this] {
        m_groups[m_group].variables.append({tr("name", "of a new variable"), {}, false});
        showGroup(m_group);
        m_table->setCurrentCell(m_table->rowCount() - 1, NameColumn);
        m_table->editItem(m_table->currentItem());
        check();
    });
    connect(removeVariable, &QPushButton::clicked, this, [this] {
        if (const int row = m_table->currentRow(); row >= 0) {
            m_groups[m_group].variables.remove(row);
            showGroup(m_group);
            check();
        }
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_list->setCurrentRow(shown);
    check();
}

QString VariablesDialog::environment() const { return m_group > 0 ? m_groups[m_group].name : QString(); }

void VariablesDialog::showGroup(int group)
{
    if (group < 0)
        return;
    const QScopedValueRollback showing(m_showing, true);
    m_group = group;
    m_removeEnvironment->setEnabled(group > 0);
    const QList<Variable> variables = m_groups[group].variables;
    m_table->setRowCount(int(variables.size()));
    for (int row = 0; row < int(variables.size()); ++row) {
        m_table->setItem(row, NameColumn, new QTableWidgetItem(variables[row].name));
        m_table->setItem(row, ValueColumn, new QTableWidgetItem(variables[row].value));
        auto *secret = new QTableWidgetItem;
        secret->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        secret->setCheckState(variables[row].secret ? Qt::Checked : Qt::Unchecked);
        m_table->setItem(row, SecretColumn, secret);
    }
}

void VariablesDialog::keep()
{
    if (m_showing || m_group < 0)
        return;
    QList<Variable> &variables = m_groups[m_group].variables;
    for (int row = 0; row < m_table->rowCount() && row < variables.size(); ++row)
        variables[row] = {m_table->item(row, NameColumn)->text().trimmed(), m_table->item(row, ValueColumn)->text(),
                          m_table->item(row, SecretColumn)->checkState() == Qt::Checked};
}

void VariablesDialog::addEnvironment()
{
    m_groups.append({tr("environment %1").arg(m_groups.size()), {}});
    auto *item = new QListWidgetItem(m_groups.constLast().name, m_list);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    m_list->setCurrentItem(item);
    m_list->editItem(item);
    check();
}

void VariablesDialog::check()
{
    QString problem;
    QStringList environments;
    for (const Environment &group : std::as_const(m_groups)) {
        if (group.name.isEmpty() || environments.contains(group.name))
            problem = tr("Each environment has a name of its own.");
        environments.append(group.name);
        QStringList names;
        for (const Variable &variable : group.variables) {
            if (const QString wrong = variableNameProblem(variable.name); !wrong.isEmpty())
                problem = wrong;
            else if (names.contains(variable.name))
                problem = tr("%1 stands twice in %2.").arg(variable.name, group.name);
            names.append(variable.name);
        }
    }
    m_problem->setText(problem);
    m_ok->setEnabled(problem.isEmpty());
}

} // namespace Inspector
