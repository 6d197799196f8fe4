// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "referenceserver.h"

#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace QtCapnWeb;

bool ReferenceServer::start(const QString &limits)
{
    if (!m_process.startScript(u"server.mjs"_s, limits.isEmpty() ? QStringList() : QStringList{u"--limits"_s, limits}))
        return false;
    m_url = m_process.waitForUrl();
    return m_url.isValid();
}

bool ReferenceServer::connectWith(const RpcSessionOptions &options, const RpcStub &localMain)
{
    disconnect();
    if (!hasNoSession())
        return false;
    m_brokenBefore = m_process.ask(u"broken"_s, u"BROKEN"_s).size();
    m_session.reset(RpcSession::connectTo(m_url, localMain, options));
    return QTest::qWaitFor([&] { return m_process.ask(u"stats"_s, u"STATS"_s).size() == 1; });
}

void ReferenceServer::disconnect() { m_session.reset(); }

bool ReferenceServer::bothAtRest()
{
    const QJsonArray rest{QJsonObject{{u"imports"_s, 1}, {u"exports"_s, 1}}};
    return QTest::qWaitFor(
        [&] {
            return m_session->stats() == SessionStats{1, 1} && m_process.ask(u"stats"_s, u"STATS"_s) == rest;
        },
        10'000);
}

bool ReferenceServer::hasNoSession()
{
    return QTest::qWaitFor([&] { return m_process.ask(u"stats"_s, u"STATS"_s).isEmpty(); });
}

QString ReferenceServer::whyBroken()
{
    QString last;
    const bool came = QTest::qWaitFor([&] {
        const QJsonArray broken = m_process.ask(u"broken"_s, u"BROKEN"_s);
        last = broken.isEmpty() ? QString() : broken.last().toString();
        return broken.size() == m_brokenBefore + 1;
    });
    return came ? last : u"(nothing was told)"_s;
}
