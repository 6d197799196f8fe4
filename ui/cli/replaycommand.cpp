// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "captureinput.h"
#include "capturewriter.h"
#include "command.h"
#include "console.h"
#include "interrupt.h"
#include "replayer.h"
#include "tap.h"
#include "wiremessage.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cstdio>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace QtCapnWeb::Trace;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

constexpr int StandardInput = 0;

void addOptions(CommandParser &parser)
{
    QCommandLineParser &options = parser.options();
    options.addPositionalArgument(u"FILE"_s, u"The capture."_s);
    options.addPositionalArgument(u"URL"_s,
                                  u"The server: ws:// or wss://, or http:// or https://, where each session is a batch."_s);
    options.addOption({u"session"_s, u"Replay this session only (again for more)."_s, u"number"_s});
    options.addOption({u"from"_s, u"Begin with this message."_s, u"message"_s});
    options.addOption({u"to"_s, u"End with this message."_s, u"message"_s});
    options.addOption({u"skip"_s, u"Leave this message of the client out (again for more)."_s, u"message"_s});
    options.addOption({u"move"_s, u"Send this call of the client before another message, or at the end (again for more)."_s,
                       u"message:before|end"_s});
    options.addOption({u"edit"_s,
                       u"Other arguments for this call, as they stand on the wire; where it has none, another message (again for "
                       "more)."_s,
                       u"message=json"_s});
    options.addOption({u"speed"_s,
                       u"1: with the pauses of the recording; 2: twice as fast; max: without pauses, which is the default."_s,
                       u"factor"_s, u"max"_s});
    options.addOption(
        {u"concurrent"_s, u"Send what can be sent, without waiting for all that came before it in the recording."_s});
    options.addOption({u"step"_s, u"Send each message of the client when Enter is pressed; the end of input ends the replay."_s});
    options.addOption({u"rounds"_s, u"Replay all of it <n> times."_s, u"n"_s, u"1"_s});
    options.addOption({u"stop-at-difference"_s, u"End at the first difference."_s});
    options.addOption(
        {u"set"_s, u"${NAME} in strings of the client's messages stands for VALUE (again for more)."_s, u"NAME=VALUE"_s});
    options.addOption({u"replace"_s, u"Strings that are OLD in the client's messages are NEW (again for more)."_s, u"OLD=NEW"_s});
    options.addOption(
        {u"carry"_s, u"Strings of results that are others than recorded are sent instead of the recorded ones later."_s});
    options.addOption({u"ignore"_s,
                       u"No difference: dates, ids, numbers, order, order:PLACE, path:PLACE, method:NAME, match:REGEX (again for "
                       "more); places are such as items[*].id"_s,
                       u"rule"_s});
    options.addOption({u"slower"_s, u"Tell results that took more than <n> times as long as recorded."_s, u"n"_s});
    options.addOption({u"timeout"_s, u"How long a result is waited for."_s, u"seconds"_s, u"10"_s});
    options.addOption({{u"H"_s, u"header"_s}, u"Send this header, \"Name: value\" (again for more)."_s, u"header"_s});
    options.addOption({u"recorded-headers"_s, u"Send the headers of the recorded request, without its credentials."_s});
    options.addOption({u"recorded-credentials"_s, u"Send its credentials, too."_s});
    options.addOption({u"yes"_s, u"Send also to a host other than the recorded ones and this machine, without asking."_s});
    options.addOption({u"dry-run"_s, u"Only tell what would be sent."_s});
    options.addOption({u"report"_s, u"text, json or junit."_s, u"format"_s, u"text"_s});
    options.addOption({u"all"_s, u"List equal results, too (text)."_s});
    options.addOption({{u"o"_s, u"output"_s}, u"Write what was said into this new capture."_s, u"file"_s});
}

// NAME=VALUE; nothing if it is not.
std::optional<std::pair<QString, QString>> assignment(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return std::nullopt;
    return std::pair(text.left(equals), text.mid(equals + 1));
}

