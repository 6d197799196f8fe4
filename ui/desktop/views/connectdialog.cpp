// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectdialog.h"

#include "connectionbarheaders.h"
#include "symbol.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableWidget>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

enum Column { NameColumn, ValueColumn, SecretColumn };

/// Draws dots for a value that is secret.
class SecretDelegate final : public QStyledItemDelegate
{
public:
    SecretDelegate(const QCheckBox *show, QObject *parent) : QStyledItemDelegate(parent), m_show(show) { }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool isSecret = index.siblingAtColumn(SecretColumn).data(Qt::CheckStateRole).toInt() == Qt::Checked;
        if (isSecret && option->text.isEmpty())
            option->text = ConnectDialog::tr("(is asked for)", "the value of a header");
        else if (isSecret && !m_show->isChecked())
            option->text = QString(8, u'•'); // not even the length
    }

private:
    const QCheckBox *m_show;
};

QString urlProblem(const QUrl &url)
{
    static const QStringList schemes{u"ws"_s, u"wss"_s, u"http"_s, u"https"_s};
    if (url.isEmpty())
        return ConnectDialog::tr("Enter the URL of the server.");
    if (!url.isValid())
        return ConnectDialog::tr("This is no URL: %1").arg(url.errorString());
    if (!schemes.contains(url.scheme()))
        return ConnectDialog::tr("The URL must begin with ws:// or wss://.");
    if (url.host().isEmpty())
        return ConnectDialog::tr("The URL names no host.");
    return {};
}

/// A line for the path of a file, with a button that asks for one.
QWidget *makeFileField(QLineEdit *line, const QString &name, const QString &title)
{
    auto *field = new QWidget;
    auto *button = new QPushButton(ConnectDialog::tr("Browse…"));
    button->setAutoDefault(false);
    button->setAccessibleName(title);
    line->setObjectName(name);
    line->setClearButtonEnabled(true);
    QObject::connect(button, &QPushButton::clicked, line, [line, title] {
        auto *dialog = new QFileDialog(line, title, QFileInfo(line->text()).absolutePath(),
                                       ConnectDialog::tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        QObject::connect(dialog, &QFileDialog::fileSelected, line,
                         [line](const QString &path) { line->setText(QDir::toNativeSeparators(path)); });
        dialog->open();
    });
    auto *layout = new QHBoxLayout(field);
    layout->setContentsMargins({});
    layout->addWidget(line, 1);
    layout->addWidget(button);
    field->setFocusProxy(line);
    return field;
}

} // namespace

