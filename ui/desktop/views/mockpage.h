// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replaysetup.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTreeWidget;
QT_END_NAMESPACE

/// \file
/// A server that answers as it was recorded.

namespace Inspector {

/// \brief Starts and stops a mock server, and lists what its clients did that was never recorded.
class MockPage final : public QWidget
{
    Q_OBJECT
public:
    explicit MockPage(QWidget *parent = nullptr);

    /// Port, matching, speed. The rest is the pane's.
    void fill(MockSetup &setup) const;
    /// Whether there is something to play.
    void setPossible(bool possible);
    /// \a url is where it listens; empty and \a running false: it does not.
    void setRunning(bool running, const QString &url, const QString &problem);
    void append(const MockEvent &event);
    void clear();

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    void recordRequested(qint64 record);

private:
    void updateCounts();

    QSpinBox *m_port;
    QComboBox *m_matching;
    QComboBox *m_pacing;
    QDoubleSpinBox *m_speed;
    QCheckBox *m_once;
    QPushButton *m_toggle;
    QLabel *m_state;
    QTreeWidget *m_events;
    bool m_running = false;
    bool m_possible = false;
};

} // namespace Inspector
