// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "argumentparser.h"
#include "callchain.h"
#include "variables.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Inspector;

/// Calls as lines, and variables in them.
class TestCallChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineIsReadAndWrittenAgain_data();
    void lineIsReadAndWrittenAgain();
    void wrongLineIsRefusedWhereItIsWrong_data();
    void wrongLineIsRefusedWhereItIsWrong();
    void bracketsOfArgumentsAreLeftOut();
    void variableIsPutInByItsPlace();
    void resultIsPutInByItsPath();
    void unknownVariableIsNamed();
    void errorIsAtItsPlaceInTheWrittenText();
    void everyStepIsExpanded();
    void callbackHasAnAnswer();
    void fileIsNamed();
};

void TestCallChain::lineIsReadAndWrittenAgain_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("mode");
    const int call = int(CallMode::Call);
    const int get = int(CallMode::GetProperty);
    QTest::newRow("a call") << u"main.hello(\"World\")"_s << u"main"_s << 0 << u"hello"_s << u"\"World\""_s << call;
    QTest::newRow("a property") << u"main.user.name"_s << u"main"_s << 0 << u"user.name"_s << QString() << get;
    QTest::newRow("main") << u"main"_s << u"main"_s << 0 << QString() << QString() << get;
    QTest::newRow("an import") << u"$import:-3.increment(1)"_s << u"$import:-3"_s << 0 << u"increment"_s << u"1"_s << call;
    QTest::newRow("a function") << u"$import:-3(1)"_s << u"$import:-3"_s << 0 << QString() << u"1"_s << call;
    QTest::newRow("a chain") << u"main.login(\"t\").user.profile()"_s << u"main"_s << 1 << u"user.profile"_s << QString() << call;
    QTest::newRow("a chain to a property") << u"main.login(\"t\").name"_s << u"main"_s << 1 << u"name"_s << QString() << get;
    QTest::newRow("a result that is called") << u"main.square()(3)"_s << u"main"_s << 1 << QString() << u"3"_s << call;
    QTest::newRow("parentheses in a text") << u"main.say(\"a)(b\", \")\")"_s << u"main"_s << 0 << u"say"_s << u"\"a)(b\", \")\""_s
                                           << call;
    QTest::newRow("an odd name") << u"main[\"a(b\"].c(1)"_s << u"main"_s << 0 << u"[\"a(b\"].c"_s << u"1"_s << call;
    QTest::newRow("a variable") << u"{{counter}}.increment({{by}})"_s << u"{{counter}}"_s << 0 << u"increment"_s << u"{{by}}"_s
                                << call;
}

void TestCallChain::lineIsReadAndWrittenAgain()
{
    QFETCH(QString, line);
    TextError error;
    const auto draft = parseChain(line, &error);
    QVERIFY2(draft, qPrintable(error.message));
    QTEST(draft->target, "target");
    QTEST(int(draft->before.size()), "steps");
    QTEST(draft->method, "method");
    QTEST(draft->argumentsText, "arguments");
    QTEST(int(draft->mode), "mode");
    QCOMPARE(chainText(*draft), line);
}

void TestCallChain::wrongLineIsRefusedWhereItIsWrong_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("offset");
    QTest::newRow("an open parenthesis") << u"main.a(1).b(\")\""_s << 11;
    QTest::newRow("no dot") << u"main.a(1)b(2)"_s << 9;
    QTest::newRow("no name") << u"main.a..b(2)"_s << 7;
}

void TestCallChain::wrongLineIsRefusedWhereItIsWrong()
{
    QFETCH(QString, line);
    TextError error;
    QVERIFY(!parseChain(line, &error));
    QTEST(int(error.offset), "offset");
    QVERIFY(!error.message.isEmpty());
}

void TestCallChain::bracketsOfArgumentsAreLeftOut()
{
    CallDraft draft;
    draft.method = u"f"_s;
    draft.argumentsText = u"[1, [2]]"_s;
    QCOMPARE(chainText(draft), u"main.f(1, [2])"_s);
    draft.argumentsText = u"[1], [2]"_s; // two arguments
    QCOMPARE(chainText(draft), u"main.f([1], [2])"_s);
    draft.argumentsText = u"\"0123456789\""_s;
    QCOMPARE(chainText(draft, 4), u"main.f(\"012…)"_s);
}

void TestCallChain::variableIsPutInByItsPlace()
{
    Variables variables;
    variables.set(u"who"_s, u"a \"b\"\n{{n}}"_s);
    variables.set(u"n"_s, u"5"_s);
    QCOMPARE(variables.expand(u"x {{who}} y"_s).text, u"x a \"b\"\n{{n}} y"_s); // values are not looked through again
    const QString arguments = variables.expandArguments(u"\"{{who}}!\", {{ n }}, \"\\\"{{n}}\""_s).text;
    QCOMPARE(arguments, u"\"a \\\"b\\\"\\n{{n}}!\", 5, \"\\\"5\""_s);
    QVERIFY(!ArgumentParser().parse(arguments).error);
}

