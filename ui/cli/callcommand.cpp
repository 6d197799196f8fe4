// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "command.h"
#include "console.h"
#include "expression.h"
#include "rpcbatch.h"
#include "rpcfunction.h"
#include "rpcsession.h"
#include "rpcstream.h"
#include "valuejson.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTimer>

#include <cmath>
#include <memory>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

// One call of a chain, as it was written.
struct Step {
    PropertyPath path;
    QStringList arguments;
    bool isGet = false;
};

PropertyPath pathOf(const QString &text)
{
    PropertyPath path;
    const QStringList parts = text.split(u'.', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        bool isNumber = false;
        const quint32 index = part.toUInt(&isNumber);
        isNumber ? path.append(double(index)) : path.append(part);
    }
    return path;
}

// A function that tells of its calls.
class PrintingFunction final : public Detail::FunctionTarget
{
public:
    Value callFunction(const Value &arguments) override
    {
        QByteArray line = "callback ";
        line += plainJson(arguments);
        Output::standard().line(line);
        Output::standard().flush();
        return {};
    }
};

struct ArgumentReader {
    bool expressions = false;
    QString problem;

    Value read(const QString &text)
    {
        if (text == u"@print") {
            const HookPtr hook = makeTargetHook(std::make_unique<PrintingFunction>());
            return Value::stub(CapabilityPtr(hook.data()));
        }
        if (text.startsWith(u"@file:")) {
            QFile file(text.sliced(6));
            if (!file.open(QIODevice::ReadOnly)) {
                problem = u"%1: %2"_s.arg(file.fileName(), file.errorString());
                return {};
            }
            return Value(file.readAll());
        }
        JsonDocument document;
        if (document.parse(text.toUtf8()).isError()) {
            if (expressions)
                problem = u"\"%1\" is no JSON."_s.arg(text);
            return text; // hello World needs no quotes
        }
        if (!expressions)
            return valueOf(document.root());
        try {
            const Value value = decodeExpression(document.root());
            // A reference means nothing outside of the session that it was made in.
            encodeExpressionCheck(value);
            return value;
        } catch (const std::exception &error) {
            problem = u"%1: %2"_s.arg(text, QString::fromUtf8(error.what()));
            return {};
        }
    }

private:
    static void encodeExpressionCheck(const Value &value)
    {
        if (value.isCapability())
            throw RpcError(u"a reference to a capability cannot be written as an argument"_s);
        for (const Value &item : value.items())
            encodeExpressionCheck(item);
        for (const auto &[key, member] : value.members())
            encodeExpressionCheck(member);
    }
};

// Runs one chain of calls and prints what came of it.
class Caller : public QObject
{
public:
    Caller(bool expressions, std::chrono::milliseconds linger) : m_expressions(expressions), m_linger(linger) { }

    void run(const RpcStub &main, const QList<Step> &steps, const QList<Value> &arguments)
    {
        RpcStub target = main;
        RpcPromise promise;
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const Step &step = steps[i];
            promise = step.isGet ? target.getPath(step.path) : target.callPath(step.path, arguments[i]);
            target = promise;
            m_chain.append(promise); // kept until the end, so that nothing is released before it was used
        }
        promise.then(
            this, [this](const Value &value) { show(value); }, [this](const RpcError &error) { fail(error); });
    }

    void fail(const RpcError &error)
    {
        if (std::exchange(m_failed, true))
            return;
        QString text = error.toString();
        if (const Value properties = error.properties(); properties.size() > 0)
            text += u' ' + QString::fromUtf8(plainJson(properties));
        complain(text);
        // Whether it was the connection is told a little later than the call's rejection.
        QTimer::singleShot(0, this, [this] { end(m_lost ? NoConnection : Found); });
    }

    void lose() { m_lost = true; }

private:
    void show(const Value &value)
    {
        if (value.type() == Value::Type::Readable) {
            m_stream = fromValue<RpcReadable>(value, u"result"_s);
            return readOn();
        }
        print(value);
        if (m_linger.count() > 0)
            QTimer::singleShot(m_linger, this, [this] { end(Success); });
        else
            end(Success);
    }

    void print(const Value &value)
    {
        m_result = value; // a capability in it stays for as long as callbacks are waited for
        QByteArray text;
        if (m_expressions) {
            try {
                text = encodeExpression(value);
            } catch (const RpcError &) {
                text = plainJson(value); // it holds capabilities, which have no expression outside of their session
            }
        } else {
            text = plainJson(value);
        }
        Output::standard().line(text);
        Output::standard().flush();
    }

    void readOn()
    {
        m_stream.read().then(
            this,
            [this](const RpcChunk &chunk) {
                if (chunk.isEnd)
                    return end(Success);
                if (chunk.value.type() == Value::Type::Bytes && !m_expressions)
                    Output::standard().write(QByteArrayView(chunk.value.toBytes().data));
                else
                    print(chunk.value);
                if (!Output::standard().isGood())
                    return end(BadInput);
                readOn();
            },
            [this](const RpcError &error) { fail(error); });
    }

    void end(int code)
    {
        if (std::exchange(m_ended, true))
            return;
        QCoreApplication::exit(code);
    }

    const bool m_expressions;
    const std::chrono::milliseconds m_linger;
    QList<RpcPromise> m_chain;
    Value m_result;
    RpcReadable m_stream;
    bool m_ended = false;
    bool m_failed = false;
    bool m_lost = false;
};

