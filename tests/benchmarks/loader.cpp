// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// capnweb-benchloader MODE ws://127.0.0.1:PORT/PATH [OPTION VALUE]…
// Loads a server with calls of square(), for less than any server needs to answer them: plain sockets, no JSON reader. It speaks
// just enough of the protocol, and ends if an answer is not what it should be. Prints one JSON object.
//
// MODE calls: over a WebSocket.   batches: over HTTP, with --calls in each.
//      sessions: the memory of --idle sessions over WebSockets that do nothing.
//      echoes, bytes: of a server that sends back texts over a WebSocket, or bytes; as long as a call's.
// --window N    calls or batches outstanding (1)
// --seconds S   how long (1), after a third of that, and at least 1.2 s, to warm up; or
// --count N     how many calls, without warming up
// --calls N     calls a batch (1)
// --idle N      sessions that are open beside it and do nothing (0)
// --hold N      capabilities of the server that are held meanwhile (0), each as one that was awaited
// --kind METHOD what makes such a one (makeCounter)
// --past N      calls that were made before (0)
// --pid N       the server, whose CPU time and memory are told
#include "process.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace Benchmark;

namespace {

struct Place {
    std::string host;
    std::string path;
    uint16_t port = 0;
};

Place placeOf(const std::string &url)
{
    const size_t host = url.find("//") + 2;
    const size_t path = url.find('/', host);
    const size_t colon = url.find(':', host);
    if (colon == std::string::npos || colon > path)
        throw std::runtime_error("the URL has no port");
    return {url.substr(host, path - host), path == std::string::npos ? "/" : url.substr(path),
            uint16_t(std::stoi(url.substr(colon + 1)))};
}

/// A connection whose writes are gathered until flush().
class Connection
{
public:
    explicit Connection(const Place &place) : m_socket(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(place.port);
        if (connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof(address)) != 0)
            throw std::runtime_error("cannot connect to " + place.host);
        const int yes = 1;
        setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    }
    ~Connection() { close(m_socket); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void upgrade(const Place &place)
    {
        out = "GET " + place.path + " HTTP/1.1\r\nHost: " + place.host
              + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n";
        flush();
        size_t end = 0;
        while ((end = in.find("\r\n\r\n")) == std::string::npos)
            receive();
        if (in.compare(0, 12, "HTTP/1.1 101") != 0)
            throw std::runtime_error("no WebSocket: " + in.substr(0, end));
        consumed = end + 4;
    }

    void flush()
    {
        for (size_t sent = 0; sent < out.size();) {
            const ssize_t written = write(m_socket, out.data() + sent, out.size() - sent);
            if (written <= 0)
                throw std::runtime_error("the server has closed the connection");
            sent += size_t(written);
        }
        out.clear();
    }

    /// Waits for more.
    void receive()
    {
        in.erase(0, consumed);
        consumed = 0;
        const size_t before = in.size();
        in.resize(before + 256 * 1024);
        const ssize_t count = read(m_socket, in.data() + before, in.size() - before);
        if (count <= 0)
            throw std::runtime_error("the server has closed the connection");
        in.resize(before + size_t(count));
    }

    /// A masked text frame (RFC 6455, 5.2) of less than 64 KiB.
    void putFrame(std::string_view text)
    {
        static constexpr char mask[4] = {0x37, 0x5a, 0x1c, 0x6e};
        out.push_back(char(0x81));
        if (text.size() < 126) {
            out.push_back(char(0x80 | text.size()));
        } else {
            out.push_back(char(0x80 | 126));
            out.push_back(char(text.size() >> 8));
            out.push_back(char(text.size()));
        }
        out.append(mask, sizeof(mask));
        const size_t begin = out.size();
        out.append(text);
        for (size_t i = 0; i < text.size(); ++i)
            out[begin + i] = char(out[begin + i] ^ mask[i % 4]);
    }

    /// The next text that is here; false if none is. Other frames are skipped.
    bool takeText(std::string_view *text)
    {
        for (;;) {
            const size_t left = in.size() - consumed;
            const auto *head = reinterpret_cast<const uint8_t *>(in.data() + consumed);
            if (left < 2)
                return false;
            size_t size = head[1] & 0x7f;
            size_t header = 2;
            if (size == 126 || size == 127) {
                const size_t bytes = size == 126 ? 2 : 8;
                header += bytes;
                if (left < header)
                    return false;
                size = 0;
                for (size_t i = 0; i < bytes; ++i)
                    size = size << 8 | head[2 + i];
            }
            if (left < header + size)
                return false;
            *text = std::string_view(in).substr(consumed + header, size);
            const int kind = head[0] & 0x0f;
            consumed += header + size;
            if (kind == 1)
                return true;
            if (kind == 8)
                throw std::runtime_error("the server has closed the WebSocket");
        }
    }

    std::string in;
    std::string out;
    size_t consumed = 0; ///< of in

private:
    const int m_socket;
};

struct Options {
    std::string mode;
    std::string url;
    int window = 1;
    double seconds = 1;
    long count = 0;
    int calls = 1;
    int idle = 0;
    long hold = 0;
    std::string kind = "makeCounter";
    long past = 0;
    int pid = 0;
};

Options readOptions(int argc, char **argv)
{
    if (argc < 3)
        throw std::runtime_error("a mode and an URL are needed");
    Options options;
    options.mode = argv[1];
    options.url = argv[2];
    std::map<std::string, std::string> given;
    for (int i = 3; i + 1 < argc; i += 2)
        given[argv[i]] = argv[i + 1];
    for (const auto &[name, value] : given) {
        if (name == "--kind") {
            options.kind = value;
            continue;
        }
        const double number = std::stod(value);
        if (name == "--window")
            options.window = int(number);
        else if (name == "--seconds")
            options.seconds = number;
        else if (name == "--count")
            options.count = long(number);
        else if (name == "--calls")
            options.calls = int(number);
        else if (name == "--idle")
            options.idle = int(number);
        else if (name == "--hold")
            options.hold = long(number);
        else if (name == "--past")
            options.past = long(number);
        else if (name == "--pid")
            options.pid = int(number);
        else
            throw std::runtime_error("unknown option " + name);
    }
    return options;
}

/// Where the calls go, and what comes back.
class Peer
{
public:
    explicit Peer(const Place &place) : connection(place) { }
    virtual ~Peer() = default;
    /// Puts one more call, or batch, into the connection's output.
    virtual void issue() = 0;
    /// How many were answered in what has come.
    virtual long takeAnswers() = 0;

