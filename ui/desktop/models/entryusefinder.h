// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "entryuses.h"
#include "slicedwork.h"

#include <QtCore/QElapsedTimer>

#include <memory>
#include <optional>

/// \file
/// The calls that refer to an entry of a table, looked for beside everything else.

namespace Inspector {

/// \brief Looks for the references of one entry at a time, in slices on the GUI thread, and goes on while records come. Another
/// entry, or none, ends the search for the one before.
class EntryUseFinder final : public QObject
{
    Q_OBJECT
public:
    struct Place {
        quint32 session = 0;
        QtCapnWeb::Side side = QtCapnWeb::Side::A;
        QtCapnWeb::Trace::Table table = QtCapnWeb::Trace::Table::Imports;
        QtCapnWeb::EntryId id;
        QtCapnWeb::Trace::RecordIndex born = QtCapnWeb::Trace::NoRecord;
        QtCapnWeb::Trace::RecordIndex at = QtCapnWeb::Trace::TableHistory::Latest;
        friend bool operator==(const Place &, const Place &) = default;
    };

    explicit EntryUseFinder(QObject *parent = nullptr);

    void setDocument(CaptureDocument *document);
    const QtCapnWeb::Trace::Capture *capture() const { return m_work.capture(); }
    /// It waits while nobody looks.
    void setActive(bool active) { m_work.setActive(active); }
    /// The entry of \a place is looked for; nothing: none is.
    void choose(const std::optional<Place> &place);
    const std::optional<Place> &place() const { return m_place; }
    /// What was found so far; null without an entry.
    const QtCapnWeb::Trace::EntryUses *uses() const { return m_uses.get(); }
    bool isBusy() const { return m_work.isBusy(); }
    void finish() { m_work.finish(); }
    /// A filter for all calls that refer to it; if they are very many, for all that are made on it and a thousand others.
    QString filter() const;

Q_SIGNALS:
    /// More was found, or another entry was chosen. Some ten times a second at most.
    void changed();

private:
    std::optional<Place> m_place;
    std::unique_ptr<QtCapnWeb::Trace::EntryUses> m_uses;
    QElapsedTimer m_told;
    SlicedWork m_work; // last: its step uses the rest
};

} // namespace Inspector
