// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Collections of calls, their history, and what is shown of both.

#include "callhistory.h"
#include "collectionfiles.h"
#include "collectionspane.h"
#include "composer.h"
#include "livesources.h"
#include "mainwindow.h"
#include "resultcompare.h"
#include "wiring.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QSplitter>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

/// They go in this order: files write what is left, and need the model for it.
class ComposerParts final : public QObject
{
public:
    using QObject::QObject;

    CollectionsModel collections;
    CollectionFiles files{&collections};
    CallHistory history;
};

ComposerParts *partsOf(LiveSources &sources)
{
    for (QObject *child : sources.children()) {
        if (auto *parts = dynamic_cast<ComposerParts *>(child))
            return parts;
    }
    return nullptr;
}

} // namespace

void wireComposer(MainWindow &window, LiveSources &sources, Composer *composer)
{
    auto *parts = new ComposerParts(&sources);
    MainWindow *const shown = &window;
    LiveSources *const live = &sources;
    CollectionsModel *const model = &parts->collections;
    CollectionFiles *const files = &parts->files;
    composer->setCollections(model);

    auto *pane = new CollectionsPane(model);
    if (auto *dock = window.findChild<QDockWidget *>("sessionsDock"_L1)) {
        QWidget *sessions = dock->widget();
        auto *splitter = new QSplitter(Qt::Vertical);
        splitter->setObjectName("sessionsSplitter"_L1);
        dock->setWidget(splitter);
        splitter->addWidget(sessions);
        splitter->addWidget(pane);
        splitter->setChildrenCollapsible(false);
        splitter->setStretchFactor(0, 1);
        splitter->setStretchFactor(1, 1);
        sessions->show();
    } else {
        pane->setParent(composer);
    }
    auto *menu = new QMenu(QCoreApplication::translate("Inspector::ComposerMenu", "&Collections"), window.menuBar());
    menu->setObjectName("collectionsMenu"_L1);
    menu->addActions(pane->commands());
    window.menuBar()->insertMenu(window.menuBar()->actions().constLast(), menu);

    QObject::connect(pane, &CollectionsPane::openRequested, files, &CollectionFiles::open);
    QObject::connect(pane, &CollectionsPane::createRequested, files,
                     [files](const QString &path, const Collection &collection) { files->create(path, collection); });
    QObject::connect(pane, &CollectionsPane::copyRequested, files, &CollectionFiles::saveCopy);
    QObject::connect(pane, &CollectionsPane::collectionChosen, composer, &Composer::setCollection);
    QObject::connect(pane, &CollectionsPane::callOpened, composer, [shown, composer](CollectionId id, int row) {
        shown->showComposer();
        composer->openCall(id, row);
    });
    QObject::connect(pane, &CollectionsPane::runRequested, composer, [shown, composer](CollectionId id, const QList<int> &rows) {
        shown->showComposer();
        composer->runCollection(id, rows);
    });
    QObject::connect(composer, &Composer::newCollectionRequested, pane, &CollectionsPane::askForNew);
    QObject::connect(composer, &Composer::editVariablesRequested, pane, &CollectionsPane::editVariables);
    QObject::connect(files, &CollectionFiles::opened, pane, [pane](CollectionId id) { pane->showCollection(id); });
    QObject::connect(files, &CollectionFiles::failed, shown, &MainWindow::showProblem);
    QObject::connect(files, &CollectionFiles::remarked, shown, &MainWindow::showNotice);

    QObject::connect(
        composer, &Composer::compareRequested, composer, [composer](const CallEntry &first, const CallEntry &second) {
            QList<ResultDifference> differences;
            for (const ResultChange &change : compareResults(first, second))
                differences.append({change.place, change.first, change.second});
            const auto name = [](const CallEntry &entry) { return u"%1 (%2)"_s.arg(entry.title()).arg(quint64(entry.handle)); };
            composer->showDifferences(name(first), name(second), differences);
        });
    const auto follow = [parts, live, composer] {
        parts->history.follow(live->current()->calls());
        composer->setUrl(live->current()->url());
    };
    QObject::connect(live, &LiveSources::currentChanged, composer, follow);
    QObject::connect(live, &LiveSources::stateChanged, composer, follow);
    follow();
    QObject::connect(composer, &Composer::clearHistoryRequested, composer, [parts, live] {
        parts->history.clear();
        live->current()->calls()->clearSettled();
    });
}

void restoreComposer(LiveSources &sources)
{
    ComposerParts *parts = partsOf(sources);
    if (!parts)
        return;
    parts->history.restore(sources.current()->calls());
    parts->files.restore();
}

} // namespace Inspector
