// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "statisticsmodel.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QSortFilterProxyModel;

QT_END_NAMESPACE

/// \file
/// The pane of statistics.

namespace Inspector {

class CaptureDocument;
class DataTable;
class LatencyPlot;
class ThroughputPlot;
class TimePlot;
class TimeSeries;

/// \brief Totals, a table of methods, latencies of the chosen one (or of all), and messages over time. It counts while it is
/// seen.
///
/// Percentiles and sizes of tables over time stand beside them. Enter or a double click on a method filters the timeline to its
/// calls; a stretch of a plot that is chosen, to that time or that latency.
class StatisticsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit StatisticsPane(QWidget *parent = nullptr);

    void setDocument(CaptureDocument *document);
    StatisticsModel *model() const { return m_model; }
    TimeSeries *series() const { return m_series; }
    /// Whose tables are plotted.
    void setSession(quint32 session);
    DataTable *view() const { return m_view; }

Q_SIGNALS:
    void filterRequested(const QString &filter);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateTexts();
    void updateSeries();
    void filterTime(qint64 from, qint64 to);
    QString filterOf(int row) const;
    void showMenu(const QPoint &position);

    StatisticsModel *m_model;
    QSortFilterProxyModel *m_sorted;
    DataTable *m_view;
    QLabel *m_totals;
    LatencyPlot *m_latency;
    ThroughputPlot *m_throughput;
    TimePlot *m_percentiles;
    TimePlot *m_sizes;
    TimeSeries *m_series;
};

} // namespace Inspector
