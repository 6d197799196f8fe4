// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "settledhook.h"

#include "capabilitywalk.h"
#include "completions.h"
#include "followpath.h"
#include "mapapplicator.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

SettledHook::~SettledHook()
{
    if (Value *content = std::get_if<Value>(&m_outcome))
        dropSafely(std::move(*content));
}

HookPtr SettledHook::canceled()
{
    static const HookPtr hook(new SettledHook(RpcError(u"RPC was canceled because the RpcPromise was disposed."_s)));
    return hook;
}

HookPtr SettledHook::disposed()
{
    static const HookPtr hook(new SettledHook(RpcError(u"Attempted to use RPC stub after it has been disposed."_s)));
    return hook;
}

HookPtr SettledHook::disposed(const QString &detail)
{
    return makeErrorHook(RpcError("Attempted to use RPC stub after it has been disposed. (%1.)"_L1.arg(detail)));
}

HookPtr SettledHook::dup()
{
    // The copy's capabilities are its own, so that either can be disposed. An error needs no second hook.
    return value() ? HookPtr(new SettledHook(duplicateCapabilities(*value()))) : HookPtr(this);
}

HookPtr SettledHook::dupPromise() { return dup(); }

void SettledHook::dispose()
{
    if (!value())
        return; // What is broken stays broken in its own words; it is shared by its dups, too.
    const HookPtr self(this);
    Value content = std::exchange(std::get<Value>(m_outcome), {});
    m_outcome = *disposed()->settled();
    dropSafely(std::move(content));
}

QString SettledHook::describe() const
{
    if (const RpcError *error = std::get_if<RpcError>(&m_outcome))
        return u"broken: "_s + error->toString();
    const Value &content = *value();
    if (content.type() == Value::Type::Stub && content.capability())
        return content.capability()->describe();
    return QString(Value::typeName(content.type()));
}

std::optional<EntryId> SettledHook::importId() const
{
    // A settled promise of a stub describes itself as the stub, too.
    const bool isStub = value() && value()->type() == Value::Type::Stub && value()->capability();
    return isStub ? value()->capability()->importId() : std::nullopt;
}

HookPtr SettledHook::next(Operation operation, PropertyPath &path)
{
    if (!value() || (path.isEmpty() && !value()->isCapability()))
        return {};
    try {
        const FollowedPath end = followPath(*value(), path);
        if (!end.isCapability())
            return {};
        // A property that is a stub is copied by get(); a promise is read through, and a path into either is its own business.
        if (operation == Operation::Get && end.used == path.size() && end.value.type() == Value::Type::Stub)
            return {};
        path.remove(0, end.used);
        return HookPtr(StubHook::from(end.value.capability().data()));
    } catch (const RpcError &) {
        return {}; // doCall() and doGet() come to the same and report it.
    }
}

HookPtr SettledHook::doCall(const PropertyPath &path, Arguments &&)
{
    if (!value())
        return HookPtr(this);
    try {
        followPath(*value(), path);
        return makeErrorHook(notAFunction(path));
    } catch (const RpcError &error) {
        return makeErrorHook(error);
    }
}

HookPtr SettledHook::doGet(const PropertyPath &path)
{
    if (!value())
        return HookPtr(this);
    try {
        return makeValueHook(duplicateCapabilities(followPath(*value(), path).value));
    } catch (const RpcError &error) {
        return makeErrorHook(error);
    }
}

HookPtr SettledHook::doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions)
{
    if (!value())
        return HookPtr(this);
    try {
        return applyMap(followPath(*value(), path).value, std::move(captures), instructions);
    } catch (const RpcError &error) {
        return makeErrorHook(error);
    }
}

void SettledHook::doSettle(OutcomeCallback &&callback) { callback(m_outcome); }

StubHook *SettledHook::nextForBroken()
{
    const bool forwards = value() && (value()->type() == Value::Type::Stub || value()->type() == Value::Type::Promise);
    return forwards ? StubHook::from(value()->capability().data()) : nullptr;
}

bool SettledHook::addOnBroken(quint64, BrokenCallback &&callback)
{
    const RpcError *error = std::get_if<RpcError>(&m_outcome);
    if (!error)
        return true; // A value can't break.
    callback(RpcError(*error));
    return false;
}

HookPtr makeValueHook(const Value &value)
{
    // A promise of a promise is that promise.
    if (value.type() == Value::Type::Promise) {
        if (StubHook *hook = StubHook::from(value.capability().data()))
            return HookPtr(hook);
    }
    return HookPtr(new SettledHook(value));
}

HookPtr makeErrorHook(const RpcError &error) { return HookPtr(new SettledHook(error)); }

} // namespace QtCapnWeb
