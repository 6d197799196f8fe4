// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callspane.h"

#include "datatext.h"
#include "streamspane.h"
#include "symbol.h"
#include "theme.h"
#include "visibletext.h"

#include <QtCore/QEvent>
#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr int Indent = 14;
constexpr int MostIndents = 12; // deeper pipelines stay readable

struct Look {
    const char16_t *symbol;
    QColor Theme::*color;
};

Look lookOf(Call::State state)
{
    switch (state) {
    case Call::State::Pending:
        return {u"pending", &Theme::pending};
    case Call::State::Resolved:
        return {u"ok", &Theme::ok};
    case Call::State::Rejected:
        return {u"error", &Theme::error};
    case Call::State::Released:
        return {u"released", &Theme::dim};
    case Call::State::Broken:
        return {u"failed", &Theme::warning};
    case Call::State::Unpulled:
        return {u"released", &Theme::dim};
    }
    return {u"pending", &Theme::dim};
}

/// Indented calls, states with their symbol, and bars of time.
class CallsDelegate final : public QStyledItemDelegate
{
public:
    CallsDelegate(const CallsPane *pane, QObject *parent) : QStyledItemDelegate(parent), m_pane(pane) { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString text = std::exchange(item.text, {});
        const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        const Theme &theme = Theme::of(item.palette);
        const bool selected = item.state & QStyle::State_Selected;
        const QPalette::ColorGroup group = item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
        const QColor ink = item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
        const Look look = lookOf(Call::State(index.data(CallsModel::StateRole).toInt()));
        painter->save();
        painter->setFont(item.font);
        painter->setPen(ink);
        QRect rect = item.rect.adjusted(5, 0, -5, 0);
        switch (index.column()) {
        case CallsModel::CallColumn: {
            const int depth = qMin(index.data(CallsModel::DepthRole).toInt(), MostIndents);
            if (depth > 0) {
                const int x = rect.left() + (depth - 1) * Indent + 5;
                painter->setPen(selected ? ink : theme.dim);
                painter->drawLine(x, rect.top(), x, rect.center().y());
                painter->drawLine(x, rect.center().y(), x + Indent - 6, rect.center().y());
                painter->setPen(ink);
            }
            rect.adjust(depth * Indent, 0, 0, 0);
            painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                              item.fontMetrics.elidedText(text, Qt::ElideRight, rect.width()));
            break;
        }
        case CallsModel::StateColumn: {
            const int side = qMin(rect.height() - 6, item.fontMetrics.height());
            const QRect icon(rect.left(), rect.center().y() - side / 2, side, side);
            Symbol::paint(*painter, QString::fromUtf16(look.symbol), icon, selected ? ink : theme.*look.color);
            painter->drawText(rect.adjusted(side + 6, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
            break;
        }
        case CallsModel::WaterfallColumn:
            paintBar(*painter, rect, index.row(), selected ? ink : theme.*look.color, selected ? ink : theme.dim);
            break;
        default:
            painter->drawText(rect, int(item.displayAlignment) | Qt::TextSingleLine, text);
        }
        painter->restore();
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const qreal size = option->font.pointSizeF();
        option->font = dataFont();
        if (size > 0)
            option->font.setPointSizeF(size);
        option->fontMetrics = QFontMetrics(option->font);
    }

private:
    void paintBar(QPainter &painter, const QRect &rect, int row, const QColor &color, const QColor &waiting) const
    {
        const CallSpan span = m_pane->model()->spanAt(row);
        if (span.start < 0)
            return;
        const auto [from, to] = m_pane->visibleTime();
        const auto place = [&, begin = from, end = to](qint64 time) {
            return rect.left() + double(qBound(begin, time, end) - begin) / double(qMax<qint64>(1, end - begin)) * rect.width();
        };
        const double left = place(span.start);
        const double right = qMax(left, span.end >= 0 ? place(span.end) : double(rect.right()));
        const double middle = qBound(left, place(span.waited), right);
        const double height = qMax(4, rect.height() - 10);
        const double top = rect.center().y() - height / 2;
        if (middle > left) {
            painter.setPen(waiting);
            painter.setBrush(QBrush(waiting, Qt::BDiagPattern));
            painter.drawRect(QRectF(left, top, middle - left, height));
        }
        if (span.pulled > span.start && (span.end < 0 || span.pulled < span.end)) {
            // Where somebody asked for the result.
            painter.setPen(QPen(waiting, 1));
            painter.drawLine(QPointF(place(span.pulled), top - 2), QPointF(place(span.pulled), top + height + 2));
        }
        painter.setPen(Qt::NoPen);
        if (span.end >= 0) {
            painter.fillRect(QRectF(middle, top, qMax(2.0, right - middle), height), color);
        } else { // open: it may still be answered
            painter.setPen(QPen(color, 1, Qt::DotLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(middle, top, qMax(2.0, right - middle), height));
        }
    }

    const CallsPane *m_pane;
};

} // namespace

CallsPane::CallsPane(QWidget *parent)
    : QWidget(parent), m_model(new CallsModel(this)), m_view(new QTableView), m_details(new QTextBrowser),
      m_streams(new StreamsPane), m_tabs(new QTabWidget)
{
    setObjectName("callsPane"_L1);
    m_model->setActive(false);
    m_view->setObjectName("calls"_L1);
    m_view->setAccessibleName(tr("Calls"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new CallsDelegate(this, m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(QFontMetrics(dataFont()).height() + 6);
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    const int character = QFontMetrics(dataFont()).averageCharWidth();
    for (const auto &[column, width] : {std::pair{CallsModel::CallColumn, 40},
                                        {CallsModel::StateColumn, 14},
                                        {CallsModel::StartColumn, 10},
                                        {CallsModel::LatencyColumn, 11}})
        header->resizeSection(column, character * width);
    m_view->viewport()->installEventFilter(this);

    m_details->setObjectName("callDetails"_L1);
    m_details->setAccessibleName(tr("The chosen call"));
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setOpenLinks(false);
    m_details->setPlaceholderText(tr("Choose a call to read what it waited for, and how long."));

    auto *splitter = new QSplitter;
    splitter->addWidget(m_view);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_tabs->setObjectName("callTabs"_L1);
    m_tabs->setAccessibleName(tr("Calls and streams"));
    m_tabs->setDocumentMode(true);
    m_tabs->setTabPosition(QTabWidget::South);
    m_tabs->addTab(splitter, tr("Calls"));
    m_tabs->addTab(m_streams, tr("Streams"));
    layout->addWidget(m_tabs);
    setFocusProxy(m_view);
    connect(m_tabs, &QTabWidget::currentChanged, this,
            [this](int tab) { setFocusProxy(tab == 0 ? static_cast<QWidget *>(m_view) : m_streams); });
    connect(m_streams->model(), &QAbstractItemModel::rowsInserted, this, &CallsPane::updateTabs);
    connect(m_streams->model(), &QAbstractItemModel::modelReset, this, &CallsPane::updateTabs);
    connect(m_streams, &StreamsPane::recordRequested, this, &CallsPane::recordRequested);
    connect(m_streams, &StreamsPane::filterRequested, this, &CallsPane::filterRequested);

    connect(m_model, &QAbstractItemModel::rowsInserted, this, &CallsPane::updateTime);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        updateTime();
        updateDetails();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] { setRecord(m_record); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &CallsPane::updateDetails);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &CallsPane::updateTime);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CallsPane::updateDetails);
    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (m_model->pushAt(index.row()) != NoRecord)
            Q_EMIT recordRequested(m_model->pushAt(index.row()));
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &CallsPane::showMenu);
    connect(m_details, &QTextBrowser::anchorClicked, this, &CallsPane::follow);
}

