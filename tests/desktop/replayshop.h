// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"
#include "rpcserver.h"
#include "rpcsession.h"
#include "rpctarget.h"
#include "tap.h"

#include <QtTest/QTest>

#include <memory>
#include <vector>

/// \file
/// A server whose answers change, and a recording of a client of it.

/// \brief What is offered.
class Shop : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
public:
    explicit Shop(QString greeting) : m_greeting(std::move(greeting)) { }

    Q_INVOKABLE QString hello(const QString &name) { return m_greeting + QStringLiteral(", ") + name; }
    Q_INVOKABLE int add(int a, int b)
    {
        sums.append(a + b);
        return a + b;
    }
    static inline QList<int> sums; ///< of all shops

private:
    QString m_greeting;
};

struct RecordingSink final : QtCapnWeb::RecordSink {
    std::vector<QtCapnWeb::Record> records;
    void record(QtCapnWeb::Record &&record) override { records.push_back(std::move(record)); }
};

/// A server of shops that greet with \a greeting.
inline std::unique_ptr<QtCapnWeb::RpcServer> openShop(const QString &greeting)
{
    auto server = std::make_unique<QtCapnWeb::RpcServer>([greeting] { return new Shop(greeting); });
    return server->listen() ? std::move(server) : nullptr;
}

/// Says hello to three, and adds twice, one call after the other; what passed is appended to \a document.
inline void recordShopping(const QtCapnWeb::RpcServer &server, Inspector::CaptureDocument &document)
{
    RecordingSink sink;
    QtCapnWeb::RpcSessionOptions options;
    options.tap = &sink;
    options.tapClockStart = QtCapnWeb::Tap::monotonicNow();
    {
        const std::unique_ptr<QtCapnWeb::RpcSession> session(QtCapnWeb::RpcSession::connectTo(server.url(), {}, options));
        int answers = 0;
        const auto wait = [&answers](const QtCapnWeb::RpcPromise &promise) {
            const int before = answers;
            promise.pull([&answers](const QtCapnWeb::Outcome &) { ++answers; });
            QTRY_COMPARE_WITH_TIMEOUT(answers, before + 1, 30'000);
        };
        QtCapnWeb::RpcStub api = session->remoteMain();
        for (const QString &name : {QStringLiteral("Ada"), QStringLiteral("Grace"), QStringLiteral("Edsger")})
            wait(api.call("hello", name));
        wait(api.call("add", 1, 2));
        wait(api.call("add", 3, 4));
        session->close();
        QTRY_VERIFY_WITH_TIMEOUT(!sink.records.empty() && sink.records.back().kind == QtCapnWeb::Record::Kind::Closed, 30'000);
    }
    document.append(std::move(sink.records));
}
