// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer.h"

#include "capturedocument.h"
#include "composereditor.h"
#include "composertargets.h"
#include "resultmodel.h"
#include "symbol.h"
#include "theme.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtCore/QSortFilterProxyModel>
#include <QtCore/QStringListModel>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QToolTip>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

namespace {

constexpr int ValidationDelay = 150; // milliseconds after the last key
constexpr qint64 RecordsScannedAtOnce = 20'000;
constexpr qsizetype MostNames = 2000;
constexpr qsizetype LongestName = 80;
constexpr qsizetype LongestError = 4000;

} // namespace

/// \brief The calls that hold something, out of all. The log is short (CallLog::MaximumEntries): filtering it costs nothing.
class Composer::HeldModel final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        return sourceModel()->index(row, 0, parent).data(CallLog::HeldRole).toBool();
    }
};

Composer::Composer(QWidget *parent) : QWidget(parent)
{
    m_result = new ResultModel(this);
    m_heldModel = new HeldModel(this);
    m_nameModel = new QStringListModel(this);

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName("composerSplitter"_L1);
    splitter->addWidget(makeForm());
    splitter->addWidget(makeResults());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);

    m_validation.setSingleShot(true);
    m_validation.setInterval(ValidationDelay);
    connect(&m_validation, &QTimer::timeout, this, &Composer::validate);
    connect(m_arguments, &ComposerEditor::textChanged, this, [this] { m_validation.start(); });
    connect(m_targets, &QComboBox::editTextChanged, this, [this] { m_validation.start(); });
    connect(m_method, &QLineEdit::textChanged, this, [this] { m_validation.start(); });
    connect(m_tree, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const auto capability = m_result->capabilityAt(index))
            setTarget(*capability);
    });

    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this] { send(CallMode::Call); });
    }
    validate();
    showEntry(CallHandle::None);
}

Composer::~Composer() = default;

