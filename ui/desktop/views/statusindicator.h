// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

#include <QtWidgets/QWidget>

/// \file
/// A symbol with a word beside it, for the status bar.

namespace Inspector {

class StatusIndicator final : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// \a color is one of Theme's; none takes the text's.
    void setStatus(const QString &symbol, const QString &text, QColor Theme::*color = nullptr);
    QString text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_symbol;
    QString m_text;
    QColor Theme::*m_color = nullptr;
};

} // namespace Inspector
