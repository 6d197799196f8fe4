// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "preferencesdialog.h"

#include "theme.h"

#include <QtCore/QSettings>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFontComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Inspector {

Preferences Preferences::read()
{
    const QSettings settings;
    Preferences result;
    result.language = settings.value("preferences/language"_L1).toString();
    result.fontFamily = settings.value("preferences/fontFamily"_L1).toString();
    result.fontSize = qBound(0, settings.value("preferences/fontSize"_L1, 0).toInt(), 72);
    result.appearance = qBound(0, settings.value("window/appearance"_L1, 0).toInt(), 4);
    result.restoresAtStart = settings.value("preferences/restoresAtStart"_L1, true).toBool();
    return result;
}

void Preferences::write() const
{
    QSettings settings;
    settings.setValue("preferences/language"_L1, language);
    settings.setValue("preferences/fontFamily"_L1, fontFamily);
    settings.setValue("preferences/fontSize"_L1, fontSize);
    settings.setValue("window/appearance"_L1, appearance);
    settings.setValue("preferences/restoresAtStart"_L1, restoresAtStart);
}

void Preferences::applyFont() const
{
    QFont font = dataFont();
    if (!fontFamily.isEmpty())
        font.setFamilies({fontFamily});
    if (fontSize > 0)
        font.setPointSize(fontSize);
    setDataFont(fontFamily.isEmpty() && fontSize == 0 ? std::nullopt : std::optional(font));
}

PreferencesDialog::PreferencesDialog(QWidget *parent)
    : QDialog(parent), m_appearance(new QComboBox), m_language(new QComboBox), m_ownFont(new QCheckBox),
      m_family(new QFontComboBox), m_size(new QSpinBox), m_restores(new QCheckBox)
{
    setObjectName("preferencesDialog"_L1);
    setWindowTitle(tr("Preferences"));
    const Preferences now = Preferences::read();
    m_appearance->setObjectName("preferredAppearance"_L1);
    m_appearance->addItems(
        {tr("Like the desktop"), tr("Light"), tr("Dark"), tr("High contrast, dark"), tr("High contrast, light")});
    m_appearance->setCurrentIndex(now.appearance);
    m_language->setObjectName("preferredLanguage"_L1);
    m_language->addItem(tr("Like the system"), QString());
    // Each in its own language, for who cannot read this one.
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"Deutsch"_s, u"de"_s);
    m_language->addItem(u"简体中文"_s, u"zh_CN"_s);
    m_language->setCurrentIndex(qMax(0, m_language->findData(now.language)));
    m_ownFont->setText(tr("Own &font for data:"));
    m_ownFont->setChecked(!now.fontFamily.isEmpty());
    m_family->setFontFilters(QFontComboBox::MonospacedFonts);
    m_family->setAccessibleName(tr("Font for data"));
    m_family->setCurrentFont(now.fontFamily.isEmpty() ? dataFont() : QFont(now.fontFamily));
    m_family->setEnabled(m_ownFont->isChecked());
    m_size->setRange(6, 36);
    m_size->setSuffix(tr(" pt"));
    m_size->setAccessibleName(tr("Size of the font"));
    m_size->setValue(now.fontSize ? now.fontSize : qMax(6, dataFont().pointSize()));
    m_size->setEnabled(m_ownFont->isChecked());
    for (QWidget *widget : {static_cast<QWidget *>(m_family), static_cast<QWidget *>(m_size)})
        connect(m_ownFont, &QCheckBox::toggled, widget, &QWidget::setEnabled);

    m_restores->setObjectName("restoresAtStart"_L1);
    m_restores->setText(tr("&Reopen what was open the last time", "captures and connections, when the program starts"));
    m_restores->setToolTip(tr("Captures are read and connections are made only when you go to them."));
    m_restores->setChecked(now.restoresAtStart);

    auto *font = new QHBoxLayout;
    font->addWidget(m_family, 1);
    font->addWidget(m_size);
    auto *form = new QFormLayout;
    form->addRow(tr("&Appearance:"), m_appearance);
    form->addRow(tr("&Language:"), m_language);
    form->addRow(m_ownFont, font);
    form->addRow(tr("At the start:"), m_restores);
    auto *note = new QLabel(tr("Font and language change when the program starts again."));
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(note);
    layout->addStretch();
    layout->addWidget(buttons);
}

Preferences PreferencesDialog::preferences() const
{
    Preferences result;
    result.appearance = m_appearance->currentIndex();
    result.language = m_language->currentData().toString();
    result.restoresAtStart = m_restores->isChecked();
    if (m_ownFont->isChecked()) {
        result.fontFamily = m_family->currentFont().family();
        result.fontSize = m_size->value();
    }
    return result;
}

void PreferencesDialog::accept()
{
    preferences().write();
    Q_EMIT appearanceChosen(m_appearance->currentIndex());
    QDialog::accept();
}

} // namespace Inspector
