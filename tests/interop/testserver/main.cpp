// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// capnweb-testserver [--port N] [--limits DEPTH,DIGITS,SIZE]: our server with the TestTarget interface, for clients of other
// implementations. Prints `READY ws://127.0.0.1:N/ http://127.0.0.1:N/`, which is one port, and serves until its standard input
// closes. Lines there are commands:
//   stats      prints `STATS [{"imports":n,"exports":n}, …]`, an entry for each open session
//   broken     prints `BROKEN ["RangeError: …", …]`, why sessions ended so far
//   uncovered  prints `UNCOVERED ["client: …", "server: …", …]`, what never came and what was never sent (wirecoverage.h)
#include "rpcserver.h"
#include "rpcsession.h"
#include "samples.h"
#include "testtarget.h"
#include "wirecoverage.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

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

void printList(const char *name, const QStringList &list)
{
    std::cout << name << ' ' << QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact).constData()
              << std::endl;
}

void printUncovered(const WireCoverage &coverage)
{
    QStringList list;
    for (const QString &what : coverage.missing(QtCapnWeb::Side::A))
        list << u"client: "_s + what;
    for (const QString &what : coverage.missing(QtCapnWeb::Side::B))
        list << u"server: "_s + what;
    printList("UNCOVERED", list);
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
    const QCommandLineOption limitsOption(u"limits"_s, u"Limits on depth, bigint digits and message size."_s, u"d,b,s"_s);
    parser.addOption(limitsOption);
    parser.process(application);
    bool ok = false;
    const quint16 port = parser.value(portOption).toUShort(&ok);
    if (!ok) {
        std::cerr << "capnweb-testserver: --port needs a number from 0 to 65535" << std::endl;
        return 2;
    }

    WireCoverage coverage;
    QtCapnWeb::RpcServerOptions options;
    options.onSendError = InteropTest::sendStacksOfSamples;
    options.tap = [&](quint32, const QString &) { return &coverage; };
    if (const QStringList limits = parser.value(limitsOption).split(u','); limits.size() == 3) {
        options.limits.maxDepth = limits.at(0).toInt();
        options.limits.maxBigIntDigits = limits.at(1).toInt();
        options.limits.maxMessageSize = limits.at(2).toLongLong();
    }

    QtCapnWeb::RpcServer server([] { return new InteropTest::TestTarget; }, options);
    QStringList broken;
    QObject::connect(&server, &QtCapnWeb::RpcServer::sessionClosed, &server, [&](QtCapnWeb::RpcSession *session) {
        if (const std::optional<QtCapnWeb::RpcError> reason = session->abortReason())
            broken << reason->toString();
    });
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
                QMetaObject::invokeMethod(&server, [&] { printStats(server); });
            else if (line == "broken")
                QMetaObject::invokeMethod(&server, [&] { printList("BROKEN", broken); });
            else if (line == "uncovered")
                QMetaObject::invokeMethod(&server, [&] { printUncovered(coverage); });
        }
        QMetaObject::invokeMethod(&application, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    const int result = QCoreApplication::exec();
    reader.join();
    return result;
}
