// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpctarget.h"

#include <concepts>
#include <memory>

/// \file
/// Targets that the application and their peers own together.

namespace QtCapnWeb {

namespace Detail {
QTCAPNWEB_EXPORT Value sharedTargetToValue(const std::shared_ptr<RpcTarget> &target);
} // namespace Detail

/// \brief A target that is shared travels as a stub that keeps it: it is deleted when the application's last std::shared_ptr, the
/// last handle on it, the last call in progress and the last coroutine of its methods are gone, whichever goes last. An empty
/// pointer is null.
/// \code
/// auto room = std::make_shared<Room>();
/// api.call("join", room);
/// class Lobby : public RpcTarget
/// {
///     Q_OBJECT
/// public:
///     Q_INVOKABLE std::shared_ptr<Room> room(const QString &name); // registerRpcType<std::shared_ptr<Room>>() once
/// };
/// \endcode
/// It must be a std::shared_ptr wherever it is passed: passed as a plain pointer as well, a target without a parent would be
/// owned twice. It is deleted at once, as std::shared_ptr does; give it QObject::deleteLater as its deleter if code that is no
/// call of a peer may still be at work in it. Each conversion makes a handle of its own, as with RpcStub(RpcTarget *).
template<std::derived_from<RpcTarget> T>
struct RpcConversion<std::shared_ptr<T>> {
    static Value toValue(const std::shared_ptr<T> &target) { return Detail::sharedTargetToValue(target); }
};

/// The same as a stub, for a main interface or to pass one handle several times. Broken if its class cannot be offered.
QTCAPNWEB_EXPORT RpcStub shareTarget(const std::shared_ptr<RpcTarget> &target);

} // namespace QtCapnWeb
