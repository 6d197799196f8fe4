// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "argumentparser.h"
#include "demoserver.h"
#include "inspectorcontroller.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Inspector;
using State = InspectorController::State;

/// The controller against the demo server, and against servers that misbehave.
class TestInspectorController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void demoIsConnectedAndShowsTraffic();
    void callGivesAResult();
    void resultIsHeldUntilItIsDisposed();
    void importIsDisposedByItsId();
    void pipelinedCallIsUsedBeforeItsResult();
    void propertyIsRead();
    void capabilityIsPassedBack();
    void callbackShowsWhatItReceives();
    void capabilityGivenToACallbackIsHeld();
    void errorComesWithTypeMessageAndProperties();
    void callThatCannotBeSentIsRefused();
    void tablesAreComparedWithTheSession();
    void sessionsAreKeptOneBehindTheOther();
    void manyRecordsComeInFewBatches();

    void failureToConnectIsExplained_data();
    void failureToConnectIsExplained();
    void refusedHandshakeIsExplained_data();
    void refusedHandshakeIsExplained();
    void headersAreSent();
    void headersThatWouldBecomeOthersAreRefused();
    void serverThatDiesInACall();
    void peerThatMisbehavesEndsTheSession_data();
    void peerThatMisbehavesEndsTheSession();
    void controllerMayGoInTheMiddle();

private:
    void connectToServer();
    CallEntry settled(const CallRequest &request);
    CallEntry entryOf(CallHandle handle) const;
    QString logText() const;
    static std::optional<CapabilityRef> capabilityIn(const Value &value);

    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<InspectorController> m_controller;
};

void TestInspectorController::init()
{
    m_server = std::make_unique<DemoServer>();
    QVERIFY2(m_server->listen(), qPrintable(m_server->errorString()));
    m_controller = std::make_unique<InspectorController>();
}

void TestInspectorController::cleanup()
{
    if (m_controller)
        QCOMPARE(m_controller->tablesMismatches(), 0u);
    m_controller.reset();
    m_server.reset();
}

void TestInspectorController::connectToServer()
{
    m_controller->connectTo(m_server->url());
    QTRY_COMPARE(m_controller->state(), State::Connected);
}

CallEntry TestInspectorController::entryOf(CallHandle handle) const
{
    const CallEntry *entry = m_controller->calls()->find(handle);
    return entry ? *entry : CallEntry();
}

