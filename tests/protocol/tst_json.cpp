// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "jsondocument.h"
#include "jsonwriter.h"
#include "testfiles.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <cmath>
#include <memory>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

namespace {

quint64 bitsOf(double value) { return std::bit_cast<quint64>(value); }

/// Parses what stands in memory of exactly its size and without a terminator, so that a sanitizer sees reading past the end.
JsonError parseTightly(JsonDocument &document, QByteArrayView text, std::unique_ptr<char[]> &memory)
{
    memory = std::make_unique<char[]>(size_t(text.size()));
    std::copy(text.begin(), text.end(), memory.get());
    return document.parse(QByteArray::fromRawData(memory.get(), text.size()));
}

QByteArray quoted(QByteArrayView content) { return '"' + content.toByteArray() + '"'; }

/// A random text without duplicate keys. \a depth is what is left.
QByteArray randomJson(QRandomGenerator &random, int depth)
{
    static const QList<QByteArray> strings{"",
                                           "a",
                                           "key",
                                           "\\n",
                                           "\\u00e9",
                                           "gr\xC3\xBC\xC3\x9F",
                                           "\\ud83d\\ude00",
                                           "\xF0\x9F\x98\x80",
                                           "\xE6\x97\xA5\xE6\x9C\xAC",
                                           "a longer string without anything in it",
                                           "\\\\\\\"",
                                           "\\/"};
    const auto space = [&] { return random.bounded(3) ? QByteArray() : QByteArray(1, " \n\r\t"[random.bounded(4)]); };
    switch (random.bounded(depth > 0 ? 9 : 6)) {
    case 0:
        return "null";
    case 1:
        return "true";
    case 2:
        return "false";
    case 3:
        return QByteArray::number(random.bounded(-100000, 100000));
    case 4:
        return QByteArray::number(random.generateDouble() * 1e6 - 5e5, 'g', 17);
    case 5:
        return quoted(strings[random.bounded(strings.size())]);
    case 6:
    case 7: {
        QByteArray result = "[" + space();
        for (int i = random.bounded(6); i > 0; --i)
            result += randomJson(random, depth - 1) + space() + (i > 1 ? "," : "") + space();
        return result + "]";
    }
    default: {
        QByteArray result = "{" + space();
        for (int i = random.bounded(24); i > 0; --i) {
            result += quoted(strings[random.bounded(strings.size())] + QByteArray::number(i)) + space() + ":" + space()
                      + randomJson(random, depth - 1) + (i > 1 ? "," : "") + space();
        }
        return result + "}";
    }
    }
}

/// Whether both say the same.
bool equal(const JsonNode &node, const QJsonValue &value)
{
    switch (node.kind()) {
    case JsonNode::Kind::Null:
        return value.isNull();
    case JsonNode::Kind::True:
        return value.isBool() && value.toBool();
    case JsonNode::Kind::False:
        return value.isBool() && !value.toBool();
    case JsonNode::Kind::Number:
        return value.isDouble() && value.toDouble() == node.toNumber();
    case JsonNode::Kind::String:
        return value.isString() && value.toString() == node.toString();
    case JsonNode::Kind::Array: {
        const QJsonArray array = value.toArray();
        if (!value.isArray() || quint32(array.size()) != node.size())
            return false;
        qsizetype i = 0;
        for (JsonNode item = node.first(); !item.isNone(); item = item.next()) {
            if (!equal(item, array[i++]))
                return false;
        }
        return i == array.size();
    }
    case JsonNode::Kind::Object: {
        const QJsonObject object = value.toObject();
        if (!value.isObject() || quint32(object.size()) != node.size())
            return false;
        for (JsonNode key = node.first(); !key.isNone(); key = key.next().next()) {
            if (!object.contains(key.toString()) || !equal(key.next(), object.value(key.toString())))
                return false;
        }
        return true;
    }
    }
    return false;
}

} // namespace

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTextsAsJavaScript();
    void readsNumbersAsJavaScript();
    void printedNumbersReadBack();
    void agreesWithQtOnRandomTexts();
    void refusesWithPosition_data();
    void refusesWithPosition();
    void everyTruncationIsRefused();
    void everyEscapedCodeUnitIsKept();
    void everyCharacterIsKept();
    void refusesIllFormedUtf8();
    void refusesControlsInStrings();
    void looksAtEachCharacterOfALongString();
};

