// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "fuzzworld.h"

#include <utility>

/// \file
/// The ends of streams that a fuzzed application offers. They check that a stream asks one thing at a time, and nothing after its
/// end.

namespace Fuzz {

class Sink final : public WritableSink
{
public:
    Sink(World *world, bool pending);
    ~Sink() override;
    void write(const Value &chunk, StreamCallback done) override;
    void close(StreamCallback done) override;
    void abort(const RpcError &reason) override;

private:
    void begin(StreamCallback &&done);

    World *const m_world;
    const bool m_pending; // it answers when it is told to
    std::shared_ptr<bool> m_isBusy = std::make_shared<bool>(false);
    bool m_hasEnded = false;
};

class Source final : public ReadableSource
{
public:
    Source(World *world, bool pending, const QList<Value> &chunks);
    ~Source() override;
    void read(ReadCallback callback) override;
    void cancel(const RpcError &reason) override;
    QList<Value> takeChunks() { return std::exchange(m_chunks, {}); }

private:
    World *const m_world;
    const bool m_pending;
    QList<Value> m_chunks;
    std::shared_ptr<bool> m_isBusy = std::make_shared<bool>(false);
    std::shared_ptr<bool> m_hasEnded = std::make_shared<bool>(false);
};

} // namespace Fuzz
