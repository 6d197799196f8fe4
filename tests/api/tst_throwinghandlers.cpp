// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcserver.h"
#include "testapi.h"

#include <stdexcept>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

class Thrower : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE int fail() { throw std::runtime_error("a secret"); }

protected:
    void disposed() override { throw std::runtime_error("thrown by disposed()"); }
};

} // namespace

/// What code of the application throws must not reach Qt's event loop, which would end the program.
class TestThrowingHandlers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onBroken()
    {
        SessionPair pair((RpcStub()));
        const RpcStub api = pair.api();
        int calls = 0;
        api.onBroken(this, [&calls](const RpcError &) {
            ++calls;
            throw std::runtime_error("of the first");
        });
        api.onBroken(this, [&calls](const RpcError &) { ++calls; });
        QTest::ignoreMessage(QtCriticalMsg, "A callback of RpcStub::onBroken() threw: Error: of the first");
        pair.server->abort(RpcError(u"enough"_s));
        QTRY_COMPARE(calls, 2);
        QTRY_VERIFY(pair.client->isAborted());
    }

    void disposed()
    {
        RpcStub stub(new Thrower);
        QTest::ignoreMessage(QtCriticalMsg, "RpcTarget::disposed() threw: Error: thrown by disposed()");
        stub = {};
        // Its box is gone and the object is, too, or will be.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void onSendError()
    {
        RpcSessionOptions options;
        options.onSendError = [](const RpcError &) -> std::optional<RpcError> { throw std::runtime_error("of the handler"); };
        const auto [a, b] = MemoryTransport::createPair();
        RpcSession client(a);
        RpcSession server(b, new Thrower, options);
        QTest::ignoreMessage(QtCriticalMsg, "RpcSessionOptions::onSendError threw: Error: of the handler");
        QCOMPARE(errorOf(client.main().call("fail")), u"Error: The error could not be sent."_s);
        QVERIFY(!server.isAborted());
        QTest::ignoreMessage(QtCriticalMsg, "RpcTarget::disposed() threw: Error: thrown by disposed()");
        server.close();
    }

    void factoryOfAServer()
    {
        RpcServer server([]() -> RpcTarget * { throw std::runtime_error("of the factory"); });
        QVERIFY(server.listen());
        const std::unique_ptr<RpcSession> client(RpcSession::connectTo(server.url()));
        QCOMPARE(errorOf(client->main().call("any")), u"Error: of the factory"_s);
    }
};

QTEST_GUILESS_MAIN(TestThrowingHandlers)
#include "tst_throwinghandlers.moc"
