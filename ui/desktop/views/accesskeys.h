// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QSet>

QT_BEGIN_NAMESPACE
class QMenu;
class QMenuBar;
class QWidget;
QT_END_NAMESPACE

/// \file
/// The underlined letters of menus, dialogs and panes.

namespace Inspector {

/// \brief Sees to it that Alt and a letter mean one thing.
///
/// Texts bring their letters along (&File), which clash where translations or entries that are made at run time meet. Whenever a
/// menu, a dialog or a pane is shown, the first of those that share a letter keeps it, and the others get one of their own that
/// is free, or none. Entries of menus that came without one get one, too. A text with the letter in brackets, as Chinese ones
/// have it, gets another letter there. Panes leave the letters of the menu bar alone.
///
/// It also names what Qt makes without a name: the tabs of docks, and editors in dialogs that ask for a text.
class AccessKeys final : public QObject
{
    Q_OBJECT
public:
    /// Works on all of the program's windows, until \a parent dies.
    explicit AccessKeys(QObject *parent);

    /// Does the work for the entries of \a menu, or for the menus of a bar.
    static void settle(QMenu *menu);
    static void settle(QMenuBar *bar);
    /// Does it for what has text in a dialog or a pane. \a taken are letters in lower case that mean something else.
    static void settle(QWidget *root, QSet<QChar> taken = {});
    /// The letter of a text, in lower case; null if it has none.
    static QChar keyOf(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Inspector
