// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer.h"
#include "composereditor.h"
#include "composertargets.h"
#include "demoserver.h"
#include "inspectorcontroller.h"
#include "resultmodel.h"
#include "seeninterfaces.h"

#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Inspector;

/// The composer as a person uses it, on a controller with a real session.
class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void callsWithCtrlEnterAndShowsTheResult();
    void marksTheErrorWhileTyping();
    void namesADeadReference();
    void doesNotSendWhatIsWrong();
    void resultBecomesTheNextTarget();
    void heldResultIsDisposed();
    void targetIsDisposed();
    void pipelinedCallOffersItsPromise();
    void errorIsShownInFull();
    void targetsAreThoseOfTheTable();
    void methodIsCompletedFromTraffic();
    void earlierCallIsEditedAgain();
    void buttonsFollowTheConnection();
    void tabKeyGoesThroughTheForm();
    void tabKeyLeavesTheEditor();
    void editorMarksBehindWideCharacters();

private:
    template<typename Widget>
    Widget *child(const char *name) const
    {
        return m_composer->findChild<Widget *>(QLatin1StringView(name));
    }
    void type(const QString &target, const QString &method, const QString &arguments);
    /// Waits until the title of the result says \a state.
    bool showsState(CallEntry::State state) const;
    QString valueAt(std::initializer_list<int> rows) const;
    QModelIndex rowAt(std::initializer_list<int> rows) const;

    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<InspectorController> m_controller;
    std::unique_ptr<Composer> m_composer;
};

void TestComposer::init()
{
    m_server = std::make_unique<DemoServer>();
    QVERIFY(m_server->listen());
    m_controller = std::make_unique<InspectorController>();
    m_composer = std::make_unique<Composer>();
    InspectorController *controller = m_controller.get();
    m_composer->setDocument(controller->document());
    m_composer->setCallLog(controller->calls());
    m_composer->setReferenceCheck([=](const CapabilityRef &reference) { return controller->problem(reference); });
    connect(m_composer.get(), &Composer::callRequested, controller, &InspectorController::call);
    connect(m_composer.get(), &Composer::disposeRequested, controller, &InspectorController::dispose);
    connect(m_composer.get(), &Composer::disposeImportRequested, controller, &InspectorController::disposeImport);
    connect(controller, &InspectorController::stateChanged, m_composer.get(),
            [this] { m_composer->setSession(m_controller->currentSession()); });
    m_composer->resize(1000, 400);
    m_composer->show();
    m_composer->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_composer.get()));
    controller->connectTo(m_server->url());
    QTRY_COMPARE(controller->state(), InspectorController::State::Connected);
}

void TestComposer::cleanup()
{
    m_composer.reset();
    m_controller.reset();
    m_server.reset();
}

void TestComposer::type(const QString &target, const QString &method, const QString &arguments)
{
    child<ComposerTargets>("composerTarget")->setEditText(target);
    child<QLineEdit>("composerMethod")->setText(method);
    child<ComposerEditor>("composerArguments")->setText(arguments);
}

bool TestComposer::showsState(CallEntry::State state) const
{
    return child<QLabel>("composerResultTitle")->text().contains(u": "_s + toText(state));
}

QModelIndex TestComposer::rowAt(std::initializer_list<int> rows) const
{
    QAbstractItemModel *model = child<QTreeView>("composerResult")->model();
    QModelIndex index;
    for (const int row : rows) {
        if (model->canFetchMore(index))
            model->fetchMore(index);
        index = model->index(row, 0, index);
    }
    return index;
}

QString TestComposer::valueAt(std::initializer_list<int> rows) const
{
    return rowAt(rows).siblingAtColumn(ResultModel::ValueColumn).data().toString();
}

