// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "expressiontext.h"

#include "expressionleaves.h"
#include "jsonwriter.h"
#include "visibletext.h"

#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Trace {

namespace {

constexpr int DeepestText = 48; // levels of nesting that are shown
constexpr int DeepestCount = 200; // levels that are searched for references
constexpr qsizetype LongestLeaf = 200; // characters of one string or number

QString idText(EntryId id) { return QString::fromLatin1(numberToJavaScript(id.value)); }

bool isIdentifier(QStringView text)
{
    if (text.isEmpty() || text.size() > 100 || text.front().isDigit())
        return false;
    for (const QChar c : text) {
        if (!(c.isLetterOrNumber() || c == u'_' || c == u'$'))
            return false;
    }
    return true;
}

// One callback of a map: its input, its captures and the results of its instructions.
struct Scope {
    QString input;
    QStringList captures;
    std::vector<JsonNode> instructions;
    std::vector<quint32> uses;
    size_t current = 0; // the instruction that is being written, from 1: it may refer to those before it only
};

class Writer
{
public:
    explicit Writer(int maximum) : m_left(maximum) { }

    QString expression(const JsonNode &node, const ReferenceName &name, int depth)
    {
        if (m_left <= 0 || depth > DeepestText)
            return ellipsis();
        switch (node.kind()) {
        case JsonNode::Kind::Object:
            return object(node, name, depth);
        case JsonNode::Kind::Array:
            break;
        default:
            return spend(visibleText(node.sourceText(), LongestLeaf));
        }
        const JsonNode first = node.first();
        if (node.size() == 1 && first.isArray())
            return spend(u"["_s) + items(first, name, depth) + u']';
        return tagged(node, name, depth);
    }

    QString map(const QString &target, const JsonNode &path, const QStringList &captures, const JsonNode &instructions, int depth)
    {
        const QString head = target + pathText(path) + u".map("_s;
        if (m_left <= 0 || depth > DeepestText)
            return head + ellipsis() + u')';
        m_left -= int(head.size());
        Scope scope;
        const int level = m_level++;
        scope.input = level < 3 ? QString(QChar(u'x' + level)) : u'x' + QString::number(level + 1);
        scope.captures = captures;
        for (JsonNode node = instructions.first(); !node.isNone(); node = node.next())
            scope.instructions.push_back(node);
        scope.uses.resize(scope.instructions.size() + 1);
        for (const JsonNode &node : scope.instructions)
            count(node, &scope.uses, 0);

        QString text = head + scope.input + u" => "_s + body(scope, depth + 1) + u')';
        --m_level;
        return text;
    }

    QString items(const JsonNode &array, const ReferenceName &name, int depth)
    {
        QString text;
        for (JsonNode item = array.first(); !item.isNone(); item = item.next()) {
            if (!text.isEmpty())
                text += spend(u", "_s);
            if (m_left <= 0)
                return text + ellipsis();
            text += expression(item, name, depth + 1);
        }
        return text;
    }

private:
    QString ellipsis()
    {
        m_left = 0;
        return u"…"_s;
    }

    QString spend(QString text)
    {
        m_left -= int(text.size());
        return text;
    }

    QString object(const JsonNode &node, const ReferenceName &name, int depth)
    {
        QString text = spend(u"{"_s);
        bool first = true;
        for (JsonNode key = node.first(); !key.isNone(); key = key.next().next()) {
            if (!first)
                text += u", "_s;
            first = false;
            if (m_left <= 0)
                return text + ellipsis() + u'}';
            const QString word = key.length() < LongestLeaf ? key.toString() : QString();
            text += spend(isIdentifier(word) ? word : visibleText(key.sourceText(), LongestLeaf)) + u": "_s;
            text += expression(key.next(), name, depth + 1);
        }
        return text + u'}';
    }

