// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>

QT_BEGIN_NAMESPACE
class QNetworkRequest;
QT_END_NAMESPACE

/// \file
/// The opening handshake of a WebSocket (RFC 6455, 4), apart from sockets.

namespace QtCapnWeb {

/// What a server answers to a client's \a key, so that both know that it speaks the protocol (4.2.2).
QByteArray acceptOfKey(QByteArrayView key);

/// A key that nobody can guess.
QByteArray freshKey();

/// What a client asks with. The headers of \a request are added.
/// \return null, and \a problem says why, if they can't be sent
QByteArray openingRequest(const QNetworkRequest &request, const QByteArray &key, QString *problem);

/// Why \a head, what a server answered up to the empty line, is not the WebSocket that was asked for with \a key: the end of a
/// sentence. Null if it is.
QString problemOfAnswer(QByteArrayView head, const QByteArray &key);

} // namespace QtCapnWeb
