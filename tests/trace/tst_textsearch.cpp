// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "textneedle.h"
#include "textsearch.h"
#include "transcript.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

constexpr const char *Conversation = R"(
> ["push",["pipeline",0,["greet"],["Alice"]]]
> ["pull",1]
< ["resolve",1,"Grüße, ALICE and alice"]
> ["release",1,1]
)";

} // namespace

class TestTextSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void needlesFindWhatQtFinds_data();
    void needlesFindWhatQtFinds();
    void lettersBeyondAsciiFold();
    void allHitsAreListed();
    void theNextHitIsFoundBothWays();
    void placesAreBytes();
    void patternsSearch();
    void whatIsNoQueryFindsNothing();
};

void TestTextSearch::needlesFindWhatQtFinds_data()
{
    QTest::addColumn<bool>("sensitive");
    QTest::newRow("case sensitive") << true;
    QTest::newRow("case insensitive") << false;
}

// Few letters and short texts, so that near misses and hits at both ends are common.
void TestTextSearch::needlesFindWhatQtFinds()
{
    QFETCH(bool, sensitive);
    const Qt::CaseSensitivity sensitivity = sensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    QRandomGenerator random(7);
    const auto text = [&](quint32 longest) {
        QString result;
        for (quint32 i = random.bounded(longest + 1); i > 0; --i)
            result += u"aAb\"[1@`"_s.at(qsizetype(random.bounded(8u)));
        return result;
    };
    int hits = 0;
    for (int round = 0; round < 20000; ++round) {
        const QString hay = text(80);
        const QString sought = text(5);
        const qsizetype from = random.bounded(qint64(hay.size()) + 1);
        const qsizetype expected = hay.indexOf(sought, from, sensitivity);
        // A copy of its own, so that reading past an end is seen by the sanitizer.
        const QByteArray bytes = hay.toLatin1();
        const std::vector<char> own(bytes.begin(), bytes.end());
        QCOMPARE(TextNeedle(sought, sensitivity).find(QByteArrayView(own.data(), qsizetype(own.size())), from), expected);
        hits += expected >= 0;
    }
    QVERIFY(hits > 2000 && hits < 18000);
}

void TestTextSearch::lettersBeyondAsciiFold()
{
    const QByteArray text = "xx GRÜẞE grüße";
    QCOMPARE(TextNeedle(u"grü"_s, Qt::CaseInsensitive).find(text), 3);
    QCOMPARE(TextNeedle(u"grü"_s, Qt::CaseSensitive).find(text), text.indexOf("grü"));
    QCOMPARE(TextNeedle(u"GRÜ"_s, Qt::CaseInsensitive).find(text, 5), text.indexOf("grü"));
    QCOMPARE(TextNeedle(u"日本"_s, Qt::CaseInsensitive).find("a日本"), 1);
    QCOMPARE(TextNeedle(QString(), Qt::CaseInsensitive).find("abc", 2), 2);
    QCOMPARE(TextNeedle(u"a"_s, Qt::CaseInsensitive).find({}), -1);
}

void TestTextSearch::allHitsAreListed()
{
    Capture capture;
    Transcript::play(capture, Conversation);
    TextSearch search(capture, {u"alice"_s, Qt::CaseInsensitive, false});
    QVERIFY(search.results().finish());
    QCOMPARE(search.results().records(), (std::vector<quint32>{0, 2}));
    TextSearch exact(capture, {u"ALICE"_s, Qt::CaseSensitive, false});
    QVERIFY(exact.results().finish());
    QCOMPARE(exact.results().records(), (std::vector<quint32>{2}));
    Transcript::play(capture, "> [\"push\",\"ALICE\"]");
    QVERIFY(exact.results().finish());
    QCOMPARE(exact.results().records(), (std::vector<quint32>{2, 4}));
}

void TestTextSearch::theNextHitIsFoundBothWays()
{
    Capture capture;
    for (int i = 0; i < 2000; ++i)
        Transcript::play(capture, i % 700 == 650 ? "> [\"push\",\"needle\"]" : "> [\"pull\",1]");
    TextSearch search(capture, {u"NEEDLE"_s});
    QCOMPARE(search.find(0, false, 1s).record, 650);
    QCOMPARE(search.find(651, false, 1s).record, 1350);
    QCOMPARE(search.find(1351, false, 1s).record, NoRecord);
    QCOMPARE(search.find(1999, true, 1s).record, 1350);
    QCOMPARE(search.find(1349, true, 1s).record, 650);
    QCOMPARE(search.find(649, true, 1s).record, NoRecord);
    QCOMPARE(search.find(649, true, 1s).next, NoRecord);
    // In slices.
    TextSearch::Found found = search.find(0, false, 0ns);
    QCOMPARE(found.record, NoRecord);
    QVERIFY(found.next > 0);
    found = search.find(found.next, false, 1s);
    QCOMPARE(found.record, 650);
}

void TestTextSearch::placesAreBytes()
{
    Capture capture;
    Transcript::play(capture, Conversation);
    const QByteArray text = capture.text(2);
    for (const bool isPattern : {false, true}) {
        const TextSearch search(capture, {u"alice"_s, Qt::CaseInsensitive, isPattern});
        const QList<TextSearch::Place> places = search.places(text);
        QCOMPARE(places.size(), 2);
        QCOMPARE(text.mid(places[0].offset, places[0].length), QByteArray("ALICE"));
        QCOMPARE(text.mid(places[1].offset, places[1].length), QByteArray("alice"));
        QCOMPARE(search.places(text, 1).size(), 1);
    }
}

void TestTextSearch::patternsSearch()
{
    Capture capture;
    Transcript::play(capture, Conversation);
    TextSearch search(capture, {u"^\\[\"(pull|release)\""_s, Qt::CaseSensitive, true});
    QVERIFY(!search.error());
    QVERIFY(search.results().finish());
    QCOMPARE(search.results().records(), (std::vector<quint32>{1, 3}));
}

void TestTextSearch::whatIsNoQueryFindsNothing()
{
    Capture capture;
    Transcript::play(capture, Conversation);
    for (const TextQuery &query : {TextQuery{u"a("_s, Qt::CaseSensitive, true}, TextQuery{}}) {
        TextSearch search(capture, query);
        QVERIFY(search.error());
        QVERIFY(search.results().finish());
        QCOMPARE(search.results().count(), 0);
        QCOMPARE(search.find(0, false, 1s).record, NoRecord);
        QVERIFY(search.places(capture.text(0)).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
