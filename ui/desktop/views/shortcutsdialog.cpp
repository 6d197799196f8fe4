// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shortcutsdialog.h"

#include "commandpalette.h"

#include <QtGui/QAction>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Inspector {

ShortcutsDialog::ShortcutsDialog(const QMenuBar *menus, QWidget *parent)
    : QDialog(parent), m_line(new QLineEdit), m_list(new QTreeWidget)
{
    setObjectName("shortcutsDialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard Shortcuts"));
    m_line->setPlaceholderText(tr("Name of a command, or its keys"));
    m_line->setAccessibleName(tr("Name of a command, or its keys"));
    m_line->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Keyboard Shortcuts"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    collect(menus->actions(), {});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setCurrentItem(m_list->topLevelItem(0));
    connect(m_line, &QLineEdit::textChanged, this, &ShortcutsDialog::search);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    const int unit = fontMetrics().averageCharWidth();
    resize(unit * 90, unit * 90);
}

void ShortcutsDialog::collect(const QList<QAction *> &actions, const QString &path)
{
    for (const QAction *action : actions) {
        const QString name = CommandPalette::plainName(action->text());
        const QString full = path.isEmpty() ? name : path + u" › "_s + name;
        if (const auto *menu = action->menu<QMenu *>()) {
            collect(menu->actions(), full);
            continue;
        }
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys.append(key.toString(QKeySequence::NativeText));
        if (!keys.isEmpty())
            new QTreeWidgetItem(m_list, {full, keys.join(u", "_s)});
    }
}

void ShortcutsDialog::search(const QString &text)
{
    const QString wanted = text.trimmed();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        item->setHidden(!item->text(0).contains(wanted, Qt::CaseInsensitive)
                        && !item->text(1).contains(wanted, Qt::CaseInsensitive));
    }
}

} // namespace Inspector
