// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capabilitywalk.h"

#include "stubhook.h"

#include <algorithm>

namespace QtCapnWeb {

bool holdsCapability(const Value &value)
{
    switch (value.type()) {
    case Value::Type::Stub:
    case Value::Type::Promise:
    case Value::Type::Readable:
    case Value::Type::Writable:
        return true;
    case Value::Type::Array:
        return std::any_of(value.items().begin(), value.items().end(), holdsCapability);
    case Value::Type::Object:
        return std::any_of(value.members().begin(), value.members().end(),
                           [](const Value::Member &member) { return holdsCapability(member.second); });
    case Value::Type::Error:
        return holdsCapability(value.toError().properties());
    case Value::Type::Request:
        return holdsCapability(value.toRequest().body);
    case Value::Type::Response:
        return holdsCapability(value.toResponse().body);
    default:
        return false;
    }
}

Value replaceCapabilities(const Value &value, const std::function<Value(const Value &)> &replace)
{
    if (value.isCapability())
        return replace(value);
    if (!holdsCapability(value))
        return value;
    switch (value.type()) {
    case Value::Type::Array: {
        QList<Value> items;
        items.reserve(value.size());
        for (const Value &item : value.items())
            items.append(replaceCapabilities(item, replace));
        return Value::array(std::move(items));
    }
    case Value::Type::Object: {
        QList<Value::Member> members;
        members.reserve(value.size());
        for (const Value::Member &member : value.members())
            members.append({member.first, replaceCapabilities(member.second, replace)});
        return Value::objectOfUnique(std::move(members));
    }
    case Value::Type::Error: {
        RpcError error = value.toError();
        error.setProperties(replaceCapabilities(error.properties(), replace));
        return error;
    }
    case Value::Type::Request: {
        RequestData request = value.toRequest();
        request.body = replaceCapabilities(request.body, replace);
        return request;
    }
    case Value::Type::Response: {
        ResponseData response = value.toResponse();
        response.body = replaceCapabilities(response.body, replace);
        return response;
    }
    default:
        return value;
    }
}

Value duplicateCapabilities(const Value &value)
{
    return replaceCapabilities(value, [](const Value &capability) {
        StubHook *hook = StubHook::from(capability.capability().data());
        if (!hook)
            return capability;
        switch (capability.type()) {
        case Value::Type::Stub:
            return Value::stub(CapabilityPtr(hook->dup().data()));
        case Value::Type::Promise:
            return Value::promise(CapabilityPtr(hook->dupPromise().data()));
        case Value::Type::Writable:
            return Value::writable(CapabilityPtr(hook->dup().data()));
        default:
            return capability;
        }
    });
}

void disposeCapabilities(const Value &value)
{
    replaceCapabilities(value, [](const Value &capability) {
        if (StubHook *hook = StubHook::from(capability.capability().data()))
            hook->dispose();
        return capability;
    });
}

int nestingDepth(const Value &value, int limit)
{
    int deepest = 0;
    const auto look = [&](const Value &part) {
        if (deepest < limit - 1)
            deepest = std::max(deepest, nestingDepth(part, limit - 1));
    };
    if (limit > 1) {
        for (const Value &item : value.items())
            look(item);
        for (const Value::Member &member : value.members())
            look(member.second);
        if (value.type() == Value::Type::Error)
            look(value.toError().properties());
    }
    return deepest + 1;
}

} // namespace QtCapnWeb
