// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "capabilitywalk.h"

#include "rpclimits.h"
#include "stubhook.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

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

namespace {

using Replace = std::function<Value(const Value &)>;

// Nothing if \a value holds no capability. In one pass: a value may be deep and large at once.
std::optional<Value> replacedWithin(const Value &value, const Replace &replace)
{
    if (value.isCapability())
        return replace(value);
    switch (value.type()) {
    case Value::Type::Array: {
        std::optional<QList<Value>> items;
        for (qsizetype i = 0; i < value.size(); ++i) {
            std::optional<Value> replaced = replacedWithin(value.items().at(i), replace);
            if (!replaced)
                continue;
            if (!items)
                items = value.items();
            (*items)[i] = *std::move(replaced);
        }
        return items ? std::optional(Value::array(*std::move(items))) : std::nullopt;
    }
    case Value::Type::Object: {
        std::optional<QList<Value::Member>> members;
        for (qsizetype i = 0; i < value.size(); ++i) {
            std::optional<Value> replaced = replacedWithin(value.members().at(i).second, replace);
            if (!replaced)
                continue;
            if (!members)
                members = value.members();
            (*members)[i].second = *std::move(replaced);
        }
        return members ? std::optional(Value::objectOfUnique(*std::move(members))) : std::nullopt;
    }
    case Value::Type::Error: {
        RpcError error = value.toError();
        std::optional<Value> properties = replacedWithin(error.properties(), replace);
        if (!properties)
            return {};
        error.setProperties(*std::move(properties));
        return Value(error);
    }
    case Value::Type::Request: {
        RequestData request = value.toRequest();
        std::optional<Value> body = replacedWithin(request.body, replace);
        if (!body)
            return {};
        request.body = *std::move(body);
        return Value(request);
    }
    case Value::Type::Response: {
        ResponseData response = value.toResponse();
        std::optional<Value> body = replacedWithin(response.body, replace);
        if (!body)
            return {};
        response.body = *std::move(body);
        return Value(response);
    }
    default:
        return {};
    }
}

// A handle on a settled promise is copied with what it holds, which may be such handles again. A few messages of a peer can
// double them as often as it likes, or nest them deeper than any stack is.
struct Copying {
    static constexpr int MaximumDepth = 2 * MaximumSentDepth;
    static constexpr int MaximumNestedCopies = 10'000;
    int depth = 0; // of the values that are being copied, all in all
    int nestedCopies = 0; // of capabilities that stand within others
};
thread_local Copying copying;

} // namespace

Value replaceCapabilities(const Value &value, const std::function<Value(const Value &)> &replace)
{
    return replacedWithin(value, replace).value_or(value);
}

Value duplicateCapabilities(const Value &value)
{
    if (!holdsCapability(value))
        return value;
    const int outer = copying.depth;
    if (outer == 0)
        copying.nestedCopies = 0;
    copying.depth += nestingDepth(value, Copying::MaximumDepth);
    const bool isTooDeep = copying.depth > Copying::MaximumDepth;
    const Value result = replaceCapabilities(value, [outer, isTooDeep](const Value &capability) {
        StubHook *hook = StubHook::from(capability.capability().data());
        if (!hook)
            return capability;
        HookPtr copy;
        if (isTooDeep || (outer > 0 && ++copying.nestedCopies > Copying::MaximumNestedCopies))
            copy = makeErrorHook(RpcError::typeError(u"The value holds too many promises within promises."_s));
        else
            copy = capability.type() == Value::Type::Promise ? hook->dupPromise() : hook->dup();
        switch (capability.type()) {
        case Value::Type::Stub:
            return Value::stub(CapabilityPtr(copy.data()));
        case Value::Type::Promise:
            return Value::promise(CapabilityPtr(copy.data()));
        case Value::Type::Writable:
            return Value::writable(CapabilityPtr(copy.data()));
        default:
            return Value::readable(CapabilityPtr(copy.data()));
        }
    });
    copying.depth = outer;
    return result;
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
