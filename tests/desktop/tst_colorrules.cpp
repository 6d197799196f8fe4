// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules that give rows a colour and a sign.

#include "capturedocument.h"
#include "colorrules.h"
#include "colorrulesdialog.h"
#include "sampletraffic.h"
#include "theme.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtGui/QImage>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

using namespace Qt::StringLiterals;
using namespace Inspector;

namespace {

ColorRule rule(const QString &name, const QString &filter, bool enabled = true)
{
    return {name, filter, QColor(Qt::red), u'★', enabled};
}

} // namespace

class TestColorRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_colorrules"_s);
    }
    void init() { QSettings().clear(); }

    void theFirstEnabledRuleThatFitsCounts()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::many(10));
        ColorRules rules;
        rules.setRules({rule(u"off"_s, u"push"_s, false), rule(u"broken"_s, u"no ="_s), rule(u"first"_s, u"no == 0"_s),
                        rule(u"pushes"_s, u"push"_s)});
        const auto nameOf = [&](qint64 record) {
            const ColorRule *match = rules.match(document.sharedCapture(), record);
            return match ? match->name : QString();
        };
        QCOMPARE(nameOf(0), u"first"_s);
        QCOMPARE(nameOf(4), u"pushes"_s);
        QCOMPARE(nameOf(5), QString());
        QCOMPARE(nameOf(4000), QString());
        QCOMPARE(nameOf(-1), QString());
        rules.setEnabled(false);
        QCOMPARE(nameOf(0), QString());
    }

    void aRuleOnHowACallWentOnFitsWhenItDid()
    {
        CaptureDocument document(u"test"_s);
        using QtCapnWeb::Side;
        const auto append = [&document](QtCapnWeb::Record record) {
            std::vector<QtCapnWeb::Record> records;
            records.push_back(std::move(record));
            document.append(std::move(records));
        };
        ColorRules rules;
        rules.setRules({rule(u"slow"_s, u"latency > 1 s"_s)});
        append(SampleTraffic::message(Side::A, "[\"push\",[\"pipeline\",0,[\"nap\"],[]]]", 1));
        QVERIFY(!rules.match(document.sharedCapture(), 0));
        append(SampleTraffic::message(Side::B, "[\"resolve\",1,true]", 2500));
        rules.noteAppended();
        QVERIFY(rules.match(document.sharedCapture(), 0));
        // Another capture is another matter.
        CaptureDocument other(u"other"_s);
        other.append(SampleTraffic::many(1));
        QVERIFY(!rules.match(other.sharedCapture(), 0));
        QVERIFY(rules.match(document.sharedCapture(), 0));
    }

    void rulesAreKeptAndHandedOn()
    {
        const QList<ColorRule> written{rule(u"a \"quoted\" name"_s, u"method == \"x\""_s), rule(u"b"_s, u"push"_s, false)};
        QString problem;
        QCOMPARE(ColorRules::fromJson(ColorRules::toJson(written), &problem), written);
        for (const QByteArray &wrong : {QByteArray("nonsense"), QByteArray("{}"), QByteArray("[{\"filter\":\"push\"}]"),
                                        QByteArray("[{\"color\":\"#ff0000\"}]")}) {
            problem.clear();
            QVERIFY(!ColorRules::fromJson(wrong, &problem));
            QVERIFY(!problem.isEmpty());
        }
        ColorRules rules;
        rules.load();
        QCOMPARE(rules.rules(), ColorRules::defaultRules());
        rules.setRules(written);
        rules.setEnabled(false);
        rules.save();
        ColorRules again;
        again.load();
        QCOMPARE(again.rules(), written);
        QVERIFY(!again.isEnabled());
    }

    void rowsThatFitLookOtherwise()
    {
        CaptureDocument document(u"test"_s);
        document.append(SampleTraffic::many(3));
        TimelineModel model;
        model.setDocument(&document);
        TimelineView view;
        view.setModel(&model);
        ColorRules rules;
        view.setColorRules(&rules);
        view.resize(900, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QRect fits = view.rowRect(4);
        const QRect other = view.rowRect(5);
        const QImage before = view.viewport()->grab().toImage();
        rules.setRules({rule(u"one"_s, u"no == 4"_s)});
        const QImage after = view.viewport()->grab().toImage();
        QVERIFY(before.copy(fits) != after.copy(fits));
        QCOMPARE(before.copy(other), after.copy(other));
        // The sign: where no colour is to be told, it still is another picture.
        rules.setRules({{u"plain"_s, u"no == 4"_s, view.palette().color(QPalette::Base), u'★', true}});
        QVERIFY(before.copy(fits) != view.viewport()->grab().toImage().copy(fits));
    }

    void theDialogChangesTheRules()
    {
        ColorRules rules;
        rules.setRules({rule(u"a"_s, u"push"_s), rule(u"b"_s, u"pull"_s)});
        ColorRulesDialog dialog(&rules);
        auto *table = dialog.findChild<QTableWidget *>(u"colorRules"_s);
        QCOMPARE(table->rowCount(), 2);
        table->setCurrentCell(1, 0);
        dialog.findChild<QPushButton *>(u"ruleUp"_s)->click();
        QCOMPARE(dialog.shownRules().front().name, u"b"_s);
        dialog.addRule(u"mine"_s, u"size > 3"_s);
        QCOMPARE(dialog.shownRules().front().filter, u"size > 3"_s);
        table->setCurrentCell(2, 0);
        dialog.findChild<QPushButton *>(u"ruleRemove"_s)->click();
        QVERIFY(dialog.problem().isEmpty());
        dialog.accept();
        QCOMPARE(rules.rules().size(), 2);
        QCOMPARE(rules.rules()[0].name, u"mine"_s);
        QCOMPARE(rules.rules()[1].name, u"b"_s);
        ColorRules kept;
        kept.load();
        QCOMPARE(kept.rules(), rules.rules());
    }

    void aFilterThatIsNoneKeepsOkAway()
    {
        ColorRules rules;
        rules.setRules({rule(u"a"_s, u"push"_s)});
        ColorRulesDialog dialog(&rules);
        auto *table = dialog.findChild<QTableWidget *>(u"colorRules"_s);
        auto *buttons = dialog.findChild<QDialogButtonBox *>();
        QVERIFY(buttons->button(QDialogButtonBox::Ok)->isEnabled());
        table->item(0, 1)->setText(u"size >"_s);
        QVERIFY(!buttons->button(QDialogButtonBox::Ok)->isEnabled());
        QVERIFY(dialog.findChild<QLabel *>(u"ruleStatus"_s)->text().contains(u"character 7"_s));
        table->item(0, 1)->setText(u"size > 5"_s);
        QVERIFY(buttons->button(QDialogButtonBox::Ok)->isEnabled());
        buttons->button(QDialogButtonBox::Apply)->click();
        QCOMPARE(rules.rules().front().filter, u"size > 5"_s);
        dialog.reject(); // takes back what was applied
        QCOMPARE(rules.rules().front().filter, u"push"_s);
    }
};

QTEST_MAIN(TestColorRules)
#include "tst_colorrules.moc"
