// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "expression.h"

/// \file
/// What the expressions of a message do to a session.

namespace QtCapnWeb {

class SessionCore;

/// \brief Makes hooks of references and calls of pipelines while a message is evaluated.
class SessionImporter final : public Importer
{
public:
    explicit SessionImporter(SessionCore &session) : m_session(session) { }

    Value importStub(EntryId id) override;
    Value importPromise(EntryId id) override;
    Value importWritable(EntryId id) override;
    Value pipeReadable(EntryId id) override;
    CapabilityPtr exported(EntryId id) override;
    Value reference(const CapabilityPtr &target, bool asPromise) override;
    Value property(const CapabilityPtr &target, bool asPromise, PropertyPath &&path) override;
    Value call(const CapabilityPtr &target, bool asPromise, PropertyPath &&path, Value &&arguments,
               bool argumentsHoldPromise) override;
    Value remap(const CapabilityPtr &target, PropertyPath &&path, QList<CapabilityPtr> &&captures,
                const JsonNode &instructions) override;
    Value blob(const QString &type, Value &&content) override;

private:
    SessionCore &m_session;
};

} // namespace QtCapnWeb