void JsonTest::readsTextsAsJavaScript()
{
    const QList<QByteArray> lines = TestFiles::lines("javascript-texts.txt");
    QVERIFY(lines.size() > 60);
    JsonDocument document;
    for (qsizetype i = 0; i < lines.size(); i += 2) {
        std::unique_ptr<char[]> memory;
        const JsonError error = parseTightly(document, lines[i], memory);
        QVERIFY2(!error.isError(), lines[i] + ": " + error.message.toUtf8());
        QCOMPARE(toCanonicalJson(document.root()), lines[i + 1]);
        // What is canonical stays as it is.
        QVERIFY(!document.parse(lines[i + 1]).isError());
        QCOMPARE(toCanonicalJson(document.root()), lines[i + 1]);
    }
}

void JsonTest::readsNumbersAsJavaScript()
{
    const QList<TestFiles::Number> numbers = TestFiles::numbers("javascript-literals.txt");
    QVERIFY(numbers.size() > 250);
    JsonDocument document;
    for (const TestFiles::Number &number : numbers) {
        std::unique_ptr<char[]> memory;
        QVERIFY2(!parseTightly(document, number.text, memory).isError(), number.text);
        QVERIFY2(document.root().isNumber(), number.text);
        QVERIFY2(bitsOf(document.root().toNumber()) == number.bits, number.text);
        QVERIFY(!document.parse("[" + number.text + "]").isError());
        QVERIFY2(bitsOf(document.root().first().toNumber()) == number.bits, number.text);
        QCOMPARE(document.root().first().sourceText(), QByteArrayView(number.text));
    }
}

void JsonTest::printedNumbersReadBack()
{
    QRandomGenerator random(1);
    JsonDocument document;
    for (int i = 0; i < 20000; ++i) {
        const double value = std::bit_cast<double>(random.generate64());
        if (!std::isfinite(value))
            continue;
        const QByteArray text = numberToJavaScript(value);
        QVERIFY2(!document.parse(text).isError(), text);
        QVERIFY2(bitsOf(document.root().toNumber()) == bitsOf(value), text);
    }
}

void JsonTest::agreesWithQtOnRandomTexts()
{
    QRandomGenerator random(2);
    JsonDocument document;
    for (int i = 0; i < 500; ++i) {
        const QByteArray text = "[" + randomJson(random, 5) + "]";
        const QJsonDocument expected = QJsonDocument::fromJson(text);
        QVERIFY(expected.isArray());
        std::unique_ptr<char[]> memory;
        const JsonError error = parseTightly(document, text, memory);
        QVERIFY2(!error.isError(), text);
        QVERIFY2(equal(document.root(), QJsonValue(expected.array())), text);
        const QByteArray canonical = toCanonicalJson(document.root());
        QVERIFY2(!document.parse(canonical).isError(), canonical);
        QVERIFY2(equal(document.root(), QJsonValue(expected.array())), canonical);
        QCOMPARE(toCanonicalJson(document.root()), canonical);
    }
}