    Connection connection;
};

class WebSocketPeer final : public Peer
{
public:
    explicit WebSocketPeer(const Place &place) : Peer(place) { connection.upgrade(place); }

    void issue() override
    {
        char text[96];
        const long argument = m_next % 60000;
        connection.putFrame(
            {text, size_t(std::snprintf(text, sizeof(text), R"(["push",["pipeline",0,["square"],[%ld]]])", argument))});
        connection.putFrame({text, size_t(std::snprintf(text, sizeof(text), R"(["pull",%ld])", m_next))});
        ++m_next;
    }

    long takeAnswers() override
    {
        long count = 0;
        std::string_view text;
        while (connection.takeText(&text)) {
            constexpr std::string_view begin = R"(["resolve",)";
            if (!text.starts_with(begin))
                throw std::runtime_error("not a result: " + std::string(text));
            char *end = nullptr;
            const long id = std::strtol(text.data() + begin.size(), &end, 10);
            const long argument = id % 60000;
            if (*end != ',' || std::strtol(end + 1, nullptr, 10) != argument * argument)
                throw std::runtime_error("a wrong result: " + std::string(text));
            release(id);
            ++count;
        }
        return count;
    }

    /// Has \a method make \a count capabilities, and keeps them.
    void hold(long count, const std::string &method)
    {
        for (long left = count; left > 0;) {
            const long some = std::min(left, 1000L);
            const long first = m_next;
            for (long i = 0; i < some; ++i) {
                push(std::string(R"(["pipeline",0,[")").append(method).append(R"("],[1]])"));
                pull(first + i);
            }
            connection.flush();
            for (long i = 0; i < some; ++i) {
                std::string_view text;
                while (!connection.takeText(&text))
                    connection.receive();
                if (!text.starts_with(beginOfResult(first + i) + R"(["export",)"))
                    throw std::runtime_error("no capability: " + std::string(text));
                release(first + i);
            }
            left -= some;
        }
    }

    /// Has the server give back memory; then all that was sent before was read, too.
    void collect() { finish("gc", "[]"); }

private:
    void push(const std::string &expression)
    {
        connection.putFrame(std::string(R"(["push",)").append(expression).append("]"));
        ++m_next;
    }

    static std::string beginOfResult(long id) { return std::string(R"(["resolve",)").append(std::to_string(id)).append(","); }

    void pull(long id) { connection.putFrame(std::string(R"(["pull",)").append(std::to_string(id)).append("]")); }

