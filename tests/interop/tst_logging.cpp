// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rawclient.h"
#include "rpcbatch.h"
#include "rpcclient.h"
#include "rpcserver.h"
#include "rpctarget.h"
#include "settle.h"

#include <QtCore/QLoggingCategory>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace std::chrono_literals;

namespace {

class Main : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QString echo(const QString &text) { return text; }
    Q_INVOKABLE RpcPromise never()
    {
        m_waiting.append(Deferred());
        return RpcPromise(m_waiting.last().promise);
    }

private:
    QList<Deferred> m_waiting;
};

QStringList lines; // "category: text" of what this library logged
QtMessageHandler previous = nullptr;

void collect(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QString category = QString::fromLatin1(context.category);
    if (category.startsWith("qtcapnweb."_L1) && type == QtDebugMsg)
        lines << category.section(u'.', 1) + u": "_s + text;
    else if (previous)
        previous(type, context, text);
}

// Whether a line of the category has all of these words, in order.
bool isLogged(const QString &category, const QStringList &words)
{
    for (const QString &line : std::as_const(lines)) {
        if (!line.startsWith(category + u':'))
            continue;
        qsizetype from = 0;
        bool fits = true;
        for (const QString &word : words) {
            const qsizetype at = line.indexOf(word, from);
            fits = fits && at >= 0;
            from = at + word.size();
        }
        if (fits)
            return true;
    }
    return false;
}

#define VERIFY_LOGGED(category, ...) QVERIFY2(isLogged(category, QStringList{__VA_ARGS__}), qPrintable(lines.join(u'\n')))

} // namespace

/// What the logging categories say. They are documented in docs/guide/debugging.md.
class LoggingTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<RpcServer> m_server;

