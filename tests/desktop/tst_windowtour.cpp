// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows the window in its states and looks at what it says. With INSPECTOR_SCREENSHOTS=<folder> it saves a picture of each.

#include "capturedocument.h"
#include "mainwindow.h"
#include "messageview.h"
#include "sampletraffic.h"
#include "tablespane.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Trace::NoRecord;

class WindowTour : public QObject
{
    Q_OBJECT
private:
    static void save(QWidget &window, const QString &name)
    {
        const QString folder = qEnvironmentVariable("INSPECTOR_SCREENSHOTS");
        if (folder.isEmpty())
            return;
        QCoreApplication::processEvents(); // what is laid out later
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(window.grab().save(folder + u'/' + name + u".png"_s));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setStyle(u"Fusion"_s);
    }

    void firstRunSaysWhatToDo()
    {
        MainWindow window;
        window.setAppearance(MainWindow::Appearance::Light);
        window.resize(1280, 800);
        window.restoreDefaultLayout();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(!window.timeline()->isVisible());
        save(window, u"first-run"_s);
    }

    void showsASession_data()
    {
        QTest::addColumn<int>("appearance");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << int(MainWindow::Appearance::Light) << QSize(1280, 800) << u"light"_s;
        QTest::newRow("dark") << int(MainWindow::Appearance::Dark) << QSize(1280, 800) << u"dark"_s;
        QTest::newRow("small light") << int(MainWindow::Appearance::Light) << QSize(800, 600) << u"light-small"_s;
        QTest::newRow("small dark") << int(MainWindow::Appearance::Dark) << QSize(800, 600) << u"dark-small"_s;
    }

    void showsASession()
    {
        QFETCH(const int, appearance);
        QFETCH(const QSize, size);
        QFETCH(const QString, name);
        CaptureDocument document(u"ws://127.0.0.1:8080/api"_s);
        MainWindow window;
        window.setAppearance(MainWindow::Appearance(appearance));
        window.resize(size);
        window.restoreDefaultLayout();
        window.addDocument(&document);
        document.setState(CaptureDocument::State::Connected);
        document.append(SampleTraffic::lively());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(window.timeline()->isVisible());
        QCOMPARE(window.timeline()->model()->rowCount(), document.count());
        QCOMPARE(window.size(), size);
        window.timeline()->setFocus();
        window.tables()->imports()->refresh();
        window.tables()->exports()->refresh();
        save(window, u"live-"_s + name);

        window.timeline()->setCurrentRecord(8); // the resolve that brings the counter
        QVERIFY(!window.tables()->isLive());
        QCOMPARE(window.messageView()->record(), 8);
        window.messageView()->tree()->setCurrentIndex(
            window.messageView()->tree()->model()->index(1, 0, window.messageView()->tree()->model()->index(0, 0)));
        save(window, u"selected-"_s + name);

        window.timeline()->setCurrentRecord(4);
        save(window, u"value-"_s + name);

        window.timeline()->setCurrentRecord(NoRecord);
        QVERIFY(window.tables()->isLive());
    }

    void showsTrouble_data()
    {
        QTest::addColumn<int>("appearance");
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << int(MainWindow::Appearance::Light) << u"light"_s;
        QTest::newRow("dark") << int(MainWindow::Appearance::Dark) << u"dark"_s;
    }

    void showsTrouble()
    {
        QFETCH(const int, appearance);
        QFETCH(const QString, name);
        CaptureDocument document(u"wss://example.com/"_s);
        MainWindow window;
        window.setAppearance(MainWindow::Appearance(appearance));
        window.resize(1280, 800);
        window.restoreDefaultLayout();
        window.addDocument(&document);
        document.append(SampleTraffic::troubled());
        document.setState(CaptureDocument::State::Failed, u"Connection refused"_s);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.timeline()->setCurrentRecord(7);
        save(window, u"trouble-"_s + name);
        window.timeline()->setCurrentRecord(1);
        save(window, u"hostile-"_s + name);
    }
};

QTEST_MAIN(WindowTour)
#include "tst_windowtour.moc"
