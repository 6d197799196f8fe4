// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcstreamdevice.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <cstring>

namespace QtCapnWeb {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 PieceSize = 64 * 1024;
constexpr qint64 MaximumWaiting = 256 * 1024;

// A chunk as bytes. \return nothing if it is neither bytes nor a string
std::optional<QByteArray> bytesOf(const Value &chunk)
{
    if (chunk.type() == Value::Type::Bytes)
        return chunk.toBytes().data;
    if (chunk.type() == Value::Type::String)
        return chunk.toString().toUtf8();
    return {};
}

RpcError notBytes(const Value &chunk)
{
    return RpcError::typeError("A device takes bytes and strings, but the chunk is %1."_L1.arg(Value::typeName(chunk.type())));
}

RpcError deviceError(const QIODevice *device) { return RpcError(device ? device->errorString() : u"The device is gone."_s); }

class DeviceSource final : public QObject, public ReadableSource
{
public:
    DeviceSource(QIODevice *device, std::unique_ptr<QIODevice> owned) : m_owned(std::move(owned)), m_device(device)
    {
        connect(device, &QIODevice::readyRead, this, &DeviceSource::serve);
        connect(device, &QIODevice::readChannelFinished, this, &DeviceSource::finish);
        connect(device, &QIODevice::aboutToClose, this, &DeviceSource::finish);
        connect(device, &QObject::destroyed, this, &DeviceSource::serve);
    }

    ~DeviceSource() override
    {
        if (m_device)
            m_device->disconnect(this);
        // It may be telling of something just now.
        if (m_owned)
            m_owned.release()->deleteLater();
    }

    void read(ReadCallback callback) override
    {
        m_callback = std::move(callback);
        serve();
    }
    void cancel(const RpcError &) override { m_callback = nullptr; }

private:
    void finish()
    {
        m_isFinished = true;
        serve();
    }

    // Answering may destroy this.
    void serve()
    {
        if (!m_callback)
            return;
        if (!m_device) {
            answer(ReadResult::failed(deviceError(nullptr)));
            return;
        }
        if (!m_device->isReadable() && !m_isFinished && !m_device->open(QIODevice::ReadOnly)) {
            answer(ReadResult::failed(deviceError(m_device)));
            return;
        }
        QByteArray bytes;
        if (m_device->isReadable()) {
            bytes.resize(PieceSize);
            const qint64 size = m_device->read(bytes.data(), PieceSize);
            // A sequential device may say so at its end, too.
            if (size < 0 && !m_device->isSequential()) {
                answer(ReadResult::failed(deviceError(m_device)));
                return;
            }
            m_isFinished = m_isFinished || size < 0;
            bytes.truncate(std::max<qint64>(size, 0));
        }
        if (!bytes.isEmpty())
            answer(ReadResult::of(bytes));
        else if (m_isFinished || !m_device->isSequential())
            answer(ReadResult::end());
    }

    void answer(const ReadResult &result)
    {
        const ReadCallback callback = std::exchange(m_callback, nullptr);
        callback(result);
    }

    std::unique_ptr<QIODevice> m_owned;
    const QPointer<QIODevice> m_device;
    ReadCallback m_callback;
    bool m_isFinished = false;
};

class DeviceSink final : public QObject, public WritableSink
{
public:
    explicit DeviceSink(QIODevice *device) : m_device(device)
    {
        connect(device, &QIODevice::bytesWritten, this, &DeviceSink::drained);
        connect(device, &QIODevice::aboutToClose, this, [this] { lost(u"The device was closed."_s); });
        connect(device, &QObject::destroyed, this, [this] { lost(u"The device is gone."_s); });
    }

    void write(const Value &chunk, StreamCallback done) override
    {
        const std::optional<QByteArray> bytes = bytesOf(chunk);
        if (!bytes) {
            done(notBytes(chunk));
        } else if (!m_device || (!m_device->isWritable() && !m_device->open(QIODevice::WriteOnly))
                   || m_device->write(*bytes) != bytes->size()) {
            done(deviceError(m_device));
        } else if (m_device->bytesToWrite() > MaximumWaiting) {
            m_done = std::move(done);
        } else {
            done(std::nullopt);
        }
    }

