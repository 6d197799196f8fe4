// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "memorytransport.h"
#include "rpcqcoro.h"
#include "rpcsession.h"
#include "rpctarget.h"

#include <QtCore/QPointer>
#include <QtTest/QTest>

#include <memory>
#include <optional>

/// \file
/// What the tests of this room share: two sessions over memory, and a way to wait for a promise.

/// Waits until \a promise is settled and gives its value. \throw RpcError
inline QtCapnWeb::Value wait(const QtCapnWeb::RpcPromise &promise)
{
    std::optional<QtCapnWeb::Outcome> result;
    promise.pull([&result](const QtCapnWeb::Outcome &outcome) { result = outcome; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 30'000))
        qFatal("The promise was not settled.");
    if (const auto *error = std::get_if<QtCapnWeb::RpcError>(&*result))
        throw QtCapnWeb::RpcError(*error);
    return std::get<QtCapnWeb::Value>(*result);
}

template<typename T>
T waitFor(const QtCapnWeb::RpcPromise &promise)
{
    return QtCapnWeb::fromValue<T>(wait(promise));
}

/// "TypeError: message" of the rejection, or an empty text if there was none.
inline QString errorOf(const QtCapnWeb::RpcPromise &promise)
{
    try {
        wait(promise);
    } catch (const QtCapnWeb::RpcError &error) {
        return error.toString();
    }
    return {};
}

/// \brief Two sessions that are connected in memory.
struct SessionPair {
    explicit SessionPair(const QtCapnWeb::RpcStub &serverMain, const QtCapnWeb::RpcStub &clientMain = {})
    {
        const auto [a, b] = QtCapnWeb::MemoryTransport::createPair();
        client = new QtCapnWeb::RpcSession(a, clientMain);
        server = new QtCapnWeb::RpcSession(b, serverMain);
    }
    ~SessionPair()
    {
        delete client;
        delete server;
        // What was posted to end with them ends here, so that a leak is a leak of this test.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    SessionPair(const SessionPair &) = delete;
    SessionPair &operator=(const SessionPair &) = delete;

    QtCapnWeb::RpcStub api() const { return client->remoteMain(); }
    /// Both tables hold their main only.
    bool isAtRest() const
    {
        return client->stats() == QtCapnWeb::SessionStats{1, 1} && server->stats() == QtCapnWeb::SessionStats{1, 1};
    }

    QPointer<QtCapnWeb::RpcSession> client;
    QPointer<QtCapnWeb::RpcSession> server;
};

#define VERIFY_AT_REST(pair) QTRY_VERIFY_WITH_TIMEOUT((pair).isAtRest(), 5000)
