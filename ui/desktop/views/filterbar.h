// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter.h"

#include <QtCore/QPointer>
#include <QtWidgets/QLineEdit>

#include <optional>

QT_BEGIN_NAMESPACE
class QCompleter;
class QLabel;
class QMenu;
class QProgressBar;
class QStandardItemModel;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// Where a filter is written.

namespace Inspector {

class RecordRows;

/// \brief The line of a filter: completes words, and underlines the place of an error.
class FilterEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit FilterEdit(QWidget *parent = nullptr);

    /// Whose names of methods are offered; may be null.
    void setRows(RecordRows *rows);
    /// Nothing: the text is a filter.
    void setError(const std::optional<QtCapnWeb::Trace::FilterError> &error);
    QCompleter *suggestions() const { return m_completer; }

Q_SIGNALS:
    void historyRequested();
    void escaped();
    /// A part of a filter was dropped on it, with what keys held.
    void filterDropped(const QString &part, Qt::KeyboardModifiers keys);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void suggest(bool asked);
    void accept(const QString &suggestion);

    QPointer<RecordRows> m_rows;
    QCompleter *m_completer;
    QStandardItemModel *m_suggestions;
    qsizetype m_wordStart = 0;
    qsizetype m_wordLength = 0;
    bool m_formatting = false;
};

/// \brief The bar: the line, whether it is a filter, how many rows it shows, history and saved filters.
///
/// Enter applies, Escape takes back what was not applied (or stops a filter that is at work). What is applied is remembered
/// (QSettings, "filter/history"). A part of a filter that is dropped on it joins what stands there, and is applied; with Ctrl by
/// `and`, as without a key, with Shift by `or`; with Alt it is only written. Filters with a name are kept until they are removed
/// ("filter/saved"). An error is told in words beside the line, and underlined in it; colour is never the only mark.
class FilterBar final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int MostRemembered = 30;

    explicit FilterBar(QWidget *parent = nullptr);

    /// What it filters; not owned.
    void setRows(RecordRows *rows);
    FilterEdit *edit() const { return m_edit; }
    /// The filter that is applied.
    QString applied() const { return m_applied; }
    /// Fills a menu "Apply as Filter", or "Prepare as Filter", with the ways that \a part can join the filter.
    void addJoins(QMenu *menu, const QString &part, bool apply);

public Q_SLOTS:
    /// Writes \a text, without applying it.
    void prepare(const QString &text);
    /// Writes \a text and applies it, if it is a filter. An empty one shows everything.
    void apply(const QString &text);
    void clear();
    void saveFilter();

Q_SIGNALS:
    void appliedChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyText();
    void validate();
    void updateState();
    void remember(const QString &text);
    void fillMenu();

    QPointer<RecordRows> m_rows;
    FilterEdit *m_edit;
    QAction *m_mark;
    QLabel *m_status;
    QProgressBar *m_progress;
    QToolButton *m_clear;
    QToolButton *m_apply;
    QToolButton *m_history;
    QMenu *m_menu;
    QString m_applied;
    std::optional<QtCapnWeb::Trace::FilterError> m_error;
    bool m_coloring = false;
};

} // namespace Inspector
