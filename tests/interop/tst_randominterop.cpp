// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsondocument.h"
#include "peerprocess.h"
#include "randomhost.h"
#include "randomjson.h"
#include "randomrunner.h"
#include "rpcserver.h"
#include "rpcsession.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace RandomPrograms;

/// \file
/// Random programs with npm's package as the other peer: ours against its server, its client against ours, each result compared
/// with that of the plain interpreter.
/// QTCAPNWEB_RANDOM_SEEDS says how many seeds are tried, QTCAPNWEB_RANDOM_FIRST the first one.

namespace {

constexpr int Length = 400;

void addSeeds(int wanted)
{
    QTest::addColumn<quint64>("seed");
    bool isSet = false;
    const int fromOutside = qEnvironmentVariableIntValue("QTCAPNWEB_RANDOM_SEEDS", &isSet);
    const int first = qEnvironmentVariableIntValue("QTCAPNWEB_RANDOM_FIRST");
    for (int i = 0; i < (isSet ? fromOutside : wanted); ++i)
        QTest::addRow("seed %d", first + i) << quint64(first + i);
}

// The line first, the rest as a warning, since Qt Test cuts long messages.
void fail(quint64 seed, const QString &text)
{
    qWarning().noquote() << text;
    QFAIL(qPrintable(u"seed %1: %2"_s.arg(seed).arg(text.section(u'\n', 0, 0))));
}

// What randompeer.mjs says of a value.
QString describeWire(const QString &text)
{
    JsonDocument document;
    if (document.parse(text.toUtf8()).isError())
        return "no JSON: "_L1 + text;
    try {
        return describe(decodeExpression(document.root()))
            .replace(u"\"\\u0001stub\""_s, u"<stub>"_s)
            .replace(u"\"\\u0001readable\""_s, u"<readable>"_s)
            .replace(u"\"\\u0001writable\""_s, u"<writable>"_s);
    } catch (const RpcError &error) {
        return error.toString() + u": "_s + text;
    }
}

} // namespace

class TestRandomInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oursAgainstTheReferencesServer_data() { addSeeds(8); }
    void oursAgainstTheReferencesServer();
    void theReferencesClientAgainstOurs_data() { addSeeds(8); }
    void theReferencesClientAgainstOurs();
};