void TestCallChain::resultIsPutInByItsPath()
{
    Variables variables;
    variables.setResult(u"Log in"_s, ArgumentParser().parse(u"{\"token\":\"t\\\"1\",\"ids\":[7,8]}"_s).items.at(0));
    variables.setResult(u"Counter"_s, Value::stub(CapabilityPtr(new ReferencePlaceholder(CapabilityRef::import(-3)))));
    QCOMPARE(variables.expandArguments(u"{{Log in.token}}, \"{{Log in.token}}\", {{Log in.ids[1]}}, {{Log in.ids}}"_s).text,
             u"\"t\\\"1\", \"t\\\"1\", 8, [7,8]"_s);
    QCOMPARE(variables.expand(u"{{Counter}}"_s).text, u"$import:-3"_s);
    QCOMPARE(variables.expandArguments(u"{{Counter.value}}"_s).text, u"\"$import:-3.value\""_s);
}

void TestCallChain::unknownVariableIsNamed()
{
    Variables variables;
    variables.setResult(u"a"_s, Value::object());
    const Expansion unknown = variables.expand(u"x {{token}}"_s);
    QVERIFY(unknown.error);
    QVERIFY(unknown.error->message.contains(u"token"_s));
    QCOMPARE(unknown.error->offset, 2);
    QVERIFY(variables.expand(u"{{a.b}}"_s).error);
    QVERIFY(variables.expand(u"{{a"_s).error);
    QVERIFY(!variableNameProblem(u"a}b"_s).isEmpty());
    QVERIFY(variableNameProblem(u"a b"_s).isEmpty());
}

void TestCallChain::errorIsAtItsPlaceInTheWrittenText()
{
    Variables variables;
    variables.set(u"long"_s, u"\"0123456789\""_s);
    CallDraft draft;
    draft.method = u"f"_s;
    draft.argumentsText = u"{{long}},\n{{long}}, tru"_s;
    DraftProblem problem;
    QVERIFY(!requestOf(draft, variables, {}, &problem));
    QCOMPARE(problem.field, DraftProblem::Field::Arguments);
    QVERIFY(problem.error.offset >= draft.argumentsText.indexOf(u"tru"_s));
    QVERIFY2(problem.message.contains(u"line 2"_s), qPrintable(problem.message));
}

void TestCallChain::everyStepIsExpanded()
{
    Variables variables;
    variables.set(u"token"_s, u"secret"_s);
    variables.set(u"base"_s, u"main.users"_s);
    CallDraft draft;
    draft.target = u"{{base}}"_s;
    draft.before = {{u"login"_s, u"\"{{token}}\""_s}};
    draft.method = u"name"_s;
    draft.mode = CallMode::GetProperty;
    DraftProblem problem;
    const auto request = requestOf(draft, variables, {}, &problem);
    QVERIFY2(request, qPrintable(problem.message));
    QCOMPARE(toText(request->target), u"main.users"_s);
    QCOMPARE(request->before.at(0).argumentsText, u"\"secret\""_s);
    QCOMPARE(request->draft(), draft); // what was written is what is shown and kept
    draft.before[0].argumentsText = u"\"{{tokn}}\""_s;
    QVERIFY(!requestOf(draft, variables, {}, &problem));
    QCOMPARE(problem.step, 0);
    QVERIFY(problem.message.startsWith(u"Step 1"_s));
}

void TestCallChain::callbackHasAnAnswer()
{
    const QString text = u"{\"$callback\":\"p\",\"$answer\":{\"a\":[1,{\"$date\":0}]}}"_s;
    const ParsedArguments parsed = ArgumentParser().parse(text);
    QVERIFY(!parsed.error);
    const CapabilityPtr held = parsed.items.at(0).capability();
    const auto *callback = dynamic_cast<const CallbackPlaceholder *>(held.data());
    QVERIFY(callback);
    QCOMPARE(callback->answer().value(u"a").size(), 2);
    QCOMPARE(toArgumentText(parsed.items.at(0)),
             u"{\"$callback\":\"p\",\"$answer\":{\"a\":[1,{\"$date\":\"1970-01-01T00:00:00.000Z\"}]}}"_s);
    QVERIFY(ArgumentParser().parse(u"{\"$callback\":\"p\",\"answer\":1}"_s).error);
}

void TestCallChain::fileIsNamed()
{
    const QString text = u"[{\"$file\":\"a.png\"},{\"$stream\":\"b.png\"}]"_s;
    const Value items = ArgumentParser().parse(text).items;
    QCOMPARE(items.at(1).type(), Value::Type::Readable);
    QCOMPARE(toArgumentText(items), text);
    QVERIFY(ArgumentParser().parse(u"{\"$file\":1}"_s).error);
}

QTEST_GUILESS_MAIN(TestCallChain)
#include "tst_callchain.moc"
