// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "expression.h"
#include "mapinstructions.h"
#include "qtcapnwebglobal.h"
#include "value.h"

#include <QtCore/QAtomicInt>

#include <functional>
#include <memory>
#include <utility>
#include <variant>

/// \file
/// The one interface behind every stub and promise. Modelled on the reference's StubHook (src/core.ts).

namespace QtCapnWeb {

class StubHook;
using HookPtr = QExplicitlySharedDataPointer<StubHook>;

/// What a promise became: a value, or the error it was rejected with.
using Outcome = std::variant<Value, RpcError>;
/// Called exactly once, on the session's thread; at once if the outcome is there already. It may destroy anything,
/// the session included. It must not throw.
using OutcomeCallback = std::function<void(const Outcome &)>;
using BrokenCallback = std::function<void(const RpcError &)>;

/// Arguments of a call, on their way to a callee.
struct Arguments {
    Value items; ///< an array
    bool holdsPromise = false; ///< some item holds a promise, to be replaced by its resolution before delivery
    /// The capabilities in it belong to this call alone (they came off the wire). Else they are the caller's, who may dispose
    /// them as soon as call() has returned, and they are duplicated if the call stays on this side.
    bool owned = false;
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
    HookPtr call(const PropertyPath &path, Arguments &&arguments);
    /// A promise for the property at \a path; with an empty path a promise for (a copy of) the hook's own resolution.
    HookPtr get(const PropertyPath &path);
    /// Applies a recorded map function to what stands at \a path, in the order of calls. The \a captures are taken over.
    HookPtr map(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions);
    /// An independent handle on the same thing. It is a stub, not a promise: what it gives when it is pulled is a stub.
    virtual HookPtr dup() = 0;
    /// As dup(), but a promise stays one.
    virtual HookPtr dupPromise() { return dup(); }
    /// Asks for the outcome of a promise. Several may ask; each is answered once, in order of asking. The hook is kept until
    /// then. The value holds no promise any more: those in it were pulled and replaced, too. A stub that is no promise gives
    /// itself.
    void pull(OutcomeCallback callback);
    /// The outcome, if it is there without waiting (then pull() answers at once); else null.
    const Outcome *outcome() const;
    /// Lets go early. A pending promise is rejected with `RPC was canceled because the RpcPromise was disposed.`
    /// Later use gives `Attempted to use RPC stub after it has been disposed.` May be called twice.
    virtual void dispose() = 0;
    /// \a callback is called when the hook breaks: once, or never. It stays registered when this handle goes, as long as another
    /// handle on the same thing is left. \return an id for removeOnBroken(); 0 if it was called at once.
    quint64 onBroken(BrokenCallback callback);
    void removeOnBroken(quint64 id);

    /// The hook behind a capability of this room; null for others.
    static StubHook *from(const Capability *capability);

    // What follows is for the session room.

    /// The classes of hooks that it must tell from others, several times a call; see hookCast().
    enum class Kind : quint8 { Import, Promise, Property, Settled, Other };
    Kind kind() const { return m_kind; }

    /// As pull(), but promises that stand in the value are left as they are (the value may itself be one).
    void settle(OutcomeCallback callback);
    /// The outcome that settle() gives, if it is there; else null.
    const Outcome *settled() const;
    /// The hook that this promise has become, so that its outcome is that one's; null if it has become none.
    virtual const StubHook *becoming() const { return nullptr; }
    /// Does what can be done at once so that settled() gives something: reads a property of a local value.
    virtual void prepare() { }

    enum class Operation : quint8 { Call, Get, Map };
    /// The hook that really performs an operation at \a path, and the path from there; null if it is this one. Chains are
    /// followed in a loop by the caller, since a peer may make them as long as it likes.
    virtual HookPtr next(Operation operation, PropertyPath &path);
    /// Likewise for onBroken().
    virtual StubHook *nextForBroken() { return const_cast<StubHook *>(becoming()); }
    /// Registers \a callback under \a id, which grows with the order of registration. \return false if it was called at once.
    virtual bool addOnBroken(quint64 id, BrokenCallback &&callback) = 0;
    virtual void dropOnBroken(quint64 id);

protected:
    explicit StubHook(Kind kind = Kind::Other) : m_kind(kind) { }

    virtual HookPtr doCall(const PropertyPath &path, Arguments &&arguments) = 0;
    virtual HookPtr doGet(const PropertyPath &path) = 0;
    virtual HookPtr doMap(const PropertyPath &path, QList<HookPtr> &&captures, const MapInstructions &instructions);
    /// The outcome where there is neither a becoming() nor a wait.
    virtual const Outcome *ownOutcome() const { return nullptr; }
    /// Only called if settled() is null, even after prepare().
    virtual void doSettle(OutcomeCallback &&callback) = 0;

private:
    const Kind m_kind;
};

/// \a hook as a \a Hook, a class with a kind of its own, if it is one; else null. What dynamic_cast says, for a comparison.
template<typename Hook>
const Hook *hookCast(const StubHook *hook)
{
    return hook && hook->kind() == Hook::HookKind ? static_cast<const Hook *>(hook) : nullptr;
}

/// \brief What a local capability does: implemented by api for RpcTarget objects and for functions.
///
/// All dups of the hook that makeTargetHook() gives share it; it goes with the last of them.
class QTCAPNWEB_EXPORT LocalTarget
{
public:
    enum class Member : quint8 { None, Method, Property };

