// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "rpcpromise.h"

#include "apilogging.h"
#include "maprecorder.h"
#include "teardown.h"
#include "timedhook.h"

#include <QtCore/QException>

#include <exception>
#include <memory>

namespace QtCapnWeb {

using namespace Qt::StringLiterals;

namespace Detail {

HookPtr nullUse(QStringView verb, const PropertyPath &path)
{
    const QString what = path.isEmpty() ? u"it"_s : u"'%1'"_s.arg(pathToString(path));
    return makeErrorHook(RpcError::typeError(u"The RPC stub is null. (%1 %2.)"_s.arg(verb, what)));
}

HookPtr hookOrBroken(const HookPtr &hook) { return hook ? hook : makeErrorHook(RpcError::typeError(u"The RPC stub is null."_s)); }

HookPtr call(const HookPtr &hook, const PropertyPath &path, Value &&arguments)
{
    // A local callee may destroy the handle through which it is called.
    if (!hook)
        return nullUse(u"Calling", path);
    const HookPtr target = hook;
    Arguments taken;
    taken.holdsPromise = arguments.containsPromise();
    taken.items = std::move(arguments);
    return callOrRecord(target, path, std::move(taken));
}

HookPtr map(const HookPtr &hook, const std::function<Value(const HookPtr &)> &function)
{
    try {
        return recordMap(hookOrBroken(hook), {}, function);
    } catch (...) {
        return brokenByCurrentException();
    }
}

HookPtr brokenByCurrentException() { return makeErrorHook(currentError()); }

RpcError currentError()
{
    try {
        throw;
    } catch (const RpcError &error) {
        return error;
    } catch (const RpcContextGone &) {
        return RpcError(u"The object that the call was for has been destroyed."_s);
    } catch (const QUnhandledException &wrapped) {
        // QtConcurrent wraps what is not a QException.
        try {
            if (wrapped.exception())
                std::rethrow_exception(wrapped.exception());
        } catch (...) {
            return currentError();
        }
        return RpcError(u"The call failed with an exception of unknown type."_s);
    } catch (const std::exception &exception) {
        return RpcError(QString::fromUtf8(exception.what()));
    } catch (...) {
        return RpcError(u"The call failed with an exception of unknown type."_s);
    }
}

void logUnhandled(const RpcError &error)
{
    qCWarning(lcApi).noquote() << "A call failed, and nobody handles it:" << error.toString();
}

void deliver(const HookPtr &hook, const QObject *context, OutcomeCallback callback)
{
    struct Delivery {
        QPointer<const QObject> context;
        OutcomeCallback callback;
        HookPtr hook; ///< waiting keeps the promise
        bool atOnce = true;

        static void run(const OutcomeCallback &callback, const Outcome &outcome)
        {
            try {
                callback(outcome);
            } catch (...) {
                qCCritical(lcApi).noquote() << "A callback of RpcPromise::then() threw:" << currentError().toString();
            }
        }
    };
    const auto delivery = std::make_shared<Delivery>();
    delivery->context = context;
    delivery->callback = std::move(callback);
    delivery->hook = hookOrBroken(hook);
    const HookPtr pulled = delivery->hook;
    pulled->pull([delivery](const Outcome &outcome) {
        const HookPtr done = std::move(delivery->hook);
        OutcomeCallback run = std::move(delivery->callback);
        if (!delivery->context)
            return;
        if (delivery->atOnce || TearDownScope::isActive()) {
            QMetaObject::invokeMethod(
                const_cast<QObject *>(delivery->context.data()), [run = std::move(run), outcome] { Delivery::run(run, outcome); },
                Qt::QueuedConnection);
            return;
        }
        Delivery::run(run, outcome);
    });
    delivery->atOnce = false;
}

HookPtr join(QList<Value> &&promises)
{
    const Deferred deferred;
    resolvePromises(Value::array(std::move(promises)), [deferred](const Outcome &outcome) {
        if (const RpcError *error = std::get_if<RpcError>(&outcome))
            deferred.reject(*error);
        else
            deferred.resolve(std::get<Value>(outcome));
    });
    return deferred.promise;
}

} // namespace Detail

RpcPromise RpcPromise::resolved(const Value &value) { return RpcPromise(makeValueHook(value)); }

RpcPromise RpcPromise::rejected(const RpcError &error) { return RpcPromise(makeErrorHook(error)); }

RpcPromise RpcPromise::withTimeout(std::chrono::milliseconds limit) const
{
    return RpcPromise(HookPtr(new TimedHook(Detail::hookOrBroken(m_hook)->dupPromise(), limit)));
}

void RpcPromise::pull(OutcomeCallback callback) const
{
    const HookPtr hook = Detail::hookOrBroken(m_hook);
    hook->pull([kept = std::make_shared<HookPtr>(hook), callback = std::move(callback)](const Outcome &outcome) {
        const HookPtr done = std::move(*kept);
        callback(outcome);
    });
}

void RpcPromise::detach() const
{
    pull([](const Outcome &outcome) {
        if (const RpcError *error = std::get_if<RpcError>(&outcome))
            Detail::logUnhandled(*error);
    });
}

bool RpcPromise::isSettled() const { return !m_hook || m_hook->outcome(); }

const Outcome *RpcPromise::outcome() const { return m_hook ? m_hook->outcome() : nullptr; }

RpcResult<QList<Value>> all(const QList<RpcPromise> &promises)
{
    QList<Value> items;
    items.reserve(promises.size());
    for (const RpcPromise &promise : promises)
        items.append(toValue(promise));
    return RpcResult<QList<Value>>(Detail::join(std::move(items)));
}

Value RpcConversion<RpcPromise>::toValue(const RpcPromise &promise)
{
    return Value::promise(CapabilityPtr(Detail::hookOrBroken(promise.hook()).data()));
}

} // namespace QtCapnWeb
