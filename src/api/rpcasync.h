// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcpromise.h"
#include "rpctyperegistry.h"

#include <QtCore/QException>
#include <QtCore/QFuture>
#include <QtCore/QFutureWatcher>
#include <QtCore/QPromise>

#include <coroutine>
#include <exception>
#include <memory>
#include <type_traits>

/// \file
/// QFuture as the result of a method or function that peers call, as the argument of a call, and awaited:
/// \code
/// Q_INVOKABLE RpcPromise thumbnail(QByteArray picture)
/// {
///     const QImage image = co_await QtConcurrent::run(&decode, picture);   // in a coroutine that returns an RpcPromise
///     co_return encode(image);
/// }
/// \endcode
/// It goes on on its own thread, in an event after the future has finished. A future that is cancelled without a result throws an
/// RpcError, one that failed its exception. Futures that can be moved only are not awaited.
/// What a peer gives back is an RpcPromise; toFuture() makes a QFuture of it.

namespace QtCapnWeb {

/// A promise that follows \a future; it is cancelled if that is. Its results must be registered with the session's thread.
template<typename T>
struct RpcConversion<QFuture<T>> {
    static constexpr bool isAsynchronous = true;
    static Value toValue(const QFuture<T> &future)
    {
        Deferred deferred;
        const Value promise = Value::promise(CapabilityPtr(deferred.promise.data()));
        auto *watcher = new QFutureWatcher<T>;
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, deferred = std::move(deferred)] {
            settle(watcher->future(), deferred);
            watcher->deleteLater();
        });
        watcher->setFuture(future);
        return promise;
    }

private:
    static void settle(QFuture<T> future, const Deferred &deferred)
    {
        try {
            future.waitForFinished(); // It is finished: this throws what it was finished with.
            if constexpr (std::is_void_v<T>) {
                if (future.isCanceled())
                    deferred.reject(RpcError(QStringLiteral("The operation was canceled.")));
                else
                    deferred.resolve(Value());
            } else {
                if (future.resultCount() == 0)
                    deferred.reject(RpcError(QStringLiteral("The operation was canceled.")));
                else
                    deferred.resolve(QtCapnWeb::toValue(future.result()));
            }
        } catch (...) {
            deferred.reject(Detail::currentError());
        }
    }
};

namespace Detail {

/// If the coroutine's frame is destroyed meanwhile, nothing is resumed.
template<typename T>
class FutureAwaiter
{
public:
    explicit FutureAwaiter(const QFuture<T> &future) : m_future(future) { }
    ~FutureAwaiter() = default;
    Q_DISABLE_COPY_MOVE(FutureAwaiter)

    bool await_ready() const { return m_future.isFinished(); }
    void await_suspend(std::coroutine_handle<> coroutine)
    {
        m_watcher = std::make_unique<QFutureWatcher<T>>();
        QObject::connect(m_watcher.get(), &QFutureWatcherBase::finished, m_watcher.get(), [this, coroutine] {
            m_watcher.release()->deleteLater(); // It is what calls.
            coroutine.resume();
        });
        m_watcher->setFuture(m_future);
    }
    T await_resume()
    {
        try {
            m_future.waitForFinished(); // It is finished: this throws what it was finished with.
        } catch (const QUnhandledException &wrapped) {
            if (!wrapped.exception())
                throw;
            std::rethrow_exception(wrapped.exception()); // QtConcurrent wraps what is not a QException.
        }
        if constexpr (std::is_void_v<T>) {
            if (m_future.isCanceled())
                throw RpcError(QStringLiteral("The operation was canceled."));
        } else {
            if (m_future.resultCount() == 0)
                throw RpcError(QStringLiteral("The operation was canceled."));
            return m_future.result();
        }
    }

private:
    QFuture<T> m_future;
    std::unique_ptr<QFutureWatcher<T>> m_watcher; // while it waits
};

} // namespace Detail

/// \brief Lets methods of targets return \a Async: a QFuture<T>, a QCoro::Task<T> (rpcqcoro.h). An RpcResult<T> needs nothing.
/// \code
/// QtCapnWeb::registerAsyncResult<QFuture<Picture>>();
/// \endcode
/// Done already for void, bool, int, qint64, double, QString, QByteArray, QStringList, QVariant, QVariantList, QVariantMap, Value
/// and RpcStub. Say it before the first target that has such a method is passed.
template<typename Async>
void registerAsyncResult()
{
    registerRpcType<Async>();
}

/// A future that follows \a result: for code that wants one. A rejection becomes an exception (RpcError) in it.
template<typename T>
QFuture<T> toFuture(const RpcResult<T> &result)
{
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    result.pull([promise](const Outcome &outcome) {
        try {
            if (const RpcError *error = std::get_if<RpcError>(&outcome))
                throw RpcError(*error);
            if constexpr (!std::is_void_v<T>)
                promise->addResult(fromValue<T>(std::get<Value>(outcome), QStringLiteral("result")));
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
    return promise->future();
}

} // namespace QtCapnWeb
