// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capturewriter.h"
#include "command.h"
#include "console.h"
#include "interrupt.h"
#include "recordingproxy.h"
#include "tap.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtNetwork/QSslKey>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace QtCapnWeb::Trace;
using namespace Qt::StringLiterals;

namespace CommandLine {

namespace {

// "64M" and the like; nothing if it is no size.
std::optional<qint64> sizeOf(QString text)
{
    qint64 unit = 1;
    constexpr QStringView Units = u"KMGT";
    if (const qsizetype place = text.isEmpty() ? -1 : Units.indexOf(text.back().toUpper()); place >= 0) {
        unit = qint64(1) << (10 * (place + 1));
        text.chop(1);
    }
    const std::optional<qint64> number = wholeNumber(text);
    if (!number || *number > (qint64(1) << 60) / unit)
        return std::nullopt;
    return *number * unit;
}

// The certificate to listen with. \return why there is none; empty if it was read
QString readTls(const QString &certificateFile, const QString &keyFile, std::optional<QSslConfiguration> *result)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(certificateFile);
    if (chain.isEmpty())
        return u"%1 has no certificate that can be read."_s.arg(certificateFile);
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return u"%1: %2"_s.arg(keyFile, file.errorString());
    const QByteArray pem = file.readAll();
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    if (key.isNull())
        return u"%1 has no private key that can be read."_s.arg(keyFile);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    *result = configuration;
    return {};
}

void addOptions(CommandParser &parser)
{
    QCommandLineParser &options = parser.options();
    options.addPositionalArgument(u"URL"_s,
                                  u"The server: ws://, wss://, http:// or https://; WebSockets and batches go to it alike."_s);
    parser.addListenOptions();
    options.addOption({{u"o"_s, u"output"_s}, u"The capture to write."_s, u"file"_s});
    options.addOption({u"force"_s, u"Replace a file that is there."_s});
    options.addOption({u"max-size"_s, u"End the file at this size, such as 64M (K, M, G, T)."_s, u"size"_s});
    options.addOption({u"rotate"_s, u"At --max-size go on in a new file, and keep <n> of them; 0 keeps all."_s, u"n"_s});
    options.addOption({u"with-secrets"_s, u"Record the values of the headers Authorization and Cookie, too."_s});
    options.addOption({u"keep-origin"_s, u"Send Origin to the server as the client has it."_s});
    options.addOption({u"tls-certificate"_s, u"Listen with TLS: the certificate (PEM)."_s, u"file"_s});
    options.addOption({u"tls-key"_s, u"Its private key (PEM)."_s, u"file"_s});
    options.addOption({u"duration"_s, u"End after so many seconds."_s, u"seconds"_s});
    options.addOption({u"quiet"_s, u"Say nothing of sessions that come and go."_s});
}

} // namespace