    QString reference(const JsonNode &node, const ReferenceName &name, int depth)
    {
        const JsonNode id = node.at(1);
        if (id.isNone() || !id.isNumber())
            return spend(visibleText(node.sourceText(), LongestLeaf));
        QString text = name(EntryId(id.toNumber()));
        const JsonNode path = id.next();
        if (!path.isNone() && path.isArray()) {
            text += spend(pathText(path));
            if (const JsonNode arguments = path.next(); !arguments.isNone() && arguments.isArray())
                text += u'(' + items(arguments, name, depth) + u')';
        }
        return text;
    }

    QString innerMap(const JsonNode &node, const ReferenceName &name, int depth)
    {
        const JsonNode id = node.at(1);
        const JsonNode path = id.isNone() ? JsonNode() : id.next();
        const JsonNode captureNodes = path.isNone() ? JsonNode() : path.next();
        const JsonNode instructions = captureNodes.isNone() ? JsonNode() : captureNodes.next();
        if (instructions.isNone() || !id.isNumber() || !instructions.isArray())
            return spend(visibleText(node.sourceText(), LongestLeaf));
        QStringList captures;
        for (JsonNode capture = captureNodes.first(); !capture.isNone() && captures.size() < 1000; capture = capture.next()) {
            const JsonNode of = capture.isArray() ? capture.at(1) : JsonNode();
            captures.append(!of.isNone() && of.isNumber() ? name(EntryId(of.toNumber())) : u"?"_s);
        }
        return map(name(EntryId(id.toNumber())), path, captures, instructions, depth + 1);
    }

    QString tagged(const JsonNode &node, const ReferenceName &name, int depth)
    {
        const JsonNode first = node.first();
        const auto leaf = [&](const JsonNode &value) { return spend(visibleText(value.sourceText(), LongestLeaf)); };
        switch (first.isNone() ? ExpressionTag::None : expressionTag(first)) {
        case ExpressionTag::Import:
        case ExpressionTag::Pipeline:
            return reference(node, name, depth);
        case ExpressionTag::Remap:
            return innerMap(node, name, depth);
        case ExpressionTag::Undefined:
            return spend(u"undefined"_s);
        case ExpressionTag::Infinity:
            return spend(u"Infinity"_s);
        case ExpressionTag::NegativeInfinity:
            return spend(u"-Infinity"_s);
        case ExpressionTag::NotANumber:
            return spend(u"NaN"_s);
        case ExpressionTag::Bigint:
            if (const JsonNode digits = node.at(1); !digits.isNone() && digits.isString() && digits.length() < LongestLeaf)
                return spend(digits.toString() + u'n');
            break;
        case ExpressionTag::Date:
            if (const JsonNode time = node.at(1); !time.isNone())
                return spend(u"new Date("_s) + leaf(time) + u')';
            break;
        case ExpressionTag::Bytes:
            if (const JsonNode bytes = node.at(1); !bytes.isNone() && bytes.isString())
                return spend(u"bytes(%1)"_s.arg(bytes.stringLength() * 3 / 4));
            break;
        case ExpressionTag::Error:
            if (const JsonNode type = node.at(1); !type.isNone() && !type.next().isNone())
                return spend(visibleText(type.toString(), 60) + u'(') + leaf(type.next()) + u')';
            break;
        case ExpressionTag::Export:
        case ExpressionTag::Promise:
        case ExpressionTag::Writable:
        case ExpressionTag::Readable:
            if (const JsonNode id = node.at(1); !id.isNone())
                return spend(visibleText(first.toString(), 20) + u' ' + visibleText(id.sourceText(), 30));
            break;
        default:
            break;
        }
        return leaf(node);
    }

    static void add(const JsonNode &id, std::vector<quint32> *uses)
    {
        if (id.isNone() || !id.isNumber())
            return;
        const double number = id.toNumber();
        if (number > 0 && number < double(uses->size()) && std::floor(number) == number)
            ++(*uses)[size_t(number)];
    }

