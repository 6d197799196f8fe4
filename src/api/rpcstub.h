// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "qtcapnwebglobal.h"
#include "rpcconversion.h"
#include "stubhook.h"

#include <QtCore/QPointer>

#include <concepts>
#include <functional>
#include <optional>

/// \file
/// A handle on a capability: a remote object, a remote function, or one of our own.

namespace QtCapnWeb {

class RpcPromise;
class RpcTarget;
template<typename T>
class RpcResult;

namespace Detail {
template<typename T>
struct CallResult {
    using Type = RpcResult<T>;
};
template<>
struct CallResult<void> {
    using Type = RpcPromise;
};
} // namespace Detail

/// What `call<T>()` gives: an RpcResult<T>, or for void an RpcPromise.
template<typename T>
using RpcCallResult = typename Detail::CallResult<T>::Type;

/// \brief The name of a method or property; a literal is UTF-8.
class RpcName
{
public:
    template<size_t N>
    RpcName(const char (&utf8)[N]) : m_name(QString::fromUtf8(utf8))
    { }
    RpcName(const QString &name) : m_name(name) { }
    RpcName(QString &&name) noexcept : m_name(std::move(name)) { }
    RpcName(QStringView name) : m_name(name.toString()) { }
    RpcName(QLatin1StringView name) : m_name(name) { }
    RpcName(const char16_t *name) : m_name(QString::fromUtf16(name)) { }

    const QString &name() const { return m_name; }

private:
    QString m_name;
};

/// \brief A handle on something that can be called. A value with shared data.
///
/// Copying costs a reference count and nothing on the wire; the last copy that goes releases the capability; dispose() does
/// so at once, for all copies. A handle may outlive its session: it is broken then, and every call on it is rejected.
/// No function here throws. To be used on its session's thread only.
class QTCAPNWEB_EXPORT RpcStub
{
public:
    /// A null stub: calls on it are rejected.
    RpcStub() noexcept;
    /// A stub for a target of ours. Each conversion makes a handle of its own that ends in a disposed() of its own; to pass one
    /// target several times, make one stub and pass that. The target is owned from now on if it has no parent, see RpcTarget.
    /// If its class cannot be offered, the stub is broken with the error that says why. A null pointer gives a null stub.
    RpcStub(RpcTarget *target);
    /// For the layer below and for tools.
    explicit RpcStub(HookPtr hook) noexcept;
    RpcStub(const RpcStub &) noexcept;
    RpcStub(RpcStub &&) noexcept;
    RpcStub &operator=(const RpcStub &) noexcept;
    RpcStub &operator=(RpcStub &&) noexcept;
    ~RpcStub();

    /// A stub for \a target that leaves it to its owner, even if it has no parent. It must outlive nothing: it is watched.
    static RpcStub borrow(RpcTarget *target);
    /// The capability that \a value holds, or a stub that offers the members of a plain value. Undefined and null give a null
    /// stub.
    static RpcStub fromValue(const Value &value);
    /// A stub on which everything fails with \a error.
    static RpcStub broken(const RpcError &error);

    bool isNull() const noexcept { return !m_hook; }
    explicit operator bool() const noexcept { return !isNull(); }

    /// Calls a method. Arguments are converted by RpcConversion; lambdas become functions and targets stubs that the peer may
    /// call; stubs and promises may be passed, whosever they are. Stubs that are passed stay with the caller, too.
    /// The call is sent, or for a target of ours made, before this returns, unless an argument is still awaited.
    /// An argument that cannot be sent gives a promise that is rejected already.
    template<typename T = void, typename... Args>
    RpcCallResult<T> call(const RpcName &method, const Args &...args) const;
    /// Calls the capability itself: a function.
    template<typename... Args>
    RpcPromise operator()(const Args &...args) const;

    /// The promise for a property. Nothing is sent until it is awaited, called or passed.
    RpcPromise operator[](const RpcName &name) const;
    /// The promise for an item of an array.
    template<typename Index>
    requires Detail::Integer<Index> RpcPromise operator[](Index index) const;

    /// Has \a function applied, where this is, to what this is or will be: to each item of an array, giving an array; once to
    /// anything else; null and undefined give themselves. One round trip for all items.
    /// \code
    /// RpcPromise names = ids.map([&](RpcPromise id) { return api.call("getUserName", id); });
    /// \endcode
    /// \a function takes an RpcPromise (or RpcStub) and returns whatever may be sent: a promise, a list or map of promises, a
    /// Value …. It runs once, before this returns, with a placeholder, and what it calls meanwhile is recorded, not done. So it
    /// must not wait for anything, must have no side effects, and must make no targets or function stubs; stubs and promises from
    /// outside may be used. If it throws, or records what can't be, the result is rejected.
    template<typename F>
    RpcPromise map(F &&function) const;

    /// For tools: a call of whatever stands at \a path, which may be empty, with the items of the array \a arguments.
    RpcPromise callPath(const PropertyPath &path, const Value &arguments) const;
    /// For tools: the promise for what stands at \a path.
    RpcPromise getPath(const PropertyPath &path) const;

    /// An independent handle: disposing either leaves the other alone. Of a promise, it is a stub for what it will be.
    RpcStub dup() const;
    /// Lets go at once, for all copies. Of a session's remote main: ends the session. May be called twice.
    void dispose() const;

    /// Calls \a callback once if this breaks: the session ended, or the promise was rejected. Not any more once \a context is
    /// gone or the last copy of this handle is. If it is broken already, \a callback is called at once.
    /// \return an id for removeOnBroken(); 0 if it was called at once
    quint64 onBroken(const QObject *context, std::function<void(const RpcError &)> callback) const;
    void removeOnBroken(quint64 id) const;

    /// Null for a null stub.
    const HookPtr &hook() const noexcept { return m_hook; }
    /// A text for logs, such as "import -3".
    QString describe() const;
    /// For tools: the id under which it stands in its session's import table (RpcSession::tables()); see Capability::importId().
    std::optional<EntryId> importId() const;

    /// Whether both are the same handle or copies of it.
    friend bool operator==(const RpcStub &a, const RpcStub &b) noexcept { return a.m_hook == b.m_hook; }

protected:
    HookPtr m_hook;
};

template<>
struct QTCAPNWEB_EXPORT RpcConversion<RpcStub> {
    static constexpr RpcTypeSet accepts = rpcTypeSet(Value::Type::Stub);
    static QString typeName();
    /// Dups, so that an explicit dispose() by the caller does not reach what was passed. A null stub is null.
    static Value toValue(const RpcStub &stub);
    static bool fromValue(const Value &value, RpcStub *result, RpcMismatch *why);
};

} // namespace QtCapnWeb

#include "rpcpromise.h" // the results of the templates above, and their bodies
