// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "argumentparser.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace Inspector;

/// Arguments and references as a person writes them.
class TestArgumentParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsArguments_data();
    void readsArguments();
    void saysWhereItIsWrong_data();
    void saysWhereItIsWrong();
    void readsTaggedValues();
    void makesPlaceholdersOfReferences();
    void asksWhetherAReferenceIsAlive();
    void refusesWhatIsNestedTooDeep();
    void writesAValueSoThatItReadsTheSame_data();
    void writesAValueSoThatItReadsTheSame();
    void cutsALongTextAtTheMaximum();
    void readsReferences_data();
    void readsReferences();
    void saysWhyATextIsNoReference_data();
    void saysWhyATextIsNoReference();
};

void TestArgumentParser::readsArguments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("items");
    QTest::newRow("nothing") << u""_s << u"[]"_s;
    QTest::newRow("blanks") << u" \n "_s << u"[]"_s;
    QTest::newRow("an array is the list of arguments") << u"[1, \"x\"]"_s << u"[1,\"x\"]"_s;
    QTest::newRow("values joined by commas") << u"1, \"x\""_s << u"[1,\"x\"]"_s;
    QTest::newRow("one value") << u"{\"a\": 1}"_s << u"[{\"a\":1}]"_s;
    QTest::newRow("arrays joined by commas") << u"[1], [2]"_s << u"[[1],[2]]"_s;
    QTest::newRow("one array") << u"[[1, 2]]"_s << u"[[1,2]]"_s;
    QTest::newRow("two dollars stand for one") << u"\"$$import:1\", \"$$$\""_s << u"[\"$$import:1\",\"$$$\"]"_s;
    QTest::newRow("one dollar stands for itself") << u"\"$5\", \"$\""_s << u"[\"$5\",\"$\"]"_s;
    QTest::newRow("a key with a dollar") << u"{\"$$date\": 1}"_s << u"[{\"$$date\":1}]"_s;
    QTest::newRow("the last of equal keys counts") << u"{\"a\": \"$import:x\", \"a\": 2}"_s << u"[{\"a\":2}]"_s;
}

void TestArgumentParser::readsArguments()
{
    QFETCH(QString, text);
    const ParsedArguments parsed = ArgumentParser().parse(text);
    QVERIFY2(!parsed.error, qPrintable(parsed.error ? parsed.error->message : QString()));
    QVERIFY(parsed.items.isArray());
    QTEST(toArgumentText(parsed.items), "items");
}

void TestArgumentParser::saysWhereItIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("an open array") << u"[1, 2"_s << qsizetype(5) << 1 << 6;
    QTest::newRow("no comma") << u"1 2"_s << qsizetype(2) << 1 << 3;
    QTest::newRow("a bare word") << u"1,\n bar"_s << qsizetype(4) << 2 << 2;
    QTest::newRow("behind characters of two code units") << u"\"\U0001F600\u00e4\", x"_s << qsizetype(7) << 1 << 8;
    QTest::newRow("an id that is none") << u"[1, \"$import:x\"]"_s << qsizetype(4) << 1 << 5;
    QTest::newRow("a reference with blanks") << u"\"$import:1 \""_s << qsizetype(0) << 1 << 1;
    QTest::newRow("an unknown tag") << u"[{\"$dat\": 1}]"_s << qsizetype(2) << 1 << 3;
    QTest::newRow("a tag that is not alone") << u"[{\"$date\": 1, \"b\": 2}]"_s << qsizetype(1) << 1 << 2;
    QTest::newRow("base64") << u"{\"$bytes\": \"*\"}"_s << qsizetype(11) << 1 << 12;
    QTest::newRow("half an element") << u"{\"$bytes\": \"AQID\", \"$type\": \"Uint16Array\"}"_s << qsizetype(11) << 1 << 12;
    QTest::newRow("a container that is none") << u"{\"$bytes\": \"AQID\", \"$type\": \"Nope\"}"_s << qsizetype(28) << 1 << 29;
    QTest::newRow("a date") << u"{\"$date\": \"yesterday\"}"_s << qsizetype(10) << 1 << 11;
    QTest::newRow("a bigint") << u"{\"$bigint\": \"1.5\"}"_s << qsizetype(12) << 1 << 13;
    QTest::newRow("a bigint that is a number") << u"{\"$bigint\": 15}"_s << qsizetype(12) << 1 << 13;
    QTest::newRow("a callback without a name") << u"{\"$callback\": \"\"}"_s << qsizetype(14) << 1 << 15;
    QTest::newRow("a relative URL") << u"{\"$url\": \"/x\"}"_s << qsizetype(9) << 1 << 10;
}

