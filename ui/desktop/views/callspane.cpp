// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callspane.h"

#include "callsview.h"
#include "datatext.h"
#include "drawabletext.h"
#include "streamspane.h"
#include "symbol.h"
#include "visibletext.h"

#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

namespace Inspector {

CallsPane::CallsPane(QWidget *parent)
    : QWidget(parent), m_model(new CallsModel(this)), m_view(new CallsView(m_model)), m_details(new QTextBrowser),
      m_streams(new StreamsPane), m_tabs(new QTabWidget)
{
    setObjectName("callsPane"_L1);
    m_model->setActive(false);
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

    connect(m_model, &QAbstractItemModel::dataChanged, this, &CallsPane::updateDetails);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &CallsPane::chooseRecord);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CallsPane::updateDetails);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CallsPane::updateDetails);
    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (m_model->pushAt(index.row()) != NoRecord)
            Q_EMIT recordRequested(m_model->pushAt(index.row()));
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &CallsPane::showMenu);
    connect(m_details, &QTextBrowser::anchorClicked, this, &CallsPane::follow);
}

QList<QAction *> CallsPane::commands() const { return m_view->commands(); }

std::pair<qint64, qint64> CallsPane::visibleTime() const { return m_view->visibleTime(); }

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
    chooseRecord();
}

void CallsPane::chooseRecord()
{
    const int row = m_model->rowOfRecord(m_record);
    if (row < 0)
        return;
    m_record = NoRecord; // from now on it stays chosen until somebody chooses something else
    m_view->chooseRow(row);
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

void CallsPane::updateDetails()
{
    const std::optional<CallDetails> found = m_model->detailsAt(m_view->currentIndex().row());
    if (!found) {
        m_details->clear();
        return;
    }
    const CallDetails &details = *found;
    const auto plain = [this](const QString &text, int length = 300) {
        return drawable(visibleText(QStringView(text), length), m_details->font()).toHtmlEscaped();
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
            // What of it was over before anybody asked is told already.
            line(tr("waiting for arguments"),
                 durationText(qMax<qint64>(0, span.waited - begun))
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
        m_view->chooseCall(number);
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
    m_view->chooseRow(row);
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
        m_view->chooseRow(row);
        QGuiApplication::clipboard()->setText(m_details->toPlainText());
    });
    menu->addSeparator();
    menu->addActions(m_view->commands());
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace Inspector
