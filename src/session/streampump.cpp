// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "streampump.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

// Both ends may answer at once; so steps are made in a loop rather than one within the other.
class StepLoop
{
public:
    template<typename Step>
    void run(Step &&step)
    {
        m_isWanted = true;
        if (m_isRunning)
            return;
        m_isRunning = true;
        while (std::exchange(m_isWanted, false))
            step();
        m_isRunning = false;
    }

private:
    bool m_isRunning = false;
    bool m_isWanted = false;
};

class Pump : public std::enable_shared_from_this<Pump>
{
public:
    Pump(std::shared_ptr<ReadableBox> source, std::unique_ptr<WritableSink> sink)
        : m_source(std::move(source)), m_sink(std::move(sink))
    { }

    void start()
    {
        m_sink->setErrorHandler([pump = weak_from_this()](const RpcError &error) {
            if (const auto self = pump.lock())
                self->sinkFailed(error);
        });
        readNext();
    }

private:
    void readNext()
    {
        const auto self = shared_from_this();
        m_loop.run([&] {
            if (m_sink)
                m_source->read([self](const ReadResult &result) { self->arrived(result); });
        });
    }

    void arrived(const ReadResult &result)
    {
        if (!m_sink)
            return;
        const auto self = shared_from_this();
        switch (result.kind) {
        case ReadResult::Kind::Chunk:
            m_sink->write(result.chunk, [self](const std::optional<RpcError> &error) {
                if (error)
                    self->sinkFailed(*error);
                else
                    self->readNext();
            });
            break;
        case ReadResult::Kind::End: {
            const std::shared_ptr<WritableSink> sink = std::move(m_sink);
            sink->close([sink](const std::optional<RpcError> &) {});
            break;
        }
        case ReadResult::Kind::Failed: {
            const std::unique_ptr<WritableSink> sink = std::move(m_sink);
            sink->abort(result.error);
            break;
        }
        }
    }

    void sinkFailed(const RpcError &error)
    {
        if (!m_sink)
            return;
        const auto self = shared_from_this();
        const std::unique_ptr<WritableSink> sink = std::move(m_sink);
        m_source->cancel(error);
    }

    const std::shared_ptr<ReadableBox> m_source;
    std::unique_ptr<WritableSink> m_sink; // null when it is over
    StepLoop m_loop;
};

class BlobCollector : public std::enable_shared_from_this<BlobCollector>
{
public:
    BlobCollector(const HookPtr &readable, const QString &type, qint64 limit, ChargePtr charge)
        : m_readable(readable), m_type(type), m_limit(limit), m_charge(std::move(charge))
    { }

    Value start()
    {
        const Value promise = Value::promise(CapabilityPtr(m_deferred.promise.data()));
        readNext();
        return promise;
    }

private:
    ReadableHook &readable() const { return *static_cast<ReadableHook *>(m_readable.data()); }

    void readNext()
    {
        const auto self = shared_from_this();
        m_loop.run([&] {
            if (m_readable)
                readable().read([self](const ReadResult &result) { self->arrived(result); });
        });
    }

    void arrived(const ReadResult &result)
    {
        if (result.kind == ReadResult::Kind::End) {
            m_readable.reset();
            m_charge.reset(); // It is the application's from here on.
            m_deferred.resolve(BlobData{m_type, std::exchange(m_bytes, {})});
        } else if (result.kind == ReadResult::Kind::Failed) {
            fail(result.error);
        } else if (result.chunk.type() != Value::Type::Bytes) {
            fail(RpcError::typeError("A chunk of a blob is no bytes, but %1."_L1.arg(Value::typeName(result.chunk.type()))));
        } else if (const QByteArray bytes = result.chunk.toBytes().data; m_bytes.size() + bytes.size() > m_limit) {
            fail(RpcError::rangeError("A blob exceeds the maximum size of %1 bytes."_L1.arg(QString::number(m_limit))));
        } else if (!m_deferred.isAwaited()) {
            fail(RpcError(u"ReadableStream RPC stub was disposed without being consumed"_s));
        } else {
            m_bytes += bytes;
            m_charge->add(bytes.size());
            readNext();
        }
    }

    void fail(const RpcError &error)
    {
        const HookPtr hook = std::exchange(m_readable, {});
        static_cast<ReadableHook *>(hook.data())->cancel(error);
        m_bytes.clear();
        m_charge.reset();
        m_deferred.reject(error);
    }

    HookPtr m_readable; // null when it is over
    const QString m_type;
    const qint64 m_limit;
    ChargePtr m_charge; // null when it is over
    QByteArray m_bytes;
    const Deferred m_deferred;
    StepLoop m_loop;
};

} // namespace

void pump(std::shared_ptr<ReadableBox> source, std::unique_ptr<WritableSink> sink)
{
    std::make_shared<Pump>(std::move(source), std::move(sink))->start();
}

Value collectBlob(const HookPtr &readable, const QString &type, qint64 limit, ChargePtr charge)
{
    return std::make_shared<BlobCollector>(readable, type, limit, std::move(charge))->start();
}

} // namespace QtCapnWeb
