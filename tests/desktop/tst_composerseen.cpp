// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the composer offers from traffic: paths, methods and the kinds of their arguments.

#include "argumentparser.h"
#include "argumentskeleton.h"
#include "capturedocument.h"
#include "composer.h"
#include "composereditor.h"
#include "composerhints.h"
#include "composermembers.h"
#include "composertargets.h"
#include "seeninterfaces.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Inspector;

namespace {

constexpr int Patience = 30'000; // milliseconds

QString shapeSkeleton(const QByteArray &arguments)
{
    JsonDocument document;
    return document.parse(arguments).isError() ? u"no JSON"_s : argumentSkeleton(Trace::shapeOfArguments(document.root()));
}

} // namespace

class TestComposerSeen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void skeletonsAreArguments_data();
    void skeletonsAreArguments();
    void methodsAreOfferedWithTheirArguments();
    void chosenMethodFillsEmptyArguments();
    void whatAPersonWroteStays();
    void fillingInIsUndone();
    void targetPathsAreCompleted();
    void chosenMethodOfATargetIsSplit();
    void capabilitiesOfOneOriginShareMethods();
    void aStepOfAChainKnowsTheResultBefore();
    void downListsAllMethods();
    void hintsTellTheKindsAndNoValues();
    void otherKindsAreInTheMenu();
    void nothingIsReadBeforeTheComposerIsUsed();
    void otherTrafficIsForgotten();

private:
    template<typename Widget>
    Widget *child(const char *name) const
    {
        return m_composer->findChild<Widget *>(QLatin1StringView(name));
    }
    void play(std::initializer_list<QByteArray> messages);
    QStringList offered(QLineEdit *line) const;
    void choose(QLineEdit *line, const QString &text);
    QLineEdit *method() const { return child<QLineEdit>("composerMethod"); }
    QLineEdit *target() const { return child<ComposerTargets>("composerTarget")->lineEdit(); }
    ComposerEditor *arguments() const { return child<ComposerEditor>("composerArguments"); }
    QString hint() const { return child<QLabel>("composerSeen")->text(); }

    std::unique_ptr<CaptureDocument> m_document;
    std::unique_ptr<Composer> m_composer;
};

void TestComposerSeen::init()
{
    m_document = std::make_unique<CaptureDocument>(u"traffic"_s);
    play({R"(>["push",["pipeline",0,["authenticate"],["very-secret-token"]]])", R"(>["pull",1])",
          R"(<["resolve",1,["export",-1]])", R"(>["push",["pipeline",0,["users","find"],[{"id":5,"tags":[["a"]],"deep":true}]]])",
          R"(>["push",["pipeline",1,["rename"],["Alice"]]])", R"(>["push",["pipeline",0,["authenticate"],["other"]]])",
          R"(>["push",["pipeline",0,["authenticate"],[1,2]]])", R"(>["push",["pipeline",0,["version"]]])"});
    m_composer = std::make_unique<Composer>();
    m_composer->setDocument(m_document.get());
    m_composer->setSession(0);
    m_composer->resize(1000, 500);
    m_composer->show();
    m_composer->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_composer.get()));
    method()->setFocus();
    m_composer->form()->seen()->setActive(true);
    m_composer->form()->seen()->finish();
}

void TestComposerSeen::cleanup()
{
    m_composer.reset();
    m_document.reset();
}

void TestComposerSeen::play(std::initializer_list<QByteArray> messages)
{
    std::vector<Record> records;
    for (const QByteArray &message : messages) {
        Record record;
        record.from = message.startsWith('>') ? Side::A : Side::B;
        record.text = message.sliced(1);
        record.size = record.text.size();
        records.push_back(std::move(record));
    }
    m_document->append(std::move(records));
}

QStringList TestComposerSeen::offered(QLineEdit *line) const
{
    QStringList texts;
    const QAbstractItemModel *model = line->completer()->completionModel();
    for (int row = 0; row < model->rowCount(); ++row)
        texts.append(model->index(row, 0).data().toString() + model->index(row, 0).data(ComposerMembers::ShapeRole).toString());
    return texts;
}

void TestComposerSeen::choose(QLineEdit *line, const QString &text)
{
    const QAbstractItemModel *model = line->completer()->completionModel();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        if (index.data().toString() == text) {
            line->completer()->popup()->setCurrentIndex(index);
            QTest::keyClick(line->completer()->popup(), Qt::Key_Return);
            return;
        }
    }
    QFAIL(qPrintable(text + u" is not offered, but "_s + offered(line).join(u", "_s)));
}

