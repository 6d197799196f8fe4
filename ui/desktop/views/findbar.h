// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timelinemodel.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// The bar below the timeline in which one writes what to find.

namespace Inspector {

class Finder;
class TimelineView;

/// \brief Finds a text in the messages that are shown: as one types, and from hit to hit.
///
/// Enter is the next hit, Shift+Enter the one before; Escape stops a search that is at work, and closes the bar otherwise. What
/// is found becomes the timeline's selection. Letter case and patterns are remembered (QSettings, "find/…").
class FindBar final : public QWidget
{
    Q_OBJECT
public:
    /// Neither is owned, and both must outlive it.
    FindBar(Finder *finder, TimelineView *timeline, QWidget *parent = nullptr);

    QLineEdit *edit() const { return m_edit; }
    QString status() const;

public Q_SLOTS:
    /// Shows the bar, ready to write in.
    void open();
    void dismiss();
    void findNext();
    void findPrevious();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void start();
    void find(bool backwards, bool fromHere);
    void updateState();

    Finder *m_finder;
    TimelineView *m_timeline;
    QLineEdit *m_edit;
    QCheckBox *m_case;
    QCheckBox *m_pattern;
    QToolButton *m_next;
    QToolButton *m_previous;
    QProgressBar *m_progress;
    QLabel *m_status;
    QTimer m_typing;
    QString m_notice; ///< of the last search
};

} // namespace Inspector
