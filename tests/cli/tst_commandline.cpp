// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "commandrunner.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

namespace {

QString dataFile(const QString &name) { return QStringLiteral(QTCAPNWEB_SOURCE_DIR "/tests/data/captures/") + name; }

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void helpAndVersion();
    void aWrongCommandLineIsUsage_data();
    void aWrongCommandLineIsUsage();
    void whatIsNoCaptureIsBadInput_data();
    void whatIsNoCaptureIsBadInput();

    void showPrintsEveryRecord();
    void showAsJsonHasTheExactTexts();
    void showReadsStandardInput();
    void aTornLastLineIsToldAndSkipped();
    void callsJoinTheirMessages();
    void tablesBehindEveryMessage();
    void tablesAtAMessage();
    void tablesLeaveOutWhatNeverLeft();
    void statsCountMethods();
    void checkEndsWithOneOnErrors();
    void aFilterSelects();
    void aFilterThatIsWrongIsShownWithItsPlace();
    void theManualNamesEveryOption();
    void coloursAreForTerminals();
};

void TestCommandLine::helpAndVersion()
{
    const CommandResult help = runCapnweb({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const char *command :
         {"show", "calls", "tables", "check", "stats", "convert", "record", "replay", "mock", "call", "serve-demo"}) {
        QVERIFY(help.output.contains(command));
        const CommandResult own = runCapnweb({QString::fromLatin1(command), u"--help"_s});
        QCOMPARE(own.exitCode, 0);
        QVERIFY2(own.output.startsWith(QByteArray("Usage: capnweb ") + command), own.output.constData());
        QCOMPARE(runCapnweb({u"help"_s, QString::fromLatin1(command)}).output, own.output);
    }
    QVERIFY(runCapnweb({u"--version"_s}).output.startsWith("capnweb "));
}

void TestCommandLine::aWrongCommandLineIsUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{u"sow"_s};
    QTest::newRow("unknown option") << QStringList{u"show"_s, dataFile(u"login.cwtrace"_s), u"--wings"_s};
    QTest::newRow("no file") << QStringList{u"show"_s};
    QTest::newRow("two files") << QStringList{u"show"_s, u"a"_s, u"b"_s};
    QTest::newRow("at and every") << QStringList{u"tables"_s, u"a"_s, u"--at"_s, u"1"_s, u"--every"_s};
    QTest::newRow("at no number") << QStringList{u"tables"_s, u"a"_s, u"--at"_s, u"x"_s};
    QTest::newRow("no such state") << QStringList{u"calls"_s, u"a"_s, u"--state"_s, u"happy"_s};
    QTest::newRow("no such colour") << QStringList{u"show"_s, u"a"_s, u"--color"_s, u"blue"_s};
    QTest::newRow("a URL of another kind") << QStringList{u"call"_s, u"ftp://127.0.0.1/"_s, u"x"_s};
    QTest::newRow("a header without a colon")
        << QStringList{u"call"_s, u"ws://127.0.0.1:1/"_s, u"x"_s, u"--header"_s, u"nonsense"_s};
    QTest::newRow("no expression") << QStringList{u"call"_s, u"ws://127.0.0.1:1/"_s, u"x"_s, u"[\"date\"]"_s, u"--expression"_s};
    QTest::newRow("a port too large") << QStringList{u"serve-demo"_s, u"--listen"_s, u"65536"_s};
}

void TestCommandLine::aWrongCommandLineIsUsage()
{
    QFETCH(QStringList, arguments);
    const CommandResult result = runCapnweb(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.errors.startsWith("capnweb: "), result.errors.constData());
    QCOMPARE(result.output, QByteArray());
}

void TestCommandLine::whatIsNoCaptureIsBadInput_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no file") << u"/nonexistent/file"_s;
    QTest::newRow("a folder") << QStringLiteral(QTCAPNWEB_SOURCE_DIR);
    QTest::newRow("a program") << QStringLiteral(CAPNWEB_PROGRAM);
    QTest::newRow("a text") << QStringLiteral(QTCAPNWEB_SOURCE_DIR "/README.md");
}

void TestCommandLine::whatIsNoCaptureIsBadInput()
{
    QFETCH(QString, path);
    for (const QString &command : {u"show"_s, u"calls"_s, u"tables"_s}) {
        const CommandResult result = runCapnweb({command, path});
        QCOMPARE(result.exitCode, 3);
        QVERIFY2(result.errors.startsWith("capnweb: " + path.toUtf8()), result.errors.constData());
        QCOMPARE(result.errors.count('\n'), 1);
    }
}

