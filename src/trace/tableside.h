// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "entrytable.h"
#include "messageoutline.h"
#include "rpclimits.h"

#include <optional>

/// \file
/// What sending and receiving do to one side of a session. Source: corpus/RULES.md, R1 to R20.

namespace QtCapnWeb::Trace {

/// \brief Both tables of one side, and where it stands.
struct TableSide {
    using Origin = TableEntry::Origin;

    EntryTable imports;
    EntryTable exports;
    double nextImport = 1; ///< what this side's next push, stream or pipe gets
    double nextPush = 1; ///< what the peer's next push, stream or pipe gets here
    RpcLimits limits;
    bool joined = false; ///< recorded from its middle on: ids may be from before
    bool sentAbort = false; ///< nothing counts any more
    bool deaf = false; ///< aborted by the peer, failed or disconnected: nothing is processed, but what it sends still counts
    std::optional<Origin> receiving; ///< the export that the second half of receiving is to make

    /// It introduces, and it names imports of its own. \return a problem in words, or nothing.
    QString send(const MessageOutline &message, const OutlineStore &store, const EntryTable &peerExports, RecordIndex at);
    /// It imports what is introduced to it, and looks up what is named.
    /// \throw RpcError where it aborts
    void receive(const MessageOutline &message, const OutlineStore &store, RecordIndex at);

    template<typename Archive>
    void archive(Archive &archive)
    {
        imports.archive(archive);
        exports.archive(archive);
        archive(nextImport);
        archive(nextPush);
        archive(limits);
        quint8 flags = quint8(int(sentAbort) | int(deaf) << 1 | int(joined) << 2); // receiving: never set between two records
        archive(flags);
        sentAbort = flags & 1;
        deaf = flags & 2;
        joined = flags & 4;
    }
    /// See EntryTable::isSound().
    bool isSound(RecordIndex records) const;

private:
    void introduceAsSender(EntryId id, Origin origin, RecordIndex at);
    void checkHeld(EntryId id, const EntryTable &peerExports, RecordIndex at, QString *problem);

    void follow(const MessageOutline &message, const OutlineStore &store, RecordIndex at);
    void introduceAsReceiver(EntryId id, Origin origin, RecordIndex at);
    EntryTable::Index addImport(EntryId id, Origin origin, RecordIndex at);
    EntryTable::Index findExport(EntryId id, RecordIndex at);
};

} // namespace QtCapnWeb::Trace
