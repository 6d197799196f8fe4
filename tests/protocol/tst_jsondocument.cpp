// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsondocument.h"
#include "jsonwriter.h"

#include <QtTest/QTest>

#include <cmath>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

// What was read: a document's nodes, its duplicate keys, and what it costs. What texts are JSON is the test json's.

class JsonDocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesKnowTheirPlace();
    void stringsAreCompared();
    void findsDuplicateKeys_data();
    void findsDuplicateKeys();
    void millionKeysAreNotQuadratic();
    void longKeysWithCommonStartAreNotQuadratic();
    void nestingCostsNoStack();
    void isUsedAgain();
    void doesNotKeepTheTapeOfAnUnusualText();
    void isMoved();
};

void JsonDocumentTest::nodesKnowTheirPlace()
{
    const QByteArray text = R"( {"a": [1, "two", [], {"b": null}], "c" : true} )";
    JsonDocument document;
    QVERIFY(document.root().isNone());
    QVERIFY(!document.parse(text).isError());
    const JsonNode root = document.root();
    QCOMPARE(root.document(), &document);
    QCOMPARE(root.sourceText(), QByteArrayView(text).trimmed());
    QCOMPARE(root.offset(), 1u);
    QCOMPARE(root.length(), quint32(text.size() - 2));
    QCOMPARE(root.size(), 2u);
    QCOMPARE(root.index(), 0u);
    QCOMPARE(root.end(), 11u);
    QVERIFY(root.next().isNone());

    const JsonNode key = root.first();
    QCOMPARE(key.toString(), u"a"_s);
    QVERIFY(!key.isShadowed() && !key.isRepeated());
    const JsonNode array = key.next();
    QCOMPARE(key.memberValue(), array);
    QCOMPARE(array.sourceText(), QByteArrayView(R"([1, "two", [], {"b": null}])"));
    QCOMPARE(array.size(), 4u);
    QCOMPARE(array.index(), 2u);
    QCOMPARE(array.end(), 9u);
    QCOMPARE(array.at(0).toNumber(), 1.0);
    QCOMPARE(array.at(0).length(), 1u);
    QCOMPARE(array.at(1).sourceText(), QByteArrayView("\"two\""));
    QCOMPARE(array.at(1), array.first().next());
    QVERIFY(array.at(2).isArray());
    QCOMPARE(array.at(2).sourceText(), QByteArrayView("[]"));
    QVERIFY(array.at(2).first().isNone());
    QCOMPARE(array.at(2).end(), array.at(2).index() + 1);
    QVERIFY(array.at(3).isObject());
    QVERIFY(array.at(3).member("b").isNull());
    QVERIFY(array.at(3).next().isNone());
    QVERIFY(array.at(4).isNone());
    QVERIFY(array.at(0xffffffffu).isNone());
    QVERIFY(array.member("a").isNone());
    QVERIFY(root.at(0).isNone());

    QCOMPARE(root.member("c").kind(), JsonNode::Kind::True);
    QCOMPARE(root.member("c").offset(), quint32(text.indexOf("true")));
    QVERIFY(root.member("b").isNone());
    QVERIFY(root.member("").isNone());

    // What is asked of the wrong kind.
    QVERIFY(std::isnan(root.toNumber()));
    QVERIFY(root.toString().isNull());
    QCOMPARE(root.stringLength(), 0);
    QVERIFY(!root.equals("a"));
    QCOMPARE(array.at(0).size(), 0u);
    QVERIFY(array.at(0).first().isNone());
    QVERIFY(array.at(0).toString().isNull());
    QVERIFY(!array.at(0).isShadowed());
}

