// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "visibletext.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

class TestVisibleText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDrawsNothingBecomesVisible_data();
    void whatDrawsNothingBecomesVisible();
    void ordinaryTextOfAllScriptsIsLeftAlone();
    void cutsFallBetweenCharacters();
    void stacksOfMarksAreCut();
    void brokenUtf8IsShownAsBroken();
    void utf8AndUtf16AreCutAlike();
};

void TestVisibleText::whatDrawsNothingBecomesVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("control") << u"a\tb\nc\x1b[0m\x7f"_s << u"a␉b␊c␛[0m␡"_s;
    QTest::newRow("C1") << u"a\u0085b"_s << u"a\\u0085b"_s;
    QTest::newRow("bidi") << u"\u202Etxt.exe\u2066\u200F"_s << u"\\u202Etxt.exe\\u2066\\u200F"_s;
    QTest::newRow("zero width") << u"pass\u200Bword\uFEFF\u00AD"_s << u"pass\\u200Bword\\uFEFF\\u00AD"_s;
    QTest::newRow("line separators") << u"a\u2028b\u2029"_s << u"a\\u2028b\\u2029"_s;
    QTest::newRow("lone surrogate") << QString(QChar(char16_t(0xd800))) + u'x' << u"\\uD800x"_s;
    QTest::newRow("tags") << QString::fromUcs4(U"\U000E0041") << u"\\u{E0041}"_s;
    QTest::newRow("blanks that are no space") << u"\u3164\u2800"_s << u"\\u3164\\u2800"_s;
}

void TestVisibleText::whatDrawsNothingBecomesVisible()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(visibleText(QStringView(text), 1000), shown);
}

void TestVisibleText::ordinaryTextOfAllScriptsIsLeftAlone()
{
    for (const QString &text :
         {u"Grüße, мир"_s, u"漢字かな交じり"_s, u"שלום עולם"_s, u"नमस्ते"_s, u"e\u0301a\u0308"_s, u"😀👍"_s, u""_s}) {
        QCOMPARE(visibleText(QStringView(text), 1000), text);
        QCOMPARE(visibleText(QByteArrayView(text.toUtf8()), 1000), text);
        QCOMPARE(visibleText(QStringView(text), text.size()), text); // just fits
    }
}

void TestVisibleText::cutsFallBetweenCharacters()
{
    QCOMPARE(visibleText(u"abcdef", 4), u"abc…"_s);
    QCOMPARE(visibleText(u"abcdef", 1), u"…"_s);
    QCOMPARE(visibleText(u"abcdef", 0), QString());
    QCOMPARE(visibleText(u"ab😀cd", 4), u"ab…"_s); // not half of the pair
    QCOMPARE(visibleText(u"abe\u0301f", 4), u"ab…"_s); // not the letter without its accent
    QCOMPARE(visibleText(u"a\u202Eb", 5), u"a…"_s); // not half of a number
}

void TestVisibleText::stacksOfMarksAreCut()
{
    const QString zalgo = u"z"_s + QString(20, QChar(char16_t(0x0301))) + u"x"_s;
    QCOMPARE(visibleText(QStringView(zalgo), 1000), u"z"_s + QString(8, QChar(char16_t(0x0301))) + u"x"_s);
    const QString endless = u"z"_s + QString(1'000'000, QChar(char16_t(0x0301)));
    QVERIFY(visibleText(QStringView(endless), 1000).endsWith(u'…'));
}

void TestVisibleText::brokenUtf8IsShownAsBroken()
{
    QCOMPARE(visibleText(QByteArrayView("a\xff"
                                        "b"),
                         100),
             u"a\uFFFDb"_s);
}

void TestVisibleText::utf8AndUtf16AreCutAlike()
{
    const QString text = u"aé漢😀\u202Eb\u0301"_s.repeated(200);
    const QByteArray utf8 = text.toUtf8();
    for (qsizetype maximum = 0; maximum < 400; ++maximum)
        QCOMPARE(visibleText(QByteArrayView(utf8), maximum), visibleText(QStringView(text), maximum));
}

QTEST_GUILESS_MAIN(TestVisibleText)
#include "tst_visibletext.moc"