    void finish(const std::string &method, const std::string &arguments)
    {
        const long id = m_next;
        push(std::string(R"(["pipeline",0,[")").append(method).append(R"("],)").append(arguments).append("]"));
        pull(id);
        connection.flush();
        std::string_view text;
        while (!connection.takeText(&text))
            connection.receive();
        if (!text.starts_with(beginOfResult(id)))
            throw std::runtime_error("not the result of " + method + ": " + std::string(text));
        release(id);
        connection.flush();
    }

    void release(long id)
    {
        char text[64];
        connection.putFrame({text, size_t(std::snprintf(text, sizeof(text), R"(["release",%ld,1])", id))});
    }

    long m_next = 1;
};

constexpr std::string_view EchoedText = R"(["push",["pipeline",0,["square"],[12345]]])";

/// Texts that come back.
class EchoPeer final : public Peer
{
public:
    explicit EchoPeer(const Place &place) : Peer(place) { connection.upgrade(place); }

    void issue() override { connection.putFrame(EchoedText); }

    long takeAnswers() override
    {
        long count = 0;
        for (std::string_view text; connection.takeText(&text); ++count) {
            if (text != EchoedText)
                throw std::runtime_error("not what was sent: " + std::string(text));
        }
        return count;
    }
};

/// Bytes that come back.
class BytesPeer final : public Peer
{
public:
    using Peer::Peer;

    void issue() override { connection.out += EchoedText; }

