// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "findings.h"
#include "slicedwork.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QSet>

#include <memory>

/// \file
/// Findings as a table.

namespace Inspector {

/// \brief What an expert would point out in a capture, in the order in which it was found. Looked for in slices, while the
/// capture grows; nothing is looked for without a document.
class FindingsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, TitleColumn, CountColumn, SessionColumn, RecordColumn, ColumnCount };
    enum Role {
        SeverityRole = Qt::UserRole, ///< QtCapnWeb::Trace::Severity as an int
        RecordRole, ///< the record to select first; NoRecord if there is none
        ExplanationRole, ///< what it means, and what its rule is about: lines
        SortRole,
        IgnoredRole, ///< bool: its rule is ignored
    };

    explicit FindingsModel(QObject *parent = nullptr);
    ~FindingsModel() override;

    void setDocument(CaptureDocument *document) { m_work.setDocument(document); }
    /// See SlicedWork::finish().
    void finish() { m_work.finish(); }
    bool isBusy() const { return m_work.isBusy(); }
    /// Rules of which nobody wants to hear: their findings stay rows, marked by IgnoredRole, and are not counted.
    void setIgnored(const QSet<QtCapnWeb::Trace::FindingRule> &rules);
    const QSet<QtCapnWeb::Trace::FindingRule> &ignored() const { return m_ignored; }
    /// Findings of a rule, also those that are too many to be kept, ignored or not.
    qint64 countOf(QtCapnWeb::Trace::FindingRule rule) const;
    /// How many there are of a severity whose rule is not ignored, also those that are too many to be kept.
    qint64 count(QtCapnWeb::Trace::Severity severity) const;
    const QtCapnWeb::Trace::Finding *findingAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// In the window's language.
    static QString titleOf(const QtCapnWeb::Trace::Finding &finding);
    static QString ruleTitle(QtCapnWeb::Trace::FindingRule rule);
    static QString severityText(QtCapnWeb::Trace::Severity severity);

Q_SIGNALS:
    /// count() or isBusy() may be another.
    void countsChanged();

private:
    void restart();
    void show();

    std::unique_ptr<QtCapnWeb::Trace::FindingsEngine> m_engine;
    QSet<QtCapnWeb::Trace::FindingRule> m_ignored;
    int m_rows = 0; ///< that were announced
    quint64 m_revision = 0;
    SlicedWork m_work; // last: its step uses the engine
};

} // namespace Inspector
