// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "qtcapnwebglobal.h"

#include <QtCore/QLatin1StringView>
#include <QtCore/QStringView>

#include <span>

/// \file
/// The fields of the filter language: the one table that the parser, the completion and docs/filter.md (by a test) agree with.

namespace QtCapnWeb::Trace {

enum class FilterField : quint8 {
    No,
    Time,
    Delta,
    Kind,
    From,
    Dir,
    Id,
    Size,
    Session,
    CloseCode,
    Status,
    Wire,
    RefCount,
    Problem,
    Text,
    Url,
    Call,
    Method,
    Target,
    On,
    State,
    Latency,
    Error,
    Stream,
    Pipelined,
    Map,
    Pulled,
    Caller,
    Finding,
};

/// What the values of a field are, and so what it can be compared with.
enum class FilterType : quint8 {
    Number,
    Duration, ///< nanoseconds; written with a unit
    Time, ///< nanoseconds since the capture began; written in seconds, with a unit or as a clock
    Size, ///< bytes
    Text,
    Enum, ///< one of FilterFieldInfo::values
    Flag, ///< yes or no
};

struct FilterFieldInfo {
    FilterField field;
    FilterType type;
    QLatin1StringView name;
    QLatin1StringView alias; ///< a second name; empty if there is none
    bool ofCall; ///< belongs to the call that a record is a part of: all records of the call have the same value
    std::span<const QLatin1StringView> values; ///< of an Enum, in the order of their numbers
    QLatin1StringView meaning; ///< English, one line
};

/// All fields, by their numbers.
QTCAPNWEB_EXPORT std::span<const FilterFieldInfo> filterFields();
/// By name or alias, upper and lower case alike; null if there is none.
QTCAPNWEB_EXPORT const FilterFieldInfo *findFilterField(QStringView name);
/// "number", "duration" …: the word of docs/filter.md.
QTCAPNWEB_EXPORT QLatin1StringView filterTypeName(FilterType type);

/// The number of a value of an Enum, upper and lower case alike; -1 if it has no such value.
QTCAPNWEB_EXPORT int filterEnumValue(const FilterFieldInfo &field, QStringView name);

} // namespace QtCapnWeb::Trace
