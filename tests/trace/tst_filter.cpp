// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capture.h"
#include "filter.h"
#include "filtercompletion.h"
#include "filterfields.h"
#include "transcript.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace {

// 0 to 3: hello, answered after 2 ms. 4 to 6: makeCounter and a pipelined increment. 7: the answer. 8: an error.
constexpr const char *Conversation = R"(
@0    > ["push",["pipeline",0,["hello"],["World"]]]
@0.5  > ["pull",1]
@2    < ["resolve",1,"Hello, World!"]
@2.5  > ["release",1,1]
@10   > ["push",["pipeline",0,["makeCounter"],[0]]]
@10   > ["push",["pipeline",2,["increment"],[3]]]
@10   > ["pull",3]
@70   < ["resolve",3,3]
@80   > ["push",["pipeline",0,["admin","remove"],["Ünïcode"]]]
@80   > ["pull",4]
@81   < ["reject",4,["error","TypeError","Permission denied"]]
@90   > ["release",99,2]
@90   < nonsense
@91   x 3000 bye
)";

QString matching(const Capture &capture, QStringView text)
{
    const auto compiled = Filter::compile(text);
    if (const auto *error = std::get_if<FilterError>(&compiled))
        return u"error: "_s + error->message;
    QStringList found;
    for (RecordIndex i = 0; i < capture.count(); ++i) {
        if (std::get<Filter>(compiled).matches(capture, i))
            found.append(QString::number(i));
    }
    return found.join(u' ');
}

QString reference()
{
    QFile file(QStringLiteral(QTCAPNWEB_SOURCE_DIR "/docs/filter.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filtersFind_data();
    void filtersFind();
    void errorsHaveAPositionAndAHint_data();
    void errorsHaveAPositionAndAHint();
    void everyExampleOfTheReferenceCompiles();
    void theReferenceListsTheFields();
    void limitsHold();
    void patternsThatGoBackAndForthGiveUp();
    void literalsReadBack();
    void completionsFitThePlace_data();
    void completionsFitThePlace();
    void completionsKnowTheCapture();
};

void TestFilter::filtersFind_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *filter, const char *expected) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(expected);
    };
    row("", "0 1 2 3 4 5 6 7 8 9 10 11 12 13");
    row("kind == push", "0 4 5 8");
    row("KIND == Push", "0 4 5 8");
    row("push", "0 4 5 8");
    row("kind != push", "1 2 3 6 7 9 10 11 12 13");
    row("kind in {pull reject}", "1 6 9 10");
    row("malformed", "12");
    row("closed", "13");
    row("closecode == 3000", "13");
    row("code >= 1000 and code < 4000", "13");
    row("not code == 3000", "0 1 2 3 4 5 6 7 8 9 10 11 12");
    row("code != 1", "13");
    row("from == b", "2 7 10 12 13");
    row("dir == out", "0 1 3 4 5 6 8 9 11");
    row("no in {1, 3..4, 9}", "1 3 4 9");
    row("no in {1 .. 3}", "1 2 3");
    row("no not in {1..13}", "0");
    row("id == 3", "5 6 7");
    row("time >= 0.08", "8 9 10 11 12 13");
    row("time > 80 ms", "10 11 12 13");
    row("time in {0:00.01..0:00.07}", "4 5 6 7");
    row("delta > 5 ms", "4 7 8 11");
    row("size < 9", "12 13");
    row("size > 0.04 kB and reject", "10");
    row("session == 0 and pull", "1 6 9");
    row("session == 1", "");
    row("wire == no", "");
    row("refcount > 1", "11");
    row("problem", "11 12");
    row("problem contains \"JSON\"", "12");
    row("method == \"hello\"", "0 1 2 3");
    row("method == hello", "0 1 2 3");
    row("method == Hello", "");
    row("path in {hello, \"increment\"}", "0 1 2 3 5 6 7");
    row("method matches \"^ADMIN\\.\"", "8 9 10");
    row("method ~ \"(?-i)^ADMIN\\.\"", "");
    row("method contains \"e\"", "0 1 2 3 4 5 6 7 8 9 10");
    row("method != \"hello\"", "4 5 6 7 8 9 10");
    row("not method", "11 12 13");
    row("call == 2", "5 6 7");
    row("on == 2", "5 6 7");
    row("latency > 5 ms", "5 6 7");
    row("latency == 2ms", "0 1 2 3");
    row("latency", "0 1 2 3 5 6 7 8 9 10");
    row("not latency > 5 ms and push", "0 4 8");
    row("state == rejected", "8 9 10");
    row("caller == a and method == hello", "0 1 2 3");
    row("caller == b", "");
    row("state == unpulled", "4");
    row("state == broken", "");
    row("error", "8 9 10");
    row("error contains \"denied\"", "8 9 10");
    row("error == \"TypeError: Permission denied\"", "8 9 10");
    row("error contains \"DENIED\"", "");
    row("pipelined", "5 6 7");
    row("pipelined == false and push", "0 4 8");
    row("stream or map", "");
    row("pulled == false", "4");
    row("target contains \"makeCounter(\"", "5 6 7");
    row("text contains \"World\"", "0 2");
    row("text contains \"world\"", "");
    row("world", "0 2");
    row("'hello, w'", "2");
    row("\"ÜNÏCODE\"", "8");
    row("text == \"[\\\"pull\\\",1]\"", "1");
    row("text matches \"\\[\\d+\\]\"", "4 5");
    row("text in {'nonsense', \"bye\"}", "12 13");
    row("push and not hello", "4 5 8");
    row("pull or push and hello", "0 1 6 9");
    row("(pull or push) && hello", "0");
    row("!pull && !push && !resolve", "3 10 11 12 13");
    row("not not pull", "1 6 9");
    row("reject || kind == closed || no eq 0", "0 10 13");
}

