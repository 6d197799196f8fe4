// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandpalette.h"

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr int IndexRole = Qt::UserRole;

} // namespace

QString CommandPalette::plainName(const QString &text)
{
    QString name;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'&')
            name += text[i];
        else if (i + 1 < text.size() && text[i + 1] == u'&')
            name += text[++i];
    }
    return name;
}

CommandPalette::CommandPalette(const QMenuBar *menus, QWidget *parent)
    : QDialog(parent, Qt::Popup), m_line(new QLineEdit), m_list(new QListWidget)
{
    setObjectName("commandPalette"_L1);
    setWindowTitle(tr("Commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_line->setObjectName("commandLine"_L1);
    m_line->setPlaceholderText(tr("Name of a command"));
    m_line->setAccessibleName(tr("Name of a command"));
    m_list->setObjectName("commandList"_L1);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    collect(menus->actions(), {});
    fill();
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    if (parent) {
        resize(qMin(620, parent->width() - 40), qMin(380, parent->height() - 80));
        move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, 60)));
    }
    m_line->setFocus();
}

void CommandPalette::collect(const QList<QAction *> &actions, const QString &path)
{
    for (QAction *action : actions) {
        const QString name = plainName(action->text());
        if (action->isSeparator() || name.isEmpty() || !action->isVisible())
            continue;
        const QString full = path.isEmpty() ? name : path + u" › "_s + name;
        if (auto *menu = action->menu<QMenu *>()) {
            // Some are filled only when they are looked at.
            Q_EMIT menu->aboutToShow();
            collect(menu->actions(), full);
            Q_EMIT menu->aboutToHide();
        } else if (!path.isEmpty()) {
            m_commands.append({full, action});
        }
    }
}

int CommandPalette::rank(const QString &typed, const QString &name)
{
    const QString wanted = typed.simplified();
    if (wanted.isEmpty())
        return 0;
    const qsizetype whole = name.indexOf(wanted, 0, Qt::CaseInsensitive);
    if (whole >= 0) {
        const bool atWord = whole == 0 || !name[whole - 1].isLetterOrNumber();
        return int(qMin<qsizetype>(whole, 90)) + (atWord ? 0 : 100);
    }
    // Letter by letter; what lies between counts against it.
    qsizetype place = -1;
    int gaps = 0;
    for (const QChar c : wanted) {
        if (c.isSpace())
            continue;
        const qsizetype next = name.indexOf(c, place + 1, Qt::CaseInsensitive);
        if (next < 0)
            return -1;
        gaps += place < 0 ? 0 : int(next - place - 1);
        place = next;
    }
    return 200 + gaps;
}

void CommandPalette::fill()
{
    std::vector<std::pair<int, int>> found; // rank, index
    for (int i = 0; i < int(m_commands.size()); ++i) {
        const int rank = CommandPalette::rank(m_line->text(), m_commands[i].name);
        if (rank >= 0)
            found.emplace_back(rank, i);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    m_list->clear();
    for (const auto &[rank, i] : found) {
        const QAction *action = m_commands[i].action;
        if (!action)
            continue;
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        auto *item =
            new QListWidgetItem(action->icon(), key.isEmpty() ? m_commands[i].name : m_commands[i].name + u"    "_s + key);
        item->setData(IndexRole, i);
        item->setToolTip(action->statusTip());
        if (!action->isEnabled())
            item->setFlags(item->flags() & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable));
        m_list->addItem(item);
    }
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->flags() & Qt::ItemIsEnabled) {
            m_list->setCurrentRow(row);
            break;
        }
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QApplication::sendEvent(m_list, event);
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    const QPointer<QAction> action =
        item && (item->flags() & Qt::ItemIsEnabled) ? m_commands[item->data(IndexRole).toInt()].action : nullptr;
    if (!action)
        return;
    close();
    // Once the keyboard is the window's again.
    QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

} // namespace Inspector
