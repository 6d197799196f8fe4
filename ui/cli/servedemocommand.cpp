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
    parser.options().addOption({u"listen"_s, u"The port; a free one without it, or with 0."_s, u"port"_s, u"0"_s});
    parser.options().addOption(
        {u"address"_s, u"The address to listen on; without it, only this machine can connect."_s, u"address"_s, u"127.0.0.1"_s});
    if (const std::optional<int> ends = parser.process(arguments, 0, 0))
        return *ends;
    bool ok = false;
    const quint16 port = parser.options().value(u"listen"_s).toUShort(&ok);
    if (!ok)
        return parser.usageError(
            u"--listen needs a port, from 0 to 65535, not \"%1\"."_s.arg(parser.options().value(u"listen"_s)));
    const QHostAddress address(parser.options().value(u"address"_s));
    if (address.isNull())
        return parser.usageError(u"\"%1\" is no address."_s.arg(parser.options().value(u"address"_s)));

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
