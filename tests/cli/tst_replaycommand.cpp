// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "commandrunner.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <memory>

#ifdef Q_OS_UNIX
#    include <fcntl.h>
#    include <stdlib.h>
#    include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace {

// A command that runs until it is ended, and says READY.
class Service
{
public:
    explicit Service(const QStringList &arguments)
    {
        m_process.start(QStringLiteral(CAPNWEB_PROGRAM), arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(10'000)) { }
        const QList<QByteArray> words = m_process.readLine().trimmed().split(' ');
        if (words.size() == 3 && words.at(0) == "READY") {
            ws = QString::fromLatin1(words.at(1));
            http = QString::fromLatin1(words.at(2));
        }
    }
    ~Service() { end(); }

    int end()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.terminate();
            m_process.waitForFinished(10'000);
        }
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QByteArray output() { return m_process.readAllStandardOutput(); }
    QByteArray errors() { return m_process.readAllStandardError(); }

    QString ws;
    QString http;

private:
    QProcess m_process;
};

} // namespace

// `capnweb replay` and `capnweb mock`, with a capture by `capnweb record` of `capnweb call`.
class tst_ReplayCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void freshServerGivesNoDifference();
    void editedRecordingIsFound();
    void reportsAreWellFormed();
    void strangersGetNothingUnasked();
    void terminalsAreAsked_data();
    void terminalsAreAsked();
    void callsAreMovedAndEdited();
    void linesAreSteps();
    void unreachableServerIsAnExitCode();
    void mockPlaysToReplayAndCall();
    void mistakesAreTold();

private:
    QTemporaryDir m_directory;
    QString m_file;
};

void tst_ReplayCommand::initTestCase()
{
    m_file = m_directory.filePath(u"recorded.cwtrace"_s);
    const Service server({u"serve-demo"_s});
    QVERIFY(!server.ws.isEmpty());
    Service recorder({u"record"_s, server.ws, u"-o"_s, m_file, u"--quiet"_s});
    QVERIFY(!recorder.ws.isEmpty());
    QCOMPARE(runCapnweb({u"call"_s, recorder.ws, u"hello"_s, u"World"_s}).output, QByteArray("\"Hello, World!\"\n"));
    QCOMPARE(runCapnweb({u"call"_s, recorder.ws, u"makeCounter"_s, u"3"_s, u"--pipeline"_s, u"increment 2"_s}).exitCode, 0);
    QCOMPARE(runCapnweb({u"call"_s, recorder.http, u"square"_s, u"12"_s}).output, QByteArray("144\n"));
    QCOMPARE(recorder.end(), 0);
}

void tst_ReplayCommand::freshServerGivesNoDifference()
{
    const Service server({u"serve-demo"_s});
    const QString live = m_directory.filePath(u"live.cwtrace"_s);
    const CommandResult result = runCapnweb({u"replay"_s, m_file, server.ws, u"--all"_s, u"-o"_s, live});
    QVERIFY2(result.exitCode == 0, (result.output + result.errors).constData());
    QVERIFY2(result.output.contains("3 equal, 0 different, 0 missing, 0 extra, 0 not sent\n"), result.output.constData());
    QVERIFY(result.output.contains("equal      main.hello\n"));
    // What was replayed is a capture like any other.
    QCOMPARE(runCapnweb({u"check"_s, live}).exitCode, 0);
    QCOMPARE(runCapnweb({u"replay"_s, live, server.ws}).exitCode, 0);
    QCOMPARE(runCapnweb({u"replay"_s, m_file, server.http, u"--session"_s, u"2"_s}).exitCode, 0);
}

void tst_ReplayCommand::editedRecordingIsFound()
{
    const Service server({u"serve-demo"_s});
    const CommandResult result = runCapnweb({u"replay"_s, m_file, server.ws, u"--replace"_s, u"World=Moon"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.output.contains("different  main.hello\n           $: \"Hello, World!\" became \"Hello, Moon!\"\n"),
             result.output.constData());
    QCOMPARE(
        runCapnweb({u"replay"_s, m_file, server.ws, u"--replace"_s, u"World=Moon"_s, u"--ignore"_s, u"method:hello"_s}).exitCode,
        0);
}

void tst_ReplayCommand::reportsAreWellFormed()
{
    const Service server({u"serve-demo"_s});
    const QStringList common{u"replay"_s, m_file, server.ws, u"--replace"_s, u"World=Moon"_s, u"--report"_s};
    const CommandResult json = runCapnweb(common + QStringList{u"json"_s});
    QCOMPARE(json.exitCode, 1);
    const QList<QJsonObject> lines = json.jsonLines();
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.first().value(u"verdict"_s).toString(), u"different"_s);
    QCOMPARE(lines.last().value(u"equal"_s).toInt(), 2);
    QCOMPARE(lines.last().value(u"complete"_s).toBool(), true);
    const CommandResult junit = runCapnweb(common + QStringList{u"junit"_s});
    QVERIFY(junit.output.startsWith("<?xml"));
    QVERIFY2(junit.output.contains("tests=\"3\" failures=\"1\""), junit.output.constData());
}

