// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

/// \file
/// The smallest server and the smallest client.

#include "roles.h"

#include <QtCapnWeb/rpcserver.h>
#include <QtCapnWeb/rpctarget.h>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

/// What the server offers: the public Q_INVOKABLE methods and the properties of this class.
class Greeter : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(QStringList languages READ languages)
public:
    QStringList languages() const { return {u"en"_s, u"de"_s, u"fr"_s}; }

    Q_INVOKABLE QString hello(const QString &name, const QString &language = u"en"_s)
    {
        if (language == u"de")
            return u"Hallo %1!"_s.arg(name);
        if (language == u"fr")
            return u"Bonjour %1 !"_s.arg(name);
        if (language == u"en")
            return u"Hello, %1!"_s.arg(name);
        throw RpcError::rangeError(u"No greeting is known in '%1'."_s.arg(language)); // the client's call fails with it
    }
};

/// A coroutine: it suspends at each co_await, and the event loop goes on.
RpcResult<void> greet(QUrl url, QString name)
{
    RpcStub greeter = connectToServer(url);
    print(co_await greeter.call<QString>("hello", name));

    const QStringList languages = co_await greeter["languages"].as<QStringList>();
    for (const QString &language : languages)
        print(u"%1: %2"_s.arg(language, co_await greeter.call<QString>("hello", name, language)));

    try {
        co_await greeter.call("hello", name, "tlh");
    } catch (const RpcError &error) {
        print(error.toString());
    }
} // the last handle on the server goes, so the session ends

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Roles roles(u"Says hello."_s);
    roles.parser.addOption({u"name"_s, u"Whom to greet."_s, u"name"_s, u"World"_s});
    roles.process(application);

    RpcServer server([] { return new Greeter; }); // one for each session, which owns it
    if (roles.isServer() && !roles.listen(server))
        return 1;
    if (roles.isClient())
        roles.endWith(greet(roles.url(), roles.parser.value(u"name"_s)));
    return application.exec();
}

#include "main.moc"
