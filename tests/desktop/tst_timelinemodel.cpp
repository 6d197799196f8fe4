// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capturedocument.h"
#include "sampletraffic.h"
#include "timelinemodel.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Inspector;
using Column = TimelineModel::Column;
using QtCapnWeb::Side;

class TestTimelineModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_document = std::make_unique<CaptureDocument>(u"test"_s);
        m_model = std::make_unique<TimelineModel>();
        m_model->setDocument(m_document.get());
    }

    void cellsOfACall()
    {
        m_document->append(SampleTraffic::lively());
        const qint64 push = 10;
        QCOMPARE(m_model->text(push, Column::Number), u"10"_s);
        QCOMPARE(m_model->text(push, Column::Time), u"0.340"_s);
        QCOMPARE(m_model->text(push, Column::Delta), u"+219 ms"_s);
        QCOMPARE(m_model->text(push, Column::Direction), u"out"_s);
        QCOMPARE(m_model->text(push, Column::Kind), u"push"_s);
        QCOMPARE(m_model->text(push, Column::Id), u"4"_s);
        QVERIFY(m_model->text(push, Column::Target).endsWith(u".increment"));
        QCOMPARE(m_model->text(push, Column::State), u"900 µs"_s);
        QCOMPARE(m_model->text(push, Column::Size), u"40 B"_s);
        QCOMPARE(m_model->text(push, Column::Preview), u"3"_s);
        QCOMPARE(m_model->mark(push), TimelineModel::Mark::Ok);
        QCOMPARE(m_model->relatedRows(push), (std::vector<qint64>{10, 11, 12, 13}));
        QVERIFY(m_model->isMinor(11));
        QVERIFY(!m_model->isMinor(12));
    }

    void directionIsSeenFromOurSide()
    {
        m_document->append(SampleTraffic::lively());
        QCOMPARE(m_model->direction(1), TimelineModel::Direction::Out);
        QCOMPARE(m_model->direction(4), TimelineModel::Direction::In);
        QSignalSpy reset(m_model.get(), &TimelineModel::reset);
        m_document->setOwnSide(Side::B);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(m_model->direction(1), TimelineModel::Direction::In);
        QCOMPARE(m_model->direction(0), TimelineModel::Direction::None);
    }

    void stateOfAPendingCallChangesWhenItIsAnswered()
    {
        m_document->append({SampleTraffic::message(Side::A, R"(["push",["pipeline",0,["slow"],[]]])", 1),
                            SampleTraffic::message(Side::A, R"(["pull",1])", 2)});
        QCOMPARE(m_model->mark(0), TimelineModel::Mark::Pending);
        QCOMPARE(m_model->text(0, Column::State), u"pending"_s);
        m_document->append({SampleTraffic::message(Side::B, R"(["reject",1,["error","Error","no"]])", 251)});
        QCOMPARE(m_model->mark(0), TimelineModel::Mark::Error);
        QCOMPARE(m_model->text(0, Column::State), u"250 ms"_s);
        QCOMPARE(m_model->mark(2), TimelineModel::Mark::Error);
    }

    void eventsSayWhatHappened()
    {
        m_document->append(SampleTraffic::troubled());
        QCOMPARE(m_model->look(0), TimelineModel::Look::Opened);
        QVERIFY(m_model->eventText(0).startsWith(u"Session opened: wss://example.com/"));
        QCOMPARE(m_model->look(5), TimelineModel::Look::Binary);
        QVERIFY(m_model->eventText(5).contains(u"00 01 fe ff"));
        QCOMPARE(m_model->look(6), TimelineModel::Look::Refused);
        QCOMPARE(m_model->eventText(6), u"Message of 50.0 MiB refused: over the size limit"_s);
        QCOMPARE(m_model->look(7), TimelineModel::Look::Invalid);
        QCOMPARE(m_model->text(7, Column::Kind), u"invalid"_s);
        QCOMPARE(m_model->text(7, Column::Preview), u"this is { no message"_s);
        QCOMPARE(m_model->look(10), TimelineModel::Look::Closed);
        QCOMPARE(m_model->eventText(10), u"Closed by this side, code 3000: bad RPC message"_s);
        QCOMPARE(m_model->look(11), TimelineModel::Look::Failed);
        QCOMPARE(m_model->eventText(11), u"Connection failed: Connection refused: nothing listens at 127.0.0.1, port 9"_s);
    }

    void hostileTextNeverReachesACell()
    {
        m_document->append(SampleTraffic::troubled());
        for (qint64 row = 0; row < m_model->rowCount(); ++row) {
            QString all = m_model->eventText(row) + m_model->description(row);
            for (int column = 0; column < TimelineModel::ColumnCount; ++column)
                all += m_model->text(row, Column(column));
            for (const QChar c : std::as_const(all)) {
                QVERIFY2(c.category() != QChar::Other_Control && c.category() != QChar::Other_Format,
                         qPrintable(u"row %1: U+%2"_s.arg(row).arg(uint(c.unicode()), 4, 16)));
            }
        }
    }

    void aHugeLineIsCut()
    {
        m_document->append({SampleTraffic::message(
            Side::A,
            "[\"push\",[\"pipeline\",0,[\"" + QByteArray(100'000, 'm') + "\"],[\"" + QByteArray(5'000'000, 'x') + "\"]]]", 1)});
        QVERIFY(m_model->text(0, Column::Preview).size() <= 400);
        QVERIFY(m_model->text(0, Column::Target).size() <= 2000);
        QCOMPARE(m_model->text(0, Column::Size), u"4.86 MiB"_s);
    }

    void showsOneSessionOnly()
    {
        m_document->append(SampleTraffic::troubled(0));
        m_document->append(SampleTraffic::many(3, 2));
        QCOMPARE(m_model->rowCount(), 24);
        QSignalSpy reset(m_model.get(), &TimelineModel::reset);
        QSignalSpy appended(m_model.get(), &TimelineModel::appended);
        m_model->setSession(2);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(m_model->rowCount(), 12);
        QCOMPARE(m_model->recordAt(0), 12);
        QCOMPARE(m_model->rowOf(15), 3);
        QCOMPARE(m_model->rowOf(3), -1);
        QCOMPARE(m_model->rowOf(3, true), 0);
        m_document->append(
            {SampleTraffic::message(Side::A, R"(["pull",1])", 1, 0), SampleTraffic::message(Side::A, R"(["pull",1])", 1, 2)});
        QTRY_COMPARE(appended.count(), 1); // looked at in slices
        QCOMPARE(appended.last().at(0).toLongLong(), 12);
        QCOMPARE(appended.last().at(1).toLongLong(), 1);
        QCOMPARE(m_model->recordAt(12), 25);
        m_model->setSession({});
        QCOMPARE(m_model->rowCount(), 26);
    }

    void outlivesItsDocument()
    {
        m_document->append(SampleTraffic::lively());
        QSignalSpy reset(m_model.get(), &TimelineModel::reset);
        m_document.reset();
        QCOMPARE(reset.count(), 1);
        QCOMPARE(m_model->rowCount(), 0);
        QCOMPARE(m_model->text(0, Column::Kind), QString());
        QVERIFY(m_model->relatedRows(0).empty());
    }

private:
    std::unique_ptr<CaptureDocument> m_document;
    std::unique_ptr<TimelineModel> m_model;
};

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
