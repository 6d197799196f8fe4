// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the window bears a single giant message of a live session: a server answers calls of the composer with a million members,
// items or capabilities, with one string of tens of megabytes, and with values nested as deep as they may be. Printed is, for
// what a person does with each, the longest event of the GUI thread: from the call until all panes know the result, when the
// message is selected, when all panes are shown, when two such results are compared, and when the result is copied.
//
// bench_windowmessage [--members N] [--only NAME]

#include "composer.h"
#include "guipulse.h"
#include "livesources.h"
#include "mainwindow.h"
#include "messagetreemodel.h"
#include "messageview.h"
#include "resultmodel.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QElapsedTimer>
#include <QtCore/QStandardPaths>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QTreeWidget>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

constexpr int Patience = 120'000; // milliseconds
constexpr int Rest = 1500; // for what is done in slices once the result is there

/// What it answers is as large as was asked for.
class Giant final : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QtCapnWeb::Value array(int items) const
    {
        QList<Value> all;
        all.reserve(items);
        for (int i = 0; i < items; ++i)
            all.append(Value(double(i)));
        return Value::array(std::move(all));
    }
    Q_INVOKABLE QtCapnWeb::Value object(int members) const
    {
        QList<Value::Member> all;
        all.reserve(members);
        for (int i = 0; i < members; ++i)
            all.append({u"key%1"_s.arg(i), Value(u"value %1"_s.arg(i))});
        return Value::object(std::move(all));
    }
    Q_INVOKABLE QString string(int characters) const { return QString(characters, u'x'); }
    Q_INVOKABLE QtCapnWeb::Value nested(int items) const
    {
        Value inner = array(items / 4);
        for (int depth = 0; depth < 120; ++depth) // each level is two on the wire
            inner = Value::array({inner, Value(double(depth))});
        return inner;
    }
    Q_INVOKABLE QtCapnWeb::Value functions(int items) const
    {
        QList<Value> all;
        all.reserve(items);
        for (int i = 0; i < items; ++i)
            all.append(toValue([i] { return i; }));
        return Value::array(std::move(all));
    }
};

class Server final : public QObject
{
public:
    quint16 listen()
    {
        m_server = std::make_unique<RpcServer>([] { return new Giant; });
        return m_server->listen() ? m_server->port() : 0;
    }

private:
    std::unique_ptr<RpcServer> m_server;
};

/// Runs the event loop until \a done, or says that it never came.
void wait(const char *what, const std::function<bool()> &done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        if (clock.elapsed() > Patience) {
            std::fprintf(stderr, "%s: it did not come in %d s\n", what, Patience / 1000);
            return;
        }
    }
}

void rest()
{
    QElapsedTimer clock;
    clock.start();
    wait("a rest", [&] { return clock.elapsed() >= Rest; });
}

} // namespace

int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    GuiPulse application(argc, argv);
    QApplication::setOrganizationName(u"QtCapnWebTest"_s);
    QApplication::setApplicationName(u"bench_windowmessage"_s);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption membersOption(u"members"_s, u"Members of the giant values."_s, u"n"_s, u"1000000"_s);
    const QCommandLineOption onlyOption(u"only"_s, u"Only this case."_s, u"name"_s);
    parser.addOptions({membersOption, onlyOption});
    parser.process(application);
    const int members = parser.value(membersOption).toInt();

    QThread thread;
    auto *server = new Server;
    server->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, server, &QObject::deleteLater);
    thread.start();
    quint16 port = 0;
    QMetaObject::invokeMethod(
        server, [&] { port = server->listen(); }, Qt::BlockingQueuedConnection);

    Inspector::LiveSources sources;
    Inspector::InspectorController &controller = *sources.current();
    Inspector::MainWindow window;
    Inspector::wire(window, sources);
    window.resize(1400, 900);
    window.restoreDefaultLayout();
    window.show();
    QTimer heartbeat; // so that waiting ends
    heartbeat.start(20);
    QUrl url;
    url.setScheme(u"ws"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(port);
    Inspector::ConnectionOptions options;
    options.limits.maxMessageSize = 256 << 20;
    controller.connectTo(url, {}, options);
    wait("the connection", [&] { return controller.state() == Inspector::InspectorController::State::Connected; });
    auto *composer = window.findChild<Inspector::Composer *>();
    window.showComposer();
    rest();

    const auto call = [&](const QString &method, int size) {
        Inspector::CallRequest request;
        request.method = method;
        request.argumentsText = QString::number(size);
        composer->results()->setSending(true);
        const Inspector::CallHandle handle = controller.call(request);
        composer->results()->setSending(false);
        wait("the result", [&] { return controller.calls()->find(handle)->isSettled() && controller.backlog() == 0; });
        rest();
        if (const auto &error = controller.calls()->find(handle)->error)
            std::printf("  refused: %s\n", qPrintable(error->toString().left(200)));
        return handle;
    };
    const auto report = [&](const QString &name, const char *what) {
        rest();
        application.report(qPrintable(name + u' ' + QLatin1StringView(what)));
        application.restart();
    };

    struct Case {
        QString method;
        int size;
    };
    const QList<Case> cases = {{u"array"_s, members},
                               {u"object"_s, members},
                               {u"string"_s, 30'000'000},
                               {u"nested"_s, members},
                               {u"functions"_s, members / 10}};
    for (const Case &each : cases) {
        if (parser.isSet(onlyOption) && parser.value(onlyOption) != each.method)
            continue;
        application.restart();
        const Trace::Capture &capture = controller.capture();
        const Trace::RecordIndex before = capture.count();
        const Inspector::CallHandle first = call(each.method, each.size);
        report(each.method, "came");
        // The result is the largest text of what came.
        Trace::RecordIndex largest = capture.count() - 1;
        for (Trace::RecordIndex i = before; i < capture.count(); ++i) {
            if (capture.row(i).textSize > capture.row(largest).textSize)
                largest = i;
        }
        std::printf("  %u bytes\n", capture.row(largest).textSize);
        window.timeline()->setCurrentRecord(largest);
        wait("the message", [&] {
            const auto *tree = qobject_cast<Inspector::MessageTreeModel *>(window.messageView()->tree()->model());
            return tree->state() != Inspector::MessageTreeModel::State::Parsing;
        });
        report(each.method, "selected");
        for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
            dock->show();
            dock->raise();
            QCoreApplication::processEvents();
        }
        report(each.method, "panes");
        window.showComposer();
        const Inspector::CallHandle second = call(each.method, each.size + 1);
        Q_EMIT composer->compareRequested(*controller.calls()->find(first), *controller.calls()->find(second));
        report(each.method, "compared");
        controller.dispose(first);
        controller.dispose(second);
        report(each.method, "disposed");
    }
    application.restart();
    controller.calls()->clearSettled();
    report(u"all"_s, "cleared");
    controller.disconnectFromServer();
    report(u"all"_s, "disconnected");
    thread.quit();
    thread.wait();
    return 0;
}

#include "windowmessage.moc"