CallEntry TestInspectorController::settled(const CallRequest &request)
{
    const CallHandle handle = m_controller->call(request);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(entryOf(handle).isSettled(), 10'000); }();
    return entryOf(handle);
}

QString TestInspectorController::logText() const
{
    QString text;
    for (const LogLine &line : m_controller->log())
        text += line.text + u'\n';
    return text;
}

std::optional<CapabilityRef> TestInspectorController::capabilityIn(const Value &value)
{
    const CapabilityPtr capability = value.capability();
    const auto *placeholder = dynamic_cast<const ReferencePlaceholder *>(capability.data());
    return placeholder ? std::optional(placeholder->reference()) : std::nullopt;
}

void TestInspectorController::demoIsConnectedAndShowsTraffic()
{
    QSignalSpy states(m_controller.get(), &InspectorController::stateChanged);
    m_controller->connectToDemo();
    QCOMPARE(m_controller->state(), State::Connecting);
    QVERIFY(m_controller->isDemo());
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QCOMPARE(m_controller->url().scheme(), u"ws"_s);
    QTRY_VERIFY(m_controller->capture().count() > 20);
    QCOMPARE(m_controller->currentSession(), 0);
    QCOMPARE(settled({CapabilityRef::main(), u"square"_s, u"7"_s}).result.toNumber(), 49.0);
    QTRY_VERIFY(m_controller->tablesChecks() > 0);
    m_controller->disconnectFromServer();
    QCOMPARE(m_controller->state(), State::Disconnected);
    m_controller->reconnect();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QVERIFY(m_controller->isDemo());
}

void TestInspectorController::callGivesAResult()
{
    connectToServer();
    const CallEntry entry = settled({CapabilityRef::main(), u"echo"_s, u"{\"a\":[1,{\"$bigint\":\"5\"}]}"_s});
    QCOMPARE(entry.state, CallEntry::State::Resolved);
    QCOMPARE(toArgumentText(entry.result), u"{\"a\":[1,{\"$bigint\":\"5\"}]}"_s);
    QVERIFY(!entry.held);
    QVERIFY(entry.latency > 0);
    QCOMPARE(entry.title(), u"main.echo"_s);
    QCOMPARE(entry.importId, std::optional(EntryId(1)));
    // What was called is in the capture: push, pull, resolve, release behind the opening.
    QTRY_COMPARE(m_controller->capture().count(), 5);
    QCOMPARE(m_controller->capture().target(1), u"main.echo"_s);
    QCOMPARE(settled({CapabilityRef::main(), u"echo"_s, u"{\"$undefined\":true}"_s}).result.type(), Value::Type::Undefined);
}

void TestInspectorController::resultIsHeldUntilItIsDisposed()
{
    connectToServer();
    const CallEntry made = settled({CapabilityRef::main(), u"makeCounter"_s, u"3"_s});
    QCOMPARE(made.state, CallEntry::State::Resolved);
    QVERIFY(made.held);
    const auto counter = capabilityIn(made.result);
    QVERIFY(counter);
    QVERIFY(counter->id.value < 0);
    QTRY_VERIFY(!m_controller->problem(*counter));
    QCOMPARE(settled({*counter, u"increment"_s, u"2"_s}).result.toNumber(), 5.0);
    // The promise of the call keeps its name while its result is held, though its import is gone.
    QCOMPARE(settled({CapabilityRef::import(made.importId->value), u"increment"_s, u"1"_s}).result.toNumber(), 6.0);

    m_controller->dispose(made.handle);
    QTRY_VERIFY(!entryOf(made.handle).held);
    QTRY_VERIFY(m_controller->problem(*counter));
    QCOMPARE(entryOf(made.handle).state, CallEntry::State::Resolved);
    const CallEntry late = settled({*counter, u"increment"_s, u""_s});
    QCOMPARE(late.state, CallEntry::State::Refused);
    QVERIFY(late.error->message().contains(u"released"_s));
    QTRY_COMPARE(m_controller->capture().tables().sizes(0, Side::A), (Trace::TableSizes{1, 1}));
}

void TestInspectorController::importIsDisposedByItsId()
{
    connectToServer();
    const CallEntry made = settled({CapabilityRef::main(), u"makeCounter"_s, u""_s});
    const auto counter = capabilityIn(made.result);
    QVERIFY(counter);
    QTRY_VERIFY(!m_controller->problem(*counter));
    m_controller->disposeImport(counter->id);
    QTRY_VERIFY(m_controller->problem(*counter));
    QTRY_VERIFY(!entryOf(made.handle).held);
    m_controller->disposeImport(EntryId(0));
    QVERIFY(logText().contains(u"disconnecting"_s));
    QCOMPARE(settled({CapabilityRef::main(), u"square"_s, u"2"_s}).result.toNumber(), 4.0);
}

void TestInspectorController::pipelinedCallIsUsedBeforeItsResult()
{
    connectToServer();
    const CallHandle login =
        m_controller->call({CapabilityRef::main(), u"authenticate"_s, u"\"ada\""_s, CallMode::PipelinedCall});
    QTRY_COMPARE(entryOf(login).state, CallEntry::State::Sent);
    const CallEntry sent = entryOf(login);
    QVERIFY(sent.importId);
    QVERIFY(sent.held);
    const CapabilityRef user = CapabilityRef::import(sent.importId->value);
    QTRY_VERIFY(!m_controller->problem(user));
    const CallEntry profile = settled({user, u"profile"_s, u""_s});
    QCOMPARE(profile.state, CallEntry::State::Resolved);
    QVERIFY(profile.result.value(u"name").toString().size() > 0);
    // As an argument it stands for its result, and so does a property of it.
    const CallEntry echoed = settled({CapabilityRef::main(), u"echo"_s, u"\"%1.name\""_s.arg(toText(user))});
    QVERIFY(echoed.result.toString().size() > 0);
    // It was never pulled.
    QTRY_VERIFY(m_controller->capture().calls().count() >= 3);
    QCOMPARE(m_controller->capture().calls().call(0).pull, Trace::NoRecord);
    m_controller->dispose(login);
    QTRY_VERIFY(!entryOf(login).held);
    QTRY_COMPARE(m_controller->capture().tables().sizes(0, Side::A), (Trace::TableSizes{1, 1}));
}

void TestInspectorController::propertyIsRead()
{
    connectToServer();
    const CallEntry version = settled({CapabilityRef::main(), u"version"_s, u"not read"_s, CallMode::GetProperty});
    QCOMPARE(version.state, CallEntry::State::Resolved);
    QVERIFY(!version.result.toString().isEmpty());
    const CallEntry none = settled({CapabilityRef::main(), u"nothing"_s, {}, CallMode::GetProperty});
    QCOMPARE(none.state, CallEntry::State::Resolved);
    QVERIFY(none.result.isUndefined());
}

void TestInspectorController::capabilityIsPassedBack()
{
    connectToServer();
    const CallEntry made = settled({CapabilityRef::main(), u"makeCounter"_s, u"10"_s});
    const QString counter = toText(*capabilityIn(made.result));
    QTRY_VERIFY(!m_controller->problem(*capabilityIn(made.result)));
    QCOMPARE(settled({CapabilityRef::main(), u"incrementCounter"_s, u"\"%1\", 5"_s.arg(counter)}).result.toNumber(), 15.0);
    m_controller->dispose(made.handle);
    QTRY_COMPARE(m_controller->capture().tables().sizes(0, Side::A), (Trace::TableSizes{1, 1}));
}

void TestInspectorController::callbackShowsWhatItReceives()
{
    connectToServer();
    const CallEntry ticker = settled({CapabilityRef::main(), u"subscribeTicker"_s, u"20, {\"$callback\":\"tick\"}"_s});
    QCOMPARE(ticker.state, CallEntry::State::Resolved);
    QVERIFY(ticker.held);
    const auto received = [this] {
        QStringList texts;
        for (int row = 0; row < m_controller->calls()->rowCount(); ++row) {
            const CallEntry &entry = m_controller->calls()->at(row);
            if (entry.state == CallEntry::State::Received)
                texts.append(entry.request.method + toArgumentText(entry.result));
        }
        return texts;
    };
    QTRY_VERIFY(received().size() >= 3);
    QCOMPARE(received().mid(0, 3), QStringList({u"tick[1]"_s, u"tick[2]"_s, u"tick[3]"_s}));
    // Our function stands in the table of exports, can be passed again, and leaves when the subscription does.
    QTRY_VERIFY(!m_controller->problem(CapabilityRef::exported(-1)));
    m_controller->dispose(ticker.handle);
    QTRY_COMPARE(m_controller->capture().tables().sizes(0, Side::A), (Trace::TableSizes{1, 1}));
    QVERIFY(m_controller->problem(CapabilityRef::exported(-1)));
}

void TestInspectorController::capabilityGivenToACallbackIsHeld()
{
    // The demo's echo gives our function back as our own: what is local is shown, and not called.
    connectToServer();
    const CallEntry echoed = settled({CapabilityRef::main(), u"echo"_s, u"{\"$callback\":\"mine\"}"_s});
    QCOMPARE(echoed.state, CallEntry::State::Resolved);
    QVERIFY(echoed.result.isCapability());
    QVERIFY(!capabilityIn(echoed.result));
    m_controller->dispose(echoed.handle);

    // A server that calls with a capability of its own: a conversation by hand.
    QWebSocketServer raw(u"raw"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(raw.listen(QHostAddress::LocalHost));
    QWebSocket *peer = nullptr;
    QStringList got;
    connect(&raw, &QWebSocketServer::newConnection, this, [&] {
        peer = raw.nextPendingConnection();
        peer->setParent(&raw);
        connect(peer, &QWebSocket::textMessageReceived, &raw, [&](const QString &text) { got.append(text); });
    });
    m_controller->connectTo(raw.serverUrl());
    QTRY_COMPARE(m_controller->state(), State::Connected);
    m_controller->call({CapabilityRef::main(), u"register"_s, u"{\"$callback\":\"on\"}"_s});
    QTRY_VERIFY(got.size() >= 1);
    peer->sendTextMessage(u"[\"push\",[\"pipeline\",-1,[],[[\"export\",-9]]]]"_s);
    const auto last = [this] { return m_controller->calls()->at(m_controller->calls()->rowCount() - 1); };
    QTRY_COMPARE(last().state, CallEntry::State::Received);
    QVERIFY(last().held);
    QCOMPARE(capabilityIn(last().result.at(0)), std::optional(CapabilityRef::import(-9)));
    QVERIFY(!got.contains(u"[\"release\",-9,1]"_s));
    QVERIFY(!m_controller->problem(CapabilityRef::import(-9)));
    m_controller->dispose(last().handle);
    QTRY_VERIFY(got.contains(u"[\"release\",-9,1]"_s));
    QTRY_VERIFY(!last().held);
}

void TestInspectorController::errorComesWithTypeMessageAndProperties()
{
    connectToServer();
    const CallEntry range = settled({CapabilityRef::main(), u"fail"_s, u"\"RangeError\""_s});
    QCOMPARE(range.state, CallEntry::State::Rejected);
    QCOMPARE(range.error->type(), u"RangeError"_s);
    QVERIFY(!range.error->message().isEmpty());
    const CallEntry cause = settled({CapabilityRef::main(), u"fail"_s, u"\"cause\""_s});
    QVERIFY(cause.error->properties().size() > 0);
    const CallEntry missing = settled({CapabilityRef::main(), u"a.b"_s, u""_s});
    QCOMPARE(missing.state, CallEntry::State::Rejected);
    QCOMPARE(m_controller->state(), State::Connected);
}

void TestInspectorController::callThatCannotBeSentIsRefused()
{
    CallEntry refused = entryOf(m_controller->call({CapabilityRef::main(), u"x"_s, u""_s}));
    QCOMPARE(refused.state, CallEntry::State::Refused);
    QVERIFY(refused.error->message().contains(u"no connection"_s));
    connectToServer();
    refused = entryOf(m_controller->call({CapabilityRef::main(), u"x"_s, u"[1,"_s}));
    QCOMPARE(refused.state, CallEntry::State::Refused);
    QVERIFY(refused.error->message().contains(u"line 1"_s));
    refused = entryOf(m_controller->call({CapabilityRef::main(), u"x."_s, u""_s}));
    QCOMPARE(refused.state, CallEntry::State::Refused);
    refused = entryOf(m_controller->call({CapabilityRef::import(-77), u"x"_s, u""_s}));
    QCOMPARE(refused.state, CallEntry::State::Refused);
    QVERIFY(refused.error->message().contains(u"$import:-77"_s));
    refused = entryOf(m_controller->call({CapabilityRef::main(), u"x"_s, u"\"$export:-5\""_s}));
    QCOMPARE(refused.state, CallEntry::State::Refused);
    // Nothing of it went out.
    QCOMPARE(settled({CapabilityRef::main(), u"square"_s, u"2"_s}).importId, std::optional(EntryId(1)));
}

void TestInspectorController::tablesAreComparedWithTheSession()
{
    connectToServer();
    QVERIFY(m_controller->isTablesCheckEnabled());
    settled({CapabilityRef::main(), u"makeCounter"_s, u"1"_s});
    m_controller->call({CapabilityRef::main(), u"makeCounter"_s, u"2"_s, CallMode::PipelinedCall});
    settled({CapabilityRef::main(), u"subscribeTicker"_s, u"20, {\"$callback\":\"tick\"}"_s});
    const quint64 before = m_controller->tablesChecks();
    QTRY_VERIFY(m_controller->tablesChecks() > before + 2);
    QCOMPARE(m_controller->tablesMismatches(), 0u);
}

void TestInspectorController::sessionsAreKeptOneBehindTheOther()
{
    connectToServer();
    const CallEntry made = settled({CapabilityRef::main(), u"makeCounter"_s, u""_s});
    QCOMPARE(m_controller->currentSession(), 0);
    m_controller->disconnectFromServer();
    QCOMPARE(m_controller->state(), State::Disconnected);
    QTRY_VERIFY(!entryOf(made.handle).held);
    QTRY_VERIFY(!m_controller->capture().session(0).open);
    const qint64 count = m_controller->capture().count();
    m_controller->reconnect();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QTRY_COMPARE(m_controller->currentSession(), 1);
    // What was held in the session before means nothing in this one.
    QVERIFY(m_controller->problem(*capabilityIn(made.result)));
    QVERIFY(!m_controller->problem(CapabilityRef::main()));
    QCOMPARE(settled({CapabilityRef::main(), u"square"_s, u"3"_s}).result.toNumber(), 9.0);
    QTRY_VERIFY(m_controller->capture().count() > count);
    QCOMPARE(m_controller->capture().sessionCount(), 2);
    QCOMPARE(m_controller->capture().row(0).session, 0u);
    QCOMPARE(m_controller->capture().row(m_controller->capture().count() - 1).session, 1u);
    // Connecting anew ends the session that is live. http is read as ws.
    QUrl url = m_server->url();
    url.setScheme(u"http"_s);
    m_controller->connectTo(url);
    QCOMPARE(m_controller->url(), m_server->url());
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QTRY_VERIFY(!m_controller->capture().session(1).open);
    QTRY_COMPARE(m_controller->currentSession(), 2);
}

void TestInspectorController::manyRecordsComeInFewBatches()
{
    connectToServer();
    QSignalSpy batches(m_controller->document(), &CaptureDocument::appended);
    QElapsedTimer clock;
    clock.start();
    QList<CallHandle> handles;
    for (int i = 0; i < 500; ++i)
        handles.append(m_controller->call({CapabilityRef::main(), u"square"_s, QString::number(i)}));
    QTRY_VERIFY_WITH_TIMEOUT(entryOf(handles.last()).isSettled(), 20'000);
    QTRY_COMPARE(m_controller->capture().count(), 2001);
    QCOMPARE(entryOf(handles.last()).result.toNumber(), 499.0 * 499);
    // A batch each 16 ms at most, and one that is cut in chunks of 512 records.
    QVERIFY2(batches.size() <= clock.elapsed() / 16 + 6, qPrintable(QString::number(batches.size())));
    QTRY_COMPARE(m_controller->backlog(), 0);
}

void TestInspectorController::failureToConnectIsExplained_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QString>("words");
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 freePort = server.serverPort();
    server.close();
    QTest::newRow("nothing") << QUrl() << u"no URL"_s;
    QTest::newRow("another scheme") << QUrl(u"ftp://localhost/"_s) << u"ws://"_s;
    QTest::newRow("no host") << QUrl(u"ws:///x"_s) << u"host"_s;
    QTest::newRow("no URL") << QUrl(u"ws://a b/"_s) << u"URL"_s;
    QTest::newRow("refused port") << QUrl(u"ws://127.0.0.1:%1/"_s.arg(freePort)) << u"refused"_s;
    QTest::newRow("unknown host") << QUrl(u"ws://no-such-host.invalid/"_s) << u"no-such-host.invalid"_s;
}

void TestInspectorController::failureToConnectIsExplained()
{
    QFETCH(QUrl, url);
    QFETCH(QString, words);
    m_controller->connectTo(url);
    QTRY_COMPARE_WITH_TIMEOUT(m_controller->state(), State::Failed, 20'000);
    QVERIFY2(m_controller->lastError().contains(words), qPrintable(m_controller->lastError()));
    QCOMPARE(m_controller->document()->stateDetail(), m_controller->lastError());
    QVERIFY(logText().contains(m_controller->lastError()));
    connectToServer();
    QCOMPARE(m_controller->lastError(), QString());
    QCOMPARE(settled({CapabilityRef::main(), u"square"_s, u"3"_s}).result.toNumber(), 9.0);
}

void TestInspectorController::refusedHandshakeIsExplained_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("words");
    QTest::newRow("401") << u"ws"_s << QByteArray("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n") << u"401"_s;
    QTest::newRow("404") << u"ws"_s << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") << u"404"_s;
    QTest::newRow("no HTTP") << u"ws"_s << QByteArray("220 smtp.example.com\r\n\r\n") << u"HTTP"_s;
    QTest::newRow("no TLS") << u"wss"_s << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << u"TLS"_s;
}

void TestInspectorController::refusedHandshakeIsExplained()
{
    QFETCH(QString, scheme);
    QFETCH(QByteArray, answer);
    QFETCH(QString, words);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
            socket->readAll();
            socket->write(answer);
            socket->disconnectFromHost();
        });
    });
    m_controller->connectTo(QUrl(u"%1://127.0.0.1:%2/"_s.arg(scheme).arg(server.serverPort())));
    QTRY_COMPARE_WITH_TIMEOUT(m_controller->state(), State::Failed, 20'000);
    QVERIFY2(m_controller->lastError().contains(words), qPrintable(m_controller->lastError()));
    // The attempt is in the timeline.
    QTRY_COMPARE(m_controller->capture().count(), 1);
    QCOMPARE(m_controller->capture().row(0).kind, Record::Kind::Failed);
}