QWidget *Composer::makeForm()
{
    auto *panel = new QWidget;
    // Made in the order in which the Tab key goes through them.
    m_targets = new ComposerTargets(panel);
    m_targets->setObjectName("composerTarget"_L1);
    m_method = new QLineEdit(panel);
    m_method->setObjectName("composerMethod"_L1);
    m_method->setPlaceholderText(tr("method or property; empty calls the target itself"));
    m_method->setAccessibleName(tr("Method"));
    m_method->setClearButtonEnabled(true);
    auto *completer = new QCompleter(m_nameModel, m_method);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_method->setCompleter(completer);
    connect(m_method, &QLineEdit::textEdited, this, &Composer::scanNames);

    m_arguments = new ComposerEditor(panel);
    m_arguments->setObjectName("composerArguments"_L1);
    auto *argumentsLabel = new QLabel(tr("&Arguments"));
    argumentsLabel->setBuddy(m_arguments);
    m_statusIcon = new QLabel;
    m_status = new QLabel;
    m_status->setObjectName("composerStatus"_L1);
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *statusRow = new QHBoxLayout;
    statusRow->addWidget(m_statusIcon, 0, Qt::AlignTop);
    statusRow->addWidget(m_status, 1);

    const auto button = [this, panel](const QString &text, const QString &name, const QString &tip, CallMode mode) {
        auto *made = new QPushButton(text, panel);
        made->setObjectName(name);
        made->setToolTip(tip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, [this, mode] { send(mode); });
        return made;
    };
    m_call = button(tr("&Call"), u"composerCall"_s, tr("Calls and waits for the result (Ctrl+Enter)"), CallMode::Call);
    m_call->setIcon(Symbol::icon(u"outgoing"_s));
    m_pipelined =
        button(tr("&Pipelined call"), u"composerPipelined"_s,
               tr("Calls without asking for the result, which can be used as a target or an argument at once ($import:ID)"),
               CallMode::PipelinedCall);
    m_get =
        button(tr("&Get property"), u"composerGet"_s, tr("Reads the property; arguments are not used"), CallMode::GetProperty);
    m_disposeTarget = new QPushButton(tr("&Dispose target"), panel);
    m_disposeTarget->setObjectName("composerDisposeTarget"_L1);
    m_disposeTarget->setIcon(Symbol::icon(u"dispose"_s));
    m_disposeTarget->setAutoDefault(false);
    connect(m_disposeTarget, &QPushButton::clicked, this, [this] {
        TextError error;
        if (const auto target = m_targets->target(&error))
            Q_EMIT disposeImportRequested(target->id);
    });
    auto *help = new QToolButton(panel);
    help->setText(tr("?"));
    help->setAccessibleName(tr("How arguments are written"));
    help->setToolTip(ArgumentParser::helpText());
    help->setAutoRaise(true);
    connect(help, &QToolButton::clicked, this, [help] {
        QToolTip::showText(help->mapToGlobal(QPoint(0, help->height())), ArgumentParser::helpText(), help, {}, 60'000);
    });
    auto *argumentsHead = new QVBoxLayout;
    argumentsHead->addWidget(argumentsLabel);
    argumentsHead->addWidget(help, 0, Qt::AlignLeft);
    argumentsHead->addStretch();

    auto *buttons = new QHBoxLayout;
    for (QPushButton *each : {m_call, m_pipelined, m_get})
        buttons->addWidget(each);
    buttons->addStretch();
    buttons->addWidget(m_disposeTarget);

    auto *form = new QFormLayout(panel);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Target"), m_targets);
    form->addRow(tr("&Method"), m_method);
    auto *argumentsRow = new QHBoxLayout;
    argumentsRow->addLayout(argumentsHead);
    argumentsRow->addWidget(m_arguments, 1);
    form->addRow(argumentsRow);
    form->addRow(statusRow);
    form->addRow(buttons);
    return panel;
}

QWidget *Composer::makeTable(QAbstractItemModel *model, const QString &name)
{
    auto *table = new QTableView;
    table->setObjectName(name);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    table->horizontalHeader()->setStretchLastSection(true);
    connect(table, &QWidget::customContextMenuRequested, this, [this, table](const QPoint &at) { showHistoryMenu(table, at); });
    connect(table, &QAbstractItemView::activated, this, [this, table] {
        if (const CallEntry *entry = m_log ? m_log->find(selectedHandle(table)) : nullptr;
            entry && entry->state != CallEntry::State::Received)
            setRequest(entry->request);
    });
    return table;
}

QWidget *Composer::makeResults()
{
    m_history = static_cast<QTableView *>(makeTable(nullptr, u"composerHistory"_s));
    m_history->setAccessibleName(tr("Calls of this run"));
    m_held = static_cast<QTableView *>(makeTable(m_heldModel, u"composerHeld"_s));
    m_held->setAccessibleName(tr("Results that are held"));
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_history, tr("History"));
    m_tabs->addTab(m_held, tr("Held"));

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
    connect(m_tree, &QWidget::customContextMenuRequested, this, &Composer::showResultMenu);

    auto *result = new QWidget;
    auto *resultLayout = new QVBoxLayout(result);
    resultLayout->setContentsMargins({});
    resultLayout->addLayout(head);
    resultLayout->addWidget(m_errorText);
    resultLayout->addWidget(m_tree, 1);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName("composerResultSplitter"_L1);
    splitter->addWidget(m_tabs);
    splitter->addWidget(result);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_tree) {
        validate();
        showEntry(m_shown);
    }
}

void Composer::setDocument(CaptureDocument *document)
{
    if (m_document)
        m_document->disconnect(this);
    m_document = document;
    m_scanned = 0;
    m_names.clear();
    m_targets->setSource(document, m_session);
    if (document) {
        connect(document, &CaptureDocument::stateChanged, this, [this] {
            validate();
            updateButtons();
        });
        // A reference that was dead may be alive now, and the other way round; looked at only where someone looks.
        connect(document, &CaptureDocument::appended, this, [this] {
            if (isVisible() && !m_validation.isActive())
                m_validation.start();
        });
    }
    validate();
}

