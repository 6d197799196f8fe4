// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calldetails.h"
#include "slicedwork.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QCache>

#include <optional>
#include <vector>

/// \file
/// Calls as a table, in the order of their pushes.

namespace Inspector {

/// When a call was made and answered; nanoseconds since the capture began, -1 where that is unknown.
struct CallSpan {
    qint64 start = -1;
    qint64 waited = -1; ///< until when it waited for promises in its arguments; start if it did not
    qint64 pulled = -1; ///< when its result was asked for first
    qint64 end = -1; ///< its answer; -1 if there is none
    QtCapnWeb::Trace::Call::State state = QtCapnWeb::Trace::Call::State::Pending;
};

/// \brief A row a call. A call that was made on the result of another one is indented below it, one step for each such call on
/// the way, so that pipelines can be seen. It keeps one byte a call; all else is asked of the capture.
class CallsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { CallColumn, StateColumn, StartColumn, LatencyColumn, WaterfallColumn, ColumnCount };
    enum Role {
        DepthRole = Qt::UserRole, ///< of the pipeline: 0 for a call on a capability that was there
        StateRole, ///< QtCapnWeb::Trace::Call::State as an int
    };

    explicit CallsModel(QObject *parent = nullptr);
    ~CallsModel() override;

    void setDocument(CaptureDocument *document) { m_work.setDocument(document); }
    /// New calls wait while nobody looks.
    void setActive(bool active) { m_work.setActive(active); }
    void finish() { m_work.finish(); }

    QtCapnWeb::Trace::CallId callAt(int row) const;
    /// -1 for a call that is not there (yet).
    int rowOf(QtCapnWeb::Trace::CallId call) const;
    /// The row of the call that \a record belongs to; -1 if there is none.
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

    static QString stateText(QtCapnWeb::Trace::Call::State state);

private:
    void restart();
    void show();
    bool step(const QtCapnWeb::Trace::Capture &capture);

    std::vector<quint8> m_depths;
    int m_rows = 0; ///< that were announced
    mutable QCache<qint64, QtCapnWeb::Trace::CallDetails> m_details{500};
    SlicedWork m_work; // last: its step uses the rest
};

} // namespace Inspector
