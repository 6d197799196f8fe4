// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QStringView>

/// \file
/// Base64 as bytes travel: read as JavaScript peers read it, written without padding. Private to protocol.

namespace QtCapnWeb {

/// As Bytes::fromBase64(), of text that is ASCII.
QByteArray decodeBase64(QByteArrayView ascii);
QByteArray decodeBase64(QStringView text);
/// Without padding, in double quotes: a JSON string.
QByteArray quotedBase64(QByteArrayView bytes);

} // namespace QtCapnWeb
