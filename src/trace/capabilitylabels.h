// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"
#include "tablehistory.h"

#include <QtCore/QHash>
#include <QtCore/QString>

/// \file
/// Words for capabilities, by where they came from: what Capture::target() and Capture::label() say.

namespace QtCapnWeb::Trace {

class Capture;

/// \brief Makes the labels of one capture, and remembers them: a label never changes once its entry is born.
///
/// A label is made of the label of what it was called on, so making one follows the chain of pipelined calls; it stops after
/// a few links and shows "…" there. It does not depend on what was asked for before. The first label of an introduced capability
/// costs O(the record that introduced it), for each of its links; from then on, and for all messages that are about the
/// capability, it costs O(1) while it is among the last ten thousands that were asked for.
class CapabilityLabels
{
public:
    CapabilityLabels(const TableHistory &tables, const CallIndex &calls);

    QString ofMessage(const Capture &capture, RecordIndex index);
    /// \a importer is the side in whose imports the capability stands, \a table the one that \a entry was found in.
    QString ofEntry(const Capture &capture, quint32 session, Side importer, Table table, const TableEntry &entry);

private:
    struct Key {
        quint32 session;
        Side importer;
        EntryId id;
        RecordIndex born;
        qint8 depth; // at which a label was made that was cut; Whole for one that was not
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, key.session, quint8(key.importer), key.id.value, key.born, key.depth);
        }
    };
    static constexpr qint8 Whole = -1;
    struct Known {
        QString label;
        int links; // of the chain that it names
    };

    QString ofImport(const Capture &capture, quint32 session, Side importer, EntryId id, RecordIndex at, int depth);
    QString make(const Capture &capture, quint32 session, Side importer, const TableEntry &entry, int depth);
    /// "main.subscribe"
    QString ofCall(const Capture &capture, const Call &call, int depth);
    /// "subscribe(…)"
    QString ofResult(const Capture &capture, const Call &call, int depth);
    QString ofIntroduction(const Capture &capture, quint32 session, Side importer, const TableEntry &entry, int depth);

    const TableHistory &m_tables;
    const CallIndex &m_calls;
    QHash<Key, Known> m_known;
    int m_deepest = 0; // that the label which is being made has come to
};

} // namespace QtCapnWeb::Trace
