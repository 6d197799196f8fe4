// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"
#include "rpcstub.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <concepts>

/// \file
/// Objects that peers may call.

namespace QtCapnWeb {

/// \brief The base of objects that are passed by reference.
///
/// A peer may call the public Q_INVOKABLE methods and public slots, and read the properties (Q_PROPERTY), that are declared in
/// classes above this one; never what QObject has, nor signals, private methods or dynamic properties.
///
/// Overloads, and methods with default arguments, are chosen by the number of arguments, then by their types. Surplus arguments
/// are ignored, as in JavaScript; a missing one is a TypeError unless its type takes undefined. Types are strict, see
/// rpcconversion.h. A method may return anything that can be sent: a value, a target, a stub, an RpcPromise (and may be a
/// coroutine then), a QFuture or QCoro::Task that was registered. An RpcError that it throws goes to the caller; another
/// std::exception as an Error with its what(). The first time that a target of a class is passed, all its methods are checked;
/// one with a type that is not registered, or two that could not be told apart, is an error that names them.
///
/// Ownership is decided by how a target is passed, and a target that was never passed is not touched:
/// - owned: passed as a pointer, without a QObject parent. It is deleted (deleteLater()) once the last handle on it, the last
///   call in progress and the last coroutine of its methods are gone: `return new Counter;` is all that a method needs to say.
/// - parented: passed as a pointer, with a parent when the last handle goes. It is the parent's; peers borrow it, and their
///   calls are rejected once it is gone.
/// - shared: passed as a std::shared_ptr (rpcsharedtarget.h). Whichever goes last of the application's pointers and the peers'
///   handles, calls and coroutines deletes it.
/// - borrowed: RpcStub::borrow(), and what a property holds. It is left to its owner, and calls are rejected once it is gone.
class QTCAPNWEB_EXPORT RpcTarget : public QObject
{
    Q_OBJECT
public:
    explicit RpcTarget(QObject *parent = nullptr);
    ~RpcTarget() override;

protected:
    /// A handle on it, and all dups of that, went: once for each time that it was passed. It may be called again later, if
    /// it is passed again. Does nothing here.
    virtual void disposed();

private:
    friend class RpcTargetLease;
    friend class ObjectTarget;
    int m_leases = 0;
    bool m_owned = false; ///< it was passed as something that its holders own
};

/// \brief Keeps an owned target while someone uses it. The last lease that goes deletes a target without a parent.
/// Handles, calls in progress and coroutines hold one.
class QTCAPNWEB_EXPORT RpcTargetLease
{
public:
    RpcTargetLease() noexcept = default;
    explicit RpcTargetLease(RpcTarget *target);
    RpcTargetLease(const RpcTargetLease &other);
    RpcTargetLease(RpcTargetLease &&other) noexcept;
    RpcTargetLease &operator=(RpcTargetLease other) noexcept;
    ~RpcTargetLease();

    /// Null once it is gone.
    RpcTarget *target() const { return m_target.data(); }

private:
    QPointer<RpcTarget> m_target;
};

namespace Detail {
QTCAPNWEB_EXPORT Value targetToValue(RpcTarget *target);
/// It is left to its owner, even if it has no parent.
QTCAPNWEB_EXPORT Value borrowedTargetToValue(RpcTarget *target);
} // namespace Detail

/// A target travels as a stub; a null pointer as null.
/// toValue() throws RpcError if its class cannot be offered.
template<typename T>
requires std::derived_from<T, RpcTarget>
struct RpcConversion<T *> {
    static Value toValue(T *target) { return Detail::targetToValue(target); }
};

} // namespace QtCapnWeb
