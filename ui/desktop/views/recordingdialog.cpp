// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingdialog.h"

#include "symbol.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Inspector {

namespace {

constexpr QLatin1StringView RotateKey("recording/rotate");
constexpr QLatin1StringView SizeKey("recording/megabytes");
constexpr QLatin1StringView KeptKey("recording/keptFiles");
constexpr int DefaultSize = 100;

bool isOtherFormat(const QString &name)
{
    return name.endsWith(".zst"_L1, Qt::CaseInsensitive) || name.endsWith(".har"_L1, Qt::CaseInsensitive);
}

} // namespace

RecordingDialog::RecordingDialog(const QString &path, qint64 soFar, QWidget *parent)
    : QDialog(parent), m_path(new QLineEdit(QDir::toNativeSeparators(path))), m_soFar(new QCheckBox), m_rotate(new QCheckBox),
      m_size(new QSpinBox), m_kept(new QSpinBox), m_remark(new QLabel)
{
    setObjectName("recordingDialog"_L1);
    setWindowTitle(tr("Record into a File"));
    const QSettings stored;
    m_path->setObjectName("recordingPath"_L1);
    m_path->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    auto *browseButton = new QPushButton(tr("&Browse…"));
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &RecordingDialog::browse);
    auto *file = new QHBoxLayout;
    file->addWidget(m_path, 1);
    file->addWidget(browseButton);
    m_soFar->setObjectName("recordingSoFar"_L1);
    m_soFar->setText(soFar > 0 ? tr("Begin with what was captured &so far (%L1 records)").arg(soFar)
                               : tr("Begin with what was captured &so far (nothing yet)"));
    m_soFar->setChecked(true);
    m_soFar->setEnabled(soFar > 0);
    m_rotate->setObjectName("recordingRotate"_L1);
    m_rotate->setText(tr("Begin a new file &after"));
    m_rotate->setChecked(stored.value(RotateKey, false).toBool());
    m_size->setObjectName("recordingSize"_L1);
    m_size->setRange(1, 1'000'000);
    m_size->setSuffix(tr(" MB", "unit of a size"));
    m_size->setAccessibleName(tr("Largest size of a file"));
    m_size->setValue(stored.value(SizeKey, DefaultSize).toInt());
    m_kept->setObjectName("recordingKept"_L1);
    m_kept->setRange(0, 10'000);
    m_kept->setSpecialValueText(tr("all", "files"));
    m_kept->setValue(stored.value(KeptKey, 0).toInt());
    auto *keptLabel = new QLabel(tr("&Keep the last files:"));
    keptLabel->setBuddy(m_kept);
    auto *rotation = new QHBoxLayout;
    rotation->addWidget(m_rotate);
    rotation->addWidget(m_size);
    rotation->addSpacing(fontMetrics().averageCharWidth() * 2);
    rotation->addWidget(keptLabel);
    rotation->addWidget(m_kept);
    rotation->addStretch();
    for (QWidget *widget : {static_cast<QWidget *>(m_size), static_cast<QWidget *>(m_kept), static_cast<QWidget *>(keptLabel)}) {
        widget->setEnabled(m_rotate->isChecked());
        connect(m_rotate, &QCheckBox::toggled, widget, &QWidget::setEnabled);
    }
    m_remark->setObjectName("recordingRemark"_L1);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    auto *form = new QFormLayout;
    auto *fileLabel = new QLabel(tr("&File:"));
    fileLabel->setBuddy(m_path);
    form->addRow(fileLabel, file);
    form->addRow(QString(), m_soFar);
    form->addRow(QString(), rotation);
    auto *note = new QLabel(tr("Everything that passes is written as it is, with all that is secret in it."));
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_start = buttons->addButton(tr("Start &Recording"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName("recordingStart"_L1);
    m_start->setIcon(Symbol::icon(u"record"_s));
    m_start->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &RecordingDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_path, &QLineEdit::textChanged, this, &RecordingDialog::validate);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(note);
    layout->addWidget(m_remark);
    layout->addStretch();
    layout->addWidget(buttons);
    validate();
}

RecordingSettings RecordingDialog::settings() const
{
    RecordingSettings settings;
    settings.path = QDir::fromNativeSeparators(m_path->text().trimmed());
    if (!settings.path.isEmpty() && QFileInfo(settings.path).suffix().isEmpty())
        settings.path += ".cwtrace"_L1;
    settings.includeSoFar = m_soFar->isChecked();
    if (m_rotate->isChecked()) {
        settings.maximumSize = qint64(m_size->value()) * 1'000'000;
        settings.keptFiles = m_kept->value();
    }
    return settings;
}

void RecordingDialog::accept()
{
    QSettings stored;
    stored.setValue(RotateKey, m_rotate->isChecked());
    stored.setValue(SizeKey, m_size->value());
    stored.setValue(KeptKey, m_kept->value());
    QDialog::accept();
}

void RecordingDialog::browse()
{
    auto *dialog = new QFileDialog(this, windowTitle(), settings().path, tr("Captures (*.cwtrace)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // it is said here
    dialog->setDefaultSuffix(u"cwtrace"_s);
    connect(dialog, &QFileDialog::fileSelected, m_path,
            [this](const QString &path) { m_path->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void RecordingDialog::validate()
{
    const QFileInfo file(settings().path);
    const bool named = !settings().path.isEmpty();
    QString problem;
    if (named && file.isDir())
        problem = tr("This is a folder.");
    else if (named && !file.absoluteDir().exists())
        problem = tr("There is no folder %1.").arg(QDir::toNativeSeparators(file.absolutePath()));
    else if (named && isOtherFormat(file.fileName()))
        problem = tr("Only a plain capture can be recorded into: choose a name that ends in .cwtrace. It can be saved in other "
                     "formats later.");
    m_start->setEnabled(named && problem.isEmpty());
    m_remark->setText(!problem.isEmpty() ? problem : file.exists() ? tr("The file that is there will be replaced.") : QString());
}

} // namespace Inspector
