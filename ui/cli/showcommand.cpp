// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "calldetails.h"
#include "capturefile.h"
#include "captureinput.h"
#include "command.h"
#include "console.h"
#include "interrupt.h"
#include "jsonwriter.h"
#include "recordkind.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

Colour colourOf(const Row &row)
{
    if (row.hasProblem || row.kind == Record::Kind::Failed)
        return Colour::Red;
    if (row.kind != Record::Kind::Message)
        return Colour::Magenta;
    switch (row.message) {
    case Message::Kind::Push:
    case Message::Kind::Stream:
    case Message::Kind::Pipe:
        return Colour::Cyan;
    case Message::Kind::Resolve:
        return Colour::Green;
    case Message::Kind::Reject:
    case Message::Kind::Abort:
        return Colour::Red;
    case Message::Kind::Pull:
    case Message::Kind::Release:
        return Colour::Dim;
    }
    return Colour::None;
}

// Times and texts of the rows that were printed before, for what is said relative to them.
class Printer
{
public:
    Printer(const Capture &capture, bool wholeTexts) : m_capture(capture), m_wholeTexts(wholeTexts) { }

    void title()
    {
        Output::standard().write(u"     No        Time         Δ  Session Dir Kind            Id  What\n"_s, Colour::Bold);
    }

    void row(RecordIndex index)
    {
        const Row &row = m_capture.row(index);
        Output &out = Output::standard();
        const qint64 sequence = m_capture.seqOf(index);
        out.columnRight(sequence < 0 ? u"-"_s : QString::number(sequence), 7);
        out.columnRight(row.time < 0 ? QString() : QString::number(double(row.time) / 1e9, 'f', 6), 12);
        out.columnRight(row.time < 0 || m_lastTime < 0 ? QString() : durationText(std::max<qint64>(row.time - m_lastTime, 0)), 10,
                        Colour::Dim);
        if (row.time >= 0)
            m_lastTime = row.time;
        out.columnRight(QString::number(row.session), 9);
        out.write(row.from == Side::A ? u"  →  "_s : u"  ←  "_s);
        out.column(QString(recordKindName(row)), 10, colourOf(row));
        out.columnRight(row.hasId ? wordOf(EntryId(row.id)) : QString(), 7);
        out.write(u"  "_s);
        what(index, row);
        out.newLine();
        if (m_wholeTexts && row.kind == Record::Kind::Message) {
            out.write(QByteArrayView("        "));
            out.write(m_capture.textView(index, m_memory));
            out.newLine();
        }
    }

private:
    void what(RecordIndex index, const Row &row)
    {
        Output &out = Output::standard();
        const QString target = m_capture.target(index);
        const bool isCall = row.decoded && (row.message == Message::Kind::Push || row.message == Message::Kind::Stream);
        // A pipe, or a file: lines as long as a preview is. A terminal: what fits.
        const int room = out.width() > 0 ? std::max(20, out.width() - 60) : 120;
        const Call call = callOf(index);
        QString text = isCall ? callText(m_capture, call, room) : target;
        if (const QString preview = isCall ? QString() : m_capture.preview(index, room); !preview.isEmpty())
            text += text.isEmpty() ? preview : u"  "_s + preview;
        if (text.size() > room)
            text = text.first(room - 1) + u'…';
        out.write(text);
        if (isCall && call.settled != NoRecord) {
            out.write(call.state == Call::State::Rejected ? u"  ✗"_s : u"  ✓"_s,
                      call.state == Call::State::Rejected ? Colour::Red : Colour::Green);
            if (call.latency >= 0)
                out.write(u" "_s + durationText(call.latency), Colour::Dim);
        }
        if (!row.onWire)
            out.write(u"  (never left)"_s, Colour::Yellow);
        if (const QString problem = m_capture.problem(index); !problem.isEmpty())
            out.write(u"  ! "_s + problem, Colour::Red);
    }

    Call callOf(RecordIndex index) const
    {
        const CallId id = m_capture.calls().callOf(index);
        return id == NoCall ? Call() : m_capture.calls().call(id);
    }

    const Capture &m_capture;
    const bool m_wholeTexts;
    QByteArray m_memory;
    qint64 m_lastTime = -1;
};

