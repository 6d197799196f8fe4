// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "command.h"
#include "console.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

constexpr Command Commands[] = {
    {"show", "print the messages of a capture", runShow},
    {"calls", "print the calls of a capture: what was called, when, how long it took, what came of it", runCalls},
    {"tables", "print the import and export tables as they were at a message, or their sizes at every one", runTables},
    {"check", "print what an expert would point out: broken rules, leaks, calls without answer", runCheck},
    {"stats", "print calls, errors, latencies and bytes of each method", runStats},
    {"convert", "write a capture in another format, in part, or without its secrets", runConvert},
    {"record", "stand between clients and a server, and record what they say", runRecord},
    {"replay", "send recorded sessions to a server again, and compare what comes back", runReplay},
    {"mock", "be the server of a capture, and answer clients as it did", runMock},
    {"call", "call a method of a server and print what it returns", runCall},
    {"serve-demo", "offer the demo interface on a port of this machine", runServeDemo},
};

int help()
{
    Output &out = Output::standard();
    out.write(u"Usage: capnweb COMMAND [ARGUMENT…]\n"
              "Looks at Cap'n Web traffic: records it, shows it, checks it, and calls what servers offer.\n\nCommands:\n"_s);
    for (const Command &command : Commands) {
        out.write(u"  "_s);
        out.column(QString::fromLatin1(command.name), 13, Colour::Bold);
        out.write(QString::fromLatin1(command.summary));
        out.newLine();
    }
    out.write(u"\n'capnweb COMMAND --help' tells about one. All of it stands in capnweb(1).\n"_s);
    return Success;
}

int run(const QStringList &arguments)
{
    const QString name = arguments.value(1);
    if (name.isEmpty()) {
        complain(u"There is no command given. Try 'capnweb --help'."_s);
        return Usage;
    }
    if (name == u"--help" || name == u"-h" || (name == u"help" && arguments.size() == 2))
        return help();
    if (name == u"--version" || name == u"-v") {
        Output::standard().write(u"capnweb %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return Success;
    }
    const bool asksForHelp = name == u"help";
    const QString wanted = asksForHelp ? arguments.at(2) : name;
    const auto command =
        std::ranges::find_if(Commands, [&](const Command &each) { return wanted == QLatin1StringView(each.name); });
    if (command == std::end(Commands)) {
        complain(u"There is no command \"%1\". Try 'capnweb --help'."_s.arg(wanted));
        return Usage;
    }
    return command->run(asksForHelp ? QStringList{wanted, u"--help"_s} : arguments.sliced(1));
}

} // namespace

} // namespace CommandLine

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"QtCapnWeb"_s);
    QCoreApplication::setApplicationName(u"capnweb"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(QTCAPNWEB_VERSION));
    const int result = CommandLine::run(QCoreApplication::arguments());
    CommandLine::Output::standard().flush();
    if (!CommandLine::Output::standard().isGood()) {
        std::fputs("capnweb: standard output cannot be written\n", stderr);
        return result == CommandLine::Success ? int(CommandLine::BadInput) : result;
    }
    return result;
}
