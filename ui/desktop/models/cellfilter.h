// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timelinemodel.h"

#include <QtCore/QString>

/// \file
/// Filters from what is seen: "apply as filter" of a cell.

QT_BEGIN_NAMESPACE
class QMimeData;
QT_END_NAMESPACE

namespace Inspector {

/// How a part joins the filter that there is.
enum class FilterJoin : quint8 { Selected, NotSelected, And, Or, AndNot, OrNot };

/// The filter that shows all rows which are like \a row in \a column; empty if that cannot be said.
QString cellFilter(const TimelineModel &model, qint64 row, TimelineModel::Column column);
/// The same for a field of the filter language.
QString fieldFilter(const TimelineModel &model, qint64 row, QtCapnWeb::Trace::FilterField field);
/// The filter that shows the call which \a row belongs to; empty if it belongs to none.
QString callFilter(const TimelineModel &model, qint64 row);

/// The format of what is dragged and may be dropped on the filter: a part of a filter.
QString filterMimeType();
/// \a part to be dragged, also into other programs; null if it is empty. The caller owns it.
QMimeData *filterMimeData(const QString &part);

/// \a part put beside \a current.
QString joinedFilter(const QString &current, const QString &part, FilterJoin join);

} // namespace Inspector
