// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calldetails.h"
#include "calltree.h"
#include "rowsequence.h"
#include "slicedwork.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>

#include <optional>

/// \file
/// Calls as a tree of pipelines, laid out in the rows of a table.

namespace Inspector {

/// When a call was made and answered; nanoseconds since the capture began, -1 where that is unknown.
struct CallSpan {
    qint64 start = -1;
    qint64 waited = -1; ///< until when it waited for promises in its arguments; start if it did not
    qint64 pulled = -1; ///< when its result was asked for first
    qint64 end = -1; ///< its answer; -1 if there is none
    QtCapnWeb::Trace::Call::State state = QtCapnWeb::Trace::Call::State::Pending;
};

/// \brief A row a call. A call that was made on the result of another one is a branch of that: it stands below it, and is shown
/// if all that it hangs on are expanded, as they are at first. Siblings stand in the order of their pushes.
///
/// The rows are flat, since Qt's views of trees do not bear millions. What was expanded or collapsed stays so while calls come.
/// Whatever would change thousands of rows at once is prepared in slices, and the old rows stay until then; the model is then
/// reset, with callAt() and rowOf() to find again what was chosen. It keeps about 40 bytes a call; all else is asked of the
/// capture.
class CallsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { CallColumn, StateColumn, StartColumn, LatencyColumn, WaterfallColumn, ColumnCount };
    enum Role {
        DepthRole = Qt::UserRole, ///< of the pipeline: 0 for a call on a capability that was there
        StateRole, ///< QtCapnWeb::Trace::Call::State as an int
        ExpandableRole, ///< whether calls were made on it
        ExpandedRole,
        BelowRole, ///< how many hang on it, directly or not: a qint64
    };

    explicit CallsModel(QObject *parent = nullptr);
    ~CallsModel() override;

    void setDocument(CaptureDocument *document) { m_work.setDocument(document); }
    /// New calls wait while nobody looks.
    void setActive(bool active) { m_work.setActive(active); }
    void finish() { m_work.finish(); }

    QtCapnWeb::Trace::CallId callAt(int row) const;
    /// -1 for a call that is not shown (yet).
    int rowOf(QtCapnWeb::Trace::CallId call) const;
    /// The row of \a call, or of the nearest of those that it hangs on; -1 for a call that is not there (yet).
    int shownRowOf(QtCapnWeb::Trace::CallId call) const;
    /// What \a call hangs on, and the first that hangs on it; NoCall if there is none.
    QtCapnWeb::Trace::CallId parentOf(QtCapnWeb::Trace::CallId call) const;
    QtCapnWeb::Trace::CallId firstChildOf(QtCapnWeb::Trace::CallId call) const;
    bool isExpandable(QtCapnWeb::Trace::CallId call) const;
    bool isExpanded(QtCapnWeb::Trace::CallId call) const;

    void setExpanded(QtCapnWeb::Trace::CallId call, bool expanded);
    /// With all (but no more than some thousands) of what hangs on it.
    void expandBranch(QtCapnWeb::Trace::CallId call);
    /// Calls that come later follow suit.
    void setAllExpanded(bool expanded);
    /// Expands what \a call hangs on, so that it is shown.
    void reveal(QtCapnWeb::Trace::CallId call);
    /// The row of the call that \a record belongs to, or of the nearest shown one that it hangs on; -1 if there is none.
    int rowOfRecord(QtCapnWeb::Trace::RecordIndex record) const;
    /// The push of a row's call.
    QtCapnWeb::Trace::RecordIndex pushAt(int row) const;
    CallSpan spanAt(int row) const;
    /// A filter for all calls of a row's pipeline: the one that it hangs on in the end, and what hangs on that, as far as the
    /// calls of some thousand rows tell. Empty for a row that is not there.
    QString pipelineFilter(int row) const;
    /// All that is known of a row's call; nothing for a row that is not there. It is kept for a while, if the call is over.
    std::optional<QtCapnWeb::Trace::CallDetails> detailsAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // Calls can be dragged onto the filter.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

    static QString stateText(QtCapnWeb::Trace::Call::State state);

Q_SIGNALS:
    /// setExpanded() or reveal() did something to a call that is shown.
    void expandedChanged(int row, bool expanded);

private:
    using Id = CallTree::Id;
    struct Branch; ///< new rows that belong behind others
    bool isKnown(QtCapnWeb::Trace::CallId call) const { return call >= 0 && call < m_tree.count(); }
    /// The rows say all that the tree does.
    bool isLaidOut() const { return m_placed == m_tree.count() && !m_layOut && m_walk == CallTree::None; }

    void restart();
    void show();
    bool step(const QtCapnWeb::Trace::Capture &capture);
    bool walk();
    void layOutAll();
    void takeLayout();
    void placeNew();
    int rowBehind(Id branch) const;
    bool isShownBranch(Id id) const { return m_tree.isShown(id) && m_tree.isExpanded(id); }

    CallTree m_tree;
    RowSequence m_rows; ///< that were announced
    qint64 m_placed = 0; ///< calls that are in m_rows, or are hidden there
    RowSequence m_next; ///< all rows anew, as far as m_walk
    Id m_walk = CallTree::None;
    bool m_walked = false; ///< m_next is complete
    bool m_layOut = false; ///< all rows are to be laid out anew
    mutable QCache<qint64, QtCapnWeb::Trace::CallDetails> m_details{500};
    SlicedWork m_work; // last: its step uses the rest
};

} // namespace Inspector
