// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilitytablemodel.h"
#include "capturedocument.h"
#include "sampletraffic.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using Model = CapabilityTableModel;

class TestCapabilityTableModel : public QObject
{
    Q_OBJECT
private:
    static QStringList ids(const Model &model)
    {
        QStringList result;
        for (int row = 0; row < model.rowCount(); ++row)
            result.append(model.index(row, Model::IdColumn).data().toString());
        return result;
    }
    static QString cell(const Model &model, int id, int column)
    {
        return model.index(model.rowOf(EntryId(id)), column).data().toString();
    }

private Q_SLOTS:
    void liveImportsOfALivelySession()
    {
        CaptureDocument document(u"test"_s);
        Model imports(Table::Imports);
        QAbstractItemModelTester tester(&imports, QAbstractItemModelTester::FailureReportingMode::QtTest);
        imports.setDocument(&document);
        QCOMPARE(imports.rowCount(), 0);
        document.append(SampleTraffic::lively());
        QTRY_COMPARE(ids(imports), (QStringList{u"0"_s, u"-1"_s, u"-2"_s, u"1"_s, u"8"_s}));
        QCOMPARE(cell(imports, 0, Model::KindColumn), u"main"_s);
        QCOMPARE(cell(imports, -1, Model::KindColumn), u"stub"_s);
        QVERIFY(cell(imports, -1, Model::OriginColumn).startsWith(u"makeCounter"));
        QCOMPARE(cell(imports, -1, Model::BornColumn), u"#8"_s);
        QCOMPARE(cell(imports, -1, Model::ReferencesColumn), u"1"_s);
        QCOMPARE(cell(imports, 1, Model::StateColumn), u"not pulled"_s);
        QCOMPARE(cell(imports, 8, Model::StateColumn), u"pending"_s);
        QCOMPARE(imports.liveCount(), 5);
    }

