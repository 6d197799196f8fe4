// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callcodesample.h"
#include "peerprocess.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Inspector;

constexpr int Patience = 60'000; // milliseconds

/// Programs that the composer writes are run, against the reference's server.
class TestCallCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void javaScriptRuns_data();
    void javaScriptRuns();
    void cppRuns_data();
    void cppRuns();
    void curlIsAnswered_data();
    void curlIsAnswered();
    void whatABatchCannotHaveIsRefused();
    void capabilityFromNowhereIsNamed();
    void shellTextIsQuoted();

private:
    QString run(const QString &program, const QStringList &arguments, int *code);

    std::unique_ptr<PeerProcess> m_server;
    QUrl m_url;
};

void TestCallCode::initTestCase()
{
    m_server = std::make_unique<PeerProcess>();
    QVERIFY2(m_server->startScript(u"server.mjs"_s), qPrintable(m_server->errors()));
    m_url = m_server->waitForUrl();
    QVERIFY2(m_url.isValid(), qPrintable(m_server->errors()));
}

QString TestCallCode::run(const QString &program, const QStringList &arguments, int *code)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(QStringLiteral(INTEROP_DIRECTORY));
    process.start(program, arguments);
    if (!process.waitForFinished(Patience))
        return u"did not end: "_s + QString::fromUtf8(process.readAll());
    *code = process.exitCode();
    return QString::fromUtf8(process.readAll());
}

void TestCallCode::javaScriptRuns_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("printed");
    QTest::newRow("a chain") << u"chain"_s << u"^7\\s*$"_s;
    QTest::newRow("a property") << u"property"_s << u"^4\\s*$"_s;
    QTest::newRow("values") << u"values"_s << u"12345678901234567890n[\\s\\S]*RangeError"_s;
    QTest::newRow("a callback") << u"callback"_s << u"seen 5\\s[\\s\\S]*42"_s;
    QTest::newRow("an earlier result") << u"import"_s << u"^15\\s*$"_s;
}

void TestCallCode::javaScriptRuns()
{
    QFETCH(QString, sample);
    QFETCH(QString, printed);
    const CallCode code = toJavaScript(sampleScript(sample, m_url));
    QVERIFY2(code.problem.isEmpty(), qPrintable(code.problem));
    // Beside the packages that it imports. Node.js before version 22 has no WebSocket of its own.
    const QString name = u"callcode-%1-%2.mjs"_s.arg(sample).arg(QCoreApplication::applicationPid());
    QFile file(QDir(QStringLiteral(INTEROP_DIRECTORY)).filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(code.text.toUtf8());
    file.close();
    const QString start =
        u"const { WebSocket } = await import('ws'); globalThis.WebSocket = globalThis.WebSocket || WebSocket; await import('./%1');"_s
            .arg(name);
    int status = -1;
    const QString output = run(u"node"_s, {u"--input-type=module"_s, u"--eval"_s, start}, &status);
    file.remove();
    QVERIFY2(status == 0, qPrintable(output + code.text));
    QVERIFY2(QRegularExpression(printed).match(output).hasMatch(), qPrintable(output + code.text));
}

void TestCallCode::cppRuns_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("printed");
    QTest::newRow("a chain") << QStringLiteral(CPP_CHAIN) << u"7"_s;
    QTest::newRow("a property") << QStringLiteral(CPP_PROPERTY) << u"4"_s;
    QTest::newRow("values") << QStringLiteral(CPP_VALUES) << u"RangeError"_s;
    QTest::newRow("a callback") << QStringLiteral(CPP_CALLBACK) << u"seen"_s;
    QTest::newRow("an earlier result") << QStringLiteral(CPP_IMPORT) << u"15"_s;
}

void TestCallCode::cppRuns()
{
    QFETCH(QString, program);
    QFETCH(QString, printed);
    int status = -1;
    const QString output = run(program, {m_url.toString()}, &status);
    QVERIFY2(status == 0, qPrintable(output));
    QVERIFY2(output.contains(printed), qPrintable(output));
}

void TestCallCode::curlIsAnswered_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("answer");
    QTest::newRow("a chain") << u"chain"_s << u"[\"resolve\",2,7]"_s;
    QTest::newRow("a property") << u"property"_s << u"[\"resolve\",2,4]"_s;
    QTest::newRow("values") << u"values"_s << u"[\"resolve\",1,"_s;
    QTest::newRow("an earlier result") << u"import"_s << u"[\"resolve\",2,15]"_s;
}

void TestCallCode::curlIsAnswered()
{
    QFETCH(QString, sample);
    QFETCH(QString, answer);
    const CallCode code = toCurl(sampleScript(sample, m_url));
    QVERIFY2(code.problem.isEmpty(), qPrintable(code.problem));
    int status = -1;
    if (!QStandardPaths::findExecutable(u"curl"_s).isEmpty()) {
        const QString output = run(u"sh"_s, {u"-c"_s, code.text}, &status);
        QVERIFY2(status == 0 && output.contains(answer), qPrintable(output + code.text));
    }
    // What the shell makes of it, sent without curl.
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, u"curl() { for each; do printf '%s\\0' \"$each\"; done; }\n"_s + code.text});
    QVERIFY(shell.waitForFinished(Patience));
    const QList<QByteArray> words = shell.readAllStandardOutput().split('\0');
    const qsizetype body = words.indexOf("--data-binary") + 1;
    QVERIFY(body > 0);
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(QString::fromUtf8(words.at(words.size() - 2))));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"text/plain"_s);
    const std::unique_ptr<QNetworkReply> reply(network.post(request, words.at(body)));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), Patience);
    const QString text = QString::fromUtf8(reply->readAll());
    QVERIFY2(text.contains(answer), qPrintable(text));
}

void TestCallCode::whatABatchCannotHaveIsRefused()
{
    const CallCode code = toCurl(sampleScript(u"callback"_s, m_url));
    QVERIFY(code.text.isEmpty());
    QVERIFY(code.problem.contains(u"callbacks"_s));
}

void TestCallCode::capabilityFromNowhereIsNamed()
{
    CallRequest request;
    request.target = CapabilityRef::import(-9);
    request.method = u"f"_s;
    const CallScript script = scriptOf(request, nullptr, 0, m_url);
    for (const CallCode &code : {toJavaScript(script), toCpp(script), toCurl(script)}) {
        QVERIFY(code.text.isEmpty());
        QVERIFY2(code.problem.contains(u"$import:-9"_s), qPrintable(code.problem));
    }
}

void TestCallCode::shellTextIsQuoted()
{
    CallRequest request;
    request.method = u"f"_s;
    request.argumentsText = u"\"it's $(rm -rf x) `y`\""_s;
    const QString text = toCurl(scriptOf(request, nullptr, 0, QUrl(u"wss://user:pass@example.com/a?b=c"_s))).text;
    QVERIFY(text.contains(u"it'\\''s $(rm -rf x)"_s));
    QVERIFY(text.contains(u"'https://example.com/a?b=c'"_s)); // and no password
}

QTEST_GUILESS_MAIN(TestCallCode)
#include "tst_callcode.moc"
