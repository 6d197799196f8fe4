// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "slicedwork.h"
#include "streamtransfers.h"

#include <QtCore/QAbstractTableModel>

#include <memory>

/// \file
/// Streams as a table.

namespace Inspector {

/// \brief A row a stream: the pipe or writable, its writes and its end joined, with how much of it was answered. Looked for in
/// slices, while the capture grows.
class StreamsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { StreamColumn, StateColumn, ProgressColumn, ChunksColumn, BytesColumn, WindowColumn, RateColumn, ColumnCount };
    enum Role {
        ProgressRole = Qt::UserRole, ///< answered chunks of all that were written, 0 to 1
        FailedRole, ///< bool: a chunk was rejected, or it ended badly
    };

    explicit StreamsModel(QObject *parent = nullptr);
    ~StreamsModel() override;

    void setDocument(CaptureDocument *document) { m_work.setDocument(document); }
    void setActive(bool active) { m_work.setActive(active); }
    void finish() { m_work.finish(); }

    /// Null for a row that is not there.
    const QtCapnWeb::Trace::StreamTransfer *transferAt(int row) const;
    /// Where to look at it: what opened it, or its first write; NoRecord for a row that is not there.
    QtCapnWeb::Trace::RecordIndex recordAt(int row) const;
    /// The row of the stream that \a record writes to or opens; -1 if there is none.
    int rowOfRecord(QtCapnWeb::Trace::RecordIndex record) const;
    /// Bytes in flight over time; empty for one of more chunks than can be looked at at once.
    QList<QtCapnWeb::Trace::StreamWindowPoint> windowAt(int row) const;
    /// A filter for its messages.
    QString filterAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static QString stateText(QtCapnWeb::Trace::StreamTransfer::End end);

private:
    void restart();
    void show();
    QString labelOf(const QtCapnWeb::Trace::StreamTransfer &transfer) const;

    std::unique_ptr<QtCapnWeb::Trace::StreamTransfers> m_transfers;
    int m_rows = 0; ///< that were announced
    SlicedWork m_work; // last: its step uses the rest
};

} // namespace Inspector
