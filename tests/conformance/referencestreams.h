// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcstream.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtCore/QTimer>

#include <memory>
#include <optional>

/// \file
/// The outer ends of the streams that are tested: a sink and a source that remember what happened to them.

namespace Reference {

/// \brief Takes what is written to a stream, and fails when told to.
class Sink final : public QtCapnWeb::WritableSink
{
public:
    struct Log {
        QList<QtCapnWeb::Value> chunks;
        QStringList ends; ///< "close", "abort: Error: …"
        int writes = 0; ///< failed ones, too
        int failFrom = 0; ///< the number of the write from which on all fail; 0 for none
        QString failure;
        bool isSlow = false; ///< each write is answered in a later turn
    };

    explicit Sink(Log *log) : m_log(log) { }

    void write(const QtCapnWeb::Value &chunk, QtCapnWeb::StreamCallback done) override
    {
        ++m_log->writes;
        std::optional<QtCapnWeb::RpcError> error;
        if (m_log->failFrom > 0 && m_log->writes >= m_log->failFrom)
            error = QtCapnWeb::RpcError(m_log->failure);
        const auto finish = [log = m_log, chunk, error, done = std::move(done)] {
            if (!error)
                log->chunks.append(chunk);
            done(error);
        };
        if (m_log->isSlow)
            QTimer::singleShot(1, finish);
        else
            finish();
    }
    void close(QtCapnWeb::StreamCallback done) override
    {
        m_log->ends.append(QStringLiteral("close"));
        done(std::nullopt);
    }
    void abort(const QtCapnWeb::RpcError &reason) override { m_log->ends.append(QStringLiteral("abort: ") + reason.toString()); }

private:
    Log *m_log;
};

/// \brief Gives chunks, then an end, an error, nothing any more, or more and more.
class Source final : public QtCapnWeb::ReadableSource
{
public:
    enum class End { Good, Error, Never, Endless };
    struct Log {
        int reads = 0;
        int cancels = 0;
    };

    Source(QList<QtCapnWeb::Value> chunks, Log *log, End end) : m_chunks(std::move(chunks)), m_log(log), m_end(end) { }

    void read(QtCapnWeb::ReadCallback callback) override
    {
        using QtCapnWeb::ReadResult;
        ++m_log->reads;
        if (!m_chunks.isEmpty())
            callback(ReadResult::of(m_chunks.takeFirst()));
        else if (m_end == End::Endless)
            QTimer::singleShot(1, m_context.get(),
                               [callback = std::move(callback)] { callback(ReadResult::of(QStringLiteral("more"))); });
        else if (m_end == End::Error)
            callback(ReadResult::failed(QtCapnWeb::RpcError(QStringLiteral("Stream failed"))));
        else if (m_end == End::Good)
            callback(ReadResult::end());
        else
            m_waiting = std::move(callback);
    }
    void cancel(const QtCapnWeb::RpcError &) override
    {
        ++m_log->cancels;
        m_context.reset();
    }

private:
    QList<QtCapnWeb::Value> m_chunks;
    QtCapnWeb::ReadCallback m_waiting;
    std::unique_ptr<QObject> m_context = std::make_unique<QObject>();
    Log *m_log;
    End m_end;
};

inline QtCapnWeb::RpcWritable writable(Sink::Log *log) { return QtCapnWeb::RpcWritable::toSink(std::make_unique<Sink>(log)); }

inline QtCapnWeb::RpcReadable readable(const QList<QtCapnWeb::Value> &chunks, Source::Log *log, Source::End end)
{
    return QtCapnWeb::RpcReadable::fromSource(std::make_unique<Source>(chunks, log, end));
}

} // namespace Reference
