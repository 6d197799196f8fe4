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
#include "visibletext.h"
#include "wiring.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFuture>
#include <QtCore/QPointer>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>
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
    quint64 comparisons = 0; ///< that were asked for
};

constexpr qsizetype LongestPlace = 300; // a peer chooses the names in it

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

    // Results may be giant: they are written out and compared on another thread. Of two that are asked for the later one counts.
    QObject::connect(
        composer, &Composer::compareRequested, composer,
        [parts, shown, composer](const CallEntry &first, const CallEntry &second) {
            const auto name = [](const CallEntry &entry) { return u"%1 (%2)"_s.arg(entry.title()).arg(quint64(entry.handle)); };
            const quint64 wish = ++parts->comparisons;
            const auto comparing = std::make_shared<QPromise<QList<ResultDifference>>>();
            comparing->future().then(composer, [kept = QPointer<ComposerParts>(parts), composer, wish, one = name(first),
                                                other = name(second)](const QList<ResultDifference> &differences) {
                if (kept && wish == kept->comparisons)
                    composer->showDifferences(one, other, differences);
            });
            shown->showNotice(QCoreApplication::translate("Inspector::ComposerMenu", "Comparing two results…"));
            comparing->start();
            QThreadPool::globalInstance()->start([first, second, comparing] {
                QList<ResultDifference> differences;
                for (const ResultChange &change : compareResults(first, second))
                    differences.append(
                        {QtCapnWeb::visibleText(QStringView(change.place), LongestPlace), change.first, change.second});
                comparing->addResult(differences);
                comparing->finish();
            });
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

void keepSecretsOfCollections(LiveSources &sources, SecretStore *store)
{
    if (ComposerParts *parts = partsOf(sources))
        parts->files.setSecretStore(store);
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
