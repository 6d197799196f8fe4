// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "stubhook.h"
#include "value.h"

#include <functional>
#include <memory>
#include <optional>

/// \file
/// What streams are made of: a sink behind each writable, a source behind each readable. Chunks may be any value, capabilities
/// included. Modelled on the web's WritableStream and ReadableStream (https://streams.spec.whatwg.org).

namespace QtCapnWeb {

/// Called once: nothing if it was done, else why not.
using StreamCallback = std::function<void(const std::optional<RpcError> &)>;

/// \brief What one read gives: a chunk, the end, or the error that ended the stream.
struct ReadResult {
    enum class Kind : quint8 { Chunk, End, Failed };
    Kind kind = Kind::End;
    Value chunk;
    RpcError error;

    static ReadResult of(const Value &value) { return {Kind::Chunk, value, {}}; }
    static ReadResult end() { return {}; }
    static ReadResult failed(const RpcError &reason) { return {Kind::Failed, {}, reason}; }
};
using ReadCallback = std::function<void(const ReadResult &)>;

/// \brief Where the chunks of a writable go. Owned by the stream, which calls one function at a time and none after close() or
/// abort(): the next write comes when the one before was answered. Callbacks may be called at once, and may destroy anything.
class QTCAPNWEB_EXPORT WritableSink
{
public:
    virtual ~WritableSink();
    /// Takes \a chunk, in which no promise stands (unless takesPromises()), and calls \a done when the next may come. An error
    /// ends the stream.
    virtual void write(const Value &chunk, StreamCallback done) = 0;
    virtual void close(StreamCallback done) = 0;
    /// The writer gave up. May come while a write is not answered yet; that needs no answer then.
    virtual void abort(const RpcError &reason) = 0;
    /// The last handle went without close() or abort().
    /// By default abort() with `WritableStream RPC stub was disposed without calling close()`.
    virtual void abandon();
    virtual bool takesPromises() const { return false; }
    /// \a handler is to be called if the sink fails while nothing is being written. It must not be called after the sink is gone.
    virtual void setErrorHandler(std::function<void(const RpcError &)> handler);
};

/// \brief Where the chunks of a readable come from. Owned by the stream, which asks again when the read before was answered.
class QTCAPNWEB_EXPORT ReadableSource
{
public:
    virtual ~ReadableSource();
    /// Calls \a callback once, maybe at once. Not called any more after it gave the end or an error, or after cancel().
    virtual void read(ReadCallback callback) = 0;
    /// Nobody wants more. A read that is not answered yet needs no answer then.
    virtual void cancel(const RpcError &reason) = 0;
};

/// A writable for \a sink, as Value::writable() takes it.
QTCAPNWEB_EXPORT HookPtr makeWritableHook(std::unique_ptr<WritableSink> sink);
/// A readable for \a source, as Value::readable() takes it.
QTCAPNWEB_EXPORT HookPtr makeReadableHook(std::unique_ptr<ReadableSource> source);

/// \brief Two ends: what is written into one is read from the other. A write is answered when its chunk was read.
struct StreamPipe {
    HookPtr readable;
    HookPtr writable;
};
QTCAPNWEB_EXPORT StreamPipe makePipe();

/// A source of \a bytes, in pieces of at most 64 KiB.
QTCAPNWEB_EXPORT std::unique_ptr<ReadableSource> makeBytesSource(const QByteArray &bytes);

} // namespace QtCapnWeb
