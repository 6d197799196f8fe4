// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"
#include "timelinemodel.h"

#include <QtCore/QRect>
#include <QtGui/QFontMetrics>

#include <vector>

QT_BEGIN_NAMESPACE
class QHeaderView;
class QPainter;
QT_END_NAMESPACE

/// \file
/// How one row of the timeline looks.

namespace Inspector {

class ColorRules;
class Finder;
class TimelineColumns;
struct ColorRule;

/// \brief Paints rows; made for one paint event.
class TimelinePainter
{
public:
    struct Style {
        bool selected = false;
        bool current = false; ///< has the focus frame
        bool active = true; ///< the window's selection colours
    };

    /// \a related are the rows of the selected call, ascending.
    TimelinePainter(QPainter &painter, const TimelineModel &model, const QHeaderView &header, const TimelineColumns &columns,
                    const QPalette &palette, const Theme &theme, std::vector<qint64> related);

    /// Its hits are marked, in the texts and at the row's edge.
    void setFinder(const Finder *finder) { m_finder = finder; }

    /// Rows that fit have a colour and a sign.
    void setColorRules(const ColorRules *rules) { m_rules = rules; }

    void paintRow(qint64 row, const QRect &rect, const Style &style);

    /// Space left of the first column's text: a lane for the selected call, and one for marks.
    static int gutterWidth(int rowHeight) { return rowHeight * 7 / 4; }
    static QString markSymbol(TimelineModel::Mark mark);
    static QString lookSymbol(TimelineModel::Look look);

private:
    void paintNotes(qint64 row, const QRect &rect, const QColor &color);
    void paintHits(const QString &text, const QRect &cell);
    void paintGutter(qint64 row, const QRect &rect, const QColor &color);
    void paintCell(qint64 row, int section, QRect cell, const QColor &color, const Style &style);
    QColor markColor(TimelineModel::Mark mark) const;
    QString elided(const QString &text, int width) const;

    QPainter &m_painter;
    const TimelineModel &m_model;
    const QHeaderView &m_header;
    const TimelineColumns &m_columns;
    const QPalette &m_palette;
    const Theme &m_theme;
    std::vector<qint64> m_related;
    QFontMetrics m_metrics;
    qreal m_characterWidth;
    const Finder *m_finder = nullptr;
    const ColorRules *m_rules = nullptr;
    const ColorRule *m_rule = nullptr; ///< of the row that is painted
    int m_signSection = -1; ///< where its sign stands
};

} // namespace Inspector
