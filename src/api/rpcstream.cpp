// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcstream.h"

#include "streamhook.h"

namespace QtCapnWeb {

using namespace Qt::StringLiterals;

namespace {

class ChunksSource final : public ReadableSource
{
public:
    explicit ChunksSource(const QList<Value> &chunks) : m_chunks(chunks) { }

    void read(ReadCallback callback) override
    {
        if (m_chunks.isEmpty())
            callback(ReadResult::end());
        else
            callback(ReadResult::of(m_chunks.takeFirst()));
    }
    void cancel(const RpcError &) override { m_chunks.clear(); }

private:
    QList<Value> m_chunks;
};

RpcError nullStream() { return RpcError::typeError(u"The RPC stream is null."_s); }

// A promise that a stream's callback settles.
struct Answer {
    Deferred deferred;

    StreamCallback callback() const
    {
        return [deferred = deferred](const std::optional<RpcError> &error) {
            if (error)
                deferred.reject(*error);
            else
                deferred.resolve(Value());
        };
    }
    RpcPromise promise() const { return RpcPromise(deferred.promise); }
};

// A free function: the stream is kept by its parameter.
RpcResult<QByteArray> readAllOf(RpcReadable stream, qint64 limit)
{
    QByteArray bytes;
    while (const RpcChunk chunk = co_await stream.read()) {
        if (chunk.value.type() != Value::Type::Bytes) {
            stream.cancel();
            throw RpcError::typeError("A chunk is no bytes, but %1."_L1.arg(Value::typeName(chunk.value.type())));
        }
        const QByteArray piece = chunk.value.toBytes().data;
        if (bytes.size() + piece.size() > limit) {
            stream.cancel();
            throw RpcError::rangeError("The stream has more than %1 bytes."_L1.arg(QString::number(limit)));
        }
        bytes += piece;
    }
    co_return QByteArray(bytes);
}

} // namespace

RpcReadable RpcReadable::fromSource(std::unique_ptr<ReadableSource> source)
{
    return RpcReadable(makeReadableHook(std::move(source)));
}

RpcReadable RpcReadable::fromChunks(const QList<Value> &chunks) { return fromSource(std::make_unique<ChunksSource>(chunks)); }

RpcReadable RpcReadable::fromBytes(const QByteArray &bytes) { return fromSource(makeBytesSource(bytes)); }

RpcResult<RpcChunk> RpcReadable::read() const
{
    const auto *hook = dynamic_cast<ReadableHook *>(m_hook.data());
    if (!hook)
        return RpcResult<RpcChunk>(makeErrorHook(nullStream()));
    const Deferred deferred;
    const_cast<ReadableHook *>(hook)->read([deferred](const ReadResult &result) {
        if (result.kind == ReadResult::Kind::Failed)
            deferred.reject(result.error);
        else
            deferred.resolve(toValue(RpcChunk{result.kind == ReadResult::Kind::End, result.chunk}));
    });
    return RpcResult<RpcChunk>(deferred.promise);
}

RpcResult<QByteArray> RpcReadable::readAll(qint64 limit) const { return readAllOf(*this, limit); }

void RpcReadable::cancel(const RpcError &reason) const
{
    if (auto *hook = dynamic_cast<ReadableHook *>(m_hook.data()))
        hook->cancel(reason);
}

RpcWritable RpcWritable::toSink(std::unique_ptr<WritableSink> sink) { return RpcWritable(makeWritableHook(std::move(sink))); }

RpcPromise RpcWritable::writeValue(const Value &chunk) const
{
    const HookPtr kept = m_hook;
    auto *hook = dynamic_cast<WritableHook *>(kept.data());
    if (!hook)
        return RpcPromise::rejected(nullStream());
    const Answer answer;
    hook->write(chunk, answer.callback());
    return answer.promise();
}

RpcPromise RpcWritable::close() const
{
    const HookPtr kept = m_hook;
    auto *hook = dynamic_cast<WritableHook *>(kept.data());
    if (!hook)
        return RpcPromise::rejected(nullStream());
    const Answer answer;
    hook->close(answer.callback());
    return answer.promise();
}

RpcPromise RpcWritable::abort(const RpcError &reason) const
{
    const HookPtr kept = m_hook;
    auto *hook = dynamic_cast<WritableHook *>(kept.data());
    if (!hook)
        return RpcPromise::rejected(nullStream());
    const Answer answer;
    hook->abort(reason, answer.callback());
    return answer.promise();
}

RpcPipe RpcPipe::create()
{
    const StreamPipe pipe = makePipe();
    return {RpcReadable(pipe.readable), RpcWritable(pipe.writable)};
}

QString RpcConversion<RpcChunk>::typeName() { return u"RpcChunk"_s; }

Value RpcConversion<RpcChunk>::toValue(const RpcChunk &chunk)
{
    return Value::object({{u"done"_s, chunk.isEnd}, {u"value"_s, chunk.value}});
}

bool RpcConversion<RpcChunk>::fromValue(const Value &value, RpcChunk *result, RpcMismatch *why)
{
    if (!value.isObject() || value.value(u"done").type() != Value::Type::Boolean)
        return why->set(typeName(), value);
    result->isEnd = value.value(u"done").toBoolean();
    result->value = value.value(u"value");
    return true;
}

QString RpcConversion<RpcReadable>::typeName() { return u"RpcReadable"_s; }

// The handle is the peer's own: it is locked while it is being sent, and canceled only with the last of all.
Value RpcConversion<RpcReadable>::toValue(const RpcReadable &stream)
{
    return stream.isNull() ? Value(nullptr) : Value::readable(CapabilityPtr(stream.hook()->dup().data()));
}

bool RpcConversion<RpcReadable>::fromValue(const Value &value, RpcReadable *result, RpcMismatch *why)
{
    if (value.type() != Value::Type::Readable)
        return why->set(typeName(), value);
    *result = RpcReadable(HookPtr(StubHook::from(value.capability().data())));
    return true;
}

QString RpcConversion<RpcWritable>::typeName() { return u"RpcWritable"_s; }

Value RpcConversion<RpcWritable>::toValue(const RpcWritable &stream)
{
    return stream.isNull() ? Value(nullptr) : Value::writable(CapabilityPtr(stream.hook()->dup().data()));
}

bool RpcConversion<RpcWritable>::fromValue(const Value &value, RpcWritable *result, RpcMismatch *why)
{
    if (value.type() != Value::Type::Writable)
        return why->set(typeName(), value);
    *result = RpcWritable(HookPtr(StubHook::from(value.capability().data())));
    return true;
}

QString RpcConversion<BlobData>::typeName() { return u"RpcBlob"_s; }

Value RpcConversion<BlobData>::toValue(const BlobData &blob) { return blob; }

bool RpcConversion<BlobData>::fromValue(const Value &value, BlobData *result, RpcMismatch *why)
{
    if (value.type() != Value::Type::Blob)
        return why->set(typeName(), value);
    *result = value.toBlob();
    return true;
}

} // namespace QtCapnWeb
