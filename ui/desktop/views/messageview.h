// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capturedocument.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QModelIndex;
class QPoint;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;
QT_END_NAMESPACE

/// \file
/// The detail pane: one message, decoded and as text.

namespace Inspector {

class FilterBar;
class MessageTreeModel;
class RawTextView;

/// \brief A decoded tree above the exact text, linked both ways: a node marks its range of the text, a click in the text selects
/// the innermost node there.
class MessageView final : public QWidget
{
    Q_OBJECT
public:
    using RecordIndex = QtCapnWeb::Trace::RecordIndex;

    explicit MessageView(QWidget *parent = nullptr);
    ~MessageView() override;

    void setDocument(CaptureDocument *document);
    /// Shows \a record; NoRecord: none.
    void setRecord(RecordIndex record);
    RecordIndex record() const { return m_record; }

    /// Where filters from a node go; without one none are offered. It may die first.
    void setFilterBar(FilterBar *bar);

    QTreeView *tree() const { return m_tree; }
    RawTextView *raw() const { return m_raw; }

    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

public Q_SLOTS:
    /// The whole exact text, also where it is shown cut.
    void copyText();

Q_SIGNALS:
    void noticed(const QString &text);

private:
    void showText();
    void expandFirst();
    void onNodeSelected(const QModelIndex &index);
    void onByteClicked(qsizetype byte);
    void showTreeMenu(const QPoint &position);
    void updateHeading();

    QPointer<CaptureDocument> m_document;
    QPointer<FilterBar> m_filter;
    MessageTreeModel *m_model;
    QStackedWidget *m_stack;
    QLabel *m_heading;
    QLabel *m_problem;
    QLabel *m_notice;
    QSplitter *m_splitter;
    QTreeView *m_tree;
    RawTextView *m_raw;
    QToolButton *m_indent;
    RecordIndex m_record = QtCapnWeb::Trace::NoRecord;
    bool m_linking = false;
};

} // namespace Inspector
