// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectionfiles.h"
#include "collectionspane.h"
#include "variablesdialog.h"

#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QDropEvent>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace Inspector;

constexpr int Patience = 20'000; // milliseconds

/// Collections in the window, and their files.
class TestCollections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void renamingIsUndone();
    void callsAreMovedAndDeleted();
    void callsAreMovedToAnotherCollection();
    void draggingMovesACall();
    void changeIsWrittenAtOnce();
    void changeOfTheFileIsShownAndUndone();
    void replacedFileIsNoticed();
    void fileThatIsBrokenIsLeftAlone();
    void closingIsUndone();
    void secretIsKeptApart();
    void openCollectionsAreRestored();
    void droppedFileIsOpened();
    void paneOpensAndRunsCalls();
    void variablesAreEdited();

private:
    QString write(const QString &name, const Collection &collection);
    static Collection sample(const QString &name);
    static QStringList names(const Collection *collection);
    QByteArray content(const QString &path) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CollectionsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<CollectionFiles> m_files;
    QString m_path;
    CollectionId m_id = CollectionId::None;
};

void TestCollections::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_model = std::make_unique<CollectionsModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_files = std::make_unique<CollectionFiles>(m_model.get());
    m_path = write(u"a.cwcalls.json"_s, sample(u"A"_s));
    QSignalSpy opened(m_files.get(), &CollectionFiles::opened);
    m_files->open({m_path});
    QCOMPARE(opened.size(), 1);
    m_id = opened.at(0).at(0).value<CollectionId>();
}

void TestCollections::cleanup()
{
    m_files.reset();
    m_tester.reset();
    m_model.reset();
    m_folder.reset();
}

Collection TestCollections::sample(const QString &name)
{
    Collection collection;
    collection.name = name;
    for (const QString &each : {u"one"_s, u"two"_s, u"three"_s}) {
        CallDraft draft;
        draft.name = each;
        draft.method = each;
        collection.calls.append(draft);
    }
    return collection;
}

QString TestCollections::write(const QString &name, const Collection &collection)
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(toFileText(collection)) < 0)
        qFatal("the test cannot write its file");
    return path;
}

