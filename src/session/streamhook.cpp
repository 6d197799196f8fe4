// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "streamhook.h"

#include "capabilitywalk.h"
#include "promisehook.h"
#include "settledhook.h"

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

namespace {

void answer(StreamCallback &done, const std::optional<RpcError> &error)
{
    if (const StreamCallback callback = std::exchange(done, nullptr))
        callback(std::optional(error));
}

// The result of a call that a StreamCallback answers: settled at once if that is, else a promise.
class CallResult
{
public:
    StreamCallback callback() const
    {
        return [state = m_state](const std::optional<RpcError> &error) {
            HookPtr outcome = error ? makeErrorHook(*error) : makeValueHook(Value());
            if (state->resolver)
                state->resolver->resolve(std::move(outcome));
            else
                state->outcome = std::move(outcome);
        };
    }
    HookPtr hook() const
    {
        if (m_state->outcome)
            return std::exchange(m_state->outcome, {});
        m_state->resolver.emplace();
        return m_state->resolver->promise();
    }

private:
    struct State {
        HookPtr outcome;
        std::optional<PromiseResolver> resolver; // made if it takes time
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace

WritableSink::~WritableSink() = default;

void WritableSink::abandon() { abort(RpcError(u"WritableStream RPC stub was disposed without calling close()"_s)); }

void WritableSink::setErrorHandler(std::function<void(const RpcError &)>) { }

ReadableSource::~ReadableSource() = default;

// --- WritableBox ------------------------------------------------------------------------------------------------------------

void WritableBox::start()
{
    m_sink->setErrorHandler([box = weak_from_this()](const RpcError &error) {
        if (const auto self = box.lock())
            self->fail(error);
    });
}

void WritableBox::write(const Value &chunk, bool holdsPromise, StreamCallback &&done)
{
    if (m_error) {
        answer(done, m_error);
    } else if (m_isClosing) {
        answer(done, RpcError::typeError(u"Invalid state: WritableStream is closed"_s));
    } else {
        m_items.push_back({chunk, holdsPromise, std::move(done)});
        advance();
    }
}

void WritableBox::close(StreamCallback &&done)
{
    if (m_error) {
        answer(done, m_error);
    } else if (m_isClosing) {
        answer(done, RpcError::typeError(u"Invalid state: WritableStream is closed"_s));
    } else {
        m_isClosing = true;
        m_items.push_back({std::nullopt, false, std::move(done)});
        advance();
    }
}

void WritableBox::abort(const RpcError &reason, StreamCallback &&done)
{
    const auto self = shared_from_this();
    const std::unique_ptr<WritableSink> sink = std::move(m_sink);
    fail(reason);
    if (sink)
        sink->abort(reason);
    answer(done, std::nullopt);
}

void WritableBox::removeHandle()
{
    if (--m_handles > 0 || m_isClosing || m_error)
        return;
    const auto self = shared_from_this();
    const std::unique_ptr<WritableSink> sink = std::move(m_sink);
    fail(RpcError(u"WritableStream RPC stub was disposed without calling close()"_s));
    if (sink)
        sink->abandon();
}

// A loop, since sinks may answer at once: a long queue needs no stack.
void WritableBox::advance()
{
    if (m_isAdvancing)
        return;
    const auto self = shared_from_this();
    m_isAdvancing = true;
    while (!m_isBusy && !m_items.empty() && m_sink) {
        m_isBusy = true;
        const Item &item = m_items.front();
        if (!item.chunk) {
            m_sink->close([self](const std::optional<RpcError> &error) { self->answered(error); });
        } else if (!item.holdsPromise || m_sink->takesPromises()) {
            perform(Value(*item.chunk));
        } else {
            // Those behind it wait, too: chunks keep their order.
            resolvePromises(Value(*item.chunk), [self](const Outcome &outcome) {
                if (!self->m_isBusy || !self->m_sink)
                    return;
                if (const Value *chunk = std::get_if<Value>(&outcome)) {
                    self->perform(*chunk);
                    return;
                }
                // The sink does not know that it is over.
                const RpcError error = std::get<RpcError>(outcome);
                const std::unique_ptr<WritableSink> sink = std::move(self->m_sink);
                self->answered(error);
                sink->abort(error);
            });
        }
    }
    m_isAdvancing = false;
}

void WritableBox::perform(const Value &chunk)
{
    m_sink->write(chunk, [self = shared_from_this()](const std::optional<RpcError> &error) { self->answered(error); });
}

void WritableBox::answered(const std::optional<RpcError> &error)
{
    if (!m_isBusy || m_items.empty())
        return; // It was given up meanwhile.
    m_isBusy = false;
    Item item = std::move(m_items.front());
    m_items.pop_front();
    if (!item.chunk)
        m_sink.reset();
    if (error)
        fail(*error);
    answer(item.done, error);
    advance();
}

void WritableBox::fail(const RpcError &error)
{
    if (m_error || (m_isClosing && m_items.empty()))
        return; // It has ended before.
    const auto self = shared_from_this();
    m_error = error;
    m_isBusy = false;
    const std::unique_ptr<WritableSink> sink = std::move(m_sink);
    std::deque<Item> items = std::exchange(m_items, {});
    for (Item &item : items)
        answer(item.done, error);
}

// --- WritableHook -----------------------------------------------------------------------------------------------------------

WritableHook::WritableHook(std::shared_ptr<WritableBox> box) : m_box(std::move(box)) { m_box->addHandle(); }

WritableHook::~WritableHook() { dispose(); }

void WritableHook::write(const Value &chunk, StreamCallback done)
{
    const auto box = m_box;
    if (box)
        box->write(chunk, chunk.containsPromise(), std::move(done));
    else
        answer(done, std::get<RpcError>(*SettledHook::disposed()->settled()));
}

void WritableHook::close(StreamCallback done)
{
    const auto box = m_box;
    if (box)
        box->close(std::move(done));
    else
        answer(done, std::get<RpcError>(*SettledHook::disposed()->settled()));
}

void WritableHook::abort(const RpcError &reason, StreamCallback done)
{
    const auto box = m_box;
    if (box)
        box->abort(reason, std::move(done));
    else
        answer(done, std::get<RpcError>(*SettledHook::disposed()->settled()));
}

HookPtr WritableHook::dup() { return m_box ? HookPtr(new WritableHook(m_box)) : SettledHook::disposed(); }

void WritableHook::dispose()
{
    if (const auto box = std::exchange(m_box, nullptr))
        box->removeHandle();
}

QString WritableHook::describe() const { return m_box ? u"writable stream"_s : u"disposed writable stream"_s; }

HookPtr WritableHook::doCall(const PropertyPath &path, Arguments &&arguments)
{
    if (!m_box)
        return makeErrorHook(RpcError(u"Attempted to use a WritableStreamStubHook after it was disposed."_s));
    const QString *method = path.size() == 1 ? std::get_if<QString>(&path.first()) : nullptr;
    if (!method)
        return makeErrorHook(RpcError(u"WritableStream stub only supports direct method calls"_s));
    const auto box = m_box;
    const Value items = arguments.owned ? std::move(arguments.items) : duplicateCapabilities(arguments.items);
    const CallResult result;
    if (*method == "write"_L1)
        box->write(items.at(0), arguments.holdsPromise, result.callback());
    else if (*method == "close"_L1)
        box->close(result.callback());
    else if (*method == "abort"_L1)
        box->abort(RpcError::fromThrownValue(items.at(0)), result.callback());
    else
        return makeErrorHook(RpcError("Unknown WritableStream method: %1"_L1.arg(*method)));
    return result.hook();
}

HookPtr WritableHook::doGet(const PropertyPath &)
{
    return makeErrorHook(RpcError(u"Cannot access properties on a WritableStream stub"_s));
}

HookPtr WritableHook::doMap(const PropertyPath &, QList<HookPtr> &&, const MapInstructions &)
{
    return makeErrorHook(RpcError(u"Cannot use map() on a WritableStream"_s));
}

const Outcome *WritableHook::ownOutcome() const
{
    static const Outcome outcome = RpcError(u"Cannot pull a WritableStream stub"_s);
    return &outcome;
}

void WritableHook::doSettle(OutcomeCallback &&callback) { callback(*ownOutcome()); }

HookPtr makeWritableHook(std::unique_ptr<WritableSink> sink)
{
    auto box = std::make_shared<WritableBox>(std::move(sink));
    box->start();
    return HookPtr(new WritableHook(std::move(box)));
}

// --- ReadableBox ------------------------------------------------------------------------------------------------------------

ReadableBox::~ReadableBox()
{
    const RpcError reason(u"ReadableStream RPC stub was disposed without being consumed"_s);
    if (m_source)
        m_source->cancel(reason);
    for (const ReadCallback &callback : std::exchange(m_reads, {}))
        callback(ReadResult::failed(reason));
}

void ReadableBox::read(ReadCallback &&callback)
{
    m_reads.push_back(std::move(callback));
    advance();
}

void ReadableBox::cancel(const RpcError &reason)
{
    const auto self = shared_from_this();
    const std::unique_ptr<ReadableSource> source = std::move(m_source);
    if (source)
        m_end = ReadResult::end();
    m_isBusy = false;
    if (source)
        source->cancel(reason);
    advance();
}

bool ReadableBox::lock()
{
    if (m_isLocked || !m_reads.empty())
        return false;
    m_isLocked = true;
    return true;
}

void ReadableBox::advance()
{
    if (m_isAdvancing)
        return;
    const auto self = shared_from_this();
    m_isAdvancing = true;
    while (!m_isBusy && !m_reads.empty()) {
        if (!m_source) {
            const ReadCallback callback = std::move(m_reads.front());
            m_reads.pop_front();
            callback(ReadResult(m_end));
            continue;
        }
        m_isBusy = true;
        m_source->read([box = weak_from_this()](const ReadResult &result) {
            if (const auto kept = box.lock())
                kept->arrived(result);
        });
    }
    m_isAdvancing = false;
}

void ReadableBox::arrived(const ReadResult &result)
{
    if (!m_isBusy || m_reads.empty())
        return; // It was canceled meanwhile.
    const auto self = shared_from_this();
    m_isBusy = false;
    std::unique_ptr<ReadableSource> finished;
    if (result.kind != ReadResult::Kind::Chunk) {
        finished = std::move(m_source);
        m_end = result;
    }
    const ReadCallback callback = std::move(m_reads.front());
    m_reads.pop_front();
    callback(ReadResult(result));
    advance();
}

// --- ReadableHook -----------------------------------------------------------------------------------------------------------

void ReadableHook::read(ReadCallback callback)
{
    if (!m_box) {
        callback(ReadResult::failed(std::get<RpcError>(*SettledHook::disposed()->settled())));
        return;
    }
    if (m_box->isLocked()) {
        callback(ReadResult::failed(RpcError::typeError(u"The readable stream was sent to a peer, so it can't be read here."_s)));
        return;
    }
    m_box->read([kept = HookPtr(this), callback = std::move(callback)](const ReadResult &result) { callback(result); });
}

void ReadableHook::cancel(const RpcError &reason)
{
    const auto box = m_box;
    if (box && !box->isLocked())
        box->cancel(reason);
}

HookPtr ReadableHook::dup() { return m_box ? HookPtr(new ReadableHook(m_box)) : SettledHook::disposed(); }

QString ReadableHook::describe() const { return m_box ? u"readable stream"_s : u"disposed readable stream"_s; }

HookPtr ReadableHook::doCall(const PropertyPath &, Arguments &&)
{
    return makeErrorHook(RpcError(u"Cannot call methods on a ReadableStream stub"_s));
}

HookPtr ReadableHook::doGet(const PropertyPath &)
{
    return makeErrorHook(RpcError(u"Cannot access properties on a ReadableStream stub"_s));
}

HookPtr ReadableHook::doMap(const PropertyPath &, QList<HookPtr> &&, const MapInstructions &)
{
    return makeErrorHook(RpcError(u"Cannot use map() on a ReadableStream"_s));
}

const Outcome *ReadableHook::ownOutcome() const
{
    static const Outcome outcome = RpcError(u"Cannot pull a ReadableStream stub"_s);
    return &outcome;
}

void ReadableHook::doSettle(OutcomeCallback &&callback) { callback(*ownOutcome()); }

HookPtr makeReadableHook(std::unique_ptr<ReadableSource> source)
{
    return HookPtr(new ReadableHook(std::make_shared<ReadableBox>(std::move(source))));
}

} // namespace QtCapnWeb
