// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tablespane.h"

#include "capabilitydelegate.h"
#include "datatable.h"
#include "datatext.h"
#include "entryusefinder.h"
#include "entryusesview.h"
#include "symbol.h"

#include <QtCore/QDataStream>
#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

QToolButton *makeToggle(const QString &text, const QString &symbol, const QString &toolTip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setIcon(Symbol::icon(symbol));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setToolTip(toolTip);
    return button;
}

} // namespace

TablesPane::TablesPane(QWidget *parent)
    : QWidget(parent), m_splitter(new QSplitter(Qt::Horizontal, this)), m_side(new QComboBox(this)),
      m_live(makeToggle(tr("Live"), u"live"_s, tr("Show the tables as they are now"), this)),
      m_atSelection(
          makeToggle(tr("At selection"), u"history"_s, tr("Show the tables as they were after the selected message"), this)),
      m_references(makeToggle(tr("References"), u"goto"_s, tr("Show the calls that refer to the chosen entry"), this)),
      m_uses(new EntryUsesView(this)), m_when(new QLabel(this))
{
    m_side->addItem(tr("Our side"), int(Side::A));
    m_side->addItem(tr("Peer's side"), int(Side::B));
    m_side->setAccessibleName(tr("Whose tables"));
    m_side->setToolTip(tr("Whose tables are shown; the peer's are computed from the messages"));
    auto *group = new QButtonGroup(this);
    group->addButton(m_live);
    group->addButton(m_atSelection);
    m_live->setChecked(true);
    m_when->setTextFormat(Qt::PlainText);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 3, 6, 0);
    bar->addWidget(m_side);
    bar->addSpacing(6);
    bar->addWidget(m_live);
    bar->addWidget(m_atSelection);
    bar->addSpacing(6);
    bar->addWidget(m_when, 1);
    bar->addWidget(m_references);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(bar);
    layout->addWidget(m_splitter, 1);
    m_splitter->addWidget(makePanel(m_panels[0], Table::Imports));
    m_splitter->addWidget(makePanel(m_panels[1], Table::Exports));
    m_splitter->addWidget(m_uses);
    m_splitter->setChildrenCollapsible(false);
    for (int i = 0; i < 3; ++i)
        m_splitter->setStretchFactor(i, i < 2 ? 5 : 2);
    m_references->setObjectName("references"_L1);
    m_references->setChecked(true);
    makeCommands();

    connect(m_side, &QComboBox::currentIndexChanged, this, &TablesPane::apply);
    connect(m_live, &QToolButton::clicked, this, [this] { setLive(true); });
    connect(m_atSelection, &QToolButton::clicked, this, [this] { setLive(false); });
    connect(m_references, &QToolButton::toggled, m_uses, &QWidget::setVisible);
    connect(m_uses, &EntryUsesView::recordRequested, this, &TablesPane::recordRequested);
    connect(m_uses, &EntryUsesView::filterRequested, this, &TablesPane::filterRequested);
    apply();
}

TablesPane::~TablesPane() = default;

QWidget *TablesPane::makePanel(Panel &panel, Table table)
{
    const bool imports = table == Table::Imports;
    auto *box = new QWidget(this);
    panel.model = new CapabilityTableModel(table, this);
    panel.sorted = new QSortFilterProxyModel(this);
    panel.sorted->setSourceModel(panel.model);
    panel.sorted->setSortRole(CapabilityTableModel::SortRole);
    panel.title = new QLabel(box);
    panel.title->setTextFormat(Qt::PlainText);
    panel.title->setContentsMargins(6, 0, 0, 0);
    panel.view = new DataTable(box);
    panel.view->setObjectName(imports ? u"imports"_s : u"exports"_s);
    panel.view->setAccessibleName(imports ? tr("Imports") : tr("Exports"));
    panel.view->setModel(panel.sorted);
    panel.view->setItemDelegate(new CapabilityDelegate(panel.view));
    panel.view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    panel.view->setSortingEnabled(true);
    panel.view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *header = panel.view->horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(CapabilityTableModel::OriginColumn, QHeaderView::Stretch);
    header->setSectionsMovable(true);
    const QFontMetrics metrics(dataFont());
    static constexpr const char16_t *samples[] = {
        u"-9999",    u"writable",      u"makeCounter(…).items", u"9999",     u"#99999", u"#99999",
        u"99 min 9", u"m held at end", u"life of an entry",     u"100 of 99"};
    for (int column = 0; column < CapabilityTableModel::ColumnCount; ++column) {
        const int content = metrics.horizontalAdvance(QString::fromUtf16(samples[column])) + 14;
        header->resizeSection(column, qMax(content, header->sectionSizeHint(column)));
    }

    // What matters most is seen without scrolling.
    for (const auto &[column, place] : {std::pair{CapabilityTableModel::StateColumn, 4},
                                        {CapabilityTableModel::LifeColumn, 5},
                                        {CapabilityTableModel::LeakColumn, 6}})
        header->moveSection(header->visualIndex(column), place);

    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(panel.title);
    layout->addWidget(panel.view);

    connect(panel.model, &CapabilityTableModel::refreshed, this, &TablesPane::updateTexts);
    // A large change starts the model over: what was selected is found again by its id.
    connect(panel.model, &QAbstractItemModel::modelAboutToBeReset, this, [&panel] {
        const QModelIndex current = panel.sorted->mapToSource(panel.view->currentIndex());
        panel.selected = current.isValid() ? std::optional(panel.model->entryAt(current.row()).id) : std::nullopt;
    });
    connect(panel.sorted, &QAbstractItemModel::modelReset, this, [&panel] {
        const int row = panel.selected ? panel.model->rowOf(*panel.selected) : -1;
        if (row >= 0)
            panel.view->setCurrentIndex(panel.sorted->mapFromSource(panel.model->index(row, 0)));
    });
    connect(panel.view, &QWidget::customContextMenuRequested, this, [this, &panel](const QPoint &at) { showMenu(panel, at); });
    connect(panel.view, &QAbstractItemView::activated, this, [this, &panel](const QModelIndex &index) {
        const RecordIndex born = panel.model->entryAt(panel.sorted->mapToSource(index).row()).born;
        if (born != NoRecord)
            Q_EMIT recordRequested(born);
    });
    connect(panel.view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this, &panel](const QModelIndex &now) {
        if (now.isValid() || m_chosen == &panel)
            choose(panel);
    });
    return box;
}

