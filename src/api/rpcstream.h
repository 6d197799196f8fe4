// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcconversion.h"
#include "rpcpromise.h"
#include "stream.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <memory>

class QIODevice;

/// \file
/// Streams as arguments, results and members of them: JavaScript's ReadableStream, WritableStream and Blob.
/// Devices in place of them: see rpcstreamdevice.h.
///
/// \code
/// class Files : public QtCapnWeb::RpcTarget {
///     Q_OBJECT
/// public:
///     Q_INVOKABLE RpcReadable download(QString name) { return RpcReadable::fromDevice(std::make_unique<QFile>(name)); }
///     Q_INVOKABLE RpcPromise upload(RpcReadable content)         // a coroutine
///     {
///         while (RpcChunk chunk = co_await content.read())
///             store(chunk.as<QByteArray>());
///         co_return true;
///     }
/// };
/// \endcode

namespace QtCapnWeb {

/// A blob: bytes and their MIME type. It travels by a stream, and is delivered when all of it is there.
using RpcBlob = BlobData;

/// \brief What a read gave: a chunk, or the end of the stream.
struct RpcChunk {
    bool isEnd = true;
    Value value; ///< may be any value, undefined included

    explicit operator bool() const { return !isEnd; }
    /// The chunk as a T. \throw RpcError if it is something else
    template<typename T>
    T as() const
    {
        return fromValue<T>(value, QStringLiteral("chunk"));
    }
};

template<>
struct QTCAPNWEB_EXPORT RpcConversion<RpcChunk> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Object);
    static QString typeName();
    /// As JavaScript's reader gives it: {done, value}.
    static Value toValue(const RpcChunk &chunk);
    static bool fromValue(const Value &value, RpcChunk *result, RpcMismatch *why);
};

/// \brief A stream to read from: of a peer, or of ours to be sent to one. A value with shared data.
///
/// Chunks are delivered as they are asked for, so a slow reader slows the writer down. It can be read once, by one reader, or
/// sent once. If the last copy goes before the end was read, the stream is canceled and its writer told.
class QTCAPNWEB_EXPORT RpcReadable
{
public:
    RpcReadable() noexcept = default; ///< A null stream; reading it fails.
    explicit RpcReadable(HookPtr hook) noexcept : m_hook(std::move(hook)) { }

    static RpcReadable fromSource(std::unique_ptr<ReadableSource> source);
    /// A stream of these chunks.
    static RpcReadable fromChunks(const QList<Value> &chunks);
    /// A stream of \a bytes, in pieces.
    static RpcReadable fromBytes(const QByteArray &bytes);
    /// A stream of what \a device gives from where it stands, until its end: of a sequential device the end of its reading, of
    /// others that of its content. Read in pieces of at most 64 KiB, as the peer takes them. The device must be open, else it is
    /// opened. It is watched: if it goes, the stream fails.
    static RpcReadable fromDevice(QIODevice *device);
    /// The same; the device goes when the stream has ended.
    static RpcReadable fromDevice(std::unique_ptr<QIODevice> device);

    bool isNull() const noexcept { return !m_hook; }
    explicit operator bool() const noexcept { return !isNull(); }

    /// The next chunk, or the end. Several may be asked for at once; they come in order. Rejected if the stream failed.
    RpcResult<RpcChunk> read() const;
    /// All bytes up to the end. Rejected, and the stream canceled, if there are more than \a limit or a chunk is not bytes.
    RpcResult<QByteArray> readAll(qint64 limit = 256 * 1024 * 1024) const;
    /// Nobody wants more; the writer gets \a reason. Reads that wait get the end.
    void cancel(const RpcError &reason = RpcError(QStringLiteral("The readable stream was canceled."))) const;

    const HookPtr &hook() const noexcept { return m_hook; }

private:
    HookPtr m_hook;
};

/// \brief A stream to write to: of a peer, or of ours to be sent to one. A value with shared data.
///
/// If the last copy goes without close() or abort(), the reader is told that the stream was disposed.
class QTCAPNWEB_EXPORT RpcWritable
{
public:
    RpcWritable() noexcept = default; ///< A null stream; writing to it fails.
    explicit RpcWritable(HookPtr hook) noexcept : m_hook(std::move(hook)) { }

    /// A stream to be sent to a peer, which writes into \a sink.
    static RpcWritable toSink(std::unique_ptr<WritableSink> sink);
    /// A stream whose chunks, bytes or strings (as UTF-8), are written to \a device. The writer is slowed down while more than
    /// 256 KiB wait in it. close() closes the device, so does an error. It is watched: if it goes, the stream fails.
    static RpcWritable toDevice(QIODevice *device);

    bool isNull() const noexcept { return !m_hook; }
    explicit operator bool() const noexcept { return !isNull(); }

    /// Writes a chunk: anything that can be an argument. The promise settles when there is room for more: who waits for it
    /// keeps no more on its way than the connection holds. Writes keep their order, whether awaited or not. The first that fails
    /// ends the stream; all after it fail with its error.
    template<typename T>
    RpcPromise write(const T &chunk) const
    {
        try {
            return writeValue(toValue(chunk));
        } catch (...) {
            return RpcPromise(Detail::brokenByCurrentException());
        }
    }
    RpcPromise writeValue(const Value &chunk) const;
    /// Settles when all that was written arrived.
    RpcPromise close() const;
    /// Gives up; the reader gets \a reason, and what was not read yet is dropped.
    RpcPromise abort(const RpcError &reason) const;

    const HookPtr &hook() const noexcept { return m_hook; }

private:
    HookPtr m_hook;
};

/// \brief Two ends: what is written into one is read from the other. To send a stream whose chunks come to be over time, send one
/// end and keep the other.
struct RpcPipe {
    RpcReadable readable;
    RpcWritable writable;

    static QTCAPNWEB_EXPORT RpcPipe create();
};

template<>
struct QTCAPNWEB_EXPORT RpcConversion<RpcReadable> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Readable);
    static QString typeName();
    static Value toValue(const RpcReadable &stream);
    static bool fromValue(const Value &value, RpcReadable *result, RpcMismatch *why);
};

template<>
struct QTCAPNWEB_EXPORT RpcConversion<RpcWritable> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Writable);
    static QString typeName();
    static Value toValue(const RpcWritable &stream);
    static bool fromValue(const Value &value, RpcWritable *result, RpcMismatch *why);
};

template<>
struct QTCAPNWEB_EXPORT RpcConversion<BlobData> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Blob);
    static QString typeName();
    static Value toValue(const BlobData &blob);
    static bool fromValue(const Value &value, BlobData *result, RpcMismatch *why);
};

} // namespace QtCapnWeb

Q_DECLARE_METATYPE(QtCapnWeb::RpcReadable)
Q_DECLARE_METATYPE(QtCapnWeb::RpcWritable)
Q_DECLARE_METATYPE(QtCapnWeb::BlobData)
