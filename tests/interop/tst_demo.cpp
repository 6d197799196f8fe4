// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "demoserver.h"
#include "demotraffic.h"
#include "rpcsession.h"
#include "settle.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

class DemoTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<RpcSession> m_session;
    RpcStub m_api;

    bool bothAtRest() const
    {
        return QTest::qWaitFor([&] {
            return m_session->stats() == SessionStats{1, 1} && m_server->server()->sessionCount() == 1
                   && m_server->server()->sessions().at(0)->stats() == SessionStats{1, 1};
        });
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<DemoServer>();
        QVERIFY(m_server->listen());
        m_session.reset(RpcSession::connectTo(m_server->url()));
        m_api = m_session->main();
    }

    void cleanup()
    {
        if (!QTest::currentTestFailed())
            QVERIFY(bothAtRest());
        m_api = {};
        m_session.reset();
        m_server.reset();
    }

    void plainCalls()
    {
        QCOMPARE(ask(m_api.call("hello", "World")), u"\"Hello, World!\""_s);
        QCOMPARE(ask(m_api.call("square", 1.5)), u"2.25"_s);
        QCOMPARE(ask(m_api.call("echo", Value::array({1, u"two", nullptr}))), u"[1, \"two\", null]"_s);
        QCOMPARE(ask(m_api.call("large", 30)), u"\"abcdefghijklmnopqrstuvwxyzabcd\""_s);
        QCOMPARE(ask(m_api.call("large", -1)), u"! RangeError: The length must lie between 0 and 8388608."_s);
        QVERIFY(ask(m_api["version"]).startsWith(u"\"0."));
    }

    void aDownloadIsUploadedAgain()
    {
        // The stream comes from the server and goes back to it.
        const Outcome outcome = settle(m_api.call("download", 1000));
        QVERIFY2(std::holds_alternative<Value>(outcome), qPrintable(show(outcome)));
        QCOMPARE(ask(m_api.call("upload", std::get<Value>(outcome))), u"{chunks: 1000, bytes: 8893}"_s);
    }

    void helpExplainsEveryMethod()
    {
        const Outcome outcome = settle(m_api.call("help"));
        QVERIFY(std::holds_alternative<Value>(outcome));
        const Value help = std::get<Value>(outcome);
        const QMetaObject &api = Demo::Api::staticMetaObject;
        int methods = 0;
        for (int i = api.methodOffset(); i < api.methodCount(); ++i, ++methods) {
            const QString name = QString::fromLatin1(api.method(i).name());
            QVERIFY2(name == "help"_L1 || help.contains(name), qPrintable(name));
        }
        QVERIFY(methods > 10);
    }

    void aCounterCounts()
    {
        const RpcPromise counter = m_api.call("makeCounter", 40);
        QCOMPARE(ask(counter.call("increment")), u"41"_s);
        QCOMPARE(ask(counter.call("increment", -2)), u"39"_s);
        QCOMPARE(ask(counter["value"]), u"39"_s);
        QCOMPARE(ask(m_api.call("incrementCounter", counter, 3)), u"42"_s);
        QCOMPARE(ask(counter.call("reset")), u"0"_s);
    }

    void theChatCallsBackAndTheBotAnswers()
    {
        QStringList seen;
        const RpcPromise chat =
            m_api.call("join", "Ann", bind(this, [&seen](const Value &message) {
                           seen << message.value(u"from").toString() + u": "_s + message.value(u"text").toString();
                           QVERIFY(message.value(u"time").toDate().isValid());
                       }));
        QTRY_COMPARE(seen.size(), 1);
        QCOMPARE(ask(chat.call("say", "Hi")), u"undefined"_s);
        QTRY_COMPARE(seen.size(), 3);
        QCOMPARE(seen, (QStringList{u"Bot: Welcome, Ann!"_s, u"Ann: Hi"_s,
                                    u"Bot: Ann, you said \"Hi\". I would not have put it better."_s}));
        QCOMPARE(ask(chat["members"]), u"[\"Ann\"]"_s);
        QCOMPARE(ask(chat.call("leave")), u"undefined"_s);
        QCOMPARE(ask(chat["members"]), u"[]"_s);
        QCOMPARE(ask(chat.call("say", "Still here?")), u"! Error: You have left the room."_s);
        QCOMPARE(ask(m_api.call("join", " ", bind(this, [](const Value &) {}))),
                 u"! TypeError: A name needs 1 to 100 characters."_s);
    }

    void theTodoListIsShared()
    {
        const RpcPromise todos = m_api.call("todos");
        QCOMPARE(ask(todos["count"]), u"3"_s);
        QCOMPARE(ask(todos.call("add", "Read")), u"{id: 4, text: \"Read\", done: false}"_s);
        QCOMPARE(ask(todos.call("toggle", 4)), u"{id: 4, text: \"Read\", done: true}"_s);
        QCOMPARE(ask(todos.call("remove", 1)), u"undefined"_s);
        QCOMPARE(ask(todos.call("remove", 1)), u"! RangeError: There is no item 1."_s);
        {
            const std::unique_ptr<RpcSession> other(RpcSession::connectTo(m_server->url()));
            QCOMPARE(ask(other->main().call("todos")["count"]), u"3"_s);
        }
    }

    void theTickerTicksUntilItIsCancelled()
    {
        QList<int> seen;
        const RpcPromise ticker = m_api.call("subscribeTicker", 20, bind(this, [&seen](int tick) { seen << tick; }));
        QTRY_VERIFY(seen.size() >= 3);
        QCOMPARE(seen.first(3), (QList<int>{1, 2, 3}));
        QCOMPARE(ask(ticker["active"]), u"true"_s);
        QCOMPARE(ask(ticker.call("cancel")), u"undefined"_s);
        QCOMPARE(ask(ticker["active"]), u"false"_s);
        QCOMPARE(ask(m_api.call("subscribeTicker", 0, bind(this, [](int) {}))),
                 u"! RangeError: The shortest interval is 20 ms."_s);
    }

    void theTickerEndsWithItsLastHandle()
    {
        int ticks = 0;
        {
            const RpcPromise ticker = m_api.call("subscribeTicker", 20, bind(this, [&ticks](int) { ++ticks; }));
            QTRY_VERIFY(ticks >= 1);
        }
        QVERIFY(bothAtRest()); // our callback was released
    }

    void aCallbackThatFailsEndsTheTicker()
    {
        const RpcPromise ticker = m_api.call("subscribeTicker", 20, bind(this, [](int) { throw RpcError(u"no more"_s); }));
        QTRY_COMPARE(ask(ticker["active"]), u"false"_s);
    }

    void authenticationPipelines()
    {
        const RpcPromise user = m_api.call("authenticate", "ada");
        QVERIFY(ask(user.call("profile")).contains("Wrote the first program."_L1));
        QCOMPARE(ask(user["name"]), u"\"Ada\""_s);
        QCOMPARE(ask(m_api.call("authenticate", "eve").call("profile")), u"! Error: Unknown token. Try \"ada\" or \"guest\"."_s);
    }

    void failsAsAskedFor()
    {
        for (const char *type : {"Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "URIError"})
            QCOMPARE(ask(m_api.call("fail", type)), u"! %1: This %1 was asked for."_s.arg(QLatin1StringView(type)));
        QCOMPARE(ask(m_api.call("fail", "Nonsense")), u"! TypeError: \"Nonsense\" is no type of error. Try \"RangeError\"."_s);
        const Outcome cause = settle(m_api.call("fail", "cause"));
        QCOMPARE(show(std::get<RpcError>(cause).property(u"cause")), u"RangeError: This is what it was."_s);
        QCOMPARE(show(std::get<RpcError>(cause).property(u"code")), u"42"_s);
        const Outcome thrown = settle(m_api.call("fail", "thrown"));
        QVERIFY(std::get<RpcError>(thrown).isThrownValue());
    }

    void slowCallsDoNotHoldOthersUp()
    {
        QStringList order;
        m_api.call("slow", 100, "slow").then(this, [&](const Value &value) { order << value.toString(); });
        m_api.call("slow", 1, "fast").then(this, [&](const Value &value) { order << value.toString(); });
        QTRY_COMPARE(order.size(), 2);
        QCOMPARE(order, (QStringList{u"fast"_s, u"slow"_s}));
        QCOMPARE(ask(m_api.call("slow", -1, 0)), u"! RangeError: The delay must lie between 0 and 600000 ms."_s);
    }

    void theTrafficRunsWithoutSurprises()
    {
        {
            DemoTraffic traffic(m_api);
            QSignalSpy finished(&traffic, &DemoTraffic::finished);
            traffic.start();
            QVERIFY(finished.wait(15'000));
            QCOMPARE(traffic.surprises(), 0);
            QCOMPARE(traffic.answers(), 18);
            QVERIFY(m_session->stats().imports > 3); // something to look at
            QVERIFY(m_session->stats().exports > 1);
        }
        QVERIFY(bothAtRest());
    }

    void theTrafficEndsWithItsSession()
    {
        DemoTraffic traffic(m_api);
        QSignalSpy finished(&traffic, &DemoTraffic::finished);
        traffic.start();
        QTRY_VERIFY(traffic.answers() > 3);
        m_server->server()->close();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!traffic.isRunning());
        // For cleanup(): a session at rest.
        QVERIFY(m_server->listen());
        m_session.reset(RpcSession::connectTo(m_server->url()));
        QCOMPARE(ask(m_session->main().call("square", 2)), u"4"_s);
    }
};

QTEST_GUILESS_MAIN(DemoTest)
#include "tst_demo.moc"