std::optional<std::pair<QByteArray, QByteArray>> headerOf(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon <= 0)
        return std::nullopt;
    return std::pair(text.first(colon).trimmed().toUtf8(), text.sliced(colon + 1).trimmed().toUtf8());
}

std::optional<std::chrono::milliseconds> seconds(const QString &text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok || !(number >= 0 && number <= 1e6))
        return std::nullopt;
    return std::chrono::milliseconds(std::llround(number * 1000));
}

const QString Description =
    u"Calls what stands at PATH, such as user.profile, and prints the result as one line of JSON. An ARG is JSON, or else a "
    u"text; "
    "@file:NAME is the bytes of a file, and @print a function that prints what it is called with. A stream is printed chunk by "
    "chunk. "
    "Ends with 1 if the call is rejected, and with 4 if the server cannot be reached or the connection is lost."_s;

} // namespace

int runCall(const QStringList &arguments)
{
    CommandParser parser(u"call"_s, Description);
    QCommandLineParser &options = parser.options();
    options.addPositionalArgument(u"URL"_s, u"ws://, wss://, http:// or https://; the latter two make a batch."_s);
    options.addPositionalArgument(u"PATH"_s, u"What to call on the main interface; \"\" is the interface itself."_s);
    options.addPositionalArgument(u"ARG"_s, u"Its arguments."_s, u"[ARG…]"_s);
    options.addOption({u"header"_s, u"Send the header with the request. May be repeated."_s, u"name: value"_s});
    options.addOption({u"batch"_s, u"Send an HTTP batch, also to a ws:// URL."_s});
    options.addOption({u"get"_s, u"Read the property at PATH; call nothing."_s});
    options.addOption({u"pipeline"_s,
                       u"Call on the result, without waiting for it: \"PATH ARG…\", with quotes as a shell reads them. May be "
                       "repeated; the result of the last one is printed."_s,
                       u"call"_s});
    options.addOption({u"expression"_s, u"Arguments and result are expressions of the protocol, such as [\"date\",0]."_s});
    options.addOption(
        {u"timeout"_s, u"How long connecting and the call may take; 30 without it, 0 is for ever."_s, u"seconds"_s, u"30"_s});
    options.addOption({u"wait"_s, u"Stay for so long after the result, for calls of @print."_s, u"seconds"_s, u"0"_s});
    if (const std::optional<int> ends = parser.process(arguments, 2, -1))
        return *ends;

    QUrl url;
    if (const std::optional<int> ends = parser.readPeer(0, &url))
        return *ends;
    const std::optional<std::chrono::milliseconds> timeout = seconds(options.value(u"timeout"_s));
    const std::optional<std::chrono::milliseconds> linger = seconds(options.value(u"wait"_s));
    if (!timeout || !linger)
        return parser.usageError(u"--timeout and --wait need a number of seconds."_s);

    RpcBatchOptions session;
    session.connectTimeout = *timeout;
    session.callTimeout = *timeout;
    session.timeout = *timeout;
    for (const QString &text : options.values(u"header"_s)) {
        const auto header = headerOf(text);
        if (!header)
            return parser.usageError(u"\"%1\" is no header; one is written \"Name: value\"."_s.arg(text));
        session.headers.append(*header);
    }

    QList<Step> steps = {{pathOf(parser.positional(1)), options.positionalArguments().sliced(2), options.isSet(u"get"_s)}};
    if (steps.constFirst().isGet && !steps.constFirst().arguments.isEmpty())
        return parser.usageError(u"--get takes no arguments for the property."_s);
    for (const QString &text : options.values(u"pipeline"_s)) {
        QStringList words = QProcess::splitCommand(text);
        if (words.isEmpty())
            return parser.usageError(u"--pipeline needs a PATH."_s);
        const QString path = words.takeFirst();
        steps.append({pathOf(path), words});
    }
    ArgumentReader reader{options.isSet(u"expression"_s), {}};
    QList<Value> values;
    for (const Step &step : std::as_const(steps)) {
        QList<Value> items;
        for (const QString &argument : step.arguments)
            items.append(reader.read(argument));
        values.append(Value::array(std::move(items)));
    }
    if (!reader.problem.isEmpty())
        return parser.usageError(reader.problem);

    const bool batch = options.isSet(u"batch"_s) || url.scheme().startsWith(u"http");
    Caller caller(options.isSet(u"expression"_s), *linger);
    RpcStub main;
    std::unique_ptr<RpcSession> connection;
    // Within the event loop, which a batch needs, and so that an early end finds it running.
    QTimer::singleShot(0, &caller, [&] {
        if (batch) {
            if (url.scheme().startsWith(u"ws"))
                url.setScheme(url.scheme() == u"ws" ? u"http"_s : u"https"_s);
            main = startBatch(url, session);
            main.onBroken(&caller, [&](const RpcError &error) {
                if (error.message() != u"Batch RPC request ended.") // its good end
                    caller.lose();
            });
        } else {
            connection.reset(RpcSession::connectTo(url, {}, session));
            QObject::connect(connection.get(), &RpcSession::broken, &caller, [&](const RpcError &error) {
                caller.lose();
                caller.fail(error);
            });
            main = connection->remoteMain();
        }
        caller.run(main, steps, values);
    });
    return QCoreApplication::exec();
}

} // namespace CommandLine