QByteArray TestCollections::content(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList TestCollections::names(const Collection *collection)
{
    QStringList all;
    for (const CallDraft &call : collection->calls)
        all.append(call.name);
    return all;
}

void TestCollections::renamingIsUndone()
{
    const QModelIndex call = m_model->indexOf(m_id, 1);
    QVERIFY(m_model->setData(call, u"second"_s, Qt::EditRole));
    QCOMPARE(call.data().toString(), u"second"_s);
    QVERIFY(m_model->setData(call, u"three"_s, Qt::EditRole)); // taken
    QCOMPARE(call.data().toString(), u"three 2"_s);
    m_model->undoStack()->undo();
    m_model->undoStack()->undo();
    QCOMPARE(names(m_model->collection(m_id)), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    m_model->undoStack()->redo();
    QCOMPARE(call.data().toString(), u"second"_s);
}

void TestCollections::callsAreMovedAndDeleted()
{
    const QPersistentModelIndex last = m_model->indexOf(m_id, 2);
    m_model->removeCalls(m_id, {0});
    QCOMPARE(last.row(), 1); // rows that stay keep their selection
    m_model->moveCalls(m_id, {0}, m_id, 2);
    QCOMPARE(names(m_model->collection(m_id)), (QStringList{u"three"_s, u"two"_s}));
    m_model->undoStack()->undo();
    m_model->undoStack()->undo();
    QCOMPARE(names(m_model->collection(m_id)), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
}

void TestCollections::callsAreMovedToAnotherCollection()
{
    const CollectionId other = m_files->create(m_folder->filePath(u"b.cwcalls.json"_s), sample(u"B"_s));
    QVERIFY(other != CollectionId::None);
    m_model->moveCalls(m_id, {0, 2}, other, 1);
    QCOMPARE(names(m_model->collection(m_id)), QStringList{u"two"_s});
    QCOMPARE(names(m_model->collection(other)), (QStringList{u"one"_s, u"one 2"_s, u"three 2"_s, u"two"_s, u"three"_s}));
    m_model->undoStack()->undo(); // one step, for the person
    QCOMPARE(names(m_model->collection(m_id)).size(), 3);
    QCOMPARE(names(m_model->collection(other)).size(), 3);
}

void TestCollections::draggingMovesACall()
{
    const std::unique_ptr<QMimeData> data(m_model->mimeData({m_model->indexOf(m_id, 2)}));
    QVERIFY(data);
    QCOMPARE(data->text(), u"main.three()"_s);
    QVERIFY(m_model->canDropMimeData(data.get(), Qt::MoveAction, 0, 0, m_model->indexOf(m_id)));
    m_model->dropMimeData(data.get(), Qt::MoveAction, 0, 0, m_model->indexOf(m_id));
    QCOMPARE(names(m_model->collection(m_id)), (QStringList{u"three"_s, u"one"_s, u"two"_s}));
    m_model->dropMimeData(data.get(), Qt::CopyAction, -1, 0, m_model->indexOf(m_id));
    QCOMPARE(names(m_model->collection(m_id)).size(), 4);
    QMimeData foreign;
    foreign.setData(u"application/x-capnweb-collection-calls"_s, QByteArray("nonsense"));
    QVERIFY(!m_model->canDropMimeData(&foreign, Qt::MoveAction, 0, 0, m_model->indexOf(m_id)));
}

void TestCollections::changeIsWrittenAtOnce()
{
    m_model->rename(m_id, 0, u"first"_s);
    QTRY_VERIFY_WITH_TIMEOUT(content(m_path).contains("\"first\""), Patience);
    QCOMPARE(content(m_path), toFileText(*m_model->collection(m_id)));
    m_model->undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(!content(m_path).contains("\"first\""), Patience);
}

void TestCollections::changeOfTheFileIsShownAndUndone()
{
    QSignalSpy remarked(m_files.get(), &CollectionFiles::remarked);
    Collection other = sample(u"A"_s);
    other.calls.removeFirst();
    write(u"a.cwcalls.json"_s, other);
    QTRY_COMPARE_WITH_TIMEOUT(names(m_model->collection(m_id)), (QStringList{u"two"_s, u"three"_s}), Patience);
    QVERIFY(!remarked.isEmpty());
    m_model->undoStack()->undo();
    QCOMPARE(names(m_model->collection(m_id)).size(), 3);
    QTRY_VERIFY_WITH_TIMEOUT(content(m_path).contains("\"one\""), Patience);
}

void TestCollections::replacedFileIsNoticed()
{
    // As editors and git do: a new file takes the name. Twice, since the watcher loses the first.
    for (int round = 0; round < 2; ++round) {
        Collection other = sample(u"A"_s);
        other.calls[0].name = u"round %1"_s.arg(round);
        const QString temporary = write(u"new"_s, other);
        QVERIFY(QFile::remove(m_path));
        QVERIFY(QFile::rename(temporary, m_path));
        QTRY_COMPARE_WITH_TIMEOUT(names(m_model->collection(m_id)).first(), u"round %1"_s.arg(round), Patience);
    }
    QVERIFY(m_model->problem(m_id).isEmpty());
}

void TestCollections::fileThatIsBrokenIsLeftAlone()
{
    const QByteArray broken = "<<<<<<< HEAD\n";
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(broken);
    file.close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_model->problem(m_id).isEmpty(), Patience);
    QCOMPARE(names(m_model->collection(m_id)).size(), 3); // what we know stays
    m_model->rename(m_id, 0, u"first"_s);
    QCoreApplication::processEvents();
    QCOMPARE(content(m_path), broken); // the person is at work on it
    write(u"a.cwcalls.json"_s, sample(u"A"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_model->problem(m_id).isEmpty(), Patience);
}

void TestCollections::closingIsUndone()
{
    m_model->rename(m_id, 0, u"first"_s);
    m_model->close(m_id);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->undoStack()->undo();
    QCOMPARE(m_model->rowCount(), 1);
    m_model->undoStack()->undo();
    QCOMPARE(names(m_model->collection(m_id)).first(), u"one"_s);
}

void TestCollections::secretIsKeptApart()
{
    Collection changed = *m_model->collection(m_id);
    changed.environments = {{u"local"_s, {{u"token"_s, u"s3cret"_s, true}}}};
    m_model->setContent(m_id, changed, u"x"_s);
    QTRY_VERIFY_WITH_TIMEOUT(content(m_path).contains("\"token\""), Patience);
    QVERIFY(!content(m_path).contains("s3cret"));
    const QString secrets = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/secrets.ini"_s;
    QVERIFY(QFileInfo(secrets).exists());
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFileInfo(secrets).permissions() & others, QFileDevice::Permissions());
    // Another run of the program has it.
    CollectionsModel model;
    CollectionFiles files(&model);
    files.open({m_path});
    QCOMPARE(model.collection(model.collections().first())->environments[0].variables[0].value, u"s3cret"_s);
}

void TestCollections::openCollectionsAreRestored()
{
    m_model->setEnvironment(m_id, u"local"_s);
    m_files.reset();
    CollectionsModel model;
    CollectionFiles files(&model);
    files.restore();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.path(model.collections().first()), m_path);
    QCOMPARE(model.environment(model.collections().first()), u"local"_s);
    model.close(model.collections().first());
    CollectionsModel none;
    CollectionFiles later(&none);
    later.restore();
    QCOMPARE(none.rowCount(), 0);
}

void TestCollections::droppedFileIsOpened()
{
    CollectionsPane pane(m_model.get());
    connect(&pane, &CollectionsPane::openRequested, m_files.get(), &CollectionFiles::open);
    pane.show();
    const QString path = write(u"b.cwcalls.json"_s, sample(u"B"_s));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(pane.tree()->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(pane.tree()->viewport(), &drop);
    QCOMPARE(m_model->rowCount(), 2);
    QVERIFY(drop.isAccepted());
}

void TestCollections::paneOpensAndRunsCalls()
{
    CollectionsPane pane(m_model.get());
    pane.show();
    QSignalSpy opened(&pane, &CollectionsPane::callOpened);
    QSignalSpy run(&pane, &CollectionsPane::runRequested);
    pane.showCollection(m_id, 1);
    QTest::keyClick(pane.tree(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(1).toInt(), 1);
    const auto trigger = [&](const char *name) { pane.findChild<QAction *>(QLatin1StringView(name))->trigger(); };
    trigger("collectionRun");
    QCOMPARE(run.at(0).at(1).value<QList<int>>(), QList<int>{1});
    trigger("collectionDuplicate");
    QCOMPARE(names(m_model->collection(m_id)), (QStringList{u"one"_s, u"two"_s, u"two 2"_s, u"three"_s}));
    trigger("collectionDelete");
    QCOMPARE(names(m_model->collection(m_id)).size(), 3);
    trigger("collectionUndo");
    QCOMPARE(names(m_model->collection(m_id)).size(), 4);
    pane.showCollection(m_id);
    trigger("collectionRun");
    QCOMPARE(run.at(1).at(1).value<QList<int>>(), QList<int>());
    trigger("collectionClose");
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!pane.tree()->isVisible()); // a text says what belongs here
}

void TestCollections::variablesAreEdited()
{
    Collection collection = sample(u"A"_s);
    collection.environments = {{u"local"_s, {{u"user"_s, u"bob"_s, false}}}};
    VariablesDialog dialog(collection, u"local"_s);
    dialog.show();
    auto *table = dialog.findChild<QTableWidget *>("variablesTable"_L1);
    auto *ok = [&] {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->isDefault() || button->text().contains(u"OK"_s))
                return button;
        }
        return static_cast<QPushButton *>(nullptr);
    }();
    QVERIFY(ok);
    QCOMPARE(dialog.environment(), u"local"_s);
    QCOMPARE(table->rowCount(), 1);
    table->item(0, 1)->setText(u"eve"_s);
    table->item(0, 2)->setCheckState(Qt::Checked);
    dialog.findChild<QPushButton *>("variablesAdd"_L1)->click();
    table->item(1, 0)->setText(u"user"_s);
    QVERIFY(!ok->isEnabled()); // twice the same name
    table->item(1, 0)->setText(u"host"_s);
    QVERIFY(ok->isEnabled());
    dialog.findChild<QPushButton *>("variablesAddEnvironment"_L1)->click();
    const QList<Environment> environments = dialog.environments();
    QCOMPARE(environments.size(), 2);
    QCOMPARE(environments[0].variables, (QList<Variable>{{u"user"_s, u"eve"_s, true}, {u"host"_s, QString(u""_s), false}}));
    dialog.findChild<QPushButton *>("variablesRemoveEnvironment"_L1)->click();
    QCOMPARE(dialog.environments().size(), 1);
}

QTEST_MAIN(TestCollections)
#include "tst_collections.moc"
