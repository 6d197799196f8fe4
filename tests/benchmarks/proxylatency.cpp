// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capturewriter.h"
#include "recordingproxy.h"
#include "tap.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

/// \file
/// bench_proxy [--calls N]
/// What the recording proxy adds to a call, one at a time: a client and a server that do nothing but pass frames of a call's
/// size, on blocking sockets, directly and through the proxy in turn, so that all see the same machine. The proxy runs on a
/// thread of its own; once it has no sink, once it writes a capture.

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int CallSize = 60; // of a call's text, and of its answer's
constexpr int Warmup = 500;

[[noreturn]] void fail(const char *what)
{
    std::perror(what);
    std::exit(1);
}

void setNoDelay(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void sendAll(int socket, const QByteArray &bytes)
{
    if (::send(socket, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL) != bytes.size())
        fail("send");
}

// False at the end of the connection.
bool receive(int socket, char *bytes, qsizetype size)
{
    for (qsizetype have = 0; have < size;) {
        const ssize_t count = ::recv(socket, bytes + have, std::size_t(size - have), 0);
        if (count <= 0)
            return false;
        have += count;
    }
    return true;
}

bool receiveHead(int socket)
{
    QByteArray head;
    char c = 0;
    while (!head.endsWith("\r\n\r\n")) {
        if (!receive(socket, &c, 1))
            return false;
        head.append(c);
    }
    return true;
}

QByteArray frame(bool masked)
{
    QByteArray bytes("\x81", 1);
    bytes.append(char((masked ? 0x80 : 0) | CallSize));
    if (masked)
        bytes.append(QByteArray(4, '\0'));
    return bytes + QByteArray("[\"push\",[\"pipeline\",0,[\"square\"],[12345]]]").leftJustified(CallSize, ' ');
}

int listenOnLoopback(quint16 *port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || ::listen(listener, 16) != 0)
        fail("listen");
    socklen_t size = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    *port = ntohs(address.sin_port);
    return listener;
}

// Answers each frame with another, until the client goes.
void serve(int socket)
{
    setNoDelay(socket);
    if (receiveHead(socket)) {
        sendAll(socket, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
        std::array<char, CallSize + 6> call{};
        const QByteArray answer = frame(false);
        while (receive(socket, call.data(), call.size()))
            sendAll(socket, answer);
    }
    ::close(socket);
}

class Client
{
public:
    explicit Client(quint16 port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            fail("connect");
        setNoDelay(m_socket);
        sendAll(m_socket, "GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        if (!receiveHead(m_socket))
            fail("handshake");
    }
    ~Client() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Client)

    void call(std::vector<double> *microseconds)
    {
        const auto start = Clock::now();
        sendAll(m_socket, m_frame);
        std::array<char, CallSize + 2> answer{};
        if (!receive(m_socket, answer.data(), answer.size()))
            fail("answer");
        microseconds->push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }

private:
    const int m_socket;
    const QByteArray m_frame = frame(true);
};

class ProxyThread
{
public:
    ProxyThread(quint16 server, RecordSink *sink)
    {
        m_proxy = new Replay::RecordingProxy;
        m_proxy->moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            m_proxy,
            [&] {
                Replay::RecordingProxyOptions options;
                options.upstream = QUrl(u"ws://127.0.0.1:%1/"_s.arg(server));
                options.sink = sink;
                options.clockStart = Tap::monotonicNow();
                if (!m_proxy->start(options))
                    fail(qPrintable(m_proxy->errorString()));
                port = m_proxy->port();
            },
            Qt::BlockingQueuedConnection);
    }
    ~ProxyThread()
    {
        QMetaObject::invokeMethod(
            m_proxy, [this] { delete m_proxy; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(ProxyThread)

    quint16 port = 0;

private:
    QThread m_thread;
    Replay::RecordingProxy *m_proxy;
};

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[std::size_t(double(values.size() - 1) * share)];
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption callsOption(u"calls"_s, u"Calls on each way."_s, u"N"_s, u"20000"_s);
    parser.addOption(callsOption);
    parser.addHelpOption();
    parser.process(application);
    const int calls = std::max(parser.value(callsOption).toInt(), 100);

    quint16 server = 0;
    const int listener = listenOnLoopback(&server);
    std::vector<std::thread> serving;
    std::thread accepting([&] {
        for (int i = 0; i < 3; ++i)
            serving.emplace_back(serve, ::accept(listener, nullptr, nullptr));
    });

    QTemporaryDir folder;
    Trace::CaptureWriterOptions writerOptions;
    writerOptions.clockStart = std::nullopt;
    Trace::CaptureWriter writer(folder.filePath(u"bench.cwtrace"_s), writerOptions);
    struct Way {
        const char *name;
        std::vector<double> times;
    };
    std::array<Way, 3> ways{Way{"direct", {}}, Way{"through the proxy", {}}, Way{"through the proxy, recorded", {}}};
    {
        ProxyThread passing(server, nullptr);
        ProxyThread recording(server, &writer);
        Client direct(server);
        Client passed(passing.port);
        Client recorded(recording.port);
        std::array<Client *, 3> clients{&direct, &passed, &recorded};
        for (int i = 0; i < calls + Warmup; ++i) {
            for (std::size_t way = 0; way < clients.size(); ++way)
                clients[way]->call(&ways[way].times);
            if (i == Warmup - 1) {
                for (Way &way : ways)
                    way.times.clear();
            }
        }
    }
    accepting.join();
    for (std::thread &thread : serving)
        thread.join();
    ::close(listener);

    std::printf("%-30s %10s %10s %12s %12s\n", "one call at a time, us", "p50", "p99", "added p50", "added p99");
    for (const Way &way : ways) {
        const double p50 = percentile(way.times, 0.5);
        const double p99 = percentile(way.times, 0.99);
        std::printf("%-30s %10.1f %10.1f %12.1f %12.1f\n", way.name, p50, p99, p50 - percentile(ways[0].times, 0.5),
                    p99 - percentile(ways[0].times, 0.99));
    }
    return 0;
}
