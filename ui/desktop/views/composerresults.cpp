// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composerresults.h"

#include "resultmodel.h"
#include "symbol.h"
#include "theme.h"
#include "valuecopy.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

/// \brief The calls that hold something, out of all. The log is short (CallLog::MaximumEntries): filtering it costs nothing.
class ComposerResults::HeldModel final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return sourceModel()->index(row, 0, parent).data(CallLog::HeldRole).toBool();
    }
};

/// \brief The calls in which all words of the search are, whatever their case.
class ComposerResults::FoundModel final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QStringList &words)
    {
        m_words = words;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_words.isEmpty())
            return true;
        QString all;
        for (const int column : {CallLog::CallColumn, CallLog::ArgumentsColumn, CallLog::StateColumn, CallLog::ResultColumn})
            all += sourceModel()->index(row, column, parent).data().toString() + u'\n';
        return std::all_of(m_words.begin(), m_words.end(),
                           [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
};

ComposerResults::ComposerResults(QWidget *parent) : QWidget(parent)
{
    m_result = new ResultModel(this);
    m_heldModel = new HeldModel(this);
    m_found = new FoundModel(this);
    m_sequence = new CallSequence(this);

    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName("composerTabs"_L1);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeHistory(), tr("History"));
    m_held = makeTable(m_heldModel, u"composerHeld"_s);
    m_held->setAccessibleName(tr("Results that are held"));
    m_tabs->addTab(m_held, tr("Held"));
    m_tabs->addTab(makeRun(), tr("Run"));
    auto *differences = new QWidget;
    auto *differencesLayout = new QVBoxLayout(differences);
    m_differencesTitle = new QLabel(tr("Select two calls of the history and choose Compare."));
    m_differencesTitle->setObjectName("composerDifferencesTitle"_L1);
    m_differencesTitle->setTextFormat(Qt::PlainText);
    m_differencesTitle->setWordWrap(true);
    m_differences = new QTreeWidget;
    m_differences->setObjectName("composerDifferences"_L1);
    m_differences->setAccessibleName(tr("Differences of two results"));
    m_differences->setRootIsDecorated(false);
    m_differences->setColumnCount(3);
    m_differences->setHeaderLabels({tr("Place"), tr("First"), tr("Second")});
    differencesLayout->addWidget(m_differencesTitle);
    differencesLayout->addWidget(m_differences, 1);
    m_tabs->addTab(differences, tr("Compare"));

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setObjectName("composerResultSplitter"_L1);
    splitter->addWidget(m_tabs);
    splitter->addWidget(makeResult());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    connect(m_tree, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const auto capability = m_result->capabilityAt(index))
            Q_EMIT targetChosen(*capability);
    });
    connect(m_sequence, &CallSequence::advanced, this, &ComposerResults::updateRun);
    connect(m_sequence, &CallSequence::cancelled, this, &ComposerResults::disposeRequested);
    updateRun();
    showEntry(CallHandle::None);
}

ComposerResults::~ComposerResults() = default;

QTableView *ComposerResults::makeTable(QAbstractItemModel *model, const QString &name)
{
    auto *table = new QTableView;
    table->setObjectName(name);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    table->horizontalHeader()->setStretchLastSection(true);
    connect(table, &QWidget::customContextMenuRequested, this, [this, table](const QPoint &at) { showHistoryMenu(table, at); });
    connect(table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const CallEntry *entry = m_log ? m_log->find(handleAt(index)) : nullptr;
            entry && entry->state != CallEntry::State::Received)
            Q_EMIT editRequested(CallRequest(entry->request));
    });
    return table;
}

QWidget *ComposerResults::makeHistory()
{
    auto *panel = new QWidget;
    m_search = new QLineEdit;
    m_search->setObjectName("composerSearch"_L1);
    m_search->setPlaceholderText(tr("Search calls, arguments and results"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_found->setWords(text.simplified().split(u' ', Qt::SkipEmptyParts)); });
    m_compare = new QPushButton(tr("Co&mpare"));
    m_compare->setObjectName("composerCompare"_L1);
    m_compare->setToolTip(tr("Shows what differs between the results of the two selected calls"));
    m_compare->setAutoDefault(false);
    connect(m_compare, &QPushButton::clicked, this, &ComposerResults::compareSelected);
    m_history = makeTable(m_found, u"composerHistory"_s);
    m_history->setAccessibleName(tr("Calls of this run and of earlier ones"));
    auto *again = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), m_history);
    again->setContext(Qt::WidgetWithChildrenShortcut);
    connect(again, &QShortcut::activated, this, [this] {
        const CallEntry *entry = m_log ? m_log->find(handleAt(m_history->currentIndex())) : nullptr;
        if (entry && entry->state != CallEntry::State::Received)
            Q_EMIT sendAgainRequested(CallRequest(entry->request));
    });
    auto *head = new QHBoxLayout;
    head->addWidget(m_search, 1);
    head->addWidget(m_compare);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins({});
    layout->addLayout(head);
    layout->addWidget(m_history, 1);
    return panel;
}