void TestComposerSeen::skeletonsAreArguments_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &arguments, const QString &text) {
        QTest::newRow(name) << arguments << text;
    };
    row("none", "[]", {});
    row("plain", R"(["s",1,true,null])", u"\"\", 0, false, null"_s);
    row("object", R"([{"id":5,"tags":[["a"]]}])", u"{\"id\": 0, \"tags\": [\"\"]}"_s);
    row("large object", R"([{"a":1,"b":{"c":1,"d":2,"e":3},"f":null}])",
        u"{\n  \"a\": 0,\n  \"b\": {\n    \"c\": 0,\n    \"d\": 0,\n    \"e\": 0\n  },\n  \"f\": null\n}"_s);
    row("one array", R"([[["a"]]])", u"[[\"\"]]"_s);
    row("special", R"([["bigint","5"],["date",7],["bytes","AA"],["undefined"]])",
        u"{\"$bigint\":\"0\"}, {\"$date\":\"2000-01-01T00:00:00Z\"}, {\"$bytes\":\"\"}, {\"$undefined\":true}"_s);
    row("callback", R"([["export",-1]])", u"{\"$callback\":\"callback\"}"_s);
    row("capability", R"([["import",3]])", u"\"$import:0\""_s);
    row("a name with a dollar", R"([{"$type":"x"}])", u"{\"$$type\": \"\"}"_s);
    row("error, url, headers", R"([["error","TypeError","x"],["url","https://a.b/"],["headers",[["a","b"]]]])",
        u"{\"$error\":{\"type\":\"Error\",\"message\":\"\"}}, {\"$url\":\"https://example.com/\"}, {\"$headers\":[]}"_s);
}

void TestComposerSeen::skeletonsAreArguments()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QString, text);
    QCOMPARE(shapeSkeleton(arguments), text);
    const ParsedArguments parsed = ArgumentParser().parse(text);
    QVERIFY2(!parsed.error, parsed.error ? qPrintable(parsed.error->message) : "");
    JsonDocument document;
    QVERIFY(!document.parse(arguments).isError());
    QCOMPARE(parsed.items.size(), qsizetype(document.root().size()));
}

void TestComposerSeen::methodsAreOfferedWithTheirArguments()
{
    QTest::keyClicks(method(), u"e"_s);
    QCOMPARE(offered(method()), QStringList({u"authenticate(number, number) or others"_s,
                                             u"users.find({id: number, tags: [string], deep: boolean})"_s, u"version"_s}));
    const QAbstractItemModelTester tester(child<QLineEdit>("composerMethod")->completer()->model());
    QTest::keyClicks(method(), u"rsi"_s);
    QCOMPARE(offered(method()), QStringList(u"version"_s));
}

void TestComposerSeen::chosenMethodFillsEmptyArguments()
{
    QTest::keyClicks(method(), u"find"_s);
    choose(method(), u"users.find"_s);
    QTRY_COMPARE_WITH_TIMEOUT(arguments()->text(), u"{\n  \"id\": 0,\n  \"tags\": [\"\"],\n  \"deep\": false\n}"_s, Patience);
    QCOMPARE(method()->text(), u"users.find"_s);
    QCOMPARE(m_composer->form()->draft().argumentsText, arguments()->text());
    // Nobody has written anything yet: another method brings its own.
    method()->setFocus();
    method()->selectAll();
    QTest::keyClicks(method(), u"auth"_s);
    choose(method(), u"authenticate"_s);
    QTRY_COMPARE_WITH_TIMEOUT(arguments()->text(), u"0, 0"_s, Patience);
}

void TestComposerSeen::whatAPersonWroteStays()
{
    arguments()->setText(u"{\"id\": 7}"_s);
    QTest::keyClicks(method(), u"find"_s);
    choose(method(), u"users.find"_s);
    QTRY_COMPARE_WITH_TIMEOUT(method()->text(), u"users.find"_s, Patience);
    auto *fill = child<QToolButton>("composerFill");
    QTRY_VERIFY_WITH_TIMEOUT(fill->isVisible(), Patience);
    QCOMPARE(arguments()->text(), u"{\"id\": 7}"_s);
    // It is replaced by who asks for that.
    fill->click();
    QVERIFY(arguments()->text().contains(u"\"tags\""));
}

void TestComposerSeen::fillingInIsUndone()
{
    arguments()->setText(u"{\"id\": 7}"_s);
    method()->setText(u"users.find"_s);
    m_composer->form()->validate();
    child<QToolButton>("composerFill")->click();
    QVERIFY(arguments()->text().contains(u"\"tags\""));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(arguments()->text(), u"{\"id\": 7}"_s, Patience);
}

void TestComposerSeen::targetPathsAreCompleted()
{
    target()->setFocus();
    target()->selectAll();
    QTest::keyClicks(target(), u"main.u"_s);
    QCOMPARE(offered(target()),
             QStringList({u"main.users"_s, u"main.users.find({id: number, tags: [string], deep: boolean})"_s}));
    choose(target(), u"main.users"_s);
    QTRY_COMPARE_WITH_TIMEOUT(target()->text(), u"main.users"_s, Patience);
    QVERIFY(method()->text().isEmpty());
    method()->setFocus();
    QTest::keyClicks(method(), u"f"_s);
    QCOMPARE(offered(method()), QStringList(u"find({id: number, tags: [string], deep: boolean})"_s));
}

