// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "densitymodel.h"

#include <QtCore/QPointer>
#include <QtGui/QPixmap>
#include <QtWidgets/QWidget>

#include <optional>
#include <utility>

/// \file
/// The strip above the timeline: the whole capture at a glance.

namespace Inspector {

/// \brief Bars for how much was sent when, by both sides; where errors were, which part the timeline shows, which one is chosen.
///
/// A click goes there; dragging chooses a range, and filters to it when the button is let go. With the keyboard the arrows move
/// a cursor (with Ctrl in larger steps), with Shift they choose, Enter filters or goes there, Escape takes the choice back.
/// Painting costs O(width), however long the capture.
class DensityStrip final : public QWidget
{
    Q_OBJECT
public:
    using Range = std::pair<qint64, qint64>; ///< places [first, second) of the model's axis

    explicit DensityStrip(QWidget *parent = nullptr);
    ~DensityStrip() override;

    /// Not owned.
    void setModel(DensityModel *model);
    DensityModel *model() const { return m_model; }

    /// The chosen range, whether it is filtered to or not.
    std::optional<Range> range() const { return m_range; }
    void setRange(const std::optional<Range> &range);
    /// The part that the timeline has in sight.
    void setVisibleRange(const std::optional<Range> &range);
    qint64 cursor() const { return m_cursor; }
    /// What the cursor or the choice stands on, in words.
    QString description() const;

    qint64 placeAt(int x) const;
    int xOf(qint64 place) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A range was chosen and is to be filtered to; nothing: no more.
    void rangeChosen(const std::optional<Inspector::DensityStrip::Range> &range);
    /// The timeline is to go there.
    void placeChosen(qint64 place);
    void described(const QString &text);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void renew();
    void drawBars();
    void moveCursor(qint64 place, bool extend);
    void choose(const std::optional<Range> &range);
    void announce();
    Range spanned(qint64 a, qint64 b) const;

    QPointer<DensityModel> m_model;
    QPixmap m_bars; ///< null: to be drawn anew
    std::optional<Range> m_range;
    std::optional<Range> m_visible;
    qint64 m_cursor = 0;
    qint64 m_anchor = -1; ///< where a range began; -1: none is being made
    int m_pressedAt = -1;
};

} // namespace Inspector