QWidget *ComposerResults::makeRun()
{
    auto *panel = new QWidget;
    m_runState = new QLabel;
    m_runState->setObjectName("composerRunState"_L1);
    m_runState->setTextFormat(Qt::PlainText);
    m_runState->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *stops = new QCheckBox(tr("Stop at the first &error"));
    stops->setObjectName("composerStopAtError"_L1);
    stops->setChecked(true);
    connect(stops, &QCheckBox::toggled, this, [this](bool checked) { m_sequence->setStopsAtError(checked); });
    m_cancel = new QPushButton(tr("Cance&l"));
    m_cancel->setObjectName("composerCancelRun"_L1);
    m_cancel->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_sequence->cancel(); });
    m_run = new QTableView;
    m_run->setObjectName("composerRun"_L1);
    m_run->setAccessibleName(tr("Calls of the run"));
    m_run->setModel(m_sequence);
    m_run->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_run->setSelectionMode(QAbstractItemView::SingleSelection);
    m_run->setTabKeyNavigation(false);
    m_run->setWordWrap(false);
    m_run->verticalHeader()->hide();
    m_run->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_run->horizontalHeader()->setStretchLastSection(true);
    m_run->setColumnWidth(CallSequence::CallColumn, fontMetrics().averageCharWidth() * 28);
    connect(m_run->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (const CallHandle handle = current.data(CallSequence::HandleRole).value<CallHandle>(); handle != CallHandle::None)
            showEntry(handle);
    });
    auto *head = new QHBoxLayout;
    head->addWidget(m_runState, 1);
    head->addWidget(stops);
    head->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins({});
    layout->addLayout(head);
    layout->addWidget(m_run, 1);
    return panel;
}

QWidget *ComposerResults::makeResult()
{
    m_resultTitle = new QLabel;
    m_resultTitle->setObjectName("composerResultTitle"_L1);
    m_resultTitle->setTextFormat(Qt::PlainText);
    m_resultTitle->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_resultTitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_disposeResult = new QPushButton(tr("Di&spose"));
    m_disposeResult->setObjectName("composerDispose"_L1);
    m_disposeResult->setIcon(Symbol::icon(u"dispose"_s));
    m_disposeResult->setAutoDefault(false);
    m_disposeResult->setToolTip(tr("Lets go of what this call holds at the peer"));
    connect(m_disposeResult, &QPushButton::clicked, this, [this] { Q_EMIT disposeRequested(m_shown); });
    auto *head = new QHBoxLayout;
    head->addWidget(m_resultTitle, 1);
    head->addWidget(m_disposeResult);
    m_errorText = new QLabel;
    m_errorText->setObjectName("composerError"_L1);
    m_errorText->setTextFormat(Qt::PlainText);
    m_errorText->setWordWrap(true);
    m_errorText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_tree = new QTreeView;
    m_tree->setObjectName("composerResult"_L1);
    m_tree->setAccessibleName(tr("Result"));
    m_tree->setModel(m_result);
    m_tree->setUniformRowHeights(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ResultModel::ValueColumn, QHeaderView::Stretch);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ComposerResults::showResultMenu);

    auto *result = new QWidget;
    auto *layout = new QVBoxLayout(result);
    layout->setContentsMargins({});
    layout->addLayout(head);
    layout->addWidget(m_errorText);
    layout->addWidget(m_tree, 1);
    return result;
}

void ComposerResults::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_tree)
        showEntry(m_shown);
}

CallLog *ComposerResults::callLog() const { return m_log; }

