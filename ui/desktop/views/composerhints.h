// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "seencalls.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QMenu;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// With which arguments a method was called.

namespace Inspector {

/// \brief A line with the types of arguments that were seen, how often, and what came back; and a button that fills them in.
///
/// Types only: values are never shown here.
class ComposerHints final : public QWidget
{
    Q_OBJECT
public:
    explicit ComposerHints(QWidget *parent = nullptr);

    /// Tells of a method; what it says is copied.
    void showMember(const QtCapnWeb::Trace::SeenMember &member);
    /// Tells how many methods and properties are known for the place.
    void showCount(int members);
    /// Arguments of the kinds that were seen last, to be filled in; nothing if none were seen.
    std::optional<QString> skeleton() const;

Q_SIGNALS:
    /// A person wants these arguments.
    void fillRequested(const QString &skeleton);

private:
    void show(const QString &text, const QString &hint, bool hasArguments);

    QLabel *m_text = nullptr;
    QToolButton *m_fill = nullptr;
    QMenu *m_menu = nullptr;
    QtCapnWeb::Trace::SeenMember m_member;
};

} // namespace Inspector
