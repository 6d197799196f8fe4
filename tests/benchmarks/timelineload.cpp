// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the timeline bears a large capture: it is opened, then scrolled, filtered, brushed and searched, while more records come.
// Printed is for each how long it took, and the longest gap between two turns of the GUI thread's event loop: the stall that a
// person would see.
//
// capture-generator --messages 10000000 large.cwtrace && bench_timeline large.cwtrace

#include "capturedocument.h"
#include "capturefile.h"
#include "densitymodel.h"
#include "filterbar.h"
#include "findbar.h"
#include "finder.h"
#include "mainwindow.h"
#include "recordrows.h"
#include "rowoutline.h"
#include "timelinemodel.h"
#include "timelinepane.h"
#include "timelineview.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Inspector;

namespace {

/// Runs the event loop until \a done, while \a turn is called in it; prints how long it took and the longest gap.
void measure(const char *what, const std::function<bool()> &done, const std::function<void()> &turn = {})
{
    QElapsedTimer all;
    all.start();
    qint64 longest = 0;
    QElapsedTimer gap;
    gap.start();
    QTimer heartbeat;
    QObject::connect(&heartbeat, &QTimer::timeout, &heartbeat, [&] {
        longest = qMax(longest, gap.nsecsElapsed());
        gap.start();
        if (turn)
            turn();
    });
    heartbeat.start(0);
    while (!done() && all.elapsed() < 600'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    longest = qMax(longest, gap.nsecsElapsed());
    std::printf("%-44s %8.1f ms %8.1f ms longest gap\n", what, double(all.nsecsElapsed()) / 1e6, double(longest) / 1e6);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"QtCapnWebTest"_s);
    if (argc != 2) {
        std::fprintf(stderr, "bench_timeline FILE\n");
        return 2;
    }
    auto capture = std::make_shared<Trace::Capture>();
    Trace::readCapture(QString::fromLocal8Bit(argv[1]), *capture);
    std::printf("%lld records\n", static_cast<long long>(capture->count()));
    CaptureDocument document(u"large"_s);
    MainWindow window;
    window.addDocument(&document);
    window.resize(1400, 900);
    window.restoreDefaultLayout();
    window.show();
    document.setFilePath(u"large"_s);
    TimelinePane *pane = window.timelinePane();
    TimelineView *view = window.timeline();
    RecordRows *rows = view->model()->rows();

    int turns = 0;
    measure(
        "opened: density and map are known",
        [&] { return document.count() > 0 && !pane->outline()->isBusy() && pane->density()->total() == document.count(); },
        [&] {
            if (!turns++)
                document.adopt(capture);
        });
    view->setFollowing(false);
    const auto frames = [&](int count, const std::function<void(int)> &step) {
        turns = 0;
        return std::pair<std::function<bool()>, std::function<void()>>([&turns, count] { return turns >= count; },
                                                                       [&turns, step] { step(turns++); });
    };
    auto [scrolled, scroll] = frames(500, [&](int i) {
        view->verticalScrollBar()->setValue(int(qint64(i) * 7919 * 104729 % qMax(1, view->verticalScrollBar()->maximum())));
    });
    measure("500 places of the scroll bar", scrolled, scroll);
    auto [selected, select] = frames(300, [&](int i) { view->setCurrentRecord(qint64(i) * 7919 * 104729 % document.count()); });
    measure("300 rows selected, all panes with them", selected, select);
    const auto filter = [&](const char *what, const QString &text) {
        turns = 0;
        measure(
            what, [&] { return turns > 1 && rows->progress() < 0; },
            [&] {
                if (!turns++)
                    window.filterBar()->apply(text);
            });
    };
    filter("filter: push and latency > 2 ms", u"push and latency > 2 ms"_s);
    filter("filter: text contains \"zz\"", u"text contains \"zz\""_s);
    turns = 0;
    measure(
        "filter cleared", [&] { return turns > 1; },
        [&] {
            if (!turns++)
                window.filterBar()->clear();
        });
    turns = 0;
    measure(
        "brushed to a tenth of the time", [&] { return turns > 1 && rows->progress() < 0; },
        [&] {
            if (!turns++)
                Q_EMIT pane->strip()->rangeChosen(
                    DensityStrip::Range(pane->density()->extent() / 2, pane->density()->extent() * 6 / 10));
        });
    window.filterBar()->clear();
    view->setCurrentRecord(0);
    turns = 0;
    measure(
        "find: what there is not, and all hits of it",
        [&] { return turns > 1 && !pane->finder()->isSearching() && pane->finder()->progress() < 0; },
        [&] {
            if (!turns++) {
                pane->finder()->setQuery({u"no such words here"_s, Qt::CaseInsensitive, false});
                pane->finder()->find(1, false);
            }
        });
    // A burst a turn, as a busy server's come in.
    view->setFollowing(true);
    turns = 0;
    measure(
        "follow: 100,000 records in bursts of 200", [&] { return turns >= 500; },
        [&] {
            std::vector<Record> burst;
            for (int i = 0; i < 200; ++i) {
                Record record;
                record.from = i % 2 ? Side::B : Side::A;
                record.session = 4'000'000;
                record.time = 4'000'000'000'000 + turns * 200 + i;
                record.text = i % 2 ? "[\"pull\",1]" : "[\"push\",[\"pipeline\",0,[\"tick\"],[]]]";
                burst.push_back(std::move(record));
            }
            document.append(std::move(burst));
            ++turns;
        });
    window.removeDocument(&document);
    return 0;
}
