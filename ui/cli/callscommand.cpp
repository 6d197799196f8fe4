// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "calldetails.h"
#include "captureinput.h"
#include "command.h"
#include "console.h"
#include "streamtransfers.h"

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

QString kindOf(const Call &call)
{
    if (call.stream)
        return u"stream"_s;
    if (call.isMap)
        return u"map"_s;
    if (call.isCall)
        return u"call"_s;
    return call.hasTarget ? u"get"_s : u"value"_s;
}

Colour colourOf(Call::State state)
{
    switch (state) {
    case Call::State::Resolved:
        return Colour::Green;
    case Call::State::Rejected:
    case Call::State::Broken:
        return Colour::Red;
    case Call::State::Pending:
        return Colour::Yellow;
    case Call::State::Released:
    case Call::State::Unpulled:
        return Colour::Dim;
    }
    return Colour::None;
}

void printLine(const Capture &capture, const Call &call)
{
    Output &out = Output::standard();
    out.columnRight(QString::number(capture.seqOf(call.push)), 7);
    out.columnRight(QString::number(call.session), 9);
    out.write(call.caller == Side::A ? u"  →  "_s : u"  ←  "_s);
    out.column(kindOf(call), 8, Colour::Cyan);
    out.column(QString(callStateName(call.state)), 10, colourOf(call.state));
    out.columnRight(durationText(call.latency), 10, Colour::Dim);
    out.write(u"  "_s);
    const int room = out.width() > 0 ? std::max(20, out.width() - 50) : 120;
    const QString text = callText(capture, call, room);
    out.write(text.size() > room ? text.first(room - 1) + u'…' : text);
    if (call.settled != NoRecord) {
        const QString result = capture.preview(call.settled, room);
        if (!result.isEmpty())
            out.write(u" = "_s + result, call.state == Call::State::Rejected ? Colour::Red : Colour::None);
    }
    out.newLine();
}

int printStreams(const Capture &capture, std::optional<qint64> session, bool asJson)
{
    StreamTransfers streams;
    streams.update(capture);
    Output &out = Output::standard();
    if (!asJson)
        out.write(u"   From  Session Dir State      Chunks       Bytes  Window  Duration  What\n"_s, Colour::Bold);
    for (const StreamTransfer &stream : streams.transfers()) {
        if (session && stream.session != *session)
            continue;
        if (asJson) {
            out.line(toJson(capture, stream));
            continue;
        }
        out.columnRight(stream.opened == NoRecord ? u"?"_s : QString::number(capture.seqOf(stream.opened)), 7);
        out.columnRight(QString::number(stream.session), 9);
        out.write(stream.writer == Side::A ? u"  →  "_s : u"  ←  "_s);
        out.column(QString(streamEndName(stream.end)), 9);
        out.columnRight(QString::number(stream.chunks), 8);
        out.columnRight(QString::number(stream.bytes), 12);
        out.columnRight(QString::number(stream.largestWindow), 8);
        out.columnRight(durationText(stream.duration()), 10, Colour::Dim);
        out.write(u"  "_s);
        out.write(stream.pipe ? u"pipe %1"_s.arg(wordOf(stream.id)) : u"writable %1"_s.arg(wordOf(stream.id)));
        out.newLine();
    }
    return Success;
}

} // namespace

int runCalls(const QStringList &arguments)
{
    CommandParser parser(u"calls"_s,
                         u"Prints the calls of a capture in the order in which they were made: push, pull, result and "
                         "release joined. → is a call by the side that connected (A), ← one by the other (B)."_s);
    parser.options().addPositionalArgument(u"FILE"_s, u"A capture; - is standard input."_s);
    parser.options().addOption({u"filter"_s, u"Only calls whose push matches."_s, u"filter"_s});
    parser.options().addOption({u"session"_s, u"Only session <S>."_s, u"S"_s});
    parser.options().addOption(
        {u"state"_s, u"Only calls that are <state>: pending, resolved, rejected, released, broken or unpulled."_s, u"state"_s});
    parser.options().addOption({u"streams"_s, u"Print streams in place of calls: the writes of each joined."_s});
    parser.addJsonOption(u"One JSON object a line."_s);
    if (const std::optional<int> ends = parser.process(arguments, 1, 1))
        return *ends;
    const bool hasSession = parser.options().isSet(u"session"_s);
    const std::optional<qint64> session = wholeNumber(parser.options().value(u"session"_s));
    if (hasSession && !session)
        return parser.usageError(u"--session needs the number of a session."_s);
    const QString state = parser.options().value(u"state"_s);
    const QStringList states{u"pending"_s, u"resolved"_s, u"rejected"_s, u"released"_s, u"broken"_s, u"unpulled"_s};
    if (!state.isEmpty() && !states.contains(state))
        return parser.usageError(
            u"--state is pending, resolved, rejected, released, broken or unpulled, not \"%1\"."_s.arg(state));

    std::optional<Filter> filter;
    if (parser.options().isSet(u"filter"_s) && !(filter = compileFilter(parser.options().value(u"filter"_s))))
        return Usage;

    Capture capture;
    if (const std::optional<int> ends = loadCapture(parser.positional(0), capture))
        return *ends;
    if (parser.options().isSet(u"streams"_s))
        return printStreams(capture, session, parser.json());
    if (!parser.json())
        Output::standard().write(u"   Push  Session Dir Kind    State        Latency  What\n"_s, Colour::Bold);
    const CallIndex &calls = capture.calls();
    for (CallId id = 0; id < calls.count() && Output::standard().isGood(); ++id) {
        const Call call = calls.call(id);
        if (filter && !filter->matches(capture, call.push))
            continue;
        if ((session && call.session != *session) || (!state.isEmpty() && QString(callStateName(call.state)) != state))
            continue;
        parser.json() ? Output::standard().line(toJson(capture, callDetails(capture, id))) : printLine(capture, call);
    }
    return Success;
}

} // namespace CommandLine
