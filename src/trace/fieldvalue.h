// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "capture.h"
#include "filterfields.h"

#include <QtCore/QString>

#include <optional>

/// \file
/// What a field of the filter language says of a record: columns for any of them.

namespace QtCapnWeb::Trace {

/// A value of a field, as its FilterType has it.
struct FieldValue {
    FilterType type = FilterType::Text;
    double number = 0; ///< of a Number; of a Duration or a Time, in nanoseconds; of a Size, in bytes; of a Flag 0 or 1
    QString text; ///< of a Text, fit for display and cut; the word of an Enum
};

/// \brief The value that a filter compares \a field of \a record with; nothing, if the record does not have it.
///
/// Cheap, O(what is returned), however large the message; \a maximum is the length of a text in characters. What needs a look
/// into a message of more than a few kilobytes (the count of a release) is not there, and neither is FilterField::Finding, which
/// takes a pass over the whole capture.
///
///     if (const auto latency = fieldValue(capture, FilterField::Latency, record))
///         show(latency->number / 1e6);
QTCAPNWEB_EXPORT std::optional<FieldValue> fieldValue(const Capture &capture, FilterField field, RecordIndex record,
                                                      int maximum = 400);

/// Whether fieldValue() can say what \a field is: of all fields but FilterField::Finding.
constexpr bool hasFieldValue(FilterField field) { return field != FilterField::Finding; }

} // namespace QtCapnWeb::Trace
