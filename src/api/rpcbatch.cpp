// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcbatch.h"

#include "batchanswer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFutureWatcher>
#include <QtCore/QPromise>

#include <memory>

namespace QtCapnWeb {

QFuture<QByteArray> answerBatch(const QByteArray &body, const RpcStub &main, const RpcSessionOptions &options)
{
    // It owns itself, and what waits for it with it.
    auto *answer = new BatchAnswer(body, main, options);
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    promise->start();
    auto *watcher = new QFutureWatcher<QByteArray>(answer);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, answer, &QObject::deleteLater);
    watcher->setFuture(promise->future());
    QObject::connect(answer, &BatchAnswer::closed, answer, &QObject::deleteLater);
    QObject::connect(answer, &BatchAnswer::answered, answer, [promise](const QByteArray &text) {
        // Whoever waits may do anything, such as ending the application.
        const std::shared_ptr<QPromise<QByteArray>> kept = promise;
        kept->addResult(text);
        kept->finish();
    });
    if (QCoreApplication *application = QCoreApplication::instance())
        QObject::connect(application, &QCoreApplication::aboutToQuit, answer, [answer] { delete answer; });
    return promise->future();
}

} // namespace QtCapnWeb
