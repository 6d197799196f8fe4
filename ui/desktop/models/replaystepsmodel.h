// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "replaysetup.h"
#include "slicedwork.h"

#include <QtCore/QAbstractTableModel>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QUndoStack;
QT_END_NAMESPACE

/// \file
/// What a replay sends, as a table that can be changed.

namespace Inspector {

/// \brief The client's messages of the chosen sessions and range, in the order in which they are sent: calls, and answers to
/// calls of the server's. What belongs to a call (its pull, its release) goes where the call goes, and has no row.
///
/// All changes go through undoStack(). A change that the replay could not make is not made, and refused() says why.
class ReplayStepsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { RecordColumn, KindColumn, CallColumn, TextColumn, ChangeColumn, ColumnCount };
    enum Role { RecordRole = Qt::UserRole, SkippedRole, EditedRole, CurrentRole };
    /// Says why a setup cannot be replayed like that, or nothing if it can.
    using Check = std::function<QString(const ReplaySetup &setup)>;

    explicit ReplayStepsModel(QObject *parent = nullptr);
    ~ReplayStepsModel() override;

    void setCheck(Check check) { m_check = std::move(check); }
    /// Forgets the changes. \a session negative: all; \a first and \a last NoRecord: all.
    void setScope(CaptureDocument *document, qint64 session, QtCapnWeb::Trace::RecordIndex first,
                  QtCapnWeb::Trace::RecordIndex last);
    CaptureDocument *document() const { return m_work.document(); }
    /// Capture, sessions, range and changes of \a setup.
    void fill(ReplaySetup &setup) const;
    QUndoStack *undoStack() const { return m_undo; }

    /// All that comes from here: looks at what is left at once.
    void finish() { m_work.finish(); }
    bool isBusy() const { return m_work.isBusy(); }
    QtCapnWeb::Trace::RecordIndex recordAt(int row) const;
    int rowOf(QtCapnWeb::Trace::RecordIndex record) const;

    void setSkipped(const QList<int> &rows, bool skipped);
    /// To stand before the row that is \a before now; rowCount(): at the end.
    void moveRow(int row, int before);
    /// What a person edits: the arguments of a call, or the whole message where there are none.
    QByteArray editableText(int row, bool *isWhole) const;
    void edit(int row, const QByteArray &text, bool isWhole);
    /// As it was recorded.
    void restore(int row);
    /// The step that is made next; NoRecord: none.
    void setCurrent(QtCapnWeb::Trace::RecordIndex record);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void refused(const QString &why);
    /// Rows or changes are others now.
    void changed();

private:
    class SkipCommand;
    class MoveCommand;
    class EditCommand;

    bool scan(const QtCapnWeb::Trace::Capture &capture);
    void restart();
    void announce();
    bool isWanted(const QtCapnWeb::Trace::Capture &capture, QtCapnWeb::Trace::RecordIndex record) const;
    void applySkip(QtCapnWeb::Trace::RecordIndex record, bool skipped);
    void applyMove(int from, int to);
    void applyEdit(QtCapnWeb::Trace::RecordIndex record, const ReplayChanges::Edit *edit);
    QString problem(const ReplayChanges &changes) const;

    Check m_check;
    QUndoStack *m_undo;
    qint64 m_session = -1;
    QtCapnWeb::Trace::RecordIndex m_first = QtCapnWeb::Trace::NoRecord;
    QtCapnWeb::Trace::RecordIndex m_last = QtCapnWeb::Trace::NoRecord;
    QtCapnWeb::Trace::RecordIndex m_looked = 0;
    std::vector<QtCapnWeb::Trace::RecordIndex> m_rows;
    int m_announced = 0;
    ReplayChanges m_changes;
    QtCapnWeb::Trace::RecordIndex m_current = QtCapnWeb::Trace::NoRecord;
    SlicedWork m_work; // last: its step uses the rest
};

} // namespace Inspector
