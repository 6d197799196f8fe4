// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "wirecoverage.h"

#include "expression.h"
#include "jsondocument.h"
#include "message.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace {

QStringList everything()
{
    QStringList list;
    for (int kind = 0; kind <= int(Message::Kind::Abort); ++kind)
        list << QString(Message::kindName(Message::Kind(kind)));
    list << u"[undefined]"_s << u"[inf]"_s << u"[-inf]"_s << u"[nan]"_s << u"[bigint]"_s << u"[date]"_s << u"[date null]"_s
         << u"[error]"_s << u"[error stack]"_s << u"[error properties]"_s << u"[url]"_s << u"[headers]"_s << u"[request]"_s
         << u"[response]"_s << u"[blob]"_s << u"[array]"_s << u"[import]"_s << u"[pipeline]"_s << u"[pipeline path]"_s
         << u"[pipeline call]"_s << u"[remap]"_s << u"[remap captures]"_s << u"[remap nested]"_s << u"[export]"_s
         << u"[promise]"_s << u"[writable]"_s << u"[readable]"_s;
    for (int i = 0; i <= int(Bytes::Container::Float64Array); ++i)
        list << u"[bytes %1]"_s.arg(Bytes::containerName(Bytes::Container(i)));
    return list;
}

} // namespace

void WireCoverage::record(Record &&record)
{
    m_bytes[record.from == Side::B] += record.size;
    JsonDocument document;
    if (record.kind != Record::Kind::Message || document.parse(record.text).isError())
        return;
    const std::optional<Message> message = Message::decode(document.root());
    if (!message)
        return;
    note(record.from, QString(Message::kindName(message->kind)));
    if (message->expression.isNone())
        return;
    try {
        noteValue(record.from, decodeExpression(message->expression));
    } catch (const RpcError &) {
        // It was meant to be refused.
    }
}

void WireCoverage::noteValue(Side side, const Value &value)
{
    switch (value.type()) {
    case Value::Type::Null:
    case Value::Type::Boolean:
    case Value::Type::String:
        return;
    case Value::Type::Number:
        if (!std::isfinite(value.toNumber()))
            note(side, std::isnan(value.toNumber()) ? u"[nan]"_s : value.toNumber() > 0 ? u"[inf]"_s : u"[-inf]"_s);
        return;
    case Value::Type::Date:
        note(side, value.toDate().isValid() ? u"[date]"_s : u"[date null]"_s);
        return;
    case Value::Type::Bytes:
        note(side, u"[bytes %1]"_s.arg(Bytes::containerName(value.toBytes().container)));
        return;
    case Value::Type::Error:
        note(side, u"[error]"_s);
        if (!value.toError().stack().isEmpty())
            note(side, u"[error stack]"_s);
        if (const Value properties = value.toError().properties(); !properties.isUndefined()) {
            note(side, u"[error properties]"_s);
            noteValue(side, properties);
        }
        return;
    case Value::Type::Request:
        note(side, u"[request]"_s);
        noteValue(side, value.toRequest().body);
        return;
    case Value::Type::Response:
        note(side, u"[response]"_s);
        noteValue(side, value.toResponse().body);
        return;
    case Value::Type::Array:
        note(side, u"[array]"_s);
        for (const Value &item : value.items())
            noteValue(side, item);
        return;
    case Value::Type::Object:
        for (const Value::Member &member : value.members())
            noteValue(side, member.second);
        return;
    case Value::Type::Undefined:
    case Value::Type::BigInt:
    case Value::Type::Url:
    case Value::Type::Headers:
    case Value::Type::Blob:
        note(side, u"[%1]"_s.arg(Value::typeName(value.type())));
        return;
    case Value::Type::Stub:
    case Value::Type::Promise:
    case Value::Type::Readable:
    case Value::Type::Writable:
        break;
    }

    const CapabilityPtr capability = value.capability();
    const auto &reference = dynamic_cast<const WireReference &>(*capability);
    const QString tag = reference.describe().section(u' ', 0, 0);
    note(side, u"[%1]"_s.arg(tag));
    if (reference.path && !reference.path->isEmpty())
        note(side, u"[%1 path]"_s.arg(tag));
    if (reference.arguments) {
        note(side, u"[%1 call]"_s.arg(tag));
        for (const Value &argument : reference.arguments->items())
            noteValue(side, argument);
    }
    if (reference.kind == WireReference::Kind::Remap) {
        if (!reference.captures.isEmpty())
            note(side, u"[remap captures]"_s);
        if (reference.instructions.contains("[\"remap\","))
            note(side, u"[remap nested]"_s);
    }
}

QStringList WireCoverage::missing(Side side) const
{
    QStringList list;
    for (const QString &what : everything()) {
        if (!m_seen[side == Side::B].contains(what))
            list << what;
    }
    return list;
}