void TestCommandLine::showPrintsEveryRecord()
{
    const CommandResult result = runCapnweb({u"show"_s, dataFile(u"login.cwtrace"_s)});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.errors, QByteArray());
    const QList<QByteArray> lines = result.output.split('\n');
    QCOMPARE(lines.size(), 14); // a title, twelve records, and what follows the last newline
    QVERIFY(lines.at(2).contains("main.authenticate(\"ada\")"));
    QVERIFY(lines.at(3).contains("authenticate(…).profile()"));
    QVERIFY2(lines.at(3).contains("2.40 ms"), lines.at(3).constData());
    QVERIFY(lines.at(8).contains("too far") || lines.at(9).contains("too far"));
    QVERIFY(lines.at(11).contains("never left"));
}

void TestCommandLine::showAsJsonHasTheExactTexts()
{
    const QList<QJsonObject> lines = runCapnweb({u"show"_s, dataFile(u"login.cwtrace"_s), u"--json"_s}).jsonLines();
    QCOMPARE(lines.size(), 12);
    QVERIFY(lines.at(0).value(u"seq"_s).isNull());
    QCOMPARE(lines.at(1).value(u"seq"_s).toInt(-1), 0);
    QCOMPARE(lines.at(1).value(u"kind"_s).toString(), u"push"_s);
    QCOMPARE(lines.at(1).value(u"text"_s).toString(), u"[\"push\",[\"pipeline\",0,[\"authenticate\"],[\"ada\"]]]"_s);
    QCOMPARE(lines.at(4).value(u"time"_s).toDouble(), 3.5);
    QCOMPARE(lines.at(4).value(u"call"_s).toObject().value(u"seq"_s).toInt(), 1);
    QCOMPARE(lines.at(10).value(u"wire"_s).toBool(true), false);
    QCOMPARE(lines.at(11).value(u"code"_s).toInt(), 1000);
}