void JsonTest::refusesWithPosition_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("message");

    int row = 0;
    const auto add = [&](const QByteArray &text, int offset, const QString &message) {
        QTest::addRow("%d %s", ++row, text.left(20).toPercentEncoding(" []{},:\"").constData()) << text << offset << message;
    };
    const QString ended = u"Unexpected end of JSON input"_s;
    const QString unterminated = u"Unterminated string"_s;
    const QString utf8 = u"Invalid UTF-8"_s;
    const auto token = [](QStringView what, QStringView wanted = {}) {
        const QString suffix = wanted.isEmpty() ? QString() : u", expected "_s + wanted.toString();
        return u"Unexpected token '%1'%2"_s.arg(what.toString(), suffix);
    };
    const QString item = u"',' or ']'"_s;
    const QString member = u"',' or '}'"_s;
    const QString name = u"a property name in double quotes"_s;
    const QString colon = u"':' after a property name"_s;

    add("", 0, ended);
    add("  \n", 3, ended);
    add("hello", 0, token(u"h"));
    add("tru", 3, ended);
    add("trux", 3, token(u"x"));
    add("True", 0, token(u"T"));
    add("nul", 3, ended);
    add("nil", 1, token(u"i"));
    add("nulll", 4, token(u"l", u"the end"));
    add("falsy", 4, token(u"y"));
    add("undefined", 0, token(u"u"));
    add("NaN", 0, token(u"N"));
    add("Infinity", 0, token(u"I"));
    add("-Infinity", 1, u"No number after minus sign"_s);
    add("'a'", 0, token(u"'"));
    add("\xEF\xBB\xBF[]", 0, u"Unexpected byte order mark"_s);
    add("[\xEF\xBB\xBF]", 1, u"Unexpected byte order mark"_s);
    add("\xC2\xA0[]", 0, token(u"\u00a0"));
    add("[]\xE2\x82\xAC", 2, token(u"\u20ac", u"the end"));
    add("\xF0\x9F\x98\x80", 0, token(u"\U0001F600"));
    add("\xFF", 0, utf8);
    add("[\xE2\x82", 1, utf8);
    add("\f[]", 0, token(u"\\u000c"));
    add("\v", 0, token(u"\\u000b"));
    add(QByteArray("\0", 1), 0, token(u"\\u0000"));
    add(QByteArray("[]\0", 3), 2, token(u"\\u0000", u"the end"));
    add("// no comments\n1", 0, token(u"/"));
    add("[1/**/]", 2, token(u"/", item));

    add("[", 1, ended);
    add("[ ", 2, ended);
    add("[1", 2, ended);
    add("[1,", 3, ended);
    add("[1,]", 3, token(u"]"));
    add("[,1]", 1, token(u","));
    add("[1,,2]", 3, token(u","));
    add("[1 2]", 3, token(u"2", item));
    add("[1}", 2, token(u"}", item));
    add("[}", 1, token(u"}"));
    add("[1]]", 3, token(u"]", u"the end"));
    add("]", 0, token(u"]"));
    add("[] []", 3, token(u"[", u"the end"));
    add("1 2", 2, token(u"2", u"the end"));
    add("[[[[[[[[", 8, ended);

    add("{", 1, ended);
    add("{ \n", 3, ended);
    add("{]", 1, token(u"]", name));
    add("{,}", 1, token(u",", name));
    add("{a:1}", 1, token(u"a", name));
    add("{1:1}", 1, token(u"1", name));
    add("{'a':1}", 1, token(u"'", name));
    add("{\"a\"", 4, ended);
    add("{\"a\" }", 5, token(u"}", colon));
    add("{\"a\",1}", 4, token(u",", colon));
    add("{\"a\":", 5, ended);
    add("{\"a\":}", 5, token(u"}"));
    add("{\"a\":1", 6, ended);
    add("{\"a\":1]", 6, token(u"]", member));
    add("{\"a\":1,", 7, ended);
    add("{\"a\":1,}", 7, token(u"}", name));
    add("{\"a\":1 \"b\":2}", 7, token(u"\"", member));
    add("{\"a\":1,2}", 7, token(u"2", name));
    add("}", 0, token(u"}"));

    add("-", 1, ended);
    add("-a", 1, u"No number after minus sign"_s);
    add("--1", 1, u"No number after minus sign"_s);
    add("+1", 0, token(u"+"));
    add(".5", 0, token(u"."));
    add("01", 1, u"Unexpected digit after a leading zero"_s);
    add("-01", 2, u"Unexpected digit after a leading zero"_s);
    add("00", 1, u"Unexpected digit after a leading zero"_s);
    add("1.", 2, ended);
    add("1.a", 2, u"Unterminated fractional number"_s);
    add("1.e5", 2, u"Unterminated fractional number"_s);
    add("[1.]", 3, u"Unterminated fractional number"_s);
    add("1e", 2, ended);
    add("1e+", 3, ended);
    add("1ex", 2, u"Exponent part is missing a number"_s);
    add("1e+-5", 3, u"Exponent part is missing a number"_s);
    add("[1e]", 3, u"Exponent part is missing a number"_s);
    add("1.5.5", 3, token(u".", u"the end"));
    add("1e5e5", 3, token(u"e", u"the end"));
    add("1e5.5", 3, token(u".", u"the end"));
    add("0x10", 1, token(u"x", u"the end"));
    add("1_000", 1, token(u"_", u"the end"));
    add("10n", 2, token(u"n", u"the end"));

    add("\"", 1, unterminated);
    add("\"abc", 4, unterminated);
    add("\"abcdefghijklmnopqrs", 20, unterminated);
    add("\"\\", 2, unterminated);
    add("\"\\\"", 3, unterminated);
    add("\"\\u12", 5, unterminated);
    add("\"\\x41\"", 2, u"Bad escaped character in string"_s);
    add("\"\\'\"", 2, u"Bad escaped character in string"_s);
    add("\"\\U0041\"", 2, u"Bad escaped character in string"_s);
    add(QByteArray("\"\\\0\"", 4), 2, u"Bad escaped character in string"_s);
    add("\"\\u12g4\"", 5, u"Bad Unicode escape in string"_s);
    add("\"\\u123\"", 6, u"Bad Unicode escape in string"_s);
    add("\"\\u+123\"", 3, u"Bad Unicode escape in string"_s);
    add("\"\\u{41}\"", 3, u"Bad Unicode escape in string"_s);
    add("\"a\nb\"", 2, u"Bad control character in string"_s);
    add("{\"a\tb\":1}", 3, u"Bad control character in string"_s);
    add("\"abcdefgh\xFF\"", 9, utf8);
    add("\"\xC3\"", 1, utf8);
    add("\"\xE2\x82", 1, utf8);
    add("\"gr\xC3\xBC\xC3", 5, utf8);
    add("{\"\xC0\x80\":1}", 2, utf8);
}

