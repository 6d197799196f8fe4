// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportdialog.h"

#include "capturedocument.h"
#include "redaction.h"
#include "timelinemodel.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;
using QtCapnWeb::Trace::RedactionRules;

namespace Inspector {

ExportDialog::ExportDialog(const TimelineModel &model, std::pair<qint64, qint64> selected, QWidget *parent)
    : QDialog(parent), m_all(new QRadioButton), m_onlyDisplayed(new QRadioButton), m_onlySelected(new QRadioButton),
      m_redact(new QCheckBox), m_keys(new QLineEdit)
{
    setObjectName("exportDialog"_L1);
    setWindowTitle(tr("Export"));
    const qint64 count = model.document() ? model.document()->count() : 0;
    if (model.rowCount() < count) {
        m_displayed.reserve(size_t(model.rowCount()));
        for (qint64 row = 0; row < model.rowCount(); ++row)
            m_displayed.push_back(model.recordAt(row));
    }
    for (qint64 row = selected.first; row >= 0 && row <= selected.second; ++row)
        m_selected.push_back(model.recordAt(row));

    m_all->setObjectName("exportAll"_L1);
    m_all->setText(tr("&All records (%L1)").arg(count));
    m_onlyDisplayed->setObjectName("exportDisplayed"_L1);
    m_onlyDisplayed->setText(tr("Only those that are &displayed (%L1)").arg(model.rowCount()));
    m_onlyDisplayed->setEnabled(!m_displayed.empty());
    m_onlySelected->setObjectName("exportSelected"_L1);
    m_onlySelected->setText(tr("Only those that are &selected (%L1)").arg(m_selected.size()));
    m_onlySelected->setEnabled(!m_selected.empty());
    (m_displayed.empty() ? m_all : m_onlyDisplayed)->setChecked(true);
    m_redact->setObjectName("exportRedact"_L1);
    m_redact->setText(tr("&Hide the values of members, headers and parameters with these names:"));
    m_keys->setObjectName("exportKeys"_L1);
    m_keys->setAccessibleName(tr("Names whose values are hidden"));
    m_keys->setText(RedactionRules::usualKeys().join(u", "_s));
    m_keys->setCursorPosition(0);
    m_keys->setEnabled(false);
    connect(m_redact, &QCheckBox::toggled, m_keys, &QWidget::setEnabled);
    auto *note = new QLabel(tr("Tables and calls of a part are those of a recording that saw no more than it."));
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(tr("&Export…"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_all), static_cast<QWidget *>(m_onlyDisplayed), static_cast<QWidget *>(m_onlySelected),
          static_cast<QWidget *>(note), static_cast<QWidget *>(m_redact), static_cast<QWidget *>(m_keys)})
        layout->addWidget(widget);
    layout->addStretch();
    layout->addWidget(buttons);
    resize(480, sizeHint().height());
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice result;
    if (m_onlyDisplayed->isChecked())
        result.records = m_displayed;
    else if (m_onlySelected->isChecked())
        result.records = m_selected;
    if (m_redact->isChecked()) {
        for (const QString &key : m_keys->text().split(u',', Qt::SkipEmptyParts)) {
            if (!key.trimmed().isEmpty())
                result.redactedKeys.append(key.trimmed());
        }
    }
    return result;
}

} // namespace Inspector
