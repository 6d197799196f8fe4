// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callhistory.h"
#include "composer.h"
#include "composereditor.h"
#include "composertargets.h"
#include "demoserver.h"
#include "inspectorcontroller.h"
#include "resultcompare.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Inspector;

constexpr int Patience = 20'000; // milliseconds

/// Chains, variables, runs, history: with a real session.
class TestComposerWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void chainIsBuiltByStepsAndSent();
    void lineFillsTheForm();
    void callbackAnswers();
    void fileIsSentAsBytes();
    void missingFileIsToldOf();
    void insertMenuHasTypes();
    void codeIsCopied();
    void collectionIsRunWithItsEnvironment();
    void openedCallIsSavedBack();
    void historyIsSearchedAndSentAgain();
    void resultsAreCompared();
    void historySurvivesTheProgram();
    void secretStaysOutOfTheHistory();

private:
    template<typename Widget>
    Widget *child(const char *name) const
    {
        return m_composer->findChild<Widget *>(QLatin1StringView(name));
    }
    /// Sends \a line and waits for its end.
    bool call(const QString &line);
    const CallEntry &last() const { return m_controller->calls()->at(m_controller->calls()->rowCount() - 1); }
    void type(const QString &line);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<InspectorController> m_controller;
    std::unique_ptr<CollectionsModel> m_collections;
    std::unique_ptr<Composer> m_composer;
};

void TestComposerWork::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<DemoServer>();
    QVERIFY(m_server->listen());
    m_controller = std::make_unique<InspectorController>();
    m_collections = std::make_unique<CollectionsModel>();
    m_composer = std::make_unique<Composer>();
    InspectorController *controller = m_controller.get();
    m_composer->setDocument(controller->document());
    m_composer->setCallLog(controller->calls());
    m_composer->setCollections(m_collections.get());
    m_composer->setReferenceCheck([=](const CapabilityRef &reference) { return controller->problem(reference); });
    connect(m_composer.get(), &Composer::callRequested, controller, &InspectorController::call);
    connect(m_composer.get(), &Composer::disposeRequested, controller, &InspectorController::dispose);
    connect(controller, &InspectorController::stateChanged, m_composer.get(), [this] {
        m_composer->setSession(m_controller->currentSession());
        m_composer->setUrl(m_controller->url());
    });
    m_composer->resize(1100, 500);
    m_composer->show();
    controller->connectTo(m_server->url());
    QTRY_COMPARE_WITH_TIMEOUT(controller->state(), InspectorController::State::Connected, Patience);
}

void TestComposerWork::cleanup()
{
    m_composer.reset();
    m_collections.reset();
    m_controller.reset();
    m_server.reset();
    m_folder.reset();
}

void TestComposerWork::type(const QString &line)
{
    auto *edit = child<QLineEdit>("composerLine");
    edit->setText(line);
    Q_EMIT edit->textEdited(line);
}

bool TestComposerWork::call(const QString &line)
{
    type(line);
    const int before = m_controller->calls()->rowCount();
    child<QPushButton>(line.endsWith(u')') ? "composerCall" : "composerGet")->click();
    return QTest::qWaitFor([&] { return m_controller->calls()->rowCount() > before && last().isSettled(); }, Patience);
}

void TestComposerWork::chainIsBuiltByStepsAndSent()
{
    child<QLineEdit>("composerMethod")->setText(u"makeCounter"_s);
    child<ComposerEditor>("composerArguments")->setText(u"10"_s);
    child<QToolButton>("composerThen")->click();
    auto *steps = child<QTabBar>("composerSteps");
    QCOMPARE(steps->count(), 2);
    QVERIFY(steps->isVisible());
    child<QLineEdit>("composerMethod")->setText(u"increment"_s);
    child<ComposerEditor>("composerArguments")->setText(u"3"_s);
    QCOMPARE(child<QLineEdit>("composerLine")->text(), u"main.makeCounter(10).increment(3)"_s);
    child<QPushButton>("composerCall")->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_controller->calls()->rowCount() == 1 && last().isSettled(), Patience);
    QCOMPARE(last().result.toNumber(), 13.0);
    steps->setCurrentIndex(0);
    QCOMPARE(child<QLineEdit>("composerMethod")->text(), u"makeCounter"_s);
    steps->tabButton(1, QTabBar::RightSide)->findChildren<QObject *>();
    qobject_cast<QToolButton *>(steps->tabButton(1, QTabBar::RightSide))->click();
    QCOMPARE(child<QLineEdit>("composerLine")->text(), u"main.makeCounter(10)"_s);
    QVERIFY(!steps->isVisible());
}