void TestArgumentParser::saysWhereItIsWrong()
{
    QFETCH(QString, text);
    const ParsedArguments parsed = ArgumentParser().parse(text);
    QVERIFY(parsed.error);
    QVERIFY(!parsed.error->message.isEmpty());
    QTEST(parsed.error->offset, "offset");
    QTEST(parsed.line, "line");
    QTEST(parsed.column, "column");
    QVERIFY(parsed.error->offset + parsed.error->length <= text.size());
}

void TestArgumentParser::readsTaggedValues()
{
    const ParsedArguments parsed = ArgumentParser().parse(
        u"{\"$undefined\":true}, {\"$date\":\"1970-01-01T00:00:01Z\"}, {\"$date\":2000}, {\"$bigint\":\"-12345678901234567890\"},"
        "{\"$bytes\":\"AQID\"}, {\"$bytes\":\"AAAAAAAA8D8\",\"$type\":\"Float64Array\"}, {\"$number\":\"NaN\"}, "
        "{\"$number\":\"-0\"},"
        "{\"$error\":{\"type\":\"RangeError\",\"message\":\"no\",\"properties\":{\"code\":7}}}, "
        "{\"$url\":\"https://example.com\"},"
        "{\"$headers\":[[\"Accept\",\"*/*\"]]}, {\"$date\":\"1970-01-02\"}, {\"$date\":null}"_s);
    QVERIFY2(!parsed.error, qPrintable(parsed.error ? parsed.error->message : QString()));
    QCOMPARE(parsed.items.size(), 13);
    QVERIFY(parsed.items.at(0).isUndefined());
    QCOMPARE(parsed.items.at(1).toDate().milliseconds, 1000.0);
    QCOMPARE(parsed.items.at(2).toDate().milliseconds, 2000.0);
    QCOMPARE(parsed.items.at(3).toBigInt().decimal(), QByteArray("-12345678901234567890"));
    QCOMPARE(parsed.items.at(4).toBytes().data, QByteArray("\1\2\3"));
    QCOMPARE(parsed.items.at(5).toBytes().container, Bytes::Container::Float64Array);
    QVERIFY(qIsNaN(parsed.items.at(6).toNumber()));
    QVERIFY(std::signbit(parsed.items.at(7).toNumber()));
    const RpcError error = parsed.items.at(8).toError();
    QCOMPARE(error.type(), u"RangeError"_s);
    QCOMPARE(error.message(), u"no"_s);
    QCOMPARE(error.property(u"code"_s).toNumber(), 7.0);
    QCOMPARE(parsed.items.at(9).toUrl().href, u"https://example.com/"_s);
    QCOMPARE(parsed.items.at(10).toHeaders().pairs.first().first, u"accept"_s);
    QCOMPARE(parsed.items.at(11).toDate().milliseconds, 86'400'000.0);
    QVERIFY(!parsed.items.at(12).toDate().isValid());
}

