// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

/// \file
/// Three calls, of which two need the result of the first: in one HTTP request, and in three. The server keeps each request
/// waiting as long as a distant one would, so that the difference shows.

#include "roles.h"

#include <QtCapnWeb/rpcbatch.h>
#include <QtCapnWeb/rpcserver.h>
#include <QtCapnWeb/rpctarget.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QPromise>
#include <QtCore/QTimer>

#include <memory>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class Api : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QVariantMap authenticate(const QString &token)
    {
        if (token != u"cookie-123")
            throw RpcError(u"Nobody knows this token."_s);
        return {{u"id"_s, 1}, {u"name"_s, u"Ada"_s}};
    }
    Q_INVOKABLE QVariantMap getUserProfile(int id) { return {{u"id"_s, id}, {u"bio"_s, u"Mathematician"_s}}; }
    Q_INVOKABLE QStringList getNotifications(int) { return {u"Welcome!"_s, u"You have 2 new followers."_s}; }
};

/// Stands for the distance of a server.
QFuture<RpcAdmission> acceptLater(std::chrono::milliseconds latency)
{
    const auto promise = std::make_shared<QPromise<RpcAdmission>>();
    promise->start();
    QTimer::singleShot(latency, [promise] {
        promise->addResult(RpcAdmission::accept());
        promise->finish();
    });
    return promise->future();
}

void report(const Value &user, const Value &profile, const QStringList &notifications)
{
    print(u"  %1, %2: %3"_s.arg(user.value(u"name").toString(), profile.value(u"bio").toString(), notifications.join(u' ')));
}

/// All calls of one turn leave in one request. `user["id"]` stands for what the server will find there.
RpcResult<void> inOneRequest(QUrl url)
{
    RpcStub api = startBatch(url);
    RpcPromise user = api.call("authenticate", u"cookie-123"_s);
    RpcPromise profile = api.call("getUserProfile", user["id"]);
    RpcResult<QStringList> notifications = api.call<QStringList>("getNotifications", user["id"]);
    auto [u, p, n] = co_await all(user, profile, notifications);
    report(u, p, n);
}

/// What one does without pipelining: each call waits for the one before it.
RpcResult<void> oneByOne(QUrl url)
{
    const Value user = co_await startBatch(url).call("authenticate", u"cookie-123"_s);
    const Value profile = co_await startBatch(url).call("getUserProfile", user.value(u"id"));
    const QStringList notifications = co_await startBatch(url).call<QStringList>("getNotifications", user.value(u"id"));
    report(user, profile, notifications);
}

RpcResult<void> compare(QUrl url)
{
    url.setScheme(url.scheme() == u"wss" ? u"https"_s : u"http"_s);
    QElapsedTimer timer;
    timer.start();
    co_await inOneRequest(url);
    print(u"one request, pipelined: %1 ms"_s.arg(timer.restart()));
    co_await oneByOne(url);
    print(u"three requests: %1 ms"_s.arg(timer.elapsed()));
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Roles roles(u"Authenticates and reads profile and notifications, with and without pipelining."_s);
    roles.parser.addOption({u"latency"_s, u"How long the server keeps each request waiting."_s, u"ms"_s, u"100"_s});
    roles.process(application);

    RpcServerOptions options;
    options.authorize = [latency = roles.parser.value(u"latency"_s).toInt()](const RpcRequest &) -> RpcVerdict {
        print(u"server: a request"_s);
        return acceptLater(std::chrono::milliseconds(latency));
    };
    const auto makeApi = [&roles] {
        auto *api = new Api; // deleted at the end of its batch
        QObject::connect(api, &QObject::destroyed, [&roles] { roles.sessionEnded(); });
        return api;
    };
    RpcServer server(makeApi, options);
    if (roles.isServer() && !roles.listen(server))
        return 1;
    if (roles.isClient())
        roles.endWith(compare(roles.url()));
    return application.exec();
}

#include "main.moc"
