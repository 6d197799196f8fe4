// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsonwriter.h"
#include "testfiles.h"
#include "value.h"

#include <QtTest/QTest>

#include <limits>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

namespace {

QByteArray written(QStringView string)
{
    JsonWriter writer;
    writer.string(string);
    return writer.take();
}

template<typename T>
QByteArray writtenNumber(T number)
{
    JsonWriter writer;
    writer.number(number);
    return writer.take();
}

} // namespace

class JsonWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesNumbersAsJavaScript();
    void writesIntegersAsJavaScript();
    void putsCommas();
    void escapesAsJavaScript();
    void everyCodeUnitReadsBack();
    void everyPlaceOfAStringIsLookedAt();
    void longStringsReadBack();
    void takesBackToAMark();
    void writesNodesAmongOtherThings();
    void usesMemoryAgain();
    void writesBytesAsBase64();
    void readsBase64WithAnythingBetween();
    void countsCodeUnits();
};

void JsonWriterTest::writesNumbersAsJavaScript()
{
    const QList<TestFiles::Number> numbers = TestFiles::numbers("javascript-numbers.txt");
    QVERIFY(numbers.size() > 800);
    for (const TestFiles::Number &number : numbers) {
        QCOMPARE(numberToJavaScript(number.value()), number.text);
        const bool isFinite = number.text != "NaN" && !number.text.endsWith("Infinity");
        QCOMPARE(writtenNumber(number.value()), isFinite ? number.text : QByteArray("null"));
    }
}

void JsonWriterTest::writesIntegersAsJavaScript()
{
    QCOMPARE(writtenNumber(0), QByteArray("0"));
    QCOMPARE(writtenNumber(-42), QByteArray("-42"));
    QCOMPARE(writtenNumber(std::numeric_limits<int>::min()), QByteArray("-2147483648"));
    QCOMPARE(writtenNumber(4294967295u), QByteArray("4294967295"));
    QCOMPARE(writtenNumber(Q_INT64_C(9007199254740991)), QByteArray("9007199254740991"));
    QCOMPARE(writtenNumber(Q_INT64_C(-9007199254740993)), QByteArray("-9007199254740992"));
    QCOMPARE(writtenNumber(std::numeric_limits<qint64>::max()), QByteArray("9223372036854775807").replace("5807", "6000"));
    QCOMPARE(writtenNumber(std::numeric_limits<quint64>::max()), QByteArray("18446744073709552000"));
}

void JsonWriterTest::putsCommas()
{
    JsonWriter writer;
    writer.beginArray();
    writer.tag("pipeline");
    writer.number(1);
    writer.beginArray();
    writer.endArray();
    writer.beginObject();
    writer.endObject();
    writer.beginArray();
    writer.string(u"a");
    writer.null();
    writer.endArray();
    writer.beginObject();
    writer.key(u"x");
    writer.boolean(true);
    writer.key(u"y");
    writer.beginArray();
    writer.boolean(false);
    writer.raw("{\"raw\":1}");
    writer.endArray();
    writer.key(u"\"");
    writer.number(0.5);
    writer.endObject();
    writer.endArray();
    QCOMPARE(writer.text(), QByteArray(R"(["pipeline",1,[],{},["a",null],{"x":true,"y":[false,{"raw":1}],"\"":0.5}])"));
    QCOMPARE(writer.take(), QByteArray(R"(["pipeline",1,[],{},["a",null],{"x":true,"y":[false,{"raw":1}],"\"":0.5}])"));
    QVERIFY(writer.text().isEmpty());
    writer.null();
    QCOMPARE(writer.text(), QByteArray("null"));
}

