// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "corpuspath.h"
#include "expressioncases.h"

#include <QtCore/QFile>
#include <QtCore/QLoggingCategory>
#include <QtTest/QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace ExpressionCases;

/// \file
/// What the reference makes of single expressions, and what we make of them. The project's own set
/// (tests/data/expressions.ndjson) is always there; the conformance corpus is read from $QTCAPNWEB_CORPUS, or beside the
/// checkout.

namespace {

// Errors that the protocol's implementation throws itself. All others come from the JavaScript runtime (JSON.parse, URL,
// Headers, Request, Response), whose texts are no contract: of those only the type counts.
bool isProtocolError(const QString &error)
{
    constexpr std::array Texts{"unknown special value: "_L1,
                               "no such entry on exports table: "_L1,
                               "unknown map capture: "_L1,
                               "Deserialized bigint exceeds"_L1,
                               "Deserialization exceeded"_L1,
                               "Cannot deserialize RPC stubs"_L1,
                               "Cannot retrieve pipe readable"_L1,
                               "Unknown bytes type marker"_L1,
                               "Invalid byte length"_L1,
                               "Request body must be"_L1,
                               "Response body must be"_L1,
                               "Request siganl must be"_L1,
                               "Request headers must be serialized"_L1,
                               "Can't deserialize a Response"_L1,
                               "Blob content must be"_L1};
    const QString message = error.section(u": "_s, 1);
    return std::any_of(Texts.begin(), Texts.end(), [&](QLatin1StringView text) { return message.startsWith(text); })
           || (message.startsWith("Cannot convert "_L1) && message.endsWith(" to a BigInt"_L1));
}

struct Difference {
    QLatin1StringView text;
    const char *reason;
};

// Where we differ on purpose: what the reference's refusal starts with, and why we do not refuse.
constexpr std::array KnownDifferences{
    Difference{"Error: Can't serialize ReadableStream in this context."_L1,
               "the body of a Request or Response is text or bytes here, and goes out as such; the reference has only streams"},
    Difference{"Error: not attempted (cost doubles per level)"_L1, "our time does not double with each nested cause"},
};

const char *knownDifference(const QString &error)
{
    for (const Difference &known : KnownDifferences) {
        if (error.startsWith(known.text))
            return known.reason;
    }
    return nullptr;
}

// Hosts of which Qt's IDNA thinks otherwise than Node's; none of them can be registered.
struct HostDifference {
    QStringView host;
    const char *reason;
};

constexpr std::array HostDifferences{
    HostDifference{u"//xn--a-.de", "Node takes this for Punycode of \"a\", which the standard wants refused"},
    HostDifference{u"//a\u2260b", "Qt refuses three mathematical signs that the standard lets pass"},
    HostDifference{u"//\u05d0a.de", "Qt does not check the Bidi rule of RFC 5893"},
    HostDifference{u"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9", "Qt refuses labels of more than 63 characters"},
};

const char *hostDifference(const QString &text)
{
    for (const HostDifference &known : HostDifferences) {
        if (text.contains(known.host))
            return known.reason;
    }
    return nullptr;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void addLines(const QByteArray &file)
{
    QTest::addColumn<QByteArray>("line");
    for (const QByteArray &line : file.split('\n')) {
        if (line.isEmpty())
            continue;
        JsonDocument document;
        const bool isGood = !document.parse(line).isError();
        QTest::newRow(isGood ? document.root().member("id").toString().toLatin1().constData() : "not JSON") << line;
    }
}

} // namespace

class CorpusExpressionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownSet_data()
    {
        const QByteArray file = readFile(QStringLiteral(QTCAPNWEB_SOURCE_DIR "/tests/data/expressions.ndjson"));
        addLines(file);
        if (file.isEmpty())
            QTest::newRow("tests/data/expressions.ndjson is missing") << QByteArray("{}");
    }
    void ownSet() { checkLine(); }

    void corpus_data()
    {
        const QByteArray file = readFile(corpusPath(u"expressions.ndjson"_s));
        addLines(file);
        if (file.isEmpty())
            QTest::newRow("absent") << QByteArray();
    }
    void corpus() { checkLine(); }

private:
    void checkLine();
    void checkDeserialize(const JsonNode &line);
    void checkSerialize(const JsonNode &line);
    void checkRoundTrip(const QByteArray &text);
};

void CorpusExpressionsTest::checkLine()
{
    QFETCH(QByteArray, line);
    if (line.isEmpty())
        QSKIP(qPrintable(u"There is no conformance corpus at %1; set QTCAPNWEB_CORPUS to its folder."_s.arg(
            corpusPath(u"expressions.ndjson"_s))));
    JsonDocument document;
    const JsonError error = document.parse(line);
    QVERIFY2(!error.isError(), qPrintable(error.message));
    const JsonNode kind = document.root().member("kind");
    QVERIFY2(!kind.isNone(), "the line has no kind");
    if (kind.equals("deserialize"))
        checkDeserialize(document.root());
    else
        checkSerialize(document.root());
}

