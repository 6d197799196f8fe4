// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "record.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

/// \file
/// What passes in a session, as records.

namespace QtCapnWeb {

/// \brief Makes the records of one session and hands them to a sink.
struct RecordMaker {
    RecordSink *sink; ///< null for none, any more
    Side localSide; ///< which side of the session is here: A if we connected
    quint32 session; ///< what numbers the records
    qint64 clockStart; ///< times are nanoseconds since then, see Tap::monotonicNow()

    void record(Record::Kind kind, Side from, const QByteArray &text, qint64 size, quint16 code = 0, bool onWire = true) const;
    void sent(const QByteArray &text, bool onWire = true) const
    {
        record(Record::Kind::Message, localSide, text, text.size(), 0, onWire);
    }
    void received(const QByteArray &text) const { record(Record::Kind::Message, opposite(localSide), text, text.size()); }
    void refused(qint64 size) const { record(Record::Kind::Refused, opposite(localSide), {}, size); }
    void opened(const QString &peerName) const;
    void closed(Side by, quint16 code, const QString &reason) const;
};

} // namespace QtCapnWeb