void TestFilter::filtersFind()
{
    Capture capture;
    Transcript::play(capture, Conversation);
    QFETCH(QString, filter);
    QTEST(matching(capture, filter), "expected");
}

void TestFilter::errorsHaveAPositionAndAHint_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *filter, int position, int length, const char *message) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << position << length << QString::fromUtf8(message);
    };
    row("latncy > 5 ms", 0, 6, "There is no field \"latncy\". Did you mean latency?");
    row("push and wibble == 5", 9, 6, "There is no field \"wibble\".");
    row("kind = push", 5, 1, "Equality is written ==.");
    row("push & pull", 5, 1, "Write && or the word and.");
    row("kind == shove", 8, 5,
        "\"shove\" is none of: push, pull, resolve, reject, release, stream, pipe, abort, malformed, opened, binary, refused, "
        "closed, failed, request, response, note, comment, mark.");
    row("latency > 5", 10, 1, "A duration needs a unit: 5 ms, for example; units are ns, us, ms, s, min, h.");
    row("latency > 5 parsecs", 10, 1, "A duration needs a unit: 5 ms, for example; units are ns, us, ms, s, min, h.");
    row("latency > 5parsecs", 10, 8, "Units are ns, us, ms, s, min, h.");
    row("size > big", 7, 3, "This is no size; write one as 10 kB.");
    row("time > 1:75", 7, 4, "This is no time; write one as 3.2, 500 ms or 1:30.");
    row("id == 0x10", 6, 4, "This is no number; write one as 3.");
    row("method > \"a\"", 7, 1, "Texts have no order: compare them with ==, !=, contains, matches or in.");
    row("kind contains push", 5, 8, "kind is one of a few words: compare it with ==, != or in.");
    row("size matches 5", 5, 7, "size is no text: compare it with ==, !=, <, <=, >, >= or in.");
    row("method matches \"a(\"", 18, 1, "No regular expression: Missing closing parenthesis.");
    row("method == \"hello", 10, 6, "This text has no closing quote.");
    row("hello world", 6, 5, "Put and or or in between, or quotes around a text of several words.");
    row("\"hello\" == method", 8, 2, "A comparison begins with a field; a text or a value cannot stand in front.");
    row("(push", 0, 1, "This bracket is not closed.");
    row("push)", 4, 1, "This bracket closes nothing.");
    row("push and", 8, 0, "Something is missing here: a field, a text, or a bracket.");
    row("and push", 0, 3, "Expected a field, a text, or a bracket.");
    row("id in 5", 6, 1, "Expected a set, such as {1, 2, 5..9}.");
    row("id in {}", 6, 1, "This set is empty.");
    row("id in {1,2", 6, 1, "This set is not closed.");
    row("id in {5..1}", 7, 1, "This range ends before it begins.");
    row("a..b", 1, 2, "Expected and, or, or the end.");
}

