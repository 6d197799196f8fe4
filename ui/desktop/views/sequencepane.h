// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
QT_END_NAMESPACE

/// \file
/// The pane of the sequence diagram.

namespace Inspector {

class SequenceView;
class TimelineModel;

/// \brief A SequenceView with what changes its size. It is linked to the timeline by who holds both.
class SequencePane final : public QWidget
{
    Q_OBJECT
public:
    explicit SequencePane(QWidget *parent = nullptr);

    void setModel(TimelineModel *model);
    SequenceView *view() const { return m_view; }
    /// For a menu: zoom and copy.
    QList<QAction *> commands() const { return m_commands; }

Q_SIGNALS:
    /// A filter for what the chosen step is about.
    void filterRequested(const QString &filter);

private:
    void updateTexts();
    void showMenu(const QPoint &global);

    SequenceView *m_view;
    QLabel *m_size;
    QList<QAction *> m_commands;
};

} // namespace Inspector
