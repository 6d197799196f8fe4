// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "fuzzworld.h"
#include "maprecorder.h"
#include "streamhook.h"
#include "targethook.h"

/// \file
/// What a fuzzed application does, by letter.

using namespace Qt::StringLiterals;

namespace Fuzz {

namespace {

Value stubOf(const HookPtr &hook) { return Value::stub(CapabilityPtr(hook.data())); }
Value promiseOf(const HookPtr &hook) { return Value::promise(CapabilityPtr(hook.data())); }
HookPtr hookIn(const Value &value) { return HookPtr(StubHook::from(value.capability().data())); }

// Promises that are resolved with values that hold them, maybe by way of others, keep themselves: that would be the
// application's fault.
bool isSafeToHold(const Value &value)
{
    if (value.isArray() || value.isObject() || value.type() == Value::Type::Error)
        return value.size() == 0;
    return !value.isCapability() || dynamic_cast<TargetHook *>(hookIn(value).data());
}

} // namespace

Value World::act(char16_t letter, const Value &arguments)
{
    const std::shared_ptr<Session> keeper = session;
    if (letter >= u'a' && letter <= u'l')
        return actOnHooks(letter, arguments);
    if (letter >= u'm' && letter <= u'z')
        return actOnSession(letter, arguments);
    if (letter >= u'0' && letter <= u'9')
        return actAsCaller(letter, arguments);
    return actOnStreams(letter, arguments);
}

Value World::actOnHooks(char16_t letter, const Value &arguments)
{
    const HookPtr hook = hookIn(arguments.at(0));
    switch (letter) {
    case u'a':
        return arguments.at(0);
    case u'b':
        return arguments;
    case u'c':
        return stubOf(newTarget());
    case u'd':
        return stubOf(newTarget(true));
    case u'e': // a promise that is settled later
        pending.emplace_back();
        return promiseOf(pending.back().promise);
    case u'f': // now is later
        if (!pending.empty()) {
            const Deferred deferred = pending.front();
            pending.erase(pending.begin());
            deferred.resolve(isSafeToHold(arguments.at(0)) ? arguments.at(0) : Value(1));
        }
        return {};
    case u'g':
        if (!pending.empty()) {
            const Deferred deferred = pending.back();
            pending.pop_back();
            deferred.reject(RpcError(u"rejected"_s));
        }
        return {};
    case u'h':
        std::vector<Deferred>().swap(pending);
        return {};
    case u'i': // keep it
        if (hook)
            keep(hook->dup());
        return {};
    case u'j':
        if (hook)
            keep(hook);
        return {};
    case u'k':
        if (!kept.isEmpty())
            kept.takeFirst();
        return {};
    default: // 'l'
        if (!kept.isEmpty())
            HookPtr(kept.last())->dispose();
        return {};
    }
}

Value World::actOnSession(char16_t letter, const Value &arguments)
{
    const HookPtr hook = hookIn(arguments.at(0));
    switch (letter) {
    case u'm': // call back
    case u'n': {
        if (!hook)
            return {};
        const HookPtr result = hook->call({}, {Value::array({arguments, 1}), arguments.containsPromise(), false});
        keep(result);
        if (letter == u'n')
            result->pull([](const Outcome &) {});
        return promiseOf(result);
    }
    case u'o': {
        const HookPtr result = session->remoteMain()->call({PathPart(u"x"_s)}, {arguments, false, false});
        pull(result);
        return {};
    }
    case u'p':
        return hook ? promiseOf(makePropertyHook(hook, {PathPart(u"x"_s), PathPart(0.0)})) : Value();
    case u'q':
        throw RpcError::rangeError(u"thrown"_s);
    case u'r':
        throw 5;
    case u's':
        session->abort(RpcError(u"enough"_s));
        return {};
    case u't':
        session->disconnected(RpcError(u"gone"_s));
        return {};
    case u'u': // as a handler that runs a nested event loop
        takeNext();
        return arguments.at(1);
    case u'v':
        if (hook) {
            hook->onBroken([this](const RpcError &) {
                if (!kept.isEmpty())
                    kept.takeLast();
            });
        }
        return {};
    case u'w':
        for (const HookPtr &each : QList<HookPtr>(kept))
            each->pull([this](const Outcome &) { takeNext(); });
        return {};
    case u'x':
        return kept.isEmpty() ? Value() : promiseOf(kept.last()->dupPromise());
    case u'y':
        return kept.isEmpty() ? Value() : stubOf(kept.first()->dup());
    default: // 'z'
        if (const HookPtr hookOfExport = session->hookForExport(EntryId(arguments.at(0).toNumber())))
            keep(hookOfExport);
        session->drain([](const std::optional<RpcError> &) {});
        return {};
    }
}

Value World::actOnStreams(char16_t letter, const Value &arguments)
{
    const HookPtr hook = subject(arguments);
    auto *const readable = dynamic_cast<ReadableHook *>(hook.data());
    auto *const writable = dynamic_cast<WritableHook *>(hook.data());
    const auto takeNextThen = [this](const std::optional<RpcError> &) { takeNext(); };
    switch (letter) {
    case u'E':
        return newReadable(false, arguments.items());
    case u'F':
        return newWritable(false);
    case u'G':
        read(hook, false);
        return {};
    case u'I':
        read(hook, true);
        return {};
    case u'J':
        if (readable)
            readable->cancel(RpcError(u"canceled"_s));
        return {};
    case u'K':
        if (writable)
            writable->write(arguments.at(1), takeNextThen);
        return {};
    case u'L':
        if (writable)
            writable->close(takeNextThen);
        return {};
    case u'M':
        if (writable)
            writable->abort(RpcError(u"aborted"_s), takeNextThen);
        return {};
    case u'N': {
        const HookPtr outside = kept.isEmpty() ? HookPtr() : kept.first();
        return promiseOf(recordMap(hook ? hook : session->remoteMain(), {PathPart(u"x"_s)}, [&](const HookPtr &placeholder) {
            const Value item = promiseOf(placeholder);
            const HookPtr called =
                callOrRecord(outside ? outside : placeholder, {PathPart(u"a"_s)}, {Value::array({item}), true, false});
            const HookPtr nested = recordMap(called, {}, [&](const HookPtr &inner) {
                return Value::array({promiseOf(inner), item, arguments.at(1)});
            });
            return Value::object(
                {{u"x"_s, promiseOf(nested)}, {u"y"_s, promiseOf(makePropertyHook(placeholder, {PathPart(0.0)}))}});
        }));
    }
    case u'O':
        answerWrite(std::nullopt);
        return {};
    case u'P':
        answerWrite(RpcError(u"not written"_s));
        return {};
    case u'Q':
        return newReadable(true, {});
    case u'R':
        answerRead(ReadResult::of(arguments.at(0)));
        return {};
    case u'S':
        answerRead(ReadResult::end());
        return {};
    case u'T':
        answerRead(ReadResult::failed(RpcError(u"not read"_s)));
        return {};
    case u'U':
        return newWritable(true);
    case u'V': {
        const StreamPipe pipe = makePipe();
        return Value::object({{u"r"_s, Value::readable(CapabilityPtr(pipe.readable.data()))},
                              {u"w"_s, Value::writable(CapabilityPtr(pipe.writable.data()))}});
    }
    case u'W':
        return Value(BlobData{u"a/b"_s, QByteArray(200'000, 'x')});
    case u'X':
        return Value(
            RequestData{u"http://a/"_s, Value::object({{u"method"_s, u"PUT"_s}}), newReadable(false, arguments.items())});
    case u'Y':
        return Value(ResponseData{newReadable(true, {}), Value::object()});
    default: { // 'Z'
        RpcError inner(u"inner"_s);
        inner.setProperty(u"stub"_s, stubOf(newTarget()));
        RpcError error(u"AggregateError"_s, u"outer"_s);
        error.setProperty(u"cause"_s, Value(inner));
        error.setProperty(u"errors"_s, Value::array({arguments, Value(inner), newReadable(false, {})}));
        throw error;
    }
    }
}

Value World::actAsCaller(char16_t letter, const Value &arguments)
{
    const HookPtr hook = subject(arguments);
    switch (letter) {
    case u'0': // without waiting
        return callMain(arguments);
    case u'1':
        if (hook)
            pull(hook);
        return {};
    case u'2': // pipelined
        if (hook) {
            const Value argument = kept.isEmpty() ? Value() : promiseOf(kept.first()->dupPromise());
            keep(hook->call({PathPart(u"y"_s)}, {Value::array({argument, arguments.at(1)}), !kept.isEmpty(), false}));
        }
        return {};
    case u'3':
        if (hook)
            keep(hook->get({PathPart(u"z"_s), PathPart(1.0)}));
        return {};
    case u'4': // a promise of ours as an argument
        pending.emplace_back();
        return callMain(promiseOf(pending.back().promise));
    case u'5':
        return callMain(Value::array({stubOf(newTarget()), stubOf(newTarget(true))}));
    case u'6':
        return callMain(newReadable(false, {1, u"two"_s, stubOf(newTarget()), arguments}));
    case u'7': {
        const StreamPipe pipe = makePipe();
        const Value result = callMain(Value::readable(CapabilityPtr(pipe.readable.data())));
        keep(pipe.writable);
        return result;
    }
    case u'8':
        return callMain(Value::array({Value(BlobData{u"text/plain"_s, "blob"_ba}), newWritable(true)}));
    default: { // '9': the body of what was fetched
        Value body = arguments.at(0).toRequest().body;
        if (body.isUndefined())
            body = arguments.at(0).toResponse().body;
        read(hookIn(body), true);
        return {};
    }
    }
}

} // namespace Fuzz
