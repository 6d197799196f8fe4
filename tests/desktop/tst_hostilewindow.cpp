// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole window with what a peer may send to make it useless: messages of 50 MB, objects of a million members, a million
// sessions, texts that are made to deceive. It must show what it can, say what it leaves out, and go on to answer. The longest
// time in which it did not is printed; no test depends on it.

#include "capturedocument.h"
#include "capturefiles.h"
#include "livesources.h"
#include "mainwindow.h"
#include "messagetreemodel.h"
#include "messageview.h"
#include "sampletraffic.h"
#include "tablespane.h"
#include "timelinemodel.h"
#include "timelineview.h"
#include "wiring.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDockWidget>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTextEdit>
#include <QtWidgets/QTreeView>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Record;
using QtCapnWeb::Side;
using QtCapnWeb::Trace::NoRecord;

namespace {

constexpr int Patience = 60000;

/// How long the event loop was kept from its work at most.
class StallMeter
{
public:
    StallMeter()
    {
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, [this] { m_longest = qMax(m_longest, m_clock.restart()); });
        m_timer.start(1);
    }
    void report(const char *what)
    {
        m_longest = qMax(m_longest, m_clock.restart());
        qInfo("%s: the window did not answer for %lld ms at most", what, static_cast<long long>(m_longest));
        m_longest = 0;
    }

private:
    QElapsedTimer m_clock;
    QTimer m_timer;
    qint64 m_longest = 0;
};

/// Whether a text could do harm on a screen: control characters, changes of direction, what draws nothing, halves of characters.
bool isSafe(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            ++i;
            continue;
        }
        if (c == u'\n' || c == u'\t')
            continue; // of our own layout
        if (c.isSurrogate() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.isNonCharacter()
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph)
            return false;
    }
    return true;
}

struct Whole {
    LiveSources sources;
    CaptureFiles files;
    MainWindow window;
    CaptureDocument document{u"test"_s};
    Whole()
    {
        wire(window, sources);
        wireFiles(window, files);
        window.resize(1280, 720);
        window.restoreDefaultLayout();
        window.addDocument(&document);
        window.showDocument(&document);
        window.show();
    }
    ~Whole() { window.removeDocument(&document); }

    /// Brings each pane to the front, and lets it work and paint.
    void visitPanes()
    {
        for (QDockWidget *dock : window.findChildren<QDockWidget *>()) {
            dock->show();
            dock->raise();
            QTest::qWait(1);
            window.grab();
        }
    }
    MessageTreeModel *tree() { return qobject_cast<MessageTreeModel *>(window.messageView()->tree()->model()); }
};

QByteArray withPadding(const QByteArray &before, qsizetype size, const QByteArray &after)
{
    return before + QByteArray(size, 'x') + after;
}

} // namespace

class HostileWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setOrganizationName(u"QtCapnWeb-tests"_s);
        QApplication::setApplicationName(u"tst_hostilewindow"_s);
    }
    void init() { QSettings().clear(); }

    void aMessageOfFiftyMegabytes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one string") << withPadding(R"(["push",["pipeline",0,["log"],[")", 50'000'000, R"("]]])");
        QByteArray numbers = R"(["resolve",1,[[0)";
        numbers.reserve(50'000'100);
        while (numbers.size() < 50'000'000)
            numbers += ",1234567";
        QTest::newRow("an array of six million") << numbers + "]]]";
        QTest::newRow("no JSON") << withPadding("[", 50'000'000, {});
    }
    void aMessageOfFiftyMegabytes()
    {
        QFETCH(const QByteArray, text);
        Whole whole;
        StallMeter meter;
        std::vector<Record> records;
        records.push_back(SampleTraffic::message(Side::A, R"(["push",["pipeline",0,["get"],[]]])", 1));
        records.push_back(SampleTraffic::message(Side::B, text, 2));
        whole.document.append(std::move(records));
        QTRY_COMPARE_WITH_TIMEOUT(whole.window.timeline()->model()->rowCount(), 2, Patience);
        meter.report("coming in");
        whole.window.timeline()->setCurrentRecord(1);
        QTRY_VERIFY_WITH_TIMEOUT(whole.tree()->state() != MessageTreeModel::State::Parsing, Patience);
        meter.report("decoding");
        whole.visitPanes();
        meter.report("panes");
        // The text is cut, which is said; the copy is not.
        const auto *raw = whole.window.messageView()->findChild<QPlainTextEdit *>();
        QVERIFY(raw->document()->characterCount() > 1000);
        QVERIFY(raw->document()->characterCount() < 1'000'000);
        bool said = false;
        for (const QLabel *label : whole.window.messageView()->findChildren<QLabel *>())
            said = said || (label->isVisibleTo(&whole.window) && label->text().contains(u"large"));
        QVERIFY(said);
        whole.window.messageView()->copyText();
        QCOMPARE(QApplication::clipboard()->text().size(), text.size());
        QApplication::clipboard()->clear();
        // Rows are shown with a part of it.
        QVERIFY(whole.window.timeline()->model()->text(1, TimelineModel::Column::Preview).size() < 5000);
        meter.report("copying");
    }

    void anObjectOfAMillionMembers()
    {
        Whole whole;
        QByteArray text = R"(["resolve",1,{"k0":0)";
        for (int i = 1; i < 1'000'000; ++i)
            text += ",\"k" + QByteArray::number(i) + "\":" + QByteArray::number(i);
        text += "}]";
        StallMeter meter;
        std::vector<Record> records;
        records.push_back(SampleTraffic::message(Side::A, R"(["push",["pipeline",0,["get"],[]]])", 1));
        records.push_back(SampleTraffic::message(Side::B, text, 2));
        whole.document.append(std::move(records));
        meter.report("a million members, coming in");
        whole.window.timeline()->setCurrentRecord(1);
        QTRY_COMPARE_WITH_TIMEOUT(whole.tree()->state(), MessageTreeModel::State::Ready, Patience);
        meter.report("a million members, decoding");
        whole.visitPanes();
        meter.report("a million members");
        // A portion is shown, and what leads to the next one.
        MessageTreeModel *tree = whole.tree();
        const QModelIndex object = tree->index(1, 0, tree->index(0, 0));
        QVERIFY(object.siblingAtColumn(MessageTreeModel::ValueColumn).data().toString().contains(u"1,000,000"));
        if (tree->canFetchMore(object))
            tree->fetchMore(object);
        QCOMPARE(tree->rowCount(object), MessageTreeModel::Portion + 1);
        QVERIFY(tree->showMore(tree->index(MessageTreeModel::Portion, 0, object)));
        QCOMPARE(tree->rowCount(object), 2 * MessageTreeModel::Portion + 1);
        QCOMPARE(tree->index(MessageTreeModel::Portion, 0, object).data().toString(), u"k500"_s);
        meter.report("the next portion");
    }

    /// Arrays in arrays in arrays: what is open at first is a screen or two, not all of it.
    void manyMembersAtEachLevel()
    {
        Whole whole;
        QByteArray row = "[[0";
        for (int i = 1; i < 1000; ++i)
            row += ",0";
        row += "]]";
        QByteArray text = R"(["resolve",1,[[)";
        for (int i = 0; i < 1000; ++i)
            text += (i ? "," : "") + row;
        text += "]]]";
        StallMeter meter;
        std::vector<Record> records;
        records.push_back(SampleTraffic::message(Side::A, R"(["push",["pipeline",0,["get"],[]]])", 1));
        records.push_back(SampleTraffic::message(Side::B, text, 2));
        whole.document.append(std::move(records));
        whole.window.timeline()->setCurrentRecord(1);
        QTRY_COMPARE_WITH_TIMEOUT(whole.tree()->state(), MessageTreeModel::State::Ready, Patience);
        QTest::qWait(1);
        meter.report("arrays in arrays");
        int rows = 0;
        const QTreeView *view = whole.window.messageView()->tree();
        for (QModelIndex at = view->model()->index(0, 0); at.isValid() && rows < 100'000; at = view->indexBelow(at))
            ++rows;
        QVERIFY2(rows > 10 && rows < 5000, qPrintable(QString::number(rows)));
    }

    void aMillionSessions()
    {
        Whole whole;
        StallMeter meter;
        constexpr int Sessions = 1'000'000;
        for (int first = 0; first < Sessions; first += 20'000) { // as a file comes in
            std::vector<Record> records;
            for (int i = first; i < first + 20'000; ++i)
                records.push_back(SampleTraffic::message(Side::A, R"(["push",["pipeline",0,["get"],[]]])", i, quint32(i)));
            whole.document.append(std::move(records));
            QCoreApplication::processEvents();
        }
        QCOMPARE(whole.document.capture().sessionCount(), Sessions);
        meter.report("coming in");
        whole.window.timeline()->setCurrentRecord(Sessions / 2);
        whole.visitPanes();
        meter.report("panes");
        QTRY_COMPARE_WITH_TIMEOUT(whole.window.timeline()->model()->rowCount(), Sessions, Patience);
        // The list of sessions offers a part, and says so.
        const auto *sessions = whole.window.findChild<QTreeView *>(u"sessions"_s);
        QVERIFY(sessions);
        const QAbstractItemModel *model = sessions->model();
        qint64 offered = 0;
        bool said = false;
        for (int i = 0; i < model->rowCount(); ++i) {
            const QModelIndex capture = model->index(i, 0);
            offered += model->rowCount(capture);
            const int last = model->rowCount(capture) - 1;
            said = said || model->index(last, 0, capture).data().toString().contains(u"more");
        }
        QVERIFY2(offered > 50 && offered < 100'000, qPrintable(QString::number(offered)));
        QVERIFY(said);
        whole.window.showRecord(Sessions - 1);
        QCOMPARE(whole.window.timeline()->currentRecord(), Sessions - 1);
        meter.report("going to the last");
    }

    /// Nothing that a peer says gets to the screen, to a screen reader or to a title in a way that deceives.
    void textsThatDeceive()
    {
        const QByteArray bad = "a\\u0000b\\u001b[31mc\\u202eexe.gpj\\u200b\\ud800\\u2028\\ufeff";
        const QByteArray raw = "x\xe2\x80\xae"
                               "fdp.exe\xe2\x80\x8b\xc2\x85\x7f\xff\xfe\xed\xa0\x80";
        const QByteArray line(200'000, 'w');
        std::vector<Record> records;
        const auto opened = [&](const QByteArray &url) {
            Record record = SampleTraffic::message(Side::A, url, 0);
            record.kind = Record::Kind::Opened;
            records.push_back(record);
        };
        opened("ws://" + raw + "/" + raw);
        double time = 1;
        int id = 0;
        for (const QByteArray &text : {bad, raw, line, QByteArray()}) {
            ++id;
            const QByteArray number = QByteArray::number(id);
            records.push_back(SampleTraffic::message(
                Side::A, R"(["push",["pipeline",0,[")" + text + R"("],[{")" + text + R"(":")" + text + R"("}]]])", ++time));
            records.push_back(SampleTraffic::message(Side::A, "[\"pull\"," + number + "]", ++time));
            records.push_back(SampleTraffic::message(
                Side::B, "[\"reject\"," + number + R"(,["error",")" + text + R"(",")" + text + R"(",")" + text + R"("]])",
                ++time));
            records.push_back(SampleTraffic::message(Side::A, "[\"release\"," + number + ",1]", ++time));
            records.push_back(SampleTraffic::message(
                Side::A, R"(["push",["pipeline",0,[")" + text + R"(sub"],[["export",-)" + number + R"(]]]])", ++time));
            ++id;
            records.push_back(SampleTraffic::message(Side::A, "[\"pull\"," + QByteArray::number(id) + "]", ++time));
            records.push_back(SampleTraffic::message(
                Side::B, "[\"resolve\"," + QByteArray::number(id) + R"(,["export",-)" + number + "]]", ++time));
            records.push_back(SampleTraffic::message(Side::B, text, ++time));
        }
        for (const Record::Kind kind : {Record::Kind::Comment, Record::Kind::Mark, Record::Kind::Closed, Record::Kind::Failed}) {
            Record record = SampleTraffic::message(Side::B, raw, ++time);
            record.kind = kind;
            record.seq = 3;
            records.push_back(record);
        }

        Whole whole;
        CaptureDocument evil(QString::fromUtf8(raw));
        evil.append(std::move(records));
        evil.setState(CaptureDocument::State::Failed, QString::fromUtf8(raw));
        whole.window.addDocument(&evil);
        whole.window.showDocument(&evil);
        QVERIFY2(isSafe(whole.window.windowTitle()), whole.window.windowTitle().toUtf8().toHex().constData());

        StallMeter meter;
        QStringList complaints;
        const auto check = [&](const QString &text, const QString &where) {
            if (!isSafe(text))
                complaints.append(where + u": "_s + QString::fromLatin1(text.left(60).toUtf8().toHex(' ')));
            else if (text.size() > 300'000)
                complaints.append(where + u": %1 characters"_s.arg(text.size()));
        };
        const auto checkModel = [&](const QAbstractItemModel *model, const QString &where) {
            std::vector<QModelIndex> parents{QModelIndex()};
            for (size_t at = 0; at < parents.size() && at < 60; ++at) {
                for (int row = 0; row < qMin(200, model->rowCount(parents[at])); ++row) {
                    for (int column = 0; column < model->columnCount(parents[at]); ++column) {
                        const QModelIndex index = model->index(row, column, parents[at]);
                        for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                                               int(Qt::AccessibleDescriptionRole), int(Qt::StatusTipRole)})
                            check(index.data(role).toString(), where + u" role %1"_s.arg(role));
                    }
                    parents.push_back(model->index(row, 0, parents[at]));
                }
            }
        };
        const auto checkAll = [&] {
            for (const QWidget *widget : whole.window.findChildren<QWidget *>()) {
                const QString where = QString::fromLatin1(widget->metaObject()->className()) + u'#' + widget->objectName();
                check(widget->toolTip(), where + u" tip"_s);
                check(widget->windowTitle(), where + u" title"_s);
                check(widget->accessibleName(), where + u" name"_s);
                check(widget->accessibleDescription(), where + u" description"_s);
                if (const auto *label = qobject_cast<const QLabel *>(widget))
                    check(label->text(), where);
                else if (const auto *plain = qobject_cast<const QPlainTextEdit *>(widget))
                    check(plain->toPlainText(), where);
                else if (const auto *rich = qobject_cast<const QTextEdit *>(widget))
                    check(rich->toPlainText(), where);
                else if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
                    check(edit->text(), where);
                else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
                    checkModel(view->model(), where);
            }
        };
        TimelineModel *rows = whole.window.timeline()->model();
        QTRY_COMPARE_WITH_TIMEOUT(rows->rowCount(), evil.count(), Patience);
        for (qint64 row = 0; row < rows->rowCount(); ++row) {
            for (int column = 0; column < TimelineModel::ColumnCount; ++column)
                check(rows->text(row, TimelineModel::Column(column)), u"timeline column %1"_s.arg(column));
            check(rows->eventText(row), u"timeline event"_s);
        }
        whole.visitPanes();
        for (qint64 row = 0; row < rows->rowCount(); ++row) {
            whole.window.timeline()->setCurrentRecord(rows->recordAt(row));
            QTRY_VERIFY_WITH_TIMEOUT(whole.tree()->state() != MessageTreeModel::State::Parsing, Patience);
            QTest::qWait(1);
            checkAll();
        }
        whole.visitPanes();
        checkAll();
        // Rows that are copied are for reading, so they are as safe as what is seen.
        whole.window.timeline()->selectAll();
        whole.window.timeline()->copyRows();
        check(QApplication::clipboard()->text().left(200'000), u"copied rows"_s);
        QApplication::clipboard()->clear();
        meter.report("texts that deceive");
        complaints.removeDuplicates();
        whole.window.removeDocument(&evil);
        QVERIFY2(complaints.isEmpty(), qPrintable(u'\n' + complaints.mid(0, 20).join(u'\n')));
    }
};

QTEST_MAIN(HostileWindowTest)
#include "tst_hostilewindow.moc"