void ComposerResults::setCallLog(CallLog *log)
{
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    showEntry(CallHandle::None); // handles of another log mean other calls
    m_found->setSourceModel(log);
    m_heldModel->setSourceModel(log);
    if (!log)
        return;
    for (QTableView *table : {m_history, m_held}) {
        table->setColumnWidth(CallLog::NumberColumn, fontMetrics().averageCharWidth() * 6);
        table->setColumnWidth(CallLog::CallColumn, fontMetrics().averageCharWidth() * 28);
        table->setColumnWidth(CallLog::StateColumn, fontMetrics().averageCharWidth() * 16);
        table->selectionModel()->disconnect(this);
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this, table](const QModelIndex &current) {
                    if (current.isValid() && table->isVisible())
                        showEntry(handleAt(current));
                });
    }
    connect(m_history->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_compare->setEnabled(selectedHandles(m_history).size() == 2); });
    m_compare->setEnabled(false);
    connect(log, &CallLog::entryAdded, this, [this](CallHandle handle) {
        if (m_sending) {
            m_shown = handle;
            const QSignalBlocker blocker(m_history->selectionModel());
            m_history->setCurrentIndex(m_found->mapFromSource(m_log->index(m_log->rowOf(handle), 0)));
            m_history->viewport()->update();
        }
        if (handle == m_shown)
            showEntry(handle);
        updateHeld();
    });
    connect(log, &CallLog::entryChanged, this, [this](CallHandle handle) {
        if (handle == m_shown)
            showEntry(handle);
        updateHeld();
    });
    updateHeld();
}

void ComposerResults::showHistory()
{
    m_search->clear(); // what was sent must be seen
    m_tabs->setCurrentIndex(0);
}

void ComposerResults::showRun() { m_tabs->setCurrentWidget(m_run->parentWidget()); }

void ComposerResults::showDifferences(const QString &first, const QString &second, const QList<ResultDifference> &differences)
{
    m_differencesTitle->setText(differences.isEmpty() ? tr("%1 and %2 have the same result.").arg(first, second)
                                                      : tr("First: %1. Second: %2.").arg(first, second));
    m_differences->clear();
    for (const ResultDifference &each : differences)
        m_differences->addTopLevelItem(new QTreeWidgetItem({each.place, each.first, each.second}));
    for (int column = 0; column < 2; ++column)
        m_differences->resizeColumnToContents(column);
    m_tabs->setCurrentWidget(m_differences->parentWidget());
}

void ComposerResults::updateHeld()
{
    const int count = int(m_heldModel->rowCount());
    m_tabs->setTabText(m_tabs->indexOf(m_held), count ? tr("Held (%1)").arg(count) : tr("Held"));
}

void ComposerResults::updateRun()
{
    const QString summary = m_sequence->summary();
    m_runState->setText(summary.isEmpty() ? tr("Run a collection from its context menu.") : summary);
    m_cancel->setEnabled(m_sequence->isRunning());
}

CallHandle ComposerResults::handleAt(const QModelIndex &index)
{
    return index.isValid() ? index.data(CallLog::HandleRole).value<CallHandle>() : CallHandle::None;
}

QList<CallHandle> ComposerResults::selectedHandles(const QTableView *table) const
{
    QList<CallHandle> handles;
    if (!table->selectionModel())
        return handles;
    QModelIndexList rows = table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows))
        handles.append(handleAt(row));
    return handles;
}

void ComposerResults::compareSelected()
{
    const QList<CallHandle> handles = selectedHandles(m_history);
    if (handles.size() != 2 || !m_log)
        return;
    const CallEntry *first = m_log->find(handles[0]);
    const CallEntry *second = m_log->find(handles[1]);
    if (first && second)
        Q_EMIT compareRequested(CallEntry(*first), CallEntry(*second));
}

