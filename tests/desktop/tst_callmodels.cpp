// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "argumentparser.h"
#include "calllog.h"
#include "resultmodel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Inspector;

/// The log of calls and the tree of a result.
class TestCallModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logTellsWhatBecameOfACall();
    void logKeepsItsSizeAndWhatIsHeld();
    void floodOfCallbacksLeavesCallsAlone();
    void treeShowsEveryKindOfValue();
    void treeFetchesInSteps();
    void treeNamesCapabilities();
    void giantTextsAreCut();
};

static CallEntry entry(quint64 handle, CallEntry::State state)
{
    CallEntry result;
    result.handle = CallHandle(handle);
    result.state = state;
    result.request.method = u"square"_s;
    result.request.argumentsText = u"[ 3 ]"_s;
    return result;
}

void TestCallModels::logTellsWhatBecameOfACall()
{
    CallLog log;
    QAbstractItemModelTester tester(&log, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(&log, &CallLog::entryChanged);
    CallEntry call = entry(1, CallEntry::State::Sending);
    log.append(call);
    QCOMPARE(log.index(0, CallLog::CallColumn).data().toString(), u"main.square"_s);
    QCOMPARE(log.index(0, CallLog::ResultColumn).data().toString(), QString());
    call.state = CallEntry::State::Resolved;
    call.result = Value(9);
    call.latency = 1'500'000;
    log.update(call);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(log.index(0, CallLog::ResultColumn).data().toString(), u"9"_s);
    QCOMPARE(log.index(0, CallLog::StateColumn).data().toString(), toText(CallEntry::State::Resolved));
    call.state = CallEntry::State::Rejected;
    call.error = RpcError::rangeError(u"too\nlarge"_s);
    log.update(call);
    QCOMPARE(log.index(0, CallLog::ResultColumn).data().toString(), u"RangeError: too large"_s);
    log.update(entry(77, CallEntry::State::Resolved)); // one that is not there changes nothing
    QCOMPARE(log.rowCount(), 1);
}

void TestCallModels::logKeepsItsSizeAndWhatIsHeld()
{
    CallLog log;
    QAbstractItemModelTester tester(&log, QAbstractItemModelTester::FailureReportingMode::QtTest);
    CallEntry held = entry(1, CallEntry::State::Resolved);
    held.held = true;
    log.append(held);
    log.append(entry(2, CallEntry::State::Pending));
    for (quint64 i = 3; i < 3 + CallLog::MaximumEntries; ++i)
        log.append(entry(i, CallEntry::State::Resolved));
    QCOMPARE(log.rowCount(), CallLog::MaximumEntries);
    QVERIFY(log.find(CallHandle(1)));
    QVERIFY(log.find(CallHandle(2)));
    QVERIFY(!log.find(CallHandle(3)));
    QCOMPARE(log.held(), QList({CallHandle(1)}));
}

void TestCallModels::floodOfCallbacksLeavesCallsAlone()
{
    CallLog log;
    for (quint64 i = 1; i <= 10; ++i)
        log.append(entry(i, CallEntry::State::Resolved));
    for (quint64 i = 11; i < 5000; ++i)
        log.append(entry(i, CallEntry::State::Received));
    QCOMPARE(log.rowCount(), 10 + CallLog::MaximumReceived);
    QVERIFY(log.find(CallHandle(1)));
    QVERIFY(log.find(CallHandle(4999)));
}

void TestCallModels::treeShowsEveryKindOfValue()
{
    RpcError error = RpcError::typeError(u"wrong"_s);
    error.setProperty(u"code"_s, Value(7));
    const Value value = Value::object({{u"none"_s, Value()},
                                       {u"null"_s, Value(nullptr)},
                                       {u"text"_s, Value(u"a\nb"_s)},
                                       {u"list"_s, Value::array({Value(1), Value(true)})},
                                       {u"error"_s, Value(error)},
                                       {u"bytes"_s, Value(QByteArray("\1\2"))},
                                       {u"big"_s, Value(BigInt(qint64(5)))},
                                       {u"headers"_s, Value(Headers{{{u"a"_s, u"b"_s}}})},
                                       {u"request"_s, Value(RequestData{u"https://x/"_s, Value::object(), Value()})},
                                       {u"blob"_s, Value(BlobData{u"text/plain"_s, "x"})}});
    ResultModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false); // what is fetched, and when, is looked at here
    model.setValue(u"result"_s, value);
    QCOMPARE(model.rowCount(), 1);
    const QModelIndex top = model.index(0, 0);
    QVERIFY(model.canFetchMore(top));
    model.fetchMore(top);
    QCOMPARE(model.rowCount(top), 10);
    const auto shown = [&](int row) { return model.index(row, ResultModel::ValueColumn, top).data().toString(); };
    QCOMPARE(shown(0), u"undefined"_s);
    QCOMPARE(shown(1), u"null"_s);
    QCOMPARE(shown(2), u"\"a\\nb\""_s);
    QCOMPARE(shown(4), u"TypeError: wrong"_s);
    QVERIFY(shown(5).contains(u"01 02"_s));
    QCOMPARE(shown(6), u"5n"_s);
    const QModelIndex errorRow = model.index(4, 0, top);
    model.fetchMore(errorRow);
    QCOMPARE(model.rowCount(errorRow), 3); // type, message, code
    QCOMPARE(model.index(2, ResultModel::ValueColumn, errorRow).data().toString(), u"7"_s);
    QCOMPARE(model.index(3, ResultModel::TypeColumn, top).data().toString(), u"array"_s);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestCallModels::treeFetchesInSteps()
{
    QList<Value> items(ResultModel::FetchStep + 1, Value(1));
    ResultModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false); // what is fetched, and when, is looked at here
    model.setValue(u"result"_s, Value::array(items));
    const QModelIndex top = model.index(0, 0);
    QCOMPARE(model.rowCount(top), 0);
    QVERIFY(model.hasChildren(top));
    model.fetchMore(top);
    QCOMPARE(model.rowCount(top), ResultModel::FetchStep);
    model.fetchMore(top);
    QCOMPARE(model.rowCount(top), ResultModel::FetchStep + 1);
    QVERIFY(!model.canFetchMore(top));
}