void TestComposerSeen::chosenMethodOfATargetIsSplit()
{
    target()->setFocus();
    target()->selectAll();
    QTest::keyClicks(target(), u"find"_s);
    choose(target(), u"main.users.find"_s);
    QTRY_COMPARE_WITH_TIMEOUT(method()->text(), u"find"_s, Patience);
    QCOMPARE(target()->text(), u"main.users"_s);
    QVERIFY(arguments()->text().contains(u"\"deep\": false"));
    QCOMPARE(m_composer->form()->draft().target, u"main.users"_s);
}

void TestComposerSeen::capabilitiesOfOneOriginShareMethods()
{
    // Another one that authenticate() gave: nobody has called that one yet.
    play({R"(>["push",["pipeline",0,["authenticate"],["x"]]])", R"(>["pull",7])", R"(<["resolve",7,["export",-2]])"});
    m_composer->form()->seen()->finish();
    target()->setText(u"$import:-2"_s);
    method()->setFocus();
    QTest::keyClicks(method(), u"re"_s);
    QCOMPARE(offered(method()), QStringList(u"rename(string)"_s));
    target()->setFocus();
    target()->selectAll();
    QTest::keyClicks(target(), u"$import:-2.r"_s);
    QCOMPARE(offered(target()), QStringList(u"$import:-2.rename(string)"_s));
}

void TestComposerSeen::aStepOfAChainKnowsTheResultBefore()
{
    method()->setText(u"authenticate"_s);
    arguments()->setText(u"\"me\""_s);
    m_composer->form()->addStep();
    QTest::keyClicks(method(), u"r"_s);
    QCOMPARE(offered(method()), QStringList(u"rename(string)"_s));
    choose(method(), u"rename"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_composer->form()->draft().method, u"rename"_s, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_composer->form()->draft().argumentsText, u"\"\""_s, Patience);
    QCOMPARE(m_composer->form()->draft().before.constFirst().argumentsText, u"\"me\""_s);
}

void TestComposerSeen::downListsAllMethods()
{
    QTest::keyClick(method(), Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(method()->completer()->popup()->isVisible(), Patience);
    QCOMPARE(offered(method()).size(), 3);
    method()->completer()->popup()->hide();
    target()->setFocus();
    QTest::keyClick(target(), Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(target()->completer()->popup()->isVisible(), Patience);
    QVERIFY(offered(target()).join(u' ').contains(u"main.users.find"));
}

void TestComposerSeen::hintsTellTheKindsAndNoValues()
{
    m_composer->form()->validate();
    QVERIFY2(hint().startsWith(u"3 "), qPrintable(hint()));
    method()->setText(u"authenticate"_s);
    m_composer->form()->validate();
    QVERIFY2(hint().contains(u"(number, number) ×1"), qPrintable(hint()));
    QVERIFY2(hint().contains(u"(string) ×2"), qPrintable(hint()));
    QVERIFY2(hint().contains(u"stub"), qPrintable(hint()));
    for (const QWidget *widget : m_composer->findChildren<QWidget *>())
        QVERIFY(!widget->toolTip().contains(u"secret-token"));
    QVERIFY(!hint().contains(u"secret-token"));
    method()->setText(u"nobodyCalledThis"_s);
    m_composer->form()->validate();
    QVERIFY(!child<ComposerHints>("composerHints")->isVisible());
}

void TestComposerSeen::otherKindsAreInTheMenu()
{
    method()->setText(u"authenticate"_s);
    m_composer->form()->validate();
    QMenu *menu = child<QToolButton>("composerFill")->menu();
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(menu->actions().at(1)->text(), u"(string) ×2"_s);
    menu->actions().at(1)->trigger();
    QCOMPARE(arguments()->text(), u"\"\""_s);
}

void TestComposerSeen::nothingIsReadBeforeTheComposerIsUsed()
{
    SeenInterfaces seen;
    QSignalSpy changed(&seen, &SeenInterfaces::changed);
    seen.setDocument(m_document.get());
    changed.clear();
    QVERIFY(!seen.find(u"main"_s, {u"version"_s}));
    seen.setActive(true);
    QTRY_VERIFY_WITH_TIMEOUT(seen.find(u"main"_s, {u"version"_s}), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, Patience);
    // Our side is the other one.
    m_document->setOwnSide(Side::B);
    QTRY_VERIFY_WITH_TIMEOUT(!seen.find(u"main"_s, {u"version"_s}), Patience);
}

void TestComposerSeen::otherTrafficIsForgotten()
{
    CaptureDocument other(u"other"_s);
    m_composer->setDocument(&other);
    QTest::keyClicks(method(), u"e"_s);
    QCOMPARE(offered(method()), QStringList());
    m_composer->setDocument(nullptr);
    QTest::keyClicks(method(), u"x"_s);
    QCOMPARE(offered(method()), QStringList());
}

QTEST_MAIN(TestComposerSeen)

#include "tst_composerseen.moc"
