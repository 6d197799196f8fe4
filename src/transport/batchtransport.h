// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "nestedloops.h"
#include "rpclimits.h"
#include "transport.h"

#include <utility>

/// \file
/// A session within one HTTP request: its body holds all messages of one side, the response those of the other.
/// Source: the protocol page, "HTTP batch"; the reference's src/batch.ts.

namespace QtCapnWeb {

/// What an application reads whose call is still open at the end of a batch; the reference's words.
QTCAPNWEB_EXPORT QString batchEndedText();
/// What the server's end of a batch calls its peer.
QTCAPNWEB_EXPORT QString batchPeerName();
/// Adds \a text to the \a body of messages.
QTCAPNWEB_EXPORT void appendBatchLine(QByteArray *body, const QByteArray &text);

/// \brief The messages in a body: its lines. An empty body has none; what follows the last newline is one, even if it is empty.
class QTCAPNWEB_EXPORT BatchLines
{
public:
    BatchLines() = default;
    explicit BatchLines(const QByteArray &body) : m_body(body), m_next(body.isEmpty() ? -1 : 0) { }

    bool atEnd() const { return m_next < 0; }
    QByteArray next();

private:
    QByteArray m_body;
    qsizetype m_next = -1; // where the next begins; -1 at the end
};

/// \brief What both ends of a batch have in common: a body that is there at once is delivered line by line, with a turn of the
/// event loop for others in between, and also to a handler that runs an event loop.
class QTCAPNWEB_EXPORT BatchReceiver : private HandlerCaller
{
protected:
    /// \a self is the object that this is a part of.
    explicit BatchReceiver(QObject *self) : m_self(self) { }
    ~BatchReceiver();
    Q_DISABLE_COPY_MOVE(BatchReceiver)

    /// Calls receivedLine() for each line of \a body, from the event loop; then receivedAll().
    void receive(const QByteArray &body);
    /// The same, but what goes into one turn of the event loop at once. May destroy this.
    void receiveNow(const QByteArray &body);
    /// Nothing more is delivered, and receivedAll() not called.
    void stopReceiving() { m_receiving = false; }
    /// May destroy this.
    virtual void receivedLine(QByteArray &&line) = 0;
    /// May destroy this.
    virtual void receivedAll() = 0;

private:
    void take(const QByteArray &body);
    void schedule();
    void drain();
    void loopIsNested() override;

    QObject *const m_self;
    BatchLines m_lines;
    bool m_receiving = false;
    bool m_scheduled = false; // a call of drain() is posted
};

/// \brief The server's end of a batch: delivers the lines of a request and collects what is sent.
///
/// It is Open from the start. When all lines were delivered it emits inputEnded(); then it is for its owner to wait for what the
/// answer must hold, and to call finish().
class QTCAPNWEB_EXPORT BatchTransport final : public Transport, private BatchReceiver
{
    Q_OBJECT
public:
    explicit BatchTransport(const QByteArray &body, QObject *parent = nullptr);

    State state() const override { return m_state; }
    void send(const QByteArray &text) override;
    void close(quint16 code, const QString &reason) override;
    void setMaximumMessageSize(qint64 codeUnits) override { m_maximumSize = codeUnits; }
    qint64 bytesToWrite() const override { return m_answer.size(); }
    QString peerName() const override { return batchPeerName(); }

    /// Gives the body of the answer: what was sent so far, joined by newlines. What is sent afterwards goes nowhere.
    QByteArray takeAnswer();
    /// The answer is made. closed() follows if it has not been emitted yet.
    void finish() { end(NormalCloseCode, QString(), batchEndedText()); }

private:
    void receivedLine(QByteArray &&line) override { emitText(std::move(line), m_maximumSize); }
    void receivedAll() override;
    void end(quint16 code, const QString &reason, const QString &error);

    QByteArray m_answer;
    qint64 m_maximumSize = RpcLimits().maxMessageSize;
    bool m_taken = false; // the answer was
    State m_state = State::Open;
};

} // namespace QtCapnWeb
