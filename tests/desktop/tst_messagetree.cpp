// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capturedocument.h"
#include "messagetreemodel.h"
#include "sampletraffic.h"

#include <QtCore/QThreadPool>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Inspector;
using QtCapnWeb::Side;
using QtCapnWeb::Trace::NoRecord;

class TestMessageTree : public QObject
{
    Q_OBJECT
private:
    /// The whole tree as text: "name = value", two blanks a level.
    static QString dump(MessageTreeModel &model, const QModelIndex &parent = {}, int depth = 0)
    {
        while (model.canFetchMore(parent))
            model.fetchMore(parent);
        QString result;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            result += QString(depth * 2, u' ') + index.data().toString() + u" = "_s + index.siblingAtColumn(1).data().toString()
                      + u'\n' + dump(model, index, depth + 1);
        }
        return result;
    }

    QString dumpOf(const QByteArray &text)
    {
        m_document = std::make_unique<CaptureDocument>(u"test"_s);
        m_document->append({SampleTraffic::message(Side::A, text, 0)});
        m_model = std::make_unique<MessageTreeModel>();
        QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        tester.setUseFetchMore(false); // it would fetch within modelReset(), and then take that for an error
        m_model->setRecord(m_document.get(), 0);
        return dump(*m_model);
    }

private Q_SLOTS:
    void aCall()
    {
        QCOMPARE(dumpOf(R"(["push",["pipeline",0,["user","name"],[3,"x",["export",-1]]]])"), uR"(push #1 = main.user.name
  expression = → import 0  main
    id = 0
    path = ["user","name"]
      0 = "user"
      1 = "name"
    arguments = 3 items
      0 = 3
      1 = "x"
      2 = stub: export -1  user.name#arg3
)"_s);
    }

    void values()
    {
        QCOMPARE(
            dumpOf(
                R"(["resolve",1,{"u":["undefined"],"n":null,"d":["date",0],"b":["bigint","12"],"i":["-inf"],"a":[[1,[[]]]],"e":["error","TypeError","no",null,{"code":7}],"x":["bytes","AAAA"]}])"),
            uR"(resolve #1 = import 1
  id = 1
  value = object, 8 members
    u = undefined
    n = null
    d = date 1970-01-01T00:00:00.000Z
    b = 12n
    i = -Infinity
    a = array, 2 items
      0 = 1
      1 = array, 0 items
    e = TypeError: no
      type = "TypeError"
      message = "no"
      stack = null
      properties = object, 1 member
        code = 7
    x = Uint8Array, about 4 B
)"_s);
    }

    void whatIsNoExpressionIsShownAsWhatItIs()
    {
        const QString tree = dumpOf(R"(["push",["frobnicate",1,{"a":2}]])");
        QVERIFY(tree.contains(u"not an expression: [\"frobnicate\",1,"));
        QVERIFY(tree.contains(u"a = 2"));
        QVERIFY(dumpOf(R"({"not":"a message"})").contains(u"not = \"a message\""));
        QVERIFY(dumpOf(R"(["push",[]])").contains(u"not an expression"));
        QVERIFY(dumpOf(R"([])").contains(u"no message of the protocol"));
        QCOMPARE(dumpOf("no JSON"), QString());
        QCOMPARE(m_model->state(), MessageTreeModel::State::Empty);
    }

    void everyTagWithAnyNumberOfElementsIsSafe()
    {
        for (const char *tag : {"import",  "pipeline", "remap", "export",    "promise", "writable", "readable", "error",
                                "date",    "bigint",   "bytes", "undefined", "inf",     "-inf",     "nan",      "headers",
                                "request", "response", "blob",  "url",       "regexp",  "stream",   ""}) {
            for (const char *rest : {"", ",1", ",null", ",\"\"", ",[]", ",{}", ",1,1", ",\"a\",\"b\"", ",1,[],[]",
                                     ",1,[],[],[],[]", ",\"e\",1,{},[]"}) {
                dumpOf(QByteArray("[\"push\",[\"") + tag + "\"" + rest + "]]");
                dumpOf(QByteArray("[\"resolve\",1,[\"") + tag + "\"" + rest + "]]");
                dumpOf(QByteArray("[\"") + tag + "\"" + rest + "]");
                QVERIFY(m_model->rowCount() == 1);
            }
        }
    }

    void nodesAndBytesAreLinkedBothWays()
    {
        const QByteArray text = R"(["push",["pipeline",0,["square"],[3,{"a":[["deep"]]}]]])";
        dumpOf(text);
        const QModelIndex deep = m_model->nodeAt(text.indexOf("deep"));
        QCOMPARE(deep.siblingAtColumn(1).data().toString(), u"\"deep\""_s);
        const auto [begin, end] = m_model->byteRange(deep);
        QCOMPARE(text.mid(begin, end - begin), QByteArray("\"deep\""));
        QCOMPARE(m_model->sourceText(deep), QByteArray("\"deep\""));
        const QModelIndex name = m_model->nodeAt(text.indexOf("push"));
        QCOMPARE(name, m_model->index(0, 0));
        QVERIFY(!m_model->nodeAt(text.size() + 5).isValid());
    }

    void aMillionMembersComeInPortions()
    {
        QByteArray text = "[\"resolve\",1,[[0";
        for (int i = 1; i < 1'000'000; ++i)
            text += ",1";
        text += "]]]";
        m_document = std::make_unique<CaptureDocument>(u"test"_s);
        m_document->append({SampleTraffic::message(Side::B, text, 0)});
        MessageTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        tester.setUseFetchMore(false);
        model.setRecord(m_document.get(), 0);
        QCOMPARE(model.state(), MessageTreeModel::State::Parsing); // on another thread
        QTRY_COMPARE(model.state(), MessageTreeModel::State::Ready);
        const QModelIndex message = model.index(0, 0);
        model.fetchMore(message);
        const QModelIndex value = model.index(1, 0, message);
        QCOMPARE(value.siblingAtColumn(1).data().toString(), u"array, 1,000,000 items"_s);
        model.fetchMore(value);
        QCOMPARE(model.rowCount(value), MessageTreeModel::Portion + 1);
        QVERIFY(!model.showMore(model.index(0, 0, value)));
        QVERIFY(model.showMore(model.index(MessageTreeModel::Portion, 0, value)));
        QCOMPARE(model.rowCount(value), MessageTreeModel::Portion * 2 + 1);
        QCOMPARE(model.index(MessageTreeModel::Portion, 0, value).data().toString(), QString::number(MessageTreeModel::Portion));
    }

    void aLateParseOfAnotherMessageIsDropped()
    {
        const QByteArray large = "[\"resolve\",1,\"" + QByteArray(2'000'000, 'x') + "\"]";
        m_document = std::make_unique<CaptureDocument>(u"test"_s);
        m_document->append({SampleTraffic::message(Side::B, large, 0), SampleTraffic::message(Side::A, R"(["pull",1])", 0)});
        MessageTreeModel model;
        model.setRecord(m_document.get(), 0);
        model.setRecord(m_document.get(), 1);
        QCOMPARE(model.state(), MessageTreeModel::State::Ready);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
        QCoreApplication::processEvents();
        QCOMPARE(model.index(0, 0).data().toString(), u"pull #1"_s);
        {
            MessageTreeModel dies;
            dies.setRecord(m_document.get(), 0);
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
        QCoreApplication::processEvents();
    }

    void tenThousandLevelsAreCutOff()
    {
        const QByteArray text = "[\"resolve\",1," + QByteArray("[[").repeated(10'000) + QByteArray("]]").repeated(10'000) + "]";
        m_document = std::make_unique<CaptureDocument>(u"test"_s);
        m_document->append({SampleTraffic::message(Side::B, text, 0)});
        MessageTreeModel model;
        model.setRecord(m_document.get(), 0);
        QModelIndex deepest = model.nodeAt(text.size() / 2);
        int depth = 0;
        for (QModelIndex index = deepest; index.isValid(); index = index.parent())
            ++depth;
        QCOMPARE(depth, MessageTreeModel::MaximumDepth);
        QVERIFY(deepest.siblingAtColumn(1).data().toString().contains(u"nested deeper"));
    }

private:
    std::unique_ptr<CaptureDocument> m_document;
    std::unique_ptr<MessageTreeModel> m_model;
};

QTEST_GUILESS_MAIN(TestMessageTree)
#include "tst_messagetree.moc"
