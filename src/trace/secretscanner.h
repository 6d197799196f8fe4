// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "phrase.h"
#include "qtcapnwebglobal.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

/// \file
/// What in a message looks like a secret.

namespace QtCapnWeb::Trace {

/// Where a secret was found, and what it is by its looks. The secret itself is not repeated.
struct SecretPlace {
    QString what; ///< "a JSON Web Token", "a bearer token", "a value named \"password\""
    Phrase phrase; ///< the same at the beginning of a sentence, for other languages
    qsizetype offset = 0; ///< byte in the message
};

/// \brief The first thing in the JSON text \a message that looks like a secret:
///
/// - a JSON Web Token: three parts of base64url, the first of which begins with `eyJ`, anywhere in a string;
/// - `Bearer ` or `Basic ` at the beginning of a string, and at least eight characters of a token behind it;
/// - a non-empty string as the value of a key that is called password, passwd, passphrase, secret, clientSecret, token,
/// accessToken,
///   refreshToken, idToken, sessionToken, apiKey, privateKey, authorization or cookie, whatever its case and with `-` or `_` in
///   between; also as the pair of a headers expression, `["authorization","…"]`.
///
/// One pass over the text, without parsing it.
QTCAPNWEB_EXPORT std::optional<SecretPlace> findSecret(QByteArrayView message);
/// The same in pieces, for who must not be away for long: looks for about \a bytes from byte *\a at on, which is 0 at first, and
/// moves it to where the next piece begins: the end of the text if there is nothing left. A string is in one piece.
QTCAPNWEB_EXPORT std::optional<SecretPlace> findSecret(QByteArrayView message, qsizetype *at, qsizetype bytes);

} // namespace QtCapnWeb::Trace
