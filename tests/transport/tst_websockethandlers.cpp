// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// What those may do who are told what a WebSocketTransport received: destroy it, run an event loop, take their time.
#include "transportserver.h"
#include "websockettransport.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkRequest>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

class WebSocketHandlersTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QWebSocketServer> m_server;
    std::unique_ptr<WebSocketTransport> m_client;

    // The far end is a bare QWebSocket.
    void connectToSocket(QWebSocket **socket)
    {
        m_client = std::make_unique<WebSocketTransport>(QNetworkRequest(m_server->serverUrl()));
        QTRY_VERIFY(m_server->hasPendingConnections());
        *socket = m_server->nextPendingConnection();
        (*socket)->setParent(m_server.get());
        QTRY_COMPARE(m_client->state(), Transport::State::Open);
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<QWebSocketServer>(QString(), QWebSocketServer::NonSecureMode);
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void aReceiverMayDestroyTheTransport_data()
    {
        QTest::addColumn<QByteArray>("when");
        for (const char *when : {"opened", "received", "refused", "binary", "closed"})
            QTest::newRow(when) << QByteArray(when);
    }

    void aReceiverMayDestroyTheTransport()
    {
        QFETCH(QByteArray, when);
        connect(m_server.get(), &QWebSocketServer::newConnection, this, [this] {
            QWebSocket *socket = m_server->nextPendingConnection();
            socket->setParent(m_server.get());
            socket->sendTextMessage(u"1"_s);
            socket->sendTextMessage(u"2"_s);
            socket->sendTextMessage(QString(20, u'x'));
            socket->sendBinaryMessage("b"_ba);
            socket->close();
        });
        m_client = std::make_unique<WebSocketTransport>(QNetworkRequest(m_server->serverUrl()));
        m_client->setMaximumMessageSize(10);
        const auto destroy = [this] { m_client.reset(); };
        if (when == "opened")
            connect(m_client.get(), &Transport::opened, this, destroy);
        else if (when == "received")
            connect(m_client.get(), &Transport::received, this, destroy);
        else if (when == "refused")
            connect(m_client.get(), &Transport::refused, this, destroy);
        else if (when == "binary")
            connect(m_client.get(), &Transport::receivedBinary, this, destroy);
        else
            connect(m_client.get(), &Transport::closed, this, destroy);
        QTRY_VERIFY(!m_client);
        QCoreApplication::processEvents();
    }

    void aNestedEventLoopGetsTheFollowingTexts()
    {
        QWebSocket *socket = nullptr;
        connectToSocket(&socket);
        QStringList seen;
        QEventLoop nested;
        connect(m_client.get(), &Transport::received, this, [&](const QByteArray &text) {
            seen << QString::fromUtf8(text.left(5));
            if (text == "first") {
                // Large enough to be read in several pieces, and to leave half a frame when the nested loop ends.
                socket->sendTextMessage(u"after"_s + QString(3'000'000, u'x'));
                socket->sendTextMessage(u"again"_s + QString(3'000'000, u'x'));
                nested.exec();
            } else if (text == "secnd") {
                nested.quit();
            }
        });
        socket->sendTextMessage(u"first"_s);
        socket->sendTextMessage(u"secnd"_s);
        QTRY_COMPARE(seen.size(), 4);
        QCOMPARE(seen, (QStringList{u"first"_s, u"secnd"_s, u"after"_s, u"again"_s}));
        QCOMPARE(m_client->state(), Transport::State::Open);
    }

    void aNestedEventLoopMayDestroyTheTransport()
    {
        QWebSocket *socket = nullptr;
        connectToSocket(&socket);
        int count = 0;
        // The first receiver waits in a nested loop that ends when the second has destroyed the transport.
        connect(m_client.get(), &Transport::received, this, [&] {
            if (++count == 2) {
                m_client.reset();
                return;
            }
            QTRY_VERIFY(!m_client);
        });
        socket->sendTextMessage(u"1"_s);
        socket->sendTextMessage(u"2"_s);
        QTRY_COMPARE(count, 2);
        QVERIFY(!m_client);
    }

    void whatAnswersBringIsReadInTheSameTurn_data()
    {
        QTest::addColumn<QByteArray>("then");
        for (const char *then : {"goes on", "destroys", "nests"})
            QTest::newRow(then) << QByteArray(then);
    }

    // The peer goes on as soon as the first answer has left, which is before the event loop could say so.
    void whatAnswersBringIsReadInTheSameTurn()
    {
#ifdef Q_OS_LINUX // else the event loop is asked
        QFETCH(QByteArray, then);
        bool isOneTurn = false;
        // A turn of more than a millisecond reads no further, which a busy machine may make of one.
        for (int attempt = 0; attempt < 200 && !isOneTurn; ++attempt) {
            QWebSocket *socket = nullptr;
            connectToSocket(&socket);
            QStringList seen;
            bool isTurnOver = false;
            connect(m_client.get(), &Transport::received, this, [&](const QByteArray &text) {
                seen << QString::fromUtf8(text);
                if (text == "first") {
                    QMetaObject::invokeMethod(
                        this, [&isTurnOver] { isTurnOver = true; }, Qt::QueuedConnection);
                    socket->sendTextMessage(u"second"_s);
                    socket->flush();
                    QElapsedTimer work;
                    work.start();
                    while (work.nsecsElapsed() < 60'000) { } // so that the answer does not wait for the end of the turn
                    m_client->send("answer"_ba);
                    return;
                }
                if (text != "second")
                    return;
                isOneTurn = !isTurnOver;
                if (then == "destroys") {
                    m_client.reset();
                } else if (then == "nests") {
                    socket->sendTextMessage(u"third"_s);
                    QTRY_COMPARE(seen.size(), 3);
                }
            });
            socket->sendTextMessage(u"first"_s);
            const qsizetype expected = then == "nests" ? 3 : 2;
            QTRY_COMPARE(seen.size(), expected);
            QCOMPARE(seen.first(2), (QStringList{u"first"_s, u"second"_s}));
            QCOMPARE(m_client == nullptr, then == "destroys");
            QCoreApplication::processEvents();
            m_client.reset();
            delete socket;
        }
        QVERIFY(isOneTurn);
#endif
    }

    // Its peer never pauses: more is always there to be read.
    void aBusyConnectionLeavesOthersTheirTurn()
    {
        constexpr int MessageCount = 64;
        constexpr int MessageSize = 32 * 1024;
        std::unique_ptr<WebSocketTransport> accepted;
        int handled = 0;
        int inOneTurn = 0;
        int mostInOneTurn = 0;
        TransportServer server([&](std::unique_ptr<WebSocketTransport> transport) {
            accepted = std::move(transport);
            connect(accepted.get(), &Transport::received, accepted.get(), [&] {
                QElapsedTimer work;
                work.start();
                while (!work.hasExpired(2)) { }
                accepted->send("done"_ba); // so that the peer has something to go on with
                ++handled;
                mostInOneTurn = std::max(++inOneTurn, mostInOneTurn);
            });
        });
        WebSocketTransport client((QNetworkRequest(server.url())));
        QTRY_VERIFY(accepted && client.state() == Transport::State::Open);
        QTimer turns;
        connect(&turns, &QTimer::timeout, this, [&inOneTurn] { inOneTurn = 0; });
        turns.start(0);
        for (int i = 0; i < MessageCount; ++i)
            client.send(QByteArray(MessageSize, 'x'));
        QTRY_COMPARE_WITH_TIMEOUT(handled, MessageCount, 60'000);
        QVERIFY2(mostInOneTurn <= MessageCount / 8, qPrintable(QString::number(mostInOneTurn)));
    }
};

QTEST_GUILESS_MAIN(WebSocketHandlersTest)
#include "tst_websockethandlers.moc"
