// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replaysetup.h"

#include <QtWidgets/QScrollArea>

#include <array>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QDoubleSpinBox;
class QPlainTextEdit;
class QSpinBox;
QT_END_NAMESPACE

/// \file
/// What else a person may say of a replay.

namespace Inspector {

/// \brief Headers, variables, what is no difference, loops and limits. Lists are texts with an entry a line, as the command line
/// has them.
class ReplayOptionsPage final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ReplayOptionsPage(QWidget *parent = nullptr);

    /// \return why a line cannot be understood; empty if all could.
    QString fill(ReplaySetup &setup) const;

private:
    QPlainTextEdit *makeText(const QString &name, const QString &placeholder, const QString &accessible);

    QPlainTextEdit *m_headers;
    QCheckBox *m_recordedHeaders;
    QCheckBox *m_recordedCredentials;
    QCheckBox *m_anyCertificate;
    QPlainTextEdit *m_variables;
    QPlainTextEdit *m_replacements;
    QCheckBox *m_carry;
    std::array<std::pair<QCheckBox *, QString>, 4> m_simpleRules;
    QPlainTextEdit *m_rules;
    QSpinBox *m_rounds;
    QCheckBox *m_stop;
    QCheckBox *m_concurrent;
    QDoubleSpinBox *m_slower;
    QSpinBox *m_timeout;
};

} // namespace Inspector
