// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "commandrunner.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace {

// A command that serves until it is ended, and prints READY with its URLs.
class Service
{
public:
    explicit Service(const QStringList &arguments)
    {
        m_process.start(QStringLiteral(CAPNWEB_PROGRAM), arguments);
        if (m_process.waitForReadyRead(30'000)) {
            const QStringList words = QString::fromUtf8(m_process.readLine()).simplified().split(u' ');
            if (words.value(0) == u"READY") {
                ws = words.value(1);
                http = words.value(2);
            }
        }
    }
    ~Service()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    QProcess &process() { return m_process; }
    // Ends it as Ctrl+C does; its exit code.
    int interrupt()
    {
        m_process.terminate();
        return m_process.waitForFinished(30'000) && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

    QString ws;
    QString http;

private:
    QProcess m_process;
};

} // namespace

// `capnweb record` between `capnweb call` and `capnweb serve-demo`.
class TestRecordCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(!m_server.ws.isEmpty()); }

    void webSocketsAndBatchesAreRecorded();
    void whatWasRecordedSurvivesAKill();
    void aFileIsNotReplacedUnasked();
    void secretsStayOutUnlessAskedFor();
    void anUpstreamThatIsNotThereIsTold();
    void wrongOptionsAreUsage();
    void itEndsByItself();

private:
    Service m_server{{u"serve-demo"_s}};
};

void TestRecordCommand::webSocketsAndBatchesAreRecorded()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"two.cwtrace"_s);
    Service recorder({u"record"_s, m_server.ws, u"-o"_s, file});
    QVERIFY(!recorder.ws.isEmpty());
    QCOMPARE(runCapnweb({u"call"_s, recorder.ws, u"hello"_s, u"World"_s}).output, QByteArray("\"Hello, World!\"\n"));
    QCOMPARE(runCapnweb({u"call"_s, recorder.http, u"makeCounter"_s, u"--pipeline"_s, u"increment 2"_s}).output,
             QByteArray("2\n"));
    QCOMPARE(recorder.interrupt(), 0);
    QVERIFY(recorder.process().readAllStandardError().contains("2 sessions"));

    const QList<QJsonObject> calls = runCapnweb({u"calls"_s, file, u"--json"_s}).jsonLines();
    QCOMPARE(calls.size(), 3);
    QCOMPARE(calls.at(0).value(u"target"_s).toString(), u"main.hello"_s);
    QVERIFY(calls.at(0).value(u"latencyNs"_s).toDouble() > 0);
    QCOMPARE(calls.at(2).value(u"state"_s).toString(), u"resolved"_s);
    QCOMPARE(calls.at(2).value(u"session"_s).toInt(), 1);
    const CommandResult check = runCapnweb({u"check"_s, file});
    QVERIFY2(check.exitCode == 0, check.output.constData());
}

void TestRecordCommand::whatWasRecordedSurvivesAKill()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"killed.cwtrace"_s);
    Service recorder({u"record"_s, m_server.ws, u"-o"_s, file, u"--quiet"_s});
    QVERIFY(!recorder.ws.isEmpty());
    QCOMPARE(runCapnweb({u"call"_s, recorder.ws, u"square"_s, u"12"_s}).output, QByteArray("144\n"));
    QTRY_VERIFY(runCapnweb({u"calls"_s, file}).output.contains("main.square(12)"));
    recorder.process().kill();
    QVERIFY(recorder.process().waitForFinished());
    const QList<QJsonObject> calls = runCapnweb({u"calls"_s, file, u"--json"_s}).jsonLines();
    QCOMPARE(calls.size(), 1);
    QCOMPARE(calls.at(0).value(u"target"_s).toString(), u"main.square"_s);
}

void TestRecordCommand::aFileIsNotReplacedUnasked()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"precious.cwtrace"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    const CommandResult result = runCapnweb({u"record"_s, m_server.ws, u"-o"_s, file.fileName()});
    QCOMPARE(result.exitCode, 3);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("precious"));
    file.close();
    QCOMPARE(runCapnweb({u"record"_s, m_server.ws, u"-o"_s, file.fileName(), u"--force"_s, u"--duration"_s, u"0"_s}).exitCode, 0);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("{\"format\":\"capnweb-trace\""));
    QCOMPARE(runCapnweb({u"record"_s, m_server.ws, u"-o"_s, u"/nonexistent/x.cwtrace"_s}).exitCode, 3);
}

void TestRecordCommand::secretsStayOutUnlessAskedFor()
{
    for (const bool asked : {false, true}) {
        QTemporaryDir folder;
        const QString name = folder.filePath(u"secrets.cwtrace"_s);
        QStringList arguments{u"record"_s, m_server.ws, u"-o"_s, name};
        if (asked)
            arguments.append(u"--with-secrets"_s);
        Service recorder(arguments);
        QVERIFY(!recorder.ws.isEmpty());
        QCOMPARE(
            runCapnweb({u"call"_s, recorder.ws, u"square"_s, u"2"_s, u"--header"_s, u"Authorization: Bearer hunter2"_s}).exitCode,
            0);
        QCOMPARE(recorder.interrupt(), 0);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().contains("hunter2"), asked);
    }
}

void TestRecordCommand::anUpstreamThatIsNotThereIsTold()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const QString upstream = u"ws://127.0.0.1:%1/"_s.arg(free.serverPort());
    free.close();
    QTemporaryDir folder;
    Service recorder({u"record"_s, upstream, u"-o"_s, folder.filePath(u"none.cwtrace"_s)});
    QVERIFY(!recorder.ws.isEmpty()); // it listens all the same: the server may come later
    const CommandResult call = runCapnweb({u"call"_s, recorder.ws, u"hello"_s});
    QCOMPARE(call.exitCode, 4);
    QVERIFY2(call.errors.contains("502"), call.errors.constData());
    QCOMPARE(recorder.interrupt(), 0);
    QVERIFY(recorder.process().readAllStandardError().contains("can't be reached"));
}

void TestRecordCommand::wrongOptionsAreUsage()
{
    const QList<QStringList> wrong = {
        {m_server.ws},
        {m_server.ws, u"-o"_s, u"x"_s, u"--listen"_s, u"-1"_s},
        {m_server.ws, u"-o"_s, u"x"_s, u"--rotate"_s, u"3"_s},
        {m_server.ws, u"-o"_s, u"x"_s, u"--max-size"_s, u"big"_s},
        {m_server.ws, u"-o"_s, u"x"_s, u"--tls-key"_s, u"k"_s},
        {m_server.ws, u"-o"_s, u"x"_s, u"--address"_s, u"nowhere"_s},
        {u"file:///etc"_s, u"-o"_s, u"x"_s},
    };
    for (const QStringList &arguments : wrong) {
        const CommandResult result = runCapnweb(QStringList{u"record"_s} + arguments);
        QVERIFY2(result.exitCode == 2, qPrintable(arguments.join(u' ')));
    }
}

void TestRecordCommand::itEndsByItself()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"short.cwtrace"_s);
    QCOMPARE(runCapnweb({u"record"_s, m_server.ws, u"-o"_s, file, u"--duration"_s, u"1"_s}).exitCode, 0);
    const CommandResult shown = runCapnweb({u"show"_s, file});
    QVERIFY2(shown.exitCode == 0, shown.errors.constData());
}

QTEST_GUILESS_MAIN(TestRecordCommand)
#include "tst_recordcommand.moc"
