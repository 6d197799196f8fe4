// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referencetargets.h"

#include <algorithm>

namespace Reference {

Value TestTarget::callSquare(const RpcStub &self, double i)
{
    return Value::object({{u"result"_s, toValue(self.call("square", i))}});
}

RpcPromise TestTarget::callFunction(RpcStub function, double i)
{
    const Value result = co_await function(i);
    co_return Value::object({{u"result"_s, result}});
}

void TestTarget::throwError()
{
    RpcError error = RpcError::rangeError(u"test error"_s);
    error.setStack(u"at TestTarget::throwError"_s);
    throw error;
}

RpcPromise TestTarget::incrementCounter(const RpcStub &counter, int by) { return counter.call("increment", by); }

Value TestTarget::generateFibonacci(int length)
{
    QList<Value> numbers;
    double a = 0;
    double b = 1;
    for (int i = 0; i < length; ++i) {
        numbers.append(a);
        a = std::exchange(b, a + b);
    }
    return Value::array(std::move(numbers));
}

WatchedTransport::WatchedTransport(Transport *carrier) : m_carrier(carrier)
{
    carrier->setParent(this);
    connect(carrier, &Transport::opened, this, &Transport::opened);
    connect(carrier, &Transport::refused, this, &Transport::refused);
    connect(carrier, &Transport::receivedBinary, this, &Transport::receivedBinary);
    connect(carrier, &Transport::received, this, [this](const QByteArray &text) {
        if (m_held)
            m_inbox.append(text);
        else if (!m_broken)
            Q_EMIT received(text);
    });
    connect(carrier, &Transport::closed, this, [this](quint16 code, const QString &reason, const QString &error) {
        if (!std::exchange(m_broken, true))
            Q_EMIT closed(code, reason, error);
    });
}

void WatchedTransport::send(const QByteArray &text)
{
    if (m_broken)
        return;
    if (!sendError.isEmpty()) {
        // A transport tells of a failure by its end, from the event loop.
        QMetaObject::invokeMethod(
            this, [this] { lose(sendError); }, Qt::QueuedConnection);
        return;
    }
    sent.append(text);
    m_carrier->send(text);
}

void WatchedTransport::close(quint16 code, const QString &reason)
{
    closes.append({code, reason});
    m_carrier->close(code, reason);
}

void WatchedTransport::release()
{
    m_held = false;
    const QPointer<WatchedTransport> alive(this);
    while (alive && !m_held && !m_inbox.isEmpty())
        Q_EMIT received(m_inbox.takeFirst());
}

void WatchedTransport::lose(const QString &error)
{
    if (std::exchange(m_broken, true))
        return;
    m_inbox.clear();
    Q_EMIT closed(AbnormalCloseCode, {}, error);
}

qsizetype WatchedTransport::count(const QByteArray &start) const
{
    return std::count_if(sent.begin(), sent.end(), [&](const QByteArray &text) { return text.startsWith(start); });
}

Pair::Pair(const RpcStub &serverMain, const RpcSessionOptions &serverOptions)
{
    const auto [a, b] = MemoryTransport::createPair();
    clientEnd = new WatchedTransport(a);
    serverEnd = new WatchedTransport(b);
    client = new RpcSession(clientEnd);
    server = new RpcSession(serverEnd, serverMain, serverOptions);
}

Pair::~Pair()
{
    delete client;
    delete server;
    // What was posted to end with them ends here, so that a leak is a leak of this test.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
}

bool Pair::isAtRest() const { return client->stats() == SessionStats{1, 1} && server->stats() == SessionStats{1, 1}; }

Value nestedFibonacci()
{
    TestTarget target;
    QList<Value> outer;
    const Value first = target.generateFibonacci(7);
    for (const Value &i : first.items()) {
        QList<Value> inner;
        const Value second = target.generateFibonacci(int(i.toNumber()));
        for (const Value &j : second.items())
            inner.append(target.generateFibonacci(int(j.toNumber())));
        outer.append(Value::array(std::move(inner)));
    }
    return Value::array(std::move(outer));
}

void settle()
{
    // A message and the answers to it take a turn each; 64 turns are more than any chain of the tests.
    for (int i = 0; i < 64; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

std::optional<RpcError> rejectionOf(const RpcPromise &promise)
{
    try {
        wait(promise);
    } catch (const RpcError &error) {
        return error;
    }
    return {};
}

} // namespace Reference
