// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "findings.h"
#include "tablehistory.h"

#include <QtCore/QHash>

#include <limits>

/// \file
/// What a session holds, looked through in pieces.

namespace QtCapnWeb::Trace {

class Capture;

/// \brief Finds leakCandidates() some entries at a time: what a session holds may be a great deal.
class LeakSearch
{
public:
    LeakSearch(quint32 session, RecordIndex at, qint64 maximum, qsizetype idsPerOrigin)
        : m_session(session), m_at(at), m_maximum(maximum), m_idsPerOrigin(idsPerOrigin)
    { }

    quint32 session() const { return m_session; }
    RecordIndex at() const { return m_at; }
    /// Looks at entries until \a budget is used up, of which each takes one. \return whether all was looked at
    bool goOn(const Capture &capture, qint64 *budget);
    /// Once it is done.
    QList<LeakCandidate> take();

private:
    void look(const Capture &capture, const TableEntry &entry);

    quint32 m_session;
    RecordIndex m_at;
    qint64 m_maximum; // of each side
    qsizetype m_idsPerOrigin;
    int m_side = -1; // whose imports are in m_entries
    QList<TableEntry> m_entries;
    qsizetype m_next = 0; // in m_entries
    qint64 m_looked = 0; // of this side
    QHash<QString, qsizetype> m_places; // in m_candidates, of this side
    QList<LeakCandidate> m_candidates;
};

} // namespace QtCapnWeb::Trace
