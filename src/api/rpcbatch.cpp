// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcbatch.h"

#include "batchanswer.h"
#include "failedtransport.h"
#include "httpbatchtransport.h"
#include "teardown.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFutureWatcher>
#include <QtCore/QPromise>

#include <memory>

namespace QtCapnWeb {

RpcStub startBatch(const QUrl &url, const RpcBatchOptions &options)
{
    RpcSessionOptions sessionOptions = options;
    sessionOptions.side = Side::A;
    sessionOptions.closeWhenIdle = false; // It ends by itself, and what nobody waits for is to be sent, too.
    Transport *transport = nullptr;
    if (const QString problem = FailedTransport::problemOf(url); !problem.isEmpty()) {
        transport = new FailedTransport(url, problem);
    } else {
        QNetworkRequest request(url);
        for (const auto &[name, value] : options.headers)
            request.setRawHeader(name, value);
        if (options.tls)
            request.setSslConfiguration(*options.tls);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, options.redirects);
        auto *batch = new HttpBatchTransport(request, options.manager);
        batch->setTimeout(options.timeout);
        batch->setMaximumResponseSize(options.maximumResponseSize);
        transport = batch;
    }
    auto *session = new RpcSession(transport, {}, sessionOptions, ownerOnThread());
    QObject::connect(session, &RpcSession::closed, session, &QObject::deleteLater);
    if (QCoreApplication *application = QCoreApplication::instance())
        QObject::connect(application, &QCoreApplication::aboutToQuit, session, [session] { delete session; });
    return session->remoteMain();
}

QFuture<QByteArray> answerBatch(const QByteArray &body, const RpcStub &main, const RpcSessionOptions &options)
{
    // It owns itself, and what waits for it with it.
    auto *answer = new BatchAnswer(main, options, ownerOnThread());
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    promise->start();
    auto *watcher = new QFutureWatcher<QByteArray>(answer);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, answer, &QObject::deleteLater);
    watcher->setFuture(promise->future());
    if (QCoreApplication *application = QCoreApplication::instance())
        QObject::connect(application, &QCoreApplication::aboutToQuit, answer, [answer] { delete answer; });
    const auto give = [answer, promise](QByteArray &&text) {
        answer->deleteLater();
        // Whoever waits may do anything, such as ending the application.
        promise->addResult(std::move(text));
        promise->finish();
    };
    // Not before whoever calls has the future.
    QMetaObject::invokeMethod(
        answer, [answer, body, give] { answer->start(body, give); }, Qt::QueuedConnection);
    return promise->future();
}

} // namespace QtCapnWeb