ConnectDialog::ConnectDialog(ConnectionProfiles &profiles, QWidget *parent)
    : QDialog(parent), m_profiles(profiles), m_names(new QListWidget), m_remove(new QPushButton(tr("&Delete"))),
      m_name(new QLineEdit), m_url(new QLineEdit), m_timeout(new QSpinBox), m_beside(new QCheckBox), m_note(new QLabel)
{
    setObjectName("connectDialog"_L1);
    setWindowTitle(tr("Connect"));
    const int character = fontMetrics().averageCharWidth();
    m_names->setObjectName("profileNames"_L1);
    m_names->setAccessibleName(tr("Profiles"));
    m_names->setMaximumWidth(character * 30);
    connect(m_names, &QListWidget::itemSelectionChanged, this, [this] {
        const QList<QListWidgetItem *> chosen = m_names->selectedItems();
        m_remove->setEnabled(!chosen.isEmpty());
        if (!chosen.isEmpty())
            choose(chosen.constFirst()->text());
    });
    connect(m_names, &QListWidget::itemActivated, this, &ConnectDialog::accept);
    m_remove->setObjectName("profileRemove"_L1);
    m_remove->setAutoDefault(false);
    m_remove->setEnabled(false);
    connect(m_remove, &QPushButton::clicked, this, &ConnectDialog::removeChosen);
    auto *namesLabel = new QLabel(tr("&Profiles:"));
    namesLabel->setBuddy(m_names);
    auto *left = new QVBoxLayout;
    left->addWidget(namesLabel);
    left->addWidget(m_names, 1);
    left->addWidget(m_remove);

    m_url->setObjectName("connectUrl"_L1);
    m_url->setPlaceholderText(u"wss://example.com/api"_s);
    m_url->setMinimumWidth(character * 48);
    m_url->setToolTip(tr("{{name}} stands for a variable of the collection that is open in the composer, here and in headers."));
    m_timeout->setRange(1, 600);
    m_timeout->setSuffix(tr(" s", "unit of time"));
    m_timeout->setValue(ConnectionOptions().timeout / 1000);
    m_name->setObjectName("profileName"_L1);
    m_name->setPlaceholderText(tr("only to keep it"));
    auto *form = new QFormLayout;
    form->addRow(tr("&URL:"), m_url);
    form->addRow(tr("&Time to connect:"), m_timeout);
    form->addRow(tr("Profile &name:"), m_name);
    auto *tabs = new QTabWidget;
    tabs->addTab(makeHeaders(), tr("&Headers"));
    tabs->addTab(makeTls(), tr("T&LS"));
    m_beside->setObjectName("connectBeside"_L1);
    m_beside->setText(tr("&Beside the connections that there are"));
    m_note->setObjectName("connectNote"_L1);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *secrets = new QLabel(
        m_profiles.keepsSecrets()
            ? tr("Secret values are kept in the keyring of the system only; without one they are asked for each time.")
            : tr("This program was built without access to a keyring: secret values are asked for each time, and never "
                 "written down."));
    secrets->setObjectName("connectSecrets"_L1);
    secrets->setWordWrap(true);
    auto *right = new QVBoxLayout;
    right->addLayout(form);
    right->addWidget(tabs, 1);
    right->addWidget(m_beside);
    right->addWidget(secrets);
    right->addWidget(m_note);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_connect = buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setObjectName("connectNow"_L1);
    m_connect->setIcon(Symbol::icon(u"connect"_s));
    m_connect->setDefault(true);
    m_save = buttons->addButton(tr("&Save Profile"), QDialogButtonBox::ActionRole);
    m_save->setObjectName("profileSave"_L1);
    m_save->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &ConnectDialog::save);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit *line : {m_url, m_name})
        connect(line, &QLineEdit::textChanged, this, &ConnectDialog::validate);
    connect(&m_profiles, &ConnectionProfiles::changed, this, &ConnectDialog::showNames);

    auto *columns = new QHBoxLayout;
    columns->addLayout(left);
    columns->addLayout(right, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(buttons);
    showNames();
    validate();
    m_url->setFocus();
}

QWidget *ConnectDialog::makeHeaders()
{
    auto *page = new QWidget;
    m_show = new QCheckBox(tr("Sho&w secret values"));
    m_headers = new QTableWidget(0, 3);
    m_headers->setObjectName("connectHeaders"_L1);
    m_headers->setAccessibleName(tr("Headers"));
    m_headers->setHorizontalHeaderLabels({tr("Name"), tr("Value"), tr("Secret")});
    m_headers->horizontalHeader()->setSectionResizeMode(ValueColumn, QHeaderView::Stretch);
    m_headers->horizontalHeader()->setSectionResizeMode(SecretColumn, QHeaderView::ResizeToContents);
    m_headers->setColumnWidth(NameColumn, fontMetrics().averageCharWidth() * 22);
    m_headers->verticalHeader()->hide();
    m_headers->setItemDelegateForColumn(ValueColumn, new SecretDelegate(m_show, m_headers));
    m_headers->setTabKeyNavigation(false);
    connect(m_show, &QCheckBox::toggled, m_headers->viewport(), [this] { m_headers->viewport()->update(); });
    connect(m_headers, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) {
        // What carries secrets mostly is taken for one as soon as it has a name.
        if (item->column() == NameColumn && ConnectionBarHeaders::isSecret(item->text()))
            m_headers->item(item->row(), SecretColumn)->setCheckState(Qt::Checked);
        m_headers->viewport()->update();
    });
    auto *add = new QPushButton(tr("&Add"));
    auto *remove = new QPushButton(tr("&Remove"));
    add->setObjectName("connectAddHeader"_L1);
    for (QPushButton *button : {add, remove})
        button->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, [this] {
        addHeader({});
        m_headers->setCurrentCell(m_headers->rowCount() - 1, NameColumn);
        m_headers->editItem(m_headers->currentItem());
    });
    connect(remove, &QPushButton::clicked, this, [this] { m_headers->removeRow(m_headers->currentRow()); });
    auto *row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(remove);
    row->addStretch();
    row->addWidget(m_show);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_headers, 1);
    layout->addLayout(row);
    return page;
}

