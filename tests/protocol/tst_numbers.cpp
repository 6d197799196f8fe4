// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsondocument.h"
#include "jsonwriter.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <bit>
#include <cmath>
#include <memory>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

namespace {

quint64 bitsOf(double value) { return std::bit_cast<quint64>(value); }

/// So many digits, of which the first is no zero.
QByteArray digits(QRandomGenerator &random, int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += char('0' + (i == 0 ? random.bounded(1, 10) : random.bounded(10)));
    return text;
}

/// Has \a text read alone, with nothing readable behind it, and among others. \return what the first became, if both agree
double readBothWays(const QByteArray &text)
{
    const auto memory = std::make_unique<char[]>(size_t(text.size()));
    std::copy(text.begin(), text.end(), memory.get());
    JsonDocument alone;
    JsonDocument among;
    if (alone.parse(QByteArray::fromRawData(memory.get(), text.size())).isError()
        || among.parse("[" + text + "," + text + " ]").isError())
        return qQNaN();
    const double value = alone.root().toNumber();
    const JsonNode first = among.root().first();
    const bool same = bitsOf(first.toNumber()) == bitsOf(value) && bitsOf(first.next().toNumber()) == bitsOf(value)
                      && first.sourceText() == text && alone.root().sourceText() == text;
    return same ? value : qQNaN();
}

} // namespace

/// Short numbers take other ways than long ones, in the reader and in the writer. Qt's are the measure here.
class NumbersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLengthIsReadAsQtReadsIt();
    void halvesOfTheLastPlaceAreReadAsQtReadsThem();
    void zerosKeepTheirSign();
    void whatIsNoNumberIsRefusedWhereItEnds_data();
    void whatIsNoNumberIsRefusedWhereItEnds();
    void longDigitsAreNotQuadratic();
    void integersAreWrittenAsQtWritesThem();
    void decimalsReadBackAsTheyWereWritten();
    void aTapeGrowsWhateverComes();
};

void NumbersTest::everyLengthIsReadAsQtReadsIt()
{
    QRandomGenerator random(11);
    for (int before = 1; before <= 22; ++before) {
        for (int behind = 0; behind <= 22; ++behind) {
            for (int i = 0; i < 12; ++i) {
                QByteArray text = random.bounded(2) ? "-" : "";
                text += random.bounded(5) ? digits(random, before) : "0"_ba;
                if (behind > 0)
                    text += '.' + QByteArray(random.bounded(std::min(behind, 4)), '0') + digits(random, behind);
                if (random.bounded(6) == 0)
                    text += QByteArray(random.bounded(2) ? "e" : "E-") + QByteArray::number(random.bounded(30));
                QVERIFY2(bitsOf(readBothWays(text)) == bitsOf(text.toDouble()), text);
            }
        }
    }
}

void NumbersTest::halvesOfTheLastPlaceAreReadAsQtReadsThem()
{
    // Near where two doubles are equally far, which a division that rounds twice would get wrong.
    QRandomGenerator random(12);
    for (int i = 0; i < 20000; ++i) {
        const double value = std::ldexp(double(random.bounded(Q_INT64_C(1) << 52) | Q_INT64_C(1) << 52), -random.bounded(30, 90));
        const double middle = value + (std::nextafter(value, 1e300) - value) / 2;
        for (int precision = 13; precision <= 18; ++precision) {
            const QByteArray text = QByteArray::number(middle, 'f', precision);
            QVERIFY2(bitsOf(readBothWays(text)) == bitsOf(text.toDouble()), text);
        }
    }
}

void NumbersTest::zerosKeepTheirSign()
{
    for (const QByteArray &zero : {"0"_ba, "0.0"_ba, "0.000000000000000000000"_ba, "0e5"_ba, "0.0E-9"_ba}) {
        QCOMPARE(bitsOf(readBothWays(zero)), bitsOf(0.0));
        QCOMPARE(bitsOf(readBothWays('-' + zero)), bitsOf(-0.0));
    }
}

