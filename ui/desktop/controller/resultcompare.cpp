// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resultcompare.h"

#include "expression.h"
#include "resultdiff.h"
#include "valuemapping.h"

using namespace QtCapnWeb;

namespace Inspector {

namespace {

/// The result as an expression of the wire, which is what the comparison reads. Capabilities are equal if they are of one kind.
QByteArray expressionOf(const CallEntry &entry)
{
    Value value = entry.result;
    if (entry.error)
        value = entry.error->toThrownValue();
    else if (entry.state != CallEntry::State::Resolved && entry.state != CallEntry::State::Received)
        value = Value(toText(entry.state));
    const Value plain = mapCapabilities(value, [](const Value &capability) {
        auto *reference = new WireReference;
        const bool isStream = capability.type() == Value::Type::Readable || capability.type() == Value::Type::Writable;
        reference->kind = capability.type() == Value::Type::Readable   ? WireReference::Kind::Readable
                          : capability.type() == Value::Type::Writable ? WireReference::Kind::Writable
                                                                       : WireReference::Kind::Export;
        reference->id = EntryId(isStream ? 1 : -1);
        const CapabilityPtr held(reference);
        switch (capability.type()) {
        case Value::Type::Readable:
            return Value::readable(held);
        case Value::Type::Writable:
            return Value::writable(held);
        default:
            return Value::stub(held);
        }
    });
    return encodeExpression(plain);
}

} // namespace

QList<ResultChange> compareResults(const CallEntry &first, const CallEntry &second, int maximum)
{
    QList<ResultChange> changes;
    JsonDocument a;
    JsonDocument b;
    try {
        a.parse(expressionOf(first));
        b.parse(expressionOf(second));
    } catch (const RpcError &error) {
        return {{QStringLiteral("$"), error.message(), error.message()}};
    }
    for (const Replay::Difference &each : Replay::differencesOf(a.root(), b.root(), {}, maximum))
        changes.append({each.path, each.recorded, each.live});
    return changes;
}

} // namespace Inspector