void JsonTest::refusesWithPosition()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(QString, message);
    JsonDocument document;
    std::unique_ptr<char[]> memory;
    const JsonError error = parseTightly(document, text, memory);
    QVERIFY(error.isError());
    QCOMPARE(error.message, message);
    QCOMPARE(error.offset, offset);
    QVERIFY(document.root().isNone());
}

void JsonTest::everyTruncationIsRefused()
{
    const QByteArray text =
        "{\"push\": [1.5e+10, -0, true, false, null, \"gr\xC3\xBC\xC3\x9F \\u00e9\\n\xF0\x9F\x98\x80\"], \"\\\"\": {\"a\": {}}}";
    JsonDocument document;
    QVERIFY(!document.parse(text).isError());
    for (qsizetype size = 0; size < text.size(); ++size) {
        std::unique_ptr<char[]> memory;
        const JsonError error = parseTightly(document, text.first(size), memory);
        QVERIFY2(error.isError(), text.first(size));
        // At the end, or at the first byte of the character that was cut.
        QVERIFY(error.offset <= size && error.offset > size - 4);
        QVERIFY(error.offset == size || error.message == u"Invalid UTF-8");
    }
}

void JsonTest::everyEscapedCodeUnitIsKept()
{
    JsonDocument document;
    for (int unit = 0; unit <= 0xffff; ++unit) {
        QByteArray digits = QByteArray::number(unit, 16).rightJustified(4, '0');
        if (unit % 2)
            digits = digits.toUpper();
        QVERIFY(!document.parse("\"a\\u" + digits + "b\"").isError());
        const QString expected = u'a' + QString(QChar(char16_t(unit))) + u'b';
        QCOMPARE(document.root().toString(), expected);
        QCOMPARE(document.root().stringLength(), 3);
    }
}

void JsonTest::everyCharacterIsKept()
{
    JsonDocument document;
    for (char32_t code = 0x20; code <= 0x10ffff; code += code < 0x10000 ? 1 : 0x101) {
        if (QChar::isSurrogate(code) || code == U'"' || code == U'\\')
            continue;
        const QString expected = QString::fromUcs4(&code, 1);
        QVERIFY(!document.parse(quoted(expected.toUtf8())).isError());
        QCOMPARE(document.root().toString(), expected); // U+FEFF too
        QCOMPARE(document.root().stringLength(), expected.size());
        QVERIFY(!document.root().hasEscapes());
    }
}

