// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capturedocument.h"
#include "logmodel.h"
#include "sampletraffic.h"
#include "sessionsmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Inspector;

class TestSessionsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sessionsAppearAsTheyBegin()
    {
        SessionsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        CaptureDocument document(u"ws://localhost/"_s);
        model.addDocument(&document);
        const QModelIndex top = model.index(0, 0);
        QCOMPARE(top.data().toString(), u"ws://localhost/"_s);
        QCOMPARE(model.rowCount(top), 0);
        document.append(SampleTraffic::lively());
        QTRY_COMPARE(model.rowCount(top), 1);
        QCOMPARE(model.index(0, 0, top).data(SessionsModel::DetailRole).toString(), u"39 messages"_s);
        document.append(SampleTraffic::many(1, 1));
        document.setState(CaptureDocument::State::Connected);
        QTRY_COMPARE(model.rowCount(top), 2);
        QCOMPARE(model.sessionAt(model.index(1, 0, top)), std::optional<quint32>(1));
        QCOMPARE(model.documentAt(model.index(1, 0, top)), &document);
        QCOMPARE(model.index(1, 0, top).data(SessionsModel::StateRole).value<SessionsModel::Mark>(), SessionsModel::Mark::Open);
        QVERIFY(!model.sessionAt(top));
        // The number that filters, the command line and files have: `session == 1` is "Session 1".
        QCOMPARE(model.index(0, 0, top).data().toString(), u"Session 0"_s);
        QCOMPARE(model.index(1, 0, top).data().toString(), u"Session 1"_s);
    }

    void aDocumentThatDiesLeaves()
    {
        SessionsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto first = std::make_unique<CaptureDocument>(u"first"_s);
        CaptureDocument second(u"second"_s);
        first->append(SampleTraffic::many(1));
        second.append(SampleTraffic::many(1));
        model.addDocument(first.get());
        model.addDocument(&second);
        QCOMPARE(model.rowCount(), 2);
        first.reset();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.documentAt(model.index(0, 0, model.index(0, 0))), &second);
        model.removeDocument(&second);
        QCOMPARE(model.rowCount(), 0);
    }

    void theLogKeepsItsLastLines()
    {
        LogModel log;
        QAbstractItemModelTester tester(&log, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 20; ++i)
            log.append(LogModel::Level::Warning, QDateTime::currentDateTime(), u"line %1\u202e"_s.arg(i));
        QCOMPARE(log.rowCount(), 20);
        const QString last = log.index(19, LogModel::TextColumn).data().toString();
        QVERIFY(last.startsWith(u"line 19"));
        QVERIFY(!last.contains(u'\u202e'));
        QCOMPARE(log.index(19, 0).data(LogModel::LevelRole).value<LogModel::Level>(), LogModel::Level::Warning);
    }
};

QTEST_GUILESS_MAIN(TestSessionsModel)
#include "tst_sessionsmodel.moc"
