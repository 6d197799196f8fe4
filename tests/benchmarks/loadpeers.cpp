// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "loadpeers.h"

#include <strings.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace Benchmark {

namespace {

constexpr std::string_view EchoedText = R"(["push",["pipeline",0,["square"],[12345]]])";

std::string beginOfResult(long id) { return std::string(R"(["resolve",)").append(std::to_string(id)).append(","); }

size_t sizeOfBody(std::string_view head)
{
    constexpr std::string_view name = "content-length:";
    for (size_t line = head.find("\r\n"); line != std::string_view::npos; line = head.find("\r\n", line + 2)) {
        const std::string_view rest = head.substr(line + 2);
        if (rest.size() > name.size() && strncasecmp(rest.data(), name.data(), name.size()) == 0)
            return size_t(std::strtoul(rest.data() + name.size(), nullptr, 10));
    }
    return std::string_view::npos;
}

} // namespace

void WebSocketPeer::issue()
{
    char text[96];
    const long argument = m_next % 60000;
    connection.putFrame(
        {text, size_t(std::snprintf(text, sizeof(text), R"(["push",["pipeline",0,["square"],[%ld]]])", argument))});
    connection.putFrame({text, size_t(std::snprintf(text, sizeof(text), R"(["pull",%ld])", m_next))});
    ++m_next;
}

long WebSocketPeer::takeAnswers()
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

void WebSocketPeer::hold(long count, const std::string &method)
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

void WebSocketPeer::push(const std::string &expression)
{
    connection.putFrame(std::string(R"(["push",)").append(expression).append("]"));
    ++m_next;
}

void WebSocketPeer::pull(long id) { connection.putFrame(std::string(R"(["pull",)").append(std::to_string(id)).append("]")); }

void WebSocketPeer::release(long id)
{
    char text[64];
    connection.putFrame({text, size_t(std::snprintf(text, sizeof(text), R"(["release",%ld,1])", id))});
}

void WebSocketPeer::finish(const std::string &method, const std::string &arguments)
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

void EchoPeer::issue() { connection.putFrame(EchoedText); }

long EchoPeer::takeAnswers()
{
    long count = 0;
    for (std::string_view text; connection.takeText(&text); ++count) {
        if (text != EchoedText)
            throw std::runtime_error("not what was sent: " + std::string(text));
    }
    return count;
}

void BytesPeer::issue() { connection.out += EchoedText; }

long BytesPeer::takeAnswers()
{
    const auto count = long((connection.in.size() - connection.consumed) / EchoedText.size());
    connection.consumed += size_t(count) * EchoedText.size();
    return count;
}

BatchPeer::BatchPeer(const Place &place, int calls) : Peer(place)
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

long BatchPeer::takeAnswers()
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

} // namespace Benchmark
