// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "demochat.h"

#include "rpcpromise.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimer>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace QtCapnWeb::Demo {

namespace {

constexpr auto BotName = "Bot"_L1;

} // namespace

QStringList ChatRoom::names() const
{
    QStringList names;
    for (const QPointer<ChatSession> &member : m_members) {
        if (member)
            names.append(member->name());
    }
    return names;
}

ChatSession *ChatRoom::join(const QString &name, const RpcStub &onMessage)
{
    if (name.trimmed().isEmpty() || name.size() > 100)
        throw RpcError::typeError(u"A name needs 1 to 100 characters."_s);
    m_members.removeAll(nullptr);
    if (m_members.size() >= MaximumMembers)
        throw RpcError::rangeError(u"The room is full: %1 members."_s.arg(MaximumMembers));
    auto *session = new ChatSession(this, name, onMessage);
    m_members.append(session);
    // Later than the answer to join(), so that a client has its session when the first message comes.
    QTimer::singleShot(0, this, [this, name] { broadcast(QString(BotName), u"Welcome, %1!"_s.arg(name)); });
    return session;
}

void ChatRoom::broadcast(const QString &from, const QString &text)
{
    const Date now{double(QDateTime::currentMSecsSinceEpoch())};
    const Value message = Value::object({{u"from"_s, from}, {u"text"_s, text}, {u"time"_s, now}});
    // A copy: a callback that lives in this process runs at once, and may leave.
    const QList<QPointer<ChatSession>> members = m_members;
    for (const QPointer<ChatSession> &member : members) {
        if (member)
            member->deliver(message);
    }
}

void ChatRoom::answer(const QString &name, const QString &text)
{
    const std::array answers{
        u"%1, you said \"%2\". I would not have put it better."_s,
        u"Interesting, %1. Tell me more about \"%2\"."_s,
        u"\"%2\"? I am only a bot, %1, but I agree."_s,
    };
    const QString answer = answers.at(size_t(m_answers++) % answers.size()).arg(name, text.left(80));
    QTimer::singleShot(300ms, this, [this, answer] { broadcast(QString(BotName), answer); });
}

ChatSession::ChatSession(ChatRoom *room, const QString &name, const RpcStub &onMessage)
    : m_room(room), m_name(name), m_onMessage(onMessage.dup()) // ours end with the call that brought it
{ }

ChatSession::~ChatSession() { leave(); }

QStringList ChatSession::members() const { return m_room ? m_room->names() : QStringList(); }

void ChatSession::say(const QString &text)
{
    if (!m_room)
        throw RpcError(u"You have left the room."_s);
    if (text.size() > ChatRoom::MaximumText)
        throw RpcError::rangeError(u"A message may have %1 characters."_s.arg(ChatRoom::MaximumText));
    const QPointer<ChatRoom> room = m_room;
    const QString name = m_name;
    room->broadcast(name, text);
    if (room) // a callback may have ended it all
        room->answer(name, text);
}

void ChatSession::leave()
{
    if (!m_room)
        return;
    const QPointer<ChatRoom> room = std::exchange(m_room, nullptr);
    room->m_members.removeAll(this);
    room->m_members.removeAll(nullptr);
    std::exchange(m_onMessage, {}).dispose();
    QTimer::singleShot(0, room, [room, name = m_name] { room->broadcast(QString(BotName), u"%1 has left."_s.arg(name)); });
}

void ChatSession::deliver(const Value &message)
{
    m_onMessage(message).then(
        this, [] {}, [this](const RpcError &) { leave(); });
}

} // namespace QtCapnWeb::Demo