QWidget *ConnectDialog::makeTls()
{
    auto *page = new QWidget;
    m_authority = new QLineEdit;
    m_certificate = new QLineEdit;
    m_key = new QLineEdit;
    m_key->setPlaceholderText(tr("in the file of the certificate"));
    m_passphrase = new QLineEdit;
    m_passphrase->setObjectName("connectPassphrase"_L1);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setAccessibleName(tr("Passphrase of the private key"));
    m_passphrase->setEnabled(false);
    m_encrypted = new QCheckBox(tr("&Passphrase of the key:"));
    m_encrypted->setObjectName("connectEncrypted"_L1);
    connect(m_encrypted, &QCheckBox::toggled, m_passphrase, &QWidget::setEnabled);
    m_anyCertificate = new QCheckBox(tr("Accept an&y certificate of the server (unsafe: for tests)"));
    m_anyCertificate->setObjectName("connectAnyCertificate"_L1);
    auto *form = new QFormLayout(page);
    form->addRow(tr("Trusted &authorities:"),
                 makeFileField(m_authority, u"connectAuthority"_s, tr("File of trusted certificates")));
    form->addRow(tr("&Own certificate:"),
                 makeFileField(m_certificate, u"connectCertificate"_s, tr("File of the own certificate")));
    form->addRow(tr("Private &key:"), makeFileField(m_key, u"connectKey"_s, tr("File of the private key")));
    form->addRow(m_encrypted, m_passphrase);
    form->addRow(QString(), m_anyCertificate);
    return page;
}

void ConnectDialog::addHeader(const ProfileHeader &header)
{
    const int row = m_headers->rowCount();
    const QSignalBlocker blocker(m_headers);
    m_headers->insertRow(row);
    auto *secret = new QTableWidgetItem;
    secret->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    secret->setCheckState(header.isSecret ? Qt::Checked : Qt::Unchecked);
    secret->setToolTip(tr("Drawn as dots, and kept in the keyring of the system only"));
    m_headers->setItem(row, NameColumn, new QTableWidgetItem(header.name));
    m_headers->setItem(row, ValueColumn, new QTableWidgetItem(header.value));
    m_headers->setItem(row, SecretColumn, secret);
}

ConnectionProfile ConnectDialog::profile() const
{
    ConnectionProfile profile;
    profile.name = m_name->text().trimmed();
    if (ConnectionProfile::hasVariables(m_url->text()))
        profile.writtenUrl = m_url->text().trimmed();
    else
        profile.url = ConnectionProfile::urlOf(m_url->text());
    for (int row = 0; row < m_headers->rowCount(); ++row) {
        const QString name = m_headers->item(row, NameColumn)->text().trimmed();
        if (!name.isEmpty())
            profile.headers.append({name, m_headers->item(row, ValueColumn)->text(),
                                    m_headers->item(row, SecretColumn)->checkState() == Qt::Checked});
    }
    profile.options.limits = m_limits;
    profile.options.timeout = m_timeout->value() * 1000;
    profile.options.acceptAnyCertificate = m_anyCertificate->isChecked();
    profile.options.authorityFile = QDir::fromNativeSeparators(m_authority->text().trimmed());
    profile.options.certificateFile = QDir::fromNativeSeparators(m_certificate->text().trimmed());
    profile.options.keyFile = QDir::fromNativeSeparators(m_key->text().trimmed());
    profile.hasPassphrase = m_encrypted->isChecked();
    if (profile.hasPassphrase)
        profile.options.keyPassphrase = m_passphrase->text();
    return profile;
}

void ConnectDialog::setProfile(const ConnectionProfile &profile)
{
    m_name->setText(profile.name);
    m_url->setText(profile.writtenUrl.isEmpty() ? profile.url.toString(QUrl::RemoveUserInfo) : profile.writtenUrl);
    m_headers->setRowCount(0);
    for (const ProfileHeader &header : profile.headers)
        addHeader(header);
    m_limits = profile.options.limits;
    m_timeout->setValue(qMax(1, profile.options.timeout / 1000));
    m_anyCertificate->setChecked(profile.options.acceptAnyCertificate);
    m_authority->setText(QDir::toNativeSeparators(profile.options.authorityFile));
    m_certificate->setText(QDir::toNativeSeparators(profile.options.certificateFile));
    m_key->setText(QDir::toNativeSeparators(profile.options.keyFile));
    m_encrypted->setChecked(profile.hasPassphrase);
    m_passphrase->setText(profile.options.keyPassphrase);
    validate();
}

