// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Colours of MainWindow, its hints, and its list of keys.

#include "desktopcolors.h"
#include "highcontraststyle.h"
#include "hintbar.h"
#include "mainwindow.h"
#include "shortcutsdialog.h"
#include "theme.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolBar>

using namespace Qt::StringLiterals;

namespace Inspector {

void MainWindow::makeAppearanceMenu(QMenu *menu)
{
    m_appearances = new QActionGroup(this);
    const std::pair<Appearance, QString> names[] = {{Appearance::Desktop, tr("Like the &Desktop")},
                                                    {Appearance::Light, tr("&Light")},
                                                    {Appearance::Dark, tr("D&ark")},
                                                    {Appearance::HighContrastDark, tr("&High Contrast, Dark")},
                                                    {Appearance::HighContrastLight, tr("High &Contrast, Light")}};
    for (const auto &[value, name] : names) {
        QAction *action = menu->addAction(name, this, [this, value = value] { setAppearance(value); });
        action->setCheckable(true);
        action->setChecked(value == m_appearance);
        action->setData(int(value));
        m_appearances->addAction(action);
    }
    connect(m_desktop, &DesktopColors::changed, this, [this] {
        if (m_appearance == Appearance::Desktop)
            setAppearance(Appearance::Desktop);
    });
}

void MainWindow::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    std::optional<QPalette> palette;
    switch (appearance) {
    case Appearance::Desktop:
        m_desktop->listen();
        palette = m_desktop->palette();
        break;
    case Appearance::Light:
        palette = lightPalette();
        break;
    case Appearance::Dark:
        palette = darkPalette();
        break;
    case Appearance::HighContrastDark:
    case Appearance::HighContrastLight:
        palette = highContrastPalette(appearance == Appearance::HighContrastDark);
        break;
    }
    const bool strong = palette && Theme::isHighContrast(*palette);
    auto *style = QApplication::style();
    const bool isStrong = qobject_cast<HighContrastStyle *>(style);
    if (strong && !isStrong) {
        m_plainStyle = style->objectName();
        QApplication::setStyle(new HighContrastStyle);
    } else if (!strong && isStrong) {
        QApplication::setStyle(m_plainStyle.isEmpty() ? u"Fusion"_s : m_plainStyle);
    }
    // None at all is the platform's own, which goes on to follow the desktop.
    QApplication::setPalette(palette.value_or(QPalette()));
    for (QAction *action : m_appearances->actions())
        action->setChecked(action->data().toInt() == int(appearance));
}

void MainWindow::makeHints()
{
    m_hints = new HintBar(this);
    addToolBarBreak();
    QToolBar *bar = addToolBar(tr("Hints"));
    bar->setObjectName(u"hintToolBar"_s);
    bar->setMovable(false);
    bar->addWidget(m_hints);
    bar->hide();
    connect(m_hints, &HintBar::dismissed, bar, [this, bar] {
        bar->hide();
        centralWidget()->setFocus();
    });
}

void MainWindow::showHints()
{
    auto *bar = findChild<QToolBar *>(u"hintToolBar"_s);
    if (bar->isVisible())
        m_hints->showNext();
    bar->show();
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(menuBar(), this);
    dialog->open();
}

} // namespace Inspector