void TestInspectorController::headersAreSent()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray request;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, &request] { request += socket->readAll(); });
    });
    m_controller->connectTo(QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort())), {{u"Authorization"_s, u"Bearer x"_s}});
    QTRY_VERIFY(request.contains("\r\n\r\n"));
    QVERIFY(request.contains("Authorization: Bearer x\r\n"));
    m_controller->disconnectFromServer();
    QCOMPARE(m_controller->state(), State::Disconnected);
    QVERIFY(!logText().contains(u"Bearer"_s));
}

void TestInspectorController::headersThatWouldBecomeOthersAreRefused()
{
    m_controller->connectTo(m_server->url(), {{u"X-A"_s, u"1\r\nX-B: 2"_s}});
    QCOMPARE(m_controller->state(), State::Failed);
    QVERIFY(m_controller->lastError().contains(u"X-A"_s));
    m_controller->connectTo(m_server->url(), {{u"X A"_s, u"1"_s}});
    QCOMPARE(m_controller->state(), State::Failed);
}

void TestInspectorController::serverThatDiesInACall()
{
    connectToServer();
    const quint16 port = m_server->port();
    const CallHandle slow = m_controller->call({CapabilityRef::main(), u"slow"_s, u"60000, 1"_s});
    QTRY_COMPARE(entryOf(slow).state, CallEntry::State::Pending);
    QTRY_VERIFY(m_controller->capture().count() >= 3);
    const qint64 before = m_controller->capture().count();
    m_server.reset();
    QTRY_COMPARE(entryOf(slow).state, CallEntry::State::Rejected);
    QTRY_COMPARE(m_controller->state(), State::Failed);
    QVERIFY(!m_controller->lastError().isEmpty());
    QVERIFY(logText().contains(m_controller->lastError()));
    QTRY_VERIFY(m_controller->capture().count() > before);
    QCOMPARE(m_controller->capture().target(1), u"main.slow"_s);
    m_server = std::make_unique<DemoServer>();
    QVERIFY(m_server->listen(port));
    m_controller->reconnect();
    QTRY_COMPARE(m_controller->state(), State::Connected);
    QCOMPARE(settled({CapabilityRef::main(), u"square"_s, u"3"_s}).result.toNumber(), 9.0);
}

