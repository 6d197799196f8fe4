// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "rpctarget.h"

#include <QtCore/QList>
#include <QtCore/QPointer>

/// \file
/// A chat room with a bot: callbacks from the server to its clients.

namespace QtCapnWeb::Demo {

class ChatSession;

/// \brief What all who joined share. Each message goes to everyone, its author included, as
/// `{from: string, text: string, time: date}`.
class QTCAPNWEB_EXPORT ChatRoom : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype MaximumMembers = 200;
    static constexpr qsizetype MaximumText = 10'000; ///< UTF-16 code units

    using QObject::QObject;

    QStringList names() const;
    /// \a onMessage is called with each message until the session leaves, is disposed, or a call of it fails.
    /// \throw RpcError RangeError if the room is full, TypeError for an empty name
    ChatSession *join(const QString &name, const RpcStub &onMessage);

private:
    friend class ChatSession;
    void broadcast(const QString &from, const QString &text);
    void answer(const QString &name, const QString &text);

    QList<QPointer<ChatSession>> m_members;
    int m_answers = 0;
};

/// \brief One member of the room. Disposing it leaves, too.
class QTCAPNWEB_EXPORT ChatSession : public RpcTarget
{
    Q_OBJECT
    /// The name that was joined with.
    Q_PROPERTY(QString name READ name)
    /// The names of all members, the bot excluded.
    Q_PROPERTY(QStringList members READ members)
public:
    ChatSession(ChatRoom *room, const QString &name, const RpcStub &onMessage);
    ~ChatSession() override;

    QString name() const { return m_name; }
    QStringList members() const;

    /// Says \a text to everyone. The bot answers a moment later.
    /// \throw RpcError if it has left, RangeError if the text is too long
    Q_INVOKABLE void say(const QString &text);
    /// Leaves the room; no message comes any more. May be called twice.
    Q_INVOKABLE void leave();

private:
    friend class ChatRoom;
    void deliver(const Value &message);

    QPointer<ChatRoom> m_room;
    QString m_name;
    RpcStub m_onMessage;
};

} // namespace QtCapnWeb::Demo
