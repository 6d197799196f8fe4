// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "stream.h"

#include <memory>

/// \file
/// Writing to a stream at the peer.

namespace QtCapnWeb {

class SessionCore;

/// \brief The sink of a writable at the peer: each write is a `stream` message, and may come as long as the window has room.
///
/// No more than 256 KiB go out without an acknowledgement in between, however large the window is: so a fast source fills the
/// connection, but calls that are made meanwhile do not wait behind all of it.
/// It holds the import and releases it when the stream was closed or aborted, or has failed.
class RemoteWriter final : public WritableSink
{
public:
    /// \a import is taken over: nobody else uses this hook.
    RemoteWriter(SessionCore &session, HookPtr import);
    ~RemoteWriter() override;

    void write(const Value &chunk, StreamCallback done) override;
    void close(StreamCallback done) override;
    void abort(const RpcError &reason) override;
    /// Only lets go: the peer tells its sink.
    void abandon() override;
    bool takesPromises() const override { return true; }
    void setErrorHandler(std::function<void(const RpcError &)> handler) override;

private:
    struct State;
    const std::shared_ptr<State> m_state; // kept by calls that are on their way
};

} // namespace QtCapnWeb