void TestFilter::errorsHaveAPositionAndAHint()
{
    QFETCH(QString, filter);
    const auto compiled = Filter::compile(filter);
    const auto *error = std::get_if<FilterError>(&compiled);
    QVERIFY(error);
    // The pattern's own error has the words of the regular expression library.
    if (error->message.startsWith(u"No regular expression"))
        QVERIFY(error->message.contains(u"parenthesis"));
    else
        QTEST(error->message, "message");
    QTEST(int(error->length), "length");
    QTEST(int(error->position), "position");
}

void TestFilter::everyExampleOfTheReferenceCompiles()
{
    int examples = 0;
    bool inside = false;
    for (const QString &line : reference().split(u'\n')) {
        if (line.startsWith(u"```")) {
            inside = !inside && line == u"```filter";
            continue;
        }
        if (!inside)
            continue;
        ++examples;
        const auto compiled = Filter::compile(line);
        const auto *error = std::get_if<FilterError>(&compiled);
        QVERIFY2(!error, qPrintable(error ? line + u": "_s + error->message : QString()));
    }
    QVERIFY(examples > 15);
}

void TestFilter::theReferenceListsTheFields()
{
    QStringList documented;
    bool inside = false;
    for (const QString &line : reference().split(u'\n')) {
        if (line == u"| field | type | of the | meaning |")
            inside = true;
        else if (inside && !line.startsWith(u'|'))
            inside = false;
        else if (inside && !line.startsWith(u"|---"))
            documented.append(line);
    }
    QStringList known;
    for (const FilterFieldInfo &field : filterFields()) {
        QCOMPARE(int(field.field), int(known.size()));
        QString line = u"| `"_s + field.name + u'`';
        if (!field.alias.isEmpty())
            line += u", `"_s + field.alias + u'`';
        line += u" | "_s + filterTypeName(field.type) + u" | "_s + (field.ofCall ? u"call"_s : u"record"_s) + u" | "_s
                + field.meaning;
        QStringList words;
        for (const QLatin1StringView word : field.values)
            words.append(u'`' + QString(word) + u'`');
        if (!words.isEmpty())
            line += u": "_s + words.join(u", ");
        known.append(line + u" |"_s);
    }
    QCOMPARE(documented, known);
}

void TestFilter::limitsHold()
{
    const auto fails = [](const QString &text) { return std::holds_alternative<FilterError>(Filter::compile(text)); };
    QVERIFY(fails(QString(FilterLimits::Length + 1, u'a')));
    QVERIFY(!fails(QString(FilterLimits::Length, u'a')));
    QVERIFY(fails(QString(FilterLimits::Depth + 1, u'(') + u"push"_s + QString(FilterLimits::Depth + 1, u')')));
    QVERIFY(!fails(QString(FilterLimits::Depth, u'(') + u"push"_s + QString(FilterLimits::Depth, u')')));
    QVERIFY(fails(QString(FilterLimits::Depth + 1, u'!') + u"push"_s));
    QVERIFY(fails(QStringList(FilterLimits::Terms + 1, u"push"_s).join(u"||")));
    QVERIFY(!fails(QStringList(FilterLimits::Terms, u"push"_s).join(u"||")));
    QVERIFY(fails(u"id in {"_s + u"1 "_s.repeated(FilterLimits::SetSize + 1) + u'}'));
    QVERIFY(!fails(u"id in {"_s + u"1 "_s.repeated(FilterLimits::SetSize) + u'}'));
    QVERIFY(fails(u"text matches \""_s + QString(FilterLimits::PatternLength + 1, u'a') + u'"'));
    QVERIFY(fails(QStringList(FilterLimits::Patterns + 1, u"text ~ a"_s).join(u"||")));
    // A filter nested to its limit runs on the stack that there is.
    Capture capture;
    Transcript::play(capture, Conversation);
    QCOMPARE(
        matching(capture, u"!(push or "_s.repeated(FilterLimits::Depth / 2) + u"pull"_s + QString(FilterLimits::Depth / 2, u')')),
        matching(capture, FilterLimits::Depth / 2 % 2 == 0 ? u"not push and pull" : u"not (push or pull)"));
}

