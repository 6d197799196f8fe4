// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callsequence.h"
#include "collection.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Inspector;

/// Files of calls, and calls made one after the other.
class TestCollection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void textIsOfOneForm();
    void textIsReadAgain();
    void secretIsNotWritten();
    void linesOfArgumentsAreLines();
    void fileOfAPersonIsRead();
    void wrongFileIsRefusedWithItsLine_data();
    void wrongFileIsRefusedWithItsLine();
    void environmentGoesBeforeCollection();
    void callsAreMadeInOrder();
    void resultGoesIntoTheNextCall();
    void firstErrorEndsTheRun();
    void runGoesOnIfItShall();
    void runIsCancelled();
    void callThatCannotBeSentFails();

private:
    static Collection sample();
    /// Starts a run whose calls are noted in m_sent and answered by settle().
    void start(const Collection &collection);
    void settle(CallEntry::State state, const Value &result = {});

    std::unique_ptr<CallLog> m_log;
    std::unique_ptr<CallSequence> m_sequence;
    QList<CallRequest> m_sent;
};

void TestCollection::init()
{
    m_sequence = std::make_unique<CallSequence>();
    m_log = std::make_unique<CallLog>();
    m_sent.clear();
}

Collection TestCollection::sample()
{
    Collection collection;
    collection.name = u"Smoke \"tests\""_s;
    collection.variables = {{u"user"_s, u"alice"_s, false}, {u"token"_s, u"s3cret"_s, true}};
    collection.environments = {{u"local"_s, {{u"user"_s, u"bob"_s, false}}}, {u"staging"_s, {}}};
    CallDraft login;
    login.name = u"Log in"_s;
    login.method = u"login"_s;
    login.argumentsText = u"\"{{user}}\""_s;
    CallDraft profile;
    profile.name = u"Profile"_s;
    profile.before = {{u"open"_s, u"{\n  \"id\": {{Log in.id}}\n}"_s}};
    profile.method = u"name"_s;
    profile.mode = CallMode::GetProperty;
    CallDraft touch;
    touch.name = u"Touch"_s;
    touch.target = u"main.log"_s;
    touch.method = u"touch"_s;
    touch.mode = CallMode::PipelinedCall;
    collection.calls = {login, profile, touch};
    return collection;
}

void TestCollection::textIsOfOneForm()
{
    const QByteArray expected = R"({
  "format": "capnweb-collection",
  "version": 1,
  "name": "Smoke \"tests\"",
  "variables": [
    { "name": "user", "value": "alice" },
    { "name": "token", "secret": true }
  ],
  "environments": [
    {
      "name": "local",
      "variables": [
        { "name": "user", "value": "bob" }
      ]
    },
    {
      "name": "staging",
      "variables": []
    }
  ],
  "calls": [
    {
      "name": "Log in",
      "target": "main",
      "method": "login",
      "arguments": "\"{{user}}\""
    },
    {
      "name": "Profile",
      "target": "main",
      "before": [
        {
          "method": "open",
          "arguments": [
            "{",
            "  \"id\": {{Log in.id}}",
            "}"
          ]
        }
      ],
      "method": "name",
      "mode": "get"
    },
    {
      "name": "Touch",
      "target": "main.log",
      "method": "touch",
      "arguments": "",
      "mode": "pipelined"
    }
  ]
}
)";
    QCOMPARE(toFileText(sample()), expected);
}

void TestCollection::textIsReadAgain()
{
    QString error;
    const auto read = parseCollection(toFileText(sample()), &error);
    QVERIFY2(read, qPrintable(error));
    Collection expected = sample();
    expected.variables[1].value.clear();
    QVERIFY(*read == expected);
    QCOMPARE(toFileText(*read), toFileText(sample()));
}

void TestCollection::secretIsNotWritten() { QVERIFY(!toFileText(sample()).contains("s3cret")); }

void TestCollection::linesOfArgumentsAreLines()
{
    Collection one = sample();
    Collection other = one;
    other.calls[1].before[0].argumentsText.replace(u"Log in"_s, u"Other"_s);
    const QList<QByteArray> a = toFileText(one).split('\n');
    const QList<QByteArray> b = toFileText(other).split('\n');
    QCOMPARE(a.size(), b.size());
    int different = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        different += a[i] != b[i];
    QCOMPARE(different, 1);
}

void TestCollection::fileOfAPersonIsRead()
{
    QString error;
    const QByteArray text =
        R"({"calls":[{"method":"a"}, {"target":"$import:1"}], "version":1, "format":"capnweb-collection", "x":1})";
    const auto read = parseCollection(text, &error);
    QVERIFY2(read, qPrintable(error));
    QCOMPARE(read->calls.size(), 2);
    QCOMPARE(read->calls[0].target, u"main"_s);
    QCOMPARE(read->calls[0].mode, CallMode::Call);
}

void TestCollection::wrongFileIsRefusedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("no JSON") << QByteArray("{\n\"format\":") << u"Line 2"_s;
    QTest::newRow("something else") << QByteArray("[1]") << u"Line 1"_s;
    QTest::newRow("another format") << QByteArray("{\"format\":\"x\",\"version\":1}") << u"format"_s;
    QTest::newRow("a later version") << QByteArray("{\"format\":\"capnweb-collection\",\n\"version\":2}") << u"later"_s;
    QTest::newRow("a wrong mode") << QByteArray(
        "{\"format\":\"capnweb-collection\",\"version\":1,\"calls\":[\n{\"mode\":\"x\"}]}")
                                  << u"Line 2"_s;
    QTest::newRow("calls that are none") << QByteArray("{\"format\":\"capnweb-collection\",\"version\":1,\"calls\":{}}")
                                         << u"array"_s;
    QTest::newRow("a bad name") << QByteArray(
        "{\"format\":\"capnweb-collection\",\"version\":1,\"variables\":[{\"name\":\"a}\"}]}")
                                << u"variable"_s;
}

