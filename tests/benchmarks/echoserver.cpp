// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
//
// capnweb-benchecho websocket|tcp: sends back what it gets, by QWebSocket or by QTcpSocket and nothing else, as
// Qt's own servers do. Prints a READY line as capnweb-benchserver does.
// capnweb-benchecho calls: answers the simplest calls by QTcpSocket and as little else as can be, see callfloor.h.
// capnweb-benchecho objects: prints the bytes that an object takes that does nothing but be a QObject, with one QPointer to it.
#include "callfloor.h"
#include "process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <iostream>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

void announce(quint16 port)
{
    std::cout << "READY ws://127.0.0.1:" << port << "/ http://127.0.0.1:" << port
              << "/ pid=" << QCoreApplication::applicationPid() << std::endl;
}

int serveWebSocket()
{
    QWebSocketServer server(u"echo"_s, QWebSocketServer::NonSecureMode);
    QObject::connect(&server, &QWebSocketServer::newConnection, &server, [&server] {
        QWebSocket *const socket = server.nextPendingConnection();
        socket->setParent(&server);
        QObject::connect(socket, &QWebSocket::textMessageReceived, socket, &QWebSocket::sendTextMessage);
        QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    });
    if (!server.listen(QHostAddress::LocalHost))
        return 1;
    announce(server.serverPort());
    return QCoreApplication::exec();
}

/// \a attach has a socket answered.
template<typename Attach>
int serveTcp(Attach attach)
{
    QTcpServer server;
    server.setListenBacklogSize(1024); // the loader connects a thousand at once
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, attach] {
        QTcpSocket *const socket = server.nextPendingConnection();
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        attach(socket);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    if (!server.listen(QHostAddress::LocalHost))
        return 1;
    announce(server.serverPort());
    return QCoreApplication::exec();
}

void echo(QTcpSocket *socket)
{
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
        socket->write(socket->readAll());
        socket->flush();
    });
}

void answerCalls(QTcpSocket *socket)
{
    const auto floor = std::make_shared<Benchmark::CallFloor>(socket);
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [floor] { floor->onReadyRead(); });
}

class Counter : public QObject // as large as that of benchapi.h
{
public:
    double value = 0;
    double leases = 0;
};

int measureObjects()
{
    constexpr size_t count = 100'000;
    std::vector<std::pair<std::unique_ptr<Counter>, QPointer<Counter>>> kept;
    kept.resize(count); // its own memory is there before
    const double before = Benchmark::memoryOf(int(QCoreApplication::applicationPid())).resident;
    for (auto &[object, pointer] : kept) {
        object = std::make_unique<Counter>();
        pointer = object.get();
    }
    const double after = Benchmark::memoryOf(int(QCoreApplication::applicationPid())).resident;
    std::cout << "{\"bytesEach\":" << (after - before) / double(count) << '}' << std::endl;
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const std::string_view mode = argc == 2 ? argv[1] : "";
    if (mode == "websocket")
        return serveWebSocket();
    if (mode == "tcp")
        return serveTcp(echo);
    if (mode == "calls")
        return serveTcp(answerCalls);
    if (mode == "objects")
        return measureObjects();
    std::cerr << "capnweb-benchecho: websocket, tcp, calls or objects?" << std::endl;
    return 2;
}
