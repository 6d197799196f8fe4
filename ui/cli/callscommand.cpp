// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "captureinput.h"
#include "command.h"
#include "console.h"
#include "jsonwriter.h"

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
    out.column(wordOf(call.state), 10, colourOf(call.state));
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

void printJson(const Capture &capture, const Call &call)
{
    JsonWriter json;
    const auto sequence = [&](QStringView key, RecordIndex record) {
        json.key(key);
        record == NoRecord ? json.null() : json.number(capture.seqOf(record));
    };
    json.beginObject();
    json.key(u"session");
    json.number(call.session);
    json.key(u"caller");
    json.string(wordOf(call.caller));
    json.key(u"id");
    json.number(call.id.value);
    json.key(u"kind");
    json.string(kindOf(call));
    json.key(u"target");
    json.string(capture.target(call.push));
    json.key(u"method");
    json.string(capture.calls().method(call.method));
    json.key(u"state");
    json.string(wordOf(call.state));
    json.key(u"time");
    const qint64 time = capture.row(call.push).time;
    time < 0 ? json.null() : json.number(double(time) / 1e6);
    json.key(u"latency");
    call.latency < 0 ? json.null() : json.number(double(call.latency) / 1e6);
    sequence(u"push", call.push);
    sequence(u"pull", call.pull);
    sequence(u"settled", call.settled);
    sequence(u"released", call.released);
    sequence(u"on", call.targetCall == NoCall ? NoRecord : capture.calls().call(call.targetCall).push);
    json.key(u"requestBytes");
    json.number(qint64(capture.row(call.push).textSize));
    json.key(u"responseBytes");
    call.settled == NoRecord ? json.null() : json.number(qint64(capture.row(call.settled).textSize));
    json.endObject();
    Output::standard().line(json.text());
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
        {u"state"_s, u"Only calls that are <state>: pending, resolved, rejected, released or broken."_s, u"state"_s});
    parser.addJsonOption(u"One JSON object a line; times are milliseconds."_s);
    if (const std::optional<int> ends = parser.process(arguments, 1, 1))
        return *ends;
    const bool hasSession = parser.options().isSet(u"session"_s);
    const std::optional<qint64> session = wholeNumber(parser.options().value(u"session"_s));
    if (hasSession && !session)
        return parser.usageError(u"--session needs the number of a session."_s);
    const QString state = parser.options().value(u"state"_s);
    if (!state.isEmpty() && !QStringList{u"pending"_s, u"resolved"_s, u"rejected"_s, u"released"_s, u"broken"_s}.contains(state))
        return parser.usageError(u"--state is pending, resolved, rejected, released or broken, not \"%1\"."_s.arg(state));

    std::optional<Filter> filter;
    if (parser.options().isSet(u"filter"_s) && !(filter = compileFilter(parser.options().value(u"filter"_s))))
        return Usage;

    Capture capture;
    if (const std::optional<int> ends = loadCapture(parser.positional(0), capture))
        return *ends;
    if (!parser.json())
        Output::standard().write(u"   Push  Session Dir Kind    State        Latency  What\n"_s, Colour::Bold);
    const CallIndex &calls = capture.calls();
    for (CallId id = 0; id < calls.count() && Output::standard().isGood(); ++id) {
        const Call call = calls.call(id);
        if (filter && !filter->matches(capture, call.push))
            continue;
        if ((session && call.session != *session) || (!state.isEmpty() && wordOf(call.state) != state))
            continue;
        parser.json() ? printJson(capture, call) : printLine(capture, call);
    }
    return Success;
}

} // namespace CommandLine