void TestArgumentParser::makesPlaceholdersOfReferences()
{
    const ParsedArguments parsed = ArgumentParser().parse(
        u"\"$import:-3\", [\"$import:4\"], \"$export:-1\", {\"f\": {\"$callback\": \"on\"}}, \"$import:4.user[0]\""_s);
    QVERIFY(!parsed.error);
    const auto reference = [](const Value &value) {
        const CapabilityPtr capability = value.capability();
        const auto *placeholder = dynamic_cast<const ReferencePlaceholder *>(capability.data());
        return placeholder ? std::optional(placeholder->reference()) : std::nullopt;
    };
    QCOMPARE(parsed.items.at(0).type(), Value::Type::Stub);
    QCOMPARE(reference(parsed.items.at(0)), std::optional(CapabilityRef::import(-3)));
    // The result of a call of ours: the peer shall see the result, not a stub for it.
    QCOMPARE(parsed.items.at(1).at(0).type(), Value::Type::Promise);
    QCOMPARE(reference(parsed.items.at(1).at(0)), std::optional(CapabilityRef::import(4)));
    QCOMPARE(parsed.items.at(2).type(), Value::Type::Stub);
    QCOMPARE(reference(parsed.items.at(2)), std::optional(CapabilityRef::exported(-1)));
    const CapabilityPtr callback = parsed.items.at(3).value(u"f").capability();
    const auto *named = dynamic_cast<const CallbackPlaceholder *>(callback.data());
    QVERIFY(named);
    QCOMPARE(named->name(), u"on"_s);
    QCOMPARE(parsed.items.at(4).type(), Value::Type::Promise);
    QCOMPARE(reference(parsed.items.at(4)), std::optional(CapabilityRef::import(4, {u"user"_s, 0.0})));
}

void TestArgumentParser::asksWhetherAReferenceIsAlive()
{
    QList<CapabilityRef> asked;
    const ArgumentParser parser([&asked](const CapabilityRef &reference) -> std::optional<QString> {
        asked.append(reference);
        return reference.id.value == -2 ? std::optional(u"it was released"_s) : std::nullopt;
    });
    QVERIFY(!parser.parse(u"\"$import:-1\""_s).error);
    const ParsedArguments parsed = parser.parse(u"[1, \"$import:-2\"]"_s);
    QVERIFY(parsed.error);
    QCOMPARE(parsed.error->message, u"it was released"_s);
    QCOMPARE(parsed.error->offset, 4);
    QCOMPARE(parsed.error->length, 12);
    QCOMPARE(asked, QList({CapabilityRef::import(-1), CapabilityRef::import(-2)}));
}

