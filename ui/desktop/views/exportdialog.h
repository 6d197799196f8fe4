// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filejob.h"

#include <QtWidgets/QDialog>

#include <utility>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLineEdit;
class QRadioButton;
QT_END_NAMESPACE

/// \file
/// What of a capture is exported.

namespace Inspector {

class TimelineModel;

/// \brief Asks which records go into the file, and which secrets do not.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a model, and the rows of it that are selected ({-1, -2}: none). Both are looked at now, and not again.
    ExportDialog(const TimelineModel &model, std::pair<qint64, qint64> selected, QWidget *parent = nullptr);

    ExportChoice choice() const;

private:
    std::vector<QtCapnWeb::Trace::RecordIndex> m_displayed; ///< empty if all are
    std::vector<QtCapnWeb::Trace::RecordIndex> m_selected;
    QRadioButton *m_all;
    QRadioButton *m_onlyDisplayed;
    QRadioButton *m_onlySelected;
    QCheckBox *m_redact;
    QLineEdit *m_keys;
};

} // namespace Inspector
