// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether all colours can be read, in each appearance, and whether they follow the desktop.

#include "desktopcolors.h"
#include "mainwindow.h"
#include "symbol.h"
#include "theme.h"

#include <QtCore/QStandardPaths>
#include <QtDBus/QDBusVariant>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Inspector;

class ThemeTest : public QObject
{
    Q_OBJECT
private:
    static void addPalettes()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<double>("minimum");
        QTest::newRow("light") << lightPalette() << 4.5;
        QTest::newRow("dark") << darkPalette() << 4.5;
        QTest::newRow("high contrast, dark") << highContrastPalette(true) << 7.0;
        QTest::newRow("high contrast, light") << highContrastPalette(false) << 7.0;
        // What desktops have: Breeze, Adwaita and their dark ones, as far as they matter here.
        const auto desktop = [](QRgb window, QRgb base, QRgb alternate, QRgb text, QRgb highlight) {
            QPalette palette{QColor(window)};
            palette.setColor(QPalette::Base, base);
            palette.setColor(QPalette::AlternateBase, alternate);
            palette.setColor(QPalette::Text, text);
            palette.setColor(QPalette::Highlight, highlight);
            return palette;
        };
        QTest::newRow("Breeze") << desktop(0xeff0f1, 0xffffff, 0xf7f7f7, 0x232629, 0x3daee9) << 4.5;
        QTest::newRow("Breeze Dark") << desktop(0x2a2e32, 0x1b1e20, 0x232629, 0xfcfcfc, 0x3daee9) << 4.5;
        QTest::newRow("Adwaita") << desktop(0xf6f5f4, 0xffffff, 0xf6f5f4, 0x2e3436, 0x3584e4) << 4.5;
        QTest::newRow("Adwaita Dark") << desktop(0x353535, 0x2d2d2d, 0x303030, 0xeeeeec, 0x15539e) << 4.5;
        QTest::newRow("Fusion") << std::unique_ptr<QStyle>(QStyleFactory::create(u"Fusion"_s))->standardPalette() << 4.5;
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void allTextCanBeReadOnAllGrounds_data() { addPalettes(); }
    void allTextCanBeReadOnAllGrounds()
    {
        QFETCH(const QPalette, palette);
        QFETCH(const double, minimum);
        const Theme &theme = Theme::of(palette);
        const std::pair<const char *, QColor> inks[] = {
            {"text", theme.text},     {"dim", theme.dim},         {"outgoing", theme.outgoing}, {"incoming", theme.incoming},
            {"ok", theme.ok},         {"pending", theme.pending}, {"error", theme.error},       {"warning", theme.warning},
            {"string", theme.string}, {"number", theme.number},   {"literal", theme.literal},   {"capability", theme.capability}};
        const std::pair<const char *, QColor> grounds[] = {{"base", palette.color(QPalette::Base)},
                                                           {"window", palette.color(QPalette::Window)},
                                                           {"alternate", palette.color(QPalette::AlternateBase)},
                                                           {"event", theme.eventBackground},
                                                           {"error", theme.errorBackground},
                                                           {"related", theme.relatedBackground},
                                                           {"born", theme.bornBackground}};
        for (const auto &[inkName, ink] : inks) {
            for (const auto &[groundName, ground] : grounds) {
                const double contrast = Theme::contrast(ink, ground);
                QVERIFY2(
                    contrast >= minimum,
                    qPrintable(u"%1 on %2: %3"_s.arg(QLatin1StringView(inkName), QLatin1StringView(groundName)).arg(contrast)));
            }
        }
        // What tells rows apart must be seen, and colours with a meaning differ from each other.
        QVERIFY(theme.errorBackground != theme.bornBackground);
        QVERIFY(theme.outgoing != theme.incoming);
        QVERIFY(theme.ok != theme.error);
        QVERIFY(theme.gridLine != palette.color(QPalette::Base));
    }

