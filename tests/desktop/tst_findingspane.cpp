// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pane of findings: rules that are ignored, texts in another language, copies.

#include "capturedocument.h"
#include "datatable.h"
#include "filterbar.h"
#include "findingsmodel.h"
#include "findingspane.h"
#include "mainwindow.h"
#include "sampletraffic.h"
#include "timelineview.h"

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTranslator>
#include <QtGui/QClipboard>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb::Trace;
using QtCapnWeb::Side;
using SampleTraffic::message;

namespace {

/// A call that fails, in a session that an error ended.
std::vector<QtCapnWeb::Record> failing()
{
    std::vector<QtCapnWeb::Record> records;
    records.push_back(message(Side::A, R"(["push",["pipeline",0,["odd %1 name"],[]]])", 0));
    records.push_back(message(Side::A, R"(["pull",1])", 1));
    records.push_back(message(Side::B, R"(["reject",1,["error","TypeError","no %2"]])", 2));
    records.push_back(message(Side::B, R"(["abort",["error","Error","gone"]])", 3));
    return records;
}

/// Says everything of the trace room in capitals, places turned round where there are two.
class Capitals final : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (qstrcmp(context, "Trace") != 0)
            return {};
        if (qstrcmp(source, "%1 failed: %2") == 0)
            return u"%2 MADE %1 FAIL"_s;
        return QString::fromUtf8(source).toUpper();
    }
    bool isEmpty() const override { return false; }
};

int rowOf(const FindingsModel &model, FindingRule rule)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.findingAt(model.index(row, 0))->rule == rule)
            return row;
    }
    return -1;
}

} // namespace

class FindingsPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QSettings().clear(); }

    void textsAreOfTheWindowsLanguage()
    {
        CaptureDocument document(u"test"_s);
        document.append(failing());
        FindingsModel model;
        model.setDocument(&document);
        model.finish();
        const int row = rowOf(model, FindingRule::CallFailed);
        QVERIFY(row >= 0);
        const auto title = [&] { return model.index(row, FindingsModel::TitleColumn).data().toString(); };
        QCOMPARE(title(), u"main.odd %1 name failed: TypeError: no %2"_s);
        Capitals capitals;
        QCoreApplication::installTranslator(&capitals);
        // What comes out of the capture stays as it is, whatever signs are in it.
        QCOMPARE(title(), u"TypeError: no %2 MADE main.odd %1 name FAIL"_s);
        const QString explained = model.index(row, 0).data(FindingsModel::ExplanationRole).toString();
        QVERIFY2(explained.contains(u"THE CALLEE ANSWERED WITH AN ERROR."), qPrintable(explained));
        QCOMPARE(FindingsModel::ruleTitle(FindingRule::Abort), u"A SESSION WAS ABORTED"_s);
        FilterBar bar;
        bar.edit()->setText(u"latency > 5"_s);
        QVERIFY2(bar.edit()->accessibleDescription().startsWith(u"A DURATION NEEDS A UNIT: 5 MS"),
                 qPrintable(bar.edit()->accessibleDescription()));
        QCoreApplication::removeTranslator(&capitals);
    }

    void aRuleIsIgnoredUntilItIsTakenBack()
    {
        CaptureDocument document(u"test"_s);
        document.append(failing());
        {
            FindingsPane pane;
            const QAbstractItemModelTester tester(pane.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
            pane.setDocument(&document);
            pane.model()->finish();
            const int shown = pane.view()->model()->rowCount();
            QVERIFY(shown >= 2);
            QCOMPARE(pane.model()->count(Severity::Error), 1);
            pane.setIgnored(FindingRule::Abort, true);
            QCOMPARE(pane.view()->model()->rowCount(), shown - 1);
            QCOMPARE(pane.model()->count(Severity::Error), 0);
            QCOMPARE(pane.model()->countOf(FindingRule::Abort), 1);
        }
        // Also the next time, and in other captures.
        FindingsPane pane;
        pane.setDocument(&document);
        pane.model()->finish();
        QCOMPARE(pane.model()->count(Severity::Error), 0);
        auto *rules = pane.findChild<QToolButton *>(u"findingRules"_s);
        Q_EMIT rules->menu()->aboutToShow();
        QCOMPARE(rules->menu()->actions().size(), FindingRuleCount);
        bool found = false;
        for (QAction *action : rules->menu()->actions()) {
            if (action->data().toString() != u"abort")
                continue;
            found = true;
            QVERIFY(!action->isChecked());
            action->trigger();
            break;
        }
        QVERIFY(found);
        QCOMPARE(pane.model()->count(Severity::Error), 1);
        QVERIFY(pane.model()->ignored().isEmpty());
        pane.setDocument(nullptr);
    }

    void findingsAreCopied()
    {
        CaptureDocument document(u"test"_s);
        document.append(failing());
        FindingsPane pane;
        pane.setDocument(&document);
        pane.model()->finish();
        pane.view()->setCurrentIndex(pane.view()->model()->index(0, 0));
        pane.copyCurrent();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"aborted the session"_s));
        pane.copyAll();
        const QString all = QGuiApplication::clipboard()->text();
        QCOMPARE(all.count(u'\n'), pane.view()->model()->rowCount());
        QVERIFY(all.contains(u"main.odd"_s));
        pane.setDocument(nullptr);
    }
};

QTEST_MAIN(FindingsPaneTest)
#include "tst_findingspane.moc"