void Composer::setCallLog(CallLog *log)
{
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    showEntry(CallHandle::None); // handles of another log mean other calls
    m_history->setModel(log);
    m_heldModel->setSourceModel(log);
    if (!log)
        return;
    for (QTableView *table : {m_history, m_held}) {
        table->setColumnWidth(CallLog::NumberColumn, fontMetrics().averageCharWidth() * 6);
        table->setColumnWidth(CallLog::CallColumn, fontMetrics().averageCharWidth() * 28);
        table->setColumnWidth(CallLog::StateColumn, fontMetrics().averageCharWidth() * 16);
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this, table](const QModelIndex &current) {
                    if (current.isValid() && table->isVisible())
                        showEntry(selectedHandle(table));
                });
    }
    connect(log, &CallLog::entryAdded, this, [this](CallHandle handle) {
        if (m_sending) {
            m_shown = handle;
            const QSignalBlocker blocker(m_history->selectionModel());
            m_history->setCurrentIndex(m_log->index(m_log->rowOf(handle), 0));
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

void Composer::setReferenceCheck(ArgumentParser::Check check)
{
    m_check = std::move(check);
    validate();
}

void Composer::setSession(int session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_targets->setSource(m_document, session);
    validate();
}

void Composer::setTarget(const CapabilityRef &target)
{
    m_targets->setTarget(target);
    m_method->setFocus();
    m_method->selectAll();
}

void Composer::setRequest(const CallRequest &request)
{
    m_targets->setTarget(request.target);
    m_method->setText(request.method);
    m_arguments->setText(request.argumentsText);
    validate();
    m_arguments->setFocus();
}

std::optional<CallRequest> Composer::request(CallMode mode)
{
    validate();
    CallRequest result;
    TextError error;
    const auto target = m_targets->target(&error);
    if (!target || !parsePath(m_method->text(), &error)) {
        (target ? static_cast<QWidget *>(m_method) : m_targets)->setFocus();
        return {};
    }
    result.target = *target;
    result.method = m_method->text().trimmed();
    result.mode = mode;
    if (mode != CallMode::GetProperty) {
        result.argumentsText = m_arguments->text();
        const ParsedArguments parsed = ArgumentParser(m_check).parse(result.argumentsText);
        if (parsed.error) {
            m_arguments->moveCursorTo(parsed.error->offset);
            m_arguments->setFocus();
            return {};
        }
    }
    return result;
}

void Composer::send(CallMode mode)
{
    if (!m_call->isEnabled())
        return;
    const auto wanted = request(mode);
    if (!wanted)
        return;
    m_tabs->setCurrentWidget(m_history);
    m_sending = true;
    Q_EMIT callRequested(*wanted);
    m_sending = false;
}

void Composer::validate()
{
    m_validation.stop();
    QString problem;
    TextError error;
    const auto target = m_targets->target(&error);
    if (!target)
        problem = tr("Target, column %1: %2").arg(error.offset + 1).arg(error.message);
    else if (const auto dead = m_check ? m_check(*target) : std::nullopt)
        problem = tr("Target: %1").arg(*dead);
    else if (!parsePath(m_method->text(), &error))
        problem = tr("Method, column %1: %2").arg(error.offset + 1).arg(error.message);

    const ParsedArguments parsed = ArgumentParser(m_check).parse(m_arguments->text());
    if (parsed.error) {
        m_arguments->setErrorMark(parsed.error->offset, parsed.error->length, parsed.error->message);
        if (problem.isEmpty())
            problem = tr("Arguments, line %1, column %2: %3").arg(parsed.line).arg(parsed.column).arg(parsed.error->message);
    } else {
        m_arguments->clearErrorMark();
    }
    m_valid = problem.isEmpty();
    m_status->setText(m_valid ? tr("arguments: %1").arg(parsed.items.size()) : problem);
    const int size = fontMetrics().height();
    m_statusIcon->setPixmap(Symbol::icon(m_valid ? u"ok"_s : u"error"_s).pixmap(size, size));
    updateButtons();
}

void Composer::updateButtons()
{
    using State = CaptureDocument::State;
    const bool live = m_document && (m_document->state() == State::Connected || m_document->state() == State::Connecting);
    for (QPushButton *button : {m_call, m_pipelined, m_get})
        button->setEnabled(live);
    TextError error;
    const auto target = m_targets->target(&error);
    const bool disposable =
        live && target && target->table == CapabilityRef::Table::Import && !target->isMain() && target->path.isEmpty();
    m_disposeTarget->setEnabled(disposable);
    m_disposeTarget->setToolTip(target && target->isMain() ? tr("The main interface is let go by disconnecting")
                                                           : tr("Lets go of the target wherever it is held here"));
}

void Composer::updateHeld()
{
    const int count = int(m_heldModel->rowCount());
    m_tabs->setTabText(m_tabs->indexOf(m_held), count ? tr("Held (%1)").arg(count) : tr("Held"));
}

CallHandle Composer::selectedHandle(const QTableView *table) const
{
    const QModelIndex current = table->currentIndex();
    return current.isValid() ? current.data(CallLog::HandleRole).value<CallHandle>() : CallHandle::None;
}

void Composer::showEntry(CallHandle handle)
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
        QString text = entry->error->toString();
        if (text.size() > LongestError)
            text = text.first(LongestError) + u'…';
        m_errorText->setText(text);
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

void Composer::scanNames()
{
    if (!m_document)
        return;
    const Trace::Capture &capture = m_document->capture();
    const qint64 end = std::min(capture.count(), m_scanned + RecordsScannedAtOnce);
    bool changed = false;
    for (; m_scanned < end && m_names.size() < MostNames; ++m_scanned) {
        const Trace::Row row = capture.row(m_scanned);
        if (!row.decoded || row.message != Message::Kind::Push || row.from != m_document->ownSide())
            continue;
        const QString target = capture.target(m_scanned);
        const QString name = target.mid(target.lastIndexOf(u'.') + 1);
        if (name.isEmpty() || name.size() > LongestName || name.contains(u'(') || name == "main"_L1)
            continue;
        const auto at = std::lower_bound(m_names.begin(), m_names.end(), name);
        if (at == m_names.end() || *at != name) {
            m_names.insert(at, name);
            changed = true;
        }
    }
    if (changed)
        m_nameModel->setStringList(m_names);
}

void Composer::showResultMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Value value = m_result->valueAt(index);
    if (const auto capability = m_result->capabilityAt(index)) {
        menu->addAction(Symbol::icon(u"target"_s), tr("Make it the &target"), this,
                        [this, capability] { setTarget(*capability); });
        menu->addAction(Symbol::icon(u"dispose"_s), tr("&Dispose"), this,
                        [this, capability] { Q_EMIT disposeImportRequested(capability->id); });
    }
    menu->addAction(tr("Insert into &arguments"), this, [this, value] { m_arguments->insert(toArgumentText(value)); });
    menu->addAction(Symbol::icon(u"copy"_s), tr("&Copy"), this,
                    [value] { QGuiApplication::clipboard()->setText(toArgumentText(value)); });
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void Composer::showHistoryMenu(QTableView *table, const QPoint &position)
{
    const QModelIndex index = table->indexAt(position);
    const CallEntry *entry =
        index.isValid() && m_log ? m_log->find(index.data(CallLog::HandleRole).value<CallHandle>()) : nullptr;
    if (!entry)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const CallHandle handle = entry->handle;
    const CallRequest wanted = entry->request;
    if (entry->state != CallEntry::State::Received)
        menu->addAction(Symbol::icon(u"compose"_s), tr("&Edit again"), this, [this, wanted] { setRequest(wanted); });
    if (entry->held)
        menu->addAction(Symbol::icon(u"dispose"_s), tr("&Dispose"), this, [this, handle] { Q_EMIT disposeRequested(handle); });
    const QString result = index.siblingAtColumn(CallLog::ResultColumn).data(Qt::ToolTipRole).toString();
    menu->addAction(Symbol::icon(u"copy"_s), tr("&Copy result"), this,
                    [result] { QGuiApplication::clipboard()->setText(result); });
    menu->popup(table->viewport()->mapToGlobal(position));
}

} // namespace Inspector