void TestRandomInterop::oursAgainstTheReferencesServer()
{
    QFETCH(quint64, seed);
    PeerProcess server;
    QVERIFY2(server.startScript(u"randompeer.mjs"_s, {u"serve"_s}), qPrintable(server.errors()));
    const QUrl url = server.waitForUrl();
    QVERIFY2(url.isValid(), qPrintable(server.errors()));

    Host host;
    Random random(seed);
    const std::unique_ptr<RpcSession> session(RpcSession::connectTo(url, RpcStub(host.api())));
    const Program program = generate(seed, Length, u"a"_s, {.withReference = true});
    auto runner = std::make_unique<Runner>(program, session->remoteMain().hook(), host);
    // Some operations, then some of what has arrived.
    const bool isDone = QTest::qWaitFor(
        [&] {
            for (int i = random.below(12); i > 0 && runner->step(); --i) { }
            while (random.chance(60) && host.work(random)) { }
            QCoreApplication::processEvents();
            if (runner->isDone())
                while (host.work(random)) { }
            return session->isAborted() || (runner->isDone() && runner->isAnswered());
        },
        20'000);
    if (session->isAborted())
        return fail(seed, "the session was aborted: "_L1 + session->abortReason()->toString() + u'\n' + server.errors()
                              + runner->tail());
    const QString failure = runner->failure();
    if (!failure.isEmpty() || !isDone)
        return fail(seed, failure.isEmpty() ? "it did not end\n"_L1 + runner->tail() : failure + u'\n' + runner->tail());
    runner.reset();
    const QJsonArray rest{QJsonObject{{u"imports"_s, 1}, {u"exports"_s, 1}}};
    QJsonArray stats;
    const bool isAtRest = QTest::qWaitFor(
        [&] {
            stats = server.ask(u"stats"_s, u"STATS"_s);
            return session->stats() == SessionStats{1, 1} && stats == rest;
        },
        5000);
    if (!isAtRest) {
        fail(seed, u"ours has %1 imports and %2 exports, the reference %3"_s.arg(session->stats().imports)
                       .arg(session->stats().exports)
                       .arg(QString::fromUtf8(QJsonDocument(stats).toJson(QJsonDocument::Compact))));
        return;
    }
    QCOMPARE(host.problems, QStringList());
    QCOMPARE(host.closed + 1, host.opened); // the main interface
}

void TestRandomInterop::theReferencesClientAgainstOurs()
{
    QFETCH(quint64, seed);
    Host host;
    Random random(seed);
    RpcServer server(RpcStub(host.api()));
    QVERIFY(server.listen());
    PeerProcess client;
    QVERIFY2(client.startScript(u"randompeer.mjs"_s, {u"run"_s, server.url().toString()}), qPrintable(client.errors()));
    const Program program = generate(seed, Length, u"a"_s, {.withReference = true, .runByReference = true});
    client.command(QString::fromUtf8(toJson(program)));

    // What is put off is done while the client waits.
    QTimer worker;
    connect(&worker, &QTimer::timeout, this, [&] { host.work(random); });
    worker.start(0);
    const QJsonObject answer = QJsonDocument::fromJson(client.waitForLine(u"RESULT "_s, 20'000).toUtf8()).object();
    QVERIFY2(!answer.isEmpty(), qPrintable(u"seed %1: no result came; "_s.arg(seed) + client.errors()));
    const auto listing = [&program](qsizetype end) {
        QString text;
        for (qsizetype i = 0; i < end; ++i)
            text += u"  %1  %2\n"_s.arg(QString::number(i), describe(program.operations.at(i)));
        return text;
    };
    if (answer.contains(u"error")) {
        const int index = answer[u"index"].toInt();
        return fail(
            seed, u"operation %1: %2\nbehind\n%3"_s.arg(QString::number(index), answer[u"error"].toString(), listing(index + 1)));
    }

    QSet<int> disposed;
    QSet<qsizetype> mayBeCanceled; // it was disposed before it was waited for
    int asked = 0;
    for (qsizetype i = program.operations.size() - 1; i >= 0; --i) {
        const Operation &operation = program.operations.at(i);
        asked += !operation.expected.isNull();
        if (operation.kind == Operation::Kind::Dispose)
            disposed.insert(operation.handle);
        else if (operation.kind == Operation::Kind::Await && disposed.contains(operation.handle))
            mayBeCanceled.insert(i);
    }
    const QJsonArray results = answer[u"results"].toArray();
    for (const QJsonValue &value : results) {
        const QJsonArray result = value.toArray();
        const int index = result.at(0).toInt();
        const Operation &operation = program.operations.at(index);
        QString text;
        if (operation.kind == Operation::Kind::Write)
            text = result.at(2).toString();
        else if (operation.kind == Operation::Kind::Read)
            text = describeWire(result.at(1).toString()) + u' ' + result.at(2).toString();
        else
            text = result.at(1).isNull() ? "! "_L1 + result.at(2).toString() : describeWire(result.at(1).toString());
        if (text == operation.expected)
            continue;
        if (mayBeCanceled.contains(index) && text == "! Error: RPC was canceled because the RpcPromise was disposed."_L1)
            continue;
        return fail(seed, u"operation %1: %2\ngave\n    %3\nbehind\n%4"_s.arg(QString::number(index), describe(operation), text,
                                                                              listing(index)));
    }
    QCOMPARE(results.size(), asked);
    const QJsonObject logs = answer[u"logs"].toObject();
    for (const auto &[name, content] : program.logs) {
        const QJsonArray log = logs[name].toArray();
        QCOMPARE(describeWire(log.at(0).toString()) + u' ' + log.at(1).toString(), content);
    }

    const QJsonObject rest{{u"imports"_s, 1}, {u"exports"_s, 1}};
    const QString stats = QString::fromUtf8(QJsonDocument(answer[u"stats"].toObject()).toJson(QJsonDocument::Compact));
    QVERIFY2(answer[u"stats"].toObject() == rest, qPrintable(u"seed %1: the reference has %2"_s.arg(seed).arg(stats)));
    QTRY_COMPARE_WITH_TIMEOUT(host.closed + 1, host.opened, 5000);
    QCOMPARE(host.problems, QStringList());
}

QTEST_GUILESS_MAIN(TestRandomInterop)
#include "tst_randominterop.moc"
