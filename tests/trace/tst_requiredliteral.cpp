// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "requiredliteral.h"
#include "textneedle.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb::Trace;

class TestRequiredLiteral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheLongestThatAllMatchesHold_data();
    void itIsTheLongestThatAllMatchesHold();
    void eachMatchHoldsIt_data();
    void eachMatchHoldsIt();
};

void TestRequiredLiteral::itIsTheLongestThatAllMatchesHold_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("exactly"); // with regard to case
    QTest::addColumn<QString>("anyCase");
    const auto row = [](const QString &pattern, const QString &exactly, const QString &anyCase) {
        QTest::newRow(qPrintable(pattern)) << pattern << exactly << anyCase;
    };
    row(u"fox (jumped|ran)"_s, u"fox "_s, u"fox "_s);
    row(u"a|fox"_s, {}, {});
    row(u"skill"_s, u"skill"_s, u"ill"_s);
    row(u"gro\u00dfe"_s, u"gro\u00dfe"_s, u"gro"_s);
    row(u"abcd*e"_s, u"abc"_s, u"abc"_s);
    row(u"abcd?e"_s, u"abc"_s, u"abc"_s);
    row(u"abcd+e"_s, u"abcd"_s, u"abcd"_s);
    row(u"abcd{2,3}e"_s, u"abc"_s, u"abc"_s);
    row(u"abcd{ 2 }e"_s, {}, {});
    row(u"{\"value\":\\d+}"_s, u"{\"value\":"_s, u"{\"value\":"_s);
    row(u"\\[\"pu.h\",\\[\"pipeline\""_s, u"h\",[\"pipeline\""_s, u"h\",[\"pipeline\""_s);
    row(u"[abc]def[^]gh]"_s, u"def"_s, u"def"_s);
    row(u"[[:alpha:]]def"_s, {}, {});
    row(u"(?i)abc"_s, {}, {});
    row(u"(?:abc)de"_s, u"de"_s, u"de"_s);
    row(u"(?<name>a)?bcd"_s, u"bcd"_s, u"bcd"_s);
    row(u"(?<=ab)cde(?!f)"_s, u"cde"_s, u"cde"_s);
    row(u"abc(*ACCEPT)def"_s, {}, {});
    row(u"ab(c(*ACCEPT))d"_s, {}, {});
    row(u"\\Qa|b\\E"_s, {}, {});
    row(u"\\x41bc"_s, {}, {});
    row(u"(a)bc\\1"_s, {}, {});
    row(u"\\d\\d-abc\\b"_s, u"-abc"_s, u"-abc"_s);
    row(u"\\.json"_s, u".json"_s, u".j"_s);
    row(u"^.*$"_s, {}, {});
    row({}, {}, {});
}

void TestRequiredLiteral::itIsTheLongestThatAllMatchesHold()
{
    QFETCH(QString, pattern);
    QFETCH(QString, exactly);
    QFETCH(QString, anyCase);
    QCOMPARE(requiredLiteral(pattern, Qt::CaseSensitive), exactly);
    QCOMPARE(requiredLiteral(pattern, Qt::CaseInsensitive), anyCase);
}

void TestRequiredLiteral::eachMatchHoldsIt_data()
{
    QTest::addColumn<bool>("anyCase");
    QTest::newRow("as written") << false;
    QTest::newRow("any case") << true;
}

// Patterns and texts of few letters, so that they match often.
void TestRequiredLiteral::eachMatchHoldsIt()
{
    QFETCH(bool, anyCase);
    const Qt::CaseSensitivity sensitivity = anyCase ? Qt::CaseInsensitive : Qt::CaseSensitive;
    static const QStringList Pieces{
        u"a"_s,    u"b"_s,     u"s"_s,     u"k"_s,     u"A"_s,    u"\u017f"_s, u"."_s,    u"*"_s,     u"+"_s,         u"?"_s,
        u"{2}"_s,  u"{0,1}"_s, u"{,2}"_s,  u"("_s,     u")"_s,    u"|"_s,      u"[ab]"_s, u"[^s]"_s,  u"\\."_s,       u"\\w"_s,
        u"\\b"_s,  u"(?:"_s,   u"(?=a)"_s, u"(?!b)"_s, u"(?i)"_s, u"\\Q"_s,    u"\\E"_s,  u"\\x61"_s, u"(*ACCEPT)"_s, u"^"_s,
        u"[]a]"_s, u"{"_s,     u"}"_s,     u"]"_s,     u"(?x)"_s, u" "_s,      u"#"_s,    u"(?#b)"_s, u"\\1"_s,       u"(?|"_s};
    static const QString Letters = u"abskABSK\u017f\u212a.{}] #0"_s;
    QRandomGenerator random(20260101);
    int valid = 0;
    int told = 0;
    int matched = 0;
    for (int round = 0; round < 60000; ++round) {
        QString pattern;
        for (quint32 i = 0, count = 1 + random.bounded(8u); i < count; ++i)
            pattern += Pieces[random.bounded(random.bounded(3) ? qsizetype(6) : Pieces.size())];
        const QRegularExpression expression(pattern, anyCase ? QRegularExpression::CaseInsensitiveOption
                                                             : QRegularExpression::NoPatternOption);
        if (!expression.isValid())
            continue;
        ++valid;
        const TextNeedle literal(requiredLiteral(pattern, sensitivity), sensitivity);
        told += !literal.isEmpty();
        for (int i = 0; i < 8; ++i) {
            QString text;
            for (quint32 letter = 0, count = random.bounded(10u); letter < count; ++letter)
                text += Letters[random.bounded(Letters.size())];
            if (!expression.match(text).hasMatch())
                continue;
            ++matched;
            QVERIFY2(literal.isIn(text.toUtf8()), qPrintable(pattern + u" matches "_s + text));
        }
    }
    QVERIFY(valid > 10000 && told > 5000 && matched > 5000);
}

QTEST_GUILESS_MAIN(TestRequiredLiteral)
#include "tst_requiredliteral.moc"
