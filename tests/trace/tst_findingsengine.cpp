// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "findings.h"
#include "findingstesting.h"
#include "transcript.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using namespace Transcript;
using namespace FindingsTesting;

/// How findings are kept, whichever rule they are of: bounded, piece by piece, and nothing twice.
class TestFindingsEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalFailuresAreOneFinding();
    void leaksOfALongSessionAreToldBeforeItsEnd();
    void aGiantMessageIsLookedThroughInPieces();
    void whatIsHeldIsLookedThroughInPieces();
    void findingsOfARuleAreBounded();
    void finishTellsNothingTwice();
    void jsonHasItsDocumentedKeys();
};

void TestFindingsEngine::equalFailuresAreOneFinding()
{
    Capture capture;
    for (int i = 1; i <= 20; ++i) {
        const QByteArray id = QByteArray::number(i);
        const QByteArray error = i == 7 ? "other" : "no";
        play(capture, ("> [\"push\",[\"pipeline\",0,[\"f\"],[]]]\n> [\"pull\"," + id + "]\n< [\"reject\"," + id
                       + ",[\"error\",\"Error\",\"" + error + "\"]]\n> [\"release\"," + id + ",1]")
                          .constData());
    }
    const Found found(capture);
    QList<qint64> counts;
    for (const Finding &finding : found.engine.findings()) {
        if (finding.rule == FindingRule::CallFailed) {
            counts.append(finding.count);
            QVERIFY(finding.records.size() <= Finding::MostRecords);
        }
    }
    QCOMPARE(counts, (QList<qint64>{19, 1}));
}

void TestFindingsEngine::leaksOfALongSessionAreToldBeforeItsEnd()
{
    Capture capture;
    int calls = 0;
    int stubs = 0;
    playLeaks(capture, "f", 300, &calls, &stubs);
    FindingsEngine engine;
    engine.update(capture);
    const auto isLeak = [](const Finding &finding) { return finding.rule == FindingRule::CapabilityLeak; };
    QCOMPARE(std::count_if(engine.findings().begin(), engine.findings().end(), isLeak), 1);
    engine.finish(capture);
    const auto leak = std::find_if(engine.findings().begin(), engine.findings().end(), isLeak);
    QCOMPARE(leak->count, 300);
    QCOMPARE(std::count_if(engine.findings().begin(), engine.findings().end(), isLeak), 1);
    QCOMPARE(engine.count(Severity::Warning), 1);
}

void TestFindingsEngine::aGiantMessageIsLookedThroughInPieces()
{
    QByteArray text = R"(["push",["pipeline",0,["login"],[{"k":0)";
    for (int i = 0; i < 100'000; ++i)
        text += ",\"k" + QByteArray::number(i) + "\":\"v\"";
    text += R"(,"password":"x"}]]])";
    Capture capture;
    for (int i = 0; i < 2; ++i) {
        Record record;
        record.text = text;
        record.size = text.size();
        capture.append(std::move(record));
    }
    FindingsEngine engine;
    int steps = 0;
    while (!engine.update(capture, 10))
        ++steps;
    QVERIFY2(steps > int(text.size() / 100'000), qPrintable(QString::number(steps))); // of ten times 4 KiB
    FindingsEngine whole;
    QVERIFY(whole.update(capture));
    QCOMPARE(engine.findings().size(), whole.findings().size());
    const auto secrets = [](const FindingsEngine &each) {
        return std::count_if(each.findings().begin(), each.findings().end(),
                             [](const Finding &finding) { return finding.rule == FindingRule::SecretInClear; });
    };
    QCOMPARE(secrets(engine), 1); // of two equal ones
    QCOMPARE(secrets(whole), 1);
}

void TestFindingsEngine::whatIsHeldIsLookedThroughInPieces()
{
    Capture capture;
    int calls = 0;
    int stubs = 0;
    playLeaks(capture, "f", 300, &calls, &stubs);
    FindingsEngine whole;
    QVERIFY(whole.update(capture));
    FindingsEngine pieces;
    qint64 steps = 1;
    while (!pieces.update(capture, 10))
        ++steps;
    // Each record once, and what was held at the looks, of which the last alone was at more than a hundred entries.
    QVERIFY2(steps * 10 >= capture.count() + 100, qPrintable(QString::number(steps)));
    QCOMPARE(pieces.findings().size(), whole.findings().size());
    for (size_t i = 0; i < whole.findings().size(); ++i) {
        QCOMPARE(pieces.findings()[i].title, whole.findings()[i].title);
        QCOMPARE(pieces.findings()[i].count, whole.findings()[i].count);
        QCOMPARE(pieces.findings()[i].records, whole.findings()[i].records);
    }
}

void TestFindingsEngine::findingsOfARuleAreBounded()
{
    Capture capture;
    for (int i = 0; i < 50; ++i) {
        Record record;
        record.session = quint32(i);
        record.text = "x";
        capture.append(std::move(record));
    }
    FindingOptions options;
    options.maximumPerRule = 10;
    const Found found(capture, options);
    QCOMPARE(found.engine.findings().size(), size_t(10));
    QCOMPARE(found.engine.omitted(FindingRule::ProtocolError), 40);
    QCOMPARE(found.engine.count(Severity::Error), 50);
    QCOMPARE(omittedToJson(FindingRule::ProtocolError, 40), QByteArray("{\"rule\":\"protocol-error\",\"omitted\":40}"));
}

void TestFindingsEngine::finishTellsNothingTwice()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["f"],[["export",-1],["export",-1]]]]
        > ["pull",1]
        < ["release",-1,1]
    )");
    FindingsEngine engine;
    engine.finish(capture);
    const size_t count = engine.findings().size();
    QCOMPARE(count, size_t(2));
    const quint64 revision = engine.revision();
    engine.finish(capture);
    QCOMPARE(engine.revision(), revision);
    play(capture, "x 1000");
    engine.finish(capture);
    QCOMPARE(engine.findings().size(), count);
    for (const Finding &finding : engine.findings())
        QCOMPARE(finding.count, 1);
}

void TestFindingsEngine::jsonHasItsDocumentedKeys()
{
    Capture capture;
    play(capture, R"(
        > ["push",["pipeline",0,["f"],[]]]
        < ["abort",["error","Error","enough"]]
    )");
    const Found found(capture);
    const QByteArray expected = R"({"rule":"abort","severity":"error","session":0,"messages":[1],"count":1,)"
                                R"("title":"B aborted the session: Error: enough",)"
                                R"("explanation":"One side gave up the session: all calls fail, all capabilities are lost."})";
    QCOMPARE(toJson(capture, found.engine.findings().front()), expected);
}

QTEST_GUILESS_MAIN(TestFindingsEngine)
#include "tst_findingsengine.moc"
