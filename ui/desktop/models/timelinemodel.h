// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture.h"
#include "filterfields.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <optional>
#include <vector>

/// \file
/// What the timeline shows: which records are its rows, and the text of each cell.

namespace Inspector {

class CaptureDocument;
class RecordRows;

/// \brief Rows over a capture. Not a QAbstractItemModel: its rows are 64 bits wide, and which records they are is RecordRows'
/// business.
///
/// Texts are made when they are asked for, which a view does for what it paints only. All strings are safe to show
/// (visibletext.h).
class TimelineModel final : public QObject
{
    Q_OBJECT
public:
    enum class Column : quint8 { Number, Time, Delta, Direction, Kind, Id, Target, State, Size, Preview };
    Q_ENUM(Column)
    static constexpr int ColumnCount = int(Column::Preview) + 1;

    /// How a row ended up; the view draws a symbol for it, so that colour is never the only mark.
    enum class Mark : quint8 { None, Ok, Pending, Error, Warning, Released };
    Q_ENUM(Mark)

    /// What kind of row it is.
    enum class Look : quint8 {
        Message,
        Invalid, ///< a text that is no message of the protocol
        Opened,
        Closed,
        Failed,
        Refused,
        Binary,
        Http, ///< a request or a response
        Note, ///< of the recorder
        Comment, ///< a person's, or a mark
    };
    Q_ENUM(Look)

    enum class Direction : quint8 { None, Out, In };
    Q_ENUM(Direction)

    /// What a message is to its call.
    enum class CallPart : quint8 { None, Push, Pull, Settled, Released };
    Q_ENUM(CallPart)

    /// What a person said of a message.
    struct Notes {
        bool marked = false;
        bool commented = false;
    };

    /// What the column of times shows.
    enum class TimeFormat : quint8 {
        SinceStart, ///< seconds since the capture began
        SinceSession, ///< seconds since the record's session began
        TimeOfDay, ///< of the clock, here; as SinceStart where a file does not say when it began
        DateAndTime,
        Utc,
    };
    Q_ENUM(TimeFormat)

    explicit TimelineModel(QObject *parent = nullptr);
    ~TimelineModel() override;

    /// \a document may be null, and may die before the model.
    void setDocument(CaptureDocument *document);
    CaptureDocument *document() const;
    /// Which records are shown: the session, the filter. Owned here.
    RecordRows *rows() const { return m_rows; }
    /// Shows only that session's rows; nothing: all. A large capture is looked through in slices, see RecordRows.
    void setSession(std::optional<quint32> session);
    std::optional<quint32> session() const;

    qint64 rowCount() const;
    QtCapnWeb::Trace::RecordIndex recordAt(qint64 row) const;
    /// The row of \a record, or of the first shown record behind it if \a nearest; -1 if there is none. O(log rows).
    qint64 rowOf(QtCapnWeb::Trace::RecordIndex record, bool nearest = false) const;

    QString text(qint64 row, Column column) const;
    /// What a field of the filter language says of a row; empty if nothing.
    QString fieldText(qint64 row, QtCapnWeb::Trace::FilterField field) const;
    Mark mark(qint64 row) const;
    Look look(qint64 row) const;
    Direction direction(qint64 row) const;
    /// Whether it is about a call and has no payload of its own (pull, release): shown with less weight.
    bool isMinor(qint64 row) const;
    /// What an event row (anything but a message) says, across columns; empty for messages.
    QString eventText(qint64 row) const;
    /// The row in words, for screen readers and tool tips.
    QString description(qint64 row) const;

    CallPart callPart(qint64 row) const;
    Notes notes(qint64 row) const;
    /// The comment on a message; empty if there is none.
    QString comment(qint64 row) const;

    /// Rows of the same call, in order: push, pull, settle, release; empty if the row belongs to none. At most four.
    std::vector<qint64> relatedRows(qint64 row) const;

    /// \a digits behind the point: 3, 6 or 9.
    void setTimeFormat(TimeFormat format, int digits);
    TimeFormat timeFormat() const { return m_timeFormat; }
    int timeDigits() const { return m_timeDigits; }
    /// A time as wide as any.
    QString timeSample() const;
    /// Records from which the times below them count, ascending; of this capture, until the program ends.
    QList<QtCapnWeb::Trace::RecordIndex> timeReferences() const;
    void toggleTimeReference(QtCapnWeb::Trace::RecordIndex record);
    void clearTimeReferences();
    /// The next one that is shown, in a direction; NoRecord if there is none.
    QtCapnWeb::Trace::RecordIndex nextTimeReference(QtCapnWeb::Trace::RecordIndex from, bool backwards) const;

    static QString columnTitle(Column column);
    static QString columnToolTip(Column column);
    static bool isRightAligned(Column column);

Q_SIGNALS:
    /// Everything is another now.
    void reset();
    /// Rows were added at the end; the state of earlier ones may have changed with them.
    void appended(qint64 first, qint64 count);
    /// Times are shown in another way.
    void timesChanged();

private:
    std::optional<QtCapnWeb::Trace::Row> rowAt(qint64 row) const;
    QString stateText(qint64 row) const;
    QString timeOf(QtCapnWeb::Trace::RecordIndex record, const QtCapnWeb::Trace::Row &row) const;
    QString clockText(qint64 time) const;

    QPointer<CaptureDocument> m_document;
    RecordRows *m_rows;
    TimeFormat m_timeFormat = TimeFormat::SinceStart;
    int m_timeDigits = 3;
    QHash<const QObject *, QList<QtCapnWeb::Trace::RecordIndex>> m_references; ///< by document
    QObject m_keeper; ///< hears when a document goes, whichever one is shown
};

} // namespace Inspector