int runRecord(const QStringList &arguments)
{
    CommandParser parser(
        u"record"_s,
        u"Stands between clients and a server, passes on all that they say, and records it in a capture, until it is "
        "ended (Ctrl+C). Prints READY and the URLs for clients once they can connect."_s);
    addOptions(parser);
    if (const std::optional<int> ends = parser.process(arguments, 1, 1))
        return *ends;
    const QCommandLineParser &options = parser.options();

    RecordingProxyOptions proxyOptions;
    if (const std::optional<int> ends = parser.readPeer(0, &proxyOptions.upstream))
        return *ends;
    if (const std::optional<int> ends = parser.readListenOptions(&proxyOptions.address, &proxyOptions.port))
        return *ends;
    if (options.isSet(u"tls-certificate"_s) != options.isSet(u"tls-key"_s))
        return parser.usageError(u"--tls-certificate and --tls-key go together."_s);
    if (options.isSet(u"with-secrets"_s))
        proxyOptions.redactedHeaders.clear();
    proxyOptions.keepOrigin = options.isSet(u"keep-origin"_s);

    const QString path = options.value(u"output"_s);
    if (path.isEmpty())
        return parser.usageError(u"-o names the capture to write; it is missing."_s);
    CaptureWriterOptions writerOptions;
    if (options.isSet(u"max-size"_s)) {
        const std::optional<qint64> size = sizeOf(options.value(u"max-size"_s));
        if (!size || *size == 0)
            return parser.usageError(u"--max-size needs a size, such as 64M."_s);
        writerOptions.maximumSize = *size;
    }
    if (options.isSet(u"rotate"_s)) {
        const std::optional<qint64> kept = wholeNumber(options.value(u"rotate"_s));
        if (!kept || *kept > 1'000'000 || writerOptions.maximumSize == 0)
            return parser.usageError(u"--rotate needs a number of files, and --max-size."_s);
        writerOptions.whenFull = CaptureWriterOptions::WhenFull::Rotate;
        writerOptions.keptFiles = int(*kept);
    }
    std::optional<qint64> duration;
    if (options.isSet(u"duration"_s) && (!(duration = wholeNumber(options.value(u"duration"_s))) || *duration > 2'000'000))
        return parser.usageError(u"--duration needs a whole number of seconds."_s);
    if (options.isSet(u"tls-certificate"_s)) {
        const QString problem = readTls(options.value(u"tls-certificate"_s), options.value(u"tls-key"_s), &proxyOptions.tls);
        if (!problem.isEmpty()) {
            complain(problem);
            return BadInput;
        }
    }

    if (QFile::exists(path) && !options.isSet(u"force"_s)) {
        complain(u"%1 is there already; --force replaces it."_s.arg(path));
        return BadInput;
    }

    QObject context;
    bool lost = false;
    writerOptions.clockStart = Tap::monotonicNow();
    writerOptions.onEvent = [&](const CaptureWriterEvent &event) {
        // On the thread that writes.
        QMetaObject::invokeMethod(&context, [&, event] {
            complain(event.text);
            lost = lost || event.kind == CaptureWriterEvent::Kind::Dropped || event.kind == CaptureWriterEvent::Kind::Failed;
            if (event.kind == CaptureWriterEvent::Kind::Full)
                QCoreApplication::exit(Success);
        });
    };
    CaptureWriter writer(path, writerOptions);
    if (const QString problem = writer.errorString(); !problem.isEmpty()) {
        complain(u"%1: %2"_s.arg(path, problem));
        return BadInput;
    }

    proxyOptions.sink = &writer;
    proxyOptions.clockStart = *writerOptions.clockStart;
    RecordingProxy proxy;
    if (!proxy.start(proxyOptions)) {
        complain(proxy.errorString());
        return NoConnection;
    }
    if (!options.isSet(u"quiet"_s)) {
        QObject::connect(&proxy, &RecordingProxy::sessionOpened, &context,
                         [](quint32 session, const QString &url) { complain(u"session %1 opened: %2"_s.arg(session).arg(url)); });
        QObject::connect(&proxy, &RecordingProxy::sessionClosed, &context,
                         [](quint32 session) { complain(u"session %1 closed"_s.arg(session)); });
    }
    QObject::connect(&proxy, &RecordingProxy::error, &context, [](const QString &text) { complain(text); });

    QUrl webSocket = proxy.url();
    QUrl http = webSocket;
    webSocket.setScheme(proxyOptions.tls ? u"wss"_s : u"ws"_s);
    http.setScheme(proxyOptions.tls ? u"https"_s : u"http"_s);
    Output::standard().write(u"READY %1 %2\n"_s.arg(webSocket.toString(), http.toString()));
    Output::standard().flush();

    const Interrupt interrupt([] { QCoreApplication::exit(Success); });
    if (duration)
        QTimer::singleShot(int(*duration) * 1000, &context, [] { QCoreApplication::exit(Success); });
    const int result = QCoreApplication::exec();
    proxy.stop();
    lost = !writer.flush() || lost;
    const RecordingProxy::Counters counters = proxy.counters();
    if (!options.isSet(u"quiet"_s))
        complain(u"%1 sessions, %2 records in %3"_s.arg(counters.sessions).arg(counters.records).arg(writer.path()));
    return lost ? int(BadInput) : result;
}

} // namespace CommandLine
