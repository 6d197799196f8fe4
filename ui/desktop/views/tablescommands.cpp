// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be done with the entries of TablesPane: its commands and its context menu.

#include "datatable.h"
#include "datatext.h"
#include "entryfilter.h"
#include "entryusefinder.h"
#include "entryusesview.h"
#include "findings.h"
#include "symbol.h"
#include "tablespane.h"
#include "visibletext.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

namespace {

constexpr qint64 MostLeaked = 20'000; // that are looked at for one question
constexpr qsizetype OriginsNamed = 5;

} // namespace

void TablesPane::makeCommands()
{
    const auto make = [this](const QString &text, const QString &symbol, const QString &tip, auto slot) {
        auto *action = new QAction(text, this);
        if (!symbol.isEmpty())
            action->setIcon(Symbol::icon(symbol));
        action->setStatusTip(tip);
        connect(action, &QAction::triggered, this, slot);
        m_commands.append(action);
        return action;
    };
    make(tr("&Filter to This Capability"), u"filter"_s, tr("Show only the messages that made, used or released it"),
         &TablesPane::filterToCurrent);
    m_makeTarget =
        make(tr("Make Composer &Target"), u"target"_s, tr("Call it from the composer"), &TablesPane::makeCurrentTarget);
    m_dispose = make(tr("&Dispose"), u"dispose"_s, tr("Release it: the peer may forget it"), &TablesPane::disposeSelected);
    m_dispose->setShortcut(QKeySequence::Delete);
    m_dispose->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_dispose);
    m_disposeLeaked = make(tr("Dispose All &Leaked…"), {}, tr("Release what piled up and looks forgotten; asks first"),
                           &TablesPane::disposeLeaked);
    make(tr("&Copy Rows of the Table"), u"copy"_s, tr("Copy the selected entries"), &TablesPane::copySelected);
}

std::optional<TableEntry> TablesPane::chosenEntry() const
{
    const QModelIndex index = m_chosen->sorted->mapToSource(m_chosen->view->currentIndex());
    return index.isValid() ? std::optional(m_chosen->model->entryAt(index.row())) : std::nullopt;
}

void TablesPane::choose(Panel &panel)
{
    m_chosen = &panel;
    updateUses();
    const std::optional<TableEntry> entry = chosenEntry();
    if (!entry || !m_document) {
        Q_EMIT lifetimeChosen(NoRecord, NoRecord);
        return;
    }
    // What the table knows as of a moment may have ended since.
    const std::optional<TableEntry> whole = m_document->capture().tables().completed(
        panel.model->session(), panel.model->side(), panel.model->table(), entry->id, panel.model->at());
    const TableEntry &known = whole ? *whole : *entry;
    const RecordIndex first = known.born != NoRecord ? known.born : m_document->capture().session(panel.model->session()).first;
    Q_EMIT lifetimeChosen(first, known.released != NoRecord ? known.released : TableHistory::Latest);
}

void TablesPane::updateUses()
{
    const std::optional<TableEntry> entry = chosenEntry();
    const CapabilityTableModel &model = *m_chosen->model;
    using Place = EntryUseFinder::Place;
    m_uses->finder()->choose(
        entry ? std::optional(Place{model.session(), model.side(), model.table(), entry->id, entry->born, model.at()})
              : std::nullopt);
}

void TablesPane::filterToCurrent()
{
    const std::optional<TableEntry> entry = chosenEntry();
    if (entry && m_document)
        Q_EMIT filterRequested(entryFilter(m_document->capture(), m_chosen->model->session(), m_chosen->model->side(),
                                           m_chosen->model->table(), *entry));
}

void TablesPane::makeCurrentTarget()
{
    const std::optional<TableEntry> entry = chosenEntry();
    if (entry && m_chosen->model->table() == Table::Imports && canUse(*m_chosen, *entry))
        Q_EMIT targetRequested(Table::Imports, entry->id);
    else
        Q_EMIT noticed(tr("Only what our side imports in the connected session can be called."));
}

QList<EntryId> TablesPane::disposable() const
{
    QList<EntryId> ids;
    if (m_chosen->model->table() != Table::Imports)
        return ids;
    const QModelIndexList rows = m_chosen->view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const TableEntry entry = m_chosen->model->entryAt(m_chosen->sorted->mapToSource(row).row());
        if (entry.origin != TableEntry::Origin::Main && canUse(*m_chosen, entry))
            ids.append(entry.id);
    }
    return ids;
}

void TablesPane::disposeSelected()
{
    const QList<EntryId> ids = disposable();
    if (ids.isEmpty())
        Q_EMIT noticed(tr("Only what our side imports in the connected session can be disposed of."));
    for (const EntryId id : ids)
        Q_EMIT disposeRequested(id);
}

