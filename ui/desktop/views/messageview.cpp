// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageview.h"

#include "datatext.h"
#include "emptystate.h"
#include "filterbar.h"
#include "messagetreedelegate.h"
#include "messagetreemodel.h"
#include "rawtextview.h"
#include "symbol.h"
#include "theme.h"
#include "visibletext.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {
/// How far a message is open when it is chosen.
constexpr int ExpandedLevels = 3;
constexpr int ExpandedRows = 200;
} // namespace

MessageView::MessageView(QWidget *parent)
    : QWidget(parent), m_model(new MessageTreeModel(this)), m_stack(new QStackedWidget(this)), m_heading(new QLabel(this)),
      m_problem(new QLabel(this)), m_notice(new QLabel(this)), m_splitter(new QSplitter(Qt::Vertical, this)),
      m_tree(new QTreeView(this)), m_raw(new RawTextView(this)), m_indent(new QToolButton(this))
{
    auto *empty = new EmptyState(u"search"_s, this);
    empty->setTexts(tr("No message selected"), tr("Choose a row of the timeline to see what it means and its exact text."));

    empty->setMinimumHeight(3 * fontMetrics().height()); // it is cut rather than that it pushes other panes out of their place

    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setContentsMargins(6, 4, 6, 4);
    m_heading->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_heading->setWordWrap(true);
    for (QLabel *label : {m_problem, m_notice}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setContentsMargins(6, 4, 6, 4);
        label->setAutoFillBackground(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->hide();
    }

    m_tree->setObjectName(u"messageTree"_s);
    m_tree->setAccessibleName(tr("Decoded message"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new MessageTreeDelegate(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    m_tree->setHeaderHidden(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(MessageTreeModel::NameColumn, 130);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);

    m_indent->setIcon(Symbol::icon(u"format"_s));
    m_indent->setText(tr("Indent"));
    m_indent->setToolTip(tr("Lay the text out over lines, or show it as it was sent"));
    m_indent->setCheckable(true);
    m_indent->setChecked(true);
    m_indent->setAutoRaise(true);
    m_indent->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *copy = new QToolButton(this);
    copy->setIcon(Symbol::icon(u"copy"_s));
    copy->setText(tr("Copy Text"));
    copy->setToolTip(tr("Copy the whole text, exactly as it was sent"));
    copy->setAutoRaise(true);
    copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto *textBox = new QWidget(this);
    auto *textBar = new QHBoxLayout;
    textBar->setContentsMargins(6, 2, 6, 2);
    textBar->addWidget(new QLabel(tr("Text"), this), 1);
    textBar->addWidget(m_indent);
    textBar->addWidget(copy);
    auto *textLayout = new QVBoxLayout(textBox);
    textLayout->setContentsMargins(0, 0, 0, 0);
    textLayout->setSpacing(0);
    textLayout->addLayout(textBar);
    textLayout->addWidget(m_notice);
    textLayout->addWidget(m_raw, 1);

    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(textBox);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);

    auto *page = new QWidget(this);
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 0, 0);
    pageLayout->setSpacing(0);
    pageLayout->addWidget(m_heading);
    pageLayout->addWidget(m_problem);
    pageLayout->addWidget(m_splitter, 1);
    m_stack->addWidget(empty);
    m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    connect(m_indent, &QToolButton::toggled, this, [this] {
        const auto range = m_model->byteRange(m_tree->currentIndex());
        showText();
        m_raw->markBytes(range.first, range.second);
    });
    connect(copy, &QToolButton::clicked, this, &MessageView::copyText);
    connect(m_raw, &RawTextView::byteClicked, this, &MessageView::onByteClicked);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &MessageView::onNodeSelected);
    connect(m_tree, &QAbstractItemView::activated, m_model, &MessageTreeModel::showMore);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &MessageView::showTreeMenu);
    connect(m_model, &MessageTreeModel::stateChanged, this, [this] {
        updateHeading();
        expandFirst();
    });
    setFocusProxy(m_tree);
    auto *copyNode = new QShortcut(QKeySequence::Copy, m_tree, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copyNode, &QShortcut::activated, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_model->sourceText(m_tree->currentIndex()))); });
}

MessageView::~MessageView() = default;

void MessageView::expandFirst()
{
    // Level by level, as long as it fits on a screen or two: what is hostile may have hundreds of children at each level.
    std::vector<QModelIndex> level;
    for (int row = 0; row < m_model->rowCount(); ++row)
        level.push_back(m_model->index(row, 0));
    int rows = int(level.size());
    for (int depth = 0; depth <= ExpandedLevels; ++depth) {
        std::vector<QModelIndex> next;
        for (const QModelIndex &index : level) {
            if (!m_model->hasChildren(index))
                continue;
            if (rows > ExpandedRows)
                return;
            if (m_model->canFetchMore(index))
                m_model->fetchMore(index); // the view would do it only when it is laid out
            m_tree->expand(index);
            rows += m_model->rowCount(index);
            for (int row = 0; row < m_model->rowCount(index); ++row)
                next.push_back(m_model->index(row, 0, index));
        }
        level = std::move(next);
    }
}

