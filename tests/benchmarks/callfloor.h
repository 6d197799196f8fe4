// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtNetwork/QTcpSocket>

namespace Benchmark {

/// \brief One end of a connection that answers `square`, chains of ten calls and `pid`, and nothing else, with the least work
/// that QTcpSocket allows.
///
/// It takes nothing apart but what these calls need, holds no session, checks nothing, and knows only the short frames that a
/// client of theirs sends. So what it takes for a call is what sockets, frames and Qt's event loop take by themselves.
class CallFloor
{
public:
    explicit CallFloor(QTcpSocket *socket) : m_socket(socket) { }

    /// Answers all that has come, with one write.
    void onReadyRead();

private:
    bool shakeHands();
    qsizetype answerFrame(qsizetype begin);
    void answer(QByteArrayView message);

    QTcpSocket *const m_socket; // which owns this
    QByteArray m_input;
    QByteArray m_output;
    QHash<qint64, QByteArray> m_results; // of what was pushed, by its id
    qint64 m_pushed = 0;
    bool m_isOpen = false;
};

} // namespace Benchmark
