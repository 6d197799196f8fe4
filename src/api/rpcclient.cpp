// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcclient.h"

#include "apilogging.h"
#include "teardown.h"
#include "timerinterval.h"
#include "transport.h"
#include "visibletext.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFutureWatcher>
#include <QtCore/QPointer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

std::chrono::milliseconds RpcReconnectOptions::delayBefore(int number, double chance) const
{
    const double most = double(std::max<qint64>(maxDelay.count(), 0));
    const double plain = std::min(double(delay.count()) * std::pow(std::max(backoffFactor, 1.0), std::max(number, 1) - 1), most);
    const double moved = plain * (1 + jitter * (2 * chance - 1));
    return std::chrono::milliseconds(qint64(std::clamp(moved, 0.0, most)));
}

// Whatever runs code of the application may find this gone, or busy with something else, when that returns: isCurrent() tells.
class RpcClient::Private
{
public:
    Private(RpcClient *client, const QUrl &where, const RpcClientOptions &clientOptions)
        : q(client), url(where), sharedOptions(std::make_shared<const RpcClientOptions>(clientOptions)), options(*sharedOptions)
    {
        for (QTimer *timer : {&attemptTimer, &retryTimer})
            timer->setSingleShot(true);
        QObject::connect(&attemptTimer, &QTimer::timeout, q, [this] {
            fail(RpcError(u"TimeoutError"_s, u"Could not connect to %1: timed out after %2 ms."_s.arg(
                                                 url.toString(QUrl::RemoveUserInfo), QString::number(attemptTimer.interval()))));
        });
        QObject::connect(&retryTimer, &QTimer::timeout, q, [this] {
            prepareAttempt();
            authenticate();
        });
    }

    QString name() const { return u"RpcClient(%1)"_s.arg(url.toString(QUrl::RemoveUserInfo)); }

    // What was begun before has no say any more.
    quint64 beginStage() { return ++stage; }

    void prepareAttempt()
    {
        beginStage();
        retryTimer.stop();
        state = State::Connecting;
        pendingMain.emplace();
        main = RpcStub(pendingMain->promise);
    }

    void authenticate()
    {
        if (options.connectTimeout.count() > 0)
            attemptTimer.start(timerInterval(options.connectTimeout));
        qCDebug(lcApi).noquote() << name() << "connecting" << (options.authenticate ? "- authenticate is asked" : "");
        if (!options.authenticate) {
            connectWith({});
            return;
        }
        const quint64 own = stage;
        const QPointer<RpcClient> guard(q);
        QFuture<RpcHeaders> future;
        std::optional<RpcError> failure;
        try {
            const auto kept = sharedOptions; // It may destroy the client that holds it.
            future = kept->authenticate();
        } catch (...) {
            failure = Detail::currentError();
        }
        if (!guard || stage != own) {
            future.cancel();
            return;
        }
        if (failure) {
            fail(*failure);
            return;
        }
        authentication = std::make_unique<QFutureWatcher<RpcHeaders>>();
        QObject::connect(authentication.get(), &QFutureWatcherBase::finished, q, [this] { authenticated(); });
        authentication->setFuture(future);
    }

    void authenticated()
    {
        QFuture<RpcHeaders> future = authentication->future();
        authentication.release()->deleteLater(); // It is what calls.
        RpcHeaders headers;
        try {
            future.waitForFinished(); // It is finished: this throws what it was finished with.
            if (future.resultCount() == 0)
                throw RpcError(u"The authentication was canceled."_s);
            headers = future.result();
        } catch (...) {
            fail(Detail::currentError());
            return;
        }
        connectWith(headers);
    }

    void connectWith(const RpcHeaders &headers)
    {
        RpcSessionOptions sessionOptions = options;
        sessionOptions.headers += headers;
        sessionOptions.closeWhenIdle = false;
        sessionOptions.tapSession += sessions++;
        const RpcStub local = options.localMain.isNull() ? RpcStub() : options.localMain.dup();
        Transport *transport = nullptr;
        if (options.connector) {
            const quint64 own = stage;
            const QPointer<RpcClient> guard(q);
            std::optional<RpcError> failure;
            try {
                const auto kept = sharedOptions;
                transport = kept->connector(sessionOptions.headers);
            } catch (...) {
                failure = Detail::currentError();
            }
            if (!guard || stage != own) {
                delete transport;
                return;
            }
            if (failure || !transport) {
                fail(failure.value_or(RpcError(u"There is no connection."_s)));
                return;
            }
        }
        session = transport ? new RpcSession(transport, local, sessionOptions, q)
                            : RpcSession::connectTo(url, local, sessionOptions, q);
        QObject::connect(session, &RpcSession::opened, q, [this] { opened(); });
        QObject::connect(session, &RpcSession::broken, q, [this](const RpcError &reason) { fail(reason); });
        QObject::connect(session, &RpcSession::closed, q, [this, ended = session.data()] {
            fail(ended->abortReason().value_or(RpcError(u"The connection was closed."_s)));
        });
        // Disposing a handle of the application's must not end the session.
        main = session->remoteMain().dup();
        const Deferred waiting = *std::exchange(pendingMain, std::nullopt);
        waiting.resolve(toValue(main));
    }

