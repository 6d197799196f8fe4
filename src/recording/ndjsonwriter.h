// SPDX-FileCopyrightText: 2026 The QtCapnWeb authors
// SPDX-License-Identifier: MIT
#pragma once

#include "jsonwriter.h"
#include "record.h"
#include "rpclimits.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

/// \file
/// Writing of the native capture format: NDJSON, one line a record, as corpus/README.md describes it.

namespace QtCapnWeb::Trace {

/// \brief Makes the lines of a capture. Where they go is its caller's business.
///
/// What it adds to the corpus: `time` on every record, milliseconds since `started` with six decimals at most; `url` on a
/// session; `fail` records with a `reason`; `binary` records with `base64`; a `msg` that was refused for its size has `size` in
/// place of `text`; a text that is no UTF-8 has `base64` in its place; one `http` line a side, with a `request` or a `response`;
/// `note` records with `from` and `text`; `comment` and `mark` with a `text` and the `seq` of the message that they are about,
/// none for the whole capture.
class QTCAPNWEB_EXPORT NdjsonWriter
{
public:
    /// The first line. All lines end with a newline.
    QByteArray header(const QDateTime &started);
    /// The line of \a record. Messages are numbered as they come. An Opened record makes the `session` line.
    QByteArray line(const Record &record);
    /// The same, behind what \a bytes hold.
    void append(const Record &record, QByteArray *bytes);

    /// The line of a session with limits other than the defaults; null where a side has the defaults. Such a line tells a reader
    /// what that side accepted.
    QByteArray sessionLine(const Record &opened, const RpcLimits *limitsOfA, const RpcLimits *limitsOfB);

    /// The number of the next message.
    qint64 nextSeq() const { return m_seq; }
    void setNextSeq(qint64 seq) { m_seq = seq; }

private:
    void appendMessage(const Record &record, QByteArray *bytes);

    qint64 m_seq = 0;
};

} // namespace QtCapnWeb::Trace
