// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

// An application that knows the library only as it is installed: a server and its client over a socket.

#include <QtCapnWeb/QtCapnWeb>

#include <QtCore/QCoreApplication>
#include <QtCore/QTextStream>
#include <QtCore/QTimer>

class Greeter : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE QString hello(const QString &name) { return QStringLiteral("Hello, %1!").arg(name); }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QtCapnWeb::RpcServerOptions options;
    if (argc > 1)
        options.capture = QString::fromLocal8Bit(argv[1]); // a file that the Cap'n Web Inspector opens
    QtCapnWeb::RpcServer server([] { return new Greeter; }, options);
    if (!server.listen())
        return 1;

    QtCapnWeb::RpcStub api = QtCapnWeb::connectToServer(server.url());
    const auto greeted = [](const QString &greeting) {
        QTextStream(stdout) << greeting << Qt::endl;
        QCoreApplication::exit(greeting == QStringLiteral("Hello, World!") ? 0 : 1);
    };
    const auto failed = [](const QtCapnWeb::RpcError &error) {
        QTextStream(stderr) << error.message() << Qt::endl;
        QCoreApplication::exit(1);
    };
    api.call<QString>(QStringLiteral("hello"), QStringLiteral("World")).then(&application, greeted, failed);
    QTimer::singleShot(10'000, &application, [] { QCoreApplication::exit(2); }); // instead of hanging
    return application.exec();
}

#include "main.moc"
