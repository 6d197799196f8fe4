// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "argumentparser.h"

#include "jsondocument.h"
#include "rpclimits.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

QString CallbackPlaceholder::describe() const { return u"callback "_s + m_name; }
QString FilePlaceholder::describe() const { return (m_kind == Kind::Stream ? u"stream of "_s : u"bytes of "_s) + m_path; }
QString OpaquePlaceholder::describe() const { return m_description; }
QString ReferencePlaceholder::describe() const { return toText(m_reference); }

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Inspector::ArgumentParser", text); }

/// Where in the text of JSON an error is: bytes.
struct Refusal {
    QString message;
    qsizetype offset;
    qsizetype length;
};

[[noreturn]] void refuse(const QString &message, const JsonNode &node)
{
    throw Refusal{message, qsizetype(node.offset()), qsizetype(node.length())};
}

/// \brief From the tape to a value, with our tags understood. Throws Refusal, caught in ArgumentParser::parse().
class Converter
{
public:
    explicit Converter(const ArgumentParser::Check &check) : m_check(check) { }

    Value convert(const JsonNode &node, int depth)
    {
        if (depth > MaximumSentDepth)
            refuse(tr("This is nested more than %1 levels deep, which no peer accepts.").arg(MaximumSentDepth), node);
        switch (node.kind()) {
        case JsonNode::Kind::Null:
            return Value(nullptr);
        case JsonNode::Kind::False:
            return Value(false);
        case JsonNode::Kind::True:
            return Value(true);
        case JsonNode::Kind::Number:
            return Value(node.toNumber());
        case JsonNode::Kind::String:
            return string(node);
        case JsonNode::Kind::Array: {
            QList<Value> items;
            items.reserve(node.size());
            for (JsonNode item = node.first(); !item.isNone(); item = item.next())
                items.append(convert(item, depth + 1));
            return Value::array(std::move(items));
        }
        case JsonNode::Kind::Object:
            return object(node, depth);
        }
        return {};
    }

private:
    Value string(const JsonNode &node)
    {
        QString text = node.toString();
        if (text.startsWith("$$"_L1))
            return Value(text.mid(1));
        if (!text.startsWith("$import:"_L1) && !text.startsWith("$export:"_L1))
            return Value(std::move(text));
        TextError error;
        const auto reference = parseReference(text, &error);
        if (!reference || text != text.trimmed()) {
            refuse(tr("%1 A text that begins so is written with two $.")
                       .arg(reference ? tr("A reference has no blanks.") : error.message),
                   node);
        }
        if (m_check) {
            if (const auto problem = m_check(*reference))
                refuse(*problem, node);
        }
        // A positive import is a promise for the result of a call of ours: as an argument it stands for that result.
        const CapabilityPtr placeholder(new ReferencePlaceholder(*reference));
        const bool isPromise =
            !reference->path.isEmpty() || (reference->table == CapabilityRef::Table::Import && reference->id.value > 0);
        return isPromise ? Value::promise(placeholder) : Value::stub(placeholder);
    }

    Value object(const JsonNode &node, int depth)
    {
        QList<Value::Member> members;
        for (JsonNode key = node.first(); !key.isNone();) {
            const JsonNode value = key.next();
            if (!key.isShadowed()) {
                QString name = key.toString();
                if (name.startsWith("$$"_L1))
                    name.remove(0, 1);
                else if (name.startsWith(u'$'))
                    return tagged(node, depth);
                members.append({std::move(name), convert(value, depth + 1)});
            }
            key = value.next();
        }
        return Value::object(std::move(members));
    }

    Value tagged(const JsonNode &node, int depth)
    {
        const JsonNode key = node.first();
        const JsonNode value = key.next();
        const QString tag = key.toString();
        const bool isBytes = !node.member("$bytes").isNone();
        const bool hasType = isBytes && !node.member("$type").isNone();
        const JsonNode name = node.member("$callback");
        const JsonNode answer = node.member("$answer");
        const bool isAnswering = !name.isNone() && !answer.isNone();
        if (node.size() != (hasType || isAnswering ? 2u : 1u))
            refuse(tr("A tagged value has no other members. A key that begins with $ is written with two $."), node);
        if (isBytes)
            return bytes(node.member("$bytes"), node.member("$type"));
        if (tag == "$undefined"_L1)
            return {};
        if (tag == "$date"_L1)
            return date(value);
        if (tag == "$bigint"_L1)
            return bigInt(value);
        if (tag == "$number"_L1)
            return number(value);
        if (tag == "$url"_L1)
            return url(value);
        if (tag == "$headers"_L1)
            return headers(value);
        if (tag == "$error"_L1)
            return error(value, depth);
        if (!name.isNone()) {
            if (!name.isString() || name.stringLength() == 0)
                refuse(tr("A callback has a name, such as {\"$callback\":\"progress\"}."), name);
            return Value::stub(
                CapabilityPtr(new CallbackPlaceholder(name.toString(), isAnswering ? convert(answer, depth + 1) : Value())));
        }
        if (tag == "$file"_L1 || tag == "$stream"_L1) {
            if (!value.isString() || value.stringLength() == 0)
                refuse(tr("This is no name of a file."), value);
            const bool isStream = tag == "$stream"_L1;
            const CapabilityPtr file(
                new FilePlaceholder(isStream ? FilePlaceholder::Kind::Stream : FilePlaceholder::Kind::Bytes, value.toString()));
            return isStream ? Value::readable(file) : Value::stub(file);
        }
        refuse(tr("%1 is no known tag. A key that begins with $ is written with two $.").arg(tag), key);
    }