    void bothSidesMirrorEachOther()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::lively());
        Model imports(Table::Imports);
        Model exports(Table::Exports);
        imports.setDocument(&document);
        exports.setDocument(&document);
        exports.setSide(Side::B);
        QCOMPARE(ids(imports), ids(exports));
        exports.setSide(Side::A);
        QCOMPARE(ids(exports), (QStringList{u"0"_s, u"-1"_s}));
        QVERIFY(cell(exports, -1, Model::OriginColumn).startsWith(u"subscribe"));
    }

    void asOfARecordItMarksWhatChanged()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::lively());
        Model imports(Table::Imports);
        QAbstractItemModelTester tester(&imports, QAbstractItemModelTester::FailureReportingMode::QtTest);
        imports.setDocument(&document);
        const auto change = [&](int id) {
            return imports.index(imports.rowOf(EntryId(id)), 0).data(Model::ChangeRole).value<Model::Change>();
        };
        imports.setAt(8); // resolve of makeCounter
        QCOMPARE(ids(imports), (QStringList{u"0"_s, u"-1"_s, u"1"_s, u"3"_s}));
        QCOMPARE(change(-1), Model::Change::Born);
        QCOMPARE(change(3), Model::Change::Resolved);
        QCOMPARE(change(1), Model::Change::None);
        QCOMPARE(cell(imports, 3, Model::StateColumn), u"resolved"_s);
        QCOMPARE(cell(imports, 3, Model::AgeColumn), u"700 µs"_s);
        imports.setAt(9); // its release
        QCOMPARE(ids(imports), (QStringList{u"0"_s, u"-1"_s, u"1"_s, u"3"_s}));
        QCOMPARE(change(3), Model::Change::Gone);
        QCOMPARE(cell(imports, 3, Model::StateColumn), u"released"_s);
        QCOMPARE(imports.liveCount(), 3);
        imports.setAt(10);
        QVERIFY(imports.rowOf(EntryId(3)) < 0);
        imports.setAt(0);
        QCOMPARE(ids(imports), (QStringList{u"0"_s}));
    }

    void rowsComeAndGoWithoutAReset()
    {
        CaptureDocument document(u"test"_s);
        Model imports(Table::Imports);
        QAbstractItemModelTester tester(&imports, QAbstractItemModelTester::FailureReportingMode::QtTest);
        imports.setDocument(&document);
        std::vector<Record> records = SampleTraffic::lively();
        QPersistentModelIndex counter;
        QSignalSpy reset(&imports, &QAbstractItemModel::modelReset);
        for (Record &record : records) {
            std::vector<Record> one;
            one.push_back(std::move(record));
            document.append(std::move(one));
            imports.refresh();
            if (!counter.isValid() && imports.rowOf(EntryId(-1)) >= 0)
                counter = imports.index(imports.rowOf(EntryId(-1)), 0);
        }
        QCOMPARE(reset.count(), 0);
        QVERIFY(counter.isValid());
        QCOMPARE(counter.data().toString(), u"-1"_s);
    }

    void growsByThousandsAndShrinksAgain()
    {
        CaptureDocument document(u"test"_s);
        Model imports(Table::Imports);
        QAbstractItemModelTester tester(&imports, QAbstractItemModelTester::FailureReportingMode::QtTest);
        imports.setDocument(&document);
        std::vector<Record> records;
        for (int i = 1; i <= 3000; ++i)
            records.push_back(SampleTraffic::message(Side::A, R"(["push",["pipeline",0,["f"],[]]])", i));
        document.append(std::move(records));
        imports.refresh();
        QCOMPARE(imports.rowCount(), 3001);
        // Every second one goes: more runs of changes than are announced one by one.
        records.clear();
        for (int i = 1; i <= 3000; i += 2)
            records.push_back(SampleTraffic::message(Side::A, "[\"release\"," + QByteArray::number(i) + ",1]", 4000));
        document.append(std::move(records));
        imports.refresh();
        QCOMPARE(imports.rowCount(), 1501);
        QVERIFY(imports.rowOf(EntryId(1)) < 0);
        QVERIFY(imports.rowOf(EntryId(2)) > 0);
    }

    void refreshesAreFewHoweverManyBatchesCome()
    {
        CaptureDocument document(u"test"_s);
        Model imports(Table::Imports);
        imports.setDocument(&document);
        QSignalSpy refreshed(&imports, &Model::refreshed);
        for (int i = 0; i < 1000; ++i)
            document.append({SampleTraffic::message(Side::A, R"(["push",["pipeline",0,["f"],[]]])", i)});
        QCOMPARE(refreshed.count(), 0); // nothing before the event loop turns
        QTRY_COMPARE(imports.rowCount(), 1001);
        QCOMPARE(refreshed.count(), 1);
    }

    void sortsByNumberNotByText()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::many(12));
        std::vector<Record> records;
        for (int i = 0; i < 12; ++i)
            records.push_back(SampleTraffic::message(Side::A, R"(["push",["pipeline",0,["f"],[]]])", 100 + i));
        document.append(std::move(records));
        Model imports(Table::Imports);
        imports.setDocument(&document);
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&imports);
        sorted.setSortRole(Model::SortRole);
        sorted.sort(Model::IdColumn, Qt::DescendingOrder);
        QCOMPARE(sorted.index(0, 0).data().toString(), u"24"_s);
        QCOMPARE(sorted.index(11, 0).data().toString(), u"13"_s);
        QCOMPARE(sorted.index(12, 0).data().toString(), u"0"_s);
    }

    void whatIsLeftOfAnEndedSessionIsNamed()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::troubled());
        Model imports(Table::Imports);
        imports.setDocument(&document);
        QCOMPARE(cell(imports, 0, Model::StateColumn), u"held at end"_s);
    }

    void outlivesItsDocument()
    {
        Model imports(Table::Imports);
        QAbstractItemModelTester tester(&imports, QAbstractItemModelTester::FailureReportingMode::QtTest);
        {
            CaptureDocument document(u"test"_s);
            document.append(SampleTraffic::lively());
            imports.setDocument(&document);
            QCOMPARE(imports.rowCount(), 5);
        }
        QCOMPARE(imports.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCapabilityTableModel)
#include "tst_capabilitytablemodel.moc"
