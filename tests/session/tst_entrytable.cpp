// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "entrytable.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <limits>
#include <map>

using namespace QtCapnWeb;

/// \file
/// The table of imports or exports against a plain map.

namespace {

struct Entry {
    int value = 0;
    explicit operator bool() const { return value != 0; }
};

} // namespace

class TestEntryTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasInserted();
    void strangeIdsAreEntriesLikeOthers();
    void longLivedEntriesStayBehind();
    void agreesWithAMap_data();
    void agreesWithAMap();
};

void TestEntryTable::findsWhatWasInserted()
{
    EntryTable<Entry> table;
    for (int id : {0, 1, 2, -1, -2})
        table.insert(EntryId(id), {id + 10});
    QCOMPARE(table.size(), 5);
    QCOMPARE(table.find(EntryId(2))->value, 12);
    QCOMPARE(table.find(EntryId(-2))->value, 8);
    QVERIFY(!table.find(EntryId(3)));
    QVERIFY(!table.find(EntryId(0.5)));
    QCOMPARE(table.take(EntryId(1)).value, 11);
    QVERIFY(!table.take(EntryId(1)));
    QVERIFY(!table.find(EntryId(1)));
    QCOMPARE(table.size(), 4);
}

void TestEntryTable::strangeIdsAreEntriesLikeOthers()
{
    EntryTable<Entry> table;
    const double infinity = std::numeric_limits<double>::infinity();
    const QList<double> ids{-1.5, 0.5, 4e9, 1e300, -1e300, infinity, -infinity, 9007199254740993.0, 5, 3};
    for (int i = 0; i < ids.size(); ++i)
        table.insert(EntryId(ids.at(i)), {i + 1});
    QCOMPARE(table.size(), ids.size());
    for (int i = 0; i < ids.size(); ++i)
        QCOMPARE(table.find(EntryId(ids.at(i)))->value, i + 1);
    for (int i = 0; i < ids.size(); ++i)
        QCOMPARE(table.take(EntryId(ids.at(i))).value, i + 1);
    QCOMPARE(table.size(), 0);
}

void TestEntryTable::longLivedEntriesStayBehind()
{
    EntryTable<Entry> table;
    for (int id = 0; id < 100'000; ++id) {
        table.insert(EntryId(id), {id + 1});
        if (id % 1000 != 0)
            table.take(EntryId(id));
    }
    QCOMPARE(table.size(), 100);
    int seen = 0;
    table.forEach([&](EntryId id, const Entry &entry) { seen += entry.value == int(id.value) + 1 ? 1 : 0; });
    QCOMPARE(seen, 100);
}

void TestEntryTable::agreesWithAMap_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestEntryTable::agreesWithAMap()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    EntryTable<Entry> table;
    std::map<double, int> map;
    double next = 0;
    for (int step = 1; step < 5000; ++step) {
        const quint32 what = random.bounded(100u);
        if (what < 45) {
            const double id = what == 0 ? next + random.bounded(1000) : what == 1 ? random.bounded(5000) + 0.5 : next;
            if (std::floor(id) == id)
                next = id + 1;
            if (!map.contains(id)) {
                table.insert(EntryId(id), {step});
                map[id] = step;
            }
        } else if (!map.empty()) {
            auto it = map.lower_bound(random.bounded(int(next) + 1));
            if (it == map.end())
                it = map.begin();
            QCOMPARE(table.find(EntryId(it->first))->value, it->second);
            QCOMPARE(table.take(EntryId(it->first)).value, it->second);
            map.erase(it);
        }
        QCOMPARE(table.size(), qsizetype(map.size()));
    }
    std::map<double, int> seen;
    table.forEach([&](EntryId id, const Entry &entry) { seen[id.value] = entry.value; });
    QVERIFY(seen == map);
}

QTEST_GUILESS_MAIN(TestEntryTable)
#include "tst_entrytable.moc"
