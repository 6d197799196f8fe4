// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture.h"
#include "filter.h"
#include "filterrun.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <memory>
#include <optional>

/// \file
/// Which records of a capture are shown.

namespace Inspector {

class CaptureDocument;

/// \brief The records of a capture that a session and a filter let through, in their order.
///
/// Looking at them is done here, on the GUI thread, in slices of a few milliseconds. What was shown before stays until a new
/// choice has been looked at in whole, so that nothing jumps twice; progress tells how far that is. Memory: nothing without a
/// choice, four bytes a row with one.
class RecordRows final : public QObject
{
    Q_OBJECT
public:
    explicit RecordRows(QObject *parent = nullptr);
    ~RecordRows() override;

    /// May be null, and may die first. Forgets the session, and keeps the filter.
    void setDocument(CaptureDocument *document);
    CaptureDocument *document() const;
    /// Shows only that session's records; nothing: all.
    void setSession(std::optional<quint32> session);
    std::optional<quint32> session() const { return m_session; }
    void setFilter(const QtCapnWeb::Trace::Filter &filter);
    const QtCapnWeb::Trace::Filter &filter() const { return m_filter; }

    /// While paused nothing new is shown; all of it comes when it goes on. Another document goes on by itself.
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    /// Records that came meanwhile.
    qint64 heldBack() const;

    qint64 count() const;
    /// NoRecord for a row that is not there.
    QtCapnWeb::Trace::RecordIndex recordAt(qint64 row) const;
    /// The row of \a record, or of the first one behind it if \a nearest; -1 if there is none. O(log rows).
    qint64 rowOf(QtCapnWeb::Trace::RecordIndex record, bool nearest = false) const;

    /// How much has been looked at for the choice that was made last, 0 to 1; -1 when all was.
    double progress() const;
    /// Looks at all that is left, at once. For those who cannot wait, such as tests.
    void finish();
    /// Gives up a new choice that has not been looked at in whole: the one before is the filter again.
    void cancel();

Q_SIGNALS:
    void reset();
    /// The document has another capture, which begins with the one before: the rows are the same.
    void captureChanged();
    /// Rows [first, first + count) are new, at the end.
    void appended(qint64 first, qint64 count);
    void progressChanged();
    void pausedChanged();
    /// heldBack() is another number.
    void heldBackChanged();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void restart(bool keepShown);
    void onAppended(qint64 first, qint64 count);
    void goOn();
    void work(std::chrono::nanoseconds budget);

    QPointer<CaptureDocument> m_document;
    std::shared_ptr<const QtCapnWeb::Trace::Capture> m_capture; ///< that the runs are over
    std::optional<quint32> m_session;
    QtCapnWeb::Trace::Filter m_filter;
    std::optional<quint32> m_shownSession; ///< of what is shown
    QtCapnWeb::Trace::Filter m_shownFilter;
    std::unique_ptr<QtCapnWeb::Trace::FilterRun> m_shown; ///< null: all records are
    std::unique_ptr<QtCapnWeb::Trace::FilterRun> m_next; ///< to be shown when it is done
    qint64 m_count = 0; ///< rows that were announced
    qint64 m_pausedAt = 0; ///< records that there were then
    bool m_paused = false;
    QBasicTimer m_timer;
};

} // namespace Inspector
