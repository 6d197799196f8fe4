// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calls that refer to the chosen entry of a table.

#include "capabilitytablemodel.h"
#include "capturedocument.h"
#include "datatable.h"
#include "entryusefinder.h"
#include "entryusesview.h"
#include "filterbar.h"
#include "mainwindow.h"
#include "sampletraffic.h"
#include "tablespane.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QUrl>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;
using SampleTraffic::message;

namespace {

constexpr int Patience = 30'000;

std::vector<Record> conversation()
{
    std::vector<Record> records;
    const auto add = [&records](Side side, const QByteArray &text) {
        records.push_back(message(side, text, double(records.size())));
    };
    add(Side::A, R"(["push",["pipeline",0,["open"],[]]])");
    add(Side::A, R"(["pull",1])");
    add(Side::B, R"(["resolve",1,["export",-1]])");
    add(Side::A, R"(["push",["pipeline",-1,["read"],[1]]])");
    add(Side::A, R"(["pull",2])");
    add(Side::B, R"(["resolve",2,5])");
    add(Side::A, R"(["push",["pipeline",0,["copy"],[["import",-1]]]])"); // 6, in flight
    return records;
}

struct Shown {
    CaptureDocument document{u"test"_s};
    MainWindow window;
    TablesPane *pane = nullptr;
    EntryUsesView *uses = nullptr;

    explicit Shown(std::vector<Record> &&records)
    {
        window.resize(1400, 900);
        window.addDocument(&document);
        document.append(std::move(records));
        window.show();
        window.showTables();
        pane = window.tables();
        pane->imports()->refresh();
        uses = pane->uses();
    }
    ~Shown() { window.removeDocument(&document); }
    void select(int id) const
    {
        const auto *model = pane->importsView()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(CapabilityTableModel::SortRole).toDouble() == id)
                pane->importsView()->setCurrentIndex(model->index(row, 0));
        }
    }
    bool waitFor(qint64 inFlight, qint64 others) const
    {
        return QTest::qWaitFor(
            [&] {
                const EntryUses *found = uses->finder()->uses();
                return found && found->inFlightCount() == inFlight && found->othersCount() == others && !uses->finder()->isBusy();
            },
            Patience);
    }
};

} // namespace

class TableReferencesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_tablereferences"_s);
    }
    void init() { QSettings().clear(); }

    void whatRefersToAnEntryIsListed()
    {
        Shown shown(conversation());
        QVERIFY(!shown.uses->finder()->uses());
        shown.select(-1);
        QVERIFY(shown.waitFor(1, 2));
        const QString text = shown.uses->toPlainText();
        QVERIFY2(text.indexOf(u"copy"_s) < text.indexOf(u"read"_s), qPrintable(text)); // in flight first
        QVERIFY2(text.contains(u"in the arguments"), qPrintable(text));
        QVERIFY2(text.contains(u"in the result"), qPrintable(text));
        // A link chooses the record; the last one filters.
        Q_EMIT shown.uses->anchorClicked(QUrl(u"record:3"_s));
        QCOMPARE(shown.window.timeline()->currentRecord(), 3);
    }

    void theListCanBeFilteredTo()
    {
        Shown shown(conversation());
        shown.select(-1);
        QVERIFY(shown.waitFor(1, 2));
        const QString filter = shown.uses->finder()->filter();
        Q_EMIT shown.uses->anchorClicked(QUrl(u"all:"_s));
        QCOMPARE(shown.window.filterBar()->applied(), filter);
        // open: 3 records; read: 3; copy: 1
        QTRY_COMPARE_WITH_TIMEOUT(shown.window.timeline()->model()->rowCount(), 7, Patience);
        shown.window.filterBar()->clear();
        std::vector<Record> more;
        more.push_back(message(Side::A, R"(["push",["pipeline",0,["unrelated"],[]]])", 10));
        shown.document.append(std::move(more));
        shown.window.filterBar()->apply(filter);
        QTRY_COMPARE_WITH_TIMEOUT(shown.window.timeline()->model()->rowCount(), 7, Patience);
    }

    void itFollowsWhatComes()
    {
        Shown shown(conversation());
        shown.select(-1);
        QVERIFY(shown.waitFor(1, 2));
        std::vector<Record> more;
        more.push_back(message(Side::B, R"(["resolve",3,1])", 10));
        for (int i = 0; i < 150; ++i)
            more.push_back(message(Side::A, R"(["push",["pipeline",-1,["next"],[]]])", 11));
        shown.document.append(std::move(more));
        QVERIFY(shown.waitFor(150, 3));
        QTRY_VERIFY_WITH_TIMEOUT(shown.uses->toPlainText().contains(u"50 more"), Patience); // no more than can be read
    }

    void anotherEntryEndsTheSearch()
    {
        Shown shown(conversation());
        shown.select(-1);
        QVERIFY(shown.waitFor(1, 2));
        shown.select(0);
        QVERIFY(shown.waitFor(1, 1)); // open and copy were made on main
        shown.pane->importsView()->setCurrentIndex({});
        QVERIFY(!shown.uses->finder()->uses());
        QVERIFY(shown.uses->toPlainText().isEmpty());
    }

    void itCanBeHidden()
    {
        Shown shown(conversation());
        auto *toggle = shown.pane->findChild<QToolButton *>(u"references"_s);
        QVERIFY(toggle && toggle->isChecked());
        QVERIFY(shown.uses->isVisible());
        toggle->click();
        QVERIFY(!shown.uses->isVisible());
        const QByteArray state = shown.pane->saveState();
        toggle->click();
        shown.pane->restoreState(state);
        QVERIFY(!toggle->isChecked());
    }
};

QTEST_MAIN(TableReferencesTest)
#include "tst_tablereferences.moc"