void TestCollection::wrongFileIsRefusedWithItsLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    QString error;
    QVERIFY(!parseCollection(text, &error));
    QVERIFY2(error.contains(part), qPrintable(error));
}

void TestCollection::environmentGoesBeforeCollection()
{
    const Collection collection = sample();
    QCOMPARE(collection.variablesIn(u"local"_s).expand(u"{{user}} {{token}}"_s).text, u"bob s3cret"_s);
    QCOMPARE(collection.variablesIn(u"staging"_s).expand(u"{{user}}"_s).text, u"alice"_s);
    QCOMPARE(collection.variablesIn({}).expand(u"{{user}}"_s).text, u"alice"_s);
    QCOMPARE(collection.freeName(u"Log in"_s), u"Log in 2"_s);
}

void TestCollection::start(const Collection &collection)
{
    m_sequence->start(collection.name, collection.calls, collection.variablesIn(u"local"_s), u"/folder"_s, m_log.get(),
                      [this](const CallRequest &request) {
                          m_sent.append(request);
                          CallEntry entry;
                          entry.handle = m_log->newHandle();
                          entry.request = request;
                          m_log->append(entry);
                          return entry.handle;
                      },
                      {});
}

void TestCollection::settle(CallEntry::State state, const Value &result)
{
    CallEntry entry = m_log->at(m_log->rowCount() - 1);
    entry.state = state;
    entry.result = result;
    if (state == CallEntry::State::Rejected)
        entry.error = RpcError(u"no"_s);
    if (state == CallEntry::State::Sent)
        entry.importId = EntryId(4);
    m_log->update(entry);
}

void TestCollection::callsAreMadeInOrder()
{
    QAbstractItemModelTester tester(m_sequence.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy finished(m_sequence.get(), &CallSequence::finished);
    start(sample());
    QCOMPARE(m_sent.size(), 1);
    QCOMPARE(m_sent[0].argumentsText, u"\"bob\""_s);
    QCOMPARE(m_sent[0].folder, u"/folder"_s);
    QCoreApplication::processEvents();
    QCOMPARE(m_sent.size(), 1); // the first has not settled
    settle(CallEntry::State::Resolved, Value::object({{u"id"_s, Value(7)}}));
    QTRY_COMPARE(m_sent.size(), 2);
    settle(CallEntry::State::Resolved, Value(u"Bob"));
    QTRY_COMPARE(m_sent.size(), 3);
    settle(CallEntry::State::Sent);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_sequence->count(CallSequence::State::Passed), 3);
    QVERIFY(!m_sequence->isRunning());
}

void TestCollection::resultGoesIntoTheNextCall()
{
    start(sample());
    settle(CallEntry::State::Resolved, Value::object({{u"id"_s, Value(7)}}));
    QTRY_COMPARE(m_sent.size(), 2);
    QCOMPARE(m_sent[1].before.at(0).argumentsText, u"{\n  \"id\": 7\n}"_s);
}

void TestCollection::firstErrorEndsTheRun()
{
    QSignalSpy finished(m_sequence.get(), &CallSequence::finished);
    start(sample());
    settle(CallEntry::State::Rejected);
    QTRY_COMPARE(finished.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(m_sent.size(), 1);
    QCOMPARE(m_sequence->at(0).state, CallSequence::State::Failed);
    QCOMPARE(m_sequence->at(1).state, CallSequence::State::Skipped);
    QVERIFY(m_sequence->index(0, CallSequence::ResultColumn).data().toString().contains(u"no"_s));
}

void TestCollection::runGoesOnIfItShall()
{
    QSignalSpy finished(m_sequence.get(), &CallSequence::finished);
    m_sequence->setStopsAtError(false);
    start(sample());
    settle(CallEntry::State::Rejected);
    // The second needs the result of the first, and fails for that; the third is made.
    QTRY_COMPARE(m_sent.size(), 2);
    QCOMPARE(m_sequence->at(1).state, CallSequence::State::Failed);
    QVERIFY(m_sequence->at(1).problem.contains(u"Log in"_s));
    settle(CallEntry::State::Resolved);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_sequence->count(CallSequence::State::Failed), 2);
}

void TestCollection::runIsCancelled()
{
    QSignalSpy finished(m_sequence.get(), &CallSequence::finished);
    QSignalSpy cancelled(m_sequence.get(), &CallSequence::cancelled);
    start(sample());
    m_sequence->cancel();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(m_sequence->at(0).state, CallSequence::State::Cancelled);
    settle(CallEntry::State::Resolved); // too late
    QCoreApplication::processEvents();
    QCOMPARE(m_sent.size(), 1);
    QCOMPARE(m_sequence->at(0).state, CallSequence::State::Cancelled);
    start(sample());
    m_log.reset(); // the connection was closed
    QVERIFY(!m_sequence->isRunning());
}

void TestCollection::callThatCannotBeSentFails()
{
    Collection collection = sample();
    collection.calls[0].argumentsText = u"tru"_s;
    QSignalSpy finished(m_sequence.get(), &CallSequence::finished);
    start(collection);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_sent.size(), 0);
    QVERIFY(m_sequence->at(0).problem.contains(u"Arguments"_s));
}

QTEST_GUILESS_MAIN(TestCollection)
#include "tst_collection.moc"