bool ConnectDialog::isBeside() const { return m_beside->isChecked(); }

void ConnectDialog::setBeside(bool beside) { m_beside->setChecked(beside); }

void ConnectDialog::askForSecrets()
{
    auto *tabs = findChild<QTabWidget *>();
    for (int row = 0; row < m_headers->rowCount(); ++row) {
        if (m_headers->item(row, SecretColumn)->checkState() == Qt::Checked
            && m_headers->item(row, ValueColumn)->text().isEmpty()) {
            tabs->setCurrentIndex(0);
            m_headers->setCurrentCell(row, ValueColumn);
            m_headers->setFocus();
            note(tr("Enter the value of %1.").arg(m_headers->item(row, NameColumn)->text()));
            return;
        }
    }
    if (m_encrypted->isChecked() && m_passphrase->text().isEmpty()) {
        tabs->setCurrentIndex(1);
        m_passphrase->setFocus();
        note(tr("Enter the passphrase of the private key."));
    }
}

void ConnectDialog::choose(const QString &name)
{
    setProfile(m_profiles.profile(name));
    m_profiles.load(name, this, [this, name](const ConnectionProfile &profile, const QString &problem) {
        if (m_name->text() != name)
            return; // another one was chosen meanwhile
        setProfile(profile);
        if (!problem.isEmpty())
            note(problem);
        else if (!profile.missingSecrets().isEmpty())
            askForSecrets();
    });
}

void ConnectDialog::save()
{
    const ConnectionProfile kept = profile();
    if (kept.name.isEmpty())
        return;
    m_profiles.save(kept, this, [this, kept](const QString &problem) {
        const bool hasSecrets =
            kept.hasPassphrase
            || std::any_of(kept.headers.begin(), kept.headers.end(), [](const ProfileHeader &header) { return header.isSecret; });
        if (!problem.isEmpty())
            note(tr("\"%1\" is kept without its secrets, which are asked for each time. %2").arg(kept.name, problem));
        else if (hasSecrets && !m_profiles.keepsSecrets())
            note(tr("\"%1\" is kept without its secrets, which are asked for each time.").arg(kept.name));
        else
            note(tr("\"%1\" is kept.").arg(kept.name));
    });
}

void ConnectDialog::removeChosen()
{
    const QList<QListWidgetItem *> chosen = m_names->selectedItems();
    if (!chosen.isEmpty())
        m_profiles.remove(chosen.constFirst()->text()); // the fields stay: saving brings it back
}

void ConnectDialog::showNames()
{
    const QSignalBlocker blocker(m_names);
    const QList<QListWidgetItem *> before = m_names->selectedItems();
    const QString chosen = before.isEmpty() ? QString() : before.constFirst()->text();
    m_names->clear();
    for (const QString &name : m_profiles.names()) {
        auto *item = new QListWidgetItem(name, m_names);
        item->setSelected(name == chosen);
    }
    m_remove->setEnabled(!m_names->selectedItems().isEmpty());
}

void ConnectDialog::setVariables(const Variables &variables)
{
    m_variables = variables;
    validate();
}

void ConnectDialog::validate()
{
    const bool hasVariables = ConnectionProfile::hasVariables(m_url->text());
    const Expansion expansion = m_variables.expand(m_url->text());
    const QString why = expansion.error ? expansion.error->message : urlProblem(ConnectionProfile::urlOf(expansion.text));
    m_connect->setEnabled(why.isEmpty());
    // In another environment its variables may have values that make it one.
    m_save->setEnabled((why.isEmpty() || hasVariables) && !m_name->text().trimmed().isEmpty());
    if (m_url->text().trimmed().isEmpty())
        note({});
    else if (why.isEmpty() && hasVariables)
        note(tr("Connects to %1", "a URL").arg(expansion.text.trimmed()));
    else
        note(why);
}

void ConnectDialog::note(const QString &text) { m_note->setText(text); }

void ConnectDialog::accept()
{
    ConnectionProfile wanted = profile();
    if (!m_connect->isEnabled())
        return;
    if (!wanted.missingSecrets().isEmpty()) {
        askForSecrets();
        return;
    }
    if (const auto why = wanted.expand(m_variables)) {
        note(*why);
        return;
    }
    Q_EMIT connectRequested(wanted, isBeside());
    QDialog::accept();
}

} // namespace Inspector
