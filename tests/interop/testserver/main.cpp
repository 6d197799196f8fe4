// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// capnweb-testserver [--port N]: our server with the TestTarget interface, for clients of other implementations.
// Prints `READY ws://127.0.0.1:N/ http://127.0.0.1:N/`, which is one port, and serves until its standard input closes. The line
// `stats` there prints `STATS [{"imports":n,"exports":n}, …]`, an entry for each open session.
#include "rpcserver.h"
#include "testtarget.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <iostream>
#include <string>
#include <thread>

using namespace Qt::StringLiterals;

namespace {

void printStats(const QtCapnWeb::RpcServer &server)
{
    QJsonArray all;
    for (const QtCapnWeb::RpcSession *session : server.sessions()) {
        const QtCapnWeb::SessionStats stats = session->stats();
        all.append(QJsonObject{{u"imports"_s, stats.imports}, {u"exports"_s, stats.exports}});
    }
    std::cout << "STATS " << QJsonDocument(all).toJson(QJsonDocument::Compact).constData() << std::endl;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A Cap'n Web server with the TestTarget interface. Serves until its standard input closes."_s);
    parser.addHelpOption();
    const QCommandLineOption portOption(u"port"_s, u"Port to listen on; a free one if it is not given."_s, u"number"_s, u"0"_s);
    parser.addOption(portOption);
    parser.process(application);
    bool ok = false;
    const quint16 port = parser.value(portOption).toUShort(&ok);
    if (!ok) {
        std::cerr << "capnweb-testserver: --port needs a number from 0 to 65535" << std::endl;
        return 2;
    }

    QtCapnWeb::RpcServer server([] { return new InteropTest::TestTarget; });
    if (!server.listen(QHostAddress::LocalHost, port)) {
        std::cerr << "capnweb-testserver: " << qPrintable(server.errorString()) << std::endl;
        return 1;
    }
    std::cout << "READY " << qPrintable(server.url().toString()) << ' ' << qPrintable(server.httpUrl().toString()) << std::endl;

    // A thread, since standard input can't be watched by an event loop on every platform. It ends with the input.
    std::thread reader([&] {
        std::string line;
        while (std::getline(std::cin, line)) {
            if (line == "stats")
                QMetaObject::invokeMethod(&server, [&server] { printStats(server); });
        }
        QMetaObject::invokeMethod(&application, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    const int result = QCoreApplication::exec();
    reader.join();
    return result;
}
