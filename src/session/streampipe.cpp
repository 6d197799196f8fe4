// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "stream.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// What both ends share. At most one of chunk and reader is there: the writer has one chunk on its way at a time.
struct PipeState {
    std::optional<Value> chunk; // written, and not read yet
    StreamCallback written; // answers that write
    ReadCallback reader; // waits for a chunk
    std::function<void(const RpcError &)> errorHandler;
    bool isClosed = false;
    std::optional<RpcError> error;
};
using PipeStatePtr = std::shared_ptr<PipeState>;

class PipeSink final : public WritableSink
{
public:
    explicit PipeSink(PipeStatePtr state) : m_state(std::move(state)) { }
    ~PipeSink() override { m_state->errorHandler = nullptr; }

    void write(const Value &chunk, StreamCallback done) override
    {
        const PipeStatePtr state = m_state;
        if (state->error) {
            done(state->error);
        } else if (const ReadCallback reader = std::exchange(state->reader, nullptr)) {
            const ReadResult result = ReadResult::of(chunk);
            done(std::nullopt);
            reader(result);
        } else {
            state->chunk = chunk;
            state->written = std::move(done);
        }
    }

    void close(StreamCallback done) override
    {
        const PipeStatePtr state = m_state;
        if (state->error) {
            done(state->error);
            return;
        }
        state->isClosed = true;
        if (const ReadCallback reader = std::exchange(state->reader, nullptr))
            reader(ReadResult::end());
        done(std::nullopt);
    }

    void abort(const RpcError &reason) override
    {
        const PipeStatePtr state = m_state;
        state->error = reason;
        const std::optional<Value> dropped = std::exchange(state->chunk, std::nullopt);
        const StreamCallback written = std::exchange(state->written, nullptr);
        if (const ReadCallback reader = std::exchange(state->reader, nullptr))
            reader(ReadResult::failed(reason));
    }

    void setErrorHandler(std::function<void(const RpcError &)> handler) override { m_state->errorHandler = std::move(handler); }

private:
    const PipeStatePtr m_state;
};

class PipeSource final : public ReadableSource
{
public:
    explicit PipeSource(PipeStatePtr state) : m_state(std::move(state)) { }

    void read(ReadCallback callback) override
    {
        const PipeStatePtr state = m_state;
        if (state->chunk) {
            const ReadResult result = ReadResult::of(*std::exchange(state->chunk, std::nullopt));
            const StreamCallback written = std::exchange(state->written, nullptr);
            written(std::nullopt);
            callback(result);
        } else if (state->error) {
            callback(ReadResult::failed(*state->error));
        } else if (state->isClosed) {
            callback(ReadResult::end());
        } else {
            state->reader = std::move(callback);
        }
    }

    void cancel(const RpcError &reason) override
    {
        const PipeStatePtr state = m_state;
        const ReadCallback reader = std::exchange(state->reader, nullptr);
        if (state->error || state->isClosed)
            return;
        state->error = reason;
        const std::optional<Value> dropped = std::exchange(state->chunk, std::nullopt);
        if (const StreamCallback written = std::exchange(state->written, nullptr))
            written(reason);
        else if (const auto handler = state->errorHandler)
            handler(reason);
    }

private:
    const PipeStatePtr m_state;
};

class BytesSource final : public ReadableSource
{
public:
    explicit BytesSource(const QByteArray &bytes) : m_bytes(bytes) { }

    void read(ReadCallback callback) override
    {
        constexpr qsizetype PieceSize = 64 * 1024;
        if (m_position >= m_bytes.size()) {
            callback(ReadResult::end());
            return;
        }
        const QByteArray piece = m_bytes.mid(m_position, PieceSize);
        m_position += piece.size();
        callback(ReadResult::of(piece));
    }
    void cancel(const RpcError &) override { m_bytes.clear(); }

private:
    QByteArray m_bytes;
    qsizetype m_position = 0;
};

} // namespace

StreamPipe makePipe()
{
    const auto state = std::make_shared<PipeState>();
    return {makeReadableHook(std::make_unique<PipeSource>(state)), makeWritableHook(std::make_unique<PipeSink>(state))};
}

std::unique_ptr<ReadableSource> makeBytesSource(const QByteArray &bytes) { return std::make_unique<BytesSource>(bytes); }

} // namespace QtCapnWeb