void ComposerResults::showEntry(CallHandle handle)
{
    const bool isOther = handle != m_shown;
    m_shown = handle;
    const CallEntry *entry = m_log ? m_log->find(handle) : nullptr;
    m_disposeResult->setEnabled(entry && entry->held);
    if (!entry) {
        m_resultTitle->setText(tr("No call yet"));
        m_errorText->hide();
        m_result->clear();
        return;
    }
    QString title = entry->title() + u": "_s + toText(entry->state);
    if (entry->latency >= 0)
        title += tr(" after %1 ms").arg(double(entry->latency) / 1e6, 0, 'f', 1);
    if (entry->importId && entry->state == CallEntry::State::Sent)
        title += tr(", usable as %1").arg(toText(CapabilityRef::import(entry->importId->value)));
    m_resultTitle->setText(title);
    m_resultTitle->setToolTip(title);
    m_errorText->setVisible(entry->error.has_value());
    if (entry->error) {
        // Cut: the whole may have tens of megabytes.
        m_errorText->setText(m_log->index(m_log->rowOf(handle), CallLog::ResultColumn).data(Qt::ToolTipRole).toString());
        QPalette colours; // all but one role stay the window's
        colours.setColor(QPalette::WindowText, Theme::of(palette()).error);
        m_errorText->setPalette(colours);
    }
    // Only when there is something new: a tree that is being read must not collapse because the entry was disposed.
    const QVariant shown = m_tree->property("shownState");
    const QVariant now = int(entry->state);
    if (!isOther && shown == now)
        return;
    m_tree->setProperty("shownState", now);
    switch (entry->state) {
    case CallEntry::State::Resolved:
        m_result->setValue(tr("result"), entry->result);
        break;
    case CallEntry::State::Received:
        m_result->setValue(tr("arguments"), entry->result);
        break;
    case CallEntry::State::Rejected:
        m_result->setError(*entry->error);
        break;
    case CallEntry::State::Sent:
        if (entry->importId) {
            const CapabilityPtr placeholder(new ReferencePlaceholder(CapabilityRef::import(entry->importId->value)));
            m_result->setValue(tr("promise"), Value::promise(placeholder));
            break;
        }
        m_result->clear();
        break;
    default:
        m_result->clear();
        break;
    }
    m_tree->expandToDepth(1);
    m_tree->resizeColumnToContents(ResultModel::NameColumn);
}

void ComposerResults::showResultMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Value value = m_result->valueAt(index);
    if (const auto capability = m_result->capabilityAt(index)) {
        menu->addAction(Symbol::icon(u"target"_s), tr("Make it the &target"), this,
                        [this, capability] { Q_EMIT targetChosen(*capability); });
        menu->addAction(Symbol::icon(u"dispose"_s), tr("&Dispose"), this,
                        [this, capability] { Q_EMIT disposeImportRequested(capability->id); });
    }
    const QString text = toArgumentText(value, LargestAtOnce);
    const bool isGiant = text.size() > LargestAtOnce;
    menu->addAction(isGiant ? tr("Insert into &arguments (too large)") : tr("Insert into &arguments"), this,
                    [this, text] { Q_EMIT insertRequested(text); })
        ->setEnabled(!isGiant);
    menu->addAction(Symbol::icon(u"copy"_s), tr("&Copy"), this, [value] { copyValue(value); });
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void ComposerResults::showHistoryMenu(QTableView *table, const QPoint &position)
{
    const QModelIndex index = table->indexAt(position);
    const CallEntry *entry = index.isValid() && m_log ? m_log->find(handleAt(index)) : nullptr;
    if (!entry)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const CallHandle handle = entry->handle;
    const CallRequest wanted = entry->request;
    if (entry->state != CallEntry::State::Received) {
        menu->addAction(Symbol::icon(u"compose"_s), tr("&Edit again"), this, [this, wanted] { Q_EMIT editRequested(wanted); });
        menu->addAction(Symbol::icon(u"outgoing"_s), tr("Send a&gain (Ctrl+Shift+Enter)"), this,
                        [this, wanted] { Q_EMIT sendAgainRequested(wanted); });
        menu->addAction(tr("&Save in a Collection…"), this, [this, wanted] { Q_EMIT saveRequested(wanted.draft()); });
    }
    if (table == m_history && selectedHandles(table).size() == 2)
        menu->addAction(tr("Co&mpare Both Results"), this, &ComposerResults::compareSelected);
    if (entry->held)
        menu->addAction(Symbol::icon(u"dispose"_s), tr("&Dispose"), this, [this, handle] { Q_EMIT disposeRequested(handle); });
    const Value result = entry->result;
    const QString words = index.siblingAtColumn(CallLog::ResultColumn).data(Qt::ToolTipRole).toString();
    const bool isValue = !entry->error && !result.isCapability()
                         && (entry->state == CallEntry::State::Resolved || entry->state == CallEntry::State::Received);
    menu->addAction(Symbol::icon(u"copy"_s), tr("&Copy result"), this, [result, words, isValue] {
        if (isValue)
            copyValue(result);
        else
            QGuiApplication::clipboard()->setText(words);
    });
    menu->addSeparator();
    menu->addAction(tr("C&lear History"), this, &ComposerResults::clearRequested);
    menu->popup(table->viewport()->mapToGlobal(position));
}

} // namespace Inspector
