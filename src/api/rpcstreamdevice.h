// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcstream.h"

#include <QtCore/QIODevice>

/// \file
/// A stream as a QIODevice. The other direction, a device as a stream, is RpcReadable::fromDevice() and RpcWritable::toDevice().

namespace QtCapnWeb {

/// \brief Reads an RpcReadable of bytes or strings (as UTF-8). Sequential and open from the start.
///
/// readyRead() tells of new bytes, readChannelFinished() of the end, whether good or not; then error() tells which. At most 256
/// KiB and one chunk are held unread; the writer waits while they are. Closing or destroying it cancels the stream.
class QTCAPNWEB_EXPORT RpcReadableDevice : public QIODevice
{
    Q_OBJECT
public:
    explicit RpcReadableDevice(const RpcReadable &stream, QObject *parent = nullptr);
    ~RpcReadableDevice() override;

    bool isSequential() const override { return true; }
    bool atEnd() const override;
    qint64 bytesAvailable() const override;
    void close() override;
    /// Whether the stream has ended; bytes may be left to read.
    bool isFinished() const { return m_isFinished; }
    /// Why the stream ended early; errorString() has its message.
    std::optional<RpcError> error() const { return m_error; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    void readMore();
    void arrived(const RpcChunk &chunk);
    void finish(const std::optional<RpcError> &error);

    RpcReadable m_stream;
    QByteArray m_buffer;
    qsizetype m_position = 0; // of the first unread byte in the buffer
    std::optional<RpcError> m_error;
    bool m_isReading = false;
    bool m_isFinished = false;
};

} // namespace QtCapnWeb