void TestComposerWork::lineFillsTheForm()
{
    type(u"main.makeCounter(10).increment(3)"_s);
    QCOMPARE(child<QTabBar>("composerSteps")->count(), 2);
    QCOMPARE(child<QLineEdit>("composerMethod")->text(), u"increment"_s);
    type(u"main.makeCounter(10"_s);
    QVERIFY(child<QLabel>("composerStatus")->text().contains(u"column"_s));
    QCOMPARE(child<QLineEdit>("composerMethod")->text(), u"increment"_s); // until it can be read
}

void TestComposerWork::callbackAnswers()
{
    QVERIFY(call(u"main.echo({\"$callback\":\"asked\",\"$answer\":{\"ok\":true}})"_s));
    // What came back is our own function: called through the peer, it answers.
    QCOMPARE(last().state, CallEntry::State::Resolved);
}

void TestComposerWork::fileIsSentAsBytes()
{
    QFile file(m_folder->filePath(u"a b.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\x01\x02\x03");
    file.close();
    QVERIFY(call(u"main.echo({\"$file\":\"%1\"})"_s.arg(file.fileName())));
    QCOMPARE(last().state, CallEntry::State::Resolved);
    QCOMPARE(last().result.toBytes().data, QByteArray("\x01\x02\x03"));
}

void TestComposerWork::missingFileIsToldOf()
{
    QVERIFY(call(u"main.echo({\"$file\":\"%1/none\"})"_s.arg(m_folder->path())));
    QCOMPARE(last().state, CallEntry::State::Refused);
    QVERIFY(last().error->message().contains(u"/none"_s));
}

void TestComposerWork::insertMenuHasTypes()
{
    QMenu *menu = child<QToolButton>("composerInsert")->menu();
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().size() > 10);
    child<ComposerEditor>("composerArguments")->setText({});
    for (QAction *action : menu->actions()) {
        if (action->text().contains(u"answers"_s))
            action->trigger();
    }
    QVERIFY(child<ComposerEditor>("composerArguments")->text().contains(u"$answer"_s));
    QVERIFY(!ArgumentParser().parse(child<ComposerEditor>("composerArguments")->text()).error);
}

void TestComposerWork::codeIsCopied()
{
    type(u"main.makeCounter(10).increment(3)"_s);
    child<QToolButton>("composerCode")->menu()->actions().constFirst()->trigger();
    const QString code = QApplication::clipboard()->text();
    QVERIFY2(code.contains(u"await api.makeCounter(10).increment(3)"_s), qPrintable(code));
    QVERIFY(code.contains(m_server->url().toString()));
}

void TestComposerWork::collectionIsRunWithItsEnvironment()
{
    Collection collection;
    collection.name = u"Smoke"_s;
    collection.variables = {{u"by"_s, u"3"_s, false}};
    collection.environments = {{u"local"_s, {{u"by"_s, u"5"_s, false}}}};
    CallDraft make;
    make.name = u"Make"_s;
    make.method = u"makeCounter"_s;
    make.argumentsText = u"10"_s;
    CallDraft increment;
    increment.name = u"Increment"_s;
    increment.target = u"{{Make}}"_s;
    increment.method = u"increment"_s;
    increment.argumentsText = u"{{by}}"_s;
    collection.calls = {make, increment};
    const CollectionId id = m_collections->add(collection, m_folder->filePath(u"a.cwcalls.json"_s));
    m_composer->setCollection(id);
    auto *environments = child<QComboBox>("composerEnvironment");
    QVERIFY(environments->isVisible());
    environments->setCurrentIndex(environments->findData(u"local"_s));
    Q_EMIT environments->activated(environments->currentIndex());
    QSignalSpy finished(m_composer->results()->sequence(), &CallSequence::finished);
    m_composer->runCollection(id);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
    const CallSequence *run = m_composer->results()->sequence();
    QStringList said;
    for (int row = 0; row < run->rowCount(); ++row)
        said.append(run->index(row, CallSequence::ResultColumn).data().toString());
    QVERIFY2(run->count(CallSequence::State::Passed) == 2, qPrintable(said.join(u'\n')));
    QCOMPARE(last().result.toNumber(), 15.0);
    QVERIFY(child<QLabel>("composerRunState")->text().contains(u"2"_s));
}

