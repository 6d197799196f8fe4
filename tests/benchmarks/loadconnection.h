// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace Benchmark {

/// Where a server is. Its host is this machine, whatever the name.
struct Place {
    std::string host;
    std::string path;
    uint16_t port = 0;
};

/// Of an URL with a port. Throws std::runtime_error if it has none.
Place placeOf(const std::string &url);

/// \brief A connection that waits, and whose writes are gathered until flush(). It throws std::runtime_error when it is closed.
class Connection
{
public:
    explicit Connection(const Place &place);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Makes it a WebSocket.
    void upgrade(const Place &place);
    void flush();
    /// Waits for more.
    void receive();
    /// A masked text frame (RFC 6455, 5.2) of less than 64 KiB.
    void putFrame(std::string_view text);
    /// The next text that is here; false if none is. Other frames are skipped.
    bool takeText(std::string_view *text);

    std::string in;
    std::string out;
    size_t consumed = 0; ///< of in

private:
    const int m_socket;
};

} // namespace Benchmark
