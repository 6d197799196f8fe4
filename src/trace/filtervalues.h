// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "filterfields.h"
#include "phrase.h"

#include <QtCore/QStringList>

/// \file
/// Values of the filter language as they are written. Private to the filter.

namespace QtCapnWeb::Trace {

/// A number with its unit, without white space: "5ms", "10kB", "3.2", "1:02:03.5"; durations and times in nanoseconds, sizes in
/// bytes. \a problem is set where it is none.
double readFilterNumber(FilterType type, QStringView text, Phrase *problem);
/// A number without a unit.
bool isPlainNumber(QStringView text);
bool isFilterUnit(FilterType type, QStringView text);
/// The units of a type, for hints and completion.
QStringList filterUnits(FilterType type);
/// "5 ms", "10 kB", …
QString filterExampleOf(FilterType type);

/// true and false (also yes and no): 1, 0; -1 for anything else.
int filterFlagValue(QStringView text);
/// What a word or a flag can be.
QStringList filterWordsOf(const FilterFieldInfo &field);
/// The field whose name is nearest to \a word, if one is near enough to be meant; else empty.
QString nearestFilterWord(QStringView word);

} // namespace QtCapnWeb::Trace
