// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// bench_windowopen [--filter TEXT] FILE: what a large capture costs in the window. Printed are the times from the program's start
// to the first frame, until the first rows were painted and until all was read, how long a filter takes, and for each of these,
// for selecting records and for showing the panes, the longest event of the GUI thread: one beyond 100 ms is a stall that a
// person sees. A step that takes longer than a minute is told as an error.

#include "capturefiles.h"
#include "filter.h"
#include "guipulse.h"
#include "livesources.h"
#include "mainwindow.h"
#include "recordrows.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtWidgets/QDockWidget>

#include <cstdio>
#include <cstdlib>
#include <functional>

using namespace Qt::StringLiterals;
using namespace Inspector;

namespace {

constexpr int Patience = 60000; // milliseconds until a step is given up

/// Tells when anything of a window was painted for the first time: which widgets are seen then is not its business. It is known
/// with the event after that.
class FirstFrame final : public QObject
{
public:
    using Condition = std::function<bool(const QWidget *painted)>;
    explicit FirstFrame(Condition counts) : m_counts(std::move(counts))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }
    bool wasPainted() const { return m_wasPainted; }

protected:
    bool eventFilter(QObject *receiver, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && receiver->isWidgetType() && m_counts(static_cast<QWidget *>(receiver))) {
            m_wasPainted = true;
            QCoreApplication::instance()->removeEventFilter(this);
        }
        return false;
    }

private:
    const Condition m_counts;
    bool m_wasPainted = false;
};

/// Turns the event loop until \a condition holds. \return milliseconds. It ends the program if that takes too long.
double waitFor(const char *what, const std::function<bool()> &condition)
{
    QElapsedTimer clock;
    clock.start();
    QTimer wake;
    wake.start(1);
    while (!condition()) {
        if (clock.elapsed() >= Patience) {
            std::fprintf(stderr, "bench_windowopen: %s took longer than %d s\n", what, Patience / 1000);
            std::fflush(nullptr);
            std::_Exit(1); // other threads may be at work
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return double(clock.nsecsElapsed()) / 1e6;
}

void turnFor(int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    waitFor("a pause", [&] { return clock.elapsed() >= milliseconds; });
}

void print(const char *what, double milliseconds)
{
    std::printf("%-20s %10.1f ms\n", what, milliseconds);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QStandardPaths::setTestModeEnabled(true);
    GuiPulse application(argc, argv);
    QApplication::setOrganizationName(u"QtCapnWebTest"_s);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption filterOption(u"filter"_s, u"Filter to apply."_s, u"text"_s, u"latency > 1 ms"_s);
    parser.addOption(filterOption);
    parser.addPositionalArgument(u"FILE"_s, u"A capture."_s);
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);

    LiveSources sources;
    CaptureFiles files;
    MainWindow window;
    wire(window, sources);
    wireFiles(window, files);
    const FirstFrame frame([&](const QWidget *painted) { return painted->window() == &window; });
    window.resize(1400, 900);
    window.restoreDefaultLayout();
    window.show();
    waitFor("the first frame", [&] { return frame.wasPainted(); });
    print("first frame", double(sinceStart.nsecsElapsed()) / 1e6);

    bool loaded = false;
    QObject::connect(&files, &CaptureFiles::loaded, &window, [&] { loaded = true; });
    TimelineModel *const model = window.timeline()->model();
    QElapsedTimer reading;
    reading.start();
    application.restart();
    files.open(parser.positionalArguments());
    const QWidget *const rows = window.timeline()->viewport();
    const FirstFrame firstRows([&](const QWidget *painted) { return painted == rows && model->rowCount() > 0; });
    waitFor("showing the first rows", [&] { return firstRows.wasPainted(); });
    print("first rows", double(reading.nsecsElapsed()) / 1e6);
    std::printf("%-20s %10lld\n", "of them", static_cast<long long>(model->rowCount()));
    waitFor("reading the capture", [&] { return loaded; });
    print("all is read", double(reading.nsecsElapsed()) / 1e6);
    application.report("while it is read");
    std::printf("%-20s %10lld\n", "rows", static_cast<long long>(model->rowCount()));
    application.restart();
    turnFor(2000);
    application.report("afterwards");

    const auto filter = QtCapnWeb::Trace::Filter::compile(parser.value(filterOption));
    if (const auto *compiled = std::get_if<QtCapnWeb::Trace::Filter>(&filter)) {
        application.restart();
        model->rows()->setFilter(*compiled);
        print("filter", waitFor("filtering", [&] { return model->rows()->progress() < 0; }));
        std::printf("%-20s %10lld\n", "rows of the filter", static_cast<long long>(model->rowCount()));
        turnFor(200);
        application.report("while it filters");
        model->rows()->setFilter({});
    }

    application.restart();
    for (int i = 0; i < 20; ++i) {
        window.timeline()->setCurrentRecord(model->rowCount() * i / 20);
        turnFor(100);
    }
    application.report("selecting");

    const auto docks = window.findChildren<QDockWidget *>();
    for (QDockWidget *dock : docks) {
        application.restart();
        dock->show();
        dock->raise();
        turnFor(500);
        application.report(qPrintable(u"pane "_s + dock->objectName()));
    }
    application.restart();
    const double megabytes = double(privateMemory()) / 1e6;
    std::printf("%-20s %10.1f MB\n", "memory", megabytes);
    return 0;
}