void TestFilter::patternsThatGoBackAndForthGiveUp()
{
    Capture capture;
    Record record;
    record.text = "[\"push\",\"" + QByteArray(20000, 'a') + "!\"]";
    capture.append(std::move(record));
    // Unbounded, this would take longer than the test may.
    QCOMPARE(matching(capture, u"text matches \"(a+)+$\""), QString());
    QCOMPARE(matching(capture, u"text matches \"(a|aa)+(b|c)\""), QString());
    QCOMPARE(matching(capture, u"text matches \"a{5}!\""), u"0"_s);
}

void TestFilter::literalsReadBack()
{
    const QString text = u"a \"quoted\" \\ back\\slash\n\ttab 'single' ü"_s;
    Capture capture;
    Record record;
    record.kind = Record::Kind::Opened;
    record.text = text.toUtf8();
    capture.append(std::move(record));
    QCOMPARE(matching(capture, u"url == "_s + filterLiteral(text)), u"0"_s);
    QCOMPARE(matching(capture, u"url in {\"x\", "_s + filterLiteral(text) + u'}'), u"0"_s);
}

void TestFilter::completionsFitThePlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("first");
    const auto row = [](const char *text, int position, int length, const char *first) {
        QTest::newRow(text) << QString::fromUtf8(text) << position << length << QString::fromUtf8(first);
    };
    // The cursor is at the bar; the first few completions.
    row("|", 0, 0, "no time delta");
    row("la|", 0, 2, "latency");
    row("la|x", 0, 2, "latency");
    row("push and st|", 9, 2, "status state stream");
    row("not re|", 4, 2, "refcount resolve reject release refused");
    row("latency |", 8, 0, "== != <");
    row("kind c|", 5, 1, "");
    row("method c|", 7, 1, "contains");
    row("kind == |", 8, 0, "push pull resolve");
    row("kind == re|", 8, 2, "resolve reject release refused");
    row("kind in {push, re|", 15, 2, "resolve reject release refused");
    row("kind == push |", 13, 0, "and or");
    row("kind == push a|", 13, 1, "and");
    row("(state == bro|", 10, 3, "broken");
    row("method == \"inc|", 10, 4, "\"increment\"");
    row("method == inc|", 10, 3, "\"increment\"");
    row("hello |", 6, 0, "and or");
    row("kind = |", 7, 0, "");
}

void TestFilter::completionsFitThePlace()
{
    Capture capture;
    Transcript::play(capture, Conversation);
    QFETCH(QString, text);
    const qsizetype cursor = text.indexOf(u'|');
    const FilterCompletions completions = filterCompletions(text.remove(cursor, 1), cursor, &capture);
    QTEST(int(completions.position), "position");
    QTEST(int(completions.length), "length");
    QFETCH(QString, first);
    QStringList items;
    for (const FilterCompletion &item : completions.items)
        items.append(item.text);
    const qsizetype words = first.isEmpty() ? 0 : first.count(u' ') + 1;
    QCOMPARE(items.first(std::min(words, items.size())).join(u' '), first);
    QCOMPARE(items.isEmpty(), first.isEmpty());
}

void TestFilter::completionsKnowTheCapture()
{
    Capture capture;
    Record opened;
    opened.kind = Record::Kind::Opened;
    opened.text = "ws://127.0.0.1:8080/api";
    capture.append(std::move(opened));
    Transcript::play(capture, Conversation);
    const auto texts = [&](const QString &text) {
        QStringList items;
        for (const FilterCompletion &item : filterCompletions(text, text.size(), &capture).items)
            items.append(item.text);
        return items.join(u' ');
    };
    QCOMPARE(texts(u"method == "_s), u"\"hello\" \"makeCounter\" \"increment\" \"admin.remove\""_s);
    QCOMPARE(texts(u"url == \"ws"_s), u"\"ws://127.0.0.1:8080/api\""_s);
    QCOMPARE(texts(u"session == "_s), u"0"_s);
    QCOMPARE(filterCompletions(u"session == ", 11, nullptr).items.size(), 0);
}

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
