// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goes through the whole window with real captures and a live session, in each appearance, size and language, and looks whether
// each pane shows something and in which colours. With INSPECTOR_SCREENSHOTS=<folder> it saves a picture of each for a person to
// look at. The conformance corpus is visited too, where it is ($QTCAPNWEB_CORPUS, or ../shared/corpus beside the checkout).

#include "capturedocument.h"
#include "capturefiles.h"
#include "filterbar.h"
#include "inspectorcontroller.h"
#include "livesources.h"
#include "mainwindow.h"
#include "messageview.h"
#include "sampletraffic.h"
#include "tablespane.h"
#include "theme.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTranslator>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Trace::NoRecord;
using Appearance = MainWindow::Appearance;

namespace {

constexpr int Patience = 30000;

struct Mode {
    QString name;
    Appearance appearance;
    QSize size;
    QString language;
    QByteArray scale; ///< of the screen that it is for
};
const Mode Modes[] = {{u"light"_s, Appearance::Light, {1400, 900}, u"en"_s, "1"},
                      {u"dark"_s, Appearance::Dark, {1400, 900}, u"en"_s, "1"},
                      {u"contrast"_s, Appearance::HighContrastDark, {1400, 900}, u"en"_s, "1"},
                      {u"contrast-light"_s, Appearance::HighContrastLight, {1400, 900}, u"en"_s, "1"},
                      {u"1280x720"_s, Appearance::Light, {1280, 720}, u"en"_s, "1"},
                      {u"german"_s, Appearance::Light, {1280, 720}, u"de"_s, "1"},
                      {u"chinese"_s, Appearance::Light, {1280, 720}, u"zh_CN"_s, "1"},
                      {u"3840x2160"_s, Appearance::Light, {1920, 1080}, u"en"_s, "2"}};

QString corpusFolder()
{
    const QString named = qEnvironmentVariable("QTCAPNWEB_CORPUS");
    const QString folder = named.isEmpty() ? QStringLiteral(SOURCE_DIRECTORY "/../shared/corpus") : named;
    return QFileInfo::exists(folder + u"/traces"_s) ? folder + u"/traces"_s : QString();
}

/// What most of a picture is painted in.
QColor ground(const QImage &image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); y += 9) {
        for (int x = 0; x < image.width(); x += 9)
            ++counts[image.pixel(x, y)];
    }
    QRgb best = 0;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() > counts.value(best))
            best = it.key();
    }
    return best;
}

} // namespace

class WindowTour : public QObject
{
    Q_OBJECT
private:
    QTranslator m_translator;
    QString m_mode;

    void speak(const QString &language)
    {
        QCoreApplication::removeTranslator(&m_translator);
        QVERIFY(m_translator.load(u"capnweb-inspector_"_s + language, QStringLiteral(INSPECTOR_TRANSLATIONS)));
        QCoreApplication::installTranslator(&m_translator);
    }

    /// Looks at \a widget, and keeps a picture of it.
    void look(QWidget &widget, const QString &name)
    {
        QCoreApplication::processEvents(); // what is laid out later
        const QImage image = widget.grab().toImage();
        QVERIFY(!image.isNull());
        QCOMPARE(image.size(), widget.size() * widget.devicePixelRatio());
        const double contrast = Theme::contrast(ground(image), QApplication::palette().color(QPalette::WindowText));
        QVERIFY2(contrast > 4, qPrintable(u"%1: most of it has the colour %2"_s.arg(name, ground(image).name())));
        const QString folder = qEnvironmentVariable("INSPECTOR_SCREENSHOTS");
        if (folder.isEmpty())
            return;
        QVERIFY(QDir().mkpath(folder + u'/' + m_mode));
        QVERIFY(image.save(folder + u'/' + m_mode + u'/' + name + u".png"_s));
    }

    void lookAtPanes(MainWindow &window, const QString &name)
    {
        for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
            if (window.dockWidgetArea(dock) != Qt::BottomDockWidgetArea)
                continue;
            dock->show();
            dock->raise();
            QTRY_VERIFY(window.rect().contains(QRect(dock->widget()->mapTo(&window, QPoint()), dock->widget()->size())));
            QTest::qWait(1); // what is worked out in slices
            look(window, name + u'-' + QString(dock->objectName()).remove(u"Dock"_s));
            if (QTest::currentTestFailed())
                return;
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_windowtour"_s);
        QApplication::setStyle(u"Fusion"_s);
    }
    void init() { QSettings().clear(); }

    void tour_data()
    {
        QTest::addColumn<int>("number");
        const QByteArray scale = qEnvironmentVariableIsSet("QT_SCALE_FACTOR") ? qgetenv("QT_SCALE_FACTOR") : QByteArray("1");
        for (size_t i = 0; i < std::size(Modes); ++i) {
            if (Modes[i].scale == scale)
                QTest::newRow(qPrintable(Modes[i].name)) << int(i);
        }
    }