void tst_ReplayCommand::strangersGetNothingUnasked()
{
    const CommandResult result = runCapnweb({u"replay"_s, m_file, u"wss://server.invalid/"_s});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.errors.contains("not where it was recorded (127.0.0.1)"));
    QVERIFY2(result.errors.contains("4 calls that may change something there"), result.errors.constData());
    QVERIFY(result.errors.contains("Nothing was sent."));
    QCOMPARE(runCapnweb({u"replay"_s, m_file, u"wss://server.invalid/"_s, u"--dry-run"_s}).exitCode, 0);
}

void tst_ReplayCommand::terminalsAreAsked_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no") << QByteArray("n\n") << 2;
    QTest::newRow("Enter") << QByteArray("\n") << 2;
    QTest::newRow("yes") << QByteArray("y\n") << 4; // it is tried: there is no such host
}

void tst_ReplayCommand::terminalsAreAsked()
{
#ifdef Q_OS_UNIX
    QFETCH(QByteArray, answer);
    QFETCH(int, exitCode);
    const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    QVERIFY(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
    QProcess process;
    process.setStandardInputFile(QString::fromLocal8Bit(ptsname(terminal)));
    process.start(QStringLiteral(CAPNWEB_PROGRAM), {u"replay"_s, m_file, u"ws://server.invalid/"_s, u"--timeout"_s, u"5"_s});
    QVERIFY(process.waitForStarted(30'000));
    process.setReadChannel(QProcess::StandardError);
    QByteArray errors;
    while (!errors.contains("[y/N]") && process.waitForReadyRead(30'000))
        errors += process.readAllStandardError();
    if (!errors.contains("[y/N]"))
        errors += process.readAllStandardError();
    QVERIFY2(errors.contains("4 calls that may change something there"), errors.constData());
    QVERIFY2(errors.contains("Send it to server.invalid? [y/N]"), errors.constData());
    QCOMPARE(::write(terminal, answer.constData(), size_t(answer.size())), ssize_t(answer.size()));
    QVERIFY(process.waitForFinished(30'000));
    ::close(terminal);
    QCOMPARE(process.exitCode(), exitCode);
    QCOMPARE(process.readAllStandardError().contains("Nothing was sent."), exitCode == 2);
#endif
}

void tst_ReplayCommand::callsAreMovedAndEdited()
{
    const Service server({u"serve-demo"_s});
    const CommandResult edited = runCapnweb({u"replay"_s, m_file, server.ws, u"--edit"_s, u"0=[\"Moon\"]"_s});
    QCOMPARE(edited.exitCode, 1);
    QVERIFY2(edited.output.contains("\"Hello, World!\" became \"Hello, Moon!\""), edited.output.constData());
    QVERIFY(runCapnweb({u"replay"_s, m_file, server.ws, u"--edit"_s, u"0=[1"_s}).errors.contains("no JSON"));

    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString make;
    QString increment;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const QString text = line.value(u"text"_s).toString();
        if (text.startsWith(u"[\"push\""_s) && text.contains(u"makeCounter"_s))
            make = QString::number(line.value(u"seq"_s).toInt());
        else if (text.startsWith(u"[\"push\""_s) && text.contains(u"increment"_s))
            increment = QString::number(line.value(u"seq"_s).toInt());
    }
    QVERIFY(!make.isEmpty() && !increment.isEmpty());
    const CommandResult refused = runCapnweb({u"replay"_s, m_file, server.ws, u"--move"_s, increment + u':' + make});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains("that does not come before it"), refused.errors.constData());
    const CommandResult moved = runCapnweb({u"replay"_s, m_file, server.ws, u"--move"_s, u"0:end"_s, u"--all"_s});
    QVERIFY2(moved.exitCode == 0, (moved.output + moved.errors).constData());
    QVERIFY2(moved.output.indexOf("main.hello") > moved.output.indexOf("increment"), moved.output.constData());
    QCOMPARE(runCapnweb({u"replay"_s, m_file, server.ws, u"--move"_s, u"0"_s}).exitCode, 2);
}

void tst_ReplayCommand::linesAreSteps()
{
    const Service server({u"serve-demo"_s});
    // It tells what is next, and waits for a line.
    QProcess process;
    process.start(QStringLiteral(CAPNWEB_PROGRAM), {u"replay"_s, m_file, server.ws, u"--step"_s, u"--session"_s, u"0"_s});
    QByteArray errors;
    int steps = 0;
    while (process.state() != QProcess::NotRunning) {
        process.setReadChannel(QProcess::StandardError);
        if (!process.waitForReadyRead(30'000))
            break;
        errors += process.readAllStandardError();
        for (; steps < errors.count("(Enter sends it)"); ++steps)
            process.write("\n");
    }
    QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(30'000));
    QVERIFY2(process.exitCode() == 0, errors.constData());
    QVERIFY2(errors.contains("next: message 0, main.hello"), errors.constData());
    QVERIFY(steps >= 2);
    QVERIFY(process.readAllStandardOutput().contains("1 equal, 0 different"));
    const CommandResult none = runCapnweb({u"replay"_s, m_file, server.ws, u"--step"_s});
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.output.contains("It was stopped."), none.output.constData());
    QVERIFY2(none.output.contains("0 equal, "), none.output.constData());
}

void tst_ReplayCommand::unreachableServerIsAnExitCode()
{
    QString gone;
    {
        const Service server({u"serve-demo"_s});
        gone = server.ws;
    }
    const CommandResult result = runCapnweb({u"replay"_s, m_file, gone});
    QCOMPARE(result.exitCode, 4);
    QVERIFY(result.output.contains("The replay is not complete: "));
}

void tst_ReplayCommand::mockPlaysToReplayAndCall()
{
    Service mock({u"mock"_s, m_file, u"--speed"_s, u"max"_s, u"--json"_s});
    QVERIFY(!mock.ws.isEmpty());
    const CommandResult replayed = runCapnweb({u"replay"_s, m_file, mock.ws});
    QVERIFY2(replayed.exitCode == 0, (replayed.output + replayed.errors).constData());
    QCOMPARE(runCapnweb({u"call"_s, mock.ws, u"hello"_s, u"World"_s}).output, QByteArray("\"Hello, World!\"\n"));
    QCOMPARE(runCapnweb({u"call"_s, mock.http, u"square"_s, u"12"_s}).output, QByteArray("144\n"));
    const CommandResult unknown = runCapnweb({u"call"_s, mock.ws, u"launch"_s, u"1"_s});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.errors.contains("The recording has no call launch(1)."), unknown.errors.constData());
    QCOMPARE(mock.end(), 1);
    const QByteArray output = mock.output();
    QVERIFY2(output.startsWith("{\"type\":\"finding\",\"kind\":\"unknown-call\""), output.constData());
}

void tst_ReplayCommand::mistakesAreTold()
{
    for (const QStringList &arguments :
         {QStringList{u"ws://127.0.0.1:1/"_s, u"--speed"_s, u"0"_s},
          QStringList{u"ws://127.0.0.1:1/"_s, u"--ignore"_s, u"everything"_s},
          QStringList{u"ws://127.0.0.1:1/"_s, u"--set"_s, u"NAME"_s},
          QStringList{u"ws://127.0.0.1:1/"_s, u"--report"_s, u"pdf"_s},
          QStringList{u"ws://127.0.0.1:1/"_s, u"--skip"_s, u"100000"_s}, QStringList{u"ftp://127.0.0.1/"_s}, QStringList{}}) {
        const CommandResult result = runCapnweb(QStringList{u"replay"_s, m_file} + arguments);
        QVERIFY2(result.exitCode == 2, qPrintable(arguments.join(u' ')));
        QVERIFY(!result.errors.isEmpty());
    }
    QCOMPARE(runCapnweb({u"replay"_s, u"/nonexistent"_s, u"ws://127.0.0.1:1/"_s}).exitCode, 3);
    QCOMPARE(runCapnweb({u"mock"_s, u"/nonexistent"_s}).exitCode, 3);
    QCOMPARE(runCapnweb({u"mock"_s, m_file, u"--match"_s, u"loosely"_s}).exitCode, 2);
}

QTEST_GUILESS_MAIN(tst_ReplayCommand)
#include "tst_replaycommand.moc"
