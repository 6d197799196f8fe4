// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxysettings.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
QT_END_NAMESPACE

/// \file
/// Where one says what a proxy shall record.

namespace Inspector {

/// \brief Asks for the server and the port. Says beside the field why an address cannot be used, before anything is started.
class ProxyDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ProxyDialog(QWidget *parent = nullptr);

    ProxySettings settings() const;
    /// Why \a url cannot be recorded; empty if it can.
    static QString problem(const QUrl &url);

    void accept() override;

private:
    void validate();

    QComboBox *m_upstream;
    QSpinBox *m_port;
    QCheckBox *m_keepOrigin;
    QCheckBox *m_secrets;
    QLabel *m_problem;
    QPushButton *m_start = nullptr;
};

} // namespace Inspector
