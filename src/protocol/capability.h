// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QSharedData>
#include <QtCore/QString>

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

protected:
    Capability() = default;
    Q_DISABLE_COPY_MOVE(Capability)
};

using CapabilityPtr = QExplicitlySharedDataPointer<Capability>;

} // namespace QtCapnWeb
