// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "expression.h"
#include "qtcapnwebglobal.h"
#include "value.h"

#include <functional>
#include <variant>

/// \file
/// The one interface behind every stub and promise. Modelled on the reference's StubHook (src/core.ts).

namespace QtCapnWeb {

class StubHook;
using HookPtr = QExplicitlySharedDataPointer<StubHook>;

/// What a promise became: a value, or the error it was rejected with.
using Outcome = std::variant<Value, RpcError>;
/// Called exactly once, on the session's thread; at once if the outcome is there already. It may destroy anything,
/// the session included.
using OutcomeCallback = std::function<void(const Outcome &)>;
using BrokenCallback = std::function<void(const RpcError &)>;

/// Arguments of a call, on their way to a callee.
struct Arguments {
    Value items;               ///< an array
    bool holdsPromise = false; ///< some item holds a promise, to be replaced by its resolution before delivery
};

/// \brief A handle on something that can be called: an import, a local target, a local value, a promise for one of these.
///
/// Reference counted by intrusive pointers; the last reference that goes disposes it. dispose() does so early, for all who
/// share this hook; dup() gives an independent one. No function throws: failure is a hook that is broken.
/// Used on its session's thread only.
class QTCAPNWEB_EXPORT StubHook : public Capability
{
public:
    /// Calls what stands at \a path, which may be empty. \a arguments are taken over. Calls on one hook arrive in the order in
    /// which they were made; delivery is synchronous when nothing has to be awaited.
    /// \return a hook for the promise of the result; sends nothing more until it is pulled.
    virtual HookPtr call(const PropertyPath &path, Arguments &&arguments) = 0;
    /// A promise for the property at \a path; with an empty path a promise for (a copy of) the hook's own resolution.
    virtual HookPtr get(const PropertyPath &path) = 0;
    /// Applies a recorded map function. \a instructions is the JSON text of the instructions array.
    virtual HookPtr map(const PropertyPath &path, QList<HookPtr> &&captures, const QByteArray &instructions) = 0;
    /// An independent handle on the same thing. It is a stub, not a promise: it cannot be pulled if it is remote.
    virtual HookPtr dup() = 0;
    /// Asks for the outcome of a promise. Several may ask; each is answered once, in order of asking.
    /// The value holds no promise any more: those in it were pulled and replaced, too.
    virtual void pull(OutcomeCallback callback) = 0;
    /// The outcome, if it is there without waiting (then pull() answers at once); else null.
    virtual const Outcome *outcome() const { return nullptr; }
    /// Lets go early. A pending promise is rejected with `RPC was canceled because the RpcPromise was disposed.`
    /// Later use gives `Attempted to use RPC stub after it has been disposed.` May be called twice.
    virtual void dispose() = 0;
    /// \a callback is called when the hook breaks: once, or never. \return an id for removeOnBroken(); 0 if it was called at once.
    virtual quint64 onBroken(BrokenCallback callback) = 0;
    virtual void removeOnBroken(quint64 id) = 0;

    /// The hook behind a capability of this room; null for others.
    static StubHook *from(const Capability *capability);
};

/// \brief What a local capability does: implemented by api for RpcTarget objects and for functions.
///
/// Its owner is the box that makeTargetHook() puts around it; all dups of the hook share the box.
class QTCAPNWEB_EXPORT LocalTarget
{
public:
    enum class Member : quint8 { None, Method, Property };

    virtual ~LocalTarget();

    /// What it offers by that name. Names of Object.prototype are never asked for.
    /// Throws the TypeError `Attempted to access property 'x', which is an instance property …` for what is there but not offered.
    virtual Member member(const PathPart &name) const = 0;
    /// Reads a property that member() called one. May throw RpcError.
    virtual Value read(const PathPart &name) = 0;
    /// Calls a method that member() called one. \a arguments is an array without promises; the callee's copy goes when this returns
    /// and the result, if it is a promise, has settled. The result may be a Promise. May throw RpcError. May destroy the target,
    /// its session, its server.
    virtual Value call(const PathPart &name, const Value &arguments) = 0;
    /// Whether it is a function, which is called without a name.
    virtual bool isFunction() const { return false; }
    virtual Value callFunction(const Value &arguments);
    /// The last hook on it went. Called exactly once.
    virtual void disposed() = 0;
    /// For logs and tools, such as "Counter(0x…)" or "function".
    virtual QString describe() const = 0;
};

/// A stub for \a target. Each call makes a box of its own: the same object wrapped twice is disposed twice.
QTCAPNWEB_EXPORT HookPtr makeTargetHook(std::unique_ptr<LocalTarget> target);
/// A promise that is settled already.
QTCAPNWEB_EXPORT HookPtr makeValueHook(const Value &value);
/// A stub or promise that is broken: every use gives \a error.
QTCAPNWEB_EXPORT HookPtr makeErrorHook(const RpcError &error);
/// The promise for property \a path of \a parent, which sends nothing until it is used. dispose() on it leaves the parent alone.
QTCAPNWEB_EXPORT HookPtr makePropertyHook(const HookPtr &parent, const PropertyPath &path);

/// \brief A local promise and the means to settle it, for results that come later.
struct QTCAPNWEB_EXPORT Deferred {
    Deferred();
    HookPtr promise;
    /// Only the first counts. A value that is itself a promise is followed. Calls queued on the promise are delivered in order.
    void resolve(const Value &value) const;
    void reject(const RpcError &error) const;
    /// Whether anyone but this Deferred still holds the promise.
    bool isAwaited() const;
};

/// Replaces all promises in \a value by their resolutions and gives the result; at once if there are none to wait for.
/// The first rejection wins.
QTCAPNWEB_EXPORT void resolvePromises(const Value &value, OutcomeCallback callback);

} // namespace QtCapnWeb
