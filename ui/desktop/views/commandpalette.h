// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QAction;
class QLineEdit;
class QListWidget;
class QMenuBar;
QT_END_NAMESPACE

/// \file
/// All commands by their name.

namespace Inspector {

/// \brief A line and a list: what is typed is looked for in the names of all commands of the menus, and Enter does the chosen
/// one.
///
/// The letters of what is typed must stand in a name in their order, with anything between; whole words and beginnings come
/// first. Commands that cannot be done now are listed, and cannot be chosen.
class CommandPalette final : public QDialog
{
    Q_OBJECT
public:
    /// Of the menus of \a menus as they are now.
    explicit CommandPalette(const QMenuBar *menus, QWidget *parent = nullptr);

    /// How well \a typed fits \a name; the smaller the better, negative if not at all.
    static int rank(const QString &typed, const QString &name);
    /// The text of a command without the mark of its key.
    static QString plainName(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Command {
        QString name; ///< with its menus: "View › Zoom In"
        QPointer<QAction> action;
    };
    void collect(const QList<QAction *> &actions, const QString &path);
    void fill();
    void run();

    QList<Command> m_commands;
    QLineEdit *m_line;
    QListWidget *m_list;
};

} // namespace Inspector