void CorpusExpressionsTest::checkDeserialize(const JsonNode &line)
{
    const QByteArray text = line.member("text").toString().toUtf8();
    const Outcome outcome = deserialize(text);
    if (const char *reason = hostDifference(line.member("text").toString())) {
        // Still a difference? Then it is listed rightly.
        QVERIFY2(outcome.value.has_value() == (line.member("valid").kind() == JsonNode::Kind::False), reason);
        return;
    }
    QCOMPARE(walkOnly(text), outcome.error); // both handlers see the same errors

    if (line.member("valid").kind() == JsonNode::Kind::False) {
        const QString expected = line.member("error").toString();
        QVERIFY2(!outcome.value, qPrintable(u"accepted; the reference says "_s + expected));
        QCOMPARE(outcome.error.section(u':', 0, 0), expected.section(u':', 0, 0));
        if (isProtocolError(expected) && !line.member("error_truncated").isNone())
            QVERIFY2(outcome.error.startsWith(expected.chopped(1)), qPrintable(outcome.error));
        else if (isProtocolError(expected))
            QCOMPARE(outcome.error, expected);
        return;
    }

    QVERIFY2(outcome.value, qPrintable(outcome.error));
    const QString wrong = difference(*outcome.value, line.member("value"));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));

    const Serialized again = serialize(*outcome.value);
    if (const JsonNode refused = line.member("reserialize_error"); !refused.isNone()) {
        if (const char *reason = knownDifference(refused.toString()))
            QVERIFY2(again.error.isEmpty(), reason);
        else
            QCOMPARE(again.error, refused.toString());
    } else {
        QVERIFY2(again.error.isEmpty(), qPrintable(again.error));
        const QByteArray expected = line.member("reserialized").toString().toUtf8();
        QVERIFY2(sameJson(again.text, expected), qPrintable(QString::fromUtf8(again.text + " instead of " + expected)));
    }
    checkRoundTrip(text);
}

// Without a session nothing may be lost but what canonical text does not have.
void CorpusExpressionsTest::checkRoundTrip(const QByteArray &text)
{
    JsonDocument document;
    QVERIFY(!document.parse(text).isError());
    const Value value = decodeExpression(document.root());
    const QByteArray encoded = encodeExpression(value);
    JsonDocument second;
    QVERIFY2(!second.parse(encoded).isError(), encoded.constData());
    RpcLimits limits;
    limits.maxBigIntDigits *= 2; // a hexadecimal text at the limit is longer when it is decimal
    const Value decoded = decodeExpression(second.root(), limits);
    // Headers join the values of one name by ", ", which a reader cuts where the last of them is empty; in JavaScript, too.
    if (encoded.contains("\"headers\"") && encoded.contains(", \"]"))
        return;
    QVERIFY(decoded == value);
    QCOMPARE(encodeExpression(decoded), encoded);
}

void CorpusExpressionsTest::checkSerialize(const JsonNode &line)
{
    const QString what = line.member("value_desc").toString();
    const JsonNode expectedError = line.member("error");
    const JsonNode expectedText = line.member("text");
    std::optional<Value> value = line.member("value").isNone() ? std::nullopt : valueOf(line.member("value"));

    // JavaScript things that this library has no value for; their trees say "object".
    if (!expectedError.isNone() && expectedError.toString().startsWith("TypeError: Cannot serialize value"_L1))
        return;
    if (what == "WritableStream"_L1 || what == "ReadableStream"_L1) {
        const CapabilityPtr stream(new WireReference);
        value = what == "WritableStream"_L1 ? Value::writable(stream) : Value::readable(stream);
    }
    if (what == "DOMException"_L1) // its tree does not tell its name
        value = Value(RpcError(u"AbortError"_s, value->toError().message()));
    QVERIFY2(value, "the tree describes no value");

    const Serialized serialized = serialize(*value);
    if (!expectedError.isNone()) {
        if (const char *reason = knownDifference(expectedError.toString()); reason && value->type() != Value::Type::Readable)
            QVERIFY2(serialized.error.isEmpty(), reason);
        else
            QCOMPARE(serialized.error, expectedError.toString());
        return;
    }
    QVERIFY2(serialized.error.isEmpty(), qPrintable(serialized.error));
    const QByteArray expected = expectedText.toString().toUtf8();
    QVERIFY2(sameJson(serialized.text, expected), qPrintable(QString::fromUtf8(serialized.text + " instead of " + expected)));
}

QTEST_GUILESS_MAIN(CorpusExpressionsTest)
#include "tst_corpusexpressions.moc"
