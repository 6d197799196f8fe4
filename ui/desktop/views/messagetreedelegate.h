// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datadelegate.h"

/// \file
/// How the decoded message looks.

namespace Inspector {

/// \brief Paints a MessageTreeModel: values in the data font, coloured by what they are.
class MessageTreeDelegate final : public DataDelegate
{
    Q_OBJECT
public:
    using DataDelegate::DataDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace Inspector