void MessageView::setFilterBar(FilterBar *bar) { m_filter = bar; }

void MessageView::setDocument(CaptureDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    if (document)
        connect(document, &QObject::destroyed, this, [this] { setRecord(NoRecord); });
    m_record = NoRecord;
    setRecord(NoRecord);
}

void MessageView::setRecord(RecordIndex record)
{
    if (record == m_record && record != NoRecord)
        return;
    m_record = m_document ? record : NoRecord;
    m_stack->setCurrentIndex(m_record == NoRecord ? 0 : 1);
    m_model->setRecord(m_document, m_record);
    updateHeading();
    if (m_record != NoRecord)
        showText();
}

void MessageView::updateHeading()
{
    if (!m_document || m_record == NoRecord)
        return;
    const Capture &capture = m_document->capture();
    const Row row = capture.row(m_record);
    const bool ours = row.from == m_document->ownSide();
    QString heading = tr("Record %1").arg(m_record);
    if (row.kind == Record::Kind::Message)
        heading += u"  ·  "_s + (ours ? tr("sent") : tr("received"));
    if (row.time >= 0)
        heading += u"  ·  "_s + timeText(row.time) + u" s"_s;
    heading += u"  ·  "_s + sizeText(row.textSize);
    if (m_model->state() == MessageTreeModel::State::Parsing)
        heading += u"  ·  "_s + tr("decoding…");
    m_heading->setText(heading);
    m_heading->setToolTip(heading);

    const QString problem = row.hasProblem || !row.decoded ? capture.problem(m_record) : QString();
    m_problem->setVisible(!problem.isEmpty());
    m_problem->setText(visibleText(QStringView(problem), 1000));
    QPalette colors = palette();
    const Theme theme = Theme::of(colors);
    colors.setColor(QPalette::Window, theme.errorBackground);
    colors.setColor(QPalette::WindowText, theme.error);
    m_problem->setPalette(colors);
    m_tree->setVisible(row.kind == Record::Kind::Message && m_model->state() != MessageTreeModel::State::Empty);
}

void MessageView::showText()
{
    const QByteArray bytes = m_document->capture().text(m_record);
    MessageText text(bytes, m_indent->isChecked() ? MessageText::Layout::Indented : MessageText::Layout::AsSent);
    m_notice->setVisible(text.isCut());
    if (text.isCut()) {
        m_notice->setText(tr("This message is large: the first %1 of %2 are shown. Copy Text copies all of it.")
                              .arg(sizeText(text.shownBytes()), sizeText(text.totalBytes())));
        QPalette colors = palette();
        const Theme theme = Theme::of(colors);
        colors.setColor(QPalette::Window, theme.eventBackground);
        m_notice->setPalette(colors);
    }
    m_raw->setMessage(std::move(text));
}

void MessageView::onNodeSelected(const QModelIndex &index)
{
    if (m_linking)
        return;
    const auto [begin, end] = m_model->byteRange(index);
    m_raw->markBytes(begin, end);
}

void MessageView::onByteClicked(qsizetype byte)
{
    const QModelIndex index = m_model->nodeAt(byte);
    if (!index.isValid())
        return;
    m_linking = true; // the text stays where the hand is
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    m_linking = false;
    const auto [begin, end] = m_model->byteRange(index);
    m_raw->markRange(begin, end);
}

void MessageView::showTreeMenu(const QPoint &position)
{
    const QModelIndex under = m_tree->indexAt(position);
    const QModelIndex index = under.isValid() ? under : m_tree->currentIndex();
    if (!index.isValid())
        return;
    QMenu menu(this);
    menu.setObjectName("nodeMenu"_L1);
    const QModelIndex value = index.siblingAtColumn(MessageTreeModel::ValueColumn);
    menu.addAction(Symbol::icon(u"copy"_s), tr("Copy as JSON"), this,
                   [this, index] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_model->sourceText(index))); });
    menu.addAction(tr("Copy Meaning"), this, [value] { QGuiApplication::clipboard()->setText(value.data().toString()); });
    menu.addSeparator();
    menu.addAction(tr("Copy the Whole Message"), this, &MessageView::copyText);
    if (m_filter) {
        menu.addSeparator();
        const QString part = m_model->filterOf(index);
        m_filter->addJoins(menu.addMenu(tr("&Apply as Filter")), part, true);
        m_filter->addJoins(menu.addMenu(tr("&Prepare as Filter")), part, false);
    }
    menu.exec(m_tree->viewport()->mapToGlobal(position));
}

void MessageView::copyText()
{
    if (!m_document || m_record == NoRecord)
        return;
    const QByteArray text = m_document->capture().text(m_record);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
    Q_EMIT noticed(tr("Copied %1.").arg(sizeText(text.size())));
}

QByteArray MessageView::saveState() const { return m_splitter->saveState(); }

void MessageView::restoreState(const QByteArray &state) { m_splitter->restoreState(state); }

} // namespace Inspector
