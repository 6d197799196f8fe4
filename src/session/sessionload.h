// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpcerror.h"

#include <QtCore/QtGlobal>

#include <memory>
#include <utility>

/// \file
/// What a peer makes this side hold, beyond the tables: counted by session, compared with RpcLimits after each message.

namespace QtCapnWeb {

struct SessionLoad {
    explicit SessionLoad(qint64 mostCalls) : maximumCalls(mostCalls) { }

    const qint64 maximumCalls; ///< RpcLimits::maxOutstandingCalls
    qint64 calls = 0; ///< of the peer, and of map functions that it had applied, that have not settled
    qint64 bytes = 0; ///< of messages that something is left of

    bool hasTooManyCalls() const { return calls > maximumCalls; }
    RpcError tooManyCalls() const;
};
using SessionLoadPtr = std::shared_ptr<SessionLoad>;

/// \brief The bytes of one message, shared by all that keeps something of it; they count until the last of these is gone.
class Charge
{
public:
    Charge(SessionLoadPtr load, qint64 bytes) : m_load(std::move(load)) { add(bytes); }
    ~Charge() { m_load->bytes -= m_bytes; }
    Q_DISABLE_COPY_MOVE(Charge)

    void add(qint64 bytes)
    {
        m_bytes += bytes;
        m_load->bytes += bytes;
    }
    SessionLoad &load() const { return *m_load; }

private:
    const SessionLoadPtr m_load;
    qint64 m_bytes = 0;
};
using ChargePtr = std::shared_ptr<Charge>;

/// \brief One call that has not settled. Kept by the promise of its result, see PromiseState::count().
class PendingCall
{
public:
    explicit PendingCall(ChargePtr charge) : m_charge(std::move(charge)) { ++m_charge->load().calls; }
    PendingCall(PendingCall &&) noexcept = default;
    PendingCall &operator=(PendingCall &&other) noexcept
    {
        std::swap(m_charge, other.m_charge);
        return *this;
    }
    ~PendingCall()
    {
        if (m_charge)
            --m_charge->load().calls;
    }
    Q_DISABLE_COPY(PendingCall)

private:
    ChargePtr m_charge;
};

} // namespace QtCapnWeb
