// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sequencepane.h"

#include "capturedocument.h"
#include "cellfilter.h"
#include "sequenceview.h"
#include "symbol.h"

#include <QtGui/QAction>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Inspector {

SequencePane::SequencePane(QWidget *parent) : QWidget(parent), m_view(new SequenceView), m_size(new QLabel)
{
    setObjectName("sequencePane"_L1);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 3, 6, 0);
    m_size->setObjectName("sequenceSize"_L1);
    m_size->setTextFormat(Qt::PlainText);
    bar->addWidget(m_size, 1);
    const auto add = [&](const QString &name, const QString &text, const QString &button, const QString &tip, auto slot) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setIconText(button);
        action->setToolTip(tip);
        action->setStatusTip(tip);
        connect(action, &QAction::triggered, m_view, slot);
        m_commands.append(action);
        auto *tool = new QToolButton;
        tool->setAutoRaise(true);
        tool->setDefaultAction(action);
        tool->setAccessibleName(text);
        bar->addWidget(tool);
        return action;
    };
    add(u"sequenceZoomOut"_s, tr("Zoom Out of the Diagram"), u"−"_s, tr("Smaller steps (-)"), &SequenceView::zoomOut);
    add(u"sequenceZoomIn"_s, tr("Zoom Into the Diagram"), u"+"_s, tr("Larger steps (+)"), &SequenceView::zoomIn);
    add(u"sequenceZoomReset"_s, tr("Normal Size of the Diagram"), tr("Normal", "size"), tr("Normal size (0)"),
        &SequenceView::resetZoom);
    add(u"sequenceZoomFit"_s, tr("Whole Diagram"), tr("Whole", "diagram"), tr("As many steps as can be seen at once"),
        &SequenceView::zoomToFit);
    add(u"sequenceCopy"_s, tr("Copy the Diagram as Mermaid"), tr("Copy"),
        tr("Copy the steps that are seen as a Mermaid diagram, for documents and issues"), &SequenceView::copyAsMermaid)
        ->setIcon(Symbol::icon(u"copy"_s));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_view, &SequenceView::menuRequested, this, &SequencePane::showMenu);
    connect(m_view, &SequenceView::zoomChanged, this, [this](int zoom) {
        m_commands.at(0)->setEnabled(zoom > SequenceView::SmallestZoom);
        m_commands.at(1)->setEnabled(zoom < SequenceView::LargestZoom);
    });
    updateTexts();
}

void SequencePane::setModel(TimelineModel *model)
{
    m_view->setModel(model);
    connect(model, &TimelineModel::reset, this, &SequencePane::updateTexts);
    connect(model, &TimelineModel::appended, this, &SequencePane::updateTexts);
    updateTexts();
}

void SequencePane::updateTexts()
{
    const TimelineModel *model = m_view->model();
    const qint64 rows = model ? model->rowCount() : 0;
    const bool filtered = model && model->document() && rows < model->document()->count();
    m_size->setText(filtered ? tr("%L1 steps, as filtered").arg(rows) : tr("%L1 steps").arg(rows));
}

void SequencePane::showMenu(const QPoint &global)
{
    const qint64 row = m_view->currentRow();
    const CaptureDocument *document = m_view->model() ? m_view->model()->document() : nullptr;
    if (row < 0 || !document)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(Symbol::icon(u"goto"_s), tr("Go to It in the Timeline"), this,
                    [this, record = m_view->currentRecord()] { Q_EMIT m_view->activated(record); });
    const QString call = callFilter(*m_view->model(), row);
    menu->addAction(Symbol::icon(u"filter"_s), tr("Show Only This Call"), this, [this, call] { Q_EMIT filterRequested(call); })
        ->setEnabled(!call.isEmpty());
    const quint32 session = document->capture().row(m_view->currentRecord()).session;
    menu->addAction(tr("Show Only This Session"), this,
                    [this, session] { Q_EMIT filterRequested(u"session == %1"_s.arg(session)); });
    menu->addSeparator();
    menu->addActions(m_commands);
    menu->popup(global);
}

} // namespace Inspector