    virtual ~LocalTarget();

    /// What it offers by that name. Names of Object.prototype are never asked for.
    /// Throws the TypeError `Attempted to access property 'x', which is an instance property …` for what is there but not
    /// offered.
    virtual Member member(const PathPart &name) const = 0;
    /// Reads a property that member() called one. May throw RpcError.
    virtual Value read(const PathPart &name) = 0;
    /// Calls a method that member() called one. \a arguments is an array without promises; the callee's copy goes when this
    /// returns and the result, if it is a promise, has settled. The result may be a Promise. May throw RpcError. May destroy the
    /// target, its session, its server.
    virtual Value call(const PathPart &name, const Value &arguments) = 0;
    /// Whether it is a function, which is called without a name.
    virtual bool isFunction() const { return false; }
    virtual Value callFunction(const Value &arguments);
    /// The last hook on it went. Called exactly once.
    virtual void disposed() = 0;
    /// For logs and tools, such as "Counter(0x…)" or "function".
    virtual QString describe() const = 0;

private:
    friend class TargetPtr;
    QAtomicInt m_holders; // TargetPtr's; there may be a million targets, so that each byte of one counts
};

/// \brief Holds a target, with others: its hooks, and whoever works for it. When the last goes, the target is told that it is
/// disposed, and goes.
class TargetPtr
{
public:
    explicit TargetPtr(std::unique_ptr<LocalTarget> target = nullptr) noexcept : TargetPtr(target.release()) { }
    TargetPtr(const TargetPtr &other) noexcept : TargetPtr(other.m_target) { }
    TargetPtr(TargetPtr &&other) noexcept : m_target(std::exchange(other.m_target, nullptr)) { }
    TargetPtr &operator=(TargetPtr other) noexcept
    {
        std::swap(m_target, other.m_target);
        return *this;
    }
    /// One more on a target that others hold, as those of a hook are for as long as a call of it runs.
    static TargetPtr shared(LocalTarget &target) noexcept { return TargetPtr(&target); }
    ~TargetPtr()
    {
        if (!m_target || m_target->m_holders.deref())
            return;
        m_target->disposed();
        delete m_target;
    }

    LocalTarget &operator*() const { return *m_target; }
    LocalTarget *operator->() const { return m_target; }
    explicit operator bool() const { return m_target; }

private:
    explicit TargetPtr(LocalTarget *target) noexcept : m_target(target)
    {
        if (m_target)
            m_target->m_holders.ref();
    }

    LocalTarget *m_target;
};

/// A stub for \a target. The same object wrapped in two targets is disposed twice.
QTCAPNWEB_EXPORT HookPtr makeTargetHook(std::unique_ptr<LocalTarget> target);
/// A promise that is settled already.
QTCAPNWEB_EXPORT HookPtr makeValueHook(const Value &value);
/// A stub or promise that is broken: every use gives \a error.
QTCAPNWEB_EXPORT HookPtr makeErrorHook(const RpcError &error);
/// The promise for property \a path of \a parent, which sends nothing until it is used. dispose() on it leaves the parent alone.
/// It is read once, when it is first pulled or got; calls go to the parent, whatever it was then.
QTCAPNWEB_EXPORT HookPtr makePropertyHook(const HookPtr &parent, const PropertyPath &path);

class PromiseResolver;

/// \brief A local promise and the means to settle it, for results that come later. Copies are the same promise; when the last
/// copy goes before it was settled, it is rejected, so that nobody waits for ever.
struct QTCAPNWEB_EXPORT Deferred {
    Deferred();
    HookPtr promise;
    /// Only the first counts. A value that is itself a promise is followed. Calls queued on the promise are delivered in order.
    void resolve(const Value &value) const;
    void reject(const RpcError &error) const;
    /// Whether anyone but this Deferred and its copies still holds the promise, or waits for it.
    bool isAwaited() const;

private:
    std::shared_ptr<PromiseResolver> m_resolver;
};

/// Replaces all promises in \a value by their resolutions and gives the result; at once if there are none to wait for.
/// The first rejection wins. What a promise resolved to is nested no deeper than 256 levels in all.
QTCAPNWEB_EXPORT void resolvePromises(const Value &value, OutcomeCallback callback);

} // namespace QtCapnWeb
