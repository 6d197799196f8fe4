// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recordingsettings.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
QT_END_NAMESPACE

/// \file
/// Where one says what is recorded, and into which file.

namespace Inspector {

/// \brief Asks for a file, whether what was captured so far goes along, and when to begin another file. What was said last is
/// offered again (QSettings, "recording/…").
class RecordingDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a path is what is proposed; \a soFar is how many records there are already.
    RecordingDialog(const QString &path, qint64 soFar, QWidget *parent = nullptr);

    RecordingSettings settings() const;
    void accept() override;

private:
    void browse();
    void validate();

    QLineEdit *m_path;
    QCheckBox *m_soFar;
    QCheckBox *m_rotate;
    QSpinBox *m_size;
    QSpinBox *m_kept;
    QLabel *m_remark;
    QPushButton *m_start = nullptr;
};

} // namespace Inspector
