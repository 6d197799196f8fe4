// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datadelegate.h"

/// \file
/// Cells of the tables of capabilities.

namespace Inspector {

/// \brief Draws the life of an entry as a bar over the time of its session, and its leak score as one; all else as data.
///
/// A life is outlined until its result was there, filled from then on, and open at its end while it is held; a line marks the
/// moment that the table is shown at.
class CapabilityDelegate final : public DataDelegate
{
    Q_OBJECT
public:
    using DataDelegate::DataDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Inspector