    Value bytes(const JsonNode &value, const JsonNode &type)
    {
        Bytes result;
        const auto decoded = QByteArray::fromBase64Encoding(value.toString().toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
        if (!value.isString() || !decoded)
            refuse(tr("This is not base64."), value);
        result.data = decoded.decoded;
        if (!type.isNone() && (!type.isString() || !Bytes::containerFromName(type.toString(), &result.container)))
            refuse(tr("This is no type of bytes; one is Uint8Array, ArrayBuffer, Float64Array …"), type);
        if (result.data.size() % Bytes::elementSize(result.container) != 0)
            refuse(tr("This is no whole number of elements; bytes: %1.").arg(result.data.size()), value);
        return Value(result);
    }

    Value date(const JsonNode &value)
    {
        Date result;
        if (value.isNumber()) {
            result.milliseconds = value.toNumber();
        } else if (value.isString()) {
            const QString text = value.toString();
            QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
            if (text.size() == 10) // JavaScript reads a date alone as UTC
                time.setTimeSpec(Qt::UTC);
            if (!time.isValid())
                refuse(tr("This is no date; one is \"2026-01-31T12:00:00Z\" or milliseconds since 1970."), value);
            result.milliseconds = double(time.toMSecsSinceEpoch());
        } else if (value.isNull()) {
            result.milliseconds = qQNaN();
        } else {
            refuse(tr("A date is a text, a number of milliseconds, or null for the invalid date."), value);
        }
        if (!value.isNull() && !result.isValid())
            refuse(tr("This is beyond the range of dates."), value);
        return Value(result);
    }

    Value bigInt(const JsonNode &value)
    {
        BigInt result;
        if (!value.isString() || !BigInt::fromText(value.toString(), &result))
            refuse(tr("A bigint is a text of digits, such as \"-12345678901234567890\"."), value);
        return Value(result);
    }

    Value number(const JsonNode &value)
    {
        if (value.equals("NaN"))
            return Value(qQNaN());
        if (value.equals("Infinity"))
            return Value(qInf());
        if (value.equals("-Infinity"))
            return Value(-qInf());
        if (value.equals("-0"))
            return Value(-0.0);
        refuse(tr("It is one of \"NaN\", \"Infinity\", \"-Infinity\" and \"-0\"."), value);
    }

    Value url(const JsonNode &value)
    {
        QUrl parsed(value.toString(), QUrl::StrictMode);
        if (!value.isString() || !parsed.isValid() || parsed.isRelative())
            refuse(tr("This is no complete URL."), value);
        if (parsed.path().isEmpty() && !parsed.host().isEmpty())
            parsed.setPath(u"/"_s); // as JavaScript's URL.href has it
        return Value(Url{parsed.toString(QUrl::FullyEncoded)});
    }

    Value headers(const JsonNode &value)
    {
        Headers result;
        if (!value.isArray())
            refuse(tr("Headers are an array of pairs, such as [[\"accept\", \"text/html\"]]."), value);
        for (JsonNode pair = value.first(); !pair.isNone(); pair = pair.next()) {
            if (!pair.isArray() || pair.size() != 2 || !pair.at(0).isString() || !pair.at(1).isString())
                refuse(tr("A header is a pair of texts."), pair);
            result.pairs.append({pair.at(0).toString().toLower(), pair.at(1).toString()});
        }
        return Value(result);
    }

    Value error(const JsonNode &value, int depth)
    {
        if (value.isString())
            return Value(RpcError(value.toString()));
        if (!value.isObject())
            refuse(tr("An error is a message, or an object with type, message and properties."), value);
        RpcError result;
        QString type = u"Error"_s;
        QString message;
        Value properties;
        for (JsonNode key = value.first(); !key.isNone();) {
            const JsonNode item = key.next();
            if (key.equals("type") && item.isString())
                type = item.toString();
            else if (key.equals("message") && item.isString())
                message = item.toString();
            else if (key.equals("properties") && item.isObject())
                properties = convert(item, depth + 2);
            else
                refuse(tr("An error has type, message (texts) and properties (an object)."), key);
            key = item.next();
        }
        result = RpcError(type, message);
        if (properties.isObject())
            result.setProperties(properties);
        return Value(result);
    }

    const ArgumentParser::Check &m_check;
};

qsizetype utf16Offset(const QByteArray &utf8, qsizetype offset)
{
    return qsizetype(utf16Length(QByteArrayView(utf8).first(std::clamp<qsizetype>(offset, 0, utf8.size()))));
}

} // namespace