void TablesPane::setDocument(CaptureDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_record = NoRecord;
    m_session = -1;
    for (Panel &panel : m_panels)
        panel.model->setDocument(document);
    m_uses->finder()->setDocument(document);
    if (document) {
        // A new session takes the stage, unless one was chosen.
        connect(document, &CaptureDocument::appended, this, [this] {
            if (m_isLive && imports()->session() != session())
                apply();
        });
        m_side->setCurrentIndex(m_side->findData(int(document->ownSide())));
    }
    setLive(true);
    apply();
}

quint32 TablesPane::session() const
{
    if (!m_document || !m_document->capture().sessionCount())
        return 0;
    if (!m_isLive && m_record != NoRecord)
        return m_document->capture().row(m_record).session;
    return m_session >= 0 ? quint32(m_session) : quint32(m_document->capture().sessionCount() - 1);
}

void TablesPane::setSession(quint32 session)
{
    m_session = m_document && int(session) == m_document->capture().sessionCount() - 1 ? -1 : qint64(session);
    apply();
}

void TablesPane::setRecord(RecordIndex record)
{
    m_record = record;
    setLive(record == NoRecord);
    apply();
}

bool TablesPane::isLive() const { return m_isLive; }

void TablesPane::setLive(bool live)
{
    if (!live && m_record == NoRecord)
        live = true;
    const bool changed = live != m_isLive;
    m_isLive = live;
    (live ? m_live : m_atSelection)->setChecked(true);
    apply();
    if (changed)
        Q_EMIT liveChanged(live);
}

void TablesPane::apply()
{
    const Side side = Side(m_side->currentData().toInt());
    m_atSelection->setEnabled(m_record != NoRecord);
    for (Panel &panel : m_panels) {
        panel.model->setSession(session());
        panel.model->setSide(side);
        panel.model->setAt(m_isLive ? TableHistory::Latest : m_record);
    }
    updateTexts();
}

void TablesPane::updateTexts()
{
    if (m_isLive) {
        m_when->clear();
    } else {
        m_when->setText(tr("After record %1").arg(m_record));
    }
    m_panels[0].title->setText(tr("Imports (%L1)").arg(m_panels[0].model->liveCount()));
    m_panels[1].title->setText(tr("Exports (%L1)").arg(m_panels[1].model->liveCount()));
    updateUses();
    Q_EMIT countsChanged();
}

QByteArray TablesPane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_splitter->saveState() << m_panels[0].view->horizontalHeader()->saveState()
           << m_panels[1].view->horizontalHeader()->saveState() << m_references->isChecked();
    return state;
}

void TablesPane::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    QByteArray splitter, imports, exports;
    stream >> splitter >> imports >> exports;
    if (stream.status() != QDataStream::Ok)
        return;
    m_splitter->restoreState(splitter);
    m_panels[0].view->horizontalHeader()->restoreState(imports);
    m_panels[1].view->horizontalHeader()->restoreState(exports);
    bool references = true;
    stream >> references;
    m_references->setChecked(stream.status() != QDataStream::Ok || references); // earlier versions had none
}

} // namespace Inspector
