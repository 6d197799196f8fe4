// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxydialog.h"

#include "symbol.h"

#include <QtCore/QSettings>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr QLatin1StringView UpstreamsKey("proxy/upstreams");
constexpr QLatin1StringView PortKey("proxy/port");
constexpr qsizetype MostRemembered = 20;
constexpr int DefaultPort = 9001;

QUrl urlOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    return QUrl(trimmed.contains("://"_L1) ? trimmed : u"ws://"_s + trimmed);
}

} // namespace

ProxyDialog::ProxyDialog(QWidget *parent)
    : QDialog(parent), m_upstream(new QComboBox), m_port(new QSpinBox), m_keepOrigin(new QCheckBox), m_secrets(new QCheckBox),
      m_problem(new QLabel)
{
    setObjectName("proxyDialog"_L1);
    setWindowTitle(tr("Record Through a Proxy"));
    auto *explanation = new QLabel(
        tr("The inspector listens on this computer, passes everything on to the server, and records what passes. Point "
           "your client at the proxy's address."));
    explanation->setWordWrap(true);

    m_upstream->setObjectName("proxyUpstream"_L1);
    m_upstream->setEditable(true);
    m_upstream->setInsertPolicy(QComboBox::NoInsert);
    m_upstream->setMinimumContentsLength(36);
    m_upstream->addItems(QSettings().value(UpstreamsKey).toStringList());
    m_upstream->setCurrentIndex(-1);
    m_upstream->lineEdit()->setPlaceholderText(u"wss://example.com/api"_s);
    m_upstream->setAccessibleName(tr("URL of the server"));
    m_port->setObjectName("proxyPort"_L1);
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any that is free"));
    m_port->setValue(QSettings().value(PortKey, DefaultPort).toInt());
    m_port->setAccessibleName(tr("Port of the proxy"));
    m_keepOrigin->setText(tr("Pass the client's &Origin on, in place of the server's own"));
    m_secrets->setText(tr("Record the values of authorization &headers and cookies, too"));
    m_problem->setObjectName("proxyProblem"_L1);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);

    auto *form = new QFormLayout;
    form->addRow(tr("&Server:"), m_upstream);
    form->addRow(tr("&Port of the proxy:"), m_port);
    form->addRow(QString(), m_keepOrigin);
    form->addRow(QString(), m_secrets);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_start = buttons->addButton(tr("Start &Recording"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName("proxyStart"_L1);
    m_start->setIcon(Symbol::icon(u"record"_s));
    m_start->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ProxyDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_upstream, &QComboBox::editTextChanged, this, &ProxyDialog::validate);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(520, sizeHint().height());
    validate();
}

QString ProxyDialog::problem(const QUrl &url)
{
    static const QStringList schemes{u"ws"_s, u"wss"_s, u"http"_s, u"https"_s};
    if (url.isEmpty())
        return tr("Enter the URL of the server.");
    if (!url.isValid())
        return tr("This is no URL: %1").arg(url.errorString());
    if (!schemes.contains(url.scheme()))
        return tr("The URL must begin with ws://, wss://, http:// or https://.");
    if (url.host().isEmpty())
        return tr("The URL names no host.");
    return {};
}

ProxySettings ProxyDialog::settings() const
{
    ProxySettings settings;
    settings.upstream = urlOf(m_upstream->currentText());
    settings.port = quint16(m_port->value());
    settings.keepOrigin = m_keepOrigin->isChecked();
    settings.recordSecrets = m_secrets->isChecked();
    return settings;
}

void ProxyDialog::accept()
{
    const QString upstream = settings().upstream.toString(QUrl::RemoveUserInfo);
    QSettings stored;
    QStringList upstreams = stored.value(UpstreamsKey).toStringList();
    upstreams.removeAll(upstream);
    upstreams.prepend(upstream);
    while (upstreams.size() > MostRemembered)
        upstreams.removeLast();
    stored.setValue(UpstreamsKey, upstreams);
    stored.setValue(PortKey, m_port->value());
    QDialog::accept();
}

void ProxyDialog::validate()
{
    const QString text = m_upstream->currentText().trimmed();
    const QString why = problem(urlOf(text));
    m_problem->setText(text.isEmpty() ? QString() : why);
    m_start->setEnabled(why.isEmpty());
}

} // namespace Inspector
