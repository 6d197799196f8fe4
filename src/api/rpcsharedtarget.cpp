// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcsharedtarget.h"

#include "apilogging.h"
#include "objecttarget.h"
#include "rpcpromise.h"

namespace QtCapnWeb {

namespace {

/// Keeps the object; the box within only borrows it.
class SharedTarget final : public LocalTarget
{
public:
    explicit SharedTarget(const std::shared_ptr<RpcTarget> &target)
        : m_object(target), m_target(ObjectTarget::create(target.get(), false))
    { }

    Member member(const PathPart &name) const override { return m_target->member(name); }
    Value read(const PathPart &name) override
    {
        const std::shared_ptr<RpcTarget> object = m_object; // what runs may end this
        return m_target->read(name);
    }
    Value call(const PathPart &name, const Value &arguments) override
    {
        const std::shared_ptr<RpcTarget> object = m_object;
        const Detail::CalleeScope scope(object); // kept by coroutines
        Value result = m_target->call(name, arguments);
        if (result.type() == Value::Type::Promise) {
            // A task or a future, which may be of the object's own making.
            StubHook *hook = StubHook::from(result.capability().data());
            if (hook && !hook->outcome())
                hook->pull([object](const Outcome &) {});
        }
        return result;
    }
    void disposed() override { m_target->disposed(); }
    QString describe() const override { return m_target->describe(); }

private:
    std::shared_ptr<RpcTarget> m_object;
    std::unique_ptr<LocalTarget> m_target;
};

} // namespace

Value Detail::sharedTargetToValue(const std::shared_ptr<RpcTarget> &target)
{
    if (!target)
        return nullptr;
    try {
        const HookPtr hook = makeTargetHook(std::make_unique<SharedTarget>(target));
        return Value::stub(CapabilityPtr(hook.data()));
    } catch (const RpcError &error) {
        // A mistake of this program rather than of the peer: it should be seen here, too.
        qCCritical(lcApi).noquote() << error.toString();
        throw;
    }
}

RpcStub shareTarget(const std::shared_ptr<RpcTarget> &target)
{
    try {
        return RpcStub::fromValue(Detail::sharedTargetToValue(target));
    } catch (...) {
        return RpcStub(Detail::brokenByCurrentException());
    }
}

} // namespace QtCapnWeb
