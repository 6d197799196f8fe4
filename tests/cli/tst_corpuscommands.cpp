// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "commandrunner.h"
#include "corpuspath.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

// The command line over the whole corpus: what it prints is compared with what the reference itself recorded.
class TestCorpusCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theLastSizesAreTheRecordedOnes_data() { addTraces(); }
    void theLastSizesAreTheRecordedOnes();
    void everyTraceOpens_data() { addTraces(); }
    void everyTraceOpens();
    void cleanupTestCase();

private:
    void addTraces();
    QStringList m_traces;
    int m_compared = 0;
};

void TestCorpusCommands::initTestCase()
{
    if (!hasCorpus())
        QSKIP(NoCorpus);
    for (const QFileInfo &trace : corpusTraces())
        m_traces.append(trace.filePath());
    QVERIFY(!m_traces.isEmpty());
}

void TestCorpusCommands::addTraces()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : std::as_const(m_traces))
        QTest::newRow(qPrintable(QFileInfo(path).completeBaseName())) << path;
}

void TestCorpusCommands::theLastSizesAreTheRecordedOnes()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QList<std::pair<int, int>> messages; // (seq, session) of what was on the wire
    QHash<int, QString> transports;
    QSet<int> aborted;
    QList<QJsonObject> ends;
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const QString type = line.value(u"type"_s).toString();
        const int session = line.value(u"session"_s).toInt();
        if (type == u"session")
            transports.insert(session, line.value(u"transport"_s).toString());
        else if (type == u"abort" || (type == u"end" && line.value(u"aborted"_s).toBool()))
            aborted.insert(session);
        else if (type == u"msg" && line.value(u"wire"_s).toBool(true))
            messages.append({line.value(u"seq"_s).toInt(), session});
        if (type == u"end")
            ends.append(line);
    }

    const CommandResult result = runCapnweb({u"tables"_s, path, u"--every"_s, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QCOMPARE(result.errors, QByteArray());
    QList<std::pair<int, int>> printed;
    QHash<int, QJsonObject> last;
    for (const QJsonObject &line : result.jsonLines()) {
        printed.append({line.value(u"seq"_s).toInt(-1), line.value(u"session"_s).toInt(-1)});
        last.insert(printed.constLast().second, line);
    }
    QCOMPARE(printed, messages);
    for (const QJsonObject &end : std::as_const(ends)) {
        const int session = end.value(u"session"_s).toInt();
        const QString side = end.value(u"side"_s).toString();
        // RULES.md, N5: what a batch's client sends after its request reaches nobody.
        const bool isBatchClient = transports.value(session) == u"http-batch" && side == u"a";
        if (aborted.contains(session) || isBatchClient || !last.contains(session))
            continue;
        QCOMPARE(last.value(session).value(side).toObject(), end.value(u"stats"_s).toObject());
        ++m_compared;
    }
}

void TestCorpusCommands::everyTraceOpens()
{
    QFETCH(QString, path);
    for (const QStringList &command :
         {QStringList{u"show"_s, path, u"--json"_s}, {u"calls"_s, path, u"--json"_s}, {u"tables"_s, path, u"--json"_s}}) {
        const CommandResult result = runCapnweb(command);
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        for (const QJsonObject &line : result.jsonLines())
            QVERIFY(!line.isEmpty());
    }
}

void TestCorpusCommands::cleanupTestCase()
{
    if (!m_traces.isEmpty())
        QVERIFY2(m_compared > 200, qPrintable(u"%1 final states were compared"_s.arg(m_compared)));
}

QTEST_GUILESS_MAIN(TestCorpusCommands)
#include "tst_corpuscommands.moc"
