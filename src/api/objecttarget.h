// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpctarget.h"
#include "targetclass.h"

#include <memory>

/// \file
/// An RpcTarget as the session sees it.

namespace QtCapnWeb {

/// \brief The box around an RpcTarget: finds members in the table of its class and calls them.
/// Does not keep the object if that has a parent; holds a lease on it in any case.
class ObjectTarget final : public LocalTarget
{
public:
    /// \throw RpcError that names what makes its class unfit
    static std::unique_ptr<LocalTarget> create(RpcTarget *target, bool owned);

    ObjectTarget(RpcTarget *target, const TargetClass *targetClass);

    Member member(const PathPart &name) const override;
    Value read(const PathPart &name) override;
    Value call(const PathPart &name, const Value &arguments) override;
    void disposed() override;
    QString describe() const override;

private:
    /// \throw RpcError if it is gone
    RpcTarget *target() const;

    RpcTargetLease m_lease;
    const TargetClass *m_class;
};

} // namespace QtCapnWeb
