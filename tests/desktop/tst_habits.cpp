// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person has at hand all day: commands by name, perspectives, preferences, marks and comments, help.

#include "accesskeys.h"
#include "capturedocument.h"
#include "commandpalette.h"
#include "filterfields.h"
#include "hintbar.h"
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
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeWidget>

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

    void hintsComeOnceAndGoForGood()
    {
        MainWindow window;
        window.resize(1280, 800);
        window.restoreLayout(QSettings());
        window.show();
        auto *hints = window.findChild<HintBar *>();
        QVERIFY(hints && !hints->isVisible());
        QVERIFY(!HintBar::isDismissed());
        window.showHints();
        QVERIFY(hints->isVisible());
        QStringList seen;
        for (int i = 0; i < hints->count(); ++i) {
            QVERIFY(!seen.contains(hints->text()));
            seen.append(hints->text());
            hints->findChild<QToolButton *>(u"nextHint"_s)->click();
        }
        QCOMPARE(hints->text(), seen.constFirst());
        action(window, u"Analyze"_s)->trigger();
        QVERIFY(hints->isVisible());
        hints->findChild<QToolButton *>(u"closeHints"_s)->click();
        QVERIFY(!hints->isVisible());
        QVERIFY(HintBar::isDismissed());
        action(window, u"Live"_s)->trigger(); // which was left with hints
        QVERIFY(!hints->isVisible());
        action(window, u"Hints"_s)->trigger();
        QVERIFY(hints->isVisible());
    }

    void keysAreListedAsTheyAre()
    {
        MainWindow window;
        window.show();
        action(window, u"Keyboard Shortcuts"_s)->trigger();
        const auto *dialog = window.findChild<QDialog *>(u"shortcutsDialog"_s);
        QVERIFY(dialog);
        auto *list = dialog->findChild<QTreeWidget *>();
        const auto shown = [list] {
            QStringList names;
            for (int i = 0; i < list->topLevelItemCount(); ++i) {
                if (!list->topLevelItem(i)->isHidden())
                    names.append(list->topLevelItem(i)->text(0));
            }
            return names;
        };
        QVERIFY(shown().size() > 25);
        dialog->findChild<QLineEdit *>()->setText(u"f6"_s);
        QCOMPARE(shown(), (QStringList{u"Go › Next Pane"_s, u"Go › Previous Pane"_s}));
        dialog->findChild<QLineEdit *>()->setText(u"zoom in"_s);
        QCOMPARE(shown().size(), 1);
    }

    void clashingLettersAreSettled()
    {
        QMenu menu;
        menu.addAction(u"&Save"_s);
        menu.addAction(u"&Send"_s);
        menu.addAction(u"Sen&d"_s);
        menu.addAction(u"会话(&S)"_s);
        menu.addAction(u"Fish && Chips"_s);
        menu.addAction(u"&S"_s);
        QAction *onBar = menu.addAction(u"&Stop"_s);
        onBar->setIconText(u"Halt"_s);
        AccessKeys::settle(&menu);
        QStringList texts;
        for (const QAction *entry : menu.actions())
            texts.append(entry->text());
        QCOMPARE(texts,
                 (QStringList{u"&Save"_s, u"S&end"_s, u"Sen&d"_s, u"会话(&A)"_s, u"&Fish && Chips"_s, u"S"_s, u"S&top"_s}));
        QCOMPARE(onBar->iconText(), u"Halt"_s);
        AccessKeys::settle(&menu);
        QCOMPARE(menu.actions().at(1)->text(), u"S&end"_s); // what is settled stays

        QDialog dialog;
        auto *first = new QCheckBox(u"&Record"_s, &dialog);
        auto *second = new QCheckBox(u"&Redact"_s, &dialog);
        auto *third = new QCheckBox(u"No key"_s, &dialog);
        AccessKeys::settle(&dialog, {u'e'});
        QCOMPARE(first->text(), u"&Record"_s);
        QCOMPARE(second->text(), u"Re&dact"_s);
        QCOMPARE(third->text(), u"No key"_s);
    }

    void panesFloatAndComeBack()
    {
        MainWindow window;
        window.resize(1280, 800);
        window.show();
        for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
            QVERIFY2(dock->features() & QDockWidget::DockWidgetFloatable, qPrintable(dock->objectName()));
            QVERIFY2(dock->features() & QDockWidget::DockWidgetMovable, qPrintable(dock->objectName()));
            dock->setFloating(true);
            QVERIFY(dock->isWindow() && dock->isVisible());
        }
        action(window, u"Restore Default Layout"_s)->trigger();
        for (QDockWidget *dock : window.findChildren<QDockWidget *>())
            QVERIFY2(!dock->isFloating() && !dock->isHidden(), qPrintable(dock->objectName()));
        QVERIFY(window.tables()->isVisible());
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
    }
};

QTEST_MAIN(HabitsTest)
#include "tst_habits.moc"
