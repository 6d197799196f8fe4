// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT

/// \file
/// A chat room for any number of clients. Who joins passes a function for what is said, and gets a member of the room: an object
/// that only they hold, so that nobody can speak in another's name. Who vanishes has left.

#include "roles.h"

#include <QtCapnWeb/rpcserver.h>
#include <QtCapnWeb/rpctarget.h>

#include <QtCore/QSocketNotifier>

#include <cstdio>

using namespace QtCapnWeb;
using namespace Qt::StringLiterals;

class Room;

class Member : public RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name)
public:
    Member(Room *room, const QString &name, const RpcStub &listener);
    ~Member() override; // nobody holds it any more: the client let go of it, or its session has ended

    QString name() const { return m_name; }
    Q_INVOKABLE void say(const QString &text);
    void hear(const QString &from, const QString &text)
    {
        m_listener(from, text)
            .then(
                this, [] {}, [](const RpcError &) {});
    }

private:
    QPointer<Room> m_room;
    QString m_name;
    RpcStub m_listener;
};

/// The main interface of all sessions.
class Room : public RpcTarget
{
    Q_OBJECT
public:
    Q_INVOKABLE Member *join(const QString &name, const RpcStub &listener)
    {
        if (name.trimmed().isEmpty() || members().contains(name))
            throw RpcError(u"'%1' is taken."_s.arg(name));
        return new Member(this, name, listener);
    }
    Q_INVOKABLE QStringList members() const
    {
        QStringList names;
        for (const Member *member : m_members)
            names.append(member->name());
        return names;
    }

    void enter(Member *member)
    {
        m_members.append(member);
        broadcast(member->name(), u"joined"_s);
    }
    void leave(Member *member)
    {
        m_members.removeOne(member);
        broadcast(member->name(), u"left"_s);
    }
    void broadcast(const QString &from, const QString &text)
    {
        print(u"room: %1: %2"_s.arg(from, text));
        for (Member *member : std::as_const(m_members))
            member->hear(from, text);
    }

private:
    QList<Member *> m_members;
};

Member::Member(Room *room, const QString &name, const RpcStub &listener) : m_room(room), m_name(name), m_listener(listener)
{
    room->enter(this);
}

Member::~Member()
{
    if (m_room)
        m_room->leave(this);
}

void Member::say(const QString &text)
{
    if (m_room)
        m_room->broadcast(m_name, text);
}

class Client : public QObject
{
    Q_OBJECT
public:
    Client(const QUrl &url, const QString &name, const QStringList &texts, int hears)
        : m_room(connectToServer(url)), m_hears(hears), m_input(fileno(stdin), QSocketNotifier::Read)
    {
        m_room.onBroken(this, &Client::fail);
        m_member = m_room.call("join", name, bind(this, &Client::heard));
        m_member.then(
            this, [] {}, &Client::fail);
        for (const QString &text : texts)
            m_member.call("say", text).detach(); // need not wait until we are a member
        std::setvbuf(stdin, nullptr, _IONBF, 0); // else lines could wait in its buffer, where no notifier sees them
        m_input.setEnabled(texts.isEmpty());
        connect(&m_input, &QSocketNotifier::activated, this, &Client::readLine);
    }

private:
    void heard(const QString &from, const QString &text)
    {
        print(u"%1: %2"_s.arg(from, text));
        if (m_hears > 0 && text != u"joined" && text != u"left" && --m_hears == 0)
            QCoreApplication::quit();
    }
    void readLine()
    {
        char line[1000];
        if (!std::fgets(line, sizeof(line), stdin))
            return QCoreApplication::quit();
        m_member.call("say", QString::fromLocal8Bit(line).trimmed()).detach();
    }
    static void fail(const RpcError &error)
    {
        print(error.toString());
        QCoreApplication::exit(1);
    }

    RpcStub m_room;
    RpcPromise m_member;
    int m_hears;
    QSocketNotifier m_input;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    Roles roles(u"A chat room. A client says each line that it reads, until the end of its input."_s);
    roles.parser.addOption({u"name"_s, u"Your name."_s, u"name"_s, u"Ada"_s});
    roles.parser.addOption({u"say"_s, u"Say this instead of reading; may be given several times."_s, u"text"_s});
    roles.parser.addOption({u"hear"_s, u"Leave when so many texts were heard, one's own included."_s, u"number"_s, u"0"_s});
    roles.process(application);

    QObject owner;
    auto *room = new Room;
    room->setParent(&owner); // one room for all, which is not deleted when nobody is in it
    RpcServer server((RpcStub(room)));
    if (roles.isServer() && !roles.listen(server))
        return 1;
    std::unique_ptr<Client> client;
    if (roles.isClient())
        client = std::make_unique<Client>(roles.url(), roles.parser.value(u"name"_s), roles.parser.values(u"say"_s),
                                          roles.parser.value(u"hear"_s).toInt());
    return application.exec();
}

#include "main.moc"
