// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "peerprocess.h"
#include "randomhost.h"
#include "randomrunner.h"
#include "rpcsession.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace RandomPrograms;

/// \file
/// Random programs with npm's package as the other peer, each result compared with that of the plain interpreter.
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

} // namespace

class TestRandomInterop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oursAgainstTheReferencesServer_data() { addSeeds(10); }
    void oursAgainstTheReferencesServer();
};

void TestRandomInterop::oursAgainstTheReferencesServer()
{
    QFETCH(quint64, seed);
    PeerProcess server;
    QVERIFY2(server.startScript(u"randompeer.mjs"_s), qPrintable(server.errors()));
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

QTEST_GUILESS_MAIN(TestRandomInterop)
#include "tst_randominterop.moc"
