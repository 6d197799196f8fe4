// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where Tab and F6 go in MainWindow.

#include "mainwindow.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QToolBar>

#include <algorithm>
#include <tuple>

namespace Inspector {

namespace {

/// Whether any of it lies within all that it lies in. Docks behind the front tab lie outside of the window.
bool isInSight(const QWidget *widget)
{
    QRect rect = widget->rect();
    for (; !widget->isWindow() && widget->parentWidget(); widget = widget->parentWidget())
        rect = rect.translated(widget->pos()) & widget->parentWidget()->rect();
    return !rect.isEmpty();
}

} // namespace

// Qt's own order is that in which widgets were made and moved about, and it visits docks behind the front tab, where nobody sees
// the focus. Here it goes as one reads: tool bars, then the panes from the left to the right, then those at the bottom.
QList<MainWindow::FocusStop> MainWindow::focusStops() const
{
    QHash<const QWidget *, int> chain;
    for (const QWidget *at = this; !chain.contains(at); at = at->nextInFocusChain())
        chain.insert(at, int(chain.size()));

    const auto areaOf = [this](QWidget *widget) -> std::pair<int, QWidget *> {
        QWidget *part = widget; // the bar, dock or centre that it is in
        while (part->parentWidget() && part->parentWidget() != this)
            part = part->parentWidget();
        if (qobject_cast<QToolBar *>(part))
            return {part->y(), part};
        constexpr int Panes = 100'000; // below all bars
        if (part == m_center)
            return {Panes + 1, part};
        if (auto *dock = qobject_cast<QDockWidget *>(part)) {
            const Qt::DockWidgetArea area = dockWidgetArea(dock);
            const int rank = area == Qt::LeftDockWidgetArea ? 0 : area == Qt::RightDockWidgetArea ? 2 : 4;
            return {Panes + rank, part};
        }
        return {Panes + (part->geometry().center().y() > m_center->geometry().bottom() ? 3 : 0), part}; // tabs of docks
    };

    QList<FocusStop> stops;
    for (QWidget *widget : findChildren<QWidget *>()) {
        if (widget->window() != this || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || !widget->isEnabled()
            || !widget->isVisible() || !isInSight(widget))
            continue;
        const auto [rank, area] = areaOf(widget);
        stops.append({widget, area, rank, chain.value(widget, int(chain.size()))});
    }
    std::stable_sort(stops.begin(), stops.end(), [](const FocusStop &a, const FocusStop &b) {
        return std::make_tuple(a.rank, a.area->y(), a.area->x(), a.place)
               < std::make_tuple(b.rank, b.area->y(), b.area->x(), b.place);
    });
    return stops;
}

bool MainWindow::focusNextPrevChild(bool next)
{
    const QList<FocusStop> stops = focusStops();
    QWidget *now = QApplication::focusWidget();
    const auto indexOf = [&stops](const QWidget *widget) {
        return std::find_if(stops.begin(), stops.end(), [widget](const FocusStop &stop) { return stop.widget == widget; })
               - stops.begin();
    };
    qsizetype at = indexOf(now);
    // What has the focus may be part of what is in the list.
    while (at == stops.size() && now && now != this) {
        now = now->parentWidget();
        at = indexOf(now);
    }
    if (stops.isEmpty() || at == stops.size())
        return QMainWindow::focusNextPrevChild(next);
    const qsizetype to = (at + (next ? 1 : stops.size() - 1)) % stops.size();
    stops[to].widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void MainWindow::focusPane(bool next)
{
    const QList<FocusStop> stops = focusStops();
    if (stops.isEmpty())
        return;
    const QWidget *now = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        if (now && (stops[i].widget == now || stops[i].widget->isAncestorOf(now)))
            at = i;
    }
    // The first stop of each area; a pane that remembers where its focus was gets it there.
    QList<QWidget *> areas;
    for (const FocusStop &stop : stops) {
        if (!areas.contains(stop.area))
            areas.append(stop.area);
    }
    const qsizetype area = areas.indexOf(stops[at].area);
    const QWidget *target = areas[(area + (next ? 1 : areas.size() - 1)) % areas.size()];
    for (const FocusStop &stop : stops) {
        if (stop.area == target) {
            stop.widget->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

} // namespace Inspector
