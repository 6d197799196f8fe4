// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Recordings are played again in the window, through its widgets, to servers of this process.

#include "datatable.h"
#include "livesources.h"
#include "mainwindow.h"
#include "mockpage.h"
#include "replaypairpage.h"
#include "replaypane.h"
#include "replayresultspage.h"
#include "replayshop.h"
#include "replaysources.h"
#include "replaystepspage.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QUndoStack>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTreeWidget>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Record;
using QtCapnWeb::RpcServer;
using QtCapnWeb::Side;
using QtCapnWeb::Trace::NoRecord;

namespace {

constexpr int Patience = 30'000;

struct Shown {
    LiveSources sources;
    ReplaySources replays;
    CaptureDocument recording{u"recording"_s};
    MainWindow window;
    ReplayPane *pane = window.replay();

    Shown()
    {
        wire(window, sources);
        wireReplay(window, replays, sources);
        window.resize(1280, 800);
        window.show();
    }
    ~Shown() { window.removeDocument(&recording); }

    void record(const RpcServer &server)
    {
        recordShopping(server, recording);
        window.addDocument(&recording);
        window.showDocument(&recording);
        pane->steps()->model()->finish();
    }
    template<typename Widget>
    Widget *find(const QString &name) const
    {
        return window.findChild<Widget *>(name);
    }
    void choosePacing(ReplaySetup::Pacing pacing) const
    {
        auto *box = find<QComboBox>(u"replayPacing"_s);
        box->setCurrentIndex(box->findData(int(pacing)));
    }
    QAction *start() const { return pane->runActions().at(0); }
    QAction *pause() const { return pane->runActions().at(1); }
    QAction *next() const { return pane->runActions().at(2); }
    QAction *stop() const { return pane->runActions().at(3); }
    bool isFinished() const { return pane->status().state == ReplayStatus::State::Finished; }
    void replayTo(const QUrl &url) const
    {
        pane->setUrl(url);
        QVERIFY(start()->isEnabled());
        start()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isFinished(), Patience);
    }
    QString status() const { return find<QLabel>(u"replayStatus"_s)->text(); }
    int rowOfCall(const QString &call, int occurrence = 0) const
    {
        const ReplayStepsModel *model = pane->steps()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, ReplayStepsModel::CallColumn).data().toString().contains(call) && occurrence-- == 0)
                return row;
        }
        return -1;
    }
};

} // namespace

class ReplayPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"QtCapnWebTest"_s);
    }
    void init() { Shop::sums.clear(); }

    void sameServerGivesNoDifference()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Shown shown;
        shown.record(*server);
        const QAbstractItemModelTester steps(shown.pane->steps()->model());
        const QAbstractItemModelTester results(shown.pane->results()->model());
        QCOMPARE(shown.pane->steps()->model()->rowCount(), 5);
        // Where it was recorded is where it goes, unless a person says otherwise.
        QCOMPARE(QUrl(shown.find<QComboBox>(u"replayUrl"_s)->currentText()).port(), int(server->port()));
        shown.replayTo(server->url());
        QVERIFY2(shown.pane->status().isComplete, qPrintable(shown.status()));
        QCOMPARE(shown.pane->status().counts[0], 5);
        QCOMPARE(shown.pane->status().differing(), 0);
        QCOMPARE(shown.pane->results()->model()->rowCount(), 5);
        QVERIFY(shown.status().contains(u"No difference"_s));
        QCOMPARE(Shop::sums, QList<int>({3, 7, 3, 7}));

        // The replay is a capture among the others, and can be saved.
        CaptureDocument *live = shown.replays.replay()->document();
        QVERIFY(live->isModified());
        QVERIFY(live->count() > 20);
        QCOMPARE(live->state(), CaptureDocument::State::Disconnected);
        shown.window.showDocument(live);
        QCOMPARE(shown.window.document(), live);
        QCOMPARE(shown.find<QComboBox>(u"replayCapture"_s)->currentText(), u"recording"_s); // it does not follow its own product
        Q_EMIT shown.window.closeRequested(live);
        QVERIFY(!shown.replays.replay());
        QCOMPARE(shown.pane->status().state, ReplayStatus::State::None);
    }

    void changedServerIsShownCallByCall()
    {
        const auto server = openShop(u"Hello"_s);
        const auto changed = openShop(u"Servus"_s);
        QVERIFY(server && changed);
        Shown shown;
        shown.record(*server);
        shown.replayTo(changed->url());
        QVERIFY(shown.pane->status().isComplete);
        QCOMPARE(shown.pane->status().counts[int(ReplayResult::Verdict::Different)], 3);
        QCOMPARE(shown.pane->status().counts[int(ReplayResult::Verdict::Equal)], 2);
        shown.find<QCheckBox>(u"replayOnlyDifferences"_s)->click();
        ReplayResultsPage *page = shown.pane->results();
        QCOMPARE(page->model()->rowCount(), 3);
        page->view()->setCurrentIndex(page->model()->index(1, 0));
        QCOMPARE(page->differences()->topLevelItemCount(), 1);
        const QTreeWidgetItem *item = page->differences()->topLevelItem(0);
        QVERIFY(item->text(2).contains(u"Hello, Grace"_s));
        QVERIFY(item->text(3).contains(u"Servus, Grace"_s));

        // The pair of timelines: both sides select what belongs together, whichever is used.
        const ReplayPairPage *pair = shown.pane->pair();
        const auto text = [](const TimelineView *view) {
            return view->model()->document()->capture().text(view->currentRecord());
        };
        QVERIFY(text(pair->recorded()).contains("Hello, Grace"));
        QVERIFY(text(pair->live()).contains("Servus, Grace"));
        const ReplayResult first = *page->model()->resultAt(0);
        QVERIFY(first.liveCall != NoRecord);
        pair->recorded()->setCurrentRecord(first.call);
        QCOMPARE(pair->live()->currentRecord(), first.liveCall);
        pair->live()->setCurrentRecord(first.live);
        QCOMPARE(pair->recorded()->currentRecord(), first.recorded);
    }

    void rulesMakeDifferencesEqual()
    {
        const auto server = openShop(u"Hello"_s);
        const auto changed = openShop(u"Servus"_s);
        QVERIFY(server && changed);
        Shown shown;
        shown.record(*server);
        shown.find<QPlainTextEdit>(u"replayRules"_s)->setPlainText(u"method:hello\n"_s);
        shown.find<QSpinBox>(u"replayRounds"_s)->setValue(2);
        shown.replayTo(changed->url());
        QVERIFY2(shown.pane->status().isComplete, qPrintable(shown.status()));
        QCOMPARE(shown.pane->status().counts[0], 10);
        // What is no rule is told, and nothing is sent.
        const qsizetype sums = Shop::sums.size();
        shown.find<QPlainTextEdit>(u"replayRules"_s)->setPlainText(u"nonsense"_s);
        shown.replayTo(changed->url());
        QVERIFY2(shown.status().contains(u"nonsense"_s), qPrintable(shown.status()));
        QCOMPARE(Shop::sums.size(), sums);
    }

    void stepsAreChangedAndUndone()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Shown shown;
        shown.record(*server);
        Shop::sums.clear();
        ReplayStepsModel *model = shown.pane->steps()->model();
        const QAbstractItemModelTester tester(model);
        const int ada = shown.rowOfCall(u"hello"_s);
        const int second = shown.rowOfCall(u"add"_s, 1);
        QCOMPARE(ada, 0);
        QCOMPARE(second, 4);
        // Skipped by its check mark, edited, moved to the front.
        QVERIFY(model->setData(model->index(ada, 0), int(Qt::Unchecked), Qt::CheckStateRole));
        bool isWhole = true;
        QCOMPARE(model->editableText(second, &isWhole), "[3,4]");
        QVERIFY(!isWhole);
        QSignalSpy refused(model, &ReplayStepsModel::refused);
        model->edit(second, "[3,", false);
        QCOMPARE(refused.size(), 1);
        model->edit(second, "[30,40]", false);
        QCOMPARE(model->editableText(second, &isWhole), "[30,40]");
        const qint64 moved = model->recordAt(second);
        model->moveRow(second, 1);
        QCOMPARE(model->recordAt(1), moved);
        QVERIFY(model->index(1, ReplayStepsModel::ChangeColumn).data().toString().contains(u"moved"_s));
        QCOMPARE(refused.size(), 1);
        shown.replayTo(server->url());
        QVERIFY2(shown.pane->status().isComplete, qPrintable(shown.status()));
        QCOMPARE(Shop::sums, QList<int>({70, 3}));
        QCOMPARE(shown.pane->status().counts[int(ReplayResult::Verdict::Different)], 1); // 70 is not 7
        QCOMPARE(shown.pane->status().counts[int(ReplayResult::Verdict::NotSent)], 0);

        // All of it is taken back, one by one, and made again.
        for (int i = 0; i < 3; ++i)
            model->undoStack()->undo();
        QVERIFY(!model->undoStack()->canUndo());
        QCOMPARE(model->recordAt(4), moved);
        QCOMPARE(model->editableText(4, &isWhole), "[3,4]");
        QVERIFY(!model->index(0, 0).data(ReplayStepsModel::SkippedRole).toBool());
        model->undoStack()->redo();
        QVERIFY(model->index(0, 0).data(ReplayStepsModel::SkippedRole).toBool());
        model->undoStack()->undo();
        Shop::sums.clear();
        shown.replayTo(server->url());
        QCOMPARE(Shop::sums, QList<int>({3, 7}));
        QCOMPARE(shown.pane->status().differing(), 0);
    }

    void rangeIsReplayedAlone()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Shown shown;
        shown.record(*server);
        Shop::sums.clear();
        const qint64 first = shown.pane->steps()->model()->recordAt(shown.rowOfCall(u"add"_s, 1));
        auto *from = shown.find<QLineEdit>(u"replayFirst"_s);
        from->setText(QString::number(first));
        Q_EMIT from->editingFinished();
        shown.pane->steps()->model()->finish();
        QCOMPARE(shown.pane->steps()->model()->rowCount(), 1);
        shown.replayTo(server->url());
        QVERIFY2(shown.pane->status().isComplete, qPrintable(shown.status()));
        QCOMPARE(Shop::sums, QList<int>({7}));
    }

    void stepByStepWaitsForAPerson()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Shown shown;
        shown.record(*server);
        Shop::sums.clear();
        shown.choosePacing(ReplaySetup::Pacing::Steps);
        shown.pane->setUrl(server->url());
        shown.start()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shown.next()->isEnabled(), Patience);
        QVERIFY(!shown.start()->isEnabled());
        // The step that is next is marked.
        QTRY_VERIFY_WITH_TIMEOUT(shown.pane->steps()->model()->index(0, 0).data(ReplayStepsModel::CurrentRole).toBool(),
                                 Patience);
        QCOMPARE(shown.pane->status().sent, 0);
        for (int i = 0; i < 100 && !shown.isFinished(); ++i) {
            shown.next()->trigger();
            QTest::qWait(1);
        }
        QTRY_VERIFY_WITH_TIMEOUT(shown.isFinished(), Patience);
        QVERIFY2(shown.pane->status().isComplete, qPrintable(shown.status()));
        QCOMPARE(Shop::sums, QList<int>({3, 7}));
    }

    void pausedReplaysSendNothingAndStopKeepsWhatCame()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Shown shown;
        shown.record(*server);
        shown.choosePacing(ReplaySetup::Pacing::Steps);
        shown.pane->setUrl(server->url());
        shown.start()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shown.next()->isEnabled(), Patience);
        shown.next()->trigger();
        shown.next()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(shown.pane->status().counts[0], 1, Patience);
        shown.pause()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(shown.pane->status().state, ReplayStatus::State::Paused, Patience);
        QVERIFY(shown.pause()->isChecked());
        const qint64 sent = shown.pane->status().sent;
        shown.next()->trigger();
        shown.stop()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shown.isFinished(), Patience);
        QCOMPARE(shown.pane->status().sent, sent);
        QVERIFY(!shown.pane->status().isComplete);
        QCOMPARE(shown.pane->results()->model()->results().front().verdict, ReplayResult::Verdict::Equal);
        QVERIFY(shown.start()->isEnabled());
        QVERIFY(shown.pane->reportAction()->isEnabled());
    }

    void strangersAreAskedAbout()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Shown shown;
        shown.record(*server);
        Shop::sums.clear();
        // A name that is never looked up, because nobody agrees.
        shown.pane->setUrl(QUrl(u"ws://shop.invalid/"_s));
        shown.start()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shown.find<QDialog>(u"replayConsent"_s), Patience);
        QCOMPARE(shown.pane->status().state, ReplayStatus::State::Asking);
        auto *dialog = shown.find<QDialog>(u"replayConsent"_s);
        QVERIFY(dialog->findChild<QLabel *>(u"replayConsentWhere"_s)->text().contains(u"shop.invalid"_s));
        const QString counts = dialog->findChild<QLabel *>(u"replayConsentCounts"_s)->text();
        QVERIFY2(counts.contains(u"5 call"_s), qPrintable(counts));
        QVERIFY(dialog->findChild<QLabel *>(u"replayConsentCredentials"_s)->text().contains(u"not sent"_s));
        QCOMPARE(dialog->findChild<QTreeWidget *>(u"replayConsentMethods"_s)->topLevelItemCount(), 2);
        // Enter is no consent.
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(shown.isFinished(), Patience);
        QCOMPARE(shown.pane->status().sent, 0);
        QVERIFY2(shown.status().contains(u"stopped before anything was sent"_s), qPrintable(shown.status()));
        QCOMPARE(shown.replays.replay()->document()->count(), 0);
    }

    void consentSends()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Shown shown;
        shown.record(*server);
        shown.pane->setUrl(QUrl(u"ws://shop.invalid/"_s));
        shown.find<QSpinBox>(u"replayTimeout"_s)->setValue(2);
        shown.start()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shown.find<QDialog>(u"replayConsent"_s), Patience);
        shown.find<QPushButton>(u"replayConsentSend"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.isFinished(), Patience);
        // It was tried: there is no such host.
        QVERIFY(!shown.pane->status().isComplete);
        QVERIFY2(shown.pane->status().ending.contains(u"could not be sent"_s), qPrintable(shown.pane->status().ending));
    }

    void reportsAreSaved()
    {
        const auto server = openShop(u"Hello"_s);
        const auto changed = openShop(u"Servus"_s);
        QVERIFY(server && changed);
        Shown shown;
        shown.record(*server);
        shown.replayTo(changed->url());
        const QTemporaryDir folder;
        QSignalSpy written(&shown.replays, &ReplaySources::reportWritten);
        for (const QString &name : {u"report.txt"_s, u"report.json"_s, u"report.xml"_s}) {
            written.clear();
            shown.pane->reportAction()->trigger();
            auto *dialog = shown.find<QFileDialog>(u"replayReportDialog"_s);
            QVERIFY(dialog);
            Q_EMIT dialog->fileSelected(folder.filePath(name));
            delete dialog;
            QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, Patience);
            QCOMPARE(written.at(0).at(1).toString(), QString());
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(bytes.contains("Servus, Ada"));
            if (name.endsWith(u"xml"_s))
                QVERIFY(bytes.contains("<testsuite "));
            if (name.endsWith(u"json"_s))
                QVERIFY(QJsonDocument::fromJson(bytes.left(bytes.indexOf('\n'))).object().contains(u"verdict"_s));
        }
    }

    void mockServerAnswersFromTheWindow()
    {
        Shown shown;
        {
            const auto server = openShop(u"Hello"_s);
            QVERIFY(server);
            shown.record(*server);
        } // only the recording knows its answers from now on
        shown.pane->showMock();
        shown.find<QPushButton>(u"mockToggle"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown.replays.mock() && shown.replays.mock()->isRunning(), Patience);
        const QUrl url = shown.replays.mock()->url();
        QVERIFY(shown.find<QLabel>(u"mockState"_s)->text().contains(url.toString()));
        shown.replayTo(url);
        QVERIFY2(shown.pane->status().isComplete && shown.pane->status().differing() == 0, qPrintable(shown.status()));

        // What was never recorded is told.
        auto *events = shown.find<QTreeWidget>(u"mockEvents"_s);
        {
            const std::unique_ptr<QtCapnWeb::RpcSession> session(QtCapnWeb::RpcSession::connectTo(url));
            bool isRejected = false;
            session->remoteMain().call("steal").pull(
                [&](const QtCapnWeb::Outcome &outcome) { isRejected = std::holds_alternative<QtCapnWeb::RpcError>(outcome); });
            QTRY_VERIFY_WITH_TIMEOUT(isRejected, Patience);
        }
        const auto told = [events](const QString &text) { return !events->findItems(text, Qt::MatchContains, 2).isEmpty(); };
        QTRY_VERIFY_WITH_TIMEOUT(told(u"steal"_s), Patience);
        CaptureDocument *document = shown.replays.mock()->document();
        QTRY_VERIFY_WITH_TIMEOUT(document->count() > 10, Patience);
        QCOMPARE(document->ownSide(), Side::B);
        shown.find<QPushButton>(u"mockToggle"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(document->state(), CaptureDocument::State::Disconnected, Patience);
    }

    void windowEndsWhileItReplays()
    {
        const auto server = openShop(u"Hello"_s);
        QVERIFY(server);
        Shown shown;
        shown.record(*server);
        shown.choosePacing(ReplaySetup::Pacing::Steps);
        shown.pane->setUrl(server->url());
        shown.start()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shown.next()->isEnabled(), Patience);
        // All of it goes in the wrong moment.
    }
};

QTEST_MAIN(ReplayPaneTest)
#include "tst_replaypane.moc"
