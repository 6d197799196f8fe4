// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "loadconnection.h"

#include <string>

namespace Benchmark {

/// \brief Where the calls go, and what comes back. All throw std::runtime_error if an answer is not what it should be.
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

/// Calls of square() over a WebSocket.
class WebSocketPeer final : public Peer
{
public:
    explicit WebSocketPeer(const Place &place) : Peer(place) { connection.upgrade(place); }

    void issue() override;
    long takeAnswers() override;
    /// Has \a method make \a count capabilities, and keeps them.
    void hold(long count, const std::string &method);
    /// Has the server give back memory; then all that was sent before was read, too.
    void collect() { finish("gc", "[]"); }

private:
    void push(const std::string &expression);
    void pull(long id);
    void release(long id);
    void finish(const std::string &method, const std::string &arguments);

    long m_next = 1;
};

/// Texts that come back.
class EchoPeer final : public Peer
{
public:
    explicit EchoPeer(const Place &place) : Peer(place) { connection.upgrade(place); }

    void issue() override;
    long takeAnswers() override;
};

/// Bytes that come back.
class BytesPeer final : public Peer
{
public:
    using Peer::Peer;

    void issue() override;
    long takeAnswers() override;
};

/// Requests of several calls each.
class BatchPeer final : public Peer
{
public:
    BatchPeer(const Place &place, int calls);

    void issue() override { connection.out += m_request; }
    long takeAnswers() override;

private:
    std::string m_request;
    std::string m_answer;
};

} // namespace Benchmark
