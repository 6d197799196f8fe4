// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expressionleaves.h"
#include "jsondocument.h"
#include "memberkeys.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class MemberKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsItself();
    void likeObjectsShareTheirKeys();
    void keysThatMeetAtOnePlaceStayApart();
};

namespace {

/// How many keys \a keys got wrong of the objects in the array \a text.
int wrongKeys(MemberKeys &keys, const QByteArray &text)
{
    JsonDocument document;
    if (document.parse(text).isError())
        return -1;
    int wrong = 0;
    for (JsonNode object = document.root().first(); !object.isNone(); object = object.next()) {
        for (JsonNode key = object.first(); !key.isNone(); key = key.next().next()) {
            const MemberKeys::Key found = keys.of(key);
            const bool isRight = found.isDropped == isDroppedKey(key) && (found.isDropped || found.text == key.toString());
            wrong += isRight ? 0 : 1;
        }
    }
    return wrong;
}

} // namespace

void MemberKeysTest::everyKeyIsItself()
{
    const QByteArrayList pieces{"a",
                                "b",
                                "",
                                "name",
                                "toJSON",
                                "to\\u004aSON",
                                "__proto__",
                                "constructor",
                                "\\ud800",
                                "\\udc00",
                                "\xC3\xBC",
                                "\\\"",
                                "1",
                                "12",
                                "hasOwnProperty",
                                QByteArray(61, 'k'),
                                QByteArray(62, 'k'),
                                QByteArray(63, 'k'),
                                QByteArray(200, 'k')};
    QRandomGenerator random(3);
    for (int round = 0; round < 50; ++round) {
        QByteArray text = "[";
        for (int i = 0; i < 60; ++i) {
            text += i ? ",{" : "{";
            for (int j = 0; j < 8; ++j) {
                const QByteArray key = pieces[random.bounded(pieces.size())]
                                       + (random.bounded(2) ? pieces[random.bounded(pieces.size())] : QByteArray());
                text += (j ? ",\"" : "\"") + key + "\":0";
            }
            text += '}';
        }
        MemberKeys keys;
        QCOMPARE(wrongKeys(keys, text + ']'), 0);
    }
}

void MemberKeysTest::likeObjectsShareTheirKeys()
{
    JsonDocument document;
    QVERIFY(!document.parse('[' + QByteArray(R"({"id":1,"name":"x","active":true},)").repeated(100) + "0]").isError());
    MemberKeys keys;
    QHash<QString, QSet<const QChar *>> texts;
    for (JsonNode object = document.root().first(); object.isObject(); object = object.next()) {
        for (JsonNode key = object.first(); !key.isNone(); key = key.next().next()) {
            const QString text = keys.of(key).text;
            texts[text].insert(text.constData());
        }
    }
    QCOMPARE(texts.size(), 3);
    for (const QSet<const QChar *> &places : std::as_const(texts))
        QVERIFY(places.size() < 10); // those of the first few objects, and one for all the rest
}

void MemberKeysTest::keysThatMeetAtOnePlaceStayApart()
{
    // The same length, beginning, middle and end.
    QByteArray text = "[";
    for (int i = 0; i < 200; ++i) {
        const QByteArray number = QByteArray::number(i % 90 + 10);
        text += (i ? ",{\"a" : "{\"a") + number + "bb" + number + "z\":1,\"a" + number + "bb" + QByteArray::number(99 - i % 90)
                + "z\":2}";
    }
    MemberKeys keys;
    QCOMPARE(wrongKeys(keys, text + ']'), 0);
}

QTEST_APPLESS_MAIN(MemberKeysTest)

#include "tst_memberkeys.moc"
