// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sequencepage.h"
#include "theme.h"
#include "timelinemodel.h"

#include <QtCore/QRect>
#include <QtGui/QFontMetrics>

#include <vector>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

/// \file
/// How the parts of a sequence diagram look.

namespace Inspector {

/// \brief Paints steps, lifelines and bars; made for one paint event.
class SequencePainter
{
public:
    struct Style {
        bool selected = false;
        bool current = false; ///< has the focus frame
        bool active = true;
        bool words = true; ///< there is room for them
    };
    /// Where a session's lifelines stand.
    struct Column {
        int left = 0;
        int right = 0;
    };

    SequencePainter(QPainter &painter, const TimelineModel &model, const QPalette &palette, const Theme &theme,
                    std::vector<qint64> related);

    /// Behind everything else of a row.
    void paintBackground(qint64 row, const QRect &rect, const Style &style);
    void paintLifelines(const Column &column, int top, int bottom);
    /// \a top and \a bottom are pixels.
    void paintActivation(const SequenceActivation &bar, const Column &column, int top, int bottom, bool chosen);
    void paintStep(qint64 row, const QRect &rect, const Column &column, int gutter, const Style &style);
    void paintHeader(const QRect &rect, const Column &column, const QString &title, const QString &ours, const QString &peer);

private:
    void paintGutter(qint64 row, const QRect &rect, int gutter, const QColor &color, const Style &style);
    void paintEventBand(qint64 row, const QRect &rect, const Column &column, const QColor &color, const Style &style);
    void paintArrow(int from, int to, int y, const QColor &color, bool dashed, bool lost);
    QString words(qint64 row) const;

    QPainter &m_painter;
    const TimelineModel &m_model;
    const QPalette &m_palette;
    const Theme &m_theme;
    std::vector<qint64> m_related;
    QFontMetrics m_metrics;
};

} // namespace Inspector
