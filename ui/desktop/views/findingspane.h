// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "findingsmodel.h"

#include <QtWidgets/QWidget>

#include <array>

QT_BEGIN_NAMESPACE
class QSortFilterProxyModel;
class QTextEdit;
class QToolButton;
QT_END_NAMESPACE

/// \file
/// The pane of findings.

namespace Inspector {

class CaptureDocument;
class DataTable;

/// \brief Findings as a table, by severity, with what the chosen one means beside it. Enter or a double click goes to its
/// record. A rule can be ignored, for good, until it is taken back.
class FindingsPane final : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsPane(QWidget *parent = nullptr);

    void setDocument(CaptureDocument *document);
    FindingsModel *model() const { return m_model; }
    DataTable *view() const { return m_view; }

Q_SIGNALS:
    void recordRequested(qint64 record);
    /// A filter that shows what the chosen finding is about.
    void filterRequested(const QString &filter);
    /// Errors and warnings that there are now.
    void countChanged(qint64 count);

public Q_SLOTS:
    /// Asks nobody: an ignored rule can be had back in the list of rules. Kept in the settings.
    void setIgnored(QtCapnWeb::Trace::FindingRule rule, bool ignored);
    /// The chosen finding with its explanation, to the clipboard; all that are shown.
    void copyCurrent() const;
    void copyAll() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateCounts();
    void updateExplanation();
    void showMenu(const QPoint &position);
    void fillRules();
    void goToCurrent();
    QModelIndex current() const;
    QString filterOf(const QtCapnWeb::Trace::Finding &finding) const;

    FindingsModel *m_model;
    class Shown;
    Shown *m_shown;
    DataTable *m_view;
    QTextEdit *m_explanation;
    std::array<QToolButton *, 4> m_severities{};
    QToolButton *m_rules;
};

} // namespace Inspector