ParsedArguments ArgumentParser::parse(const QString &text) const
{
    ParsedArguments result;
    const QByteArray utf8 = text.toUtf8();
    if (utf8.trimmed().isEmpty())
        return result;

    // `[1, "x"]` is the whole array of arguments, `1, "x"` are its items: one of the two is JSON. If neither is, the error that
    // was met later is the one that the person means.
    JsonDocument document;
    Refusal refusal{{}, -1, 0};
    qsizetype shift = 0; // bytes put before the text
    JsonError wrong = document.parse(utf8);
    if (wrong.isError() || !document.root().isArray()) {
        shift = 1;
        const JsonError wrongList = document.parse('[' + utf8 + '\n' + ']');
        if (wrongList.isError()) {
            const bool ofList = !wrong.isError() || wrongList.offset - shift > wrong.offset || utf8.trimmed().front() != '[';
            refusal = ofList ? Refusal{wrongList.message, wrongList.offset - shift, 0} : Refusal{wrong.message, wrong.offset, 0};
            if (refusal.offset >= utf8.size()) // met the bracket that we put there
                refusal = {tr("Something is missing at the end."), utf8.size(), 0};
        }
    }
    if (refusal.offset < 0) {
        try {
            result.items = Converter(m_check).convert(document.root(), 0);
            return result;
        } catch (Refusal &caught) {
            refusal = caught;
            refusal.offset -= shift;
        }
    }
    const qsizetype from = utf16Offset(utf8, refusal.offset);
    const qsizetype to = utf16Offset(utf8, refusal.offset + refusal.length);
    result.error = TextError{refusal.message, from, to - from};
    const QStringView before = QStringView(text).first(std::min(from, text.size()));
    result.line = int(before.count(u'\n')) + 1;
    result.column = int(from - (before.lastIndexOf(u'\n') + 1)) + 1;
    return result;
}

QString ArgumentParser::helpText()
{
    struct Row {
        const char *syntax;
        const char *meaning;
    };
    static constexpr Row rows[] = {
        {"1, \"text\", [true, null]",
         QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "three arguments; the same as [1, \"text\", [true, null]]")},
        {"[[1, 2]]", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "one argument that is an array")},
        {"\"$import:-3\"",
         QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "a capability of the peer, by its id in the table of imports")},
        {"\"$import:4\"", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "the result of pipelined call 4, before it is known")},
        {"\"$import:4.user.id\"", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "a property of it")},
        {"\"$export:-3\"",
         QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "a capability of ours, by its id in the table of exports")},
        {"\"$$import\"",
         QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "the text $import: two $ at the beginning stand for one")},
        {"{\"$callback\":\"name\"}",
         QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "a function that shows what it receives and answers undefined")},
        {"{\"$callback\":\"name\",\"$answer\":{\"ok\":true}}",
         QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "one that answers with a given value; an error is thrown")},
        {"{\"$file\":\"picture.png\"}",
         QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "the bytes of a file, read when the call is sent")},
        {"{\"$stream\":\"picture.png\"}", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "a stream of the bytes of a file")},
        {"{\"$undefined\":true}", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "undefined")},
        {"{\"$date\":\"2026-01-31T12:00:00Z\"}",
         QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "a date; milliseconds since 1970 will do, too")},
        {"{\"$bigint\":\"12345678901234567890\"}", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "a bigint")},
        {"{\"$bytes\":\"AQID\"}",
         QT_TRANSLATE_NOOP("Inspector::ArgumentParser",
                           "bytes in base64; \"$type\":\"Float64Array\" beside it names their container")},
        {"{\"$number\":\"NaN\"}", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "NaN, Infinity, -Infinity, -0")},
        {"{\"$error\":{\"type\":\"RangeError\",\"message\":\"…\"}}", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "an error")},
        {"{\"$url\":\"https://…\"}", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "a URL")},
        {"{\"$headers\":[[\"accept\",\"*/*\"]]}", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "headers")},
        {"{{name}}", QT_TRANSLATE_NOOP("Inspector::ArgumentParser",
                                       "a variable; within a text its value is put in as text, elsewhere it must be JSON")},
        {"{\"$$key\":1}", QT_TRANSLATE_NOOP("Inspector::ArgumentParser", "an object with the key $key")},
    };
    QString html =
        u"<p>"_s + tr("Arguments are JSON. What JSON lacks is written so:").toHtmlEscaped() + u"</p><table cellspacing=\"4\">"_s;
    for (const Row &row : rows) {
        html += u"<tr><td><code>"_s + QString::fromUtf8(row.syntax).toHtmlEscaped() + u"</code></td><td>"_s
                + tr(row.meaning).toHtmlEscaped() + u"</td></tr>"_s;
    }
    return html + u"</table>"_s;
}

} // namespace Inspector
