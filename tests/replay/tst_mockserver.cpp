// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "mockserver.h"
#include "replayworld.h"
#include "testtarget.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Replay;
using namespace ReplayWorld;
using namespace Qt::StringLiterals;

// A server that answers as a recording does, to clients that do something else.
class tst_MockServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mockRefusesWhatWasNotRecorded();
    void mockAnswersOtherArgumentsAsItCan();
};

void tst_MockServer::mockRefusesWhatWasNotRecorded()
{
    CaptureSink recorded;
    {
        RpcServer server([] { return new Shop; });
        QVERIFY(server.listen());
        recordWith(server, recorded, [](const RpcStub &api) {
            wait(api.call("add", 1, 1));
            wait(api.call("hello", u"Ada"_s));
        });
    }
    MockServer mock;
    MockOptions options;
    options.matching = Matching::AnyOrder;
    QVERIFY(mock.start(recorded.capture, options));
    QSignalSpy found(&mock, &MockServer::found);
    std::unique_ptr<RpcSession> session(RpcSession::connectTo(mock.url()));
    RpcStub api = session->remoteMain();
    QCOMPARE(waitFor<QString>(api.call("hello", u"Ada"_s)), u"Hello, Ada"_s);
    QCOMPARE(errorOf(api.call("hello", u"Bob"_s)), u"Error: The recording has no call hello(\"Bob\")."_s);
    QCOMPARE(errorOf(api.call("remove").call("all")), u"Error: The recording has no call all()."_s);
    QCOMPARE(waitFor<int>(api.call("add", 1, 1)), 2);
    QTRY_COMPARE(found.count(), 3);
    QCOMPARE(mock.findings().first().kind, MockFinding::Kind::UnknownCall);

    options.matching = Matching::Strict;
    QVERIFY(mock.start(recorded.capture, options));
    session.reset(RpcSession::connectTo(mock.url()));
    api = session->remoteMain();
    QCOMPARE(errorOf(api.call("hello", u"Ada"_s)),
             u"Error: The recording has no call hello(\"Ada\"). The next one in it is add(1,1) (message 0)."_s);
    QCOMPARE(waitFor<int>(api.call("add", 1, 1)), 2);
    QCOMPARE(waitFor<QString>(api.call("hello", u"Ada"_s)), u"Hello, Ada"_s);
}

void tst_MockServer::mockAnswersOtherArgumentsAsItCan()
{
    CaptureSink recorded;
    {
        RpcServer server([] { return new InteropTest::TestTarget; });
        QVERIFY(server.listen());
        recordWith(server, recorded, [](const RpcStub &api) {
            const RpcPromise counter = api.call("makeCounter", 10);
            wait(counter.call("increment", 5));
        });
    }
    MockServer mock;
    QVERIFY(mock.start(recorded.capture));
    const std::unique_ptr<RpcSession> session(RpcSession::connectTo(mock.url()));
    const RpcStub api = session->remoteMain();
    QCOMPARE(waitFor<double>(api.call("makeCounter", 11).call("increment", 5)), 15.0);
    QCOMPARE(mock.findings().size(), 1);
    QCOMPARE(mock.findings().first().kind, MockFinding::Kind::OtherArguments);
    QCOMPARE(mock.findings().first().text, u"makeCounter(11) is answered as makeCounter(10) was (message 0)."_s);
    // Again: the last answer serves once more, with things of its own.
    QCOMPARE(waitFor<double>(api.call("makeCounter", 10).call("increment", 5)), 15.0);
    QCOMPARE(mock.findings().last().kind, MockFinding::Kind::Repeated);
}

QTEST_GUILESS_MAIN(tst_MockServer)
#include "tst_mockserver.moc"
