// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "loadconnection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace Benchmark {

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

Connection::Connection(const Place &place) : m_socket(socket(AF_INET, SOCK_STREAM, 0))
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

Connection::~Connection() { close(m_socket); }

void Connection::upgrade(const Place &place)
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

void Connection::flush()
{
    for (size_t sent = 0; sent < out.size();) {
        const ssize_t written = write(m_socket, out.data() + sent, out.size() - sent);
        if (written <= 0)
            throw std::runtime_error("the server has closed the connection");
        sent += size_t(written);
    }
    out.clear();
}

void Connection::receive()
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

void Connection::putFrame(std::string_view text)
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

bool Connection::takeText(std::string_view *text)
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

} // namespace Benchmark