// \return why the options can't be understood; empty if they can
QString readOptions(const QCommandLineParser &options, ReplayOptions *replay)
{
    if (const QString speed = options.value(u"speed"_s); speed != u"max"_s) {
        bool isNumber = false;
        replay->speed = speed.toDouble(&isNumber);
        if (!isNumber || !(replay->speed > 0 && replay->speed <= 1e6))
            return u"--speed needs a factor above 0, or max."_s;
    }
    if (options.isSet(u"concurrent"_s))
        replay->order = ReplayOptions::Order::Dependencies;
    const std::optional<qint64> rounds = wholeNumber(options.value(u"rounds"_s));
    if (!rounds || *rounds < 1 || *rounds > 1'000'000)
        return u"--rounds needs a number from 1 on."_s;
    replay->rounds = int(*rounds);
    replay->isStepping = options.isSet(u"step"_s);
    replay->stopAtDifference = options.isSet(u"stop-at-difference"_s);
    replay->carryValues = options.isSet(u"carry"_s);
    const QStringList rules = options.values(u"ignore"_s);
    for (const QString &rule : rules) {
        if (const QString problem = replay->rules.add(rule); !problem.isEmpty())
            return u"--ignore %1: %2."_s.arg(rule, problem);
    }
    if (options.isSet(u"slower"_s)) {
        bool isNumber = false;
        replay->slowerRatio = options.value(u"slower"_s).toDouble(&isNumber);
        if (!isNumber || !(replay->slowerRatio > 0))
            return u"--slower needs a number above 0."_s;
    }
    bool isNumber = false;
    const double timeout = options.value(u"timeout"_s).toDouble(&isNumber);
    if (!isNumber || !(timeout > 0 && timeout < 1e6))
        return u"--timeout needs seconds."_s;
    replay->answerTimeout = std::chrono::milliseconds(qint64(timeout * 1000));
    replay->connectTimeout = replay->answerTimeout;
    const QStringList headers = options.values(u"header"_s);
    for (const QString &header : headers) {
        const qsizetype colon = header.indexOf(u':');
        if (colon <= 0)
            return u"\"%1\" is no header; it needs a name, a colon and a value."_s.arg(header);
        replay->headers.append({header.left(colon).trimmed().toLatin1(), header.mid(colon + 1).trimmed().toUtf8()});
    }
    replay->sendRecordedHeaders = options.isSet(u"recorded-headers"_s) || options.isSet(u"recorded-credentials"_s);
    replay->sendRecordedCredentials = options.isSet(u"recorded-credentials"_s);
    return {};
}

// \return why not
QString changePlan(const QCommandLineParser &options, const Capture &capture, ReplayPlan *plan)
{
    const auto recordOf = [&](const QString &text) {
        const std::optional<qint64> seq = wholeNumber(text);
        return seq ? capture.recordOf(*seq) : NoRecord;
    };
    if (options.isSet(u"from"_s) || options.isSet(u"to"_s)) {
        const RecordIndex first = options.isSet(u"from"_s) ? recordOf(options.value(u"from"_s)) : 0;
        const RecordIndex last = options.isSet(u"to"_s) ? recordOf(options.value(u"to"_s)) : capture.count() - 1;
        if (first == NoRecord || last == NoRecord)
            return u"--from and --to need numbers of messages that the capture has."_s;
        plan->setRange(first, last);
    }
    const QStringList moves = options.values(u"move"_s);
    for (const QString &text : moves) {
        const QString place = text.section(u':', 1);
        const RecordIndex record = recordOf(text.section(u':', 0, 0));
        const RecordIndex before = place == u"end"_s ? NoRecord : recordOf(place);
        if (record == NoRecord || (before == NoRecord && place != u"end"_s))
            return u"--move %1: it needs two messages with a colon, such as 12:4, or 12:end."_s.arg(text);
        if (const QString problem = plan->move(record, before); !problem.isEmpty())
            return u"--move %1: %2"_s.arg(text, problem);
    }
    const QStringList edits = options.values(u"edit"_s);
    for (const QString &text : edits) {
        const auto pair = assignment(text);
        const RecordIndex record = pair ? recordOf(pair->first) : NoRecord;
        if (record == NoRecord)
            return u"--edit %1: it needs a message, = and JSON."_s.arg(text);
        const bool hasArguments = !WireMessage(capture.text(record)).subject().arguments.isNone();
        const QByteArray json = pair->second.toUtf8();
        const QString problem = hasArguments ? plan->editArguments(record, json) : plan->edit(record, json);
        if (!problem.isEmpty())
            return u"--edit %1: %2"_s.arg(text, problem);
    }
    const QStringList skipped = options.values(u"skip"_s);
    for (const QString &text : skipped) {
        const RecordIndex record = recordOf(text);
        if (record == NoRecord)
            return u"--skip %1: there is no such message."_s.arg(text);
        plan->skip(record);
    }
    for (const bool isVariable : {true, false}) {
        const QString name = isVariable ? u"set"_s : u"replace"_s;
        const QStringList texts = options.values(name);
        for (const QString &text : texts) {
            const auto pair = assignment(text);
            if (!pair)
                return u"--%1 %2: there is no = in it, or nothing before it."_s.arg(name, text);
            isVariable ? plan->setVariable(pair->first, pair->second) : plan->replaceValue(pair->first, pair->second);
        }
    }
    return {};
}

