// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "statisticspane.h"

#include "datadelegate.h"
#include "datatable.h"
#include "datatext.h"
#include "filter.h"
#include "plots.h"
#include "symbol.h"
#include "timeplot.h"
#include "timeseries.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

StatisticsPane::StatisticsPane(QWidget *parent)
    : QWidget(parent), m_model(new StatisticsModel(this)), m_sorted(new QSortFilterProxyModel(this)), m_view(new DataTable),
      m_totals(new QLabel), m_latency(new LatencyPlot), m_throughput(new ThroughputPlot), m_percentiles(new TimePlot),
      m_sizes(new TimePlot), m_series(new TimeSeries(this))
{
    setObjectName("statisticsPane"_L1);
    m_model->setActive(false);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(StatisticsModel::SortRole);
    m_view->setObjectName("statistics"_L1);
    m_view->setAccessibleName(tr("Methods"));
    m_view->setModel(m_sorted);
    m_view->setItemDelegate(new DataDelegate(m_view));
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(StatisticsModel::CallsColumn, Qt::DescendingOrder);
    QHeaderView *header = m_view->horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionResizeMode(StatisticsModel::MethodColumn, QHeaderView::Stretch);
    for (int column = 1; column < StatisticsModel::ColumnCount; ++column)
        header->resizeSection(column, fontMetrics().averageCharWidth() * 11);

    m_totals->setObjectName("statisticsTotals"_L1);
    m_totals->setTextFormat(Qt::PlainText);
    m_totals->setContentsMargins(6, 3, 6, 0);
    m_totals->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    m_percentiles->setObjectName("percentilesPlot"_L1);
    m_percentiles->setTexts(tr("Latency over time:"), tr("No call was answered"),
                            [](qint64 value) { return durationText(value); });
    m_sizes->setObjectName("tableSizesPlot"_L1);
    m_sizes->setTexts(tr("Entries of the tables:"), tr("No message has a time"),
                      [](qint64 value) { return QLocale().toString(value); });
    auto *plots = new QSplitter;
    for (const auto &[upper, lower] : {std::pair<QWidget *, QWidget *>{m_latency, m_throughput}, {m_percentiles, m_sizes}}) {
        auto *column = new QSplitter(Qt::Vertical);
        column->addWidget(upper);
        column->addWidget(lower);
        column->setChildrenCollapsible(false);
        plots->addWidget(column);
    }
    plots->setChildrenCollapsible(false);
    auto *splitter = new QSplitter;
    splitter->addWidget(m_view);
    splitter->addWidget(plots);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 5);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addWidget(m_totals);
    layout->addWidget(splitter, 1);
    setFocusProxy(m_view);

    connect(m_model, &StatisticsModel::changed, this, &StatisticsPane::updateTexts);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StatisticsPane::updateTexts);
    connect(m_view, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT filterRequested(filterOf(m_sorted->mapToSource(index).row())); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &StatisticsPane::showMenu);
    for (const BrushPlot *plot : std::initializer_list<BrushPlot *>{m_throughput, m_percentiles, m_sizes})
        connect(plot, &BrushPlot::rangeChosen, this, &StatisticsPane::filterTime);
    connect(m_latency, &BrushPlot::rangeChosen, this, [this](qint64 from, qint64 to) {
        const QString range = u"latency in {%1 ns..%2 ns}"_s.arg(qMax<qint64>(0, from)).arg(to - 1);
        const QString method = filterOf(m_sorted->mapToSource(m_view->currentIndex()).row());
        Q_EMIT filterRequested(method.isEmpty() ? range : method + u" and "_s + range);
    });
    m_series->setActive(false);
    connect(m_series, &TimeSeries::changed, this, &StatisticsPane::updateSeries);
    updateTexts();
}

void StatisticsPane::setDocument(CaptureDocument *document)
{
    m_model->setDocument(document);
    m_series->setDocument(document);
}

void StatisticsPane::setSession(quint32 session) { m_series->setSession(session); }

void StatisticsPane::filterTime(qint64 from, qint64 to)
{
    // Both ends of a range count; the next stretch begins where this one ends.
    Q_EMIT filterRequested(u"time in {%1 ns..%2 ns}"_s.arg(from).arg(to - 1));
}

