// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "textsearch.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <memory>

/// \file
/// Find, over the texts of what the timeline shows.

namespace Inspector {

class RecordRows;

/// \brief Goes from hit to hit among the rows that are shown, and lists all hits of the capture beside that.
///
/// Both are done on the GUI thread in slices of a few milliseconds, the way to the next hit first. Hits that a filter hides are
/// counted, and passed over.
class Finder final : public QObject
{
    Q_OBJECT
public:
    using RecordIndex = QtCapnWeb::Trace::RecordIndex;
    using TextQuery = QtCapnWeb::Trace::TextQuery;

    /// \a rows must outlive it.
    explicit Finder(RecordRows *rows, QObject *parent = nullptr);
    ~Finder() override;

    /// What is looked for from now on; an empty text: nothing.
    void setQuery(const TextQuery &query);
    const TextQuery &query() const { return m_query; }
    /// Why the query is none; empty if it is one.
    QString error() const;
    /// There is something to look for, and somewhere to look.
    bool isActive() const { return m_search && !m_search->error(); }

    /// Looks for the first hit from \a from on, in a direction, and then from the other end; found() or notFound() follow, now
    /// or later. Takes the place of a search that is on its way.
    void find(RecordIndex from, bool backwards);
    /// Gives up a search that is on its way: nothing follows.
    void cancel();
    /// On the way to a hit.
    bool isSearching() const { return m_searching; }
    /// How much of the capture was looked at for the list of all hits, 0 to 1; -1: all.
    double progress() const;

    /// Of what was looked at until now.
    qint64 hitCount() const;
    /// How many hits stand before \a record.
    qint64 rank(RecordIndex record) const;
    /// Whether \a record is known to be a hit.
    bool isHit(RecordIndex record) const;
    /// All known ones, ascending.
    const std::vector<quint32> &hits() const;
    /// Where it stands in a text that is shown: UTF-16 offset and length.
    QList<std::pair<int, int>> places(QStringView text) const;
    /// The same in the text on the wire: bytes.
    QList<QtCapnWeb::Trace::TextSearch::Place> places(QByteArrayView text) const;

    /// All that is left, at once. For those who cannot wait, such as tests.
    void finish();

Q_SIGNALS:
    /// \a wrapped: behind the end, or before the beginning.
    void found(qint64 record, bool wrapped);
    void notFound();
    /// Another query: what is marked is another.
    void queryChanged();
    /// More is known of the hits, or of the way to the next one.
    void advanced();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void restart();
    void wake();
    /// \return whether there is more to do.
    bool work(std::chrono::nanoseconds budget);
    void go(std::chrono::nanoseconds budget);

    RecordRows *m_rows;
    std::shared_ptr<const QtCapnWeb::Trace::Capture> m_capture; ///< that the search is over
    std::unique_ptr<QtCapnWeb::Trace::TextSearch> m_search;
    TextQuery m_query;
    RecordIndex m_next = QtCapnWeb::Trace::NoRecord;
    RecordIndex m_from = QtCapnWeb::Trace::NoRecord;
    bool m_backwards = false;
    bool m_wrapped = false;
    bool m_searching = false;
    QBasicTimer m_timer;
};

} // namespace Inspector