private Q_SLOTS:
    void initTestCase() { previous = qInstallMessageHandler(&collect); }
    void cleanupTestCase() { qInstallMessageHandler(previous); }
    void init()
    {
        lines.clear();
        QLoggingCategory::setFilterRules({});
        m_server = std::make_unique<RpcServer>([] { return new Main; });
        QVERIFY(m_server->listen());
    }
    void cleanup()
    {
        m_server.reset();
        QLoggingCategory::setFilterRules({});
    }

    void nothingIsSaidUnlessItIsAskedFor()
    {
        {
            const std::unique_ptr<RpcSession> session(RpcSession::connectTo(m_server->url()));
            QCOMPARE(ask(session->main().call("echo", "x")), u"\"x\""_s);
        }
        QCOMPARE(ask(startBatch(m_server->httpUrl()).call("echo", "x")), u"\"x\""_s);
        RawClient refused(m_server->httpUrl());
        QCOMPARE(refused.ask(postRequest({}, {}, "/nowhere")).status, 404);
        QTRY_COMPARE(m_server->sessionCount(), 0);
        QCOMPARE(lines, QStringList());
    }

    void aSessionIsFollowedFromItsBeginningToItsEnd()
    {
        QLoggingCategory::setFilterRules(u"qtcapnweb.*.debug=true\nqtcapnweb.transport.messages.debug=false"_s);
        const QString url = m_server->url().toString();
        {
            const std::unique_ptr<RpcSession> session(RpcSession::connectTo(m_server->url()));
            session->setObjectName(u"mine"_s);
            QCOMPARE(ask(session->main().call("echo", "x")), u"\"x\""_s);
            session->close();
            QTRY_VERIFY(m_server->sessions().isEmpty());
            QTRY_VERIFY(isLogged(u"api"_s, {u"\"mine\""_s, u"closed: 1000"_s}));
        }
        VERIFY_LOGGED(u"transport"_s, url, u"connecting"_s);
        VERIFY_LOGGED(u"transport"_s, url, u"connected"_s);
        VERIFY_LOGGED(u"api"_s, u"RpcSession("_s, u"\"mine\""_s, url, u"opened"_s);
        VERIFY_LOGGED(u"session"_s, u"\"mine\""_s, u"ends: Error: The RPC session was closed."_s, u"1 imports, 1 exports"_s);
        // And at the server, which names its peer.
        VERIFY_LOGGED(u"api"_s, u"RpcSession("_s, u"127.0.0.1:"_s, u"opened"_s);
        VERIFY_LOGGED(u"session"_s, u"127.0.0.1:"_s, u"ends: Error: Peer closed WebSocket: 1000"_s);
        QVERIFY2(lines.filter(u"transport.messages"_s).isEmpty(), qPrintable(lines.join(u'\n')));
    }

    void anAbortTellsItsReasonAndALimitItsName()
    {
        QLoggingCategory::setFilterRules(u"qtcapnweb.session.debug=true"_s);
        RpcSessionOptions options;
        options.limits.maxMessageSize = 100;
        options.callTimeout = 30ms;
        const std::unique_ptr<RpcSession> session(RpcSession::connectTo(m_server->url(), {}, options));
        QVERIFY(ask(session->main().call("never")).startsWith(u"! TimeoutError"_s));
        VERIFY_LOGGED(u"session"_s, u"gives up result 1"_s, u"TimeoutError: The call was not answered within 30 ms."_s);
        (void)ask(session->main().call("echo", QString(200, u'x')));
        VERIFY_LOGGED(u"session"_s, u"aborts: TypeError: Incoming message exceeds maximum size of 100"_s);
        QTRY_VERIFY(isLogged(u"session"_s, {u"127.0.0.1:"_s, u"ends: TypeError: Incoming message exceeds"_s}));
        QVERIFY2(lines.filter(u"session: "_s).size() == lines.size(), qPrintable(lines.join(u'\n')));
    }

    void refusalsAreTold()
    {
        QLoggingCategory::setFilterRules(u"qtcapnweb.api.debug=true\nqtcapnweb.transport.debug=true"_s);
        RawClient client(m_server->httpUrl());
        QCOMPARE(client.ask(upgradeRequest({}, "/no%1b[31mwhere")).status, 404);
        VERIFY_LOGGED(u"api"_s, u"127.0.0.1:"_s, u"is refused with 404 GET /no%1b[31mwhere"_s);
        RawClient broken(m_server->httpUrl());
        QCOMPARE(broken.ask("nonsense\r\n\r\n").status, 400);
        VERIFY_LOGGED(u"transport"_s, u"127.0.0.1"_s, u"is refused with 400"_s);
        // What the client reads of it.
        QUrl url = m_server->url();
        url.setPath(u"/nowhere"_s);
        const std::unique_ptr<RpcSession> session(RpcSession::connectTo(url));
        QVERIFY(ask(session->main().call("echo", "x")).contains(u"HTTP 404"_s));
        VERIFY_LOGGED(u"transport"_s, url.toString(), u"closed: 1006"_s, u"HTTP 404"_s);
    }

    void batchesAreTold()
    {
        QLoggingCategory::setFilterRules(u"qtcapnweb.api.debug=true\nqtcapnweb.transport.debug=true"_s);
        QCOMPARE(ask(startBatch(m_server->httpUrl()).call("echo", "x")), u"\"x\""_s);
        const QString url = m_server->httpUrl().toString();
        VERIFY_LOGGED(u"transport"_s, url, u"POST,"_s, u"bytes"_s);
        VERIFY_LOGGED(u"transport"_s, url, u"answered 200"_s);
        VERIFY_LOGGED(u"api"_s, u"127.0.0.1:"_s, u"sent a batch of"_s);
        VERIFY_LOGGED(u"api"_s, u"127.0.0.1:"_s, u"gets the answer to its batch,"_s);
    }

    void attemptsToReconnectAreCounted()
    {
        QLoggingCategory::setFilterRules(u"qtcapnweb.api.debug=true"_s);
        const QUrl url = m_server->url();
        m_server.reset();
        RpcClientOptions options;
        options.reconnect.delay = 1ms;
        options.reconnect.jitter = 0;
        options.reconnect.maxAttempts = 2;
        RpcClient client(url, options);
        client.open();
        QTRY_COMPARE(client.state(), RpcClient::State::Disconnected);
        const QString name = u"RpcClient(%1)"_s.arg(url.toString());
        QTRY_VERIFY(isLogged(u"api"_s, {name, u"no attempt follows"_s}));
        VERIFY_LOGGED(u"api"_s, name, u"connecting"_s);
        VERIFY_LOGGED(u"api"_s, name, u"connection refused"_s, u"attempt 1 in 1 ms"_s);
        VERIFY_LOGGED(u"api"_s, name, u"connection refused"_s, u"attempt 2 in 2 ms"_s);
    }

    void messagesHaveACategoryOfTheirOwn()
    {
        QLoggingCategory::setFilterRules(u"qtcapnweb.transport.messages.debug=true"_s);
        const std::unique_ptr<RpcSession> session(RpcSession::connectTo(m_server->url()));
        // The second is made of control characters as they may stand in JSON, and of one that reverses what follows.
        QCOMPARE(ask(session->main().call("echo", "x")), u"\"x\""_s);
        const QString reversed = u"a\u202eb\u009bc"_s;
        QVERIFY(ask(session->main().call("echo", reversed)).startsWith(u'"'));
        QVERIFY(ask(session->main().call("echo", QString(5000, u'y'))).startsWith(u'"'));
        const QString category = u"transport.messages"_s;
        VERIFY_LOGGED(category, m_server->url().toString(), u"-> [\"push\",[\"pipeline\",0,[\"echo\"],[\"x\"]]]"_s);
        VERIFY_LOGGED(category, m_server->url().toString(), u"<- [\"resolve\",1,\"x\"]"_s);
        VERIFY_LOGGED(category, u"127.0.0.1:"_s, u"<- [\"push\",[\"pipeline\",0,[\"echo\"],[\"x\"]]]"_s);
        VERIFY_LOGGED(category, u"-> [\"push\",[\"pipeline\",0,[\"echo\"],[\"a\\u202Eb\\u009Bc\"]]]"_s);
        VERIFY_LOGGED(category, u"<- [\"resolve\",3,\"yyyy"_s, u"yyy…"_s, u"(5016 bytes)"_s);
        for (const QString &line : std::as_const(lines)) {
            QVERIFY2(line.startsWith(category), qPrintable(line));
            QVERIFY2(line.size() < 1200, qPrintable(line));
            QVERIFY(!line.contains(QChar(0x202e)) && !line.contains(QChar(0x9b)));
        }
        session->main().dispose();
    }
};

QTEST_GUILESS_MAIN(LoggingTest)
#include "tst_logging.moc"
