// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datatext.h"
#include "messagetext.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Inspector;

class TestMessageText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shortMessagesStayOnOneLine()
    {
        const QByteArray text = R"(["push",["pipeline",0,["square"],[3]]])";
        QCOMPARE(MessageText(text, MessageText::Layout::AsSent).text(), QString::fromUtf8(text));
        QCOMPARE(MessageText(text, MessageText::Layout::Indented).text(), u"[\"push\", [\"pipeline\", 0, [\"square\"], [3]]]"_s);
    }

    void longOnesAreLaidOut()
    {
        const QByteArray text =
            R"(["resolve",2,{"id":"u_1","name":"Ada Lovelace","tags":[["admin","early"]],"since":["date",1700000000000]}])";
        QCOMPARE(MessageText(text, MessageText::Layout::Indented).text(), uR"([
  "resolve",
  2,
  {
    "id": "u_1",
    "name": "Ada Lovelace",
    "tags": [["admin", "early"]],
    "since": ["date", 1700000000000]
  }
])"_s);
    }

    void bytesAndPositionsGoBothWays_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("ascii") << QByteArray(R"(["push",["pipeline",0,["square"],[3]]])");
        QTest::newRow("long") << QByteArray(
            R"(["resolve",2,{"id":"u_1","name":"Ada Lovelace","tags":[["admin","early"]],"since":["date",1700000000000]}])");
        QTest::newRow("two, three and four bytes") << QByteArray("[\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80 x \xc3\xa9\",1]");
        QTest::newRow("hostile") << QByteArray("[\"a\xe2\x80\xae"
                                               "b\x7f\xc2\x85\",\"\xef\xbb\xbf\"]");
        QTest::newRow("white space") << QByteArray(" [ 1 ,\n\t2 , { \"a\" : null } ]  ");
        QTest::newRow("not UTF-8") << QByteArray("[\"\xff\xfe\x80\xc3\",1]");
        QTest::newRow("no JSON") << QByteArray("this is { no ] message \"");
        QTest::newRow("string without an end") << QByteArray("[\"abc\\");
        QTest::newRow("line breaks of our own") << QByteArray("[\"" + QByteArray(7000, 'x') + "\",2]");
    }

    void bytesAndPositionsGoBothWays()
    {
        QFETCH(const QByteArray, text);
        for (const auto layout : {MessageText::Layout::AsSent, MessageText::Layout::Indented}) {
            const MessageText shown(text, layout);
            int last = 0;
            for (qsizetype byte = 0; byte <= text.size(); ++byte) {
                const int position = shown.positionOf(byte);
                QVERIFY2(position >= last && position <= shown.text().size(), qPrintable(u"byte %1"_s.arg(byte)));
                last = position;
                // The start of each ASCII token that is shown is found again.
                const char c = byte < text.size() ? text[byte] : '\0';
                if (c > ' ' && c < 0x7f) {
                    QCOMPARE(shown.text().at(position), QLatin1Char(c));
                    QCOMPARE(shown.byteAt(position), byte);
                }
            }
            for (int position = 0; position <= shown.text().size(); ++position)
                QVERIFY(shown.byteAt(position) >= 0 && shown.byteAt(position) <= text.size());
        }
    }

    void hostileCharactersBecomeVisible()
    {
        const MessageText shown(QByteArray("[\"a\xe2\x80\xae\x7f\xe2\x80\x8b\"]"), MessageText::Layout::AsSent);
        for (const QChar c : shown.text())
            QVERIFY(c.category() != QChar::Other_Control && c.category() != QChar::Other_Format);
        QVERIFY(shown.text().contains(u"202E", Qt::CaseInsensitive));
    }

    void linesAreBounded()
    {
        const MessageText shown("[\"" + QByteArray(100'000, 'x') + "\"]", MessageText::Layout::Indented);
        for (const QStringView line : QStringView(shown.text()).split(u'\n'))
            QVERIFY(line.size() <= MessageText::MaximumLine);
    }

    void hugeMessagesAreCutAndSayHowMuch()
    {
        const QByteArray text = "[\"resolve\",1,\"" + QByteArray("\xc3\xa9").repeated(25'000'000) + "\"]";
        const MessageText shown(text, MessageText::Layout::Indented);
        QVERIFY(shown.isCut());
        QCOMPARE(shown.totalBytes(), text.size());
        QVERIFY(shown.shownBytes() <= MessageText::DefaultMaximum);
        QVERIFY(!shown.text().contains(QChar::ReplacementCharacter)); // not cut within a character
        QCOMPARE(shown.positionOf(text.size()), int(shown.text().size()));
    }

    void deepNestingCostsNoStackAndLittleSpace()
    {
        const QByteArray text = QByteArray("[").repeated(60'000) + QByteArray("]").repeated(60'000);
        const MessageText shown(text, MessageText::Layout::Indented);
        QVERIFY(!shown.isCut());
        QVERIFY(shown.text().size() < 120'000 * 90);
        QCOMPARE(shown.text().count(u'['), 60'000);
    }

    void tokensHaveColours()
    {
        const MessageText shown(R"({"key":"value","n":-1.5,"t":true})", MessageText::Layout::Indented);
        const auto tokenAt = [&](QStringView what) {
            const auto position = int(shown.text().indexOf(what));
            MessageText::Token token = MessageText::Token::Other;
            for (const MessageText::Span &span : shown.spans()) {
                if (span.position <= position)
                    token = span.token;
            }
            return token;
        };
        QCOMPARE(tokenAt(u"\"key\""), MessageText::Token::Key);
        QCOMPARE(tokenAt(u"\"value\""), MessageText::Token::String);
        QCOMPARE(tokenAt(u"-1.5"), MessageText::Token::Number);
        QCOMPARE(tokenAt(u"true"), MessageText::Token::Literal);
    }

    void durationsAndSizes()
    {
        QCOMPARE(durationText(0), u"0 s"_s);
        QCOMPARE(durationText(999), u"999 ns"_s);
        QCOMPARE(durationText(99'960), u"100 µs"_s);
        QCOMPARE(durationText(12'340'000), u"12.3 ms"_s);
        QCOMPARE(durationText(1'234'000'000), u"1.23 s"_s);
        QCOMPARE(durationText(125'000'000'000), u"2 min 5 s"_s);
        QCOMPARE(durationText(-1500), u"-1.50 µs"_s);
        QCOMPARE(sizeText(0), u"0 B"_s);
        QCOMPARE(sizeText(1536), u"1.50 KiB"_s);
        QCOMPARE(sizeText(50 * 1024 * 1024), u"50.0 MiB"_s);
        QCOMPARE(timeText(3'201'344'000), u"3.201"_s);
        QCOMPARE(timeText(-1), QString());
        QCOMPARE(idText(-3.0), u"-3"_s);
        QCOMPARE(idText(0.5), u"0.5"_s);
    }
};

QTEST_GUILESS_MAIN(TestMessageText)
#include "tst_messagetext.moc"
