// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capturedocument.h"
#include "mainwindow.h"
#include "messagetreemodel.h"
#include "messageview.h"
#include "rawtextview.h"
#include "sampletraffic.h"
#include "symbol.h"
#include "tablespane.h"
#include "theme.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Side;
using QtCapnWeb::Trace::NoRecord;

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void selectingAMessageShowsItAndTheTablesOfThatMoment()
    {
        CaptureDocument document(u"test"_s);
        MainWindow window;
        window.addDocument(&document);
        document.append(SampleTraffic::lively());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.timeline()->setCurrentRecord(9);
        QCOMPARE(window.messageView()->record(), 9);
        QVERIFY(!window.tables()->isLive());
        QCOMPARE(window.tables()->imports()->at(), 9);
        window.tables()->setLive(true);
        QVERIFY(window.tables()->imports()->isLive());
        QCOMPARE(window.timeline()->currentRecord(), 9); // what was chosen stays
        window.timeline()->setCurrentRecord(10);
        QVERIFY(!window.tables()->isLive());
    }

    void treeAndTextAreLinkedBothWays()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::lively());
        MessageView view;
        view.resize(500, 600);
        view.setDocument(&document);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setRecord(4);
        const QAbstractItemModel *tree = view.tree()->model();
        const QModelIndex value = tree->index(1, 0, tree->index(0, 0));
        const QModelIndex name = tree->index(1, 0, value);
        QCOMPARE(name.data().toString(), u"name"_s);
        view.tree()->setCurrentIndex(name);
        const QList<QTextEdit::ExtraSelection> marks = view.raw()->extraSelections();
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks.first().cursor.selectedText(), u"\"Ada Lovelace\""_s);
        Q_EMIT view.raw()->byteClicked(document.capture().text(4).indexOf("early"));
        QCOMPARE(view.tree()->currentIndex().siblingAtColumn(1).data().toString(), u"\"early\""_s);
        QCOMPARE(view.raw()->extraSelections().first().cursor.selectedText(), u"\"early\""_s);
    }

    void aHugeMessageIsCutWithANotice()
    {
        CaptureDocument document(u"test"_s);
        document.append({SampleTraffic::message(Side::B, "[\"resolve\",1,\"" + QByteArray(50'000'000, 'x') + "\"]", 0)});
        MainWindow window;
        window.addDocument(&document);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.timeline()->setCurrentRecord(0);
        QVERIFY(window.messageView()->raw()->toPlainText().size() < 200'000);
        const auto labels = window.messageView()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"47.7 MiB") && label->text().contains(u"128 KiB");
        }));
        const auto *model = qobject_cast<MessageTreeModel *>(window.messageView()->tree()->model());
        QTRY_COMPARE(model->state(), MessageTreeModel::State::Ready);
    }

    void tenThousandLevelsDoNotFreezeIt()
    {
        CaptureDocument document(u"test"_s);
        document.append({SampleTraffic::message(
            Side::B, "[\"resolve\",1," + QByteArray("[[").repeated(10'000) + QByteArray("]]").repeated(10'000) + "]", 0)});
        MainWindow window;
        window.addDocument(&document);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.timeline()->setCurrentRecord(0);
        Q_EMIT window.messageView()->raw()->byteClicked(10'000);
        QVERIFY(window.messageView()->tree()->currentIndex().isValid());
    }

    void tablesKeepTheirSelectionWhileRowsComeAndGo()
    {
        CaptureDocument document(u"test"_s);
        TablesPane pane;
        pane.setDocument(&document);
        std::vector<QtCapnWeb::Record> records = SampleTraffic::lively();
        std::vector<QtCapnWeb::Record> rest(std::make_move_iterator(records.begin() + 12),
                                            std::make_move_iterator(records.end()));
        records.resize(12);
        document.append(std::move(records));
        pane.imports()->refresh();
        auto *view = pane.findChild<QTableView *>(u"imports"_s);
        QVERIFY(view);
        view->setCurrentIndex(view->model()->index(pane.imports()->rowOf(QtCapnWeb::EntryId(-1)), 0));
        document.append(std::move(rest));
        pane.imports()->refresh();
        QCOMPARE(view->currentIndex().siblingAtColumn(0).data().toString(), u"-1"_s);
    }

    void aNewSessionTakesTheTables()
    {
        CaptureDocument document(u"test"_s);
        TablesPane pane;
        pane.setDocument(&document);
        document.append(SampleTraffic::lively());
        QCOMPARE(pane.session(), 0U);
        document.append(SampleTraffic::many(2, 1));
        QCOMPARE(pane.session(), 1U);
        pane.imports()->refresh();
        QCOMPARE(pane.imports()->session(), 1U);
        pane.setSession(0);
        QCOMPARE(pane.imports()->session(), 0U);
    }

    void layoutIsSavedAndRestored()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        {
            MainWindow window;
            window.resize(1000, 700);
            window.show();
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            window.findChild<QDockWidget *>(u"sessionsDock"_s)->hide();
            window.timeline()->header()->resizeSection(0, 111);
            window.setAppearance(MainWindow::Appearance::Dark);
            window.saveLayout(settings);
            window.setAppearance(MainWindow::Appearance::Desktop);
        }
        MainWindow window;
        window.restoreLayout(settings);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(window.findChild<QDockWidget *>(u"sessionsDock"_s)->isHidden());
        QCOMPARE(window.timeline()->header()->sectionSize(0), 111);
        QVERIFY(Theme::isDark(window.palette()));
        window.restoreDefaultLayout();
        QVERIFY(!window.findChild<QDockWidget *>(u"sessionsDock"_s)->isHidden());
        QVERIFY(window.timeline()->header()->sectionSize(0) != 111);
        window.setAppearance(MainWindow::Appearance::Desktop);
    }

    void garbageInTheSettingsIsHarmless()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        for (const QString &key :
             {u"geometry"_s, u"state"_s, u"timelineColumns"_s, u"tables"_s, u"message"_s, u"zoom"_s, u"appearance"_s})
            settings.setValue(u"window/"_s + key, QByteArray("garbage"));
        MainWindow window;
        window.restoreLayout(settings);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(!window.findChild<QDockWidget *>(u"messageDock"_s)->isHidden());
    }

    void itOutlivesItsDocument()
    {
        MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        {
            CaptureDocument document(u"test"_s);
            window.addDocument(&document);
            document.append(SampleTraffic::lively());
            window.timeline()->setCurrentRecord(7);
        }
        QCOMPARE(window.document(), nullptr);
        QCOMPARE(window.messageView()->record(), NoRecord);
        window.grab();
        CaptureDocument another(u"another"_s);
        another.append(SampleTraffic::many(3));
        window.addDocument(&another);
        QCOMPARE(window.timeline()->model()->rowCount(), 12);
    }

    void everyCommandHasAName()
    {
        MainWindow window;
        QSet<QKeySequence> shortcuts;
        QList<QAction *> actions; // of the menus: widgets have some of their own
        for (const QMenu *menu : window.menuBar()->findChildren<QMenu *>())
            actions += menu->actions();
        QVERIFY(actions.size() > 20);
        for (const QAction *action : actions) {
            if (action->isSeparator())
                continue;
            QVERIFY(!action->text().isEmpty());
            const QKeySequence key = action->shortcut();
            QVERIFY2(key.isEmpty() || !shortcuts.contains(key), qPrintable(key.toString() + u" twice"_s));
            shortcuts.insert(key);
        }
    }

    void coloursCanBeReadOnEveryPalette_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
        QPalette black;
        black.setColor(QPalette::Base, Qt::black);
        black.setColor(QPalette::Text, Qt::white);
        QTest::newRow("high contrast") << black;
        QPalette sepia;
        sepia.setColor(QPalette::Base, QColor(0xfb, 0xf0, 0xd9));
        sepia.setColor(QPalette::Text, QColor(0x3a, 0x2d, 0x1a));
        QTest::newRow("sepia") << sepia;
    }

    void coloursCanBeReadOnEveryPalette()
    {
        QFETCH(const QPalette, palette);
        const Theme theme = Theme::of(palette);
        const QColor base = palette.color(QPalette::Base);
        for (const QColor &color : {theme.text, theme.dim, theme.outgoing, theme.incoming, theme.ok, theme.pending, theme.error,
                                    theme.warning, theme.string, theme.number, theme.literal, theme.capability})
            QVERIFY2(Theme::contrast(color, base) >= 4.5, qPrintable(color.name()));
        for (const QColor &color : {theme.eventBackground, theme.errorBackground, theme.relatedBackground, theme.bornBackground})
            QVERIFY2(Theme::contrast(theme.text, color) >= 7, qPrintable(color.name()));
        QVERIFY2(Theme::contrast(theme.error, theme.errorBackground) >= 3.5, qPrintable(theme.error.name()));
    }

    void everySymbolIsDrawn()
    {
        for (const QString &name :
             {u"ok"_s, u"error"_s, u"pending"_s, u"warning"_s, u"released"_s, u"opened"_s, u"closed"_s, u"failed"_s, u"refused"_s,
              u"binary"_s, u"outgoing"_s, u"incoming"_s, u"live"_s, u"history"_s, u"follow"_s, u"inspector"_s}) {
            QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            Symbol::paint(painter, name, image.rect(), Qt::red);
            painter.end();
            QImage empty(32, 32, QImage::Format_ARGB32_Premultiplied);
            empty.fill(Qt::transparent);
            QVERIFY2(image != empty, qPrintable(name));
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