    long takeAnswers() override
    {
        const auto count = long((connection.in.size() - connection.consumed) / EchoedText.size());
        connection.consumed += size_t(count) * EchoedText.size();
        return count;
    }
};

class BatchPeer final : public Peer
{
public:
    BatchPeer(const Place &place, int calls) : Peer(place)
    {
        std::string body;
        for (int i = 1; i <= calls; ++i) {
            const std::string id = std::to_string(i);
            const char *const separator = i > 1 ? "\n" : "";
            body.append(separator).append(R"(["push",["pipeline",0,["square"],[)").append(id).append("]]]\n[\"pull\",");
            body.append(id).append("]");
            m_answer.append(separator).append(R"(["resolve",)").append(id).append(",").append(std::to_string(long(i) * i));
            m_answer.append("]");
        }
        m_request = "POST " + place.path + " HTTP/1.1\r\nHost: " + place.host
                    + "\r\nContent-Type: text/plain\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }

    void issue() override { connection.out += m_request; }

    long takeAnswers() override
    {
        long count = 0;
        for (;;) {
            const std::string_view text = std::string_view(connection.in).substr(connection.consumed);
            const size_t head = text.find("\r\n\r\n");
            if (head == std::string_view::npos)
                return count;
            if (!text.starts_with("HTTP/1.1 200"))
                throw std::runtime_error("not answered: " + std::string(text.substr(0, head)));
            size_t body = head + 4;
            size_t end = 0;
            if (const size_t length = sizeOfBody(text.substr(0, head + 2)); length != std::string_view::npos) {
                end = body + length;
                if (text.size() < end)
                    return count;
                if (text.substr(body, length) != m_answer)
                    throw std::runtime_error("a wrong result: " + std::string(text.substr(body, length)));
            } else { // in chunks
                end = text.find("0\r\n\r\n", body);
                if (end == std::string_view::npos)
                    return count;
                if (text.find(m_answer, body) > end)
                    throw std::runtime_error("a wrong result: " + std::string(text.substr(body, end - body)));
                end += 5;
            }
            connection.consumed += end;
            ++count;
        }
    }

private:
    static size_t sizeOfBody(std::string_view head)
    {
        constexpr std::string_view name = "content-length:";
        for (size_t line = head.find("\r\n"); line != std::string_view::npos; line = head.find("\r\n", line + 2)) {
            const std::string_view rest = head.substr(line + 2);
            if (rest.size() > name.size() && strncasecmp(rest.data(), name.data(), name.size()) == 0)
                return size_t(std::strtoul(rest.data() + name.size(), nullptr, 10));
        }
        return std::string_view::npos;
    }

    std::string m_request;
    std::string m_answer;
};

struct Run {
    long count = 0;
    double seconds = 0;
    std::vector<float> microseconds; ///< of each call, if they go one at a time
};

/// Keeps \a window outstanding until the time is over, or \a count were made.
Run load(Peer &peer, int window, double seconds, long count)
{
    Run run;
    const Clock::time_point start = Clock::now();
    Clock::time_point issued = start;
    long made = 0;
    long outstanding = 0;
    bool enough = false;
    const auto issue = [&] {
        peer.issue();
        ++made;
        ++outstanding;
    };
    for (int i = 0; i < window && (count == 0 || made < count); ++i)
        issue();
    peer.connection.flush();
    while (outstanding > 0) {
        peer.connection.receive();
        const long answered = peer.takeAnswers();
        const Clock::time_point now = Clock::now();
        run.count += answered;
        outstanding -= answered;
        if (window == 1 && answered > 0)
            run.microseconds.push_back(std::chrono::duration<float, std::micro>(now - issued).count());
        enough = enough || (count > 0 ? made >= count : std::chrono::duration<double>(now - start).count() >= seconds);
        for (long i = 0; i < answered && !enough; ++i) {
            issue();
            enough = count > 0 && made >= count;
        }
        issued = Clock::now();
        peer.connection.flush();
    }
    run.seconds = secondsSince(start);
    return run;
}

int measureSessions(const Options &options, const Place &place)
{
    WebSocketPeer first(place);
    first.collect();
    const Memory before = memoryOf(options.pid);
    std::vector<std::unique_ptr<WebSocketPeer>> idle;
    for (int i = 0; i < options.idle; ++i) {
        idle.push_back(std::make_unique<WebSocketPeer>(place));
        if (i == 0 || i == options.idle - 1)
            idle.back()->collect(); // so that it is a session for certain
    }
    first.collect();
    const Memory held = memoryOf(options.pid);
    std::printf("{\"sessions\":%d,\"bytesEach\":%.0f}\n", options.idle,
                (held.resident - before.resident) / std::max(options.idle, 1));
    return 0;
}

int measure(const Options &options)
{
    const Place place = placeOf(options.url);
    if (options.mode == "sessions")
        return measureSessions(options, place);
    std::vector<std::unique_ptr<Connection>> idle;
    for (int i = 0; i < options.idle; ++i) {
        idle.push_back(std::make_unique<Connection>(place));
        if (options.mode != "bytes")
            idle.back()->upgrade(place);
    }
    std::unique_ptr<Peer> peer;
    double bytesHeld = 0;
    if (options.mode == "calls") {
        auto webSocket = std::make_unique<WebSocketPeer>(place);
        if (options.hold > 0) {
            webSocket->hold(1000, options.kind); // what the first of them cost is not theirs
            webSocket->collect();
            const Memory before = memoryOf(options.pid);
            webSocket->hold(options.hold, options.kind);
            webSocket->collect();
            bytesHeld = memoryOf(options.pid).resident - before.resident;
        } else {
            webSocket->collect();
        }
        peer = std::move(webSocket);
    } else if (options.mode == "echoes") {
        peer = std::make_unique<EchoPeer>(place);
    } else if (options.mode == "bytes") {
        peer = std::make_unique<BytesPeer>(place);
    } else if (options.mode == "batches") {
        peer = std::make_unique<BatchPeer>(place, options.calls);
    } else {
        throw std::runtime_error("unknown mode " + options.mode);
    }
    if (options.past > 0)
        load(*peer, 64, 0, options.past);
    else if (options.count == 0)
        load(*peer, options.window, std::max(1.2, options.seconds / 3), 0); // V8 takes so long to be at its best

    resetPeak(options.pid);
    const double cpu = cpuSeconds(options.pid);
    const double ownCpu = ownCpuSeconds();
    Run run = load(*peer, options.window, options.seconds, options.count);
    const double serverCpu = cpuSeconds(options.pid) - cpu;
    const double loaderCpu = ownCpuSeconds() - ownCpu;
    const Memory memory = memoryOf(options.pid);
    std::printf("{\"count\":%ld,\"seconds\":%.4f,\"rate\":%.1f,\"serverCpu\":%.3f,\"loaderCpu\":%.3f,\"peakBytes\":%.0f,"
                "\"bytesHeld\":%.0f",
                run.count, run.seconds, double(run.count) / run.seconds, serverCpu, loaderCpu, memory.peak, bytesHeld);
    if (!run.microseconds.empty()) {
        std::sort(run.microseconds.begin(), run.microseconds.end());
        const auto at = [&](double part) { return double(run.microseconds[size_t(double(run.microseconds.size() - 1) * part)]); };
        std::printf(",\"p50us\":%.1f,\"p99us\":%.1f", at(0.5), at(0.99));
    }
    std::printf("}\n");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return measure(readOptions(argc, argv));
    } catch (const std::exception &error) {
        std::fprintf(stderr, "capnweb-benchloader: %s\n", error.what());
        return 1;
    }
}
