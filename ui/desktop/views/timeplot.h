// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brushplot.h"
#include "theme.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <functional>
#include <vector>

/// \file
/// Lines over time.

namespace Inspector {

/// \brief Some values as lines over stretches of time, each with a dash of its own, so that colour is not what tells them apart.
class TimePlot final : public BrushPlot
{
    Q_OBJECT
public:
    struct Line {
        QString name;
        QColor Theme::*color = &Theme::text;
        Qt::PenStyle style = Qt::SolidLine;
        std::vector<qint64> values; ///< one for each stretch; -1: unknown, the line has a gap there
    };
    using ValueText = std::function<QString(qint64 value)>;

    explicit TimePlot(QWidget *parent = nullptr);

    /// Nothing to plot is said as \a empty.
    void setTexts(const QString &title, const QString &empty, const ValueText &valueText);
    /// \a starts are nanoseconds, one more than there are stretches. A logarithmic axis is for what spans decades.
    void setData(std::vector<qint64> &&starts, QList<Line> &&lines, bool logarithmic);

    QString stretchText(int stretch) const override;
    int stretches() const override { return qMax(0, int(m_starts.size()) - 1); }
    qint64 startOf(int stretch) const override { return m_starts[size_t(stretch)]; }
    const QList<Line> &lines() const { return m_lines; }

protected:
    Texts texts() const override;
    double placeOf(int stretch) const override;
    void paintPlot(QPainter &painter, const QRectF &area, const Theme &theme) override;

private:
    double heightOf(qint64 value) const;

    QString m_title;
    QString m_empty;
    ValueText m_valueText;
    std::vector<qint64> m_starts;
    QList<Line> m_lines;
    qint64 m_most = 1;
    qint64 m_least = 1;
    bool m_logarithmic = false;
};

} // namespace Inspector