void TestComposer::callsWithCtrlEnterAndShowsTheResult()
{
    type(u"main"_s, u"echo"_s, u"{\"a\": [1, 2]}"_s);
    QWidget *editor = child<ComposerEditor>("composerArguments");
    editor->setFocus();
    QTRY_VERIFY(QApplication::focusWidget() && editor->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(showsState(CallEntry::State::Resolved));
    QCOMPARE(m_controller->calls()->rowCount(), 1);
    QCOMPARE(valueAt({0, 0, 1}), u"2"_s);
    QCOMPARE(child<ComposerEditor>("composerArguments")->text(), u"{\"a\": [1, 2]}"_s); // no line break went in
}

void TestComposer::marksTheErrorWhileTyping()
{
    auto *editor = child<ComposerEditor>("composerArguments");
    auto *status = child<QLabel>("composerStatus");
    editor->setText(u"1,\n tru"_s);
    QTRY_VERIFY(status->text().contains(u"line 2"_s));
    QVERIFY(editor->errorMark().first >= 4);
    editor->setText(u"1,\n true"_s);
    QTRY_VERIFY(status->text().contains(u"2"_s) && !status->text().contains(u"line"_s));
    QCOMPARE(editor->errorMark(), (std::pair<qsizetype, qsizetype>(-1, -1)));
}

void TestComposer::namesADeadReference()
{
    auto *editor = child<ComposerEditor>("composerArguments");
    editor->setText(u"1, \"$import:-9\""_s);
    QTRY_VERIFY(child<QLabel>("composerStatus")->text().contains(u"$import:-9"_s));
    QCOMPARE(editor->errorMark(), (std::pair<qsizetype, qsizetype>(3, 15)));
    type(u"$import:-8"_s, u"x"_s, {});
    QTRY_VERIFY(child<QLabel>("composerStatus")->text().contains(u"$import:-8"_s));
}

void TestComposer::doesNotSendWhatIsWrong()
{
    QSignalSpy calls(m_composer.get(), &Composer::callRequested);
    for (const auto &[target, method, arguments] :
         {std::tuple(u"main"_s, u"echo"_s, u"[1"_s), std::tuple(u"main"_s, u"a..b"_s, QString()),
          std::tuple(u"$nope"_s, u"a"_s, QString())}) {
        type(target, method, arguments);
        child<QPushButton>("composerCall")->click();
    }
    QCOMPARE(calls.size(), 0);
    // A property needs no arguments: what stands there does not matter.
    type(u"main"_s, u"version"_s, u"[1"_s);
    child<QPushButton>("composerGet")->click();
    QCOMPARE(calls.size(), 1);
    QTRY_VERIFY(showsState(CallEntry::State::Resolved));
}

void TestComposer::resultBecomesTheNextTarget()
{
    type(u"main"_s, u"makeCounter"_s, u"5"_s);
    child<QPushButton>("composerCall")->click();
    QTRY_VERIFY(showsState(CallEntry::State::Resolved));
    auto *tree = child<QTreeView>("composerResult");
    Q_EMIT tree->activated(rowAt({0}));
    auto *targets = child<ComposerTargets>("composerTarget");
    QVERIFY2(targets->currentText().startsWith(u"$import:-"_s), qPrintable(targets->currentText()));
    QVERIFY(child<QLineEdit>("composerMethod")->hasFocus());
    child<QLineEdit>("composerMethod")->setText(u"increment"_s);
    child<ComposerEditor>("composerArguments")->setText(u"2"_s);
    QTRY_COMPARE(child<QLabel>("composerStatus")->text(), u"arguments: 1"_s);
    child<QPushButton>("composerCall")->click();
    QTRY_COMPARE(valueAt({0}), u"7"_s);
}

void TestComposer::heldResultIsDisposed()
{
    type(u"main"_s, u"makeCounter"_s, {});
    child<QPushButton>("composerCall")->click();
    QTRY_VERIFY(showsState(CallEntry::State::Resolved));
    auto *held = child<QTableView>("composerHeld");
    QCOMPARE(held->model()->rowCount(), 1);
    QVERIFY(child<QPushButton>("composerDispose")->isEnabled());
    child<QPushButton>("composerDispose")->click();
    QTRY_COMPARE(held->model()->rowCount(), 0);
    QVERIFY(!child<QPushButton>("composerDispose")->isEnabled());
    QCOMPARE(valueAt({0}).left(8), u"$import:"_s); // what it was can still be read
    QTRY_COMPARE(m_controller->capture().tables().sizes(0, Side::A), (Trace::TableSizes{1, 1}));
}

void TestComposer::targetIsDisposed()
{
    auto *dispose = child<QPushButton>("composerDisposeTarget");
    QVERIFY(!dispose->isEnabled()); // main goes by disconnecting
    type(u"main"_s, u"makeCounter"_s, {});
    child<QPushButton>("composerCall")->click();
    QTRY_VERIFY(showsState(CallEntry::State::Resolved));
    m_composer->setTarget(*static_cast<ResultModel *>(child<QTreeView>("composerResult")->model())->capabilityAt(rowAt({0})));
    QTRY_VERIFY(dispose->isEnabled());
    dispose->click();
    QTRY_COMPARE(m_controller->capture().tables().sizes(0, Side::A), (Trace::TableSizes{1, 1}));
    QTRY_VERIFY(child<QLabel>("composerStatus")->text().contains(u"released"_s));
}

void TestComposer::pipelinedCallOffersItsPromise()
{
    type(u"main"_s, u"authenticate"_s, u"\"ada\""_s);
    child<QPushButton>("composerPipelined")->click();
    QTRY_VERIFY(showsState(CallEntry::State::Sent));
    QTRY_COMPARE(valueAt({0}), u"$import:1"_s);
    Q_EMIT child<QTreeView>("composerResult")->activated(rowAt({0}));
    child<QLineEdit>("composerMethod")->setText(u"profile"_s);
    child<ComposerEditor>("composerArguments")->setText({});
    child<QPushButton>("composerCall")->click();
    QTRY_VERIFY(showsState(CallEntry::State::Resolved));
    QCOMPARE(child<QTableView>("composerHeld")->model()->rowCount(), 1);
}

void TestComposer::errorIsShownInFull()
{
    type(u"main"_s, u"fail"_s, u"\"cause\""_s);
    child<QPushButton>("composerCall")->click();
    QTRY_VERIFY(showsState(CallEntry::State::Rejected));
    const auto *text = child<QLabel>("composerError");
    QVERIFY(text->isVisible());
    QVERIFY(text->textInteractionFlags() & Qt::TextSelectableByMouse);
    QCOMPARE(text->text(), m_controller->calls()->at(0).error->toString());
    const QAbstractItemModel *model = child<QTreeView>("composerResult")->model();
    QVERIFY(model->rowCount(rowAt({0})) >= 3); // type, message and what was added to it
    type(u"main"_s, u"square"_s, u"2"_s);
    child<QPushButton>("composerCall")->click();
    QTRY_VERIFY(showsState(CallEntry::State::Resolved));
    QVERIFY(!text->isVisible());
}

void TestComposer::targetsAreThoseOfTheTable()
{
    type(u"main"_s, u"makeCounter"_s, {});
    child<QPushButton>("composerCall")->click();
    QTRY_VERIFY(showsState(CallEntry::State::Resolved));
    auto *targets = child<ComposerTargets>("composerTarget");
    QTRY_VERIFY([targets] {
        targets->refresh();
        return targets->count() == 2;
    }());
    QCOMPARE(targets->itemText(0), u"main"_s);
    QVERIFY(targets->itemText(1).startsWith(u"$import:-"_s));
    QVERIFY(targets->itemData(1, Qt::UserRole + 1).toString().contains(u"makeCounter"_s));
    QCOMPARE(targets->currentText(), u"main"_s); // the choice stays
}

void TestComposer::methodIsCompletedFromTraffic()
{
    type(u"main"_s, u"makeCounter"_s, {});
    child<QPushButton>("composerCall")->click();
    QTRY_VERIFY(showsState(CallEntry::State::Resolved));
    QTRY_VERIFY(m_controller->capture().count() > 2);
    auto *method = child<QLineEdit>("composerMethod");
    method->setFocus();
    method->selectAll();
    m_composer->form()->seen()->finish();
    QTest::keyClicks(method, u"Coun"_s);
    QCOMPARE(method->completer()->completionModel()->rowCount(), 1);
    QCOMPARE(method->completer()->completionModel()->index(0, 0).data().toString(), u"makeCounter"_s);
}

void TestComposer::earlierCallIsEditedAgain()
{
    type(u"main"_s, u"square"_s, u"2"_s);
    child<QPushButton>("composerCall")->click();
    type(u"main"_s, u"echo"_s, u"\"other\""_s);
    child<QPushButton>("composerCall")->click();
    QTRY_COMPARE(valueAt({0}), u"\"other\""_s);
    auto *history = child<QTableView>("composerHistory");
    QCOMPARE(history->model()->rowCount(), 2);
    history->setCurrentIndex(history->model()->index(0, 0));
    QTRY_COMPARE(valueAt({0}), u"4"_s);
    Q_EMIT history->activated(history->currentIndex());
    QCOMPARE(child<QLineEdit>("composerMethod")->text(), u"square"_s);
    QCOMPARE(child<ComposerEditor>("composerArguments")->text(), u"2"_s);
}

void TestComposer::buttonsFollowTheConnection()
{
    auto *call = child<QPushButton>("composerCall");
    QVERIFY(call->isEnabled());
    m_controller->disconnectFromServer();
    QVERIFY(!call->isEnabled());
    QTest::keyClick(m_composer.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_controller->calls()->rowCount(), 0);
    m_controller->reconnect();
    QTRY_VERIFY(call->isEnabled());
}

void TestComposer::tabKeyGoesThroughTheForm()
{
    child<ComposerTargets>("composerTarget")->setFocus();
    QTRY_VERIFY(child<ComposerTargets>("composerTarget")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(child<QLineEdit>("composerMethod")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(child<ComposerEditor>("composerArguments")->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(child<QPushButton>("composerCall")->hasFocus());
}

void TestComposer::tabKeyLeavesTheEditor()
{
    auto *editor = child<ComposerEditor>("composerArguments");
    editor->setText(u"1"_s);
    editor->setFocus();
    QTRY_VERIFY(QApplication::focusWidget() && editor->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != editor && !editor->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(editor->text(), u"1"_s);
}

void TestComposer::editorMarksBehindWideCharacters()
{
    auto *editor = child<ComposerEditor>("composerArguments");
    editor->setText(u"\"\U0001F600\u00e4\", x, 1"_s);
    editor->setErrorMark(7, 1, u"no"_s);
    QCOMPARE(editor->errorMark(), (std::pair<qsizetype, qsizetype>(7, 8)));
    editor->setErrorMark(100, 5, u"beyond the end: the last character"_s);
    QCOMPARE(editor->errorMark(), (std::pair<qsizetype, qsizetype>(10, 11)));
    editor->insert(u"[]"_s);
    QVERIFY(editor->text().contains(u"[]"_s));
    editor->clearErrorMark();
    QCOMPARE(editor->errorMark(), (std::pair<qsizetype, qsizetype>(-1, -1)));
}

QTEST_MAIN(TestComposer)

#include "tst_composer.moc"
