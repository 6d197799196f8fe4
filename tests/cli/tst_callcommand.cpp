// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "commandrunner.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

// `capnweb call` against `capnweb serve-demo`: two processes, real sockets.
class TestCallCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aCall_data();
    void aCall();
    void aRejectedCallEndsWithOne_data();
    void aRejectedCallEndsWithOne();
    void aServerThatIsNotThereEndsWithFour_data();
    void aServerThatIsNotThereEndsWithFour();
    void aCallThatTakesTooLongIsGivenUp();
    void aStreamIsPrintedChunkByChunk();
    void aFunctionPrintsWhatItGets();
    void aFileIsBytes();

private:
    CommandResult call(const QStringList &arguments, bool http = false)
    {
        return runCapnweb(QStringList{u"call"_s, http ? m_http : m_ws} + arguments);
    }

    QProcess m_server;
    QString m_ws;
    QString m_http;
};

void TestCallCommand::initTestCase()
{
    m_server.start(QStringLiteral(CAPNWEB_PROGRAM), {u"serve-demo"_s});
    QVERIFY(m_server.waitForReadyRead(30'000));
    const QStringList words = QString::fromUtf8(m_server.readLine()).simplified().split(u' ');
    QCOMPARE(words.value(0), u"READY"_s);
    m_ws = words.value(1);
    m_http = words.value(2);
    QVERIFY(m_ws.startsWith(u"ws://127.0.0.1:"));
    QVERIFY(m_http.startsWith(u"http://127.0.0.1:"));
}

void TestCallCommand::cleanupTestCase()
{
    m_server.kill();
    QVERIFY(m_server.waitForFinished());
}

void TestCallCommand::aCall_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("text") << QStringList{u"hello"_s, u"World"_s} << QByteArray("\"Hello, World!\"\n");
    QTest::newRow("number") << QStringList{u"square"_s, u"12"_s} << QByteArray("144\n");
    QTest::newRow("object") << QStringList{u"echo"_s, u"{\"b\":[1,null,true],\"a\":\"x\"}"_s}
                            << QByteArray("{\"b\":[1,null,true],\"a\":\"x\"}\n");
    QTest::newRow("get") << QStringList{u"version"_s, u"--get"_s} << QByteArray("\"0.1.0\"\n");
    QTest::newRow("pipeline") << QStringList{u"makeCounter"_s, u"4"_s, u"--pipeline"_s, u"increment 3"_s} << QByteArray("7\n");
    QTest::newRow("quotes in a pipeline") << QStringList{u"makeCounter"_s, u"--pipeline"_s, u"\"increment\" \"5\""_s}
                                          << QByteArray("5\n");
    QTest::newRow("date") << QStringList{u"echo"_s, u"[\"date\",0]"_s, u"--expression"_s} << QByteArray("[\"date\",0]\n");
}

void TestCallCommand::aCall()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, output);
    for (const bool http : {false, true}) {
        const CommandResult result = call(arguments, http);
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        QCOMPARE(result.output, output);
        QCOMPARE(result.errors, QByteArray());
    }
}

void TestCallCommand::aRejectedCallEndsWithOne_data()
{
    QTest::addColumn<bool>("http");
    QTest::newRow("WebSocket") << false;
    QTest::newRow("batch") << true;
}

void TestCallCommand::aRejectedCallEndsWithOne()
{
    QFETCH(bool, http);
    const CommandResult result = call({u"fail"_s, u"RangeError"_s}, http);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.startsWith("capnweb: RangeError: "), result.errors.constData());
    QCOMPARE(result.output, QByteArray());
    QCOMPARE(call({u"noSuchMethod"_s}, http).exitCode, 1);
}

void TestCallCommand::aServerThatIsNotThereEndsWithFour_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("WebSocket") << u"ws"_s;
    QTest::newRow("batch") << u"http"_s;
}

void TestCallCommand::aServerThatIsNotThereEndsWithFour()
{
    QFETCH(QString, scheme);
    // A port that was free a moment ago.
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const quint16 port = free.serverPort();
    free.close();
    const CommandResult result = runCapnweb({u"call"_s, u"%1://127.0.0.1:%2/"_s.arg(scheme).arg(port), u"hello"_s});
    QCOMPARE(result.exitCode, 4);
    QVERIFY2(result.errors.contains("refused"), result.errors.constData());
}

void TestCallCommand::aCallThatTakesTooLongIsGivenUp()
{
    const CommandResult result = call({u"slow"_s, u"600000"_s, u"1"_s, u"--timeout"_s, u"0.2"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.contains("TimeoutError"), result.errors.constData());
}

void TestCallCommand::aStreamIsPrintedChunkByChunk()
{
    const CommandResult result = call({u"download"_s, u"3"_s});
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QCOMPARE(result.output, QByteArray("\"line 1\\n\"\n\"line 2\\n\"\n\"line 3\\n\"\n"));
}

void TestCallCommand::aFunctionPrintsWhatItGets()
{
    const CommandResult result = call({u"subscribeTicker"_s, u"20"_s, u"@print"_s, u"--wait"_s, u"2"_s});
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QVERIFY2(result.output.contains("callback [1]\ncallback [2]\n"), result.output.constData());
}

void TestCallCommand::aFileIsBytes()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"bytes"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("abc");
    file.close();
    QCOMPARE(call({u"echo"_s, u"@file:"_s + file.fileName()}).output, QByteArray("\"YWJj\"\n"));
    QCOMPARE(call({u"echo"_s, u"@file:/nonexistent"_s}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCallCommand)
#include "tst_callcommand.moc"
