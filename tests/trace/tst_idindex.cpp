// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "idindex.h"

#include <QtTest/QTest>

#include <limits>

using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

class TestIdIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyNumberIsAnId();
    void aLaterValueReplaces();
    void countedIdsCostOneSlotEach();
    void wideGapsCostInProportionToTheIds_data();
    void wideGapsCostInProportionToTheIds();
    void anIdIsFoundWhenTheLineReachesIt();
};

void TestIdIndex::anyNumberIsAnId()
{
    constexpr double Infinity = std::numeric_limits<double>::infinity();
    const QList<double> ids{0,    1,          2,          -1,         -2,          0.5,   -0.5,     300,
                            -300, 4294967294, 4294967295, 4294967296, -4294967296, 1e300, Infinity, -Infinity};
    IdIndex index;
    for (qsizetype i = 0; i < ids.size(); ++i)
        index.insert(EntryId(ids[i]), quint32(i));
    for (qsizetype i = 0; i < ids.size(); ++i)
        QCOMPARE(index.value(EntryId(ids[i])), quint32(i));
    QCOMPARE(index.value(EntryId(3)), quint32(IdIndex::None));
    QCOMPARE(index.value(EntryId(299.5)), quint32(IdIndex::None));
    QCOMPARE(index.value(EntryId(-4294967295)), quint32(IdIndex::None));
}

void TestIdIndex::aLaterValueReplaces()
{
    IdIndex index;
    for (const double id : {7.0, -7.0, 1e9, 0.25}) {
        index.insert(EntryId(id), 1);
        index.insert(EntryId(id), 2);
        QCOMPARE(index.value(EntryId(id)), 2u);
    }
}

void TestIdIndex::countedIdsCostOneSlotEach()
{
    IdIndex index;
    for (int i = 1; i <= 100000; ++i) {
        index.insert(EntryId(i), quint32(i));
        index.insert(EntryId(-i), quint32(i));
    }
    QVERIFY(index.slotCount() <= 200002);
}

void TestIdIndex::wideGapsCostInProportionToTheIds_data()
{
    QTest::addColumn<int>("step");
    QTest::newRow("2") << 2;
    QTest::newRow("5") << 5;
    QTest::newRow("-16") << -16;
    QTest::newRow("-255") << -255;
    QTest::newRow("-256") << -256;
    QTest::newRow("257") << 257;
    QTest::newRow("100000") << 100000;
}

void TestIdIndex::wideGapsCostInProportionToTheIds()
{
    QFETCH(int, step);
    constexpr int Ids = 20000;
    IdIndex index;
    for (int i = 1; i <= Ids; ++i)
        index.insert(EntryId(double(i) * step), quint32(i));
    QVERIFY2(index.slotCount() <= 5 * Ids + 512, qPrintable(QString::number(index.slotCount())));
    for (int i = 1; i <= Ids; ++i)
        QCOMPARE(index.value(EntryId(double(i) * step)), quint32(i));
}

void TestIdIndex::anIdIsFoundWhenTheLineReachesIt()
{
    IdIndex index;
    index.insert(EntryId(1000), 5); // beyond the line
    for (int i = 1; i < 1000; ++i)
        index.insert(EntryId(i), 0);
    index.insert(EntryId(1001), 1);
    QCOMPARE(index.value(EntryId(1000)), 5u);
    index.insert(EntryId(1000), 6);
    QCOMPARE(index.value(EntryId(1000)), 6u);
}

QTEST_GUILESS_MAIN(TestIdIndex)
#include "tst_idindex.moc"