void StatisticsPane::updateSeries()
{
    const LatencySeries &latency = m_series->latency();
    std::vector<qint64> starts;
    QList<TimePlot::Line> lines{{tr("median"), &Theme::ok, Qt::SolidLine, {}},
                                {u"95 %"_s, &Theme::pending, Qt::DashLine, {}},
                                {u"99 %"_s, &Theme::error, Qt::DotLine, {}}};
    constexpr double Percents[] = {50, 95, 99};
    for (size_t i = 0; i < latency.buckets().size(); ++i) {
        starts.push_back(qint64(i) * latency.bucketWidth());
        for (qsizetype line = 0; line < lines.size(); ++line)
            lines[line].values.push_back(latency.buckets()[i].percentile(Percents[line]));
    }
    if (!starts.empty())
        starts.push_back(qint64(starts.size()) * latency.bucketWidth());
    m_percentiles->setData(std::move(starts), std::move(lines), true);

    starts.clear();
    lines = {{tr("A imports"), &Theme::outgoing, Qt::SolidLine, {}},
             {tr("A exports"), &Theme::outgoing, Qt::DashLine, {}},
             {tr("B imports"), &Theme::incoming, Qt::SolidLine, {}},
             {tr("B exports"), &Theme::incoming, Qt::DotLine, {}}};
    for (const TableSizePoint &point : m_series->tables().points()) {
        if (point.time < 0 || (!starts.empty() && point.time <= starts.back()))
            continue;
        starts.push_back(point.time);
        for (int side = 0; side < 2; ++side) {
            lines[2 * side].values.push_back(point.sizes[side].imports);
            lines[2 * side + 1].values.push_back(point.sizes[side].exports);
        }
    }
    if (!starts.empty())
        starts.push_back(starts.back() + 1);
    m_sizes->setTexts(tr("Entries of the tables of session %1:").arg(m_series->tables().session()), tr("No message has a time"),
                      [](qint64 value) { return QLocale().toString(value); });
    m_sizes->setData(std::move(starts), std::move(lines), false);
}

void StatisticsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setActive(true);
    m_series->setActive(true);
}

void StatisticsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setActive(false);
    m_series->setActive(false);
}

void StatisticsPane::updateTexts()
{
    const Statistics &statistics = m_model->statistics();
    const StatisticsTotals &totals = statistics.totals();
    QStringList parts{tr("%L1 messages").arg(totals.messages[0] + totals.messages[1]),
                      sizeText(totals.bytes[0] + totals.bytes[1]),
                      tr("%L1 calls").arg(totals.calls),
                      tr("%L1 errors").arg(totals.errors),
                      tr("%L1 round trips").arg(totals.roundTrips),
                      tr("%Ln session(s)", nullptr, int(qMin<qint64>(totals.sessions, std::numeric_limits<int>::max())))};
    if (totals.streamWrites)
        parts.insert(3, tr("%L1 stream writes").arg(totals.streamWrites));
    if (totals.problems)
        parts.append(tr("%L1 problems").arg(totals.problems));
    if (m_model->isBusy())
        parts.append(tr("counting…"));
    m_totals->setText(parts.join(u"   ·   "_s));
    const MethodStatistics *method = m_model->methodAt(m_sorted->mapToSource(m_view->currentIndex()).row());
    if (method)
        m_latency->setData(
            method->latency,
            tr("Latency of %1").arg(m_view->currentIndex().siblingAtColumn(StatisticsModel::MethodColumn).data().toString()));
    else
        m_latency->setData(statistics.latency(), tr("Latency of all calls"));
    m_throughput->setData(statistics.throughput(), statistics.bucketWidth());
}

QString StatisticsPane::filterOf(int row) const
{
    const MethodStatistics *method = m_model->methodAt(row);
    if (!method)
        return {};
    return method->method.isEmpty() ? u"call and not method"_s : u"method == "_s + filterLiteral(method->method);
}

void StatisticsPane::showMenu(const QPoint &position)
{
    const QModelIndex index = m_sorted->mapToSource(m_view->indexAt(position));
    const QString filter = filterOf(index.row());
    if (filter.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(Symbol::icon(u"filter"_s), tr("Show Only These Calls"), this,
                    [this, filter] { Q_EMIT filterRequested(filter); });
    menu->addAction(Symbol::icon(u"error"_s), tr("Show Only Their Errors"), this,
                    [this, filter] { Q_EMIT filterRequested(filter + u" and error"_s); });
    menu->addAction(Symbol::icon(u"copy"_s), tr("Copy the Table"), this, [this] {
        QString text;
        for (int row = -1; row < m_sorted->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < StatisticsModel::ColumnCount; ++column)
                cells.append(row < 0 ? m_sorted->headerData(column, Qt::Horizontal).toString()
                                     : m_sorted->index(row, column).data().toString());
            text += cells.join(u'\t') + u'\n';
        }
        QGuiApplication::clipboard()->setText(text);
    });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace Inspector
