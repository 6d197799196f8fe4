// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "captureinput.h"
#include "command.h"
#include "console.h"
#include "interrupt.h"
#include "jsonwriter.h"
#include "mockserver.h"

#include <QtCore/QCoreApplication>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace QtCapnWeb::Trace;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

QString kindName(MockFinding::Kind kind)
{
    switch (kind) {
    case MockFinding::Kind::UnknownCall:
        return u"unknown-call"_s;
    case MockFinding::Kind::OtherArguments:
        return u"other-arguments"_s;
    case MockFinding::Kind::OtherAnswer:
        return u"other-answer"_s;
    case MockFinding::Kind::NoAnswer:
        return u"no-answer"_s;
    case MockFinding::Kind::Repeated:
        return u"repeated"_s;
    case MockFinding::Kind::NotSaid:
        break;
    }
    return u"not-said"_s;
}

void tell(const MockFinding &finding, bool json)
{
    if (!json) {
        complain(u"connection %1: %2: %3"_s.arg(finding.connection).arg(kindName(finding.kind), finding.text));
        return;
    }
    JsonWriter line;
    line.beginObject();
    line.key(u"type");
    line.string(u"finding");
    line.key(u"kind");
    line.string(kindName(finding.kind));
    line.key(u"connection");
    line.number(finding.connection);
    line.key(u"session");
    line.number(finding.session);
    line.key(u"text");
    line.string(finding.text);
    line.endObject();
    Output::standard().line(line.take());
    Output::standard().flush();
}

} // namespace

int runMock(const QStringList &arguments)
{
    CommandParser parser(u"mock"_s,
                         u"Is the server of a capture: answers clients as they were answered in the recording, until it is ended "
                         "(Ctrl+C). Prints READY and the URLs for clients once they can connect. Ends with 1 if something was "
                         "called that the recording does not have."_s);
    QCommandLineParser &options = parser.options();
    options.addPositionalArgument(u"FILE"_s, u"The capture."_s);
    parser.addListenOptions();
    options.addOption({u"session"_s, u"Play this session only (again for more)."_s, u"number"_s});
    options.addOption({u"match"_s,
                       u"Which calls are answered: strict, in the recorded order; any, in any order; best, the most similar one, "
                       "which is the default."_s,
                       u"how"_s, u"best"_s});
    options.addOption({u"speed"_s, u"1: with the recorded latencies; 2: twice as fast; max: at once."_s, u"factor"_s, u"1"_s});
    options.addOption({u"once"_s, u"Play each session once."_s});
    parser.addJsonOption(u"Findings as JSON, one object a line, on standard output."_s);
    if (const std::optional<int> ends = parser.process(arguments, 1, 1))
        return *ends;

    MockOptions mockOptions;
    if (const std::optional<int> ends = parser.readListenOptions(&mockOptions.address, &mockOptions.port))
        return *ends;
    const QString match = options.value(u"match"_s);
    if (match == u"strict"_s)
        mockOptions.matching = Matching::Strict;
    else if (match == u"any"_s)
        mockOptions.matching = Matching::AnyOrder;
    else if (match != u"best"_s)
        return parser.usageError(u"--match is strict, any or best."_s);
    if (const QString speed = options.value(u"speed"_s); speed == u"max"_s) {
        mockOptions.latencyScale = 0;
    } else {
        bool isNumber = false;
        const double factor = speed.toDouble(&isNumber);
        if (!isNumber || !(factor > 0 && factor <= 1e6))
            return parser.usageError(u"--speed needs a factor above 0, or max."_s);
        mockOptions.latencyScale = 1 / factor;
    }
    mockOptions.repeats = !options.isSet(u"once"_s);
    const QStringList sessions = options.values(u"session"_s);
    for (const QString &text : sessions) {
        const std::optional<qint64> number = wholeNumber(text);
        if (!number || *number > 0xffffffff)
            return parser.usageError(u"--session needs a number."_s);
        mockOptions.sessions.append(quint32(*number));
    }

    Capture capture;
    if (const std::optional<int> ends = loadCapture(parser.positional(0), capture))
        return *ends;
    MockServer mock;
    bool unknown = false;
    QObject::connect(&mock, &MockServer::found, &mock, [&](const MockFinding &finding) {
        unknown = unknown || finding.kind == MockFinding::Kind::UnknownCall || finding.kind == MockFinding::Kind::NoAnswer;
        tell(finding, parser.json());
    });
    if (!mock.start(capture, mockOptions)) {
        complain(mock.errorString());
        return NoConnection;
    }
    const QUrl webSocket = mock.url();
    QUrl http = webSocket;
    http.setScheme(u"http"_s);
    Output::standard().write(u"READY %1 %2\n"_s.arg(webSocket.toString(), http.toString()));
    Output::standard().flush();
    const Interrupt interrupt([] { QCoreApplication::exit(Success); });
    QCoreApplication::exec();
    const MockServer::Counters counters = mock.counters();
    complain(u"%1 connections, %2 calls recognised, %3 findings"_s.arg(counters.connections)
                 .arg(counters.matched)
                 .arg(counters.findings));
    return unknown ? Found : Success;
}

} // namespace CommandLine