void JsonTest::refusesIllFormedUtf8()
{
    // All sequences of up to four bytes from both sides of every boundary in the definition of UTF-8.
    const QByteArray bytes = QByteArray::fromHex("617f80818f90919fa0a1bfc0c1c2c3dfe0e1ecedeeeff0f1f3f4f5ff");
    const auto isWellFormed = [](QByteArrayView text) {
        for (qsizetype i = 0; i < text.size();) {
            const quint8 lead = quint8(text[i]);
            const int size = lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 0;
            if (size == 0 || i + size > text.size())
                return false;
            char32_t code = size == 1 ? lead : lead & (0x7f >> size);
            for (int k = 1; k < size; ++k) {
                if ((quint8(text[i + k]) & 0xc0) != 0x80)
                    return false;
                code = code << 6 | (quint8(text[i + k]) & 0x3f);
            }
            constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
            if (code < smallest[size] || code > 0x10ffff || QChar::isSurrogate(code))
                return false;
            i += size;
        }
        return true;
    };
    JsonDocument document;
    int wellFormed = 0;
    int illFormed = 0;
    const auto check = [&](const QByteArray &sequence) {
        const bool expected = isWellFormed(sequence);
        (expected ? wellFormed : illFormed) += 1;
        const JsonError error = document.parse(quoted(sequence));
        if (error.isError() == expected || (!expected && error.message != u"Invalid UTF-8"))
            return false;
        return !expected || document.root().toString().toUtf8() == sequence;
    };
    const auto bytesOf = [](std::initializer_list<char> sequence) {
        return QByteArray(sequence.begin(), qsizetype(sequence.size()));
    };
    for (const char a : bytes) {
        QVERIFY2(check(bytesOf({a})), bytesOf({a}).toHex());
        for (const char b : bytes) {
            QVERIFY2(check(bytesOf({a, b})), bytesOf({a, b}).toHex());
            for (const char c : bytes) {
                QVERIFY2(check(bytesOf({a, b, c})), bytesOf({a, b, c}).toHex());
                if (quint8(a) < 0xe0)
                    continue; // said by the shorter ones
                for (const char d : bytes)
                    QVERIFY2(check(bytesOf({a, b, c, d})), bytesOf({a, b, c, d}).toHex());
            }
        }
    }
    QVERIFY(wellFormed > 1000);
    QVERIFY(illFormed > 10000);
}

void JsonTest::refusesControlsInStrings()
{
    // At each place of the eight bytes that are looked at together.
    JsonDocument document;
    for (int control = 0; control < 0x20; ++control) {
        for (int at = 0; at < 20; ++at) {
            QByteArray text(20, 'x');
            text[at] = char(control);
            const JsonError error = document.parse(quoted(text));
            QCOMPARE(error.offset, at + 1);
            QCOMPARE(error.message, u"Bad control character in string"_s);
        }
    }
    QVERIFY(!document.parse("\"\x7f\"").isError());
}

void JsonTest::looksAtEachCharacterOfALongString()
{
    JsonDocument document;
    for (qsizetype at = 0; at < 200; ++at) {
        const auto with = [at](const QByteArray &inserted) {
            return '"' + QByteArray(at, 'x') + inserted + QByteArray(200 - at, 'x') + '"';
        };
        const QByteArray place = QByteArray::number(at);
        QVERIFY2(!document.parse(with("\x7f ~")).isError(), place.constData());
        QCOMPARE(document.root().stringLength(), qsizetype(203));
        QVERIFY2(!document.parse(with("\\n")).isError(), place.constData());
        QCOMPARE(document.root().stringLength(), qsizetype(201));
        QVERIFY2(!document.parse(with("\u00e9")).isError(), place.constData());
        QCOMPARE(document.root().stringLength(), qsizetype(201));
        QCOMPARE(document.parse(with("\x1f")).offset, at + 1);
        QCOMPARE(document.parse(with("\xff")).offset, at + 1);
        QCOMPARE(document.parse(with("\" ?")).offset, at + 3);
    }
}

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
