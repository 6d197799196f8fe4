// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "demoapi.h"

#include "rpcasync.h"
#include "rpcpromise.h"

#include <QtCore/QPromise>

#include <memory>

using namespace Qt::StringLiterals;

namespace QtCapnWeb::Demo {

Subscription::Subscription(int intervalMs, const RpcStub &callback)
    : m_callback(callback.dup()) // ours end with the call that brought it
{
    connect(&m_timer, &QTimer::timeout, this, &Subscription::tick);
    m_timer.start(intervalMs);
}

Subscription::~Subscription() = default;

void Subscription::cancel()
{
    m_timer.stop();
    std::exchange(m_callback, {}).dispose();
}

void Subscription::tick()
{
    // A client that does not keep up misses ticks: nothing may pile up here.
    if (m_unanswered >= 10)
        return;
    ++m_unanswered;
    m_callback(++m_ticks).then(
        this, [this] { --m_unanswered; }, [this](const RpcError &) { cancel(); });
}

User::User(int id, const QString &name, const QString &bio) : m_id(id), m_name(name), m_bio(bio) { }

QVariantMap User::profile() const
{
    return {{u"id"_s, m_id}, {u"name"_s, m_name}, {u"bio"_s, m_bio}, {u"since"_s, QDateTime({2025, 9, 22}, {12, 0}, Qt::UTC)}};
}

QStringList User::notifications() const { return {u"Your counter reached 10."_s, u"Welcome, %1."_s.arg(m_name)}; }

Api::Api(ChatRoom *chat, TodoList *todos) : m_chat(chat), m_todos(todos) { }

QString Api::version() const { return QStringLiteral(QTCAPNWEB_VERSION); }

Value Api::help() const
{
    return Value::object({
        {u"hello"_s, u"(name) a greeting"},
        {u"square"_s, u"(x) x times x"},
        {u"echo"_s, u"(any) what it got, stubs included"},
        {u"makeCounter"_s, u"(start = 0) a Counter: increment(by = 1), reset(to = 0), value"},
        {u"incrementCounter"_s, u"(counter, by = 1) calls increment on a counter of either side"},
        {u"join"_s, u"(name, onMessage) a ChatSession: say(text), leave(), name, members"},
        {u"todos"_s, u"() the TodoList: add(text), list(), toggle(id), remove(id), count"},
        {u"subscribeTicker"_s, u"(intervalMs, callback) a Subscription: cancel(), active, ticks"},
        {u"authenticate"_s, u"(token: \"ada\" or \"guest\") a User: profile(), notifications(), id, name"},
        {u"fail"_s, u"(kind: \"TypeError\", \"RangeError\" …, \"cause\", \"thrown\") throws it"},
        {u"slow"_s, u"(ms, value) the value, after a while"},
        {u"large"_s, u"(length) a long string"},
        {u"download"_s, u"(lines) a stream of lines"},
        {u"upload"_s, u"(stream) reads it: {chunks, bytes}"},
        {u"version"_s, u"the version of the library that serves (a property)"},
    });
}

RpcReadable Api::download(int lines) const
{
    class Lines final : public ReadableSource
    {
    public:
        explicit Lines(int count) : m_count(count) { }
        void read(ReadCallback callback) override
        {
            if (m_next >= m_count)
                callback(ReadResult::end());
            else
                callback(ReadResult::of(u"line %1\n"_s.arg(++m_next)));
        }
        void cancel(const RpcError &) override { m_count = 0; }

    private:
        int m_count;
        int m_next = 0;
    };
    if (lines < 0)
        throw RpcError::rangeError(u"The number of lines must not be negative."_s);
    return RpcReadable::fromSource(std::make_unique<Lines>(lines));
}

RpcPromise Api::upload(RpcReadable content) const
{
    double chunks = 0;
    double bytes = 0;
    while (const RpcChunk chunk = co_await content.read()) {
        ++chunks;
        const bool isText = chunk.value.type() == Value::Type::String;
        bytes += double(isText ? chunk.as<QString>().toUtf8().size() : chunk.as<QByteArray>().size());
    }
    co_return Value::object({{u"chunks"_s, chunks}, {u"bytes"_s, bytes}});
}

QString Api::hello(const QString &name) const { return u"Hello, %1!"_s.arg(name); }

RpcPromise Api::incrementCounter(const RpcStub &counter, double by) const { return counter.call("increment", by); }

ChatSession *Api::join(const QString &name, const RpcStub &onMessage) const
{
    if (!m_chat)
        throw RpcError(u"The chat room is closed."_s);
    return m_chat->join(name, onMessage);
}

TodoList *Api::todos() const { return m_todos; }

Subscription *Api::subscribeTicker(int intervalMs, const RpcStub &callback) const
{
    if (intervalMs < MinimumInterval)
        throw RpcError::rangeError(u"The shortest interval is %1 ms."_s.arg(MinimumInterval));
    return new Subscription(intervalMs, callback);
}

User *Api::authenticate(const QString &token) const
{
    if (token == "ada"_L1)
        return new User(1, u"Ada"_s, u"Wrote the first program."_s);
    if (token == "guest"_L1)
        return new User(2, u"Guest"_s, u"Just looking."_s);
    throw RpcError(u"Unknown token. Try \"ada\" or \"guest\"."_s);
}

void Api::fail(const QString &kind) const
{
    if (kind == "thrown"_L1)
        throw RpcError::fromThrownValue(Value::object({{u"reason"_s, u"thrown, but no error"}, {u"code"_s, 42}}));
    if (kind == "cause"_L1) {
        RpcError error(u"This failed because of something else."_s);
        error.setProperty(u"code"_s, 42);
        error.setProperty(u"cause"_s, RpcError::rangeError(u"This is what it was."_s));
        throw error;
    }
    if (!RpcError::isWellKnownType(kind))
        throw RpcError::typeError(u"\"%1\" is no type of error. Try \"RangeError\"."_s.arg(kind.left(100)));
    throw RpcError(kind, u"This %1 was asked for."_s.arg(kind));
}

QFuture<Value> Api::slow(int ms, const Value &value)
{
    if (ms < 0 || ms > MaximumDelay)
        throw RpcError::rangeError(u"The delay must lie between 0 and %1 ms."_s.arg(MaximumDelay));
    // Destroyed unfinished, if this goes first, it cancels the future.
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    QTimer::singleShot(ms, this, [promise, value] {
        promise->addResult(value);
        promise->finish();
    });
    return promise->future();
}

QString Api::large(int length) const
{
    if (length < 0 || length > MaximumLength)
        throw RpcError::rangeError(u"The length must lie between 0 and %1."_s.arg(MaximumLength));
    QString text(length, Qt::Uninitialized);
    for (qsizetype i = 0; i < length; ++i)
        text[i] = QChar(u'a' + char16_t(i % 26));
    return text;
}

} // namespace QtCapnWeb::Demo
