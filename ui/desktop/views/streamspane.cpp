// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamspane.h"

#include "datadelegate.h"
#include "datatable.h"
#include "datatext.h"
#include "paintedcell.h"
#include "symbol.h"
#include "theme.h"
#include "timeplot.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

/// A bar behind the words of the progress.
class ProgressDelegate final : public DataDelegate
{
public:
    using DataDelegate::DataDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const PaintedCell cell(painter, std::move(item));
        const QRect area = cell.item().rect;
        const Theme &theme = Theme::of(option.palette);
        const bool failed = index.data(StreamsModel::FailedRole).toBool();
        const QRectF track = QRectF(area).adjusted(4, area.height() - 5, -4, -2);
        painter->setPen(cell.inkOr(theme.dim));
        painter->drawRect(track);
        painter->fillRect(QRectF(track.left(), track.top(),
                                 track.width() * qBound(0.0, index.data(StreamsModel::ProgressRole).toDouble(), 1.0),
                                 track.height()),
                          cell.inkOr(failed ? theme.error : theme.ok));
        painter->setPen(cell.ink());
        painter->drawText(area.adjusted(5, 0, -5, -4), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          cell.item().fontMetrics.elidedText(cell.text(), Qt::ElideRight, area.width() - 10));
    }
};

} // namespace

StreamsPane::StreamsPane(QWidget *parent)
    : QWidget(parent), m_model(new StreamsModel(this)), m_view(new DataTable), m_plot(new TimePlot)
{
    setObjectName("streamsPane"_L1);
    m_model->setActive(false);
    m_view->setObjectName("streams"_L1);
    m_view->setAccessibleName(tr("Streams"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new DataDelegate(m_view));
    m_view->setItemDelegateForColumn(StreamsModel::ProgressColumn, new ProgressDelegate(m_view));
    m_view->verticalHeader()->setDefaultSectionSize(QFontMetrics(dataFont()).height() + 10); // a bar has a frame
    m_view->horizontalHeader()->setSectionResizeMode(StreamsModel::StreamColumn, QHeaderView::Stretch);
    m_view->setColumnCharacters({{StreamsModel::StateColumn, 11},
                                 {StreamsModel::ProgressColumn, 30},
                                 {StreamsModel::ChunksColumn, 9},
                                 {StreamsModel::BytesColumn, 11},
                                 {StreamsModel::WindowColumn, 22},
                                 {StreamsModel::RateColumn, 13}});
    m_plot->setObjectName("streamWindow"_L1);
    m_plot->setTexts(tr("In flight:"), tr("Choose a stream to see how much of it was in flight, and when."),
                     [](qint64 value) { return sizeText(value); });
    auto *splitter = new QSplitter;
    splitter->addWidget(m_view);
    splitter->addWidget(m_plot);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    setFocusProxy(m_view);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StreamsPane::updatePlot);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &StreamsPane::updatePlot);
    connect(m_model, &QAbstractItemModel::modelReset, this, &StreamsPane::updatePlot);
    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const RecordIndex record = m_model->recordAt(index.row()); record != NoRecord)
            Q_EMIT recordRequested(record);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &StreamsPane::showMenu);
    connect(m_plot, &BrushPlot::rangeChosen, this,
            [this](qint64 from, qint64 to) { Q_EMIT filterRequested(u"time in {%1 ns..%2 ns}"_s.arg(from).arg(to - 1)); });
}

void StreamsPane::setRecord(qint64 record)
{
    const int row = m_model->rowOfRecord(record);
    if (row >= 0 && row != m_view->currentIndex().row())
        m_view->setCurrentIndex(m_model->index(row, 0));
}

void StreamsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updatePlot();
}

void StreamsPane::updatePlot()
{
    if (!isVisible())
        return;
    std::vector<qint64> starts;
    TimePlot::Line line{tr("bytes"), &Theme::pending, Qt::SolidLine, {}};
    for (const StreamWindowPoint &point : m_model->windowAt(m_view->currentIndex().row())) {
        if (point.time < 0)
            continue;
        if (!starts.empty() && point.time <= starts.back()) {
            line.values.back() = qMax(line.values.back(), point.bytes);
            continue;
        }
        starts.push_back(point.time);
        line.values.push_back(point.bytes);
    }
    if (!starts.empty())
        starts.push_back(starts.back() + 1);
    m_plot->setData(std::move(starts), {std::move(line)}, false);
}

void StreamsPane::showMenu(const QPoint &position)
{
    const QModelIndex under = m_view->indexAt(position);
    const int row = (under.isValid() ? under : m_view->currentIndex()).row();
    const RecordIndex record = m_model->recordAt(row);
    if (record == NoRecord)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(Symbol::icon(u"goto"_s), tr("Go to Its First Message"), this,
                    [this, record] { Q_EMIT recordRequested(record); });
    menu->addAction(Symbol::icon(u"filter"_s), tr("Show Only This Stream"), this,
                    [this, filter = m_model->filterAt(row)] { Q_EMIT filterRequested(filter); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace Inspector