    void close(StreamCallback done) override
    {
        if (m_device) {
            disconnect(m_device, nullptr, this, nullptr);
            m_device->close();
        }
        done(std::nullopt);
    }

    void abort(const RpcError &) override
    {
        m_done = nullptr;
        if (m_device) {
            disconnect(m_device, nullptr, this, nullptr);
            m_device->close();
        }
    }

    void setErrorHandler(std::function<void(const RpcError &)> handler) override { m_errorHandler = std::move(handler); }

private:
    void drained()
    {
        if (!m_done || m_device->bytesToWrite() > MaximumWaiting)
            return;
        const StreamCallback done = std::exchange(m_done, nullptr);
        done(std::nullopt);
    }

    void lost(const QString &why)
    {
        const RpcError error(why);
        if (const StreamCallback done = std::exchange(m_done, nullptr))
            done(error);
        else if (const auto handler = m_errorHandler)
            handler(error);
    }

    const QPointer<QIODevice> m_device;
    StreamCallback m_done;
    std::function<void(const RpcError &)> m_errorHandler;
};

} // namespace

RpcReadable RpcReadable::fromDevice(QIODevice *device) { return fromSource(std::make_unique<DeviceSource>(device, nullptr)); }

RpcReadable RpcReadable::fromDevice(std::unique_ptr<QIODevice> device)
{
    QIODevice *raw = device.get();
    return fromSource(std::make_unique<DeviceSource>(raw, std::move(device)));
}

RpcWritable RpcWritable::toDevice(QIODevice *device) { return toSink(std::make_unique<DeviceSink>(device)); }

RpcReadableDevice::RpcReadableDevice(const RpcReadable &stream, QObject *parent) : QIODevice(parent), m_stream(stream)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    readMore();
}

RpcReadableDevice::~RpcReadableDevice() = default; // The stream's last handle goes, which cancels it.

bool RpcReadableDevice::atEnd() const { return m_isFinished && bytesAvailable() == 0; }

qint64 RpcReadableDevice::bytesAvailable() const { return m_buffer.size() - m_position + QIODevice::bytesAvailable(); }

void RpcReadableDevice::close()
{
    QIODevice::close();
    m_buffer.clear();
    m_position = 0;
    const RpcReadable stream = std::exchange(m_stream, {});
    stream.cancel();
}

qint64 RpcReadableDevice::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min<qint64>(maxSize, m_buffer.size() - m_position);
    if (size == 0)
        return m_isFinished && maxSize > 0 ? -1 : 0;
    std::memcpy(data, m_buffer.constData() + m_position, size_t(size));
    m_position += size;
    if (m_position == m_buffer.size()) {
        m_buffer.clear();
        m_position = 0;
    }
    readMore();
    return size;
}

qint64 RpcReadableDevice::writeData(const char *, qint64) { return -1; }

void RpcReadableDevice::readMore()
{
    if (m_isReading || m_isFinished || m_stream.isNull() || m_buffer.size() - m_position > MaximumWaiting)
        return;
    m_isReading = true;
    // Never answered before this returns.
    m_stream.read().then(
        this, [this](const RpcChunk &chunk) { arrived(chunk); }, [this](const RpcError &error) { finish(error); });
}

void RpcReadableDevice::arrived(const RpcChunk &chunk)
{
    m_isReading = false;
    if (m_stream.isNull())
        return; // It was closed meanwhile.
    if (!chunk) {
        finish(std::nullopt);
        return;
    }
    const std::optional<QByteArray> bytes = bytesOf(chunk.value);
    if (!bytes) {
        m_stream.cancel();
        finish(notBytes(chunk.value));
        return;
    }
    m_buffer.remove(0, std::exchange(m_position, 0));
    m_buffer += *bytes;
    readMore();
    Q_EMIT readyRead();
}

void RpcReadableDevice::finish(const std::optional<RpcError> &error)
{
    m_isReading = false;
    m_isFinished = true;
    m_stream = {};
    m_error = error;
    if (error)
        setErrorString(error->message());
    Q_EMIT readChannelFinished();
}

} // namespace QtCapnWeb