void printJson(const Capture &capture, RecordIndex index)
{
    const Row &row = capture.row(index);
    JsonWriter json;
    json.beginObject();
    json.key(u"seq");
    capture.seqOf(index) < 0 ? json.null() : json.number(capture.seqOf(index));
    json.key(u"session");
    json.number(row.session);
    json.key(u"time");
    row.time < 0 ? json.null() : json.number(double(row.time) / 1e6);
    json.key(u"from");
    json.string(wordOf(row.from));
    json.key(u"kind");
    json.string(QString(recordKindName(row)));
    json.key(u"id");
    row.hasId ? json.number(row.id) : json.null();
    json.key(u"target");
    json.string(capture.target(index));
    json.key(u"size");
    json.number(qint64(row.textSize));
    const CallId id = capture.calls().callOf(index);
    if (id != NoCall) {
        const Call call = capture.calls().call(id);
        json.key(u"call");
        json.beginObject();
        json.key(u"seq");
        json.number(capture.seqOf(call.push));
        json.key(u"state");
        json.string(QString(callStateName(call.state)));
        json.key(u"latencyNs");
        call.latency < 0 ? json.null() : json.number(call.latency);
        json.endObject();
    }
    if (!row.onWire) {
        json.key(u"wire");
        json.boolean(false);
    }
    if (const QString problem = capture.problem(index); !problem.isEmpty()) {
        json.key(u"problem");
        json.string(problem);
    }
    if (row.kind == Record::Kind::Closed) {
        json.key(u"code");
        json.number(row.closeCode);
    }
    json.key(row.kind == Record::Kind::Binary ? u"base64" : u"text");
    QByteArray memory;
    const QByteArrayView text = capture.textView(index, memory);
    json.string(row.kind == Record::Kind::Binary ? QString::fromLatin1(text.toByteArray().toBase64()) : QString::fromUtf8(text));
    json.endObject();
    Output::standard().line(json.text());
}

// As `tail -f`: what was appended is looked for ten times a second, until the program is ended.
int follow(const QString &path, Capture &capture, const std::optional<Filter> &filter,
           const std::function<bool(RecordIndex)> &print)
{
    CaptureFile file(path, capture, {.follow = true});
    RecordIndex next = 0;
    const auto showNew = [&] {
        const CaptureFile::State state = file.read();
        for (; next < capture.count(); ++next) {
            if ((!filter || filter->matches(capture, next)) && !print(next))
                return QCoreApplication::exit(BadInput);
        }
        Output::standard().flush();
        if (state == CaptureFile::State::Replaced || state == CaptureFile::State::Failed) {
            complain(state == CaptureFile::State::Replaced ? u"%1 was cut off or replaced"_s.arg(path)
                                                           : u"%1: %2"_s.arg(path, file.report().error));
            QCoreApplication::exit(BadInput);
        }
    };
    const Interrupt interrupt([] { QCoreApplication::exit(Success); });
    QTimer timer;
    timer.callOnTimeout(showNew);
    timer.start(100);
    QTimer::singleShot(0, &timer, showNew);
    return QCoreApplication::exec();
}

} // namespace

int runShow(const QStringList &arguments)
{
    CommandParser parser(u"show"_s,
                         u"Prints the messages and events of a capture, one a line. → is from the side that connected (A), "
                         "← from the other (B)."_s);
    parser.options().addPositionalArgument(u"FILE"_s, u"A capture; - is standard input."_s);
    parser.options().addOption(
        {u"filter"_s, u"Only what matches, such as method == \"hello\" and latency > 5 ms."_s, u"filter"_s});
    parser.options().addOption({u"session"_s, u"Only session <S>."_s, u"S"_s});
    parser.options().addOption({u"follow"_s,
                                u"Go on with what is appended to the file, until it is ended. A filter sees each message when "
                                "it comes: it knows nothing yet of the answer."_s});
    parser.options().addOption({u"text"_s, u"Print the exact text of each message below it."_s});
    parser.addJsonOption(u"One JSON object a line, with the exact text."_s);
    if (const std::optional<int> ends = parser.process(arguments, 1, 1))
        return *ends;
    const bool hasSession = parser.options().isSet(u"session"_s);
    const std::optional<qint64> session = wholeNumber(parser.options().value(u"session"_s));
    if (hasSession && !session)
        return parser.usageError(u"--session needs the number of a session."_s);

    std::optional<Filter> filter;
    if (parser.options().isSet(u"filter"_s) && !(filter = compileFilter(parser.options().value(u"filter"_s))))
        return Usage;

    Capture capture;
    Printer printer(capture, parser.options().isSet(u"text"_s));
    const auto print = [&](RecordIndex index) {
        if (!session || capture.row(index).session == *session)
            parser.json() ? printJson(capture, index) : printer.row(index);
        return Output::standard().isGood();
    };
    if (!parser.json())
        printer.title();
    if (parser.options().isSet(u"follow"_s))
        return follow(parser.positional(0), capture, filter, print);
    if (const std::optional<int> ends = loadCapture(parser.positional(0), capture))
        return *ends;
    forEachMatch(capture, filter, print);
    return Success;
}

} // namespace CommandLine
