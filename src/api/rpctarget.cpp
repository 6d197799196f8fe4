// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpctarget.h"

#include "apilogging.h"
#include "objecttarget.h"

#include <utility>

namespace QtCapnWeb {

RpcTarget::RpcTarget(QObject *parent) : QObject(parent) { }
RpcTarget::~RpcTarget() = default;
void RpcTarget::disposed() { }

RpcTargetLease::RpcTargetLease(RpcTarget *target) : m_target(target)
{
    if (target)
        ++target->m_leases;
}

RpcTargetLease::RpcTargetLease(const RpcTargetLease &other) : RpcTargetLease(other.m_target.data()) { }

RpcTargetLease::RpcTargetLease(RpcTargetLease &&other) noexcept : m_target(std::exchange(other.m_target, nullptr)) { }

RpcTargetLease &RpcTargetLease::operator=(RpcTargetLease other) noexcept
{
    std::swap(m_target, other.m_target);
    return *this;
}

RpcTargetLease::~RpcTargetLease()
{
    RpcTarget *const target = m_target.data();
    if (!target || --target->m_leases > 0 || !target->m_owned || target->parent())
        return;
    // Later, as QObjects end: some method of it may still be on the stack that is no call of ours.
    target->deleteLater();
}

namespace Detail {

namespace {

Value wrap(RpcTarget *target, bool owned)
{
    if (!target)
        return nullptr;
    try {
        const HookPtr hook = makeTargetHook(ObjectTarget::create(target, owned));
        return Value::stub(CapabilityPtr(hook.data()));
    } catch (const RpcError &error) {
        // A mistake of this program rather than of the peer: it should be seen here, too.
        qCCritical(lcApi).noquote() << error.toString();
        throw;
    }
}

} // namespace

Value targetToValue(RpcTarget *target) { return wrap(target, true); }

Value borrowedTargetToValue(RpcTarget *target) { return wrap(target, false); }

} // namespace Detail

} // namespace QtCapnWeb
