// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// Advice for who is new here.

namespace Inspector {

/// \brief A strip with one short piece of advice at a time. It takes nothing from who knows: one key or click, and it is gone for
/// good.
class HintBar final : public QWidget
{
    Q_OBJECT
public:
    explicit HintBar(QWidget *parent = nullptr);

    int count() const { return int(m_hints.size()); }
    int current() const { return m_current; }
    QString text() const;

    /// Whether someone closed it once; kept in QSettings.
    static bool isDismissed();

public Q_SLOTS:
    void showNext();
    /// It is closed, and does not come by itself any more.
    void dismiss();

Q_SIGNALS:
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateText();

    QStringList m_hints;
    int m_current = 0;
    QLabel *m_text;
    QToolButton *m_next;
    QToolButton *m_close;
};

} // namespace Inspector
