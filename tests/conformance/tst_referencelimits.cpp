// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expressioncases.h"
#include "referencetargets.h"

using namespace Reference;

/// \file
/// What a session accepts of a peer it does not trust: depth, digits of a bigint, size of a message.

namespace {

QByteArray nestedArrays(int depth) { return QByteArray("[[").repeated(depth) + '1' + QByteArray("]]").repeated(depth); }

/// Calls whose only argument is a call.
QByteArray nestedCalls(int depth)
{
    return QByteArray(R"(["pipeline",0,["echo"],[)").repeated(depth) + '1' + QByteArray("]]").repeated(depth);
}

QByteArray bigint(const QByteArray &digits) { return "[\"bigint\",\"" + digits + "\"]"; }

RpcLimits withDigits(int digits)
{
    RpcLimits limits;
    limits.maxBigIntDigits = digits;
    return limits;
}

RpcLimits withDepth(int depth)
{
    RpcLimits limits;
    limits.maxDepth = depth;
    return limits;
}

RpcLimits withSize(qint64 size)
{
    RpcLimits limits;
    limits.maxMessageSize = size;
    return limits;
}

} // namespace

class ReferenceLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaultsAreTheReferences()
    {
        const RpcLimits limits;
        QCOMPARE(limits.maxBigIntDigits, 16384);
        QCOMPARE(limits.maxDepth, 256);
        QCOMPARE(limits.maxMessageSize, qint64(32) * 1024 * 1024);
        QCOMPARE(MaximumSentDepth, 256);
        QCOMPARE(RpcSessionOptions().limits, limits);
    }

    void textsAreReadWithinTheDefaults_data();
    void textsAreReadWithinTheDefaults();

    void aSessionAcceptsOrAborts_data();
    void aSessionAcceptsOrAborts();

    void whatOurSenderWritesIsAccepted()
    {
        // As deep as a sender goes, as an argument and as a result.
        Value value = 1;
        for (int i = 0; i < 254; ++i)
            value = Value::array({value});
        Pair pair(new TestTarget);
        QCOMPARE(wait(pair.api().call("echo", value)), value);
        VERIFY_AT_REST(pair);
    }

    void aSessionOfDefaultsDoesItsWork()
    {
        RpcSessionOptions given;
        given.limits = RpcLimits();
        for (const RpcSessionOptions &options : {RpcSessionOptions(), given}) {
            Pair pair(new TestTarget, options);
            for (const Value &value : {Value(BigInt(qint64(123))), Value::array({Value::array({1, 2, 3})}),
                                       Value::object({{u"a"_s, Value::object({{u"b"_s, Value::object({{u"c"_s, 1}})}})}})})
                QCOMPARE(wait(pair.api().call("echo", value)), value);
            VERIFY_AT_REST(pair);
        }
    }
};

void ReferenceLimitsTest::textsAreReadWithinTheDefaults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error"); // part of it
    QTest::newRow("digits at the limit") << bigint(QByteArray(16384, '9')) << QString();
    QTest::newRow("digits beyond it") << bigint(QByteArray(16385, '9')) << u"bigint exceeds maximum length"_s;
    QTest::newRow("depth at the limit") << nestedArrays(255) << QString();
    QTest::newRow("depth beyond it") << nestedArrays(261) << u"maximum allowed message depth"_s;
    for (const char *digits : {"0", "255", "-255", "123", "-123", "12345678901234567890"})
        QTest::newRow(digits) << bigint(digits) << QString();
    const QByteArray power4096 =
        "1044388881413152506691752710716624382579964249047383780384233483283953907971557456848826811934997558";
    QTest::newRow("long") << bigint(power4096.repeated(12)) << QString();
    QTest::newRow("long and negative") << bigint('-' + power4096.repeated(12)) << QString();
}

void ReferenceLimitsTest::textsAreReadWithinTheDefaults()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    const ExpressionCases::Outcome outcome = ExpressionCases::deserialize(text);
    if (error.isEmpty()) {
        QVERIFY2(outcome.value, qPrintable(outcome.error));
        QCOMPARE(ExpressionCases::serialize(*outcome.value).text, text);
    } else {
        QVERIFY(!outcome.value);
        QVERIFY2(outcome.error.contains(error), qPrintable(outcome.error));
    }
}

void ReferenceLimitsTest::aSessionAcceptsOrAborts_data()
{
    QTest::addColumn<RpcLimits>("limits");
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("abort"); // part of the text; empty if it is accepted
    const QByteArray digits = "bigint exceeds maximum length";
    const QByteArray depth = "maximum allowed message depth";
    const QByteArray size = "exceeds maximum size";
    QTest::newRow("digits") << withDigits(4) << bigint("1234") << QByteArray();
    QTest::newRow("too many digits") << withDigits(4) << bigint("12345") << digits;
    QTest::newRow("the sign counts") << withDigits(4) << bigint("-123") << QByteArray();
    QTest::newRow("too many with the sign") << withDigits(4) << bigint("-1234") << digits;
    QTest::newRow("fine by default") << RpcLimits() << bigint("12345") << QByteArray();
    QTest::newRow("depth") << RpcLimits() << nestedArrays(10) << QByteArray();
    QTest::newRow("too deep") << withDepth(4) << nestedArrays(10) << depth;
    QTest::newRow("arguments do not start again") << withDepth(8) << nestedCalls(8) << depth;
    QTest::newRow("nested calls") << RpcLimits() << nestedCalls(64) << QByteArray();
    QTest::newRow("small") << withSize(1024) << QByteArray("\"small\"") << QByteArray();
    QTest::newRow("too large") << withSize(64) << '"' + QByteArray(200, 'a') + '"' << size;
}

void ReferenceLimitsTest::aSessionAcceptsOrAborts()
{
    QFETCH(RpcLimits, limits);
    QFETCH(QByteArray, expression);
    QFETCH(QByteArray, abort);
    const auto [peer, end] = MemoryTransport::createPair();
    const std::unique_ptr<MemoryTransport> owner(peer);
    RpcSessionOptions options;
    options.limits = limits;
    RpcSession server(end, new TestTarget, options);
    QList<QByteArray> received;
    connect(peer, &Transport::received, this, [&received](const QByteArray &text) { received << text; });
    peer->send("[\"push\"," + expression + ']');
    peer->send(R"(["pull",1])");
    QTRY_VERIFY(!received.isEmpty());
    if (abort.isEmpty()) {
        QVERIFY2(received.first().startsWith(R"(["resolve",1,)"), received.first().constData());
        QVERIFY(!server.isAborted());
        peer->send(R"(["release",1,1])");
        QTRY_COMPARE(server.stats(), SessionStats({1, 1}));
    } else {
        QVERIFY2(received.first().startsWith("[\"abort\"") && received.first().contains(abort), received.first().constData());
        QVERIFY(server.isAborted());
        settle();
        QCOMPARE(received.size(), 1); // nothing behind it is answered
    }
}

QTEST_GUILESS_MAIN(ReferenceLimitsTest)
#include "tst_referencelimits.moc"
