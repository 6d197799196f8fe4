// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "randomhost.h"
#include "randomprogram.h"

#include <QtCore/QSet>

/// \file
/// Runs a random program over a session.

namespace RandomPrograms {

/// \brief A program on its way.
class Runner
{
public:
    /// \a host lends what the program passes to the peer, whose main interface \a
    /// peer is.
    Runner(const Program &program, const QtCapnWeb::HookPtr &peer, Host &host);
    ~Runner();

    /// Performs the next operation. \return false if there is none, or the last
    /// one waits for something
    bool step();
    bool isDone() const { return m_next == m_program.operations.size() && !m_isWaiting; }
    /// Whether all outcomes that were asked for have come.
    bool isAnswered() const { return m_asked == m_answered; }
    /// What was not as it should be, with the operations that led there; empty if
    /// nothing. To be asked when isDone() and everything has arrived.
    QString failure() const;
    /// Where it stands, for messages.
    QString tail() const;

private:
    void perform(const Operation &operation, qsizetype index);
    /// The operations that made \a handle, and what it was made of.
    QString origins(int handle) const;
    Value evaluate(const Expression &expression);
    QtCapnWeb::HookPtr map(const QtCapnWeb::HookPtr &subject, const Expression &function);

    const Program m_program;
    Host &m_host;
    QHash<int, QtCapnWeb::HookPtr> m_handles;
    QHash<int, Value> m_values; // of handles that were waited for
    QList<QtCapnWeb::HookPtr> m_items; // placeholders of the map functions that are being recorded
    qsizetype m_next = 0;
    bool m_isWaiting = false;
    int m_asked = 0;
    int m_answered = 0;
    QSet<int> m_disposed;
    QString m_failure;
};

} // namespace RandomPrograms
