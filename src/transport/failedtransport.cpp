// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "failedtransport.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace QtCapnWeb {

FailedTransport::FailedTransport(const QUrl &url, const QString &why, QObject *parent)
    : Transport(parent), m_name(url.toString(QUrl::RemoveUserInfo))
{
    QMetaObject::invokeMethod(
        this, [this, why] { end(why); }, Qt::QueuedConnection);
}

QString FailedTransport::problemOf(const QUrl &url)
{
    const QString shown = url.toString(QUrl::RemoveUserInfo);
    if (!url.isValid())
        return u"Not a valid URL: %1"_s.arg(url.isEmpty() ? u"it is empty"_s : url.errorString());
    if (url.scheme() != u"ws"_s && url.scheme() != u"wss"_s && url.scheme() != u"http"_s && url.scheme() != u"https"_s)
        return u"Cannot connect to %1: the scheme must be ws, wss, http or https"_s.arg(shown);
    if (url.host().isEmpty())
        return u"Cannot connect to %1: the URL has no host"_s.arg(shown);
    return {};
}

void FailedTransport::close(quint16, const QString &)
{
    QMetaObject::invokeMethod(
        this, [this] { end({}); }, Qt::QueuedConnection);
}

void FailedTransport::end(const QString &why)
{
    if (std::exchange(m_state, State::Closed) != State::Closed)
        Q_EMIT closed(AbnormalCloseCode, {}, why);
}

} // namespace QtCapnWeb
