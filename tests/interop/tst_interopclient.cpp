// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "peerprocess.h"
#include "referenceserver.h"
#include "samples.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;

/// \file
/// The reference as client. It does the same (client.mjs) with the reference's server and with ours, which must be told apart
/// by nothing.

namespace {

using Lines = QMap<QString, QJsonObject>; // by scenario

QString text(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"is"_s, value}}).toJson(QJsonDocument::Compact));
}

} // namespace

class InteropClientTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<PeerProcess> m_ours;
    QUrl m_oursUrl;

    // What the client tells of one server.
    static void run(const QUrl &server, const QString &group, Lines *lines)
    {
        PeerProcess client;
        QVERIFY2(client.startScript(u"client.mjs"_s, {server.toString(), group}), qPrintable(client.errors()));
        for (;;) {
            QTRY_VERIFY2_WITH_TIMEOUT(!client.lines().isEmpty(), qPrintable(client.errors()), 60'000);
            const QString line = client.waitForLine(QString());
            if (line == "DONE"_L1)
                break;
            const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
            lines->insert(object.value(u"scenario").toString(), object);
        }
    }

    // Runs the group with both servers.
    void runBoth(const QUrl &theirsUrl, const QUrl &oursUrl, const QString &group, Lines *theirs, Lines *ours)
    {
        run(theirsUrl, group, theirs);
        if (!QTest::currentTestFailed())
            run(oursUrl, group, ours);
    }

    static void compare(const Lines &theirs, const Lines &ours)
    {
        QStringList differences;
        for (auto it = theirs.cbegin(); it != theirs.cend(); ++it) {
            if (ours.value(it.key()) != it.value())
                differences << u"\n  theirs: %1\n  ours:   %2"_s.arg(text(it.value()), text(ours.value(it.key())));
        }
        QVERIFY2(differences.isEmpty(), qPrintable(differences.join(QString())));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_ours = std::make_unique<PeerProcess>();
        QVERIFY2(m_ours->startProgram(QStringLiteral(TESTSERVER)), qPrintable(m_ours->errors()));
        m_oursUrl = m_ours->waitForUrl();
        QVERIFY2(m_oursUrl.isValid(), qPrintable(m_ours->errors()));
    }

    void cleanup()
    {
        // Each client has gone, and nothing of it is left.
        QTRY_COMPARE(m_ours->ask(u"stats"_s, u"STATS"_s), QJsonArray());
    }

    void cleanupTestCase() { m_ours.reset(); }

    void callsAreTheSame()
    {
        ReferenceServer reference;
        QVERIFY2(reference.start(), qPrintable(reference.errors()));
        Lines expected;
        Lines actual;
        runBoth(reference.url(), m_oursUrl, u"calls"_s, &expected, &actual);
        if (QTest::currentTestFailed())
            return;

        // Two rows by hand, so that the comparison below compares something.
        QVERIFY(expected.size() > 40);
        QCOMPARE(expected.value(u"square"_s).value(u"result").toDouble(), 25.0);
        QCOMPARE(expected.value(u"throwError"_s).value(u"error").toString(), u"RangeError: test error"_s);
        // Different on purpose: JavaScript computes with anything, where we say what is wrong; what our objects have but do not
        // offer is told apart from what they do not have.
        const QString strict = actual.value(u"wrongArgument"_s).value(u"error").toString();
        QVERIFY2(strict.startsWith("TypeError: "_L1) && strict.contains("square"_L1), qPrintable(strict));
        const QString hidden = actual.value(u"noQObjectMethods"_s).value(u"error").toString();
        QVERIFY2(hidden.startsWith("TypeError: Attempted to access property 'deleteLater'"_L1), qPrintable(hidden));
        expected.remove(u"wrongArgument"_s);
        expected.remove(u"noQObjectMethods"_s);
        // The reference's server keeps the client's stub that its nested map captured; ours does not.
        QCOMPARE(expected.value(u"serverMapsOurs"_s).value(u"stats").toObject().value(u"exports").toInt(), 2);
        expected[u"serverMapsOurs"_s].insert(u"stats"_s, QJsonObject{{u"imports"_s, 1}, {u"exports"_s, 1}});
        compare(expected, actual);
        for (const QJsonObject &line : std::as_const(actual))
            QCOMPARE(line.value(u"stats").toObject(), (QJsonObject{{u"imports"_s, 1}, {u"exports"_s, 1}}));
    }

    void valuesCrossBothWays()
    {
        Lines lines;
        run(m_oursUrl, u"values"_s, &lines);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(lines.size(), InteropTest::samples().size());
        for (const InteropTest::Sample &sample : InteropTest::samples()) {
            const QJsonObject line = lines.value(sample.name);
            QVERIFY2(line.contains(u"result"), qPrintable(text(line)));
            const QJsonObject result = line.value(u"result").toObject();
            const QJsonValue own = result.value(u"own");
            QVERIFY2(!own.toString().isEmpty(), qPrintable(sample.name));
            QCOMPARE(text(result.value(u"there")), text(own));
            QCOMPARE(text(result.value(u"given")), text(own));
            if (!sample.isLive)
                QCOMPARE(text(result.value(u"echoed")), text(own));
            QCOMPARE(line.value(u"stats").toObject(), (QJsonObject{{u"imports"_s, 1}, {u"exports"_s, 1}}));
        }
    }

    void endingsAreTheSame()
    {
        ReferenceServer reference;
        QVERIFY2(reference.start(), qPrintable(reference.errors()));
        const qsizetype before = m_ours->ask(u"broken"_s, u"BROKEN"_s).size();
        Lines expected;
        Lines actual;
        runBoth(reference.url(), m_oursUrl, u"endings"_s, &expected, &actual);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(expected.size() > 10);
        QCOMPARE(expected.value(u"unknownPull"_s).value(u"result").toObject().value(u"pending").toString(),
                 u"Error: no such export ID: 77"_s);
        compare(expected, actual);
        const QJsonArray broken = m_ours->ask(u"broken"_s, u"BROKEN"_s);
        QVERIFY(broken.size() >= before + expected.size());
        QVERIFY(broken.contains(u"RangeError: enough"_s));
    }

    void limitsAreKeptInTheSameWords()
    {
        const QString limits = u"20,40,3000"_s;
        ReferenceServer reference;
        QVERIFY2(reference.start(limits), qPrintable(reference.errors()));
        PeerProcess ours;
        QVERIFY2(ours.startProgram(QStringLiteral(TESTSERVER), {u"--limits"_s, limits}), qPrintable(ours.errors()));
        Lines expected;
        Lines actual;
        runBoth(reference.url(), ours.waitForUrl(), u"limits"_s, &expected, &actual);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(expected.size(), 3);
        QVERIFY(text(expected.value(u"depth"_s)).contains("maximum allowed message depth of 20"_L1));
        compare(expected, actual);
    }

    // After all of them: our server was sent, and sent, every message and every expression that there is.
    void everythingCrossedTheWire() { QCOMPARE(m_ours->ask(u"uncovered"_s, u"UNCOVERED"_s), QJsonArray()); }
};

QTEST_GUILESS_MAIN(InteropClientTest)
#include "tst_interopclient.moc"
