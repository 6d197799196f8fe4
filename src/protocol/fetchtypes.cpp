// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expressionleaves.h"

#include "jsonwriter.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

/// \file
/// What JavaScript's Headers, Request and Response constructors accept and make of it, as Node.js 20 does: the Fetch standard,
/// https://fetch.spec.whatwg.org/, with Web IDL's conversions of plain JSON. The texts of these errors are our own.

namespace QtCapnWeb {

namespace {

// Appends JavaScript's String(value) of plain JSON. Arrays are joined, so nesting costs stack and is bounded.
void appendJavaScriptString(QString *text, const JsonNode &node, const JsonNode &place, int depth)
{
    switch (node.kind()) {
    case JsonNode::Kind::Null:
        *text += "null"_L1;
        return;
    case JsonNode::Kind::False:
        *text += "false"_L1;
        return;
    case JsonNode::Kind::True:
        *text += "true"_L1;
        return;
    case JsonNode::Kind::Number:
        *text += QLatin1StringView(numberToJavaScript(node.toNumber()));
        return;
    case JsonNode::Kind::String:
        *text += node.toString();
        return;
    case JsonNode::Kind::Object:
        *text += "[object Object]"_L1;
        return;
    case JsonNode::Kind::Array:
        break;
    }
    if (depth >= 256)
        throw ExpressionError(RpcError::rangeError(u"Maximum call stack size exceeded"_s), place.offset());
    bool isFirst = true;
    for (JsonNode item = node.first(); !item.isNone(); item = item.next()) {
        if (!std::exchange(isFirst, false))
            *text += u',';
        if (!item.isNull())
            appendJavaScriptString(text, item, place, depth + 1);
    }
}

QString toJavaScriptString(const JsonNode &node, const JsonNode &place)
{
    QString text;
    appendJavaScriptString(&text, node, place, 0);
    return text;
}

// JavaScript's Number(value).
double toJavaScriptNumber(const JsonNode &node, const JsonNode &place)
{
    switch (node.kind()) {
    case JsonNode::Kind::Null:
    case JsonNode::Kind::False:
        return 0;
    case JsonNode::Kind::True:
        return 1;
    case JsonNode::Kind::Number:
        return node.toNumber();
    default:
        break;
    }
    const QString text = toJavaScriptString(node, place).trimmed();
    if (text.isEmpty())
        return 0;
    BigInt integer;
    if (BigInt::fromText(text.left(64), &integer) && text.size() <= 64)
        return integer.decimal().toDouble();
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? number : std::nan("");
}

// Web IDL's ByteString.
QString toByteString(const JsonNode &node, const JsonNode &place)
{
    const QString text = toJavaScriptString(node, place);
    for (const QChar c : text) {
        if (c.unicode() > 255)
            throwTypeError(place, u"Cannot convert to a byte string: a character has a value greater than 255."_s);
    }
    return text;
}

bool isToken(QStringView text)
{
    constexpr QByteArrayView Symbols = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [&](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9')
               || (u < 0x80 && Symbols.contains(char(u)));
    });
}

QStringView normalisedHeaderValue(QStringView value)
{
    const auto isSpace = [](QChar c) { return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n'; };
    while (!value.isEmpty() && isSpace(value.first()))
        value = value.sliced(1);
    while (!value.isEmpty() && isSpace(value.last()))
        value.chop(1);
    return value;
}

Headers headersOf(const JsonNode &pairs, const JsonNode &place)
{
    QList<std::pair<QString, QString>> list;
    list.reserve(pairs.size());
    for (JsonNode pair = pairs.first(); !pair.isNone(); pair = pair.next()) {
        if (!pair.isArray() || pair.size() != 2)
            throwTypeError(place, u"Headers must be pairs of a name and a value."_s);
        list.append({toByteString(pair.at(0), place), toByteString(pair.at(1), place)});
    }
    const std::optional<Headers> headers = Headers::normalised(list);
    if (!headers)
        throwTypeError(place, u"Headers hold an invalid name or value."_s);
    return *headers;
}

void checkHeadersArePairs(const JsonNode &headers, const JsonNode &place)
{
    // The reference looks at this before the constructor sees anything; what is falsy is left to the constructor.
    if (isTruthy(headers) && !headers.isArray())
        throwTypeError(place, u"Request headers must be serialized as an array of pairs."_s);
}

Headers headersOfInit(const JsonNode &init, const JsonNode &place)
{
    const JsonNode headers = init.isObject() ? init.member("headers") : JsonNode();
    if (headers.isNone())
        return {};
    if (!headers.isArray())
        throwTypeError(place, u"Headers must be an array of pairs."_s);
    return headersOf(headers, place);
}

// A body that is text has a type, unless the headers name another.
void addTextType(Headers *headers)
{
    const auto isType = [](const auto &pair) { return pair.first == "content-type"_L1; };
    if (std::none_of(headers->pairs.cbegin(), headers->pairs.cend(), isType))
        *headers = *Headers::normalised(headers->pairs + Headers{{{u"content-type"_s, u"text/plain;charset=UTF-8"_s}}}.pairs);
}

void addHeaders(QList<Value::Member> *init, const Headers &headers)
{
    if (headers.pairs.isEmpty())
        return;
    QList<Value> pairs;
    pairs.reserve(headers.pairs.size());
    for (const auto &[name, value] : headers.pairs)
        pairs.append(Value::array({name, value}));
    init->append({u"headers"_s, Value::array(std::move(pairs))});
}

/// Reads the members of a request's init that are words or flags.
class InitReader
{
public:
    InitReader(const JsonNode &init, const JsonNode &place) : m_init(init), m_place(place) { }

    JsonNode member(QByteArrayView name) const { return m_init.isObject() ? m_init.member(name) : JsonNode(); }

    // One of the words of an enumeration.
    template<size_t N>
    QString word(QByteArrayView name, const std::array<QLatin1StringView, N> &words, QLatin1StringView fallback) const
    {
        const JsonNode node = member(name);
        if (node.isNone())
            return QString(fallback);
        const QString text = toJavaScriptString(node, m_place);
        if (std::find(words.begin(), words.end(), text) == words.end())
            throwTypeError(m_place, "A request has no such "_L1 + QLatin1StringView(name.data(), name.size()) + ": "_L1 + text);
        return text;
    }

    QString text(QByteArrayView name) const
    {
        const JsonNode node = member(name);
        return node.isNone() ? QString() : toJavaScriptString(node, m_place);
    }

    QString method() const
    {
        const JsonNode node = member("method");
        if (node.isNone())
            return u"GET"_s;
        QString method = toByteString(node, m_place);
        const QString upper = method.toUpper();
        if (!isToken(method))
            throwTypeError(m_place, u'\'' + method + "' is not a valid HTTP method."_L1);
        if (upper == "CONNECT"_L1 || upper == "TRACE"_L1 || upper == "TRACK"_L1)
            throwTypeError(m_place, u'\'' + method + "' HTTP method is unsupported."_L1);
        for (QLatin1StringView known : {"GET"_L1, "POST"_L1, "PUT"_L1, "DELETE"_L1, "HEAD"_L1, "OPTIONS"_L1}) {
            if (upper == known)
                method = upper;
        }
        return method;
    }

private:
    const JsonNode &m_init;
    const JsonNode &m_place;
};

constexpr std::array RequestModes{"navigate"_L1, "same-origin"_L1, "no-cors"_L1, "cors"_L1};
constexpr std::array RequestCredentials{"omit"_L1, "same-origin"_L1, "include"_L1};
constexpr std::array RequestCaches{"default"_L1,  "no-store"_L1,    "reload"_L1,
                                   "no-cache"_L1, "force-cache"_L1, "only-if-cached"_L1};
constexpr std::array RequestRedirects{"follow"_L1, "manual"_L1, "error"_L1};
constexpr std::array ReferrerPolicies{
    ""_L1,          "no-referrer"_L1,   "no-referrer-when-downgrade"_L1, "same-origin"_L1,
    "origin"_L1,    "strict-origin"_L1, "origin-when-cross-origin"_L1,   "strict-origin-when-cross-origin"_L1,
    "unsafe-url"_L1};
constexpr std::array Duplexes{"half"_L1};

bool hasCredentials(const QString &href)
{
    const qsizetype begin = href.indexOf("://"_L1);
    if (begin < 0)
        return false;
    const QString authority = href.mid(begin + 3).section(u'/', 0, 0).section(u'?', 0, 0).section(u'#', 0, 0);
    return authority.contains(u'@');
}

} // namespace

std::optional<Headers> Headers::normalised(const QList<std::pair<QString, QString>> &pairs)
{
    QList<std::pair<QString, QString>> sorted;
    sorted.reserve(pairs.size());
    for (const auto &[name, value] : pairs) {
        const QStringView text = normalisedHeaderValue(value);
        const bool isValid = std::none_of(
            text.begin(), text.end(), [](QChar c) { return c.unicode() == 0 || c == u'\n' || c == u'\r' || c.unicode() > 255; });
        if (!isToken(name) || !isValid)
            return std::nullopt;
        sorted.append({name.toLower(), text.toString()});
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    Headers headers;
    for (auto &[name, value] : sorted) {
        if (!headers.pairs.isEmpty() && headers.pairs.last().first == name && name != "set-cookie"_L1)
            headers.pairs.last().second += (name == "cookie"_L1 ? "; "_L1 : ", "_L1) + value;
        else
            headers.pairs.append({std::move(name), std::move(value)});
    }
    return headers;
}

Value headersLeaf(const JsonNode &node)
{
    const JsonNode pairs = node.at(1);
    if (node.size() != 2 || !pairs.isArray())
        throwUnknownSpecialValue(node);
    return headersOf(pairs, node);
}

Value requestLeaf(const JsonNode &node, Value &&body)
{
    const JsonNode init = node.at(2);
    const InitReader reader(init, node);
    checkHeadersArePairs(reader.member("headers"), node);

    const QString urlText = node.at(1).toString();
    const std::optional<Url> url = Url::parse(urlText);
    if (!url)
        throwTypeError(node, "Failed to parse URL from "_L1 + urlText);
    if (hasCredentials(url->href))
        throwTypeError(node, "Request cannot be constructed from a URL that includes credentials: "_L1 + urlText);

    const QString mode = reader.word("mode", RequestModes, "cors"_L1);
    const QString credentials = reader.word("credentials", RequestCredentials, "same-origin"_L1);
    const QString cache = reader.word("cache", RequestCaches, "default"_L1);
    const QString redirect = reader.word("redirect", RequestRedirects, "follow"_L1);
    const QString referrerPolicy = reader.word("referrerPolicy", ReferrerPolicies, ""_L1);
    const QString duplex = reader.word("duplex", Duplexes, ""_L1);
    if (mode == "navigate"_L1)
        throwTypeError(node, u"A request cannot be constructed with the mode navigate."_s);
    if (cache == "only-if-cached"_L1 && mode != "same-origin"_L1)
        throwTypeError(node, u"'only-if-cached' can be set only with 'same-origin' mode"_s);
    if (const JsonNode window = reader.member("window"); !window.isNone() && !window.isNull())
        throwTypeError(node, u"'window' option must be null"_s);
    if (!reader.member("signal").isNone() && !reader.member("signal").isNull())
        throwTypeError(node, u"A request's signal must be an AbortSignal."_s);

    QString referrer = reader.text("referrer");
    if (const JsonNode referrerNode = reader.member("referrer"); !referrerNode.isNone() && !referrer.isEmpty()) {
        const std::optional<Url> parsed = Url::parse(referrer);
        if (!parsed)
            throwTypeError(node, "Referrer \""_L1 + referrer + "\" is not a valid URL."_L1);
        referrer = parsed->href == "about:client"_L1 ? QString() : parsed->href;
    }
    const QString method = reader.method();
    if (mode == "no-cors"_L1 && method != "GET"_L1 && method != "HEAD"_L1 && method != "POST"_L1)
        throwTypeError(node, u'\'' + method + "' is unsupported in no-cors mode."_L1);

    Headers headers = headersOfInit(init, node);
    const JsonNode bodyNode = reader.member("body");
    const bool hasBody = !bodyNode.isNone() && !bodyNode.isNull();
    if (hasBody) {
        if (method == "GET"_L1 || method == "HEAD"_L1)
            throwTypeError(node, u"Request with GET/HEAD method cannot have body."_s);
        if (!bodyNode.isArray())
            addTextType(&headers);
        if (!isTruthy(bodyNode))
            body = toJavaScriptString(bodyNode, node);
        if (isReadable(bodyNode) && duplex.isEmpty())
            throwTypeError(node, u"RequestInit: duplex option is required when sending a body."_s);
        if (isReadable(bodyNode) && mode == "no-cors"_L1)
            throwTypeError(node, u"A request whose body is a stream must have the mode same-origin or cors."_s);
    }

    QList<Value::Member> members;
    const auto addWord = [&](QLatin1StringView name, const QString &value, QLatin1StringView fallback) {
        if (value != fallback)
            members.append({QString(name), value});
    };
    addWord("method"_L1, method, "GET"_L1);
    addHeaders(&members, headers);
    addWord("cache"_L1, cache, "default"_L1);
    addWord("redirect"_L1, redirect, "follow"_L1);
    addWord("integrity"_L1, reader.text("integrity"), ""_L1);
    addWord("mode"_L1, mode, "cors"_L1);
    addWord("credentials"_L1, credentials, "same-origin"_L1);
    addWord("referrer"_L1, referrer, ""_L1);
    addWord("referrerPolicy"_L1, referrerPolicy, ""_L1);
    if (isTruthy(reader.member("keepalive")))
        members.append({u"keepalive"_s, true});

    RequestData request;
    request.url = url->href;
    request.init = Value::objectOfUnique(std::move(members));
    request.body = hasBody ? std::move(body) : Value();
    return request;
}

Value responseLeaf(const JsonNode &node, Value &&body)
{
    const JsonNode bodyNode = node.at(1);
    const JsonNode init = bodyNode.next();
    const InitReader reader(init, node);
    if (isTruthy(reader.member("webSocket")))
        throwTypeError(node, u"Can't deserialize a Response containing a webSocket."_s);
    checkHeadersArePairs(reader.member("headers"), node);

    int status = 200;
    if (const JsonNode statusNode = reader.member("status"); !statusNode.isNone()) {
        // The number's integer part modulo 2^16; unlike Web IDL's unsigned short, Node leaves negative numbers negative.
        const double number = std::trunc(toJavaScriptNumber(statusNode, node));
        status = std::isfinite(number) ? int(std::fmod(number, 65536)) : 0;
    }
    Headers headers = headersOfInit(init, node);
    QString statusText;
    if (const JsonNode textNode = reader.member("statusText"); !textNode.isNone())
        statusText = toByteString(textNode, node);
    if (status < 200 || status > 599) {
        throw ExpressionError(RpcError::rangeError(u"init[\"status\"] must be in the range of 200 to 599, inclusive."_s),
                              node.offset());
    }
    if (std::any_of(statusText.cbegin(), statusText.cend(),
                    [](QChar c) { return (c < u' ' && c != u'\t') || c.unicode() == 0x7f; }))
        throwTypeError(node, u"Invalid statusText"_s);
    const bool hasBody = !bodyNode.isNull();
    if (hasBody && (status == 204 || status == 205 || status == 304))
        throwTypeError(node, u"Response constructor: Invalid response status code %1"_s.arg(status));
    if (bodyNode.isString())
        addTextType(&headers);

    QList<Value::Member> members;
    if (status != 200)
        members.append({u"status"_s, status});
    if (!statusText.isEmpty())
        members.append({u"statusText"_s, statusText});
    addHeaders(&members, headers);

    ResponseData response;
    response.body = std::move(body);
    response.init = Value::objectOfUnique(std::move(members));
    return response;
}

} // namespace QtCapnWeb