void JsonWriterTest::escapesAsJavaScript()
{
    QCOMPARE(written(u""), QByteArray("\"\""));
    QCOMPARE(written(QStringView()), QByteArray("\"\""));
    QCOMPARE(written(u"\"\\/\b\f\n\r\t"), QByteArray(R"("\"\\/\b\f\n\r\t")"));
    QCOMPARE(written(u"\u0001\u001f\u000b\u007f"), QByteArray("\"\\u0001\\u001f\\u000b\x7f\""));
    QCOMPARE(written(QStringView(u"a\0b", 3)), QByteArray("\"a\\u0000b\""));
    QCOMPARE(written(u"gr\u00fc\u00df \u20ac \u2028 \ufeff"),
             QByteArray("\"gr\xC3\xBC\xC3\x9F \xE2\x82\xAC \xE2\x80\xA8 \xEF\xBB\xBF\""));
    QCOMPARE(written(u"\U0001F600"), QByteArray("\"\xF0\x9F\x98\x80\""));
    constexpr char16_t lone[] = {0xd83d, u'x', 0xde00, 0xde00, 0xd83d, 0xd83d, 0xde00, 0xdfff, 0xd800};
    QCOMPARE(written(QStringView(lone, std::size(lone))),
             QByteArray("\"\\ud83dx\\ude00\\ude00\\ud83d\xF0\x9F\x98\x80\\udfff\\ud800\""));
}

void JsonWriterTest::everyCodeUnitReadsBack()
{
    JsonDocument document;
    for (int unit = 0; unit <= 0xffff; ++unit) {
        const QString string = u'a' + QString(QChar(char16_t(unit))) + u'b';
        QVERIFY(!document.parse(written(string)).isError());
        QCOMPARE(document.root().toString(), string);
    }
}

void JsonWriterTest::everyPlaceOfAStringIsLookedAt()
{
    // Plain text is copied in blocks: what is not plain must be seen at every place of them.
    for (int size = 1; size <= 40; ++size) {
        for (int place = 0; place < size; ++place) {
            for (const auto &[unit, text] :
                 {std::pair(u'"', R"(\")"), std::pair(u'\\', R"(\\)"), std::pair(u'\x1f', "\\u001f"), std::pair(u'\x7f', "\x7f"),
                  std::pair(u'\x80', "\xC2\x80"), std::pair(u'\u0120', "\xC4\xA0"), std::pair(u'\u2022', "\xE2\x80\xA2"),
                  std::pair(char16_t(0xdc22), "\\udc22")}) {
                QString string(size, u'~');
                string[place] = QChar(unit);
                QByteArray expected(size, '~');
                expected.replace(place, 1, text);
                QCOMPARE(written(string), '"' + expected + '"');
            }
        }
    }
}

void JsonWriterTest::longStringsReadBack()
{
    // The writer works in pieces: a pair must survive at every place, and so must what stands around it.
    JsonDocument document;
    for (int before = 500; before < 1100; ++before) {
        const QString string = QString(before, u'x') + u"\U0001F600\u0001"_s + QString(600, QChar(0xd800)) + u"\U0001F600"_s;
        QVERIFY(!document.parse(written(string)).isError());
        QCOMPARE(document.root().toString(), string);
    }
    const QString large(3'000'000, u'\u20ac');
    QVERIFY(!document.parse(written(large)).isError());
    QVERIFY(document.root().toString() == large);
}

void JsonWriterTest::takesBackToAMark()
{
    JsonWriter writer;
    writer.beginArray();
    const JsonWriter::Mark empty = writer.mark();
    writer.number(1);
    writer.rewind(empty);
    writer.number(2);
    writer.beginObject();
    writer.key(u"a");
    writer.null();
    const JsonWriter::Mark members = writer.mark();
    writer.key(u"b");
    writer.beginArray();
    writer.string(u"deep");
    writer.rewind(members);
    writer.key(u"c");
    writer.null();
    writer.endObject();
    writer.endArray();
    QCOMPARE(writer.text(), QByteArray(R"([2,{"a":null,"c":null}])"));
}

void JsonWriterTest::writesNodesAmongOtherThings()
{
    JsonDocument document;
    QVERIFY(!document.parse(R"([ "\u0041", 1.0 , {"b" : [ ], "a":{}, "1":0}, "plain", null ])").isError());
    JsonWriter writer;
    writer.beginObject();
    writer.key(u"copy");
    writer.node(document.root());
    writer.key(u"again");
    writer.beginArray();
    for (JsonNode item = document.root().first(); !item.isNone(); item = item.next())
        writer.node(item);
    writer.number(1);
    writer.endArray();
    writer.endObject();
    QCOMPARE(writer.text(),
             QByteArray(
                 R"({"copy":["A",1,{"1":0,"b":[],"a":{}},"plain",null],"again":["A",1,{"1":0,"b":[],"a":{}},"plain",null,1]})"));
}

void JsonWriterTest::usesMemoryAgain()
{
    QByteArray buffer(100'000, 'x');
    const char *const memory = buffer.constData();
    JsonWriter writer(std::move(buffer));
    QVERIFY(writer.text().isEmpty());
    writer.beginArray();
    writer.endArray();
    QCOMPARE(writer.text(), QByteArray("[]"));
    QCOMPARE(writer.text().constData(), memory);
}

void JsonWriterTest::writesBytesAsBase64()
{
    QByteArray bytes;
    for (int size = 0; size < 300; ++size) {
        JsonWriter writer;
        writer.beginArray();
        writer.base64(bytes);
        writer.base64(bytes);
        writer.endArray();
        const QByteArray text = '"' + bytes.toBase64(QByteArray::OmitTrailingEquals) + '"';
        QCOMPARE(writer.text(), '[' + text + ',' + text + ']');
        bytes.append(char(size * 167 + 0x5b));
    }
}

void JsonWriterTest::readsBase64WithAnythingBetween()
{
    QByteArray bytes;
    for (int size = 0; size < 40; ++size) {
        const QString text = QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
        QCOMPARE(Bytes::fromBase64(text), bytes);
        QCOMPARE(Bytes::fromBase64(text + u"=="_s), bytes);
        for (qsizetype at = 0; at <= text.size(); ++at) {
            QCOMPARE(Bytes::fromBase64(QString(text).insert(at, u"\n ~"_s)), bytes);
            // What is behind the end does not count.
            QCOMPARE(Bytes::fromBase64(QString(text).insert(at, u'=')), Bytes::fromBase64(text.first(at)));
        }
        bytes.append(char(size * 151 + 0xe3));
    }
}

void JsonWriterTest::countsCodeUnits()
{
    QCOMPARE(utf16Length(""), 0);
    QCOMPARE(utf16Length("abc"), 3);
    const QString text = u"gr\u00fc\u00df \u20ac \U0001F600 \U0010FFFF \uffff"_s;
    QCOMPARE(utf16Length(text.toUtf8()), text.size());
    QCOMPARE(utf16Length(text.repeated(1000).toUtf8()), 1000 * text.size());
}

QTEST_GUILESS_MAIN(JsonWriterTest)
#include "tst_jsonwriter.moc"
