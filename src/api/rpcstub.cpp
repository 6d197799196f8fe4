// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcstub.h"

#include "apilogging.h"
#include "rpctarget.h"
#include "teardown.h"

namespace QtCapnWeb {

using namespace Qt::StringLiterals;

namespace {

HookPtr hookOf(const Value &value) { return HookPtr(StubHook::from(value.capability().data())); }

/// A target as a hook, broken if its class cannot be offered.
HookPtr hookOf(RpcTarget *target, Value (*wrap)(RpcTarget *))
{
    if (!target)
        return {};
    try {
        return hookOf(wrap(target));
    } catch (...) {
        return Detail::brokenByCurrentException();
    }
}

} // namespace

RpcStub::RpcStub() noexcept = default;
RpcStub::RpcStub(HookPtr hook) noexcept : m_hook(std::move(hook)) { }
RpcStub::RpcStub(RpcTarget *target) : m_hook(hookOf(target, &Detail::targetToValue)) { }
RpcStub::RpcStub(const RpcStub &) noexcept = default;
RpcStub::RpcStub(RpcStub &&) noexcept = default;
RpcStub &RpcStub::operator=(RpcStub &&other) noexcept
{
    // The old hook may go only once this is as it shall be: its end may run code that looks at this.
    HookPtr hook = std::move(other.m_hook);
    m_hook.swap(hook);
    return *this;
}
RpcStub &RpcStub::operator=(const RpcStub &other) noexcept
{
    HookPtr hook = other.m_hook;
    m_hook.swap(hook);
    return *this;
}
RpcStub::~RpcStub() = default;

RpcStub RpcStub::borrow(RpcTarget *target) { return RpcStub(hookOf(target, &Detail::borrowedTargetToValue)); }

RpcStub RpcStub::fromValue(const Value &value)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (value.isCapability())
        return RpcStub(hookOf(value));
    return RpcStub(makeValueHook(value));
}

RpcStub RpcStub::broken(const RpcError &error) { return RpcStub(makeErrorHook(error)); }

RpcPromise RpcStub::operator[](const RpcName &name) const { return getPath(PropertyPath{PathPart(name.name())}); }

RpcPromise RpcStub::callPath(const PropertyPath &path, const Value &arguments) const
{
    return RpcPromise(Detail::call(m_hook, path, Value(arguments)));
}

RpcPromise RpcStub::getPath(const PropertyPath &path) const
{
    if (!m_hook)
        return RpcPromise(Detail::nullUse(u"Reading", path));
    return RpcPromise(makePropertyHook(m_hook, path));
}

RpcStub RpcStub::dup() const { return m_hook ? RpcStub(m_hook->dup()) : RpcStub(); }

void RpcStub::dispose() const
{
    // What this ends may end this handle.
    if (const HookPtr hook = m_hook)
        hook->dispose();
}

quint64 RpcStub::onBroken(const QObject *context, std::function<void(const RpcError &)> callback) const
{
    const HookPtr hook = Detail::hookOrBroken(m_hook);
    const auto run = [callback = std::move(callback)](const RpcError &error) {
        try {
            callback(error);
        } catch (...) {
            qCCritical(lcApi).noquote() << "A callback of RpcStub::onBroken() threw:" << Detail::currentError().toString();
        }
    };
    return hook->onBroken([context = QPointer<const QObject>(context), run](const RpcError &error) {
        if (!context)
            return;
        if (TearDownScope::isActive()) {
            QMetaObject::invokeMethod(
                const_cast<QObject *>(context.data()), [run, error] { run(error); }, Qt::QueuedConnection);
            return;
        }
        run(error);
    });
}

void RpcStub::removeOnBroken(quint64 id) const
{
    if (m_hook && id)
        m_hook->removeOnBroken(id);
}

QString RpcStub::describe() const { return m_hook ? m_hook->describe() : u"null stub"_s; }

std::optional<EntryId> RpcStub::importId() const { return m_hook ? m_hook->importId() : std::nullopt; }

QString RpcConversion<RpcStub>::typeName() { return u"RpcStub"_s; }

Value RpcConversion<RpcStub>::toValue(const RpcStub &stub)
{
    if (stub.isNull())
        return nullptr;
    return Value::stub(CapabilityPtr(stub.hook()->dup().data()));
}

bool RpcConversion<RpcStub>::fromValue(const Value &value, RpcStub *result, RpcMismatch *why)
{
    if (value.type() != Value::Type::Stub)
        return why->set(typeName(), value);
    *result = RpcStub::fromValue(value);
    return true;
}

} // namespace QtCapnWeb
