// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What holds for each widget, menu and dialog of the whole window, in each language: keys that reach it, a name for screen
// readers, a mnemonic of its own, and room for its text.

#include "capturefiles.h"
#include "livesources.h"
#include "mainwindow.h"
#include "sampletraffic.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtCore/QTranslator>
#include <QtGui/QAccessible>
#include <QtGui/QShortcut>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolBar>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Inspector;

namespace {

/// The key after the mark; null if there is none.
QChar mnemonicOf(const QString &text)
{
    const QString key = QKeySequence::mnemonic(text).toString();
    return key.isEmpty() ? QChar() : key.back().toLower();
}

QString describe(const QWidget *widget)
{
    QStringList path;
    for (const QWidget *at = widget; at && path.size() < 5; at = at->parentWidget()) {
        path.prepend(QString::fromLatin1(at->metaObject()->className())
                     + (at->objectName().isEmpty() ? QString() : u'#' + at->objectName()));
    }
    return path.join(u'/');
}

QString accessibleNameOf(QWidget *widget)
{
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
    return face ? face->text(QAccessible::Name) : QString();
}

/// Parts of widgets of Qt, which are named by the whole.
bool isPart(const QWidget *widget)
{
    return widget->objectName().startsWith("qt_"_L1) || qobject_cast<const QComboBox *>(widget->parentWidget())
           || widget->inherits("QScrollBar") || widget->inherits("QHeaderView") || widget->inherits("QComboBoxListView")
           || widget->inherits("QLineEditIconButton");
}

void checkNames(QWidget *root, QStringList &complaints)
{
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || isPart(widget))
            continue;
        if (qobject_cast<QLabel *>(widget) && static_cast<QLabel *>(widget)->text().isEmpty())
            continue; // its text is its name
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget); tabs && !tabs->count())
            continue;
        if (accessibleNameOf(widget).isEmpty())
            complaints.append(u"no name: "_s + describe(widget));
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (face && face->role() == QAccessible::NoRole)
            complaints.append(u"no role: "_s + describe(widget));
    }
}

/// Opens \a menu and looks at its letters.
void checkMenu(QMenu *menu, const QString &path, QStringList &complaints)
{
    menu->popup({});
    QHash<QChar, QString> keys;
    for (const QAction *action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (action->text().trimmed().isEmpty())
            complaints.append(u"no text in "_s + path);
        const QChar key = mnemonicOf(action->text());
        if (!key.isNull() && keys.contains(key))
            complaints.append(u"%1: %2 and %3 share %4"_s.arg(path, keys.value(key), action->text(), key));
        keys.insert(key, action->text());
    }
    menu->close();
    for (const QAction *action : menu->actions()) {
        if (auto *sub = action->menu<QMenu *>())
            checkMenu(sub, path + u" > "_s + action->text(), complaints);
    }
}

/// Mnemonics of what is seen at the same time in \a root.
void checkMnemonics(QWidget *root, QHash<QChar, QString> keys, QStringList &complaints)
{
    const auto take = [&](const QString &text, const QWidget *widget) {
        const QChar key = mnemonicOf(text);
        if (key.isNull())
            return;
        if (keys.contains(key))
            complaints.append(u"%1 and %2 (%3) share %4"_s.arg(keys.value(key), text, describe(widget), key));
        keys.insert(key, text);
    };
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(root) || widget->window() != root->window())
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            take(label->text(), label);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && !button->inherits("QToolButton"))
            take(button->text(), button);
    }
}

/// Whether any of it lies within all that it lies in. Docks behind the front tab lie outside of the window.
bool isInSight(const QWidget *widget)
{
    QRect rect = widget->rect();
    for (; !widget->isWindow() && widget->parentWidget(); widget = widget->parentWidget())
        rect = rect.translated(widget->pos()) & widget->parentWidget()->rect();
    return !rect.isEmpty();
}

/// Texts that stand on a line must have room for it.
void checkRoom(QWidget *root, QStringList &complaints)
{
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != root->window() || isPart(widget))
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const bool isText = (label && !label->wordWrap() && !label->text().isEmpty() && label->pixmap().isNull()
                             && label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored)
                            || (qobject_cast<const QAbstractButton *>(widget) && !widget->inherits("QDockWidgetTitleButton")
                                && !widget->inherits("QToolBarExtension"));
        if (!isText)
            continue;
        const QSize wanted = widget->minimumSizeHint();
        if (widget->width() < wanted.width() || widget->height() < wanted.height() - 2) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            complaints.append(u"%1 x %2 is too small for %3 x %4: %5 \"%6\""_s.arg(widget->width())
                                  .arg(widget->height())
                                  .arg(wanted.width())
                                  .arg(wanted.height())
                                  .arg(describe(widget), label ? label->text() : button->text()));
        }
    }
}

struct Whole {
    LiveSources sources;
    CaptureFiles files;
    MainWindow window;
    Whole()
    {
        wire(window, sources);
        wireFiles(window, files);
    }
};

} // namespace