QString summaryText(const ReplayPlan &plan)
{
    const ReplayPlan::Summary summary = plan.summary();
    QStringList methods;
    for (auto it = summary.methods.cbegin(); it != summary.methods.cend() && methods.size() < 20; ++it)
        methods.append(*it == 1 ? it.key() : u"%1 ×%2"_s.arg(it.key()).arg(*it));
    if (summary.methods.size() > methods.size())
        methods.append(u"and %1 more"_s.arg(summary.methods.size() - methods.size()));
    return u"%1 sessions, %2 messages, %3 calls that may change something there: %4"_s.arg(summary.sessions)
        .arg(summary.messages)
        .arg(summary.calls)
        .arg(methods.isEmpty() ? u"none"_s : methods.join(u", "_s));
}

// Nothing leaves for a stranger by a slip of the command line. Who sits before it is asked.
bool mayGo(const ReplayOptions &replay, const ReplayPlan &plan)
{
    const QUrl &url = replay.url;
    const QStringList hosts = plan.summary().hosts;
    complain(u"This would send to %1, which is not where it was recorded (%2)."_s.arg(
        url.host(), hosts.isEmpty() ? u"the capture does not say where that was"_s : hosts.join(u", "_s)));
    complain(summaryText(plan));
    if (replay.sendRecordedCredentials)
        complain(u"The recorded credentials go along."_s);
    if (isTerminal(stdin)) {
        std::fputs(qPrintable(u"Send it to %1? [y/N] "_s.arg(url.host())), stderr);
        std::fflush(stderr);
        QFile input;
        const QByteArray answer = input.open(StandardInput, QIODevice::ReadOnly | QIODevice::Unbuffered)
                                      ? input.readLine(100).trimmed().toLower()
                                      : QByteArray();
        if (answer == "y" || answer == "yes")
            return true;
        complain(u"Nothing was sent."_s);
        return false;
    }
    complain(u"Nothing was sent. --yes sends it."_s);
    return false;
}

// Sends a message for each line that comes; tells before which.
class Stepper final : public QObject
{
public:
    Stepper(Replayer *replayer, const Capture &capture)
        : m_replayer(replayer), m_capture(capture), m_link(std::make_shared<Link>())
    {
        m_link->stepper = this;
        // It may wait for a line that never comes: nobody waits for it.
        std::thread([link = m_link] {
            const auto tell = [&](bool isLine) {
                const std::lock_guard lock(link->mutex);
                if (Stepper *stepper = link->stepper) {
                    QMetaObject::invokeMethod(
                        stepper, [stepper, isLine] { isLine ? stepper->m_replayer->step() : stepper->m_replayer->stop(); },
                        Qt::QueuedConnection);
                }
            };
            QFile input;
            char c = 0;
            if (input.open(StandardInput, QIODevice::ReadOnly | QIODevice::Unbuffered)) {
                while (input.read(&c, 1) == 1) {
                    if (c == '\n')
                        tell(true);
                }
            }
            tell(false);
        }).detach();
        connect(replayer, &Replayer::progressed, this, &Stepper::tellNext);
    }
    ~Stepper() override
    {
        const std::lock_guard lock(m_link->mutex);
        m_link->stepper = nullptr;
    }

private:
    struct Link {
        std::mutex mutex;
        Stepper *stepper = nullptr;
    };

    void tellNext()
    {
        const RecordIndex next = m_replayer->current();
        if (next == m_told || next == NoRecord || m_capture.row(next).from != Side::A)
            return;
        m_told = next;
        complain(u"next: %1, %2 %3 (Enter sends it)"_s.arg(messageName(m_capture, next), m_capture.target(next),
                                                           m_capture.preview(next, 60)));
    }

    Replayer *m_replayer;
    const Capture &m_capture;
    const std::shared_ptr<Link> m_link;
    RecordIndex m_told = NoRecord;
};

} // namespace