void TablesPane::disposeLeaked()
{
    if (!isOursLive()) {
        Q_EMIT noticed(tr("Only what our side imports in the connected session can be disposed of."));
        return;
    }
    const quint32 session = imports()->session();
    const FindingOptions options;
    QList<EntryId> ids;
    QStringList origins;
    const Capture &capture = m_document->capture();
    for (const LeakCandidate &candidate :
         leakCandidates(capture, session, TableHistory::Latest, MostLeaked, std::numeric_limits<qsizetype>::max())) {
        if (candidate.holder != m_document->ownSide()
            || candidate.count < options.leakNote * (candidate.promises ? options.promiseWeight : 1))
            continue;
        ids.append(candidate.ids);
        if (origins.size() < OriginsNamed)
            origins.append(tr("%L1 of %2", "number, origin").arg(candidate.count).arg(visibleText(candidate.origin, 100)));
        else if (origins.size() == OriginsNamed)
            origins.append(u"…"_s);
    }
    if (ids.isEmpty()) {
        Q_EMIT noticed(tr("Nothing looks leaked: no origin is held %Ln times or more.", nullptr, int(options.leakNote)));
        return;
    }
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Dispose All Leaked"),
                        tr("Dispose of %Ln capabilities that look leaked?", nullptr, int(ids.size())), QMessageBox::Cancel, this);
    box->setObjectName("disposeLeaked"_L1);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(origins.join(u'\n') + u"\n\n"_s
                            + tr("Whatever still uses one of them will fail. This cannot be taken back."));
    const QPushButton *yes = box->addButton(tr("&Dispose"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, ids, session, document = m_document] {
        if (document != m_document || !isOursLive() || imports()->session() != session)
            return;
        for (const EntryId id : ids) {
            const auto now = m_document->capture().tables().find(session, m_document->ownSide(), Table::Imports, id);
            if (now && now->released == NoRecord)
                Q_EMIT disposeRequested(id);
        }
    });
    box->open();
}

bool TablesPane::isOursLive() const
{
    return m_document && m_document->state() == CaptureDocument::State::Connected && imports()->side() == m_document->ownSide()
           && int(imports()->session()) == m_document->capture().sessionCount() - 1;
}

bool TablesPane::canUse(const Panel &panel, const TableEntry &entry) const
{
    if (!isOursLive())
        return false;
    // Shown as of a record of the past it may be gone by now.
    const std::optional<TableEntry> now =
        m_document->capture().tables().find(panel.model->session(), panel.model->side(), panel.model->table(), entry.id);
    return now && now->released == NoRecord;
}

void TablesPane::showMenu(Panel &panel, const QPoint &position)
{
    // The menu key gives a position of its own making: then the current row is meant.
    const QModelIndex under = panel.view->indexAt(position);
    const QModelIndex index = under.isValid() ? under : panel.view->currentIndex();
    if (!index.isValid())
        return;
    if (!panel.view->selectionModel()->isRowSelected(index.row(), {}))
        panel.view->setCurrentIndex(index);
    choose(panel);
    const TableEntry entry = *chosenEntry();
    const auto disposables = int(disposable().size());
    auto *menu = new QMenu(this);
    menu->setObjectName("entryMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_makeTarget->setEnabled(canUse(panel, entry) && panel.model->table() == Table::Imports);
    m_dispose->setEnabled(disposables > 0);
    m_disposeLeaked->setEnabled(isOursLive());
    menu->addActions(m_commands.first(m_commands.size() - 1));
    menu->addSeparator();
    const auto addGoTo = [&](const QString &text, RecordIndex record) {
        QAction *action = menu->addAction(text, this, [this, record] { Q_EMIT recordRequested(record); });
        action->setEnabled(record != NoRecord);
    };
    addGoTo(tr("Go to the Message That Created It"), entry.born);
    addGoTo(tr("Go to the Message That Resolved It"), entry.resolved);
    addGoTo(tr("Go to the Message That Released It"), entry.released);
    menu->addSeparator();
    menu->addAction(m_commands.last());
    // A key works whether the menu was open or not.
    connect(
        menu, &QMenu::aboutToHide, this,
        [this] {
            for (QAction *action : {m_makeTarget, m_dispose, m_disposeLeaked})
                action->setEnabled(true);
        },
        Qt::QueuedConnection);
    menu->popup(panel.view->viewport()->mapToGlobal(position));
}

void TablesPane::copySelected() const
{
    QStringList lines;
    const QModelIndexList rows = m_chosen->view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < CapabilityTableModel::ColumnCount; ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace Inspector