void TestCommandLine::showReadsStandardInput()
{
    QFile file(dataFile(u"login.cwtrace"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const CommandResult piped = runCapnweb({u"show"_s, u"-"_s}, file.readAll());
    QCOMPARE(piped.exitCode, 0);
    QCOMPARE(piped.output, runCapnweb({u"show"_s, file.fileName()}).output);
}

void TestCommandLine::aTornLastLineIsToldAndSkipped()
{
    QFile file(dataFile(u"login.cwtrace"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QTemporaryDir folder;
    QFile torn(folder.filePath(u"torn.cwtrace"_s));
    QVERIFY(torn.open(QIODevice::WriteOnly));
    torn.write(whole.first(whole.size() - 20));
    torn.close();
    const CommandResult result = runCapnweb({u"show"_s, torn.fileName(), u"--json"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.errors.contains("the last line"), result.errors.constData());
    QCOMPARE(result.jsonLines().size(), 11);
}

void TestCommandLine::callsJoinTheirMessages()
{
    const QList<QJsonObject> calls = runCapnweb({u"calls"_s, dataFile(u"login.cwtrace"_s), u"--json"_s}).jsonLines();
    QCOMPARE(calls.size(), 3);
    QCOMPARE(calls.at(0).value(u"state"_s).toString(), u"released"_s); // by a message that never left
    QVERIFY(calls.at(0).value(u"pull"_s).isNull());
    const QJsonObject profile = calls.at(1);
    QCOMPARE(profile.value(u"method"_s).toString(), u"profile"_s);
    QCOMPARE(profile.value(u"state"_s).toString(), u"resolved"_s);
    QCOMPARE(profile.value(u"latencyNs"_s).toDouble(), 2'400'000.0);
    QCOMPARE(profile.value(u"seq"_s).toInt(), 1);
    QCOMPARE(profile.value(u"pull"_s).toInt(), 2);
    QCOMPARE(profile.value(u"settled"_s).toInt(), 3);
    QCOMPARE(profile.value(u"released"_s).toInt(), 4);
    QCOMPARE(profile.value(u"pipelineDepth"_s).toInt(), 1);
    QCOMPARE(calls.at(2).value(u"state"_s).toString(), u"rejected"_s);

    const CommandResult rejected = runCapnweb({u"calls"_s, dataFile(u"login.cwtrace"_s), u"--state"_s, u"rejected"_s});
    QVERIFY(rejected.output.contains("main.fail()"));
    QVERIFY(!rejected.output.contains("authenticate"));
}

void TestCommandLine::tablesBehindEveryMessage()
{
    const CommandResult result = runCapnweb({u"tables"_s, dataFile(u"login.cwtrace"_s), u"--every"_s, u"--json"_s});
    QCOMPARE(result.exitCode, 0);
    const QList<QByteArray> lines = result.output.split('\n');
    QCOMPARE(lines.size(), 10); // nine messages left their sender
    QCOMPARE(lines.at(1), QByteArray(R"({"seq":1,"session":0,"a":{"imports":3,"exports":1},"b":{"imports":1,"exports":3}})"));
    QCOMPARE(lines.at(8), QByteArray(R"({"seq":8,"session":0,"a":{"imports":2,"exports":1},"b":{"imports":1,"exports":2}})"));
}

void TestCommandLine::tablesAtAMessage()
{
    const QList<QJsonObject> lines =
        runCapnweb({u"tables"_s, dataFile(u"login.cwtrace"_s), u"--at"_s, u"3"_s, u"--json"_s}).jsonLines();
    QCOMPARE(lines.size(), 1);
    const QJsonObject imports = lines.at(0).value(u"a"_s).toObject().value(u"imports"_s).toObject();
    QCOMPARE(imports.keys(), (QStringList{u"0"_s, u"1"_s, u"2"_s}));
    const QJsonObject profile = imports.value(u"2"_s).toObject();
    QCOMPARE(profile.value(u"origin"_s).toString(), u"push"_s);
    QCOMPARE(profile.value(u"born"_s).toInt(), 1);
    QCOMPARE(profile.value(u"resolved"_s).toInt(), 3);
    QCOMPARE(
        lines.at(0).value(u"b"_s).toObject().value(u"exports"_s).toObject().value(u"1"_s).toObject().value(u"refcount"_s).toInt(),
        1);

    QCOMPARE(runCapnweb({u"tables"_s, dataFile(u"login.cwtrace"_s), u"--at"_s, u"99"_s}).exitCode, 3);
    QCOMPARE(runCapnweb({u"tables"_s, dataFile(u"login.cwtrace"_s), u"--session"_s, u"7"_s}).exitCode, 3);
}

void TestCommandLine::tablesLeaveOutWhatNeverLeft()
{
    // Message 9 would have released import 1, but nobody ever got it.
    const CommandResult never = runCapnweb({u"tables"_s, dataFile(u"login.cwtrace"_s), u"--at"_s, u"9"_s});
    QCOMPARE(never.exitCode, 3);
    QVERIFY(never.errors.contains("never left"));
    const CommandResult last = runCapnweb({u"tables"_s, dataFile(u"login.cwtrace"_s)});
    QVERIFY2(last.output.contains("A imports (2)"), last.output.constData());
}

void TestCommandLine::statsCountMethods()
{
    const QString file = dataFile(u"login.cwtrace"_s);
    const QList<QJsonObject> lines = runCapnweb({u"stats"_s, file, u"--json"_s}).jsonLines();
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(0).value(u"type"_s).toString(), u"totals"_s);
    QCOMPARE(lines.at(0).value(u"calls"_s).toInt(), 3);
    QCOMPARE(lines.at(0).value(u"errors"_s).toInt(), 1);
    QCOMPARE(lines.at(1).value(u"type"_s).toString(), u"throughput"_s);
    const QJsonObject profile = lines.at(3);
    QCOMPARE(profile.value(u"method"_s).toString(), u"profile"_s);
    QCOMPARE(profile.value(u"latencyNs"_s).toObject().value(u"p50"_s).toDouble(), 2'400'000.0);
    const CommandResult people = runCapnweb({u"stats"_s, file});
    QVERIFY2(people.output.contains("profile()"), people.output.constData());
    const QList<QJsonObject> sizes = runCapnweb({u"stats"_s, file, u"--tables"_s, u"--json"_s}).jsonLines();
    QVERIFY(!sizes.isEmpty());
    QCOMPARE(sizes.constLast().value(u"type"_s).toString(), u"tables"_s);
    QCOMPARE(sizes.constLast().value(u"b"_s).toObject().value(u"exports"_s).toInt(), 2);
    QCOMPARE(runCapnweb({u"stats"_s, file, u"--session"_s, u"5"_s}).exitCode, 3);
}

void TestCommandLine::checkEndsWithOneOnErrors()
{
    const QString good = dataFile(u"login.cwtrace"_s);
    const CommandResult fine = runCapnweb({u"check"_s, good, u"--json"_s});
    QVERIFY2(fine.exitCode == 0, fine.output.constData());
    for (const QJsonObject &finding : fine.jsonLines())
        QCOMPARE(finding.value(u"severity"_s).toString(), u"note"_s); // a call that failed
    QCOMPARE(runCapnweb({u"check"_s, good, u"--fail-on"_s, u"note"_s}).exitCode, 1);
    QCOMPARE(runCapnweb({u"check"_s, good, u"--severity"_s, u"loud"_s}).exitCode, 2);

    const CommandResult bad =
        runCapnweb({u"check"_s, u"-"_s, u"--json"_s},
                   "{\"format\":\"capnweb-trace\",\"version\":1}\n"
                   "{\"type\":\"session\",\"session\":0}\n"
                   "{\"type\":\"msg\",\"seq\":0,\"session\":0,\"from\":\"a\",\"text\":\"[\\\"bogus\\\"]\"}\n");
    QCOMPARE(bad.exitCode, 1);
    QCOMPARE(bad.jsonLines().value(0).value(u"severity"_s).toString(), u"error"_s);
    QCOMPARE(bad.jsonLines().value(0).value(u"rule"_s).toString(), u"protocol-error"_s);
}

void TestCommandLine::aFilterSelects()
{
    const QString file = dataFile(u"login.cwtrace"_s);
    const QList<QJsonObject> slow = runCapnweb({u"show"_s, file, u"--filter"_s, u"latency > 2 ms"_s, u"--json"_s}).jsonLines();
    QCOMPARE(slow.size(), 4);
    QCOMPARE(slow.at(0).value(u"seq"_s).toInt(), 1);
    QCOMPARE(slow.at(3).value(u"seq"_s).toInt(), 4);
    const QList<QJsonObject> calls =
        runCapnweb({u"calls"_s, file, u"--filter"_s, u"method == \"fail\""_s, u"--json"_s}).jsonLines();
    QCOMPARE(calls.size(), 1);
    QCOMPARE(calls.at(0).value(u"seq"_s).toInt(), 5);
}

void TestCommandLine::aFilterThatIsWrongIsShownWithItsPlace()
{
    const CommandResult result = runCapnweb({u"show"_s, dataFile(u"login.cwtrace"_s), u"--filter"_s, u"latency > wings"_s});
    QCOMPARE(result.exitCode, 2);
    const QList<QByteArray> lines = result.errors.split('\n');
    QCOMPARE(lines.at(1), QByteArray("  latency > wings"));
    QCOMPARE(lines.at(2), QByteArray("            ^^^^^"));
}

void TestCommandLine::theManualNamesEveryOption()
{
    QFile manual(QStringLiteral(QTCAPNWEB_SOURCE_DIR "/docs/man/capnweb.1"));
    QVERIFY(manual.open(QIODevice::ReadOnly));
    const QByteArray text = manual.readAll();
    static const QRegularExpression Command(u"^  ([a-z-]+)  "_s, QRegularExpression::MultilineOption);
    static const QRegularExpression Option(u"^  (?:-\\w, )?--([a-z-]+)"_s, QRegularExpression::MultilineOption);
    const QString help = QString::fromUtf8(runCapnweb({u"--help"_s}).output);
    QStringList commands;
    for (auto match = Command.globalMatch(help); match.hasNext();)
        commands.append(match.next().captured(1));
    QVERIFY(commands.size() > 5);
    for (const QString &command : std::as_const(commands)) {
        const qsizetype begin = text.indexOf(".Ss " + command.toUtf8() + (command == u"serve-demo" ? "" : " "));
        QVERIFY2(begin >= 0, qPrintable(command));
        const QByteArray section = text.mid(begin, text.indexOf("\n.S", begin + 1) - begin);
        const QString own = QString::fromUtf8(runCapnweb({command, u"--help"_s}).output);
        for (auto match = Option.globalMatch(own); match.hasNext();) {
            const QString option = match.next().captured(1);
            if (option != u"help" && option != u"color")
                QVERIFY2(section.contains("Fl -" + option.toUtf8()), qPrintable(command + u" --"_s + option));
        }
    }
}

void TestCommandLine::coloursAreForTerminals()
{
    const QString file = dataFile(u"login.cwtrace"_s);
    QVERIFY(!runCapnweb({u"show"_s, file}).output.contains('\x1b'));
    QVERIFY(runCapnweb({u"show"_s, file, u"--color"_s, u"always"_s}).output.contains('\x1b'));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