class EveryWidgetTest : public QObject
{
    Q_OBJECT
private:
    QTranslator m_translator;

    void speak(const QString &language)
    {
        QCoreApplication::removeTranslator(&m_translator);
        QVERIFY(m_translator.load(u"capnweb-inspector_"_s + language, QStringLiteral(INSPECTOR_TRANSLATIONS)));
        QCoreApplication::installTranslator(&m_translator);
    }

    static void addLanguages()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "de", "zh_CN"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }

    /// Sets up \a document with something of everything to see.
    static void fill(CaptureDocument *document)
    {
        document->append(SampleTraffic::lively());
        document->append(SampleTraffic::troubled(1));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_everywidget"_s);
        QApplication::setStyle(u"Fusion"_s);
    }
    void init() { QSettings().clear(); }

    /// A key that means something in a pane and something else in the whole window does neither.
    void panesHaveKeysOfTheirOwn()
    {
        const Whole whole;
        QHash<QKeySequence, QString> keys;
        const auto isOfTheWindow = [](Qt::ShortcutContext context) {
            return context == Qt::WindowShortcut || context == Qt::ApplicationShortcut;
        };
        for (const QAction *action : whole.window.findChildren<QAction *>()) {
            for (const QKeySequence &key : action->shortcuts()) {
                if (isOfTheWindow(action->shortcutContext()))
                    keys.insert(key, action->text());
            }
        }
        QVERIFY(keys.size() > 40);
        QStringList complaints;
        const auto check = [&](const QKeySequence &key, const QString &what) {
            if (keys.contains(key))
                complaints.append(u"%1: %2, %3"_s.arg(key.toString(), what, keys.value(key)));
        };
        int checked = 0;
        for (const QAction *action : whole.window.findChildren<QAction *>()) {
            for (const QKeySequence &key : action->shortcuts()) {
                if (!isOfTheWindow(action->shortcutContext())) {
                    check(key, action->text());
                    ++checked;
                }
            }
        }
        for (const QShortcut *shortcut : whole.window.findChildren<QShortcut *>()) {
            check(shortcut->key(), describe(qobject_cast<QWidget *>(shortcut->parent())));
            ++checked;
        }
        QVERIFY(checked > 5);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void namesAndMnemonics_data() { addLanguages(); }
    void namesAndMnemonics()
    {
        QFETCH(const QString, language);
        speak(language);
        Whole whole;
        MainWindow &window = whole.window;
        fill(window.document());
        window.resize(1280, 720);
        window.restoreDefaultLayout();
        window.show();
        window.showHints();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QStringList complaints;
        checkNames(&window, complaints);

        QHash<QChar, QString> menus;
        for (const QAction *top : window.menuBar()->actions()) {
            const QChar key = mnemonicOf(top->text());
            if (key.isNull())
                complaints.append(u"no key: "_s + top->text());
            else if (menus.contains(key))
                complaints.append(u"%1 and %2 share %3"_s.arg(menus.value(key), top->text(), key));
            menus.insert(key, top->text());
            checkMenu(top->menu<QMenu *>(), top->text(), complaints);
        }
        // Each pane together with the menu bar: Alt and a key mean one thing.
        for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
            dock->show();
            dock->raise();
            QCoreApplication::processEvents();
            checkMnemonics(dock->widget(), menus, complaints);
        }
        for (QToolBar *bar : window.findChildren<QToolBar *>(Qt::FindDirectChildrenOnly))
            checkMnemonics(bar, menus, complaints);
        QVERIFY2(complaints.isEmpty(), qPrintable(u'\n' + complaints.join(u'\n')));
    }

    void textsHaveRoom_data() { addLanguages(); }
    void textsHaveRoom()
    {
        QFETCH(const QString, language);
        speak(language);
        Whole whole;
        MainWindow &window = whole.window;
        fill(window.document());
        window.resize(1280, 720);
        window.restoreDefaultLayout();
        window.show();
        window.showHints();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.timeline()->setCurrentRecord(8);
        QStringList complaints;
        if (window.width() > 1280 || window.height() > 720)
            complaints.append(u"the window needs %1 x %2"_s.arg(window.width()).arg(window.height()));
        for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
            dock->show();
            dock->raise();
            QCoreApplication::processEvents();
            checkRoom(dock, complaints);
        }
        for (QToolBar *bar : window.findChildren<QToolBar *>(Qt::FindDirectChildrenOnly)) {
            checkRoom(bar, complaints);
            const auto *more = bar->findChild<QWidget *>(u"qt_toolbar_ext_button"_s);
            if (bar->isVisible() && more && more->isVisible())
                complaints.append(u"the tool bar does not fit: "_s + bar->windowTitle());
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(u'\n' + complaints.join(u'\n')));
    }

    void dialogs_data() { addLanguages(); }
    /// All dialogs that a menu opens.
    void dialogs()
    {
        QFETCH(const QString, language);
        speak(language);
        Whole whole;
        MainWindow &window = whole.window;
        fill(window.document());
        window.resize(1280, 720);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.timeline()->setCurrentRecord(8);
        QStringList complaints;
        int seen = 0;
        const auto look = [&] {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                auto *dialog = qobject_cast<QDialog *>(widget);
                if (!dialog || !dialog->isVisible())
                    continue;
                ++seen;
                if (!qobject_cast<QFileDialog *>(dialog)) { // Qt's own
                    if (dialog->windowTitle().isEmpty() && !(dialog->windowFlags() & Qt::Popup))
                        complaints.append(u"no title: "_s + describe(dialog));
                    checkNames(dialog, complaints);
                    checkMnemonics(dialog, {}, complaints);
                    checkRoom(dialog, complaints);
                }
                dialog->reject();
            }
        };
        QTimer watch;
        connect(&watch, &QTimer::timeout, this, look); // within exec() as well
        watch.start(20);
        std::function<void(const QMenu *)> visit = [&](const QMenu *menu) {
            for (QAction *action : menu->actions()) {
                if (const auto *sub = action->menu<QMenu *>()) {
                    visit(sub);
                    continue;
                }
                const bool help = action->menuRole() == QAction::AboutRole || action->parent() == nullptr;
                if (!action->isEnabled() || (!action->text().contains(u'…') && !help))
                    continue;
                action->trigger();
                QCoreApplication::processEvents();
                look();
                QCoreApplication::processEvents();
            }
        };
        for (const QAction *top : window.menuBar()->actions())
            visit(top->menu<QMenu *>());
        for (const auto &open : {&MainWindow::showShortcuts, &MainWindow::showCommands, &MainWindow::showPreferences}) {
            (window.*open)();
            QCoreApplication::processEvents();
            look();
        }
        watch.stop();
        QVERIFY(seen >= 8);
        QVERIFY2(complaints.isEmpty(), qPrintable(u'\n' + complaints.join(u'\n')));
    }

    /// Tab goes through all of the window, is kept nowhere, and comes back.
    void tabReachesEveryPane()
    {
        speak(u"en"_s);
        Whole whole;
        MainWindow &window = whole.window;
        fill(window.document());
        window.resize(1280, 720);
        window.restoreDefaultLayout();
        window.show();
        QApplication::setActiveWindow(&window);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.timeline()->setCurrentRecord(8);
        QStringList complaints;
        for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
            dock->show();
            dock->raise();
            QCoreApplication::processEvents();
            window.timeline()->setFocus();
            // What a pane shows later, when it has looked at the capture, is not there for Tab to reach.
            QList<QWidget *> present = dock->widget()->findChildren<QWidget *>();
            present.removeIf([](const QWidget *widget) { return !widget->isVisible() || !widget->isEnabled(); });
            QList<QWidget *> reached;
            int stays = 0;
            for (int presses = 0; presses < 500; ++presses) {
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
                QWidget *now = QApplication::focusWidget();
                QVERIFY(now);
                if (!reached.isEmpty() && now == reached.constLast() && ++stays < 50)
                    continue; // from link to link
                if (reached.contains(now)) {
                    if (now == reached.constLast())
                        complaints.append(u"Tab is kept by "_s + describe(now));
                    break;
                }
                stays = 0;
                reached.append(now);
            }
            for (QWidget *widget : std::as_const(present)) {
                if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled() && !widget->focusProxy()
                    && !isPart(widget) && !reached.contains(widget)
                    && std::none_of(reached.begin(), reached.end(), [widget](QWidget *w) { return w->isAncestorOf(widget); }))
                    complaints.append(u"Tab does not reach "_s + describe(widget));
            }
            for (const QWidget *widget : reached) {
                if (!isInSight(widget))
                    complaints.append(dock->objectName() + u": Tab goes to what is not seen, "_s + describe(widget));
            }
            // F6 goes from pane to pane, and backwards the same way.
            QStringList panes;
            window.timeline()->setFocus();
            do {
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
                panes.append(describe(QApplication::focusWidget()));
            } while (QApplication::focusWidget() != window.timeline() && panes.size() < 30);
            for (qsizetype i = panes.size() - 2; i >= 0; --i) {
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
                if (describe(QApplication::focusWidget()) != panes[i])
                    complaints.append(u"Shift+F6 does not go back to "_s + panes[i]);
            }
            if (panes.size() < 5)
                complaints.append(dock->objectName() + u": F6 goes to "_s + panes.join(u", "_s));
            if (!reached.contains(window.timeline()))
                complaints.append(dock->objectName() + u": Tab does not come back to the timeline, but to "_s
                                  + describe(QApplication::focusWidget()));
        }
        complaints.removeDuplicates();
        QVERIFY2(complaints.isEmpty(), qPrintable(u'\n' + complaints.join(u'\n')));
    }
};

QTEST_MAIN(EveryWidgetTest)
#include "tst_everywidget.moc"
