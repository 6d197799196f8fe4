// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jsondocument.h"
#include "value.h"

#include <QtCore/QByteArray>

/// \file
/// Values as plain JSON, for people and for tools that know nothing of Cap'n Web.

namespace CommandLine {

/// A JSON text as the value that JSON.parse gives.
QtCapnWeb::Value valueOf(const QtCapnWeb::JsonNode &json);

/// What JSON lacks is written as JavaScript would most likely have it: undefined as null, NaN and the infinities, too; a date as
/// an ISO 8601 text, a bigint as its digits, bytes as base64, a URL as a text, headers as pairs, an error as
/// {"name","message",…}. A capability is {"$stub":"import 3"}, or $promise, $readable, $writable.
QByteArray plainJson(const QtCapnWeb::Value &value);

} // namespace CommandLine
