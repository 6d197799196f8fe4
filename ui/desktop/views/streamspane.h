// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "streamsmodel.h"

#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE

QT_END_NAMESPACE

/// \file
/// Streams as progress.

namespace Inspector {

class DataTable;
class TimePlot;

/// \brief Streams with how much of each was answered, and what of the chosen one was in flight over time.
class StreamsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit StreamsPane(QWidget *parent = nullptr);

    StreamsModel *model() const { return m_model; }
    DataTable *view() const { return m_view; }
    TimePlot *plot() const { return m_plot; }
    /// Chooses the stream that \a record belongs to, if it belongs to one.
    void setRecord(qint64 record);

Q_SIGNALS:
    void recordRequested(qint64 record);
    void filterRequested(const QString &filter);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void updatePlot();
    void showMenu(const QPoint &position);

    StreamsModel *m_model;
    DataTable *m_view;
    TimePlot *m_plot;
};

} // namespace Inspector