void TestArgumentParser::refusesWhatIsNestedTooDeep()
{
    const auto nested = [](int depth) { return QString(depth, u'[') + QString(depth, u']'); };
    QVERIFY(!ArgumentParser().parse(nested(200)).error);
    QVERIFY(ArgumentParser().parse(nested(300)).error);
    QVERIFY(ArgumentParser().parse(nested(100'000)).error); // and the stack holds
}

void TestArgumentParser::writesAValueSoThatItReadsTheSame_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"null",
                             "true",
                             "-1.5e+30",
                             "\"a\\u0001\\\"\"",
                             "[1,[2]]",
                             "{\"a\":{\"b\":[]}}",
                             "{\"$undefined\":true}",
                             "{\"$number\":\"-Infinity\"}",
                             "{\"$number\":\"-0\"}",
                             "{\"$bigint\":\"99999999999999999999\"}",
                             "{\"$bytes\":\"AQID\"}",
                             "{\"$bytes\":\"AQI\",\"$type\":\"Uint16Array\"}",
                             "{\"$date\":\"2026-01-31T12:00:00.500Z\"}",
                             "{\"$date\":null}",
                             "{\"$date\":0.25}",
                             "{\"$url\":\"https://example.com/\"}",
                             "{\"$headers\":[[\"accept\",\"*/*\"]]}",
                             "{\"$callback\":\"on\"}",
                             "\"$import:-3\"",
                             "\"$import:0\"",
                             "\"$import:4.user[0]\"",
                             "\"$export:2\"",
                             "\"$$import:4\"",
                             "{\"$$date\":1}",
                             "{\"$error\":{\"type\":\"RangeError\",\"message\":\"m\",\"properties\":{\"code\":1}}}"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestArgumentParser::writesAValueSoThatItReadsTheSame()
{
    QFETCH(QString, text);
    const ParsedArguments parsed = ArgumentParser().parse(u'[' + text + u']');
    QVERIFY2(!parsed.error, qPrintable(parsed.error ? parsed.error->message : QString()));
    QCOMPARE(toArgumentText(parsed.items.at(0)), text);
}

void TestArgumentParser::cutsALongTextAtTheMaximum()
{
    const Value value = Value::array({Value(QString(1000, u'x')), Value(1)});
    const QString text = toArgumentText(value, 20);
    QCOMPARE(text.size(), 21);
    QVERIFY(text.endsWith(u'…'));
}

void TestArgumentParser::readsReferences_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<CapabilityRef>("reference");
    QTest::addColumn<QString>("again");
    QTest::newRow("nothing is main") << u""_s << CapabilityRef::main() << u"main"_s;
    QTest::newRow("main") << u" main "_s << CapabilityRef::main() << u"main"_s;
    QTest::newRow("a path of main") << u"main.a.b"_s << CapabilityRef::import(0, {u"a"_s, u"b"_s}) << u"main.a.b"_s;
    QTest::newRow("a path alone") << u"makeCounter"_s << CapabilityRef::import(0, {u"makeCounter"_s}) << u"main.makeCounter"_s;
    QTest::newRow("an import") << u"$import:-3"_s << CapabilityRef::import(-3) << u"$import:-3"_s;
    QTest::newRow("import 0 is main") << u"$import:0"_s << CapabilityRef::main() << u"main"_s;
    QTest::newRow("an export with a path") << u"$export:2.items[0].x"_s << CapabilityRef::exported(2, {u"items"_s, 0.0, u"x"_s})
                                           << u"$export:2.items[0].x"_s;
    QTest::newRow("a number behind a dot is an index")
        << u"main.list.3"_s << CapabilityRef::import(0, {u"list"_s, 3.0}) << u"main.list[3]"_s;
    QTest::newRow("a quoted name") << u"main[\"a.b\"][\"0\"]"_s << CapabilityRef::import(0, {u"a.b"_s, u"0"_s})
                                   << u"main[\"a.b\"][\"0\"]"_s;
}

void TestArgumentParser::readsReferences()
{
    QFETCH(QString, text);
    TextError error;
    const auto reference = parseReference(text, &error);
    QVERIFY2(reference, qPrintable(error.message));
    QTEST(*reference, "reference");
    QTEST(toText(*reference), "again");
    QCOMPARE(parseReference(toText(*reference), &error), reference);
}

void TestArgumentParser::saysWhyATextIsNoReference_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("offset");
    QTest::newRow("no id") << u"$import:"_s << qsizetype(8);
    QTest::newRow("no integer") << u"$import:x"_s << qsizetype(8);
    QTest::newRow("an id beyond 2^53") << u"$import:99999999999999999999"_s << qsizetype(8);
    QTest::newRow("another word") << u"$handle:1"_s << qsizetype(0);
    QTest::newRow("no dot") << u"$import:1x"_s << qsizetype(9);
    QTest::newRow("a dot at the end") << u"main."_s << qsizetype(5);
    QTest::newRow("two dots") << u"main..a"_s << qsizetype(5);
    QTest::newRow("an open bracket") << u"main[1"_s << qsizetype(4);
    QTest::newRow("a bare name in brackets") << u"main[a]"_s << qsizetype(4);
    QTest::newRow("an open quote") << u"main[\"a"_s << qsizetype(5);
    QTest::newRow("a blank in a name") << u"  main.a b"_s << qsizetype(8);
}

void TestArgumentParser::saysWhyATextIsNoReference()
{
    QFETCH(QString, text);
    TextError error;
    QVERIFY(!parseReference(text, &error));
    QVERIFY(!error.message.isEmpty());
    QTEST(error.offset, "offset");
}

QTEST_APPLESS_MAIN(TestArgumentParser)

#include "tst_argumentparser.moc"
