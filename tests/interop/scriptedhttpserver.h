// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>

#include <functional>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

/// \brief Takes HTTP requests apart, and answers what a test has it answer, byte by byte.
class ScriptedHttpServer : public QTcpServer
{
    Q_OBJECT
public:
    struct Request {
        QByteArray head; ///< the request line and the header fields
        QByteArray body;
        /// The value of a header field; its name in lower case.
        QByteArray header(const QByteArray &name) const;
    };

    /// Listens on a free port of this machine.
    ScriptedHttpServer();

    QUrl url() const;
    /// The whole of a response.
    static QByteArray response(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {});

    /// Called for each request; without one requests get no answer.
    std::function<void(QTcpSocket *socket, const Request &request)> onRequest;
    QList<Request> requests;
    int connections = 0;

private:
    void accept();
    void read(QTcpSocket *socket, QByteArray &buffer);
};
