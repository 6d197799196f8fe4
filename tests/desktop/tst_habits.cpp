// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person has at hand all day: commands by name, perspectives, preferences, marks and comments, help.

#include "capturedocument.h"
#include "commandpalette.h"
#include "filterfields.h"
#include "mainwindow.h"
#include "preferencesdialog.h"
#include "sampletraffic.h"
#include "tablespane.h"
#include "theme.h"
#include "timelineview.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QTextBrowser>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Record;
using QtCapnWeb::Trace::NoRecord;

class HabitsTest : public QObject
{
    Q_OBJECT
private:
    static QAction *action(const QWidget &window, const QString &text)
    {
        for (QAction *action : window.findChildren<QAction *>()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_habits"_s);
    }
    void init() { QSettings().clear(); }

    void commandsAreFoundByTheirLetters()
    {
        QVERIFY(CommandPalette::rank(u"zoom"_s, u"View › Zoom In"_s) >= 0);
        QVERIFY(CommandPalette::rank(u"zmin"_s, u"View › Zoom In"_s) >= 0);
        QCOMPARE(CommandPalette::rank(u"xyz"_s, u"View › Zoom In"_s), -1);
        QVERIFY(CommandPalette::rank(u"open"_s, u"File › Open…"_s) < CommandPalette::rank(u"open"_s, u"Options › Pen"_s)
                || CommandPalette::rank(u"open"_s, u"Options › Pen"_s) < 0);
    }

    void thePaletteDoesWhatIsChosen()
    {
        MainWindow window;
        window.resize(1000, 700);
        window.show();
        window.showCommands();
        auto *palette = window.findChild<CommandPalette *>();
        QVERIFY(palette);
        auto *list = palette->findChild<QListWidget *>(u"commandList"_s);
        QVERIFY(list->count() > 40);
        auto *line = palette->findChild<QLineEdit *>(u"commandLine"_s);
        QSignalSpy asked(&window, &MainWindow::newConnectionRequested);
        QTest::keyClicks(line, u"new conn"_s);
        QVERIFY(list->currentItem()->text().contains(u"New Connection"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(asked.size(), 1);
        QTRY_VERIFY(!window.findChild<CommandPalette *>());
    }

    void noTwoCommandsShareAShortcut()
    {
        const MainWindow window;
        QHash<QString, QString> seen;
        for (const QAction *action : window.findChildren<QAction *>()) {
            for (const QKeySequence &key : action->shortcuts()) {
                const QString text = key.toString();
                QVERIFY2(!seen.contains(text), qPrintable(text + u": "_s + seen.value(text) + u", "_s + action->text()));
                seen.insert(text, action->text());
            }
        }
    }

    void perspectivesAreKeptAsTheyWereLeft()
    {
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        auto *message = window.findChild<QDockWidget *>(u"messageDock"_s);
        auto *calls = window.findChild<QDockWidget *>(u"callsDock"_s);
        QVERIFY(message->isVisible());
        action(window, u"Analyze"_s)->trigger();
        QCOMPARE(window.perspective(), MainWindow::Perspective::Analyze);
        QVERIFY(calls->widget()->isVisible());
        message->hide();
        action(window, u"Live"_s)->trigger();
        QVERIFY(message->isVisible());
        QVERIFY(window.tables()->isVisible());
        action(window, u"Analyze"_s)->trigger();
        QVERIFY(!message->isVisible());
        window.restoreDefaultLayout();
        QVERIFY(message->isVisible());
        QCOMPARE(window.perspective(), MainWindow::Perspective::Analyze);

        QSettings settings;
        window.saveLayout(settings);
        MainWindow other;
        other.restoreLayout(settings);
        QCOMPARE(other.perspective(), MainWindow::Perspective::Analyze);
        QVERIFY(action(other, u"Analyze"_s)->isChecked());
    }

    void preferencesAreKept()
    {
        MainWindow window;
        window.show();
        window.showPreferences();
        auto *dialog = window.findChild<PreferencesDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QComboBox *>(u"preferredAppearance"_s)->setCurrentIndex(2);
        auto *language = dialog->findChild<QComboBox *>(u"preferredLanguage"_s);
        language->setCurrentIndex(language->findData(u"de"_s));
        dialog->findChild<QCheckBox *>()->setChecked(true);
        dialog->accept();
        QVERIFY(Theme::isDark(QApplication::palette())); // at once
        const Preferences kept = Preferences::read();
        QCOMPARE(kept.language, u"de"_s);
        QCOMPARE(kept.appearance, 2);
        QVERIFY(!kept.fontFamily.isEmpty() && kept.fontSize > 0);
        kept.applyFont();
        QCOMPARE(dataFont().pointSize(), kept.fontSize);
        Preferences().applyFont();
        setDataFont({});
        window.setAppearance(MainWindow::Appearance::Desktop);
    }

    void marksAndCommentsAreRecords()
    {
        CaptureDocument document(u"test"_s);
        MainWindow window;
        window.addDocument(&document);
        document.append(SampleTraffic::lively());
        window.show();
        const qint64 before = document.count();
        window.timeline()->setCurrentRecord(4);
        window.toggleMark();
        QCOMPARE(document.count(), before + 1);
        QVERIFY(document.capture().markOn(4) != NoRecord);
        QCOMPARE(document.capture().about(before), 4);
        QVERIFY(document.isModified());
        window.toggleMark();
        QCOMPARE(document.capture().markOn(4), NoRecord);

        window.askForComment();
        auto *dialog = window.findChild<QInputDialog *>(u"commentDialog"_s);
        QVERIFY(dialog);
        dialog->setTextValue(u"why twice?"_s);
        dialog->accept();
        const qint64 comment = document.capture().commentOn(4);
        QVERIFY(comment != NoRecord);
        QCOMPARE(document.capture().text(comment), QByteArray("why twice?"));
        QCOMPARE(window.timeline()->currentRecord(), 4);
        window.removeDocument(&document);
    }

    void theFilterReferenceKnowsEveryField()
    {
        MainWindow window;
        window.show();
        action(window, u"The Filter Language"_s)->trigger();
        const auto *dialog = window.findChild<QDialog *>(u"filterHelp"_s);
        QVERIFY(dialog);
        const QString text = dialog->findChild<QTextBrowser *>()->toPlainText();
        for (const QtCapnWeb::Trace::FilterFieldInfo &field : QtCapnWeb::Trace::filterFields())
            QVERIFY2(text.contains(field.name), field.name.data());
    }

    void everythingCanBeReachedAndIsNamed()
    {
        const MainWindow window;
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            const bool reachable = widget->focusPolicy() & Qt::TabFocus;
            const bool custom = !QString::fromLatin1(widget->metaObject()->className()).startsWith(u'Q');
            if (!reachable || !custom || widget->focusProxy())
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
        // Every menu entry has a name and, in its menu, a key of its own where it has one at all.
        for (const QAction *top : window.menuBar()->actions()) {
            QVERIFY(top->menu<QMenu *>());
            QHash<QChar, QString> keys;
            for (const QAction *entry : top->menu<QMenu *>()->actions()) {
                const qsizetype mark = entry->text().indexOf(u'&');
                if (entry->isSeparator() || mark < 0)
                    continue;
                const QChar key = entry->text().at(mark + 1).toLower();
                QVERIFY2(!keys.contains(key), qPrintable(keys.value(key) + u", "_s + entry->text()));
                keys.insert(key, entry->text());
            }
        }
    }
};

QTEST_MAIN(HabitsTest)
#include "tst_habits.moc"
