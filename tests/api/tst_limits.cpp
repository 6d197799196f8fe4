// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcserver.h"
#include "testapi.h"
#include "websockettransport.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

class Api : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QString large(int size) { return QString(size, u'x'); }
    Q_INVOKABLE QString hello(const QString &name) { return u"Hello, "_s + name; }
};

QByteArray pushLarge(int size) { return "[\"push\",[\"pipeline\",0,[\"large\"],[" + QByteArray::number(size) + "]]]"; }
QByteArray pull(int id) { return "[\"pull\"," + QByteArray::number(id) + ']'; }

// RFC 6455, 5.2: a text of fewer than 126 bytes, masked with zeros.
QByteArray textFrame(const QByteArray &text)
{
    return "\x81" + QByteArray(1, char(0x80 | text.size())) + QByteArray(4, '\0') + text;
}

} // namespace

/// The limits of RpcLimits as an application meets them: by options, over transports, one session beside others.
class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unsentBytesAreLimited()
    {
        const auto [a, b] = MemoryTransport::createPair();
        std::unique_ptr<MemoryTransport> raw(a);
        QByteArrayList answers;
        connect(raw.get(), &Transport::received, this, [&](const QByteArray &text) { answers.append(text); });
        RpcSessionOptions options;
        const QByteArray answer = "[\"resolve\",1,\"" + QByteArray(400, 'x') + "\"]";
        options.limits.maxUnsentBytes = 2 * answer.size();
        RpcSession server(b, new Api, options);
        QSignalSpy broken(&server, &RpcSession::broken);

        // Two answers may wait for the peer, again and again.
        for (int id = 1; id < 9; id += 2) {
            raw->send(pushLarge(400));
            raw->send(pushLarge(400));
            raw->send(pull(id));
            raw->send(pull(id + 1));
            QTRY_COMPARE(answers.size(), id + 1);
        }
        QVERIFY(!server.isAborted());
        for (int id = 9; id < 12; ++id) {
            raw->send(pushLarge(400));
            raw->send(pull(id));
        }
        QTRY_COMPARE(broken.size(), 1);
        const QString reason = u"Too many unsent bytes: the limit is %1 (maxUnsentBytes)."_s.arg(2 * answer.size());
        QCOMPARE(broken.first().first().value<RpcError>().toString(), u"RangeError: "_s + reason);
        QTRY_COMPARE(answers.last(), QByteArray("[\"abort\",[\"error\",\"RangeError\",\"" + reason.toUtf8() + "\"]]"));
    }

    void aPeerThatNeverReadsIsGivenUpAndOthersGoOn()
    {
        RpcServerOptions options;
        options.limits.maxUnsentBytes = 4 * 1024 * 1024;
        RpcServer server([] { return new Api; }, options);
        QVERIFY(server.listen());

        std::unique_ptr<RpcSession> other(RpcSession::connectTo(server.url()));
        QCOMPARE(waitFor<QString>(other->remoteMain().call("hello", "you")), u"Hello, you"_s);
        const QPointer<RpcSession> otherSession = server.sessions().first();

        QTcpSocket peer;
        peer.setReadBufferSize(1024);
        peer.connectToHost(QHostAddress::LocalHost, server.port());
        peer.write("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        QTRY_VERIFY(peer.bytesAvailable() > 0);
        QTRY_COMPARE(server.sessionCount(), 2);
        const QPointer<RpcSession> session = server.sessions().last();
        // More than the operating system takes of it.
        for (int id = 1; id <= 64; ++id)
            peer.write(textFrame(pushLarge(1024 * 1024)) + textFrame(pull(id)));
        QTRY_VERIFY_WITH_TIMEOUT(session->isAborted(), 30000);
        QCOMPARE(session->abortReason()->toString(),
                 u"RangeError: Too many unsent bytes: the limit is 4194304 (maxUnsentBytes)."_s);

        QVERIFY(!otherSession->isAborted());
        QCOMPARE(waitFor<QString>(other->remoteMain().call("hello", "me")), u"Hello, me"_s);
    }

    void aServersLimitsAreThoseOfEachOfItsSessions()
    {
        RpcServerOptions options;
        options.limits.maxExports = 3;
        RpcServer server([] { return new Api; }, options);
        QVERIFY(server.listen());
        std::unique_ptr<RpcSession> other(RpcSession::connectTo(server.url()));
        const RpcPromise held = other->remoteMain().call("hello", "you");
        QTRY_COMPARE(server.sessionCount(), 1);

        WebSocketTransport raw((QNetworkRequest(server.url())));
        QByteArrayList answers;
        connect(&raw, &Transport::received, this, [&](const QByteArray &text) { answers.append(text); });
        QSignalSpy closed(&raw, &Transport::closed);
        for (int i = 0; i < 3; ++i)
            raw.send(pushLarge(1));
        QTRY_COMPARE(closed.size(), 1);
        const QByteArray abort = R"(["abort",["error","RangeError","Too many live exports: the limit is 3 (maxExports)."]])";
        QCOMPARE(answers, QByteArrayList{abort});
        QCOMPARE(closed.first().at(0).toInt(), 3000);
        QCOMPARE(closed.first().at(1).toString(), u"Too many live exports: the limit is 3 (maxExports)."_s);
        QCOMPARE(waitFor<QString>(held), u"Hello, you"_s);
        QVERIFY(other->isOpen());
    }

    void aCallThatIsTooLargeToBeSentIsRejectedAlone()
    {
        const auto [a, b] = MemoryTransport::createPair();
        RpcSessionOptions options;
        options.limits.maxSentMessageSize = 1000;
        RpcSession client(a, {}, options);
        RpcSession server(b, new Api, options);
        const RpcStub api = client.remoteMain();
        const QString error = u"TypeError: Outgoing message exceeds maximum size of 1000 UTF-16 code units."_s;
        QCOMPARE(errorOf(api.call("hello", QString(1000, u'x'))), error);
        QCOMPARE(errorOf(api.call("large", 1000)), error);
        QCOMPARE(waitFor<QString>(api.call("large", 900)).size(), 900);
        QTRY_COMPARE(client.stats(), (SessionStats{1, 1}));
        QTRY_COMPARE(server.stats(), (SessionStats{1, 1}));
    }

    void anAbortInTheWordsOfADisposedMainIsStillAnAbort()
    {
        const auto [a, b] = MemoryTransport::createPair();
        std::unique_ptr<MemoryTransport> raw(a);
        RpcSession server(b, new Api);
        QSignalSpy broken(&server, &RpcSession::broken);
        raw->send(R"(["abort",["error","Error","RPC session was shut down by disposing the main stub"]])");
        QTRY_COMPARE(broken.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