using Misbehaviour = std::function<void(QWebSocket *)>;

void TestInspectorController::peerThatMisbehavesEndsTheSession_data()
{
    QTest::addColumn<Misbehaviour>("misbehave");
    QTest::addColumn<QString>("words");
    const auto text = [](const QString &message) {
        return Misbehaviour([message](QWebSocket *peer) { peer->sendTextMessage(message); });
    };
    QTest::newRow("no JSON") << text(u"garbage"_s) << u"what the peer sent"_s;
    QTest::newRow("no message") << text(u"[\"nonsense\",1]"_s) << u"bad RPC message"_s;
    QTest::newRow("an unknown export") << text(u"[\"pull\",17]"_s) << u"no such export ID: 17"_s;
    QTest::newRow("an abort") << text(u"[\"abort\",[\"error\",\"TypeError\",\"peer says no\"]]"_s) << u"peer says no"_s;
    QTest::newRow("a binary frame") << Misbehaviour([](QWebSocket *peer) { peer->sendBinaryMessage("\1\2\3"); })
                                    << u"what the peer sent"_s;
    QTest::newRow("10,000 levels") << text(u"[\"push\","_s + QString(10'000, u'[') + QString(10'000, u']') + u']')
                                   << u"what the peer sent"_s;
    QTest::newRow("50 MB") << Misbehaviour([](QWebSocket *peer) {
        peer->sendTextMessage(u"[\"push\",\""_s + QString(50'000'000, u'x') + u"\"]"_s);
    }) << u"maximum size"_s;
    QTest::newRow("a close") << Misbehaviour([](QWebSocket *peer) {
        peer->close(QWebSocketProtocol::CloseCodeGoingAway, u"bye"_s);
    }) << u"1001 bye"_s;
    QTest::newRow("a cut") << Misbehaviour([](QWebSocket *peer) { peer->abort(); }) << u"lost"_s;
}

void TestInspectorController::peerThatMisbehavesEndsTheSession()
{
    QFETCH(Misbehaviour, misbehave);
    QFETCH(QString, words);
    QWebSocketServer server(u"hostile"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QWebSocketServer::newConnection, this, [&] {
        QWebSocket *peer = server.nextPendingConnection();
        peer->setParent(&server);
        connect(peer, &QWebSocket::textMessageReceived, peer, [peer, misbehave](const QString &message) {
            if (message.startsWith(u"[\"push\""_s))
                misbehave(peer);
        });
    });
    m_controller->connectTo(server.serverUrl());
    QTRY_COMPARE(m_controller->state(), State::Connected);
    const CallHandle handle = m_controller->call({CapabilityRef::main(), u"anything"_s, u""_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_controller->state(), State::Failed, 30'000);
    QVERIFY2(m_controller->lastError().contains(words), qPrintable(m_controller->lastError()));
    QVERIFY(logText().contains(m_controller->lastError()));
    QTRY_COMPARE(entryOf(handle).state, CallEntry::State::Rejected);
    QVERIFY(!entryOf(handle).held);
    // The timeline keeps all: opening, our call, what came, and the end.
    QTRY_VERIFY(!m_controller->capture().session(0).open);
    QVERIFY(m_controller->capture().count() >= 3);
    QCOMPARE(m_controller->capture().row(0).kind, Record::Kind::Opened);
    QCOMPARE(m_controller->capture().target(1), u"main.anything"_s);
    connectToServer();
    QCOMPARE(settled({CapabilityRef::main(), u"square"_s, u"3"_s}).result.toNumber(), 9.0);
}

void TestInspectorController::controllerMayGoInTheMiddle()
{
    connectToServer();
    settled({CapabilityRef::main(), u"makeCounter"_s, u""_s});
    settled({CapabilityRef::main(), u"subscribeTicker"_s, u"20, {\"$callback\":\"tick\"}"_s});
    m_controller->call({CapabilityRef::main(), u"slow"_s, u"60000, 1"_s});
    m_controller->call({CapabilityRef::main(), u"makeCounter"_s, u""_s, CallMode::PipelinedCall});
    m_controller.reset();
    m_controller = std::make_unique<InspectorController>();
    m_controller->connectTo(m_server->url());
    m_controller.reset(); // while it connects
    m_controller = std::make_unique<InspectorController>();
    m_controller->connectToDemo();
    m_controller.reset(); // while the demo starts
}

QTEST_GUILESS_MAIN(TestInspectorController)

#include "tst_inspectorcontroller.moc"
