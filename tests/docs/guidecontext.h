// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "snippet.h"

#include <QtCapnWeb/rpcserver.h>
#include <QtCapnWeb/rpcsession.h>
#include <QtCapnWeb/rpctarget.h>

#include <QtCore/QVariant>

/// \file
/// What the code of the guide takes for granted: a server somewhere, and a few things of the application that calls it.

namespace Docs {

class GuideCounter : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int value READ value)
public:
    explicit GuideCounter(int start) : m_value(start) { }
    int value() const { return m_value; }
    Q_INVOKABLE int increment(int by) { return m_value += by; }

private:
    int m_value;
};

/// \brief The server's main interface.
class GuideApi : public QtCapnWeb::RpcTarget
{
    Q_OBJECT
    Q_PROPERTY(int visitors READ visitors)
    Q_PROPERTY(QVariantMap limits READ limits)
public:
    int visitors() const { return 7; }
    QVariantMap limits() const { return {{QStringLiteral("upload"), 1000}}; }
    Q_INVOKABLE QString hello(const QString &name) { return QStringLiteral("Hello, ") + name; }
    Q_INVOKABLE QVariantMap authenticate(const QString &token)
    {
        return {{QStringLiteral("id"), int(token.size())}, {QStringLiteral("name"), QStringLiteral("Alice")}};
    }
    Q_INVOKABLE QVariantMap getUserProfile(int id) { return {{QStringLiteral("bio"), QStringLiteral("user %1").arg(id)}}; }
    Q_INVOKABLE QString getUserName(int id) { return QStringLiteral("user %1").arg(id); }
    Q_INVOKABLE QStringList getNotifications(int id) { return {QStringLiteral("%1 new messages").arg(id)}; }
    Q_INVOKABLE QVariantList listUserIds() { return {1, 2, 3}; }
    Q_INVOKABLE GuideCounter *makeCounter(int start) { return new GuideCounter(start); }
    Q_INVOKABLE void subscribe(const QtCapnWeb::RpcStub &listener) { listener(QStringLiteral("an event")).detach(); }
    Q_INVOKABLE QtCapnWeb::RpcStub squareFunction()
    {
        return QtCapnWeb::bind(this, [](int x) { return x * x; });
    }
    Q_INVOKABLE void fail() { throw QtCapnWeb::RpcError::rangeError(QStringLiteral("too large")); }
};

/// \brief The context of pages that have none of their own.
class Context : public Snippet
{
public:
    Context()
    {
        if (!server.listen())
            qFatal("%s", qPrintable(server.errorString()));
        url = server.url();
        httpUrl = server.httpUrl();
        api = QtCapnWeb::connectToServer(url);
    }

    void show(const QString &text) { shown.append(text); }
    void show(const QtCapnWeb::Value &value) { shown.append(value.toString()); }
    void showError(const QString &text) { shown.append(text); }

    QtCapnWeb::RpcServer server{[] { return new GuideApi; }};
    QUrl url;
    QUrl httpUrl;
    QtCapnWeb::RpcStub api;
    QString token = QStringLiteral("secret");
    QStringList shown;
};

} // namespace Docs
