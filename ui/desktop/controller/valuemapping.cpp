// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "valuemapping.h"

#include "argumentparser.h"
#include "stubhook.h"

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

namespace Inspector {

// Recursion here is bounded: what comes off the wire is nested 256 levels at most, and so is what ArgumentParser gives.

RpcError mapCapabilities(const RpcError &error, const CapabilityMap &map, bool *changed)
{
    bool differs = false;
    if (error.isThrownValue()) {
        const Value thrown = mapCapabilities(error.toThrownValue(), map, &differs);
        if (!differs)
            return error;
        *changed = true;
        return RpcError::fromThrownValue(thrown);
    }
    const Value properties = mapCapabilities(error.properties(), map, &differs);
    if (!differs)
        return error;
    *changed = true;
    RpcError result = error;
    result.setProperties(properties);
    return result;
}

Value mapCapabilities(const Value &value, const CapabilityMap &map, bool *changed)
{
    bool ignored = false;
    if (!changed)
        changed = &ignored;
    bool differs = false;
    switch (value.type()) {
    case Value::Type::Stub:
    case Value::Type::Promise:
    case Value::Type::Readable:
    case Value::Type::Writable:
        *changed = true;
        return map(value);
    case Value::Type::Array: {
        QList<Value> items = value.items();
        for (qsizetype i = 0; i < items.size(); ++i) {
            bool itemDiffers = false;
            Value mapped = mapCapabilities(items.at(i), map, &itemDiffers);
            if (itemDiffers) {
                items[i] = std::move(mapped);
                differs = true;
            }
        }
        if (!differs)
            return value;
        *changed = true;
        return Value::array(std::move(items));
    }
    case Value::Type::Object: {
        QList<Value::Member> members = value.members();
        for (qsizetype i = 0; i < members.size(); ++i) {
            bool memberDiffers = false;
            Value mapped = mapCapabilities(members.at(i).second, map, &memberDiffers);
            if (memberDiffers) {
                members[i].second = std::move(mapped);
                differs = true;
            }
        }
        if (!differs)
            return value;
        *changed = true;
        return Value::objectOfUnique(std::move(members));
    }
    case Value::Type::Error: {
        const RpcError mapped = mapCapabilities(value.toError(), map, &differs);
        *changed |= differs;
        return differs ? Value(mapped) : value;
    }
    case Value::Type::Request: {
        RequestData request = value.toRequest();
        request.body = mapCapabilities(request.body, map, &differs);
        *changed |= differs;
        return differs ? Value(request) : value;
    }
    case Value::Type::Response: {
        ResponseData response = value.toResponse();
        response.body = mapCapabilities(response.body, map, &differs);
        *changed |= differs;
        return differs ? Value(response) : value;
    }
    default:
        return value;
    }
}

namespace {

Value placeholderFor(const Value &capability)
{
    const CapabilityPtr hook = capability.capability();
    CapabilityPtr placeholder;
    if (const auto id = hook ? hook->importId() : std::nullopt)
        placeholder = CapabilityPtr(new ReferencePlaceholder(CapabilityRef{CapabilityRef::Table::Import, *id, {}}));
    else
        placeholder = CapabilityPtr(new OpaquePlaceholder(hook ? hook->describe() : QString()));
    switch (capability.type()) {
    case Value::Type::Promise:
        return Value::promise(placeholder);
    case Value::Type::Readable:
        return Value::readable(placeholder);
    case Value::Type::Writable:
        return Value::writable(placeholder);
    default:
        return Value::stub(placeholder);
    }
}

} // namespace

Value snapshot(const Value &value, bool *changed) { return mapCapabilities(value, placeholderFor, changed); }

RpcError snapshot(const RpcError &error, bool *changed)
{
    bool ignored = false;
    return mapCapabilities(error, placeholderFor, changed ? changed : &ignored);
}

Value duplicated(const Value &value)
{
    return mapCapabilities(value, [](const Value &capability) {
        const CapabilityPtr held = capability.capability();
        StubHook *hook = StubHook::from(held.data());
        if (!hook || capability.type() != Value::Type::Stub)
            return capability;
        return Value::stub(CapabilityPtr(hook->dup().data()));
    });
}

void forEachCapability(const Value &value, const std::function<void(const CapabilityPtr &)> &visit)
{
    mapCapabilities(value, [&visit](const Value &capability) {
        visit(capability.capability());
        return capability;
    });
}

} // namespace Inspector
