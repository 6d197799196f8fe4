// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "jsonwriter.h"

/// \file
/// Members of the JSON objects in which the room says what it found, alike in all of them.

namespace QtCapnWeb::Trace {

/// Null if \a value is negative, which stands for what there is not: a time, a call, a record.
inline void writeNumber(JsonWriter &json, QStringView key, qint64 value)
{
    json.key(key);
    if (value < 0)
        json.null();
    else
        json.number(value);
}

/// The number that \a record has in its file; null if there is none.
inline void writeSeq(JsonWriter &json, QStringView key, const Capture &capture, RecordIndex record)
{
    writeNumber(json, key, record < 0 ? -1 : capture.seqOf(record));
}

inline void writeText(JsonWriter &json, QStringView key, QStringView text)
{
    json.key(key);
    json.string(text);
}

inline void writeTruth(JsonWriter &json, QStringView key, bool value)
{
    json.key(key);
    json.boolean(value);
}

} // namespace QtCapnWeb::Trace
