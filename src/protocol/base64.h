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
/// Digits that \a size bytes take without padding.
qsizetype base64Size(qsizetype size);
/// Writes so many digits to \a out.
void encodeBase64(QByteArrayView bytes, char *out);

} // namespace QtCapnWeb
