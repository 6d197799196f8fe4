// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcserver.h"
#include "rpctarget.h"
#include "settle.h"
#include "testcertificate.h"
#include "websockettransport.h"

#include <QtCore/QEventLoop>
#include <QtCore/QPointer>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

class Main : public RpcTarget
{
    Q_OBJECT
public:
    explicit Main(std::function<void()> act = {}, QObject *parent = nullptr) : RpcTarget(parent), m_act(std::move(act)) { }

    Q_INVOKABLE int increment() { return ++m_value; }
    Q_INVOKABLE void throwError() { throw RpcError::rangeError(u"secret"_s); }
    /// Does what the test wants, which may destroy everything.
    Q_INVOKABLE int act()
    {
        const auto doIt = m_act;
        doIt();
        return 1;
    }

private:
    std::function<void()> m_act;
    int m_value = 0;
};

class Records : public RecordSink
{
public:
    void record(Record &&record) override { list.append(record); }
    QList<Record> list;
};

} // namespace

class RpcServerTest : public QObject
{
    Q_OBJECT

    using Session = std::unique_ptr<RpcSession>;

private Q_SLOTS:
    void eachSessionGetsAMainOfItsOwn()
    {
        RpcServer server([] { return new Main; });
        QVERIFY(server.listen());
        QCOMPARE(server.url(), QUrl(u"ws://127.0.0.1:%1/"_s.arg(server.port())));
        const Session first(RpcSession::connectTo(server.url()));
        const Session second(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(first->main().call("increment")), u"1"_s);
        QCOMPARE(ask(first->main().call("increment")), u"2"_s);
        QCOMPARE(ask(second->main().call("increment")), u"1"_s);
        QCOMPARE(server.sessionCount(), 2);
        QTRY_COMPARE(first->stats(), (SessionStats{1, 1}));
        QTRY_COMPARE(server.sessions().at(0)->stats(), (SessionStats{1, 1}));
    }

    void aMainCanBeShared()
    {
        QPointer<Main> main = new Main;
        {
            RpcServer server{RpcStub(main)};
            QVERIFY(server.listen());
            {
                const Session first(RpcSession::connectTo(server.url()));
                QCOMPARE(ask(first->main().call("increment")), u"1"_s);
            }
            QTRY_COMPARE(server.sessionCount(), 0);
            const Session second(RpcSession::connectTo(server.url()));
            QCOMPARE(ask(second->main().call("increment")), u"2"_s);
        }
        QTRY_VERIFY(!main);
    }

    void aMainThatWasMadeForASessionGoesWithIt()
    {
        QPointer<Main> main;
        RpcServer server([&] { return (main = new Main).data(); });
        QVERIFY(server.listen());
        Session session(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(session->main().call("increment")), u"1"_s);
        QVERIFY(main);
        session.reset();
        QTRY_VERIFY(!main);
    }

    void aFactoryMayGiveNothing()
    {
        RpcServer server([]() -> RpcTarget * { return nullptr; });
        QVERIFY(server.listen());
        const Session session(RpcSession::connectTo(server.url()));
        QVERIFY(ask(session->main().call("increment")).contains("This connection has no main object."_L1));
    }

    void aFactoryMayThrow()
    {
        RpcServer server([]() -> RpcTarget * { throw RpcError::typeError(u"not today"_s); });
        QVERIFY(server.listen());
        const Session session(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(session->main().call("increment")), u"! TypeError: not today"_s);
    }

