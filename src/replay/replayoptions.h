// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "record.h"
#include "resultdiff.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QUrl>
#include <QtNetwork/QSslConfiguration>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

/// \file
/// How a session is replayed.

namespace QtCapnWeb {
class Transport;
} // namespace QtCapnWeb

namespace QtCapnWeb::Replay {

struct ReplayOptions {
    /// Where to: ws or wss, or http or https, where each session becomes one batch.
    QUrl url;
    /// Makes the connections instead of \c url, for who has others. \a session is the recorded one's number. Called on the
    /// replayer's thread; what is returned is the replayer's.
    std::function<Transport *(quint32 session)> connect;
    bool connectsBatches = false; ///< what \c connect returns are batches: what is sent must leave in one turn of the event loop

    /// How much of the recorded order is kept. What a message names must be there in any case.
    enum class Order : quint8 {
        /// A message is sent when all came that the recording has before it: results, calls of the server, what it asks for.
        /// This is how the client behaved, as far as can be known from outside.
        Recorded,
        /// A message is sent as soon as there is what it names. More is under way at once than in the recording.
        Dependencies,
    };
    Order order = Order::Recorded;
    /// 1: with the pauses of the recording; 2: twice as fast; 0: without pauses. Waiting for the server comes in addition.
    double speed = 0;
    bool isStepping = false; ///< each message waits for Replayer::step()
    int rounds = 1; ///< the whole plan is replayed so many times, with new connections
    bool stopAtDifference = false;

    DiffRules rules;
    /// A result is slower if it takes more than this times the recorded latency, and 5 ms; 0: nobody looks.
    double slowerRatio = 0;
    /// Strings of results that are others than recorded (a token, the id of what was made) replace the recorded ones in what is
    /// sent later.
    bool carryValues = false;

    /// Sent with each connection's request. Recorded headers are not sent unless the next say so.
    QList<std::pair<QByteArray, QByteArray>> headers;
    /// The headers of the recorded request go out again, but for those that the connection itself has.
    bool sendRecordedHeaders = false;
    /// So do its credentials: Authorization, Cookie, and other headers that look like some. They may be redacted in the capture.
    bool sendRecordedCredentials = false;

    std::optional<QSslConfiguration> tls; ///< of the connections; the default's without
    std::chrono::milliseconds connectTimeout{10'000};
    /// How long a result is waited for, from when it was asked for.
    std::chrono::milliseconds answerTimeout{10'000};
    /// How long a call of the server's is waited for, where the recording has one. Each that does not come halves it, until one
    /// comes again.
    std::chrono::milliseconds callbackTimeout{2'000};
    /// Results that are waited for at a time.
    int maximumOutstanding = 1000;

    /// Gets the records of the replay's own sessions, which are numbered from \c firstSession in the order in which they are
    /// opened. It must stay until the replayer has finished or is destroyed.
    RecordSink *sink = nullptr;
    qint64 clockStart = 0; ///< what Record::time counts from, on the clock of Tap::monotonicNow()
    quint32 firstSession = 0;
};

} // namespace QtCapnWeb::Replay
