// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ids.h"
#include "wiremessage.h"

#include <QtCore/QHash>

#include <optional>
#include <variant>
#include <vector>

/// \file
/// The ids of a recorded session, and those of the live one that repeats it.

namespace QtCapnWeb::Replay {

/// \brief From ids to ids. Nearly all ids of a session are small whole numbers in a row, and cost eight bytes each.
class IdTable
{
public:
    std::optional<EntryId> find(EntryId id) const;
    void insert(EntryId id, EntryId to);

private:
    std::vector<double> m_positive; // NaN: none
    std::vector<double> m_negative;
    QHash<EntryId, EntryId> m_others;
};

/// \brief Translates between a recorded session and a live one in which we play one of its sides.
///
/// Both sides of a live session number anew what is pushed and what is exported; so every id of the recording has another
/// meaning there. This class knows both tables of our side: what we import is what we pushed, and what the peer introduced to
/// us at the place where the recorded peer did; what we export is what we introduced, and what the peer pushed.
/// Ids are given to our exports in the order in which they leave; a thing that is introduced twice under one id in the recording
/// is so in the live session, while the peer holds it.
class IdBridge
{
public:
    IdBridge();

    /// \name What we send.
    /// @{
    struct Missing {
        EntryId id; ///< recorded
        bool isImport = true; ///< of ours; else an export that the peer never made by a call
    };
    /// The recorded \a message as it is to be sent now, with \a changes made besides. Nothing was noted down if an id has no
    /// live counterpart yet. \a created is the recorded id of the import that a push, stream or pipe creates. A message that is
    /// sent \a again introduces new things.
    std::variant<QByteArray, Missing> send(const WireMessage &message, std::optional<EntryId> created,
                                           const std::vector<TextChange> &changes = {}, bool again = false);
    /// The messages that let go of what the recording has as import \a id: none if the live session has nothing of it.
    QList<QByteArray> sendRelease(EntryId id, double count);
    /// @}

    /// \name What we received.
    /// @{
    /// The id that a push, stream or pipe of the peer has.
    EntryId nextPush() { return EntryId(m_nextPush++); }
    /// The live push \a live is the recorded one \a recorded.
    void matchPush(EntryId recorded, EntryId live);
    /// Of several live pushes that are \a recorded, \a live is meant now.
    void aim(EntryId recorded, EntryId live) { m_exportLive.insert(recorded, live); }
    /// The introductions of both messages are paired, by where they stand.
    /// \return how many of the live ones are at no place where the recording has one.
    int pair(const WireMessage &recorded, const WireMessage &live);
    /// Notes down introductions that no recorded message has.
    void receiveUnpaired(const WireMessage &live);
    /// The peer released \a count of export \a live. \return whether it holds it no more.
    bool receiveRelease(EntryId live, double count);
    /// @}

    /// Whether the live session has it, and it was not released.
    bool holdsImport(EntryId recorded) const
    {
        const std::optional<EntryId> live = liveImport(recorded);
        return live && m_importCounts.contains(*live);
    }
    /// The recorded id was never given away: it is sent as it is.
    void assume(EntryId recorded) { m_importLive.insert(recorded, recorded); }
    std::optional<EntryId> liveImport(EntryId recorded) const { return m_importLive.find(recorded); }
    std::optional<EntryId> recordedImport(EntryId live) const { return m_importRecorded.find(live); }
    std::optional<EntryId> liveExport(EntryId recorded) const { return m_exportLive.find(recorded); }
    std::optional<EntryId> recordedExport(EntryId live) const { return m_exportRecorded.find(live); }

    /// The recorded id of an export of ours that the peer names as \a live; see fingerprint().
    std::optional<EntryId> named(EntryId live) const;
    /// The text of a message of the peer without what may differ between two equal ones: exports of ours that it names have their
    /// recorded ids, introductions have none. \a isLive says whose ids \a message has. Nothing if it names what the recording
    /// has not. An id that nobody ever gave away stands for itself: the recorded peer may have made the same mistake.
    std::optional<QByteArray> fingerprint(const WireMessage &message, bool isLive) const;

private:
    void pairImport(EntryId recorded, EntryId live);
    void introduced(EntryId live) { m_importCounts[live] += 1; }

    IdTable m_importLive;
    IdTable m_importRecorded;
    IdTable m_exportLive;
    IdTable m_exportRecorded;
    QHash<EntryId, double> m_importCounts; // live, introduced by the peer and not released
    QHash<EntryId, double> m_exportCounts; // live, held by the peer
    QHash<EntryId, std::vector<EntryId>> m_moreImports; // recorded → live ones that it stood for before
    double m_nextImport = 1;
    double m_nextExport = -1;
    double m_nextPush = 1;
};

} // namespace QtCapnWeb::Replay
