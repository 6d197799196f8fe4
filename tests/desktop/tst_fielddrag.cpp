// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fields of a message and calls as filters: dragged onto the filter, and from the menu of a message.

#include "callsmodel.h"
#include "callspane.h"
#include "capturedocument.h"
#include "cellfilter.h"
#include "filter.h"
#include "filterbar.h"
#include "mainwindow.h"
#include "messagetreemodel.h"
#include "messageview.h"
#include "sampletraffic.h"
#include "timelinemodel.h"
#include "timelineview.h"

#include <QtCore/QMimeData>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtGui/QDropEvent>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Inspector;
using namespace QtCapnWeb::Trace;
using QtCapnWeb::Side;
using SampleTraffic::message;

namespace {

/// The node whose names lead there.
QModelIndex nodeOf(MessageTreeModel &model, const QStringList &names)
{
    QModelIndex found = model.index(0, 0);
    for (const QString &name : names) {
        if (model.canFetchMore(found))
            model.fetchMore(found);
        QModelIndex next;
        for (int row = 0; row < model.rowCount(found); ++row) {
            if (model.index(row, 0, found).data().toString() == name)
                next = model.index(row, 0, found);
        }
        if (!next.isValid())
            return {};
        found = next;
    }
    return found;
}

void drop(QWidget *target, const QMimeData &data, Qt::KeyboardModifiers keys = {})
{
    const QPoint middle = target->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, keys);
    QApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, keys);
    QApplication::sendEvent(target, &event);
    QVERIFY(event.isAccepted());
    QCOMPARE(event.dropAction(), Qt::CopyAction);
}

std::vector<QtCapnWeb::Record> conversation()
{
    std::vector<QtCapnWeb::Record> records;
    const auto add = [&records](Side side, const QByteArray &text) {
        records.push_back(message(side, text, double(records.size())));
    };
    add(Side::A, "[\"push\",[\"pipeline\",0,[\"user\",\"name\"],[{\"who\":\"ada \\\"x\\\"\",\"at\" : 7},\"plain\"]]]");
    add(Side::A, R"(["pull",1])");
    add(Side::B, R"(["resolve",1,{"who":"bob"}])");
    add(Side::A, R"(["release",1,1])");
    add(Side::A, R"(["push",["pipeline",0,["other"],[]]])");
    return records;
}

struct Shown {
    CaptureDocument document{u"test"_s};
    MainWindow window;
    FilterBar *bar = window.filterBar();

    Shown()
    {
        window.resize(1280, 800);
        window.addDocument(&document);
        document.append(conversation());
        window.show();
    }
    ~Shown() { window.removeDocument(&document); }
};

} // namespace

class FieldDragTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_fielddrag"_s);
    }
    void init() { QSettings().clear(); }

    void aNodeIsAFilter_data()
    {
        QTest::addColumn<int>("record");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("filter");
        QTest::newRow("kind") << 0 << QStringList() << u"kind == push"_s;
        QTest::newRow("target") << 0 << QStringList{u"expression"_s, u"id"_s} << u"on == 0"_s;
        QTest::newRow("method") << 0 << QStringList{u"expression"_s, u"path"_s} << u"method == \"user.name\""_s;
        QTest::newRow("member") << 0 << QStringList{u"expression"_s, u"arguments"_s, u"0"_s, u"who"_s}
                                << u"text contains \"\\\"who\\\":\\\"ada \\\\\\\"x\\\\\\\"\\\"\""_s;
        QTest::newRow("member with blanks") << 0 << QStringList{u"expression"_s, u"arguments"_s, u"0"_s, u"at"_s}
                                            << u"text contains \"7\""_s;
        QTest::newRow("item") << 0 << QStringList{u"expression"_s, u"arguments"_s, u"1"_s}
                              << u"text contains \"\\\"plain\\\"\""_s;
        QTest::newRow("id") << 1 << QStringList{u"id"_s} << u"id == 1"_s;
        QTest::newRow("value") << 2 << QStringList{u"value"_s, u"who"_s} << u"text contains \"\\\"who\\\":\\\"bob\\\"\""_s;
        QTest::newRow("references") << 3 << QStringList{u"references"_s} << u"refcount == 1"_s;
    }
    void aNodeIsAFilter()
    {
        QFETCH(int, record);
        QFETCH(QStringList, names);
        QFETCH(QString, filter);
        CaptureDocument document(u"test"_s);
        document.append(conversation());
        MessageTreeModel model;
        model.setRecord(&document, record);
        const QModelIndex node = nodeOf(model, names);
        QVERIFY(node.isValid());
        QCOMPARE(model.filterOf(node), filter);
        // It is one, and shows the message that it came from.
        const auto compiled = Filter::compile(filter);
        QVERIFY2(std::holds_alternative<Filter>(compiled), qPrintable(filter));
        QVERIFY(std::get<Filter>(compiled).matches(document.capture(), record));
        QVERIFY(model.flags(node) & Qt::ItemIsDragEnabled);
        const std::unique_ptr<QMimeData> data(model.mimeData({node}));
        QVERIFY(data);
        QCOMPARE(data->text(), filter);
        QVERIFY(data->hasFormat(filterMimeType()));
    }

    void whatIsTooLongIsNoFilter()
    {
        CaptureDocument document(u"test"_s);
        std::vector<QtCapnWeb::Record> records;
        records.push_back(message(Side::B, R"(["resolve",1,")" + QByteArray(1000, 'x') + R"("])", 0));
        document.append(std::move(records));
        MessageTreeModel model;
        model.setRecord(&document, 0);
        const QModelIndex node = nodeOf(model, {u"value"_s});
        QVERIFY(node.isValid());
        QVERIFY(model.filterOf(node).isEmpty());
        QVERIFY(!model.mimeData({node}));
        QVERIFY(model.filterOf({}).isEmpty());
    }

    void keysSayHowItJoins()
    {
        Shown shown;
        const std::unique_ptr<QMimeData> push(filterMimeData(u"kind == push"_s));
        const std::unique_ptr<QMimeData> pull(filterMimeData(u"kind == pull"_s));
        drop(shown.bar->edit(), *push);
        QCOMPARE(shown.bar->applied(), u"kind == push"_s);
        drop(shown.bar->edit(), *pull, Qt::ShiftModifier);
        QCOMPARE(shown.bar->applied(), u"kind == push or kind == pull"_s);
        const std::unique_ptr<QMimeData> first(filterMimeData(u"no < 3"_s));
        drop(shown.bar->edit(), *first, Qt::ControlModifier);
        QCOMPARE(shown.bar->applied(), u"(kind == push or kind == pull) and no < 3"_s);
        QTRY_COMPARE(shown.window.timeline()->model()->rowCount(), 2);
        drop(shown.bar->edit(), *push, Qt::AltModifier);
        QVERIFY(shown.bar->applied() != shown.bar->edit()->text());
        QVERIFY(shown.bar->edit()->text().endsWith(u" and kind == push"));
    }

    void aCallIsDragged()
    {
        CaptureDocument document(u"test"_s);
        document.append(conversation());
        CallsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDocument(&document);
        model.finish();
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(1, CallsModel::StateColumn)}));
        QVERIFY(data);
        QCOMPARE(data->text(), u"call == 1"_s);
        QVERIFY(!model.mimeData({}));
    }

    void theMenuOfANodeFilters()
    {
        Shown shown;
        shown.window.timeline()->setCurrentRecord(1);
        auto *view = shown.window.findChild<MessageView *>();
        QVERIFY(view);
        QTreeView *tree = view->tree();
        auto *model = qobject_cast<MessageTreeModel *>(tree->model());
        QVERIFY(model);
        const QModelIndex id = nodeOf(*model, {u"id"_s});
        QVERIFY(id.isValid());
        tree->setCurrentIndex(id);
        // The menu is open until something is chosen of it.
        QStringList offered;
        QTimer poll;
        connect(&poll, &QTimer::timeout, this, [&] {
            auto *menu = view->findChild<QMenu *>(u"nodeMenu"_s);
            if (!menu || !menu->isVisible())
                return;
            poll.stop();
            for (const QMenu *sub : menu->findChildren<QMenu *>()) {
                for (QAction *action : sub->actions()) {
                    offered.append(action->text());
                    if (offered.size() == 1)
                        action->trigger();
                }
            }
            menu->close();
        });
        poll.start(10);
        Q_EMIT tree->customContextMenuRequested(QPoint(-1, -1)); // as the menu key does
        QVERIFY(offered.size() == 12);
        QVERIFY2(offered.first().contains(u"id == 1"), qPrintable(offered.first()));
        QCOMPARE(shown.bar->applied(), u"id == 1"_s);
    }
};

QTEST_MAIN(FieldDragTest)
#include "tst_fielddrag.moc"