int runReplay(const QStringList &arguments)
{
    CommandParser parser(u"replay"_s,
                         u"Sends the client's side of recorded sessions to a server and compares what comes back with what was "
                         "recorded. Ends with 1 if there are differences, and with 4 if the server could not be reached or was "
                         "lost."_s);
    addOptions(parser);
    if (const std::optional<int> ends = parser.process(arguments, 2, 2))
        return *ends;
    const QCommandLineParser &options = parser.options();

    ReplayOptions replay;
    if (const std::optional<int> ends = parser.readPeer(1, &replay.url))
        return *ends;
    if (const QString problem = readOptions(options, &replay); !problem.isEmpty())
        return parser.usageError(problem);
    const QString format = options.value(u"report"_s);
    if (format != u"text"_s && format != u"json"_s && format != u"junit"_s)
        return parser.usageError(u"--report is text, json or junit."_s);
    QList<quint32> sessions;
    const QStringList sessionTexts = options.values(u"session"_s);
    for (const QString &text : sessionTexts) {
        const std::optional<qint64> number = wholeNumber(text);
        if (!number || *number > 0xffffffff)
            return parser.usageError(u"--session needs a number."_s);
        sessions.append(quint32(*number));
    }

    Capture capture;
    if (const std::optional<int> ends = loadCapture(parser.positional(0), capture))
        return *ends;
    ReplayPlan plan(capture, sessions);
    if (const QString problem = changePlan(options, capture, &plan); !problem.isEmpty())
        return parser.usageError(problem);
    if (plan.summary().messages == 0) {
        complain(u"There is nothing to send."_s);
        return BadInput;
    }
    const QList<ReplayPlan::Problem> problems = plan.problems();
    for (const ReplayPlan::Problem &problem : problems.first(std::min<qsizetype>(problems.size(), 10)))
        complain(problem.text);
    if (options.isSet(u"dry-run"_s)) {
        Output::standard().write(summaryText(plan) + u'\n');
        return Success;
    }
    if (!plan.isKnownHost(replay.url) && !options.isSet(u"yes"_s) && !mayGo(replay, plan))
        return Usage;

    replay.clockStart = Tap::monotonicNow();
    std::unique_ptr<CaptureWriter> writer;
    if (const QString path = options.value(u"output"_s); !path.isEmpty()) {
        if (QFile::exists(path)) {
            complain(u"%1 is there already."_s.arg(path));
            return BadInput;
        }
        CaptureWriterOptions writerOptions;
        writerOptions.clockStart = replay.clockStart;
        writer = std::make_unique<CaptureWriter>(path, writerOptions);
        if (const QString problem = writer->errorString(); !problem.isEmpty()) {
            complain(u"%1: %2"_s.arg(path, problem));
            return BadInput;
        }
        replay.sink = writer.get();
    }

    Replayer replayer;
    std::unique_ptr<Progress> progress;
    std::unique_ptr<Stepper> stepper;
    if (replay.isStepping)
        stepper = std::make_unique<Stepper>(&replayer, capture);
    else
        progress = std::make_unique<Progress>(u"Replaying"_s);
    QObject::connect(&replayer, &Replayer::progressed, &replayer, [&] {
        if (progress)
            progress->update(replayer.position(), qint64(plan.steps().size()));
    });
    QObject::connect(&replayer, &Replayer::finished, &replayer, [] { QCoreApplication::exit(Success); });
    const Interrupt interrupt([&] { replayer.stop(); });
    replayer.start(plan, replay);
    QCoreApplication::exec();
    progress.reset();
    const bool isWritten = !writer || writer->flush();

    ReplayReport report = replayer.report();
    report.title = QFileInfo(parser.positional(0)).fileName();
    if (format == u"json"_s)
        Output::standard().write(QByteArrayView(report.toJson(capture)));
    else if (format == u"junit"_s)
        Output::standard().write(QByteArrayView(report.toJunit()));
    else
        Output::standard().write(QByteArrayView(report.toText(options.isSet(u"all"_s))));
    if (!isWritten) {
        complain(u"%1 could not be written."_s.arg(options.value(u"output"_s)));
        return BadInput;
    }
    if (report.isLost)
        return NoConnection;
    return report.isEqual() && report.slower == 0 ? Success : Found;
}

} // namespace CommandLine
