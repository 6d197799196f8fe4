// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datadelegate.h"

/// \file
/// How calls look.

namespace Inspector {

class CallsView;

/// \brief Calls with the marks of their branches, states with their symbol, and bars of time.
class CallsDelegate final : public DataDelegate
{
    Q_OBJECT
public:
    explicit CallsDelegate(CallsView *view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintCall(QPainter &painter, const QStyleOptionViewItem &item, const QModelIndex &index, const QString &text,
                   const QColor &ink, const QColor &lines) const;
    void paintBar(QPainter &painter, const QRect &rect, int row, const QColor &color, const QColor &waiting) const;

    const CallsView *m_view;
};

} // namespace Inspector
