// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a node of MessageTreeModel says.

#include "capturedocument.h"
#include "datatext.h"
#include "messagetreemodel.h"
#include "visibletext.h"

#include <QtCore/QDateTime>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;
using namespace QtCapnWeb::Trace;

namespace Inspector {

QString MessageTreeModel::tagOf(const JsonNode &array)
{
    const JsonNode first = array.isArray() ? array.first() : JsonNode();
    return !first.isNone() && first.isString() && first.length() < 16 ? first.toString() : QString();
}

QString MessageTreeModel::reference(const QString &word, Table table, const JsonNode &id) const
{
    if (id.isNone() || !id.isNumber())
        return word;
    QString result = word + u' ' + idText(id.toNumber());
    if (!m_document)
        return result;
    const Capture &capture = m_document->capture();
    const Row row = capture.row(m_record);
    const std::optional<TableEntry> entry = capture.tables().find(row.session, row.from, table, EntryId(id.toNumber()), m_record);
    if (entry)
        result += u"  "_s + capture.label(row.session, row.from, table, *entry);
    return result;
}

MessageTreeModel::Description MessageTreeModel::describeExpression(const JsonNode &json) const
{
    switch (json.kind()) {
    case JsonNode::Kind::Null:
        return {u"null"_s, Kind::Literal};
    case JsonNode::Kind::True:
        return {u"true"_s, Kind::Literal};
    case JsonNode::Kind::False:
        return {u"false"_s, Kind::Literal};
    case JsonNode::Kind::Number:
        return {visibleText(json.sourceText(), 100), Kind::Number};
    case JsonNode::Kind::String:
        return {visibleText(json.sourceText(), 500), Kind::String};
    case JsonNode::Kind::Object:
        return {countText(json.size(), tr("object, 1 member"), tr("object, %1 members")), Kind::Container};
    case JsonNode::Kind::Array:
        break;
    }
    const JsonNode first = json.first();
    if (!first.isNone() && first.isArray() && json.size() == 1)
        return {countText(first.size(), tr("array, 1 item"), tr("array, %1 items")), Kind::Container};
    const QString tag = tagOf(json);
    const JsonNode argument = first.isNone() ? first : first.next();
    const bool hasArgument = !argument.isNone();
    if (tag == "import"_L1 || tag == "pipeline"_L1 || tag == "remap"_L1)
        return {u"→ "_s + reference(u"import"_s, Table::Imports, argument), Kind::Reference};
    if (tag == "export"_L1 || tag == "promise"_L1 || tag == "writable"_L1)
        return {(tag == "export"_L1 ? u"stub: "_s : tag + u": "_s) + reference(u"export"_s, Table::Exports, argument),
                Kind::Capability};
    if (tag == "readable"_L1)
        return {u"readable: "_s + reference(u"pipe"_s, Table::Imports, argument), Kind::Capability};
    if (tag == "undefined"_L1)
        return {tag, Kind::Literal};
    if (tag == "inf"_L1 || tag == "-inf"_L1 || tag == "nan"_L1)
        return {tag == "nan"_L1 ? u"NaN"_s : tag == "inf"_L1 ? u"Infinity"_s : u"-Infinity"_s, Kind::Number};
    if (tag == "bigint"_L1 && hasArgument && argument.isString())
        return {visibleText(argument.sourceText().sliced(1, argument.length() - 2), 200) + u'n', Kind::Number};
    if (tag == "date"_L1 && hasArgument) {
        if (!argument.isNumber())
            return {tr("invalid date"), Kind::Literal};
        const double milliseconds = argument.toNumber();
        const QDateTime time =
            qAbs(milliseconds) <= 8.64e15 ? QDateTime::fromMSecsSinceEpoch(qint64(milliseconds), Qt::UTC) : QDateTime();
        return {u"date "_s + (time.isValid() ? time.toString(Qt::ISODateWithMs) : visibleText(argument.sourceText(), 50)),
                Kind::Literal};
    }
    if (tag == "bytes"_L1 && hasArgument && argument.isString()) {
        const JsonNode container = argument.next();
        const QString name =
            !container.isNone() && container.isString() && container.length() < 40 ? container.toString() : u"Uint8Array"_s;
        return {tr("%1, about %2").arg(visibleText(QStringView(name), 40), sizeText(qint64(argument.length()) * 3 / 4)),
                Kind::Plain};
    }
    if (tag == "error"_L1 && hasArgument) {
        const JsonNode message = argument.next();
        QString text = argument.isString() ? visibleText(argument.sourceText().sliced(1, argument.length() - 2), 80) : tag;
        if (!message.isNone() && message.isString())
            text += u": "_s + visibleText(message.sourceText().sliced(1, message.length() - 2), 400);
        return {text, Kind::Error};
    }
    if ((tag == "url"_L1 || tag == "request"_L1) && hasArgument && argument.isString())
        return {tag + u' ' + visibleText(argument.sourceText(), 400), Kind::Plain};
    if (tag == "headers"_L1 && hasArgument && argument.isArray())
        return {countText(argument.size(), tr("headers, 1 pair"), tr("headers, %1 pairs")), Kind::Container};
    if (tag == "response"_L1 || tag == "blob"_L1 || tag == "regexp"_L1)
        return {tag, Kind::Plain};
    return {tr("not an expression: %1").arg(visibleText(json.sourceText(), 120)), Kind::Unknown};
}

MessageTreeModel::Description MessageTreeModel::describe(const Node &node) const
{
    if (node.reading == Reading::More)
        return {tr("Press Enter to show the next ones"), Kind::More};
    if (node.depth >= MaximumDepth && (node.json.isArray() || node.json.isObject()))
        return {tr("nested deeper than can be shown; see the text"), Kind::Unknown};
    switch (node.reading) {
    case Reading::Message: {
        const Row row = m_document ? m_document->capture().row(m_record) : Row();
        if (!row.decoded)
            return {tr("no message of the protocol"), Kind::Error};
        return {m_document->capture().target(m_record), Kind::Message};
    }
    case Reading::Expression:
        return describeExpression(node.json);
    case Reading::Items:
    case Reading::Arguments:
        if (node.json.isArray())
            return {countText(node.json.size(), tr("1 item"), tr("%1 items")), Kind::Container};
        return {visibleText(node.json.sourceText(), 200), Kind::Plain};
    case Reading::Json:
        if (node.json.isString())
            return {visibleText(node.json.sourceText(), 500), Kind::String};
        return {visibleText(node.json.sourceText(), 200), node.json.isNumber() ? Kind::Number : Kind::Plain};
    case Reading::Number:
        return {visibleText(node.json.sourceText(), 100), Kind::Number};
    case Reading::More:
        break;
    }
    return {};
}

} // namespace Inspector
