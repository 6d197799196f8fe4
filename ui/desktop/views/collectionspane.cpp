// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectionspane.h"

#include "symbol.h"
#include "variablesdialog.h"

#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QAction>
#include <QtGui/QDropEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

QString fileFilter() { return CollectionsPane::tr("Collections of calls (*.cwcalls.json);;All files (*)"); }

QStringList filesIn(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

CollectionsPane::CollectionsPane(CollectionsModel *model, QWidget *parent) : QWidget(parent), m_model(model)
{
    setObjectName("collectionsPane"_L1);
    auto *title = new QLabel(tr("Collections"));
    title->setMargin(3);
    m_empty = new QLabel(tr("Calls that you save are kept here, in files. Drop a collection's file here to open it."));
    m_empty->setObjectName("collectionsEmpty"_L1);
    m_empty->setWordWrap(true);
    m_empty->setMargin(6);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_tree = new QTreeView;
    m_tree->setObjectName("collections"_L1);
    m_tree->setAccessibleName(tr("Collections of calls"));
    m_tree->setModel(model);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->viewport()->installEventFilter(this);
    title->setBuddy(m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(m_empty);
    layout->addWidget(m_tree, 1);
    setAcceptDrops(true);
    installEventFilter(this);
    makeCommands();

    connect(m_tree, &QWidget::customContextMenuRequested, this, &CollectionsPane::showMenu);
    connect(m_tree, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const int row = CollectionsModel::callAt(index); row >= 0)
            Q_EMIT callOpened(CollectionsModel::collectionAt(index), row);
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (current.isValid())
            Q_EMIT collectionChosen(CollectionsModel::collectionAt(current));
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CollectionsPane::update);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &above, int first, int last) {
        for (int row = first; !above.isValid() && row <= last; ++row)
            m_tree->expand(m_model->index(row, 0));
    });
    connect(model, &CollectionsModel::collectionsChanged, this, &CollectionsPane::update);
    update();
}

void CollectionsPane::makeCommands()
{
    const auto action = [this](const QString &text, const QString &name, auto done, const QKeySequence &key = {}) {
        auto *made = new QAction(text, this);
        made->setObjectName(name);
        made->setShortcut(key);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QAction::triggered, this, done);
        addAction(made);
        m_commands.append(made);
        return made;
    };
    const auto separate = [this] {
        auto *line = new QAction(this);
        line->setSeparator(true);
        m_commands.append(line);
    };
    action(tr("&New Collection…"), u"collectionNew"_s, [this] { askForNew(); });
    action(tr("&Open Collection…"), u"collectionOpen"_s, [this] { askToOpen(); });
    separate();
    QAction *undo = m_model->undoStack()->createUndoAction(this, tr("Undo"));
    QAction *redo = m_model->undoStack()->createRedoAction(this, tr("Redo"));
    undo->setObjectName("collectionUndo"_L1);
    undo->setShortcut(QKeySequence::Undo);
    redo->setShortcut(QKeySequence::Redo);
    for (QAction *each : {undo, redo}) {
        each->setShortcutContext(Qt::WidgetWithChildrenShortcut); // editors have an undo of their own
        addAction(each);
        m_commands.append(each);
    }
    separate();
    m_run = action(
        tr("&Run"), u"collectionRun"_s,
        [this] {
            CollectionId id = CollectionId::None;
            const QList<int> rows = selectedCalls(&id);
            if (id != CollectionId::None)
                Q_EMIT runRequested(id, rows);
        },
        QKeySequence(Qt::Key_F9));
    m_variables = action(tr("&Variables and Environments…"), u"collectionVariables"_s,
                         [this] { editVariables(CollectionsModel::collectionAt(m_tree->currentIndex())); });
    m_rename = action(tr("Rena&me"), u"collectionRename"_s, [this] { m_tree->edit(m_tree->currentIndex()); });
    m_duplicate = action(tr("&Duplicate"), u"collectionDuplicate"_s, [this] {
        CollectionId id = CollectionId::None;
        const QList<int> rows = selectedCalls(&id);
        const Collection *collection = m_model->collection(id);
        if (!collection || rows.isEmpty())
            return;
        const CallDraft copy = collection->calls.value(rows.constLast());
        m_model->addCall(id, copy, rows.constLast() + 1);
    });
    m_remove = action(
        tr("De&lete"), u"collectionDelete"_s,
        [this] {
            CollectionId id = CollectionId::None;
            const QList<int> rows = selectedCalls(&id);
            if (!rows.isEmpty())
                m_model->removeCalls(id, rows);
        },
        QKeySequence::Delete);
    separate();
    m_copy = action(tr("Save a &Copy…"), u"collectionCopy"_s, [this] {
        const CollectionId id = CollectionsModel::collectionAt(m_tree->currentIndex());
        auto *dialog = new QFileDialog(this, tr("Save a Copy of the Collection"), m_model->path(id), fileFilter());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString &path) { Q_EMIT copyRequested(id, path); });
        dialog->open();
    });
    m_close = action(tr("Close Coll&ection"), u"collectionClose"_s,
                     [this] { m_model->close(CollectionsModel::collectionAt(m_tree->currentIndex())); });
}

void CollectionsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitText();
}

void CollectionsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitText();
}

/// A text of several lines does not ask for its height by itself: the narrower the pane, the more it needs.
void CollectionsPane::fitText()
{
    if (m_empty && width() > 0)
        m_empty->setMinimumHeight(m_empty->heightForWidth(width()));
}

void CollectionsPane::update()
{
    CollectionId id = CollectionId::None;
    const QList<int> rows = selectedCalls(&id);
    const bool has = id != CollectionId::None;
    for (QAction *each : {m_run, m_variables, m_rename, m_copy, m_close})
        each->setEnabled(has);
    for (QAction *each : {m_duplicate, m_remove})
        each->setEnabled(!rows.isEmpty());
    m_run->setText(rows.isEmpty() ? tr("&Run All Calls") : tr("&Run %n Call(s)", nullptr, int(rows.size())));
    m_empty->setVisible(m_model->rowCount() == 0);
    m_tree->setVisible(m_model->rowCount() > 0);
}

QList<int> CollectionsPane::selectedCalls(CollectionId *id) const
{
    *id = CollectionsModel::collectionAt(m_tree->currentIndex());
    QList<int> rows;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedIndexes()) {
        if (const int row = CollectionsModel::callAt(index); row >= 0 && CollectionsModel::collectionAt(index) == *id)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void CollectionsPane::showMenu(const QPoint &position)
{
    update();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex index = m_tree->indexAt(position);
    if (const int row = CollectionsModel::callAt(index); row >= 0) {
        const CollectionId id = CollectionsModel::collectionAt(index);
        menu->addAction(Symbol::icon(u"compose"_s), tr("&Edit"), this, [this, id, row] { Q_EMIT callOpened(id, row); });
    }
    menu->addActions(m_commands);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void CollectionsPane::showCollection(CollectionId id, int row)
{
    const QModelIndex index = m_model->indexOf(id, row);
    if (!index.isValid())
        return;
    m_tree->expand(m_model->indexOf(id));
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void CollectionsPane::askForNew(const CallDraft &draft)
{
    auto *dialog = new QFileDialog(this, tr("New Collection"), u"calls.cwcalls.json"_s, fileFilter());
    dialog->setObjectName("collectionNewDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"cwcalls.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, draft](const QString &path) {
        Collection collection;
        collection.name = QFileInfo(path).baseName();
        if (!(draft == CallDraft())) {
            CallDraft first = draft;
            first.name = draft.name.isEmpty() ? (draft.method.isEmpty() ? tr("Call") : draft.method) : draft.name;
            collection.calls.append(first);
        }
        Q_EMIT createRequested(path, collection);
    });
    dialog->open();
}

void CollectionsPane::askToOpen()
{
    auto *dialog = new QFileDialog(this, tr("Open Collections"), {}, fileFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &CollectionsPane::openRequested);
    dialog->open();
}

void CollectionsPane::editVariables(CollectionId id)
{
    const Collection *collection = m_model->collection(id);
    if (!collection)
        return;
    auto *dialog = new VariablesDialog(*collection, m_model->environment(id), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id] {
        const Collection *present = m_model->collection(id);
        if (!present)
            return;
        Collection changed = *present; // its calls may have changed meanwhile
        changed.variables = dialog->variables();
        changed.environments = dialog->environments();
        m_model->setContent(id, changed, tr("Change Variables"));
        m_model->setEnvironment(id, dialog->environment());
    });
    dialog->open();
}

bool CollectionsPane::eventFilter(QObject *watched, QEvent *event)
{
    // Files go past the tree, which knows calls only.
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        const QStringList paths = filesIn(drop->mimeData());
        if (!paths.isEmpty()) {
            drop->setDropAction(Qt::CopyAction);
            drop->accept();
            if (event->type() == QEvent::Drop)
                Q_EMIT openRequested(paths);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Inspector
