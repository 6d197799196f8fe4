// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "command.h"
#include "console.h"
#include "demoserver.h"

#include <QtCore/QCoreApplication>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

namespace CommandLine {

int runServeDemo(const QStringList &arguments)
{
    CommandParser parser(u"serve-demo"_s,
                         u"Offers the demo interface, by WebSocket and by HTTP batch on one port, until it is ended "
                         "(Ctrl+C). Its method help() tells what it has."_s);
    parser.addListenOptions();
    if (const std::optional<int> ends = parser.process(arguments, 0, 0))
        return *ends;
    QHostAddress address;
    quint16 port = 0;
    if (const std::optional<int> ends = parser.readListenOptions(&address, &port))
        return *ends;

    DemoServer server;
    if (!server.listen(port, address)) {
        complain(u"Cannot listen on port %1: %2"_s.arg(port).arg(server.errorString()));
        return NoConnection;
    }
    QUrl http = server.url();
    http.setScheme(u"http"_s);
    Output::standard().write(u"READY %1 %2\n"_s.arg(server.url().toString(), http.toString()));
    Output::standard().flush();
    return QCoreApplication::exec();
}

} // namespace CommandLine
