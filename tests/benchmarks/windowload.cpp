// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the window bears a busy server: a server on a thread of its own calls the inspector at a steady rate over a real socket,
// while the window follows. Every call is four messages (push, pull, reject, release). Printed are the rate that was reached, how
// many records the window was behind, and the gaps between turns of the GUI thread's event loop: a long gap is a stall that a
// person sees.
//
// bench_windowload [--rate MESSAGES_A_SECOND] [--seconds S] [--select] [--soak]
//
// With --soak memory is printed, too, ten times on the way: what the process alone has, and how much of that each message of the
// time since the first of them has cost. `--soak --rate 50000 --seconds 90` is what comes in an hour at 1,250 messages a second.

#include "guipulse.h"
#include "inspectorcontroller.h"
#include "livesources.h"
#include "mainwindow.h"
#include "rpcserver.h"
#include "rpcstub.h"
#include "rpctarget.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QElapsedTimer>
#include <QtCore/QStandardPaths>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

constexpr int MessagesPerCall = 4;
constexpr int Interval = 4; // milliseconds between two bursts

/// Calls its only client until it is told to stop.
class Load final : public QObject
{
public:
    explicit Load(int messagesPerSecond) : m_callsPerSecond(messagesPerSecond / double(MessagesPerCall)), m_timer(this)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(Interval);
        connect(&m_timer, &QTimer::timeout, this, [this] { burst(); });
    }

    quint16 listen()
    {
        m_server = std::make_unique<RpcServer>(RpcStub());
        connect(m_server.get(), &RpcServer::sessionOpened, this, [this](RpcSession *session) {
            m_peer = session->remoteMain();
            m_clock.start();
            m_timer.start();
        });
        return m_server->listen() ? m_server->port() : 0;
    }
    void stop() { m_timer.stop(); }

    std::atomic<qint64> calls = 0;

private:
    void burst()
    {
        const auto due = qint64(double(m_clock.elapsed()) * m_callsPerSecond / 1000);
        for (; calls < due; ++calls)
            m_peer
                .call(u"prices.update"_s, u"EURUSD"_s, double(calls) / 7, QVariantMap{{u"volume"_s, 1200}, {u"venue"_s, u"X"_s}})
                .then(
                    this, [](const Value &) {}, [](const RpcError &) {});
    }

    double m_callsPerSecond;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::unique_ptr<RpcServer> m_server;
    RpcStub m_peer;
};

/// Of memory.
struct Sample {
    double seconds;
    qint64 rows;
    qint64 memory;
};

