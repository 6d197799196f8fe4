// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"
#include "timelinemodel.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QPointer>
#include <QtWidgets/QAbstractScrollArea>

#include <memory>
#include <utility>

QT_BEGIN_NAMESPACE
class QHeaderView;
class QMenu;
class QMimeData;
QT_END_NAMESPACE

/// \file
/// The timeline: a table of rows without end.

namespace Inspector {

class ColorRules;
class Finder;
class TimelineColumns;

/// \brief Shows a TimelineModel, one line a row.
///
/// Nothing is kept for a row and only what is visible is painted, so rows and scroll positions are 64 bits wide and ten million
/// rows cost what ten do. (The scroll bar counts in int; past that it is scaled, and the position stays exact here.)
///
/// The view never moves by itself unless Follow is on. New rows are shown about forty times a second at most, however fast they
/// come. Selection is of records: it survives a change of what is shown.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    using RecordIndex = QtCapnWeb::Trace::RecordIndex;

    explicit TimelineView(QWidget *parent = nullptr);
    ~TimelineView() override;

    /// Not owned; may be null.
    void setModel(TimelineModel *model);
    TimelineModel *model() const { return m_model; }
    QHeaderView *header() const { return m_header; }
    /// Whose hits are marked; not owned, may be null.
    void setFinder(Finder *finder);
    /// Which rows have a colour; not owned, may be null.
    void setColorRules(ColorRules *rules);
    /// What the header's sections are.
    TimelineColumns *columns() const { return m_columns; }

    /// The selected record that has the focus; NoRecord if there is none.
    RecordIndex currentRecord() const { return m_current; }
    qint64 currentRow() const;
    /// Selects \a record alone and makes it visible; Follow is turned off if that moved the view. NoRecord: selects nothing.
    void setCurrentRecord(RecordIndex record);
    /// Rows [first, last] that are selected; {-1, -2} if none.
    std::pair<qint64, qint64> selectedRows() const;

    bool isFollowing() const { return m_follow; }
    qint64 topRow() const { return m_top; }
    /// Scrolls, without selecting anything.
    void setTop(qint64 row);
    /// Rows that fit as a whole.
    qint64 pageRows() const;
    int rowHeight() const { return m_rowHeight; }
    /// In coordinates of the viewport; empty for a row that is not visible.
    QRect rowRect(qint64 row) const;
    QRect cellRect(qint64 row, int section) const;
    QRect cellRect(qint64 row, TimelineModel::Column column) const { return cellRect(row, int(column)); }
    qint64 rowAt(int y) const; ///< -1: none
    int sectionAt(int x) const; ///< the preview's, where there is none

    /// Marks the records from \a first to \a last at the left edge: the life of a capability. NoRecord twice: none.
    void setLifetime(RecordIndex first, RecordIndex last);
    std::pair<RecordIndex, RecordIndex> lifetime() const { return {m_lifetimeFirst, m_lifetimeLast}; }

    /// Adds a column for a field. \return its section; -1 if there are too many.
    int addColumn(QtCapnWeb::Trace::FilterField field, const QString &title = {});
    void removeColumn(int section);
    /// Asks for another title.
    void renameColumn(int section);
    /// An entry for each field, which adds a column for it.
    void fillFieldMenu(QMenu *menu);
    /// After sections of the header were changed from outside.
    void layOutColumns();
    /// A cell as one can drag it onto the filter: a text that is a filter. Null if the cell says nothing to filter by.
    std::unique_ptr<QMimeData> dragged(qint64 row, int section) const;
    static QString filterMimeType();

    /// The columns, their titles, widths, order and visibility, for QSettings.
    QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &state);
    void resetColumns();

public Q_SLOTS:
    void setFollowing(bool follow);
    void goToFirst();
    void goToLast();
    void goToNext();
    void goToPrevious();
    /// The next or the previous record of the same call.
    void goToNextRelated();
    void goToPreviousRelated();
    void selectAll();
    /// Selected rows as lines of tab-separated cells, columns as shown; 100,000 rows at most.
    void copyRows();
    /// Texts of the selected messages, a line each; 64 MiB at most.
    void copyTexts();
    /// Column widths by what is visible.
    void resizeColumnsToContents();
    /// Opens the dialog for columns.
    void editColumns();
    void goToNextReference();
    void goToPreviousReference();
    /// Points to add to the font's size.
    void setZoom(int points);

Q_SIGNALS:
    void currentRecordChanged(qint64 record);
    void followingChanged(bool following);
    /// Other rows are in sight.
    void scrolled();
    /// Enter or a double click.
    void activated(qint64 record);
    /// \a global where a context menu for the current row belongs.
    void menuRequested(const QPoint &global);
    /// Something was copied or could not be, in words for the status bar.
    void noticed(const QString &text);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void onReset();
    void paintLifetime(QPainter &painter) const;
    void onAppended();
    void layOut();
    void updateFonts();
    void updateScrollBars();
    void ensureVisible(qint64 row);
    void select(qint64 row, bool extend);
    void moveBy(qint64 rows, bool extend);
    qint64 maximumTop() const;
    void showHeaderMenu(const QPoint &position);
    void fitTimeColumn();
    void goToReference(bool backwards);
    bool dragCell(const QPoint &position);
    QString cellToolTip(const QPoint &position) const;

    QPointer<TimelineModel> m_model;
    QPointer<Finder> m_finder;
    QPointer<ColorRules> m_rules;
    QHeaderView *m_header;
    TimelineColumns *m_columns;
    QPoint m_pressed; ///< of the left button
    Theme m_theme;
    QBasicTimer m_refresh;
    qint64 m_top = 0;
    RecordIndex m_topRecord = QtCapnWeb::Trace::NoRecord; ///< survives a reset
    RecordIndex m_current = QtCapnWeb::Trace::NoRecord;
    RecordIndex m_anchor = QtCapnWeb::Trace::NoRecord;
    RecordIndex m_lifetimeFirst = QtCapnWeb::Trace::NoRecord;
    RecordIndex m_lifetimeLast = QtCapnWeb::Trace::NoRecord;
    int m_rowHeight = 20;
    int m_zoom = 0;
    bool m_follow = true;
    bool m_updatingBars = false;
};

} // namespace Inspector
