// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
class QProgressBar;
class QVBoxLayout;
QT_END_NAMESPACE

/// \file
/// What a pane says while it has nothing to show.

namespace Inspector {

/// \brief A symbol, a sentence, an explanation, and buttons for what can be done about it.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(const QString &symbol, QWidget *parent = nullptr);

    /// Plain texts.
    void setTexts(const QString &title, const QString &explanation);
    void setSymbol(const QString &symbol);
    /// 0 to 1 shows a bar; negative: none.
    void setProgress(double progress);
    /// A button that does what \a action does, with its text.
    void addButton(QAction *action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateColors();

    QString m_symbol;
    QWidget *m_picture;
    QLabel *m_title;
    QLabel *m_explanation;
    QProgressBar *m_progress;
    QVBoxLayout *m_layout;
    bool m_coloring = false;
};

} // namespace Inspector
