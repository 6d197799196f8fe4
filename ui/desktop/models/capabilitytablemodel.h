// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leakscores.h"
#include "tablehistory.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QBasicTimer>
#include <QtCore/QPointer>

#include <vector>

/// \file
/// One table of one side of one session: imports or exports.

namespace Inspector {

class CaptureDocument;

/// \brief The entries that live now, or that lived at a record of the past, by id: 0, -1, -2 …, 1, 2 ….
///
/// Live, it looks ten times a second at most and tells what came and went, so that a selection stays. As of a record, what that
/// record released is still listed, marked as gone, and what it made is marked as born.
class CapabilityTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using RecordIndex = QtCapnWeb::Trace::RecordIndex;
    using TableEntry = QtCapnWeb::Trace::TableEntry;

    enum Column {
        IdColumn,
        KindColumn,
        OriginColumn,
        ReferencesColumn,
        BornColumn,
        ResolvedColumn,
        AgeColumn,
        StateColumn,
        LifeColumn,
        LeakColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, ///< what a column is sorted by
        StateRole, ///< a State
        ChangeRole, ///< a Change
        LifeRole, ///< a Life
    };
    enum class State : quint8 { Main, Live, NotPulled, Pending, Resolved, Rejected, Gone, LeftOver };
    Q_ENUM(State)
    enum class Change : quint8 { None, Born, Resolved, Gone };
    Q_ENUM(Change)

    /// When it lived, as parts of its session's time, 0 to 1; of its session's records, if they have no times.
    struct Life {
        double born = -1;
        double resolved = -1; ///< -1: not
        double released = -1; ///< -1: not
        double now = 1; ///< the moment that the table is shown at
        bool waits = false; ///< for a result
    };

    explicit CapabilityTableModel(QtCapnWeb::Trace::Table table, QObject *parent = nullptr);
    ~CapabilityTableModel() override;

    QtCapnWeb::Trace::Table table() const { return m_table; }
    /// Null: an empty table.
    void setDocument(CaptureDocument *document);
    void setSession(quint32 session);
    quint32 session() const { return m_session; }
    void setSide(QtCapnWeb::Side side);
    QtCapnWeb::Side side() const { return m_side; }
    /// The record after which the table is shown; TableHistory::Latest: live.
    void setAt(RecordIndex at);
    RecordIndex at() const { return m_at; }
    bool isLive() const { return m_at == QtCapnWeb::Trace::TableHistory::Latest; }

    const TableEntry &entryAt(int row) const { return m_rows[size_t(row)].entry; }
    State stateAt(int row) const;
    /// The row of an id; -1 if it is not there.
    int rowOf(QtCapnWeb::EntryId id) const;
    /// Entries without those that are shown as gone.
    int liveCount() const { return m_liveCount; }

    Life lifeAt(int row) const { return lifeOf(m_rows[size_t(row)]); }
    /// See LeakScores::score(). Scores come a little after the rows.
    int leakScoreAt(int row) const { return leakScoreOf(m_rows[size_t(row)]); }
    /// Looks at all origins at once, for those who cannot wait, such as tests.
    void finishScores();

    /// Looks now instead of within a tenth of a second.
    void refresh();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static QString stateText(State state);
    static QString kindText(TableEntry::Origin origin);

Q_SIGNALS:
    /// Rows, or what they say, may be others now.
    void refreshed();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    struct Item {
        TableEntry entry;
        bool gone = false;
        friend bool operator==(const Item &, const Item &) = default;
    };

    std::vector<Item> currentItems() const;
    void replaceBy(std::vector<Item> &&items);
    void onAppended();
    QString text(const Item &item, int column) const;
    QVariant sortKey(const Item &item, int column) const;
    State stateOf(const Item &item) const;
    Change changeOf(const Item &item) const;
    qint64 ageOf(const Item &item) const;
    qint64 referenceTime() const;
    Life lifeOf(const Item &item) const;
    int leakScoreOf(const Item &item) const;
    QString lifeText(const Item &item) const;
    void startScores();
    void scoreSome(qint64 milliseconds);

    QPointer<CaptureDocument> m_document;
    std::vector<Item> m_rows;
    QBasicTimer m_refreshTimer;
    QBasicTimer m_ageTimer;
    QBasicTimer m_scoreTimer;
    LeakScores m_scores;
    RecordIndex m_at = QtCapnWeb::Trace::TableHistory::Latest;
    quint32 m_session = 0;
    int m_liveCount = 0;
    QtCapnWeb::Trace::Table m_table;
    QtCapnWeb::Side m_side = QtCapnWeb::Side::A;
};

} // namespace Inspector

Q_DECLARE_METATYPE(Inspector::CapabilityTableModel::Life)