void JsonDocumentTest::stringsAreCompared()
{
    JsonDocument document;
    QVERIFY(
        !document.parse(R"(["push", "p\u0075sh", "", "gr\u00fc\u00df", "\ud83d\ude00", "\ud83d", "\\", "a\u0000b"])").isError());
    const JsonNode root = document.root();
    QVERIFY(root.at(0).equals("push"));
    QVERIFY(!root.at(0).equals("pus"));
    QVERIFY(!root.at(0).equals("pushe"));
    QVERIFY(!root.at(0).hasEscapes());
    QVERIFY(root.at(1).equals("push"));
    QVERIFY(!root.at(1).equals("pus"));
    QVERIFY(!root.at(1).equals("pu"));
    QVERIFY(!root.at(1).equals("pushe"));
    QVERIFY(!root.at(1).equals(""));
    QVERIFY(root.at(1).hasEscapes());
    QVERIFY(root.at(2).equals(""));
    QVERIFY(!root.at(2).toString().isNull());
    QVERIFY(root.at(3).equals("gr\xC3\xBC\xC3\x9F"));
    QVERIFY(root.at(4).equals("\xF0\x9F\x98\x80"));
    QVERIFY(!root.at(5).equals("?"));
    QVERIFY(!root.at(5).equals("\xEF\xBF\xBD"));
    QVERIFY(root.at(6).equals("\\"));
    QVERIFY(root.at(7).equals(QByteArrayView("a\0b", 3)));
}

void JsonDocumentTest::findsDuplicateKeys_data()
{
    QTest::addColumn<int>("others"); // further members, which decide about the way of searching

    for (const int others : {0, 5, 11, 12, 13, 40, 1000})
        QTest::addRow("%d", others) << others;
}

void JsonDocumentTest::findsDuplicateKeys()
{
    QFETCH(int, others);
    QByteArray text = R"({"a":1,"b":2,"a":{"a":3,"b":[]},"\u0061":4)";
    for (int i = 0; i < others; ++i)
        text += ",\"other" + QByteArray::number(i) + "\":" + (i % 3 ? "{}" : "[{\"a\":0,\"a\":1}]");
    text += "}";
    JsonDocument document;
    QVERIFY(!document.parse(text).isError());
    const JsonNode root = document.root();
    QCOMPARE(root.size(), quint32(4 + others));
    QCOMPARE(root.member("a").toNumber(), 4.0);
    QCOMPARE(root.member("b").toNumber(), 2.0);
    int position = 0;
    for (JsonNode key = root.first(); !key.isNone(); key = key.next().next(), ++position) {
        QCOMPARE(key.isShadowed(), position == 0 || position == 2);
        QCOMPARE(key.isRepeated(), position == 2 || position == 3);
        if (position == 0 || position == 2 || position == 3)
            QCOMPARE(key.memberValue().toNumber(), 4.0);
        else
            QCOMPARE(key.memberValue(), key.next());
        if (position == 2)
            QVERIFY(!key.next().first().isShadowed());
    }
    QCOMPARE(position, 4 + others);
    QVERIFY(toCanonicalJson(root).startsWith(others ? "{\"a\":4,\"b\":2,\"other0\":[{\"a\":1}]" : "{\"a\":4,\"b\":2}"));
}

void JsonDocumentTest::millionKeysAreNotQuadratic()
{
    // A million members of which the second half repeats the first; every pair compared, this would take hours.
    constexpr int half = 500'000;
    QByteArray text = "{";
    for (int i = 0; i < 2 * half; ++i)
        text += (i ? ",\"k" : "\"k") + QByteArray::number(i % half) + (i % 2 ? "\":1" : "\":\"x\"");
    text += "}";
    JsonDocument document;
    QVERIFY(!document.parse(text).isError());
    QCOMPARE(document.root().size(), quint32(2 * half));
    int position = 0;
    for (JsonNode key = document.root().first(); !key.isNone(); key = key.next().next(), ++position) {
        if (key.isShadowed() != (position < half) || key.isRepeated() != (position >= half))
            QFAIL(qPrintable(key.toString()));
        if (position < half && !key.memberValue().sourceText().startsWith(position % 2 ? '1' : '"'))
            QFAIL(qPrintable(key.toString()));
    }
    JsonDocument canonical;
    QVERIFY(!canonical.parse(toCanonicalJson(document.root())).isError());
    QCOMPARE(canonical.root().size(), quint32(half));
}

