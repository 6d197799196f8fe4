// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "callindex.h"
#include "capabilitylabels.h"
#include "capture.h"
#include "messageoutline.h"
#include "rowstore.h"
#include "rpclimits.h"
#include "tablehistory.h"
#include "textstore.h"

#include <QtCore/QHash>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

/// \file
/// What a capture is made of. Private to capture.cpp, which answers, and captureanalysis.cpp, which takes records in.

namespace QtCapnWeb::Trace {

/// A record on its way into the store.
struct NewRecord {
    RecordIndex index;
    Row row;
    QByteArrayView text; ///< if it is at hand
    qsizetype preview = 0;
    QString problem;

    /// The first thing said counts.
    void say(const QString &what)
    {
        if (problem.isEmpty())
            problem = what;
    }
};

struct Capture::Private {
    static constexpr quint32 MostSessions = 1 << 24;

    std::shared_ptr<void> indexMemory; // of what was read from an index and not copied; goes last
    mutable std::shared_mutex lock;
    mutable std::mutex labelLock;
    RowStore rows;
    QHash<RecordIndex, RecordIndex> comments; // by the message that they are about
    QHash<RecordIndex, RecordIndex> marks;
    TextStore texts;
    std::atomic<qint64> textBytes = 0;
    TableHistory tables;
    CallIndex calls{rows};
    std::unordered_map<quint32, SessionInfo> sessions; // a peer or a file may have chosen any numbers
    // Records of one session come in runs.
    SessionInfo *lastSession = nullptr;
    quint32 lastSessionNumber = 0;
    quint32 sessionCount = 0;
    QHash<RecordIndex, QString> problems;
    QHash<RecordIndex, quint16> farPreviews; // that the row has no room for
    QHash<std::pair<quint32, int>, RpcLimits> limits;
    OutlineReader outlines;
    OutlineStore outlineStore; // of the message at hand
    mutable CapabilityLabels labels{tables, calls};

    SessionInfo &session(const NewRecord &record)
    {
        const quint32 number = record.row.session;
        if (!lastSession || lastSessionNumber != number) {
            sessionCount = std::max(sessionCount, number + 1);
            lastSession = &sessions[number];
            lastSessionNumber = number;
        }
        if (lastSession->first == NoRecord)
            lastSession->first = record.index;
        lastSession->last = record.index;
        return *lastSession;
    }

    template<typename Archive>
    void archive(Archive &archive)
    {
        rows.archive(archive);
        archive(comments);
        archive(marks);
        qint64 bytes = textBytes.load(std::memory_order_relaxed);
        archive(bytes);
        textBytes.store(bytes, std::memory_order_relaxed);
        tables.archive(archive);
        calls.archive(archive);
        archive(sessions);
        archive(sessionCount);
        archive(problems);
        archive(farPreviews);
        archive(limits);
    }
    bool isSound() const;

    RecordIndex append(const Record &facts, QByteArrayView text, TextPlace place);
    RecordIndex append(const Record &facts, const PreparedMessage &message, TextPlace place);
    NewRecord begin(const Record &facts) const;
    RecordIndex store(NewRecord &record, TextPlace place);
    void addMessage(NewRecord &record, const MessageOutline &outline, const OutlineStore &from);
    QString receive(const NewRecord &record, const MessageOutline &outline, const OutlineStore &from, const RpcLimits *limits);
    const RpcLimits *limitsOf(quint32 session, Side side) const
    {
        if (limits.isEmpty())
            return nullptr;
        const auto found = limits.constFind({session, int(side)});
        return found == limits.constEnd() ? nullptr : &*found;
    }
    void addRemark(NewRecord &record, qint64 seq);
    void endSession(const NewRecord &record);
};

} // namespace QtCapnWeb::Trace
