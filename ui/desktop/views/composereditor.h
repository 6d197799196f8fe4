// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE
class QsciScintilla;

/// \file
/// An editor for JSON.

namespace Inspector {

/// \brief A text of JSON with highlighting and a mark where it is wrong. QScintilla where it was found at build time, a plain
/// editor otherwise.
///
/// The Tab key leaves it, as it leaves a line edit: JSON needs no tabs, and who uses the keyboard must be able to get out.
/// Positions are UTF-16 code units.
class ComposerEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit ComposerEditor(QWidget *parent = nullptr);

    QString text() const;
    /// Replaces everything; undo brings the old text back.
    void setText(const QString &text);
    /// At the cursor, in place of a selection.
    void insert(const QString &text);

    /// Marks \a length characters, or the place between two if it is 0; only one mark at a time.
    void setErrorMark(qsizetype offset, qsizetype length, const QString &message);
    void clearErrorMark();
    /// Where the mark is, as the editor shows it: first and behind the last character; (-1, -1) for none.
    std::pair<qsizetype, qsizetype> errorMark() const;
    void moveCursorTo(qsizetype offset);

    QSize sizeHint() const override;

Q_SIGNALS:
    void textChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyTheme();

    QWidget *m_editor = nullptr;
    QsciScintilla *m_scintilla = nullptr;
    QPlainTextEdit *m_plain = nullptr;
};

} // namespace Inspector