void CallsPane::setDocument(CaptureDocument *document)
{
    m_record = NoRecord;
    m_model->setDocument(document);
    m_streams->model()->setDocument(document);
}

void CallsPane::updateTabs()
{
    const int streams = m_streams->model()->rowCount();
    m_tabs->setTabText(1, streams ? tr("Streams (%L1)").arg(streams) : tr("Streams"));
}

void CallsPane::setRecord(qint64 record)
{
    m_record = record;
    m_streams->setRecord(record);
    const int row = m_model->rowOfRecord(record);
    if (row < 0 || row == m_view->currentIndex().row())
        return;
    m_view->setCurrentIndex(m_model->index(row, 0));
}

void CallsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setActive(true);
    m_streams->model()->setActive(true);
}

void CallsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setActive(false);
    m_streams->model()->setActive(false);
}

bool CallsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &CallsPane::updateTime, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void CallsPane::updateTime()
{
    const int first = m_view->rowAt(0);
    if (first < 0)
        return;
    int last = m_view->rowAt(m_view->viewport()->height() - 1);
    if (last < 0)
        last = m_model->rowCount() - 1;
    qint64 from = -1;
    qint64 to = -1;
    for (int row = first; row <= last; ++row) {
        const CallSpan span = m_model->spanAt(row);
        if (span.start < 0)
            continue;
        from = from < 0 ? span.start : qMin(from, span.start);
        to = std::max({to, span.start, span.end});
    }
    if (from < 0)
        return;
    to = qMax(to, from + 1000);
    if (from == m_from && to == m_to)
        return;
    m_from = from;
    m_to = to;
    m_view->viewport()->update();
}