double milliseconds(qint64 nanoseconds) { return double(nanoseconds) / 1e6; }

} // namespace

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    GuiPulse application(argc, argv);
    QApplication::setOrganizationName(u"QtCapnWebTest"_s);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption rateOption(u"rate"_s, u"Messages a second."_s, u"n"_s, u"10000"_s);
    const QCommandLineOption secondsOption(u"seconds"_s, u"How long."_s, u"s"_s, u"10"_s);
    const QCommandLineOption selectOption(u"select"_s, u"Select another row ten times a second."_s);
    const QCommandLineOption soakOption(u"soak"_s, u"Print memory on the way."_s);
    parser.addOptions({rateOption, secondsOption, selectOption, soakOption});
    parser.process(application);
    const int rate = parser.value(rateOption).toInt();
    const int seconds = parser.value(secondsOption).toInt();

    QThread thread;
    auto *load = new Load(rate);
    load->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, load, &QObject::deleteLater);
    thread.start();
    quint16 port = 0;
    QMetaObject::invokeMethod(
        load, [&] { port = load->listen(); }, Qt::BlockingQueuedConnection);

    Inspector::LiveSources sources;
    Inspector::InspectorController &controller = *sources.current();
    Inspector::MainWindow window;
    Inspector::wire(window, sources);
    window.resize(1400, 900);
    window.restoreDefaultLayout();
    window.show();

    std::vector<qint64> gaps;
    gaps.reserve(size_t(seconds) * 1100);
    qsizetype behind = 0;
    qint64 rowsAtFirst = 0; // when it had run for a quarter of the time
    qint64 memoryAtFirst = 0;
    std::vector<Sample> samples;
    QElapsedTimer clock;
    qint64 last = 0;
    QTimer heartbeat;
    heartbeat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heartbeat, &QTimer::timeout, &window, [&] {
        const qint64 now = clock.nsecsElapsed();
        gaps.push_back(now - last);
        last = now;
        behind = std::max(behind, controller.backlog());
    });
    QTimer selecting;
    if (parser.isSet(selectOption)) {
        QObject::connect(&selecting, &QTimer::timeout, &window, [&] {
            const qint64 rows = window.timeline()->model()->rowCount();
            if (rows > 0)
                window.timeline()->setCurrentRecord(qint64(gaps.size()) * 7919 % rows);
        });
        selecting.start(100);
    }
    QTimer::singleShot(500, &window, [&] { // the first frame is another figure
        QUrl url;
        url.setScheme(u"ws"_s);
        url.setHost(u"127.0.0.1"_s);
        url.setPort(port);
        controller.connectTo(url);
    });
    QObject::connect(&controller, &Inspector::InspectorController::stateChanged, &window, [&] {
        if (controller.state() != Inspector::InspectorController::State::Connected)
            return;
        clock.start();
        last = 0;
        heartbeat.start(1);
        application.restart();
        for (int tenth = 1; parser.isSet(soakOption) && tenth <= 10; ++tenth) {
            QTimer::singleShot(seconds * 100 * tenth - 50, &window, [&] {
                const Sample now{double(clock.elapsed()) / 1000, window.timeline()->model()->rowCount(), privateMemory()};
                samples.push_back(now);
                const Sample &first = samples.front();
                std::printf("after %6.1f s        %10lld rows %10.1f MB", now.seconds, static_cast<long long>(now.rows),
                            double(now.memory) / 1e6);
                if (now.rows > first.rows)
                    std::printf(" %10.1f bytes a message", double(now.memory - first.memory) / double(now.rows - first.rows));
                std::printf("\n");
                std::fflush(stdout);
            });
        }
        QTimer::singleShot(seconds * 250, &window, [&] {
            rowsAtFirst = window.timeline()->model()->rowCount();
            memoryAtFirst = privateMemory();
        });
        QTimer::singleShot(seconds * 1000, &window, [&] {
            heartbeat.stop();
            QApplication::exit();
        });
    });
    QApplication::exec();

    const double took = double(clock.elapsed()) / 1000;
    const qint64 shown = window.timeline()->model()->rowCount();
    const qint64 memory = privateMemory();
    QMetaObject::invokeMethod(
        load, [&] { load->stop(); }, Qt::BlockingQueuedConnection);
    std::sort(gaps.begin(), gaps.end());
    const auto at = [&](double part) { return gaps.empty() ? 0.0 : milliseconds(gaps[size_t(part * double(gaps.size() - 1))]); };
    std::printf("asked for            %10d messages/s over %d s\n", rate, seconds);
    std::printf("shown                %10.0f messages/s (%lld rows)\n", double(shown) / took, static_cast<long long>(shown));
    std::printf("sent by the server   %10.0f messages/s\n", double(load->calls * MessagesPerCall) / took);
    std::printf("most records behind  %10lld\n", static_cast<long long>(behind));
    std::printf("event-loop gap, ms   %10.1f p50 %10.1f p99 %10.1f longest\n", at(0.5), at(0.99), at(1));
    application.report("GUI thread");
    // Texts of a live session are in a file without a name: what is seen here is what the rows, the tables and the calls need.
    std::printf("memory               %10.1f bytes a message, of the last three quarters\n",
                double(memory - memoryAtFirst) / double(std::max<qint64>(1, shown - rowsAtFirst)));
    controller.disconnectFromServer();
    thread.quit();
    thread.wait();
    return 0;
}