void JsonDocumentTest::longKeysWithCommonStartAreNotQuadratic()
{
    QByteArray text = "{";
    const QByteArray start(4000, 'k');
    for (int i = 0; i < 2000; ++i)
        text += (i ? ",\"" : "\"") + start + QByteArray::number(i % 1999) + "\":" + QByteArray::number(i);
    text += "}";
    JsonDocument document;
    QVERIFY(!document.parse(text).isError());
    int shadowed = 0;
    for (JsonNode key = document.root().first(); !key.isNone(); key = key.next().next())
        shadowed += key.isShadowed();
    QCOMPARE(shadowed, 1);
    QVERIFY(document.root().first().isShadowed());
    QCOMPARE(document.root().member((start + "0")).toNumber(), 1999.0);
}

void JsonDocumentTest::nestingCostsNoStack()
{
    constexpr int depth = 1'000'000;
    JsonDocument document;
    const QByteArray arrays = QByteArray(depth, '[') + QByteArray(depth, ']');
    QVERIFY(!document.parse(arrays).isError());
    QCOMPARE(document.root().end(), quint32(depth));
    int depthSeen = 0;
    for (JsonNode node = document.root(); !node.isNone(); node = node.first()) {
        if (node.length() != quint32(2 * (depth - depthSeen)) || node.end() != quint32(depth))
            QFAIL("wrong extent");
        ++depthSeen;
    }
    QCOMPARE(depthSeen, depth);
    QVERIFY(toCanonicalJson(document.root()) == arrays);

    const QByteArray objects = QByteArray("{\"a\":").repeated(depth) + "0" + QByteArray(depth, '}');
    QVERIFY(!document.parse(objects).isError());
    QVERIFY(toCanonicalJson(document.root()) == objects);

    const JsonError error = document.parse(arrays.chopped(1));
    QCOMPARE(error.offset, arrays.size() - 1);
}

void JsonDocumentTest::isUsedAgain()
{
    JsonDocument document;
    const QByteArray text = "[" + QByteArray("1,").repeated(20000) + "1]";
    QVERIFY(!document.parse(text).isError());
    QCOMPARE(document.text().constData(), text.constData()); // shared
    const size_t usage = document.memoryUsage();
    QVERIFY(usage >= 20002 * 16);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!document.parse("{\"a\":[1,2]}").isError());
        QCOMPARE(toCanonicalJson(document.root()), QByteArray("{\"a\":[1,2]}"));
        QVERIFY(document.parse("[1").isError());
        QVERIFY(document.root().isNone());
        QCOMPARE(document.text(), QByteArray("[1"));
        QVERIFY(!document.parse(text).isError());
        QCOMPARE(document.root().size(), 20001u);
    }
    QCOMPARE(document.memoryUsage(), usage);
}

void JsonDocumentTest::doesNotKeepTheTapeOfAnUnusualText()
{
    JsonDocument document;
    QVERIFY(!document.parse("[" + QByteArray("1,").repeated(1'000'000) + "1]").isError());
    QVERIFY(document.memoryUsage() >= 16'000'000);
    QVERIFY(!document.parse("[1]").isError());
    QVERIFY(document.memoryUsage() < 100'000);
    QCOMPARE(document.root().first().toNumber(), 1.0);
}

void JsonDocumentTest::isMoved()
{
    JsonDocument document;
    QVERIFY(!document.parse("[1,\"a\"]").isError());
    JsonDocument other(std::move(document));
    QCOMPARE(other.root().at(1).toString(), u"a"_s);
    QCOMPARE(other.root().document(), &other);
    JsonDocument third;
    third = std::move(other);
    QCOMPARE(toCanonicalJson(third.root()), QByteArray("[1,\"a\"]"));
}

QTEST_GUILESS_MAIN(JsonDocumentTest)
#include "tst_jsondocument.moc"
