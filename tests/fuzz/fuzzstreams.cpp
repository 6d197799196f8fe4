// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "fuzzstreams.h"

namespace Fuzz {

Sink::Sink(World *world, bool pending) : m_world(world), m_pending(pending) { ++m_world->alive; }

Sink::~Sink() { --m_world->alive; }

void Sink::write(const Value &chunk, StreamCallback done)
{
    require(!chunk.containsPromise() && !m_hasEnded);
    begin(std::move(done));
}

void Sink::close(StreamCallback done)
{
    require(!m_hasEnded);
    m_hasEnded = true;
    begin(std::move(done)); // which may destroy this
}

void Sink::abort(const RpcError &)
{
    require(!m_hasEnded);
    m_hasEnded = true;
}

void Sink::begin(StreamCallback &&done)
{
    require(!*m_isBusy);
    if (!m_pending) {
        done(std::nullopt);
        return;
    }
    *m_isBusy = true;
    m_world->writes.push_back([done = std::move(done), isBusy = m_isBusy](const std::optional<RpcError> &error) {
        *isBusy = false;
        done(error);
    });
}

Source::Source(World *world, bool pending, const QList<Value> &chunks) : m_world(world), m_pending(pending), m_chunks(chunks)
{
    ++m_world->alive;
    m_world->sources.insert(this);
}

Source::~Source()
{
    m_world->sources.remove(this);
    --m_world->alive;
}

void Source::read(ReadCallback callback)
{
    require(!*m_isBusy && !*m_hasEnded);
    if (!m_pending) {
        *m_hasEnded = m_chunks.isEmpty();
        // May destroy this.
        callback(m_chunks.isEmpty() ? ReadResult::end() : ReadResult::of(m_chunks.takeFirst()));
        return;
    }
    *m_isBusy = true;
    m_world->reads.push_back(
        [callback = std::move(callback), isBusy = m_isBusy, hasEnded = m_hasEnded](const ReadResult &result) {
            *isBusy = false;
            if (*hasEnded)
                return; // canceled: the answer is not wanted any more
            *hasEnded = result.kind != ReadResult::Kind::Chunk;
            callback(result);
        });
}

void Source::cancel(const RpcError &)
{
    require(!*m_hasEnded);
    *m_hasEnded = true;
}

} // namespace Fuzz
