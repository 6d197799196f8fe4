// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connectionprofiles.h"

#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;
class QTableWidget;
QT_END_NAMESPACE

/// \file
/// Where one says all that there is to say of a connection.

namespace Inspector {

/// \brief URL, headers, TLS, and the profiles in which they are kept by name.
///
/// Values that are secret are drawn as dots until one asks for them. A secret that the keyring does not have is asked for here.
/// What cannot be connected to is said beside the fields, before anything is tried.
class ConnectDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \a profiles outlives it.
    explicit ConnectDialog(ConnectionProfiles &profiles, QWidget *parent = nullptr);

    /// What the fields say.
    ConnectionProfile profile() const;
    void setProfile(const ConnectionProfile &profile);
    /// What {{name}} in the URL and in headers stands for.
    void setVariables(const Variables &variables);
    /// Whether the connection shall stand beside those that there are.
    bool isBeside() const;
    void setBeside(bool beside);
    /// Puts the cursor into the first secret that is missing.
    void askForSecrets();

public Q_SLOTS:
    /// Fills the fields with what is kept by that name.
    void choose(const QString &name);
    /// Keeps the fields by the name that they say.
    void save();
    void accept() override;

Q_SIGNALS:
    void connectRequested(const Inspector::ConnectionProfile &profile, bool beside);

private:
    QWidget *makeHeaders();
    QWidget *makeTls();
    void addHeader(const ProfileHeader &header);
    void showNames();
    void removeChosen();
    void validate();
    void note(const QString &text);

    ConnectionProfiles &m_profiles;
    QListWidget *m_names;
    QPushButton *m_remove;
    QLineEdit *m_name;
    QLineEdit *m_url;
    QTableWidget *m_headers = nullptr;
    QCheckBox *m_show = nullptr;
    QLineEdit *m_authority = nullptr;
    QLineEdit *m_certificate = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_passphrase = nullptr;
    QCheckBox *m_encrypted = nullptr;
    QCheckBox *m_anyCertificate = nullptr;
    QSpinBox *m_timeout;
    QCheckBox *m_beside;
    QLabel *m_note;
    QPushButton *m_save = nullptr;
    QPushButton *m_connect = nullptr;
    Variables m_variables;
    QtCapnWeb::RpcLimits m_limits; ///< not asked for here
};

} // namespace Inspector
