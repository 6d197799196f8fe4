// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectionoptions.h"

#include <QtCore/QList>
#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QSpinBox;
class QTableWidget;
QT_END_NAMESPACE

/// \file
/// The headers of a connection, and its other options.

namespace Inspector {

/// \brief A table of names and values. Values of headers that carry secrets (Authorization, Cookie, anything with token, key or
/// secret in its name) are shown as dots until one asks for them.
class ConnectionBarHeaders final : public QDialog
{
    Q_OBJECT
public:
    ConnectionBarHeaders(const QList<RequestHeader> &headers, const ConnectionOptions &options, QWidget *parent = nullptr);

    /// Rows without a name are left out.
    QList<RequestHeader> headers() const;
    ConnectionOptions options() const;

    static bool isSecret(const QString &name);

private:
    void addRow(const QString &name, const QString &value);

    ConnectionOptions m_options;
    QTableWidget *m_table = nullptr;
    QCheckBox *m_show = nullptr;
    QCheckBox *m_anyCertificate = nullptr;
    QSpinBox *m_timeout = nullptr;
};

} // namespace Inspector
