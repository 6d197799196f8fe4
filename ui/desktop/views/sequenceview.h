// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sequencepage.h"
#include "theme.h"
#include "timelinemodel.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QPointer>
#include <QtWidgets/QAbstractScrollArea>

/// \file
/// The sequence diagram: both peers of each session as lifelines, messages as arrows between them.

namespace Inspector {

/// \brief Draws the rows of a TimelineModel as a sequence diagram, one row a step: our side on the left, the peer on the right, a
/// pair for each session that is in sight. A bar on the lifeline of who answers spans a call from its push to its answer.
///
/// As in the timeline nothing is kept for a row and only what is visible is looked at, so a million messages cost what a page
/// does. It shows what the timeline shows: the same filter, the same session. Small zooms leave the words out.
class SequenceView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    using RecordIndex = QtCapnWeb::Trace::RecordIndex;
    static constexpr int SmallestZoom = -8;
    static constexpr int LargestZoom = 6;

    explicit SequenceView(QWidget *parent = nullptr);
    ~SequenceView() override;

    /// Not owned; may be null.
    void setModel(TimelineModel *model);
    TimelineModel *model() const { return m_model; }

    RecordIndex currentRecord() const { return m_current; }
    qint64 currentRow() const;
    /// Shows \a record as the chosen one, without a signal. NoRecord: none is.
    void setCurrentRecord(RecordIndex record);

    qint64 topRow() const { return m_top; }
    void setTop(qint64 row);
    /// Rows that fit as a whole.
    qint64 pageRows() const;
    /// In coordinates of the viewport; empty for a row that is not visible.
    QRect rowRect(qint64 row) const;
    qint64 rowAt(int y) const; ///< -1: none
    /// What is drawn now.
    SequencePage page() const;
    /// Where a lifeline of the page stands, in coordinates of the viewport; -1 if the session has none.
    int lifelineAt(const SequencePage &page, quint32 session, bool ours) const;

    int zoom() const { return m_zoom; }
    bool showsWords() const;

public Q_SLOTS:
    void setZoom(int zoom);
    void zoomIn() { setZoom(m_zoom + 1); }
    void zoomOut() { setZoom(m_zoom - 1); }
    void resetZoom() { setZoom(0); }
    /// As small as is needed to see all rows, or the smallest there is.
    void zoomToFit();
    /// The page as a diagram in Mermaid's language, to the clipboard.
    void copyAsMermaid();

Q_SIGNALS:
    /// A person chose a record.
    void recordChosen(qint64 record);
    /// Enter or a double click.
    void activated(qint64 record);
    void zoomChanged(int zoom);
    /// \a global where a context menu for the current row belongs.
    void menuRequested(const QPoint &global);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void onReset();
    void updateFonts();
    void updateScrollBars();
    void ensureVisible(qint64 row);
    void choose(qint64 row);
    qint64 maximumTop() const;
    int gutterWidth() const;
    int columnWidth(qsizetype columns) const;
    int headerHeight() const;

    QPointer<TimelineModel> m_model;
    Theme m_theme;
    QBasicTimer m_refresh;
    qint64 m_top = 0;
    RecordIndex m_topRecord = QtCapnWeb::Trace::NoRecord; ///< survives a reset
    RecordIndex m_current = QtCapnWeb::Trace::NoRecord;
    int m_rowHeight = 30;
    int m_zoom = 0;
    bool m_atEnd = true; ///< the last row was in sight: it stays so
    bool m_updatingBars = false;
};

} // namespace Inspector