void NumbersTest::whatIsNoNumberIsRefusedWhereItEnds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *text, int offset) { QTest::newRow(text) << QByteArray(text) << offset; };
    row("-", 1);
    row("--1", 1);
    row("-a", 1);
    row("-.5", 1);
    row(".5", 0);
    row("+1", 0);
    row("01", 1);
    row("-01", 2);
    row("00", 1);
    row("1.", 2);
    row("1.e3", 2);
    row("1..2", 2);
    row("1.2.3", 3);
    row("1e", 2);
    row("1e+", 3);
    row("1.5e", 4);
    row("1.5e-x", 5);
    row("123456789012345.", 16);
    row("1234567890123456.", 17);
    row("12345678901234567.", 18);
    row("123456789012345678.", 19);
    row("12345678901234567x", 17);
    row("1234567890.1234567x", 18);
    row("1x", 1);
    row("1 2", 2);
}

void NumbersTest::whatIsNoNumberIsRefusedWhereItEnds()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, offset);
    JsonDocument document;
    QCOMPARE(document.parse(text).offset, offset);
    QVERIFY(document.root().isNone());
    QCOMPARE(document.parse("[" + text).offset, offset + 1);
}

void NumbersTest::longDigitsAreNotQuadratic()
{
    JsonDocument document;
    const QByteArray long_(2'000'000, '7');
    QVERIFY(!document.parse(long_).isError());
    QVERIFY(std::isinf(document.root().toNumber()));
    QVERIFY(!document.parse("0." + long_).isError());
    QCOMPARE(document.root().toNumber(), 7.0 / 9);
}

void NumbersTest::integersAreWrittenAsQtWritesThem()
{
    const auto check = [](qint64 value) { return numberToJavaScript(double(value)) == QByteArray::number(value); };
    for (qint64 value = -20000; value <= 20000; ++value)
        QVERIFY2(check(value), QByteArray::number(value));
    constexpr qint64 most = Q_INT64_C(1) << 53;
    for (qint64 power = 10; power < most; power *= 10) {
        for (qint64 value = power - 3; value <= power + 3; ++value)
            QVERIFY2(check(value) && check(-value), QByteArray::number(value));
    }
    QVERIFY(check(most) && check(-most) && check(most - 1) && check(1 - most));
    QRandomGenerator random(13);
    for (int i = 0; i < 20000; ++i) {
        const qint64 value = qint64(random.generate64() >> random.bounded(11, 63));
        QVERIFY2(check(value) && check(-value), QByteArray::number(value));
    }
}

void NumbersTest::decimalsReadBackAsTheyWereWritten()
{
    QRandomGenerator random(14);
    for (int i = 0; i < 20000; ++i) {
        const double value = double(random.bounded(Q_INT64_C(1'000'000'000))) / std::pow(10, random.bounded(12));
        JsonWriter writer;
        writer.beginArray();
        writer.number(value);
        writer.number(-value);
        writer.endArray();
        JsonDocument document;
        QVERIFY2(!document.parse(writer.text()).isError(), writer.text());
        QVERIFY2(document.root().first().toNumber() == value, writer.text());
        QVERIFY2(document.root().at(1).toNumber() == -value, writer.text());
    }
}

void NumbersTest::aTapeGrowsWhateverComes()
{
    // Dense at first, then sparse; the other way round; and all the same.
    const QByteArray dense = QByteArray("0,").repeated(200'000);
    const QByteArray sparse = '"' + QByteArray(400'000, 'x') + "\",";
    for (const QByteArray &items : {dense + sparse, sparse + dense, dense + sparse + dense, sparse + sparse, dense}) {
        const QByteArray text = '[' + items.chopped(1) + ']';
        JsonDocument document;
        QVERIFY(!document.parse(text).isError());
        QCOMPARE(toCanonicalJson(document.root()), text);
        QVERIFY(document.memoryUsage() <= size_t(text.size()) * 16 + 1'000'000); // a node has 16 bytes, and a text at least one
    }
}

QTEST_APPLESS_MAIN(NumbersTest)

#include "tst_numbers.moc"
