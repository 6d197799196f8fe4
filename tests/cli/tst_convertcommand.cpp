// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "commandrunner.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

class TestConvertCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void eachFormatKeepsTheCalls_data();
    void eachFormatKeepsTheCalls();
    void aHarOfABrowserBecomesACapture();
    void aPartIsWritten();
    void secretsAreHiddenAndTheTablesStay();
    void limitsOfASessionStay();
    void nothingIsReplacedUnasked();
    void wrongOptionsAreUsage();
    void aGrowingFileIsFollowed();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    static QString data(const QString &name) { return QStringLiteral(QTCAPNWEB_SOURCE_DIR "/tests/data/") + name; }
    static QByteArray contentOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const QString m_login = data(u"captures/login.cwtrace"_s);
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestConvertCommand::eachFormatKeepsTheCalls_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("native") << u"x.cwtrace"_s;
    QTest::newRow("compressed") << u"x.cwtrace.zst"_s;
    QTest::newRow("HAR") << u"x.har"_s;
}

void TestConvertCommand::eachFormatKeepsTheCalls()
{
    QFETCH(QString, name);
    const CommandResult result = runCapnweb({u"convert"_s, m_login, path(name)});
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    const QByteArray before = runCapnweb({u"tables"_s, m_login, u"--every"_s, u"--json"_s}).output;
    QVERIFY(!before.isEmpty());
    QCOMPARE(runCapnweb({u"tables"_s, path(name), u"--every"_s, u"--json"_s}).output, before);
    const QByteArray calls = runCapnweb({u"calls"_s, path(name)}).output;
    QVERIFY2(calls.contains("authenticate(…).profile() = {\"name\":\"Ada\"}") && calls.contains("2.40 ms"), calls.constData());
}

void TestConvertCommand::aHarOfABrowserBecomesACapture()
{
    QCOMPARE(runCapnweb({u"convert"_s, data(u"har/chromium.har"_s), path(u"page.cwtrace"_s)}).exitCode, 0);
    const CommandResult calls = runCapnweb({u"calls"_s, path(u"page.cwtrace"_s)});
    QVERIFY2(calls.output.contains("main.hello(\"Wörld 🌍\") = \"Hello, Wörld 🌍!\""), calls.output.constData());
}

void TestConvertCommand::aPartIsWritten()
{
    QCOMPARE(runCapnweb({u"convert"_s, m_login, path(u"part.cwtrace"_s), u"--filter"_s, u"method == \"fail\""_s}).exitCode, 0);
    const QList<QJsonObject> lines = runCapnweb({u"show"_s, path(u"part.cwtrace"_s), u"--json"_s}).jsonLines();
    QCOMPARE(lines.size(), 5); // the session, push, pull, reject, release
    QCOMPARE(lines.at(0).value(u"kind"_s).toString(), u"opened"_s);
    QCOMPARE(lines.at(1).value(u"seq"_s).toInt(-1), 0);
    QCOMPARE(lines.at(3).value(u"kind"_s).toString(), u"reject"_s);
}

void TestConvertCommand::secretsAreHiddenAndTheTablesStay()
{
    const CommandResult result = runCapnweb(
        {u"convert"_s, m_login, path(u"r.cwtrace"_s), u"--redact"_s, u"path:authenticate:0"_s, u"--redact"_s, u"key:name"_s});
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    const QByteArray content = contentOf(path(u"r.cwtrace"_s));
    QVERIFY(!content.contains("ada") && !content.contains("Ada"));
    QCOMPARE(content.count("[redacted]"), 2);
    QCOMPARE(runCapnweb({u"tables"_s, path(u"r.cwtrace"_s), u"--every"_s, u"--json"_s}).output,
             runCapnweb({u"tables"_s, m_login, u"--every"_s, u"--json"_s}).output);
}

void TestConvertCommand::limitsOfASessionStay()
{
    QFile file(path(u"limits.cwtrace"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "{\"format\":\"capnweb-trace\",\"version\":1}\n"
        "{\"type\":\"session\",\"session\":0,\"b\":{\"limits\":{\"maxMessageSize\":20}}}\n"
        "{\"type\":\"msg\",\"seq\":0,\"session\":0,\"from\":\"a\",\"text\":\"[\\\"push\\\",\\\"far too long for it\\\"]\"}\n");
    file.close();
    QCOMPARE(runCapnweb({u"convert"_s, file.fileName(), path(u"again.cwtrace"_s)}).exitCode, 0);
    for (const QString &name : {file.fileName(), path(u"again.cwtrace"_s)})
        QVERIFY(runCapnweb({u"show"_s, name}).output.contains("exceeds maximum size of 20"));
}

void TestConvertCommand::nothingIsReplacedUnasked()
{
    QFile file(path(u"precious.har"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    QCOMPARE(runCapnweb({u"convert"_s, m_login, file.fileName()}).exitCode, 3);
    QCOMPARE(contentOf(file.fileName()), QByteArray("precious"));
    QCOMPARE(runCapnweb({u"convert"_s, m_login, file.fileName(), u"--force"_s}).exitCode, 0);
    QVERIFY(contentOf(file.fileName()).startsWith('{'));
    QCOMPARE(runCapnweb({u"convert"_s, m_login, u"/nonexistent/x.har"_s}).exitCode, 3);
    QCOMPARE(runCapnweb({u"convert"_s, u"/nonexistent/x.har"_s, path(u"y.har"_s)}).exitCode, 3);
}

void TestConvertCommand::wrongOptionsAreUsage()
{
    const QList<QStringList> wrong = {
        {m_login, path(u"x.txt"_s)},
        {m_login, path(u"x.har"_s), u"--redact"_s, u"password"_s},
        {m_login, path(u"x.har"_s), u"--redact"_s, u"pattern:("_s},
        {m_login, path(u"x.har"_s), u"--filter"_s, u"latency >"_s},
        {m_login, m_login, u"--force"_s},
    };
    for (const QStringList &arguments : wrong) {
        const CommandResult result = runCapnweb(QStringList{u"convert"_s} + arguments);
        QVERIFY2(result.exitCode == 2, qPrintable(arguments.join(u' ')));
    }
}

void TestConvertCommand::aGrowingFileIsFollowed()
{
    const QList<QByteArray> lines = contentOf(m_login).split('\n');
    QFile file(path(u"growing.cwtrace"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lines.mid(0, 3).join('\n') + '\n');
    file.flush();
    QProcess process;
    process.start(QStringLiteral(CAPNWEB_PROGRAM), {u"show"_s, file.fileName(), u"--follow"_s, u"--json"_s});
    QByteArray output;
    const auto read = [&] { return output += process.readAllStandardOutput(); };
    QTRY_COMPARE_WITH_TIMEOUT(read().count('\n'), 2, 30'000);
    file.write(lines.at(3) + '\n' + lines.at(4).first(20));
    file.flush();
    QTRY_COMPARE_WITH_TIMEOUT(read().count('\n'), 3, 30'000);
    file.write(lines.at(4).sliced(20) + '\n');
    file.flush();
    QTRY_COMPARE_WITH_TIMEOUT(read().count('\n'), 4, 30'000);
    QVERIFY(output.contains("[\\\"pull\\\",2]"));
    process.terminate();
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestConvertCommand)
#include "tst_convertcommand.moc"
