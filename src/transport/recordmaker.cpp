// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#include "recordmaker.h"

#include "tap.h"

namespace QtCapnWeb {

void RecordMaker::record(Record::Kind kind, Side from, const QByteArray &text, qint64 size, quint16 code, bool onWire) const
{
    if (!sink)
        return;
    Record entry;
    entry.kind = kind;
    entry.from = from;
    entry.onWire = onWire;
    entry.code = code;
    entry.session = session;
    entry.time = Tap::monotonicNow() - clockStart;
    entry.size = size;
    entry.text = text;
    sink->record(std::move(entry));
}

void RecordMaker::opened(const QString &peerName) const
{
    const QByteArray name = peerName.toUtf8();
    record(Record::Kind::Opened, Side::A, name, name.size());
}

void RecordMaker::closed(Side by, quint16 code, const QString &reason) const
{
    const QByteArray text = reason.toUtf8();
    record(Record::Kind::Closed, by, text, text.size(), code);
}

} // namespace QtCapnWeb