    void opened()
    {
        attemptTimer.stop();
        if (!bootstrap) {
            succeed();
            return;
        }
        const quint64 own = stage;
        const QPointer<RpcClient> guard(q);
        RpcPromise done;
        std::optional<RpcError> failure;
        try {
            const std::shared_ptr<Bootstrap> function = bootstrap;
            const Detail::CalleeScope callee(function); // for a coroutine that uses its captures
            done = (*function)(main.dup());
        } catch (...) {
            failure = Detail::currentError();
        }
        if (!guard || stage != own)
            return;
        if (failure) {
            fail(*failure);
        } else if (done.isNull()) {
            succeed();
        } else {
            done.then(
                q,
                [this, own] {
                    if (stage == own)
                        succeed();
                },
                [this, own](const RpcError &error) {
                    if (stage == own)
                        fail(error);
                });
        }
    }

    void succeed()
    {
        beginStage();
        state = State::Connected;
        qCDebug(lcApi).noquote() << name() << "connected";
        upTime.start();
        Q_EMIT q->connected();
    }

    /// The attempt failed, or the connection was lost.
    void fail(const RpcError &why)
    {
        const RpcError error = why; // The session that holds it may go.
        const quint64 own = beginStage();
        const QPointer<RpcClient> guard(q);
        lastError = error;
        if (state == State::Connected && upTime.elapsed() >= lastDelay.count())
            failures = 0;
        const RpcReconnectOptions &again = options.reconnect;
        const bool willTry = again.enabled && (again.maxAttempts <= 0 || failures < again.maxAttempts);
        state = willTry ? State::Waiting : State::Disconnected;
        if (willTry) {
            const auto random = again.random;
            ++failures;
            lastDelay = again.delayBefore(failures, random ? random() : QRandomGenerator::global()->generateDouble());
            retryTimer.start(timerInterval(lastDelay));
        } else {
            failures = 0;
        }
        const int attempt = failures;
        const std::chrono::milliseconds delay = lastDelay;
        if (willTry)
            qCDebug(lcApi).noquote() << name() << "failed:" << visibleText(error.toString(), 1000) << "- attempt" << attempt
                                     << "in" << delay.count() << "ms";
        else
            qCDebug(lcApi).noquote() << name() << "failed:" << visibleText(error.toString(), 1000) << "- no attempt follows";
        main = RpcStub::broken(error);
        letGo(error);
        if (!guard || stage != own)
            return;
        Q_EMIT q->disconnected(error);
        if (guard && stage == own && willTry)
            Q_EMIT q->reconnecting(attempt, delay);
    }

    /// Ends whatever there is of an attempt or a connection. Runs callbacks of the application.
    void letGo(const std::optional<RpcError> &error)
    {
        const QPointer<RpcClient> guard(q);
        attemptTimer.stop();
        if (authentication) {
            QFuture<RpcHeaders> future = authentication->future();
            authentication->disconnect(q);
            authentication.release()->deleteLater();
            future.cancel();
        }
        const std::optional<Deferred> waiting = std::exchange(pendingMain, std::nullopt);
        const QPointer<RpcSession> ending = std::exchange(session, nullptr);
        if (ending)
            ending->disconnect(q);
        if (waiting)
            waiting->reject(error.value_or(RpcError(u"The RPC client was closed."_s)));
        if (ending) {
            if (error)
                ending->abort(*error); // nothing happens if that is why
            else
                ending->close();
        }
        if (ending)
            ending->deleteLater();
    }

    RpcClient *const q;
    const QUrl url;
    const std::shared_ptr<const RpcClientOptions> sharedOptions;
    const RpcClientOptions &options;
    std::shared_ptr<Bootstrap> bootstrap;
    State state = State::Disconnected;
    quint64 stage = 0;
    quint32 sessions = 0; // made so far
    int failures = 0; // attempts since a connection stood
    std::chrono::milliseconds lastDelay{0};
    QTimer attemptTimer;
    QTimer retryTimer;
    QElapsedTimer upTime;
    std::unique_ptr<QFutureWatcher<RpcHeaders>> authentication;
    QPointer<RpcSession> session;
    RpcStub main = RpcStub::broken(RpcError(u"The RPC client is not open."_s));
    std::optional<Deferred> pendingMain; // until there is a session
    std::optional<RpcError> lastError;
};

RpcClient::RpcClient(const QUrl &url, const RpcClientOptions &options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, url, options))
{ }

RpcClient::~RpcClient()
{
    const TearDownScope tearDown;
    d->beginStage();
    const QPointer<RpcSession> session = d->session;
    d->letGo(std::nullopt);
    delete session;
}

void RpcClient::setBootstrapFunction(Bootstrap function)
{
    d->bootstrap = function ? std::make_shared<Bootstrap>(std::move(function)) : nullptr;
}

void RpcClient::open()
{
    if (d->state == State::Connecting || d->state == State::Connected)
        return;
    d->prepareAttempt();
    const auto begin = [this, own = d->stage] {
        if (d->stage == own)
            d->authenticate();
    };
    QMetaObject::invokeMethod(this, begin, Qt::QueuedConnection);
}

void RpcClient::close()
{
    if (d->state == State::Disconnected)
        return;
    d->beginStage();
    d->retryTimer.stop();
    d->state = State::Disconnected;
    d->failures = 0;
    d->main = RpcStub::broken(RpcError(u"The RPC client was closed."_s));
    d->letGo(std::nullopt); // as the last act
}

RpcClient::State RpcClient::state() const { return d->state; }

RpcStub RpcClient::main() const { return d->main.dup(); }

RpcSession *RpcClient::session() const { return d->session; }

std::optional<RpcError> RpcClient::lastError() const { return d->lastError; }

QUrl RpcClient::url() const { return d->url; }

} // namespace QtCapnWeb