void TestCallModels::treeNamesCapabilities()
{
    ResultModel model;
    const CapabilityPtr placeholder(new ReferencePlaceholder(CapabilityRef::import(-3)));
    model.setValue(u"result"_s, Value::array({Value::stub(placeholder), Value(1)}));
    const QModelIndex top = model.index(0, 0);
    model.fetchMore(top);
    QCOMPARE(model.capabilityAt(model.index(0, 0, top)), std::optional(CapabilityRef::import(-3)));
    QCOMPARE(model.index(0, ResultModel::ValueColumn, top).data().toString(), u"$import:-3"_s);
    QVERIFY(!model.capabilityAt(model.index(1, 0, top)));
    QVERIFY(!model.capabilityAt({}));
}

/// Views ask for cells again and again: whatever a peer says, a cell is short, and can't deceive.
void TestCallModels::giantTextsAreCut()
{
    constexpr qsizetype Longest = 5000; // of any cell
    const QString giant = u"\u202e"_s + QString(20'000'000, u'x');
    CallLog log;
    CallEntry call = entry(1, CallEntry::State::Rejected);
    call.error = RpcError(giant, giant);
    log.append(call);
    CallEntry resolved = entry(2, CallEntry::State::Resolved);
    resolved.result = Value(giant);
    log.append(resolved);
    for (int row = 0; row < log.rowCount(); ++row) {
        for (int column = 0; column < CallLog::ColumnCount; ++column) {
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
                QVERIFY(log.index(row, column).data(role).toString().size() < Longest);
        }
    }
    QVERIFY(log.index(0, CallLog::ResultColumn).data().toString().contains(u"xxx"));

    ResultModel model;
    const QList<Value> values = {Value(giant), Value(Url{giant}), Value(RpcError(giant, giant)),
                                 Value(QByteArray(20'000'000, 'x'))};
    QList<Value::Member> members;
    for (const Value &value : values)
        members.append({giant + QString::number(members.size()), value});
    model.setValue(u"result"_s, Value::object(members));
    const QModelIndex top = model.index(0, 0);
    model.fetchMore(top);
    QCOMPARE(model.rowCount(top), values.size());
    for (int row = 0; row < values.size(); ++row) {
        const QModelIndex at = model.index(row, 0, top);
        for (int column = 0; column < ResultModel::ColumnCount; ++column) {
            const QString shown = at.siblingAtColumn(column).data().toString();
            QVERIFY(!shown.isEmpty());
            QVERIFY2(shown.size() < Longest, qPrintable(QString::number(shown.size())));
            QVERIFY(!shown.contains(u'\u202e'));
        }
        QCOMPARE(model.valueAt(at).type(), values[row].type()); // it is all there
    }
}

QTEST_GUILESS_MAIN(TestCallModels)

#include "tst_callmodels.moc"
