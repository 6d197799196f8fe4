// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcbatch.h"

#include "batchtransport.h"
#include "rpcpromise.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFutureWatcher>
#include <QtCore/QPromise>

#include <utility>

namespace QtCapnWeb {

namespace {

RpcSessionOptions forAnswer(RpcSessionOptions options)
{
    options.side = Side::B;
    options.closeWhenIdle = false;
    return options;
}

/// \brief One batch while it is being answered. Owns itself.
class BatchAnswer final : public QObject
{
public:
    BatchAnswer(const QByteArray &body, const RpcStub &main, const RpcSessionOptions &options)
        : m_transport(new BatchTransport(body)), m_session(new RpcSession(m_transport, main, forAnswer(options), this))
    {
        m_promise.start();
        // The session was connected first, so that it knows the end by then.
        connect(m_transport, &Transport::inputEnded, this, [this] { awaitResults(); });
        connect(m_session, &RpcSession::closed, this, [this] {
            deleteLater();
            finish(); // It was aborted, if there is no answer yet.
        });
        connect(&m_watcher, &QFutureWatcherBase::canceled, this, &QObject::deleteLater);
        m_watcher.setFuture(m_promise.future());
        if (QCoreApplication *application = QCoreApplication::instance())
            connect(application, &QCoreApplication::aboutToQuit, this, [this] { delete this; });
    }

    QFuture<QByteArray> future() const { return m_promise.future(); }

private:
    void awaitResults()
    {
        // Later: what follows a result, such as the release of its parameters, belongs to the answer.
        const auto finishLater = [this] { QMetaObject::invokeMethod(this, &BatchAnswer::finish, Qt::QueuedConnection); };
        m_session->drain().then(this, finishLater, [](const RpcError &) {});
    }

    void finish()
    {
        if (std::exchange(m_finished, true))
            return;
        // Whoever waits may do anything, such as ending the application.
        QPromise<QByteArray> promise = std::move(m_promise);
        promise.addResult(m_transport->finish());
        promise.finish();
    }

    BatchTransport *m_transport; // the session's
    RpcSession *m_session;
    QPromise<QByteArray> m_promise;
    QFutureWatcher<QByteArray> m_watcher;
    bool m_finished = false;
};

} // namespace

QFuture<QByteArray> answerBatch(const QByteArray &body, const RpcStub &main, const RpcSessionOptions &options)
{
    const auto *answer = new BatchAnswer(body, main, options);
    return answer->future();
}

} // namespace QtCapnWeb