void CallsPane::updateDetails()
{
    const std::optional<CallDetails> found = m_model->detailsAt(m_view->currentIndex().row());
    if (!found) {
        m_details->clear();
        return;
    }
    const CallDetails &details = *found;
    const auto plain = [](const QString &text, int length = 300) {
        return visibleText(QStringView(text), length).toHtmlEscaped();
    };
    const auto recordLink = [](RecordIndex record) {
        return record == NoRecord ? QString() : u"<a href=\"record:%1\">%1</a>"_s.arg(record);
    };
    QString html =
        u"<h4>"_s + plain(details.target.isEmpty() ? tr("A value") : details.target) + u"</h4><table cellpadding=\"2\">"_s;
    const auto line = [&html](const QString &name, const QString &value) {
        if (!value.isEmpty())
            html += u"<tr><td>"_s + name.toHtmlEscaped() + u"&nbsp;</td><td>"_s + value + u"</td></tr>"_s;
    };
    line(tr("State"), CallsModel::stateText(details.call.state));
    if (!details.arguments.isEmpty())
        line(tr("Arguments"), plain(details.arguments));
    if (!details.map.isEmpty())
        line(tr("Map"), plain(details.map));
    if (details.call.latency >= 0) {
        line(tr("Latency"), durationText(details.call.latency));
        // What the records can show: the rest is the server's time and the network's, which no record tells apart.
        const CallSpan span = m_model->spanAt(m_view->currentIndex().row());
        qint64 begun = span.start;
        if (span.pulled > begun && span.pulled <= span.end) {
            line(tr("before it was asked for"),
                 durationText(span.pulled - span.start) + u' ' + tr("(until record %1)").arg(recordLink(details.call.pull)));
            begun = span.pulled;
        }
        if (details.waiting > 0) {
            line(tr("waiting for arguments"),
                 durationText(details.waiting)
                     + (details.waitedFor == NoRecord ? QString()
                                                      : u' ' + tr("(until record %1)").arg(recordLink(details.waitedFor))));
            begun = qMax(begun, span.waited);
        }
        line(tr("server and network"), durationText(qMax<qint64>(0, span.end - begun)));
    }
    line(tr("Round trips"), QString::number(details.roundTrips));
    if (details.pipelineDepth)
        line(tr("Pipelined on"), tr("%Ln call(s)", nullptr, details.pipelineDepth));
    line(tr("Sent"), sizeText(details.requestBytes));
    if (details.call.settled != NoRecord)
        line(tr("Answered"), sizeText(details.responseBytes));
    line(tr("Records"), QStringList{recordLink(details.call.push), recordLink(details.call.pull),
                                    recordLink(details.call.settled), recordLink(details.call.released)}
                            .filter(u"<"_s)
                            .join(u", "_s));
    for (const CallReference &reference : details.references) {
        if (reference.call == NoCall)
            continue;
        const QString via = reference.via == CallReference::Via::Target     ? tr("Made on")
                            : reference.via == CallReference::Via::Argument ? tr("Argument from")
                                                                            : tr("Map uses");
        line(via, u"<a href=\"call:%1\">"_s.arg(reference.call) + tr("call %1").arg(reference.call) + u"</a>"_s
                      + (reference.pending ? u", "_s + tr("not answered yet then") : QString()));
    }
    if (details.neverPulled)
        line(tr("Note"), tr("Nobody asked for its result."));
    html += u"</table>"_s;
    if (html != m_details->property("shown").toString()) {
        m_details->setProperty("shown", html);
        m_details->setHtml(html);
    }
}

void CallsPane::follow(const QUrl &link)
{
    const qint64 number = link.path().toLongLong();
    if (link.scheme() == "record"_L1) {
        Q_EMIT recordRequested(number);
    } else if (link.scheme() == "call"_L1) {
        const int row = m_model->rowOf(number);
        if (row >= 0)
            m_view->setCurrentIndex(m_model->index(row, 0));
    }
}

void CallsPane::showMenu(const QPoint &position)
{
    // The menu key gives a position of its own making: then the current row is meant.
    const QModelIndex under = m_view->indexAt(position);
    const int row = (under.isValid() ? under : m_view->currentIndex()).row();
    const CallId call = m_model->callAt(row);
    if (call == NoCall)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(Symbol::icon(u"goto"_s), tr("Go to Its Push"), this, [this, push = m_model->pushAt(row)] {
        if (push != NoRecord)
            Q_EMIT recordRequested(push);
    });
    menu->addAction(Symbol::icon(u"filter"_s), tr("Show Only This Call"), this,
                    [this, call] { Q_EMIT filterRequested(u"call == %1"_s.arg(call)); });
    menu->addAction(tr("Show Only Its Pipeline"), this,
                    [this, filter = m_model->pipelineFilter(row)] { Q_EMIT filterRequested(filter); });
    menu->addSeparator();
    menu->addAction(Symbol::icon(u"copy"_s), tr("Copy What Is Known of It"), this, [this, row] {
        m_view->setCurrentIndex(m_model->index(row, 0));
        QGuiApplication::clipboard()->setText(m_details->toPlainText());
    });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace Inspector