    // Counts the references to results. What nests deeper than anything is written is not searched.
    static void count(const JsonNode &node, std::vector<quint32> *uses, int depth)
    {
        if (depth > DeepestCount)
            return;
        if (node.isObject()) {
            for (JsonNode key = node.first(); !key.isNone(); key = key.next().next())
                count(key.next(), uses, depth + 1);
            return;
        }
        if (!node.isArray() || node.size() == 0)
            return;
        const JsonNode first = node.first();
        const bool escaped = node.size() == 1 && first.isArray();
        const ExpressionTag tag = escaped ? ExpressionTag::None : expressionTag(first);
        if (tag == ExpressionTag::Remap) {
            add(node.at(1), uses);
            if (const JsonNode captures = node.at(3); !captures.isNone() && captures.isArray()) {
                for (JsonNode capture = captures.first(); !capture.isNone(); capture = capture.next())
                    add(capture.isArray() ? capture.at(1) : JsonNode(), uses);
            }
            return;
        }
        if (tag == ExpressionTag::Import || tag == ExpressionTag::Pipeline) {
            add(node.at(1), uses);
            if (const JsonNode arguments = node.at(3); !arguments.isNone() && arguments.isArray()) {
                for (JsonNode item = arguments.first(); !item.isNone(); item = item.next())
                    count(item, uses, depth + 1);
            }
            return;
        }
        if (escaped) {
            for (JsonNode item = first.first(); !item.isNone(); item = item.next())
                count(item, uses, depth + 1);
        }
    }

    QString instruction(Scope &scope, size_t number, int depth)
    {
        const size_t outer = std::exchange(scope.current, number);
        QString text = expression(
            scope.instructions[number - 1], [&](EntryId id) { return resultName(scope, id, depth); }, depth);
        scope.current = outer;
        return text;
    }

    QString resultName(Scope &scope, EntryId id, int depth)
    {
        const double number = id.value;
        if (number == 0)
            return spend(scope.input);
        if (number < 0 && -number <= double(scope.captures.size()) && std::floor(number) == number)
            return spend(scope.captures[qsizetype(-number) - 1]);
        // References to results that are not there yet are errors; followed, they could go round for ever.
        if (number > 0 && number < double(scope.current) && std::floor(number) == number) {
            const auto index = size_t(number);
            if (scope.uses[index] == 1 && depth < DeepestText)
                return instruction(scope, index, depth + 1);
            return spend(u'v' + QString::number(index));
        }
        return spend(u'#' + idText(id));
    }

    QString body(Scope &scope, int depth)
    {
        const size_t last = scope.instructions.size();
        if (last == 0)
            return u"undefined"_s;
        QString lines;
        for (size_t number = 1; number < last; ++number) {
            if (scope.uses[number] == 1)
                continue;
            if (m_left <= 0) {
                lines += ellipsis() + u' ';
                break;
            }
            if (scope.uses[number] > 1)
                lines += spend(u"const v%1 = "_s.arg(number));
            lines += instruction(scope, number, depth) + spend(u"; "_s);
        }
        const QString result = instruction(scope, last, depth);
        if (!lines.isEmpty())
            return u"{ "_s + lines + u"return "_s + result + u"; }"_s;
        return result.startsWith(u'{') ? u'(' + result + u')' : result; // an object is no block
    }

    qint64 m_left;
    int m_level = 0;
};

} // namespace

QString pathText(const JsonNode &path)
{
    QString text;
    if (path.isNone() || !path.isArray())
        return text;
    for (JsonNode part = path.first(); !part.isNone() && text.size() < LongestLeaf; part = part.next()) {
        const QString word = part.isString() && part.length() < LongestLeaf ? part.toString() : QString();
        if (isIdentifier(word))
            text += u'.' + word;
        else
            text += u'[' + visibleText(part.sourceText(), LongestLeaf) + u']';
    }
    return text;
}

QString mapText(const QString &target, const JsonNode &path, const QStringList &captures, const JsonNode &instructions,
                int maximum)
{
    return Writer(maximum).map(target, path, captures, instructions, 0);
}

QString expressionText(const JsonNode &expression, const ReferenceName &name, int maximum)
{
    return Writer(maximum).expression(expression, name, 0);
}

QString argumentsText(const JsonNode &arguments, const ReferenceName &name, int maximum)
{
    return Writer(maximum).items(arguments, name, 0);
}

} // namespace QtCapnWeb::Trace