    void tellsOfSessions()
    {
        RpcServer server([] { return new Main; });
        QVERIFY(server.listen());
        QSignalSpy opened(&server, &RpcServer::sessionOpened);
        QSignalSpy closed(&server, &RpcServer::sessionClosed);
        Session session(RpcSession::connectTo(server.url()));
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).value<RpcSession *>(), server.sessions().value(0));
        QCOMPARE(closed.count(), 0);
        session.reset();
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.at(0).at(0), opened.at(0).at(0));
        QCOMPARE(server.sessionCount(), 0);
    }

    void closeEndsAllSessions()
    {
        RpcServer server([] { return new Main; });
        QVERIFY(server.listen());
        const Session first(RpcSession::connectTo(server.url()));
        const Session second(RpcSession::connectTo(server.url()));
        QTRY_COMPARE(server.sessionCount(), 2);
        QSignalSpy firstClosed(first.get(), &RpcSession::closed);
        QSignalSpy secondClosed(second.get(), &RpcSession::closed);
        server.close();
        QVERIFY(!server.isListening());
        QCOMPARE(server.port(), 0);
        QCOMPARE(server.url(), QUrl());
        QTRY_COMPARE(firstClosed.count(), 1);
        QTRY_COMPARE(secondClosed.count(), 1);
        QTRY_COMPARE(server.sessionCount(), 0);
        // It may listen again.
        QVERIFY(server.listen());
        const Session third(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(third->main().call("increment")), u"1"_s);
    }

    void aPortThatIsTakenIsTold()
    {
        RpcServer first([] { return new Main; });
        QVERIFY(first.listen());
        RpcServer second([] { return new Main; });
        QVERIFY(!second.listen(QHostAddress::LocalHost, first.port()));
        QVERIFY(!second.errorString().isEmpty());
        QVERIFY(!second.isListening());
    }

    void aMethodMayDestroyTheServer()
    {
        std::unique_ptr<RpcServer> server;
        server = std::make_unique<RpcServer>([&] { return new Main([&] { server.reset(); }); });
        QVERIFY(server->listen());
        const Session session(RpcSession::connectTo(server->url()));
        QSignalSpy closed(session.get(), &RpcSession::closed);
        QVERIFY(ask(session->main().call("act")).startsWith(u"! "));
        QTRY_COMPARE(closed.count(), 1);
        QVERIFY(!server);
    }

    void aMethodMayDestroyItsSession()
    {
        QPointer<RpcSession> there;
        RpcServer server([&] { return new Main([&] { delete there.data(); }); });
        connect(&server, &RpcServer::sessionOpened, this, [&](RpcSession *session) { there = session; });
        QVERIFY(server.listen());
        const Session session(RpcSession::connectTo(server.url()));
        QVERIFY(ask(session->main().call("act")).startsWith(u"! "));
        QCOMPARE(server.sessionCount(), 0);
        const Session next(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(next->main().call("increment")), u"1"_s);
    }

    void aMethodMaySpinAnEventLoop()
    {
        QEventLoop nested;
        RpcServer server([&] { return new Main([&] { nested.exec(); }); });
        QVERIFY(server.listen());
        const Session session(RpcSession::connectTo(server.url()));
        const Session other(RpcSession::connectTo(server.url()));
        // They are answered while act() waits in its loop, which ends with the second answer.
        const RpcPromise blocked = session->main().call("act");
        QList<Value> answers;
        const auto answered = [&](const Value &value) {
            QVERIFY(nested.isRunning());
            answers << value;
            if (answers.size() == 2)
                nested.quit();
        };
        session->main().call("increment").then(this, answered);
        other->main().call("increment").then(this, answered);
        QCOMPARE(ask(blocked), u"1"_s);
        QCOMPARE(answers.size(), 2);
    }

    void aHandlerMayDestroyTheServerAsASessionOpens()
    {
        auto server = std::make_unique<RpcServer>([] { return new Main; });
        QVERIFY(server->listen());
        connect(server.get(), &RpcServer::sessionOpened, this, [&] { server.reset(); });
        const Session first(RpcSession::connectTo(server->url()));
        const Session second(RpcSession::connectTo(server->url()));
        QVERIFY(ask(first->main().call("increment")).startsWith(u"! "));
        QVERIFY(ask(second->main().call("increment")).startsWith(u"! "));
        QVERIFY(!server);
    }

    void aHandlerMayDestroyTheServerAsASessionCloses()
    {
        auto server = std::make_unique<RpcServer>([] { return new Main; });
        QVERIFY(server->listen());
        Session session(RpcSession::connectTo(server->url()));
        QTRY_COMPARE(server->sessionCount(), 1);
        connect(server.get(), &RpcServer::sessionClosed, this, [&] { server.reset(); });
        session.reset();
        QTRY_VERIFY(!server);
    }

    void aFactoryMayDestroyTheServer()
    {
        std::unique_ptr<RpcServer> server;
        server = std::make_unique<RpcServer>([&] {
            server.reset();
            return new Main;
        });
        QVERIFY(server->listen());
        const Session session(RpcSession::connectTo(server->url()));
        QVERIFY(ask(session->main().call("increment")).startsWith(u"! "));
        QVERIFY(!server);
    }

    void aTapSeesEverySession()
    {
        Records records;
        RpcServerOptions options;
        QStringList peers;
        options.tap = [&](quint32 session, const QString &peer) {
            peers << u"%1 %2"_s.arg(session).arg(peer.section(u':', 0, 0));
            return &records;
        };
        {
            RpcServer server([] { return new Main; }, options);
            QVERIFY(server.listen());
            const Session first(RpcSession::connectTo(server.url()));
            QCOMPARE(ask(first->main().call("increment")), u"1"_s);
            const Session second(RpcSession::connectTo(server.url()));
            QCOMPARE(ask(second->main().call("increment")), u"1"_s);
        }
        QCOMPARE(peers, (QStringList{u"0 127.0.0.1"_s, u"1 127.0.0.1"_s}));
        for (const quint32 session : {0u, 1u}) {
            QList<QByteArray> texts;
            for (const Record &record : std::as_const(records.list)) {
                if (record.session == session && record.kind == Record::Kind::Message)
                    texts << (record.from == Side::A ? "A " : "B ") + record.text;
            }
            QVERIFY(texts.size() >= 3);
            QCOMPARE(texts.at(0), "A [\"push\",[\"pipeline\",0,[\"increment\"],[]]]"_ba);
            QCOMPARE(texts.at(1), "A [\"pull\",1]"_ba);
            QCOMPARE(texts.at(2), "B [\"resolve\",1,1]"_ba);
        }
    }

    void errorsPassTheFilter()
    {
        RpcServerOptions options;
        options.onSendError = [](const RpcError &error) { return RpcError(error.type(), u"filtered"_s); };
        RpcServer server([] { return new Main; }, options);
        QVERIFY(server.listen());
        const Session session(RpcSession::connectTo(server.url()));
        QCOMPARE(ask(session->main().call("throwError")), u"! RangeError: filtered"_s);
    }

    void anOriginCanBeRefused()
    {
        RpcServerOptions options;
        options.allowOrigin = [](const QString &origin) { return origin.isEmpty() || origin == "https://good.example"_L1; };
        RpcServer server([] { return new Main; }, options);
        QVERIFY(server.listen());
        const auto from = [&](const QByteArray &origin) {
            RpcSessionOptions client;
            if (!origin.isEmpty())
                client.headers = {{"Origin"_ba, origin}};
            const Session session(RpcSession::connectTo(server.url(), {}, client));
            return ask(session->main().call("increment"));
        };
        QCOMPARE(from({}), u"1"_s);
        QCOMPARE(from("https://good.example"_ba), u"1"_s);
        const QString refused = from("https://evil.example"_ba);
        QVERIFY2(refused.contains("HTTP 403"_L1), qPrintable(refused));
    }

    void servesTls()
    {
        RpcServerOptions options;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(QByteArray(TestCertificate::Certificate)));
        tls.setPrivateKey(QSslKey(QByteArray(TestCertificate::Key), QSsl::Ec));
        options.tls = tls;
        RpcServer server([] { return new Main; }, options);
        QVERIFY(server.listen());
        QCOMPARE(server.url().scheme(), u"wss"_s);
        QNetworkRequest request(server.url());
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificate(tls.localCertificate());
        request.setSslConfiguration(trusting);
        RpcSession session(new WebSocketTransport(request));
        QCOMPARE(ask(session.main().call("increment")), u"1"_s);
    }
};

QTEST_GUILESS_MAIN(RpcServerTest)
#include "tst_rpcserver.moc"
