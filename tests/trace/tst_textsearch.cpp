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
    void foldedLettersAreFoundAsQtFindsThem();
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

// Letters with three forms, forms of other lengths, beyond 16 bits, and without any form.
void TestTextSearch::foldedLettersAreFoundAsQtFindsThem()
{
    const QList<QString> letters{u"a"_s,          u"K"_s,          u"k"_s,          u"\u212a"_s, u"s"_s, u"\u017f"_s,
                                 u"ß"_s,          u"\u1e9e"_s,     u"é"_s,          u"É"_s,      u"Σ"_s, u"σ"_s,
                                 u"ς"_s,          u"д"_s,          u"Д"_s,          u"İ"_s,      u"ı"_s, u"漢"_s,
                                 u"\U0001f600"_s, u"\U00010400"_s, u"\U00010428"_s, u"\""_s};
    QRandomGenerator random(11);
    const auto text = [&](quint32 longest) {
        QString result;
        for (quint32 i = random.bounded(longest + 1); i > 0; --i)
            result += letters[qsizetype(random.bounded(quint32(letters.size())))];
        return result;
    };
    int hits = 0;
    for (int round = 0; round < 20000; ++round) {
        const QString hay = text(60);
        // One letter at least folds, or only ASCII's letters have two forms.
        const QString sought = text(1) + letters[qsizetype(8 + random.bounded(7u))] + text(1);
        const qsizetype at = hay.indexOf(sought, 0, Qt::CaseInsensitive);
        const QByteArray bytes = hay.toUtf8();
        const std::vector<char> own(bytes.begin(), bytes.end());
        const QByteArrayView view(own.data(), qsizetype(own.size()));
        qsizetype length = 0;
        const qsizetype found = TextNeedle(sought, Qt::CaseInsensitive).find(view, 0, &length);
        QCOMPARE(found, at < 0 ? qsizetype(-1) : QStringView(hay).first(at).toUtf8().size());
        if (found < 0)
            continue;
        ++hits;
        QCOMPARE(QString::fromUtf8(view.sliced(found, length)).compare(sought, Qt::CaseInsensitive), 0);
        QCOMPARE(TextNeedle(sought, Qt::CaseInsensitive).find(view, found + 1) <= found,
                 !hay.sliced(at + 1).contains(sought, Qt::CaseInsensitive));
    }
    QVERIFY(hits > 2000);
    // What is no UTF-8 is passed over.
    QCOMPARE(TextNeedle(u"é"_s, Qt::CaseInsensitive).find("\x89 \xff\xc3 \xc3\x89"), 5);
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