    void tour()
    {
        QFETCH(const int, number);
        const Mode &mode = Modes[number];
        m_mode = mode.name;
        speak(mode.language);

        LiveSources sources;
        CaptureFiles files;
        MainWindow window;
        wire(window, sources);
        wireFiles(window, files);
        window.setAppearance(mode.appearance);
        window.resize(mode.size);
        window.restoreDefaultLayout();
        window.show();
        window.showHints();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCOMPARE(window.size(), mode.size);
        QVERIFY(!window.timeline()->isVisible());
        look(window, u"01-first-run"_s);
        window.findChild<QAbstractButton *>(u"closeHints"_s)->click();

        // A live session with the demo server.
        sources.current()->connectToDemo();
        QTRY_COMPARE_WITH_TIMEOUT(sources.current()->state(), InspectorController::State::Connected, Patience);
        window.showComposer();
        auto *call = window.findChild<QAbstractButton *>(u"composerCall"_s);
        QTRY_VERIFY_WITH_TIMEOUT(call->isEnabled(), Patience);
        const qint64 before = sources.current()->document()->count();
        call->click();
        QTRY_VERIFY_WITH_TIMEOUT(sources.current()->document()->count() >= before + 3, Patience);
        QVERIFY(window.timeline()->isVisible());
        window.timeline()->setFocus();
        look(window, u"02-live"_s);
        window.timeline()->setCurrentRecord(sources.current()->document()->count() - 2);
        lookAtPanes(window, u"03-live"_s);

        // Captures: that of a login, what browsers wrote, and a part of the corpus.
        QStringList paths = {QStringLiteral(SOURCE_DIRECTORY "/tests/data/captures/login.cwtrace"),
                             QStringLiteral(SOURCE_DIRECTORY "/tests/data/har/chromium.har"),
                             QStringLiteral(SOURCE_DIRECTORY "/tests/data/har/firefox.har")};
        if (const QString corpus = corpusFolder(); !corpus.isEmpty()) {
            for (const char *name : {"app-polling-leaks-every-fifth-stub", "app-file-upload-many-chunks", "app-random-seed-54"})
                paths.append(corpus + u'/' + QString::fromLatin1(name) + u".ndjson"_s);
        }
        files.open(paths);
        QTRY_VERIFY_WITH_TIMEOUT(!files.isBusy(), Patience);
        QCOMPARE(files.documents().size(), paths.size());
        int at = 4;
        for (CaptureDocument *document : files.documents()) {
            QVERIFY2(document->count() > 0, qPrintable(document->filePath()));
            window.showDocument(document);
            QTRY_COMPARE_WITH_TIMEOUT(window.timeline()->model()->rowCount(), document->count(), Patience);
            window.timeline()->setCurrentRecord(document->count() / 2);
            QVERIFY(!window.tables()->isLive());
            QCOMPARE(window.messageView()->record(), document->count() / 2);
            lookAtPanes(window, u"%1-%2"_s.arg(at++, 2, 10, QChar(u'0')).arg(QFileInfo(document->filePath()).completeBaseName()));
            if (QTest::currentTestFailed())
                return;
        }

        // Everything that is no plain message.
        CaptureDocument troubled(u"wss://example.com/"_s);
        troubled.append(SampleTraffic::lively());
        troubled.append(SampleTraffic::troubled(1));
        troubled.setState(CaptureDocument::State::Failed, u"Connection refused"_s);
        window.addDocument(&troubled);
        window.showDocument(&troubled);
        window.timeline()->setCurrentRecord(troubled.count() - 3);
        lookAtPanes(window, u"20-troubled"_s);

        // Perspectives, and a filter that works and one that does not.
        for (const auto &[perspective, name] :
             {std::pair(MainWindow::Perspective::Live, u"live"_s), std::pair(MainWindow::Perspective::Analyze, u"analyze"_s),
              std::pair(MainWindow::Perspective::Compose, u"compose"_s),
              std::pair(MainWindow::Perspective::Replay, u"replay"_s)}) {
            window.setPerspective(perspective);
            look(window, u"30-perspective-"_s + name);
        }
        window.setPerspective(MainWindow::Perspective::Live);
        window.filterBar()->apply(u"kind == push"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window.timeline()->model()->rowCount() < troubled.count(), Patience);
        look(window, u"31-filtered"_s);
        window.filterBar()->prepare(u"kind == push and latency > \""_s);
        look(window, u"32-wrong-filter"_s);
        window.filterBar()->clear();

        // Dialogs and menus.
        window.showPreferences();
        window.showShortcuts();
        window.showCommands();
        for (auto *dialog : window.findChildren<QDialog *>(Qt::FindDirectChildrenOnly)) {
            if (dialog->isVisible()) {
                look(*dialog, u"40-dialog-"_s + dialog->objectName());
                dialog->close();
            }
        }
        for (const QAction *top : window.menuBar()->actions()) {
            auto *menu = top->menu<QMenu *>();
            menu->popup({});
            look(*menu, u"41-menu-%1"_s.arg(window.menuBar()->actions().indexOf(top)));
            menu->close();
        }
        window.removeDocument(&troubled);
    }
};

QTEST_MAIN(WindowTour)
#include "tst_windowtour.moc"
