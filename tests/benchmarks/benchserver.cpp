// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// capnweb-benchserver [PORT]: our server with the interface of benchapi.h, on WebSocket and HTTP batch, at every path, one main
// interface a session. Prints `READY ws://127.0.0.1:P/ http://127.0.0.1:P/ pid=N` and serves until it is killed.
// --tap attaches a tap to each session, whose records go nowhere.
#include "benchapi.h"
#include "rpcserver.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

#include <iostream>

using namespace Qt::StringLiterals;

namespace {

class NullSink : public QtCapnWeb::RecordSink
{
public:
    void record(QtCapnWeb::Record &&) override { }
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The server that the benchmarks measure. Serves until it is killed."_s);
    parser.addHelpOption();
    const QCommandLineOption tapOption(u"tap"_s, u"Attach a tap to each session."_s);
    parser.addOption(tapOption);
    parser.addPositionalArgument(u"port"_s, u"Port to listen on; a free one if it is not given."_s, u"[port]"_s);
    parser.process(application);
    bool ok = true;
    const quint16 port = parser.positionalArguments().isEmpty() ? 0 : parser.positionalArguments().constFirst().toUShort(&ok);
    if (!ok) {
        std::cerr << "capnweb-benchserver: the port must be a number from 0 to 65535" << std::endl;
        return 2;
    }

    NullSink sink;
    QtCapnWeb::RpcServerOptions options;
    if (parser.isSet(tapOption))
        options.tap = [&sink](quint32, const QString &) { return &sink; };
    QtCapnWeb::RpcServer server(options);
    server.serve(u"/*"_s, [] { return new Benchmark::Api; });
    if (!server.listen(QHostAddress::LocalHost, port)) {
        std::cerr << "capnweb-benchserver: " << qPrintable(server.errorString()) << std::endl;
        return 1;
    }
    std::cout << "READY ws://127.0.0.1:" << server.port() << "/ http://127.0.0.1:" << server.port()
              << "/ pid=" << QCoreApplication::applicationPid() << std::endl;
    return QCoreApplication::exec();
}