void TestComposerWork::openedCallIsSavedBack()
{
    Collection collection;
    CallDraft draft;
    draft.name = u"Echo"_s;
    draft.method = u"echo"_s;
    draft.argumentsText = u"1"_s;
    collection.calls = {draft};
    const CollectionId id = m_collections->add(collection, m_folder->filePath(u"a.cwcalls.json"_s));
    m_composer->openCall(id, 0);
    QCOMPARE(child<QLineEdit>("composerLine")->text(), u"main.echo(1)"_s);
    child<ComposerEditor>("composerArguments")->setText(u"2"_s);
    child<QPushButton>("composerSave")->click();
    QCOMPARE(m_collections->collection(id)->calls.at(0).argumentsText, u"2"_s);
    QCOMPARE(m_collections->collection(id)->calls.at(0).name, u"Echo"_s);
}

void TestComposerWork::historyIsSearchedAndSentAgain()
{
    QVERIFY(call(u"main.echo(\"apple\")"_s));
    QVERIFY(call(u"main.echo(\"pear\")"_s));
    auto *history = child<QTableView>("composerHistory");
    child<QLineEdit>("composerSearch")->setText(u"APP echo"_s);
    QCOMPARE(history->model()->rowCount(), 1);
    history->setCurrentIndex(history->model()->index(0, 0));
    Q_EMIT m_composer->results()->sendAgainRequested(m_controller->calls()->at(0).request);
    QTRY_VERIFY_WITH_TIMEOUT(m_controller->calls()->rowCount() == 3 && last().isSettled(), Patience);
    QCOMPARE(last().result.toString(), u"apple"_s);
    QCOMPARE(history->model()->rowCount(), 3); // what was sent is shown
}

void TestComposerWork::resultsAreCompared()
{
    connect(m_composer.get(), &Composer::compareRequested, this, [this](const CallEntry &first, const CallEntry &second) {
        QList<ResultDifference> differences;
        for (const ResultChange &change : compareResults(first, second))
            differences.append({change.place, change.first, change.second});
        m_composer->showDifferences(first.title(), second.title(), differences);
    });
    QVERIFY(call(u"main.echo({\"a\":1,\"b\":[1,2],\"d\":{\"$date\":0}})"_s));
    QVERIFY(call(u"main.echo({\"b\":[1,3],\"a\":1,\"d\":{\"$date\":0}})"_s));
    auto *history = child<QTableView>("composerHistory");
    history->selectAll();
    QVERIFY(child<QPushButton>("composerCompare")->isEnabled());
    child<QPushButton>("composerCompare")->click();
    auto *differences = child<QTreeWidget>("composerDifferences");
    QCOMPARE(differences->topLevelItemCount(), 1);
    QVERIFY2(differences->topLevelItem(0)->text(0).contains(u"b[1]"_s), qPrintable(differences->topLevelItem(0)->text(0)));
    QCOMPARE(differences->topLevelItem(0)->text(1), u"2"_s);
    QCOMPARE(differences->topLevelItem(0)->text(2), u"3"_s);
}

void TestComposerWork::historySurvivesTheProgram()
{
    const QString path = m_folder->filePath(u"calls.ndjson"_s);
    CallHistory history(path);
    history.follow(m_controller->calls());
    QVERIFY(call(u"main.echo([1,{\"$date\":0}])"_s));
    QVERIFY(call(u"main.noSuchMethod()"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write("{\"torn"); // as a killed program leaves it
    file.close();
    CallLog log;
    CallHistory(path).restore(&log);
    QCOMPARE(log.rowCount(), 2);
    QVERIFY(log.at(0).isEarlier);
    QVERIFY(log.at(0).result == m_controller->calls()->at(0).result);
    QCOMPARE(log.at(1).state, CallEntry::State::Rejected);
    QCOMPARE(log.at(1).error->toString(), m_controller->calls()->at(1).error->toString());
    QCOMPARE(log.at(0).title(), u"main.echo"_s);
    QVERIFY(log.newHandle() > log.at(1).handle);
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFileInfo(path).permissions() & others, QFileDevice::Permissions());
}

void TestComposerWork::secretStaysOutOfTheHistory()
{
    Collection collection;
    collection.variables = {{u"token"_s, u"s3cret"_s, true}};
    m_composer->setCollection(m_collections->add(collection, m_folder->filePath(u"a.cwcalls.json"_s)));
    const QString path = m_folder->filePath(u"calls.ndjson"_s);
    CallHistory history(path);
    history.follow(m_controller->calls());
    QVERIFY(call(u"main.echo({\"length\":1}, \"{{token}}\")"_s));
    QVERIFY(last().request.argumentsText.contains(u"s3cret"_s)); // it was sent
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("{{token}}"));
    QVERIFY(!text.contains("s3cret"));
}

QTEST_MAIN(TestComposerWork)
#include "tst_composerwork.moc"