    void ownPalettesCanBeRead_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<double>("minimum");
        QTest::newRow("light") << lightPalette() << 4.5;
        QTest::newRow("dark") << darkPalette() << 4.5;
        QTest::newRow("high contrast, dark") << highContrastPalette(true) << 7.0;
        QTest::newRow("high contrast, light") << highContrastPalette(false) << 7.0;
    }
    void ownPalettesCanBeRead()
    {
        QFETCH(const QPalette, palette);
        QFETCH(const double, minimum);
        using R = QPalette::ColorRole;
        const std::tuple<R, R, double> pairs[] = {
            {R::WindowText, R::Window, minimum},
            {R::Text, R::Base, minimum},
            {R::Text, R::AlternateBase, minimum},
            {R::ButtonText, R::Button, minimum},
            {R::HighlightedText, R::Highlight, 4.5},
            {R::ToolTipText, R::ToolTipBase, minimum},
            {R::Link, R::Base, 4.5},
            {R::LinkVisited, R::Base, 4.5},
            {R::PlaceholderText, R::Base, 4.5},
            // What shows where the focus is, or what is selected, is seen beside what is not.
            {R::Highlight, R::Base, 3.0},
            {R::Highlight, R::Window, 3.0}};
        for (const auto &[ink, ground, wanted] : pairs) {
            const double contrast = Theme::contrast(palette.color(ink), palette.color(ground));
            QVERIFY2(contrast >= wanted, qPrintable(u"%1 on %2: %3"_s.arg(ink).arg(ground).arg(contrast)));
        }
        // What cannot be done now is dimmer, and still there.
        for (const R role : {R::WindowText, R::Text, R::ButtonText}) {
            const QColor ink = palette.color(QPalette::Disabled, role);
            QVERIFY(ink != palette.color(QPalette::Active, role));
            QVERIFY(Theme::contrast(ink, palette.color(QPalette::Window)) >= 2.3);
        }
        QCOMPARE(Theme::isHighContrast(palette), minimum > 5);
    }

    void followsTheDesktop()
    {
        const QPalette own = QApplication::palette();
        MainWindow window;
        window.setAppearance(MainWindow::Appearance::Desktop);
        QVERIFY(!Theme::isDark(QApplication::palette()));
        auto *desktop = window.findChild<DesktopColors *>();
        QVERIFY(desktop);
        const auto say = [desktop](const QString &key, uint value) {
            desktop->set(u"org.freedesktop.appearance"_s, key, QDBusVariant(value));
        };
        QSignalSpy changed(desktop, &DesktopColors::changed);
        say(u"color-scheme"_s, 1);
        QCOMPARE(changed.size(), 1);
        QVERIFY(Theme::isDark(QApplication::palette()));
        say(u"contrast"_s, 1);
        QVERIFY(Theme::isHighContrast(QApplication::palette()) && Theme::isDark(QApplication::palette()));
        say(u"color-scheme"_s, 2);
        QVERIFY(Theme::isHighContrast(QApplication::palette()) && !Theme::isDark(QApplication::palette()));
        say(u"contrast"_s, 0);
        QCOMPARE(QApplication::palette().color(QPalette::Base), own.color(QPalette::Base));
        // Nothing of this concerns who chose for himself.
        window.setAppearance(MainWindow::Appearance::Light);
        say(u"color-scheme"_s, 1);
        QVERIFY(!Theme::isDark(QApplication::palette()));
        // What is no answer changes nothing.
        const qsizetype before = changed.size();
        desktop->set(u"org.gnome.desktop.interface"_s, u"color-scheme"_s, QDBusVariant(0U));
        desktop->set(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(u"dark"_s));
        desktop->set(u"org.freedesktop.appearance"_s, u"accent-color"_s, QDBusVariant(0U));
        QCOMPARE(changed.size(), before);
        window.setAppearance(MainWindow::Appearance::Desktop);
        say(u"color-scheme"_s, 0);
    }

    /// Black on black has no shades: fields and buttons have outlines there, and what is switched on has another one.
    void highContrastHasOutlines()
    {
        MainWindow window;
        window.setAppearance(MainWindow::Appearance::Light);
        const QString before = QApplication::style()->objectName();
        window.setAppearance(MainWindow::Appearance::HighContrastDark);
        QLineEdit edit;
        QToolButton button;
        button.setCheckable(true);
        const auto corner = [](QWidget &widget) {
            widget.resize(80, 30);
            const QImage image = widget.grab().toImage();
            QColor brightest = Qt::black;
            for (int x = 0; x < 4; ++x) {
                if (const QColor at = image.pixelColor(x, 15);
                    Theme::contrast(at, Qt::black) > Theme::contrast(brightest, Qt::black))
                    brightest = at;
            }
            return brightest;
        };
        QVERIFY(Theme::contrast(corner(edit), Qt::black) > 7);
        QVERIFY(Theme::contrast(corner(button), Qt::black) > 7);
        const QColor off = corner(button);
        button.setChecked(true);
        QVERIFY(corner(button) != off);
        window.setAppearance(MainWindow::Appearance::Light);
        QCOMPARE(QApplication::style()->objectName(), before);
        window.setAppearance(MainWindow::Appearance::Desktop);
    }

    void readsWhatThePortalWrapsTwice()
    {
        DesktopColors desktop;
        QVERIFY(!desktop.palette());
        desktop.set(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(QVariant::fromValue(QDBusVariant(1U))));
        QVERIFY(desktop.palette());
    }

    /// An icon has as many dots as the screen, so that it is sharp at any scale.
    void iconsAreSharpAtAnyScale()
    {
        const QIcon icon = Symbol::icon(u"connect"_s);
        for (const qreal scale : {1.0, 1.5, 2.0, 3.0}) {
            const QPixmap picture = icon.pixmap(QSize(16, 16), scale);
            QCOMPARE(picture.devicePixelRatio(), scale);
            QCOMPARE(picture.width(), int(16 * scale));
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
