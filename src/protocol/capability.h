// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QSharedData>
#include <QtCore/QString>

#include <optional>

/// \file
/// What a Value knows of a capability: that it can be held and described. The session's hooks implement it.

namespace QtCapnWeb {

/// \brief Something passed by reference: the abstract base of the session's hooks, held by \c Value.
///
/// Reference counted and used on one thread, that of its session. The last reference that goes disposes it.
class QTCAPNWEB_EXPORT Capability : public QSharedData
{
public:
    virtual ~Capability();

    /// A short text for logs and tools, such as "import -3".
    virtual QString describe() const = 0;
    /// The id under which it stands in its session's import table, or stood there before it was resolved; nothing for what is on
    /// this side, for a property of an import, and behind dispose(). (Exports have no such: what is ours may stand in many
    /// tables, and several times in one.)
    virtual std::optional<EntryId> importId() const;

protected:
    Capability() = default;
    Q_DISABLE_COPY_MOVE(Capability)
};

using CapabilityPtr = QExplicitlySharedDataPointer<Capability>;

} // namespace QtCapnWeb
