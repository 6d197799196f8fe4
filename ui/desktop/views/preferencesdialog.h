// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QFontComboBox;
class QSpinBox;
QT_END_NAMESPACE

/// \file
/// What a person prefers.

namespace Inspector {

/// \brief Kept in QSettings under "preferences"; read by main.cpp before the window is made, and by Workbench.
struct Preferences {
    QString language; ///< "de", "zh_CN", "en"; empty: the system's
    QString fontFamily; ///< of data; empty: the system's font of one width
    int fontSize = 0; ///< in points; 0: the system's
    int appearance = 0; ///< MainWindow::Appearance
    bool restoresAtStart = true; ///< the captures and connections of the last run

    static Preferences read();
    void write() const;
    /// Makes the font that of data, in the whole program.
    void applyFont() const;
};

/// \brief Appearance, font, language, and what is done at the start. Appearance is shown at once; the others when the program
/// starts again, which is said.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit PreferencesDialog(QWidget *parent = nullptr);

    Preferences preferences() const;
    void accept() override;

Q_SIGNALS:
    void appearanceChosen(int appearance);

private:
    QComboBox *m_appearance;
    QComboBox *m_language;
    QCheckBox *m_ownFont;
    QFontComboBox *m_family;
    QSpinBox *m_size;
    QCheckBox *m_restores;
};

} // namespace Inspector
