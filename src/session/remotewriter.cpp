// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "remotewriter.h"

#include "flowcontroller.h"
#include "importhook.h"
#include "sessioncore.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

constexpr double MaximumBurst = 256.0 * 1024;

} // namespace

struct RemoteWriter::State : std::enable_shared_from_this<RemoteWriter::State> {
    explicit State(FlowController::Clock clock) : flow(std::move(clock)) { }

    /// Makes a stream call; or where the import has become something else, a plain one, which has no size.
    /// \return why it could not be sent; \a done is not called then
    std::optional<RpcError> send(QLatin1StringView method, const Value &argument, bool hasArgument,
                                 const std::function<void(qint64)> &beforeSend, const StreamCallback &done)
    {
        const HookPtr hook = import;
        if (!hook)
            return error ? error : RpcError::typeError(u"Invalid state: WritableStream is closed"_s);
        const PropertyPath path{PathPart(QString(method))};
        Arguments arguments;
        arguments.items = Value::array(hasArgument ? QList<Value>{argument} : QList<Value>());
        const std::shared_ptr<SessionCore> kept = session.lock();
        if (const EntryId *id = kept ? static_cast<ImportHook *>(hook.data())->importOf(kept.get()) : nullptr)
            return kept->sendStream(*id, path, arguments, beforeSend, done);
        arguments.holdsPromise = argument.containsPromise();
        const HookPtr result = hook->call(path, std::move(arguments));
        result->pull([done, result](const Outcome &outcome) {
            const RpcError *why = std::get_if<RpcError>(&outcome);
            done(why ? std::optional(*why) : std::nullopt);
        });
        return {};
    }

    void fail(const RpcError &reason)
    {
        if (error)
            return;
        const auto self = shared_from_this();
        error = reason;
        letGo();
        if (const StreamCallback waiting = std::exchange(blocked, nullptr))
            waiting(reason);
        else if (const auto handler = errorHandler)
            handler(reason);
    }

    void abort(const RpcError &reason)
    {
        if (error)
            return;
        const auto self = shared_from_this();
        const StreamCallback dropped = std::exchange(blocked, nullptr);
        const auto failure = send(
            "abort"_L1, reason.toThrownValue(), true, [](qint64) {}, [self](const std::optional<RpcError> &) { self->letGo(); });
        error = reason;
        if (failure)
            letGo();
    }

    void letGo()
    {
        const HookPtr hook = std::exchange(import, {});
        if (hook)
            hook->dispose();
    }

    void acknowledged(const FlowController::Write &write)
    {
        const auto self = shared_from_this();
        flow.acknowledged(write);
        sinceAcknowledged = 0;
        if (!flow.hasRoom())
            return;
        if (const StreamCallback waiting = std::exchange(blocked, nullptr))
            waiting(std::nullopt);
    }

    std::weak_ptr<SessionCore> session;
    HookPtr import; // null once let go
    FlowController flow;
    double sinceAcknowledged = 0; // sent
    StreamCallback blocked; // a write that waits for room
    std::optional<RpcError> error;
    std::function<void(const RpcError &)> errorHandler;
};

RemoteWriter::RemoteWriter(SessionCore &session, HookPtr import)
    : m_state(std::make_shared<State>(session.options().clock ? session.options().clock : FlowController::monotonicClock()))
{
    m_state->session = session.self();
    m_state->import = std::move(import);
    const HookPtr hook = m_state->import;
    // The registration goes with the import.
    hook->onBroken([state = std::weak_ptr(m_state)](const RpcError &reason) {
        if (const auto kept = state.lock())
            kept->fail(reason);
    });
}

RemoteWriter::~RemoteWriter()
{
    m_state->errorHandler = nullptr;
    const StreamCallback dropped = std::exchange(m_state->blocked, nullptr);
}

void RemoteWriter::setErrorHandler(std::function<void(const RpcError &)> handler) { m_state->errorHandler = std::move(handler); }

void RemoteWriter::write(const Value &chunk, StreamCallback done)
{
    const std::shared_ptr<State> state = m_state;
    if (state->error) {
        done(state->error);
        return;
    }
    struct Sent {
        std::optional<FlowController::Write> write;
        bool isAnswered = false;
    };
    const auto sent = std::make_shared<Sent>();
    const auto measure = [&](qint64 size) {
        sent->write = state->flow.sent(double(size));
        state->sinceAcknowledged += double(size);
    };
    const std::optional<RpcError> failure =
        state->send("write"_L1, chunk, true, measure, [state, sent](const std::optional<RpcError> &error) {
            sent->isAnswered = true;
            if (error) {
                if (sent->write)
                    state->flow.failed(*sent->write);
                state->fail(*error);
            } else if (sent->write) {
                state->acknowledged(*sent->write);
            } else if (const StreamCallback waiting = std::exchange(state->blocked, nullptr)) {
                waiting(std::nullopt);
            }
        });
    if (failure) {
        // The reader is told why nothing more comes.
        state->abort(*failure);
        done(failure);
        return;
    }
    if (state->error) {
        done(state->error);
        return;
    }
    // The answer may have been here before the call returned.
    const bool mustWait = sent->write ? (sent->write->filledWindow && !state->flow.hasRoom())
                                            || (!sent->isAnswered && state->sinceAcknowledged >= MaximumBurst)
                                      : !sent->isAnswered;
    if (mustWait)
        state->blocked = std::move(done);
    else
        done(std::nullopt);
}

void RemoteWriter::close(StreamCallback done)
{
    const std::shared_ptr<State> state = m_state;
    if (state->error) {
        done(state->error);
        return;
    }
    // Writes before it need not be awaited: if one fails, so does this.
    const auto callback = std::make_shared<StreamCallback>(std::move(done));
    const auto finish = [state, callback](const std::optional<RpcError> &error) {
        state->letGo();
        // That of a write is the cause, that of close() only its consequence.
        const std::optional<RpcError> reason = state->error ? state->error : error;
        state->error = reason;
        if (const StreamCallback waiting = std::exchange(*callback, nullptr))
            waiting(reason);
    };
    if (const auto failure = state->send(
            "close"_L1, {}, false, [](qint64) {}, finish))
        finish(failure);
}

void RemoteWriter::abort(const RpcError &reason) { m_state->abort(reason); }

void RemoteWriter::abandon() { m_state->letGo(); }

} // namespace QtCapnWeb
